"""Day numbers, against the standard library and against published Julian dates."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.values.dates import read_date, write_date
from checker.values.dates.calendar import GREGORIAN, JULIAN, Calendar

EPOCH = date(1970, 1, 1).toordinal()
FAR = st.integers(-(10**12), 10**12)


@given(st.dates())
def test_day_numbers_are_those_of_the_standard_library(day: date) -> None:
    number = GREGORIAN.day_number(day.year, day.month, day.day)
    assert number == day.toordinal() - EPOCH
    assert GREGORIAN.fields(number) == (day.year, day.month, day.day)


@given(FAR, st.sampled_from([GREGORIAN, JULIAN]))
def test_fields_and_day_number_are_inverse(number: int, calendar: Calendar) -> None:
    year, month, day = calendar.fields(number)
    assert 1 <= day <= calendar.length(year, month)
    assert calendar.day_number(year, month, day) == number


@pytest.mark.parametrize(
    ("julian", "gregorian"),
    [
        ("1917-10-25", "1917-11-07"),  # the October revolution
        ("1918-02-01", "1918-02-14"),  # Russia's first Gregorian day
        ("1582-10-05", "1582-10-15"),  # the first Gregorian day of all
        ("1752-09-03", "1752-09-14"),  # Britain's
        ("1900-02-28", "1900-03-12"),
        ("1900-02-29", "1900-03-13"),
        ("0001-01-01", "0000-12-30"),
        ("-4712-01-01", "-4713-11-24"),  # day 0 of astronomers' Julian day numbers
        ("0200-03-01", "0200-03-01"),  # the calendars agree for a hundred years
        ("0300-02-28", "0300-02-28"),
    ],
)
def test_julian_dates(julian: str, gregorian: str) -> None:
    assert write_date(read_date(f"julian:{julian}").possible) == gregorian


@given(st.integers(JULIAN.year_start(-9999), JULIAN.year_start(10_000) - 1))
def test_julian_round_trip(number: int) -> None:
    year, month, day = JULIAN.fields(number)
    text = f"{year:04d}" if year >= 0 else f"{year:05d}"
    converted = read_date(f"julian:{text}-{month:02d}-{day:02d}")
    year, month, day = GREGORIAN.fields(number)
    text = f"Y{year}" if abs(year) > 9999 else f"{year:04d}" if year >= 0 else f"{year:05d}"
    assert converted.gregorian == write_date(converted.possible)
    assert converted.possible == read_date(f"{text}-{month:02d}-{day:02d}").possible


@given(FAR, st.integers(-5000, 5000), st.sampled_from([GREGORIAN, JULIAN]))
def test_months_later_is_the_same_day_or_the_last(
    number: int, months: int, calendar: Calendar
) -> None:
    year, month, day = calendar.fields(number)
    there, then, after = calendar.fields(calendar.shifted(number, months))
    assert 12 * there + then == 12 * year + month + months
    assert after == min(day, calendar.length(there, then))
