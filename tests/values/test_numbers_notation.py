"""The writing of numbers: for people, and exactly."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.values.interval import INFINITY, Interval, interval, normal_exact, point
from checker.values.numbers import Measure, read_count, read_quantity, write_number

TENTH = Fraction(1, 10)


@pytest.mark.parametrize(
    ("literal", "written"),
    [
        ("3054 km2", "3054 km2"),
        ("3054.0", "3054.0 km2"),
        ("0", "0 km2"),
        ("0.0", "0.0 km2"),
        ("0.25", "0.25 km2"),
        ("44e2", "44e2 km2"),
        ("4.4e3", "44e2 km2"),
        ("2.5 million", "25e5 km2"),
        ("exactly 4400", "4400 km2"),
        ("[1/3, 1/3]", "0.333333 km2"),
        ("at least 14389", "at least 14389 km2"),
        ("at least 44e2", "at least 4350 km2"),
        ("more than 20000", "more than 20000 km2"),
        ("at most 20", "at most 20 km2"),
        ("less than 20", "less than 20 km2"),
        ("[0, 20]", "0..20 km2"),
        ("3..5", "3..5 km2"),
        ("3.0..5", "3.0..5 km2"),
        ("4400 +- 50", "4400 +- 50 km2"),
        ("about 1000000", "1000000 +- 100000 km2"),
        ("almost 100", "90..100 km2"),
        ("10 ha", "0.10 km2"),
        ("[1/3, 2/3]", "0.33..0.67 km2"),
        ("[1/3, inf)", "at least 0.333333 km2"),
        ("(1/3, inf)", "more than 0.333333 km2"),
    ],
)
def test_a_quantity_for_people(literal: str, written: str) -> None:
    if "ha" in literal:
        pytest.importorskip("pint")
    number = read_quantity(literal, Measure("km2"))
    assert write_number(number.possible, "km2", number.nominal) == written


@pytest.mark.parametrize(
    ("literal", "written"),
    [
        ("4", "4 people"),
        ("12e3", "12e3 people"),
        ("at least 4", "at least 4 people"),
        ("more than 4", "at least 5 people"),
        ("3..5", "3..5 people"),
        ("about 100", "100 +- 10 people"),
        ("100 +- 5", "100 +- 5 people"),
    ],
)
def test_a_count_for_people(literal: str, written: str) -> None:
    number = read_count(literal, Measure("people"))
    assert write_number(number.possible, "people", number.nominal) == written


@pytest.mark.parametrize(
    ("values", "nominal", "unit", "written"),
    [
        # a share: 14393 of 86600 km2, to the precision of its parts
        (
            Interval(Fraction("14388.5"), Fraction("14397.5"))
            / Interval(Fraction("86599.5"), Fraction("86600.5"))
            * point(100),
            Fraction(1439300, 86600),
            "%",
            "16.62 %",
        ),
        # sums: the whole nominal, where the width is small against it
        (interval(14389, 14397), 14393, "km2", "14393 km2"),
        (Interval(Fraction("14388.5"), Fraction("14397.5")), 14393, "km2", "14393 km2"),
        (interval(9000, 11000, lo_open=True), 10000, "km2", "10e3 km2"),
        (interval(101 * TENTH, 103 * TENTH), 102 * TENTH, "", "10.2"),
        (interval(Fraction("4.999"), Fraction("5.001")), 5, "", "5000e-3"),
        (interval(-1, 1, lo_open=True), 0, "km", "0 km"),
        (interval(-1, 1, lo_open=True), None, "km", "-1..1 km"),
        (
            interval(Fraction("16.642"), Fraction("16.655")),
            Fraction("16.6487"),
            "%",
            "16.65 %",
        ),
        (interval(14, 16), 15, "km2", "15 km2"),
        (interval(7, 8), Fraction("7.5"), "km2", "7..8 km2"),
        (interval(4, 12), 8, "km2", "4..12 km2"),
        (interval(7, Fraction("7.2")), None, "km2", "7.0..7.2 km2"),
        (interval(Fraction("24.5886"), Fraction("24.6927")), Fraction("24.64"), "km2", "24.6 km2"),
        (interval(0, 20), None, "km", "less than 20 km"),
        (interval(-INFINITY, INFINITY), None, "km", "any number km"),
        (point(Fraction(2, 3)), Fraction(2, 3), "", "0.666667"),
        (point(Fraction(-200000, 3)), None, "", "-66666.7"),
        (point(Fraction(2 * 10**50, 3)), None, "", "666667e44"),
        (point(10**5000), None, "", "100000e4995"),
        (interval(10**5000 + Fraction(1, 3), 10**5000 + 1), None, "", None),
        (interval(10**5000, 10**5000 + Fraction(1, 3)), 10**5000 + Fraction(1, 9), "", None),
    ],
)
def test_a_derived_number_for_people(
    values: Interval, nominal: int | Fraction | None, unit: str, written: str | None
) -> None:
    found = write_number(values, unit, nominal)
    assert written in (None, found)


@given(
    st.fractions(-5000, 5000, max_denominator=1000),
    st.fractions(Fraction(1, 1000), 300, max_denominator=1000),
    st.fractions(0, 1, max_denominator=50),
    st.booleans(),
    st.booleans(),
    st.booleans(),
)
def test_what_is_written_is_about_as_wide_as_the_set(
    lo: Fraction, width: Fraction, share: Fraction, lo_open: bool, hi_open: bool, known: bool
) -> None:
    """Only a whole number is written in full where the width is small against it."""
    values = interval(lo, lo + width, lo_open=lo_open, hi_open=hi_open)
    nominal = normal_exact(lo + width * share) if known else None
    text = write_number(values, "km", nominal)
    back = read_quantity(text, Measure("km", signed=not lo >= 0)).possible
    assert back.meets(values)
    if nominal is None or nominal.denominator > 1:
        assert width <= 3 * Fraction(back.hi - back.lo)
        assert Fraction(back.hi - back.lo) <= 3 * width
