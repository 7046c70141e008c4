"""DuckDB as an engine: one machine, out of core."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, final

from checker.model.untold import NotPicked
from checker.tables.declaration import Table
from checker.tables.duck import connected, quoted, text
from checker.tables.engines import File, FileRows
from checker.tables.engines.files import lines_of, plain_names
from checker.tables.readers import ending_of, parquet, separated


@final
class Duck:
    """A database in memory, which sees the files of tables and nothing else."""

    def __init__(self, files: Sequence[File]) -> None:
        """Raises ``NotReadable`` where DuckDB is not installed."""
        self._base = connected([file.path for file in files])

    def open(self, file: File, table: Table) -> FileRows:
        """Parquet as it lies there; a CSV is copied."""
        if ending_of(file.path) == ".parquet":
            parquet.refuse_others(file.path)
            described = self.rows(f"DESCRIBE SELECT * FROM read_parquet({text(file.path)})")
            types = {str(row[0]): str(row[1]) for row in described}
            if any(type_.endswith("[]") for type_ in types.values()):
                raise NotPicked("lists")
            columns = {name: parquet.text_of(name, type_) for name, type_ in types.items()}
            rows = f"read_parquet({text(file.path)}, file_row_number = true)"
            return FileRows(columns, rows, "file_row_number + 1")
        names = plain_names(file, table)
        self._copy(file, table, names)
        columns = {name: quoted(name) for name in names}
        return FileRows(columns, f"text{file.number}", f"rowid + {1 if table.header else 2}")

    def _copy(self, file: File, table: Table, names: Sequence[str]) -> None:
        """Copy a CSV, as nothing but what is plainly one."""
        types = ", ".join(f"{text(name)}: 'VARCHAR'" for name in names)
        delimiter = separated.delimiter_of(file.path, table)
        self.execute(
            f"CREATE TABLE text{file.number} AS SELECT * FROM read_csv({text(file.path)}, "
            f"auto_detect = false, header = {'false' if table.header else 'true'}, "
            f"delim = {text(delimiter)}, quote = '\"', escape = '\"', store_rejects = true, "
            f"nullstr = '', strict_mode = true, columns = {{{types}}})"
        )
        if any(self.rows("SELECT 1 FROM reject_errors LIMIT 1")):
            raise NotPicked("rows that cannot be read")
        ((rows,),) = self.rows(f"SELECT count(*) FROM text{file.number}")
        if rows + (not table.header) != lines_of(file.path):
            raise NotPicked("rows that are no lines")

    def execute(self, statement: str) -> None:
        """Run one statement."""
        self._base.execute(statement)

    def rows(self, statement: str) -> Iterator[tuple[Any, ...]]:
        """What one statement finds."""
        return self._base.rows(statement)

    def upload(
        self, name: str, columns: Mapping[str, str], rows: Iterable[Sequence[object]]
    ) -> None:
        """By way of a CSV, which DuckDB reads faster than it is told."""
        path = Path(self._base.folder, f"{name}.csv")
        with path.open("w", encoding="utf-8", newline="") as file:
            file.writelines(",".join(map(_as_csv, row)) + "\n" for row in rows)
        types = ", ".join(f"'{column}': '{type_}'" for column, type_ in columns.items())
        self.execute(
            f"CREATE TABLE {name} AS SELECT * FROM read_csv({text(str(path))}, "
            f"auto_detect = false, header = false, delim = ',', quote = '\"', escape = '\"', "
            f"nullstr = '', allow_quoted_nulls = false, parallel = false, columns = {{{types}}})"
        )
        path.unlink()

    def numbered(
        self, file: File, table: Table, rows: Iterable[tuple[Any, ...]]
    ) -> Iterable[tuple[Any, ...]]:
        """They are named by their numbers."""
        return rows

    def close(self) -> None:
        """Let go of the memory, and of the folder."""
        self._base.close()


def _as_csv(value: object) -> str:
    """Texts in quotation marks, so that an empty one is not nothing."""
    if value is None:
        return ""
    if isinstance(value, str):
        return '"' + value.replace('"', '""') + '"'
    return str(value).lower()
