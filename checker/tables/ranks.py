"""Values as whole numbers: the ends of what they allow, ranked among all of one attribute.

Two sets of possibilities on a line have something in common just if the greater of their lower
ranks is at most the lesser of their upper ones; whether an end is open is folded in. What lies on
no line, or was converted from another unit, has a number that tells it from others, and no ranks.
"""

from collections.abc import Sequence
from typing import NamedTuple, final

from checker.values.interval import Bound, Interval
from checker.values.value import Possible

_End = tuple[Bound, int]
"""A bound, and whether the end lies just behind it (1), on it (0) or just before it (-1)."""


@final
class Ranks(NamedTuple):
    """The number of a set of possibilities, and the ranks of its ends if it has such."""

    term: int
    lower: int | None = None
    upper: int | None = None


def ranked(values: Sequence[Possible]) -> list[Ranks]:
    """The numbers of what different literals of one attribute allow."""
    terms: dict[Possible, int] = {}
    ends: set[_End] = set()
    for value in values:
        terms.setdefault(value, len(terms))
        if _on_its_line(value):
            ends.update(_ends(value))  # type: ignore[arg-type]
    ranks = {end: number for number, end in enumerate(sorted(ends))}
    found: list[Ranks] = []
    for value in values:
        if isinstance(value, Interval) and _on_its_line(value):
            lower, upper = _ends(value)
            found.append(Ranks(terms[value], ranks[lower], ranks[upper]))
        else:
            found.append(Ranks(terms[value]))
    return found


def _on_its_line(value: Possible) -> bool:
    return isinstance(value, Interval) and not value.scale


def _ends(value: Interval) -> tuple[_End, _End]:
    return (value.lo, 1 if value.lo_open else 0), (value.hi, -1 if value.hi_open else 0)
