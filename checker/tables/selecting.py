"""DuckDB selects what is worth looking at: the groups that do not plainly agree, and what is shown.

It sees keys and whole numbers alone: each different literal is read by its kind, here, and becomes
ranks (:mod:`checker.tables.ranks`). The claims that it picks are made and judged as all claims are;
the others are counted. Whatever is out of the ordinary, such as a row that cannot be read, raises
``NotPicked``: then everything is read row by row, and the report is the same.
"""

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final, NamedTuple, final

from checker.model.fact import Qualifiers, Source
from checker.model.place import Problem
from checker.model.rule import CheckKind, Rule
from checker.model.untold import Group, NotPicked, Untold
from checker.model.vocabulary import Attribute, Names
from checker.spelling.nearest import Nearest, likeness
from checker.tables.claims import ALIKE, asked_of
from checker.tables.declaration import OF_A_FACT, Access, Given, Table
from checker.tables.duck import Failed, connected, quoted, text
from checker.tables.find import files_of
from checker.tables.maker import Maker, Rows, Skip, Words, column_of, plain_text
from checker.tables.names import named
from checker.tables.picked import Picked
from checker.tables.ranks import ranked
from checker.tables.readers import ending_of, parquet, separated
from checker.tables.rows import NotReadable, Row
from checker.tables.subjects import Subjects
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

_LEFT_OUT = frozenset(OF_A_FACT) - {"source", "subject", "type", "attribute", "value", "unit"}


@final
class Wanted(NamedTuple):
    """What the plain engine is to be spared, and what it must see.

    ``told``: so many groups of each attribute are built that plainly agree, and so many that
    plainly do not, unless ``every`` one of those is. ``stated``: subjects of claims in files;
    ``words``: what they call by name besides. ``least``: the bytes from which on it is worth while.
    """

    rules: Sequence[Rule]
    told: int
    every: bool
    stated: Sequence[str]
    words: Sequence[str]
    least: int = 0


@final
class _File(NamedTuple):
    number: int
    table: int
    name: str
    path: str
    names: list[str]


def select(
    tables: Sequence[Table],
    access: Access,
    attributes: Mapping[str, Attribute],
    sources: Mapping[str, Source],
    names: Names,
    wanted: Wanted,
) -> Picked:
    """The claims to be made; raises ``NotPicked`` where the engine cannot say which."""
    try:
        return _Selection(tables, access, attributes, sources, names, wanted).picked()
    except (Failed, Skip, NotReadable, Unreadable, OSError) as error:
        raise NotPicked(str(error)) from None


@final
class _Selection:
    def __init__(
        self,
        tables: Sequence[Table],
        access: Access,
        attributes: Mapping[str, Attribute],
        sources: Mapping[str, Source],
        names: Names,
        wanted: Wanted,
    ) -> None:
        self.tables = tables
        self.attributes = attributes
        self.sources = sources
        self.names = names
        self.wanted = wanted
        self.judging = _judging(wanted.rules, attributes)
        problems: list[Problem] = []
        self.subjects = Subjects(names.entities, problems)
        self.words = Words(names, attributes, sources, {}, self.subjects, problems)
        self.ids = list(attributes)
        self.labels: set[str] = set()
        self.ref: list[bool] = []
        self.kinds = 0
        self.files: list[_File] = []
        for number, table in enumerate(tables):
            _refuse_odd(table)
            for name, path, _ in files_of(table, access, problems):
                if os.path.getsize(path) == 0:
                    raise NotPicked("an empty file")
                self.files.append(_File(len(self.files), number, name, path, []))
        size = sum(os.path.getsize(file.path) for file in self.files)
        if size < wanted.least:
            raise NotPicked("small tables")
        if problems or not self.files:
            raise NotPicked("files that cannot be read")
        self.base = connected([file.path for file in self.files])
        self.folder = self.base.folder

    def picked(self) -> Picked:
        """All of it."""
        try:
            for file in self.files:
                self._open(file)
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

    # -- rows -----------------------------------------------------------------------------------

    def _open(self, file: _File) -> None:
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
        if {_F.strip('"'), _N.strip('"')} & {*map(str.lower, columns)}:
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
            f"CREATE VIEW raw{file.number} AS SELECT {number} AS {_N}, {listed} FROM {rows}"
        )

    def _separated(self, file: _File, table: Table) -> list[str]:
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

    def _each(self, table: int) -> Iterator[_File]:
        return (file for file in self.files if file.table == table)

    def _all(self, table: int) -> str:
        """The rows of all files of a table."""
        each = (
            f"SELECT {file.number} AS {_F}, * FROM raw{file.number}" for file in self._each(table)
        )
        return " UNION ALL ".join(each)

    # -- what stands in them --------------------------------------------------------------------

    def _sources(self) -> list[tuple[str, Table]]:
        """All sources, in order of their first rows; a table of their numbers."""
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
                    f"SELECT s FROM (SELECT {column} AS s, min({_F} * 4294967296 + {_N}) AS first_row "
                    f"FROM ({self._all(number)}) GROUP BY s) ORDER BY first_row"
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
        self._upload("sources", {"t": "INT", "s": "VARCHAR", "src": "INT", "ref": "BOOL"}, rows)
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
        self._upload("declared", {"s": "VARCHAR"}, [(name,) for name in sorted(called)])
        for number, table in enumerate(self.tables):
            given = table.subject
            if given is not None and given.text:
                rows.append((number, "", "", self.names.entity(given.text)))
                continue
            column, type_ = _about(table)
            odd = (
                f"{column} IS NULL OR NOT regexp_full_match({column}, '{_SIMPLE}') OR "
                f"NOT regexp_full_match({type_}, '{_SIMPLE}|') OR "
                f"{column} IN (SELECT s FROM declared)"
            )
            odd += "".join(f" OR {column} = {text(word)}" for word in sorted(table.empty))
            asked = f"SELECT DISTINCT {column}, {type_} FROM ({self._all(number)}) WHERE {odd}"
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
        self._upload("subjects", columns, rows)

    def _literals(self) -> None:
        """What each different literal says, as ranks."""
        keys: list[tuple[int, str, str, str]] = []
        values: dict[str, list[tuple[int, Value]]] = {}
        for number, table in enumerate(self.tables):
            for column, value, unit in self._cells(number):
                asked = (
                    f"SELECT DISTINCT {column} AS c, {value} AS v, coalesce({unit}, '') AS u "
                    f"FROM ({self._all(number)}) WHERE {value} IS NOT NULL "
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
        self._upload("literals", columns, rows)

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
        return Maker(Rows(table, "", names, {}, [], True), self.words)

    def _read(
        self, table: Table, maker: Maker, cells: Sequence[str]
    ) -> Iterator[tuple[Attribute, Value]]:
        """The value of one literal, if the cell is not empty; raises ``Skip``."""
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
                    f"SELECT DISTINCT {attribute}, {key}, {listed} FROM ({self._all(number)})"
                )
            )
            if len(asked) > MOST_LITERALS:
                raise NotPicked("more different qualifiers than are kept")
            maker = self._maker(table, columns)
            for of, said, *cells in asked:
                own = [self.attributes[of]] if of else [cell.attribute for cell in table.cells]
                for one in own if of in self.attributes or not table.long else ():
                    rows.append((number, self.ids.index(one.id), said))
                    found.append(maker.qualifiers(Row(0, cells), one))
        order = {one: place for place, one in enumerate(sorted(set(found)))}
        kinds = {one: place for place, one in enumerate(dict.fromkeys(map(_kind_of, found)))}
        self._upload(
            "qualifiers",
            {"t": "INT", "attr": "INT", "q": "VARCHAR", "qual": "INT", "kind": "INT"},
            [(*row, order[q], kinds[_kind_of(q)]) for row, q in zip(rows, found, strict=True)],
        )
        words = {word for one in order for _, word in one}
        self.kinds = len(kinds)
        self._refuse_named(words)

    def _of_qualifiers(self, table: Table) -> list[str]:
        columns = [given.column for _, given in table.qualifiers if given.column]
        if table.long:
            known = {name for one in self.attributes.values() for name in one.qualifiers}
            own = {name for file in self.files for name in file.names} & known
            columns += sorted(own - set(OF_A_FACT) - set(table.columns))
        return list(dict.fromkeys(columns))

    def _refuse_named(self, words: set[str]) -> None:
        """Words that would name a subject which nobody makes an entity of."""
        words |= set(self.wanted.words)
        if not words.isdisjoint(self.labels):
            raise NotPicked("a word that is a subject, too")
        self._upload("words", {"s": "VARCHAR"}, [(word,) for word in sorted(words)])
        for number, table in enumerate(self.tables):
            if words and (table.subject is None or table.subject.column):
                column, _ = _about(table)
                among = f"{column} IN (SELECT s FROM words)"
                if any(
                    self.base.rows(f"SELECT 1 FROM ({self._all(number)}) WHERE {among} LIMIT 1")
                ):
                    raise NotPicked("a word that is a subject, too")

    def _refuse_twice(self) -> None:
        """Two rows of one key."""
        for number, table in enumerate(self.tables):
            if not table.key:
                continue
            keys = list(map(quoted, table.key))
            rows = self._all(number)
            odd = " OR ".join(
                f"NOT regexp_full_match(coalesce({key}, ''), '{_AS_IT_STANDS}')"
                + "".join(f" OR {key} = {text(word)}" for word in sorted(table.empty))
                for key in keys
            )
            grouped = f"SELECT 1 FROM ({rows}) GROUP BY {', '.join(keys)} HAVING count(*) > 1"
            for asked in (f"SELECT 1 FROM ({rows}) WHERE {odd}", grouped):
                if any(self.base.rows(f"{asked} LIMIT 1")):
                    raise NotPicked("keys that are looked at one by one")

    # -- groups ---------------------------------------------------------------------------------

    def _claims(self) -> None:
        """All claims, as keys and whole numbers."""
        parts = []
        for number, table in enumerate(self.tables):
            source = table.source
            s = "''" if source and source.text else quoted(column_of(source, "source"))
            about, type_ = _about(table)
            kind = f"{type_} || ':'" if table.long else text(f"{named(table.type)}:")
            if table.type:
                kind = text(f"{named(table.type)}:")
            key = _key_of(self._of_qualifiers(table))
            for k, (column, value, unit) in enumerate(self._cells(number)):
                parts.append(
                    f"SELECT f, n, {k} AS k, src, ref, coalesce(subjects.subj, own) AS subj, "
                    "literals.attr, qualifiers.qual, qualifiers.kind, term, lo, hi FROM "
                    f"(SELECT {_F} AS f, {_N} AS n, {s} AS s, {about} AS about, {type_} AS ty, "
                    f"{kind} || {about} AS own, {column} AS c, {value} AS v, "
                    f"coalesce({unit}, '') AS u, {key} AS q FROM ({self._all(number)})) r "
                    f"JOIN literals ON literals.t = {number} AND literals.c = r.c AND "
                    "literals.v = r.v AND literals.u = r.u "
                    f"JOIN sources ON sources.t = {number} AND sources.s = r.s "
                    f"JOIN qualifiers ON qualifiers.t = {number} AND "
                    "qualifiers.attr = literals.attr AND qualifiers.q = r.q "
                    f"LEFT JOIN subjects ON subjects.t = {number} AND subjects.s = r.about AND "
                    "subjects.ty = r.ty"
                )
        self.base.execute(f"CREATE TABLE claims AS {' UNION ALL '.join(parts)}")

    def _groups(self) -> None:
        """Each group of claims that are held against each other, with how they stand."""
        rows = [
            (place, *self.judging.get(id_, (True, False))) for place, id_ in enumerate(self.ids)
        ]
        self._upload("judging", {"attr": "INT", "asked": "BOOL", "wide": "BOOL"}, rows)
        mixed = "false"
        if self.kinds > 1:
            self.base.execute(
                "CREATE TABLE mixed AS SELECT attr, subj FROM claims GROUP BY attr, subj "
                "HAVING min(kind) <> max(kind)"
            )
            mixed = "(attr, subj) IN (SELECT (attr, subj) FROM mixed)"
        self._upload("stated", {"s": "VARCHAR"}, [(name,) for name in self.wanted.stated])
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
            "UNION ALL SELECT attr, subj, qual FROM (SELECT c.attr, c.subj, c.qual FROM claims c "
            "JOIN groups g ON c.attr = g.attr AND c.subj = g.subj AND c.qual = g.qual "
            f"WHERE class = 5 AND docs = 1 AND NOT c.ref ORDER BY f, n, k LIMIT {told})"
        )
        left = "NOT EXISTS (SELECT 1 FROM built b WHERE b.attr = x.attr AND b.subj = x.subj AND "
        left += "b.qual = x.qual)"
        findings: dict[Group, list[int]] = {}
        counted = self.base.rows(
            "SELECT attr, class, count(*), count(*) FILTER (strong) FROM groups x "
            f"WHERE class < {_ASKED} AND {left} GROUP BY attr, class"
        )
        for place, class_, number, strong in counted:
            for rule in _of(self.wanted.rules, self.ids[place]):
                group = findings.setdefault(Group(rule.id, _RELATIONS[class_]), [0, 0])
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
        return Picked(
            *self._rows(), named_sources, untold, total, [file.name for file in self.files]
        )

    def _rows(self) -> tuple[list[Rows], dict[tuple[str, int], frozenset[str]]]:
        """The rows of what is built, and which of their claims."""
        self.base.execute(
            "CREATE TABLE rows AS SELECT f, n, list(attr) AS attrs FROM claims JOIN built "
            "USING (attr, subj, qual) GROUP BY f, n"
        )
        alike: dict[tuple[int, ...], frozenset[str]] = {}
        wanted: dict[tuple[str, int], frozenset[str]] = {}
        some: list[Rows] = []
        for file in self.files:
            table = self.tables[file.table]
            asked = asked_of(table, self.attributes)
            listed = ", ".join(f"r.{quoted(name)}" for name in asked)
            rows: list[Row] = []
            for n, attrs, *cells in self.base.rows(
                f"SELECT r.{_N}, p.attrs, {listed} FROM raw{file.number} r JOIN rows p "
                f"ON p.f = {file.number} AND p.n = r.{_N} ORDER BY r.{_N}"
            ):
                key = tuple(attrs)
                if key not in alike:
                    alike[key] = frozenset(self.ids[place] for place in attrs)
                wanted[file.name, n] = alike[key]
                rows.append(Row(n, cells))
            columns = {name: index for index, name in enumerate(asked)}
            fields = {name: i + 1 for i, name in reversed(list(enumerate(file.names)))}
            only = sum(one.table == file.table for one in self.files) == 1
            some.append(Rows(table, file.name, columns, fields, rows, only))
        return some, wanted

    # -- the way in -----------------------------------------------------------------------------

    def _upload(
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


def _about(table: Table) -> tuple[str, str]:
    """The subject of a row and its type, in SQL."""
    if table.subject is not None and table.subject.text:
        return "''", "''"
    type_ = "coalesce(\"type\", '')" if table.long and not table.type else "''"
    return quoted(column_of(table.subject, "subject")), type_


def _key_of(columns: Sequence[str]) -> str:
    """What qualifiers are said in some columns, in SQL."""
    return " || chr(31) || ".join(f"coalesce({quoted(name)}, '')" for name in columns) or "''"


def _kind_of(qualifiers: Qualifiers) -> tuple[str, ...]:
    return tuple(name for name, _ in qualifiers)


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


def _refuse_odd(table: Table) -> None:
    """A table that says more than an engine looks at."""
    odd = table.select or table.part_of or table.quote or table.said_by
    if odd is not None or not (table.long or table.cells):
        raise NotPicked("a table that is read row by row")


def _judging(
    rules: Sequence[Rule], attributes: Mapping[str, Attribute]
) -> dict[str, tuple[bool, bool]]:
    """By attribute, whether all its groups are asked, and whether those are that have nothing in
    common: some rule tolerates it."""
    asked: set[str] = set()
    wide: dict[str, bool] = {}
    for rule in rules:
        for name in _ranked(rule, attributes):
            how = rule.kind.ranked(rule.does, name)  # type: ignore[union-attr]
            wide[name] = wide.get(name, False) or how == "common"
        if not _ranked(rule, attributes):
            if rule.finds_missing or not rule.reads:
                raise NotPicked("a rule that looks at everything")
            asked.update(rule.reads)
            asked.update([rule.gives] if rule.derives else [])
    return {name: (name in asked, is_wide) for name, is_wide in wide.items()}


def _ranked(rule: Rule, attributes: Iterable[str]) -> tuple[str, ...]:
    """The attributes of which ranks decide a rule; none, where they do not of each."""
    names = rule.kind.compares(rule.does) if isinstance(rule.kind, CheckKind) else None
    if names is None:
        return ()
    names = names or tuple(attributes)
    decided = isinstance(rule.kind, CheckKind) and all(
        rule.kind.ranked(rule.does, name) for name in names
    )
    return names if decided else ()


def _of(rules: Sequence[Rule], attribute: str) -> Iterator[Rule]:
    """The rules that ranks decide and that look at an attribute."""
    return (rule for rule in rules if attribute in _ranked(rule, (attribute,)))


_F = '"file number"'
_N = '"row number"'
"""The columns of the files' and rows' numbers; no column of a table may be called so."""
