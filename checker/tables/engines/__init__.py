"""Engines that select: what all of them can do, one file here each.

The selection (:mod:`checker.tables.selecting`) is written once, in the SQL of DuckDB; another
translates it. An engine sees keys and whole numbers, and the texts of cells; it counts, groups and
compares, and knows nothing of values.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, Protocol, final

from checker.model.place import Place
from checker.tables.declaration import Table
from checker.values.named import NamedTuple

BETWEEN = "\x1f"
"""What stands between the cells of a key: none of several may have it in itself."""


@final
class File(NamedTuple):
    """One file: its number, that of its table, its name in reports, its path and columns.

    ``there``: where the mapping names it, if only the engine sees it, and nobody knows its lines.
    ``selected``: where the mapping selects its rows, if they are those of a server, and have no
    place of their own.
    """

    number: int
    table: int
    name: str
    path: str
    names: list[str]
    there: Place | None = None
    selected: Place | None = None


@final
class FileRows(NamedTuple):
    """The rows of a file in SQL: the ``names`` of its columns, the text of those that are asked
    for, what the rows are ``of``, and what one is ``called``: by its number, or by a text.
    ``digest`` tells that a file is the same as in another run, where it was read for more; of one
    that only the engine sees always. ``counted``: a column that counts the rows, and from where on
    they are called so, if that is how they are called: by it a few of them are found sooner."""

    names: Sequence[str]
    texts: Mapping[str, str]
    of: str
    called: str
    digest: str = ""
    counted: tuple[str, int] | None = None


class Engine(Protocol):
    """What the selection asks of an engine; each method raises ``Failed``."""

    lists: bool
    """Whether it numbers rows, so that it can list contradictions that are not told."""

    reckons: bool
    """Whether its floating point is that of IEEE 754, and all of it is known."""

    def open(self, file: File, table: Table, asked: Sequence[str]) -> FileRows:
        """Look at a file, of which some columns are asked for, if there are such.

        Raises ``NotPicked`` of one that is out of the ordinary.
        """

    def execute(self, statement: str) -> None:
        """Run one statement."""

    def keep(self, name: str, select: str) -> None:
        """Make a table of what is told: little of all."""

    def rows(self, statement: str) -> Iterator[tuple[Any, ...]]:
        """What one statement finds, a part at a time; another statement ends it."""

    def upload(
        self, name: str, columns: Mapping[str, str], rows: Iterable[Sequence[object]]
    ) -> None:
        """Make a table of what is known here: ``INT``, ``BIGINT``, ``BOOL`` and ``VARCHAR``."""

    def numbered(
        self, file: File, table: Table, rows: Iterable[tuple[Any, ...]]
    ) -> Iterable[tuple[Any, ...]]:
        """Rows of a file, sorted by the first of their cells, by which they are called: with
        their numbers instead, and in their order."""

    def packed(self, statement: str) -> bytes:
        """What one statement finds, as Parquet; only of an engine that lists."""

    def close(self) -> None:
        """Let go of all of it."""


EngineOf = Callable[[Sequence[File]], Engine]
"""Makes an engine that may see some files; raises ``NotReadable`` where there is none."""
