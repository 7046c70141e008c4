"""Quantities: measured numbers, which stand for all that rounds to them."""

import re
from fractions import Fraction
from typing import Final

from checker.values.interval import Interval, normal_exact
from checker.values.numbers.measure import Measure, Number
from checker.values.numbers.units import SAME, Conversion, conversion
from checker.values.unreadable import Unreadable

# The plain form, which most literals have: `3054`, `3054 km2`, `16.6 %`.
PLAIN: Final = re.compile(r"([0-9]{1,18})(?:\.([0-9]{1,18}))?(?: (.+))?").fullmatch


def read_quantity(text: str, measure: Measure) -> Number:
    """The quantity that ``text`` says, in the unit of ``measure``.

    `20 %` is [19.5, 20.5), `44e2 km2` is [4350, 4450), `more than 20000 people` is (20000, inf).
    Raises :class:`Unreadable`, which says what is wrong and how to mend it.
    """
    plain = PLAIN(text)
    if plain:
        whole, decimals, unit = plain.groups()
        if unit is None or unit == measure.unit:
            return _plain(whole, decimals, measure.signed)
    # The grammar has many patterns to compile (10 ms), which a run may not need.
    from checker.values.numbers.literal import read_literal
    from checker.values.numbers.reading import Reader
    from checker.values.numbers.written import Written

    return Reader(
        measure,
        Written.rounded,
        lambda unit: quantity_conversion(unit, measure.unit),
        measure.allowance,
    ).number(read_literal(text))


def _plain(whole: str, decimals: str | None, signed: bool) -> Number:
    """All that rounds to these digits; an end of it is odd / even, and never whole."""
    if decimals is None:
        number, divisor = int(whole), 2
        nominal: int | Fraction = number
    else:
        number, divisor = int(whole + decimals), 2 * 10 ** len(decimals)
        nominal = normal_exact(Fraction(2 * number, divisor))
    lowest = Fraction(2 * number - 1, divisor) if number or signed else 0
    return Number(Interval(lowest, Fraction(2 * number + 1, divisor), False, True), nominal)


def quantity_conversion(unit: str, target: str) -> Conversion:
    """From a unit as written to the attribute's; a bare number is in the attribute's."""
    if not unit or unit == target:
        return SAME
    try:
        return conversion(unit, target)
    except Unreadable as error:
        raise Unreadable(f"`{unit[:40]}`: {error}") from error
