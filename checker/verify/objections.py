"""What speaks against a value that is read in a quote.

The gate (:mod:`checker.verify.gate`) holds each reading against the text once more.
"""

from collections.abc import Sequence
from fractions import Fraction
from typing import Final

from checker.model.fact import Fact
from checker.model.line import shortened
from checker.prose.readings import Amount, Moment
from checker.values.dates import span_of
from checker.values.dates.calendar import DAY
from checker.values.interval import Interval
from checker.verify import gate
from checker.verify.candidates import Candidate
from checker.verify.places import InPlace

_YEAR_MILLISECONDS: Final = 365 * DAY


def objection(fact: Fact, candidate: Candidate, place: InPlace | None) -> str:
    """What the text has against a reading that gives a claim's value; nothing, or words."""
    return (
        _left_unread(fact, candidate) or _left_out(candidate, place) or _said_otherwise(candidate)
    )


def _left_unread(fact: Fact, candidate: Candidate) -> str:
    """What the check that is not the reader finds left out."""
    prose, reading = candidate.view.prose, candidate.end_of or candidate.reading
    text = prose.tokens.text
    readings: Sequence[Amount | Moment] = (*prose.amounts, *prose.moments)
    others = [
        gate.ReadStretch(other.begin, other.finish)
        for other in readings
        if other is not reading and not (
            other.begin < reading.finish and reading.begin < other.finish
        )
    ]  # fmt: skip
    if isinstance(reading, Moment):
        lo = span_of(fact.value.possible).lo  # type: ignore[arg-type]
        year = None if isinstance(lo, float) else Fraction(lo) / _YEAR_MILLISECONDS + 1970
        return gate.unread_date(
            text, gate.ReadStretch(reading.begin, reading.finish), others, year,
            bool(reading.hedge), bool(reading.denied),
        )  # fmt: skip
    ends = fact.value.possible
    low, high = (ends.lo, ends.hi) if isinstance(ends, Interval) else (None, None)
    hedged = reading.bound is not None or reading.about or reading.upper is not None
    finish = prose.tokens.ends[reading.stop - 1]
    return gate.unread_number(
        text,
        gate.ReadStretch(reading.begin, max(finish, reading.begin + 1), reading.unit is not None),
        others, low, high, hedged or reading.to is not None,
    )  # fmt: skip


def _left_out(candidate: Candidate, place: InPlace | None) -> str:
    """What stands outside of the quote and bears on the value."""
    if place is None:
        return ""
    view, reading, said = candidate.view, candidate.reading, candidate.view.prose.tokens
    begin = reading.begin
    finish = said.ends[reading.stop - 1] if isinstance(reading, Amount) else reading.finish
    if isinstance(reading, Moment) and not reading.hedge:
        begin = said.starts[reading.at] if reading.at >= 0 else begin
    text = said.text
    before, behind = text[begin : view.begin].strip(), text[view.end : finish].strip()
    if begin < view.begin and before.strip(".,;:"):
        return f"`{_short(before)}` stands before the quote and bears on the value: quote it"
    if finish > view.end and behind.strip(".,;:"):
        return f"`{_short(behind)}` stands behind the quote and bears on the value: quote it"
    return ""


def _said_otherwise(candidate: Candidate) -> str:
    """The same number with another hedge in the same sentence: which is meant is not clear."""
    reading, said = candidate.end_of or candidate.reading, candidate.view.prose.tokens
    if not isinstance(reading, Amount) or reading.to is not None:
        return ""
    number = reading.parts[0].number.value
    for other in candidate.view.prose.amounts:
        if other is reading or other.wrong or other.parts[0].number.value != number:
            continue
        low, high = sorted((other.first, reading.first))
        if any(said.stops[low:high]):
            continue
        same = (other.bound, other.about) == (reading.bound, reading.about)
        unit, mine = other.unit, reading.unit
        if not same and (unit and unit.symbols) == (mine and mine.symbols):
            return f"`{_short(other.said)}` stands in the same sentence"
    return ""


def _short(text: str) -> str:
    return shortened(" ".join(text.split()), 40)
