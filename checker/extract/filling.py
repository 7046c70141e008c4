"""What a match fills into the facts of its pattern."""

from collections.abc import Mapping

from checker.extract.automaton import Run
from checker.model.pattern import LISTS, Pattern, Raw, Slot, elements, slots_in
from checker.model.vocabulary import Attribute
from checker.prose.lists import split_texts
from checker.prose.tokens import Tokens


def as_written(literal: str, attribute: Attribute) -> Raw:
    """The literal of a reading as a person would write it: a count in its own unit is a number."""
    unit = attribute.measure.unit
    plain = literal.removesuffix(f" {unit}") if unit else literal
    if plain.isdecimal() and plain.isascii() and attribute.kind.counts:
        return int(plain)
    return literal


def values_in(run: Run, part: Tokens, pattern: Pattern) -> tuple[dict[str, Raw], dict[str, str]]:
    """What stands in each slot, and what was inferred for it."""
    kinds = {
        element.name: element.kind
        for match in pattern.matches
        for element in elements(match)
        if isinstance(element, Slot)
    }
    values: dict[str, Raw] = {}
    inferred: dict[str, str] = {}
    for capture in run.captures:
        if capture.reading is not None:
            values[capture.name] = capture.reading.raw
            if capture.reading.inferred:
                inferred[capture.name] = capture.reading.inferred
        elif capture.name:
            text = part.between(capture.start, capture.end)
            values[capture.name] = split_texts(text) if kinds[capture.name] in LISTS else text
    return values, inferred


def filled(template: Raw, values: Mapping[str, Raw]) -> Raw | None:
    """A template with what was read in its slots; nothing where a slot of it was not matched."""
    if isinstance(template, tuple):
        members: list[str] = []
        for one in template:
            member = filled(one, values)
            if member is None:
                return None
            members += member if isinstance(member, tuple) else [str(member)]
        return tuple(members)
    if not isinstance(template, str):
        return template
    names = list(slots_in(template))
    if any(name not in values for name in names):
        return None
    if len(names) == 1 and template == f"{{{names[0]}}}":
        return values[names[0]]
    for name in names:
        value = values[name]
        text = ", ".join(value) if isinstance(value, tuple) else str(value)
        template = template.replace(f"{{{name}}}", text)
    return template
