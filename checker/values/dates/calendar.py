"""Day numbers of calendar dates: the proleptic Gregorian calendar and the Julian one.

A day number counts civil days since 1970-01-01 (Gregorian), for any year, year 0 being 1 BC. That
a year starts after ``365 y + y // 4 - y // 100 + y // 400`` days is the leap rule itself, summed;
the idea of exact day numbers for every year is H. Hinnant's "chrono-compatible low-level date
algorithms". ``datetime`` ends at the year 9999 and takes longer to import than to go without.
"""

from bisect import bisect_right
from collections.abc import Callable
from typing import final

from checker.values.named import NamedTuple

DAY = 86_400_000
"""Milliseconds of a civil day, without leap seconds."""

MOST_DIGITS = 18
"""Of a year: that is 7 million times the age of the universe."""

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
WEEKDAYS = (
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
)  # fmt: skip
BEFORE = (0, 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365)
"""Days of a common year before the month of this number (13 is the next January)."""

_STARTS = BEFORE[1:13]
_STARTS_OF_LEAP_YEAR = tuple(days + (days > 31) for days in _STARTS)
"""The day of a year on which each month begins, from 0 on."""


@final
class Calendar(NamedTuple):
    """A calendar with Roman months: which years are leap years, and on which day one starts.

    ``cycle``: after so many years, of so many days, it repeats itself.
    """

    leap: Callable[[int], bool]
    year_start: Callable[[int], int]
    cycle: tuple[int, int]

    def length(self, year: int, month: int) -> int:
        """The number of days of a month."""
        return BEFORE[month + 1] - BEFORE[month] + (month == 2 and self.leap(year))

    def month_start(self, index: int) -> int:
        """The day number of the first of a month, counted from January of the year 0."""
        year, month = divmod(index, 12)
        return self.year_start(year) + BEFORE[month + 1] + (month > 1 and self.leap(year))

    def day_number(self, year: int, month: int, day: int) -> int:
        """The day number of a date that exists."""
        return self.month_start(12 * year + month - 1) + day - 1

    def fields(self, number: int) -> tuple[int, int, int]:
        """Year, month and day of a day number."""
        years, days = self.cycle
        year = 1970 + number * years // days
        while self.year_start(year) > number:
            year -= 1
        while self.year_start(year + 1) <= number:
            year += 1
        day = number - self.year_start(year)
        starts = _STARTS_OF_LEAP_YEAR if self.leap(year) else _STARTS
        month = bisect_right(starts, day)
        return year, month, day - starts[month - 1] + 1

    def shifted(self, number: int, months: int) -> int:
        """The day some months later, or the last day of that month where it is shorter."""
        year, month, day = self.fields(number)
        index = 12 * year + month - 1 + months
        start = self.month_start(index)
        return min(start + day, self.month_start(index + 1)) - 1


def year_digits(year: int) -> str:
    """A year as EDTF writes it: `0079`, `-0043`, `Y12345`."""
    if abs(year) > 9999:
        return f"Y{year}"
    return f"{year:04d}" if year >= 0 else f"{year:05d}"


def is_leap(year: int) -> bool:
    """Whether a Gregorian year has a 29 February."""
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def year_start(year: int) -> int:
    """The day number of 1 January of a Gregorian year."""
    past = year - 1
    return 365 * past + past // 4 - past // 100 + past // 400 - 719162


def _julian_leap(year: int) -> bool:
    return year % 4 == 0


def _julian_year_start(year: int) -> int:
    past = year - 1
    return 365 * past + past // 4 - 719164


GREGORIAN = Calendar(is_leap, year_start, (400, 146_097))
JULIAN = Calendar(_julian_leap, _julian_year_start, (4, 1461))
