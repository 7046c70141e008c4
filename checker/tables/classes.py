"""How groups of claims stand to what rules ask, in SQL.

What is asked of single groups is a column of classes of each; what is asked of several has a table
of its own, with a row for each question.
"""

from collections.abc import Sequence
from typing import Final, final

from checker.model.ranked import (
    AgainstReference,
    FromOrigins,
    InOrder,
    Inside,
    OfEach,
    Ranked,
    Together,
)
from checker.tables.adding import SumTables
from checker.tables.duck import text
from checker.tables.grouping import WIDTH, GroupTables, names_of
from checker.tables.judging import ASKED, Judged, ReckonedFormula, of
from checker.tables.names import named
from checker.tables.reckoning import class_of, pivoted, put_together

_MANY: Final = 4
"""So many different things that are asked have their classes kept."""


@final
class ClassTables:
    """The table ``groups``, with a column of classes ``c0`` and so on for what is asked of single
    groups, tables ``pairs1`` and so on for what is asked of two, ``reckoned0`` and so on for what
    is asked of results of formulas, with what is claimed, ``timed0`` and so on for what is asked
    of the claims of several times, and ``against0``, ``origins0`` and ``each0`` and so on for what
    is held against works of reference, comes from several origins, or is claimed of each subject
    of a type."""

    def __init__(self, groups: GroupTables) -> None:
        """Of groups that are made."""
        self.groups = groups
        self.base = groups.base
        self.key = groups.key
        self.known = groups.known
        self.judging = groups.judging
        self.wanted = groups.wanted
        self.alone = "g.alone"
        """Whether the claims of a group ``g`` stand alone, in SQL."""
        self.reckoned: dict[int, list[int]] = {}
        """The formulas whose results are held together with what is claimed, by what asks it."""
        self.timed: set[int] = set()
        """What is asked of claims that say of which time they speak."""
        self.may_ask = True
        """Whether there may be groups that ranks do not decide."""
        self.own: dict[int, str] = {}
        """What has a table of its own, and that."""
        self.sums = SumTables(groups)

    def make(self) -> None:
        """The classes of what is asked of single groups, and of two."""
        key = ", ".join(f"g.{name}" for name in self.key)
        must = "must"
        if self.wanted.stated:
            self.base.upload("stated", {"s": "VARCHAR"}, [(one,) for one in self.wanted.stated])
            must += f" OR {self.groups.subject()} IN (SELECT s FROM stated)"
        rows = [(line, one) for line, some in self.judging.about.items() for one in some]
        rows += self.sums.make()
        if rows:
            self.base.upload("looked_at", {"line": "INT", "s": "VARCHAR"}, sorted({*rows}))
            must += (
                f" OR (cells.line, {self.groups.subject()}) IN (SELECT (line, s) FROM looked_at)"
            )
        if self.groups.kinds > 1:
            self.base.execute(
                f"CREATE TABLE mixed AS SELECT {key}, line FROM grouped g JOIN cells ON "
                f"cells.cell = g.cell GROUP BY {key}, line HAVING min(kind) <> max(kind)"
            )
            must += f" OR (cells.line, {key}) IN (SELECT (line, {', '.join(self.key)}) FROM mixed)"
        timed = [
            str(place)
            for place, name in enumerate(self.known.ids)
            if self.known.attributes[name].times
        ]
        classes = []
        for number, one in enumerate(self.judging.judged):
            if not isinstance(one.ranked, Together | Inside):
                continue
            class_ = f"CAST({self._class(one)} AS TINYINT)"
            if self._timed(one):  # what is asked there is asked of all times together
                classes.append(f"{class_} AS at{number}")
                class_ = f"CASE WHEN attr NOT IN ({', '.join(timed)}) THEN {class_} END"
            classes.append(f"{class_} AS c{number}")
        added_up = f"(cells.attr, {key}) IN (SELECT (attr, subj) FROM totals)"
        added_up = added_up if self.sums.decided else "false"
        compared = ", ".join(
            str(place) for place, name in enumerate(self.known.ids) if self.judging.compares(name)
        )
        self.may_ask = (
            must != "must"
            or bool(self.groups.asked)
            or not self.known.ranked
            or not all(one.surely for one in self.judging.judged)
        )
        # looked at seldom, it is made anew each time
        seldom = must == "must" and len(self.judging.judged) < _MANY and not self.sums.decided
        seldom = seldom and all(
            isinstance(one.ranked, Together | Inside) for one in self.judging.judged
        )
        self.base.execute(
            f"CREATE {'VIEW' if seldom else 'TABLE'} groups AS SELECT *, "
            "coalesce(s1 <> s2, false) AS strong, "
            f"docs > 0 AND NOT (docs > 1 AND attr IN ({compared or '-1'})) AS alone "
            f"{''.join(', ' + one for one in classes)} "
            f"FROM (SELECT g.*, ({must}) AS asked, {added_up} AS added_up, line, part, "
            "attr, qual FROM grouped g JOIN cells ON cells.cell = g.cell) x"
        )
        for number, one in enumerate(self.judging.judged):
            if isinstance(one.ranked, InOrder):
                self._pairs(number, one.ranked)
            elif isinstance(one.ranked, AgainstReference):
                self._against(number, one.ranked)
            elif isinstance(one.ranked, FromOrigins):
                self._of_origins(number, one.ranked)
            elif isinstance(one.ranked, OfEach):
                self._of_each(number, one.ranked)
        for place, formula in enumerate(self.judging.formulas):
            self._reckoned(place, formula)
        if self.sums.decided:
            self.alone += (
                " AND NOT EXISTS (SELECT 1 FROM summed p WHERE p.subj = g.subj "
                "AND p.attr = g.attr AND p.qual = g.qual)"
            )
        for number, one in enumerate(self.judging.judged):
            if isinstance(one.ranked, Together | Inside) and self._timed(one):
                self._at_all_times(number, one.ranked, timed)
                self.timed.add(number)

    def _timed(self, one: Judged) -> bool:
        """Whether some of the claims that are asked of may say of which time they speak."""
        names = of(one.ranked, self.judging.linked)
        return any(self.known.attributes[name].times for name in names)

    def _at_all_times(self, number: int, ranked: Ranked, timed: Sequence[str]) -> None:
        """Questions of which the claims of each time are a group: they are answered as the worst of
        them is. Claims that nobody is held against at their time are in no question of `agree`."""
        key = ", ".join(self.key)
        stands = f"WHERE at{number} IS NOT NULL" if isinstance(ranked, Together) else ""
        self.base.execute(
            f"CREATE TABLE timed{number} AS SELECT {key}, line, part, attr, qual, max(at{number}) "
            f"AS c{number}, coalesce(min(s1) <> max(s2), false) AS strong "
            f"FROM (SELECT * FROM groups WHERE attr IN ({', '.join(timed)})) g {stands} "
            f"GROUP BY {key}, line, part, attr, qual"
        )

    def _class(self, one: Judged) -> str:
        """How one group stands to what is asked of it; nothing where nothing is asked."""
        ranked = one.ranked
        numbers = {name: place for place, name in enumerate(self.known.ids)}
        given = {formula.reckoned.gives for formula in self.judging.formulas}
        some = [name for name in of(ranked, self.judging.linked) if name not in given]
        own = ", ".join(str(numbers[name]) for name in some) or "-1"
        if isinstance(ranked, Together):
            apart = f"attr NOT IN ({own}){' OR added_up' if self.sums.decided else ''}"
            return f"CASE WHEN {apart} THEN NULL {self._together(ranked)}"
        assert isinstance(ranked, Inside)
        limit = self.known.limits.get(ranked)
        if limit is None:  # no table says anything of it
            return "NULL"
        return (
            f"CASE WHEN attr NOT IN ({own}) THEN NULL WHEN asked OR a_ranked < a_n THEN {ASKED} "
            f"WHEN a_lo > {limit.upper} OR a_hi < {limit.lower} THEN 3 "
            f"WHEN a_least >= {limit.lower} AND a_most <= {limit.upper} THEN 1 ELSE 2 END"
        )

    def _together(self, ranked: Together, least: int = 2) -> str:
        """The end of a CASE: how documents' claims stand to each other, ``least`` at least."""
        same = self._alike()
        unlike = f"WHEN ranked < docs THEN {ASKED} " if not self.known.ranked else ""
        return (
            f"WHEN asked THEN {ASKED} WHEN docs < {least} THEN NULL WHEN {same} THEN 0 {unlike}"
            f"WHEN {self._common()} THEN {self._how()} ELSE {3 if ranked.surely else ASKED} END"
        )

    def _alike(self, of: str = "") -> str:
        """Whether claims say the same, in SQL; ``of``: before the names of their numbers."""
        if self.known.is_crowded:
            ends = f"{of}least = {of}lo AND {of}most = {of}hi"
            if self.known.ranked:
                return ends
            many = f"{of}n" if of else "docs"
            unranked = f"{of}ranked = 0 AND {of}t1 = {of}t2"
            return f"({of}ranked = {many} AND {ends} OR {unranked})"
        return f"{of}narrow = {of}wide" if self.known.ranked else f"{of}t1 = {of}t2"

    def _common(self, of: str = "") -> str:
        """Whether claims have something in common, in SQL.

        Of ``narrow``, the lower rank is what the width goes into, rounded up; the rest is the
        upper.
        """
        if self.known.is_crowded:
            return f"{of}lo <= {of}hi"
        return f"{of}narrow <= {of}hi * {WIDTH} - {of}hi"

    def _how(self, of: str = "") -> str:
        """How claims fit that have something in common, in SQL: whether one of them allows no more
        than all of them do."""
        inside = f"({of}narrow + {of}hi) % {WIDTH} = 0"
        if self.known.is_crowded:
            inside = f"{of}thin = {of}hi - {of}lo"
        return f"CASE WHEN {inside} THEN 1 ELSE 2 END"

    def _own(self, number: int, name: str, select: str) -> None:
        """Make the table of what is asked of groups that are something apart."""
        self.own[number] = f"{name}{number}"
        self.base.execute(f"CREATE TABLE {name}{number} AS {select}")

    def _against(self, number: int, ranked: AgainstReference) -> None:
        """Documents' claims with those of works of reference: each with each."""
        places = {name: place for place, name in enumerate(self.known.ids)}
        some = ", ".join(str(places[name]) for name in of(ranked, self.judging.linked))
        same = self._alike("a_")
        never, otherwise = (3, 2) if ranked.surely else (ASKED, ASKED)
        apart = "lo > ref_hi OR ref_lo > hi" if self.groups.references else "false"
        held = f"attr IN ({some}) AND docs > 0 AND a_n > docs"
        self._own(
            number,
            "against",
            f"SELECT {', '.join(self.key)}, line, part, attr, qual, strong, "
            f"CAST(CASE WHEN asked THEN {ASKED} WHEN {same} THEN 0 "
            f"WHEN a_ranked < a_n THEN {ASKED} WHEN {apart} THEN {never} "
            f"WHEN {self._common('a_')} THEN {self._how('a_')} ELSE {otherwise} END AS TINYINT) "
            f"AS c{number} FROM groups WHERE {held}",
        )
        self.alone += f" AND NOT (g.attr IN ({some}) AND g.a_n > g.docs)"

    def _of_origins(self, number: int, ranked: FromOrigins) -> None:
        """Documents' claims that agree, if they come from so many origins."""
        place = self.known.ids.index(ranked.attribute)
        enough, joined = "g.strong", ""
        if ranked.origins > 2:
            same = " AND ".join(f"o.{name} = g.{name}" for name in self.key)
            key = ", ".join(self.key)
            joined = (
                f"JOIN (SELECT {key}, cell, count(DISTINCT {self.known.origin}) AS origins FROM "
                f"({self.groups.all()}) c WHERE NOT ref GROUP BY {key}, cell) o "
                f"ON {same} AND o.cell = g.cell"
            )
            enough = f"o.origins >= {ranked.origins}"
        agree = self._together(Together((), False), 1)
        columns = ", ".join(f"g.{name}" for name in (*self.key, "line", "part", "attr", "qual"))
        self._own(
            number,
            "origins",
            f"SELECT {columns}, strong, CAST(CASE WHEN NOT {enough} THEN {ASKED} {agree} "
            f"AS TINYINT) AS c{number} FROM groups g {joined} "
            f"WHERE attr = {place} AND docs > 0",
        )

    def _of_each(self, number: int, ranked: OfEach) -> None:
        """The subjects of a type of which a document says something."""
        place = self.known.ids.index(ranked.attribute)
        key = ", ".join(self.key)
        self._own(
            number,
            "each",
            f"SELECT {key}, line, part, attr, -1 AS qual, "
            "coalesce(min(s1) <> max(s2), false) AS strong, "
            f"CAST(max(CASE WHEN asked THEN {ASKED} ELSE 0 END) AS TINYINT) AS c{number} "
            f"FROM groups WHERE attr = {place} AND docs > 0 AND {self.is_a(ranked.type)} "
            f"GROUP BY {key}, line, part, attr",
        )

    def is_a(self, type_: str, of: str = "") -> str:
        """Whether a subject that no file declares is of a type, in SQL."""
        begins = named(type_) + ":"
        return f"substr({self.groups.subject(of)}, 1, {len(begins)}) = {text(begins)}"

    def _reckoned(self, place: int, formula: ReckonedFormula) -> None:
        """What follows from claims by a formula, held together with what is claimed."""
        what, key = formula.reckoned, ", ".join(self.key)
        numbers = {name: number for number, name in enumerate(self.known.ids)}
        line = self.judging.linked[what.gives]
        apart = ("lo", "hi") if self.known.is_crowded else ("term",)
        pivot = pivoted(what, self.known.ids, key, self.groups.all(), apart, self.known.origin)
        results = put_together(what, formula.ends, key, pivot, apart)
        self.base.execute(f"CREATE TABLE results{place} AS {results}")
        classes = []
        for number, one in enumerate(self.judging.judged):
            if isinstance(one.ranked, Together) and what.gives in of(
                one.ranked, self.judging.linked
            ):
                stated = f"(CASE {self._together(one.ranked)})"
                class_ = class_of(stated, ASKED, surely=one.ranked.surely)
                classes.append(f", CAST({class_} AS TINYINT) AS c{number}")
                self.reckoned.setdefault(number, []).append(place)
        same = " AND ".join(f"{{0}}.{name} = r.{name}" for name in self.key)
        columns = ", ".join(f"r.{name}" for name in self.key)
        must = "true" if self.groups.references else "m.must"
        self.base.execute(
            f"CREATE TABLE reckoned{place} AS SELECT {key}, qual, {line} AS line, -1 AS part, "
            f"{numbers[what.gives]} AS attr, nd, ns, coalesce(least(d1, s1) <> greatest(d2, s2), "
            f"false) AS strong{''.join(classes)} FROM (SELECT {columns}, r.qual, r.nd, r.bad, "
            f"r.dlo, r.dhi, r.size, r.same, r.d1, r.d2, r.slo, r.shi, {must} AS must, "
            f"coalesce(g.docs, 0) AS ns, g.docs, g.asked, g.s1, g.s2, "
            f"{', '.join(f'g.{name}' for name in names_of(self.groups.stats())[3:])} "
            f"FROM results{place} r JOIN (SELECT {key}, max(CASE WHEN asked THEN 1 ELSE 0 END) = 1 "
            f"AS must FROM groups WHERE line = {line} GROUP BY {key}) m ON {same.format('m')} "
            f"LEFT JOIN groups g ON {same.format('g')} AND g.qual = r.qual "
            f"AND g.attr = {numbers[what.gives]}) x"
        )
        side = " AND ".join(f"p.{name} = g.{name}" for name in self.key)
        self.alone += (
            f" AND NOT (g.line = {line} AND EXISTS (SELECT 1 FROM reckoned{place} p WHERE {side} "
            "AND p.qual = g.qual AND p.nd > 0 AND p.nd + p.ns > 1))"
        )

    def _pairs(self, number: int, ranked: InOrder) -> None:
        """The groups about the one attribute with those about the other that they are held
        against: under the same qualifiers, or without any."""
        places = {name: place for place, name in enumerate(self.known.ids)}
        plain = self.known.qualifiers.index(()) if () in self.known.qualifiers else -1
        same = " AND ".join(f"a.{name} = b.{name}" for name in self.key)
        key = ", ".join(f"a.{name}" for name in self.key)
        never = ">=" if ranked.strict else ">"
        surely = "<" if ranked.strict else "<="
        # where there is one group at most to be held against, nothing is put together
        lone = sum(name == ranked.then for name, _ in self.known.cells) == 1
        grouped = f" GROUP BY {key}, a.cell, a.attr, a.qual, a.line, a.part HAVING"
        least, most, some = ("", "", "") if lone else ("min", "max", "bool_or")
        self.base.execute(
            f"CREATE TABLE pairs{number} AS SELECT {key}, a.cell, a.attr, a.qual, a.line, a.part, "
            f"coalesce(least({least}(a.s1), {least}(b.s1)) <> "
            f"greatest({most}(a.s2), {most}(b.s2)), false) AS strong, "
            f"CAST(CASE WHEN {some}(a.asked OR b.asked OR a.a_ranked < a.a_n OR "
            f"b.a_ranked < b.a_n) THEN {ASKED} "
            f"WHEN {most}(a.a_lo) {never} {least}(b.a_hi) THEN 3 "
            f"WHEN {most}(a.a_most) {surely} {least}(b.a_least) THEN 1 ELSE 2 END AS TINYINT) "
            f"AS c{number} FROM groups a JOIN groups b ON {same} AND "
            f"(a.qual = b.qual OR b.qual = {plain}) "
            f"WHERE a.attr = {places[ranked.first]} AND b.attr = {places[ranked.then]}"
            f"{' AND' if lone else grouped} {most}(a.docs) + {most}(b.docs) > 0"
        )
        side = " AND ".join(f"p.{name} = g.{name}" for name in self.key)
        paired = f"EXISTS (SELECT 1 FROM pairs{number} p WHERE {side} AND"
        for attr, meets in (
            (ranked.first, "p.cell = g.cell"),
            (ranked.then, f"(p.qual = g.qual OR g.qual = {plain})"),
        ):
            self.alone += f" AND NOT (g.attr = {places[attr]} AND {paired} {meets}))"
