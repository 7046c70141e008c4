"""How groups of claims stand to what rules ask, in SQL.

What is asked of single groups is a column of classes of each; what is asked of several has a table
of its own, with a row for each question.
"""

from collections.abc import Sequence
from typing import Final, final

from checker.model.ranked import (
    AgainstReference,
    AllAtOnce,
    Among,
    AmongThose,
    FromOrigins,
    InOrder,
    Inside,
    NeverGoesBack,
    OfEach,
    OfNearestWhole,
    OneAtATime,
    OneEach,
    Ranked,
    Together,
)
from checker.tables.about import of
from checker.tables.above import WholeTables
from checker.tables.adding import SumTables
from checker.tables.along import AlongTables
from checker.tables.among import fit_of, make_among
from checker.tables.dated import MET, DatedTables
from checker.tables.dated_lists import make_dated_among, make_dated_lists
from checker.tables.duck import text
from checker.tables.fit import alike, common, how
from checker.tables.grouping import GroupTables
from checker.tables.jointly import JointTables
from checker.tables.judging import ASKED, Judged
from checker.tables.names import named
from checker.tables.results import ResultTables
from checker.tables.shared import compared_with, make_shared
from checker.tables.spread import SpreadTables

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
        self.timed: set[int] = set()
        """What is asked of claims that say of which time they speak."""
        self.may_ask = True
        """Whether there may be groups that ranks do not decide."""
        self.own: dict[int, str] = {}
        """What has a table of its own, and that."""
        self._held: dict[tuple[str, ...], list[str]] = {}
        """By what tells which groups of a subject they are, what is held against others."""
        self._referred: set[str] = set()
        """The attributes of which claims are held against those of works of reference."""
        self.sums = SumTables(groups)
        self.wholes = WholeTables(groups)
        self.spreads = SpreadTables(groups, self.wholes)
        self.dated = DatedTables(groups)
        self.results = ResultTables(groups, self.dated, self._together)
        self.along = AlongTables(groups)
        self.joint = JointTables(groups)

    def make(self) -> None:
        """The classes of what is asked of single groups, and of two."""
        self.dated.make()
        key = ", ".join(f"g.{name}" for name in self.key)
        must, subject = "must", self.groups.subject("g.")
        if self.wanted.stated:
            self.base.upload("stated", {"s": "VARCHAR"}, [(one,) for one in self.wanted.stated])
            must += f" OR {subject} IN (SELECT s FROM stated)"
        rows = [(line, one) for line, some in self.judging.about.items() for one in some]
        rows += self.sums.make()
        if rows:
            self.base.upload("looked_at", {"line": "INT", "s": "VARCHAR"}, sorted({*rows}))
            must += f" OR (cells.line, {subject}) IN (SELECT (line, s) FROM looked_at)"
        if self.groups.kinds > 1:
            self.base.execute(f"CREATE TABLE mixed AS {self._mixed()}")
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
        of_met, with_met = self.dated.with_met()
        many = f"{MET}n" if of_met else "docs"
        self.may_ask = (
            must != "must"
            or bool(of_met)
            or self.groups.odd_times
            or bool(self.groups.asked)
            or not self.known.ranked
            or not all(one.surely for one in self.judging.judged)
        )
        # looked at seldom, it is made anew each time
        seldom = (
            must == "must"
            and not of_met
            and len(self.judging.judged) < _MANY
            and not (self.sums.decided or self.judging.spreads)
        )
        seldom = seldom and all(
            isinstance(one.ranked, Together | Inside) for one in self.judging.judged
        )
        self.base.execute(
            f"CREATE {'VIEW' if seldom else 'TABLE'} groups AS SELECT *, "
            "coalesce(s1 <> s2, false) AS strong, "
            f"docs > 0 AND NOT ({many} > 1 AND attr IN ({compared or '-1'})) AS alone "
            f"{''.join(', ' + one for one in classes)} "
            f"FROM (SELECT g.*, ({must}) AS asked, {added_up} AS added_up, line, part, attr, qual, "
            f"held{of_met} FROM grouped g JOIN cells ON cells.cell = g.cell{with_met}) x"
        )
        for number, one in enumerate(self.judging.judged):
            if isinstance(one.ranked, InOrder | Among) and self.known.dated(one.ranked):
                self._in_order(number, one.ranked)
            elif isinstance(one.ranked, InOrder | Among):
                self._pairs(number, one.ranked)
            elif isinstance(one.ranked, AmongThose):
                dated = self.known.dated(one.ranked)
                make = make_dated_among if dated else make_among
                self._own(number, "among", make(self.groups, number, one.ranked))
                place = self.known.ids.index(one.ranked.attribute)
                self._hold(f"among{number}", attr=str(place), qual="qual")
            elif isinstance(one.ranked, OneEach):
                self._own(number, "sole", make_shared(self.groups, number, one.ranked))
                self.alone += f" AND NOT ({compared_with(self.groups, number, one.ranked)})"
            elif isinstance(one.ranked, OfNearestWhole):
                self._own(number, "nearest", self.wholes.make(number, one.ranked))
                self.alone += self.wholes.apart(number)
            elif isinstance(one.ranked, AgainstReference):
                self._against(number, one.ranked)
            elif isinstance(one.ranked, FromOrigins):
                self._of_origins(number, one.ranked)
            elif isinstance(one.ranked, OfEach):
                self._of_each(number, one.ranked)
            elif isinstance(one.ranked, NeverGoesBack | OneAtATime):
                self._along(number, one.ranked)
            elif isinstance(one.ranked, AllAtOnce):
                self.own[number] = self.joint.make(number, one.ranked)
                met = f"({self.joint.met(number)}) p WHERE p.c{number} IS NOT NULL"
                self._hold(met, line="p.line", cell="p.cell")
        for stands in self.results.make():
            self.alone += f" AND NOT ({stands})"
        for place, one_ in enumerate(self.judging.spreads):
            self._spread(place, one_.spread.attribute)
        if self.sums.decided:
            self._hold("summed", cell="cell")
        self.alone += self._but_held()
        for number, one in enumerate(self.judging.judged):
            if isinstance(one.ranked, Together | Inside) and self._timed(one):
                self._at_all_times(number, one.ranked, timed)
                self.timed.add(number)

    def _mixed(self) -> str:
        """The lines of which claims are kept apart by their qualifiers, as far as that is told: of
        one attribute, or of two of which the one is held against the other; but not where that has
        claims without any, which hold for all."""
        key = ", ".join(self.key)
        places = {name: place for place, name in enumerate(self.known.ids)}
        pairs = [
            one.ranked for one in self.judging.judged if isinstance(one.ranked, InOrder | Among)
        ]
        reckoned = {self.judging.linked[one.reckoned.gives] for one in self.judging.formulas}
        lines = {self.judging.linked[one.then] for one in pairs} - reckoned
        then = ", ".join(str(places[one.then]) for one in pairs) or "-1"
        plain = self.known.qualifiers.index(()) if () in self.known.qualifiers else -1
        return (
            f"SELECT {key}, line FROM (SELECT {key}, line, attr, min(kind) AS k1, max(kind) AS k2, "
            f"max(CASE WHEN qual = {plain} THEN 1 ELSE 0 END) AS plain FROM grouped g JOIN cells "
            f"ON cells.cell = g.cell GROUP BY {key}, line, attr) a GROUP BY {key}, line "
            "HAVING min(k1) <> max(k2) AND bool_or(k1 <> k2 OR "
            f"line NOT IN ({', '.join(map(str, sorted(lines))) or '-1'}) OR "
            f"(attr IN ({then}) AND plain = 0))"
        )

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
        given |= self.judging.spread
        some = [name for name in of(ranked, self.judging.linked) if name not in given]
        own = ", ".join(str(numbers[name]) for name in some) or "-1"
        apart = f"attr NOT IN ({own}){' OR added_up' if self.sums.decided else ''}"
        if isinstance(ranked, Together):
            met = MET if self.dated.meet else ""
            return f"CASE WHEN {apart} THEN NULL {self._together(ranked, of=met)}"
        assert isinstance(ranked, Inside)
        limit = self.known.limits.get(ranked)
        if limit is None:  # no table says anything of it
            return "NULL"
        return (
            f"CASE WHEN {apart} THEN NULL WHEN asked OR a_ranked < a_n THEN {ASKED} "
            f"WHEN a_lo > {limit.upper} OR a_hi < {limit.lower} THEN 3 "
            f"WHEN a_least >= {limit.lower} AND a_most <= {limit.upper} THEN 1 ELSE 2 END"
        )

    def _together(self, ranked: Together, least: int = 2, of: str = "") -> str:
        """The end of a CASE: how documents' claims stand to each other, ``least`` at least; ``of``:
        before the names of their numbers. Of several times that meet, what does not fit is asked.
        """
        many = f"{of}n" if of else "docs"
        unlike = f"WHEN {of}ranked < {many} THEN {ASKED} " if not self.known.ranked else ""
        doubt = f"WHEN m_cells > 1 THEN {ASKED} " if of else ""
        return (
            f"WHEN asked THEN {ASKED} WHEN {many} < {least} THEN NULL "
            f"WHEN {alike(self.known, of)} THEN 0 {unlike}"
            f"WHEN {common(self.known, of)} THEN {how(self.known, of)} "
            f"{doubt}ELSE {3 if ranked.surely else ASKED} END"
        )

    def _own(self, number: int, name: str, select: str) -> None:
        """Make the table of what is asked of groups that are something apart."""
        self.own[number] = f"{name}{number}"
        self.base.execute(f"CREATE TABLE {name}{number} AS {select}")

    def _against(self, number: int, ranked: AgainstReference) -> None:
        """Documents' claims with those of works of reference: each with each."""
        places = {name: place for place, name in enumerate(self.known.ids)}
        dated = self.known.dated(ranked)
        plain = [name for name in of(ranked, self.judging.linked) if name not in dated]
        some = ", ".join(str(places[name]) for name in plain) or "-1"
        same = alike(self.known, "a_")
        never, otherwise = (3, 2) if ranked.surely else (ASKED, ASKED)
        apart = "lo > ref_hi OR ref_lo > hi" if self.groups.references else "false"
        held = f"attr IN ({some}) AND docs > 0 AND a_n > docs"
        select = (
            f"SELECT {', '.join(self.key)}, line, part, attr, qual, strong, "
            f"CAST(CASE WHEN asked THEN {ASKED} WHEN {same} THEN 0 "
            f"WHEN a_ranked < a_n THEN {ASKED} WHEN {apart} THEN {never} "
            f"WHEN {common(self.known, 'a_')} THEN {how(self.known, 'a_')} ELSE {otherwise} END "
            f"AS TINYINT) AS c{number} FROM groups WHERE {held}"
        )
        self._referred.update(plain)
        if dated:
            select += f" UNION ALL {self.dated.against(number, ranked)}"
            self._hold(f"referred{number}", cell="cell")
        self._own(number, "against", select)

    def _of_origins(self, number: int, ranked: FromOrigins) -> None:
        """Documents' claims that agree at each time, if they come from so many origins."""
        place = self.known.ids.index(ranked.attribute)
        met = MET if self.dated.meet else ""
        enough, joined = f"coalesce({met}s1 <> {met}s2, false)", ""
        if ranked.origins > 2:
            same = " AND ".join(f"o.{name} = g.{name}" for name in self.key)
            key = ", ".join(f"c.{name}" for name in self.key)
            cell, all_ = "c.cell", f"({self.groups.all()}) c"
            if met:
                cell = "coalesce(m.m_cell, c.cell)"
                meets = " AND ".join(f"m.{name} = c.{name}" for name in (*self.key, "cell"))
                all_ += f" LEFT JOIN met m ON {meets}"
            joined = (
                f"JOIN (SELECT {key}, {cell} AS cell, count(DISTINCT {self.known.origin}) "
                f"AS origins FROM {all_} WHERE NOT ref GROUP BY {key}, {cell}) o "
                f"ON {same} AND o.cell = g.{'m_cell' if met else 'cell'}"
            )
            enough = f"o.origins >= {ranked.origins}"
        agree = self._together(Together((), False), 1, met)
        own = (*self.key, "line", "part", "attr", "qual")
        columns = ", ".join(f"g.{name}" for name in own)
        class_ = f"CASE WHEN NOT {enough} THEN {ASKED} {agree}"
        select = (
            f"SELECT {columns}, s1, s2, {class_} AS fits FROM groups g {joined} "
            f"WHERE attr = {place} AND docs > 0"
        )
        self._own(
            number,
            "origins",
            f"SELECT {', '.join(own)}, coalesce(min(s1) <> max(s2), false) AS strong, "
            f"CAST(max(fits) AS TINYINT) AS c{number} FROM ({select}) x GROUP BY {', '.join(own)}",
        )

    def _in_order(self, number: int, ranked: InOrder | Among) -> None:
        """What says of which time it speaks with what it is held against."""
        if isinstance(ranked, InOrder):
            select = self.dated.in_order(number, ranked)
        else:
            plain = self.dated.plain(ranked)
            select = make_dated_lists(self.groups, number, ranked, plain)
        self._own(number, "dated", select)
        places = {name: place for place, name in enumerate(self.known.ids)}
        first, then = places[ranked.first], places[ranked.then]
        for place in (first, then):
            self._hold(f"dated{number}", attr=str(place), qual="qual")
        if (plain := self.dated.plain(ranked)) >= 0:
            self._hold(f"dated{number}", cell=str(plain))

    def _along(self, number: int, ranked: NeverGoesBack | OneAtATime) -> None:
        """What claims say of a time after the other."""
        times = self.along.times(ranked.attribute, ranked.along)
        if isinstance(ranked, NeverGoesBack):
            self._own(number, "going", self.along.going(number, ranked))
        else:
            self._own(number, "holders", self.along.holders(number, ranked))
        self._hold(f"{self.own[number]} p JOIN {times} t ON t.qual = p.qual", cell="t.cell")

    def _hold(self, table: str, **which: str) -> None:
        """That groups are held against others, as some table has it: of its subjects those of
        which the columns are as it says."""
        of = "p." if " p " in table else ""
        key = [f"{of}{name}" for name in self.key]
        columns = (*key, *(f"{value} AS {name}" for name, value in which.items()))
        self._held.setdefault(tuple(which), []).append(f"SELECT {', '.join(columns)} FROM {table}")

    def _but_held(self) -> str:
        """That claims of a group ``g`` are not held against others. All that hold some are looked
        at together: a database takes long to make out what many conditions of one kind have to do
        with each other."""
        found = ""
        if self._referred:
            places = [str(n) for n, name in enumerate(self.known.ids) if name in self._referred]
            found = f" AND NOT (g.attr IN ({', '.join(places)}) AND g.a_n > g.docs)"
        for which, selects in self._held.items():
            held = f"({' UNION ALL '.join(selects)})"
            if len(selects) > _MANY:
                held = f"held_by_{'_'.join(which)}"
                every = f"SELECT DISTINCT * FROM ({' UNION ALL '.join(selects)}) x"
                self.base.execute(f"CREATE TABLE {held} AS {every}")
            same = " AND ".join(f"p.{name} = g.{name}" for name in (*self.key, *which))
            found += f" AND NOT EXISTS (SELECT 1 FROM {held} p WHERE {same})"
        return found

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

    def _spread(self, place: int, attribute: str) -> None:
        """What is said of parts and their wholes, held together."""
        together = [
            (number, f"(CASE {self._together(one.ranked)})")
            for number, one in enumerate(self.judging.judged)
            if isinstance(one.ranked, Together) and attribute in of(one.ranked, self.judging.linked)
        ]
        self.spreads.make(place, together)
        self.alone += self.spreads.apart(place)

    def _pairs(self, number: int, ranked: InOrder | Among) -> None:
        """The groups about the one attribute with those about the other that they are held
        against: under the same qualifiers, or without any."""
        places = {name: place for place, name in enumerate(self.known.ids)}
        plain = self.known.qualifiers.index(()) if () in self.known.qualifiers else -1
        same = " AND ".join(f"a.{name} = b.{name}" for name in self.key)
        key = ", ".join(f"a.{name}" for name in self.key)
        # where there is one group at most to be held against, nothing is put together
        lone = sum(name == ranked.then for name, _ in self.known.cells) == 1
        grouped = f" GROUP BY {key}, a.cell, a.attr, a.qual, a.line, a.part HAVING"
        least, most, some = ("", "", "") if lone else ("min", "max", "bool_or")
        doubt, joined = "", ""
        if isinstance(ranked, InOrder):
            never, surely = (">=", "<") if ranked.strict else (">", "<=")
            doubt = " OR a.a_ranked < a.a_n OR b.a_ranked < b.a_n"
            class_ = (
                f"WHEN {most}(a.a_lo) {never} {least}(b.a_hi) THEN 3 "
                f"WHEN {most}(a.a_most) {surely} {least}(b.a_least) THEN 1 ELSE 2"
            )
        else:
            fit = fit_of(self.groups, number, ranked)
            class_, joined = f"ELSE {most}({fit.class_})", fit.joined
        self.base.execute(
            f"CREATE TABLE pairs{number} AS SELECT {key}, a.cell, a.attr, a.qual, a.line, a.part, "
            f"coalesce(least({least}(a.s1), {least}(b.s1)) <> "
            f"greatest({most}(a.s2), {most}(b.s2)), false) AS strong, "
            f"CAST(CASE WHEN {some}(a.asked OR b.asked{doubt}) THEN {ASKED} {class_} END "
            f"AS TINYINT) AS c{number} FROM groups a JOIN groups b ON {same} AND "
            f"(a.qual = b.qual OR b.qual = {plain}) {joined} "
            f"WHERE a.attr = {places[ranked.first]} AND b.attr = {places[ranked.then]}"
            f"{' AND' if lone else grouped} {most}(a.docs) + {most}(b.docs) > 0"
        )
        self._hold(f"pairs{number}", cell="cell")
        then = str(places[ranked.then])
        self._hold(f"pairs{number}", attr=then, qual="qual")
        if plain >= 0:
            self._hold(f"pairs{number}", attr=then, qual=str(plain))
