"""A long document in pieces that overlap: what stands across a cut stands whole in one of them."""

from collections.abc import Iterator
from typing import Final, final

from checker.values.named import NamedTuple

LONGEST: Final = 8000
"""The most characters of a piece."""

OVERLAP: Final = 800
"""How many characters of a piece the next one has again, at most: as many as a long sentence."""


@final
class Piece(NamedTuple):
    """A part of a document, by its offsets in it, in characters from 0."""

    text: str
    start: int
    end: int


def pieces(text: str, longest: int = LONGEST, overlap: int = OVERLAP) -> Iterator[Piece]:
    """The pieces of a text, in order; each ends, if it can, with a paragraph, sentence or word."""
    start = 0
    while start < len(text):
        end = min(start + longest, len(text))
        if end < len(text):
            end = _cut(text, start + longest // 2, end)
        if text[start:end].strip():
            yield Piece(text[start:end], start, end)
        if end == len(text):
            return
        start = max(_cut(text, end - overlap, end - overlap // 2), start + 1)


def _cut(text: str, first: int, last: int) -> int:
    """The last good place for a cut between two offsets."""
    for end in ("\n\n", "\n", ". ", " "):
        at = text.rfind(end, first, last)
        if at >= 0:
            return at + len(end)
    return last
