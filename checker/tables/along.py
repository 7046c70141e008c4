"""How claims of several times stand to what rules ask of a course of time, in SQL.

A question has all claims about an attribute of a subject that say of a time by one qualifier, and
are alike in all others. Works of reference are claims as documents are.
"""

from collections.abc import Iterable
from itertools import pairwise
from operator import attrgetter
from typing import Final, final

from checker.model.ranked import NeverGoesBack, OneAtATime
from checker.tables.fit import alike, common, put_together
from checker.tables.grouping import GroupTables, names_of
from checker.tables.isles import isles, same
from checker.tables.judging import ASKED
from checker.tables.times import ALONG, MOMENTS
from checker.values.interval import Interval, WholeEnds
from checker.values.value import Possible

_NOTHING: Final = "CAST(NULL AS BIGINT)"


@final
class AlongTables:
    """The tables ``along0`` and so on of the times of cells by one qualifier, and ``moments0``."""

    def __init__(self, groups: GroupTables) -> None:
        """Of groups that are made."""
        self.groups = groups
        self.base = groups.base
        self.known = groups.known
        self.key = groups.key
        self.question = (*self.key, "attr", "qual")
        self.unit = (*self.key, "line", "part", "attr", "qual")
        self._made: dict[tuple[str, str], int] = {}

    def times(self, attribute: str, name: str) -> str:
        """The table of the times of an attribute by a qualifier."""
        place = self._made.get((attribute, name))
        if place is None:
            place = self._made[attribute, name] = len(self._made)
            some = self.known.along[attribute, name]
            quals = {one: n for n, one in enumerate(self.known.qualifiers)}
            rows = [(one.cell, quals[one.qualifiers], *one[2:8], *one.core) for one in some]
            self.base.upload(f"along{place}", ALONG, rows)
            moments = [(one.cell, *moment) for one in some for moment in one.moments]
            self.base.upload(f"moments{place}", MOMENTS, moments)
        return f"along{place}"

    def _groups(self, attribute: str, name: str, columns: str) -> str:
        """The groups with such a time."""
        key = ", ".join(f"g.{one}" for one in self.key)
        return (
            f"SELECT {key}, g.line, g.part, g.attr, t.*, docs, s1, s2, a_n, "
            f"{columns} FROM groups g "
            f"JOIN {self.times(attribute, name)} t ON t.cell = g.cell"
        )

    # -- what never goes back -------------------------------------------------------------------

    def going(self, number: int, ranked: NeverGoesBack) -> str:
        """The questions of claims and those of surely earlier times.

        Of each claim two things happen: it has begun, and it is lasting still; whatever has begun
        before the latter is earlier. What lasts is before itself.
        """
        ends = "a_lo AS lo, a_most AS most, a_hi AS hi, a_least AS least"
        if not ranked.falls:
            ends = "-a_hi AS lo, -a_least AS most, -a_lo AS hi, -a_most AS least"
        unsure = "asked OR odd OR a_ranked < a_n AS unsure"
        rows = self._groups(ranked.attribute, ranked.along, f"{ends}, {unsure}")
        self.base.execute(f"CREATE TABLE course{number} AS {rows}")
        unit = ", ".join(self.unit)
        own = f"{unit}, docs, s1, s2, unsure, a_n, most, begun < lasting AS lasts"
        happens = (
            f"SELECT {own}, begun AS at_, 1 AS later, lo, most AS before, a_n AS many, "
            f"{_NOTHING} AS hi, {_NOTHING} AS least FROM course{number} UNION ALL "
            f"SELECT {own}, lasting AS at_, 0 AS later, {_NOTHING} AS lo, {_NOTHING} AS before, "
            f"0 AS many, hi, least FROM course{number}"
        )
        within = (
            f"OVER (PARTITION BY {', '.join(self.question)} ORDER BY at_, later "
            "ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW)"
        )
        known = (
            f"SELECT *, max(lo) {within} AS lo_before, max(before) {within} AS most_before, "
            f"sum(many) {within} AS many_before FROM ({happens}) h"
        )
        fits = (
            "CASE WHEN later = 1 OR many_before <= CASE WHEN lasts THEN 1 ELSE 0 END THEN NULL "
            "WHEN lo_before > hi THEN 3 WHEN most_before <= least THEN 1 "
            # the widest before it may be itself
            f"WHEN lasts AND a_n = 1 AND most_before = most THEN {ASKED} ELSE 2 END"
        )
        return (
            f"SELECT {unit}, coalesce(s1 <> s2, false) AS strong, "
            f"CAST(CASE WHEN unsure THEN {ASKED} WHEN never THEN 3 WHEN doubt THEN {ASKED} "
            f"WHEN perhaps THEN 2 ELSE 1 END AS TINYINT) AS c{number} FROM (SELECT {unit}, "
            "max(docs) AS docs, min(s1) AS s1, max(s2) AS s2, bool_or(unsure) AS unsure, "
            "count(fits) AS many, bool_or(fits = 3) AS never, bool_or(fits = 2) AS perhaps, "
            f"bool_or(fits = {ASKED}) AS doubt FROM (SELECT *, {fits} AS fits FROM ({known}) k) f "
            f"GROUP BY {unit}) q WHERE docs > 0 AND (unsure OR many > 0)"
        )

    # -- one at a time --------------------------------------------------------------------------

    def holders(self, number: int, ranked: OneAtATime) -> str:
        """The questions of claims of which there is one at a time."""
        known = self.known
        apart = None
        terms = ("a_wide", "a_narrow") if known.ranked else ("a_t1", "a_t2")
        if known.is_crowded:  # no number of a single claim says what it says
            terms = (_NOTHING, _NOTHING)
        else:
            apart = tell_apart(
                one.possible for one in known.literals if one.attribute == ranked.attribute
            )
        stats = self.groups.stats()
        columns = ", ".join(f"a_{name}" for name in names_of(stats) if name != "n")
        columns += f", {terms[0]} AS one, {terms[1]} AS other, asked OR odd AS unsure"
        rows = self._groups(ranked.attribute, ranked.along, columns)
        self.base.execute(f"CREATE TABLE held{number} AS {rows}")
        unit = ", ".join(self.unit)
        by_isle = (
            f"SELECT {unit}, max(docs) AS docs, min(s1) AS s1, max(s2) AS s2, "
            "bool_or(unsure) AS unsure, bool_or(before < since) AS gap, "
            f"{put_together(stats, 'a_')} FROM "
            f"({isles(f'SELECT * FROM held{number}', self.question)}) r GROUP BY {unit}, isle"
        )
        unlike = f"NOT coalesce({alike(known, 'a_')}, false)"
        by_question = (
            f"SELECT {unit}, max(docs) AS docs, min(s1) AS s1, max(s2) AS s2, sum(a_n) AS many, "
            f"bool_or(unsure) AS unsure, bool_or({unlike}) AS unlike, bool_or(gap) AS gap, "
            f"bool_or({unlike} AND NOT (a_ranked = a_n AND {common(known, 'a_')})) AS apart "
            f"FROM ({by_isle}) i GROUP BY {unit}"
        )
        if apart is None:  # what is not the same may have something in common
            judged = f"WHEN apart THEN {ASKED}"
            perhaps = ""
        else:
            self.base.execute(f"CREATE TABLE torn{number} AS {self._torn(number, ranked)}")
            torn = ", ".join(f"t.{name}" for name in self.question)
            key = ", ".join(f"q.{name}" for name in self.question)
            by_question = (
                f"SELECT q.*, ({key}) IN (SELECT ({torn}) FROM torn{number} t) AS torn "
                f"FROM ({by_question}) q"
            )
            judged = f"WHEN torn THEN {3 if apart else ASKED}"
            perhaps = "WHEN unlike THEN 2 "
        gap = "" if ranked.gaps else "WHEN gap THEN 3 "
        return (
            f"SELECT {unit}, coalesce(s1 <> s2, false) AS strong, CAST(CASE WHEN unsure "
            f"THEN {ASKED} {judged} {gap}{perhaps}ELSE 1 END AS TINYINT) AS c{number} "
            f"FROM ({by_question}) q WHERE docs > 0 AND many > 1"
        )

    def _torn(self, number: int, ranked: OneAtATime) -> str:
        """The questions in which different things are said of times that surely meet: that are the
        same, of which the cores meet, or where one surely has a moment in the core of another."""
        question = ", ".join(self.question)
        cores = (
            f"SELECT {question}, cell, one, other, core_since AS since, core_till AS till "
            f"FROM held{number} WHERE core_till IS NOT NULL"
        )
        self.base.execute(f"CREATE TABLE cores{number} AS {isles(cores, self.question)}")
        moments = self.times(ranked.attribute, ranked.along).replace("along", "moments")
        happens = (
            f"SELECT {question}, since AS at_, 0 AS later, till AS core_till, isle, "
            f"{_NOTHING} AS till, {_NOTHING} AS one, {_NOTHING} AS other FROM cores{number} "
            f"UNION ALL SELECT {', '.join(f'h.{name}' for name in self.question)}, m.since AS at_, "
            f"1 AS later, {_NOTHING} AS core_till, {_NOTHING} AS isle, m.till, h.one, h.other "
            f"FROM held{number} h JOIN {moments} m ON m.cell = h.cell"
        )
        within = (
            f"OVER (PARTITION BY {question} ORDER BY at_, later "
            "ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW)"
        )
        by_core = (*self.question, "isle")
        isle = (
            f"SELECT {', '.join(by_core)}, min(one) AS one, max(other) AS other "
            f"FROM cores{number} GROUP BY {', '.join(by_core)}"
        )
        inside = (
            f"SELECT {question}, later, till, one, other, max(core_till) {within} AS core_till, "
            f"max(isle) {within} AS isle FROM ({happens}) h"
        )
        return (
            f"SELECT {question} FROM held{number} GROUP BY {question}, same "
            f"HAVING min(one) <> max(other) UNION SELECT {question} FROM ({isle}) c "
            f"WHERE one <> other UNION SELECT {', '.join(f'm.{name}' for name in self.question)} "
            f"FROM ({inside}) m JOIN ({isle}) c ON {same('m', 'c', by_core)} "
            "WHERE m.later = 1 AND m.core_till >= m.till "
            "AND (m.one <> c.one OR m.other <> c.other)"
        )


def tell_apart(values: Iterable[Possible | WholeEnds]) -> bool | None:
    """Whether any two different ones have nothing in common: ``True`` if they contradict each other
    then, ``False`` if that is not sure; ``None`` if some have something in common, or may."""
    some = {one.interval() if isinstance(one, WholeEnds) else one for one in values}
    if all(isinstance(one, str) for one in some):
        return False
    spans = sorted((one for one in some if isinstance(one, Interval)), key=attrgetter("start"))
    if len(spans) < len(some) or any(one.scale for one in spans):
        return None
    return None if any(one.meets(other) for one, other in pairwise(spans)) else True
