"""What the literal of a number was parsed to: its numbers with their precision, and its hedges.

It is light, so that the readers of plain digits can give it without the grammar of all others.
"""

from enum import Enum
from fractions import Fraction
from typing import final

from checker.values.interval import Exact, Interval, normal_exact
from checker.values.named import NamedTuple
from checker.values.numbers.hedges import Hedge

HALF = Fraction(1, 2)


@final
class WrittenNumber(NamedTuple):
    """A number as written: its ``value``, and the ``step`` of its last written digit.

    ``doubt``: the digits, where a point in them may group thousands (`5.000`). ``part``: whether
    it is written as a part of a whole (`half`, `2/3`), whose step is a tenth, or one part where
    that is less.
    """

    value: Exact
    step: Exact
    doubt: str = ""
    part: bool = False

    def __hash__(self) -> int:
        """Of whole numbers, which takes a tenth of the time that fractions take."""
        return hash((self.value.numerator, self.step.numerator, self.step.denominator))

    def rounded(self) -> Interval:
        """All that rounds to it, half away from zero: [value - step / 2, value + step / 2), and
        below zero the mirror of it."""
        half = self.step * HALF
        return Interval(
            normal_exact(self.value - half),
            normal_exact(self.value + half),
            self.value <= 0 < half,
            self.value >= 0,
        )

    def scaled(self, factor: Exact, step: Exact) -> "WrittenNumber":
        """So many times ``factor``, whose own precision is ``step``."""
        if factor == step == 1:
            return self
        return WrittenNumber(normal_exact(self.value * factor), normal_exact(self.step * step))

    def negative(self) -> "WrittenNumber":
        """The same below zero."""
        return self._replace(value=-self.value)


def power(exponent: int) -> Exact:
    """Ten to the power of ``exponent``, exactly."""
    return 10**exponent if exponent >= 0 else Fraction(1, 10**-exponent)


class Joint(Enum):
    """What stands between two numbers."""

    TO = ".."
    TOLERANCE = "+-"


@final
class NumberInUnit(NamedTuple):
    """One number with the unit that it is written in; empty for none."""

    number: WrittenNumber
    unit: str


@final
class Literal(NamedTuple):
    """What a literal says, before units and rounding.

    ``second`` is the other end of a range, or the tolerance, as ``joint`` says. ``bound`` is a
    hedge other than `about`, which may stand beside it. ``vague``: no number was
    written (`several`).
    """

    first: NumberInUnit
    joint: Joint | None = None
    second: NumberInUnit | None = None
    bound: Hedge | None = None
    about: bool = False
    vague: bool = False


@final
class Bracket(NamedTuple):
    """An interval that is written as such, `[2.5, 7/2) km`; nothing in it is rounded."""

    values: Interval
    unit: str


@final
class AsWritten(NamedTuple):
    """The text of a number, what it was parsed to where that was kept, and its possibilities."""

    text: str
    literal: Literal | Bracket | None
    possible: Interval
