"""``distribute``: a claim about a whole, to each of its parts.

    derive: {distribute: {attribute: occupied_on}}

A claim opts out with ``distributes: false``. Where its source says the same of a part, too, it is
that claim which holds for what the part consists of: nothing is concluded twice.
"""

from collections.abc import Container, Iterator
from typing import final

from checker.model.fact import Fact, Facts
from checker.model.inputs import Conclusion, Inputs, Operand
from checker.model.ranked import Spread
from checker.model.rule import (
    Cell,
    DerivationKind,
    Parameters,
    Schema,
    an_id,
    its_attribute,
    mapping,
    of_hierarchies,
)
from checker.values.named import NamedTuple


@final
class Distribute(NamedTuple):
    """A claim about a whole holds for its parts."""

    attribute: str


def schema() -> Schema:
    """Its parameters, as YAML has them."""
    about = "What is claimed of a whole holds for each of its parts."
    return mapping(about, {"attribute": an_id("What is claimed.")}, ["attribute"])


def read(given: Parameters) -> Distribute:
    """Its parameters."""
    return Distribute(given.attribute("attribute"))


def gives(rule: Distribute) -> str:
    """The same attribute."""
    return rule.attribute


def inputs(rule: Distribute, facts: Facts) -> Iterator[Inputs]:
    """One claim for each part, at any depth, of what the claim is about."""
    attribute = facts.attributes[rule.attribute]
    claimed = facts.subjects(rule.attribute)
    statements = {
        (part, *_said(fact)) for part in claimed for fact in claimed[part] if fact.distributes
    }
    for subject, claims in claimed.items():
        for fact in claims:
            if fact.distributes:
                operand = Operand(facts.entities.label(subject), attribute, (fact,))
                for part in _parts(subject, fact, facts, statements):
                    yield Inputs(fact.source, part, attribute, fact.qualifiers, (operand,))


def _parts(whole: str, fact: Fact, facts: Facts, statements: Container[object]) -> Iterator[str]:
    """All that is part of ``whole``, but not beyond parts of which the same is ``said``."""
    parts, same = facts.entities.parts, _said(fact)
    stack = list(reversed(parts.get(whole, ())))
    while stack:
        part = stack.pop()
        yield part
        if (part, *same) not in statements:
            stack += reversed(parts.get(part, ()))


def _said(fact: Fact) -> tuple[object, ...]:
    """What two claims have in common that are one statement, about a whole and about its part."""
    value = fact.value
    return (
        fact.source, fact.said_by, value.text, value.possible, fact.qualifiers, fact.origins,
        fact.partial,
    )  # fmt: skip


def conclude(rule: Distribute, given: Inputs) -> Conclusion:
    """The same value, said of the part."""
    return Conclusion(given.facts[0].value, partial=given.facts[0].partial)


def ranked(rule: Distribute, _: object) -> Spread:
    """What it spreads."""
    return Spread(rule.attribute)


def concluded_from(_: Distribute, facts: Facts, cell: Cell) -> Iterator[Cell]:
    """The parts."""
    attribute, subject = cell
    for part in facts.entities.below(subject):
        yield attribute, part


def concluded_to(_: Distribute, facts: Facts, cell: Cell) -> Iterator[Cell]:
    """The wholes."""
    attribute, subject = cell
    for whole in facts.entities.above(subject):
        yield attribute, whole


KIND = DerivationKind(
    schema,
    read,
    its_attribute,
    gives,
    inputs,
    conclude,
    concluded_from=concluded_from,
    concluded_to=concluded_to,
    bears_on=of_hierarchies,
    ranked=ranked,
    combines=False,
)
