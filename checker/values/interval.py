"""Intervals of exact numbers: the one shape of every value that lies on a line.

A bound is an ``int`` or a ``Fraction``; an end without a bound is ``-inf`` or ``inf`` (the only
floats there are, and they are only compared, never rounded). An end is open when its bound is not
itself a possibility.
"""

import math
from collections.abc import Callable, Iterable
from fractions import Fraction
from operator import attrgetter
from typing import Final, final

from checker.values.frozen import Frozen
from checker.values.named import NamedTuple

Exact = int | Fraction
Bound = int | Fraction | float

INFINITY = math.inf


class DivisionByZero(ArithmeticError):
    """A divisor that may be zero: the quotient may be anything."""


class Empty(ValueError):
    """An interval that would hold nothing."""


@final
class Interval(Frozen):
    """All numbers from ``lo`` to ``hi``, of which there is at least one.

    Build one with :func:`interval`, which normalises; half-open is the default, since that is
    what a rounded number and a civil day are. Raises :class:`Empty` where it would hold nothing,
    so that no value can contradict itself.

    ``scale``: how it was converted to the unit of its line, and what was made of it since; empty
    where it was written in that unit. Ends of two scales are not rounded alike: intervals that
    touch there have the end in common.
    """

    __slots__ = ("hi", "hi_open", "lo", "lo_open", "scale")
    parts = attrgetter("lo", "hi", "lo_open", "hi_open")

    def __init__(
        self, lo: Bound, hi: Bound, lo_open: bool = False, hi_open: bool = True, scale: str = ""
    ) -> None:
        """Refuse what holds nothing."""
        if not fits(lo, lo_open, hi, hi_open):
            raise Empty("nothing lies between these ends")
        self.lo: Final = lo
        self.hi: Final = hi
        self.lo_open: Final = lo_open
        self.hi_open: Final = hi_open
        self.scale: Final = scale

    def __add__(self, other: "Interval") -> "Interval":
        return Interval(
            shift(self.lo, other.lo),
            shift(self.hi, other.hi),
            self.lo_open or other.lo_open,
            self.hi_open or other.hi_open,
            self._with(other),
        )

    def __neg__(self) -> "Interval":
        return Interval(-self.hi, -self.lo, self.hi_open, self.lo_open, self.scale)

    def __sub__(self, other: "Interval") -> "Interval":
        return self + -other

    def __mul__(self, other: "Interval") -> "Interval":
        ends = [
            _product(a, a_open, b, b_open)
            for a, a_open in ((self.lo, self.lo_open), (self.hi, self.hi_open))
            for b, b_open in ((other.lo, other.lo_open), (other.hi, other.hi_open))
        ]
        return _hull(ends).on(self._with(other))

    def __truediv__(self, other: "Interval") -> "Interval":
        """The quotient.

        A bound of ``other`` that is an open zero makes an infinite end; a zero inside it raises
        :class:`DivisionByZero`.
        """
        if other.holds(0):
            raise DivisionByZero("the divisor may be zero")
        sign = 1 if other.lo >= 0 else -1
        return self * Interval(
            _reciprocal(other.hi, sign),
            _reciprocal(other.lo, sign),
            other.hi_open,
            other.lo_open,
            other.scale,
        )

    @property
    def start(self) -> tuple[Bound, bool]:
        """Where it begins: the least of several is first, and at one bound the closed one."""
        return self.lo, self.lo_open

    @property
    def end(self) -> tuple[Bound, bool]:
        """Where it ends, and whether that is in it: the least of several is first, and at one bound
        the open one."""
        return self.hi, not self.hi_open

    def _with(self, other: "Interval") -> str:
        """The scale of what the two make together."""
        return f"{self.scale} {other.scale}" if self.scale or other.scale else ""

    def holds(self, number: Bound) -> bool:
        """Whether ``number`` is one of the possibilities."""
        above = number > self.lo or (number == self.lo and not self.lo_open)
        below = number < self.hi or (number == self.hi and not self.hi_open)
        return above and below

    def on(self, scale: str) -> "Interval":
        """The same numbers, as of another scale."""
        if scale == self.scale:
            return self
        return Interval(self.lo, self.hi, self.lo_open, self.hi_open, scale)

    def meets(self, other: "Interval") -> bool:
        """Whether some number is in both."""
        if self.hi > other.lo and other.hi > self.lo:
            return True
        if self.hi == other.lo:
            return not (self.hi_open or other.lo_open) or self.scale != other.scale
        if other.hi == self.lo:
            return not (other.hi_open or self.lo_open) or self.scale != other.scale
        return False

    def covers(self, other: "Interval") -> bool:
        """Whether every possibility of ``other`` is one of this interval's."""
        if self.lo > other.lo or self.hi < other.hi:
            return False
        below = not self.lo_open or other.lo_open or self.lo < other.lo
        return below and (not self.hi_open or other.hi_open or self.hi > other.hi)

    def widened(self, by: Exact) -> "Interval":
        """The interval with both bounds moved outwards by ``by``, and both finite ends closed."""
        lo, hi = shift(self.lo, -by), shift(self.hi, by)
        return Interval(lo, hi, isinstance(lo, float), isinstance(hi, float))


@final
class WholeEnds(NamedTuple):
    """Both ends of an interval in the unit of its line, as whole numbers of parts, of which
    ``over`` make one: what is found of many literals sooner than the interval itself."""

    lo: int
    hi: int
    over: int
    lo_open: bool
    hi_open: bool

    def interval(self) -> Interval:
        """What lies between them."""
        lo, hi, over, lo_open, hi_open = self
        first = Fraction(lo, over) if lo % over else lo // over
        last = Fraction(hi, over) if hi % over else hi // over
        return Interval(first, last, lo_open, hi_open)


def ends_of(span: Interval) -> WholeEnds | None:
    """The ends of an interval; ``None`` where it has not two, or was converted."""
    lo, hi = span.lo, span.hi
    if isinstance(lo, float) or isinstance(hi, float) or span.scale:
        return None
    over = math.lcm(lo.denominator, hi.denominator)
    return WholeEnds(int(lo * over), int(hi * over), over, span.lo_open, span.hi_open)


def interval(lo: Bound, hi: Bound, *, lo_open: bool = False, hi_open: bool = True) -> Interval:
    """An interval in its one normal form: whole fractions as ``int``, infinite ends open.

    Raises :class:`Empty` where it would hold no number.
    """
    lo, hi = normal(lo), normal(hi)
    lo_open, hi_open = lo_open or lo == -INFINITY, hi_open or hi == INFINITY
    return Interval(lo, hi, lo_open, hi_open)


def point(number: Exact) -> Interval:
    """The interval that holds ``number`` alone."""
    number = normal_exact(number)
    return Interval(number, number, False, False)


def normal(number: Bound) -> Bound:
    """The same number, as an ``int`` where it is whole."""
    return number.numerator if type(number) is Fraction and number.denominator == 1 else number


def normal_exact(number: Exact) -> Exact:
    """:func:`normal` for a number that is not infinite."""
    return number.numerator if number.denominator == 1 else number


def fits(lo: Bound, lo_open: bool, hi: Bound, hi_open: bool) -> bool:
    """Whether anything lies between these ends."""
    return lo < hi or (lo == hi and not lo_open and not hi_open)


def intersection(a: Interval, b: Interval) -> Interval | None:
    """What is common to both, or ``None``."""
    (lo, lo_open), (hi, closed) = max(a.start, b.start), min(a.end, b.end)
    return Interval(lo, hi, lo_open, not closed) if fits(lo, lo_open, hi, not closed) else None


def hull(intervals: Iterable[Interval]) -> Interval:
    """The least interval that has all these in it; at least one."""
    ends = [(span.start, span.end) for span in intervals]
    (lo, lo_open), (hi, closed) = min(start for start, _ in ends), max(end for _, end in ends)
    return Interval(lo, hi, lo_open, not closed)


def shift(bound: Bound, by: Bound) -> Bound:
    """A bound shifted by so much; an infinite one stays, and makes an infinite one of another. A
    great fraction never becomes a float."""
    if isinstance(bound, float):
        return bound
    return by if isinstance(by, float) else normal_exact(bound + by)


def whole_numbers(span: Interval) -> Interval | None:
    """From the least whole number of an interval to the greatest; nothing where it has none."""
    lo = least_whole(span.lo, is_open=span.lo_open)
    hi = greatest_whole(span.hi, is_open=span.hi_open)
    return Interval(lo, hi, lo == -INFINITY, hi == INFINITY) if lo <= hi else None


def least_whole(bound: Bound, *, is_open: bool) -> Bound:
    """The least whole number from an end on."""
    if isinstance(bound, float):
        return bound
    return math.floor(bound) + 1 if is_open else math.ceil(bound)


def greatest_whole(bound: Bound, *, is_open: bool) -> Bound:
    """The greatest whole number up to an end."""
    if isinstance(bound, float):
        return bound
    return math.ceil(bound) - 1 if is_open else math.floor(bound)


def _product(a: Bound, a_open: bool, b: Bound, b_open: bool) -> tuple[Bound, bool]:
    """One end of a product. Zero times anything, an infinite end too, is zero, and it is reached
    if the zero is."""
    if a == 0 or b == 0:
        return 0, (a_open if a == 0 else True) and (b_open if b == 0 else True)
    if isinstance(a, float) or isinstance(b, float):
        return INFINITY if (a > 0) is (b > 0) else -INFINITY, True
    return normal_exact(a * b), a_open or b_open


def _hull(ends: list[tuple[Bound, bool]]) -> Interval:
    lo, lo_open = min(ends)
    hi, hi_closed = max((bound, not is_open) for bound, is_open in ends)
    return Interval(lo, hi, lo_open, not hi_closed)


def _reciprocal(bound: Bound, sign: int) -> Bound:
    if bound == 0:
        return INFINITY * sign
    return 0 if isinstance(bound, float) else normal_exact(1 / Fraction(bound))


ARITHMETIC: dict[str, Callable[[Interval, Interval], Interval]] = {
    "+": Interval.__add__,
    "-": Interval.__sub__,
    "*": Interval.__mul__,
    "/": Interval.__truediv__,
}

EXACTLY: dict[str, Callable[[Exact, Exact], Exact]] = {
    "+": lambda a, b: a + b,
    "-": lambda a, b: a - b,
    "*": lambda a, b: a * b,
    "/": lambda a, b: normal_exact(Fraction(a) / Fraction(b)),
}
"""The same for two exact numbers."""
