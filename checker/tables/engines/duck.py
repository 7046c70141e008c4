"""DuckDB as an engine: one machine, out of core."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from itertools import chain, islice
from pathlib import Path
from typing import Any, Final, final

from checker.model.untold import NotPicked
from checker.tables.bytes import unpack
from checker.tables.declaration import Table
from checker.tables.digests import DigestOfRows
from checker.tables.duck import AS_IT_IS, AT_ONCE, connected, text
from checker.tables.engines import File, FileRows
from checker.tables.engines.files import lines_of, plain_names
from checker.tables.readers import PACKED, ending_of, parquet, reader_of, separated
from checker.tables.rows import Row, Wrong

_FEW: Final = 30
"""So many rows are told sooner than they are written to a file, and read."""


@final
class Duck:
    """A database in memory, which sees the files of tables and nothing else."""

    lists = True
    reckons = True

    def __init__(self, files: Sequence[File]) -> None:
        """Raises ``NotReadable`` where DuckDB is not installed."""
        self._base = connected([file.path for file in files if not file.selected])

    def open(self, file: File, table: Table, asked: Sequence[str]) -> FileRows:
        """Parquet as it lies there; what is plainly a CSV is copied, unpacked if it is packed; and
        of whatever else there is the rows are, as they are read one by one."""
        if table.select is not None:
            return self._copy_rows(file, table, asked)
        if ending_of(file.path) == ".parquet":
            parquet.refuse_others(file.path)
            read = f"read_parquet({text(self._base.path_of(file.path))}, {AS_IT_IS}"
            described = self.rows(f"DESCRIBE SELECT * FROM {read})")
            types = {str(row[0]): str(row[1]) for row in described}
            some = {name: type_ for name, type_ in types.items() if name in asked}
            if any(type_.endswith("[]") for type_ in some.values()):
                raise NotPicked("lists")
            texts = {name: parquet.text_of(name, type_) for name, type_ in some.items()}
            if "file_row_number" in map(str.lower, types):  # then nothing else may be called so
                copied = self._copy_parquet(file, f"{read})", texts)
                return _counted(list(types), copied, f"text{file.number}", "rowid", 1)
            rows = f"{read}, file_row_number = true)"
            return _counted(list(types), texts, rows, "file_row_number", 1)
        try:
            return self._copy_lines(file, table, asked)
        except _NotPlainError:
            self.execute(f"DROP TABLE IF EXISTS text{file.number}")
            return self._copy_rows(file, table, asked)

    def _copy_lines(self, file: File, table: Table, asked: Sequence[str]) -> FileRows:
        """Copy a CSV, a line a row; raises ``_NotPlainError`` where some line is none."""
        try:
            names = plain_names(file, table)
        except NotPicked as error:
            raise _NotPlainError from error
        texts = {name: f"c{place}" for place, name in enumerate(names) if name in asked}
        own = [*texts.values()]
        first = 1 if table.header else 2
        if not file.path.lower().endswith(PACKED):
            digest = self._copy(file, file.path, table, names, own)
            return _counted(names, texts, f"text{file.number}", "rowid", first, digest)
        unpacked = Path(self._base.folder, f"unpacked{file.number}.csv")
        try:
            unpack(file.path, unpacked)
            self._copy(file, str(unpacked), table, names, own)
        finally:
            unpacked.unlink(missing_ok=True)
        return _counted(names, texts, f"text{file.number}", "rowid", first)

    def _copy(
        self, file: File, at: str, table: Table, names: Sequence[str], asked: Sequence[str]
    ) -> str:
        """Copy what is ``asked`` for of a CSV that lies ``at`` a path, as nothing but what is
        plainly one; its digest. Columns are numbered, since none of a table may be called
        ``rowid``."""
        types = ", ".join(f"'c{place}': 'VARCHAR'" for place, _ in enumerate(names))
        delimiter = separated.delimiter_of(file.path, table)
        path = text(self._base.path_of(at))
        self.execute(
            f"CREATE TABLE text{file.number} AS SELECT {', '.join(asked) or 'NULL'} "
            f"FROM read_csv({path}, "
            f"{AS_IT_IS}, auto_detect = false, header = {'false' if table.header else 'true'}, "
            f"delim = {text(delimiter)}, quote = '\"', escape = '\"', store_rejects = true, "
            f"nullstr = '', strict_mode = true, columns = {{{types}}})"
        )
        if any(self.rows("SELECT 1 FROM reject_errors LIMIT 1")):
            raise NotPicked("rows that cannot be read")
        ((rows,),) = self.rows(f"SELECT count(*) FROM text{file.number}")
        try:
            lines, digest = lines_of(at, delimiter, len(names))
        except NotPicked as error:
            raise _NotPlainError from error
        if rows + (not table.header) != lines:
            raise _NotPlainError
        return digest

    def _copy_rows(self, file: File, table: Table, asked: Sequence[str]) -> FileRows:
        """Copy what the reader of its kind gives of a file or a database, in its order, a part at a
        time."""
        with closing(reader_of(file.name).read(file.path, table)) as opened:
            names = opened.names
            _refuse_alike(names)
            found, digest = _plain_rows(opened.rows(asked)), DigestOfRows()
            places = [n for n, name in enumerate(asked) if opened.late or name in names]
            columns = {"n": "BIGINT"} | {f"c{place}": "VARCHAR" for place in places}

            def told() -> Iterator[Sequence[object]]:
                for row in found:
                    if file.selected:
                        digest.add(row)
                    yield row.number, *[row.cells[place] or None for place in places]

            self._write(f"text{file.number}", columns, told())
            _refuse_alike(names)  # which may be known now alone
        texts = {asked[place]: f"c{place}" for place in places if asked[place] in names}
        own = digest.told() if file.selected else ""  # that of a file is that of its bytes
        return FileRows(names, texts, f"text{file.number}", "n", own)

    def _copy_parquet(self, file: File, rows: str, texts: Mapping[str, str]) -> dict[str, str]:
        """Copy some columns of Parquet, in its order; what they are called then."""
        listed = [f"{one} AS c{place}" for place, one in enumerate(texts.values())] or ["NULL"]
        self.execute(f"CREATE TABLE text{file.number} AS SELECT {', '.join(listed)} FROM {rows}")
        return {name: f"c{place}" for place, name in enumerate(texts)}

    def execute(self, statement: str) -> None:
        """Run one statement."""
        self._base.execute(statement)

    def keep(self, name: str, select: str) -> None:
        """As any table."""
        self.execute(f"CREATE TABLE {name} AS {select}")

    def rows(self, statement: str) -> Iterator[tuple[Any, ...]]:
        """What one statement finds."""
        return self._base.rows(statement)

    def upload(
        self, name: str, columns: Mapping[str, str], rows: Iterable[Sequence[object]]
    ) -> None:
        """Many rows by way of a CSV, which DuckDB reads faster than it is told."""
        left = map(tuple, rows)
        some = [*islice(left, _FEW + 1)]
        if len(some) <= _FEW:
            self._insert(name, columns, some)
        else:
            self._write(name, columns, chain(some, left))

    def _write(
        self, name: str, columns: Mapping[str, str], rows: Iterable[Sequence[object]]
    ) -> None:
        path = Path(self._base.folder, f"{name}.csv")
        left = map(tuple, rows)
        with path.open("w", encoding="utf-8", newline="") as file:
            while some := list(islice(left, AT_ONCE)):
                file.write(_as_lines(list(columns.values()), some))
        types = ", ".join(f"'{column}': '{type_}'" for column, type_ in columns.items())
        self.execute(
            f"CREATE TABLE {name} AS SELECT * FROM read_csv({text(str(path))}, "
            f"{AS_IT_IS}, auto_detect = false, header = false, "
            f"delim = ',', quote = '\"', escape = '\"', "
            f"nullstr = '', allow_quoted_nulls = false, parallel = false, columns = {{{types}}})"
        )
        path.unlink()

    def _insert(
        self, name: str, columns: Mapping[str, str], rows: Sequence[tuple[object, ...]]
    ) -> None:
        types = ", ".join(f"{column} {type_}" for column, type_ in columns.items())
        self._base.execute(f"CREATE TABLE {name} ({types})")
        if rows:
            row = f"({', '.join('?' for _ in columns)})"
            told = ", ".join(row for _ in rows)
            self._base.execute(
                f"INSERT INTO {name} VALUES {told}", [cell for one in rows for cell in one]
            )

    def numbered(
        self, file: File, table: Table, rows: Iterable[tuple[Any, ...]]
    ) -> Iterable[tuple[Any, ...]]:
        """They are named by their numbers."""
        return rows

    def packed(self, statement: str) -> bytes:
        """By way of a file."""
        path = Path(self._base.folder, "rows.parquet")
        self.execute(f"COPY ({statement}) TO {text(str(path))} (FORMAT parquet)")
        return path.read_bytes()

    def close(self) -> None:
        """Let go of the memory, and of the folder."""
        self._base.close()


@final
class _NotPlainError(Exception):
    """That a file is no CSV of which each line is plainly a row."""


def _refuse_alike(names: Sequence[str]) -> None:
    """Raise ``NotPicked`` of columns that an engine would take for one."""
    if len({*map(str.casefold, names)}) < len(names) or not all(names):
        raise NotPicked("columns that are called alike")


def _plain_rows(rows: Iterable[Row | Wrong]) -> Iterator[Row]:
    """Rows that can be read; raises ``NotPicked`` where one is out of the ordinary."""
    for row in rows:
        if isinstance(row, Wrong):
            raise NotPicked("rows that cannot be read")
        if any(isinstance(cell, list) for cell in row.cells):
            raise NotPicked("lists")
        yield row


def _counted(
    names: Sequence[str],
    texts: Mapping[str, str],
    of: str,
    column: str,
    first: int,
    digest: str = "",
) -> FileRows:
    """Rows that a column counts from 0, and that are called by numbers from ``first``."""
    return FileRows(names, texts, of, f"{column} + {first}", digest, (column, first))


def _as_lines(types: Sequence[str], rows: Sequence[tuple[object, ...]]) -> str:
    """Rows as lines of a CSV: texts in quotation marks, so that an empty one is not nothing."""
    line = ",".join('"%s"' if type_ == "VARCHAR" else "%s" for type_ in types) + "\n"
    if any(None in row for row in rows):
        return "".join([_line(types, row) for row in rows])
    lines = "".join([line % row for row in rows])
    if lines.count('"') > line.count('"') * len(rows):  # texts have marks of their own
        return "".join([_line(types, row) for row in rows])
    return lines


def _line(types: Sequence[str], row: Sequence[object]) -> str:
    """The same of one row, whatever is in it."""
    cells = (
        "" if cell is None else _marked(str(cell)) if type_ == "VARCHAR" else str(cell)
        for type_, cell in zip(types, row, strict=True)
    )
    return ",".join(cells) + "\n"


def _marked(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'
