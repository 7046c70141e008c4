"""What a document says of itself beside its text: where it says so, and what else it says.

It is no more to be trusted than the document: what cannot be read is left out with a note, and
where two places say two things, that is told.
"""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final, final

from checker.values.named import NamedTuple

PUBLISHED, TITLE, AUTHOR, PUBLISHER, LANGUAGE = KEYS = (
    "published", "title", "author", "publisher", "language",
)  # fmt: skip
"""What a document may say of itself, as a source has it: its day of publication in EDTF, its title,
who wrote it, who publishes it, its language as a tag (`de`, `pt-BR`)."""
MADE: Final = "the day on which the file was made"
"""What the properties of a file say, and what may be near to its day of publication."""
LONGEST_SAID: Final = 200
"""The most characters of one of them."""
MOST_STATED: Final = 50
"""How many are looked at, of all places together."""

_DAY: Final = re.compile(r"\s*([0-9]{4})(?:([-/.]?)([0-9]{2})(?:\2([0-9]{2}))?)?(?![0-9])")
_TAG: Final = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8}){0,3}")
_ADDRESS: Final = re.compile(r"[a-z]{2,10}:|www\.|@", re.IGNORECASE)


@final
class StatedOfItself(NamedTuple):
    """One thing that a document says of itself, and where (`JSON-LD`). ``inferred``: it says
    something near to it, in words: when the file was made."""

    key: str
    value: str
    origin: str
    inferred: str = ""


@final
class Statements:
    """Collects what a document says of itself; what is most to be trusted is said first."""

    def __init__(self) -> None:
        """With nothing yet."""
        self.said: list[StatedOfItself] = []
        self.notes: list[str] = []

    def add(self, key: str, value: object, origin: str, inferred: str = "") -> None:
        """One more, as far as it can be read; what is empty says nothing."""
        if len(self.said) >= MOST_STATED:
            return
        letters = str(value or "")[: 10 * LONGEST_SAID]
        text = "".join(letter if letter.isprintable() else " " for letter in letters)
        text = " ".join(text.split())[:LONGEST_SAID].strip()
        if not text:
            return
        if key == PUBLISHED:
            told, text = text, day_of(text)
            if not text:
                self.note(f"{origin} says {_quoted(told)}, which is no day as YYYY-MM-DD")
                return
        elif key == LANGUAGE:
            if not _TAG.fullmatch(text):
                return
            text = text.replace("_", "-")
        elif key in (AUTHOR, PUBLISHER) and _ADDRESS.match(text):
            return
        self.said.append(StatedOfItself(key, text, origin, inferred))

    def note(self, text: str) -> None:
        """Something of it that is left out, and why."""
        if text not in self.notes and len(self.notes) < MOST_STATED:
            self.notes.append(text)


def day_of(text: str) -> str:
    """A year, month or day in EDTF that a text begins with, as ISO 8601 writes it; or nothing."""
    found = _DAY.match(text)
    if found is None:
        return ""
    year, _, month, day = found.groups()
    try:
        date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return ""
    return "-".join(filter(None, (year, month, day)))


def chosen(said: Iterable[StatedOfItself]) -> tuple[StatedOfItself, ...]:
    """The first that is said of each thing, in the order of the keys."""
    first: dict[str, StatedOfItself] = {}
    for one in said:
        first.setdefault(one.key, one)
    return tuple(first[key] for key in KEYS if key in first)


def other(said: Sequence[StatedOfItself], taken: StatedOfItself) -> tuple[StatedOfItself, ...]:
    """What else is said of the same thing and is not the same, each value once."""
    found: dict[str, StatedOfItself] = {}
    for one in said:
        if one.key == taken.key and not one.inferred and not _same(taken, one):
            found.setdefault(one.value, one)
    return tuple(found.values())


def conflicts(said: Sequence[StatedOfItself]) -> list[str]:
    """Where places of the document say different things; titles are often shortened, and so none
    of them is told."""
    told = []
    for taken in chosen(said):
        others = other(said, taken) if taken.key != TITLE else ()
        if others:
            also = ", ".join(f"{_quoted(one.value)} ({one.origin})" for one in others)
            told.append(
                f"says different things of `{taken.key}`: {_quoted(taken.value)} "
                f"({taken.origin}) is taken, and not {also}: see which is right"
            )
    return told


def _same(one: StatedOfItself, more: StatedOfItself) -> bool:
    """Whether both can be meant: a year and a day of it, `en` and `en-GB`, one name in another."""
    a, b = one.value.casefold(), more.value.casefold()
    if one.key == LANGUAGE:
        return a.split("-")[0] == b.split("-")[0]
    if one.key == PUBLISHED:
        return a.startswith(b) or b.startswith(a)
    return a in b or b in a


def _quoted(text: str) -> str:
    return f"“{text[:80]}”"
