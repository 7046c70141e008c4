"""``unique``: does no other subject have this value?

    check: {unique: {attribute: registration_number}}

Claims with equal qualifiers about different subjects are held against each other. Two that surely
say the same contradict each other: the same exact number, text, day, entity without parts, or
complete list. Claims that may say the same, such as two rounded numbers, do not. Values that one
claim hands on to several subjects are one value.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple, final

from checker.model.fact import Fact, Facts, Qualifiers
from checker.model.holding import Pair, Words, bearing, held
from checker.model.question import Answer, Position, Question
from checker.model.rule import CheckKind, Parameters, Schema, an_id, its_attribute, mapping
from checker.model.vocabulary import Attribute
from checker.values.value import Possible
from checker.values.verdict import Relation

MOST_NAMED = 3
"""So many other subjects are named in a sentence."""

ALONE = "no other has it"
WORDS = Words(ALONE, ALONE, "{a} is that of {against}, too")


@final
class Unique(NamedTuple):
    """No two subjects have one value."""

    attribute: str


def schema() -> Schema:
    """Its parameters, as YAML has them."""
    attribute = an_id("Whose values differ from subject to subject.")
    return mapping("No two subjects have one value.", {"attribute": attribute}, ["attribute"])


def read(given: Parameters) -> Unique:
    """Its parameters."""
    return Unique(given.attribute("attribute"))


def questions(rule: Unique, facts: Facts) -> Iterator[Question]:
    """For each subject, its claims, and those of later subjects that say the same.

    A subject of which an earlier one was asked is in that question.
    """
    attribute = facts.attributes[rule.attribute]
    same: dict[tuple[Qualifiers, object], list[Fact]] = {}
    for claims in facts.subjects(rule.attribute).values():
        for fact in claims:
            value = attribute.kind.single(fact.value.possible)
            if value is not None:
                same.setdefault((fact.qualifiers, value), []).append(fact)
    for subject, claims in facts.subjects(rule.attribute).items():
        groups: dict[Qualifiers, list[Fact]] = {}
        for fact in claims:
            groups.setdefault(fact.qualifiers, []).append(fact)
        for qualifiers, group in groups.items():
            question = _question(subject, attribute, qualifiers, group, same, facts)
            if question is not None:
                yield question


def _question(
    subject: str,
    attribute: Attribute,
    qualifiers: Qualifiers,
    group: Sequence[Fact],
    same: dict[tuple[Qualifiers, object], list[Fact]],
    facts: Facts,
) -> Question | None:
    """What is asked of one subject; nothing where it is asked with an earlier one."""
    others: dict[str, Fact] = {}
    later = False
    for fact in group:
        alike = same.get((qualifiers, attribute.kind.single(fact.value.possible)), [fact])
        apart = [other for other in alike if other.root_ids.isdisjoint(fact.root_ids)]
        elsewhere = [other for other in apart if other.subject != subject]
        if elsewhere and alike[0].subject != subject:
            later = True
        else:
            others.update((other.id, other) for other in elsewhere)
    if later and not others:
        return None
    against = _named([other.subject for other in others.values()], facts)
    question = Question(
        subject, attribute, qualifiers, tuple(group), tuple(others.values()), against=against
    )
    return question if not others or bearing(question, facts.references) else None


def _named(subjects: Sequence[str], facts: Facts) -> str:
    """`the south tower and 2 others`."""
    labels = list(dict.fromkeys(map(facts.entities.label, subjects)))
    more = len(labels) - MOST_NAMED
    if more > 0:
        return f"{', '.join(labels[:MOST_NAMED])} and {more} more"
    return " and ".join(labels)


def answer(_: Unique, question: Question) -> Answer:
    """Look for what surely is the same."""
    kind = question.attribute.kind
    pairs: list[Pair] = [
        (fact, other)
        for fact in question.facts
        for other in question.others
        if fact.root_ids.isdisjoint(other.root_ids)
    ]
    if not pairs:
        return Answer(Relation.REFINES, ALONE, (Position(ALONE, question.claims),))

    def judge(a: Possible, b: Possible) -> tuple[Relation, None]:
        value = kind.single(a)
        surely = value is not None and value == kind.single(b)
        return Relation.DISJOINT if surely else Relation.REFINES, None

    return held(question, pairs, judge, WORDS)


KIND = CheckKind(schema, read, its_attribute, questions, answer)
