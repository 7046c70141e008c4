"""What a date literal is parsed to: it writes back, and is told without its text."""

import pytest

from checker.values.dates import form_of, read_date, tell_form, write_date
from checker.values.dates.form import Day, FromTo, InWords, Julian, Several, edtf

LITERALS = [
    "1987", "1987-11", "1987-11-03", "198X", "1987-XX-03", "0043", "-0310-07", "Y17000",
    "1987~", "1987?-11-%03", "?1987-11", "1987-23", "1987-34~",
    "1987-11-03T08", "1987-11-03T08:15:30.25+02:00", "1987-11-03T08:15Z",
    "Y-17E3", "Y1950E1S2?", "1987/1990-02", "1987/..", "../1990", "[1987,1990..1992]",
    "{..1990,1992}",
]  # fmt: skip


@pytest.mark.parametrize("text", LITERALS)
def test_a_form_writes_the_literal(text: str) -> None:
    form = read_date(text).form
    assert not isinstance(form, InWords | Julian)
    assert edtf(form) == text


@pytest.mark.parametrize("text", LITERALS)
def test_what_is_computed_has_the_form_of_the_literal_that_means_it(text: str) -> None:
    possible = read_date(text).possible
    assert edtf(form_of(possible)) == write_date(possible)
    assert read_date(write_date(possible)).form == form_of(possible)


def test_what_was_written_in_words_keeps_them() -> None:
    form = read_date("early 1987").form
    assert form == InWords("early 1987")
    assert tell_form(form) == "early 1987"


def test_the_form_alone_is_told() -> None:
    assert tell_form(Day("1987", "11", "03")) == "3 November 1987"
    assert tell_form(FromTo(Day("1987"), None, "/")) == "1987 or later"
    assert tell_form(Several((Day("1987"), Day("1990")), "and")) == "1987 and 1990"
    november = Julian(Day("1987", "11", "03"), Day("1987", "11", "16"))
    told = "3 November 1987 in the Julian calendar (16 November 1987)"
    assert tell_form(november) == told
