"""``subset``: can these members be among those?

    check: {subset: {attribute: co_chairs, of: members}}

The other side is an attribute of the same subject, or ``attribute(subject)``. ``refines``: surely.
"""

from collections.abc import Iterator
from itertools import product

from checker.model.fact import Facts, by_qualifiers
from checker.model.finding import Answer, Question
from checker.model.holding import Pair, Words, bearing, held
from checker.model.rule import Subset
from checker.values.compare import Members, among, missing
from checker.values.verdict import Relation

WORDS = Words("{a} among {b}", "{a} may be among {b}", "{a} not among {b}")


def questions(rule: Subset, facts: Facts) -> Iterator[Question]:
    """The lists of each subject, and the lists that they must be among."""
    attribute = facts.attributes[rule.attribute]
    for subject, claims in facts.subjects(rule.attribute).items():
        for qualifiers, group in by_qualifiers(claims):
            others = tuple(
                fact
                for fact in facts.about(rule.of.attribute, rule.of.subject or subject)
                if fact.qualifiers in (qualifiers, ())
            )
            question = Question(subject, attribute, qualifiers, tuple(group), others)
            if others and bearing(question, facts.references):
                yield question


def answer(rule: Subset, question: Question) -> Answer:
    """Hold every list against every list of the other side."""
    pairs: list[Pair] = list(product(question.facts, question.others))
    return held(question, pairs, _among, WORDS)


def _among(some: Members, others: Members) -> tuple[Relation, int]:
    return among(some, others), missing(some, others)
