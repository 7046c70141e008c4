"""DuckDB, which reads the files that it is told of and nothing else.

Nothing else of the file system, no network, no extension that is fetched, and no statement can
change that. What does not fit into memory goes to a folder of its own, which goes with it.
"""

import os
from collections.abc import Iterator, Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Any, final
from weakref import finalize

from checker.tables.folder import Scratch
from checker.tables.rows import INSTALL, Failed, NotReadable

if TYPE_CHECKING:
    import duckdb

PATTERN = frozenset("*?[")
"""Signs in a path that DuckDB takes for a pattern, and that nothing makes plain again."""

AS_IT_IS = "hive_partitioning = false"
"""What every reading of a file says: a folder that is called ``column=value`` is just a folder."""

NEEDED = f"DuckDB is not installed: {INSTALL}"


AT_ONCE = 10_000
"""How many rows are fetched at a time."""

MODULES = ("_duckdb", "duckdb")
"""The library alone, under its name since DuckDB 1.4; and with all that is wrapped around it in
Python, which is not used here and takes 45 ms to import."""


@final
class Connection:
    """A database in memory, and its folder."""

    def __init__(
        self, base: "duckdb.DuckDBPyConnection", folder: Scratch, error: type[Exception]
    ) -> None:
        """``folder`` is removed when it is closed, or forgotten; ``error``: what DuckDB raises."""
        self.base = base
        self._error = error
        self.folder = folder.path
        self._remove = finalize(self, folder.remove)
        self._links = 0

    def path_of(self, path: str) -> str:
        """The path by which a file that it may read is read, and no other: where that has signs of
        a pattern, the one of a link in its folder. Raises ``NotReadable``."""
        path = os.path.abspath(path)  # one that begins with ~ would be that of a home
        if os.sep != "\\" and "\\" in path:
            raise NotReadable("a backslash in its path, which DuckDB takes for a slash: rename it")
        if PATTERN.isdisjoint(path):
            return path
        link = os.path.join(self.folder, f"link{self._links}{os.path.splitext(path)[1]}")
        self._links += 1
        try:
            os.symlink(path, link)
        except OSError:  # not every system lets everybody do that
            sign = next(one for one in path if one in PATTERN)
            raise NotReadable(
                f"'{sign}' in its path, which is taken for a pattern of several files: rename it, "
                "or its folder"
            ) from None
        return link

    def execute(self, statement: str, given: Sequence[Any] = ()) -> None:
        """Run one statement; raises ``Failed``."""
        try:
            self.base.execute(statement, list(given))
        except self._error as error:
            raise Failed(str(error)) from None

    def rows(self, statement: str, given: Sequence[Any] = ()) -> Iterator[tuple[Any, ...]]:
        """What one statement finds, a part at a time; raises ``Failed``, in the middle too.

        Another statement ends it.
        """
        try:
            found = self.base.execute(statement, list(given))
            while some := found.fetchmany(AT_ONCE):
                yield from some
        except self._error as error:
            raise Failed(str(error)) from None

    def close(self) -> None:
        """Let go of the memory, and of the folder."""
        self.base.close()
        self._remove()


def connected(files: Sequence[str], folders: Sequence[str] = ()) -> Connection:
    """A connection that may read these files, and write into these folders.

    Raises ``NotReadable`` where DuckDB is not installed.
    """
    duckdb = _imported()
    folder = Scratch()
    base = duckdb.connect(
        config={"autoinstall_known_extensions": "false", "autoload_known_extensions": "false"}
    )
    for setting, value in (
        ("temp_directory", text(folder.path)),
        ("allowed_paths", f"[{', '.join(text(os.path.abspath(file)) for file in files)}]"),
        ("allowed_directories", f"[{', '.join(map(text, (folder.path, *folders)))}]"),
        ("enable_external_access", "false"),
        ("allow_community_extensions", "false"),
        ("preserve_insertion_order", "true"),
        ("TimeZone", "'UTC'"),
        ("lock_configuration", "true"),
    ):
        base.execute(f"SET {setting} = {value}")
    return Connection(base, folder, duckdb.Error)


def _imported() -> Any:
    """DuckDB, which small tables are read without; raises ``NotReadable``."""
    for name in MODULES:
        try:
            return import_module(name)
        except ImportError:
            continue
    raise NotReadable(NEEDED)


def text(text: str) -> str:
    """A text in SQL, as a literal."""
    return "'" + text.replace("'", "''") + "'"


def quoted(name: str) -> str:
    """The name of a column in SQL."""
    return '"' + name.replace('"', '""') + '"'
