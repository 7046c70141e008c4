"""On which word a clause hangs, and whether that word says that it is so."""

from typing import Final

import pytest

from checker.prose.attitudes import above
from checker.prose.denials import denial
from checker.prose.languages import LANGUAGES
from checker.prose.reader import Setting, split
from checker.prose.scan import Scan

SO: Final = [
    ("Nobody denies that nine fell.", "en"),
    ("Few doubted that nine fell.", "en"),
    ("He did not know nine fell.", "en"),
    ("She was not told that nine fell.", "en"),
    ("Niemand leugnet, dass neun fielen.", "de"),
    ("Er ahnte nicht, dass neun fielen.", "de"),
]
NOT_SO: Final = [
    ("Nobody said that nine fell.", "en", "nobody"),
    ("He doubts that nine fell.", "en", "doubts"),
    ("She cast doubt on reports that nine fell.", "en", "doubt"),
    ("It is not known that nine fell.", "en", "not"),
    ("He guessed nine fell.", "en", "guessed"),
    ("Er sagte nicht, dass neun fielen.", "de", "nicht"),
    ("Sie vermutet, dass neun fielen.", "de", "vermutet"),
]
NEITHER: Final = [
    ("The guard said that nine fell.", "en"),
    ("Nine fell.", "en"),
    ("The guard who knew them all, counted nine.", "en"),
    ("Die Wache sagte, dass neun fielen.", "de"),
]


def _scan(text: str, language: str) -> tuple[Scan, int]:
    table = LANGUAGES[language]
    said = split(text, Setting(table, True, None, ()))
    return Scan(said, table, True), next(
        n for n, word in enumerate(said.folded) if word in ("nine", "neun")
    )


@pytest.mark.parametrize(("text", "language"), SO)
def test_what_is_known_or_denied_twice_is_so(text: str, language: str) -> None:
    scan, at = _scan(text, language)
    found = above(scan, at, at + 1)
    assert found is not None
    assert found.so
    assert not found.why


@pytest.mark.parametrize(("text", "language", "word"), NOT_SO)
def test_the_word_is_told_that_speaks_against_a_clause(text: str, language: str, word: str) -> None:
    scan, at = _scan(text, language)
    found = above(scan, at, at + 1)
    assert found is not None
    assert (found.so, found.why) == (False, word)


@pytest.mark.parametrize(("text", "language"), NEITHER)
def test_what_is_told_is_neither(text: str, language: str) -> None:
    scan, at = _scan(text, language)
    found = above(scan, at, at + 1)
    assert found is None or not (found.so or found.why)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The pump did not stop and drowned nine.", ""),
        ("The pump did not start and nine drowned.", ""),
        ("A guard without a torch shot nine.", ""),
        ("Guards denied the theft and said nine fell.", ""),
        ("The storm did not hurt and drown nine.", "not"),
        ("The storm has not maimed and drowned nine.", "not"),
        ("They never stopped and counted nine.", "never"),
        ("The bus left without nine of them.", "without"),
        ("It is not true that it burst and nine fell.", "not"),
    ],
)
def test_a_denial_reaches_as_far_as_its_verb(text: str, word: str) -> None:
    scan, at = _scan(text, "en")
    assert denial(scan, at, at + 1) == word
