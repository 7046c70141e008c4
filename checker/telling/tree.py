"""A tree of lines, drawn in plain text."""

from collections.abc import Iterator
from typing import final

from checker.values.named import NamedTuple


@final
class Branch(NamedTuple):
    """Lines that belong together, and the branches under them."""

    lines: tuple[str, ...]
    below: tuple["Branch", ...] = ()


def drawn(branch: Branch, indent: str = "") -> Iterator[str]:
    """The lines of a branch and of those under it, drawn beside a stem."""
    head, *more = branch.lines
    yield f"{indent}{head}"
    stem = "│  " if branch.below else "   "
    yield from (f"{indent}{stem}{line}" for line in more)
    for number, branch_below in enumerate(branch.below, 1):
        last = number == len(branch.below)
        first, *rest = drawn(branch_below)
        yield f"{indent}{'└─ ' if last else '├─ '}{first}"
        yield from (f"{indent}{'   ' if last else '│  '}{line}" for line in rest)
