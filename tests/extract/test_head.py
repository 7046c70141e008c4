"""The day that the head of a document gives, and the year of a day that has none."""

import pytest

from checker.extract.head import day_in_head
from checker.prose.reader import read, setting

HEADS = {
    "MARLOW, 3 May 1990 - The mill burned.": "1990-05-03",
    "Marlow, 3 May 1990\n\nDear Ann,": "1990-05-03",
    "The mill\n\nPublished on 3 May 1990.\n": "1990-05-03",
    "# The mill\n*Updated: May 3, 1990*\n": "1990-05-03",
    "From: a@b.example\nDate: 3 May 1990\n": "1990-05-03",
    "Marlow, 3 May 1990. A year ago it burned.": "1990-05-03",
    "On 3 May 1990, the mill burned.": "",
    "On 3 May 1990": "1990-05-03",
    "The mill burned on 3 May 1990.": "",
    "In Marlow, 3 May 1990. A day to remember.": "",
    "Minutes of the meeting of 3 May 1990": "",
    "May 1990\n": "",
    "Founded: 3 May 1990\nOpened 3 May 1991\n": "",
    "Founded:\t3 May 1990\n": "",
    "x\n" * 20 + "3 May 1990\n": "",
}


@pytest.mark.parametrize("text", HEADS)
def test_the_day_in_a_head(text: str) -> None:
    assert day_in_head(text, setting("en")) == HEADS[text]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("It shut on 3 May 1990. Built in 1931, it opened again on 4 June.", ["1990-06-04"]),
        ("In 1931 it was built, and on 4 June it opened.", ["1931-06-04"]),
    ],
)
def test_a_bare_year_gives_no_day_its_year_where_a_day_was_named(
    text: str, days: list[str]
) -> None:
    found = read(text, setting("en")).moments
    assert [one.edtf[0] for one in found if one.inferred] == days
