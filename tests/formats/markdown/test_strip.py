"""Bars in lines of text: what they show is what the intervals are."""

from fractions import Fraction
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.formats.markdown.strip import BEGINS, ENDS, FITS, MEETS, SIDES, WIDTH, Strip, strip
from checker.telling.picture import Band, Bar, Picture
from checker.telling.pictures import MOST_BARS
from checker.values.dates import Choice, read_date, span_of
from checker.values.interval import INFINITY, Interval, interval, point

FEW = settings(max_examples=80, deadline=None)
BOUNDS = st.one_of(
    st.integers(-20, 20),
    st.integers(-(10**30), 10**30),
    st.fractions(-3, 3, max_denominator=1000),
    st.integers(1, 10**6).map(lambda number: Fraction(1, number)),
)


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    lo, hi = sorted((draw(BOUNDS), draw(BOUNDS)))
    if lo == hi:
        return point(lo)
    ends = draw(st.sampled_from(("", "", "", "lo", "hi", "both")))
    return interval(
        -INFINITY if ends in ("lo", "both") else lo,
        INFINITY if ends in ("hi", "both") else hi,
        lo_open=draw(st.booleans()),
        hi_open=draw(st.booleans()),
    )


def picture(*spans: Interval, dates: bool = False, unit: str = "") -> Picture:
    bars = tuple(Bar("daily", str(n), (span,), 1) for n, span in enumerate(spans))
    return Picture("title", dates, unit, bars)


def cells(drawn: Strip) -> list[str]:
    """The columns of each bar."""
    return [line[1 : WIDTH + 1] for line in drawn.lines if line.startswith("│")]


def marks(row: str) -> set[int]:
    return {column for column, mark in enumerate(row) if mark != " "}


def numbers(*spans: Interval) -> list[str]:
    return list(strip(picture(*spans)).lines)


@FEW
@given(st.lists(intervals(), min_size=1, max_size=MOST_BARS))
def test_bars_share_a_column_just_where_intervals_have_something_in_common(
    spans: list[Interval],
) -> None:
    drawn = strip(picture(*spans))
    assert not drawn.crowded
    rows = cells(drawn)
    assert all(len(row) == WIDTH and marks(row) for row in rows)
    for (a, first), (b, second) in combinations(zip(spans, rows, strict=True), 2):
        assert a.meets(b) is not marks(first).isdisjoint(marks(second)), (a, b)
        if not a.meets(b):
            assert (max(marks(first)) < min(marks(second))) is (a.lo < b.lo or a.hi < b.hi)


@FEW
@given(st.lists(intervals(), min_size=1, max_size=MOST_BARS))
def test_a_bar_is_one_piece_and_an_arrow_is_an_end_that_there_is_not(spans: list[Interval]) -> None:
    for span, row in zip(spans, cells(strip(picture(*spans))), strict=True):
        columns = marks(row)
        assert columns == set(range(min(columns), max(columns) + 1))
        assert (BEGINS in row) is (span.lo == -INFINITY) or len(columns) == 1
        assert (ENDS in row) is (span.hi == INFINITY)
        assert (0 in columns) or span.lo != -INFINITY
        assert (WIDTH - 1 in columns) or span.hi != INFINITY


@FEW
@given(st.lists(intervals(), min_size=1, max_size=MOST_BARS), st.booleans())
def test_every_tick_has_its_words_beneath_it(spans: list[Interval], dates: bool) -> None:
    *_, axis, names = strip(picture(*spans, dates=dates)).lines
    assert len(axis) == WIDTH + 2
    assert axis.count("┬") <= len(names.split("  "))
    assert names.strip() or "┬" not in axis


@FEW
@given(st.lists(intervals(), min_size=1, max_size=MOST_BARS), st.booleans())
def test_dates_and_numbers_of_any_size_are_drawn(spans: list[Interval], dates: bool) -> None:
    assert len(cells(strip(picture(*spans, dates=dates)))) == len(spans)


def test_the_scale_is_true_where_there_is_room() -> None:
    drawn = strip(picture(interval(0, 12), interval(24, 36), interval(36, 48)))
    assert not drawn.stretched
    assert not drawn.logarithmic
    assert [(min(marks(row)), max(marks(row))) for row in cells(drawn)] == [
        (0, 11), (24, 35), (36, 47),
    ]  # fmt: skip
    assert drawn.lines[-2] == "└┬─────────┬─────────┬─────────┬─────────┬───────┘"
    assert drawn.lines[-1] == " 0        10        20        30        40"


def test_a_point_has_one_mark_and_its_tick_stands_beneath_it() -> None:
    rows = numbers(point(0), point(20), point(100))
    assert [row[:-1].count(SIDES[0]) for row in rows[:3]] == [1, 1, 1]
    assert rows[1].index(SIDES[0]) == rows[3].index("┬", 2)
    assert rows[4].split() == ["0", "20", "40", "60", "80", "100"][: len(rows[4].split())]


def test_touching_ends_lie_side_by_side_and_a_common_number_lies_in_both() -> None:
    below, above = cells(strip(picture(interval(1, 2), interval(2, 3))))
    assert max(marks(below)) + 1 == min(marks(above))
    closed, above = cells(strip(picture(interval(1, 2, hi_open=False), interval(2, 3))))
    assert marks(closed) & marks(above)
    below, above = cells(strip(picture(interval(1, 2), interval(2, 3, lo_open=True))))
    assert max(marks(below)) + 1 < min(marks(above))


def test_numbers_a_hair_apart_are_drawn_apart_which_is_said() -> None:
    spans = [point(1), point(Fraction(10001, 10000)), point(Fraction(10002, 10000)), point(500)]
    drawn = strip(picture(*spans))
    columns = [marks(row) for row in cells(drawn)]
    assert all(a.isdisjoint(b) for a, b in combinations(columns, 2))
    assert drawn.stretched


@pytest.mark.parametrize(
    ("spans", "logarithmic"),
    [
        ([point(1), point(10**9)], True),
        ([point(1), point(999)], False),
        ([point(0), point(10**9)], False),
        ([point(-1), point(10**9)], False),
        ([point(Fraction(1, 100)), interval(20, INFINITY)], True),
    ],
)
def test_a_wide_range_of_positive_numbers_is_on_a_logarithmic_scale(
    spans: list[Interval], logarithmic: bool
) -> None:
    assert strip(picture(*spans)).logarithmic is logarithmic


def test_logarithmic_ticks_are_powers_of_ten() -> None:
    names = numbers(point(1), point(10**9))[-1].replace("\N{NO-BREAK SPACE}", "_").split()
    assert names == ["1", "10_000", "100_000_000"]
    names = numbers(point(1), point(10**19))[-1].replace("\N{NO-BREAK SPACE}", "_").split()
    assert names == ["1", "100_000_000", "1", "\N{MULTIPLICATION SIGN}", "10¹⁶"]
    assert numbers(point(10), point(10**4))[-1].split() == ["10", "100", "1000", "10", "000"]


def test_the_unit_stands_behind_the_axis_and_dates_have_none() -> None:
    assert strip(picture(point(1), point(3), unit="km")).lines[-1].endswith(" km")
    assert "days" not in strip(picture(point(1), point(3), unit="days", dates=True)).lines[-1]


@pytest.mark.parametrize(
    ("texts", "ticks"),
    [
        (["-0043", "-0030"], ["40 BC", "35 BC", "30 BC"]),
        (["-0003", "0004"], ["4 BC", "2 BC", "1", "2", "4"]),
        (["1990", "1999"], ["1990", "1992", "1994", "1996", "1998", "2000"]),
        (["1990-01", "1990-08"], ["Jan 1990", "Apr 1990", "Jul 1990"]),
        (["1994-05-12", "1994-05-16"], ["12 May 1994", "14 May 1994", "16 May 1994"]),
        (["2017-07-04T20:30", "2017-07-04T21:30"],
         ["4 Jul 20:30", "4 Jul 21:00", "4 Jul 21:30"]),
        (["2017-07-04T20:30:01", "2017-07-04T20:30:20"],
         ["4 Jul 20:30:05", "4 Jul 20:30:15"]),
    ],
)  # fmt: skip
def test_ticks_of_dates(texts: list[str], ticks: list[str]) -> None:
    spans = [span_of(read_date(text).possible) for text in texts]
    shown = strip(picture(*spans, dates=True)).lines[-1]
    assert [name.strip() for name in shown.split("  ") if name] == ticks


def test_more_spans_than_columns_are_crowded() -> None:
    spans = tuple(interval(n, n + Fraction(1, 2)) for n in range(100))
    drawn = strip(Picture("", False, "", (Bar("a", "", spans, 1), Bar("b", "", spans[:1], 0))))
    assert drawn.crowded
    assert [len(row) for row in cells(drawn)] == [WIDTH, WIDTH]


def test_a_choice_shows_its_spans_in_one_row() -> None:
    possible = read_date("1994-XX-13").possible
    assert isinstance(possible, Choice)
    row = cells(strip(Picture("", True, "", (Bar("a", "", possible.spans, 1),))))[0]
    assert len(row.split()) == 12


def test_sides_are_in_order_and_what_contradicts_nothing_is_last_and_paler() -> None:
    bars = tuple(Bar("a", f"v{side}", (point(side),), side) for side in (0, 2, 1))
    lines = strip(Picture("", False, "", bars)).lines
    assert [line[WIDTH + 3 :] for line in lines[:3]] == [
        "🟦 1 · a: v1",
        "🟧 2 · a: v2",
        "⬜ \N{EN DASH} a: v0",
    ]
    assert SIDES[0] in lines[0]
    assert SIDES[1] in lines[1]
    assert FITS in lines[2]


def test_words_of_other_people_stay_in_their_line() -> None:
    bar = Bar("x" * 100, "a\nb\r\n```\n\x1b[31m\u202eabc" + "y" * 100, (point(1),), 1)
    lines = strip(Picture("", False, "u\n```", (bar,))).lines
    assert len(lines) == 3
    assert all(line.isprintable() for line in lines)
    assert not any(line.startswith("`") for line in lines)
    assert len(lines[0]) < WIDTH + 140


def test_between_whole_numbers_is_no_mark() -> None:
    bars = tuple(Bar("daily", "", (point(n),), 1) for n in (1, 2))
    assert strip(Picture("", False, "", bars)).lines[-1].split()[:2] == ["1", "1.2"]
    assert strip(Picture("", False, "", bars, whole=True)).lines[-1].split() == ["1", "2"]


def test_a_voice_that_is_written_from_the_right_does_not_turn_the_drawing() -> None:
    bars = (
        Bar("\N{HEBREW LETTER ALEF}, in daily", "5", (point(1),), 1),
        Bar("é", "", (point(2),), 2),
    )
    first, second, *_ = strip(Picture("", False, "", bars)).lines
    assert first.endswith("│ 🟦 1 · \N{LEFT-TO-RIGHT MARK}\N{HEBREW LETTER ALEF}, in daily: 5")
    assert second.endswith("│ 🟧 2 · é: ")


def test_a_band_is_where_all_meet_or_what_keeps_two_sides_apart() -> None:
    sides = (Bar("a", "x", (interval(0, 12),), 1), Bar("b", "y", (interval(36, 48),), 2))
    apart = Band(Interval(12, 36, False, True), "24 km apart", False)
    *_, row, _, _ = strip(Picture("", False, "km", sides, band=apart)).lines
    assert row == f"│{' ' * 12}├{'─' * 22}┤{' ' * 12}│ 24 km apart"
    agreed = (Bar("a", "x", (interval(0, 36),), 1), Bar("b", "y", (interval(12, 48),), 1))
    common = Band(interval(12, 36), "where all meet: 12 to 36", True)
    first, _, row, _, _ = strip(Picture("", False, "km", agreed, band=common)).lines
    assert row == f"│{' ' * 12}{MEETS * 24}{' ' * 12}│ where all meet: 12 to 36"
    assert first.endswith("│ a: x")
