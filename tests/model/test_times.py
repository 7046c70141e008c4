"""Claims that speak of one time are found in one pass, as looking at every pair finds them."""

from collections.abc import Callable

from growth import grows_linearly
from hypothesis import given
from hypothesis import strategies as st

from checker.model.times import at_one_time, perhaps_meeting, surely_meeting
from checker.values.dates.when import Meeting, When, meeting_of, read_when

LITERALS = [
    "2010", "2011", "2012", "2010-01", "2011-02", "2012-01-02", "2011~", "2010/2011", "2010/2012",
    "2011/..", "2011/", "../2011", "{2010,2012}", "[2010,2012]", "2011-01-01T12:00Z",
    "2010-12-31T23:00Z/2011-01-02T05:00Z", "2010-01-01T00:00Z/2012-01-01T00:00Z", "2011-01-01",
    "2010-12-31/2011-01-02",
]  # fmt: skip
times = st.one_of(
    st.none(),
    st.builds(
        lambda text, throughout: read_when(text, throughout=throughout),
        st.sampled_from(LITERALS),
        st.booleans(),
    ),
)
some = st.lists(times, min_size=1, max_size=8)
SURE = {Meeting.SURELY, Meeting.ASSUMED}


@given(some, some, st.data())
def test_the_best_of_those_that_meet(
    asking: list[When | None], asked: list[When | None], data: st.DataObject
) -> None:
    ranks = data.draw(st.lists(st.integers(0, 9), min_size=len(asked), max_size=len(asked)))
    for find, enough in ((surely_meeting, SURE), (perhaps_meeting, {*SURE, Meeting.PERHAPS})):
        for one, found in zip(asking, find(asking, asked, ranks), strict=True):
            met = [
                rank
                for other, rank in zip(asked, ranks, strict=True)
                if meeting_of(one, other) in enough
            ]
            assert (ranks[found] if found >= 0 else -1) == max(met, default=-1)


@given(some)
def test_groups_of_which_none_meets_another(whens: list[When | None]) -> None:
    groups = at_one_time(whens)
    assert sorted(index for group in groups for index in group) == list(range(len(whens)))
    of = {index: number for number, group in enumerate(groups) for index in group}
    for a, one in enumerate(whens):
        for b, other in enumerate(whens):
            if of[a] != of[b]:
                assert meeting_of(one, other) is Meeting.NEVER


def test_time_grows_as_the_claims_do() -> None:
    def work(size: int) -> Callable[[], object]:
        # each overlaps half of the others
        terms = [
            read_when(f"{2000 + n}/{2000 + n + size // 2}", throughout=True) for n in range(size)
        ]
        ranks = list(range(size))
        return lambda: (surely_meeting(terms, terms, ranks), perhaps_meeting(terms, terms, ranks))

    grows_linearly(work, 200, 2000, room=4)
