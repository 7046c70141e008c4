"""Stretches of civil days, and the EDTF that writes them."""

from functools import lru_cache
from typing import Final, final

from checker.values.dates import Date, read_date
from checker.values.dates.calendar import DAY, GREGORIAN, year_digits
from checker.values.dates.words import (
    MONTHS_OF_YEAR,
    YEARS_OF_CENTURY,
    YEARS_OF_DECADE,
)
from checker.values.named import NamedTuple
from checker.values.unreadable import Unreadable

_OF_MONTH: Final = {"early": (1, 15), "mid": (10, 20), "late": (16, 31)}
"""The days of the parts of a month: what prose calls late begins sooner than the literal `late`."""

_YEAR: Final = 364
"""Days from the first of a year to its last."""


@final
class Span(NamedTuple):
    """Some time within days, both included, counted from 1970-01-01; ``text`` is its EDTF."""

    text: str
    lo: int
    hi: int


@lru_cache(maxsize=4096)
def span(text: str) -> Span:
    """The days of an EDTF. Raises :class:`Unreadable`."""
    found = written_days(read_date(text))
    if found is None:
        raise Unreadable(f"`{text}` has an open end")
    return Span(text, *found)


def written_days(date: Date) -> tuple[int, int] | None:
    """The first and the last day of a date as it is written; nothing where an end is open."""
    first, last = date.written
    if first is None or last is None or isinstance(first, float) or isinstance(last, float):
        return None
    return int(first // DAY), int(last // DAY)


@lru_cache(maxsize=4096)
def day_span(year: int, month: int, day: int) -> Span:
    """A day that exists."""
    number = GREGORIAN.day_number(year, month, day)
    return Span(f"{year_digits(year)}-{month:02d}-{day:02d}", number, number)


@lru_cache(maxsize=4096)
def year_of(number: int) -> int:
    """The year of a day."""
    return GREGORIAN.fields(number)[0]


def is_long(span: Span) -> bool:
    """Whether it is a year or more."""
    return span.hi - span.lo >= _YEAR


@lru_cache(maxsize=4096)
def day_text(number: int) -> str:
    """A day in EDTF."""
    year, month, day = GREGORIAN.fields(number)
    return f"{year_digits(year)}-{month:02d}-{day:02d}"


@lru_cache(maxsize=4096)
def days(lo: int, hi: int) -> Span:
    """From one day to another."""
    return Span(day_text(lo) if lo == hi else f"{day_text(lo)}/{day_text(hi)}", lo, hi)


@lru_cache(maxsize=4096)
def year_span(year: int) -> Span:
    """A year."""
    return span(year_digits(year))


@lru_cache(maxsize=4096)
def month_span(year: int, month: int) -> Span:
    """A month; months beyond a year's count on."""
    index = 12 * year + month - 1
    year, month = divmod(index, 12)
    return span(f"{year_digits(year)}-{month + 1:02d}")


@lru_cache(maxsize=4096)
def quarter_span(year: int, quarter: int) -> Span:
    """A quarter of a year, 1 to 4; others count on."""
    index = 4 * year + quarter - 1
    year, quarter = divmod(index, 4)
    return span(f"{year_digits(year)}-{33 + quarter}")


def week_span(number: int, shift: int = 0) -> Span:
    """The week, from Monday, of a day; or that of some weeks later."""
    monday = number - (number + 3) % 7 + 7 * shift
    return days(monday, monday + 6)


def weekday(number: int) -> int:
    """The day of the week: 0 is Monday."""
    return (number + 3) % 7


def ends(text: str) -> tuple[str, str]:
    """How an interval begins and ends that this EDTF is within; decades and centuries in years."""
    if "/" in text:
        begin, _, end = text.partition("/")
        return begin, end
    if "X" in text:
        return text.replace("X", "0"), text.replace("X", "9")
    return text, text


def joined(first: Span, second: Span) -> Span:
    """From the first of one to the last of another. Raises :class:`Unreadable` where it ends
    before it begins."""
    if second.hi < first.lo:
        raise Unreadable("it ends before it begins")
    begin, end = ends(first.text)[0], ends(second.text)[1]
    return Span(begin if begin == end else f"{begin}/{end}", first.lo, second.hi)


def part_of(whole: Span, part: str, unit: str) -> Span:
    """The early, middle or late part of a month, year, decade, century or week: the declared
    readings of values, and of a week three days at its ends and four in its middle."""
    year = GREGORIAN.fields(whole.lo)[0]
    if unit == "year":
        begin, end = MONTHS_OF_YEAR[part]
        return joined(month_span(year, int(begin)), month_span(year, int(end)))
    if unit == "month":
        first, last = _OF_MONTH[part]
        return days(whole.lo + first - 1, min(whole.lo + last - 1, whole.hi))
    if unit in ("decade", "century"):
        first, last = (YEARS_OF_DECADE if unit == "decade" else YEARS_OF_CENTURY)[part]
        return joined(year_span(year + first), year_span(year + last))
    if unit == "week":
        first, last = {"early": (0, 2), "mid": (1, 4), "late": (3, 6)}[part]
        return days(whole.lo + first, whole.lo + last)
    return whole


def before(span: Span) -> str:
    """All that is before it, in EDTF."""
    return f"../{_beside(ends(span.text)[0], span.lo, -1)}"


def after(span: Span) -> str:
    """All that is after it, in EDTF."""
    return f"{_beside(ends(span.text)[1], span.hi, 1)}/.."


def _beside(text: str, day: int, step: int) -> str:
    """The year or month beside one, or else the day beside its last or first ``day``."""
    if len(text) == 4 and text.isdecimal():
        return year_digits(int(text) + step)
    if len(text) == 7 and text[:4].isdecimal() and int(text[5:]) <= 12:
        return month_span(int(text[:4]), int(text[5:]) + step).text
    return day_text(day + step)
