"""Variables, conditions and claims together: what cannot be, why, and what surely can."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from fractions import Fraction
from functools import cached_property
from math import ceil, floor
from typing import final

from checker.values.constraints.condition import Condition, holds, scaled, variables
from checker.values.constraints.differences import Edge, negative_cycle
from checker.values.constraints.propagation import Core, Left, propagate
from checker.values.groups import Groups
from checker.values.interval import (
    INFINITY,
    Bound,
    Exact,
    Interval,
    greatest_whole,
    least_whole,
    normal_exact,
    point,
)
from checker.values.named import NamedTuple

MOST_FILTERED = 300
"""So many claims of a core are left out one after the other, which takes the square of it."""

MOST_GUESSED = 40
"""So many variables are guessed one after the other to prove that all can be true."""


@final
class Variable(NamedTuple):
    """What claims and conditions are about: ``natural`` is all that it can be, ``whole`` numbers
    only where it says so. ``moment``: conditions are about how far such ones lie apart."""

    natural: Interval
    whole: bool = False
    moment: bool = False


@final
class Bounded(NamedTuple):
    """That a variable lies in an interval."""

    variable: int
    span: Interval


Placed = tuple[Condition, tuple[int, ...]]
"""A condition, and the variables that its own stand for."""


@final
class _Difference(NamedTuple):
    """``end - start`` plus other parts is ``allowed``; without a start, ``end`` alone."""

    start: int | None
    end: int
    others: tuple[tuple[Exact, int], ...]
    allowed: Interval


@final
class System:
    """Variables, the conditions between them, and the claims about them.

    Some of the claims, by their numbers, are asked of: :meth:`contradiction`, :meth:`minimal`.
    """

    def __init__(
        self, given: Sequence[Variable], conditions: Sequence[Placed], claims: Sequence[Bounded]
    ) -> None:
        """All of it; nothing is decided yet."""
        self.variables = given
        self.conditions = conditions
        self.claims = claims
        self.spans = [variable.natural for variable in given]
        self.whole = [variable.whole for variable in given]
        self._of: list[list[int]] = [[] for _ in given]
        for number, (_, its) in enumerate(conditions):
            for variable in dict.fromkeys(its):
                self._of[variable].append(number)
        self._differences = [self._difference(*placed) for placed in conditions]

    def _difference(self, condition: Condition, its: tuple[int, ...]) -> _Difference | None:
        """A condition as a bound on a difference, if it is one.

        It is one between two moments, whatever else stands in it, and one between two other
        variables; and a bound of one variable.
        """
        if not condition.plain or len(set(its)) < len(its):
            return None
        terms = [(times, its[node]) for times, node in condition.linear.terms]  # type: ignore[index]
        nodes = [term for term in terms if self.variables[term[1]].moment]
        if not nodes and len(terms) <= 2:
            nodes = terms
        if not 1 <= len(nodes) <= 2:
            return None
        by = nodes[0][0]
        if not by or (len(nodes) == 2 and nodes[1][0] != -by):
            return None
        if len(nodes) == 1 and len(terms) > 1:
            return None
        inverse = normal_exact(1 / Fraction(by))
        others = tuple(
            (normal_exact(times * inverse), variable)
            for times, variable in terms
            if (times, variable) not in nodes
        )
        start = nodes[1][1] if len(nodes) == 2 else None
        return _Difference(start, nodes[0][1], others, scaled(condition.allowed, inverse))

    @cached_property
    def only_differences(self) -> bool:
        """Whether the differences are all that there is: what else stands in them does so once,
        and in none but one."""
        beside: list[int] = []
        for difference in self._differences:
            if difference is None:
                return False
            start = difference.end if difference.start is None else difference.start
            if self.whole[start] is not self.whole[difference.end]:
                return False
            if any(abs(times) != 1 for times, _ in difference.others):
                return False
            beside += (variable for _, variable in difference.others)
        return all(len(self._of[variable]) == 1 for variable in beside)

    def contradiction(self, some: Iterable[int]) -> Core | None:
        """Claims of ``some``, and conditions, that cannot all be true; never where they can be."""
        claims = [(number, *self.claims[number]) for number in sorted(some)]
        if self.only_differences or any(self._differences):
            cycle = negative_cycle(len(self.variables) + 1, list(self._edges(claims)))
            if cycle is not None:
                used = {number for edge in cycle for number in edge.claims}
                conditions = {edge.condition for edge in cycle} - {-1}
                return Core(tuple(sorted(used)), tuple(sorted(conditions)))
        if self.only_differences:
            return None
        found = self._propagated(claims)
        return found if isinstance(found, Core) else None

    def _propagated(self, claims: Iterable[tuple[int, int, Interval]]) -> Core | Left:
        return propagate(self.spans, self.whole, claims, self.conditions, self._of)

    def _edges(self, claims: Sequence[tuple[int, int, Interval]]) -> Iterator[Edge]:
        """The bounds that claims and conditions set."""
        origin = len(self.variables)
        ends: dict[int, _Ends] = {}
        for number, variable, span in claims:
            ends.setdefault(variable, _Ends(self.variables[variable])).narrow(number, span)
        for variable, end in ends.items():
            yield from end.edges(variable, origin)
        for variable, given in enumerate(self.variables):
            if variable not in ends and given.natural.lo > -INFINITY:
                yield from _Ends(given).edges(variable, origin)
        for number, difference in enumerate(self._differences):
            if difference is not None:
                yield from self._bounds(number, difference, ends, origin)

    def _bounds(
        self, number: int, difference: _Difference, ends: dict[int, "_Ends"], origin: int
    ) -> Iterator[Edge]:
        """The edges of one condition: what its other parts leave of the difference."""
        least, most = difference.allowed.lo, difference.allowed.hi
        least_open, most_open = difference.allowed.lo_open, difference.allowed.hi_open
        low: tuple[int, ...] = ()
        high: tuple[int, ...] = ()
        for times, variable in difference.others:
            end = ends.get(variable) or _Ends(self.variables[variable])
            lower, upper = (end.least, end.most) if times > 0 else (end.most, end.least)
            least, least_open = _less(least, upper, times), least_open or upper.is_open
            most, most_open = _less(most, lower, times), most_open or lower.is_open
            low, high = low + upper.claims, high + lower.claims
        start = origin if difference.start is None else difference.start
        end_ = difference.end
        if self.whole[end_] and (start == origin or self.whole[start]):
            least, least_open = least_whole(least, is_open=least_open), False
            most, most_open = greatest_whole(most, is_open=most_open), False
        if not isinstance(most, float):
            yield Edge(start, end_, most, most_open, number, high)
        if not isinstance(least, float):
            yield Edge(end_, start, -least, least_open, number, low)

    def minimal(self, core: Core) -> Core:
        """A core of which no claim can be left out: without any of them nothing is shown to be
        impossible, by whatever conditions. One of very many claims is left as it is."""
        found = self._shorter(core)
        if len(found.claims) > MOST_FILTERED:
            return found
        needed: list[int] = []
        left = list(found.claims)
        while left:
            claim = left.pop()
            without = self.contradiction([*needed, *left])
            if without is None:
                needed.append(claim)
            else:
                left = [number for number in left if number in without.claims]
                found = without
        kept = tuple(sorted(needed))
        again = self.contradiction(kept)
        assert again is not None
        return Core(kept, again.conditions)

    def _shorter(self, core: Core) -> Core:
        """The core asked again, which leads to a smaller one as long as it does."""
        while True:
            again = self.contradiction(core.claims)
            if again is None or len(again.claims) >= len(core.claims):
                return core
            core = again

    def can_be(self, some: Collection[int]) -> bool:
        """Whether it is proven that claims of which no contradiction is found can all be true.

        It is where all is differences; where conditions make no circle and narrow nothing further;
        and where a guess for each of a few variables does it.
        """
        if self.only_differences:
            return True
        left = self._propagated([(number, *self.claims[number]) for number in sorted(some)])
        if isinstance(left, Core) or not left.settled:
            return False
        return self._is_tree(left.spans) or self._guessed(left.spans)

    def _is_tree(self, spans: Sequence[Interval]) -> bool:
        """Whether each condition is met by any value that it leaves, and none meets another twice.

        Then a value of any variable can be chosen, and all others one after the other.
        """
        joined = Groups(len(self.variables) + len(self.conditions))
        for number, (condition, its) in enumerate(self.conditions):
            if not condition.once or not self._is_even(condition, its, spans):
                return False
            for variable in its:
                if spans[variable].lo == spans[variable].hi:
                    continue
                node = len(self.variables) + number
                if joined.of(variable) == joined.of(node):
                    return False
                joined.join(variable, node)
        return True

    def _is_even(self, condition: Condition, its: Sequence[int], spans: Sequence[Interval]) -> bool:
        """Whether what is left of its variables has no gaps that it would notice."""
        free = [variable for variable in its if spans[variable].lo != spans[variable].hi]
        if any(self.whole[variable] for variable in free):
            return (
                all(self.whole[variable] for variable in free)
                and condition.plain
                and all(abs(times) == 1 for times, _ in condition.linear.terms)
                and all(self.whole[v] or _is_whole(spans[v]) for v in its)
                and all(_is_whole_end(end) for end in (condition.allowed.lo, condition.allowed.hi))
                and not condition.allowed.lo_open | condition.allowed.hi_open
            )
        return all(
            not spans[its[variable]].holds(0)
            for _, node in condition.linear.terms
            if not isinstance(node, int)
            for variable in variables(node)
        )

    def _guessed(self, spans: Sequence[Interval]) -> bool:
        """Whether a value can be guessed for each variable, so that all conditions hold."""
        if len(spans) > MOST_GUESSED:
            return False
        known = list(spans)
        for variable, given in enumerate(self.variables):
            if known[variable].lo == known[variable].hi:
                continue
            for guess in _guesses(known[variable], whole=given.whole):
                tried = [*known]
                tried[variable] = point(guess)
                left = propagate(tried, self.whole, (), self.conditions, self._of)
                if isinstance(left, Left) and left.settled:
                    known = left.spans
                    break
            else:
                return False
        return all(holds(r, [known[v] for v in its]) for r, its in self.conditions)

    def settled(self, some: Iterable[int]) -> Sequence[Interval] | None:
        """What is left of all variables if some claims are true; nothing where they cannot be."""
        found = self._propagated([(number, *self.claims[number]) for number in sorted(some)])
        return None if isinstance(found, Core) else found.spans


def _is_whole(span: Interval) -> bool:
    return span.lo == span.hi and _is_whole_end(span.lo)


def _is_whole_end(bound: Bound) -> bool:
    return isinstance(bound, float) or bound.denominator == 1


def _guesses(span: Interval, *, whole: bool) -> Iterator[Exact]:
    """Numbers in an interval: its middle, and those near its ends."""
    lo, hi = span.lo, span.hi
    if isinstance(lo, float):
        lo = (0 if isinstance(hi, float) else hi) - 1000
        lo = lo - 1000 if not span.holds(lo) else lo
    if isinstance(hi, float):
        hi = lo + 1000
    middle = normal_exact(Fraction(lo + hi) / 2)
    near = Fraction(hi - lo) / 1000
    some: list[Exact] = [middle, lo, hi, lo + near, hi - near]
    if whole:
        some = [floor(middle), ceil(lo), floor(hi), ceil(middle), ceil(lo) + 1, floor(hi) - 1]
    seen = dict.fromkeys(normal_exact(number) for number in some)
    return (number for number in seen if span.holds(number))


def _less(bound: Bound, end: "_End", times: Exact) -> Bound:
    """A bound less so many times another."""
    if isinstance(bound, float):
        return bound
    if isinstance(end.bound, float):
        return -end.bound if times > 0 else end.bound
    return normal_exact(bound - times * end.bound)


@final
class _End(NamedTuple):
    """An end of what a variable may be, and the claims that say so."""

    bound: Bound
    is_open: bool
    claims: tuple[int, ...] = ()


@final
class _Ends:
    """Both ends of what a variable may be, by the claims that go furthest."""

    def __init__(self, given: Variable) -> None:
        """Without claims, what is natural."""
        self.whole = given.whole
        self.least = _End(given.natural.lo, given.natural.lo_open)
        self.most = _End(given.natural.hi, given.natural.hi_open)

    def narrow(self, number: int, span: Interval) -> None:
        """Take a claim into account."""
        if self.whole:
            lo = least_whole(span.lo, is_open=span.lo_open)
            hi = greatest_whole(span.hi, is_open=span.hi_open)
            ends = (lo, lo == -INFINITY, hi, hi == INFINITY)
        else:
            ends = (span.lo, span.lo_open, span.hi, span.hi_open)
        if (ends[0], ends[1]) > self.least[:2]:
            self.least = _End(ends[0], ends[1], (number,))
        if (ends[2], not ends[3]) < (self.most.bound, not self.most.is_open):
            self.most = _End(ends[2], ends[3], (number,))

    def edges(self, variable: int, origin: int) -> Iterator[Edge]:
        """The same as edges to and from nothing."""
        if not isinstance(self.most.bound, float):
            yield Edge(
                origin, variable, self.most.bound, self.most.is_open, claims=self.most.claims
            )
        if not isinstance(self.least.bound, float):
            yield Edge(
                variable, origin, -self.least.bound, self.least.is_open, claims=self.least.claims
            )
