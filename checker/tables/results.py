"""Results of formulas, held against what is claimed, in SQL: an engine reckons them, and says how
they stand to what rules ask.

What follows from the claims of each source (:mod:`checker.tables.reckoning`) is put together by
what it holds for, and stands beside the claims of that cell. What is in doubt is asked: a result
of which anything is out of the ordinary, one whose time may meet that of others, and one near what
it is held against.
"""

from collections.abc import Callable, Iterator
from typing import Final, final

from checker.model.ranked import AllAtOnce, InOrder, Inside, Ranked, Together
from checker.tables.about import of
from checker.tables.concluded import ReckonedFormula
from checker.tables.dated import DatedTables
from checker.tables.grouping import GroupTables, names_of
from checker.tables.isles import isles, same
from checker.tables.judging import ASKED, Judged
from checker.tables.reckoning import (
    class_of,
    ends_of,
    followed,
    in_order,
    inside,
    number_class,
    number_inside,
    numbers_in_order,
    pivoted,
    put_together,
    told_apart,
)

RESULTS: Final = "reckoned"
"""What the names of tables begin with that are made here for questions."""


@final
class ResultTables:
    """Tables ``reckoned0`` and so on: by subject and cell the ``nd`` results of a formula, with the
    claims of that cell; and of what is asked of several of them at once, a table for each."""

    def __init__(
        self, groups: GroupTables, dated: DatedTables, together: Callable[[Together], str]
    ) -> None:
        """Of groups that are made; ``together``: how documents' claims of a group stand to each
        other, as the end of a CASE."""
        self.groups = groups
        self.base = groups.base
        self.key = groups.key
        self.known = groups.known
        self.judging = groups.judging
        self.dated = dated
        self.tables: dict[int, list[str]] = {}
        """Where the answers stand of what is asked of results, by its number."""
        self._together = together
        self._places = {name: place for place, name in enumerate(self.known.ids)}
        self._apart: list[list[str]] = []
        """Of each formula the columns that tell what it follows from."""

    def make(self) -> Iterator[str]:
        """Reckon; conditions under which claims of a group ``g`` do not stand alone, in SQL."""
        for place, formula in enumerate(self.judging.formulas):
            self._reckon(place, formula)
            yield from self._hold(place, formula)

    # -- results --------------------------------------------------------------------------------

    def _reckon(self, place: int, formula: ReckonedFormula) -> None:
        """The table ``follows0`` and so on of what each source's claims come to; and ``results0``,
        of what those of all do."""
        what, key = formula.reckoned, ", ".join(self.key)
        before = {
            other.reckoned.gives: number
            for number, other in enumerate(self.judging.formulas[:place])
            if other.reckoned.gives in what.operands
        }
        ends = ends_of(what, before)
        assert ends is not None  # no longer than where all of them are concluded
        apart, claims = self._claims(before)
        pivot = pivoted(what, self.known.ids, key, claims, apart, before)
        follows = followed(what, ends, pivot, before)
        if any(what.gives in other.reckoned.operands for other in self.judging.formulas):
            self.base.execute(f"CREATE TABLE follows{place} AS {follows}")
            follows = f"SELECT * FROM follows{place}"
        results = put_together(what, key, follows, apart)
        self.base.execute(f"CREATE TABLE results{place} AS {results}")
        self._apart.append(told_apart(what, apart))

    def _claims(self, before: dict[str, int]) -> tuple[list[str], str]:
        """All claims, and what formulas ``before`` concluded of some attributes; the columns that
        tell one from another."""
        key = ", ".join(self.key)
        own = ["lo", "hi"] if self.known.is_crowded else ["term"]
        claims = f"({self.groups.all()}) c JOIN cells ON cells.cell = c.cell"
        columns = f"{key}, held, src, {self.known.origin} AS origin, attr, dlo, dhi"
        if not before:
            return own, f"SELECT {columns}, {', '.join(own)} FROM {claims}"
        most = max(len(self._apart[number]) for number in before.values())
        apart = [*own, *(f"i{one}" for one in range(most))]
        nothing = "CAST(NULL AS BIGINT)"

        def told(names: list[str]) -> str:
            some = [*names, *[nothing] * (len(apart) - len(names))]
            pairs = zip(some, apart, strict=True)
            return ", ".join(f"CAST({one} AS BIGINT) AS {name}" for one, name in pairs)

        each = [f"SELECT {columns}, CAST(NULL AS DOUBLE) AS size, {told(own)} FROM {claims}"]
        each += [
            f"SELECT {key}, held, src, origin, {self._places[name]} AS attr, CASE WHEN reckoned "
            f"THEN dlo END AS dlo, CASE WHEN reckoned THEN dhi END AS dhi, size, "
            f"{told([*[nothing] * len(own), *self._apart[number]])} FROM follows{number} "
            "WHERE stands"
            for name, number in before.items()
        ]
        return apart, " UNION ALL ".join(each)

    # -- questions ------------------------------------------------------------------------------

    def _hold(self, place: int, formula: ReckonedFormula) -> Iterator[str]:
        """What is asked of results, with what is claimed; when claims do not stand alone."""
        gives = formula.reckoned.gives
        asked = [
            (number, one)
            for number, one in enumerate(self.judging.judged)
            if gives in of(one.ranked, self.judging.linked)
            and not isinstance(one.ranked, AllAtOnce)
        ]
        of_cells = [(number, one) for number, one in asked if not isinstance(one.ranked, InOrder)]
        timed = any(self.known.times.get(cell) for cell in self.known.cells if cell[0] == gives)
        self._cells(place, formula, of_cells, "at" if timed else "c")
        for number, _ in of_cells:
            name = f"{RESULTS}{place}"
            if timed:  # what is asked there is asked of all times together
                name = f"{RESULTS}{place}n{number}"
                self._at_all_times(name, place, number)
            self.tables.setdefault(number, []).append(name)
        here = same("p", "g", self.key)
        roots = ", ".join(str(self._places[name]) for name in formula.roots | {gives})
        if self.judging.compares(gives):
            yield (
                f"g.attr IN ({roots}) AND EXISTS (SELECT 1 FROM {RESULTS}{place} p WHERE {here} "
                "AND p.held = g.held AND p.nd > 0 AND p.nd + p.ns > 1)"
            )
        for number, one in asked:
            if isinstance(one.ranked, InOrder):
                yield from self._order(place, formula, number, one.ranked)

    def _cells(
        self,
        place: int,
        formula: ReckonedFormula,
        asked: list[tuple[int, Judged]],
        called: str,
    ) -> None:
        """The results and claims of each cell, and how they stand to what is asked of them."""
        gives, base = formula.reckoned.gives, self.base
        line = self.judging.linked[gives]
        on, key = same("{0}", "r", self.key), ", ".join(f"r.{name}" for name in self.key)
        stats = names_of(self.groups.stats())
        unsure = "asked OR a_n > docs"  # works of reference
        if formula.reckoned.counts and self.known.is_crowded:  # the engine reads numbers roughly
            unsure = "true"
        columns = ", ".join((*stats[3:], *(f"a_{name}" for name in stats)))
        rows = (
            f"SELECT {key}, c.cell, c.qual, c.held, r.nd, r.bad, r.dlo, r.dhi, r.dleast, r.dmost, "
            f"r.slim, r.size, r.same AS of_one, r.d1, r.d2, r.slo, r.shi, "
            f"(m.must OR c.must) AS must, "
            f"coalesce(g.docs, 0) AS ns, g.docs, g.asked, g.s1, g.s2, {columns} "
            f"FROM results{place} r JOIN cells c ON c.held = r.held AND "
            f"c.attr = {self._places[gives]} JOIN (SELECT {', '.join(self.key)}, "
            f"max(CASE WHEN {unsure} THEN 1 ELSE 0 END) = 1 AS must "
            f"FROM groups WHERE line = {line} GROUP BY {', '.join(self.key)}) m "
            f"ON {on.format('m')} LEFT JOIN groups g ON {on.format('g')} AND g.cell = c.cell"
        )
        near = "1"
        if self.dated.meet:
            question = (*self.key, "qual")
            spans = f"SELECT r.*, s.since, s.till FROM ({rows}) r JOIN spans s ON s.cell = r.cell"
            rows = isles(spans, question)
            near = f"count(*) OVER (PARTITION BY {', '.join(question)}, isle)"
        classes = [
            f", CAST({self._class(formula, one.ranked)} AS TINYINT) AS {called}{number}"
            for number, one in asked
        ]
        base.execute(
            f"CREATE TABLE {RESULTS}{place} AS SELECT {', '.join(self.key)}, cell, qual, held, "
            f"{line} AS line, -1 AS part, {self._places[gives]} AS attr, nd, ns, bad, must, dlo, "
            "dhi, dleast, dmost, size, d1, d2, least(d1, s1) AS o1, greatest(d2, s2) AS o2, "
            f"coalesce(least(d1, s1) <> greatest(d2, s2), false) AS strong{''.join(classes)} "
            f"FROM (SELECT *, {near} AS near FROM ({rows}) r) x"
        )

    def _class(self, formula: ReckonedFormula, ranked: Ranked) -> str:
        """How the results and claims of a cell stand to what is asked of them."""
        if isinstance(ranked, Together):
            stated = f"(CASE {self._together(ranked)})"
            held = number_class if formula.reckoned.counts else class_of
            fits = held(stated, ASKED, surely=ranked.surely)
            return f"CASE WHEN near > 1 THEN {ASKED} ELSE {fits} END" if self.dated.meet else fits
        assert isinstance(ranked, Inside)
        limits = self.known.limits.get(ranked)
        if limits is None:  # no table says anything
            return "NULL"
        stated = (
            f"CASE WHEN ns = 0 THEN 0 WHEN a_ranked < a_n THEN {ASKED} "
            f"WHEN a_lo > {limits.upper} OR a_hi < {limits.lower} THEN 3 "
            f"WHEN a_least >= {limits.lower} AND a_most <= {limits.upper} THEN 1 ELSE 2 END"
        )
        result = inside(ranked.span, ASKED, signed=formula.reckoned.signed)
        if formula.reckoned.counts:
            result = number_inside(ranked.span)
        return (
            f"CASE WHEN must OR bad = 1 THEN {ASKED} "
            f"ELSE greatest({stated}, CASE WHEN nd = 0 THEN 0 ELSE {result} END) END"
        )

    def _at_all_times(self, name: str, place: int, number: int) -> None:
        """Questions of which the cells of each time are a part: they are answered as the worst of
        them is. Claims that nobody is held against at their time are in no question of `agree`."""
        unit = ", ".join((*self.key, "line", "part", "attr", "qual"))
        self.base.execute(
            f"CREATE TABLE {name} AS SELECT {unit}, max(at{number}) AS c{number}, "
            f"coalesce(min(o1) <> max(o2), false) AS strong FROM {RESULTS}{place} "
            f"WHERE at{number} IS NOT NULL GROUP BY {unit}"
        )

    # -- order ----------------------------------------------------------------------------------

    def _order(
        self, place: int, formula: ReckonedFormula, number: int, ranked: InOrder
    ) -> Iterator[str]:
        """Results with claims about another attribute that they are held against, and with those
        about their own; when claims do not stand alone."""
        gives = formula.reckoned.gives
        first, then = self._places[ranked.first], self._places[ranked.then]
        other = then if ranked.first == gives else first
        key, question = ", ".join(self.key), ", ".join((*self.key, "qual"))
        self.base.execute(
            f"CREATE TABLE others{number} AS SELECT {key}, cells.cell, qual, max(dlo) AS lo, "
            "min(dhi) AS hi, min(dlo) AS least, max(dhi) AS most, count(*) AS n, "
            f"count(dlo) AS known FROM ({self.groups.all()}) c JOIN cells ON cells.cell = c.cell "
            f"WHERE attr = {other} GROUP BY {key}, cells.cell, qual"
        )
        results = ("d.dlo", "d.dmost") if ranked.first == gives else ("d.dhi", "d.dleast")
        claims = ("o.hi", "o.least") if ranked.first == gives else ("o.lo", "o.most")
        sides = (results, claims) if ranked.first == gives else (claims, results)
        fits = in_order(*sides, "d.size", ASKED)
        if formula.reckoned.counts:
            fits = numbers_in_order(*sides, strict=ranked.strict)
        spans, timed = "", f"CASE WHEN unsure THEN {ASKED} ELSE fits END"
        at_once = "true"
        if self.known.times:
            spans = (
                " JOIN spans a ON a.cell = d.cell JOIN spans b ON b.cell = o.cell "
                "AND a.since < b.till AND b.since < a.till"
            )
            at_once = "a.same = b.same"
            timed = f"CASE WHEN unsure OR fits <> 1 AND NOT at_once THEN {ASKED} ELSE fits END"
        listed = ", ".join(f"d.{name}" for name in (*self.key, "qual"))
        held = (
            f"SELECT {question}, {timed} AS c FROM (SELECT {listed}, {at_once} AS at_once, "
            "(d.must OR d.bad = 1 OR o.known < o.n) AS unsure, "
            f"{fits} AS fits FROM {RESULTS}{place} d "
            f"JOIN others{number} o ON {same('o', 'd', (*self.key, 'qual'))}{spans} "
            "WHERE d.nd > 0) x"
        )
        stated = f"dated{number}" if self.known.dated(ranked) else f"pairs{number}"
        name = f"{RESULTS}_order{number}"
        line = self.judging.linked[gives]
        self.base.execute(
            f"CREATE TABLE {name} AS SELECT {', '.join(f'q.{one}' for one in self.key)}, q.qual, "
            f"{line} AS line, -1 AS part, {first} AS attr, q.c{number}, "
            "coalesce(s.s1 <> s.s2, false) AS strong FROM "
            f"(SELECT {question}, CAST(max(c) AS TINYINT) AS c{number} FROM (SELECT {question}, "
            f"c{number} AS c FROM {stated} UNION ALL {held}) x GROUP BY {question}) q JOIN "
            f"(SELECT {question}, min(s1) AS s1, max(s2) AS s2 FROM (SELECT {question}, s1, s2 "
            f"FROM groups WHERE attr IN ({first}, {then}) AND docs > 0 UNION ALL "
            f"SELECT {question}, d1 AS s1, d2 AS s2 FROM {RESULTS}{place} WHERE nd > 0) y "
            f"GROUP BY {question}) s ON {same('s', 'q', (*self.key, 'qual'))}"
        )
        self.tables[number] = [name]
        here = same("p", "g", self.key)
        yield (
            f"g.attr IN ({first}, {then}) AND EXISTS (SELECT 1 FROM {name} p WHERE {here} "
            "AND p.qual = g.qual)"
        )
        roots = ", ".join(str(self._places[one]) for one in formula.roots)
        yield (
            f"g.attr IN ({roots}) AND EXISTS (SELECT 1 FROM {name} p JOIN {RESULTS}{place} d ON "
            f"{same('p', 'd', (*self.key, 'qual'))} WHERE {here} AND d.held = g.held AND d.nd > 0)"
        )
