"""Values in their place: what stands in a document around a quote."""

from bisect import bisect_right
from typing import final

from checker.model.fact import Source
from checker.prose.reader import Prose, Setting, read_tokens, split
from checker.prose.spans import Span
from checker.prose.tokens import parts
from checker.values.named import NamedTuple


@final
class Readings:
    """What stands in a document, read part after part as far as it is asked for."""

    def __init__(self, text: str, known: Setting) -> None:
        """Find the parts of ``text``, once."""
        self.text = text
        self._known = known
        self._parts = list(parts(text))
        self._starts = [start for start, _ in self._parts]
        self._read: list[Prose] = []
        self._last: Span | None = None

    def at(self, offset: int) -> Prose | None:
        """What stands in the part that has a character, with what it may count from."""
        number = bisect_right(self._starts, offset) - 1
        if number < 0:
            return None
        while len(self._read) <= number:
            start, end = self._parts[len(self._read)]
            found = read_tokens(split(self.text, self._known, start, end), self._known, self._last)
            self._last = found.last
            self._read.append(found)
        return self._read[number]


@final
class InPlace(NamedTuple):
    """The fragments of a quote in the document of a source, by their offsets in it."""

    source: Source
    readings: Readings
    fragments: tuple[tuple[int, int], ...]
