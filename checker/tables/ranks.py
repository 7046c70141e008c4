"""Values as whole numbers: the ends of what they allow, ranked among all of one attribute.

Two sets of possibilities on a line have something in common just if the greater of their lower
ranks is at most the lesser of their upper ones; whether an end is open is folded in. What lies on
no line, or was converted from another unit, has a number that tells it from others, and no ranks.
"""

from collections.abc import Callable, Hashable, Sequence
from math import lcm
from typing import final

from checker.values.interval import Bound, Exact, Interval, WholeEnds
from checker.values.named import NamedTuple
from checker.values.value import Possible


@final
class Ranks(NamedTuple):
    """The number of a set of possibilities, and the ranks of its ends if it has such."""

    term: int
    lower: int | None = None
    upper: int | None = None


def ranked(values: Sequence[Possible | WholeEnds]) -> list[Ranks]:
    """The numbers of what different literals of one attribute allow."""
    end = _ends(values)
    spans = [end(value) if isinstance(value, WholeEnds | Interval) else None for value in values]
    converted = [isinstance(value, Interval) and bool(value.scale) for value in values]
    terms: dict[Hashable, int] = {}
    ends: set[int] = set()
    for value, span, is_other in zip(values, spans, converted, strict=True):
        if span is None:
            terms.setdefault(value, len(terms))
            continue
        terms.setdefault(span, len(terms))
        if not is_other:
            ends.update(span)
    ranks = {one: number for number, one in enumerate(sorted(ends))}
    return [
        Ranks(terms[value])
        if span is None
        else Ranks(terms[span])
        if is_other
        else Ranks(terms[span], ranks[span[0]], ranks[span[1]])
        for value, span, is_other in zip(values, spans, converted, strict=True)
    ]


def _ends(
    values: Sequence[Possible | WholeEnds],
) -> Callable[[Interval | WholeEnds], tuple[int, int]]:
    """What turns an interval into two whole numbers: its bounds, and 1 more where it begins just
    behind the one, and 1 less where it ends just before the other."""
    ends = [value for value in values if isinstance(value, WholeEnds)]
    bounds: list[Exact] = [
        bound
        for value in values
        if isinstance(value, Interval)
        for bound in (value.lo, value.hi)
        if not isinstance(bound, float)
    ]
    scale = lcm(*{one.over for one in ends}, *{bound.denominator for bound in bounds})
    times = {over: 4 * (scale // over) for over in {one.over for one in ends}}
    beyond = 4
    for bound in bounds:
        beyond = max(beyond, 4 * (abs(bound.numerator) * (scale // bound.denominator) + 1))
    for one in ends if len(ends) < len(values) else ():  # these are never infinite
        beyond = max(beyond, times[one.over] * max(abs(one.lo), abs(one.hi)) + 4)

    def number(bound: Bound, side: int) -> int:
        if isinstance(bound, float):
            return beyond * (1 if bound > 0 else -1) + side
        return 4 * bound.numerator * (scale // bound.denominator) + side

    def both(span: Interval | WholeEnds) -> tuple[int, int]:
        if isinstance(span, WholeEnds):
            lo, hi, over, lo_open, hi_open = span
            by = times[over]
            return lo * by + lo_open, hi * by - hi_open
        return number(span.lo, span.lo_open), number(span.hi, -span.hi_open)

    return both
