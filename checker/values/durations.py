"""Durations: how long something took, or lies after something else.

Days and weeks are exact; a month and a year are what the calendar makes of them. So a duration has
two parts, months and days, and as a length it is an interval of days: one month is 28 to 31.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from math import ceil
from typing import Final, final

from checker.values.compare import Comparison, compare_intervals
from checker.values.dates import DateSet
from checker.values.dates.calendar import DAY, GREGORIAN
from checker.values.dates.possibilities import civil_spans, one_of
from checker.values.interval import INFINITY, Bound, Interval, point
from checker.values.numbers import Measure, read_count
from checker.values.numbers.hedges import Hedge, leading_hedge
from checker.values.unreadable import Unreadable

NOTHING: Final = point(0)

# What one of a unit is, in months and in days.
UNITS: Final[dict[str, tuple[int, int]]] = {
    "day": (0, 1),
    "night": (0, 1),
    "week": (0, 7),
    "fortnight": (0, 14),
    "month": (1, 0),
    "quarter": (3, 0),
    "year": (12, 0),
    "decade": (120, 0),
    "century": (1200, 0),
}
_PLURALS: Final = {f"{unit}s": unit for unit in UNITS} | {"centuries": "century"}

_ISO = r"P(?:(\d{1,9})Y)?(?:(\d{1,9})M)?(?:(\d{1,9})W)?(?:(\d{1,9})D)?\Z"
_JOINT = r", and |, | and "
CYCLE: Final = 4800
"""Months after which the Gregorian calendar repeats itself."""
CYCLE_DAYS: Final = 146_097
MOST: Final = 10**9
"""The greatest number of one unit."""


@final
@dataclass(frozen=True, slots=True)
class Duration:
    """So many calendar months, and then so many days; both are whole numbers, with closed ends."""

    months: Interval
    days: Interval

    @property
    def span(self) -> Interval:
        """The lengths that it may have, in days."""
        least, most = _shortest(self.months.lo), _longest(self.months.hi)
        return Interval(
            least + self.days.lo,
            most + self.days.hi,
            least + self.days.lo == -INFINITY,
            most + self.days.hi == INFINITY,
        )

    def __add__(self, other: "Duration") -> "Duration":
        return Duration(self.months + other.months, self.days + other.days)

    def __neg__(self) -> "Duration":
        return Duration(-self.months, -self.days)


def read_duration(text: str) -> Duration:
    """`4 days`, `about three weeks`, `2 months`, `1 year and 6 months`, `P1Y6M`.

    Hedges and vague words are those of counts. Raises :class:`Unreadable`.
    """
    words = " ".join(text.split())
    iso = re.match(_ISO, words, re.ASCII) if words[:1] == "P" else None
    if iso and len(words) > 1:
        years, months, weeks, days = (int(digits or 0) for digits in iso.groups())
        return Duration(point(12 * years + months), point(7 * weeks + days))
    try:
        return _read(words)
    except Unreadable:
        parts = re.split(_JOINT, words)
        if len(parts) == 1:
            raise
    total = _read(parts[0])
    for part in parts[1:]:
        total = total + _read(part)
    return total


def _read(words: str) -> Duration:
    """A number and a unit. `about` widens by a tenth of the length, in days rounded up: a count of
    months or weeks would be widened by a whole one."""
    hedge, plain = leading_hedge(words)
    number, _, name = plain.rpartition(" ")
    unit = _PLURALS.get(name.lower(), name.lower())
    if unit not in UNITS:
        raise Unreadable(
            f"`{words[:60]}` is no duration: write a number and days, weeks, months or years "
            "(`4 days`), or P4D"
        )
    if number.lower() in ("a", "an"):
        number = "1"
    measure = Measure(signed=number.startswith("-"))
    near = hedge in (Hedge.ABOUT, Hedge.ALMOST)
    if hedge is not None and not near:
        number = f"{hedge.value} {number}"
    many = read_count(number, measure).possible
    if any(-INFINITY < end < -MOST or MOST < end < INFINITY for end in (many.lo, many.hi)):
        raise Unreadable(f"`{words[:60]}` is longer than any calendar: write a smaller number")
    months, days = (_times(many, each) for each in UNITS[unit])
    duration = Duration(months, days)
    if not near or isinstance(duration.span.hi, float):
        return duration
    tenth = ceil(Fraction(duration.span.hi) / 10)
    return duration + Duration(
        NOTHING, Interval(-tenth, tenth if hedge is Hedge.ABOUT else 0, False, False)
    )


def _times(many: Interval, each: int) -> Interval:
    return many * point(each) if each else NOTHING


@cache
def _extent(months: int) -> tuple[int, int]:
    """The least and the greatest number of days that so many consecutive months can have."""
    cycles, rest = divmod(months, CYCLE)
    lengths = [
        GREGORIAN.month_start(first + rest) - GREGORIAN.month_start(first)
        for first in range(CYCLE if rest else 1)
    ]
    return cycles * CYCLE_DAYS + min(lengths), cycles * CYCLE_DAYS + max(lengths)


def _shortest(months: Bound) -> Bound:
    return months if isinstance(months, float) else _extent(int(months))[0]


def _longest(months: Bound) -> Bound:
    return months if isinstance(months, float) else _extent(int(months))[1]


def compare_durations(claims: Sequence[Duration]) -> Comparison:
    """Judge a group of durations by their lengths; the gap is in days."""
    comparison = compare_intervals([claim.span for claim in claims])
    if not isinstance(comparison.common, Interval):
        return comparison
    narrowest = next((claim for claim in claims if claim.span == comparison.common), None)
    return comparison._replace(common=narrowest or Duration(NOTHING, comparison.common))


def add_duration(dates: DateSet, duration: Duration) -> DateSet:
    """All civil days that lie so long after one of these.

    Months are counted by the calendar: a month after 31 January is the last day of February.
    """
    return one_of(
        Interval(
            _moved(_day(span.lo), duration.months.lo, duration.days.lo),
            _moved(_day(span.hi, last=True), duration.months.hi, duration.days.hi, after=1),
            _unbounded(span.lo, duration.months.lo, duration.days.lo),
            True,
        )
        for span in civil_spans(dates)
    )


def _day(instant: Bound, *, last: bool = False) -> Bound:
    if isinstance(instant, float):
        return instant
    return -(-instant // DAY) - 1 if last else instant // DAY


def _unbounded(*bounds: Bound) -> bool:
    return any(isinstance(bound, float) for bound in bounds)


def _moved(day: Bound, months: Bound, days: Bound, *, after: int = 0) -> Bound:
    """The first millisecond of a day moved by months and days, or an infinite end."""
    for bound in (day, months, days):
        if isinstance(bound, float):
            return bound
    return (GREGORIAN.shifted(int(day), int(months)) + days + after) * DAY


def write_duration(duration: Duration) -> str:
    """A duration as a person would write it; it reads back to the same."""
    parts = [
        _written(many, unit)
        for many, unit in ((duration.months, "month"), (duration.days, "day"))
        if many != NOTHING
    ]
    return " and ".join(parts) or "0 days"


def _written(many: Interval, unit: str) -> str:
    if unit == "month" and many.lo == many.hi and many.lo % 12 == 0:
        return _written(point(int(many.lo) // 12), "year")
    if many.lo == many.hi:
        return f"{many.lo} {unit}{'' if many.lo == 1 else 's'}"
    if many.hi == INFINITY:
        return f"at least {many.lo} {unit}s"
    if many.lo == -INFINITY:
        return f"at most {many.hi} {unit}s"
    return f"{many.lo}..{many.hi} {unit}s"
