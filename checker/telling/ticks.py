"""Round values on an axis, and how they are written: of numbers, of powers of ten, of dates."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import count

from checker.values.dates.calendar import DAY, GREGORIAN, MONTHS, year_start
from checker.values.interval import Exact, normal_exact
from checker.values.numbers.form import power
from checker.values.numbers.notation import decimal, magnitude
from checker.values.numbers.telling import tell_number

Tick = tuple[Exact, str]
"""A place on an axis, and what is written there."""

LONGEST_NUMBER = 12
"""The most characters of a number without a power of ten."""

_SECOND = 1000
_MINUTE = 60 * _SECOND
_HOUR = 60 * _MINUTE
_CLOCK = tuple(n * unit for unit in (_SECOND, _MINUTE) for n in (1, 5, 15, 30)) + tuple(
    n * _HOUR for n in (1, 3, 6, 12)
)
_DAYS = (1, 2, 5, 10)
_MONTHS = (1, 3, 6)
_YEAR = 366 * DAY


def number_ticks(lo: Exact, hi: Exact, most: int, *, whole: bool = False) -> list[Tick]:
    """At most ``most`` numbers from ``lo`` to ``hi``, which is greater: steps of 1, 2 or 5.

    Where only ``whole`` numbers mean something, there are no others.
    """
    least = Fraction(hi - lo) / most
    step = _step(max(least, Fraction(1)) if whole else least)
    numbers = (normal_exact(n * step) for n in range(-(-lo // step), hi // step + 1))
    return [(number, _decimal(number)) for number in numbers]


def power_ticks(lo: float, hi: float, most: int) -> list[Tick]:
    """Powers of ten whose exponents lie from ``lo`` to ``hi``."""
    first, last = int(-(-lo // 1)), int(hi // 1)
    each = -(-(last - first + 1) // most) or 1
    return [(power(n), _decimal(power(n))) for n in range(first, last + 1) if n % each == 0]


def date_ticks(lo: Exact, hi: Exact, most: int) -> list[Tick]:
    """Beginnings of years, months, days, hours, ... from ``lo`` to ``hi``, in milliseconds."""
    least = (hi - lo) / Fraction(most)
    for step in _CLOCK:
        if step >= least:
            return _within(((n * step, _time(n * step)) for n in count(lo // step)), lo, hi)
    for days in _DAYS:
        if days * DAY >= least:
            numbers = (n * days for n in count(lo // (days * DAY)))
            return _within(((n * DAY, _day(n)) for n in numbers), lo, hi)
    year, month, _ = GREGORIAN.fields(int(lo // DAY))
    for months in _MONTHS:
        if months * 31 * DAY >= least:
            indexes = (n * months for n in count((12 * year + month - 1) // months))
            starts = ((GREGORIAN.month_start(n) * DAY, _month(n)) for n in indexes)
            return _within(starts, lo, hi)
    years = int(max(1, _step(least / _YEAR)))
    numbers = (_round_year(n, years) for n in count(year // years - 1))
    return _within(((year_start(number) * DAY, _year(number)) for number in numbers), lo, hi)


def _within(ticks: Iterator[Tick], lo: Exact, hi: Exact) -> list[Tick]:
    found: list[Tick] = []
    for tick in ticks:
        if tick[0] > hi:
            return found
        if tick[0] >= lo:
            found.append(tick)
    return found


def _step(least: Fraction) -> Exact:
    """The first of ..., 1, 2, 5, 10, 20, ... that is not less."""
    unit = power(magnitude(least))
    return next(normal_exact(n * unit) for n in (1, 2, 5, 10) if n * unit >= least)


def _decimal(number: Exact) -> str:
    """In groups of digits, or with a power of ten where that is shorter."""
    plain = decimal(number) or str(number)
    if len(plain) <= LONGEST_NUMBER:
        return tell_number(plain)
    place = magnitude(max(number, -number))
    short = f"{decimal(number / Fraction(power(place)))}e{place}"
    return tell_number(short) if len(short) < len(plain) else plain


def _round_year(number: int, step: int) -> int:
    """The year so many steps from the turn of the era: 20, 10, 1, 10 BC, 20 BC, ..."""
    return number * step + (number <= 0 and step > 1)


def _year(year: int) -> str:
    return str(year) if year > 0 else f"{1 - year} BC"


def _month(index: int) -> str:
    year, month = divmod(index, 12)
    return f"{MONTHS[month][:3]} {_year(year)}"


def _day(number: int) -> str:
    year, month, day = GREGORIAN.fields(number)
    return f"{day} {MONTHS[month - 1][:3]} {_year(year)}"


def _time(at: Exact) -> str:
    number, within = divmod(int(at), DAY)
    _, month, day = GREGORIAN.fields(number)
    clock = f"{within // _HOUR:02d}:{within % _HOUR // _MINUTE:02d}"
    seconds = within % _MINUTE // _SECOND
    return f"{day} {MONTHS[month - 1][:3]} {clock}" + (f":{seconds:02d}" if seconds else "")
