"""What differs in tables: their sources, literals and qualifiers, each read once, by its kind.

An engine gets of them keys and whole numbers alone: each different literal becomes ranks
(:mod:`checker.tables.ranks`), each pair of an attribute and what claims hold for a *cell*.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final, final

from checker.model.fact import Qualifiers, Source, first_sources
from checker.model.place import Problem
from checker.model.qualifiers import Held
from checker.model.ranked import Inside, Ranked
from checker.model.times import Time
from checker.model.untold import NotPicked
from checker.model.vocabulary import Attribute, KnownNames
from checker.spelling.nearest import Nearest, likeness
from checker.tables.about import of
from checker.tables.claims import ALIKE
from checker.tables.crowded import CrowdedLines, LiteralColumn
from checker.tables.declaration import OF_A_FACT, Given, Table
from checker.tables.duck import quoted, text
from checker.tables.engines import BETWEEN
from checker.tables.expressions import OffScaleError
from checker.tables.judging import Judging, limits_of
from checker.tables.literals import DistinctLiteral
from checker.tables.maker import Maker, TableRows, TableWords, column_of, plain_text
from checker.tables.names import named
from checker.tables.ranks import Ranks, ranked
from checker.tables.read_cells import ReadCells, roughly
from checker.tables.rows import Row
from checker.tables.subjects import Subjects
from checker.tables.times import CellAlong, CellSpan, along, spans_of, without_time
from checker.tables.views import Views
from checker.values.interval import Interval, WholeEnds
from checker.values.named import NamedTuple
from checker.values.value import Possible

MOST_LITERALS: Final = 1_000_000
"""How many different literals are read; of more, an engine reads the plain ones."""

MOST_QUALIFIED: Final = 1_000_000
"""How many different combinations of qualifiers, of all attributes of a table, are read."""

MOST_LISTED: Final = 1_000_000
"""How many of the latter are read here for all that, since they are listed, or added up."""


@final
class TableCell(NamedTuple):
    """One column of values, in SQL: the attribute, or the column; the value; the unit."""

    column: str
    value: str
    unit: str


@final
class Distinct:
    """What differs in some tables; tables of their numbers are uploaded."""

    def __init__(
        self,
        views: Views,
        attributes: Mapping[str, Attribute],
        sources: Mapping[str, Source],
        names: KnownNames,
        judging: Judging,
        subjects: Subjects,
    ) -> None:
        """Nothing is looked at yet; ``subjects`` are those that are known."""
        problems: list[Problem] = []
        self.views = views
        self.tables = views.tables
        self.attributes = attributes
        self.sources = sources
        self.judging = judging
        self.subjects = subjects
        self.words = TableWords(names, attributes, sources, {}, self.subjects, problems)
        self.ids = sorted(attributes)
        """The attributes, by their number."""
        self.source_ids: list[str] = []
        """The sources, by their number."""
        self.named_sources: list[tuple[str, Table]] = []
        self.roots = first_sources(sources)
        """Of each source that derives from another the one at the beginning."""
        self.origins: list[int] = []
        """Of each source, by its number, the number of the text that its claims go back to."""
        self.references: set[int] = set()
        self.cells_of: dict[int, list[tuple[int, int]]] = {}
        """Of a table how many cells of each source are not nothing, where rows name sources."""
        self.literals: list[DistinctLiteral] = []
        """What the different literals say, by their number."""
        self.ranked = True
        """Whether each of them has ranks."""
        self.limits: dict[Inside, Ranks] = {}
        """The ranks of what claims are held against."""
        self.empty: dict[tuple[int, int], list[str]] = {}
        """By table and column the literals that say nothing."""
        self.differ: dict[tuple[int, int], list[str]] = {}
        """By table and column what tells its literals apart beside their texts: ``c``, ``u``."""
        self.cells: list[tuple[str, Qualifiers]] = []
        """The attribute and the qualifiers of cells, by their number, in order of reports."""
        self.cell_numbers: dict[tuple[str, Qualifiers], int] = {}
        """Their numbers."""
        self.apart: dict[tuple[str, Qualifiers], Qualifiers] = {}
        """Of each cell the qualifiers but the time by which claims are compared: those of the
        questions about it."""
        self.timeless: dict[tuple[str, Qualifiers], Qualifiers] = {}
        """Of each cell the qualifiers that are no time: those of all questions about it."""
        self.times: dict[tuple[str, Qualifiers], tuple[Time, ...]] = {}
        """The times of each cell that has such."""
        self._dated: set[str] = set()
        self.spans: list[CellSpan] = []
        """What these may be about, by the numbers of cells."""
        self.along: dict[tuple[str, str], list[CellAlong]] = {}
        """By attribute and qualifier, where rules go along times, what is known of these."""
        self.qualifiers: list[Qualifiers] = []
        """All different ones of questions, in order."""
        self.cell_of: dict[tuple[int, str], int] = {}
        """By table and attribute the only cell, where a table has no columns of qualifiers."""
        self.crowded = CrowdedLines(views, attributes, judging.linked, self.cell_of)
        """Of which attributes an engine reads the plain literals."""

    @property
    def origin(self) -> str:
        """The column of a claim that tells which text it goes back to."""
        return "org" if self.roots else "src"

    @property
    def is_crowded(self) -> bool:
        """Whether an engine reads plain literals of some lines, so that ranks may be great."""
        return bool(self.crowded.scales)

    def look(self) -> None:
        """Read all of it; raises ``NotPicked`` of what is out of the ordinary."""
        self._sources()
        found = self._qualifiers()
        self._literals()
        self.views.base.upload(
            "qualifiers",
            {"t": "INT", "attr": "INT", "q": "VARCHAR", "cell": "INT"},
            found,
        )

    # -- sources --------------------------------------------------------------------------------

    def _sources(self) -> None:
        """The texts of all sources; a table of their numbers."""
        known: dict[str, int] = {}
        rows: list[tuple[Any, ...]] = []
        for number, table in enumerate(self.tables):
            given = table.source
            if given is not None and given.text:
                asked: Iterable[tuple[Any, ...]] = [(given.text,)]
            else:
                column = quoted(column_of(given, "source"))
                many = ", ".join(f"count({one.value})" for one in self.columns(number))
                asked = self.views.base.rows(
                    f"SELECT {column} AS s, {many} FROM ({self.views.all(number)}) x "
                    f"GROUP BY {column} ORDER BY s"
                )
            for said, *counts in list(asked):
                name = plain_text(said, table)
                if not name:
                    raise NotPicked("a row without a source")
                self.named_sources.append((name, table))
                id_ = name if name in self.sources else named(name)
                self._refuse_misspelt(name, given)
                if id_ not in known:
                    known[id_] = len(known)
                    source = self.sources.get(id_)
                    if table.reference if source is None else source.reference:
                        self.references.add(known[id_])
                is_ = known[id_] in self.references
                rows.append((number, "" if given and given.text else said, known[id_], is_))
                if counts:
                    self.cells_of.setdefault(number, []).append((known[id_], sum(counts)))
        self.source_ids = list(known)
        numbers: dict[str, int] = {}
        for id_ in known:
            root = self.roots.get(id_, id_)
            self.origins.append(numbers.setdefault(root, len(numbers)))
        columns = {"t": "INT", "s": "VARCHAR", "src": "INT", "ref": "BOOL", "org": "INT"}
        rows = [(*row, self.origins[row[2]]) for row in rows]
        self.views.base.upload("sources", columns, rows)

    def _refuse_misspelt(self, name: str, given: Given | None) -> None:
        """A source of a whole table that is nearly a declared one."""
        if given is not None and given.text and name not in self.sources:
            near = Nearest(self.sources).name(name)
            if near is not None and likeness(name, near) >= ALIKE:
                raise NotPicked("a source that is nearly another")

    # -- literals -------------------------------------------------------------------------------

    def _literals(self) -> None:
        """What each different literal says, as ranks."""
        keys: list[tuple[int, str, str, str]] = []
        lines: dict[int, list[int]] = {}
        for column, found in self._different():
            for cells in found:
                said = column.read(cells)
                if said is None:
                    self.empty.setdefault((column.table, column.k), []).append(cells[1])
                    continue
                line = self.judging.linked[said.attribute]
                lines.setdefault(line, []).append(len(keys))
                keys.append((column.table, *cells))
                self.literals.append(said)
        rows: list[tuple[Any, ...]] = []
        places = {id_: place for place, id_ in enumerate(self.ids)}
        for number in {**lines, **self.crowded.scales}:
            some = lines.get(number, [])
            of_line = [name for name, line in self.judging.linked.items() if line == number]
            limits = list(limits_of(self.judging, of_line))
            values = [self.literals[lit].possible for lit in some]
            ranks = self._ranked(number, values, [limit.span for limit in limits])
            self.limits.update(zip(limits, ranks[len(values) :], strict=True))
            for lit, rank in zip(some, ranks, strict=False):
                attribute_id = self.literals[lit].attribute
                cell = self.cell_of.get((keys[lit][0], attribute_id))
                rows.append((*keys[lit], lit, places[attribute_id], cell, *rank))
                if self.judging.reckons:
                    rows[-1] += roughly(self.literals[lit].possible)
                self.ranked = self.ranked and rank.lower is not None
        columns = {"t": "INT", "c": "VARCHAR", "v": "VARCHAR", "u": "VARCHAR", "lit": "INT"}
        columns |= {"attr": "INT", "cell": "INT", "term": "INT", "lo": "BIGINT", "hi": "BIGINT"}
        if self.judging.reckons:
            columns |= {"dlo": "DOUBLE", "dhi": "DOUBLE"}
        self.views.base.upload("literals", columns, rows)

    def _different(self) -> list[tuple[LiteralColumn, list[tuple[str, str, str]]]]:
        """The different literals of all columns that are read here. Where they are too many, an
        engine reads the plain ones of the line that has most, and of the next one."""
        columns = [
            LiteralColumn(number, k, self.cells_in(number, one), read)
            for number, table in enumerate(self.tables)
            for read in [self._reader(table)]
            for k, one in enumerate(self.columns(number))
        ]
        while True:
            found: list[tuple[LiteralColumn, list[tuple[str, str, str]]]] = []
            left = MOST_LITERALS
            for column in columns:
                place = column.table, column.k
                rows, plain = column.rows, ""
                if place in self.crowded.columns:
                    rows, plain = self.crowded.ranked(*place, rows), "AND plo IS NULL "
                asked = f"SELECT DISTINCT c, v, u FROM ({rows}) x WHERE v IS NOT NULL {plain}"
                some = list(self.views.base.rows(f"{asked}LIMIT {left + 1}"))
                found.append((column, some))
                self.differ[place] = ["c", "u"]
                if not plain:
                    pairs = ((0, "c"), (2, "u"))
                    self.differ[place] = [n for at, n in pairs if len({r[at] for r in some}) > 1]
                left -= len(some)
                if left < 0:
                    break
            else:
                return found
            self.crowded.add(self._fullest(found), columns)

    def _fullest(
        self, found: Iterable[tuple[LiteralColumn, Sequence[tuple[str, str, str]]]]
    ) -> int:
        """The line that most of some literals lie on; raises ``NotPicked`` where it is crowded."""
        many: dict[int, int] = {}
        for column, some in found:
            table = self.tables[column.table]
            for c, number in Counter(c for c, _, _ in some).items():
                name = plain_text(c, table) if table.long else table.cells[column.k].attribute.id
                if name in self.attributes:
                    line = self.judging.linked[name]
                    many[line] = many.get(line, 0) + number
        if not many or (line := max(many, key=lambda one: many[one])) in self.crowded.scales:
            raise NotPicked("more different literals than are kept")
        return line

    def _ranked(
        self, line: int, values: Sequence[Possible | WholeEnds], limits: Sequence[Interval]
    ) -> list[Ranks]:
        """The ranks of what literals of a line allow, and of what they are held against."""
        scale = self.crowded.scales.get(line)
        if scale is None:
            return ranked([*values, *limits])
        spans = [value.interval() if isinstance(value, WholeEnds) else value for value in values]
        try:
            found = [
                rank
                if rank.lower is None or not isinstance(value, Interval)
                else scale.ranks(value)
                for value, rank in zip(spans, ranked(spans), strict=True)
            ]
        except OffScaleError:
            raise NotPicked("a literal that lies between plain ones, or beyond them") from None
        return [*found, *map(scale.limits, limits)]

    def cells_in(self, number: int, column: TableCell) -> str:
        """All cells of a column of a table, as ``c``, ``v`` and ``u``."""
        return (
            f"SELECT {column.column} AS c, {column.value} AS v, coalesce({column.unit}, '') AS u "
            f"FROM ({self.views.all(number)}) x"
        )

    def keep_read(self, name: str, claims: str, columns: Sequence[str], which: str = "") -> None:
        """Make a table of some ``claims`` that have their texts, with ``columns`` and ``lit``: what
        only an engine read is read here, too, where it is needed (``which``)."""
        base = self.views.base
        base.execute(f"CREATE TABLE {name}_texts AS {claims}")
        asked = (
            f"SELECT DISTINCT t, k, c, v, u FROM {name}_texts WHERE lit IS NULL{which} "
            f"LIMIT {MOST_LISTED + 1}"
        )
        found = list(base.rows(asked))
        if len(found) > MOST_LISTED:
            raise NotPicked("more different literals in what is listed than are kept")
        readers = {number: self._reader(table) for number, table in enumerate(self.tables)}
        rows = []
        for t, k, *cells in found:
            said = readers[t](cells)
            assert said is not None  # an engine read it
            rows.append((t, k, *cells, len(self.literals)))
            self.literals.append(said)
        texts = dict.fromkeys("cvu", "VARCHAR")
        base.upload(f"{name}_read", {"t": "INT", "k": "INT", **texts, "lit": "INT"}, rows)
        same = " AND ".join(f"m.{one} = p.{one}" for one in "tkcvu")
        listed = ", ".join(f"p.{one}" for one in columns)
        base.execute(
            f"CREATE TABLE {name} AS SELECT {listed}, coalesce(p.lit, m.lit) AS lit "
            f"FROM {name}_texts p LEFT JOIN {name}_read m ON {same}"
        )

    def columns(self, number: int) -> list[TableCell]:
        """The columns of values of a table."""
        table = self.tables[number]
        if table.long:
            if any(one.unit and one.unit.column for one in table.notations.values()):
                raise NotPicked("columns of units by attribute")
            return [TableCell("coalesce(\"attribute\", '')", '"value"', '"unit"')]
        found = []
        for cell in table.cells:
            unit = cell.notation.unit
            of_unit = quoted(unit.column) if unit is not None and unit.column else "NULL"
            found.append(TableCell(text(cell.column), quoted(cell.column), of_unit))
        return found

    def maker(self, table: Table, columns: Sequence[str] = ()) -> Maker:
        """What makes claims of rows, as rows are read one by one."""
        names = {name: place for place, name in enumerate(columns)}
        return Maker(TableRows(table, "", names, {}, [], True), self.words)

    def _reader(self, table: Table) -> ReadCells:
        return ReadCells(table, self.maker(table), self.words)

    # -- qualifiers -----------------------------------------------------------------------------

    def _qualifiers(self) -> list[tuple[int, int, str, int]]:
        """What claims hold for: cells, in the order of reports."""
        places = {id_: place for place, id_ in enumerate(self.ids)}
        found: list[tuple[int, str, str, Held]] = []
        only: list[tuple[int, str]] = []
        for number, table in enumerate(self.tables):
            columns = self.of_qualifiers(table)
            if not self.is_qualified(table):
                own = [c.attribute for c in table.cells] or list(self.attributes.values())
                found += [(number, one.id, "", Held((), ())) for one in own]
                only += [(number, one.id) for one in own]
                continue
            key = key_of(columns)
            listed = ", ".join(map(quoted, columns)) or "NULL"
            attribute = '"attribute"' if table.long else "NULL"
            asked = list(
                self.views.base.rows(
                    f"SELECT DISTINCT {attribute}, {key}, {listed} "
                    f"FROM ({self.views.all(number)}) x"
                )
            )
            if len(asked) > MOST_QUALIFIED:
                raise NotPicked("more different qualifiers than are kept")
            maker = self.maker(table, columns)
            for about, said, *cells in asked:
                if len(cells) > 1 and any(BETWEEN in (cell or "") for cell in cells):
                    raise NotPicked(f"a qualifier with the character U+{ord(BETWEEN):04X}")
                own = [cell.attribute for cell in table.cells]
                if table.long:
                    own = [self.attributes[about]] if about in self.attributes else []
                found += [
                    (number, one.id, said, self._held(maker, table, columns, cells, one))
                    for one in own
                ]
        for _, id_, _, held in found:
            cell = id_, held.qualifiers
            names = {time.name for time in held.times}
            self.apart[cell] = without_time(cell, held.times)
            self.timeless[cell] = tuple(pair for pair in cell[1] if pair[0] not in names)
            if held.times:
                self.times[cell] = held.times
        self._conclude_cells()
        self.cells = sorted(self.apart)
        self._times()
        numbers = self.cell_numbers = {cell: place for place, cell in enumerate(self.cells)}
        self.cell_of.update({(t, id_): numbers[id_, ()] for t, id_ in only})
        return [(t, places[id_], said, numbers[id_, held[0]]) for t, id_, said, held in found]

    def _conclude_cells(self) -> None:
        """The cells of what formulas give: it holds for what its operands do."""
        for formula in self.judging.formulas:
            for cell in [cell for cell in self.apart if cell[0] in formula.reckoned.operands]:
                given = formula.reckoned.gives, cell[1]
                if given not in self.apart:
                    self.apart[given], self.timeless[given] = self.apart[cell], self.timeless[cell]
                    if cell in self.times:
                        self.times[given] = self.times[cell]
        for _, added in self.judging.sums:  # of those that give another attribute, without times
            for cell in [cell for cell in self.apart if cell[0] == added.attribute]:
                given = added.given, cell[1]
                if given not in self.apart:
                    self.apart[given], self.timeless[given] = self.apart[cell], self.timeless[cell]

    def _times(self) -> None:
        """What is known of the times of cells."""
        self._dated = {name for name, _ in self.times}
        self.spans = spans_of(self.cells, self.times, self.judging.linked)
        published = any(
            self.sources[one].published for one in self.source_ids if one in self.sources
        )
        asked = {*self.apart.values(), *self.timeless.values()}
        for attribute, name in self.judging.along:
            some = along(self.cells, self.times, attribute, name, published=published)
            self.along[attribute, name] = some
            asked.update(one.qualifiers for one in some)
        self.qualifiers = sorted(asked)

    def dated(self, ranked: Ranked) -> list[str]:
        """The attributes that are looked at of which claims say of which time they speak."""
        return [name for name in of(ranked, self.ids) if name in self._dated]

    def cells_about(self, attribute: str) -> list[int]:
        """The numbers of the cells of an attribute."""
        return [number for number, (name, _) in enumerate(self.cells) if name == attribute]

    def _held(
        self,
        maker: Maker,
        table: Table,
        columns: Sequence[str],
        cells: Sequence[str],
        attribute: Attribute,
    ) -> Held:
        """What claims hold for, which may hang on when their source was published."""
        source = Source(table.id, table.id, table.place)
        if attribute.holds_at and self._hangs_on_sources(table):
            given = table.source
            if given is not None and given.text:
                said = given.text
            else:
                said = plain_text(cells[columns.index(column_of(given, "source"))], table)
            source = self.sources.get(said, source)
        return maker.held(Row(0, cells), attribute, source)

    def _hangs_on_sources(self, table: Table) -> bool:
        """Whether what claims hold for may hang on when their source was published."""
        own = [cell.attribute for cell in table.cells] or self.attributes.values()
        published = any(one.published is not None for one in self.sources.values())
        return published and any(one.holds_at for one in own)

    def is_qualified(self, table: Table) -> bool:
        """Whether claims of a table may hold for something."""
        more = bool(table.qualifiers) or self._hangs_on_sources(table)
        return more or bool(self.of_qualifiers(table))

    def of_qualifiers(self, table: Table) -> list[str]:
        """The columns of a table that say what claims hold for, or who says so if that hangs on
        it."""
        columns = [given.column for _, given in table.qualifiers if given.column]
        if table.long:
            known = {name for one in self.attributes.values() for name in one.qualifiers}
            own = {name for file in self.views.files for name in file.names} & known
            columns += sorted(own - set(OF_A_FACT) - table.taken)
        if self._hangs_on_sources(table) and not (table.source and table.source.text):
            columns.append(column_of(table.source, "source"))
        return list(dict.fromkeys(columns))


def key_of(columns: Sequence[str]) -> str:
    """What is said in some columns, in SQL, :data:`BETWEEN` them; nothing in one without a name."""
    cells = (f"coalesce({quoted(name)}, '')" if name else "''" for name in columns)
    return f" || chr({ord(BETWEEN)}) || ".join(cells) or "''"
