"""Laws of the readers and writers of numbers."""

from collections.abc import Callable
from fractions import Fraction
from unittest.mock import patch

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from checker.values.interval import INFINITY, WholeEnds, intersection, interval, normal_exact
from checker.values.numbers import (
    Measure,
    PossibleNumber,
    read_count,
    read_quantity,
    write_number,
)
from checker.values.numbers.count import count_ends
from checker.values.numbers.hedges import HEDGES, TRAILING, VAGUE
from checker.values.numbers.notation import magnitude
from checker.values.numbers.precision import WORDS
from checker.values.numbers.quantity import quantity_ends
from checker.values.unreadable import Unreadable

Read = Callable[[str, Measure], PossibleNumber]

PLAIN = Measure("km")
SIGNED = Measure("km", signed=True)

digits = st.from_regex(r"-?(0|[1-9][0-9]{0,8})(\.[0-9]{1,4})?(e-?[0-9]{1,2})?", fullmatch=True)
whole = st.from_regex(r"-?(0|[1-9][0-9]{0,8})(e[0-9])?", fullmatch=True)


@st.composite
def literals(draw: st.DrawFn, numbers: st.SearchStrategy[str] = digits) -> str:
    """A literal of any form, mostly readable."""
    number, other = draw(numbers), draw(numbers)
    return draw(
        st.sampled_from(
            [
                number,
                f"{draw(st.sampled_from(sorted(HEDGES)))} {number} km",
                f"{number} {draw(st.sampled_from(sorted(TRAILING)))}",
                f"{number}..{other} km",
                f"{number} +- {other}",
                f"about {number} to {other}",
                draw(st.sampled_from(sorted(VAGUE))),
                f"minus {number}",
                f"{draw(st.integers(0, 99))} km {draw(st.integers(0, 1200))} m",
                f"{draw(st.integers(0, 99))} {draw(st.integers(1, 12))}/{draw(st.integers(1, 12))}",
                f"{draw(st.integers(0, 99))} and a half",
                f"{draw(st.sampled_from(sorted(WORDS)))} thirds of a km",
            ]
        )
    )


def readable(read: Read, literal: str, measure: Measure) -> PossibleNumber:
    try:
        return read(literal, measure)
    except Unreadable:
        assume(False)
        raise


FRAGMENTS = (
    "at least|about|almost|exactly|between|and|to|or more|+|+-|-|..|~|>=|1|3|20|1,234|1.5|12e3|e5"
    "|1e300|1e999|000|_|,|.|km|km2|ha|%|‰|pp|people|weeks|days|per|/|/0|*|^|²|³|10³|several|of|a"
    "|half|one|hundred|million|dozen|[|(|]|)|inf|-inf| |\u00a0|°C|K|deg|sq|zero|[1/3, 2]|\x00|ß"
    "|\u017f|$|€|£|p|m|½|2/3|1 in 5|minus|in|ft|6'2\"|'|and a half|third|Mio|lakh|F|gal|kdegC|kdB"
    "|5.000|l0|x0|\u0130|\u212a|EUR|dollars|cents|dozen|.."
)


@pytest.mark.parametrize("read", [read_quantity, read_count])
@settings(deadline=None)  # the first unit of another kind imports Pint
@given(
    text=st.text(max_size=30)
    | st.lists(st.sampled_from(FRAGMENTS.split("|")), max_size=8).map(" ".join),
    signed=st.booleans(),
)
def test_any_text_is_read_or_unreadable(read: Read, text: str, signed: bool) -> None:
    pytest.importorskip("pint")
    try:
        number = read(text, Measure("km", signed=signed))
    except Unreadable:
        return
    write_number(number.possible, "km", number.nominal)


@given(literals())
def test_unsigned_is_signed_clipped_at_zero(literal: str) -> None:
    signed = readable(read_quantity, literal, SIGNED).possible
    try:
        unsigned = read_quantity(literal, PLAIN).possible
    except Unreadable:
        assert signed.lo < 0
        return
    assert unsigned == intersection(signed, interval(0, INFINITY))


@given(literals(whole), st.sampled_from([PLAIN, SIGNED]))
def test_counts_are_whole_and_closed(literal: str, measure: Measure) -> None:
    number = readable(read_count, literal, measure)
    possible = number.possible
    for end, is_open in ((possible.lo, possible.lo_open), (possible.hi, possible.hi_open)):
        assert isinstance(end, int) is not is_open
    assert number.nominal is None or possible.holds(number.nominal)


@pytest.mark.parametrize("read", [read_quantity, read_count])
@pytest.mark.parametrize("hedge", ["about", "at least", "at most", "at least about"])
@given(number=whole, measure=st.sampled_from([PLAIN, SIGNED]))
def test_a_hedge_that_coarsens_allows_more(
    read: Read, hedge: str, number: str, measure: Measure
) -> None:
    exact = readable(read, number, measure).possible
    assert read(f"{hedge} {number}", measure).possible.covers(exact)


@given(whole, whole)
def test_a_range_rounds_outwards_at_both_ends(a: str, b: str) -> None:
    hull = readable(read_quantity, f"{a}..{b}", SIGNED).possible
    first, last = read_quantity(a, SIGNED).possible, read_quantity(b, SIGNED).possible
    assert hull == interval(first.lo, last.hi, lo_open=first.lo_open, hi_open=last.hi_open)


@given(digits)
def test_below_zero_is_the_mirror_of_above(number: str) -> None:
    plain = number.removeprefix("-")
    above = readable(read_quantity, plain, SIGNED).possible
    assert read_quantity(f"-{plain}", SIGNED).possible == -above
    assert read_quantity(f"minus {plain} km", SIGNED).possible == -above


in_digits = st.from_regex(r"[0-9]{1,19}(\.[0-9]{1,5})?( (km|%|people))?", fullmatch=True)


@pytest.mark.parametrize(
    ("read", "ends_in"), [(read_quantity, quantity_ends), (read_count, count_ends)]
)
@given(in_digits | literals(), st.sampled_from(["", "km", "%", "people"]), st.booleans())
def test_ends_are_those_of_what_is_read(
    read: Read,
    ends_in: Callable[[str, Measure], WholeEnds | None],
    text: str,
    unit: str,
    signed: bool,
) -> None:
    measure = Measure(unit, signed)
    ends = ends_in(text, measure)
    if ends is None:
        return
    plain = read(text, measure)
    with patch(f"{read.__module__}._in_digits", lambda *_: None):
        assert read(text, measure) == plain
    assert plain.possible == ends.interval()
    middle = Fraction(ends.lo + ends.hi, 2 * ends.over)
    assert plain.nominal == (middle if ends.lo > 0 else 0)


@pytest.mark.parametrize("text", ["4", "4.2", "0", "0.5", "4 km", "123456789012345678", "1.25"])
def test_most_numbers_have_ends_before_they_are_read(text: str) -> None:
    assert quantity_ends(text, PLAIN) is not None
    assert (count_ends(text, PLAIN) is None) is ("." in text)


@pytest.mark.parametrize(
    "text", ["-4", "4 m", "1.250", "4e2", "about 4", "4..5", "4 000", "", "four"]
)
def test_other_literals_are_read_first(text: str) -> None:
    assert quantity_ends(text, PLAIN) is None
    assert count_ends(text, PLAIN) is None


@given(st.integers(0, 10**9), st.integers(0, 6))
def test_the_plain_form_reads_as_the_general_one(number: int, places: int) -> None:
    plain = f"{number // 10**places}.{number % 10**places:0{places}d}" if places else str(number)
    assert read_quantity(f"{plain} km", PLAIN) == read_quantity(f"+{plain} km", PLAIN)


@given(literals())
def test_what_people_read_meets_what_is_meant(literal: str) -> None:
    number = readable(read_quantity, literal, SIGNED)
    written = write_number(number.possible, "km", number.nominal)
    assert read_quantity(written, SIGNED).possible.meets(number.possible)


@given(
    st.fractions(min_value=0),
    st.fractions(min_value=Fraction(1, 10**12)),
    st.fractions(0, 1),
    st.booleans(),
)
def test_a_derived_number_is_written_near(
    low: Fraction, width: Fraction, place: Fraction, known: bool
) -> None:
    values = interval(low, low + width)
    written = write_number(values, "km", normal_exact(low + width * place) if known else None)
    closed = interval(low, low + width, hi_open=False)
    assert read_quantity(written, SIGNED).possible.meets(closed)


@given(st.fractions(min_value=Fraction(1, 10**40)))
def test_magnitude(value: Fraction) -> None:
    place = magnitude(value)
    assert Fraction(10) ** place <= value < Fraction(10) ** (place + 1)
