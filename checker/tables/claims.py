"""Rows to claims: what they are about, who makes them, and what they say.

All rows are read first, since they name sources and subjects that nobody need declare; then, with
all names at hand, each becomes its claims. What is wrong is said with the file and the row; a file
that cannot be read is said so once.
"""

from collections.abc import Container, Mapping, Sequence
from contextlib import closing
from typing import final

from checker.model.corpus import Caution, Input, SetAside, Skipped
from checker.model.fact import Fact, Source, first_sources
from checker.model.place import Place, Problem, Unknown
from checker.model.vocabulary import Attribute, Entities, KnownNames
from checker.spelling.nearest import Nearest, likeness
from checker.tables.columns import meant_column, misnamed, missing, none_of
from checker.tables.declaration import OF_A_FACT, Access, Given, Table
from checker.tables.digests import digest_of_file, digest_of_rows
from checker.tables.find import files_of
from checker.tables.maker import (
    Maker,
    SkippedRow,
    TableRows,
    TableWords,
    column_of,
    plain_text,
)
from checker.tables.names import named
from checker.tables.picked import Picked
from checker.tables.readers import is_database, reader_of
from checker.tables.rows import NotReadable, Opened, Row, Wrong
from checker.tables.subjects import Subjects

_WIDE = (
    "; a table without `attributes` is long, a claim in each row: of a wide one say which column "
    "has which attribute, attributes: {COLUMN: ATTRIBUTE}"
)
_NO_PAST = "nobody knows what a database had at a revision: hold what is new against a report.json"

ALIKE = 80
"""How alike, in per cent, a source that nobody declares is to one that it is a slip for."""


@final
class TableReader:
    """Reads all tables of a corpus; ``problems`` get whatever cannot be used."""

    def __init__(
        self,
        tables: Sequence[Table],
        access: Access | None,
        attributes: Mapping[str, Attribute],
        problems: list[Problem],
        picked: Picked | None = None,
    ) -> None:
        """All rows are read; without ``access`` none can be. Of what is ``picked`` only that."""
        self.attributes = attributes
        self.facts: list[Fact] = []
        self.set_aside: list[SetAside] = []
        self.compared: set[str] = set()
        """The ids of claims that are compared by what is not built."""
        self.seen = 0
        """How many claims there were to read."""
        self.names: dict[str, None] = {}
        """The names of all files; of what is selected from a database the line that does."""
        self.inputs: dict[str, Input] = {}
        """What tells, by name, that the tables are the same as in another run."""
        self.skipped: list[Skipped] = []
        """Rows that could not be read, of tables that say so: a row for each file."""
        self.cautions: list[Caution] = []
        """Columns that nobody reads, and are nearly called as such that are read."""
        self.problems = problems
        self._files: list[TableRows] = []
        self._skipped: dict[tuple[str, str], tuple[int, Place, str]] = {}
        self.picked = picked
        if picked is not None:
            self.names.update(dict.fromkeys(picked.paths))
            for name, path in picked.paths.items():
                digest = picked.digests.get(name) or digest_of_file(path)
                self.inputs[name] = Input(name, digest, "claims")
            self.names.update(dict.fromkeys(picked.inputs))
            self.inputs.update(picked.inputs)
            self.cautions += picked.cautions
            self._files += picked.files
            return
        for table in tables:
            if access is None:
                wrong = "a table is read from a folder: name the one that it lies in"
                problems.append(Problem(table.place, wrong))
            else:
                self._open(table, access)

    # -- files ----------------------------------------------------------------------------------

    def _open(self, table: Table, access: Access) -> None:
        if table.select is not None and not access.sql and _selects(table):
            wrong = "SQL that comes with the files is not run: allow it with --allow-sql"
            self.problems.append(Problem(table.select.place, wrong))
            return
        before = len(self.problems)
        files = files_of(table, access, self.problems)
        rows = 0
        for name, path, _ in files:
            selected = _selected(table, name)
            self.names[selected.on_line() if selected else name] = None
            try:
                if selected and access.past:
                    raise NotReadable(_NO_PAST)
                reader = reader_of(name)
                rows += table.broken  # there may be
                if table.broken and reader.needs:
                    continue  # nothing is asked of a database
                opened = reader.read(path, table)
                with closing(opened):
                    if table.broken:
                        if not opened.late:
                            self._has_columns(table, name, opened, selected)
                        continue
                    rows += self._read(table, name, opened, selected, alone=len(files) == 1)
                if selected is None:
                    self.inputs[name] = _input_of_file(name, path)
            except NotReadable as error:
                at = error.at or selected or Place(name, error.row, error.field)
                self.problems.append(Problem(at, error.message))
        if files and not rows and len(self.problems) == before:
            wrong = "no rows: remove the table, or name another file"
            at = _selected(table, files[0][0]) or Place(files[0][0], 1, 1)
            self.problems.append(Problem(at, wrong))

    def _read(
        self, table: Table, file: str, opened: Opened, selected: Place | None, *, alone: bool
    ) -> int:
        """Read the rows of a file; how many there are."""
        if not opened.late and not self._has_columns(table, file, opened, selected):
            return 1
        asked = asked_of(table, self.attributes)
        rows: list[Row] = []
        total = 0
        for row in opened.rows(asked):
            total += 1
            if isinstance(row, Wrong):
                place = selected or Place(file, row.number, row.field)
                told = f"row {row.number}: {row.message}" if selected else row.message
                self._wrong(table, place, told)
            else:
                rows.append(row)
        if rows and opened.late and not self._has_columns(table, file, opened, selected):
            return total
        self.cautions += misnamed(table, opened.names)
        columns = {name: index for index, name in enumerate(asked)}
        fields = {name: index + 1 for index, name in reversed(list(enumerate(opened.names)))}
        self._files.append(TableRows(table, file, columns, fields, rows, alone, selected))
        if selected is not None:
            name = f"{table.file}#{table.id}"  # "rules": no claim names a row of a database
            self.inputs[name] = Input(name, digest_of_rows(rows), "rules")
        return total

    def _has_columns(self, table: Table, file: str, opened: Opened, selected: Place | None) -> bool:
        """Whether all columns are there, and each once."""
        wanted = dict(table.columns)
        if table.long:
            of_table = {"subject": table.subject, "attribute": None, "value": None}
            of_table["source"] = table.source
            wanted |= {name: table.place for name, said in of_table.items() if said is None}
        if wrong := none_of(wanted, opened.names, opened.begins):
            told = f"{wrong}{opened.elsewhere}"
            self.problems.append(Problem(selected or Place(file, 1, 1), told))
            return False
        fine = True
        where = "the `header` of its mapping" if table.header else file
        for name, place in wanted.items():
            if name not in opened.names:
                fine = False
                wrong = missing(name, opened.names, where) + opened.elsewhere
                if table.long and name == "attribute" and "there are" in wrong:
                    wrong += _WIDE
                self.problems.append(Problem(place, wrong))
            elif opened.names.count(name) > 1 and not table.header:  # which is told
                fine = False
                field = opened.names.index(name, opened.names.index(name) + 1) + 1
                wrong = f"a second column '{name[:80]}': give one of them another name"
                self.problems.append(Problem(selected or Place(file, 1, field), wrong))
        return fine

    def _wrong(self, table: Table, place: Place, message: str) -> None:
        """A row that cannot be read: a problem, or one more that is not checked."""
        if not table.skip:
            self.problems.append(Problem(place, message))
            return
        key = table.id, place.file
        number, first, why = self._skipped.get(key, (0, place, str(message)))
        self._skipped[key] = number + 1, first, why

    # -- words ----------------------------------------------------------------------------------

    def with_words(
        self, entities: Entities, sources: Mapping[str, Source]
    ) -> tuple[Entities, dict[str, Source]]:
        """The entities and sources, with those that only tables name: in the order of their ids,
        whatever that of the rows."""
        subjects = Subjects(entities, self.problems)
        if self.picked is not None:
            subjects = self.picked.subjects.beside(self.problems)
        self.subjects = subjects
        for some in self._files:
            if some.table.part_of is not None:
                add_subjects(some, subjects)
        known = dict(sources)
        nearest = Nearest(sources)
        for text, table in self.picked.sources if self.picked is not None else ():
            if text not in known and named(text) not in known:
                known[named(text)] = _new_source(text, table)
        for some in self._files:
            table = some.table
            if table.long or table.cells:  # of one that makes no claims nobody is the source
                self._add_sources(some, known, nearest)
            if some.table.part_of is None:
                add_subjects(some, subjects)
        new = sorted(known.keys() - sources.keys())
        return subjects.entities(), {**sources, **{name: known[name] for name in new}}

    def _add_sources(self, some: TableRows, known: dict[str, Source], nearest: Nearest) -> None:
        """Make sources of those that nobody declares, of the rows of one file."""
        table = some.table
        if table.source is not None and table.source.text:
            self._one_source(table, table.source, some.fields, known, nearest)
        column = column_of(table.source, "source" if table.long else "")
        if (at := some.columns.get(column, -1)) >= 0:
            for text in dict.fromkeys(plain_text(row.cells[at], table) for row in some.rows):
                if text and text not in known and named(text) not in known:
                    known[named(text)] = _new_source(text, table)

    def _one_source(
        self,
        table: Table,
        given: Given,
        columns: Container[str],
        known: dict[str, Source],
        nearest: Nearest,
    ) -> None:
        if given.text in known or named(given.text) in known:
            return
        if given.text in columns:
            self.problems.append(Problem(given.place, meant_column(given.text)))
        near = nearest.name(given.text)
        if near is not None and likeness(given.text, near) >= ALIKE:
            wrong = f"unknown source '{given.text[:80]}'; did you mean '{near[:80]}'?; declare it"
            self.problems.append(Problem(given.place, Unknown(wrong, given.text)))
        known[named(given.text)] = _new_source(given.text, table)

    # -- claims ---------------------------------------------------------------------------------

    def read(self, names: KnownNames, sources: Mapping[str, Source]) -> None:
        """Make claims of all rows."""
        roots = first_sources(sources)
        replaced = {one.supersedes: one.id for one in sources.values() if one.supersedes}
        keys: dict[str, dict[str, Place]] = {}
        words = TableWords(names, self.attributes, sources, roots, self.subjects, self.problems)
        for some in self._files:
            maker = Maker(some, words)
            seen = keys.setdefault(some.table.id, {})
            for row in some.rows:
                self._add(maker, row, seen, replaced)
        self.skipped += [
            Skipped(table, number, place, why)
            for (table, _), (number, place, why) in self._skipped.items()
        ]
        self._files.clear()

    def _add(
        self, maker: "Maker", row: Row, seen: dict[str, Place], replaced: Mapping[str, str]
    ) -> None:
        table = maker.table
        key = maker.key_of(row)
        wrong: list[SkippedRow] = []
        if not key.strip("/"):
            named_by = " and ".join(table.key)
            told = f"no {named_by}: it names the row"
            wrong.append(SkippedRow(told, maker.field(table.key[0])))
        else:
            first = seen.get(key)
            seen.setdefault(key, maker.rows.place(row.number))
            if first is not None and table.key:
                named_by = ", ".join(table.key)
                at = "" if maker.rows.selected else f" (first at {first})"
                wrong.append(SkippedRow(f"a second row with this {named_by}{at}: remove one"))
        wanted = self.picked.of_row(maker.file, row.number) if self.picked else None
        try:
            made = list(maker.claims(row, key, wanted))
        except SkippedRow as error:
            fields = {one.field for one in wrong}
            wrong += [one for one in error.all if one.field not in fields]
        if wrong:
            self._refuse(maker, row, key, wrong)
            return
        if self.picked and (names := self.picked.compared.get((maker.file, row.number))):
            self.compared.update(fact.id for fact, _ in made if fact.attribute in names)
        for fact, aside in made:
            self.seen += 1
            aside = aside or (
                f"its source is superseded by {replaced[fact.source]}"
                if fact.source in replaced
                else ""
            )
            if aside:
                self.set_aside.append(SetAside(fact, aside))
            else:
                self.facts.append(fact)

    def _refuse(self, maker: "Maker", row: Row, key: str, wrong: list[SkippedRow]) -> None:
        """Tell what is wrong with a row; one that is left out is counted once."""
        table = maker.table
        told = [one for one in wrong if not one.told]
        for one in told[:1] if table.skip else told:
            if maker.rows.selected is None:
                self._wrong(table, Place(maker.file, row.number, one.field), one.message)
            else:
                self._wrong(table, maker.rows.selected, _of_row(key, one.message))


def add_subjects(some: TableRows, subjects: Subjects) -> None:
    """Make entities of the subjects of some rows, and of their wholes, that nobody declares; tables
    that say what is part of what come first."""
    table = some.table
    column = column_of(table.subject, "subject" if table.long else "")
    at = some.columns.get(column, -1)
    if at < 0:
        return
    of_type = some.columns.get("type", -1) if table.long and not table.type else -1
    whole = some.columns[table.part_of.column] if table.part_of is not None else -1
    wholes: dict[str, str] = {}
    for row in some.rows:
        text = plain_text(row.cells[at], table)
        if not text:
            continue
        type_ = table.type or (plain_text(row.cells[of_type], table) if of_type >= 0 else "")
        place = some.place(row.number, column)
        part = subjects.add(type_, text, place)
        if whole >= 0 and (name := plain_text(row.cells[whole], table)):
            at_whole = some.place(row.number, table.part_of.column)  # type: ignore[union-attr]
            if name not in wholes:
                wholes[name] = subjects.add(table.whole_type, name, at_whole)
            subjects.join(part, wholes[name], at_whole)


def asked_of(table: Table, attributes: Mapping[str, Attribute]) -> list[str]:
    """The columns to read, those that need not be there too."""
    asked = list(table.columns)
    if table.long:
        asked += [name for name in OF_A_FACT if name not in table.columns]
        known = (one.qualifiers for one in attributes.values())
        asked += sorted({name for names in known for name in names} - {*asked})
    return asked


def _selects(table: Table) -> bool:
    """Whether some of its files are such that rows are selected from."""
    for name, _ in table.files:
        try:
            if "select" in reader_of(name).keys:
                return True
        except NotReadable:  # which is told
            return True
    return False


def _selected(table: Table, name: str) -> Place | None:
    """Where the mapping selects the rows of a database; nothing of a file."""
    return table.select.place if table.select is not None and is_database(name) else None


def _of_row(key: str, message: str) -> str:
    """What is wrong with a row that its key alone names."""
    told = f"row {key[:80]}: {message}"
    return Unknown(told, message.name) if isinstance(message, Unknown) else told


def _input_of_file(name: str, path: str) -> Input:
    return Input(name, digest_of_file(path), "claims")


def _new_source(text: str, table: Table) -> Source:
    place = table.source.place if table.source is not None else table.place
    return Source(named(text), text, place, reference=table.reference)
