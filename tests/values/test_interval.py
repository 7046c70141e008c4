"""Intervals: their ends, their arithmetic, and sums judged by written precision."""

import operator
import re
from collections.abc import Callable
from fractions import Fraction
from itertools import product

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from checker.values.interval import (
    ARITHMETIC,
    INFINITY,
    Bound,
    DivisionByZero,
    Empty,
    Exact,
    Interval,
    intersection,
    interval,
    point,
)
from checker.values.numbers import Measure, read_quantity


def notation(text: str) -> Interval:
    """The interval that `[1, 5/2)` writes."""
    lo, hi = (bound(end.strip()) for end in text[1:-1].split(","))
    return interval(lo, hi, lo_open=text[0] == "(", hi_open=text[-1] == ")")


def bound(text: str) -> Bound:
    if text.endswith("inf"):
        return -INFINITY if text.startswith("-") else INFINITY
    return Fraction(text)


ARITHMETIC_TABLE = """
    [1, 2] + [3, 4]             = [4, 6]
    [1, 2) + [3, 4]             = [4, 6)
    (1, 2] + [3, 4)             = (4, 6)
    [1, inf) + [3, 4]           = [4, inf)
    (-inf, 1] + (-inf, 2)       = (-inf, 3)
    (-inf, 1] + [2, inf)        = (-inf, inf)
    [1, 2] - [3, 4]             = [-3, -1]
    [11500, 12500) - [1500, 2500) = (9000, 11000)
    [1, 2) - [3, 4)             = (-3, -1)
    [1, 2] - [3, 4)             = (-3, -1]
    [1, 2] - [3, inf)           = (-inf, -1]
    [1, 2] * [3, 4]             = [3, 8]
    [1, 2) * [3, 4)             = [3, 8)
    (1, 2] * [3, 4]             = (3, 8]
    [1, 2) * [-1, -1]           = (-2, -1]
    [-1, 2) * [-3, 4]           = (-6, 8)
    [-1, 2] * [-3, 4)           = [-6, 8)
    [0, 2) * [3, 4)             = [0, 8)
    (0, 2) * [3, 4)             = (0, 8)
    (0, 2) * [0, 4)             = [0, 8)
    [0, 0] * (-inf, inf)        = [0, 0]
    [0, 2] * [1, inf)           = [0, inf)
    (0, 2] * [1, inf)           = (0, inf)
    (-2, 0] * [1, inf)          = (-inf, 0]
    [-1, 1] * [2, inf)          = (-inf, inf)
    [1, 2] / [4, 5]             = [1/5, 1/2]
    [1, 2) / [4, 5)             = (1/5, 1/2)
    [1, 2] / [-5, -4)           = (-1/2, -1/5]
    [1, 2] / (0, 4]             = [1/4, inf)
    [1, 2] / [-4, 0)            = (-inf, -1/4]
    [0, 2] / (0, 4]             = [0, inf)
    [-1, 2] / (0, 4]            = (-inf, inf)
    [1, 2] / [4, inf)           = (0, 1/2]
    [-1, 2] / [4, inf)          = [-1/4, 1/2]
    [0, 0] / [4, inf)           = [0, 0]
    [1, inf) / [4, inf)         = (0, inf)
"""


@pytest.mark.parametrize("line", [line.strip() for line in ARITHMETIC_TABLE.strip().splitlines()])
def test_arithmetic(line: str) -> None:
    parts = re.fullmatch(r"(\S+ \S+) ([-+*/]) (\S+ \S+) += (\S+ \S+)", line)
    assert parts is not None, line
    a, sign, b, expected = parts.groups()
    assert ARITHMETIC[sign](notation(a), notation(b)) == notation(expected)


@pytest.mark.parametrize("divisor", ["[0, 1]", "[-1, 1]", "(-1, 0]", "(-inf, inf)", "[0, 0]"])
def test_a_divisor_that_may_be_zero(divisor: str) -> None:
    with pytest.raises(DivisionByZero):
        notation("[1, 2]") / notation(divisor)


def test_an_interval_that_holds_nothing() -> None:
    for lo, hi, lo_open, hi_open in [
        (2, 1, False, False),
        (1, 1, True, False),
        (1, 1, False, True),
    ]:
        with pytest.raises(Empty):
            interval(lo, hi, lo_open=lo_open, hi_open=hi_open)


def test_normal_form() -> None:
    made = interval(Fraction(4, 2), INFINITY, hi_open=False)
    assert made == Interval(2, INFINITY, False, True)
    assert isinstance(made.lo, int)
    assert point(Fraction(6, 3)) == Interval(2, 2, False, False)


def test_widened_closes_finite_ends_only() -> None:
    assert notation("(1, 2)").widened(1) == notation("[0, 3]")
    assert notation("(1, inf)").widened(1) == notation("[0, inf)")


def test_great_numbers_and_infinite_ends_never_become_floats() -> None:
    great = interval(Fraction(10**400, 3), INFINITY)
    assert (great + great).lo == Fraction(2 * 10**400, 3)
    assert (point(10**400) + great).hi == INFINITY
    assert (great * great).lo == Fraction(10**800, 9)
    assert (point(1) / great) == Interval(0, Fraction(3, 10**400), True, False)
    assert (point(1) / interval(10**400, 10**401, hi_open=False)).lo == Fraction(1, 10**401)
    assert great.widened(1).lo == Fraction(10**400, 3) - 1


bounds = st.fractions(-4, 4, max_denominator=3) | st.sampled_from([0, 0, INFINITY, -INFINITY])


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    ends = sorted((draw(bounds), draw(bounds)))
    try:
        return interval(*ends, lo_open=draw(st.booleans()), hi_open=draw(st.booleans()))
    except Empty:
        assume(False)
        raise


SMALL = Fraction(1, 10**9)

NUMBERS: dict[str, Callable[[Fraction, Fraction], Fraction]] = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "/": operator.truediv,
}


def samples(values: Interval) -> list[Exact]:
    """Numbers that the interval holds: as near its ends as they can be, some inside, and zero."""
    lo = values.lo if not isinstance(values.lo, float) else -1 / SMALL
    hi = values.hi if not isinstance(values.hi, float) else 1 / SMALL
    found = [lo, lo + SMALL, hi - SMALL, hi, (lo + hi) / Fraction(2), 0, SMALL, -SMALL]
    return [number for number in found if values.holds(number)]


@given(intervals(), intervals(), st.sampled_from("+-*/"))
def test_arithmetic_is_sound_and_tight(a: Interval, b: Interval, sign: str) -> None:
    """What operands hold lands in the result, and nothing narrower would do."""
    try:
        result = ARITHMETIC[sign](a, b)
    except DivisionByZero:
        assert sign == "/"
        assert b.holds(0)
        return
    reached = [NUMBERS[sign](Fraction(x), Fraction(y)) for x, y in product(samples(a), samples(b))]
    assert all(result.holds(z) for z in reached)
    for end, is_open, nearest in (
        (result.lo, result.lo_open, min(reached)),
        (result.hi, result.hi_open, max(reached)),
    ):
        if isinstance(end, float):
            assert is_open
            assert abs(nearest) > 10**6
        elif is_open:
            assert 0 < abs(nearest - end) < Fraction(1, 10**6)
        else:
            assert nearest == end


@given(intervals(), intervals())
def test_addition_and_multiplication_commute(a: Interval, b: Interval) -> None:
    assert a + b == b + a
    assert a * b == b * a
    assert a - b == -(b - a)


@given(intervals(), intervals(), intervals(), st.sampled_from("+-*/"))
def test_a_wider_operand_gives_a_wider_result(
    a: Interval, other: Interval, b: Interval, sign: str
) -> None:
    lo, lo_open = min((a.lo, a.lo_open), (other.lo, other.lo_open))
    hi, closed = max((a.hi, not a.hi_open), (other.hi, not other.hi_open))
    wider = Interval(lo, hi, lo_open, not closed)
    assert wider.covers(a)
    try:
        result = ARITHMETIC[sign](wider, b)
    except DivisionByZero:
        return
    assert result.covers(ARITHMETIC[sign](a, b))


@given(intervals(), intervals())
def test_meeting_and_covering(a: Interval, b: Interval) -> None:
    common = intersection(a, b)
    assert a.meets(b) is b.meets(a) is (common is not None)
    if common is not None:
        assert a.covers(common)
        assert b.covers(common)
    assert a.covers(b) is (common == b)


# Sums and the totals stated for them, judged by the precision that is written, as in XBRL's
# Calculations 1.1 (but half-open). `meets`: some values of the parts make the total.
SUMS = """
    4.1 + 6.1                    | 10.3          | meets
    4.1 + 6.1                    | 10.4          | apart
    4.1 + 6.1                    | 10.30         | meets
    4.1 + 6.1                    | 10.31         | apart
    4.1 + 6.1                    | 10.29         | meets
    4.1 + 6.1                    | 10.1          | meets
    4.1 + 6.1                    | 10.0          | apart
    4.1 + 6.1                    | 10            | meets
    4.1 + 6.1                    | 1e1           | meets
    12e3 - 2e3                   | 11e3          | meets
    12e3 - 2e3                   | 12e3          | apart
    12e3 - 2e3                   | 9e3           | meets
    12e3 - 2e3                   | 8e3           | apart
    12e3 - 2e3                   | exactly 9000  | apart
    12e3 - 2e3                   | exactly 11000 | apart
    12e3 - 2e3                   | 9000          | meets
    12e3 - 2e3                   | 8999          | apart
    12e3 - 2e3                   | 11000         | meets
    12e3 - 2e3                   | 11001         | apart
    5e2                          | 55e1          | meets
    5e2                          | 56e1          | apart
    5e2                          | 6e2           | apart
    5e2                          | 4e2           | apart
    5e2                          | 45e1          | meets
    5e2                          | 44e1          | apart
    5e2                          | 549           | meets
    5e2                          | 550           | meets
    5e2                          | 551           | apart
    100 + 200 + 300              | 600           | meets
    100 + 200 + 300              | 601           | meets
    100 + 200 + 300              | 602           | apart
    100 + 200 + 300              | 599           | meets
    100 + 200 + 300              | 598           | apart
    1e2 + 2e2 + 3e2              | 7e2           | meets
    1e2 + 2e2 + 3e2              | 8e2           | apart
    1e2 + 2e2 + 3e2              | 75e1          | meets
    1e2 + 2e2 + 3e2              | 76e1          | apart
    33.3 + 33.3 + 33.3           | 100           | meets
    33.3 + 33.3 + 33.3           | 100.0         | meets
    33.3 + 33.3 + 33.3           | 100.1         | apart
    33.3 + 33.3 + 33.3           | 99.8          | meets
    33.3 + 33.3 + 33.3           | 99.7          | apart
    7 - 7                        | 0             | meets
    7 - 7                        | 1             | meets
    7 - 7                        | 2             | apart
    7 - 7                        | -1            | meets
    7 - 7                        | -2            | apart
    0 - 5                        | -4            | meets
    0 - 5                        | -3.9          | apart
    -3 + 8                       | 6.0           | meets
    -3 + 8                       | 6.05          | apart
    exactly 3 + exactly 4        | exactly 7     | meets
    exactly 3 + 4                | exactly 7.5   | apart
    exactly 3 + 4                | exactly 6.5   | meets
    exactly 3 - 4                | exactly -0.5  | meets
    exactly 3 - 4                | exactly -1.5  | apart
    at least 3 + 4               | 20            | meets
    at least 3 + 4               | 6             | meets
    at least 3 + 4               | 5             | apart
    at most 3 - at least 4       | 0             | meets
    at most 3 - at least 4       | 1             | apart
    2.50 + 2.50                  | 5.01          | meets
    2.50 + 2.50                  | 5.02          | apart
    1e6 + 3054                   | 1503053       | meets
    1e6 + 3054                   | 1503056       | apart
    3e6 - 25e5 - 4e5             | 7e5           | meets
    3e6 - 25e5 - 4e5             | 8e5           | apart
"""


@pytest.mark.parametrize("line", [line.strip() for line in SUMS.strip().splitlines()])
def test_a_total_and_its_parts(line: str) -> None:
    parts, total, expected = (cell.strip() for cell in line.split(" | "))
    signed = Measure(signed=True)
    first, *rest = re.split(r" ([+-]) ", parts)
    result = read_quantity(first, signed).possible
    for sign, part in zip(rest[::2], rest[1::2], strict=True):
        weight = point(1 if sign == "+" else -1)
        result += weight * read_quantity(part, signed).possible
    assert result.meets(read_quantity(total, signed).possible) is (expected == "meets")


def test_share_of_listed_areas() -> None:
    """Nine areas, to a square kilometre each, by the country's: not 20 %, by 2.9 points."""
    listed = interval(Fraction(28777, 2), Fraction(28795, 2))
    country = read_quantity("86600", Measure()).possible
    share = listed / country * point(100)
    stated = read_quantity("20 %", Measure("%")).possible
    assert not share.meets(stated)
    assert round(float(stated.lo - share.hi), 1) == 2.9
