"""How tables write dates."""

import pytest

from checker.tables.dates import DateFormat, read_date
from checker.values.dates import read_literal
from checker.values.unreadable import Unreadable


@pytest.mark.parametrize(
    ("form", "text", "expected"),
    [
        ("%Y", "1987", "1987"),
        ("%m/%Y", "7/1987", "1987-07"),
        ("%d.%m.%Y", "3.11.1987", "1987-11-03"),
        ("%d.%m.%y", "03.11.68", "2068-11-03"),
        ("%d.%m.%y", "03.11.69", "1969-11-03"),
        ("%m/%d/%Y %I:%M %p", "5/3/2020 3:05 PM", "2020-05-03T15:05"),
        ("%m/%d/%Y %I:%M %p", "05/03/2020 12:05 a.m.", "2020-05-03T00:05"),
        ("%m/%d/%Y %I:%M %p", "05/03/2020 12:05 pm", "2020-05-03T12:05"),
        ("%d %b %Y", "3 Nov 1987", "1987-11-03"),
        ("%B %d, %Y", "may 3, 1987", "1987-05-03"),
        ("%A, %d %B %Y", "Tuesday, 3 November 1987", "1987-11-03"),
        ("%Y-%m-%dT%H:%M:%S%z", "1987-11-03T07:08:09+0230", "1987-11-03T07:08:09+02:30"),
        ("%Y-%m-%d %H:%M%z", "1987-11-03 07:08z", "1987-11-03T07:08Z"),
        ("%Y-%m-%d %H:%M:%S%z", "1987-11-03 07:08:09-02", "1987-11-03T07:08:09-02:00"),
        ("%d.%m.%Y %H:%M:%S.%f", "3.11.1987 07:08:09.50", "1987-11-03T07:08:09.50"),
        ("%Y%m%d", "19871103", "1987-11-03"),
        ("%d%%%m%%%Y", "3%11%1987", "1987-11-03"),
    ],
)
def test_a_date_is_as_precise_as_it_is_written(form: str, text: str, expected: str) -> None:
    read = read_date(text, [DateFormat.of(form)])
    assert read == expected
    read_literal(read)


@pytest.mark.parametrize("text", ["13/13/2020", "1/1/20", "1/1/2020 ", "٣/1/2020", "", "1-1-2020"])
def test_what_does_not_fit_is_refused(text: str) -> None:
    with pytest.raises(Unreadable, match=r"does not fit its format %m/%d/%Y: mend it, or"):
        read_date(text, [DateFormat.of("%m/%d/%Y")])


def test_of_several_formats_the_one_that_fits_is_read() -> None:
    formats = [DateFormat.of("%d.%m.%Y"), DateFormat.of("%Y-%m-%d")]
    assert read_date("2.3.1999", formats) == read_date("1999-03-02", formats) == "1999-03-02"


def test_two_formats_that_read_different_dates_are_not_guessed_at() -> None:
    formats = [DateFormat.of("%d/%m/%Y"), DateFormat.of("%m/%d/%Y")]
    assert read_date("13/2/1999", formats) == "1999-02-13"
    assert read_date("2/2/1999", formats) == "1999-02-02"
    with pytest.raises(Unreadable) as error:
        read_date("2/3/1999", formats)
    assert str(error.value) == (
        "'2/3/1999' is 1999-03-02 by %d/%m/%Y and 1999-02-03 by %m/%d/%Y: keep one of the formats"
    )


@pytest.mark.parametrize(
    ("form", "said"),
    [
        ("%d.%m", "'%d.%m' has no %Y: add it"),
        ("%d %Y", "'%d %Y' has no %m: add it"),
        ("%H:%M", "'%H:%M' has no %d: add it"),
        ("%Y-%m-%d %M", "'%Y-%m-%d %M' has no %H: add it"),
        ("%Y-%m-%d %I:%M", "'%Y-%m-%d %I:%M': %I and %p go together; hours up to 23 are %H"),
        ("day", "'day' has no %Y: a date needs its year"),
        ("%Y %m %b", "'%Y %m %b' has the month twice: keep one"),
    ],
)
def test_a_format_that_makes_no_date(form: str, said: str) -> None:
    with pytest.raises(Unreadable) as error:
        DateFormat.of(form)
    assert str(error.value) == said


def test_an_unknown_directive_names_the_known_ones() -> None:
    with pytest.raises(Unreadable, match=r"'%Q' is no part of a date here: there are %Y, %y, %m"):
        DateFormat.of("%Q")
