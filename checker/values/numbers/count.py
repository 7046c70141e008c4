"""Counts: whole numbers of things, which are exact."""

import math
from fractions import Fraction
from typing import Final

from checker.values.interval import Exact, Interval, WholeEnds, point, whole_numbers
from checker.values.numbers.form import Literal, NumberInUnit, WrittenNumber
from checker.values.numbers.literal import read_literal
from checker.values.numbers.measure import Measure, PossibleNumber
from checker.values.numbers.parse import NumberReader
from checker.values.numbers.units import SAME, Conversion, unit
from checker.values.unreadable import Unreadable

# The only units of counts that convert: how many of the second one of the first is.
COUNTED: Final[dict[tuple[str, str], Exact]] = {
    ("week", "day"): 7,
    ("day", "week"): Fraction(1, 7),
}

MOST_PLAIN: Final = 18

SHARES: Final = ("%", "‰", "pp")


def read_count(text: str, measure: Measure) -> PossibleNumber:
    """The count that ``text`` says; its possibilities are whole numbers, and both ends closed.

    `4` is 4 alone and `more than 4` is 5 and more. An exponent, and a scale in words, state a
    coarser precision for a count too: `12e3`, `12 thousand`: from 11500 to 12499. `about` widens by
    a whole number, rounded up. The unit is a label, which does not convert (but weeks and days
    do); where ``measure`` has none, a label is a problem (`4 dead`
    and `4 injured` are not the same). Raises :class:`Unreadable`.
    """
    plain = _in_digits(text, measure)
    if plain is not None:
        number, label = plain
        literal = Literal(NumberInUnit(WrittenNumber(number, 1), label))
        return PossibleNumber(Interval(number, number, False, False), number, literal)
    read = NumberReader(
        measure,
        _spread,
        lambda label: count_conversion(label, measure.unit),
        lambda value: math.ceil(measure.allowance(value)),
    ).number(read_literal(text))
    nominal = read.nominal
    if nominal is not None and nominal.denominator != 1:
        nominal = None
    possible = whole_numbers(read.possible)
    if possible is None:
        raise Unreadable("no whole number is meant by this; a count is a whole number")
    return PossibleNumber(possible, nominal, read.literal)


def count_ends(text: str, measure: Measure) -> WholeEnds | None:
    """The ends of what :func:`read_count` reads, of a literal in its plain form."""
    plain = _in_digits(text, measure)
    return None if plain is None else WholeEnds(plain[0], plain[0], 1, False, False)


def _in_digits(text: str, measure: Measure) -> tuple[int, str] | None:
    """A plain number, and the label behind it."""
    digits, _, label = text.partition(" ")
    if (
        len(digits) <= MOST_PLAIN
        and digits.isdecimal()
        and digits.isascii()
        and (not label or label == measure.unit)
    ):
        return int(digits), label
    return None


def _spread(number: WrittenNumber) -> Interval:
    """The number itself, or all that rounds to it where it is written coarser than to one."""
    if number.doubt:
        whole, decimals = number.doubt.split(".")
        raise Unreadable(
            f"`{number.doubt}` can be read in two ways; write {whole}{decimals}"
            + (f" or {whole}" if not decimals.strip("0") else ", for a count is a whole number")
        )
    if number.value.denominator != 1:
        raise Unreadable("a count is a whole number; write one, or make the attribute a quantity")
    return point(number.value) if number.step <= 1 else number.rounded()


def count_conversion(label: str, target: str) -> Conversion:
    """From a label as written to the attribute's. Raises :class:`Unreadable`."""
    if not label or label == target:
        return SAME
    if label == "1":
        raise Unreadable("a part of a whole is no count; make the attribute a quantity")
    if label in ("st", "nd", "rd", "th"):
        raise Unreadable(f"`{label}` makes a number a place in an order; write the number alone")
    if label == "m" and not target:
        raise Unreadable("`m` may be millions or metres; write the number in digits")
    counted, wanted = str(unit(label)), str(unit(target))
    if counted != wanted and any(symbol in SHARES for symbol, _ in unit(label).factors):
        raise Unreadable(f"`{label}` is a share, and no count; make the attribute a quantity")
    if counted == wanted:
        return SAME
    if (counted, wanted) in COUNTED:
        return Conversion(COUNTED[counted, wanted])
    if not target:
        raise Unreadable(
            f"`{label[:40]}` are counted, where the attribute counts without a name: "
            f"give the attribute `unit: {label[:40]}`, or write the number alone"
        )
    raise Unreadable(
        f"`{label[:40]}` are counted, where the attribute counts `{target}`: "
        "write the number alone if they are the same"
    )
