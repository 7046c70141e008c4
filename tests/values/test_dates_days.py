"""Civil days between dates, added to dates, and got from two dates."""

from fractions import Fraction

import pytest

from checker.values.dates import add_days, days_between, days_from, read_date, span_of
from checker.values.dates.calendar import DAY
from checker.values.dates.possibilities import on_one_line
from checker.values.interval import INFINITY, Empty, Interval, interval, point


@pytest.mark.parametrize(
    ("lower", "upper", "days"),
    [
        ("1992", "1993-07-23", 204),
        ("1994-05-05", "1994-05-13", 8),
        ("1992", "1993", 1),
        ("1992-02", "1992-03-01", 1),
        ("1993-04-02T10:30", "1993-04-02T11:30", Fraction(1, 24)),
        ("1993-04-02T10:30", "1993-04-03", 1),
        ("1993-04-02T24:00", "1993-04-03T10", Fraction(10, 24)),
        ("../1992", "1993", 1),
        ("1992/..", "1993", None),
        ("1992", "../1993", None),
        ("1992-01-01T00:00:00.00001", "1992-01-02", 1),
    ],
)
def test_days_between(lower: str, upper: str, days: int | Fraction | None) -> None:
    assert (
        days_between(span_of(read_date(lower).possible), span_of(read_date(upper).possible)) == days
    )


def test_days_between_minds_a_closed_end() -> None:
    assert days_between(Interval(0, DAY, hi_open=False), Interval(3 * DAY, 4 * DAY)) == 2


@pytest.mark.parametrize(
    ("date", "days", "then"),
    [
        ("1994-05-05", point(8), "1994-05-13"),
        ("1994-05-05", point(-5), "1994-04-30"),
        ("1994-05-05", point(0), "1994-05-05"),
        ("1994-05", point(21), "1994-05-22/1994-06-21"),
        ("1994-05-05", interval(4, 6, hi_open=False), "1994-05-09/1994-05-11"),
        ("1994-05-05", interval(4, 6), "1994-05-09/1994-05-10"),
        ("1994-05-05", interval(4, 6, lo_open=True), "1994-05-10"),
        ("1994-05-05", interval(3, INFINITY), "1994-05-08/.."),
        ("1994-05-05", interval(-INFINITY, 3, hi_open=False), "../1994-05-08"),
        ("../1994-05-05", point(1), "../1994-05-06"),
        ("1994-05-05/..", point(1), "1994-05-06/.."),
        ("1994-05-05T10:30", point(1), "1994-05-06"),
        ("1994-05-05T12:00Z", point(1), "1994-05-06T12:00Z"),
        ("1994-05-05T20:00Z", interval(1, 2, hi_open=False), "1994-05-06T20:00Z/1994-05-07T20:00Z"),
        ("1994-05-05T05:00+07:00", point(-1), "1994-05-03T22:00Z"),
        ("[1994-05-05,1994-06-05]", point(1), "[1994-05-06,1994-06-06]"),
        ("[1994-05-05,1994-05-10]", interval(0, 6), "1994-05-05/1994-05-15"),
    ],
)
def test_add_days(date: str, days: Interval, then: str) -> None:
    assert add_days(read_date(date).possible, days) == read_date(then).possible


def test_no_whole_number_of_days() -> None:
    with pytest.raises(Empty):
        add_days(read_date("1994").possible, interval(4, 5, lo_open=True))


@pytest.mark.parametrize(
    ("a", "b", "least", "most"),
    [
        ("1994-05-13", "1994-05-05", 8, 8),
        ("1994-05-05", "1994-05-13", -8, -8),
        ("1993", "1992", 1, 730),
        ("1993", "1993", -364, 364),
        ("1993/..", "1992", 1, INFINITY),
        ("../1993", "1992", -INFINITY, 730),
        ("1993", "1992/..", -INFINITY, 730),
        ("[1994-05-05,1994-06-05]", "1994-05-01", 4, 35),
        ("1994-05-05T12:00Z", "1994-05-05", 0, 1),
        # two instants, by the clock of any one place
        ("2019-03-09T21:15Z", "2019-03-04T21:15Z", 5, 5),
        ("2019-03-09T23:15+02:00", "2019-03-04T21:15Z", 5, 5),
        ("2019-03-09T21:15:30Z", "2019-03-04T21:15Z", 5, 6),
        ("2019-03-10T05:00Z", "2019-03-04T21:15Z", 5, 6),
        ("2019-03-04T21:15Z", "2019-03-09T21:15Z", -5, -5),
        ("2019-03-09T21Z", "2019-03-04T21Z", 4, 6),
        ("2019-03-09T21:15Z/..", "2019-03-04T21:15Z", 5, INFINITY),
    ],
)
def test_days_from(a: str, b: str, least: int, most: int) -> None:
    found = days_from(read_date(a).possible, read_date(b).possible)
    assert found == interval(least, most, hi_open=False)


def test_two_are_put_on_one_line() -> None:
    day, earlier, later = (
        read_date(text).possible
        for text in ("1994-05-05", "1994-05-05T10:00Z", "1994-05-05T12:00Z")
    )
    start = span_of(day).lo
    hour = DAY // 24
    (a, b), utc = on_one_line((earlier, later))
    assert utc
    assert a == Interval(start + 10 * hour, start + 10 * hour + 60_000)
    assert b.lo == start + 12 * hour
    (a, b), utc = on_one_line((day, later))
    assert not utc
    assert (a, b) == (day, Interval(start, start + 26 * hour + 60_000))
    (a, b), _ = on_one_line((read_date("199X-12-25").possible, day))
    assert (a, b) == (span_of(read_date("1990-12-25/1999-12-25").possible), day)
