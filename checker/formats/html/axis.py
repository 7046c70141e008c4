"""The line that a picture lies on: where a position is, and what stands at its marks."""

from collections.abc import Sequence
from fractions import Fraction
from typing import final

from checker.telling.picture import Picture, known_ends
from checker.telling.ticks import Tick
from checker.values.dates.calendar import DAY
from checker.values.interval import Bound, Exact
from checker.values.named import NamedTuple

MOST_LETTERS = 44
"""The most letters of all labels, and of the space between them: the width of a phone."""

MOST_TICKS = 8
"""Where their labels are short."""

_MARGIN = Fraction(1, 16)
"""The share of the line that is left on each side of what is shown."""


@final
class Axis(NamedTuple):
    """A piece of a line, and its marks."""

    lo: Exact
    hi: Exact
    marks: Sequence[Tick]

    def at(self, position: Bound) -> Fraction:
        """Where a position lies, in per cent of the width to two places; beyond the ends, there."""
        if isinstance(position, float):
            return Fraction(0 if position < 0 else 100)
        share = (Fraction(position) - self.lo) / (Fraction(self.hi) - self.lo)
        return min(max(Fraction(round(share * 10_000), 100), Fraction(0)), Fraction(100))


def axis(picture: Picture) -> Axis | None:
    """A line with room for all bounds that are numbers; ``None`` where no bound is one."""
    known = known_ends(picture.bars)
    if not known:
        return None
    least, most = min(known), max(known)
    around_one = DAY if picture.dates else abs(Fraction(most)) or 1
    width = Fraction(most) - least or around_one
    lo, hi = least - width * _MARGIN, most + width * _MARGIN
    closer_first = (picture.ticks(lo, hi, most) for most in range(MOST_TICKS, 0, -1))
    return Axis(lo, hi, next(filter(_fit, closer_first), ()))


def _fit(marks: Sequence[Tick]) -> bool:
    return sum(len(label) + 3 for _, label in marks) <= MOST_LETTERS
