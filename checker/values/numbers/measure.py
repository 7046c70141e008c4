"""What an attribute says of its numbers, and a number that has been read."""

from fractions import Fraction
from operator import attrgetter
from typing import Final, final

from checker.values.frozen import Frozen
from checker.values.interval import Exact, Interval, normal_exact
from checker.values.named import NamedTuple
from checker.values.numbers.form import Bracket, Literal
from checker.values.numbers.precision import read_written
from checker.values.numbers.units import IN_ITS_UNIT, conversion
from checker.values.numbers.units import unit as unit_of
from checker.values.unreadable import Unreadable


@final
class PossibleNumber(NamedTuple):
    """A number as a set of possibilities.

    ``possible``: in the unit of the attribute. ``nominal``: the number as written, in the same
    unit; ``None`` where no single one was written (`several`, `at least 3`, `3..5`). ``literal``:
    what the text was parsed to.
    """

    possible: Interval
    nominal: Exact | None
    literal: Literal | Bracket | None = None


@final
class Measure(Frozen):
    """What an attribute says of its numbers.

    ``unit``: the unit of every bare number; empty for a plain number. ``signed``: whether a value
    may be below 0. ``approximately``: how far `about` reaches to either side, as a percentage of
    the value (`10 %`) or as an amount in the unit (`5 km2`; of a share in `%`, `2 pp` or a bare
    `2`). Raises :class:`Unreadable` where ``unit`` or ``approximately`` says nothing.
    """

    __slots__ = ("_amount", "_share", "approximately", "signed", "unit")
    parts = attrgetter("unit", "signed", "approximately")

    def __init__(self, unit: str = "", signed: bool = False, approximately: str = "10 %") -> None:
        """Read ``unit`` and ``approximately``, once."""
        if not (unit[:-1].isalpha() and unit.isalnum()):
            unit_of(unit)
        share, amount = _allowance(approximately, unit)
        self.unit: Final = unit
        self.signed: Final = signed
        self.approximately: Final = approximately
        self._share: Final = share
        self._amount: Final = amount

    def allowance(self, value: Exact) -> Exact:
        """How far `about` reaches to either side of ``value``; both are in the unit."""
        return normal_exact(abs(Fraction(value)) * self._share + self._amount)


def _allowance(text: str, of: str) -> tuple[Fraction, Exact]:
    """The share of the value, and the absolute amount, that ``approximately`` states."""
    if text == "10 %":
        return Fraction(1, 10), 0
    try:
        number, end = read_written(text.strip(), 0)
        amount = unit_of(text.strip()[end:])
        if number.value < 0:
            raise Unreadable("it is below 0")
        if str(amount) == "%":
            return Fraction(number.value) / 100, 0
        if not amount.factors or (str(amount), str(unit_of(of))) == ("pp", "%"):
            return Fraction(0), number.value
        return Fraction(0), normal_exact(number.value * conversion(str(amount), of).factor)
    except Unreadable as error:
        why = str(error).removesuffix(IN_ITS_UNIT)
        raise Unreadable(
            f"approximately: `{text[:60]}` cannot be read ({why}); "
            f"write a percentage of the value (`10 %`) or an amount (`{f'5 {of}'.strip()}`)"
        ) from error
