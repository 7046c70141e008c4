"""Counting in civil days."""

from math import ceil, floor, isinf

from checker.values.dates.calendar import DAY
from checker.values.dates.possibilities import DateSet, civil_spans, one_of, span_of
from checker.values.interval import Bound, Exact, Interval, interval


def days_between(lower: Interval, upper: Interval) -> Exact | None:
    """Civil days from the last day of the lower to the first day of the upper.

    Both lie on one line, in milliseconds. ``None`` past an infinite end.
    """
    gap = _first_day(upper) - _last_day(lower)
    return None if isinstance(gap, float) else gap


def add_days(dates: DateSet, days: Interval) -> DateSet:
    """All civil days that are some whole number of ``days`` after one of these.

    The result is whole days: to count days is to forget the time of day, and the offset. Raises
    :class:`~checker.values.interval.Empty` where ``days`` has no whole number in it.
    """
    count = interval(_least(days), _most(days), hi_open=False)
    return one_of(
        Interval(
            (_first_day(span) + count.lo) * DAY,
            (_last_day(span) + count.hi + 1) * DAY,
            isinf(span.lo) or isinf(count.lo),
            True,
        )
        for span in civil_spans(dates)
    )


def days_from(a: DateSet, b: DateSet) -> Interval:
    """``a - b``: how many civil days a day of ``a`` may be after a day of ``b``."""
    later, earlier = span_of(a), span_of(b)
    return interval(
        _first_day(later) - _last_day(earlier),
        _last_day(later) - _first_day(earlier),
        hi_open=False,
    )


def _first_day(span: Interval) -> Bound:
    return span.lo if isinstance(span.lo, float) else span.lo // DAY


def _last_day(span: Interval) -> Bound:
    if isinstance(span.hi, float):
        return span.hi
    return -(-span.hi // DAY) - 1 if span.hi_open else span.hi // DAY


def _least(days: Interval) -> Bound:
    """The least whole number."""
    if isinstance(days.lo, float):
        return days.lo
    return floor(days.lo) + 1 if days.lo_open else ceil(days.lo)


def _most(days: Interval) -> Bound:
    """The greatest whole number."""
    if isinstance(days.hi, float):
        return days.hi
    return ceil(days.hi) - 1 if days.hi_open else floor(days.hi)
