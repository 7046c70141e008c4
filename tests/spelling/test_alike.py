"""Names that one edit turns into each other."""

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from checker.spelling.alike import one_edit, spelled_alike

ROOT = Path(__file__).parent.parent.parent
WORDS = st.text("abc", max_size=8)


def edits(word: str) -> set[str]:
    """What one letter more or less, another letter behind the first, or a swap makes of it."""
    cuts = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    more = {a + letter + b for a, b in cuts for letter in "abc"}
    less = {a + b[1:] for a, b in cuts if b}
    other = {a + letter + b[1:] for a, b in cuts if a and b for letter in "abc"}
    swapped = {a + b[1] + b[0] + b[2:] for a, b in cuts if len(b) > 1}
    return {word} | more | less | other | swapped


@given(WORDS, WORDS)
@example("abcab", "bacab")
@example("aacc", "bacc")
@example("abba", "aba")
def test_one_edit_is_just_that(a: str, b: str) -> None:
    assert one_edit(a, b) == (b in edits(a)) == one_edit(b, a)


@given(WORDS, st.data())
def test_every_edit_is_seen(a: str, data: st.DataObject) -> None:
    assert one_edit(a, data.draw(st.sampled_from(sorted(edits(a)))))


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("Fizuli", "Fuzuli", True),
        ("Aghdam", "Agdam", True),
        ("Khankendi", "Hankendi", True),
        ("Gambia", "Zambia", False),
        ("round 1", "round 2", False),
        ("Glacier A", "Glacier B", False),
        ("Ford", "Fort", False),
    ],
)
def test_one_name_in_two_spellings(one: str, other: str, alike: bool) -> None:
    assert spelled_alike(one, other) is alike


def test_rapidfuzz_is_imported_only_where_names_are_nearly_one() -> None:
    program = (
        "import sys; from checker.spelling.alike import spelled_alike;"
        "spelled_alike('Kalbajar', 'Zangilan'); from checker.spelling.nearest import Nearest;"
        "Nearest(['lachin']).suggestion('LACHIN'); print('rapidfuzz' in sys.modules);"
        "spelled_alike('Fizuli', 'Fuzuli'); print('rapidfuzz' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == ["False", "True"]
