"""Bounds on differences of two variables: a simple temporal problem.

``end - start <= weight`` is an edge of a graph, and such bounds cannot all hold if and only if some
edges make a circle whose weights add up to less than nothing (or to nothing, where one of them is
strict). Among whole numbers and exact fractions alike that decides them completely.
"""

from collections.abc import Sequence
from typing import final

from checker.values.interval import Exact
from checker.values.named import NamedTuple


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

    After Goldberg and Radzik: in each pass the nodes whose distance shrank are looked at in an
    order in which those come first from which others shrink, so that what hangs together in a
    chain is done in one pass, whichever way it is numbered. It ends when nothing shrinks, or when
    the edges by which it did lead back to where they came from.
    """
    leaving: list[list[Edge]] = [[] for _ in range(size)]
    for edge in edges:
        leaving[edge.start].append(edge)
    graph = _Distances(leaving)
    changed: list[int] = list(range(size))
    done = 0
    while changed:
        changed = graph.passed(graph.ordered(changed))
        done += 1 + len(changed)
        if done > size and changed:  # looking for a circle takes as long as so much
            done = 0
            if cycle := _cycle(graph.came_by):
                return cycle
    return None


@final
class _Distances:
    """How far each node is from anywhere; ``below`` are strict edges, which count where distances
    are equal."""

    def __init__(self, leaving: Sequence[Sequence[Edge]]) -> None:
        """Nothing is far from anything yet."""
        self.leaving = leaving
        self.distance: list[Exact] = [0] * len(leaving)
        self.below = [0] * len(leaving)
        self.came_by: list[Edge | None] = [None] * len(leaving)

    def shrinks(self, edge: Edge) -> bool:
        """Whether a node is nearer by an edge."""
        start, end = edge.start, edge.end
        length, before = self.distance[start] + edge.weight, self.distance[end]
        if length != before:
            return length < before
        return self.below[start] + edge.strict > self.below[end]

    def ordered(self, changed: Sequence[int]) -> list[int]:
        """All nodes that shrink from these, each before those that shrink from it."""
        order: list[int] = []
        seen = [False] * len(self.leaving)
        for first in changed:
            if seen[first]:
                continue
            seen[first] = True
            stack = [(first, iter(self.leaving[first]))]
            while stack:
                node, edges = stack[-1]
                for edge in edges:
                    if not seen[edge.end] and self.shrinks(edge):
                        seen[edge.end] = True
                        stack.append((edge.end, iter(self.leaving[edge.end])))
                        break
                else:
                    order.append(node)
                    stack.pop()
        order.reverse()
        return order

    def passed(self, order: Sequence[int]) -> list[int]:
        """Shrink along all edges once; the nodes that did and were not looked at since."""
        changed: dict[int, None] = {}
        for node in order:
            changed.pop(node, None)
            for edge in self.leaving[node]:
                if self.shrinks(edge):
                    end = edge.end
                    self.distance[end] = self.distance[node] + edge.weight
                    self.below[end] = self.below[node] + edge.strict
                    self.came_by[end] = edge
                    changed[end] = None
        return list(changed)


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
