"""When a claim holds: what a time surely covers, and whether two times meet."""

import random
from datetime import date, timedelta
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.values.dates.when import Meeting, When, meeting_of, read_when, tell_when

SURELY, ASSUMED, PERHAPS, NEVER = Meeting


def when(text: str) -> When:
    """``during 2010/2015``, ``as of 2012``."""
    how, _, literal = text.rpartition(" ")
    return read_when(literal, throughout=how == "during")


@pytest.mark.parametrize(
    ("one", "other", "met"),
    [
        # some moment of a time, and some moment of another
        ("as of 2016", "as of 2016-04", PERHAPS),
        ("as of 2016", "as of 2016", ASSUMED),
        ("as of 2016", "as of 2016-01/2016-12", ASSUMED),
        ("as of 2016", "as of 2017", NEVER),
        ("as of 2016", "as of 2016/2017", PERHAPS),
        ("as of 2016~", "as of 2017", PERHAPS),
        ("as of 2016~", "as of 2018", NEVER),
        # some moment, and all of a time
        ("as of 2016-04", "during 2016", SURELY),
        ("as of 2016", "during 2016", SURELY),
        ("as of 2016", "during 2016-04", PERHAPS),
        ("as of 2012", "during 2010/2015", SURELY),
        ("as of 2010", "during 2010/2015", PERHAPS),
        ("as of 2015-12-31", "during 2010/2015", PERHAPS),
        ("as of 2009", "during 2010/2015", NEVER),
        # all of a time, and all of another
        ("during 2012", "during 2010/2015", SURELY),
        ("during 2012", "during 2013", NEVER),
        ("during 2010/2012", "during 2012/2015", PERHAPS),
        ("during 2010/2012", "during 2011/2014", PERHAPS),
        ("during 2010/2011", "during 2009/2012", SURELY),
        ("during 2010/2012", "during 2012", PERHAPS),
        ("during 2012", "during 2012/2015", PERHAPS),
        ("during ../2012", "during 2012", PERHAPS),
        ("during 2010-03-01/2012-05-10", "during 2012-05-10/2014", PERHAPS),
        ("during 2010-03-01/2012-05-10", "during 2012-05-11/2014", NEVER),
        ("during 2012/2012", "during 2012/2012", ASSUMED),
        # open ends last on; what is not known does not
        ("during 2010/..", "during 2012", SURELY),
        ("during 2010/", "during 2012", PERHAPS),
        ("during 2010/..", "during 2009", NEVER),
        ("during ../2012", "during 2010/..", SURELY),
        ("during ../2012", "during 2005", PERHAPS),
        ("during ../2012", "during 2012/..", PERHAPS),
        # one of several, and all of several
        ("during [2012,2014]", "during 2012", PERHAPS),
        ("during {2012,2014}", "during 2012", SURELY),
        ("during {2012,2014}", "during 2013", NEVER),
        ("during {2012..2014}", "during 2013", SURELY),
        ("as of {2012,2014}", "during 2014", SURELY),
        ("as of {2012,2014}", "during 2013/2015", SURELY),
        ("during 201X", "during 2012", PERHAPS),
        ("during 2012~", "during 2012", PERHAPS),
        ("during 2012-25", "during 2012-04", PERHAPS),
        ("during 2012-34", "during 2012-05", SURELY),
        # with an offset, and on some wall on Earth
        ("as of 2026-08-10T10:00Z", "as of 2026-08-10T12:00+02:00", ASSUMED),
        ("as of 2026-08-10T10:00Z", "during 2026-08", SURELY),
        ("as of 2026-08-10T10:00Z", "during 2026-08-10", PERHAPS),
        ("as of 2026-08-10T10:00Z", "during 2026-08-11", PERHAPS),
        ("as of 2026-08-10T09:59Z", "during 2026-08-11", NEVER),
    ],
)
def test_whether_two_times_meet(one: str, other: str, met: Meeting) -> None:
    assert meeting_of(when(one), when(other)) is met
    assert meeting_of(when(other), when(one)) is met


def test_what_has_no_time_meets_what_has_none() -> None:
    assert meeting_of(None, None) is SURELY
    assert meeting_of(None, when("as of 2016")) is NEVER


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("as of 10 August 2026", "as of 2026-08-10"),
        ("as of 2016-01/2016-12", "as of 2016"),
        ("during between 2010 and 2012", "during 2010/2012"),
        ("during Q2 2016", "during 2016-34"),
    ],
)
def test_what_means_the_same_has_one_word(one: str, other: str) -> None:
    assert when_of(one).word == when_of(other).word


def when_of(text: str) -> When:
    how = "during" if text.startswith("during") else "as of"
    return read_when(text.removeprefix(how).strip(), throughout=how == "during")


def test_all_of_a_time_is_not_some_of_it() -> None:
    words = {when(f"during {t}").word for t in ("2016", "2016/2016", "2016-01/2016-12", "2016~")}
    assert len(words) == 4


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("as_of", "2016-04", "as of April 2016"),
        ("as_of", "10 August 2026", "as of 10 August 2026"),
        ("counted_on", "2016", "counted in 2016"),
        ("counted_on", "2016-04-01", "counted on 1 April 2016"),
        ("as_of", "2016-33", "as of the first quarter of 2016"),
        ("during", "2016-40", "throughout the first half of 2016"),
        ("during", "2012", "throughout 2012"),
        ("during", "2010/2015", "from 2010 to 2015"),
        ("during", "2010/..", "from 2010 on"),
        ("during", "2010/", "from 2010, until when is not said"),
        ("during", "../2015", "until 2015"),
        ("during", "{2012,2014}", "throughout 2012 and 2014"),
        ("during", "early 1990s", "during early 1990s"),
    ],
)
def test_times_in_words(name: str, text: str, told: str) -> None:
    assert tell_when(name, read_when(text, throughout=name == "during")) == told


# By trying all that a time may be: a term is its first and its last moment, of which a day has two.

DAYS = [date(2012, 1, 1) + timedelta(days=number) for number in range(8)]
Term = tuple[int, int]


def terms(kind: str, begin: int, end: int, slack: int) -> list[Term]:
    """All terms that a claim may mean: it begins and ends within ``slack`` days of these."""
    last = len(DAYS) - 1
    if kind == "as of":
        return [(moment, moment) for moment in range(2 * begin, 2 * end + 2)]
    if not slack:
        return [(2 * begin, 2 * end + 1)]
    begins = range(2 * begin, 2 * min(begin + slack, last) + 2)
    ends = range(2 * end, 2 * min(end + slack, last) + 2)
    return [(first, then) for first, then in product(begins, ends) if first <= then]


def literal(kind: str, begin: int, end: int, slack: int) -> str:
    last = len(DAYS) - 1
    if kind == "as of" or slack == 0:
        if begin == end:
            return DAYS[begin].isoformat()
        joined = f"{DAYS[begin]}/{DAYS[end]}"
        return joined if kind == "as of" else f"{{{DAYS[begin]}..{DAYS[end]}}}"
    return f"{_some(begin, min(begin + slack, last))}/{_some(end, min(end + slack, last))}"


def _some(first: int, last: int) -> str:
    """EDTF has no range at an end of a range: days of one mark, where there is one."""
    assert last - first == 2 or first == last
    return f"{DAYS[(first + last) // 2]}~" if first != last else f"{DAYS[first]}"


@st.composite
def claims(draw: st.DrawFn) -> tuple[str, int, int, int]:
    kind = draw(st.sampled_from(["as of", "during"]))
    slack = draw(st.sampled_from([0, 2])) if kind == "during" else 0
    begin = draw(st.integers(0, 5))
    end = draw(st.integers(begin, 5))
    return kind, begin, end, slack


@given(claims(), claims())
def test_two_times_meet_surely_only_if_all_that_they_may_be_does(
    one: tuple[str, int, int, int], other: tuple[str, int, int, int]
) -> None:
    a, b = (read_when(literal(*each), throughout=each[0] == "during") for each in (one, other))
    shared = [x[0] <= y[1] and y[0] <= x[1] for x, y in product(terms(*one), terms(*other))]
    met = meeting_of(a, b)
    if met is SURELY:
        assert all(shared)
    elif met is NEVER:
        assert not any(shared)
    elif met is PERHAPS:
        assert any(shared)


def test_a_wider_time_surely_meets_no_more() -> None:
    pick = random.Random(7)
    wider = {
        "as of 2012-03-05": ["as of 2012-03", "as of 2012-03-05~", "as of 2012-03-01/2012-03-09"],
        "as of 2012-03": ["as of 2012", "as of 2012-02/2012-04", "as of 2012-03~"],
        "during 2012": ["during 2012-01-01/2012-12-31", "during 2012/2012", "during 2012~"],
        "during 2012/2014": ["during 2012~/2014", "during 2012/2014~", "during 2012/",
                             "during /2014", "during [2012..2014]"],
        "during {2012,2014}": ["during 2012/2014"],
    }  # fmt: skip
    others = ["as of 2012-03-05", "as of 2012-03", "as of 2012", "during 2012-03", "during 2012",
              "during 2011/2013", "during 2013/..", "during ../2012",
              "during 2012-02/2012-04"]  # fmt: skip
    for narrow, wide in wider.items():
        for one, other in product(wide, pick.sample(others, len(others))):
            before, after = (meeting_of(when(each), when(other)) for each in (narrow, one))
            if after is SURELY:
                assert before in (SURELY, ASSUMED), (narrow, one, other)
            if after is NEVER:
                assert before is NEVER, (narrow, one, other)
