"""What claims about several subjects surely say, in SQL: whoever shares it is looked at.

Each literal that says one thing has a number of that, which it shares with all that say the same.
"""

from fractions import Fraction
from typing import final

from checker.model.ranked import OneEach
from checker.model.untold import NotPicked
from checker.tables.expressions import FARTHEST, OffScaleError, RankScale
from checker.tables.grouping import GroupTables
from checker.tables.isles import isles, same
from checker.tables.judging import ASKED
from checker.values.interval import Interval


def make_shared(groups: GroupTables, number: int, ranked: OneEach) -> str:
    """The questions of each subject, with their classes, as a SELECT; table ``shared0`` and so on
    has the groups with something that another subject has, too, under the same qualifiers.

    Those are asked, all of them: which of them is asked with which is nothing that groups say.
    """
    place = groups.known.ids.index(ranked.attribute)
    if ranked.attribute in groups.asked:  # all claims about it are
        groups.base.keep(f"shared{number}", f"SELECT {_key(groups)}, cell FROM grouped WHERE false")
    else:
        _make_shared(groups, number, ranked)
    same_group = f"{same('k', 'g', groups.key)} AND k.cell = g.cell"
    class_ = f"CASE WHEN g.asked OR k.cell IS NOT NULL THEN {ASKED} ELSE 1 END"
    among = f"FROM groups g LEFT JOIN shared{number} k ON {same_group} WHERE g.attr = {place}"
    unit = f"{_key(groups, 'g.')}, g.line, g.part, g.attr, g.qual"
    if not groups.known.dated(ranked):
        return f"SELECT {unit}, g.strong, CAST({class_} AS TINYINT) AS c{number} {among}"
    # one question has the claims of all times
    return (
        f"SELECT {unit}, coalesce(min(g.s1) <> max(g.s2), false) AS strong, "
        f"CAST(max({class_}) AS TINYINT) AS c{number}, sum(g.a_n) AS many {among} GROUP BY {unit}"
    )


def compared_with(groups: GroupTables, number: int, ranked: OneEach) -> str:
    """Whether the claims of a group ``g`` are in a question with others, in SQL."""
    place = groups.known.ids.index(ranked.attribute)
    shares = (
        f"EXISTS (SELECT 1 FROM shared{number} k WHERE {same('k', 'g', groups.key)} "
        "AND k.cell = g.cell)"
    )
    several = "g.a_n > 1"
    if groups.known.dated(ranked):
        question = same("k", "g", (*groups.key, "attr", "qual"))
        several = f"EXISTS (SELECT 1 FROM sole{number} k WHERE {question} AND k.many > 1)"
    return f"g.attr = {place} AND ({several} OR {shares})"


def _make_shared(groups: GroupTables, number: int, ranked: OneEach) -> None:
    """The groups that say what another subject is said to be, in tables or in files."""
    base, known = groups.base, groups.known
    kind = known.attributes[ranked.attribute].kind
    place = known.ids.index(ranked.attribute)
    scale = known.crowded.scales.get(groups.judging.linked[ranked.attribute])
    if scale is not None and not kind.numeric:
        raise NotPicked("more different literals that may be shared than are kept")
    things = _Things(scale)
    rows = []
    for lit, one in enumerate(known.literals):
        if one.attribute == ranked.attribute:
            possible = one.ends.interval() if one.ends else one.value.possible
            thing = kind.single(possible)
            if thing is not None:
                rows.append((lit, things.number(thing)))
    base.upload(f"things{number}", {"lit": "INT", "thing": "BIGINT"}, rows)
    places = {held: place for place, held in enumerate(known.qualifiers)}
    stated = {
        (places[fact.apart], things.number(thing), fact.subject)
        for fact in groups.wanted.claims
        if fact.attribute == ranked.attribute
        and fact.apart in places
        and (thing := kind.single(fact.value.possible)) is not None
    }
    one_thing, said = "h.thing", f"JOIN things{number} h ON h.lit = c.lit"
    where = f"cells.attr = {place}"
    if scale is not None:  # an engine reads plain numbers, of which both ends are one
        one_thing, said = "coalesce(h.thing, c.lo)", f"LEFT {said}"
        where += " AND (h.thing IS NOT NULL OR c.lo = c.hi)"
    base.execute(
        f"CREATE TABLE said{number} AS SELECT {_key(groups, 'c.')}, c.cell, cells.qual, "
        f"{one_thing} AS thing FROM ({groups.all()}) c {said} "
        f"JOIN cells ON cells.cell = c.cell WHERE {where}"
    )
    of_whom = groups.subject() if stated else groups.order()
    everybody = f"SELECT qual, thing, {of_whom} AS whose FROM said{number}"
    if stated:
        columns = {"qual": "INT", "thing": "BIGINT", "whose": "VARCHAR"}
        base.upload(f"stated{number}", columns, sorted(stated))
        everybody += f" UNION ALL SELECT qual, thing, whose FROM stated{number}"
    shared = f"SELECT qual, thing FROM ({everybody}) x GROUP BY qual, thing "
    shared += "HAVING min(whose) <> max(whose)"
    found = (
        f"SELECT {{0}} FROM said{number} s "
        f"JOIN ({shared}) h ON h.qual = s.qual AND h.thing = s.thing"
    )
    odd = any(known.spans[cell].odd for cell in known.cells_about(ranked.attribute))
    if odd or not known.dated(ranked):  # whenever that is said
        distinct = f"DISTINCT {_key(groups, 's.')}, s.cell"
        base.keep(f"shared{number}", found.format(distinct))
        return
    base.execute(f"CREATE TABLE ever{number} AS {found.format(f's.*, {of_whom} AS whose')}")
    base.keep(f"shared{number}", _at_one_time(groups, number, stated=bool(stated)))


def _at_one_time(groups: GroupTables, number: int, *, stated: bool) -> str:
    """Of the groups that say what another subject is said to be, whenever, those whose times may
    meet its own, or others' that do; what files say (``stated``) meets all."""
    rows = f"SELECT e.*, t.since, t.till FROM ever{number} e JOIN spans t ON t.cell = e.cell"
    linked = isles(rows, ("qual", "thing"))
    by = ("qual", "thing", "isle")
    shared = f"SELECT {', '.join(by)} FROM ({linked}) l GROUP BY {', '.join(by)} "
    shared += "HAVING min(whose) <> max(whose)"
    found = (
        f"SELECT {_key(groups, 'l.')}, l.cell FROM ({linked}) l "
        f"JOIN ({shared}) h ON {same('l', 'h', by)}"
    )
    if stated:
        found += (
            f" UNION ALL SELECT {_key(groups, 'e.')}, e.cell FROM ever{number} e JOIN "
            f"stated{number} t ON t.qual = e.qual AND t.thing = e.thing AND t.whose <> e.whose"
        )
    return f"SELECT DISTINCT * FROM ({found}) x"


@final
class _Things:
    """Different things that are said, with a number each."""

    def __init__(self, scale: RankScale | None) -> None:
        """Where an engine reads plain numbers, that of one is its rank on a ``scale``."""
        self._scale = scale
        self._numbers: dict[object, int] = {}

    def number(self, thing: object) -> int:
        """That of one."""
        found = self._numbers.get(thing)
        if found is None:
            found = self._rank(thing)
            if found is None:
                found = FARTHEST + len(self._numbers)
            self._numbers[thing] = found
        return found

    def _rank(self, thing: object) -> int | None:
        if self._scale is None or not isinstance(thing, int | Fraction):
            return None
        try:
            return self._scale.ranks(Interval(thing, thing, False, False)).lower
        except OffScaleError:  # no plain number is the same
            return None


def _key(groups: GroupTables, of: str = "") -> str:
    return ", ".join(f"{of}{name}" for name in groups.key)
