"""Claims in groups, in SQL: what is said of one attribute of one subject, under one set of
qualifiers.

First the rows of each table are grouped by the texts that they have. Where each text is a name of
its own, these are the groups; else they are put together by the ids that they stand for.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final, final

from checker.model.fact import Qualifiers
from checker.model.ranked import AgainstReference, Among, AmongThose, OneEach, Together
from checker.model.times import Time
from checker.model.untold import NotPicked
from checker.model.vocabulary import Entities
from checker.tables.distinct import Distinct, key_of
from checker.tables.duck import quoted, text
from checker.tables.judging import Judging, Wanted
from checker.tables.maker import column_of, plain_text
from checker.tables.names import named
from checker.tables.views import NOTHING, F, N, Views, about
from checker.values.named import NamedTuple

_SIMPLE = "[A-Za-z0-9_.-]+"
"""Texts that are their own names in ids."""

_FEW_COLUMNS: Final = 16
"""So many columns of values are each looked up among the literals on their own; more together,
which takes a little longer and the memory of one."""

_ADDED: Final = "added"
"""What is added up: names of subjects, and not groups."""

WIDTH: Final = 2**31
"""More than there are ranks."""


@final
class Stats(NamedTuple):
    """A number of each group, and how the numbers of its parts are put together."""

    name: str
    of_claims: str
    of_parts: str


STATS: Final = (
    Stats("n", "count(*)", "sum"),
    Stats("s1", "min(src)", "min"),
    Stats("s2", "max(src)", "max"),
    Stats("ranked", "count(lo)", "sum"),
    Stats("hi", "min(hi)", "min"),
    Stats("narrow", f"max(lo * {WIDTH} - hi)", "max"),
    Stats("wide", f"min(lo * {WIDTH} - hi)", "min"),
    Stats("t1", "min(term)", "min"),
    Stats("t2", "max(term)", "max"),
    Stats("lo", "max(lo)", "max"),
    Stats("least", "min(lo)", "min"),
    Stats("most", "max(hi)", "max"),
    Stats("thin", "min(hi - lo)", "min"),
    Stats("jlo", "max(dlo)", "max"),
    Stats("jhi", "min(dhi)", "min"),
    Stats("jn", "count(dlo)", "sum"),
)
"""Claims, sources (or the texts that they go back to), claims with ranks, where the first ends;
both ends of the narrowest of those that begin last, and of the widest of those that begin first;
terms; where the last begins; where the first begins, and the last ends; how much the one allows
that allows least. Of these four, and where the first ends, the same can be told as of both ends,
of ranks too great to be packed. Then, in floating point, where the last begins and the first ends,
and how many have such ends."""


@final
class GroupTables:
    """The view ``grouped``, or a table: all groups, with the numbers of documents' claims, and
    (``a_``) those of all; and ``cells``."""

    def __init__(self, views: Views, known: Distinct, judging: Judging, wanted: Wanted) -> None:
        """Nothing is grouped yet."""
        self.views = views
        self.base = views.base
        self.known = known
        self.judging = judging
        self.wanted = wanted
        self.kept = False
        """Whether somebody needs the tables still."""
        self.merged = False
        """Whether groups have the ids of subjects, and not their texts."""
        self.one_each = False
        """Whether each of these ids stands for one text of one table, so that groups have both."""
        self.key: tuple[str, ...] = ()
        """The columns that name the subject of a group."""
        self.asked: frozenset[str] = frozenset()
        """The attributes of which every claim is asked."""
        self.odd_times = False
        """Whether some claims speak of times that are no single stretch, and are asked of."""
        self.numbers: dict[str, int] = {}
        """How many claims each attribute has."""
        self.labels: set[str] = set()
        """The names of subjects whose ids are not made of their texts alone."""
        self.odd: list[str] = []
        """By table which texts of subjects are not their own names, in SQL."""

    @property
    def _against(self) -> bool:
        """Whether claims are held against those of works of reference."""
        return any(isinstance(one.ranked, AgainstReference) for one in self.judging.judged)

    @property
    def _declares_added(self) -> bool:
        """Whether all that is added up is declared in files, so that all its texts are known."""
        names = (name for one in self.judging.sums for _, name in one.added.cells)
        return not any(":" in name for name in names)

    @property
    def references(self) -> bool:
        """Whether some source is a work of reference."""
        return bool(self.known.references)

    def make(self, entities: Entities) -> None:
        """Group all claims; raises ``NotPicked`` of what is out of the ordinary."""
        typed = any(about(table)[1] != NOTHING for table in self.views.tables)
        self.key = ("about", "ty") if typed else ("about",)
        for number, _ in enumerate(self.views.tables):
            self.base.execute(f"CREATE TABLE parts{number} AS {self._parts(number)}")
        self._subjects(entities)
        self._put_together()
        self._cells()

    # -- claims ---------------------------------------------------------------------------------

    def claims(self, number: int, among: str = "", *, texts: bool = False) -> str:
        """All claims of a table: file, row, column, source, subject, cell, literal and ranks; only
        those of some groups, if the groups have their texts and are ``among`` those of a query.

        With ``texts``, as ``t``, ``c``, ``v`` and ``u``: table, column or attribute, text, unit.
        """
        table, known = self.views.tables[number], self.known
        source = table.source
        s = "NULL" if source and source.text else quoted(column_of(source, "source"))
        said, type_ = about(table)
        columns = known.of_qualifiers(table)
        has_qualifiers = known.is_qualified(table)
        q = key_of(columns) if has_qualifiers else "NULL"
        where = ""
        if among == _ADDED and self._declares_added:
            where = f"WHERE {said} IN (SELECT m.s FROM subjects m JOIN added a ON a.s = m.subj "
            where += f"WHERE m.t = {number})"
        elif among not in ("", _ADDED) and (self.one_each or not self.merged):
            where = f"WHERE {said} IN (SELECT about FROM {among} a)"
        ends = ", dlo, dhi" if self.judging.reckons else ""
        each: list[_ColumnRows] = []
        for k, (column, value, unit) in enumerate(known.columns(number)):
            rows = (
                f"SELECT {F} AS f, {N} AS n, {k} AS k, {s} AS s, {said} AS about, {type_} AS ty, "
                f"{column} AS c, {value} AS v, coalesce({unit}, '') AS u, {q} AS q "
                f"FROM ({self.views.all(number)}) x {where}"
            )
            crowded = (number, k) in known.crowded.columns
            if crowded:
                rows = known.crowded.ranked(number, k, rows)
            each.append(_ColumnRows(rows, column, frozenset(known.differ[number, k]), crowded))
        if len(each) > _FEW_COLUMNS:
            each = list(_together(each))
        joins = f"LEFT JOIN sources ON sources.t = {number} AND sources.s = "
        joins += "''" if source and source.text else "r.s"
        parts = []
        for rows, column, differ, crowded in each:
            found = f"JOIN literals ON literals.t = {number} AND literals.v = r.v"
            found += "" if table.long else f" AND literals.c = {column}"
            found += "".join(f" AND literals.{name} = r.{name}" for name in sorted(differ))
            found += f" {joins}"
            src, ref, cell, subject = "sources.src", "sources.ref", "literals.cell", "about, ty"
            attr, own, plain = "literals.attr", f"lit, term, lo, hi{ends}", ""
            if crowded:
                cell, attr = "coalesce(r.pcell, literals.cell)", "coalesce(r.pattr, literals.attr)"
                own = "lit, term, coalesce(r.plo, lo) AS lo, coalesce(r.phi, hi) AS hi"
                if ends:
                    own += ", coalesce(r.pdlo, dlo) AS dlo, coalesce(r.pdhi, dhi) AS dhi"
                found, plain = f"LEFT {found}", "WHERE r.plo IS NOT NULL OR lit IS NOT NULL"
            if known.roots:
                own += ", sources.org AS org"
            if texts:
                own += f", {number} AS t, r.c, r.v, r.u"
            if not self.references:
                ref = "false"
            if has_qualifiers:
                cell = "qualifiers.cell"
                found += (
                    f" LEFT JOIN qualifiers ON qualifiers.t = {number} AND "
                    f"qualifiers.attr = {attr} AND qualifiers.q = r.q"
                )
            if self.merged:
                subject = f"coalesce(subjects.subj, {self._own(number, 'r.')}) AS subj"
                found += (
                    f" LEFT JOIN subjects ON subjects.t = {number} AND subjects.s = r.about "
                    "AND subjects.ty = r.ty"
                )
            parts.append(
                f"SELECT f, n, k, {src} AS src, {ref} AS ref, {subject}, {cell} AS cell, "
                f"{own} FROM ({rows}) r {found} {plain}"
            )
        return " UNION ALL ".join(parts)

    def all(self, among: str = "", *, texts: bool = False) -> str:
        """All claims of all tables; see :meth:`claims`."""
        tables = range(len(self.views.tables))
        each = (self.claims(number, among, texts=texts) for number in tables)
        return " UNION ALL ".join(each)

    def subject(self, of: str = "") -> str:
        """The id of a group's subject, in SQL; ``of`` names its table, with a point."""
        return f"{of}subj" if self.merged else self._own(0, of)

    def order(self, of: str = "") -> str:
        """By what the subjects of groups are ordered as by their ids, in SQL; ``of`` names its
        table, with a point."""
        if self.merged or "ty" in self.key:
            return self.subject(of)
        return f"{of}about"  # of one type

    def _own(self, number: int, of: str = "") -> str:
        """The id that the text of a subject makes, in SQL; ``of`` names its table, with a point."""
        table = self.views.tables[number]
        if about(table)[1] == NOTHING:
            return f"{text(named(table.type) + ':')} || {of}about"
        return f"{of}ty || ':' || {of}about"

    def stats(self) -> list[Stats]:
        """The numbers that some rule asks for."""
        left = {"least", "most", "lo", "thin"}
        unranked = Together | OneEach | Among | AmongThose
        if self.known.is_crowded:
            left = {"narrow", "wide"}
        elif any(not isinstance(one.ranked, unranked) for one in self.judging.judged):
            left = {"thin"}
        left |= {"t1", "t2"} if self.known.ranked else {"wide"}
        left |= set() if self.judging.reckons_jointly else {"jlo", "jhi", "jn"}
        return [
            # where all claims have ranks, there is nothing to be counted
            one._replace(of_claims="count(*)")
            if self.known.ranked and one.name == "ranked"
            else one._replace(of_claims=one.of_claims.replace("src", self.known.origin))
            for one in STATS
            if one.name not in left
        ]

    def _parts(self, number: int) -> str:
        """The claims of a table, grouped by the texts in it."""
        keys = [*self.key, *(["ref"] if self.references else [])]
        qualified = self.known.of_qualifiers(self.views.tables[number])
        only = len(self.known.cells) == 1 and not qualified
        keys += [] if only else ["cell"]
        listed = ", ".join(f"{one.of_claims} AS {one.name}" for one in self.stats())
        return (
            f"SELECT {', '.join(keys)}{', 0 AS cell' if only else ''}, {listed} "
            f"FROM ({self.claims(number)}) c GROUP BY {', '.join(keys)}"
        )

    # -- subjects -------------------------------------------------------------------------------

    def _subjects(self, entities: Entities) -> None:
        """The ids of subjects whose texts are not their own names."""
        rows: list[tuple[object, ...]] = []
        called = {
            name
            for entity in entities.by_id.values()
            for name in (entity.id, entity.label, *entity.aliases)
        }
        known = self.known
        self.base.upload("declared", {"s": "VARCHAR"}, [(name,) for name in sorted(called)])
        for number, table in enumerate(self.views.tables):
            given = table.subject
            if given is not None and given.text:
                id_ = known.words.names.entity(given.text)
                rows.append((number, "", "", id_, entities.label(id_)))
                self.odd.append("false")
                continue
            odd = f"about IS NULL OR NOT regexp_full_match(about, '{_SIMPLE}')"
            type_ = "ty" if "ty" in self.key else "''"
            if type_ == "ty":
                odd += f" OR NOT regexp_full_match(ty, '{_SIMPLE}|')"
            if called:
                odd += " OR about IN (SELECT s FROM declared)"
            odd += "".join(f" OR about = {text(word)}" for word in sorted(table.empty))
            self.odd.append(odd)
            asked = f"SELECT DISTINCT about, {type_} FROM parts{number} WHERE {odd}"
            found = dict.fromkeys(self.base.rows(asked), True)
            if self.judging.of_each:  # of those, too, of whom nothing is claimed
                asked = f"SELECT DISTINCT about, {type_} FROM ({self._named(number)}) x WHERE {odd}"
                found = {**dict.fromkeys(self.base.rows(asked), False), **found}
            for (said, kind), claimed in found.items():
                name = plain_text(said, table)
                if not name and claimed:
                    raise NotPicked("a row without a subject")
                self.labels.add(name)
                id_ = known.subjects.add(table.type or plain_text(kind, table), name, table.place)
                if not id_ and claimed:
                    raise NotPicked("a subject that is called as two entities are")
                if not name or not id_:
                    continue
                label = entities.label(id_) if id_ in entities.by_id else name
                rows.append((number, said, kind, id_, label))
        columns = {"t": "INT", "s": "VARCHAR", "ty": "VARCHAR", "subj": "VARCHAR"}
        self.base.upload("subjects", columns | {"label": "VARCHAR"}, rows)
        self.merged = bool(rows) or len(self.views.tables) > 1
        self.merged = self.merged or bool(
            self.judging.sums or self.judging.of_wholes or self.judging.spread
        )
        ids = {str(row[3]) for row in rows}
        self.one_each = (
            self.merged
            and len(self.views.tables) == 1
            and len(ids) == len(rows)
            and not self.references
            and all(id_ in entities.by_id for id_ in ids)  # no other text makes one of these
        )

    def _named(self, number: int) -> str:
        """The rows of a table by what they are about: file, row, subject and type, in SQL."""
        said, type_ = about(self.views.tables[number])
        return (
            f"SELECT {F} AS f, {N} AS n, {said} AS about, {type_} AS ty "
            f"FROM ({self.views.all(number)}) x"
        )

    def rows_about(self) -> str:
        """All rows that are about somebody: file, row and subject, in SQL."""
        each = []
        for number, odd in enumerate(self.odd):
            subject, joins, fine = ", ".join(self.key), "", "r.about IS NOT NULL AND NOT r.odd"
            if self.merged:
                subject = f"coalesce(subjects.subj, {self._own(number, 'r.')}) AS subj"
                joins = (
                    " LEFT JOIN (SELECT t, s, ty AS kind, subj FROM subjects) subjects ON "
                    f"subjects.t = {number} AND subjects.s = r.about AND subjects.kind = r.ty"
                )
                fine = f"subjects.subj IS NOT NULL OR ({fine})"
            each.append(
                f"SELECT f, n, {subject} FROM (SELECT *, ({odd}) AS odd FROM "
                f"({self._named(number)}) x) r{joins} WHERE {fine}"
            )
        return " UNION ALL ".join(each)

    def refuse_named(self, words: Iterable[str]) -> None:
        """Words that would name a subject which nobody makes an entity of."""
        some = sorted(words)
        if not self.labels.isdisjoint(some):
            raise NotPicked("a word that is a subject, too")
        self.base.upload("words", {"s": "VARCHAR"}, [(word,) for word in some])
        for number, table in enumerate(self.views.tables):
            if some and (table.subject is None or table.subject.column):
                asked = f"SELECT 1 FROM parts{number} WHERE about IN (SELECT s FROM words) LIMIT 1"
                if any(self.base.rows(asked)):
                    raise NotPicked("a word that is a subject, too")

    # -- groups ---------------------------------------------------------------------------------

    def _put_together(self) -> None:
        """One view ``grouped`` of all groups: what documents claim, and (``a_``) what all do."""
        if self.merged:
            type_ = "p.ty" if "ty" in self.key else "''"
            text_ = ["about"] if self.one_each else []
            listed = [*text_, "cell", *(["ref"] if self.references else [])]
            columns = ", ".join(f"p.{name}" for name in (*listed, *names_of(self.stats())))
            parts = [
                f"SELECT coalesce(subjects.subj, {self._own(number, 'p.')}) AS subj, {columns} "
                f"FROM parts{number} p LEFT JOIN subjects ON subjects.t = {number} AND "
                f"subjects.s = p.about AND subjects.ty = {type_}"
                for number, _ in enumerate(self.views.tables)
            ]
            self.key = ("subj",)
            grouped = " UNION ALL ".join(parts)
        else:
            grouped = "SELECT * FROM parts0"
        stats = self.stats()
        named_stats = names_of(stats)
        if not self.merged and not self.references:
            own = ", ".join(("n AS docs", *named_stats[1:], *_as_all(named_stats, "{0}")))
            self.base.execute(
                f"CREATE VIEW grouped AS SELECT {', '.join(self.key)}, cell, {own} FROM parts0"
            )
        elif self.one_each:
            own = ", ".join(("n AS docs", *named_stats[1:], *_as_all(named_stats, "{0}")))
            self.base.execute(
                f"CREATE TABLE grouped AS SELECT subj, about, cell, {own} FROM ({grouped}) p"
            )
        else:
            among = "FILTER (WHERE NOT ref)" if self.references else ""
            docs = [f"{_whole(one, among)} AS {_of_docs(one.name)}" for one in stats]
            all_ = [f"{_whole(one, '')} AS a_{one.name}" for one in stats]
            if self.references and self._against:
                all_ += ["max(lo) FILTER (WHERE ref) AS ref_lo"]
                all_ += ["min(hi) FILTER (WHERE ref) AS ref_hi"]
            self.base.execute(
                f"CREATE TABLE grouped AS SELECT {', '.join(self.key)}, cell, {', '.join(docs)}, "
                f"{', '.join(all_)} FROM ({grouped}) p GROUP BY {', '.join(self.key)}, cell"
            )
        lost = " OR ".join(f"{name} IS NULL" for name in (*self.key, "cell", "a_s1"))
        if any(self.base.rows(f"SELECT 1 FROM grouped WHERE {lost} LIMIT 1")):
            raise NotPicked("claims that are named otherwise")

    def _cells(self) -> None:
        """What is known of cells."""
        known, linked = self.known, self.judging.linked
        counted = dict(self.base.rows("SELECT cell, sum(a_n) FROM grouped GROUP BY cell"))
        for cell, number in counted.items():
            name = known.cells[cell][0]
            self.numbers[name] = self.numbers.get(name, 0) + int(number)
        if not self.numbers:
            raise NotPicked("no claims")
        # one that is used once is told of, with its claim
        asked = self.judging.asked | {name for name, n in self.numbers.items() if n == 1}
        own = [_kind(known.apart[cell], known.times.get(cell, ())) for cell in known.cells]
        for name in self.judging.of_wholes | self.judging.spread:
            its = [number for number in counted if known.cells[number][0] == name]
            meet = any(known.spans[number].broad or known.spans[number].odd for number in its)
            unlike = len({own[number] for number in its}) > 1  # of a whole and its parts it is told
            unlike = unlike or linked[name] in known.crowded.scales
            if meet or (unlike and name in self.judging.spread):
                asked |= {name}
        several = {number for number in linked.values() if [*linked.values()].count(number) > 1}
        several |= {linked[one.attribute] for _, one in self.judging.of_each}
        several |= {linked[name] for name in self.judging.kept_apart}
        several |= {linked[name] for name in self.judging.spread}
        asked_too = {linked[name] for name in asked}
        self.asked = frozenset(name for name, line in linked.items() if line in asked_too)
        attributes = {name: place for place, name in enumerate(known.ids)}
        quals = {one: place for place, one in enumerate(known.qualifiers)}
        kinds = {one: n for n, one in enumerate(dict.fromkeys(own))}
        self.kinds = len(kinds)
        wholly = {held: n for n, held in enumerate(dict.fromkeys(held for _, held in known.cells))}
        self.odd_times = any(one.odd for one in known.spans)
        self.base.upload(
            "cells",
            {
                "cell": "INT", "attr": "INT", "qual": "INT", "kind": "INT", "line": "INT",
                "part": "INT", "must": "BOOL", "held": "INT",
            },
            [
                (
                    number, attributes[name], quals[known.apart[name, held]],
                    kinds[own[number]], linked[name],
                    -1 if linked[name] in several else quals[known.timeless[name, held]],
                    linked[name] in asked_too or known.spans[number].odd, wholly[held],
                )
                for number, (name, held) in enumerate(known.cells)
            ],
        )  # fmt: skip


@final
class _ColumnRows(NamedTuple):
    """The cells of a ``column`` of values, in SQL; which texts of theirs ``differ`` beside the
    value; ``crowded``: they have ranks of their own, as far as they are plain."""

    rows: str
    column: str
    differ: frozenset[str]
    crowded: bool


def _together(each: Sequence[_ColumnRows]) -> Iterator[_ColumnRows]:
    """Many columns as one, which is looked up among the literals once; not those that are crowded,
    which have more columns of their own."""
    yield from (one for one in each if one.crowded)
    if some := [one for one in each if not one.crowded]:
        rows = " UNION ALL ".join(one.rows for one in some)
        yield _ColumnRows(rows, "r.c", frozenset().union(*(one.differ for one in some)), False)


def names_of(stats: Iterable[Stats]) -> list[str]:
    """What numbers of groups are called."""
    return [one.name for one in stats]


def _whole(one: Stats, among: str) -> str:
    """A number of a group from those of its parts."""
    if one.of_parts == "sum":
        return f"CAST(coalesce(sum({one.name}) {among}, 0) AS BIGINT)"
    return f"{one.of_parts}({one.name}) {among}"


def _as_all(names: Sequence[str], template: str) -> list[str]:
    return [f"{template.format(name)} AS a_{name}" for name in names]


def _of_docs(name: str) -> str:
    return "docs" if name == "n" else name


def _kind(apart: Qualifiers, times: Sequence[Time]) -> tuple[tuple[str, ...], bool]:
    """By what claims are kept apart: the names of their qualifiers, and whether they have times."""
    return tuple(name for name, _ in apart), bool(times)
