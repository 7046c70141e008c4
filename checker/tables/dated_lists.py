"""Lists that say of which time they speak, held against lists, in SQL.

Two are held against each other as far as their times meet: those of one time surely, those of which
the spans meet perhaps. Lists without any qualifier hold whenever.
"""

from collections.abc import Iterable, Iterator, Sequence

from checker.model.fact import Qualifiers
from checker.model.ranked import Among, AmongThose
from checker.tables.among import (
    MOST_PAIRS,
    SURELY,
    OtherList,
    class_of,
    make_lists,
    members,
    others_of,
    unlike_pairs,
    when_of,
)
from checker.tables.distinct import Distinct
from checker.tables.grouping import GroupTables
from checker.tables.isles import same
from checker.tables.judging import ASKED, RELATIONS
from checker.values.compare import Members
from checker.values.dates.when import Meeting, When, meeting_of
from checker.values.verdict import Relation


def make_dated_lists(groups: GroupTables, number: int, ranked: Among, plain: int) -> str:
    """The questions of claims about the one attribute of each subject with those about the other
    that they are held against, as a SELECT; ``plain`` is the cell of what holds whenever, or -1."""
    known = groups.known
    first, then = (known.ids.index(name) for name in (ranked.first, ranked.then))
    question = (*groups.key, "qual")
    by = ", ".join(f"a.{name}" for name in question)
    key = same("a", "b", groups.key)
    always = f"b.cell = {plain}"
    meets = f"({always} OR (a.qual = b.qual AND t.since < u.till AND u.since < t.till))"
    spans = "JOIN spans t ON t.cell = a.cell JOIN spans u ON u.cell = b.cell "
    sides = f"WHERE a.attr = {first} AND b.attr = {then}"
    groups.base.execute(
        f"CREATE TABLE sides{number} AS SELECT {by}, bool_or(a.docs + b.docs > 0) AS docs, "
        f"bool_or(a.asked OR b.asked) AS asked, bool_or({meets}) AS bears, "
        "min(a.line) AS line, min(a.part) AS part, least(min(a.s1), min(b.s1)) AS s1, "
        f"greatest(max(a.s2), max(b.s2)) AS s2 FROM groups a JOIN groups b "
        f"ON {key} AND (a.qual = b.qual OR {always}) {spans}{sides} GROUP BY {by}"
    )
    fits, unfit = str(ASKED), ""
    if ranked.first not in groups.asked:  # and so the other: all claims about them are
        make_lists(groups, number, ranked)
        met = f"FROM lists{number} a JOIN lists{number} b ON {key} {spans}{{0}}{sides} AND {meets}"
        unlike = unlike_pairs(groups, number, met)
        fits = str(SURELY) if unlike == "" else fits
        if unlike:
            sure = f"({always} OR t.same = u.same)"
            worst = f"max(CASE WHEN {sure} OR w.class = {SURELY} THEN w.class ELSE {ASKED} END)"
            never = f"bool_or({sure} AND w.class = 3)"
            unfit = (
                f"LEFT JOIN (SELECT {by}, CASE WHEN {never} THEN 3 ELSE {worst} END AS class "
                f"{met.format(unlike)} GROUP BY {by}) f ON {same('f', 'q', question)}"
            )
            fits = f"coalesce(f.class, {SURELY})"
    listed = ", ".join(f"q.{name}" for name in question)
    return (
        f"SELECT {listed}, {first} AS attr, q.line, q.part, coalesce(q.s1 <> q.s2, false) AS "
        f"strong, CAST(CASE WHEN q.asked THEN {ASKED} ELSE {fits} END AS TINYINT) AS c{number} "
        f"FROM sides{number} q {unfit} WHERE q.bears AND q.docs"
    )


def make_dated_among(groups: GroupTables, number: int, ranked: AmongThose) -> str:
    """The questions of each subject, with their classes, as a SELECT: lists that are held against
    those of one subject, which tables or files say."""
    known = groups.known
    place = known.ids.index(ranked.attribute)
    others = [] if ranked.attribute in groups.asked else others_of(groups, ranked)
    cells = known.cells_about(ranked.attribute)
    sets: dict[tuple[frozenset[Members], frozenset[Members]], int] = {}
    groups.base.upload(
        f"those{number}", {"cell": "INT", "those": "INT"}, list(_those(known, cells, others, sets))
    )
    beside = {"qual": "INT", "docs": "INT", "s1": "INT", "s2": "INT"}
    apart = {known.apart[known.cells[cell]] for cell in cells}
    groups.base.upload(f"beside{number}", beside, list(_beside(known, apart, others)))
    question = ", ".join(f"a.{name}" for name in (*groups.key, "line", "part", "attr", "qual"))
    unfit = _unfit(groups, number, sets)
    groups.base.execute(
        f"CREATE TABLE held{number} AS SELECT {question}, bool_or(a.asked OR h.those < 0) AS "
        f"asked, min(a.s1) AS s1, max(a.s2) AS s2, max(a.docs) AS docs, max(h.those) AS bears, "
        "min(h.those) AS least "
        f"FROM groups a LEFT JOIN those{number} h ON h.cell = a.cell "
        f"WHERE a.attr = {place} GROUP BY {question}"
    )
    # that those are held against any is seen where one question is asked
    bears = f"FROM held{number} a JOIN beside{number} b ON b.qual = a.qual "
    where = "WHERE a.bears >= 0 AND a.docs + b.docs > 0"
    first = f"SELECT a.qual, min({groups.order('a.')}) AS first {bears}{where} GROUP BY a.qual"
    where += " OR a.least < 0"  # that they are kept apart is told, whoever says it
    class_, joined = str(ASKED), ""
    if unfit is not None:
        class_ = f"coalesce(w.class, {SURELY})"
        joined = f"LEFT JOIN ({unfit}) w ON {same('w', 'a', (*groups.key, 'qual'))} "
    return (
        f"SELECT {question}, coalesce(least(a.s1, b.s1) <> greatest(a.s2, b.s2), false) AS strong, "
        f"CAST(CASE WHEN a.asked OR {groups.order('a.')} = m.first THEN {ASKED} ELSE {class_} END "
        f"AS TINYINT) AS c{number} {bears}LEFT JOIN ({first}) m ON m.qual = a.qual {joined}{where}"
    )


def _those(
    known: Distinct,
    cells: Iterable[int],
    others: Sequence[OtherList],
    sets: dict[tuple[frozenset[Members], frozenset[Members]], int],
) -> Iterator[tuple[int, int]]:
    """By cell the number of what its claims are held against: surely, and perhaps; -1 where it is
    told that they are kept apart from all."""
    for cell in cells:
        apart, when = known.apart[known.cells[cell]], when_of(known, cell)
        sure: set[Members] = set()
        perhaps: set[Members] = set()
        alike = False
        for one in others:
            if not one.held:
                sure.add(one.said)
            elif one.apart != apart:
                continue
            elif _is_same(when, one.when):
                sure.add(one.said)
            elif meeting_of(when, one.when) is not Meeting.NEVER:
                perhaps.add(one.said)
            alike = True
        if sure or perhaps:
            yield cell, sets.setdefault((frozenset(sure), frozenset(perhaps)), len(sets))
        elif not alike and any(
            (_names(one.apart), one.when is None) != (_names(apart), when is None) for one in others
        ):
            yield cell, -1


def _beside(
    known: Distinct, asked: Iterable[Qualifiers], others: Sequence[OtherList]
) -> Iterator[tuple[int, int, int | None, int | None]]:
    """By qualifiers of questions how many documents' lists are in it beside those of a subject, and
    the first and the last of their sources."""
    for apart in asked:
        some = [one.src for one in others if not one.held or one.apart == apart]
        sources = [src for src in some if src is not None]
        least, most = (min(sources), max(sources)) if sources else (None, None)
        yield known.qualifiers.index(apart), len(sources), least, most


def _unfit(
    groups: GroupTables,
    number: int,
    sets: dict[tuple[frozenset[Members], frozenset[Members]], int],
) -> str | None:
    """The questions in which something does not surely fit, with their classes, as a SELECT;
    nothing where there is too much to be looked at."""
    claims = (
        f"FROM ({groups.all()}) a JOIN cells ON cells.cell = a.cell "
        f"JOIN those{number} h ON h.cell = a.cell AND h.those >= 0"
    )
    asked = f"SELECT DISTINCT h.those, a.lit {claims} LIMIT {MOST_PAIRS + 1}"
    pairs = list(groups.base.rows(asked))
    those = {place: pair for pair, place in sets.items()}
    if sum(sum(map(len, those[place])) for place, _ in pairs) > MOST_PAIRS:
        return None
    rows = []
    for place, lit in pairs:
        said = members(groups.known.literals[lit].value.possible)
        found = _worst(said, *those[place])
        if found != SURELY:
            rows.append((place, lit, found))
    columns = {"those": "INT", "lit": "INT", "class": "INT"}
    groups.base.upload(f"unlike{number}", columns, rows)
    key = ", ".join((*(f"a.{name}" for name in groups.key), "cells.qual"))
    return (
        f"SELECT {key}, CASE WHEN bool_or(u.class = 3) THEN 3 ELSE max(u.class) END AS class "
        f"{claims} JOIN unlike{number} u ON u.those = h.those AND u.lit = a.lit GROUP BY {key}"
    )


def _worst(said: Members, sure: Iterable[Members], perhaps: Iterable[Members]) -> int:
    """How a list fits what it surely is held against; asked where it may not fit another."""
    found = max((class_of(said, other) for other in sure), default=SURELY)
    never = found == RELATIONS.index(Relation.DISJOINT)
    if not never and any(class_of(said, other) != SURELY for other in perhaps):
        return ASKED
    return found


def _is_same(when: When | None, other: When | None) -> bool:
    if when is None or other is None:
        return when is other
    return when.possible == other.possible


def _names(held: Qualifiers) -> list[str]:
    return [name for name, _ in held]
