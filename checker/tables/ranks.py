"""Values as whole numbers: the ends of what they allow, ranked among all of one attribute.

Two sets of possibilities on a line have something in common just if the greater of their lower
ranks is at most the lesser of their upper ones; whether an end is open is folded in. What lies on
no line, or was converted from another unit, has a number that tells it from others, and no ranks.
"""

from collections.abc import Callable, Hashable, Sequence
from math import lcm
from typing import final

from checker.values.interval import Bound, Exact, Interval
from checker.values.named import NamedTuple
from checker.values.value import Possible


@final
class Ranks(NamedTuple):
    """The number of a set of possibilities, and the ranks of its ends if it has such."""

    term: int
    lower: int | None = None
    upper: int | None = None


def ranked(values: Sequence[Possible]) -> list[Ranks]:
    """The numbers of what different literals of one attribute allow."""
    end = _ends([value for value in values if isinstance(value, Interval)])
    spans: list[tuple[int, int] | None] = [
        (end(value.lo, value.lo_open), end(value.hi, -value.hi_open))
        if isinstance(value, Interval)
        else None
        for value in values
    ]
    terms: dict[Hashable, int] = {}
    ends: set[int] = set()
    for value, span in zip(values, spans, strict=True):
        terms.setdefault(value if span is None else span, len(terms))
        if span is not None and isinstance(value, Interval) and not value.scale:
            ends.update(span)
    ranks = {one: number for number, one in enumerate(sorted(ends))}
    found: list[Ranks] = []
    for value, span in zip(values, spans, strict=True):
        if span is None:
            found.append(Ranks(terms[value]))
        elif isinstance(value, Interval) and value.scale:
            found.append(Ranks(terms[span]))
        else:
            found.append(Ranks(terms[span], ranks[span[0]], ranks[span[1]]))
    return found


def _ends(spans: Sequence[Interval]) -> Callable[[Bound, int], int]:
    """What turns a bound into a whole number, which is 1 more where the end lies just behind it,
    and 1 less where it lies just before it."""
    bounds: list[Exact] = [
        one for span in spans for one in (span.lo, span.hi) if not isinstance(one, float)
    ]
    scale = lcm(*{bound.denominator for bound in bounds})
    beyond = 4
    for bound in bounds:
        beyond = max(beyond, 4 * (abs(bound.numerator) * (scale // bound.denominator) + 1))

    def number(bound: Bound, side: int) -> int:
        if isinstance(bound, float):
            return beyond * (1 if bound > 0 else -1) + side
        return 4 * bound.numerator * (scale // bound.denominator) + side

    return number
