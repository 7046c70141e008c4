"""An engine selects what is worth looking at: groups that do not plainly agree, and what is shown.

It sees keys and whole numbers alone: each different literal is read by its kind, here, and becomes
ranks (:mod:`checker.tables.ranks`). The claims that it picks are made and judged as all claims are;
the others are counted. Whatever is out of the ordinary, such as a row that cannot be read, raises
``NotPicked``: then everything is read row by row, and the report is the same.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final, final

from checker.model.fact import Qualifiers, Source
from checker.model.place import Problem
from checker.model.untold import AlikeFindings, NotPicked, Untold
from checker.model.vocabulary import Attribute, KnownNames
from checker.spelling.nearest import Nearest, likeness
from checker.tables.claims import ALIKE, asked_of
from checker.tables.declaration import OF_A_FACT, Access, Given, Table
from checker.tables.duck import quoted, text
from checker.tables.engines import EngineOf
from checker.tables.judging import Wanted, judging, rules_of
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
from checker.tables.ranks import ranked
from checker.tables.rows import Failed, NotReadable, Row
from checker.tables.subjects import Subjects
from checker.tables.views import NOTHING, F, N, Views, about, refuse_odd
from checker.values.unreadable import Unreadable
from checker.values.value import Value
from checker.values.verdict import Relation

MOST_LITERALS: Final = 1_000_000
"""How many different literals are read; of more, all rows are."""

_RELATIONS = (Relation.EQUAL, Relation.REFINES, Relation.OVERLAPS, Relation.DISJOINT)
_ASKED = 4
"""The class of groups that ranks do not decide."""

_SIMPLE = "[A-Za-z0-9_.-]+"
"""Texts that are their own names in ids."""

_AS_IT_STANDS = "([!-~]+( [!-~]+)*)?"
"""Texts that are normal already."""


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
    try:
        return _Selection(tables, access, attributes, sources, names, wanted, engine).picked()
    except (Failed, SkippedRow, NotReadable, Unreadable, OSError) as error:
        raise NotPicked(str(error)) from None


@final
class _Selection:
    def __init__(
        self,
        tables: Sequence[Table],
        access: Access,
        attributes: Mapping[str, Attribute],
        sources: Mapping[str, Source],
        names: KnownNames,
        wanted: Wanted,
        engine: EngineOf,
    ) -> None:
        self.tables = tables
        self.attributes = attributes
        self.sources = sources
        self.names = names
        self.wanted = wanted
        self.judging = judging(wanted.rules, attributes)
        for table in tables:
            refuse_odd(table)
        problems: list[Problem] = []
        self.subjects = Subjects(names.entities, problems)
        self.words = TableWords(names, attributes, sources, {}, self.subjects, problems)
        self.ids = list(attributes)
        self.labels: set[str] = set()
        self.renamed: set[int] = set()
        """The tables with subjects whose ids are not made of their texts alone."""
        self.ref: list[bool] = []
        self.kinds = 0
        self.views = Views(tables, access, attributes, problems, wanted.least, engine)
        self.base = self.views.base
        if problems:
            raise NotPicked("files that cannot be read")

    def picked(self) -> Picked:
        """All of it."""
        try:
            self.views.open()
            named_sources = self._sources()
            self._subjects()
            self._literals()
            self._qualifiers()
            self._refuse_twice()
            self._claims()
            self._groups()
            return self._built(named_sources)
        finally:
            self.base.close()

    # -- what stands in them --------------------------------------------------------------------

    def _sources(self) -> list[tuple[str, Table]]:
        """The texts of all sources; a table of their numbers."""
        found: list[tuple[str, Table]] = []
        known: dict[str, int] = {}
        rows: list[tuple[Any, ...]] = []
        for number, table in enumerate(self.tables):
            given = table.source
            if given is not None and given.text:
                asked: Iterable[tuple[Any, ...]] = [(given.text,)]
            else:
                column = quoted(column_of(given, "source"))
                asked = self.base.rows(
                    f"SELECT DISTINCT {column} AS s FROM ({self.views.all(number)}) ORDER BY s"
                )
            for (said,) in list(asked):
                name = plain_text(said, table)
                if not name:
                    raise NotPicked("a row without a source")
                found.append((name, table))
                id_ = name if name in self.sources else named(name)
                self._refuse_misspelt(name, given)
                if id_ not in known:
                    known[id_] = len(known)
                    source = self.sources.get(id_)
                    self.ref.append(table.reference if source is None else source.reference)
                if given is None or not given.text:
                    rows.append((number, said, known[id_], self.ref[known[id_]]))
                else:
                    rows.append((number, "", known[id_], self.ref[known[id_]]))
        self.source_ids = list(known)
        self.base.upload("sources", {"t": "INT", "s": "VARCHAR", "src": "INT", "ref": "BOOL"}, rows)
        return found

    def _refuse_misspelt(self, name: str, given: Given | None) -> None:
        """A source of a whole table that is nearly a declared one."""
        if given is not None and given.text and name not in self.sources:
            near = Nearest(self.sources).name(name)
            if near is not None and likeness(name, near) >= ALIKE:
                raise NotPicked("a source that is nearly another")

    def _subjects(self) -> None:
        """The ids of subjects whose texts are not their own names."""
        rows: list[tuple[Any, ...]] = []
        called = {
            name
            for entity in self.names.entities.by_id.values()
            for name in (entity.id, entity.label, *entity.aliases)
        }
        self.base.upload("declared", {"s": "VARCHAR"}, [(name,) for name in sorted(called)])
        for number, table in enumerate(self.tables):
            given = table.subject
            if given is not None and given.text:
                rows.append((number, "", "", self.names.entity(given.text)))
                continue
            column, type_ = about(table)
            odd = f"{column} IS NULL OR NOT regexp_full_match({column}, '{_SIMPLE}')"
            if type_ != NOTHING:
                odd += f" OR NOT regexp_full_match({type_}, '{_SIMPLE}|')"
            if called:
                odd += f" OR {column} IN (SELECT s FROM declared)"
            odd += "".join(f" OR {column} = {text(word)}" for word in sorted(table.empty))
            asked = f"SELECT DISTINCT {column}, {type_} FROM ({self.views.all(number)}) WHERE {odd}"
            for said, kind in list(self.base.rows(asked)):
                name = plain_text(said, table)
                if not name:
                    raise NotPicked("a row without a subject")
                self.labels.add(name)
                id_ = self.subjects.add(table.type or plain_text(kind, table), name, table.place)
                if not id_:
                    raise NotPicked("a subject that is called as two entities are")
                rows.append((number, said, kind, id_))
        columns = {"t": "INT", "s": "VARCHAR", "ty": "VARCHAR", "subj": "VARCHAR"}
        self.base.upload("subjects", columns, rows)
        self.renamed = {row[0] for row in rows}

    def _literals(self) -> None:
        """What each different literal says, as ranks."""
        keys: list[tuple[int, str, str, str]] = []
        values: dict[str, list[tuple[int, Value]]] = {}
        for number, table in enumerate(self.tables):
            for column, value, unit in self._cells(number):
                asked = (
                    f"SELECT DISTINCT {column} AS c, {value} AS v, coalesce({unit}, '') AS u "
                    f"FROM ({self.views.all(number)}) WHERE {value} IS NOT NULL "
                    f"LIMIT {MOST_LITERALS + 1}"
                )
                maker = self._maker(table)
                for c, v, u in list(self.base.rows(asked)):
                    cells = [c, v, u]
                    for attribute, value_ in self._read(table, maker, cells):
                        values.setdefault(attribute.id, []).append((len(keys), value_))
                        keys.append((number, c, v, u))
                if len(keys) > MOST_LITERALS:
                    raise NotPicked("more different literals than are kept")
        rows: list[tuple[Any, ...]] = []
        for attribute_id, found in values.items():
            ranks = ranked([value_.possible for _, value_ in found])
            place = self.ids.index(attribute_id)
            for (key, _), rank in zip(found, ranks, strict=True):
                rows.append((*keys[key], place, *rank))
        columns = {"t": "INT", "c": "VARCHAR", "v": "VARCHAR", "u": "VARCHAR", "attr": "INT"}
        columns |= {"term": "INT", "lo": "BIGINT", "hi": "BIGINT"}
        self.base.upload("literals", columns, rows)

    def _cells(self, number: int) -> list[tuple[str, str, str]]:
        """Of each column of values, in SQL: the attribute, or the column; the value; the unit."""
        table = self.tables[number]
        if table.long:
            unit = table.notations[""].unit
            own = unit is not None or any(one.unit for one in table.notations.values())
            if own:
                raise NotPicked("units by attribute")
            return [("coalesce(\"attribute\", '')", '"value"', '"unit"')]
        found = []
        for cell in table.cells:
            unit = cell.notation.unit
            of_unit = quoted(unit.column) if unit is not None and unit.column else "NULL"
            found.append((text(cell.column), quoted(cell.column), of_unit))
        return found

    def _maker(self, table: Table, columns: Sequence[str] = ()) -> Maker:
        """What makes claims of rows, as rows are read one by one."""
        names = {name: place for place, name in enumerate(columns)}
        return Maker(TableRows(table, "", names, {}, [], True), self.words)

    def _read(
        self, table: Table, maker: Maker, cells: Sequence[str]
    ) -> Iterator[tuple[Attribute, Value]]:
        """The value of one literal, if the cell is not empty; raises ``SkippedRow``."""
        column, value, unit = cells
        if table.long:
            names = {"attribute": 0, "value": 1, "unit": 2}
        else:
            names = {column: 1}
            cell = next(one for one in table.cells if one.column == column)
            if cell.notation.unit is not None and cell.notation.unit.column:
                names[cell.notation.unit.column] = 2
        maker.look_at(names)
        row = Row(0, [column, value, unit])
        for attribute, name, found, notation in maker.said(row):
            yield attribute, maker.value(row, attribute, name, found, notation)

    def _qualifiers(self) -> None:
        """What claims hold for: numbers in the order of reports, and of the names in them."""
        rows: list[tuple[int, int, str]] = []
        found: list[Qualifiers] = []
        for number, table in enumerate(self.tables):
            columns = self._of_qualifiers(table)
            if not columns and not table.qualifiers:
                attributes = [c.attribute for c in table.cells] or list(self.attributes.values())
                rows += [(number, self.ids.index(one.id), "") for one in attributes]
                found += [() for _ in attributes]
                continue
            key = _key_of(columns)
            listed = ", ".join(map(quoted, columns)) or "NULL"
            attribute = '"attribute"' if table.long else "NULL"
            asked = list(
                self.base.rows(
                    f"SELECT DISTINCT {attribute}, {key}, {listed} FROM ({self.views.all(number)})"
                )
            )
            if len(asked) > MOST_LITERALS:
                raise NotPicked("more different qualifiers than are kept")
            maker = self._maker(table, columns)
            for of, said, *cells in asked:
                own = [cell.attribute for cell in table.cells]
                if table.long:
                    own = [self.attributes[of]] if of in self.attributes else []
                for one in own:
                    rows.append((number, self.ids.index(one.id), said))
                    found.append(self._held(maker, table, cells, one))
        order = {one: place for place, one in enumerate(sorted(set(found)))}
        kinds = {one: place for place, one in enumerate(dict.fromkeys(map(_kind_of, found)))}
        self.base.upload(
            "qualifiers",
            {"t": "INT", "attr": "INT", "q": "VARCHAR", "qual": "INT", "kind": "INT"},
            [(*row, order[q], kinds[_kind_of(q)]) for row, q in zip(rows, found, strict=True)],
        )
        words = {word for one in order for _, word in one}
        self.kinds = len(kinds)
        self._refuse_named(words)

    def _held(
        self, maker: Maker, table: Table, cells: Sequence[str], attribute: Attribute
    ) -> Qualifiers:
        """What claims hold for; of an attribute with times each claim is made, which says that."""
        if attribute.times or attribute.holds_at:
            return ()
        nobody = Source(table.id, table.id, table.place)
        return maker.held(Row(0, cells), attribute, nobody)[0]

    def _of_qualifiers(self, table: Table) -> list[str]:
        columns = [given.column for _, given in table.qualifiers if given.column]
        if table.long:
            known = {name for one in self.attributes.values() for name in one.qualifiers}
            own = {name for file in self.views.files for name in file.names} & known
            columns += sorted(own - set(OF_A_FACT) - set(table.columns))
        return list(dict.fromkeys(columns))

    def _refuse_named(self, words: set[str]) -> None:
        """TableWords that would name a subject which nobody makes an entity of."""
        words |= set(self.wanted.words)
        if not words.isdisjoint(self.labels):
            raise NotPicked("a word that is a subject, too")
        self.base.upload("words", {"s": "VARCHAR"}, [(word,) for word in sorted(words)])
        for number, table in enumerate(self.tables):
            if words and (table.subject is None or table.subject.column):
                column, _ = about(table)
                among = f"{column} IN (SELECT s FROM words)"
                if any(
                    self.base.rows(
                        f"SELECT 1 FROM ({self.views.all(number)}) WHERE {among} LIMIT 1"
                    )
                ):
                    raise NotPicked("a word that is a subject, too")

    def _refuse_twice(self) -> None:
        """Two rows of one key."""
        for number, table in enumerate(self.tables):
            if not table.key:
                continue
            keys = list(map(quoted, table.key))
            rows = self.views.all(number)
            odd = " OR ".join(
                f"NOT regexp_full_match(coalesce({key}, ''), '{_AS_IT_STANDS}')"
                + "".join(f" OR {key} = {text(word)}" for word in sorted(table.empty))
                for key in keys
            )
            none = " AND ".join(f"coalesce({key}, '') = ''" for key in keys)
            grouped = f"SELECT 1 FROM ({rows}) GROUP BY {', '.join(keys)} HAVING count(*) > 1"
            for asked in (f"SELECT 1 FROM ({rows}) WHERE {odd} OR ({none})", grouped):
                if any(self.base.rows(f"{asked} LIMIT 1")):
                    raise NotPicked("keys that are looked at one by one")

    # -- groups ---------------------------------------------------------------------------------

    def _claims(self) -> None:
        """All claims, as keys and whole numbers."""
        parts = []
        for number, table in enumerate(self.tables):
            source = table.source
            s = "''" if source and source.text else quoted(column_of(source, "source"))
            subject, type_ = about(table)
            kind = f"{type_} || ':'" if table.long else text(f"{named(table.type)}:")
            if table.type:
                kind = text(f"{named(table.type)}:")
            key = _key_of(self._of_qualifiers(table))
            for k, (column, value, unit) in enumerate(self._cells(number)):
                own, named_so = "own", ""
                if number in self.renamed:
                    own = "coalesce(subjects.subj, own)"
                    named_so = f"LEFT JOIN subjects ON subjects.t = {number} AND "
                    named_so += "subjects.s = r.about AND subjects.ty = r.ty"
                parts.append(
                    f"SELECT f, n, {k} AS k, src, ref, {own} AS subj, "
                    "literals.attr, qualifiers.qual, qualifiers.kind, term, lo, hi FROM "
                    f"(SELECT {F} AS f, {N} AS n, {s} AS s, {subject} AS about, {type_} AS ty, "
                    f"{kind} || {subject} AS own, {column} AS c, {value} AS v, "
                    f"coalesce({unit}, '') AS u, {key} AS q FROM ({self.views.all(number)})) r "
                    f"JOIN literals ON literals.t = {number} AND literals.c = r.c AND "
                    "literals.v = r.v AND literals.u = r.u "
                    f"LEFT JOIN sources ON sources.t = {number} AND sources.s = r.s "
                    f"LEFT JOIN qualifiers ON qualifiers.t = {number} AND "
                    f"qualifiers.attr = literals.attr AND qualifiers.q = r.q {named_so}"
                )
        self.base.execute(f"CREATE TABLE claims AS {' UNION ALL '.join(parts)}")
        lost = "src IS NULL OR qual IS NULL OR subj IS NULL"
        if any(self.base.rows(f"SELECT 1 FROM claims WHERE {lost} LIMIT 1")):
            raise NotPicked("claims that are named otherwise")

    def _groups(self) -> None:
        """Each group of claims that are held against each other, with how they stand."""
        rows = [
            (place, *self.judging.get(id_, (True, False))) for place, id_ in enumerate(self.ids)
        ]
        self.base.upload("judging", {"attr": "INT", "asked": "BOOL", "wide": "BOOL"}, rows)
        mixed = "false"
        if self.kinds > 1:
            self.base.execute(
                "CREATE TABLE mixed AS SELECT attr, subj FROM claims GROUP BY attr, subj "
                "HAVING min(kind) <> max(kind)"
            )
            mixed = "(attr, subj) IN (SELECT (attr, subj) FROM mixed)"
        self.base.upload("stated", {"s": "VARCHAR"}, [(name,) for name in self.wanted.stated])
        self.base.execute(
            "CREATE TABLE grouped AS SELECT attr, subj, qual, "
            "count(*) FILTER (NOT ref) AS docs, min(src) FILTER (NOT ref) <> "
            "max(src) FILTER (NOT ref) AS strong, "
            "min(term) FILTER (NOT ref) = max(term) FILTER (NOT ref) AS same, "
            "count(lo) FILTER (NOT ref) AS ranked, max(lo) FILTER (NOT ref) AS lo, "
            "min(hi) FILTER (NOT ref) AS hi, max(lo * 2147483648 - hi) FILTER (NOT ref) AS narrow "
            "FROM claims GROUP BY attr, subj, qual"
        )
        self.base.execute(
            "CREATE TABLE groups AS SELECT attr, subj, qual, docs, coalesce(strong, false) AS "
            "strong, CASE WHEN asked OR subj IN (SELECT s FROM stated) OR attr IN "
            "(SELECT attr FROM claims GROUP BY attr HAVING count(*) = 1) OR "
            f"{mixed} THEN {_ASKED} WHEN docs < 2 THEN 5 WHEN same THEN 0 "
            f"WHEN ranked < docs THEN {_ASKED} "
            "WHEN lo <= hi THEN CASE WHEN narrow = lo * 2147483648 - hi THEN 1 ELSE 2 END "
            f"WHEN wide THEN {_ASKED} ELSE 3 END AS class "
            "FROM grouped JOIN judging USING (attr)"
        )

    def _built(self, named_sources: list[tuple[str, Table]]) -> Picked:
        """The rows of the groups that are judged or shown, and the numbers of the others."""
        told = self.wanted.told
        wrong = "class = 3" if self.wanted.every else "false"
        self.base.execute(
            f"CREATE TABLE built AS SELECT attr, subj, qual FROM groups WHERE class = {_ASKED} OR "
            f"{wrong} UNION ALL SELECT attr, subj, qual FROM (SELECT *, row_number() OVER "
            "(PARTITION BY attr, class = 3 ORDER BY subj, qual) AS place FROM groups "
            f"WHERE class < {_ASKED}) WHERE place <= {told} "
            f"{'AND class <> 3' if self.wanted.every else ''} "
            "UNION ALL SELECT attr, subj, qual FROM (SELECT attr, subj, qual, row_number() OVER "
            "(PARTITION BY attr ORDER BY subj, qual) AS place FROM groups "
            f"WHERE class = 5 AND docs = 1) WHERE place <= {told}"
        )
        left = "NOT EXISTS (SELECT 1 FROM built b WHERE b.attr = x.attr AND b.subj = x.subj AND "
        left += "b.qual = x.qual)"
        findings: dict[AlikeFindings, list[int]] = {}
        counted = self.base.rows(
            "SELECT attr, class, count(*), count(*) FILTER (strong) FROM groups x "
            f"WHERE class < {_ASKED} AND {left} GROUP BY attr, class"
        )
        for place, class_, number, strong in counted:
            for rule in rules_of(self.wanted.rules, self.ids[place]):
                group = findings.setdefault(AlikeFindings(rule.id, _RELATIONS[class_]), [0, 0])
                group[0] += number
                group[1] += strong
        ((alone,),) = self.base.rows(
            f"SELECT count(*) FROM groups x WHERE class = 5 AND docs = 1 AND {left}"
        )
        claims = self.base.rows(
            f"SELECT src, count(*) FROM claims x WHERE {left} GROUP BY src ORDER BY src"
        )
        untold = Untold(
            tuple((group, number, strong) for group, (number, strong) in findings.items()),
            alone,
            tuple((self.source_ids[src], number) for src, number in claims),
        )
        numbers = self.base.rows("SELECT attr, count(*) FROM claims GROUP BY attr")
        total = {self.ids[place]: number for place, number in numbers}
        if not total:
            raise NotPicked("no claims")
        paths = {file.name: file.path for file in self.views.files}
        return Picked(*self._rows(), named_sources, untold, total, paths)

    def _rows(self) -> tuple[list[TableRows], dict[tuple[str, int], frozenset[str]]]:
        """The rows of what is built, and which of their claims."""
        self.base.execute(
            "CREATE TABLE rows AS SELECT f, n, list(attr) AS attrs FROM claims JOIN built "
            "USING (attr, subj, qual) GROUP BY f, n"
        )
        alike: dict[tuple[int, ...], frozenset[str]] = {}
        wanted: dict[tuple[str, int], frozenset[str]] = {}
        some: list[TableRows] = []
        for file in self.views.files:
            table = self.tables[file.table]
            asked = asked_of(table, self.attributes)
            listed = ", ".join(f"r.{quoted(name)}" for name in asked)
            rows: list[Row] = []
            found = self.base.rows(
                f"SELECT r.{N}, p.attrs, {listed} FROM raw{file.number} r JOIN rows p "
                f"ON p.f = {file.number} AND p.n = r.{N} ORDER BY r.{N}"
            )
            for n, attrs, *cells in self.base.numbered(file, table, found):
                key = tuple(attrs)
                if key not in alike:
                    alike[key] = frozenset(self.ids[place] for place in attrs)
                wanted[file.name, n] = alike[key]
                rows.append(Row(n, cells))
            columns = {name: index for index, name in enumerate(asked)}
            fields = {name: i + 1 for i, name in reversed(list(enumerate(file.names)))}
            only = sum(one.table == file.table for one in self.views.files) == 1
            some.append(TableRows(table, file.name, columns, fields, rows, only))
        return some, wanted


def _key_of(columns: Sequence[str]) -> str:
    """What qualifiers are said in some columns, in SQL."""
    return " || chr(31) || ".join(f"coalesce({quoted(name)}, '')" for name in columns) or "''"


def _kind_of(qualifiers: Qualifiers) -> tuple[str, ...]:
    return tuple(name for name, _ in qualifiers)
