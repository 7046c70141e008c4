"""``disjoint_times``: is there one holder at a time, and always one?

    check: {disjoint_times: {attribute: mayor, along: during}}
    check: {disjoint_times: {attribute: mayor, along: during, gaps: refused}}

Two holders, which are what claims say of one subject, contradict each other where their times
surely share a moment. Times that may share one can follow each other, and do not: `2010/2012` and
`2012/2015`. With ``gaps: refused`` claims tell of every holder, so that a moment between the first
and the last which is surely in nobody's time is a contradiction, too. A holder may have several
terms, and each may be told of again. ``refines``: surely one after the other.
"""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise
from typing import Final, final

from checker.model.fact import Fact, Facts
from checker.model.judgement import told_at
from checker.model.line import and_more
from checker.model.question import Answer, Position, Question
from checker.model.ranked import OneAtATime
from checker.model.report import counted
from checker.model.rule import (
    CheckKind,
    Parameters,
    Schema,
    an_id,
    its_attribute,
    mapping,
    no_cells,
)
from checker.model.timed import (
    OTHER_TIMES,
    answer_by_time,
    by_time,
    time_of,
    times_of,
    with_undated,
)
from checker.values.compare import Comparison
from checker.values.dates.calendar import DAY
from checker.values.dates.when import NANOSECONDS, by_one_clock
from checker.values.gap import in_days, measured
from checker.values.interval import Bound
from checker.values.named import NamedTuple
from checker.values.verdict import Relation

ALLOWED: Final = "allowed"
REFUSED: Final = "refused"
MOST_HOLDERS: Final = 3
"""How many holders one sentence names."""


@final
class DisjointTimes(NamedTuple):
    """The times of different values of ``attribute``, by the qualifier ``along``, share nothing;
    ``gaps`` between them are ``allowed`` or ``refused``."""

    attribute: str
    along: str
    gaps: str = ALLOWED


def schema() -> Schema:
    """Its parameters, as YAML has them."""
    properties = {
        "attribute": an_id("Whose values are the holders."),
        "along": an_id("The qualifier of it that says of which time a value is, such as during."),
        "gaps": {
            "description": "Whether there may be times without a holder; allowed by default.",
            "enum": [ALLOWED, REFUSED],
        },
    }
    about = "There is one holder at a time, and with `gaps: refused` always one."
    return mapping(about, properties, ["attribute", "along"])


def read(given: Parameters) -> DisjointTimes:
    """Its parameters: the qualifier must be a date."""
    name = given.text("attribute")
    attribute = given.known_attribute("attribute", name)
    by = time_of(given, attribute)
    return DisjointTimes(name, by, given.written("gaps") or ALLOWED)


def questions(rule: DisjointTimes, facts: Facts) -> Iterator[Question]:
    """The claims of each subject that say of a time, two and more, by their other qualifiers."""
    for question in by_time(facts, rule.attribute, rule.along):
        if len(question.facts) > 1:
            yield question._replace(
                facts=tuple(_by(rule, fact) for fact in question.facts),
                undated=tuple(_by(rule, fact) for fact in question.undated),
            )


def ranked(rule: DisjointTimes, _: object) -> OneAtATime:
    """Which claims meet, and where there is none, decides it."""
    return OneAtATime(rule.attribute, rule.along, rule.gaps == ALLOWED)


def _by(rule: DisjointTimes, fact: Fact) -> Fact:
    """A claim of which that time is the one that is compared."""
    if not fact.times or fact.times[0].name == rule.along:
        return fact
    return fact._replace(times=tuple(sorted(fact.times, key=lambda time: time.name != rule.along)))


def answer(rule: DisjointTimes, question: Question) -> Answer:
    """Two at once first, then a time without any."""

    def compare(facts: Sequence[Fact]) -> Comparison:
        return question.attribute.compare([fact.value.possible for fact in facts])

    found = answer_by_time(question, compare)
    undecided = found.relation is Relation.UNKNOWN and OTHER_TIMES not in found.reason
    if found.relation is Relation.DISJOINT or undecided:
        return found
    if rule.gaps == REFUSED:
        runs = _runs(question.facts)
        if len(runs) > 1:
            return with_undated(question, _without_a_holder(question, runs))
    holders = _holders(question, question.facts)
    surely = found.relation is not Relation.UNKNOWN
    how = "one after the other" if surely else "may be one after the other"
    position = Position(holders, question.facts, times_of(question.facts))
    relation = Relation.REFINES if surely else Relation.OVERLAPS
    return with_undated(question, Answer(relation, f"{holders}: {how}", (position,)))


@final
class _Run(NamedTuple):
    """Claims between which no moment surely is nobody's, by when they may begin, and end."""

    facts: tuple[Fact, ...]
    first: Bound
    last: Bound
    latest: Fact


def _runs(facts: Sequence[Fact]) -> list[_Run]:
    """The claims in order, in runs with a time without a holder between them."""
    whens = by_one_clock([fact.when for fact in facts if fact.when])
    spans = [
        (span.first, span.last, fact)
        for fact, when in zip(facts, whens, strict=True)
        for span in when.spans
    ]
    spans.sort(key=lambda span: (span[0], span[1], span[2].id))
    runs: list[_Run] = []
    for first, last, fact in spans:
        if runs and first <= runs[-1].last + 1:
            before = runs[-1]
            later = last > before.last
            runs[-1] = _Run(
                before.facts if fact in before.facts[-1:] else (*before.facts, fact),
                before.first,
                max(last, before.last),
                fact if later else before.latest,
            )
        else:
            runs.append(_Run((fact,), first, last, fact))
    return runs


def _without_a_holder(question: Question, runs: Sequence[_Run]) -> Answer:
    """The answer where some time is nobody's; the longest such time is shown."""
    before, behind = max(pairwise(runs), key=lambda pair: pair[1].first - pair[0].last)
    between = behind.first - before.last - 1
    assert not isinstance(between, float)
    gap = in_days(Fraction(between, DAY * NANOSECONDS))
    last_before, first_behind = before.latest, behind.facts[0]
    a, b = (told_at(question.attribute, fact) for fact in (last_before, first_behind))
    more = f"; {counted(len(runs) - 2, 'more such time')}" if len(runs) > 2 else ""
    return Answer(
        Relation.DISJOINT,
        f"nobody for {measured(gap)}, after {a} and until {b}{more}",
        tuple(
            Position(_holders(question, run.facts), run.facts, times_of(run.facts)) for run in runs
        ),
        (),
        (last_before, first_behind),
        gap,
    )


def _holders(question: Question, facts: Sequence[Fact]) -> str:
    """Who holds, in words."""
    holders = dict.fromkeys(question.attribute.told(fact.value) for fact in facts)
    return and_more(list(holders), MOST_HOLDERS)


KIND = CheckKind(
    schema,
    read,
    its_attribute,
    questions,
    answer,
    held_against=no_cells,
    ranked=ranked,
    words=(("gap", "gaps"),),
)
