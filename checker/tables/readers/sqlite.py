"""SQLite, read-only: the rows of one SELECT, which nothing but reading is allowed."""

import sqlite3
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from typing import final
from urllib.parse import quote

from checker.model.place import Place
from checker.spelling.nearest import listing, suggestion
from checker.tables.begins import but_another
from checker.tables.bytes import regular
from checker.tables.declaration import Table
from checker.tables.rows import Cell, NotReadable, Opened, Row, Wrong, places_of, whole

PATIENCE = 5.0
"""How many seconds somebody else may keep the database locked."""

LONGEST = 300.0
"""How many seconds a SELECT may take."""

_MAGIC = b"SQLite format 3\0"
_BYTES = "bytes, which are no text: select another column"

_STEPS = 100_000
"""After so many steps of SQLite it is looked whether a SELECT takes too long."""

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
    at = table.select.place
    _refuse_others(path)
    guard = _Guard()
    base = sqlite3.connect(f"file:{quote(path)}?mode=ro", uri=True, timeout=PATIENCE)
    base.text_factory = _text_of
    try:
        base.set_authorizer(guard)
        base.set_progress_handler(_Clock(), _STEPS)
        found = base.execute(table.select.text)
    except (sqlite3.Error, sqlite3.Warning) as error:
        near = _nearest_table(base, error)
        base.close()
        if guard.refused:
            wrong = "the SELECT does more than read: nothing else is run"
            raise NotReadable(wrong, at=at) from None
        raise _not_read(error, near, 1, at) from None
    if found.description is None:
        base.close()
        raise NotReadable("no SELECT: write one", at=at)
    names = [column[0] for column in found.description]

    def rows(asked: Sequence[str]) -> Iterator[Row | Wrong]:
        places = places_of(names, asked)
        number = 0
        try:
            for number, row in enumerate(found, 1):
                odd = next((i for i in places if i >= 0 and isinstance(row[i], bytes)), -1)
                if odd >= 0:
                    yield Wrong(number, f"column '{names[odd][:60]}': {_BYTES}", odd + 1)
                else:
                    yield Row(number, [_cell(row[i]) if i >= 0 else None for i in places])
        except sqlite3.Error as error:
            raise _not_read(error, "", number + 1, at) from None

    return Opened(names, rows, close=base.close)


def _refuse_others(path: str) -> None:
    """Raise ``NotReadable`` of what is no SQLite database."""
    with open(path, "rb") as file:
        begins = file.read(len(_MAGIC))
    if not begins:
        raise NotReadable("nothing in the file: remove it, or name another one")
    if begins != _MAGIC:
        wrong = f"no SQLite database: it does not begin as one{but_another(path)}"
        raise NotReadable(wrong)


def _text_of(data: bytes) -> str | bytes:
    """A text; bytes where it is none."""
    try:
        return data.decode()
    except UnicodeDecodeError:
        return data


@final
class _Clock:
    """Stops a SELECT that takes too long."""

    def __init__(self) -> None:
        self.end = time.monotonic() + LONGEST

    def __call__(self) -> bool:
        return time.monotonic() > self.end


def _nearest_table(base: sqlite3.Connection, error: sqlite3.Error | sqlite3.Warning) -> str:
    """What a table may be called that is not there."""
    missing = str(error).partition("no such table: ")[2]
    if not missing:
        return ""
    with suppress(sqlite3.Error):
        found = base.execute("SELECT name FROM sqlite_schema WHERE type IN ('table', 'view')")
        names = sorted(str(name) for (name,) in found)
        return suggestion(missing, names) or f"; there are {listing(names) or 'none'}"
    return ""


def _not_read(
    error: sqlite3.Error | sqlite3.Warning, near: str, number: int, at: Place
) -> NotReadable:
    """What keeps a database from being read: itself, or the mapping."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        wrong = f"it was locked for {PATIENCE:g} seconds; try again"
        return NotReadable(f"the database does not answer: {wrong}", number)
    if code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
        return NotReadable("the database is damaged: put a whole one here", number)
    if code == sqlite3.SQLITE_INTERRUPT:
        wrong = f"the SELECT takes more than {LONGEST:g} seconds: let it select less"
        return NotReadable(wrong, at=at)
    if "one statement" in str(error):
        return NotReadable("more than one statement: write one SELECT", at=at)
    return NotReadable(f"the SELECT cannot be run: {error}{near}", at=at)


def _cell(value: object) -> Cell:
    if value is None or isinstance(value, str):
        return value
    return whole(value) if isinstance(value, float) else str(value)
