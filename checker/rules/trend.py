"""``trend``: does a figure never fall, or never rise, as time goes on?

    check: {trend: {attribute: cases, along: as_of, never: falls}}

All claims about one thing, of one source and across sources, are held against those of earlier
times. A figure falls where it is surely less at a surely later time: from `about 120` in May to
`115` in June it need not, nor within one month. ``refines``: surely not. Claims that say of no such
time are not asked.
"""

from collections.abc import Iterator, Sequence
from typing import Final, final

from checker.kinds import ON_A_LINE
from checker.model.fact import Fact, Facts
from checker.model.judgement import gap_between, sides_of, told_at
from checker.model.question import Answer, Position, Question
from checker.model.ranked import NeverGoesBack
from checker.model.rule import (
    CheckKind,
    Parameters,
    Schema,
    an_id,
    its_attribute,
    mapping,
    no_cells,
)
from checker.model.timed import along, by_time, time_of, times_of, with_undated
from checker.values.compare import at_most
from checker.values.dates.when import When, by_one_clock
from checker.values.gap import apart
from checker.values.interval import Bound, Interval
from checker.values.named import NamedTuple
from checker.values.value import on_a_line
from checker.values.verdict import Relation

FALLS: Final = "falls"
RISES: Final = "rises"
_VERBS: Final = {FALLS: "falls to", RISES: "rises to"}
_DONE: Final = {FALLS: "fallen", RISES: "risen"}


@final
class Trend(NamedTuple):
    """``attribute`` never ``falls``, or never ``rises``, along the times of a qualifier."""

    attribute: str
    along: str
    never: str


def schema() -> Schema:
    """Its parameters, as YAML has them."""
    properties = {
        "attribute": an_id("Whose values."),
        "along": an_id("The qualifier of it that says of which time a value is, such as as_of."),
        "never": {
            "description": "What values never do as time goes on.",
            "enum": [FALLS, RISES],
        },
    }
    about = "A figure never falls, or never rises, as time goes on."
    return mapping(about, properties, ["attribute", "along", "never"])


def read(given: Parameters) -> Trend:
    """Its parameters: the qualifier must be a date."""
    name = given.text("attribute")
    attribute = given.known_attribute("attribute", name, ON_A_LINE)
    by = time_of(given, attribute)
    return Trend(name, by, given.text("never"))


def questions(rule: Trend, facts: Facts) -> Iterator[Question]:
    """The claims of each subject that say of a time, two and more, by their other qualifiers."""
    for question in by_time(facts, rule.attribute, rule.along):
        if any(_pairs(rule, question.facts)):
            yield question


def ranked(rule: Trend, _: object) -> NeverGoesBack:
    """All pairs of a claim and a surely later one decide it."""
    return NeverGoesBack(rule.attribute, rule.along, rule.never == FALLS)


def answer(rule: Trend, question: Question) -> Answer:
    """Hold each claim against the extremes of those before it, and of those behind."""
    attribute, facts = question.attribute, question.facts
    pairs = list(_pairs(rule, facts))
    if not pairs:  # of a part of the claims
        text = attribute.told(facts[0].value)
        return Answer(Relation.OVERLAPS, "at one time", (Position(text, facts),))
    surely = all(found is Relation.REFINES for _, _, found in pairs)
    failing = [(a, b) for a, b, found in pairs if found is Relation.DISJOINT]
    if not failing:
        first = min(facts, key=lambda fact: _when(rule, fact).begun_by)
        last = max(facts, key=lambda fact: _when(rule, fact).not_over_before)
        course = " … ".join(told_at(attribute, fact) for fact in (first, last))
        relation = Relation.REFINES if surely else Relation.OVERLAPS
        verdict = f"never {rule.never}" if surely else f"need not have {_DONE[rule.never]}"
        answer = Answer(relation, f"{course}: {verdict}", (Position(course, facts),))
        return with_undated(question, answer)
    involved = {index for pair in failing for index in pair}
    first_one, then = min(failing, key=lambda pair: _worth(rule, facts[pair[0]], facts[pair[1]]))
    pair = (facts[first_one], facts[then])
    low, high = sorted((on_a_line(fact.value.possible) for fact in pair), key=lambda span: span.lo)
    gap = gap_between(attribute, attribute.kind.distance(low, high), pair)
    positions = sides_of(attribute, tuple(facts[index] for index in sorted(involved)))
    answer = Answer(
        Relation.DISJOINT,
        f"{told_at(attribute, pair[0])} {_VERBS[rule.never]} {told_at(attribute, pair[1])}"
        + (f", {apart(gap)}" if gap else ""),
        tuple(position._replace(time=times_of(position.facts)) for position in positions),
        tuple(fact for index, fact in enumerate(facts) if index not in involved),
        pair,
        gap,
        torn=tuple(_torn(rule, [facts[index] for index in sorted(involved)])),
    )
    return with_undated(question, answer)


def _worth(rule: Trend, a: Fact, b: Fact) -> tuple[int, Bound, str, str]:
    """How little two claims are what a contradiction is about: documents' own, the farthest."""
    quoted = bool(a.said_by) + bool(b.said_by)
    return quoted, _upwards(rule, b).hi - _upwards(rule, a).lo, a.id, b.id


def _torn(rule: Trend, facts: Sequence[Fact]) -> Iterator[tuple[str, str]]:
    """The voices of which figures of their own go the wrong way."""
    by_voice: dict[tuple[str, str], list[Fact]] = {}
    for fact in facts:
        by_voice.setdefault((fact.source, fact.said_by), []).append(fact)
    for voice, some in by_voice.items():
        if any(found is Relation.DISJOINT for _, _, found in _pairs(rule, some)):
            yield voice


def _upwards(rule: Trend, fact: Fact) -> Interval:
    """What a claim allows on a line along which figures never go back."""
    span = on_a_line(fact.value.possible)
    return span if rule.never == FALLS else -span


def _when(rule: Trend, fact: Fact) -> When:
    found = along(fact, rule.along)
    assert found is not None
    return found


def _pairs(rule: Trend, facts: Sequence[Fact]) -> Iterator[tuple[int, int, Relation]]:
    """Pairs of a claim and a surely later one that tell whether any figure goes the wrong way.

    With each claim the greatest of those before it, by either end; and with each the least of those
    behind it.
    """
    whens = by_one_clock([_when(rule, fact) for fact in facts])
    spans = [_upwards(rule, fact) for fact in facts]
    begun, over = [when.begun_by for when in whens], [when.not_over_before for when in whens]
    by_begun = sorted(range(len(facts)), key=begun.__getitem__)
    by_over = sorted(range(len(facts)), key=over.__getitem__)
    starts, ends = [span.start for span in spans], [span.hi for span in spans]
    place = 0
    best: list[int] = []
    widest: list[int] = []
    for now in by_over:
        while place < len(by_begun) and begun[by_begun[place]] < over[now]:
            before = by_begun[place]
            best = sorted((*best, before), key=starts.__getitem__, reverse=True)[:2]
            widest = sorted((*widest, before), key=ends.__getitem__, reverse=True)[:2]
            place += 1
        for before in {*_first_but(now, best), *_first_but(now, widest)}:
            yield before, now, at_most(spans[before], spans[now])
    place, best = len(by_over) - 1, []
    for before in reversed(by_begun):
        while place >= 0 and over[by_over[place]] > begun[before]:
            best = sorted((*best, by_over[place]), key=lambda now: spans[now].end)[:2]
            place -= 1
        for now in _first_but(before, best):
            yield before, now, at_most(spans[before], spans[now])


def _first_but(one: int, some: Sequence[int]) -> list[int]:
    """The first of some claims that is another one: what lasts is before and behind itself."""
    return [other for other in some if other != one][:1]


KIND = CheckKind(
    schema,
    read,
    its_attribute,
    questions,
    answer,
    held_against=no_cells,
    ranked=ranked,
    words=(("over", "along"), ("direction", "never")),
)
