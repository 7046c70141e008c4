"""Files of tables as an engine sees them: views of their rows, all columns as text."""

import os
from collections.abc import Container, Iterator, Mapping, Sequence
from typing import final

from checker.model.corpus import Input
from checker.model.place import Problem
from checker.model.untold import NotPicked
from checker.model.vocabulary import Attribute
from checker.tables.claims import asked_of
from checker.tables.columns import meant_column, missing
from checker.tables.declaration import Access, Table
from checker.tables.duck import quoted
from checker.tables.engines import EngineOf, File
from checker.tables.find import files_of, is_of_cluster
from checker.tables.maker import TableRows, column_of
from checker.tables.readers import is_database
from checker.tables.rows import Row

F = '"file number of ours"'
N = '"row number of ours"'
"""The columns of the files' numbers, and of what a row is called by: its number, or where an engine
knows none, a text. No column that is asked for may be called so."""

NOTHING = "''"
"""An empty text, in SQL."""

_PLACE = '"row place of ours"'
"""What counts rows from 0, where an engine does."""

_LEFT_OUT = frozenset({"origin"})
"""Columns of a long table that bear on more than the claim of their row."""


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
        engine: EngineOf,
    ) -> None:
        """Nothing is opened yet; raises ``NotPicked`` of less than ``least`` bytes."""
        self.tables = sorted(tables, key=lambda table: not (table.long or table.cells))
        """Those that make no claims last."""
        self.attributes = attributes
        self.files: list[File] = []
        for number, table in enumerate(self.tables):
            if table.select is not None and (not access.sql or access.past):
                raise NotPicked("a database that is not asked")
            for name, path, place in files_of(table, access, problems):
                selected = table.select.place if table.select and is_database(name) else None
                there = place if is_of_cluster(name) and not selected else None
                if not (there or selected) and _size(path) == 0:
                    raise NotPicked("an empty file")
                self.files.append(File(len(self.files), number, name, path, [], there, selected))
        here = [file for file in self.files if not (file.there or file.selected)]
        of_server = any(file.selected for file in self.files)
        if not of_server and sum(_size(file.path) for file in here) < least:
            raise NotPicked("small tables")
        if problems or not self.files:
            raise NotPicked("files that cannot be read")
        self.paths = {file.name: file.path for file in here}
        """Of all files that can be read here, by their names."""
        self.digests: dict[str, str] = {}
        """Of those that were read for more what tells that they are the same in another run."""
        self.inputs: dict[str, Input] = {}
        """Of all others what tells that they are the same as in another run, by where the mapping
        names them."""
        self._first: dict[int, int] = {}
        """By file what the first row is called, where an engine counts them."""
        self._left_out: dict[int, str] = {}
        """By table which rows are not selected from, in SQL."""
        self.base = engine(self.files)

    def open(self) -> None:
        """Make all views; raises ``NotPicked`` of files that are out of the ordinary."""
        for file in self.files:
            self._view(file, self.tables[file.table])
        for number, table in enumerate(self.tables):
            if not any(self.base.rows(f"SELECT 1 FROM ({self.all(number)}) x LIMIT 1")):
                there = next((file.there for file in self.each(number)), None)
                raise NotPicked(f"no rows in table '{table.id}'", there)

    def leave_others(self) -> None:
        """Leave tables that make no claims; raises ``NotPicked`` where none does."""
        self.tables = [table for table in self.tables if table.long or table.cells]
        self.files = [file for file in self.files if file.table < len(self.tables)]
        if not self.tables:
            raise NotPicked("no claims")

    def _view(self, file: File, table: Table) -> None:
        """A view of the rows of a file, all columns as text, with what they are called by."""
        asked = asked_of(table, self.attributes)
        names, texts, rows, called, digest, counted = self.base.open(file, table, asked)
        if file.there:
            name = f"{table.file}#{table.id}:{file.name}"
            self.inputs[file.there.on_line()] = Input(name, digest, "rules")
        elif file.selected:
            name = f"{table.file}#{table.id}"
            self.inputs[file.selected.on_line()] = Input(name, digest, "rules")
        elif digest:
            self.digests[file.name] = digest
        file.names.extend(names)
        if {name.strip('"') for name in (F, N, _PLACE)} & {*map(str.lower, asked)}:
            raise NotPicked("columns that are called as ours")
        needed = [name for name in table.columns if name not in names]
        if table.long:
            needed += [n for n in ("attribute", "value") if n not in names]
            odd = [name for name in _LEFT_OUT if name in names and name not in table.taken]
            some = " OR ".join(f"{texts[name]} IS NOT NULL" for name in odd)
            if some and any(self.base.rows(f"SELECT 1 FROM {rows} WHERE {some} LIMIT 1")):
                raise NotPicked("columns that are looked at one by one")
        if needed:
            wrong = missing(needed[0], names, file.name)
            raise NotPicked(wrong, table.columns.get(needed[0], table.place))
        listed = ", ".join(
            f"{texts.get(name, 'CAST(NULL AS VARCHAR)')} AS {quoted(name)}" for name in asked
        )
        if counted is not None:
            column, self._first[file.number] = counted
            listed = f"{column} AS {_PLACE}, {listed}"
        self.base.execute(
            f"CREATE VIEW raw{file.number} AS SELECT {called} AS {N}, {listed} FROM {rows}"
        )

    def is_row(self, file: int, called: str) -> str:
        """Whether a row ``r`` of a file's view is the one that is called so, in SQL; by a column
        of the file itself an engine finds a few rows without reading all."""
        first = self._first.get(file)
        return f"r.{N} = {called}" if first is None else f"r.{_PLACE} = {called} - {first}"

    def rows_of(self, file: File, columns: Sequence[str], rows: list[Row]) -> TableRows:
        """Rows of a file with some of its columns, as they are read one by one."""
        places = {name: place for place, name in reversed(list(enumerate(columns)))}
        fields = {name: place + 1 for place, name in reversed(list(enumerate(file.names)))}
        alone = sum(one.table == file.table for one in self.files) == 1
        place = file.there or file.selected
        table = self.tables[file.table]
        return TableRows(table, file.name, places, fields, rows, alone, place)

    def each(self, table: int) -> Iterator[File]:
        """The files of a table."""
        return (file for file in self.files if file.table == table)

    def all(self, table: int) -> str:
        """The rows of all files of a table, but those that are left out."""
        asked = map(quoted, asked_of(self.tables[table], self.attributes))
        listed = ", ".join((N, *asked))  # some files have a column that counts their rows
        where = f" WHERE NOT ({self._left_out[table]})" if table in self._left_out else ""
        each = (
            f"SELECT {file.number} AS {F}, {listed} FROM raw{file.number}{where}"
            for file in self.each(table)
        )
        return " UNION ALL ".join(each)

    def leave_out(self, table: int, where: str) -> None:
        """Select from the rows of a table no more that are such, in SQL."""
        self._left_out[table] = where


def refuse_columns(views: Views, sources: Container[str]) -> None:
    """Raise ``NotPicked`` where one source for a whole table is called as a column is."""
    for file in views.files:
        given = views.tables[file.table].source
        if given is not None and given.text in file.names and given.text not in sources:
            raise NotPicked(meant_column(given.text), given.place)


def _size(path: str) -> int:
    """The bytes of a file; raises ``NotPicked`` where none can be had."""
    try:
        return os.path.getsize(path)
    except OSError as error:
        raise NotPicked(f"{error.strerror}") from None


def about(table: Table) -> tuple[str, str]:
    """The subject of a row and its type, in SQL."""
    if table.subject is not None and table.subject.text:
        return NOTHING, NOTHING
    type_ = "coalesce(\"type\", '')" if table.long and not table.type else NOTHING
    return quoted(column_of(table.subject, "subject")), type_
