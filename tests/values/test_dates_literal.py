"""What a person may write as the date that a source gives: no short years, and fiscal ones."""

import pytest

from checker.values.dates import FiscalYear, fiscal_year, read_date, read_literal
from checker.values.unreadable import Unreadable

OCTOBER = FiscalYear(10, 1, "end")
APRIL = FiscalYear(4, 6, "beginning")


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("53", "write 0053 for AD 53, or 53XX for the century"),
        (" 53 ", "write 0053 for AD 53, or 53XX for the century"),
        ("07?", "write 0007? for AD 7, or 07XX? for the century"),
        ("476", "write 0476 for AD 476, or 476X for the decade"),
        ("-31", "write -0031 for 32 BC, or -31XX for the century"),
        ("-752", "write -0752 for 753 BC, or -752X for the decade"),
        ("00", "write 0000 for 1 BC, or 00XX for the century"),
        ("-00", "write it with four digits"),
    ],
)
def test_a_short_year_has_two_readings(text: str, readings: str) -> None:
    with pytest.raises(Unreadable) as caught:
        read_literal(text)
    assert readings in str(caught.value)
    if text.strip() != "-00":
        read_date(text)


def test_what_the_message_says_to_write_is_read() -> None:
    for text in ("0053", "53XX", "0007?", "-0031", "-31XX", "476X", "-752X"):
        assert read_literal(text).text == text


@pytest.mark.parametrize(
    ("text", "fiscal", "days"),
    [
        ("FY2011", OCTOBER, "2010-10-01/2011-09-30"),
        ("FY 2011", APRIL, "2011-04-06/2012-04-05"),
        ("fiscal year 2011", APRIL, "2011-04-06/2012-04-05"),
        ("FY2011-12", OCTOBER, "2011-10-01/2012-09-30"),
        ("fiscal 2011/2012", FiscalYear(7, 1), "2011-07-01/2012-06-30"),
        ("FY1999/00", FiscalYear(7, 1), "1999-07-01/2000-06-30"),
        ("FY2011", FiscalYear(1, 1), "2011"),
    ],
)
def test_a_fiscal_year(text: str, fiscal: FiscalYear, days: str) -> None:
    found = read_literal(text, fiscal)
    assert found.possible == read_date(days).possible
    assert found.text == text


@pytest.mark.parametrize(
    ("text", "fiscal", "message"),
    [
        ("FY2011", None, "fiscal_year_begins: --10-01"),
        ("FY2011", FiscalYear(7, 1), "may begin on 1 July 2010 or 2011"),
        ("FY11", OCTOBER, "FY1911 or FY2011"),
        ("FY2011-13", OCTOBER, "ends in the year after 2011"),
    ],
)
def test_a_fiscal_year_that_is_not_clear(
    text: str, fiscal: FiscalYear | None, message: str
) -> None:
    with pytest.raises(Unreadable, match=message):
        read_literal(text, fiscal, of_attribute=True)


def test_what_no_attribute_says_is_not_asked_for() -> None:
    with pytest.raises(Unreadable, match="is not said: write the days, as 2022") as told:
        read_literal("FY2014")
    assert "fiscal_year_begins" not in str(told.value)


@pytest.mark.parametrize(
    ("text", "day"),
    [("--10-01", (10, 1)), ("10", (10, 1)), ("07-06", (7, 6)), ("October", (10, 1)),
     ("6 April", (4, 6)), ("April 6", (4, 6))],
)  # fmt: skip
def test_the_day_on_which_it_begins(text: str, day: tuple[int, int]) -> None:
    assert fiscal_year(text)[:2] == day


@pytest.mark.parametrize("text", ["13", "--02-29", "0", "soon", "--4-31", "Jun\u0131"])
def test_a_day_on_which_no_year_begins(text: str) -> None:
    with pytest.raises(Unreadable, match="as --10-01"):
        fiscal_year(text)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("2020-21", "2020/2021 for the years, or `spring 2020`"),
        ("1923-24~", "1923/1924 for the years, or `winter 1923`"),
        ("1934-35", "1934/1935 for the years, or 1934-07/1934-09"),
        ("julian:1923-24", "1923/1924 for the years, or `winter 1923`"),
        ("2020-21/2021-22", "2020/2021 for the years, or `spring 2020`"),
        ("1939-40", "1939/1940 for the years, or 1939-01/1939-06"),
        ("1936-39", "1936/1939 for the years, or 1936-09/1936-12"),
        ("1914-22", "1914/1922 for the years, or `summer 1914`"),
    ],
)
def test_two_years_or_a_season(text: str, written: str) -> None:
    with pytest.raises(Unreadable) as caught:
        read_literal(text)
    assert written in str(caught.value)
    read_date(text)


@pytest.mark.parametrize("text", ["2001-21", "2012-23", "2011-12", "2020-33", "spring 2020"])
def test_no_two_years(text: str) -> None:
    assert read_literal(text).possible == read_date(text).possible
