"""Groups of digits, and what stands between them."""

import pytest

from checker.values.dates.telling import tell_date
from checker.values.digits import MARKS, grouped, grouping
from checker.values.gap import Gap, measured
from checker.values.numbers.plain import tell_number


@pytest.mark.parametrize(
    ("mark", "small", "large"),
    [
        (",", "4,400", "1,234,567"),
        (" ", "4400", "1 234 567"),
        ("'", "4400", "1'234'567"),
        ("none", "4400", "1234567"),
    ],
)
def test_groups_have_the_mark_of_the_project(mark: str, small: str, large: str) -> None:
    assert mark in MARKS
    before = tell_number("1234567")
    with grouping(mark):
        assert (grouped("4400"), grouped("1234567")) == (small, large)
        assert tell_number("4400 km2") == f"{small} km²"
        assert tell_number("1234567") == large
        assert measured(Gap(1234567, "days")) == f"{large} days"
        assert tell_date("1994-05-13") == "13 May 1994"
        assert tell_date("-1994") == "1995 BC"
    assert tell_number("1234567") == before == "1\u202f234\u202f567"


@pytest.mark.parametrize("text", ["4400 km2", "14393.25 km2", "1..2000 m", "about 12000 people"])
def test_what_is_told_with_commas_is_told_again_as_it_is(text: str) -> None:
    with grouping(","):
        told = tell_number(text)
        assert tell_number(told) == told
