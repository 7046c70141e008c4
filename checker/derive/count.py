"""``count``: how many members a list has, or of how many parts something is stated.

    derive: {count: {attribute: members, gives: member_count}}
    derive: {count: {parts_of: surrounding_districts, having: area, gives: member_count}}

It reads stated facts only: a group claim that was handed to the parts would confirm itself.
"""

from collections.abc import Iterator

from checker.model.fact import Assumption, Fact, Facts, Qualifiers
from checker.model.inputs import Conclusion, Inputs, Operand
from checker.model.rule import CountMembers, CountParts
from checker.values.compare import Members
from checker.values.interval import INFINITY, Interval, point
from checker.values.value import Value


def inputs(rule: CountMembers | CountParts, facts: Facts) -> Iterator[Inputs]:
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


def conclude(rule: CountMembers | CountParts, given: Inputs) -> Conclusion:
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
