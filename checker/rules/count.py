"""``count``: how many members a list has, or of how many parts something is stated.

    derive: {count: {attribute: members, gives: member_count}}
    derive: {count: {parts_of: surrounding_districts, having: area, gives: member_count}}

It reads stated facts only: a group claim that was handed to the parts would confirm itself.
"""

from collections.abc import Iterator
from typing import final

from checker.kinds import COUNTS, LISTS
from checker.model.fact import Assumption, Fact, Facts, Qualifiers
from checker.model.inputs import Conclusion, Inputs, Operand
from checker.model.ranked import Added, How, Reckoned
from checker.model.rule import Cell, DerivationKind, Parameters, Schema, an_id, mapping
from checker.model.vocabulary import Entities
from checker.values.compare import Members
from checker.values.interval import INFINITY, Interval, point
from checker.values.named import NamedTuple
from checker.values.value import Value


@final
class CountMembers(NamedTuple):
    """The size of a list is a count of its subject."""

    attribute: str
    gives: str


@final
class CountParts(NamedTuple):
    """The number of parts of which a source states ``having`` is a count of the whole."""

    whole: str
    having: str
    gives: str


Count = CountMembers | CountParts


def schema() -> Schema:
    """Its parameters, as YAML has them."""
    properties = {
        "attribute": an_id("The set whose members are counted."),
        "parts_of": an_id("The whole whose parts are counted."),
        "having": an_id("The attribute that a part needs so as to be counted."),
        "gives": an_id("The attribute that has the number."),
    }
    about = (
        "How many members a set has, or how many parts of a whole a source states something for."
    )
    return {
        **mapping(about, properties, ["gives"]),
        "if": {"type": "object", "required": ["parts_of"]},
        "then": {"required": ["having"], "not": {"type": "object", "required": ["attribute"]}},
        "else": {"required": ["attribute"]},
    }


def read(given: Parameters) -> Count:
    """Its parameters, of members or of parts."""
    gives = given.attribute("gives", COUNTS)
    if "attribute" in given:
        return CountMembers(given.attribute("attribute", LISTS), gives)
    return CountParts(given.whole("parts_of"), given.attribute("having"), gives)


def reads(rule: Count) -> tuple[str, ...]:
    """The list, or what parts have."""
    return (rule.attribute if isinstance(rule, CountMembers) else rule.having,)


def gives(rule: Count) -> str:
    """The attribute that has the number."""
    return rule.gives


def inputs(rule: Count, facts: Facts) -> Iterator[Inputs]:
    """Each list, or each source's claims about the parts."""
    gives = facts.attributes[rule.gives]
    if isinstance(rule, CountMembers):
        attribute = facts.attributes[rule.attribute]
        for subject, claims in facts.subjects(rule.attribute).items():
            for fact in claims:
                if fact.stated:
                    operand = Operand(attribute.label, attribute, (fact,))
                    yield Inputs(fact.source, subject, gives, fact.qualifiers, (operand,))
        return
    attribute = facts.attributes[rule.having]
    whole = facts.entities.by_id[rule.whole]
    parts = facts.entities.parts[rule.whole]
    groups: dict[tuple[str, Qualifiers], dict[str, list[Fact]]] = {}
    for part in parts:
        for fact in facts.about(rule.having, part):
            if fact.stated:
                key = (fact.source, fact.qualifiers)
                groups.setdefault(key, {}).setdefault(part, []).append(fact)
    for (source, qualifiers), named in groups.items():
        operands = tuple(
            Operand(facts.entities.label(part), attribute, tuple(claims))
            for part, claims in named.items()
        )
        all_ = whole.complete and len(named) == len(parts)
        yield Inputs(
            source,
            rule.whole,
            gives,
            qualifiers,
            operands,
            missing="" if all_ else f"{whole.label} may have further parts",
            assumes=(Assumption(f"the parts of {whole.label} are all listed", whole.place),)
            if all_
            else (),
        )


def conclude(rule: Count, given: Inputs) -> Conclusion:
    """The exact number; at least that many where the list is open."""
    if isinstance(rule, CountMembers):
        value = given.facts[0].value
        assert isinstance(value.possible, Members)
        number, open_ = len(value.possible.members), not value.possible.complete
        names = value.text
    else:
        number, open_ = len(given.operands), bool(given.missing)
        names = ", ".join(operand.name for operand in given.operands)
    text = f"at least {number}" if open_ else str(number)
    possible = Interval(number, INFINITY, False, True) if open_ else point(number)
    value = Value(text, possible, None if open_ else number)
    return Conclusion(value, arithmetic=f"{names}: {given.attribute.told(value)}")


def whole(rule: Count) -> str | None:
    """The whole whose parts are counted."""
    return rule.whole if isinstance(rule, CountParts) else None


def names(rule: Count) -> tuple[str, ...]:
    """The whole whose parts are counted."""
    return (rule.whole,) if isinstance(rule, CountParts) else ()


def bears_on(rule: Count, entities: Entities) -> list[str] | None:
    """The whole and its parts, where these are counted."""
    if isinstance(rule, CountMembers):
        return None
    return [rule.whole, *entities.parts.get(rule.whole, ())]


def ranked(rule: Count, _: object) -> Reckoned | None:
    """The number of members of a list."""
    if isinstance(rule, CountParts):
        return None
    return Reckoned(rule.gives, (rule.attribute,), rule.attribute, 1, False, counts=True)


def added(rule: Count, _: object, entities: Entities) -> Added | None:
    """Of how many of its own parts something is claimed."""
    if isinstance(rule, CountMembers):
        return None
    at_least = not entities.by_id[rule.whole].complete
    parts = entities.parts[rule.whole]
    return Added(rule.having, rule.whole, parts, (), at_least, How.NUMBER, rule.gives)


def concluded_from(rule: Count, _: Facts, cell: Cell) -> Iterator[Cell]:
    """The number of a list. How many parts have a claim does not hang on what it says."""
    if isinstance(rule, CountMembers):
        yield rule.gives, cell[1]


def concluded_to(rule: Count, facts: Facts, cell: Cell) -> Iterator[Cell]:
    """The list, or the claims of the parts."""
    _, subject = cell
    if isinstance(rule, CountMembers):
        yield rule.attribute, subject
    elif rule.whole == subject:
        for part in facts.entities.parts[rule.whole]:
            yield rule.having, part


KIND = DerivationKind(
    schema,
    read,
    reads,
    gives,
    inputs,
    conclude,
    names=names,
    words=(("whole", "parts_of"),),
    whole=whole,
    concluded_from=concluded_from,
    concluded_to=concluded_to,
    bears_on=bears_on,
    ranked=ranked,
    added=added,
    combines=False,
)
