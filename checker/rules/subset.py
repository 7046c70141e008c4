"""``subset``: can these members be among those?

    check: {subset: {attribute: co_chairs, of: members}}

The other side is an attribute of the same subject, or ``attribute(subject)``. ``refines``: surely.
"""

from collections.abc import Iterable, Iterator
from itertools import product
from typing import final

from checker.kinds import LISTS
from checker.model.fact import Fact, Facts, by_qualifiers
from checker.model.holding import Pair, Words, bearing, held, other_side, others_of
from checker.model.question import Answer, Question
from checker.model.ranked import Among, AmongThose
from checker.model.rule import (
    Cell,
    CheckKind,
    Parameters,
    Schema,
    Term,
    an_id,
    entities_of,
    mapping,
)
from checker.values.compare import Members, among, missing
from checker.values.named import NamedTuple
from checker.values.verdict import Relation

WORDS = Words("{a}: all among {b}", "{a}: perhaps all among {b}", "{a}: not all among {b}")


@final
class Subset(NamedTuple):
    """The members of ``attribute`` are among those of ``of``."""

    attribute: str
    of: Term


def schema() -> Schema:
    """Its parameters, as YAML has them."""
    properties = {
        "attribute": an_id("The smaller set."),
        "of": {
            "description": "The larger set: attribute or attribute(subject).",
            "$ref": "#/$defs/term",
        },
    }
    return mapping("Every member of one set is in another.", properties, ["attribute", "of"])


def read(given: Parameters) -> Subset:
    """Its parameters; both sides must be made of the same."""
    attribute, of = given.attribute("attribute", LISTS), given.term("of")
    some = given.attributes.get(attribute)
    those = given.known_attribute("of", of.attribute, LISTS) if of.attribute else None
    if some and those and (some.members, some.ignore_case) != (those.members, those.ignore_case):
        given.wrong(
            "of",
            f"'{of.attribute}' and '{attribute}' are not made of the same: give both the same "
            "`members` and `ignore_case`",
        )
    return Subset(attribute, of)


def reads(rule: Subset) -> tuple[str, ...]:
    """Both attributes."""
    return (rule.attribute, rule.of.attribute)


def questions(rule: Subset, facts: Facts) -> Iterator[Question]:
    """The lists of each subject, and the lists that they must be among."""
    attribute = facts.attributes[rule.attribute]
    for subject, claims in facts.subjects(rule.attribute).items():
        for qualifiers, group in by_qualifiers(claims):
            others = others_of(rule.of, subject, qualifiers, facts)
            question = Question(subject, attribute, qualifiers, tuple(group), others)
            if others and bearing(question, facts.references):
                yield question


def answer(rule: Subset, question: Question) -> Answer:
    """Hold every list against every list of the other side."""
    pairs: list[Pair] = list(product(question.facts, question.others))
    return held(question, pairs, _among, WORDS)


def _among(some: Members, others: Members) -> tuple[Relation, int]:
    return among(some, others), missing(some, others)


def ranked(rule: Subset, _: object) -> Among | AmongThose:
    """Two lists of each subject, or one of each and those of a subject that is named."""
    if rule.of.subject is None:
        return Among(rule.attribute, rule.of.attribute)
    return AmongThose(rule.attribute, rule.of.attribute, rule.of.subject)


def sides(rule: Subset) -> tuple[Term, Term]:
    """The lists, and what they must be among."""
    return Term(rule.attribute), rule.of


def names(rule: Subset) -> Iterator[str]:
    """The subject of the other side, where it is named."""
    return entities_of([rule.of])


def held_against(rule: Subset, facts: Facts, cell: Cell) -> Iterator[Cell]:
    """The lists of the other side."""
    return other_side(sides(rule), facts, cell)


def mistakable(_: Question, answer: Answer) -> Iterable[tuple[Fact, Fact]]:
    """The two lists of which one has a member too many, which may be one of the other's."""
    return () if answer.witness is None else (answer.witness,)


KIND = CheckKind(
    schema,
    read,
    reads,
    questions,
    answer,
    names=names,
    held_against=held_against,
    sides=sides,
    ranked=ranked,
    mistakable=mistakable,
)
