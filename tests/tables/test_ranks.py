"""Ranks of what literals allow: of ends that are known sooner, and of the intervals themselves."""

from collections.abc import Sequence
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from checker.tables.ranks import Ranks, ranked
from checker.values.interval import INFINITY, Interval, WholeEnds, ends_of, interval
from checker.values.value import Possible


@st.composite
def ends(draw: st.DrawFn) -> WholeEnds:
    over = draw(st.sampled_from([1, 2, 20, 200, 6]))
    lo = draw(st.integers(-40, 40))
    width = draw(st.integers(0, 9))
    is_open = draw(st.booleans()), draw(st.booleans())
    return WholeEnds(lo, lo + width, over, *(is_open if width else (False, False)))


others: st.SearchStrategy[Possible] = st.sampled_from(
    [
        interval(-INFINITY, INFINITY),
        interval(3, INFINITY, lo_open=True),
        interval(-INFINITY, -5, hi_open=False),
        interval(0, 1).on("from miles"),
        "cloudy",
    ]
)


@given(st.lists(ends() | others, max_size=9))
def test_ends_are_ranked_as_their_intervals(values: Sequence[Possible | WholeEnds]) -> None:
    spans = [one.interval() if isinstance(one, WholeEnds) else one for one in values]
    assert ranked(values) == ranked(spans)


@given(st.lists(ends(), max_size=9))
def test_ranks_meet_where_intervals_do(values: Sequence[WholeEnds]) -> None:
    found = ranked(values)
    for (one, its), (other, others_) in combinations(zip(values, found, strict=True), 2):
        meet = _lower(its) <= _upper(others_) and _lower(others_) <= _upper(its)
        assert meet is one.interval().meets(other.interval())
        assert (its.term == others_.term) is (one.interval() == other.interval())


@given(ends())
def test_an_interval_has_the_ends_that_it_is_made_of(one: WholeEnds) -> None:
    again = ends_of(one.interval())
    assert again is not None
    assert again.interval() == one.interval()


def test_what_is_infinite_or_converted_has_no_ends() -> None:
    assert ends_of(interval(3, INFINITY)) is None
    assert ends_of(interval(-INFINITY, 3)) is None
    assert ends_of(Interval(3, 4, scale="from miles")) is None


def _lower(ranks: Ranks) -> int:
    assert ranks.lower is not None
    return ranks.lower


def _upper(ranks: Ranks) -> int:
    assert ranks.upper is not None
    return ranks.upper
