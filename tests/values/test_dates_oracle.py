"""The library `edtf` as an oracle, for what both define.

Where it is not asked, and why:

- it accepts 29 February in years that have none (``2019-02-29``): only days that exist are asked;
- ``1950S2`` and the like: it gives the estimate alone, ISO 8601-2 the years from 1900 to 1999;
- ``/1985``: it invents an unknown end ten years away, ISO 8601-2 says that it is unknown;
- times: it gives the day;
- ``1984-1X`` and ``?2004-06-04~`` crash it, ``20`` and ``201`` it does not know;
- seasons 21 to 32: it leaves out the rest of a winter, and takes all for northern ones;
- intervals that end before they begin: it accepts them.
"""

from calendar import isleap
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.values.dates import read_date
from checker.values.dates.calendar import DAY, GREGORIAN

edtf = pytest.importorskip("edtf")

LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def year_text(year: int) -> str:
    return f"{year:04d}" if year >= 0 else f"{year:05d}"


@st.composite
def days(draw: st.DrawFn) -> str:
    year = draw(st.integers(-9999, 9999))
    month = draw(st.integers(1, 12))
    length = LENGTHS[month - 1] + (month == 2 and isleap(year))
    return f"{year_text(year)}-{month:02d}-{draw(st.integers(1, length)):02d}"


YEARS = st.integers(-9999, 9999).map(year_text)
MONTHS = st.builds("{}-{:02d}".format, YEARS, st.integers(1, 12))
PLAIN = st.one_of(YEARS, MONTHS, days())
SHORT = st.integers(0, 9999).map("{:04d}".format)
MASKED = st.one_of(
    st.builds(lambda year, digits: year[:-digits] + "X" * digits, SHORT, st.integers(1, 4)),
    st.builds("{}-XX".format, SHORT),
    st.builds("{}-XX-XX".format, SHORT),
    st.builds("{}-{:02d}-XX".format, SHORT, st.integers(1, 12)),
    st.builds("{}-XX-{:02d}".format, SHORT, st.integers(1, 28)),
    st.builds(
        lambda year, month, day: f"{year[:3]}X-{month:02d}-{day:02d}",
        SHORT,
        st.integers(1, 12),
        st.integers(1, 28),
    ),
)
LONG = st.one_of(
    st.integers(10_000, 10**9).map("Y{}".format),
    st.integers(-(10**9), -10_000).map("Y{}".format),
    st.builds("Y{}E{}".format, st.integers(10, 99), st.integers(3, 8)),
)
GROUPED = st.builds("{}-{}".format, SHORT, st.integers(33, 41))


@st.composite
def intervals(draw: st.DrawFn) -> str:
    first, last = sorted(draw(st.tuples(st.integers(0, 9999), st.integers(0, 9999))))
    end = draw(st.sampled_from(["", "-12", "-12-31"]))
    begin = draw(st.sampled_from(["", "-01", "-01-01"]))
    return f"{first:04d}{begin}/{last:04d}{end}"


def marked(literals: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.builds("{}{}".format, literals, st.sampled_from(["", "?", "~", "%"]))


LITERALS = st.one_of(marked(PLAIN), MASKED, LONG, GROUPED, intervals())


def day(struct: Any) -> int:
    year, month, number = struct[:3]
    return GREGORIAN.day_number(year, month, number)


@given(LITERALS)
@settings(max_examples=150, deadline=None)
def test_written_days_are_those_of_the_library(text: str) -> None:
    theirs = edtf.parse_edtf(text)
    first, last = read_date(text).written
    assert first == day(theirs.lower_strict()) * DAY
    assert last == (day(theirs.upper_strict()) + 1) * DAY - 1


@pytest.mark.parametrize(
    ("text", "theirs"),
    [
        ("2019-02-29", (2019, 2, 29)),
        ("1950S2", (1950, 1, 1)),
        ("Y171010000S3", (171010000, 1, 1)),
        ("/1985", (1975, 12, 31)),
        ("2001-24", (2001, 12, 1)),
        ("1993/1992", (1993, 1, 1)),
    ],
)
def test_where_the_library_is_wrong_it_still_is(text: str, theirs: tuple[int, int, int]) -> None:
    """When one of these fails the library has changed: ask it again."""
    assert tuple(edtf.parse_edtf(text).lower_strict())[:3] == theirs
