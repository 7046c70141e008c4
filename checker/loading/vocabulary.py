"""Entities and attributes, and what guards them: claims that never meet never contradict."""

import re
from collections.abc import Iterable, Iterator
from typing import Any, Final

from checker.kinds import KINDS
from checker.loading.nodes import MappingNode, place_of, text_of
from checker.model.circles import circles, told_circle
from checker.model.place import Problem, Unknown
from checker.model.vocabulary import Attribute, Entities, Entity
from checker.spelling.nearest import Nearest
from checker.values.dates import FiscalYear, fiscal_year
from checker.values.numbers import Measure
from checker.values.texts import label_of, normal_text
from checker.values.unreadable import Unreadable

Declared = tuple[str, MappingNode, str, bool]
"""A file's name, the mapping that an entry stands in, the entry's key, and whether it is whole."""


def read_entities(declared: Iterable[Declared], problems: list[Problem]) -> Entities:
    """All entities; a ``part_of`` that is unknown or goes round in a circle is a problem."""
    by_id: dict[str, Entity] = {}
    nodes: dict[str, tuple[str, MappingNode]] = {}
    for file, node, key, _ in declared:
        place = place_of(file, node, key, key=True)
        if key in by_id:
            first = by_id[key].place
            problems.append(
                Problem(place, f"entity '{key}' is declared twice (first at {first}): remove one")
            )
            continue
        said: MappingNode | dict[str, Any] = node[key] or {}
        if isinstance(said, MappingNode):
            nodes[key] = (file, said)
        by_id[key] = Entity(
            id=key,
            label=normal_text(text_of(said["label"] if "label" in said else label_of(key))),
            place=place,
            type=said.get("type", ""),
            aliases=tuple(normal_text(text_of(alias)) for alias in said.get("aliases", ())),
            part_of=said.get("part_of"),
            complete=said.get("parts") == "complete",
        )
    _check_wholes(by_id, nodes, problems)
    return Entities.of(by_id, _names(by_id, nodes, problems))


def _check_wholes(
    by_id: dict[str, Entity],
    nodes: dict[str, tuple[str, MappingNode]],
    problems: list[Problem],
) -> None:
    """Cut every ``part_of`` that cannot stand, so that the rest is a forest."""
    nearest = Nearest(by_id)
    for entity in list(by_id.values()):
        whole = entity.part_of
        if whole is None or whole in by_id:
            continue
        file, node = nodes[entity.id]
        near = nearest.suggestion(whole, besides=entity.id)
        wrong = f"unknown entity '{whole[:80]}'{near}; declare it under `entities:`"
        problems.append(Problem(place_of(file, node, "part_of"), Unknown(wrong, whole)))
        by_id[entity.id] = entity._replace(part_of=None)
    for circle in circles(list(by_id), lambda name: by_id[name].part_of):
        name = circle[-1]
        file, node = nodes[name]
        wrong = f"part_of goes round in a circle: {told_circle(circle)}: remove one"
        problems.append(Problem(place_of(file, node, "part_of"), wrong))
        by_id[name] = by_id[name]._replace(part_of=None)


def _names(
    by_id: dict[str, Entity], nodes: dict[str, tuple[str, MappingNode]], problems: list[Problem]
) -> dict[str, str]:
    """Every id, label and alias; a label of two entities names neither, an alias is a problem."""
    names = {key: key for key in by_id}
    shared: set[str] = set()
    first: dict[str, str] = {}
    for entity in by_id.values():
        first.setdefault(entity.label, entity.id)
        if names.setdefault(entity.label, entity.id) != entity.id:
            shared.add(entity.label)
    for label in shared - by_id.keys():
        del names[label]
    for entity in by_id.values():
        for index, alias in enumerate(entity.aliases):
            other = first[alias] if alias in shared else names.setdefault(alias, entity.id)
            if other != entity.id:
                file, node = nodes[entity.id]
                problems.append(
                    Problem(
                        place_of(file, node["aliases"], index),
                        f"alias '{alias[:80]}' of '{entity.id}' also names '{other}': "
                        "keep it on one",
                    )
                )
    return names


def read_attributes(declared: Iterable[Declared], problems: list[Problem]) -> dict[str, Attribute]:
    """All attributes. One with a problem is left out: its values might be misread."""
    attributes: dict[str, Attribute] = {}
    for file, node, key, whole in declared:
        place = place_of(file, node, key, key=True)
        if key in attributes:
            first = attributes[key].place
            problems.append(
                Problem(
                    place, f"attribute '{key}' is declared twice (first at {first}): remove one"
                )
            )
            continue
        said: MappingNode = node[key]
        before = len(problems)
        if key == "published":
            taken = "'published' is what `order` calls a source's date: choose another name"
            problems.append(Problem(place, taken))
        measure = _measure(file, said, problems)
        fiscal = _fiscal_year(file, said, problems)
        problems += (*_asks_for_unknown(file, said), *_words(file, said)) if whole else ()
        qualifiers = said.get("qualifiers", ())
        kinds: MappingNode | dict[str, str] = (
            qualifiers if isinstance(qualifiers, MappingNode) else {}
        )
        if "holds_at" in said and "as_of" in qualifiers and kinds.get("as_of") != "date":
            wrong = "the day of publication is an `as_of`, which is no date here: write"
            problems.append(
                Problem(place_of(file, said, "holds_at"), f"{wrong} `qualifiers: {{as_of: date}}`")
            )
        if not whole or measure is None or len(problems) > before:
            continue
        attributes[key] = Attribute(
            id=key,
            label=said.get("label", label_of(key)),
            kind=KINDS[said["kind"]],
            place=place,
            measure=measure,
            members=said.get("members", "text"),
            values=tuple(normal_text(text_of(value)) for value in said.get("values", ())),
            exact=said.get("exact", False),
            ignore_case=said.get("ignore_case", False),
            cues=tuple(map(text_of, said.get("cues", ()))),
            not_cues=tuple(map(text_of, said.get("not_cues", ()))),
            qualifiers=tuple(qualifiers),
            times=tuple(name for name, kind in kinds.items() if kind == "date"),
            named=tuple(name for name, kind in kinds.items() if kind == "entity"),
            holds_at=said.get("holds_at", ""),
            fiscal_year=fiscal,
            question=normal_text(said.get("question", "")),
            words=tuple(normal_text(text_of(word)) for word in said.get("words", ())),
        )
    return attributes


def _asks_for_unknown(file: str, said: MappingNode) -> Iterator[Problem]:
    """The names in braces of a question that stand for nothing."""
    known = ("subject", *said.get("qualifiers", ()))
    for name in re.findall(r"\{([^{}]*)\}", said.get("question", "")):
        if name not in known:
            may = ", ".join(f"{{{one}}}" for one in known)
            wrong = f"'{{{name[:40]}}}' stands for nothing here: a question may have {may}"
            yield Problem(place_of(file, said, "question"), wrong)


def _words(file: str, said: MappingNode) -> Iterator[Problem]:
    """Words for true and false that are not two."""
    if len(said.get("words", "12")) != 2:
        wrong = "'words' are two: what true is called, and what false, as [yes, no]"
        yield Problem(place_of(file, said, "words"), wrong)


_FOR: Final = {
    key: tuple(other for other in KINDS.values() if key in other.keys)
    for kind in KINDS.values()
    for key in kind.keys
}
"""The kinds that a key of an attribute is for, where it is not for all."""


def _measure(file: str, said: MappingNode, problems: list[Problem]) -> Measure | None:
    kind = KINDS.get(said.get("kind", ""))
    if kind is None:
        return None
    for key, kinds in _FOR.items():
        if key in said and kind not in kinds:
            place = place_of(file, said, key, key=True)
            fitting = " or ".join(map(str, kinds))
            problems.append(
                Problem(place, f"'{key}' is for a {fitting}, this is {kind.called}: remove it")
            )
    key = "unit"
    try:
        measure = Measure(said.get("unit", ""), said.get("signed", False))
        kind.check(measure)
        if "approximately" in said:
            key = "approximately"
            measure = Measure(measure.unit, measure.signed, text_of(said[key]))
    except Unreadable as error:
        problems.append(Problem(place_of(file, said, key), str(error)))
        return None
    return measure


def _fiscal_year(file: str, said: MappingNode, problems: list[Problem]) -> FiscalYear | None:
    """When the attribute's fiscal years begin, where it says so."""
    if "fiscal_year_begins" not in said:
        if "fiscal_year_named_after" in said:
            place = place_of(file, said, "fiscal_year_named_after", key=True)
            problems.append(Problem(place, "when does that year begin? add `fiscal_year_begins`"))
        return None
    try:
        begins = text_of(said["fiscal_year_begins"])
        return fiscal_year(begins, said.get("fiscal_year_named_after", ""))
    except Unreadable as error:
        problems.append(Problem(place_of(file, said, "fiscal_year_begins"), str(error)))
        return None
