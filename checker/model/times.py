"""The time of a claim, and how claims are found that speak of one time.

Whether two times meet is said in :mod:`checker.values.dates.when`. Here it is asked of many claims
at once, without looking at every pair: in a time that grows as n log n.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from heapq import heappop, heappush
from typing import final

from checker.values.dates.when import Stretch, When, on_utc, tell_time, tell_when
from checker.values.groups import Groups
from checker.values.named import NamedTuple


@final
class Time(NamedTuple):
    """What a claim holds for, where that is a time: by which qualifier, and when.

    ``assumed``: what no document says of it.
    """

    name: str
    when: When
    assumed: str = ""

    @property
    def told(self) -> str:
        """When it is, in words: ``April 2016``."""
        return tell_time(self.when)

    def __str__(self) -> str:
        """In words: ``as of April 2016``."""
        return tell_when(self.name, self.when)


Times = Sequence[When | None]
"""The times of claims; one without a time speaks of the time of all others without one."""

_Placed = tuple[int, Stretch]
"""The index of a claim, and a stretch of its time."""


def surely_meeting(asking: Times, asked: Times, ranks: Sequence[int]) -> list[int]:
    """For each of ``asking`` the index of the one that it surely meets with the greatest rank.

    One mark of the times that is the same is enough. -1 where it meets none. Ranks are not
    negative.
    """
    best = _Best(len(asking), ranks)
    for ours, theirs in _lines(asking, asked):
        cores, others = list(_each(ours, "cores")), list(_each(theirs, "cores"))
        _overlapping(cores, others, best)
        _within(list(_each(ours, "moments")), others, best)
        _around(cores, list(_each(theirs, "moments")), best)
    same: dict[object, int] = {}
    for index, time in enumerate(asked):
        key = None if time is None else time.possible
        if key not in same or ranks[index] > ranks[same[key]]:
            same[key] = index
    for index, time in enumerate(asking):
        found = same.get(None if time is None else time.possible)
        if found is not None:
            best.take(index, found)
    return best.found


def perhaps_meeting(asking: Times, asked: Times, ranks: Sequence[int]) -> list[int]:
    """The same of those that it surely or perhaps meets."""
    best = _Best(len(asking), ranks)
    for ours, theirs in _lines(asking, asked):
        _overlapping(list(_each(ours, "spans")), list(_each(theirs, "spans")), best)
    undated = [index for index, time in enumerate(asked) if time is None]
    if undated:
        first = max(undated, key=lambda index: ranks[index])
        for index, time in enumerate(asking):
            if time is None:
                best.take(index, first)
    return best.found


def at_one_time(times: Times) -> list[list[int]]:
    """The claims in groups of which none may meet one of another, each in order."""
    together = Groups(len(times))
    undated = [index for index, time in enumerate(times) if time is None]
    for index in undated[1:]:
        together.join(undated[0], index)
    mixed = len({time.by_instants for time in times if time is not None}) > 1
    placed = sorted(
        (
            (span, index)
            for index, time in enumerate(times)
            if time is not None
            for span in (on_utc(time)[0] if mixed and not time.by_instants else time.spans)
        ),
        key=lambda one: one[0],
    )
    before, last = -1, Stretch(0, 0).last
    for span, index in placed:
        if before >= 0 and span.first <= last:
            together.join(before, index)
            last = max(last, span.last)
        else:
            last = span.last
        before = index
    return together.all()


class _Best:
    """The best partner of each claim so far."""

    def __init__(self, size: int, ranks: Sequence[int]) -> None:
        self.found = [-1] * size
        self.ranks = ranks

    def take(self, index: int, partner: int) -> None:
        """A partner, if it is better."""
        now = self.found[index]
        if now < 0 or self.ranks[partner] > self.ranks[now]:
            self.found[index] = partner


@final
class _Parts(NamedTuple):
    """What is known of a time, on one line."""

    spans: tuple[Stretch, ...]
    cores: tuple[Stretch, ...]
    moments: tuple[Stretch, ...]


_Line = list[tuple[int, _Parts]]


def _lines(asking: Times, asked: Times) -> Iterator[tuple[_Line, _Line]]:
    """Both sides on each line: civil times by the calendar, and what has an offset by UTC."""
    ours, theirs = _by_line(asking), _by_line(asked)
    for by_instants in (False, True):
        if ours[by_instants] and theirs[by_instants]:
            yield ours[by_instants], theirs[by_instants]
    if ours[False] and theirs[True]:
        yield _moved(asking), theirs[True]
    if ours[True] and theirs[False]:
        yield ours[True], _moved(asked)


def _by_line(times: Times) -> tuple[_Line, _Line]:
    lines: tuple[_Line, _Line] = ([], [])
    for index, time in enumerate(times):
        if time is not None:
            parts = _Parts(time.spans, time.cores, time.moments)
            lines[time.by_instants].append((index, parts))
    return lines


def _moved(times: Times) -> _Line:
    """Civil times on the line of UTC."""
    return [
        (index, _Parts(*on_utc(time)))
        for index, time in enumerate(times)
        if time is not None and not time.by_instants
    ]


def _each(line: _Line, what: str) -> Iterator[_Placed]:
    for index, parts in line:
        for stretch in getattr(parts, what):
            yield index, stretch


def _overlapping(asking: Sequence[_Placed], asked: Sequence[_Placed], best: _Best) -> None:
    """Stretches that share a moment: one holds the beginning of the other."""
    if not asking or not asked:
        return
    order = sorted(asked, key=lambda one: one[1].first)
    firsts = [stretch.first for _, stretch in order]
    tree = _Greatest([best.ranks[index] for index, _ in order])
    lasting: list[tuple[int, int]] = []  # a heap: the greatest rank of those begun, first
    begun = 0
    for index, stretch in sorted(asking, key=lambda one: one[1].first):
        while begun < len(order) and firsts[begun] <= stretch.first:
            heappush(lasting, (-best.ranks[order[begun][0]], begun))
            begun += 1
        while lasting and order[lasting[0][1]][1].last < stretch.first:
            heappop(lasting)  # later ones begin later still
        if lasting:
            best.take(index, order[lasting[0][1]][0])
        inside = tree.within(begun, bisect_right(firsts, stretch.last))
        if inside >= 0:
            best.take(index, order[inside][0])


def _within(asking: Sequence[_Placed], asked: Sequence[_Placed], best: _Best) -> None:
    """Stretches of ``asking`` that lie in one of ``asked``."""
    if not asking or not asked:
        return
    order = sorted(asked, key=lambda one: one[1].first)
    lasts = sorted({stretch.last for _, stretch in asked})
    tree = _Greatest([-1] * len(lasts))
    begun = 0
    for index, stretch in sorted(asking, key=lambda one: one[1].first):
        while begun < len(order) and order[begun][1].first <= stretch.first:
            other, whole = order[begun]
            tree.put(bisect_left(lasts, whole.last), best.ranks[other], other)
            begun += 1
        found = tree.within(bisect_left(lasts, stretch.last), len(lasts))
        if found >= 0:
            best.take(index, tree.named[found])


def _around(asking: Sequence[_Placed], asked: Sequence[_Placed], best: _Best) -> None:
    """Stretches of ``asking`` in which one of ``asked`` lies."""
    if not asking or not asked:
        return
    order = sorted(asked, key=lambda one: one[1].first, reverse=True)
    lasts = sorted({stretch.last for _, stretch in asked})
    tree = _Greatest([-1] * len(lasts))
    begun = 0
    for index, stretch in sorted(asking, key=lambda one: one[1].first, reverse=True):
        while begun < len(order) and order[begun][1].first >= stretch.first:
            other, inner = order[begun]
            tree.put(bisect_left(lasts, inner.last), best.ranks[other], other)
            begun += 1
        found = tree.within(0, bisect_right(lasts, stretch.last))
        if found >= 0:
            best.take(index, tree.named[found])


class _Greatest:
    """The place of the greatest number within a run of places (a tree of pairs)."""

    def __init__(self, numbers: list[int]) -> None:
        self.size = max(1, len(numbers))
        self.numbers = numbers
        self.named = [-1] * len(numbers)
        self.tree = [-1] * (2 * self.size)
        self.tree[self.size : self.size + len(numbers)] = range(len(numbers))
        for node in range(self.size - 1, 0, -1):
            self.tree[node] = self._greater(self.tree[2 * node], self.tree[2 * node + 1])

    def _greater(self, a: int, b: int) -> int:
        if a < 0 or b < 0:
            return max(a, b)
        return a if self.numbers[a] >= self.numbers[b] else b

    def put(self, place: int, number: int, name: int) -> None:
        """A number at a place, if it is greater than what is there."""
        if number <= self.numbers[place]:
            return
        self.numbers[place], self.named[place] = number, name
        node = (self.size + place) // 2
        while node:
            self.tree[node] = self._greater(self.tree[2 * node], self.tree[2 * node + 1])
            node //= 2

    def within(self, start: int, end: int) -> int:
        """The place from ``start`` to before ``end``; -1 where there is none, or nothing put."""
        found = -1
        left, right = start + self.size, end + self.size
        while left < right:
            if left & 1:
                found = self._greater(found, self.tree[left])
                left += 1
            if right & 1:
                right -= 1
                found = self._greater(found, self.tree[right])
            left, right = left // 2, right // 2
        return found if found >= 0 and self.numbers[found] >= 0 else -1
