"""Durations: what is read, how long it is, and what the calendar makes of a month."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.values.dates import read_date, write_date
from checker.values.durations import (
    Duration,
    Ends,
    add_duration,
    compare_durations,
    not_below_zero,
    read_duration,
    write_duration,
)
from checker.values.interval import INFINITY, Empty, interval
from checker.values.unreadable import Unreadable
from checker.values.verdict import Relation

LENGTHS = {
    "4 days": (4, 4),
    "1 day": (1, 1),
    "three weeks": (21, 21),
    "a fortnight": (14, 14),
    "P4D": (4, 4),
    "P3W": (21, 21),
    "P1M": (28, 31),
    "P1Y2M3D": (424 + 3, 428 + 3),
    "a month": (28, 31),
    "2 months": (59, 62),
    "12 months": (365, 366),
    "a year": (365, 366),
    "4 years": (1460, 1461),
    "400 years": (146097, 146097),
    "one decade": (3651, 3653),
    "1 year and 6 months": (546, 550),
    "1 year, 2 months and 3 days": (424 + 3, 428 + 3),
    "at least 2 weeks": (14, INFINITY),
    "more than 2 weeks": (15, INFINITY),
    "over 3 years": (1096, INFINITY),
    "less than 3 weeks": (0, 20),
    "less than 3 years": (0, 1095),
    "at least 3 years": (1095, INFINITY),
    "at most 2 months": (0, 62),
    "2 weeks or more": (14, INFINITY),
    "3 years +- 2 months": (1033, 1158),
    "2 months +- 3 days": (56, 65),
    "4 +- 1 days": (3, 5),
    "2 years 6 months": (911, 915),
    "half a year": (181, 184),
    "one and a half years": (546, 550),
    "2½ years": (911, 915),
    "1 1/2 years": (546, 550),
    "3 wks": (21, 21),
    "4 yrs": (1460, 1461),
    "decades": (7304, INFINITY),
    "2 weeks to 1 month": (14, 31),
    "a month less 3 days": (25, 28),
    "a dozen days": (12, 12),
    "several days": (3, INFINITY),
    "up to 5 days": (0, 5),
    "3..5 days": (3, 5),
    "between 3 and 5 days": (3, 5),
    "about 30 days": (27, 33),
    "about a month": (24, 35),
    "nearly 100 days": (90, 100),
}

UNREADABLE = [
    "",
    "4",
    "days",
    "soon",
    "P",
    "PT4H",
    "7.000 days",
    "2.125 years",
    "1e99 years",
    "1e22 days",
    "P9999999999999999999999D",
    "2 years +- 1 week less 1 month",
    "40 days +- 1 month less 30 days",
    "½ day",
    "-3 days",
    "-3..5 days",
    "less than 0 days",
    "4 working days",
    "4 km days",
    "3 people days",
    "3 days 4 days",
    "3 months, 2 years",
    "between 1 and 2 and 3 days",
    "at least 3..5 days",
    "5..3 days",
    "1,234 days",
    "one year ago",
]


@pytest.mark.parametrize("text", LENGTHS)
def test_lengths_in_days(text: str) -> None:
    lo, hi = LENGTHS[text]
    span = read_duration(text).span
    assert (span.lo, span.hi) == (lo, hi)


@pytest.mark.parametrize("text", UNREADABLE)
def test_what_cannot_be_read_says_how_to_mend_it(text: str) -> None:
    with pytest.raises(Unreadable, match="write") as caught:
        read_duration(text)
    assert "count" not in str(caught.value)
    assert "quantity" not in str(caught.value)


@pytest.mark.parametrize("text", ["4 hours", "90 min", "half an hour", "3 h", "2 days 7 hours"])
def test_hours_are_no_duration_but_a_quantity(text: str) -> None:
    with pytest.raises(Unreadable, match="an attribute of `kind: quantity` and `unit: h`"):
        read_duration(text)


@pytest.mark.parametrize(
    ("text", "instead"),
    [("3.5 years", "42 months"), ("1.5 weeks", "10..11 days"), ("half a week", "3..4 days")],
)
def test_a_part_of_a_unit_is_written_in_a_lesser_one(text: str, instead: str) -> None:
    with pytest.raises(Unreadable, match=f"write `{instead}`"):
        read_duration(text)


@given(st.text(max_size=40))
def test_no_text_raises_anything_else(text: str) -> None:
    with contextlib.suppress(Unreadable):
        read_duration(text)


def whole(least: int, most: int) -> st.SearchStrategy[Duration]:
    ends = st.tuples(st.integers(least, most), st.integers(0, 20))
    parts = ends.map(lambda pair: Ends(pair[0], pair[0] + pair[1]))
    return st.builds(Duration, parts, parts)


@given(whole(-30, 60))
def test_what_is_written_reads_back(duration: Duration) -> None:
    try:
        duration = not_below_zero(duration)
    except Empty:
        return
    assert read_duration(write_duration(duration)) == duration


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("over 3 years", "more than 3 years"),
        ("less than 3 years", "less than 3 years"),
        ("more than 2 weeks", "at least 15 days"),
        ("up to 5 days", "at most 5 days"),
        ("3 years +- 2 months", "34..38 months"),
        ("10 days to 3 months", "10 days..3 months"),
        ("about a month", "1 month less 4 days..1 month and 4 days"),
    ],
)
def test_it_is_written_as_a_person_would(text: str, written: str) -> None:
    assert write_duration(read_duration(text)) == written
    assert read_duration(written) == read_duration(text)


def test_a_length_is_cut_at_nothing() -> None:
    days = Duration(Ends(0, 0), Ends(-5, 5))
    assert not_below_zero(days).span == interval(0, 5, hi_open=False)
    with pytest.raises(Empty):
        not_below_zero(-read_duration("3 days"))


@pytest.mark.parametrize(
    ("date", "duration", "sum_"),
    [
        ("2016-04-02", "4 days", "2016-04-06"),
        ("2016-04", "4 days", "2016-04-05/2016-05-04"),
        ("2020-01-31", "1 month", "2020-02-29"),
        ("2019-01-31", "P1M", "2019-02-28"),
        ("2019-01-31", "a month and 1 day", "2019-03-01"),
        ("1992", "1 year", "1993"),
        ("2020-02-29", "4 years", "2024-02-29"),
        ("2020-02-29", "1 year", "2021-02-28"),
        ("2016-04-02", "2..3 weeks", "2016-04-16/2016-04-23"),
        ("2016-04-02", "at least 2 days", "2016-04-04/.."),
        ("2016/..", "1 month", "2016-02/.."),
        ("2020-01-31", "more than a month", "2020-03-01/.."),
        ("2020-01-31", "less than a month", "2020-01-31/2020-02-28"),
        ("2020-01-31", "2 months", "2020-03-31"),
    ],
)
def test_added_to_a_date(date: str, duration: str, sum_: str) -> None:
    later = add_duration(read_date(date).possible, read_duration(duration))
    assert write_date(later) == write_date(read_date(sum_).possible)


@given(st.integers(0, 20000), st.integers(-400, 400))
def test_days_are_taken_away_again(day: int, days: int) -> None:
    start = interval(day * 86_400_000, (day + 1) * 86_400_000)
    duration = read_duration(f"{abs(days)} days")
    duration = -duration if days < 0 else duration
    assert add_duration(add_duration(start, duration), -duration) == start


@pytest.mark.parametrize(
    ("a", "b", "relation", "gap"),
    [
        ("1 month", "30 days", Relation.REFINES, None),
        ("1 month", "P4W", Relation.REFINES, None),
        ("3 weeks", "21 days", Relation.EQUAL, None),
        ("1 month", "3 weeks", Relation.DISJOINT, 7),
        ("about 3 weeks", "1 month", Relation.DISJOINT, 4),
        ("12 months", "1 year", Relation.EQUAL, None),
        ("over 3 years", "37 months", Relation.REFINES, None),
        ("over 3 years", "3 years and 2 months", Relation.REFINES, None),
        ("over 3 years", "3 years", Relation.OVERLAPS, None),  # one of 1096 days has a leap day
        ("more than 2 weeks", "15 days", Relation.REFINES, None),
        ("less than 3 weeks", "20 days", Relation.REFINES, None),
    ],
)
def test_compared_by_length(a: str, b: str, relation: Relation, gap: int | None) -> None:
    comparison = compare_durations([read_duration(a), read_duration(b)])
    assert (comparison.relation, comparison.gap) == (relation, gap)


@pytest.mark.parametrize(
    "text", ["3000000000 days", "P3000000000D", "1e15 years", "123456789012 months less 5 days"]
)
def test_what_is_longer_than_milliards_of_a_unit_is_written_as_it_is_read(text: str) -> None:
    duration = read_duration(text)
    assert read_duration(write_duration(duration)) == duration


@given(
    st.integers(0, 40), st.sampled_from(["days", "months", "years"]), st.integers(0, 40),
    st.sampled_from(["days", "months"]), st.sampled_from([" +- ", "..", " less ", " and "]),
    st.sampled_from(["", "about ", "less than ", "at most ", "nearly ", "more than "]),
    st.sampled_from(["", " less 1 month", " less 2 days"]),
)  # fmt: skip
def test_no_duration_is_empty(
    many: int, unit: str, more: int, other: str, joint: str, hedge: str, rest: str
) -> None:
    try:
        span = read_duration(f"{hedge}{many} {unit}{joint}{more} {other}{rest}").span
    except Unreadable:
        return
    assert 0 <= span.lo <= span.hi
