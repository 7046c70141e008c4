"""Files of tables as DuckDB sees them: views of their rows, all columns as text."""

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple, final

from checker.model.place import Problem
from checker.model.untold import NotPicked
from checker.model.vocabulary import Attribute
from checker.tables.claims import asked_of
from checker.tables.declaration import OF_A_FACT, Access, Table
from checker.tables.duck import connected, quoted, text
from checker.tables.find import files_of
from checker.tables.maker import column_of
from checker.tables.readers import ending_of, parquet, separated

F = '"file number"'
N = '"row number"'
"""The columns of the files' and rows' numbers; no column of a table may be called so."""

NOTHING = "''"
"""An empty text, in SQL."""

_LEFT_OUT = frozenset(OF_A_FACT) - {"source", "subject", "type", "attribute", "value", "unit"}


@final
class File(NamedTuple):
    """One file: its number, that of its table, its name in reports, its path and columns."""

    number: int
    table: int
    name: str
    path: str
    names: list[str]


@final
class Views:
    """A view ``raw0`` of the rows of the first file, and so on, in a connection of their own."""

    def __init__(
        self,
        tables: Sequence[Table],
        access: Access,
        attributes: Mapping[str, Attribute],
        problems: list[Problem],
        least: int,
    ) -> None:
        """Nothing is opened yet; raises ``NotPicked`` of less than ``least`` bytes."""
        self.tables = tables
        self.attributes = attributes
        self.files: list[File] = []
        for number, table in enumerate(tables):
            if table.select is not None:
                raise NotPicked("a database")
            for name, path, _ in files_of(table, access, problems):
                if os.path.getsize(path) == 0:
                    raise NotPicked("an empty file")
                self.files.append(File(len(self.files), number, name, path, []))
        size = sum(os.path.getsize(file.path) for file in self.files)
        if size < least:
            raise NotPicked("small tables")
        if problems or not self.files:
            raise NotPicked("files that cannot be read")
        self.base = connected([file.path for file in self.files])
        self.folder = self.base.folder

    def open(self) -> None:
        """Make all views; raises ``NotPicked`` of files that are out of the ordinary."""
        for file in self.files:
            self._view(file)

    def _view(self, file: File) -> None:
        """A view or a table of the rows of a file, all columns as text, with their numbers."""
        table = self.tables[file.table]
        if ending_of(file.path) == ".parquet":
            parquet.refuse_others(file.path)
            described = self.base.rows("DESCRIBE SELECT * FROM read_parquet(?)", [file.path])
            types = {str(row[0]): str(row[1]) for row in described}
            if any(type_.endswith("[]") for type_ in types.values()):
                raise NotPicked("lists")
            columns = {name: parquet.text_of(name, type_) for name, type_ in types.items()}
            rows = f"read_parquet({text(file.path)}, file_row_number = true)"
            number = "file_row_number + 1"
        else:
            columns = {name: quoted(name) for name in self._separated(file, table)}
            rows, number = f"text{file.number}", f"rowid + {1 if table.header else 2}"
        file.names.extend(columns)
        asked = asked_of(table, self.attributes)
        if {F.strip('"'), N.strip('"')} & {*map(str.lower, columns)}:
            raise NotPicked("columns that are called as ours")
        needed = [name for name in table.columns if name not in columns]
        if table.long:
            needed += [n for n in ("attribute", "value") if n not in columns]
            odd = [name for name in _LEFT_OUT if name in columns and name not in table.columns]
            if odd and any(self.base.rows(f"SELECT 1 FROM {rows} WHERE {_any(odd)} LIMIT 1")):
                raise NotPicked("columns that are looked at one by one")
        if needed or len(set(columns)) < len(columns):
            raise NotPicked("columns are missing")
        listed = ", ".join(
            f"{columns.get(name, 'CAST(NULL AS VARCHAR)')} AS {quoted(name)}" for name in asked
        )
        self.base.execute(
            f"CREATE VIEW raw{file.number} AS SELECT {number} AS {N}, {listed} FROM {rows}"
        )

    def _separated(self, file: File, table: Table) -> list[str]:
        """Copy a CSV, as nothing but what is plainly one; its columns."""
        if not file.path.lower().endswith((".csv", ".tsv")) or table.encoding != "utf-8":
            raise NotPicked("a file that is read line by line")
        opened = separated.read(file.path, table)
        names = opened.names
        if len(set(names)) < len(names) or not all(names):
            raise NotPicked("columns that are called alike")
        types = ", ".join(f"{text(name)}: 'VARCHAR'" for name in names)
        delimiter = separated.delimiter_of(file.path, table)
        self.base.execute(
            f"CREATE TABLE text{file.number} AS SELECT * FROM read_csv({text(file.path)}, "
            f"auto_detect = false, header = {'false' if table.header else 'true'}, "
            f"delim = {text(delimiter)}, quote = '\"', escape = '\"', store_rejects = true, "
            f"nullstr = '', strict_mode = true, columns = {{{types}}})"
        )
        if any(self.base.rows("SELECT 1 FROM reject_errors LIMIT 1")):
            raise NotPicked("rows that cannot be read")
        ((rows,),) = self.base.rows(f"SELECT count(*) FROM text{file.number}")
        if rows + (not table.header) != _lines(file.path):
            raise NotPicked("rows that are no lines")
        return names

    def each(self, table: int) -> Iterator[File]:
        """The files of a table."""
        return (file for file in self.files if file.table == table)

    def all(self, table: int) -> str:
        """The rows of all files of a table."""
        each = (
            f"SELECT {file.number} AS {F}, * FROM raw{file.number}" for file in self.each(table)
        )
        return " UNION ALL ".join(each)

    def upload(
        self, name: str, columns: Mapping[str, str], rows: Iterable[Sequence[object]]
    ) -> None:
        """A table of what is known here."""
        path = Path(self.folder, f"{name}.csv")
        with path.open("w", encoding="utf-8", newline="") as file:
            file.writelines(",".join(map(_as_csv, row)) + "\n" for row in rows)
        types = ", ".join(f"'{column}': '{type_}'" for column, type_ in columns.items())
        self.base.execute(
            f"CREATE TABLE {name} AS SELECT * FROM read_csv({text(str(path))}, "
            f"auto_detect = false, header = false, delim = ',', quote = '\"', escape = '\"', "
            f"nullstr = '', allow_quoted_nulls = false, parallel = false, columns = {{{types}}})"
        )
        path.unlink()


def _as_csv(value: object) -> str:
    """Texts in quotation marks, so that an empty one is not nothing."""
    if value is None:
        return ""
    if isinstance(value, str):
        return '"' + value.replace('"', '""') + '"'
    return str(value).lower()


def _any(columns: Iterable[str]) -> str:
    """Whether one of some columns says anything, in SQL."""
    return " OR ".join(f"{quoted(name)} IS NOT NULL" for name in columns)


def _lines(path: str) -> int:
    """How many lines a file has."""
    number, last = 0, b""
    with open(path, "rb") as file:
        if file.read(3) == b"\xef\xbb\xbf":
            raise NotPicked("a file that begins with a mark")
        file.seek(0)
        while some := file.read(2**20):
            number += some.count(b"\n")
            last = some[-1:]
    return number + (last != b"\n")


def about(table: Table) -> tuple[str, str]:
    """The subject of a row and its type, in SQL."""
    if table.subject is not None and table.subject.text:
        return NOTHING, NOTHING
    type_ = "coalesce(\"type\", '')" if table.long and not table.type else NOTHING
    return quoted(column_of(table.subject, "subject")), type_


def refuse_odd(table: Table) -> None:
    """A table that says more than an engine looks at."""
    odd = table.select or table.part_of or table.quote or table.said_by
    if odd is not None or not (table.long or table.cells):
        raise NotPicked("a table that is read row by row")
