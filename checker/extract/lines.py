"""The lines that offsets are on."""

import re
from bisect import bisect_right
from typing import final


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
