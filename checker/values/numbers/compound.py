"""Numbers in two units: `6 ft 2 in`, `3 m 20 cm`, `1 h and 30 min`, `5 EUR 20 cents`.

Each unit is a whole number of the next, and only the last number may have decimals; all of it is
one number in the last unit, as precise as that one is written.
"""

import re
from fractions import Fraction

from checker.values.interval import Exact, normal_exact
from checker.values.numbers.form import WrittenNumber
from checker.values.numbers.money import SHARED
from checker.values.numbers.precision import read_written
from checker.values.numbers.spelling import spelled
from checker.values.numbers.units import ambiguous, conversion
from checker.values.unreadable import Unreadable

MOST = 4
"""How many units one number may have."""

_UNIT = r"[^\W\d_]+(?:\.(?= |$))?|[$¢\N{EURO SIGN}\N{POUND SIGN}]"
_NUMBER = r"[0-9]+(?:\.[0-9]+)?"
_SEVERAL = rf"({_UNIT})(?:(?:,? and|,)? ?{_NUMBER} ?(?:{_UNIT})){{1,{MOST}}}"
_NEXT = rf"({_NUMBER}) ?({_UNIT})"
_FEET = rf"([+-]?[0-9]{{1,5}}) ?' ?(?:({_NUMBER}) ?(?:\"|''))?"


def compound(first: WrittenNumber, text: str) -> tuple[WrittenNumber, str] | None:
    """The number and its unit, where other numbers with units follow in ``text``; else ``None``.

    Raises :class:`Unreadable` where they do not make one number.
    """
    found = re.fullmatch(_SEVERAL, text) if any(map(str.isdigit, text)) else None
    if found is None or re.match(r"(?:per|of)(?![a-z])", text, re.IGNORECASE | re.ASCII):
        return None
    return _added(first, found[1], re.findall(_NEXT, text[found.end(1) :]))


def feet_and_inches(text: str) -> tuple[WrittenNumber, str] | None:
    """What `6'2"` and `6'` say; ``None`` for anything else."""
    found = re.fullmatch(_FEET, text) if "'" in text else None
    if found is None:
        return None
    feet, _ = read_written(found[1], 0)
    return _added(feet, "ft", [(found[2], "in")]) if found[2] else (feet, "ft")


def _added(
    first: WrittenNumber, unit: str, more: list[tuple[str, str]]
) -> tuple[WrittenNumber, str]:
    total: Exact = abs(Fraction(first.value))
    step, below = first.step, first.value < 0
    for digits, smaller in more:
        number, _ = read_written(digits, 0)
        times = _how_many(smaller, unit)
        if unit == "in" and times == 0:
            raise Unreadable("`in` between two numbers; write a chance alone, as `1 in 5`")
        if step != 1 or times <= 1 or times.denominator != 1:
            raise Unreadable(
                f"`{unit}` and `{smaller}` do not make one number; write it in one unit"
            )
        if number.value >= times:
            raise Unreadable(
                f"{digits} {smaller} behind a number in {unit}, of which one has {times}; "
                "write the number in one unit"
            )
        total, step, unit = normal_exact(total * times + number.value), number.step, smaller
    return WrittenNumber(normal_exact(-total if below else total), step), unit


def _how_many(smaller: str, unit: str) -> Exact:
    """How many of the smaller unit one of the other is; 0 where they are different things."""
    less, more = (SHARED.get(spelled(name), (0, ())) for name in (smaller, unit))
    if set(less[1]) & set(more[1]):  # dollars and cents, whosesoever they are
        return normal_exact(Fraction(more[0]) / less[0])
    try:
        return normal_exact(1 / Fraction(conversion(smaller, unit).factor))
    except Unreadable:
        if any(ambiguous(name) for name in (spelled(smaller), spelled(unit))):
            raise
        return 0
