"""Bounds on differences of two variables: a simple temporal problem.

``end - start <= weight`` is an edge of a graph, and such bounds cannot all hold if and only if some
edges make a circle whose weights add up to less than nothing (or to nothing, where one of them is
strict). Among whole numbers and exact fractions alike that decides them completely.
"""

from collections import deque
from collections.abc import Sequence
from typing import NamedTuple, final

from checker.values.interval import Exact


@final
class Edge(NamedTuple):
    """``end - start`` is at most ``weight``, or less where that is ``strict``.

    ``condition`` says so (-1: none), and ``claims`` do, by their numbers.
    """

    start: int
    end: int
    weight: Exact
    strict: bool = False
    condition: int = -1
    claims: tuple[int, ...] = ()


def negative_cycle(size: int, edges: Sequence[Edge]) -> list[Edge] | None:
    """A circle of edges, in their order, that cannot all hold; ``None`` where all of them can.

    After Bellman and Ford: distances shrink along edges until nothing changes, or until the edges
    by which they did lead back to where they came from.
    """
    leaving: list[list[Edge]] = [[] for _ in range(size)]
    for edge in edges:
        leaving[edge.start].append(edge)
    distance: list[Exact] = [0] * size
    below = [0] * size  # so many strict edges, which count where distances are equal
    came_by: list[Edge | None] = [None] * size
    waiting = deque(range(size))
    queued = [True] * size
    shrunk = 0
    while waiting:
        node = waiting.popleft()
        queued[node] = False
        here, strict = distance[node], below[node]
        for edge in leaving[node]:
            end = edge.end
            length, under = here + edge.weight, strict + edge.strict
            if length > distance[end] or (length == distance[end] and under <= below[end]):
                continue
            distance[end], below[end], came_by[end] = length, under, edge
            shrunk += 1
            if not queued[end]:
                queued[end] = True
                waiting.append(end)
        if shrunk > size:
            shrunk = 0
            if cycle := _cycle(came_by):
                return cycle
    return None


def _cycle(came_by: Sequence[Edge | None]) -> list[Edge] | None:
    """The circle in the edges by which each node was reached, if there is one."""
    seen = [0] * len(came_by)
    for start in range(len(came_by)):
        node, mark = start, start + 1
        while not seen[node]:
            seen[node] = mark
            edge = came_by[node]
            if edge is None:
                break
            node = edge.start
        else:
            if seen[node] == mark:
                return _from(came_by, node)
    return None


def _from(came_by: Sequence[Edge | None], first: int) -> list[Edge]:
    """The edges of the circle that a node lies on."""
    edges: list[Edge] = []
    node = first
    while True:
        edge = came_by[node]
        assert edge is not None
        edges.append(edge)
        node = edge.start
        if node == first:
            return edges[::-1]
