"""The comparison of dates: by possibilities, on the civil line and on the UTC line.

What happened is a pair of an instant u and a civil time c with ``-12 h <= c - u <= +14 h`` (see
:mod:`~checker.values.dates.possibilities`). So a group fits if and only if its civil claims have
some C in common, its instants some U, and C meets the shadow of U. These are difference
constraints between two unknowns; each bounds one, or their difference, by the ends of at most two
claims. Hence for single spans Helly's property holds across both lines: a group fits if every two
of it do. For unions of spans it does not, and they are intersected exactly.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import chain, combinations, pairwise

from checker.values.compare import Comparison, compare_intervals, greedy_positions
from checker.values.dates.calendar import DAY
from checker.values.dates.days import days_between
from checker.values.dates.possibilities import (
    EVERYTHING,
    Choice,
    DateSet,
    Instants,
    civil_spans,
    instants_of,
    one_of,
    own_spans,
    shadow,
    span_of,
)
from checker.values.interval import Exact, Interval, intersection, normal
from checker.values.named import NamedTuple
from checker.values.verdict import Relation


class _Common(NamedTuple):
    """What some claims allow together: civil times, and instants."""

    civil: tuple[Interval, ...] = (EVERYTHING,)
    utc: Interval = EVERYTHING


def compare_dates(claims: Sequence[DateSet]) -> Comparison:
    """Judge a group of dates; the gap is counted in days, of two times in parts of a day.

    Claims on one line are judged as any intervals are. Of claims on two lines, or of unions,
    positions are found greedily; a claim that fits several stays in one that would else be empty.
    The witness is the pair that lies farthest apart; of unions, every two of which may fit while
    all do not, it is the pair that empties the common part first when the claims are taken in
    order of their ends, and then there is no gap.
    """
    kinds = set(map(type, claims))
    if kinds == {Interval}:
        return compare_intervals(claims, days_between)  # type: ignore[arg-type]  # all are
    if kinds == {Instants}:
        found = compare_intervals(
            [claim.utc for claim in claims if isinstance(claim, Instants)], _elapsed
        )
        if not isinstance(found.common, Interval):
            return found
        return Comparison(found.relation, Instants(found.common), found.positions)
    distinct = list({id(claim): claim for claim in claims}.values())
    common = _all(distinct)
    if common is None:
        return _spread(_contradiction(distinct), claims, distinct)
    everyone = (tuple(range(len(claims))),)
    if all(claim == claims[0] for claim in claims):
        return Comparison(Relation.EQUAL, claims[0], everyone)
    return Comparison(*_related(claims, common), everyone)


def _spread(
    found: Comparison, claims: Sequence[DateSet], distinct: Sequence[DateSet]
) -> Comparison:
    """What is found of distinct claims, with each as often as it stands in the group."""
    if len(claims) == len(distinct):
        return found
    places: dict[int, list[int]] = {}
    for index, claim in enumerate(claims):
        places.setdefault(id(claim), []).append(index)
    of = [places[id(claim)] for claim in distinct]

    def all_of(some: Sequence[int]) -> tuple[int, ...]:
        return tuple(sorted(index for position in some for index in of[position]))

    assert found.witness is not None
    a, b = found.witness
    return found._replace(
        positions=tuple(map(all_of, found.positions)),
        either=all_of(found.either),
        witness=(of[a][0], of[b][0]),
    )


_elapsed = partial(days_between, instants=True)


def _related(claims: Sequence[DateSet], common: _Common) -> tuple[Relation, DateSet]:
    """Whether what is common is one of the claims, and what it is.

    A claim about one line leaves the other free, within the offsets: it is what is common if the
    claims on the other line allow all of that.
    """
    instants, civil = Instants(common.utc), one_of(common.civil)
    seen = shadow(common.utc)
    if instants in claims and any(span.covers(seen) for span in common.civil):
        return Relation.REFINES, instants
    if civil in claims and common.utc.covers(instants_of(span_of(civil))):
        return Relation.REFINES, civil
    return Relation.OVERLAPS, one_of(_common_spans(common.civil, (seen,)))


def _all(claims: Iterable[DateSet]) -> _Common | None:
    common: _Common | None = _Common()
    for claim in claims:
        if common is None:
            break
        common = _meet(common, claim)
    return common


def _meet(common: _Common, claim: DateSet) -> _Common | None:
    """What is left when ``claim`` holds too, or ``None``."""
    civil, utc = common.civil, common.utc
    if isinstance(claim, Instants):
        narrower = intersection(utc, claim.utc)
        if narrower is None:
            return None
        utc = narrower
    else:
        civil = _common_spans(civil, civil_spans(claim))
    seen = shadow(utc)
    return _Common(civil, utc) if any(span.meets(seen) for span in civil) else None


def _common_spans(a: Sequence[Interval], b: Sequence[Interval]) -> tuple[Interval, ...]:
    """The intersection of two unions, each in order."""
    if len(a) > len(b):
        a, b = b, a
    if len(a) <= FEW:
        return tuple(chain.from_iterable(_within(span, b) for span in a))
    found = []
    i = j = 0
    while i < len(a) and j < len(b):
        ours, theirs = a[i], b[j]
        if ours.hi < theirs.lo:  # most spans of many lie apart, and ask nothing more
            i += 1
            continue
        if theirs.hi < ours.lo:
            j += 1
            continue
        meet = intersection(ours, theirs)
        if meet is not None:
            found.append(meet)
        if ours.end < theirs.end:
            i += 1
        else:
            j += 1
    return tuple(found)


FEW = 8
"""So few spans are looked up among many, rather than going through these."""


def _within(wanted: Interval, many: Sequence[Interval]) -> Iterator[Interval]:
    """What of many spans, in order, is in one, too."""
    first = bisect_left(many, wanted.lo, key=lambda span: span.hi)
    after = bisect_right(many, wanted.hi, key=lambda span: span.lo)
    inner = range(first + 1, after - 1)  # those between lie within it
    for at in range(first, after):
        meet = many[at] if at in inner else intersection(wanted, many[at])
        if meet is not None:
            yield meet


def _beside(few: Sequence[Interval], many: Sequence[Interval]) -> list[Interval]:
    """Of many spans, in order, those next to one of a few that meet none of them."""
    places = {
        at
        for span_of_few in few
        for behind in [bisect_left(many, span_of_few.lo, key=lambda span: span.lo)]
        for at in (behind - 1, behind)
        if 0 <= at < len(many)
    }
    return [many[at] for at in sorted(places)]


def _contradiction(claims: Sequence[DateSet]) -> Comparison:
    order = sorted(range(len(claims)), key=lambda index: _place(claims[index]))
    positions, either = greedy_positions(claims, order, _meet, _Common())
    witness, gap = _witness(claims, order)
    return Comparison(
        Relation.DISJOINT,
        positions=positions,
        either=either,
        witness=witness,
        gap=gap,
    )


def _place(claim: DateSet) -> tuple[object, ...]:
    """A total order of sets of dates, by their ends."""
    span = span_of(claim)
    spans = claim.spans if isinstance(claim, Choice) else ()
    return (
        span.end, span.start, type(claim).__name__, tuple((part.lo, part.hi) for part in spans),
    )  # fmt: skip


def _witness(
    claims: Sequence[DateSet], order: Sequence[int]
) -> tuple[tuple[int, int], Exact | None]:
    """Two claims that cannot both be true, and how far they are apart."""
    emptied = _emptied(claims, order)
    breaker = order[emptied]
    pairs = [*combinations(_extremes(claims, order), 2)]
    pairs += [(index, breaker) for index in order[:emptied]]
    best: tuple[Exact, int, int] | None = None
    for a, b in pairs:
        found = _apart(claims[a], claims[b])
        if found is not None and (best is None or found[0] > best[0]):
            best = (found[0], a, b) if found[1] else (found[0], b, a)
    if best is not None:
        return (best[1], best[2]), best[0]
    other = order[_emptied(claims, [breaker, *order[:emptied]]) - 1]
    return (other, breaker), None


def _emptied(claims: Sequence[DateSet], order: Sequence[int]) -> int:
    """At which place of ``order`` nothing common is left."""
    common: _Common | None = _Common()
    for place, index in enumerate(order):
        common = _meet(common, claims[index]) if common else None
        if common is None:
            return place
    raise AssertionError("something is common")


def _extremes(claims: Sequence[DateSet], order: Sequence[int]) -> list[int]:
    """The claims that begin last and end first on each line: single spans fit if these do."""
    found: list[int] = []
    for line in (True, False):
        here = [index for index in order if isinstance(claims[index], Instants) is line]
        if here:
            found += [here[0], max(here, key=lambda index: span_of(claims[index]).start)]
    return found


def _apart(a: DateSet, b: DateSet) -> tuple[Exact, bool] | None:
    """The days between the nearest spans of two sets, and whether the first is the lesser.

    ``None`` where they meet.
    """
    instants = isinstance(a, Instants) and isinstance(b, Instants)
    ones, others = map(own_spans if instants else civil_spans, (a, b))
    if _common_spans(ones, others):
        return None
    if len(ones) <= FEW < len(others):
        others = tuple(_beside(ones, others))
    elif len(others) <= FEW < len(ones):
        ones = tuple(_beside(others, ones))
    spans = sorted(
        [(span, True) for span in ones] + [(span, False) for span in others],
        key=lambda entry: (entry[0].lo, entry[0].hi),
    )
    near = [
        (normal(upper.lo - lower.hi), lower, upper, is_first)
        for (lower, is_first), (upper, is_next) in pairwise(spans)
        if is_first is not is_next
    ]
    least = min(gap for gap, *_ in near)
    gaps = []
    for gap, lower, upper, is_first in near:
        if gap <= least + 2 * DAY:  # a day on either side may count as a whole one
            days = days_between(lower, upper, instants=instants)
            if days is not None:
                gaps.append((days, is_first))
    return min(gaps)
