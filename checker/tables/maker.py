"""One row to its claims."""

from collections.abc import Callable, Container, Iterator, Mapping
from functools import partial
from typing import final

from checker.model.corpus import DRAFT
from checker.model.fact import Fact, Source
from checker.model.place import Place, Problem, Unknown
from checker.model.qualifiers import Held, QualifierReader
from checker.model.vocabulary import Attribute, KnownNames
from checker.spelling.nearest import Nearest
from checker.tables.cells import GAP, read_cell, text_of_cell
from checker.tables.dates import read_date
from checker.tables.declaration import OF_A_FACT, PLAIN, Given, Notation, Table
from checker.tables.hints import hint
from checker.tables.names import named
from checker.tables.rows import Cell, Row
from checker.tables.subjects import Subjects
from checker.values.dates import read_literal
from checker.values.named import NamedTuple
from checker.values.texts import normal_text
from checker.values.unreadable import Unreadable
from checker.values.value import Value

_TRUE = frozenset({"true", "yes", "1"})
_FALSE = frozenset({"", "false", "no", "0"})


@final
class TableRows(NamedTuple):
    """The rows of one file of a table, with the columns that were asked for; ``at``: the number of
    each column's field, from 1; ``alone``: no other file belongs to the table; ``selected``: where
    the mapping names them, if they are of a database, or of a cluster, whose rows have no place."""

    table: Table
    file: str
    columns: dict[str, int]
    fields: dict[str, int]
    rows: list[Row]
    alone: bool
    selected: Place | None = None

    def place(self, number: int, column: str = "") -> Place:
        """Where a row stands, or its field in a column."""
        return self.selected or Place(self.file, number, self.fields.get(column, 1))


@final
class SkippedRow(Exception):
    """A row that cannot be read: field and reason; ``told``: the mapping is wrong, and said to
    be; ``more``: what else is wrong with the row."""

    def __init__(self, message: str | Unknown, field: int = 1, *, told: bool = False) -> None:
        """In the first field, where nothing else is said."""
        super().__init__(message)
        self.message = message
        self.field = field
        self.told = told
        self.more: list[SkippedRow] = []

    @property
    def all(self) -> "list[SkippedRow]":
        """All that is wrong with the row, each once, from left to right."""
        found = {(one.field, one.message): one for one in (self, *self.more)}
        return sorted(found.values(), key=lambda one: one.field)


@final
class TableWords:
    """What a corpus knows when rows become claims; ``values`` are literals that were read."""

    def __init__(
        self,
        names: KnownNames,
        attributes: Mapping[str, Attribute],
        sources: Mapping[str, Source],
        roots: Mapping[str, str],
        subjects: Subjects,
        problems: list[Problem],
    ) -> None:
        """``roots``: the sources at the beginning of chains of those that derive from others."""
        self.qualified = QualifierReader(names)
        self.names = names
        self.attributes = attributes
        self.sources = sources
        self.roots = roots
        self.subjects = subjects
        self.problems = problems
        self.nearest = Nearest(attributes)
        self.values: dict[tuple[str, str | tuple[str, ...]], Value] = {}


@final
class Maker:
    """Makes claims of the rows of one file."""

    def __init__(self, some: TableRows, words: "TableWords") -> None:
        """Ready to make them."""
        self.table = some.table
        self.file = some.file
        self.rows = some
        self._words = words
        self._key = [some.columns.get(name, -1) for name in some.table.key]
        self._told: set[Place] = set()
        self._known_names = words.names.entities.names

    def look_at(self, columns: dict[str, int]) -> None:
        """Look at rows of other columns, by the index of their cells."""
        self.rows = self.rows._replace(columns=columns)

    def key_of(self, row: Row) -> str:
        """What names a row in the ids of its claims."""
        if not self._key:
            return str(row.number) if self.rows.alone else f"{named(self.file)}/{row.number}"
        parts = [plain_text(row.cells[at], self.table) for at in self._key]
        return "/".join(map(named, parts))

    def claims(
        self, row: Row, key: str, wanted: Container[str] | None = None
    ) -> Iterator[tuple[Fact, str]]:
        """The claims of a row, of attributes that are ``wanted`` if some are named, and why one
        takes no part; raises ``SkippedRow``, with all that is wrong with it."""
        table = self.table
        said = self.said(row, wanted)
        if not said:
            return
        try:
            source = self._source(row)
            subject = self._subject(row)
            options = self.options(row)
            aside = self.aside(row) if table.long else ""
        except SkippedRow as error:
            error.more = self._all_wrong(row, said)
            raise
        place = self.rows.place(row.number)
        # what stands in a column of a long table wins over what the source goes back to
        own = self._words_in(row, "origin") if table.long else ""
        origin = own or self._words.roots.get(source.id, source.id)
        origins = frozenset() if source.reference else frozenset((origin,))
        for attribute, column, cell, notation in said:
            try:
                value = self.value(row, attribute, column, cell, notation)
                qualifiers, times = self.held(row, attribute, source)
            except SkippedRow as error:
                error.more = self._all_wrong(row, said)
                raise
            yield (
                Fact(
                    f"{table.id}.{key}.{attribute.id}",
                    source.id,
                    subject,
                    attribute.id,
                    value,
                    place,
                    origins,
                    qualifiers=qualifiers,
                    times=times,
                    **options,  # type: ignore[arg-type]
                ),
                aside,
            )

    def _all_wrong(
        self, row: Row, said: list[tuple[Attribute, str, Cell, Notation]]
    ) -> list[SkippedRow]:
        """What is wrong with a row that cannot be read, each thing by itself."""
        source = Source(self.table.id, self.table.id, self.table.place)
        looks: list[Callable[[], object]] = [
            partial(self._source, row),
            partial(self._subject, row),
            partial(self.options, row),
        ]
        if self.table.long:
            looks.append(partial(self.aside, row))
        for attribute, column, cell, notation in said:
            looks.append(partial(self.value, row, attribute, column, cell, notation))
            looks.append(partial(self.held, row, attribute, source))
        wrong: list[SkippedRow] = []
        for look in looks:
            try:
                look()
            except SkippedRow as error:
                wrong += [error, *error.more]
        return wrong

    def _cell(self, row: Row, column: str) -> Cell:
        at = self.rows.columns.get(column, -1)
        return row.cells[at] if at >= 0 else None

    def _words_in(self, row: Row, column: str) -> str:
        """What stands in a column as one text; raises ``SkippedRow`` of a list with a gap in it."""
        cell = self._cell(row, column)
        if isinstance(cell, list) and None in cell:
            raise self._in_column(column, Unreadable(GAP))
        return _text(cell, self.table)

    def _name_in(self, row: Row, column: str) -> str:
        """The same as names are compared."""
        return normal_text(self._words_in(row, column))

    def field(self, column: str) -> int:
        """The number of a column's field."""
        return self.rows.fields.get(column, 1)

    def said(
        self, row: Row, wanted: Container[str] | None = None
    ) -> list[tuple[Attribute, str, Cell, Notation]]:
        """The cells of a row that say something: attribute, column, cell and notation; ``wanted``:
        see :meth:`claims`."""
        table = self.table
        if not table.long:
            return [
                (cell.attribute, cell.column, found, cell.notation)
                for cell in table.cells
                if (wanted is None or cell.attribute.id in wanted)
                and not _is_empty(found := self._cell(row, cell.column), table)
            ]
        found = self._cell(row, "value")
        if _is_empty(found, table):
            return []
        name = self._words_in(row, "attribute")
        attribute = self._words.attributes.get(name)
        if attribute is None:
            if not name:
                raise SkippedRow("no attribute: write one", self.field("attribute"))
            near = self._words.nearest.suggestion(name)
            wrong = f"unknown attribute '{name[:80]}'{near}; declare it under `attributes:`"
            raise SkippedRow(Unknown(wrong, name), self.field("attribute"))
        if wanted is not None and name not in wanted:
            return []
        notation = table.notations.get(name) or table.notations.get("", PLAIN)
        unit = self._words_in(row, "unit")
        if unit and notation.unit is None:
            notation = notation._replace(unit=Given(table.place, unit, column="unit"))
        return [(attribute, "value", found, notation)]

    def _source(self, row: Row) -> Source:
        given = self.table.source
        column = column_of(given, "source")
        text = given.text if given is not None and given.text else ""
        text = text or self._name_in(row, column)
        if not text:
            raise SkippedRow("no source: write who says this", self.field(column))
        return self._words.sources.get(text) or self._words.sources[named(text)]

    def _subject(self, row: Row) -> str:
        given = self.table.subject
        if given is not None and given.text:
            if given.place in self._told:
                raise SkippedRow("", told=True)
            try:
                return self._words.names.entity(given.text)
            except Unreadable as error:
                self._once(given, Unreadable(f"{error}{self._or_column(given)}", error.unknown))
        column = column_of(given, "subject")
        text = self._name_in(row, column)
        if not text:
            raise SkippedRow("no subject: write what this is about", self.field(column))
        type_ = self.table.type or (self._name_in(row, "type") if self.table.long else "")
        found = self._words.subjects.find(type_, text)
        if isinstance(found, Unreadable):
            raise SkippedRow(str(found), self.field(column))
        return found

    def _or_column(self, given: Given) -> str:
        """What may be meant by a text for the whole table that is called as a column is."""
        named_so = given.text in self.rows.fields
        return f"; of each row, write {{column: {given.text[:80]}}}" if named_so else ""

    def _once(self, given: Given, error: Unreadable) -> None:
        """Say once what is wrong with the mapping; its rows are left out."""
        if given.place not in self._told:
            self._told.add(given.place)
            self._words.problems.append(Problem.of(given.place, error))
        raise SkippedRow(str(error), told=True)

    def options(self, row: Row) -> dict[str, object]:
        """What a claim may have beside subject, attribute and value."""
        table = self.table
        options: dict[str, object] = {}
        quote = self._words_in(row, column_of(table.quote, "quote"))
        if quote:
            options["quote"] = (quote,)
        said_by = self._name_in(row, column_of(table.said_by, "said_by"))
        if said_by:
            options["said_by"] = self._known_names.get(said_by, said_by)
        if not table.long:
            return options
        for key in ("inferred", "note"):
            if text := self._words_in(row, key):
                options[key] = text
        if said_on := self._words_in(row, "said_on"):
            try:
                read_literal(said_on)
            except Unreadable as error:
                raise SkippedRow(f"said_on: {error}", self.field("said_on")) from None
            options["said_on"] = said_on
        return options

    def aside(self, row: Row) -> str:
        """Why a row of a long table takes no part, or nothing."""
        if (status := self._words_in(row, "status")) == "draft":
            return DRAFT
        if status not in ("", "reviewed"):
            wrong = f"status '{status[:40]}': one of draft, reviewed"
            raise SkippedRow(wrong, self.field("status"))
        why = self._words_in(row, "retracted")
        if why.casefold() in _FALSE:
            return ""
        return "retracted" if why.casefold() in _TRUE else f"retracted: {why}"

    def qualifiers(self, row: Row, attribute: Attribute) -> dict[str, str]:
        """What a claim of a row says that it holds for, by name; of a long table its columns may
        say so, too."""
        table = self.table
        found: dict[str, str] = {}
        for name, given in table.qualifiers:
            text = given.text or self._name_in(row, given.column)
            if text and given.column in table.dates:
                try:
                    text = read_date(text, table.dates[given.column])
                except Unreadable as error:
                    wrong = f"column '{given.column[:60]}': {error}"
                    raise SkippedRow(wrong, self.field(given.column)) from None
            if text:
                found[name] = text
        for name in attribute.qualifiers if table.long else ():
            if name not in found and name not in OF_A_FACT and name not in table.taken:
                text = self._name_in(row, name)
                if text:
                    found[name] = text
        return found

    def held(self, row: Row, attribute: Attribute, source: Source) -> Held:
        """The same as it is compared, with the times in it; raises ``SkippedRow``."""
        said = self.qualifiers(row, attribute)
        try:
            return self._words.qualified.hold(said, attribute, source)
        except Unreadable as error:
            first, *more = self._misqualified(said, attribute, source) or [SkippedRow(str(error))]
            first.more = more
            raise first from None

    def _misqualified(
        self, said: Mapping[str, str], attribute: Attribute, source: Source
    ) -> list[SkippedRow]:
        """What is wrong with each qualifier that cannot be read; of one that the mapping gives for
        all rows that is said once."""
        of_table = dict(self.table.qualifiers)
        wrong: list[SkippedRow] = []
        for name, text in said.items():
            try:
                self._words.qualified.hold({name: text}, attribute, source)
            except Unreadable as error:
                given = of_table.get(name, Given(self.table.place, column=name))
                told = str(error)
                message = Unknown(told, error.unknown) if error.unknown else told
                if given.text and given.place not in self._told:
                    self._told.add(given.place)
                    meant = Unreadable(f"{told}{self._or_column(given)}", error.unknown)
                    self._words.problems.append(Problem.of(given.place, meant))
                of_mapping = bool(given.text)
                wrong.append(SkippedRow(message, self.field(given.column), told=of_mapping))
        return wrong

    def value(
        self, row: Row, attribute: Attribute, column: str, cell: Cell, notation: Notation
    ) -> Value:
        """What a cell says of an attribute; raises ``SkippedRow``."""
        unit = notation.unit
        told = ""
        if unit is not None:
            told = unit.text or plain_text(self._cell(row, unit.column), self.table)
        try:
            text = text_of_cell(cell, attribute, notation, told)
            return read_cell(text, attribute, self._words.names, self._words.values)
        except Unreadable as error:
            if error.members:
                first, *more = (self._in_column(column, one) for _, one in error.members)
                first.more = more
                raise first from None
            if unit is not None and not unit.column:
                self._refuse_unit(unit, attribute)
            told_of = f"{error}{hint(cell, attribute, column, notation)}"
            raise self._in_column(column, Unreadable(told_of, error.unknown)) from None

    def _in_column(self, column: str, error: Unreadable) -> SkippedRow:
        wrong = f"column '{column[:60]}': {error}"
        message = Unknown(wrong, error.unknown) if error.unknown else wrong
        return SkippedRow(message, self.field(column))

    def _refuse_unit(self, unit: Given, attribute: Attribute) -> None:
        """Say once that the unit that the mapping gives is none of the attribute, if so."""
        try:
            attribute.kind.read(f"1 {unit.text}", attribute, self._words.names)
        except Unreadable as error:
            self._once(unit, error)


def column_of(given: Given | None, otherwise: str) -> str:
    """The column that a mapping gives; where it says nothing, another."""
    return otherwise if given is None else given.column


def _text(cell: Cell, table: Table) -> str:
    """A cell as it stands, without white space around it; nothing where it is empty."""
    if cell is None:
        return ""
    text = cell.strip() if isinstance(cell, str) else ", ".join(one for one in cell if one)
    return "" if text in table.empty else text


def plain_text(cell: Cell, table: Table) -> str:
    """A cell as names are compared."""
    return normal_text(_text(cell, table))


def _is_empty(cell: Cell, table: Table) -> bool:
    if not isinstance(cell, str):
        return not cell
    text = cell.strip()
    return not text or text in table.empty
