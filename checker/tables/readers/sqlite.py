"""SQLite, read-only: the rows of one SELECT, which nothing but reading is allowed."""

import sqlite3
from collections.abc import Iterator, Sequence
from typing import final
from urllib.parse import quote

from checker.tables.bytes import regular
from checker.tables.declaration import Table
from checker.tables.rows import Cell, NotReadable, Opened, Row, Wrong, places_of, whole

PATIENCE = 5.0
"""How many seconds somebody else may keep the database locked."""

_ALLOWED = frozenset(
    (sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ, sqlite3.SQLITE_FUNCTION, sqlite3.SQLITE_RECURSIVE)
)


@final
class _Guard:
    """Allows reading alone, and no extension; ``refused``: something else was asked for."""

    def __init__(self) -> None:
        self.refused = False

    def __call__(self, action: int, _: object, name: object, *__: object) -> int:
        if action in _ALLOWED and name != "load_extension":
            return sqlite3.SQLITE_OK
        self.refused = True
        return sqlite3.SQLITE_DENY


def read(path: str, table: Table) -> Opened:
    """The rows that the table's SELECT gives."""
    regular(path)
    assert table.select is not None
    guard = _Guard()
    base = sqlite3.connect(f"file:{quote(path)}?mode=ro", uri=True, timeout=PATIENCE)
    try:
        base.set_authorizer(guard)
        found = base.execute(table.select.text)
    except (sqlite3.Error, sqlite3.Warning) as error:
        base.close()
        more = "the SELECT does more than read: nothing else is run"
        raise NotReadable(more if guard.refused else _why(path, error)) from None
    if found.description is None:
        base.close()
        raise NotReadable("no SELECT: write one")
    names = [column[0] for column in found.description]

    def rows(asked: Sequence[str]) -> Iterator[Row | Wrong]:
        places = places_of(names, asked)
        number = 0
        try:
            for number, row in enumerate(found, 1):
                try:
                    yield Row(number, [_cell(row[at]) if at >= 0 else None for at in places])
                except TypeError as error:
                    yield Wrong(number, str(error))
        except sqlite3.Error as error:
            raise NotReadable(_why(path, error), number + 1) from None

    return Opened(names, rows, close=base.close)


def _why(path: str, error: sqlite3.Error | sqlite3.Warning) -> str:
    with open(path, "rb") as file:
        if file.read(16) not in (b"SQLite format 3\0", b""):
            return "no SQLite database: it does not begin as one"
    if getattr(error, "sqlite_errorcode", 0) & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return f"the database does not answer: it was locked for {PATIENCE:g} seconds; try again"
    return f"the SELECT cannot be run: {error}"


def _cell(value: object) -> Cell:
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, float):
        return whole(value)
    if isinstance(value, int):
        return str(value)
    raise TypeError("a cell holds bytes, which are no text: select another column")
