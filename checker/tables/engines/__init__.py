"""Engines that select: what all of them can do, one file here each.

The selection (:mod:`checker.tables.selecting`) is written once, in the SQL of DuckDB; another
translates it. An engine sees keys and whole numbers, and the texts of cells; it counts, groups and
compares, and knows nothing of values.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple, Protocol, final

from checker.tables.declaration import Table


@final
class File(NamedTuple):
    """One file: its number, that of its table, its name in reports, its path and columns."""

    number: int
    table: int
    name: str
    path: str
    names: list[str]


@final
class FileRows(NamedTuple):
    """The rows of a file in SQL: what they are ``of``, the text of each of its ``columns``, and
    what ``names`` a row: a number, or a text."""

    columns: Mapping[str, str]
    of: str
    names: str


class Engine(Protocol):
    """What the selection asks of an engine; each method raises ``Failed``."""

    def open(self, file: File, table: Table) -> FileRows:
        """Look at a file; raises ``NotPicked`` of one that is out of the ordinary."""

    def execute(self, statement: str) -> None:
        """Run one statement."""

    def rows(self, statement: str) -> Iterator[tuple[Any, ...]]:
        """What one statement finds, a part at a time; another statement ends it."""

    def upload(
        self, name: str, columns: Mapping[str, str], rows: Iterable[Sequence[object]]
    ) -> None:
        """Make a table of what is known here: ``INT``, ``BIGINT``, ``BOOL`` and ``VARCHAR``."""

    def numbered(
        self, file: File, table: Table, rows: Iterable[tuple[Any, ...]]
    ) -> Iterable[tuple[Any, ...]]:
        """Rows of a file, sorted by the first of their cells, which names them here: with their
        numbers instead, and in their order."""

    def close(self) -> None:
        """Let go of all of it."""


EngineOf = Callable[[Sequence[File]], Engine]
"""Makes an engine that may see some files; raises ``NotReadable`` where there is none."""
