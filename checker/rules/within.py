"""``within``: does a part have at most what its whole has?

    check: {within: {attribute: area}}

A part is held against its nearest whole of which the attribute is claimed. ``refines``: surely.
"""

from collections.abc import Iterator
from typing import final

from checker.kinds import NUMBERS
from checker.model.constraint import Constraint, Scope, words_of_limits
from checker.model.fact import Facts, by_qualifiers
from checker.model.holding import Words, bearing, held, pairs_on_a_line
from checker.model.question import Answer, Question
from checker.model.ranked import OfNamed, OfNearestWhole
from checker.model.rule import (
    Cell,
    CheckKind,
    Parameters,
    Schema,
    an_id,
    its_attribute,
    mapping,
    of_hierarchies,
)
from checker.model.timed import meeting_each_other
from checker.values.compare import at_most, distance
from checker.values.constraints.condition import Condition, Linear
from checker.values.interval import INFINITY, Exact, Interval
from checker.values.named import NamedTuple
from checker.values.value import Possible, on_a_line
from checker.values.verdict import Relation

WORDS = Words(
    "{a} is within {what} of {against} ({b})",
    "{a} may be within {what} of {against} ({b})",
    "{a} is {far}more than {what} of {against} ({b})",
)


@final
class Within(NamedTuple):
    """A part has at most what its whole has."""

    attribute: str


def schema() -> Schema:
    """Its parameters, as YAML has them."""
    attribute = an_id("What part and whole are compared by.")
    return mapping("A part has no more than its whole.", {"attribute": attribute}, ["attribute"])


def read(given: Parameters) -> Within:
    """Its parameters."""
    return Within(given.attribute("attribute", NUMBERS))


def questions(rule: Within, facts: Facts) -> Iterator[Question]:
    """The claims about each part, and those about its nearest whole with equal qualifiers."""
    attribute = facts.attributes[rule.attribute]
    by_subject = facts.subjects(rule.attribute)
    references = facts.references
    for part, claims in by_subject.items():
        for qualifiers, group in by_qualifiers(claims):
            for whole in facts.entities.above(part):
                if whole not in by_subject:
                    continue
                others = tuple(fact for fact in by_subject[whole] if fact.apart == qualifiers)
                some, others = meeting_each_other(group, others)
                if others:
                    against = facts.entities.label(whole)
                    question = Question(part, attribute, qualifiers, some, others, against=against)
                    if bearing(question, references, always=False):
                        yield question
                    break


def answer(rule: Within, question: Question) -> Answer:
    """Hold every claim about the part against every claim about the whole."""
    pairs = pairs_on_a_line(question.facts, question.others, always=False)
    return held(question, pairs, _at_most, WORDS, always=False)


def _at_most(part: Possible, whole: Possible) -> tuple[Relation, Exact | None]:
    a, b = on_a_line(part), on_a_line(whole)
    return at_most(a, b), distance(b, a)


def ranked(rule: Within, _: object) -> OfNearestWhole:
    """Each part with its nearest whole."""
    return OfNearestWhole(rule.attribute)


def held_against(_: Within, facts: Facts, cell: Cell) -> Iterator[Cell]:
    """All wholes and parts of the subject."""
    attribute, subject = cell
    for other in facts.entities.above(subject):
        yield attribute, other
    for other in facts.entities.below(subject):
        yield attribute, other


def constrain(rule: Within, scope: Scope) -> Iterator[Constraint]:
    """That what is said of each part is at most what is said of its whole."""
    condition = Condition(Linear(((1, 0), (-1, 1))), Interval(-INFINITY, 0, True, False))
    words = words_of_limits(scope.attributes[rule.attribute])
    linked: dict[tuple[str, str], None] = {}
    for subject in scope.subjects:
        part = subject
        for whole in scope.entities.above(subject):
            linked[part, whole] = None
            part = whole
    for part, whole in linked:
        for things in scope.alike([(rule.attribute, part), (rule.attribute, whole)]):
            yield Constraint(things, condition, words)


def binds(_: Within, __: object) -> OfNamed:
    """Nothing but wholes and their parts."""
    return OfNamed()


KIND = CheckKind(
    schema,
    read,
    its_attribute,
    questions,
    answer,
    held_against=held_against,
    bears_on=of_hierarchies,
    ranked=ranked,
    constrain=constrain,
    binds=binds,
)
