"""A few spans among many: looked up, with the same outcome as going through all of them."""

import pytest
from growth import Work, grows_linearly
from hypothesis import given
from hypothesis import strategies as st

from checker.values.dates import compare
from checker.values.dates.compare import compare_dates
from checker.values.dates.possibilities import Choice, civil_spans, one_of
from checker.values.dates.read import read_date
from checker.values.interval import Interval, fits

HOUR = 3_600_000


@st.composite
def unions(draw: st.DrawFn, most: int) -> tuple[Interval, ...]:
    """Spans in order, some of which touch where both ends are open."""
    ends = sorted(draw(st.sets(st.integers(0, 60), min_size=2, max_size=2 * most)))
    spans = [
        Interval(lo * HOUR, hi * HOUR, draw(st.booleans()), draw(st.booleans()))
        for lo, hi in zip(ends[::2], ends[1::2], strict=False)
    ]
    return civil_spans(one_of(spans))


@given(unions(3), unions(30))
def test_what_few_and_many_have_in_common(
    few: tuple[Interval, ...], many: tuple[Interval, ...]
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(compare, "FEW", 0)
        slowly = compare._common_spans(few, many)
    assert compare._common_spans(few, many) == slowly
    assert compare._common_spans(many, few) == slowly
    assert all(fits(one.lo, one.lo_open, one.hi, one.hi_open) for one in slowly)


@given(unions(3), unions(30))
def test_how_far_few_and_many_are_apart(
    few: tuple[Interval, ...], many: tuple[Interval, ...]
) -> None:
    one, other = one_of(few), one_of(many)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(compare, "FEW", 0)
        slowly = compare._apart(one, other), compare._apart(other, one)
    assert (compare._apart(one, other), compare._apart(other, one)) == slowly


def test_choices_that_are_equal_have_one_hash() -> None:
    one = read_date("19XX-12").possible
    assert isinstance(one, Choice)
    other = Choice(tuple([Interval(span.lo, span.hi) for span in one.spans]))
    assert one == other
    assert hash(one) == hash(other)


def test_days_held_against_one_mask_grow_with_their_number() -> None:
    mask = read_date("XXXX-12").possible

    def make(days: int) -> Work:
        dates = [read_date(f"{1000 + n:04d}-12-24").possible for n in range(days)]
        return lambda: [compare_dates([mask, date]) for date in dates]

    grows_linearly(make, 20, 400)
