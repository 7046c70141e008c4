"""Lists that are held against lists, in SQL: what is found of each two that meet, Python finds.

No list is looked into by an engine: it tells which of them are held against which, and is told of
those whose members are not surely among those of the other.
"""

from collections.abc import Iterable, Sequence
from typing import Any, Final, final

from checker.model.fact import Qualifiers
from checker.model.ranked import Among, AmongThose
from checker.model.untold import NotPicked
from checker.tables.distinct import Distinct
from checker.tables.duck import text
from checker.tables.grouping import GroupTables
from checker.tables.judging import ASKED, RELATIONS
from checker.values.compare import Members, among
from checker.values.dates.when import When
from checker.values.named import NamedTuple
from checker.values.verdict import Relation

MOST_PAIRS: Final = 1_000_000
"""How many different pairs of lists are looked at; where there are more, all claims are."""

SURELY: Final = RELATIONS.index(Relation.REFINES)
"""The class of lists of which the one is surely among the other."""


@final
class Fit(NamedTuple):
    """How groups ``a`` fit what they are held against, in SQL: their class, and what is joined."""

    class_: str
    joined: str = ""


_ASKED: Final = Fit(str(ASKED))


def fit_of(groups: GroupTables, number: int, ranked: Among) -> Fit:
    """How lists about the one attribute of each subject fit those about the other."""
    known = groups.known
    if ranked.first in groups.asked:  # and so the other: all claims about them are
        return _ASKED
    make_lists(groups, number, ranked)
    places = {name: place for place, name in enumerate(known.ids)}
    plain = known.qualifiers.index(()) if () in known.qualifiers else -1
    same = " AND ".join(f"a.{name} = b.{name}" for name in groups.key)
    met = (
        f"FROM lists{number} a JOIN lists{number} b ON {same} "
        f"AND (a.qual = b.qual OR b.qual = {plain}) {{0}}"
        f"WHERE a.attr = {places[ranked.first]} AND b.attr = {places[ranked.then]}"
    )
    unlike = unlike_pairs(groups, number, met)
    if unlike is None:
        return _ASKED
    return _worst(groups, number, met.format(unlike)) if unlike else Fit(str(SURELY))


def make_lists(groups: GroupTables, number: int, ranked: Among) -> None:
    """Table ``lists0`` and so on: the different lists of each group about the two attributes."""
    known = groups.known
    places = {name: place for place, name in enumerate(known.ids)}
    key = ", ".join(f"c.{name}" for name in groups.key)
    groups.base.execute(
        f"CREATE TABLE lists{number} AS SELECT DISTINCT {key}, c.cell, c.lit, cells.attr, "
        f"cells.qual FROM ({groups.all()}) c JOIN cells ON cells.cell = c.cell "
        f"WHERE cells.attr IN ({places[ranked.first]}, {places[ranked.then]})"
    )


def unlike_pairs(groups: GroupTables, number: int, met: str) -> str | None:
    """Of lists ``a`` and ``b`` that ``met`` each other, a FROM, those that do not surely fit: how
    their ``class`` is joined to it; empty where all fit, and nothing where there are too many.
    """
    known = groups.known
    asked = f"SELECT DISTINCT a.lit AS one, b.lit AS other {met.format('')}"
    pairs = list(groups.base.rows(f"{asked} LIMIT {MOST_PAIRS + 1}"))
    if len(pairs) > MOST_PAIRS:
        return None
    some = {lit for pair in pairs for lit in pair}
    said = {lit: members(known.literals[lit].value.possible) for lit in some}
    rows = [
        (one, other, class_)
        for one, other in pairs
        if (class_ := class_of(said[one], said[other])) != SURELY
    ]
    if not rows:
        return ""
    columns = {"one": "INT", "other": "INT", "class": "INT"}
    groups.base.upload(f"unlike{number}", columns, rows)
    return f"JOIN unlike{number} w ON w.one = a.lit AND w.other = b.lit "


def make_among(groups: GroupTables, number: int, ranked: AmongThose) -> str:
    """The questions of each subject, with their classes, as a SELECT: lists that are held against
    those of one subject, which tables or files say."""
    known = groups.known
    place = known.ids.index(ranked.attribute)
    others = [] if ranked.attribute in groups.asked else others_of(groups, ranked)
    held: list[tuple[int, int, int, int | None, int | None]] = []
    sets: dict[frozenset[Members], int] = {}
    for qual, name in enumerate(known.qualifiers):
        some = [one for one in others if one.held in (name, ())]
        if some:
            sources = [one.src for one in some if one.src is not None]
            which = sets.setdefault(frozenset(one.said for one in some), len(sets))
            most = (min(sources), max(sources)) if sources else (None, None)
            held.append((qual, which, len(sources), *most))
        elif any(_names(one.held) != _names(name) for one in others):
            held.append((qual, -1, 1, None, None))  # that they are kept apart is told
    columns = {"qual": "INT", "those": "INT", "docs": "INT", "s1": "INT", "s2": "INT"}
    groups.base.upload(f"those{number}", columns, held)
    class_, joined = _of_those(groups, number, ranked, sets)
    # that those are held against any is seen where one question is asked
    first = (
        f"SELECT qual, min({groups.order()}) AS first FROM groups WHERE attr = {place} "
        "GROUP BY qual"
    )
    return (
        f"SELECT {', '.join(f'a.{name}' for name in groups.key)}, a.line, a.part, a.attr, a.qual, "
        "coalesce(least(a.s1, h.s1) <> greatest(a.s2, h.s2), false) AS strong, "
        f"CAST(CASE WHEN a.asked OR h.those < 0 OR {groups.order('a.')} = m.first THEN {ASKED} "
        f"ELSE {class_} END AS TINYINT) AS c{number} FROM groups a "
        f"JOIN those{number} h ON h.qual = a.qual JOIN ({first}) m ON m.qual = a.qual {joined} "
        f"WHERE a.attr = {place} AND a.docs + h.docs > 0"
    )


@final
class OtherList(NamedTuple):
    """What a list says and holds for, without its time in ``apart``; and the number of its source
    if that is a document."""

    said: Members
    held: Qualifiers
    apart: Qualifiers
    when: When | None
    src: int | None


def others_of(groups: GroupTables, ranked: AmongThose) -> list[OtherList]:
    """The lists that all are held against."""
    known, wanted = groups.known, groups.wanted
    if known.roots:  # which texts the lists go back to is not known here
        raise NotPicked("lists that are held against others, of sources that derive from others")
    place = known.ids.index(ranked.then)
    asked = (
        f"SELECT DISTINCT c.lit, c.cell, c.src, c.ref FROM ({groups.all()}) c "
        f"JOIN cells ON cells.cell = c.cell WHERE cells.attr = {place} "
        f"AND {groups.subject('c.')} = {text(ranked.of)}"
    )
    found = [
        OtherList(
            members(known.literals[lit].value.possible),
            known.cells[cell][1],
            known.apart[known.cells[cell]],
            when_of(known, cell),
            None if ref else src,
        )
        for lit, cell, src, ref in groups.base.rows(asked)
    ]
    sources = {name: number for number, name in enumerate(known.source_ids)}
    for fact in wanted.claims:
        if (fact.attribute, fact.subject) == (ranked.then, ranked.of):
            src = sources.setdefault(fact.source, len(sources)) if fact.origins else None
            said = members(fact.value.possible)
            found.append(OtherList(said, fact.qualifiers, fact.apart, fact.when, src))
    return found


def when_of(known: Distinct, cell: int) -> When | None:
    """When claims of a cell hold, if they say so."""
    times = known.times.get(known.cells[cell])
    return times[0].when if times else None


def _of_those(
    groups: GroupTables, number: int, ranked: AmongThose, sets: dict[frozenset[Members], int]
) -> Fit:
    """How lists fit each of some sets of others."""
    some = [
        (lit, members(one.value.possible))
        for lit, one in enumerate(groups.known.literals)
        if one.attribute == ranked.attribute
    ]
    if not sets or len(some) * sum(map(len, sets)) > MOST_PAIRS:
        return _ASKED
    rows = [
        (which, lit, class_)
        for others, which in sets.items()
        for lit, said in some
        if (class_ := max(class_of(said, other) for other in others)) != SURELY
    ]
    if not rows:
        return Fit(str(SURELY))
    columns = {"those": "INT", "lit": "INT", "class": "INT"}
    groups.base.upload(f"unlike{number}", columns, rows)
    return _worst(
        groups,
        number,
        f"FROM ({groups.all()}) a JOIN cells ON cells.cell = a.cell "
        f"JOIN those{number} h ON h.qual = cells.qual "
        f"JOIN unlike{number} w ON w.those = h.those AND w.lit = a.lit",
    )


def _worst(groups: GroupTables, number: int, met: str) -> Fit:
    """How each group fits that does not surely: as its list does that fits worst."""
    key = ", ".join(f"a.{name}" for name in groups.key)
    groups.base.execute(
        f"CREATE TABLE unfit{number} AS SELECT {key}, a.cell, max(w.class) AS class {met} "
        f"GROUP BY {key}, a.cell"
    )
    same = " AND ".join(f"w.{name} = a.{name}" for name in groups.key)
    return Fit(
        f"coalesce(w.class, {SURELY})",
        f"LEFT JOIN unfit{number} w ON {same} AND w.cell = a.cell",
    )


def class_of(one: Members, other: Members) -> int:
    """How the one list fits the other."""
    return RELATIONS.index(among(one, other))


def members(possible: Any) -> Members:
    """What a list says."""
    assert isinstance(possible, Members)
    return possible


def _names(held: Iterable[tuple[str, str]]) -> Sequence[str]:
    return [name for name, _ in held]
