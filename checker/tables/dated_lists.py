"""Lists that say of which time they speak, held against lists, in SQL.

Two are held against each other as far as their times meet: those of one time surely, those of which
the spans meet perhaps. Lists without any qualifier hold whenever.
"""

from checker.model.ranked import Among
from checker.tables.among import SURELY, make_lists, unlike_pairs
from checker.tables.grouping import GroupTables
from checker.tables.isles import same
from checker.tables.judging import ASKED


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
