"""Writing a set of dates as EDTF."""

from collections.abc import Iterator
from fractions import Fraction
from functools import lru_cache
from typing import Final

from checker.values.dates import masks
from checker.values.dates.calendar import DAY, GREGORIAN, MOST_DIGITS, year_digits, year_start
from checker.values.dates.form import ClockTime, Day, FromTo, Plain, Several, Single, edtf
from checker.values.dates.possibilities import (
    HOUR,
    MINUTE,
    SECOND,
    Choice,
    DateSet,
    Instants,
    own_span,
)
from checker.values.interval import Bound, Exact, Interval, normal_exact
from checker.values.unreadable import Unreadable

_CLOCK: tuple[Exact, ...] = (
    HOUR,
    MINUTE,
    *(normal_exact(Fraction(SECOND, 10**digits)) for digits in range(10)),
)
"""The units of a time, in milliseconds: hour, minute, second and its nine decimal places."""


_FIRST, _AFTER = (
    year_start(year) * DAY for year in (1 - 10**MOST_DIGITS, 10**MOST_DIGITS)
)  # of the years that have no more digits


def is_beyond(dates: DateSet) -> bool:
    """Whether a date lies where no literal does, in a year of more than 18 digits."""
    span = own_span(dates)
    ends = (end for end in (span.lo, span.hi) if not isinstance(end, float))
    return not all(_FIRST + DAY <= end <= _AFTER - DAY for end in ends)


def write_date(dates: DateSet) -> str:
    """The EDTF that means this set and nothing else: ``read_date`` of it gives the set back.

    A year, month, day, decade (``199X``), century (``19XX``) or time where there is one; else
    ``a/b``, each end the coarsest unit that lies within the set; of a choice the mask that
    means it, else ``[a,b..c]``. A bound finer than a nanosecond, which no literal has, is
    rounded outwards.
    """
    return edtf(form_of(dates))


def form_of(dates: DateSet) -> Plain:
    """The form of that literal."""
    if isinstance(dates, Instants):
        return _span(dates.utc, "/", "Z")
    if isinstance(dates, Interval):
        return _many_years(dates) or _span(dates, "/")
    return _mask(dates) or Several(tuple(_span(span, "..") for span in dates.spans), "or")


def _span(span: Interval, between: str, zone: str = "") -> Single | FromTo:
    """One unit, or two ends with ``between`` between them."""
    lo, hi = _rounded(span.lo, down=True), _rounded(span.hi, down=False)
    begin = None if isinstance(lo, float) else _end(lo, lo, hi, zone)
    end = None if isinstance(hi, float) else _end(hi, lo, hi, zone)
    return begin if begin is not None and begin == end else FromTo(begin, end, between)


def _end(at: Exact, lo: Bound, hi: Bound, zone: str) -> Single:
    """The coarsest unit between two bounds that starts or ends ``at`` one of them."""
    for start, after, unit in _units(at, zone, starts=at == lo):
        if lo <= start and after <= hi and at in (start, after):
            return unit
    raise AssertionError("bounds of whole nanoseconds have a unit between them")


def _units(at: Exact, zone: str, *, starts: bool) -> Iterator[tuple[Exact, Exact, Single]]:
    """The units that may start or end at a time, coarsest first: start, end, form."""
    if not zone:
        number = at // DAY if starts else -(-at // DAY) - 1
        year, month, day = GREGORIAN.fields(number)
        form, index = Day(year_digits(year)), 12 * year + month - 1
        yield year_start(year) * DAY, year_start(year + 1) * DAY, form
        form = form._replace(month=f"{month:02d}")
        yield GREGORIAN.month_start(index) * DAY, GREGORIAN.month_start(index + 1) * DAY, form
        yield number * DAY, (number + 1) * DAY, form._replace(day=f"{day:02d}")
    for place, unit in enumerate(_CLOCK):
        start = at if starts else normal_exact(at - unit)
        if start % unit == 0:
            yield start, normal_exact(start + unit), _time(start, place, zone)


def _time(at: Exact, place: int, zone: str) -> ClockTime:
    """A time to the unit at this place of the clock's."""
    number, within = divmod(at, DAY)
    hour, within = divmod(within, HOUR)
    minute, within = divmod(within, MINUTE)
    second, within = divmod(within, SECOND)
    digits = place - 2
    fraction = f"{within * 10**digits // SECOND:0{digits}d}" if digits > 0 else ""
    year, month, day = GREGORIAN.fields(number)
    return ClockTime(
        year_digits(year),
        f"{month:02d}",
        f"{day:02d}",
        f"{hour:02d}",
        f"{minute:02d}" if place > 0 else "",
        f"{second:02d}" if place > 1 else "",
        fraction,
        zone,
    )


def _rounded(bound: Bound, *, down: bool) -> Bound:
    """The bound in whole nanoseconds."""
    if not isinstance(bound, Fraction):
        return bound
    finest = _CLOCK[-1]
    return normal_exact(bound // finest * finest if down else -(-bound // finest) * finest)


def _many_years(span: Interval) -> Day | None:
    """A decade, century or millennium, with its mask; else nothing."""
    if isinstance(span.lo, float) or isinstance(span.hi, float):
        return None
    first, after = (GREGORIAN.fields(int(bound // DAY))[0] for bound in (span.lo, span.hi))
    if (year_start(first) * DAY, year_start(after) * DAY) != (span.lo, span.hi):
        return None
    unspecified = {10: 1, 100: 2, 1000: 3, 10_000: 4}.get(after - first)
    sign, least = ("", first) if first >= 0 else ("-", 1 - after)
    if not unspecified or least % (after - first) or not 0 <= least <= 9999 or (sign and not least):
        return None
    return Day(f"{sign}{least:04d}"[:-unspecified] + "X" * unspecified)


_SAMPLE: Final = 150


@lru_cache(maxsize=64)
def _mask(choice: Choice) -> Day | None:
    """The mask that means this choice, else nothing: the digits that all its days share."""
    spans = []
    for span in choice.spans:
        lo, hi = span.lo, span.hi
        if isinstance(lo, float) or isinstance(hi, float) or lo % DAY or hi % DAY:
            return None
        spans.append((lo // DAY, hi // DAY))
    # some of very many show what their digits share: whether the mask means them is asked below
    step = 1 + len(spans) // _SAMPLE
    dates = {
        _day(number)
        for start, after in (*spans[:_SAMPLE], *spans[_SAMPLE::step], spans[-1])
        for number in (start, min(start + 1, after - 1), after - 1)
    }
    if len({len(date) for date in dates}) > 1:
        return None
    shared = "".join(
        digits[0] if len(set(digits)) == 1 else "X" for digits in zip(*dates, strict=True)
    )
    year, month, day = shared[:-6], shared[-5:-3], shared[-2:]
    try:
        if "Y" in year or masks.days(GREGORIAN, (year, month, day)) != spans:
            return None
    except Unreadable:  # such a mask would allow too many days
        return None
    if day != "XX":
        return Day(year, month, day)
    return Day(year) if month == "XX" else Day(year, month)


def _day(number: int) -> str:
    year, month, day = GREGORIAN.fields(number)
    return f"{year_digits(year)}-{month:02d}-{day:02d}"
