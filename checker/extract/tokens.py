"""The parts of a document, the words of a pattern, and the lines that offsets are on."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import Final, final

from checker.prose.tokens import Tokens, tokens

LONGEST_PART: Final = 64 * 1024
"""How many characters are matched at a time, where no empty line ends a part before."""


def words_of(text: str) -> Tokens:
    """The tokens of words in a pattern, where `'s` may go on with what stands before it."""
    if text[:1] in ("'", "\u2019") and text[1:2].isalpha():
        said = tokens(f"x{text}")
        return Tokens(
            text, said.words[1:], said.folded[1:], said.starts[1:], said.ends[1:], said.stops[1:]
        )
    return tokens(text)


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
