"""Formulas in SQL: what comes of the claims of each source, and how that stands to what is claimed.

Floating point only sorts out the clear cases here: where two ends are nearer to each other than
what the arithmetic may lose, a question is asked, as is one of which anything is out of the
ordinary. Nothing of what is reckoned is told.
"""

from collections.abc import Mapping, Sequence
from typing import Final, final

from checker.model.ranked import Reckoned, Reckoning
from checker.values.interval import Exact
from checker.values.named import NamedTuple

LOST: Final = 1e-9
"""More than the share of its greatest part that a result may be off."""

LONGEST: Final = 20_000
"""The most characters of an end; a formula that takes more is not reckoned here."""


@final
class SqlEnds(NamedTuple):
    """The ends of what a part of a formula allows, in SQL; ``size``: the greatest number that went
    into it, by which what it lost is judged; ``fine``: where it can be reckoned."""

    lo: str
    hi: str
    size: str
    fine: tuple[str, ...] = ()


def ends_of(formula: Reckoned) -> SqlEnds | None:
    """The ends of a whole formula, of the columns ``lo0``, ``hi0`` and so on of its operands."""
    places = {name: place for place, name in enumerate(formula.operands)}
    found = ends_in(formula.result, places)
    return None if found is None or max(map(len, found[:3])) > LONGEST else found


def ends_in(node: Reckoning | str | Exact, places: Mapping[str, int]) -> SqlEnds | None:
    """The ends of a part of a formula, by the places of its operands."""
    if isinstance(node, str):
        lo, hi = _double(f"lo{places[node]}"), _double(f"hi{places[node]}")
        return SqlEnds(lo, hi, f"greatest(abs({lo}), abs({hi}))")
    if not isinstance(node, Reckoning):
        number = in_double(node)
        return None if number is None else SqlEnds(number, number, f"abs({number})")
    left, right = ends_in(node.left, places), ends_in(node.right, places)
    if left is None or right is None or len(left.lo) + len(right.lo) > LONGEST:
        return None
    fine = (*left.fine, *right.fine)
    if node.operator in "+-":
        size = f"({left.size} + {right.size})"
        first, last = (right.lo, right.hi) if node.operator == "+" else (right.hi, right.lo)
        sign = node.operator
        return SqlEnds(f"({left.lo} {sign} {first})", f"({left.hi} {sign} {last})", size, fine)
    size = f"({left.size} * {right.size})"
    if node.operator == "/":
        least = f"least(abs({right.lo}), abs({right.hi}))"
        size = f"({left.size} * {right.size} / nullif({least} * {least}, 0))"
        off = f"{LOST} * {right.size}"
        fine = (*fine, f"({right.lo} > {off} OR {right.hi} < -{off})")
    ends = (right.lo, right.hi)
    if node.operator == "/":  # some engines refuse to divide by zero, and all it is not fine to
        ends = (f"nullif({right.lo}, 0)", f"nullif({right.hi}, 0)")
    each = ", ".join(f"{a} {node.operator} {b}" for a in (left.lo, left.hi) for b in ends)
    return SqlEnds(f"least({each})", f"greatest({each})", size, fine)


def _double(column: str) -> str:
    """A column as floating point: what is reckoned with is told from whole numbers by that."""
    return f"CAST({column} AS DOUBLE)"


def in_double(number: Exact) -> str | None:
    """A number in SQL, if it can be one."""
    try:
        return f"CAST({float(number)!r} AS DOUBLE)"
    except OverflowError:
        return None


def pivoted(
    formula: Reckoned,
    ids: Sequence[str],
    key: str,
    claims: str,
    apart: Sequence[str],
    origin: str,
) -> str:
    """What each source claims of each operand, and of the result, of each subject; ``apart``: what
    tells one claim from another; ``origin``: what tells the text that it goes back to."""
    numbers = {name: place for place, name in enumerate(ids)}
    columns = []
    for place, name in enumerate(formula.operands):
        of = f"CASE WHEN attr = {numbers[name]} THEN"
        columns += [
            f"count({of} 1 END) AS n{place}", f"min({of} dlo END) AS lo{place}",
            f"max({of} dhi END) AS hi{place}",
        ]  # fmt: skip
        columns += [f"min({of} {one} END) AS {one}_{place}" for one in apart]
    of = f"CASE WHEN attr = {numbers[formula.gives]} THEN"
    columns += [f"max({of} dlo END) AS slo", f"min({of} dhi END) AS shi"]
    columns.append(f"max({of.removesuffix(' THEN')} AND dlo IS NULL THEN 1 ELSE 0 END) AS odd")
    among = ", ".join(str(numbers[name]) for name in (*formula.operands, formula.gives))
    return (
        f"SELECT {key}, qual, min({origin}) AS origin, {', '.join(columns)} FROM ({claims}) c "
        f"JOIN cells ON cells.cell = c.cell WHERE attr IN ({among}) GROUP BY {key}, src, qual"
    )


def put_together(
    formula: Reckoned, ends: SqlEnds, key: str, pivot: str, apart: Sequence[str]
) -> str:
    """What follows for each subject from all sources: ``nd`` claims, all of them ``same`` if they
    come of the same, with the ends of what they have in common."""
    places = range(len(formula.operands))
    some = " + ".join(f"n{place}" for place in places)
    factor = in_double(formula.factor) or "1"
    lo, hi, size = (f"({end} * {factor})" for end in ends[:3])
    fine = [f"n{place} = 1 AND lo{place} IS NOT NULL" for place in places]
    fine += [f"hi{place} IS NOT NULL" for place in places]
    checked = [*ends.fine, f"{size} < 1e300"]
    if not formula.signed:
        checked.append(f"{hi} > {LOST} * {size}")
        lo = f"greatest({lo}, 0)"
    told = [f"{one}_{place}" for one in apart for place in places]
    alike = " AND ".join(f"min({one}) = max({one})" for one in told)
    return (
        f"SELECT {key}, qual, count(CASE WHEN stands THEN 1 END) AS nd, "
        "max(CASE WHEN odd = 1 OR stands AND NOT coalesce(fine AND sure, false) THEN 1 ELSE 0 END) "
        f"AS bad, "
        f"max(CASE WHEN fine THEN {lo} END) AS dlo, min(CASE WHEN fine THEN {hi} END) AS dhi, "
        f"max(CASE WHEN fine THEN {size} END) AS size, {alike} AS same, "
        "min(CASE WHEN stands THEN origin END) AS d1, "
        "max(CASE WHEN stands THEN origin END) AS d2, "
        f"max(slo) AS slo, min(shi) AS shi FROM (SELECT *, ({some}) > 0 AS stands, "
        f"{' AND '.join(fine)} AS fine, CASE WHEN {' AND '.join(fine)} THEN "
        f"{' AND '.join(checked)} END AS sure FROM ({pivot}) p) q GROUP BY {key}, qual"
    )


def class_of(stated: str, asked: int, *, surely: bool) -> str:
    """How what follows stands to what is claimed; ``stated``: how the latter stands to itself."""
    size, most = _double("size"), _double("coalesce(greatest(abs(slo), abs(shi)), 0)")
    off = f"{LOST} * ({size} + {most})"
    never = 3 if surely else asked
    outside = f"slo > dlo + {off} AND shi < dhi - {off}"
    inside = f"dlo > slo + {off} AND dhi < shi - {off}"
    across = (
        f"(slo > dlo + {off} AND dhi < shi - {off}) OR (dlo > slo + {off} AND shi < dhi - {off})"
    )
    return (
        f"CASE WHEN must OR bad = 1 THEN {asked} "
        f"WHEN ns + nd < 2 THEN NULL WHEN nd = 0 THEN {stated} "
        f"WHEN ns > 1 AND {stated} >= 3 THEN {stated} "
        f"WHEN coalesce(greatest(slo, dlo), dlo) > coalesce(least(shi, dhi), dhi) + {off} "
        f"THEN {never} "
        f"WHEN coalesce(greatest(slo, dlo), dlo) > coalesce(least(shi, dhi), dhi) - {off} "
        f"THEN {asked} "
        f"WHEN ns = 0 THEN CASE WHEN same THEN 0 ELSE {asked} END "
        f"WHEN {outside} THEN CASE WHEN ns = 1 OR {stated} < 2 THEN 1 ELSE 2 END "
        f"WHEN {inside} THEN CASE WHEN same THEN 1 ELSE {asked} END "
        f"WHEN {across} THEN 2 ELSE {asked} END"
    )
