"""``unique``: does no other subject have this value?

    check: {unique: {attribute: registration_number}}

Claims about different subjects whose qualifiers mean the same are held against each other, as far
as their times meet. Two that surely say the same contradict each other: the same exact number,
text, day, entity without parts, or complete list. Claims that may say the same, such as two rounded
numbers, do not. Values that one claim hands on to several subjects are one value.
"""

from collections.abc import Iterator, Sequence
from typing import final

from checker.model.fact import Fact, Facts, Qualifiers, by_qualifiers
from checker.model.holding import Pair, Words, bearing, held
from checker.model.question import Answer, Position, Question
from checker.model.ranked import OneEach
from checker.model.rule import CheckKind, Parameters, Schema, an_id, its_attribute, mapping
from checker.model.times import at_one_time
from checker.model.vocabulary import Attribute
from checker.values.dates.when import Meeting, meeting_of
from checker.values.named import NamedTuple
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
    same: _Same = {}
    for claims in facts.subjects(rule.attribute).values():
        for fact in claims:
            value = attribute.kind.single(fact.value.possible)
            if value is not None:
                same.setdefault((fact.apart, value), []).append(fact)
    apart = {key: _at_one_time(some) for key, some in same.items()}
    for subject, claims in facts.subjects(rule.attribute).items():
        for qualifiers, group in by_qualifiers(claims):
            question = _question(subject, attribute, qualifiers, group, apart, facts)
            if question is not None:
                yield question


_Same = dict[tuple[Qualifiers, object], list[Fact]]
"""Claims that surely say the same, by what they hold for and say."""


def _at_one_time(some: list[Fact]) -> dict[str, list[Fact]]:
    """For each of some claims all whose times may be linked with its own, in order."""
    found: dict[str, list[Fact]] = {}
    for group in at_one_time([fact.when for fact in some]):
        linked = _in_order([some[index] for index in group])
        found.update((fact.id, linked) for fact in linked)
    return found


def _in_order(claims: list[Fact]) -> list[Fact]:
    """Claims by subject, the one of whom the first of them stands first: which is held against
    which hangs on no other claim."""
    if len(claims) < 2:
        return claims
    first: dict[str, int] = {}
    for fact in sorted(claims, key=lambda fact: (fact.place, fact.id)):
        first.setdefault(fact.subject, len(first))
    return sorted(claims, key=lambda fact: first[fact.subject])


def _question(
    subject: str,
    attribute: Attribute,
    qualifiers: Qualifiers,
    group: Sequence[Fact],
    same: dict[tuple[Qualifiers, object], dict[str, list[Fact]]],
    facts: Facts,
) -> Question | None:
    """What is asked of one subject; nothing where it is asked with an earlier one."""
    others: dict[str, Fact] = {}
    asked = False
    for fact in group:
        alike = same.get((qualifiers, attribute.kind.single(fact.value.possible)), {})
        earlier = True
        for other in alike.get(fact.id, ()):
            if other.subject == subject:
                earlier = False
            elif other.root_ids.isdisjoint(fact.root_ids) and (
                meeting_of(fact.when, other.when) is not Meeting.NEVER
            ):
                if earlier:
                    asked = True
                else:
                    others[other.id] = other
            if earlier and asked and not fact.times:
                break  # claims without a time are all asked of with the first of them
    if asked and not others:
        return None
    against = _named([other.subject for other in others.values()], facts)
    question = Question(
        subject, attribute, qualifiers, tuple(group), tuple(others.values()), against=against
    )
    if not others or bearing(question, facts.references, always=False):
        return question
    return None


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

    return held(question, pairs, judge, WORDS, always=False)


def ranked(rule: Unique, _: object) -> OneEach:
    """It asks whether another subject has what a claim says, where that is one thing."""
    return OneEach(rule.attribute)


KIND = CheckKind(schema, read, its_attribute, questions, answer, ranked=ranked)
