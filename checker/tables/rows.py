"""Rows of tables, whatever file they come from."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import final

from checker.model.place import Place
from checker.values.named import NamedTuple

Cell = str | list[str | None] | None
"""What stands in a cell, as text; nothing in an empty one; a list where the file has lists, with
nothing where a member is missing."""

INSTALL = "pip install 'fact-consistency-checker[tables]'"
"""How to get what not every installation has."""


@final
class NotReadable(Exception):
    """What keeps a file from being read, and where in it: row and field, from 1; ``at``: it is the
    mapping that is wrong, and there."""

    def __init__(
        self, message: str, row: int = 1, field: int = 1, *, at: Place | None = None
    ) -> None:
        """At the beginning, where nothing else is said."""
        super().__init__(message)
        self.message = message
        self.row = row
        self.field = field
        self.at = at


@final
class Failed(Exception):
    """What an engine says that it cannot do."""


@final
class Row(NamedTuple):
    """One row: its number, and the cells of the columns that were asked for.

    The number is that of the line that it begins on, in files with lines; else of the row, from 1
    (in a workbook as it shows them).
    """

    number: int
    cells: Sequence[Cell]


@final
class Wrong(NamedTuple):
    """A row that cannot be read, and why."""

    number: int
    message: str
    field: int = 1


def _nothing() -> None:
    pass


@final
class Opened(NamedTuple):
    """A file with its columns in order. ``rows`` reads those named; one that is not there is empty.

    ``late``: the names are known only when all rows were read. ``close`` lets go of it. ``begins``
    has the file's first rows as they stand, where one of them is to be its header; ``elsewhere``
    says where else its columns may be.
    """

    names: list[str]
    rows: Callable[[Sequence[str]], Iterator[Row | Wrong]]
    late: bool = False
    close: Callable[[], None] = _nothing
    begins: Callable[[], Iterable[Sequence[str]]] | None = None
    elsewhere: str = ""


def places_of(names: Sequence[str], asked: Sequence[str]) -> list[int]:
    """The index of each column that is asked for; -1 of one that is not there."""
    at = {name: index for index, name in reversed(list(enumerate(names)))}
    return [at.get(name, -1) for name in asked]


def whole(number: float) -> str:
    """A number of a file that knows only floating point, as people write it."""
    return str(int(number)) if number.is_integer() and abs(number) < 2**53 else repr(number)
