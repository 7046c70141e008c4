"""The one writer of scalars: what it writes is read again as what it was, wherever it stands."""

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from checker.editing.scalars import Quoted, Unquoted, scalar
from checker.loading.nodes import text_of
from checker.loading.text import read_yaml

TEXT = st.text(st.characters(exclude_categories=["Cs"]))
ODD = st.text("0123456789abcdefxXeEoO_.,:-+~#'\"\\ {}[]&*!|>%@`\n\t\u2028\ufeff\xa0nulltrueyes")
PLACES = {
    "k: {}\n": lambda data: data["k"],
    "- {}\n": lambda data: data[0],
    "k: {{a: {}, b: 1}}\n": lambda data: data["k"]["a"],
    "k: [{}, x]\n": lambda data: data["k"][0],
    "k: 1\n{}: 2\n": lambda data: list(data)[-1],
}
"""Where a scalar may stand, and how to get at it."""


@given(TEXT | ODD)
@example("1993-04-02")
@example("12")
@example("0x1F")
@example("a #b")
@example("on")
@example("1 - 2")
@example("")
@example("\x85\u2028\ufeff\U000e0041")
@example("\xa0\u200c\u3000\u202e")
def test_any_reader_reads_a_text_again(text: str) -> None:
    for place, found in PLACES.items():
        for one in (text, Quoted(text)):
            assert "\n" not in scalar(one)
            written = place.format(scalar(one))
            if len(written) < 1000 and text != "k":  # a longer key needs another notation
                assert found(yaml.safe_load(written)) == text


@given(TEXT | ODD | st.dates().map(str) | st.integers().map(str))
def test_the_loader_reads_a_literal_again(text: str) -> None:
    for place, found in list(PLACES.items())[:-1]:
        lines = place.format(scalar(Unquoted(text))).splitlines()
        read = read_yaml("".join(["top:\n", *(f"  {line}\n" for line in lines)]).encode(), "x")
        assert not read.problems
        assert read.root is not None
        assert text_of(found(read.root["top"])) == text


@given(st.integers() | st.booleans())
def test_numbers_and_truths(value: int) -> None:
    assert yaml.safe_load(scalar(value)) == value


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("old_mill", "old_mill"),
        ("the old mill", "the old mill"),
        ("gazette.mill.cost", "gazette.mill.cost"),
        ("1,5 km", '"1,5 km"'),
        ("5", '"5"'),
        (Unquoted("5"), "5"),
        (Unquoted("2027-06-30"), "2027-06-30"),
        (Unquoted("05"), '"05"'),
        (Quoted("mill"), '"mill"'),
        ("yes", '"yes"'),
        ('say "so"', '"say \\"so\\""'),
        ("two\nlines", '"two\\u000alines"'),
        (True, "true"),
        (7, "7"),
    ],
)
def test_how_it_is_written(value: str | int, written: str) -> None:
    assert scalar(value) == written


def test_half_a_character_is_refused() -> None:
    with pytest.raises(ValueError, match=r"U\+D83D is half a character"):
        scalar("a\ud83d")
