"""An engine selects what is worth looking at: groups that do not plainly agree, and what is shown.

It sees keys and whole numbers alone (:mod:`checker.tables.distinct`), of which it makes groups
(:mod:`checker.tables.grouping`), and says how these stand to rules (:mod:`checker.tables.classes`).
The claims that it picks are made and judged as all claims are; the others are counted, and those of
contradictions listed (:mod:`checker.tables.listing`). Whatever is out of the ordinary, such as a
row that cannot be read, raises ``NotPicked``: then everything is read row by row, and the report is
the same.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import count
from typing import Any, Final, final

from checker.model.fact import Source
from checker.model.place import Problem
from checker.model.ranked import Among, InOrder
from checker.model.untold import AlikeFindings, NotPicked, ShowHowFar, Untold
from checker.model.vocabulary import Attribute, Entities, KnownNames
from checker.tables.aside import put_aside
from checker.tables.classes import ClassTables
from checker.tables.columns import misnamed
from checker.tables.declaration import Access, Table
from checker.tables.distinct import Distinct
from checker.tables.duck import quoted, text
from checker.tables.engines import EngineOf, File
from checker.tables.grouping import GroupTables
from checker.tables.judging import ASKED, RELATIONS, Wanted, judging
from checker.tables.keys import refuse_keys
from checker.tables.listing import ListedContradictions
from checker.tables.maker import SkippedRow, TableRows
from checker.tables.picked import Picked
from checker.tables.portions import COMPARED, NO_CELL, Claims, Portions, rows_of
from checker.tables.rows import Failed, NotReadable
from checker.tables.views import N, Views, refuse_columns
from checker.tables.voices import has_days, has_quotes, voiced
from checker.tables.waived import waived_subjects
from checker.tables.wholes import read_wholes
from checker.values.named import NamedTuple
from checker.values.unreadable import Unreadable
from checker.values.verdict import Relation

STEPS: Final = 4
"""How many steps of the work are shown."""

_UNLISTED = (
    *("reckoned", "timed", "against", "totals", "among", "sole", "dated", "going", "holders"),
    *("nearest", "spread"),
)
"""Where questions stand of which no list can be written, so that contradictions are built."""

_OF_SEVERAL = ("totals", "among", "sole", "nearest", "spread")
"""Those among them that are asked of several subjects, which are built together."""


@final
class HowToSelect(NamedTuple):
    """The ``engine`` that selects; ``least``: the bytes from which on that is worth while; ``show``
    is told how far it is."""

    engine: EngineOf
    least: int
    show: ShowHowFar


def select(
    tables: Sequence[Table],
    access: Access,
    attributes: Mapping[str, Attribute],
    sources: Mapping[str, Source],
    declared: Entities,
    how: HowToSelect,
    asked: Callable[[Entities], tuple[KnownNames, Wanted]],
) -> Picked:
    """The claims to be made; raises ``NotPicked`` where the engine cannot say which.

    ``asked`` is told all entities that are declared, and those that tables say to be parts of
    wholes, and says what is called how, and what is wanted.
    """
    problems: list[Problem] = []
    views = Views(tables, access, attributes, problems, how.least, how.engine)
    groups: GroupTables | None = None
    try:
        if problems:
            raise NotPicked("files that cannot be read")
        views.open()
        refuse_keys(views)
        refuse_columns(views, sources)
        cautions = [one for f in views.files for one in misnamed(views.tables[f.table], f.names)]
        subjects = read_wholes(views, declared)
        of_wholes = subjects.beside([])
        alone = declared if subjects.entities() is declared else None
        views.leave_others()
        names, wanted = asked(subjects.entities())
        reckons = views.base.reckons
        judged = judging(wanted.rules, attributes, names.entities, reckons=reckons)
        known = Distinct(views, attributes, sources, names, judged, subjects)
        groups = GroupTables(views, known, judged, wanted)
        superseded = {one.supersedes for one in sources.values()} - {""}
        aside = put_aside(views, known, superseded)
        how.show(1, STEPS, "tables: what differs in them")
        known.look()
        how.show(2, STEPS, "tables: claims in groups")
        groups.make(declared)
        said_by = voiced(views, known)
        doubted = {*waived_subjects(views, known, wanted.waived), *said_by.subjects}
        stated = sorted({*wanted.stated, *doubted})
        quotes = has_quotes(views, known) | has_days(views, known)
        wanted = wanted._replace(stated=stated, doubted=sorted(doubted), quotes=quotes)
        groups.wanted = wanted
        said = {word for held in known.timeless.values() for _, word in held}
        said |= said_by.voices - names.entities.names.keys()
        groups.refuse_named(said.union(wanted.words))
        picked = _Selection(views, known, groups, wanted, how.show, alone).picked()
        picked = picked.with_all_of(aside, attributes)
        picked = picked._replace(subjects=of_wholes, cautions=cautions)
        return picked._replace(inputs=views.inputs, digests=views.digests)
    except (Failed, SkippedRow, NotReadable, Unreadable, OSError) as error:
        raise NotPicked(str(error)) from None
    finally:
        how.show(0, STEPS, "")
        if groups is None or not groups.kept:
            views.base.close()


@final
class _Selection:
    """Which groups are built, and how many others there are."""

    def __init__(
        self,
        views: Views,
        known: Distinct,
        groups: GroupTables,
        wanted: Wanted,
        show: ShowHowFar,
        declared: Entities | None,
    ) -> None:
        """``declared``: all entities that are, unless tables say what they are part of."""
        self.show = show
        self.views = views
        self.base = views.base
        self.known = known
        self.groups = groups
        self.classes = ClassTables(groups)
        self.judged = groups.judging.judged
        self.wanted = wanted
        self.key = ", ".join(groups.key)
        self.unit = f"line, {self.key}, part"
        seldom = wanted.waivers or wanted.quotes
        seldom = seldom or any(file.selected for file in views.files)
        self.lists = wanted.every and views.base.lists and not seldom
        """Whether contradictions are listed, and not built."""
        self.builds = wanted.every or wanted.waivers
        """Whether those that are not listed are all built."""
        apart = wanted.every and views.base.lists and not wanted.waivers
        apart = apart and not (groups.judging.sums or groups.judging.spreads)
        self.portions = Portions(groups, declared) if apart and declared is not None else None
        """Where they are built a portion at a time, as far as they are about one subject."""
        self.has_later = False
        """Whether there are such."""

    def picked(self) -> Picked:
        """The rows of the groups that are judged or shown, and the numbers of the others."""
        self.show(3, STEPS, "tables: what is looked at")
        self.classes.make()
        alone = self._alone("groups g WHERE")
        self._choose(alone)
        self.show(4, STEPS, "tables: what is left is counted")
        findings: dict[AlikeFindings, list[int]] = {}
        for number, table in self._tables():
            for class_, many, strong in self._left(number, table):
                for rule in self.judged[number].rules:
                    group = findings.setdefault(AlikeFindings(rule.id, RELATIONS[class_]), [0, 0])
                    group[0] += many
                    group[1] += strong
        alone -= self._alone("chosen g WHERE built AND") if alone else 0
        listed = None
        some = self.lists and any(one.relation is Relation.DISJOINT for one in findings)
        if some or self.has_later:
            later = self.portions if self.has_later else None
            listed = ListedContradictions(self.groups, self.wanted, later)
            self.groups.kept = True
        left = list(self.classes.sums.left())
        untold = Untold(
            tuple((group, number, strong) for group, (number, strong) in findings.items()),
            alone,
            tuple(self._claims()),
            tuple(self._derived(left)),
            frozenset(rule for rule, _ in left),
            tuple(self.classes.spreads.about()),
        )
        rows, wanted, compared = self._rows()
        return Picked(
            rows,
            wanted,
            self.known.named_sources,
            untold,
            self.groups.numbers,
            self.views.paths,
            self.known.subjects,
            listed,
            compared=compared,
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
            pairs = isinstance(one.ranked, InOrder | Among) and number not in self.classes.own
            results = self.classes.results.tables.get(number, ())
            if not (results and isinstance(one.ranked, InOrder)):  # they have all claims, too
                yield number, f"pairs{number}" if pairs else self.classes.own.get(number, "groups")
            yield from ((number, table) for table in results)
            if number in self.classes.timed:
                yield number, f"timed{number}"
            if self.classes.sums.decided and number in self.classes.sums.judged:
                yield number, f"totals{number}"
            for place in self.classes.spreads.judged.get(number, ()):
                yield number, f"spread{place}"

    def _choose(self, alone: int) -> None:
        """The groups that are built, and those whose contradictions are listed, with their
        claims; so many claims stand ``alone``."""
        told = self.wanted.told
        some: list[str] = []
        later: list[str] = []
        must = ["asked"]
        first: dict[str, list[str]] = {}
        for number, table in self._tables():
            class_ = f"c{number}"
            if table == "groups":
                must.append(f"{class_} = {ASKED}")
            else:
                some.append(f"SELECT {self.unit} FROM {table} WHERE {class_} = {ASKED}")
            wrong, fits = f"{class_} = 3", f"{class_} < 3"
            if self.builds and (table.startswith(_UNLISTED) or not self.lists):
                apart = self.portions is not None and not table.startswith(_OF_SEVERAL)
                built = later if apart else some
                built.append(f"SELECT {self.unit} FROM {table} WHERE {wrong}")
            for which in (wrong, fits):
                first.setdefault(which, []).append(table)
        for place, _ in enumerate(self.groups.judging.formulas):  # of which it is told why not
            some.append(f"SELECT {self.unit} FROM reckoned{place} WHERE bad = 1")
        if told:
            some += [f"SELECT * FROM ({self._first(*one)}) x" for one in first.items()]
        if self.classes.may_ask or not some:
            some.append(f"SELECT {self.unit} FROM groups WHERE {' OR '.join(must)}")
        if told and alone:
            cell = ", cell" if len(self.known.cells) > 1 else ""
            some.append(
                f"SELECT {self.unit} FROM (SELECT {self.unit} FROM groups g WHERE "
                f"{self.classes.alone} AND docs > 0 AND NOT asked "
                f"ORDER BY {self.groups.order()}{cell} LIMIT {told}) z"
            )
        units = f"SELECT DISTINCT {self.unit} FROM ({' UNION ALL '.join(some)}) z"
        if self.groups.judging.of_each:
            self._absent()
        self.base.keep("units", self._with_more(units))
        self._keep_later(later)
        listed = ["false"]
        if self.lists:
            listed += [f"c{number} = 3" for number, table in self._tables() if table == "groups"]
        same_unit = f"{self._same('g', '{0}')} AND g.line = {{0}}.line AND g.part = {{0}}.part"
        self.base.keep(
            "chosen",
            f"SELECT g.*, u.line IS NOT NULL AS built, l.line IS NOT NULL AS later FROM groups g "
            f"LEFT JOIN units u ON {same_unit.format('u')} "
            f"LEFT JOIN later_units l ON {same_unit.format('l')} WHERE u.line IS NOT NULL OR "
            f"l.line IS NOT NULL OR {' OR '.join(listed)} {self._of_pairs()}",
        )
        texts = self.lists and self.known.is_crowded
        picked = (
            f"SELECT c.*, g.built, g.later FROM ({self.groups.all('chosen', texts=texts)}) c "
            f"JOIN chosen g ON {self._same('g', 'c')} AND g.cell = c.cell"
        )
        if texts:
            columns = ["f", "n", "k", "src", "ref", *self.groups.key, "cell", "built", "later"]
            self.known.keep_read("picked", picked, columns, " AND NOT built AND NOT later")
        else:
            self.base.keep("picked", picked)

    def _keep_later(self, later: Sequence[str]) -> None:
        """The units that are built later, if they are not built already."""
        same = f"{self._same('u', 'z')} AND u.line = z.line AND u.part = z.part"
        left = f"NOT EXISTS (SELECT 1 FROM units u WHERE {same})"
        some = " UNION ALL ".join(later) or f"SELECT {self.unit} FROM units WHERE false"
        self.base.keep("later_units", f"SELECT DISTINCT {self.unit} FROM ({some}) z WHERE {left}")
        if later:
            self.has_later = any(self.base.rows("SELECT 1 FROM later_units LIMIT 1"))

    def _first(self, which: str, tables: Sequence[str]) -> str:
        """The first questions that are answered in some way, of all tables together."""
        attr = "attr, " if len(self.groups.numbers) > 1 else ""  # a text alone is sorted sooner
        qual = ", qual" if len(self.known.qualifiers) > 1 else ""
        in_order = f"ORDER BY {attr}{self.groups.order()}{qual} LIMIT {self.wanted.told}"
        if len(tables) == 1:
            return f"SELECT {self.unit} FROM {tables[0]} WHERE {which} {in_order}"
        own = f"{self.unit}, attr, qual"
        each = [
            f"SELECT * FROM (SELECT {own} FROM {table} WHERE {which} {in_order}) z"
            for table in tables
        ]
        return f"SELECT {self.unit} FROM ({' UNION ALL '.join(each)}) y {in_order}"

    def _with_more(self, units: str) -> str:
        """Some units, and all those that must be built with them."""
        many = -1
        classes = self.classes
        again = classes.wholes.decided or classes.spreads.decided or classes.joint.made
        for turn in count():
            if classes.joint.made:
                self.base.keep(f"asked_units{turn}", units)
                units = classes.joint.with_others(f"asked_units{turn}")
            if classes.sums.decided:
                self.base.keep(f"first_units{turn}", units)
                units = classes.sums.with_parts(f"first_units{turn}")
            if self.groups.judging.of_each:
                self.base.keep(f"chosen_units{turn}", units)
                units = self._with_each(f"chosen_units{turn}")
            if not again:
                break
            self.base.keep(f"some_units{turn}", units)
            ((found,),) = self.base.rows(f"SELECT count(*) FROM some_units{turn}")
            if found == many:  # nothing more
                break
            more = (classes.wholes, classes.spreads)
            some = [f"SELECT {self.unit} FROM some_units{turn}"]
            some += (one for each in more for one in each.needed(f"some_units{turn}"))
            many, units = found, " UNION ".join(some)
        return units

    def _absent(self) -> None:
        """Of those of whom nothing is claimed, where something is asked of each subject of a type,
        a row that is read, and of each type one that there is: table ``absent``."""
        absent = []
        for number, ranked in self.groups.judging.of_each:
            rows = (
                f"(SELECT {self.key}, f, min(n) AS n FROM ({self.groups.rows_about()}) r "
                f"GROUP BY {self.key}, f) r WHERE {self.classes.is_a(ranked.type, 'r.')}"
            )
            own = f"SELECT 1 FROM each{number} e WHERE {self._same('e', 'r')}"
            absent += [
                f"SELECT * FROM {rows} AND NOT EXISTS ({own})",
                f"SELECT * FROM (SELECT * FROM {rows} ORDER BY {self.key} LIMIT 1) x",
            ]
        self.base.keep("absent", f"SELECT DISTINCT * FROM ({' UNION ALL '.join(absent)}) x")

    def _with_each(self, units: str) -> str:
        """The units that are built where something is asked of each subject of a type: whoever is
        known is asked of, with all claims about it."""
        met = f"SELECT {self.key} FROM {units} UNION SELECT {self.key} FROM absent"
        lines = ", ".join(
            str(self.groups.judging.linked[ranked.attribute])
            for _, ranked in self.groups.judging.of_each
        )
        unit = ", ".join(f"g.{name}" for name in ("line", *self.groups.key, "part"))
        return (
            f"SELECT {self.unit} FROM {units} UNION SELECT {unit} FROM groups g "
            f"JOIN ({met}) m ON {self._same('m', 'g')} WHERE g.line IN ({lines})"
        )

    def _of_pairs(self) -> str:
        """Groups of which pairs contradict each other, too."""
        if not self.lists:
            return ""
        return "".join(
            f" OR EXISTS (SELECT 1 FROM {table} p WHERE p.c{number} = 3 AND "
            f"{self._same('p', 'g')} AND p.line = g.line)"
            for number, table in self._tables()
            if table.startswith("pairs")
        )

    def _same(self, one: str, other: str) -> str:
        return " AND ".join(f"{one}.{name} = {other}.{name}" for name in self.groups.key)

    def _derived(self, left: Iterable[tuple[str, int]]) -> Iterator[tuple[str, int]]:
        """How many claims each rule concludes that are not built; ``left``: those of sums."""
        for place, formula in enumerate(self.groups.judging.formulas):
            same = f"{self._same('p', 'u')} AND p.line = u.line"
            ((every, built),) = self.base.rows(
                f"SELECT coalesce(sum(nd), 0), coalesce((SELECT sum(nd) FROM reckoned{place} p "
                f"JOIN units u ON {same}), 0) FROM reckoned{place}"
            )
            if every > built:
                yield formula.rule.id, int(every - built)
        yield from left
        yield from self.classes.spreads.left()

    def _left(self, number: int, table: str) -> list[tuple[int, int, int]]:
        """How many questions are answered alike and not built, and how many of them rest on more
        than one origin."""
        class_ = f"c{number}"
        counted = f"SELECT {class_}, count(*), count(CASE WHEN strong THEN 1 END) FROM"
        where = f"WHERE {class_} < {ASKED} GROUP BY {class_}"
        found: dict[int, list[int]] = {}
        for one, many, strong in self.base.rows(f"{counted} {table} {where}"):
            found[one] = [many, strong]
        built = f"(SELECT {class_}, strong FROM chosen WHERE built) x"
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
            if number in known.cells_of and not any(t == number for t, _ in known.empty):
                for src, many in known.cells_of[number]:
                    found[src] = found.get(src, 0) + many
                continue
            says = [self._says(number, k, one.value) for k, one in enumerate(known.columns(number))]
            # under names of our own: those of a table's columns may be any
            told = "".join(f", CASE WHEN {one} THEN 1 END AS c{k}" for k, one in enumerate(says))
            columns = ", ".join(f"count(c{k})" for k, _ in enumerate(says))
            source = table.source
            of = "s" if source is None or source.column else "''"
            name = quoted(source.column if source and source.column else "source")
            said = f"{name if of == 's' else of} AS s{told}"
            asked = f"SELECT {said} FROM ({self.views.all(number)}) x"
            for src, *each in self.base.rows(
                f"SELECT src, {columns} FROM ({asked}) y JOIN sources ON sources.t = {number} "
                "AND sources.s = y.s GROUP BY src"
            ):
                found[src] = found.get(src, 0) + sum(each)
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

    def _rows(self) -> tuple[list[TableRows], Claims, Claims]:
        """The rows of what is built, and which of their claims; and those that are compared."""
        built = "SELECT f, n, cell FROM picked WHERE built"
        if self.classes.sums.decided:  # a part is, by what comes of it, without its whole
            built += (
                f" UNION ALL SELECT f, n, {COMPARED} - p.cell FROM picked p "
                "JOIN summed s ON s.subj = p.subj AND s.cell = p.cell WHERE p.built"
            )
        if self.groups.judging.of_each:
            built += f" UNION ALL SELECT f, n, {NO_CELL} FROM absent"
        self.base.keep("rows", f"SELECT f, n, list(cell) AS cells FROM ({built}) x GROUP BY f, n")

        def found(file: File, listed: str) -> Iterable[tuple[Any, ...]]:
            return self.base.rows(
                f"SELECT r.{N}, p.cells, {listed} FROM raw{file.number} r JOIN rows p "
                f"ON p.f = {file.number} AND {self.views.is_row(file.number, 'p.n')} "
                f"ORDER BY r.{N}"
            )

        return rows_of(self.groups, found)
