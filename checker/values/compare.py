"""The comparison of a group of claims about one thing: the law of one comparison.

Values on a line (dates, quantities, counts, and entities, whose parts are numbered within their
whole) are compared as intervals. Intervals have Helly's property: a group has something in common
if and only if every two of them have, so one pass judges a group of any size and two claims are
witness enough of a contradiction. Sets and terms are compared below.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from itertools import accumulate, islice
from operator import attrgetter
from typing import Final, TypeVar, final

from checker.values.frozen import Frozen
from checker.values.interval import Bound, Exact, Interval, fits, normal
from checker.values.named import NamedTuple
from checker.values.verdict import Relation

AnyClaim = TypeVar("AnyClaim", bound=Hashable)
Common = TypeVar("Common")

MOST_LISTS = 100
"""How many different lists are held against each other for the widest gap."""

MOST_POSITIONS = 100
"""Against how many positions a claim is held where each has to be tried."""


@final
class Members(Frozen):
    """The possibilities of a list: it alone (``complete``), or whatever has these members.

    Where the members are entities, ``spans`` numbers all entities so that a part's interval lies
    within its whole's, and a member stands for itself or whatever parts of it: `[valley]` allows
    `[town]`, if the town is part of the valley.
    """

    __slots__ = ("complete", "members", "spans")
    parts = attrgetter("members", "complete")

    def __init__(
        self,
        members: frozenset[str],
        complete: bool = True,
        spans: Mapping[str, Interval] | None = None,
    ) -> None:
        """All of it."""
        self.members: Final = members
        self.complete: Final = complete
        self.spans: Final = spans


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
    apart = None
    if not lo < hi:
        apart = _apart(claims, lo) if lo == hi else (ends_first, begins_last)
    if apart is not None:
        ends_first, begins_last = apart
        positions, either = _positions(claims) if len(claims) > 2 else (((i,) for i in apart), ())
        return Comparison(
            Relation.DISJOINT,
            positions=tuple(positions),
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
    """Of claims that end at ``bound`` and those that begin there, the first two that do not meet,
    if any.

    An open end meets no end of its own scale, and all of others.
    """
    ending: dict[tuple[bool, str], int] = {}
    begun: dict[tuple[bool, str], int] = {}
    for index, claim in enumerate(claims):
        if claim.hi == bound:
            ending.setdefault((claim.hi_open, claim.scale), index)
        if claim.lo == bound:
            begun.setdefault((claim.lo_open, claim.scale), index)
    for ended in ending.values():
        for other in begun.values():
            if not claims[ended].meets(claims[other]):
                return ended, other
    return None


def _positions(
    claims: Sequence[Interval],
) -> tuple[tuple[tuple[int, ...], ...], tuple[int, ...]]:
    """The least number of positions, by the greedy stabbing of intervals in order of right end.

    The claim that ends first opens a position, and all that hold its end join it. None that opens
    a position fits another, so that no position is empty when those that fit several leave it. A
    claim fits the position before its own if it begins before that ends; and the one behind if it
    ends behind where the last claim begins that fits that one alone, so that these are found from
    the greatest position to the least.
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
    positions: list[tuple[int, ...]] = []
    either: list[int] = []
    behind: tuple[Bound, bool] | None = None
    for place in reversed(range(len(groups))):
        before = claims[groups[place - 1][0]] if place else None
        firm: list[int] = []
        for index in groups[place]:
            claim = claims[index]
            fits_before = before is not None and fits(
                claim.lo, claim.lo_open, before.hi, before.hi_open
            )
            fits_behind = behind is not None and fits(*behind, claim.hi, claim.hi_open)
            (either if fits_before or fits_behind else firm).append(index)
        positions.append(tuple(sorted(firm)))
        behind = max((claims[index].lo, claims[index].lo_open) for index in firm)
    return tuple(reversed(positions)), tuple(sorted(either))


def meeting(spans: Sequence[Interval]) -> Callable[[Interval], bool]:
    """Tells whether a claim meets one of many intervals, of which it looks at few."""
    order = sorted(spans, key=attrgetter("start"))
    farthest = list(accumulate((span.end for span in order), max))

    def meets(claim: Interval) -> bool:
        low = bisect_left(
            order, True, key=lambda span: not fits(span.lo, span.lo_open, claim.hi, claim.hi_open)
        )
        if not low:
            return False
        hi, closed = farthest[low - 1]
        return fits(claim.lo, claim.lo_open, hi, not closed)

    return meets


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

    A complete list allows only what is among its members, an open one all that has them; where
    members are entities, a part of a member is as good as the member. Positions are found greedily,
    complete lists first (the exact answer is NP-hard). The gap is counted in members.
    """
    everyone = (tuple(range(len(claims))),)
    if all(claim == claims[0] for claim in claims):
        return Comparison(Relation.EQUAL, claims[0], everyone)
    distinct = list(dict.fromkeys(claims))
    common: _Common | None = _EVERYTHING
    for claim in distinct:
        common = common and _meet(common, claim)
    if common is None:
        return _disjoint_members(claims)
    if common.allowed is None and not _shared(distinct):
        return Comparison(
            Relation.UNKNOWN, positions=everyone, reason="open lists without a common member"
        )
    narrowest = next((claim for claim in distinct if _is_all(claim, common)), None)
    relation = Relation.OVERLAPS if narrowest is None else Relation.REFINES
    return Comparison(relation, narrowest or _as_list(common), everyone)


@final
class _Common(NamedTuple):
    """What lists allow together: members that are within ``allowed`` (anything, if it is ``None``)
    and among which there is something within each of ``required``."""

    allowed: frozenset[str] | None
    required: frozenset[str]
    spans: Mapping[str, Interval] | None


_EVERYTHING = _Common(None, frozenset(), None)


def _meet(common: _Common, claim: Members) -> _Common | None:
    """What is left when ``claim`` holds, too, or ``None``.

    Of two that lie one within the other, the one within is what both allow.
    """
    spans = claim.spans
    required = common.required | claim.members
    allowed = common.allowed
    if claim.complete and allowed is None:
        allowed = claim.members
        unmet = required if common.required else frozenset()
    elif claim.complete and allowed is not None:
        allowed = within(allowed, claim.members, spans) | within(claim.members, allowed, spans)
        unmet = required
    else:
        unmet = claim.members
    if allowed is not None and unmet - _met(unmet, allowed, spans):
        return None
    return _Common(allowed, required, spans)


def within(
    some: frozenset[str], others: frozenset[str], spans: Mapping[str, Interval] | None
) -> frozenset[str]:
    """Those of ``some`` that are among ``others``, or part of one of them."""
    found = some & others
    if spans is None or len(found) == len(some):
        return found
    starts, ends = _outermost(others, spans)
    more = []
    for name in some - found:
        place = bisect_right(starts, spans[name].lo) - 1
        if place >= 0 and spans[name].hi <= ends[place]:
            more.append(name)
    return found.union(more)


def _outermost(
    names: Iterable[str], spans: Mapping[str, Interval]
) -> tuple[list[Bound], list[Bound]]:
    """Where those of some entities that lie in no other of them begin, in order, and end."""
    starts: list[Bound] = []
    ends: list[Bound] = []
    for span in sorted((spans[name] for name in names), key=lambda span: (span.lo, -span.hi)):
        if not ends or span.lo > ends[-1]:
            starts.append(span.lo)
            ends.append(span.hi)
    return starts, ends


def _met(
    some: frozenset[str], others: frozenset[str], spans: Mapping[str, Interval] | None
) -> frozenset[str]:
    """Those of ``some`` that are among ``others``, part of one of them, or have one as a part."""
    found = within(some, others, spans)
    return found | _having(some - found, others, spans)


def _shared(claims: Sequence[Members]) -> bool:
    """Whether lists have a member in common, or one that is part of a member of each."""
    shared = claims[0].members
    for claim in claims[1:]:
        spans = claim.spans
        shared = within(shared, claim.members, spans) | within(claim.members, shared, spans)
    return bool(shared)


def _is_all(claim: Members, common: _Common) -> bool:
    """Whether a list allows just what is common to it and others."""
    if claim.complete is (common.allowed is None):
        return False
    if common.allowed is not None and within(claim.members, common.allowed, claim.spans) != (
        claim.members
    ):
        return False
    missing = common.required - claim.members
    return len(_having(missing, claim.members, claim.spans)) == len(missing)


def _having(
    some: frozenset[str], others: frozenset[str], spans: Mapping[str, Interval] | None
) -> frozenset[str]:
    """Those of ``some`` of which one of ``others`` is a part."""
    if spans is None or not some:
        return frozenset()
    starts = sorted(spans[name].lo for name in others)
    found = []
    for name in some:
        place = bisect_left(starts, spans[name].lo)
        if place < len(starts) and starts[place] <= spans[name].hi:
            found.append(name)
    return frozenset(found)


def _as_list(common: _Common) -> Members:
    """What is common as a list: the members that are needed, and lie where they may."""
    if common.allowed is None:
        return Members(common.required, complete=False, spans=common.spans)
    return Members(within(common.required, common.allowed, common.spans), spans=common.spans)


def both(a: Members, b: Members) -> Members | None:
    """What two lists allow together, or ``None``."""
    common = _meet(_EVERYTHING, a)
    common = common and _meet(common, b)
    return common and _as_list(common)


def greedy_positions(
    claims: Sequence[AnyClaim],
    order: Sequence[int],
    meet: Callable[[Common, AnyClaim], Common | None],
    everything: Common,
) -> tuple[tuple[tuple[int, ...], ...], tuple[int, ...]]:
    """Positions where fewest is too much to ask for, and the claims that fit several of them.

    In ``order``, each claim joins the first position that it fits, or opens one; those that are
    alike go together. ``meet`` is what a position and a claim have in common; ``everything`` is
    common to no claims. Beyond :data:`MOST_POSITIONS` a claim is held against the first of them
    alone, so that the time grows with the claims and not with their square.
    """
    alike: dict[AnyClaim, list[int]] = {}
    for index in order:
        alike.setdefault(claims[index], []).append(index)
    groups: list[list[int]] = []
    commons: list[Common] = []
    for claim, indices in alike.items():
        for place, common in enumerate(commons[:MOST_POSITIONS]):
            narrower = meet(common, claim)
            if narrower is not None:
                groups[place] += indices
                commons[place] = narrower
                break
        else:
            groups.append(list(indices))
            commons.append(meet(everything, claim) or everything)
    several: set[int] = set()
    for place, group in enumerate(groups):
        for claim in dict.fromkeys(claims[index] for index in group):
            tried = [*commons[:MOST_POSITIONS], *commons[place : place + 1]]
            if place < MOST_POSITIONS:
                tried.pop()
            fitting = (common for common in tried if meet(common, claim) is not None)
            if len(list(islice(fitting, 2))) > 1:
                several.update(alike[claim])
    positions = tuple(tuple(sorted(set(group) - several)) or (group[0],) for group in groups)
    return positions, tuple(sorted(several.difference(*positions)))


def _disjoint_members(claims: Sequence[Members]) -> Comparison:
    order = sorted(range(len(claims)), key=lambda i: _canonical(claims[i]))
    positions, either = greedy_positions(claims, order, _meet, _EVERYTHING)
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
    """How many members of one of two lists have no place in the other."""
    if a.complete and b.complete:
        return missing(a, b) + missing(b, a)
    closed, opened = (a, b) if a.complete else (b, a)
    return missing(opened, closed)


def missing(some: Members, others: Members) -> int:
    """How many members of one list are not in the other, nor part of or around what is."""
    return len(some.members) - len(_met(some.members, others.members, some.spans))


def at_most(lower: Interval, upper: Interval) -> Relation:
    """Whether ``lower`` can be at most ``upper``: surely (``REFINES``), perhaps or not at all."""
    touching = lower.lo == upper.hi and lower.scale != upper.scale
    if not touching and not fits(lower.lo, lower.lo_open, upper.hi, upper.hi_open):
        return Relation.DISJOINT
    return Relation.REFINES if lower.hi <= upper.lo else Relation.OVERLAPS


def less_than(lower: Interval, upper: Interval) -> Relation:
    """Whether ``lower`` can be less than ``upper``: surely (``REFINES``), perhaps or not at all.

    Where the two only touch, and were rounded in different units, it may be.
    """
    touching = lower.lo == upper.hi and lower.scale != upper.scale
    if not touching and lower.lo >= upper.hi:
        return Relation.DISJOINT
    apart = lower.hi < upper.lo or (
        lower.hi == upper.lo and (lower.hi_open or upper.lo_open) and lower.scale == upper.scale
    )
    return Relation.REFINES if apart else Relation.OVERLAPS


def inside(claim: Interval, allowed: Interval) -> Relation:
    """Whether ``claim`` can lie in ``allowed``: surely (``REFINES``), perhaps or not at all."""
    if allowed.covers(claim):  # as it mostly does
        return Relation.REFINES
    return Relation.OVERLAPS if claim.meets(allowed) else Relation.DISJOINT


def among(some: Members, all_: Members) -> Relation:
    """Whether the members of one list can be among those of another: surely, perhaps, or not.

    A part of a member is among them; a whole of which one is a part may be.
    """
    if all_.complete and missing(some, all_):
        return Relation.DISJOINT
    surely = within(some.members, all_.members, some.spans) == some.members
    return Relation.REFINES if surely and some.complete else Relation.OVERLAPS
