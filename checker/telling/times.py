"""The times of claims: which part of a time line each speaks of, and which speak of none."""

from collections.abc import Iterator, Sequence
from typing import Final

from checker.model.finding import Finding
from checker.model.timed import undated_told
from checker.telling.phrases import Phrases, capital
from checker.telling.picture import Bar, Picture
from checker.values.dates import Instants
from checker.values.dates.possibilities import civil_spans, own_spans

MOST_BARS: Final = 24
"""The most claims of one time line."""

MOST_LINES: Final = 6
"""The most time lines of one story."""


def undated(say: Phrases, findings: Sequence[Finding]) -> Iterator[str]:
    """How many claims were not held against the others, since they say of no time."""
    for words in dict.fromkeys(undated_told(finding.question) for finding in findings):
        if words:
            yield f"{words} them."


def time_lines(say: Phrases, findings: Sequence[Finding]) -> Iterator[str]:
    """Of which time the claims of each finding speak, side by side."""
    dated = [f for f in findings if sum(bool(fact.times) for fact in f.question.claims) > 1]
    for finding in dated[:MOST_LINES]:
        yield from say.pen.picture(time_line(say, finding))


def time_line(say: Phrases, finding: Finding) -> Picture:
    """The times of the claims of one finding, those that take a side first."""
    sides = finding.answer.sides
    some = [fact for fact in finding.question.claims if fact.times]
    some.sort(key=lambda fact: fact.id not in sides)
    whens = [fact.times[0].when.possible for fact in some]
    utc = all(isinstance(when, Instants) for when in whens)
    spans_of = own_spans if utc else civil_spans
    bars = dict.fromkeys(
        Bar(
            str(say.names[fact.source]),
            say.report.told(fact),
            spans_of(when),
            sides.get(fact.id, 0),
        )
        for fact, when in zip(some, whens, strict=True)
    )
    asked = capital(say.report.asks(finding.question))
    return Picture(
        f"{asked}: when{' (UTC)' if utc else ''}",
        True,
        "",
        tuple(bars)[:MOST_BARS],
        max(0, len(bars) - MOST_BARS),
        whole=True,
    )
