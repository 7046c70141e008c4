"""Counting in days: civil days between days, and what the clock says between times."""

from fractions import Fraction
from math import lcm
from typing import Final

from checker.values.dates.calendar import DAY
from checker.values.dates.possibilities import (
    HOUR,
    MINUTE,
    SECOND,
    DateSet,
    Instants,
    civil_spans,
    one_of,
    span_of,
)
from checker.values.interval import (
    Bound,
    Empty,
    Exact,
    Interval,
    interval,
    normal_exact,
    point,
    shift,
    whole_numbers,
)

_GRAINS: Final = (DAY, HOUR, MINUTE, SECOND, 1)


def days_between(lower: Interval, upper: Interval, *, instants: bool = False) -> Exact | None:
    """The days from the last day of the lower to the first day of the upper.

    Both lie on one line, in milliseconds; ``instants``: on the UTC line. ``None`` past an infinite
    end. Two times of day are as far apart as a clock says, from the last unit of the lower (a
    minute, if both are whole minutes) to the first of the upper: 11:50 and 11:56 are six minutes
    apart, which is a 240th of a day. So no gap is nothing.
    """
    if isinstance(lower.hi, float) or isinstance(upper.lo, float):
        return None
    if not instants and (_grain(lower) == DAY or _grain(upper) == DAY):
        return normal_exact(_exact(_first_day(upper)) - _exact(_last_day(lower)))
    last = lower.hi - min(_grain(lower), _grain(upper)) if lower.hi_open else lower.hi
    return normal_exact(Fraction(upper.lo - last) / DAY)


def _exact(bound: Bound) -> Exact:
    assert not isinstance(bound, float)
    return bound


def _grain(span: Interval) -> Exact:
    """The coarsest unit of time, in milliseconds, that both ends are whole numbers of."""
    ends = [end for end in (span.lo, span.hi) if not isinstance(end, float)]
    for unit in _GRAINS:
        if all(end % unit == 0 for end in ends):
            return unit
    return Fraction(1, lcm(*(Fraction(end).denominator for end in ends)))


def add_days(dates: DateSet, days: Interval) -> DateSet:
    """All civil days that are some whole number of ``days`` after one of these.

    Instants are shifted by 24 hours a day, exactly. The result of other dates is whole days: to
    count days is to forget the time of day. Raises
    :class:`~checker.values.interval.Empty` where ``days`` has no whole number in it.
    """
    count = whole_numbers(days)
    if count is None:
        raise Empty("no whole number of days lies between these ends")
    if isinstance(dates, Instants):
        lo, hi = _times(count.lo, DAY), _times(count.hi, DAY)
        return Instants(shifted(dates.utc, lo, hi))
    return one_of(
        Interval(
            (_first_day(span) + count.lo) * DAY,
            (_last_day(span) + count.hi + 1) * DAY,
            isinstance(span.lo, float) or isinstance(count.lo, float),
            True,
        )
        for span in civil_spans(dates)
    )


def civil_days(dates: DateSet) -> Interval:
    """The numbers of the first and the last civil day of a date, counted from 1 January 1970.

    Of a choice of several spans, and of instants, wherever they may be, all days between.
    """
    span = span_of(dates)
    return interval(_first_day(span), _last_day(span), hi_open=False)


def is_by_the_clock(span: Interval) -> bool:
    """Whether an end of it is no beginning of a day."""
    return _grain(span) != DAY


def all_of_days(days: Interval) -> Interval:
    """The civil times from the beginning of the one day to the end of the other; both are whole
    numbers, as :func:`civil_days` counts them."""
    lo, hi = _times(days.lo, DAY), _times(shift(days.hi, 1), DAY)
    return Interval(lo, hi, isinstance(lo, float), True)


def days_from(a: DateSet, b: DateSet) -> Interval:
    """``a - b``: how many civil days a day of ``a`` may be after a day of ``b``.

    Of two instants, on the clock of any one place: 80 hours are three or four days, 72 are three.
    """
    if isinstance(a, Instants) and isinstance(b, Instants):
        return _days_of_one_place(a.utc, b.utc)
    later, earlier = span_of(a), span_of(b)
    return interval(
        _first_day(later) - _last_day(earlier),
        _last_day(later) - _first_day(earlier),
        hi_open=False,
    )


def time_from(a: DateSet, b: DateSet) -> Interval:
    """``a - b`` in days and parts of a day, exactly, of two instants; else :func:`days_from`."""
    if isinstance(a, Instants) and isinstance(b, Instants):
        return (a.utc - b.utc) * point(Fraction(1, DAY))
    return days_from(a, b)


def _days_of_one_place(a: Interval, b: Interval) -> Interval:
    """The days between two instants, both in the time of one place, whichever that is.

    Offsets are whole minutes, so that a minute is never in two days.
    """
    least = shift(a.lo, shift(_times(b.hi, -1), min(_grain(b), MINUTE)))
    most = shift(shift(a.hi, -min(_grain(a), MINUTE)), _times(b.lo, -1))
    return interval(
        least if isinstance(least, float) else least // DAY,
        most if isinstance(most, float) else -(-most // DAY),
        hi_open=False,
    )


def shifted(span: Interval, least: Bound, most: Bound) -> Interval:
    """A half-open span shifted by so much at the least, and at the most."""
    lo, hi = shift(span.lo, least), shift(span.hi, most)
    return Interval(lo, hi, isinstance(lo, float), True)


def _times(bound: Bound, by: int) -> Bound:
    """A bound so many times; an infinite one never becomes another float."""
    return (bound if by > 0 else -bound) if isinstance(bound, float) else bound * by


def _first_day(span: Interval) -> Bound:
    return span.lo if isinstance(span.lo, float) else span.lo // DAY


def _last_day(span: Interval) -> Bound:
    if isinstance(span.hi, float):
        return span.hi
    return -(-span.hi // DAY) - 1 if span.hi_open else span.hi // DAY
