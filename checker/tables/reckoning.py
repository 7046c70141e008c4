"""Formulas in SQL: what comes of the claims of each source, and how that stands to what is claimed.

Floating point only sorts out the clear cases here: where two ends are nearer to each other than
what the arithmetic may lose, a question is asked, as is one of which anything is out of the
ordinary. Nothing of what is reckoned is told.
"""

from collections.abc import Container, Iterable, Mapping, Sequence
from math import ceil, floor
from typing import Final, final

from checker.model.ranked import Reckoned, Reckoning
from checker.values.interval import INFINITY, Exact, Interval
from checker.values.named import NamedTuple

LOST: Final = 1e-9
"""More than the share of its greatest part that a result may be off."""

_NOTHING: Final = -(2**62)
"""What no number is by which claims are told apart."""

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


def ends_of(formula: Reckoned, concluded: Container[str] = ()) -> SqlEnds | None:
    """The ends of a whole formula, of the columns ``lo0``, ``hi0`` and so on of its operands; those
    that are ``concluded`` have lost something already, as ``size0`` and so on has it."""
    places = {name: place for place, name in enumerate(formula.operands)}
    found = ends_in(formula.result, places, concluded)
    return None if found is None or max(map(len, found[:3])) > LONGEST else found


def ends_in(
    node: Reckoning | str | Exact, places: Mapping[str, int], concluded: Container[str] = ()
) -> SqlEnds | None:
    """The ends of a part of a formula, by the places of its operands."""
    if isinstance(node, str):
        lo, hi = _double(f"lo{places[node]}"), _double(f"hi{places[node]}")
        sizes = [f"abs({lo})", f"abs({hi})"]
        sizes += [_double(f"coalesce(size{places[node]}, 0)")] if node in concluded else []
        return SqlEnds(lo, hi, f"greatest({', '.join(sizes)})")
    if not isinstance(node, Reckoning):
        number = in_double(node)
        return None if number is None else SqlEnds(number, number, f"abs({number})")
    left, right = (ends_in(side, places, concluded) for side in (node.left, node.right))
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
    concluded: Container[str],
) -> str:
    """What each source claims of each operand, and of the result, of each subject under each set
    of qualifiers; ``apart``: what tells one claim from another. Of operands that are ``concluded``
    claims have a ``size``."""
    numbers = {name: place for place, name in enumerate(ids)}
    columns = []
    for place, name in enumerate(formula.operands):
        of = f"CASE WHEN attr = {numbers[name]} THEN"
        columns += [
            f"count({of} 1 END) AS n{place}", f"count({of} dlo END) AS k{place}",
            f"max({of} dlo END) AS lo{place}", f"min({of} dhi END) AS hi{place}",
        ]  # fmt: skip
        columns += [f"max({of} size END) AS size{place}"] if name in concluded else []
        columns += [f"min({of} {one} END) AS {one}_{place}_1" for one in apart]
        columns += [f"max({of} {one} END) AS {one}_{place}_2" for one in apart]
    of = f"CASE WHEN attr = {numbers[formula.gives]} THEN"
    columns += [f"max({of} dlo END) AS slo", f"min({of} dhi END) AS shi"]
    columns.append(f"max({of.removesuffix(' THEN')} AND dlo IS NULL THEN 1 ELSE 0 END) AS odd")
    among = ", ".join(str(numbers[name]) for name in (*formula.operands, formula.gives))
    return (
        f"SELECT {key}, held, src, min(origin) AS origin, {', '.join(columns)} FROM ({claims}) c "
        f"WHERE attr IN ({among}) GROUP BY {key}, src, held"
    )


def told_apart(formula: Reckoned, apart: Iterable[str]) -> list[str]:
    """The columns of :func:`pivoted` that tell what follows from one from what does from others: of
    each operand those of its claims, of which there are two at most."""
    places = range(len(formula.operands))
    return [f"{one}_{place}_{side}" for one in apart for place in places for side in (1, 2)]


def _meet(place: int, concluded: bool) -> str:
    """Whether the claims of an operand are one, or surely have something in common."""
    lo, hi = _double(f"lo{place}"), _double(f"hi{place}")
    size = f"abs({lo}) + abs({hi})"
    if concluded:
        size += f" + coalesce({_double(f'size{place}')}, 0)"
    return f"(n{place} = 1 OR {lo} < {hi} - {LOST} * ({size}))"


def followed(formula: Reckoned, ends: SqlEnds, pivot: str, concluded: Container[str]) -> str:
    """What follows from the claims of each source: whether anything ``stands`` there that has to
    do with it, and is ``sure``, with its ends and their ``size``."""
    places = range(len(formula.operands))
    some = " + ".join(f"n{place}" for place in places)
    factor = in_double(formula.factor) or "1"
    lo, hi, size = (f"({end} * {factor})" for end in ends[:3])
    fine = [f"n{place} IN (1, 2) AND k{place} = n{place}" for place in places]
    if formula.counts:
        fine.append("n0 = 1")
    else:  # of several claims about one thing, what is common to them
        fine += [_meet(place, name in concluded) for place, name in enumerate(formula.operands)]
    checked = [*ends.fine, f"{size} < 1e300"]
    if not (formula.signed or formula.counts):
        checked.append(f"{hi} > {LOST} * {size}")
        lo = f"greatest({lo}, 0)"
    all_fine = " AND ".join(fine)
    return (
        "SELECT *, coalesce(fine AND sure, false) AS reckoned, "
        f"CASE WHEN fine THEN {lo} END AS dlo, CASE WHEN fine THEN {hi} END AS dhi, "
        f"CASE WHEN fine THEN {size} END AS size FROM (SELECT *, ({some}) > 0 AS stands, "
        f"{all_fine} AS fine, CASE WHEN {all_fine} THEN {' AND '.join(checked)} END AS sure "
        f"FROM ({pivot}) p) q"
    )


def put_together(formula: Reckoned, key: str, follows: str, apart: Sequence[str]) -> str:
    """What follows for each subject from all sources: ``nd`` claims, all of them ``same`` if they
    come of the same, with the ends of what they have in common, and those of all."""
    told = [f"coalesce({one}, {_NOTHING})" for one in told_apart(formula, apart)]
    told += [f"n{place}" for place, _ in enumerate(formula.operands)]
    each = [f"CASE WHEN stands THEN {one} END" for one in told]
    alike = " AND ".join(f"min({one}) = max({one})" for one in each)
    return (
        f"SELECT {key}, held, count(CASE WHEN stands THEN 1 END) AS nd, "
        "max(CASE WHEN odd = 1 OR stands AND NOT reckoned THEN 1 ELSE 0 END) AS bad, "
        "max(dlo) AS dlo, min(dhi) AS dhi, min(dlo) AS dleast, max(dhi) AS dmost, "
        f"min({_double('dhi')} - {_double('dlo')}) AS slim, max(size) AS size, "
        f"{alike} AS same, min(CASE WHEN stands THEN origin END) AS d1, "
        "max(CASE WHEN stands THEN origin END) AS d2, "
        f"max(slo) AS slo, min(shi) AS shi FROM ({follows}) q GROUP BY {key}, held"
    )


def class_of(stated: str, asked: int, *, surely: bool) -> str:
    """How what follows stands to what is claimed; ``stated``: how the latter stands to itself."""
    size, most = _double("size"), _double("coalesce(greatest(abs(slo), abs(shi)), 0)")
    off = f"{LOST} * ({size} + {most})"
    never = 3 if surely else asked
    wider = f"{_double('slim')} > {_double('dhi')} - {_double('dlo')} + 4 * {off}"
    clear = f"nd = 2 AND dleast < dlo - 8 * {off} AND dmost > dhi + 8 * {off}"
    # of results that do not come of the same: whether one allows no more than all of them do
    own = f"WHEN {wider} THEN 2 WHEN {clear} THEN 1 ELSE {asked} END"
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
        f"WHEN ns = 0 THEN CASE WHEN of_one THEN 0 {own} "
        f"WHEN {outside} THEN CASE WHEN ns = 1 OR {stated} < 2 THEN 1 ELSE 2 END "
        f"WHEN {inside} THEN CASE WHEN of_one THEN 1 {own} "
        f"WHEN {across} THEN 2 ELSE {asked} END"
    )


def inside(limits: Interval, asked: int, *, signed: bool) -> str:
    """How what follows stands to a rule's limits; it may be below zero only if it is ``signed``."""
    never, surely, perhaps, partly = [], [], [], []
    at_zero = limits.lo == 0 and not limits.lo_open
    lower = -INFINITY if not signed and (limits.lo < 0 or at_zero) else limits.lo
    for limit, last, first, sign in ((lower, "dhi", "dleast", 1), (limits.hi, "dlo", "dmost", -1)):
        if isinstance(limit, float):
            continue
        number = in_double(limit)
        if number is None:
            return str(asked)
        off = f"{LOST} * ({_double('size')} + abs({number}))"
        last, first, number = (f"({sign} * {_double(one)})" for one in (last, first, number))
        never.append(f"{last} < {number} - {off}")
        perhaps.append(f"{last} > {number} + {off}")
        surely.append(f"{first} > {number} + {off}")
        partly.append(f"{first} < {number} - {off}")
    if not never:
        return "1"
    return (
        f"CASE WHEN {' OR '.join(never)} THEN 3 WHEN {' AND '.join(surely)} THEN 1 "
        f"WHEN {' AND '.join(perhaps)} AND ({' OR '.join(partly)}) THEN 2 ELSE {asked} END"
    )


def number_class(stated: str, asked: int, *, surely: bool) -> str:
    """How numbers of members, which are exact, stand to what is claimed; ``stated``: as of
    :func:`class_of`. What is common to them is the number itself."""
    return (
        f"CASE WHEN must OR bad = 1 THEN {asked} "
        f"WHEN ns + nd < 2 THEN NULL WHEN nd = 0 THEN {stated} "
        f"WHEN ns > 1 AND {stated} >= 3 THEN {stated} "
        f"WHEN coalesce(greatest(slo, dlo), dlo) > coalesce(least(shi, dhi), dhi) "
        f"THEN {3 if surely else asked} "
        f"WHEN ns = 0 OR slo = shi AND (ns = 1 OR {stated} = 0) THEN 0 ELSE 1 END"
    )


def number_inside(limits: Interval) -> str:
    """How numbers of members stand to the limits of a rule: each lies within them or not."""
    without = []
    for limit, end, beyond, open_ in (
        (limits.lo, "dhi", "<", limits.lo_open),
        (limits.hi, "dlo", ">", limits.hi_open),
    ):
        if not isinstance(limit, float):
            least = floor(limit) if beyond == ">" else ceil(limit)
            at_limit = "=" if open_ and least == limit else ""
            without.append(f"{end} {beyond}{at_limit} {least}")
    return f"CASE WHEN {' OR '.join(without)} THEN 3 ELSE 1 END"


def numbers_in_order(first: Sequence[str], then: Sequence[str], *, strict: bool) -> str:
    """The same as :func:`in_order` of numbers that are exact."""
    (lo, most), (hi, least) = first, then
    never, surely = (">=", "<") if strict else (">", "<=")
    return f"CASE WHEN {lo} {never} {hi} THEN 3 WHEN {most} {surely} {least} THEN 1 ELSE 2 END"


def in_order(first: Sequence[str], then: Sequence[str], size: str, asked: int) -> str:
    """How claims stand to others that they are to be no more than. ``first``: where the last of
    them begins, and the last ends; ``then``: where the first of those ends, and the first begins.
    """
    lo, most, hi, least = (_double(one) for one in (*first, *then))
    greatest = ", ".join(f"abs({one})" for one in (lo, most, hi, least))
    off = f"{LOST} * ({_double(size)} + greatest({greatest}))"
    return (
        f"CASE WHEN {lo} > {hi} + {off} THEN 3 WHEN {lo} > {hi} - {off} THEN {asked} "
        f"WHEN {most} < {least} - {off} THEN 1 WHEN {most} > {least} + {off} THEN 2 "
        f"ELSE {asked} END"
    )
