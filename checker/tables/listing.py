"""Contradictions that are listed and not told: an engine writes their rows.

What a claim says is the same wherever it says so: each different answer is found once, by the rule
itself, and the rows are put together of keys, literals and answers by joins.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Final, final

from checker.model.fact import Fact, Qualifiers
from checker.model.finding import Finding
from checker.model.ordered import identities, order_of, rank_of, told_qualifiers
from checker.model.place import Place
from checker.model.ranked import Among, InOrder, Inside, Together
from checker.model.untold import JudgeOfAlike, Tell
from checker.model.vocabulary import Entities
from checker.tables.duck import quoted
from checker.tables.engines import File
from checker.tables.export import Cell
from checker.tables.grouping import GroupTables
from checker.tables.judging import Wanted
from checker.tables.names import named
from checker.tables.portions import Portions
from checker.values.gap import gap_text
from checker.values.named import NamedTuple

SUBJECT: Final = "x"
"""Whom claims are about that stand for all that say the same."""

_ORDER: Final = {
    "verdict": "INT", "severity": "INT", "attribute": "VARCHAR", "subject": "VARCHAR",
    "qual": "INT", "rule": "VARCHAR",
}  # fmt: skip
"""What findings are ordered by."""

_NOWHERE: Final = Place("", 1, 1)
_SIMPLE: Final = "[A-Za-z0-9_.-]*"


@final
class _Told(NamedTuple):
    """What all findings say whose claims say the same; the side of each claim, by which part of
    the question it belongs to and its literal."""

    message: str
    gap: str
    hint: str
    sides: Mapping[tuple[int, int], int]


@final
class ListedContradictions:
    """The contradictions that an engine found and did not build."""

    def __init__(
        self, groups: GroupTables, wanted: Wanted, portions: Portions | None = None
    ) -> None:
        """``groups`` has its tables still, and those of what was chosen; ``portions``: those that
        are built, a part at a time."""
        self.groups = groups
        self._portions = portions
        self._qualifiers: dict[Qualifiers, int] = {}
        """Those of what is built so, by their number."""
        self.base = groups.base
        self.known = groups.known
        self.judged = groups.judging.judged
        self.wanted = wanted
        self._judge: JudgeOfAlike | None = None
        self._keyed = False
        self._ready = False
        ids, references = self.known.source_ids, self.known.references
        somebody = next((one for one in range(len(ids)) if one not in references), 0)
        self._sources = [(id_, frozenset((id_,))) for id_ in (*ids, ids[somebody])]
        """The sources and origins of claims, by their number; the last, of any document."""

    def judged_with(self, judge: JudgeOfAlike) -> None:
        """Say how claims are judged and told."""
        self._judge = judge

    def rows(
        self, columns: Sequence[str], entities: Entities, findings: Sequence[Finding], tell: Tell
    ) -> Iterator[Sequence[Cell]]:
        """The rows of all findings, in the order of reports: of those that were told, and these.

        ``tell`` gives the rows of findings, under these columns, of which ``finding`` is one, with
        the entities that are known.
        """
        self._put_together(columns, entities, findings, tell)
        yield from self.base.rows(self._query(columns))

    def packed(
        self, columns: Sequence[str], entities: Entities, findings: Sequence[Finding], tell: Tell
    ) -> bytes:
        """The same as Parquet."""
        self._put_together(columns, entities, findings, tell)
        return self.base.packed(self._query(columns))

    def close(self) -> None:
        """Let go of all of it."""
        self.base.close()

    # -- questions ------------------------------------------------------------------------------

    def _put_together(
        self, columns: Sequence[str], entities: Entities, findings: Sequence[Finding], tell: Tell
    ) -> None:
        """Tables of the questions, their claims, what they say, and their order."""
        if not self._ready:
            self._questions()
            self._claims()
            self._words()
            self._later(columns, tell)
            self._ready = True
        self._order(columns, findings, tell(entities, findings))

    def _later(self, columns: Sequence[str], tell: Tell) -> None:
        """The rows of what is built a portion at a time; each has the order of its finding."""
        if self._portions is not None:
            self._portions.make()
        own = {f"c{n}": "VARCHAR" for n, _ in enumerate(columns)}
        kept = {"number": "INT", **_ORDER, "n": "INT", **own}
        self.base.upload("later_told", kept, self._later_rows(tell))

    def _later_rows(self, tell: Tell) -> Iterator[Sequence[object]]:
        if self._portions is None:
            return
        assert self._judge is not None
        number = 0
        for entities, findings in self._portions.findings(self._judge):
            rows = iter(tell(entities, findings))
            for finding in findings:
                number -= 1  # those that are told with the report have others
                held = finding.question.qualifiers
                qual = self._qualifiers.setdefault(held, len(self._qualifiers))
                order = (*order_of(finding)[:4], qual, finding.rule.id)
                for n, row in enumerate(islice(rows, len(finding.question.claims))):
                    yield number, *order, n, *_as_texts(row)

    def _questions(self) -> None:
        """Each question that is listed: what is asked, and of which cell."""
        key = ", ".join(self.groups.key)
        some = [f"SELECT 0 AS j, {key}, cell, attr, qual FROM chosen WHERE false"]
        for number, one in enumerate(self.judged):
            if isinstance(one.ranked, InOrder | Among):
                if self.known.dated(one.ranked):  # they are built
                    continue
                same = " AND ".join(f"p.{name} = u.{name}" for name in self.groups.key)
                some.append(
                    f"SELECT {number} AS j, {key}, cell, attr, qual FROM pairs{number} p WHERE "
                    f"c{number} = 3 AND NOT EXISTS (SELECT 1 FROM (SELECT * FROM units UNION ALL "
                    f"SELECT * FROM later_units) u WHERE {same} AND p.line = u.line "
                    "AND p.part = u.part)"
                )
            elif isinstance(one.ranked, Together | Inside):
                some.append(
                    f"SELECT {number} AS j, {key}, cell, attr, qual FROM chosen "
                    f"WHERE c{number} = 3 AND NOT built AND NOT later"
                )
        self.base.execute(
            f"CREATE TABLE questions AS SELECT row_number() OVER () AS q, * FROM "
            f"({' UNION ALL '.join(some)}) x"
        )

    def _claims(self) -> None:
        """The claims of each question."""
        same = " AND ".join(f"c.{name} = q.{name}" for name in self.groups.key)
        plain = self.known.qualifiers.index(()) if () in self.known.qualifiers else -1
        numbers = {name: place for place, name in enumerate(self.known.ids)}
        asked = "SELECT q.q, q.j, {0} AS side, c.f, c.n, c.k, c.src, c.lit, c.cell FROM questions q"
        some = []
        for number, one in enumerate(self.judged):
            documents = "AND NOT c.ref" if isinstance(one.ranked, Together) else ""
            some.append(
                f"{asked.format(0)} JOIN picked c ON {same} AND c.cell = q.cell {documents} "
                f"WHERE q.j = {number}"
            )
            if isinstance(one.ranked, InOrder | Among) and not self.known.dated(one.ranked):
                some.append(
                    f"{asked.format(1)} JOIN (SELECT p.*, attr, qual FROM picked p JOIN cells "
                    f"USING (cell)) c ON {same} AND c.attr = {numbers[one.ranked.then]} "
                    f"AND (c.qual = q.qual OR c.qual = {plain}) WHERE q.j = {number}"
                )
        self.base.execute(f"CREATE TABLE listed AS {' UNION ALL '.join(some)}")

    def _in_order(self, of: str) -> str:
        """By what the claims of a question are ordered, of a table: its parts, files, rows, and
        columns."""
        some = ["n"]
        if any(isinstance(one.ranked, InOrder | Among) for one in self.judged):
            some.insert(0, "side")
        if len(self.groups.views.files) > 1:
            some.insert(-1, "f")
        if any(len(self.known.columns(n)) > 1 for n, _ in enumerate(self.known.tables)):
            some.append("k")
        return ", ".join(f"{of}.{name}" for name in some)

    def _words(self) -> None:
        """What is said of each question, by its number; of each rule its findings."""
        dated = ", ".join(str(n) for n, one in enumerate(self.known.ids) if self._is_dated(one))
        source = f"CASE WHEN l.attr IN ({dated}) THEN src ELSE -1 END" if dated else "-1"
        attributes = "JOIN cells l USING (cell)" if dated else ""
        many = len(self._sources)
        # a claim as one number: literal, source and part of the question
        claim = f"(CAST(lit AS BIGINT) * {many} + 1 + {source}) * 2 + side"
        self.base.execute(
            f"CREATE TABLE patterns AS SELECT q, j, list({claim} ORDER BY {self._in_order('c')}) "
            f"AS pattern FROM listed c {attributes} GROUP BY q, j"
        )
        self.base.execute(
            "CREATE TABLE alike AS SELECT row_number() OVER () AS said, j, pattern FROM "
            "(SELECT DISTINCT j, pattern FROM patterns) x"
        )
        self.base.execute(
            "CREATE TABLE says AS SELECT q, said FROM patterns JOIN alike USING (j, pattern)"
        )
        numbers: dict[tuple[int, tuple[tuple[int, int, int], ...]], _Told] = {}
        told: list[tuple[int, _Told]] = []
        for said, j, pattern in list(self.base.rows("SELECT said, j, pattern FROM alike")):
            claims = _claims_in(pattern, many)
            one = numbers.get((j, claims))
            if one is None:
                one = numbers[j, claims] = self._told(j, claims)
            told.append((said, one))
        upload = self.base.upload
        columns = {"said": "INT", "message": "VARCHAR", "gap": "VARCHAR", "hint": "VARCHAR"}
        upload("said", columns, [(said, *one[:3]) for said, one in told])
        columns = {"said": "INT", "side": "INT", "lit": "INT", "number": "BIGINT"}
        sides = [(said, *key, side) for said, one in told for key, side in one.sides.items()]
        upload("sides", columns, sides)
        self._identities()
        self._texts()

    def _is_dated(self, attribute: str) -> bool:
        """Whether what is told of claims hangs on who makes them."""
        return self.known.attributes[attribute].kind.dated

    def _identities(self) -> None:
        """The ids of the findings of each rule."""
        rows: list[tuple[int, int, str]] = []
        known: dict[tuple[int, int], list[tuple[int, Callable[[str], str]]]] = {}
        asked = f"SELECT q.q, q.j, q.cell, {self.groups.subject('q.')} FROM questions q"
        for q, j, cell, subject in self.base.rows(asked):
            asking = known.get((j, cell))
            if asking is None:
                attribute, held = self.known.cells[cell]
                names = (identities(rule.id, attribute, held) for rule in self.judged[j].rules)
                asking = known[j, cell] = list(enumerate(names))
            rows += [(q, place, name(subject)) for place, name in asking]
        self.base.upload("found", {"q": "INT", "rule": "INT", "id": "VARCHAR"}, rows)

    def _told(self, j: int, claims: Sequence[tuple[int, int, int]]) -> _Told:
        """What a rule finds of some claims."""
        assert self._judge is not None
        if len(claims) == 2 and (told := self._told_of_two(j, claims)) is not None:
            return told
        facts = []
        for place, (_, lit, src) in enumerate(claims):
            one = self.known.literals[lit]
            source, origins = self._sources[src]
            facts.append(
                Fact(str(place), source, SUBJECT, one.attribute, one.value, _NOWHERE, origins)
            )
        finding = self._judge.answer(self.judged[j].rules[0], facts)
        sides: dict[tuple[int, int], int] = {}
        for number, position in enumerate(finding.answer.positions, 1):
            for fact in position.facts:
                side, lit, _ = claims[int(fact.id)]
                sides[side, lit] = number
        answer = finding.answer
        gap = gap_text(answer.gap) if answer.gap else ""
        return _Told(answer.message, gap, finding.hint, sides)

    def _told_of_two(self, j: int, claims: Sequence[tuple[int, int, int]]) -> _Told | None:
        """The same of two claims in plain numbers, if nothing else may be found of them."""
        assert self._judge is not None
        first, then = claims
        one, other = self.known.literals[first[1]], self.known.literals[then[1]]
        begins, ends = one.ends, other.ends
        if begins is None or ends is None or one.attribute != other.attribute:
            return None
        said = one.text, other.text
        if begins.lo * ends.over > ends.lo * begins.over:
            begins, ends, said, first, then = ends, begins, said[::-1], then, first
        rule = self.judged[j].rules[0]
        found = self._judge.of_two(rule, one.attribute, said, (begins, ends))
        return found and _Told(*found, "", {first[:2]: 1, then[:2]: 2})

    def _texts(self) -> None:
        """What literals, sources, cells, rules and files are called."""
        known, upload = self.known, self.base.upload
        pair = {"number": "INT", "name": "VARCHAR"}
        values = self.base.rows("SELECT DISTINCT lit FROM listed")
        upload("values_told", pair, [(lit, known.literals[lit].text) for (lit,) in values])
        upload("sources_told", pair, list(enumerate(known.source_ids)))
        upload(
            "cells_told",
            {"cell": "INT", "attribute": "VARCHAR", "qualifiers": "VARCHAR"},
            [(n, name, told_qualifiers(held)) for n, (name, held) in enumerate(known.cells)],
        )
        upload(
            "rules_told",
            {"j": "INT", "rule": "INT", "name": "VARCHAR", "severity": "VARCHAR", "rank": "INT"},
            [
                (j, n, rule.id, rule.severity, rank_of(rule.severity))
                for j, one in enumerate(self.judged)
                for n, rule in enumerate(one.rules)
            ],
        )
        upload(
            "files_told",
            {"f": "INT", "name": "VARCHAR", "begins": "VARCHAR"},
            [(file.number, file.name, self._begins(file)) for file in self.groups.views.files],
        )
        self._keys()

    def _keys(self) -> None:
        """What names a row in the ids of its claims, where that is not its number."""
        views = self.groups.views
        some: list[str] = []
        odd: set[str | None] = set()
        for file in views.files:
            table = views.tables[file.table]
            if not table.key:
                continue
            raw = f"(SELECT DISTINCT n FROM listed WHERE f = {file.number}) l JOIN "
            raw += f"raw{file.number} r ON {views.is_row(file.number, 'l.n')}"
            for name in (f"r.{quoted(one)}" for one in table.key):
                asked = f"SELECT DISTINCT {name} FROM {raw} WHERE NOT "
                asked += f"regexp_full_match({name}, '{_SIMPLE}')"
                odd.update(said for (said,) in self.base.rows(asked))
            parts = [
                f"coalesce((SELECT name FROM names_told WHERE said = {name}), {name}, '')"
                for name in (f"r.{quoted(one)}" for one in table.key)
            ]
            key = " || '/' || ".join(parts)
            some.append(f"SELECT {file.number} AS f, l.n, {key} AS key FROM {raw}")
        self._keyed = bool(some)
        if some:
            columns = {"said": "VARCHAR", "name": "VARCHAR"}
            views.base.upload("names_told", columns, [(o, named(o)) for o in odd if o])
            self.base.execute(f"CREATE TABLE keys_told AS {' UNION ALL '.join(some)}")

    def _begins(self, file: File) -> str:
        """What the ids of all claims of a file begin with."""
        views = self.groups.views
        table = views.tables[file.table]
        alone = sum(one.table == file.table for one in views.files) == 1
        return f"{table.id}." if table.key or alone else f"{table.id}.{named(file.name)}/"

    # -- rows -----------------------------------------------------------------------------------

    def _order(
        self, columns: Sequence[str], findings: Sequence[Finding], told: Iterable[Sequence[Cell]]
    ) -> None:
        """The place of each finding among all, and the rows of those that were told."""
        for name in ("told", "told_rows", "quals_told", "quals_later", "positions"):
            self.base.execute(f"DROP TABLE IF EXISTS {name}")
        upload = self.base.upload
        told_of = {one.question.qualifiers for one in findings}
        held = sorted({*self.known.qualifiers, *self._qualifiers, *told_of})
        quals = {one: place for place, one in enumerate(held)}
        ranks = [(n, quals[one]) for one, n in self._qualifiers.items()]
        upload("quals_later", {"qual": "INT", "rank": "INT"}, ranks)
        upload(
            "quals_told",
            {"qual": "INT", "rank": "INT"},
            [(n, quals[one]) for n, one in enumerate(self.known.qualifiers)],
        )
        upload(
            "told",
            {"number": "INT", **_ORDER},
            [
                (n, *order_of(one)[:4], quals[one.question.qualifiers], one.rule.id)
                for n, one in enumerate(findings)
            ],
        )
        places = {one.id: n for n, one in enumerate(findings)}
        at = list(columns).index("finding")
        upload(
            "told_rows",
            {"number": "INT", "n": "INT", **{f"c{n}": "VARCHAR" for n in range(len(columns))}},
            [(places[str(row[at])], n, *_as_texts(row)) for n, row in enumerate(told)],
        )
        subject = self.groups.subject("q.")
        self.base.execute(
            "CREATE TABLE positions AS SELECT row_number() OVER (ORDER BY verdict, severity, "
            "attribute, subject, qual, rule, number DESC) AS at_, number, q, place FROM ("
            "SELECT verdict, severity, attribute, subject, qual, rule, number, NULL AS q, "
            "NULL AS place FROM told UNION ALL "
            "SELECT DISTINCT verdict, severity, attribute, subject, rank, rule, number, NULL, NULL "
            "FROM later_told JOIN quals_later USING (qual) UNION ALL "
            f"SELECT 0, r.rank, c.attribute, {subject}, o.rank, r.name, NULL, q.q, f.rule "
            "FROM questions q JOIN found f USING (q) JOIN rules_told r ON r.j = q.j AND "
            "r.rule = f.rule JOIN cells_told c USING (cell) JOIN quals_told o USING (qual)) x"
        )

    def _query(self, columns: Sequence[str]) -> str:
        """All rows in order."""
        same = " AND ".join(f"q.{name} = s.{name}" for name in self.groups.key)
        label, labels = "q.about", ""
        if self.groups.merged:
            label = "coalesce(s.label, substr(q.subj, strpos(q.subj, ':') + 1))"
            labels = (
                "LEFT JOIN (SELECT subj, min(label) AS label FROM subjects GROUP BY subj) s "
                f"ON {same}"
            )
        key, keys = "l.n", ""
        if self._keyed:
            key = "coalesce(k.key, CAST(l.n AS VARCHAR))"
            keys = "LEFT JOIN keys_told k ON k.f = l.f AND k.n = l.n"
        said = {
            "finding": "f.id",
            "rule": "r.name",
            "severity": "r.severity",
            "verdict": "'contradiction'",
            "relation": "'disjoint'",
            "subject": self.groups.subject("q."),
            "label": label,
            "attribute": "c.attribute",
            "qualifiers": "c.qualifiers",
            "message": "w.message",
            "gap": "w.gap",
            "hint": "w.hint",
            "side": "i.number",
            "fact": f"d.begins || {key} || '.' || a.attribute",
            "source": "o.name",
            "value": "v.name",
            "file": "d.name",
            "line": "l.n",
        }
        own = ", ".join(
            f"{said[name]} AS c{n}" if name in said else f"NULL AS c{n}"
            for n, name in enumerate(columns)
        )
        told = ", ".join(
            f"CAST(t.c{n} AS BIGINT)" if name in ("side", "line") else f"t.c{n}"
            for n, name in enumerate(columns)
        )
        kept = ", ".join(f"c{n}" for n, _ in enumerate(columns))
        names = ", ".join(
            f"c{n} AS {quoted(name)}"
            if name in ("side", "line")
            else f"nullif(c{n}, '') AS {quoted(name)}"
            for n, name in enumerate(columns)
        )
        return (
            f"SELECT {names} FROM (SELECT p.at_, l.side, l.f, l.n, l.k, {own} FROM positions p "
            "JOIN found f ON f.q = p.q AND f.rule = p.place "
            "JOIN questions q ON q.q = f.q "
            "JOIN rules_told r ON r.j = q.j AND r.rule = f.rule "
            "JOIN cells_told c ON c.cell = q.cell JOIN says y ON y.q = q.q "
            "JOIN said w ON w.said = y.said "
            f"{labels} JOIN listed l ON l.q = q.q "
            "LEFT JOIN sides i ON i.said = y.said AND i.side = l.side AND i.lit = l.lit "
            f"JOIN cells_told a ON a.cell = l.cell {keys} "
            "JOIN sources_told o ON o.number = l.src JOIN values_told v ON v.number = l.lit "
            "JOIN files_told d ON d.f = l.f UNION ALL "
            f"SELECT p.at_, 0 AS side, 0 AS f, t.n, 0 AS k, {told} FROM positions p "
            f"JOIN (SELECT number, n, {kept} FROM told_rows UNION ALL SELECT number, n, {kept} "
            f"FROM later_told) t USING (number)) x ORDER BY x.at_, {self._in_order('x')}"
        )


def _as_texts(row: Iterable[Cell]) -> Iterator[str | None]:
    """Cells as they are uploaded."""
    return (None if cell is None else str(cell) for cell in row)


def _claims_in(pattern: Iterable[int], many: int) -> tuple[tuple[int, int, int], ...]:
    """The different claims of a question: part of the question, literal, and source, or -1 where
    that does not bear on what is told of them; ``many`` are the sources."""
    found = []
    for one in dict.fromkeys(pattern):
        rest, side = divmod(one, 2)
        lit, src = divmod(rest, many)
        found.append((side, lit, src - 1))
    return tuple(found)
