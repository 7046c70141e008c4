"""Where something stands, and what is wrong there."""

from typing import NamedTuple, final


@final
class Place(NamedTuple):
    """A place in an input file: its path as the user gave it, line and column counted from 1."""

    file: str
    line: int
    column: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


@final
class Problem(NamedTuple):
    """Input that cannot be used: what is wrong, and how to mend it."""

    place: Place
    message: str

    def __str__(self) -> str:
        return f"{self.place}: {self.message}"
