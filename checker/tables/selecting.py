"""An engine selects what is worth looking at: groups that do not plainly agree, and what is shown.

It sees keys and whole numbers alone (:mod:`checker.tables.distinct`), of which it makes groups
(:mod:`checker.tables.grouping`), and says how these stand to rules (:mod:`checker.tables.classes`).
The claims that it picks are made and judged as all claims are; the others are counted, and those of
contradictions listed (:mod:`checker.tables.listing`). Whatever is out of the ordinary, such as a
row that cannot be read, raises ``NotPicked``: then everything is read row by row, and the report is
the same.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final, final

from checker.model.fact import Source
from checker.model.place import Problem
from checker.model.ranked import InOrder
from checker.model.untold import AlikeFindings, NotPicked, Untold
from checker.model.vocabulary import Attribute, KnownNames
from checker.tables.claims import asked_of
from checker.tables.classes import ClassTables
from checker.tables.declaration import Access, Table
from checker.tables.distinct import Distinct
from checker.tables.duck import quoted, text
from checker.tables.engines import EngineOf
from checker.tables.grouping import GroupTables
from checker.tables.judging import ASKED, RELATIONS, Wanted, judging
from checker.tables.listing import ListedContradictions
from checker.tables.maker import SkippedRow, TableRows
from checker.tables.picked import Picked
from checker.tables.rows import Failed, NotReadable, Row
from checker.tables.views import N, Views, refuse_odd
from checker.values.unreadable import Unreadable
from checker.values.verdict import Relation

STEPS: Final = 4
"""How many steps of the work are shown."""

_UNLISTED = ("reckoned", "timed", "totals")
"""Where questions stand of which no list can be written, so that contradictions are built."""


def select(
    tables: Sequence[Table],
    access: Access,
    attributes: Mapping[str, Attribute],
    sources: Mapping[str, Source],
    names: KnownNames,
    wanted: Wanted,
    engine: EngineOf,
) -> Picked:
    """The claims to be made; raises ``NotPicked`` where the engine cannot say which."""
    for table in tables:
        refuse_odd(table)
    problems: list[Problem] = []
    views = Views(tables, access, attributes, problems, wanted.least, engine)
    groups: GroupTables | None = None
    try:
        if problems:
            raise NotPicked("files that cannot be read")
        reckons = views.base.reckons
        adds = not any(table.part_of for table in tables)
        judged = judging(wanted.rules, attributes, names.entities, reckons=reckons, adds=adds)
        known = Distinct(views, attributes, sources, names, judged)
        groups = GroupTables(views, known, judged, wanted)
        wanted.show(1, STEPS, "tables: what differs in them")
        views.open()
        known.look()
        wanted.show(2, STEPS, "tables: claims in groups")
        groups.make(names.entities)
        said = {word for held in known.qualifiers for _, word in held}
        groups.refuse_named(said.union(wanted.words))
        return _Selection(views, known, groups, wanted).picked()
    except (Failed, SkippedRow, NotReadable, Unreadable, OSError) as error:
        raise NotPicked(str(error)) from None
    finally:
        wanted.show(0, STEPS, "")
        if groups is None or not groups.kept:
            views.base.close()


@final
class _Selection:
    """Which groups are built, and how many others there are."""

    def __init__(self, views: Views, known: Distinct, groups: GroupTables, wanted: Wanted) -> None:
        self.views = views
        self.base = views.base
        self.known = known
        self.groups = groups
        self.classes = ClassTables(groups)
        self.judged = groups.judging.judged
        self.wanted = wanted
        self.key = ", ".join(groups.key)
        self.unit = f"line, {self.key}, part"

    def picked(self) -> Picked:
        """The rows of the groups that are judged or shown, and the numbers of the others."""
        self.wanted.show(3, STEPS, "tables: what is looked at")
        self.classes.make()
        self._choose()
        self.wanted.show(4, STEPS, "tables: what is left is counted")
        findings: dict[AlikeFindings, list[int]] = {}
        for number, table in self._tables():
            for class_, many, strong in self._left(number, table):
                for rule in self.judged[number].rules:
                    group = findings.setdefault(AlikeFindings(rule.id, RELATIONS[class_]), [0, 0])
                    group[0] += many
                    group[1] += strong
        alone = self._alone("groups g WHERE") - self._alone("chosen g WHERE built AND")
        listed = None
        lists = self.wanted.every and self.base.lists
        if lists and any(one.relation is Relation.DISJOINT for one in findings):
            listed = ListedContradictions(self.groups, self.wanted)
            self.groups.kept = True
        untold = Untold(
            tuple((group, number, strong) for group, (number, strong) in findings.items()),
            alone,
            tuple(self._claims()),
            tuple(self._derived()),
            frozenset(
                (self.classes.sums.sums[place].rule.id, qualifiers)
                for place, left in self.classes.sums.left().items()
                for qualifiers in left
            ),
        )
        return Picked(
            *self._rows(),
            self.known.named_sources,
            untold,
            self.groups.numbers,
            {file.name: file.path for file in self.views.files},
            listed,
        )

    def _alone(self, among: str) -> int:
        """How many claims stand alone of some groups ``g``."""
        asked = f"SELECT coalesce(sum(docs), 0) FROM {among} {self.classes.alone}"
        ((number,),) = self.base.rows(asked)
        return int(number)

    # -- groups ---------------------------------------------------------------------------------

    def _tables(self) -> Iterator[tuple[int, str]]:
        """Where the classes of all that is asked stand."""
        for number, one in enumerate(self.judged):
            yield number, f"pairs{number}" if isinstance(one.ranked, InOrder) else "groups"
            for place in self.classes.reckoned.get(number, ()):
                yield number, f"reckoned{place}"
            if number in self.classes.timed:
                yield number, f"timed{number}"
            if self.classes.sums.decided and number in self.classes.sums.judged:
                yield number, "totals"

    def _choose(self) -> None:
        """The groups that are built, and those whose contradictions are listed, with their
        claims."""
        told = self.wanted.told
        some = []
        must = ["asked"]
        first: dict[str, list[str]] = {}
        for number, table in self._tables():
            class_ = f"c{number}"
            if table == "groups":
                must.append(f"{class_} = {ASKED}")
            else:
                some.append(f"SELECT {self.unit} FROM {table} WHERE {class_} = {ASKED}")
            wrong, fits = f"{class_} = 3", f"{class_} < 3"
            if self.wanted.every and (table.startswith(_UNLISTED) or not self.base.lists):
                some.append(f"SELECT {self.unit} FROM {table} WHERE {wrong}")
            for which in (wrong, fits):
                first.setdefault(which, []).append(table)
        if told:
            some += [f"SELECT * FROM ({self._first(*one)}) x" for one in first.items()]
        some.append(f"SELECT {self.unit} FROM groups WHERE {' OR '.join(must)}")
        if told:
            cell = ", cell" if len(self.known.cells) > 1 else ""
            some.append(
                f"SELECT {self.unit} FROM (SELECT {self.unit} FROM groups g WHERE "
                f"{self.classes.alone} AND docs > 0 AND NOT asked "
                f"ORDER BY {self.groups.order()}{cell} LIMIT {told}) z"
            )
        units = f"SELECT DISTINCT {self.unit} FROM ({' UNION ALL '.join(some)}) z"
        if self.classes.sums.decided:
            self.base.keep("first_units", units)
            units = self.classes.sums.with_parts("first_units")
        self.base.keep("units", units)
        listed = ["false"]
        if self.wanted.every and self.base.lists:
            listed += [f"c{number} = 3" for number, table in self._tables() if table == "groups"]
        same_unit = f"{self._same('g', 'u')} AND g.line = u.line AND g.part = u.part"
        self.base.keep(
            "chosen",
            f"SELECT g.*, u.line IS NOT NULL AS built "
            f"FROM groups g LEFT JOIN units u ON {same_unit} "
            f"WHERE u.line IS NOT NULL OR {' OR '.join(listed)} {self._of_pairs()}",
        )
        self.base.keep(
            "picked",
            f"SELECT c.*, g.built FROM ({self.groups.all('chosen')}) c "
            f"JOIN chosen g ON {self._same('g', 'c')} AND g.cell = c.cell",
        )

    def _first(self, which: str, tables: Sequence[str]) -> str:
        """The first questions that are answered in some way, of all tables together."""
        attr = "attr, " if len(self.groups.numbers) > 1 else ""  # a text alone is sorted sooner
        qual = ", qual" if len(self.known.qualifiers) > 1 else ""
        in_order = f"ORDER BY {attr}{self.groups.order()}{qual} LIMIT {self.wanted.told}"
        own = f"{self.unit}, attr, qual"
        each = [
            f"SELECT * FROM (SELECT {own} FROM {table} WHERE {which} {in_order}) z"
            for table in tables
        ]
        return f"SELECT {self.unit} FROM ({' UNION ALL '.join(each)}) y {in_order}"

    def _of_pairs(self) -> str:
        """Groups of which pairs contradict each other, too."""
        if not (self.wanted.every and self.base.lists):
            return ""
        return "".join(
            f" OR EXISTS (SELECT 1 FROM {table} p WHERE p.c{number} = 3 AND "
            f"{self._same('p', 'g')} AND p.line = g.line)"
            for number, table in self._tables()
            if table.startswith("pairs")
        )

    def _same(self, one: str, other: str) -> str:
        return " AND ".join(f"{one}.{name} = {other}.{name}" for name in self.groups.key)

    def _derived(self) -> Iterator[tuple[str, int]]:
        """How many claims each rule concludes that are not built."""
        for place, formula in enumerate(self.groups.judging.formulas):
            same = f"{self._same('p', 'u')} AND p.line = u.line"
            ((every, built),) = self.base.rows(
                f"SELECT coalesce(sum(nd), 0), coalesce((SELECT sum(nd) FROM reckoned{place} p "
                f"JOIN units u ON {same}), 0) FROM reckoned{place}"
            )
            if every > built:
                yield formula.rule.id, int(every - built)
        for place, left in self.classes.sums.left().items():
            yield self.classes.sums.sums[place].rule.id, sum(left.values())

    def _left(self, number: int, table: str) -> list[tuple[int, int, int]]:
        """How many questions are answered alike and not built, and how many of them rest on more
        than one origin."""
        class_ = f"c{number}"
        counted = f"SELECT {class_}, count(*), count(CASE WHEN strong THEN 1 END) FROM"
        where = f"WHERE {class_} < {ASKED} GROUP BY {class_}"
        found: dict[int, list[int]] = {}
        for one, many, strong in self.base.rows(f"{counted} {table} {where}"):
            found[one] = [many, strong]
        built = "(SELECT * FROM chosen WHERE built) x"
        if table != "groups":
            same = f"{self._same('p', 'u')} AND p.line = u.line AND p.part = u.part"
            built = f"(SELECT p.* FROM {table} p JOIN units u ON {same}) x"
        for one, many, strong in self.base.rows(f"{counted} {built} {where}"):
            found[one][0] -= many
            found[one][1] -= strong
        return [(one, many, strong) for one, (many, strong) in sorted(found.items()) if many]

    # -- rows -----------------------------------------------------------------------------------

    def _claims(self) -> list[tuple[str, int]]:
        """How many claims each source makes that are not built."""
        found: dict[int, int] = {}
        known = self.known
        for number, table in enumerate(self.views.tables):
            columns = ", ".join(
                f"count(CASE WHEN {self._says(number, k, one.value)} THEN 1 END)"
                for k, one in enumerate(known.columns(number))
            )
            source = table.source
            of = "s" if source is None or source.column else "''"
            name = quoted(source.column if source and source.column else "source")
            asked = f"SELECT {name if of == 's' else of} AS s, * FROM ({self.views.all(number)}) x"
            for src, *many in self.base.rows(
                f"SELECT src, {columns} FROM ({asked}) y JOIN sources ON sources.t = {number} "
                "AND sources.s = y.s GROUP BY src"
            ):
                found[src] = found.get(src, 0) + sum(many)
        for src, many in self.base.rows(
            "SELECT src, count(*) FROM picked WHERE built GROUP BY src"
        ):
            found[src] -= many
        return [(known.source_ids[src], many) for src, many in sorted(found.items()) if many]

    def _says(self, number: int, k: int, value: str) -> str:
        """Whether a cell says anything, in SQL."""
        empty = sorted(set(self.known.empty.get((number, k), ())))
        among = f" AND {value} NOT IN ({', '.join(map(text, empty))})" if empty else ""
        return f"{value} IS NOT NULL{among}"

    def _rows(self) -> tuple[list[TableRows], dict[tuple[str, int], frozenset[str]]]:
        """The rows of what is built, and which of their claims."""
        known = self.known
        self.base.keep(
            "rows", "SELECT f, n, list(cell) AS cells FROM picked WHERE built GROUP BY f, n"
        )
        alike: dict[tuple[int, ...], frozenset[str]] = {}
        wanted: dict[tuple[str, int], frozenset[str]] = {}
        some: list[TableRows] = []
        for file in self.views.files:
            table = self.views.tables[file.table]
            asked = asked_of(table, known.attributes)
            listed = ", ".join(f"r.{quoted(name)}" for name in asked)
            rows: list[Row] = []
            found = self.base.rows(
                f"SELECT r.{N}, p.cells, {listed} FROM raw{file.number} r JOIN rows p "
                f"ON p.f = {file.number} AND p.n = r.{N} ORDER BY r.{N}"
            )
            for n, numbers, *cells in self.base.numbered(file, table, found):
                key = tuple(numbers)
                if key not in alike:
                    alike[key] = frozenset(known.cells[number][0] for number in numbers)
                wanted[file.name, n] = alike[key]
                rows.append(Row(n, cells))
            columns = {name: index for index, name in enumerate(asked)}
            fields = {name: i + 1 for i, name in reversed(list(enumerate(file.names)))}
            only = sum(one.table == file.table for one in self.views.files) == 1
            some.append(TableRows(table, file.name, columns, fields, rows, only))
        return some, wanted
