"""Spark as an engine, by way of Spark Connect: many machines, which the user has.

Rows stay where they are. What goes to the cluster are numbers and names that are known here; what
comes back are different literals and the groups that are told, never more than
:data:`MOST_FETCHED` rows at a time. Spark numbers no rows: a row is called by its key there, and
the numbers of those that come back are looked up in the files here.
"""

import csv
import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, suppress
from hashlib import sha256
from math import inf
from typing import TYPE_CHECKING, Any, Final, final

from checker.model.line import shortened
from checker.model.untold import NotPicked, Unanswered
from checker.tables.declaration import Table
from checker.tables.duck import AS_IT_IS, connected, quoted, text
from checker.tables.engines import BETWEEN, File, FileRows
from checker.tables.engines.cluster import Cluster, T
from checker.tables.engines.dialect import spark_sql
from checker.tables.engines.files import LONGEST, lines_of, plain_names, plainly_marked
from checker.tables.engines.texts import (
    name_in_spark,
    odd_in_spark,
    refuse_ragged,
    text_in_spark,
    type_of_spark,
)
from checker.tables.readers import (
    PACKED,
    ending_of,
    is_stored,
    parquet,
    reader_of,
    separated,
)
from checker.tables.rows import Failed, Row

if TYPE_CHECKING:
    from pyarrow import Table as Arrow
    from pyspark.sql.connect.dataframe import DataFrame
    from pyspark.sql.connect.session import SparkSession

MOST_FETCHED: Final = 2_000_000
"""How many rows may come from the cluster in one answer."""

MOST_SENT: Final = 1_000_000
"""How many rows of what is known here may go to it in one table."""

MOST_PASSED: Final = 20_000
"""Of files with so few rows in all, every table that is kept passes through here: that costs less
than to keep it there, or, where a server keeps none, to find it again and again."""

OPENING: Final = 120.0
"""How many seconds the cluster may take to say what a file begins with, of those that only it sees:
where it has nothing that opens a store, some servers try for minutes."""

_AT_ONCE: Final = 100_000
"""How many rows are sent, or unpacked, at a time."""

_MOST_MARKED: Final = 10_000
"""So many lines with marks of which one may be odd are looked at."""

_MESSAGE: Final = 2**24
"""About how many bytes one message has at most; servers refuse those of 128 MiB."""

_TYPES: Final = {
    "INT": "INT",
    "BIGINT": "BIGINT",
    "BOOL": "BOOLEAN",
    "VARCHAR": "STRING",
    "DOUBLE": "DOUBLE",
}
"""What is sent, in Spark's words."""

CREATE: Final = re.compile(r"CREATE (TABLE|VIEW) (\w+) AS (.*)", re.DOTALL)
"""The statements that make a table or a view."""

_MISSING: Final = ("PATH_NOT_FOUND", "Path does not exist", "FileNotFoundException")
"""What Spark says of a file that is not there."""

_STORE: Final = "; does it know the store, and what opens it?"

_SIGNS: Final = frozenset("*?[]{}\\%#:")
"""Signs in a path that some server takes for more than themselves."""


Reading = Callable[["SparkSession"], "DataFrame"]
"""Reads a file."""


@final
class Spark:
    """A session on a cluster, whose executors see the files by the same paths as this machine."""

    lists = False
    reckons = True

    def __init__(self, remote: str, files: Sequence[File]) -> None:
        """Connect to the cluster at ``sc://host:port``; raises ``Unanswered``."""
        for file in files:
            if not file.there and not _SIGNS.isdisjoint(file.path):
                raise NotPicked(f"{file.name}: a path that Spark would take for a pattern")
        self._cluster = Cluster(remote)
        self._number = 0
        """How many rows there are."""
        self._kept: list[DataFrame] = []
        """What the cluster keeps until it is told otherwise, whoever asked for it."""

    # -- files ----------------------------------------------------------------------------------

    def open(self, file: File, table: Table, asked: Sequence[str]) -> FileRows:
        """A view of a file, with all its columns as text."""
        if table.select is not None:
            raise NotPicked("a database, which the cluster does not see")
        name = f"file{file.number}"
        where = file.path if file.there else f"file://{os.path.abspath(file.path)}"
        if ending_of(file.path) == ".parquet":
            names, digest = self._open_parquet(name, where, file, asked), ""
        else:
            names, digest = self._open_separated(name, where, file, table)
        called = f" || chr({ord(BETWEEN)}) || ".join(
            f"coalesce({quoted(column)}, '')" for column in table.key
        )
        missing = not {*table.key} <= {*names}
        if len(table.key) > 1 and not missing:
            odd = " OR ".join(
                f"instr({name_in_spark(one)}, chr({ord(BETWEEN)})) > 0" for one in table.key
            )
            if any(self._asked(f"SELECT 1 FROM {name} WHERE {odd} LIMIT 1")):
                raise NotPicked(f"a key with the character U+{ord(BETWEEN):04X}")
        if file.there:
            digest = self._digest(name, [one for one in names if one in asked])
        texts = {n: quoted(n) for n in names}
        return FileRows(names, texts, name, "''" if missing else called, digest)

    def _digest(self, name: str, columns: Sequence[str]) -> str:
        """What tells that the rows of a view are the same as in another run, in whatever order."""
        listed = ", ".join(map(name_in_spark, columns)) or "1"
        summed = f"sum(CAST(xxhash64({listed}) AS DECIMAL(38, 0)))"
        ((rows, total),) = self._asked(f"SELECT count(*), {summed} FROM {name}")
        return sha256(f"{columns} {rows} {total}".encode()).hexdigest()

    def _open_parquet(
        self, name: str, where: str, file: File, asked: Sequence[str]
    ) -> Sequence[str]:
        types, number = _looked_at(file) if not file.there else (self._types(file, where), None)
        wanted = [column for column in types if column in asked]
        listed = [f"{text_in_spark(one, types[one])} AS {name_in_spark(one)}" for one in wanted]
        listed += [
            f"CAST(NULL AS STRING) AS {name_in_spark(one)}" for one in types.keys() - {*wanted}
        ]
        as_it_is = f"{name}_as_it_is"
        self._see(file, lambda session: session.read.parquet(where), as_it_is, number)
        odd = [one for column in wanted if (one := odd_in_spark(column, types[column]))]
        if odd and any(self._asked(f"SELECT 1 FROM {as_it_is} WHERE {' OR '.join(odd)} LIMIT 1")):
            raise NotPicked("dates or numbers that engines write differently")
        self._view(name, f"SELECT {', '.join(listed)} FROM {as_it_is}")
        return list(types)

    def _types(self, file: File, where: str) -> dict[str, str]:
        """The columns of Parquet that only the cluster sees, and their types as DuckDB has them."""
        schema = self._ask_there(file, lambda session: session.read.parquet(where).schema, OPENING)
        if not schema.fields:
            raise NotPicked(f"'{file.name[:200]}': no such file there, or no Parquet", file.there)
        return {field.name: type_of_spark(field.dataType.simpleString()) for field in schema.fields}

    def _ask_there(self, file: File, call: Callable[["SparkSession"], T], most: float = inf) -> T:
        """What a call gives that looks at a file which only the cluster sees; ``most``: within so
        many seconds."""
        try:
            return self._cluster.ask(call, most)
        except Failed as error:
            missing = any(sign in str(error) for sign in _MISSING)
            wrong = "no such file there" if missing else f"the cluster cannot read it: {error}"
            wrong += "" if missing else _STORE if is_stored(file.name) else ""
            raise NotPicked(f"'{file.name[:200]}': {wrong}", file.there) from None

    def _open_separated(
        self, name: str, where: str, file: File, table: Table
    ) -> tuple[Sequence[str], str]:
        delimiter = separated.delimiter_of(file.path, table)
        head, here, digest = "", None, ""
        if file.there:
            names, head = self._names(file, where, table, delimiter)
        else:
            if file.path.lower().endswith(PACKED):
                raise NotPicked("a file that is packed")
            names = plain_names(file, table)
            here, digest = lines_of(file.path, delimiter, len(names))
        options = {
            "header": str(not table.header).lower(),
            "sep": delimiter,
            "quote": '"',
            "escape": '"',
            "nullValue": "",
            "mode": "FAILFAST",
        }
        schema = ", ".join(f"{name_in_spark(column)} STRING" for column in names)
        lines = self._see(
            file,
            lambda session: session.read.option("lineSep", "\n").text(where),
            f"{name}_lines",
            here,
        )
        if file.there:
            self._refuse_lines(file, f"{name}_lines", delimiter)
        ragged = refuse_ragged("value", len(names), delimiter)
        for (line,) in self._asked(f"SELECT value FROM {name}_lines WHERE {ragged} LIMIT 1"):
            at = f": {shortened(line, 80)}" if file.there else ""
            raise NotPicked(f"rows that are no plain lines{at}", file.there)

        def read(session: "SparkSession") -> None:
            frame = session.read.options(**options).schema(schema).csv(where)
            frame.createOrReplaceTempView(f"{name}_as_it_is")

        self._ask(read)
        ((rows,),) = self._asked(f"SELECT count(*) FROM {name}_as_it_is")
        heads = 0 if table.header else 1
        if file.there and heads:  # a pattern has several files
            of_head = f"SELECT count(*) FROM {name}_lines WHERE value = {_literal(head)}"
            ((heads,),) = self._asked(of_head)
        if rows != lines - heads:
            raise NotPicked("rows that are no lines", file.there)
        listed = (f"nullif({one}, '') AS {one}" for one in map(name_in_spark, names))
        self._view(name, f"SELECT {', '.join(listed)} FROM {name}_as_it_is")
        return names, digest

    def _names(self, file: File, where: str, table: Table, delimiter: str) -> tuple[list[str], str]:
        """The columns of a CSV that only the cluster sees, and its first line."""
        if ending_of(file.path) not in (".csv", ".tsv") or table.encoding != "utf-8":
            known = "CSV, TSV or Parquet, in UTF-8"
            raise NotPicked(f"'{file.name[:200]}': of what only a cluster sees {known}", file.there)

        def first(session: "SparkSession") -> list[str]:
            lines = session.read.option("lineSep", "\n").text(where).limit(1).collect()
            return [line.value for line in lines]

        lines = self._ask_there(file, first, OPENING)
        if not lines:
            wrong = f"'{file.name[:200]}': no such file there, or nothing in it"
            raise NotPicked(wrong, file.there)
        if lines[0].startswith("\ufeff"):
            wrong = "it begins with a mark (BOM): take that out"
            raise NotPicked(f"'{file.name[:200]}': {wrong}", file.there)
        names = list(table.header)
        if not names:
            names = [one.strip() for one in next(csv.reader(lines, delimiter=delimiter), [])]
        if len({*map(str.casefold, names)}) < len(names) or not all(names):
            wrong = "columns that are called alike, or nothing"
            raise NotPicked(f"'{file.name[:200]}': {wrong}", file.there)
        return names, lines[0]

    def _refuse_lines(self, file: File, name: str, delimiter: str) -> None:
        """Lines that not everybody reads alike, as far as these are not told from fields."""
        begins = f"SELECT value FROM {name} WHERE"
        for (line,) in self._no_text(name):
            wrong = f"bytes that are no UTF-8, in {shortened(line, 80)}"
            raise NotPicked(f"'{file.name[:200]}': {wrong}", file.there)
        if any(self._asked(f"{begins} instr(value, chr(0)) > 0 LIMIT 1")):
            raise NotPicked(f"'{file.name[:200]}': a byte of zero", file.there)
        if any(self._asked(f"{begins} octet_length(value) > {LONGEST} LIMIT 1")):
            raise NotPicked(f"a line of more than {LONGEST} bytes", file.there)
        blank = "[ \\t\\x0B\\f]"
        marked = f"{begins} value RLIKE '{blank}\"|\"{blank}' LIMIT {_MOST_MARKED}"
        lines = [line for (line,) in self._asked(marked)]
        if len(lines) == _MOST_MARKED or not all(plainly_marked(one, delimiter) for one in lines):
            raise NotPicked("a blank beside a quotation mark", file.there)

    def _no_text(self, name: str) -> Iterator[tuple[Any, ...]]:
        """A line with bytes that are no UTF-8: Spark keeps them as they are, others put signs in
        their place, or refuse them when they read them."""
        kept = f"SELECT make_valid_utf8(value) FROM {name} WHERE NOT is_valid_utf8(value) LIMIT 1"
        with suppress(Failed):  # of Spark before 4.0, and of others
            found = self._cluster.ask(lambda session: session.sql(kept).toArrow())
            if found.num_rows:
                return _tuples(found)
        return self._asked(f"SELECT value FROM {name} WHERE instr(value, '\ufffd') > 0 LIMIT 1")

    def _see(self, file: File, read: Reading, name: str, number: int | None) -> int:
        """Make sure that the cluster sees a file, with as many rows as are here, if it is here; the
        number of its rows."""

        def look(session: "SparkSession") -> int:
            frame = read(session)
            frame.createOrReplaceTempView(name)
            return int(frame.count())

        if file.there:
            found = self._ask_there(file, look)
            if not found:
                raise NotPicked(f"'{file.name[:200]}': no rows", file.there)
        else:
            try:
                found = self._cluster.ask(look)
            except Failed as error:
                if not any(sign in str(error) for sign in _MISSING):
                    wrong = f"{file.name}: the cluster cannot read it by the path"
                    at = os.path.abspath(file.path)
                    raise Unanswered(f"{wrong} {at} that it has here: {error}") from None
                raise self._unseen(file, "there is none") from None
            if found != number:
                raise self._unseen(file, f"{number} rows are here, and {found} there")
        self._number += found
        return found

    def _unseen(self, file: File, why: str) -> Unanswered:
        return Unanswered(
            f"{file.name}: the cluster does not see the same file: its executors must see it by "
            f"the path {os.path.abspath(file.path)} ({why})"
        )

    # -- statements -----------------------------------------------------------------------------

    def execute(self, statement: str) -> None:
        """Make a view or, of what is asked for again and again, a table that is kept."""
        made = CREATE.fullmatch(statement)
        if made is None:
            raise Failed(f"not known on Spark: {statement[:60]}")
        kind, name, select = made.groups()
        if kind == "TABLE" and self._number <= MOST_PASSED:
            self.keep(name, select)
        else:
            self._view(name, spark_sql(select), kept=kind == "TABLE")

    def keep(self, name: str, select: str) -> None:
        """It comes here, and goes back as it came: then nobody need find it again, not even where
        a server keeps no tables."""
        wanted = spark_sql(select)
        found = self._fetched(wanted)
        if found.num_rows:
            self._send(name, found)
        else:
            self._view(name, f"SELECT * FROM ({wanted}) x WHERE false")

    def _ask(self, call: Callable[["SparkSession"], T]) -> T:
        """What a call gives; what the cluster cannot do is no reason to do it here instead."""
        try:
            return self._cluster.ask(call)
        except Failed as error:
            wrong = f"the cluster at {self._cluster.where} failed: {error}"
            raise Unanswered(f"{wrong}; --engine duckdb or plain may do it") from None

    def _view(self, name: str, select: str, *, kept: bool = False) -> None:
        def make(session: "SparkSession") -> None:
            frame = session.sql(select)
            if kept:
                self._kept.append(frame.persist())
            frame.createOrReplaceTempView(name)

        self._ask(make)

    def rows(self, statement: str) -> Iterator[tuple[Any, ...]]:
        """What one statement finds."""
        return self._asked(spark_sql(statement))

    def _asked(self, select: str) -> Iterator[tuple[Any, ...]]:
        return _tuples(self._fetched(select))

    def _fetched(self, select: str) -> "Arrow":
        found: Arrow = self._ask(
            lambda session: session.sql(select).limit(MOST_FETCHED + 1).toArrow()
        )
        if found.num_rows > MOST_FETCHED:
            raise Unanswered(
                f"more than {MOST_FETCHED} rows would come from the cluster in one answer: leave "
                "out --out findings=, or take --engine duckdb"
            )
        return found

    def upload(
        self, name: str, columns: Mapping[str, str], rows: Iterable[Sequence[object]]
    ) -> None:
        """Up to :data:`MOST_SENT` rows."""
        some = list(rows)
        if len(some) > MOST_SENT:
            raise NotPicked(f"more than {MOST_SENT} names or literals would go to the cluster")
        none = (f"CAST(NULL AS {_TYPES[type_]}) AS {column}" for column, type_ in columns.items())
        if some:
            self._send(name, _arrow(columns, some))
        else:
            self._view(name, f"SELECT {', '.join(none)} WHERE false")

    def _send(self, name: str, rows: "Arrow") -> None:
        """Part by part, so that no message is too long."""

        def send(session: "SparkSession") -> None:
            many = min(_AT_ONCE, 1 + rows.num_rows * _MESSAGE // max(1, rows.nbytes))
            places = range(0, rows.num_rows, many)
            for at in places:
                part = session.createDataFrame(rows.slice(at, many))
                part.createOrReplaceTempView(f"{name}_{at}")
            each = (f"SELECT * FROM {name}_{at}" for at in places)
            session.sql(" UNION ALL ".join(each)).createOrReplaceTempView(name)

        self._ask(send)

    def numbered(
        self, file: File, table: Table, rows: Iterable[tuple[Any, ...]]
    ) -> Iterable[tuple[Any, ...]]:
        """The file is read once, here, for the numbers of those that were found; those of one that
        is not here are numbered as they come."""
        if file.there:
            return [(place, *row[1:]) for place, row in enumerate(rows, 1)]
        found = {row[0]: row for row in rows}
        if not found:
            return []
        numbers: dict[str, int] = {}
        with closing(reader_of(file.name).read(file.path, table)) as opened:
            for row in opened.rows(table.key):
                if isinstance(row, Row):
                    key = BETWEEN.join(str(cell or "") for cell in row.cells)
                    if key in found:
                        numbers[key] = row.number
        if len(numbers) < len(found):
            raise self._unseen(file, "other rows are here than there")
        return [(number, *found[key][1:]) for key, number in numbers.items()]

    def packed(self, statement: str) -> bytes:
        """Nothing is listed."""
        raise Failed("Spark numbers no rows")

    def close(self) -> None:
        """Let the cluster forget all of it."""

        def forget(_: "SparkSession") -> None:
            for frame in self._kept:
                frame.unpersist()

        if self._kept and not self._cluster.is_gone:
            with suppress(Failed, Unanswered):
                self._cluster.ask(forget)
        self._cluster.close()


def _arrow(columns: Mapping[str, str], rows: Sequence[Sequence[object]]) -> "Arrow":
    """Rows as they are sent."""
    import pyarrow as pa  # 0.1 s; comes with Spark's client

    types = {"INT": pa.int32(), "BIGINT": pa.int64(), "BOOL": pa.bool_(), "VARCHAR": pa.string()}
    types["DOUBLE"] = pa.float64()
    each = zip(zip(*rows, strict=True), columns.values(), strict=True)
    arrays = [pa.array(list(column), types[type_]) for column, type_ in each]
    return pa.Table.from_arrays(arrays, list(columns))


def _looked_at(file: File) -> tuple[dict[str, str], int]:
    """The columns of Parquet that is here, with their types, and how many rows it has."""
    parquet.refuse_others(file.path)
    with closing(connected([file.path])) as base:
        rows = f"FROM read_parquet({text(base.path_of(file.path))}, {AS_IT_IS})"
        types = {str(row[0]): str(row[1]) for row in base.rows(f"DESCRIBE SELECT * {rows}")}
        ((number,),) = base.rows(f"SELECT count(*) {rows}")
    return types, int(number)


def _literal(line: str) -> str:
    """A text in Spark's SQL."""
    return "'" + line.replace("\\", "\\\\").replace("'", "\\'") + "'"


def _tuples(found: "Arrow") -> Iterator[tuple[Any, ...]]:
    """Rows as they came; a decimal is a whole number."""
    import pyarrow as pa  # as above

    for batch in found.to_batches(_AT_ONCE):
        columns = [column.to_pylist() for column in batch.columns]
        for place, column in enumerate(batch.columns):
            if pa.types.is_decimal(column.type):
                columns[place] = [None if cell is None else int(cell) for cell in columns[place]]
        yield from zip(*columns, strict=True)
