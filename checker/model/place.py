"""Where something stands, and what is wrong there."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import final

from checker.model.line import shortened
from checker.values.named import NamedTuple
from checker.values.unreadable import Unreadable

MOST_TOLD = 1000
"""How many problems of one run are told one by one."""

LONGEST_TOLD = 1000
"""The most characters of one of them."""


@final
class Place(NamedTuple):
    """A place in an input file: its path as the user gave it, line and column counted from 1."""

    file: str
    line: int
    column: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"

    def on_line(self, base: str = "") -> str:
        """As terminals and editors open it; ``base`` leads from here to the root of file names."""
        return f"{base}{self.file}:{self.line}"


def line_starts(text: str) -> list[int]:
    """Where the lines of a text begin, by offsets in characters."""
    return [0, *(end.end() for end in re.finditer("\n", text))]


def place_in(lines: Sequence[int], offset: int) -> tuple[int, int]:
    """Line and column of an offset, both from 1."""
    line = bisect_right(lines, offset)
    return line, offset - lines[line - 1] + 1


@final
class Unknown(str):
    """What is said of a ``name`` that nothing declares.

    Until everything is read it may be declared in what is broken: then it is no problem of its own.
    """

    name: str

    def __new__(cls, message: str, name: str) -> "Unknown":
        """The message, and the name."""
        said = super().__new__(cls, message)
        said.name = name
        return said


@final
class Problem(NamedTuple):
    """Input that cannot be used: what is wrong, and how to mend it."""

    place: Place
    message: str

    @classmethod
    def of(cls, place: Place, wrong: str | Unreadable) -> "Problem":
        """What is wrong at a place, in words or as what reading it raised."""
        if isinstance(wrong, str) or not wrong.unknown:
            return cls(place, str(wrong))
        return cls(place, Unknown(str(wrong), wrong.unknown))

    def __str__(self) -> str:
        return f"{self.place}: {self.message}"


def first_of(problems: Sequence[Problem]) -> list[Problem]:
    """The problems that are told, each within bounds; the last one counts those that are not."""
    told = [
        one
        if len(one.message) <= LONGEST_TOLD
        else Problem(one.place, shortened(one.message, LONGEST_TOLD))
        for one in problems[:MOST_TOLD]
    ]
    if left := problems[MOST_TOLD:]:
        wrong = f"{len(left)} more problems from here on, not listed: mend those above first"
        told.append(Problem(left[0].place, wrong))
    return told
