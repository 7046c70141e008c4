"""PostgreSQL, by ADBC: the rows of one SELECT, in a transaction that only reads.

The address of the database stands in a variable of the environment, and is shown nowhere. The
SELECT is prepared by itself, which runs nothing, and then stands in brackets in one that has every
column as text: so no second statement is ever sent. That is all: a SELECT may call functions, and
READ ONLY keeps none of them from what is done outside of its transaction. ``dblink_exec`` runs a
statement on a connection of its own, ``pg_read_file`` reads the server's files, and
``pg_terminate_backend`` ends what others run. What holds these back are the rights of the user in
the address, and nothing here: take one who may read the tables in question, and nothing more.
"""

import json
import os
import re
from collections.abc import Callable, Iterator, Sequence
from threading import Thread
from typing import TYPE_CHECKING, Any, Final, TypeVar, final
from urllib.parse import parse_qs, urlsplit

from checker.tables.declaration import Table
from checker.tables.readers import DATABASE
from checker.tables.rows import Cell, NotReadable, Opened, Row, Wrong, places_of, whole

if TYPE_CHECKING:
    import adbc_driver_manager as adbc

CONNECT: Final = 10.0
"""How many seconds a server may take to take a connection, if its address says nothing else."""

MOST: Final = 300.0
"""How many seconds it may take at most, whatever its address says, on all its hosts together."""

STATEMENT: Final = 300.0
"""How many seconds a SELECT may take, where the server has no limit of its own."""

AT_ONCE: Final = 10_000
"""How many rows are fetched at a time."""

GRACE: Final = 5.0
"""How many seconds later than it should a server may answer."""

_INSTALL = (
    "PostgreSQL is not read without the extra: pip install 'fact-consistency-checker[postgres]'"
)
_NO_SELECT = "no SELECT: write one"
_COMMENT = re.compile(r"--[^\n]*|/\*(?:[^*]|\*(?!/))*+(?:\*/|\Z)")
"""One that is not closed goes to the end, so that nothing is looked at twice."""
_READS_ONLY = "25006"
_TOOK_TOO_LONG = "57014"
_GONE = ("08", "57", "58")  # classes of SQLSTATE: the connection, or the server, is no more
_NO_PLAIN_VALUE = frozenset({"bytea", "json", "jsonb", "record", "xml"})

_T = TypeVar("_T")


@final
class _SilentError(Exception):
    """The server has not answered in time, and may never."""


def read(path: str, table: Table) -> Opened:
    """The rows that the table's SELECT gives, in the order of their keys as text."""
    assert table.select is not None
    if not _COMMENT.sub("", table.select.text).strip(" \t\r\n;"):
        raise NotReadable(_NO_SELECT)
    database = _Database(path.removeprefix(DATABASE), table.select.text.rstrip().rstrip(";"))
    try:
        names = database.columns()
        types = database.types(len(names))
    except NotReadable:
        database.close()
        raise

    def rows(asked: Sequence[str]) -> Iterator[Row | Wrong]:
        places = places_of(names, asked)
        for at in sorted({at for at in places if at >= 0}):
            if types[at] in _NO_PLAIN_VALUE:
                wrong = f"column '{names[at][:60]}' is of type {types[at]}, which is no plain value"
                raise NotReadable(wrong)
        readers = [_reader_of(types[at]) if at >= 0 else _nothing for at in places]
        for number, row in enumerate(database.rows(types, places, places_of(names, table.key)), 1):
            try:
                yield Row(number, [read(text) for read, text in zip(readers, row, strict=True)])
            except TypeError as error:
                yield Wrong(number, str(error))

    return Opened(names, rows, close=database.close)


@final
class _Database:
    """One connection, in one transaction that reads only."""

    def __init__(self, variable: str, select: str) -> None:
        """Connected; raises ``NotReadable``."""
        try:
            import adbc_driver_manager  # 20 ms with those below: few tables are in a database
            import nanoarrow  # type: ignore[import-untyped]
            from adbc_driver_postgresql import connect  # type: ignore[import-untyped]
        except ImportError:
            raise NotReadable(_INSTALL) from None
        self._adbc = adbc_driver_manager
        self._arrow = nanoarrow
        self._select = select
        self._connection: adbc.AdbcConnection | None = None
        self._base: adbc.AdbcDatabase | None = None
        address, seconds = _address(variable)

        def connected() -> None:
            self._base = connect(address)
            self._connection = adbc_driver_manager.AdbcConnection(self._base)

        try:
            _within(seconds + GRACE, connected)
            self._limit = _within(seconds + GRACE, self._begun)
        except (_SilentError, adbc_driver_manager.Error) as error:
            self.close(silent=isinstance(error, _SilentError))
            raise NotReadable(_not_connected(variable, error, seconds)) from None

    def _begun(self) -> float:
        """Begin to read; how many seconds a statement may take."""
        for setting in (
            "client_encoding = 'UTF8'",
            "DateStyle = 'ISO, YMD'",
            "TimeZone = 'UTC'",
            "extra_float_digits = 1",
        ):
            self._run(f"SET {setting}")
        own = "SELECT setting FROM pg_settings WHERE name = 'statement_timeout'"
        own_limit = int(self._ask(own)[0][0] or 0) / 1000
        if not own_limit:
            self._run(f"SET statement_timeout = {int(STATEMENT * 1000)}")
        self._run("BEGIN TRANSACTION READ ONLY")
        return own_limit or STATEMENT

    def columns(self) -> list[str]:
        """The names of the columns of the SELECT, which is not run for it."""

        def described() -> list[str]:
            with self._statement(self._select) as statement:
                schema = self._arrow.Schema(statement.execute_schema())
                return [field.name or "" for field in schema.fields]

        names = self._asked(described)
        if not names:
            raise NotReadable(_NO_SELECT)
        return names

    def types(self, number: int) -> list[str]:
        """The type of each column; no row is looked at for it."""
        asked = ", ".join(f"pg_typeof(c{at})::text" for at in range(number))
        rows = f"(SELECT 1) AS one LEFT JOIN {self._found(number)} ON false"
        statement = f"SELECT {asked} FROM {rows}"  # noqa: S608 -- the SELECT stands in brackets
        return list(map(str, self._asked(lambda: self._ask(statement))[0]))

    def rows(
        self, types: Sequence[str], places: Sequence[int], key: Sequence[int]
    ) -> Iterator[tuple[str | None, ...]]:
        """The columns at ``places`` of all rows, as text, in the order of their ``key``; a part of
        them at a time."""
        texts = [
            "NULL::text"
            if at < 0
            else f"array_to_json(c{at})::text"
            if types[at].endswith("[]")
            else f"c{at}::text"
            for at in places
        ]
        order = ", ".join(f'c{at}::text COLLATE "C"' for at in key)
        listed = ", ".join(f"{text} AS t{at}" for at, text in enumerate(texts))
        found = self._found(len(types))
        statement = f"SELECT {listed} FROM {found} ORDER BY {order}"  # noqa: S608 -- as above
        self._asked(lambda: self._run(f"DECLARE found_rows NO SCROLL CURSOR FOR {statement}"))
        fetch = f"FETCH {AT_ONCE} FROM found_rows"
        while some := self._asked(lambda: self._ask(fetch)):
            yield from some

    def close(self, *, silent: bool = False) -> None:
        """Let go of the connection; of one that is ``silent`` nothing more is asked."""
        for opened in (self._connection, self._base):
            if opened is not None and not silent:
                opened.close()
        self._connection = self._base = None

    def _found(self, number: int) -> str:
        """The SELECT as rows with columns ``c0``, ``c1`` and so on."""
        names = ", ".join(f"c{at}" for at in range(number))
        return f"(\n{self._select}\n) AS found({names})"

    def _asked(self, ask: Callable[[], _T]) -> _T:
        """What comes of a question about the SELECT; raises ``NotReadable``."""
        try:
            return _within(self._limit + GRACE, ask)
        except _SilentError:
            self.close(silent=True)
            wrong = f"the database does not answer: nothing came for {self._limit:g} seconds"
            raise NotReadable(wrong) from None
        except self._adbc.Error as error:
            raise NotReadable(_not_run(error, self._limit)) from None

    def _statement(self, text: str) -> "adbc.AdbcStatement":
        assert self._connection is not None
        statement = self._adbc.AdbcStatement(self._connection)
        # not by COPY: a mistake in the middle would come without its SQLSTATE
        statement.set_options(**{"adbc.postgresql.use_copy": "false"})
        statement.set_sql_query(text)
        return statement

    def _run(self, text: str) -> None:
        with self._statement(text) as statement:
            statement.execute_update()

    def _ask(self, text: str) -> list[tuple[str | None, ...]]:
        """All rows of a statement whose columns are texts."""
        with self._statement(text) as statement:
            found, _ = statement.execute_query()
            return [row for batch in self._arrow.ArrayStream(found) for row in batch.iter_tuples()]


def _within(seconds: float, ask: Callable[[], _T]) -> _T:
    """What a question gives; raises ``_SilentError`` where it has not come after so many seconds.

    Who waits for a library in C cannot be interrupted, so that another thread does the waiting;
    one that never ends goes with the program.
    """
    found: list[_T] = []
    wrong: list[BaseException] = []

    def wait() -> None:
        try:
            found.append(ask())
        except BaseException as error:  # it is raised where the question was asked
            wrong.append(error)

    thread = Thread(target=wait, daemon=True)
    thread.start()
    thread.join(seconds)
    if thread.is_alive():
        raise _SilentError
    if wrong:
        raise wrong[0]
    return found[0]


def _address(variable: str) -> tuple[str, float]:
    """The address in a variable, with a limit for connecting, and this in seconds."""
    address = os.environ.get(variable, "")
    if not address:
        wrong = f"the environment variable {variable}, which has its address, is not set"
        raise NotReadable(f"no database: {wrong}")
    if not address.startswith(("postgresql://", "postgres://")):
        raise NotReadable(f"no database: {variable} has no address such as postgresql://...")
    if "#" in address:
        raise NotReadable(f"no database: {variable} has an address with '#': write %23 for it")
    try:
        parts = urlsplit(address)
        own = parse_qs(parts.query).get("connect_timeout", [""])[-1]
    except ValueError:
        raise NotReadable(_MISSHAPEN.format(variable)) from None
    if own.isdecimal() and float(own):
        return address, min(float(own) * (1 + parts.netloc.count(",")), MOST)
    sign = "&" if parts.query else "?"
    return f"{address}{sign}connect_timeout={int(CONNECT) or 1}", CONNECT


_MISSHAPEN = "no database: {} has no address that can be read: postgresql://USER@HOST:PORT/NAME"


def _not_connected(variable: str, error: Exception, seconds: float) -> str:
    """Why there is no connection, without a word of the address."""
    if isinstance(error, _SilentError):
        return f"the database does not answer: {variable} was called for {seconds:g} seconds"
    if "FATAL" in str(error) or "password" in str(error):
        return f"the database refuses the connection: look at user, password and name in {variable}"
    return f"the database does not answer: is it running, and is its address in {variable} right?"


def _not_run(error: "adbc.Error", seconds: float) -> str:
    """Why the SELECT gives no rows, in the server's words."""
    state = error.sqlstate or ""
    if state == _READS_ONLY:
        return "the SELECT does more than read: nothing else is run"
    if state == _TOOK_TOO_LONG:
        return f"the database does not answer: the SELECT took longer than {seconds:g} seconds"
    if not state or state.startswith(_GONE):
        return "the database does not answer any more: try again"
    told: dict[Any, Any] = dict(error.details)
    said = told.get(b"PG_DIAG_MESSAGE_PRIMARY", b"").decode(errors="replace")
    return f"the SELECT cannot be run: {' '.join(said.split())}"


def _nothing(_: str | None) -> Cell:
    return None


def _reader_of(type_: str) -> Callable[[str | None], Cell]:
    """What makes a cell of the text of a value of a type."""
    if type_.endswith("[]"):
        return _list
    return _READERS.get(type_, _itself)


def _itself(text: str | None) -> Cell:
    return text


def _number(text: str | None) -> Cell:
    return None if text in (None, "NaN") else text


def _float(text: str | None) -> Cell:
    if text is None or text == "NaN":
        return None
    number = float(text)
    return whole(number) if number.is_integer() else text


def _time(text: str | None) -> Cell:
    """``2020-01-02 03:04:00`` as ``2020-01-02T03:04``; what is no such time stays."""
    day, space, clock = (text or "").partition(" ")
    if not space or "BC" in clock:
        return text
    return f"{day}T{clock.partition('.')[0].removesuffix(':00')}"


def _instant(text: str | None) -> Cell:
    """``2020-01-02 03:04:05.6+00`` as ``2020-01-02T03:04:05Z``; what is no such time stays."""
    day, space, clock = (text or "").partition(" ")
    if not space or not clock.endswith("+00"):
        return text
    return f"{day}T{clock.removesuffix('+00').partition('.')[0]}Z"


def _list(text: str | None) -> Cell:
    """Raises ``TypeError`` of a list of lists."""
    if text is None:
        return None
    found: list[Any] = json.loads(text, parse_int=str, parse_float=str)
    if any(isinstance(one, list | dict) for one in found):
        raise TypeError("a cell holds a list of lists: select another column")
    return [str(one).lower() if isinstance(one, bool) else one for one in found if one is not None]


_READERS: Final[dict[str, Callable[[str | None], Cell]]] = {
    "numeric": _number,
    "double precision": _float,
    "real": _float,
    "timestamp without time zone": _time,
    "timestamp with time zone": _instant,
}
