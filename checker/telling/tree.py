"""A tree of lines, drawn in plain text."""

from collections.abc import Iterator
from typing import NamedTuple, final


@final
class Node(NamedTuple):
    """Lines that belong together, and the nodes under them."""

    lines: tuple[str, ...]
    below: tuple["Node", ...] = ()


def drawn(node: Node, indent: str = "") -> Iterator[str]:
    """The lines of a tree, with branches from each node to those under it."""
    head, *more = node.lines
    yield f"{indent}{head}"
    stem = "│  " if node.below else "   "
    yield from (f"{indent}{stem}{line}" for line in more)
    for number, one in enumerate(node.below, 1):
        last = number == len(node.below)
        first, *rest = drawn(one)
        yield f"{indent}{'└─ ' if last else '├─ '}{first}"
        yield from (f"{indent}{'   ' if last else '│  '}{line}" for line in rest)
