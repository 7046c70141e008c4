"""How claims that say of which time they speak stand to what rules ask, in SQL.

Of a question (a subject, an attribute, the qualifiers that are no time) the claims are put together
in isles of those whose times may meet (:mod:`checker.tables.isles`). What fits within each isle
fits; what does not is known where the isle is of one time, and else is asked.
"""

from typing import Final, final

from checker.model.ranked import AgainstReference, Among, InOrder
from checker.tables.fit import alike, common, how, put_together
from checker.tables.grouping import GroupTables, names_of
from checker.tables.isles import isles, same
from checker.tables.judging import ASKED
from checker.tables.times import SPANS

_UNCLEAR: Final = ASKED + 1
"""The class of pairs that need not be in order, where it is not known whether they meet."""

MET: Final = "m_"
"""Before the names of numbers of all documents' claims whose times may meet."""


@final
class DatedTables:
    """The table ``spans`` of the times of cells; ``met``: of claims whose times may meet those of
    other cells the numbers of all of them, and how many cells these are, and one of them."""

    def __init__(self, groups: GroupTables) -> None:
        """Of groups that are made."""
        self.groups = groups
        self.base = groups.base
        self.key = groups.key
        self.known = groups.known
        self.question = (*self.key, "attr", "qual")
        self.places = {name: place for place, name in enumerate(self.known.ids)}
        self.meet = False
        """Whether some cells meet others."""

    def make(self) -> None:
        """The two tables; nothing, where no claim speaks of a time."""
        if not self.known.times:
            return
        spans = [(number, *one[:4]) for number, one in enumerate(self.known.spans)]
        self.base.upload("spans", SPANS, spans)
        compared = [place for name, place in self.places.items() if name not in self.groups.asked]
        self.meet = any(one.broad for one in self.known.spans) and bool(compared)
        if not self.meet:
            return
        key = ", ".join(f"g.{name}" for name in self.key)
        rows = (
            f"SELECT {key}, attr, qual, s.*, {self._documents()} FROM grouped g JOIN cells c "
            "ON c.cell = g.cell JOIN spans s ON s.cell = g.cell WHERE docs > 0 AND "
            f"attr IN ({', '.join(map(str, compared))})"
        )
        listed = ", ".join(self.question)
        among = (
            f"SELECT r.* FROM ({rows}) r JOIN (SELECT DISTINCT {listed} FROM ({rows}) r "
            f"WHERE broad) b ON {same('r', 'b', self.question)}"
        )
        self.base.execute(f"CREATE TABLE isles AS {isles(among, self.question)}")
        by = (*self.question, "isle")
        names = [f"{MET}{name}" for name in names_of(self.groups.stats())]
        self.base.execute(
            f"CREATE TABLE met AS SELECT {', '.join(f'i.{name}' for name in self.key)}, i.cell, "
            f"m.m_cells, m.m_cell, {', '.join(f'm.{name}' for name in names)} "
            f"FROM isles i JOIN (SELECT {', '.join(by)}, count(*) AS m_cells, min(cell) AS m_cell, "
            f"{put_together(self.groups.stats(), MET)} FROM isles GROUP BY {', '.join(by)} "
            f"HAVING count(*) > 1) m ON {same('i', 'm', by)}"
        )

    def _documents(self) -> str:
        """The numbers of documents' claims."""
        names = names_of(self.groups.stats())
        return ", ".join(f"{'docs' if name == 'n' else name} AS {MET}{name}" for name in names)

    def with_met(self) -> tuple[str, str]:
        """More columns of groups ``g``, and what is joined to them for that."""
        if not self.meet:
            return "", ""
        columns = [
            f"coalesce({MET}{name}, {'docs' if name == 'n' else name}) AS {MET}{name}"
            for name in names_of(self.groups.stats())
        ]
        columns += ["coalesce(m_cells, 1) AS m_cells", "coalesce(m_cell, g.cell) AS m_cell"]
        on = f"{same('m', 'g', self.key)} AND m.cell = g.cell"
        return f", {', '.join(columns)}", f" LEFT JOIN met m ON {on}"

    # -- works of reference ---------------------------------------------------------------------

    def against(self, number: int, ranked: AgainstReference) -> str:
        """The questions of claims that are held against those of works of reference whose times may
        meet theirs; table ``referred0`` and so on has the groups that are in one."""
        some = ", ".join(str(self.places[name]) for name in self.known.dated(ranked))
        rows = (
            "SELECT g.*, s.since, s.till, s.same, CASE WHEN docs > 0 THEN s.since END AS d_since, "
            "CASE WHEN docs > 0 THEN s.till END AS d_till, CASE WHEN a_n > docs THEN s.since END "
            "AS r_since, CASE WHEN a_n > docs THEN s.till END AS r_till FROM groups g "
            f"JOIN spans s ON s.cell = g.cell WHERE attr IN ({some})"
        )
        within = f"PARTITION BY {', '.join(self.question)} ORDER BY since, cell ROWS BETWEEN"
        sides = ", ".join(
            f"max({side}_till) OVER ({within} UNBOUNDED PRECEDING AND 1 PRECEDING) AS {side}_before"
            f", min({side}_since) OVER ({within} 1 FOLLOWING AND UNBOUNDED FOLLOWING) "
            f"AS {side}_behind"
            for side in "dr"
        )
        meets = "({0}_since IS NOT NULL OR {0}_before > since OR {0}_behind < till)"
        self.base.execute(
            f"CREATE TABLE referred{number} AS SELECT * FROM (SELECT *, {sides} FROM "
            f"({isles(rows, self.question)}) r) r WHERE (docs > 0 AND {meets.format('r')}) OR "
            f"(a_n > docs AND {meets.format('d')})"
        )
        known = self.known
        put = put_together(self.groups.stats(), "a_")
        put += ", bool_or(asked) AS asked, min(s1) AS s1, max(s2) AS s2"
        never, otherwise = (3, 2) if ranked.surely else (ASKED, ASKED)
        apart = "max(lo) > min(ref_hi) OR max(ref_lo) > min(hi)"
        apart = apart if self.groups.references else "false"
        unit = ", ".join((*self.key, "line", "part", "attr", "qual"))
        by_isle = (
            f"SELECT {unit}, {put}, CASE WHEN {apart} THEN CASE WHEN "
            f"min(same) = max(same) THEN {never} ELSE {ASKED} END END AS apart "
            f"FROM referred{number} GROUP BY {unit}, isle"
        )
        return (
            f"SELECT {unit}, coalesce(s1 <> s2, false) AS strong, "
            f"CAST(CASE WHEN asked THEN {ASKED} WHEN {alike(known, 'a_')} THEN 0 "
            f"WHEN a_ranked < a_n THEN {ASKED} WHEN never THEN 3 WHEN doubt THEN {ASKED} "
            f"WHEN {common(known, 'a_')} THEN {how(known, 'a_')} ELSE {otherwise} END AS TINYINT) "
            f"AS c{number} "
            f"FROM (SELECT {unit}, {put}, bool_or(apart = 3) AS never, "
            f"bool_or(apart = {ASKED}) AS doubt FROM ({by_isle}) i GROUP BY {unit}) q"
        )

    # -- order ----------------------------------------------------------------------------------

    def in_order(self, number: int, ranked: InOrder) -> str:
        """The questions of claims about the one attribute with those about the other that they are
        held against: under the same qualifiers where their times may meet, or without any.
        """
        first, then = (self.places[name] for name in (ranked.first, ranked.then))
        never = ">=" if ranked.strict else ">"
        surely = "<" if ranked.strict else "<="
        plain = self.plain(ranked)
        question = (*self.key, "qual")
        by = ", ".join(question)
        one, other = f"CASE WHEN attr = {first} THEN", f"CASE WHEN attr = {then} THEN"
        rows = (
            "SELECT g.*, s.since, s.till, s.same FROM groups g JOIN spans s ON s.cell = g.cell "
            f"WHERE attr = {first} OR (attr = {then} AND g.cell <> {plain})"
        )
        self.base.execute(
            f"CREATE TABLE sides{number} AS SELECT {by}, min(line) AS line, min(part) AS part, "
            f"min(same) = max(same) AS at_once, max({one} 1 END) AS asks, "
            f"max({other} 1 END) AS answers, max({one} a_lo END) AS lo, "
            f"max({one} a_most END) AS most, min({other} a_hi END) AS hi, "
            f"min({other} a_least END) AS least, bool_or(asked OR a_ranked < a_n) AS unsure, "
            "max(docs) AS docs, min(s1) AS s1, max(s2) AS s2 "
            f"FROM ({isles(rows, question)}) r GROUP BY {by}, isle"
        )
        asking = (
            f"SELECT {by}, min(line) AS line, min(part) AS part, max(lo) AS lo, max(most) AS most "
            f"FROM sides{number} WHERE asks = 1 GROUP BY {by}"
        )
        always = (
            f"SELECT {', '.join(f'q.{name}' for name in question)}, q.line, q.part, "
            "true AS at_once, 1 AS asks, 1 AS answers, q.lo, q.most, g.a_hi AS hi, "
            "g.a_least AS least, (g.asked OR g.a_ranked < g.a_n) AS unsure, g.docs, g.s1, g.s2 "
            f"FROM ({asking}) q JOIN groups g ON {same('g', 'q', self.key)} AND g.cell = {plain}"
        )
        both = "asks = 1 AND answers = 1"
        fits = (
            f"CASE WHEN {both} THEN CASE WHEN lo {never} hi THEN "
            f"CASE WHEN at_once THEN 3 ELSE {ASKED} END WHEN most {surely} least THEN 1 "
            f"WHEN at_once THEN 2 ELSE {_UNCLEAR} END END"
        )
        return (
            f"SELECT {by}, {first} AS attr, line, part, coalesce(s1 <> s2, false) AS strong, "
            f"CAST(CASE WHEN unsure THEN {ASKED} WHEN never THEN 3 WHEN doubt THEN {ASKED} "
            f"WHEN perhaps THEN 2 WHEN unclear THEN {ASKED} ELSE 1 END AS TINYINT) AS c{number} "
            f"FROM (SELECT {by}, min(line) AS line, min(part) AS part, max(docs) AS docs, "
            f"min(s1) AS s1, max(s2) AS s2, bool_or(unsure) AS unsure, bool_or({both}) AS bears, "
            f"bool_or(fits = 3) AS never, bool_or(fits = {ASKED}) AS doubt, "
            f"bool_or(fits = 2) AS perhaps, bool_or(fits = {_UNCLEAR}) AS unclear "
            f"FROM (SELECT *, {fits} AS fits FROM (SELECT * FROM sides{number} UNION ALL {always}) "
            f"s) f GROUP BY {by}) q WHERE bears AND docs > 0"
        )

    def plain(self, ranked: InOrder | Among) -> int:
        """The cell of claims about the other attribute that hold whenever, or -1."""
        cell = ranked.then, ()
        return self.known.cells.index(cell) if cell in self.known.cells else -1
