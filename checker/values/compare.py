"""The comparison of a group of claims about one thing: the law of one comparison.

Values on a line (dates, quantities, counts, and entities, whose parts are numbered within their
whole) are compared as intervals. Intervals have Helly's property: a group has something in common
if and only if every two of them have, so one pass judges a group of any size and two claims are
witness enough of a contradiction. Sets and terms are compared below.
"""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import NamedTuple, TypeVar, final

from checker.values.interval import Bound, Exact, Interval, fits, intersection, normal
from checker.values.verdict import Relation

Claim = TypeVar("Claim")
Common = TypeVar("Common")

MOST_LISTS = 100
"""How many different lists are held against each other for the widest gap."""


@final
@dataclass(frozen=True, slots=True)
class Members:
    """The possibilities of a list: it alone (``complete``), or whatever has these members."""

    members: frozenset[str]
    complete: bool = True


@final
class Comparison(NamedTuple):
    """How a group of claims stands; claims are named by their index in the group.

    ``common``: what all claims allow. ``witness``: of a contradiction, two claims that cannot both
    be true, the lesser first. ``gap``: the distance between them, in the unit of their line, or
    ``None`` where distance means nothing. ``positions``: the claims that can be true together, as
    few positions as possible on a line, each in the order of the group. ``either``: claims that
    fit more than one position; they stand in none. ``reason``: why a relation is unknown.
    """

    relation: Relation
    common: object = None
    positions: tuple[tuple[int, ...], ...] = ()
    either: tuple[int, ...] = ()
    witness: tuple[int, int] | None = None
    gap: Exact | None = None
    reason: str = ""


def distance(lower: Interval, upper: Interval) -> Exact | None:
    """How far two intervals are apart, in the unit of their line; ``None`` past an infinite end."""
    gap = normal(upper.lo - lower.hi)
    return None if isinstance(gap, float) else gap


def compare_intervals(
    claims: Sequence[Interval],
    gap: Callable[[Interval, Interval], Exact | None] = distance,
) -> Comparison:
    """Judge a group of intervals on one line, in one pass.

    ``gap`` measures a contradiction: it is handed the witness that ends first and the one that
    begins last.
    """
    first = claims[0]
    lo, lo_open, hi, hi_open = first.lo, first.lo_open, first.hi, first.hi_open
    begins_last = ends_first = 0
    same = True
    for index, claim in enumerate(claims):
        if claim is first:
            continue
        if claim.lo != lo or claim.lo_open is not lo_open:
            same = False
            if claim.lo > lo or (claim.lo == lo and claim.lo_open):
                lo, lo_open, begins_last = claim.lo, claim.lo_open, index
        if claim.hi != hi or claim.hi_open is not hi_open:
            same = False
            if claim.hi < hi or (claim.hi == hi and claim.hi_open):
                hi, hi_open, ends_first = claim.hi, claim.hi_open, index
    apart = None if lo < hi else (ends_first, begins_last)
    if lo == hi:
        apart = _apart(claims, lo)
    if apart is not None:
        ends_first, begins_last = apart
        positions, either = _positions(claims)
        return Comparison(
            Relation.DISJOINT,
            positions=positions,
            either=either,
            witness=(ends_first, begins_last),
            gap=gap(claims[ends_first], claims[begins_last]),
        )
    everyone = (tuple(range(len(claims))),)
    if same:
        return Comparison(Relation.EQUAL, first, everyone)
    touching = lo == hi
    common = Interval(lo, hi, lo_open and not touching, hi_open and not touching)
    return Comparison(Relation.REFINES if common in claims else Relation.OVERLAPS, common, everyone)


def _apart(claims: Sequence[Interval], bound: Bound) -> tuple[int, int] | None:
    """Of claims that end at ``bound`` and those that begin there, two that do not meet, if any.

    An open end meets no end of its own scale, and all of others.
    """
    ending = {
        (claim.hi_open, claim.scale): i for i, claim in enumerate(claims) if claim.hi == bound
    }
    begun = {(claim.lo_open, claim.scale): i for i, claim in enumerate(claims) if claim.lo == bound}
    for one in ending.values():
        for other in begun.values():
            if not claims[one].meets(claims[other]):
                return one, other
    return None


def _positions(
    claims: Sequence[Interval],
) -> tuple[tuple[tuple[int, ...], ...], tuple[int, ...]]:
    """The least number of positions, by the greedy stabbing of intervals in order of right end.

    The claim that ends first opens a position, and all that hold its end join it. None that opens
    a position fits another, so that no position is empty when those that fit several leave it.
    These are found from the openers alone, and put back until what the others in a position have
    in common meets them all.
    """
    order = sorted(
        range(len(claims)), key=lambda i: (claims[i].hi, not claims[i].hi_open, claims[i].lo)
    )
    groups: list[list[int]] = []
    ending: dict[tuple[bool, str], Interval] = {}  # of those that end where the last opener does
    for index in order:
        claim = claims[index]
        if groups and all(end.meets(claim) for end in ending.values()):
            groups[-1].append(index)
        else:
            groups.append([index])
            ending = {}
        if claim.hi == claims[groups[-1][0]].hi:
            ending[claim.hi_open, claim.scale] = claim
    commons = [claims[group[0]] for group in groups]
    either = {index for index in order if _meets_two(claims[index], commons)}
    while True:
        for place, group in enumerate(groups):
            for index in group:
                if index not in either:
                    commons[place] = intersection(commons[place], claims[index]) or commons[place]
        firm = {index for index in either if not _meets_two(claims[index], commons)}
        if not firm:
            break
        either -= firm
    positions = tuple(tuple(sorted(set(group) - either)) for group in groups)
    return positions, tuple(sorted(either))


def _meets_two(claim: Interval, commons: list[Interval]) -> bool:
    """Whether a claim meets more than one of these, which lie in order, and apart."""
    low, high = 0, len(commons)
    while low < high:
        middle = (low + high) // 2
        if fits(claim.lo, claim.lo_open, commons[middle].hi, commons[middle].hi_open):
            high = middle
        else:
            low = middle + 1
    return low + 1 < len(commons) and claim.meets(commons[low]) and claim.meets(commons[low + 1])


def compare_terms(claims: Sequence[Hashable], *, exact: bool) -> Comparison:
    """Judge a group of terms, which are equal or not.

    Where they are not ``exact`` (prose), two wordings that differ are not yet a contradiction.
    """
    groups: dict[Hashable, list[int]] = {}
    for index, claim in enumerate(claims):
        groups.setdefault(claim, []).append(index)
    positions = tuple(tuple(group) for group in groups.values())
    if len(positions) == 1:
        return Comparison(Relation.EQUAL, claims[0], positions)
    if not exact:
        return Comparison(Relation.UNKNOWN, positions=positions, reason="wording differs")
    return Comparison(
        Relation.DISJOINT, positions=positions, witness=(positions[0][0], positions[1][0])
    )


def compare_members(claims: Sequence[Members]) -> Comparison:
    """Judge a group of lists.

    A complete list allows itself alone, an open one every list that has its members. Positions
    are found greedily, complete lists first (the exact answer is NP-hard). The gap is counted in
    members.
    """
    everyone = (tuple(range(len(claims))),)
    if all(claim == claims[0] for claim in claims):
        return Comparison(Relation.EQUAL, claims[0], everyone)
    common: Members | None = claims[0]
    for claim in claims[1:]:
        common = common and both(common, claim)
    if common is None:
        return _disjoint_members(claims)
    if not common.complete and not frozenset.intersection(*(claim.members for claim in claims)):
        return Comparison(
            Relation.UNKNOWN, positions=everyone, reason="open lists without a common member"
        )
    relation = Relation.REFINES if common in claims else Relation.OVERLAPS
    return Comparison(relation, common, everyone)


def both(a: Members, b: Members) -> Members | None:
    """What two lists allow together, or ``None``."""
    if a.complete and b.complete:
        return a if a.members == b.members else None
    if a.complete or b.complete:
        closed, opened = (a, b) if a.complete else (b, a)
        return closed if opened.members <= closed.members else None
    return Members(a.members | b.members, complete=False)


def greedy_positions(
    claims: Sequence[Claim],
    order: Sequence[int],
    meet: Callable[[Common, Claim], Common | None],
    everything: Common,
) -> tuple[tuple[tuple[int, ...], ...], tuple[int, ...]]:
    """Positions where fewest is too much to ask for, and the claims that fit several of them.

    In ``order``, each claim joins the first position that it fits, or opens one. ``meet`` is what
    a position and a claim have in common; ``everything`` is common to no claims.
    """
    groups: list[list[int]] = []
    commons: list[Common] = []
    for index in order:
        for place, common in enumerate(commons):
            narrower = meet(common, claims[index])
            if narrower is not None:
                groups[place].append(index)
                commons[place] = narrower
                break
        else:
            groups.append([index])
            commons.append(meet(everything, claims[index]) or everything)
    several = {
        index
        for index, claim in enumerate(claims)
        if sum(meet(common, claim) is not None for common in commons) > 1
    }
    positions = tuple(tuple(sorted(set(group) - several)) or (group[0],) for group in groups)
    return positions, tuple(sorted(several.difference(*positions)))


def _disjoint_members(claims: Sequence[Members]) -> Comparison:
    order = sorted(range(len(claims)), key=lambda i: _canonical(claims[i]))
    positions, either = greedy_positions(claims, order, both, Members(frozenset(), complete=False))
    a, b = _farthest(claims, order)
    return Comparison(
        Relation.DISJOINT,
        positions=positions,
        either=either,
        witness=(a, b),
        gap=_members_apart(claims[a], claims[b]),
    )


def _canonical(claim: Members) -> tuple[bool, list[str]]:
    return not claim.complete, sorted(claim.members)


def _farthest(claims: Sequence[Members], order: Sequence[int]) -> tuple[int, int]:
    """The two lists that differ by most members, of those that cannot both be true.

    One of the two is complete. Only claims that differ are looked at, and of very many only the
    first ones, in an order that does not hang on that of the claims.
    """
    distinct = list({claims[index]: index for index in reversed(order)}.values())[::-1][:MOST_LISTS]
    pairs = [
        (a, b)
        for place, a in enumerate(distinct)
        if claims[a].complete
        for b in distinct[place + 1 :]
        if both(claims[a], claims[b]) is None
    ]
    if not pairs:  # past the limit
        first = order[0]
        pairs = [(first, b) for b in order if both(claims[first], claims[b]) is None]
    return max(pairs, key=lambda pair: _members_apart(claims[pair[0]], claims[pair[1]]))


def _members_apart(a: Members, b: Members) -> int:
    if a.complete and b.complete:
        return len(a.members ^ b.members)
    closed, opened = (a, b) if a.complete else (b, a)
    return len(opened.members - closed.members)


def at_most(lower: Interval, upper: Interval) -> Relation:
    """Whether ``lower`` can be at most ``upper``: surely (``REFINES``), perhaps or not at all."""
    touching = lower.lo == upper.hi and lower.scale != upper.scale
    if not touching and not fits(lower.lo, lower.lo_open, upper.hi, upper.hi_open):
        return Relation.DISJOINT
    return Relation.REFINES if lower.hi <= upper.lo else Relation.OVERLAPS


def inside(claim: Interval, allowed: Interval) -> Relation:
    """Whether ``claim`` can lie in ``allowed``: surely (``REFINES``), perhaps or not at all."""
    if not claim.meets(allowed):
        return Relation.DISJOINT
    return Relation.REFINES if allowed.covers(claim) else Relation.OVERLAPS


def among(some: Members, all_: Members) -> Relation:
    """Whether the members of one list can be among those of another: surely, perhaps, or not."""
    missing = some.members - all_.members
    if missing and all_.complete:
        return Relation.DISJOINT
    return Relation.OVERLAPS if missing or not some.complete else Relation.REFINES
