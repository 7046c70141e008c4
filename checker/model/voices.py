"""Who speaks in a contradiction: documents' own voices first, what they quote as sides apart.

A document answers for what it says itself. What somebody says whom it quotes is held against that
second: it joins the side that it fits, or is a side of its own. It is what a contradiction is
about only where the documents' own voices leave nothing else.
"""

from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from typing import final

from checker.model.fact import ACROSS, Fact
from checker.values.compare import Comparison
from checker.values.interval import Interval
from checker.values.named import NamedTuple
from checker.values.verdict import Relation

Judge = Callable[[Sequence[Fact]], Comparison]
"""Compares some claims of one question, as its check does."""


@final
class _Side(NamedTuple):
    """Claims that documents make themselves and that fit together, by their index.

    ``firm`` are those of them that any further claim needs to be compared with.
    """

    members: tuple[int, ...]
    firm: tuple[int, ...]


def quoted_by(fact: Fact, names: Mapping[str, str]) -> str:
    """Who is quoted by which source: ``the mayor, quoted by daily``; nothing for its own voice."""
    if not fact.said_by:
        return ""
    if fact.said_by == ACROSS:
        return ACROSS
    return f"{names.get(fact.said_by, fact.said_by)}, quoted by {fact.source}"


def by_voice(facts: Sequence[Fact], found: Comparison, judge: Judge) -> Comparison:
    """A contradiction among ``facts`` with its sides ordered by who speaks; else ``found``.

    The sides that documents take themselves come first. Its witness and gap are those of two
    documents' own claims where such contradict each other; else those of an own claim and a quoted
    one, the farthest apart; else those of two quoted ones. A quoted claim that fits one own side
    stands in it, one that fits several is listed as ``either``, and the rest make sides of their
    own.
    """
    if found.relation is not Relation.DISJOINT:
        return found
    own = [index for index, fact in enumerate(facts) if not fact.said_by]
    quoted = [index for index, fact in enumerate(facts) if fact.said_by]
    if not own or not quoted:
        return found
    first = _of(facts, own, judge)
    torn = first.relation is Relation.DISJOINT
    sides = [_side(facts, group) for group in (first.positions if torn else (tuple(own),))]
    either = list(first.either) if torn else []
    joined: list[list[int]] = [[] for _ in sides]
    apart: list[int] = []
    farthest: Comparison | None = None
    known: dict[object, tuple[list[int], Comparison | None]] = {}
    if torn and isinstance(facts[own[0]].value.possible, str | bool):
        # terms fit what they are equal to, and nothing else
        known = {facts[side.members[0]].value.possible: ([n], None) for n, side in enumerate(sides)}
        known |= {
            term: ([], None)
            for index in quoted
            if (term := facts[index].value.possible) not in known
        }
    for index in quoted:
        possible = facts[index].value.possible
        if possible not in known:
            known[possible] = _fits(facts, sides, index, judge)
        places, against = known[possible]
        if len(places) > 1:
            either.append(index)
        elif places:
            joined[places[0]].append(index)
        else:
            apart.append(index)
        if against and (farthest is None or (against.gap or 0) > (farthest.gap or 0)):
            farthest = against
    positions = []
    for side, more in zip(sides, joined, strict=True):
        if more and _of(facts, [*side.firm, *more], judge).relation is Relation.DISJOINT:
            apart += more  # they contradict each other: the side cannot hold them all
            more = []
        positions.append(tuple(sorted([*side.members, *more])))
    if apart:
        rest = _of(facts, sorted(apart), judge)
        positions += rest.positions
        either += rest.either
    if torn:
        head = first
    elif farthest is not None:
        head = farthest
    else:
        head = _of(facts, quoted, judge)
    if head.witness is None:
        head = found
    return Comparison(
        Relation.DISJOINT,
        positions=tuple(positions),
        either=tuple(sorted(either)),
        witness=head.witness,
        gap=head.gap,
    )


def _of(facts: Sequence[Fact], some: Sequence[int], judge: Judge) -> Comparison:
    """The comparison of some of the claims, which it names by their index among all."""
    found = judge([facts[index] for index in some])
    return found._replace(
        positions=tuple(tuple(some[place] for place in group) for group in found.positions),
        either=tuple(some[place] for place in found.either),
        witness=found.witness and (some[found.witness[0]], some[found.witness[1]]),
    )


def _side(facts: Sequence[Fact], members: tuple[int, ...]) -> _Side:
    """A side; of intervals, the one that begins last and the one that ends first are firm."""
    spans: list[tuple[Interval, int]] = []
    distinct: dict[object, int] = {}
    for index in members:
        possible = facts[index].value.possible
        distinct.setdefault(possible, index)
        if isinstance(possible, Interval):
            spans.append((possible, index))
    if len(spans) < len(members):
        return _Side(members, tuple(distinct.values()))
    last = max(spans, key=lambda each: (each[0].lo, each[0].lo_open))[1]
    soonest = min(spans, key=lambda each: (each[0].hi, not each[0].hi_open))[1]
    return _Side(members, tuple(sorted({last, soonest})))


def _fits(
    facts: Sequence[Fact], sides: Sequence[_Side], index: int, judge: Judge
) -> tuple[list[int], Comparison | None]:
    """The sides, by number, that a quoted claim fits: none, one, or two of several.

    With them, where it fits none, the comparison with the only side, or nothing.
    """
    tried: dict[int, Comparison] = {}

    def against(number: int) -> Comparison:
        if number not in tried:
            tried[number] = _of(facts, [*sides[number].firm, index], judge)
        return tried[number]

    def fits(number: int) -> bool:
        return against(number).relation is not Relation.DISJOINT

    numbers: Sequence[int] = range(min(len(sides), MOST_SIDES))
    claims = [facts[index], *(facts[each] for side in sides[:1] for each in side.firm)]
    if len(sides) > _FEW and all(isinstance(fact.value.possible, Interval) for fact in claims):
        # sides lie in order on their line: only those around the first that it does not lie behind
        numbers = range(len(sides))
        place = bisect_left(numbers, 1, key=lambda number: _not_behind(against(number), index))
        numbers = range(max(0, place - 1), min(len(sides), place + 2))
    places = []
    for number in numbers:
        if fits(number):
            places.append(number)
        if len(places) > 1:
            break
    return places, None if places or len(sides) > 1 else against(0)


MOST_SIDES = 200
"""How many sides a quoted claim is held against where these do not lie in order."""

_FEW = 4
"""Up to how many sides each is asked."""


def _not_behind(found: Comparison, index: int) -> bool:
    """Whether a claim does not begin behind the end of what it was compared with."""
    return found.witness is None or found.witness[1] != index
