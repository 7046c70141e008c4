"""Intervals narrowed by conditions, one after the other, until nothing changes or one is empty.

What is emptied is impossible. What is left may still be: a variable that stands in a condition
twice, or a circle of conditions, can hide that. Each narrowing knows what it came from, so that an
empty interval leads back to the claims and conditions that emptied it.
"""

from collections import deque
from collections.abc import Iterable, Sequence
from typing import final

from checker.values.constraints.condition import Condition, narrowed
from checker.values.interval import Interval, intersection, whole_numbers
from checker.values.named import NamedTuple

MOST_ROUNDS = 24
"""So many times each condition may be looked at, on average, until what is left is left."""


@final
class Step:
    """An interval of a variable, and what narrowed it: a claim, or a condition (-1: none)."""

    __slots__ = ("before", "claim", "condition", "span")

    def __init__(
        self,
        span: Interval,
        claim: int = -1,
        condition: int = -1,
        before: tuple["Step", ...] = (),
    ) -> None:
        """Narrowed from what was known ``before``."""
        self.span = span
        self.claim = claim
        self.condition = condition
        self.before = before


@final
class Core(NamedTuple):
    """Claims and conditions that cannot all be true, by their numbers, sorted."""

    claims: tuple[int, ...]
    conditions: tuple[int, ...]


@final
class Left(NamedTuple):
    """What is left of each variable; ``settled``: no condition narrows it further."""

    spans: list[Interval]
    settled: bool


def core_of(steps: Iterable[Step], conditions: Iterable[int] = ()) -> Core:
    """All that some steps came from, and the conditions that emptied them."""
    claims: set[int] = set()
    used = set(conditions)
    seen: set[int] = set()
    stack = list(steps)
    while stack:
        step = stack.pop()
        if id(step) in seen:
            continue
        seen.add(id(step))
        if step.claim >= 0:
            claims.add(step.claim)
        if step.condition >= 0:
            used.add(step.condition)
        stack += step.before
    return Core(tuple(sorted(claims)), tuple(sorted(used)))


def propagate(
    spans: Sequence[Interval],
    whole: Sequence[bool],
    claims: Iterable[tuple[int, int, Interval]],
    conditions: Sequence[tuple[Condition, tuple[int, ...]]],
    of: Sequence[Sequence[int]],
) -> Core | Left:
    """Narrow ``spans`` by claims, each with its number and variable, and by all conditions.

    ``conditions`` have the variables that theirs stand for; ``of`` the conditions of each variable.
    """
    steps = [Step(span) for span in spans]
    for number, variable, span in claims:
        old = steps[variable]
        found = intersection(old.span, span)
        if found is not None and whole[variable]:
            found = whole_numbers(found)
        if found is None:
            return core_of([old, Step(span, number)])
        if found != old.span:
            steps[variable] = Step(found, number, before=(old,))
    waiting = deque(range(len(conditions)))
    queued = [True] * len(conditions)
    budget = MOST_ROUNDS * len(conditions) + 100
    while waiting and budget:
        budget -= 1
        number = waiting.popleft()
        queued[number] = False
        condition, its = conditions[number]
        olds = tuple(steps[variable] for variable in its)
        news = narrowed(condition, [old.span for old in olds])
        if news is None:
            return core_of(olds, [number])
        for variable, old, new in zip(its, olds, news, strict=True):
            if new is old.span or new == old.span:
                continue
            found = whole_numbers(new) if whole[variable] else new
            if found is None:
                return core_of(olds, [number])
            if found == old.span:
                continue
            steps[variable] = Step(found, -1, number, olds)
            for other in of[variable]:
                if not queued[other]:
                    queued[other] = True
                    waiting.append(other)
    return Left([step.span for step in steps], not waiting)
