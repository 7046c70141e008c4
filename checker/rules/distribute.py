"""``distribute``: a claim about a whole, to each of its parts.

    derive: {distribute: {attribute: occupied_on}}

A claim opts out with ``distributes: false``.
"""

from collections.abc import Iterator

from checker.model.fact import Facts
from checker.model.inputs import Conclusion, Inputs, Operand
from checker.model.rule import Distribute


def inputs(rule: Distribute, facts: Facts) -> Iterator[Inputs]:
    """One claim for each part, at any depth, of what the claim is about."""
    attribute = facts.attributes[rule.attribute]
    for subject, claims in facts.subjects(rule.attribute).items():
        parts = tuple(facts.entities.below(subject))
        for fact in claims:
            if fact.distributes:
                operand = Operand(facts.entities.label(subject), attribute, (fact,))
                for part in parts:
                    yield Inputs(fact.source, part, attribute, fact.qualifiers, (operand,))


def conclude(rule: Distribute, given: Inputs) -> Conclusion:
    """The same value, said of the part."""
    return Conclusion(given.facts[0].value, partial=given.facts[0].partial)
