"""A text as tokens: words, runs of digits, single signs. Quotation marks, and the stars and strokes
that Markdown emphasises with, are none.

Tokens are compared in one spelling (NFKC, one kind of dash and apostrophe, no soft hyphens), and
know where they stand in the original.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, final

LONGEST_PART: Final = 64 * 1024
"""How many characters are matched at a time, where no empty line ends a part before."""

_TOKEN = re.compile(r"[0-9]+|[^\W\d_](?:[^\W\d_]|[\u00ad\u0300-\u036f])*|\S")
_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d"
_SIGNS = str.maketrans({**dict.fromkeys(_DASHES, "-"), "\u2019": "'", "\u2018": "'", "\u02bc": "'"})
_QUOTES = frozenset('"\u201c\u201d\u201e\u201f\u00ab\u00bb\u2039\u203a`*_')
_INVISIBLE = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff")
_ENDS = frozenset(".!?")
_ABBREVIATIONS = frozenset({"mr", "mrs", "ms", "dr", "st", "no", "vs", "ca", "approx", "sq", "gen"})


@final
@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of one part of a text, as parallel lists.

    ``words``: the token as it is compared with case; ``folded``: without. ``starts`` and ``ends``:
    offsets in the whole text, in characters. ``stops``: whether a sentence ends with the token.
    """

    text: str
    words: list[str]
    folded: list[str]
    starts: list[int]
    ends: list[int]
    stops: list[bool]

    def __len__(self) -> int:
        return len(self.words)

    def adjoins(self, index: int) -> bool:
        """Whether nothing stands between the token and the one before it."""
        return 0 < index < len(self.words) and self.starts[index] == self.ends[index - 1]

    def between(self, first: int, end: int) -> str:
        """The original from one token up to another that is not included, on one line."""
        return " ".join(self.text[self.starts[first] : self.ends[end - 1]].split())


def normal(text: str) -> str:
    """The one spelling of a text that is compared."""
    if text.isascii():
        return text
    text = "".join(letter for letter in text if letter not in _INVISIBLE)
    return unicodedata.normalize("NFKC", text).translate(_SIGNS)


def tokens(text: str, start: int = 0, end: int | None = None) -> Tokens:
    """The tokens of a text between two offsets."""
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    end = len(text) if end is None else end
    for found in _TOKEN.finditer(text, start, end):
        written = found[0]
        if written in _QUOTES or written in _INVISIBLE:
            continue
        word = normal(written)
        if word == "'" and not _within_word(text, found.start(), end):
            continue
        if not word:
            continue
        words.append(word)
        starts.append(found.start())
        ends.append(found.end())
    folded = [word.casefold() for word in words]
    stops = [
        word in _ENDS and _ends_sentence(folded, words, index, starts, ends)
        for index, word in enumerate(words)
    ]
    return Tokens(text, words, folded, starts, ends, stops)


def words_of(text: str) -> Tokens:
    """The tokens of words in a pattern, where `'s` may go on with what stands before it."""
    if text[:1] in ("'", "\u2019") and text[1:2].isalpha():
        said = tokens(f"x{text}")
        return Tokens(
            text, said.words[1:], said.folded[1:], said.starts[1:], said.ends[1:], said.stops[1:]
        )
    return tokens(text)


def _within_word(text: str, at: int, end: int) -> bool:
    """Whether an apostrophe has letters on both sides."""
    return at > 0 and at + 1 < end and text[at - 1].isalpha() and text[at + 1].isalpha()


def _ends_sentence(
    folded: list[str], words: list[str], index: int, starts: list[int], ends: list[int]
) -> bool:
    """A full stop with space behind it and a capital, a digit or nothing after that."""
    if index + 1 == len(words):
        return True
    if starts[index + 1] == ends[index]:
        return False
    after = words[index + 1]
    if not (after[0].isupper() or after[0].isdigit() or not after[0].isalnum()):
        return False
    if words[index] != ".":
        return True
    before = folded[index - 1] if index else ""
    return not (before in _ABBREVIATIONS or (len(before) == 1 and before.isalpha()))


def parts(text: str) -> Iterator[tuple[int, int]]:
    """The offsets of the parts of a text that empty lines, or ``LONGEST_PART``, set apart."""
    start = at = 0
    blank = True
    while at < len(text):
        line_end = text.find("\n", at)
        line_end = len(text) if line_end < 0 else line_end + 1
        if line_end - at > LONGEST_PART:
            line_end = _cut(text, at)
        empty = not text[at:line_end].strip()
        if (empty and not blank) or line_end - start > LONGEST_PART:
            if not blank:
                yield start, at
            start, blank = at, True
        blank = blank and empty
        at = line_end
    if not blank:
        yield start, at


def _cut(text: str, at: int) -> int:
    """A place for a cut in a line that is too long: after a space, if there is one."""
    space = text.rfind(" ", at, at + LONGEST_PART)
    return at + LONGEST_PART if space <= at else space + 1


@final
class Lines:
    """Which line, and which column, an offset is on, both counted from 1."""

    def __init__(self, text: str) -> None:
        """Find the line ends, once."""
        self._starts = [0, *(found.end() for found in re.finditer("\n", text))]

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1
