"""``distribute``: a claim about a whole, to each of its parts.

    derive: {distribute: {attribute: occupied_on}}

A claim opts out with ``distributes: false``.
"""

from collections.abc import Iterator

from checker.model.fact import Fact, Facts
from checker.model.inputs import Inputs, Operand
from checker.model.rule import Distribute, Rule


def inputs(rule: Rule, does: Distribute, facts: Facts) -> Iterator[Inputs]:
    """One claim for each part, at any depth, of what the claim is about."""
    attribute = facts.attributes[does.attribute]
    for subject, claims in facts.subjects(does.attribute).items():
        parts = tuple(facts.entities.below(subject))
        for fact in claims:
            if fact.distributes:
                operand = Operand(facts.entities.label(subject), attribute, (fact,))
                for part in parts:
                    yield Inputs(fact.source, part, attribute, fact.qualifiers, (operand,))


def conclude(rule: Rule, does: Distribute, given: Inputs) -> Fact:
    """The same value, said of the part."""
    return given.conclusion(rule, given.facts[0].value, partial=given.facts[0].partial)
