"""The parts of a document, the words of a pattern, and the lines that offsets are on."""

import re
from bisect import bisect_right
from typing import final

from checker.prose.tokens import Tokens, tokens


def words_of(text: str) -> Tokens:
    """The tokens of words in a pattern, where `'s` may go on with what stands before it."""
    if text[:1] in ("'", "\u2019") and text[1:2].isalpha():
        said = tokens(f"x{text}")
        return Tokens(
            text, said.words[1:], said.folded[1:], said.starts[1:], said.ends[1:], said.stops[1:]
        )
    return tokens(text)


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
