"""``within``: does a part have at most what its whole has?

    check: {within: {attribute: area}}

A part is held against its nearest whole of which the attribute is claimed. ``refines``: surely.
"""

from collections.abc import Iterator

from checker.model.fact import Fact, Facts, by_qualifiers
from checker.model.finding import Answer, Question
from checker.model.judgement import held
from checker.model.rule import Within
from checker.values.compare import at_most, distance
from checker.values.interval import Exact
from checker.values.kinds import Possible, Value, on_a_line
from checker.values.verdict import Relation


def questions(rule: Within, facts: Facts) -> Iterator[Question]:
    """The claims about each part, and those about its nearest whole with equal qualifiers."""
    attribute = facts.attributes[rule.attribute]
    by_subject = facts.subjects(rule.attribute)
    for part, claims in by_subject.items():
        whole = next((name for name in facts.entities.above(part) if name in by_subject), None)
        if whole is None:
            continue
        for qualifiers, group in by_qualifiers(claims):
            others = tuple(fact for fact in by_subject[whole] if fact.qualifiers == qualifiers)
            if others:
                yield Question(part, attribute, qualifiers, tuple(group), others)


def answer(rule: Within, question: Question) -> Answer:
    """Hold every claim about the part against every claim about the whole."""
    pairs: list[tuple[Fact, Fact | Value]] = [
        (fact, other) for fact in question.facts for other in question.others
    ]
    return held(question, pairs, _at_most, "{a} within {b}")


def _at_most(part: Possible, whole: Possible) -> tuple[Relation, Exact | None]:
    a, b = on_a_line(part), on_a_line(whole)
    return at_most(a, b), distance(b, a)
