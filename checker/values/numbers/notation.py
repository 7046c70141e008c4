"""The writing of numbers that were computed, as a person would write them."""

import re
from fractions import Fraction
from math import ceil, floor
from typing import Final

from checker.values.interval import Exact, Interval, normal_exact
from checker.values.numbers.form import power
from checker.values.numbers.precision import GREATEST_EXPONENT, MOST_DIGITS
from checker.values.numbers.units import in_whole_things

SIGNIFICANT: Final = 6
LONGEST: Final = 20


def write_number(values: Interval, unit: str, nominal: Exact | None = None) -> str:
    """A derived number in ``unit``, as a person would write it; it need not read back exactly.

    The first of these that holds: a single number is written as it is; an interval that is a
    rounding, as the number that rounds to it; one around ``nominal`` with closed ends, as
    `4400 +- 50`; an infinite end, as `at least 3`, `less than 3`. Else ``nominal`` is written

    - in full where it is whole, and the interval's width at least 1 and at most a twentieth of it;
    - rounded to a place, where the interval holds that number, and what rounds to it holds
      ``nominal`` and is at most twice as wide or as narrow (`16.62`);

    and failing all, a range whose ends are rounded outwards.
    """
    return f"{_certain(_shown(values, nominal), unit)} {unit}".rstrip()


def _certain(text: str, unit: str) -> str:
    """The same numbers, without a point that the reader would take for one between thousands."""
    if "." not in text:
        return text

    def written(found: re.Match[str]) -> str:
        whole, decimals = found.groups()
        if decimals != "000" and not in_whole_things(unit):
            return found[0]
        return f"{whole}{decimals}e-3"

    return re.sub(r"(?<![0-9])(?<![0-9]\.)([1-9][0-9]{0,2})\.([0-9]{3})(?![0-9e])", written, text)


def _shown(values: Interval, nominal: Exact | None) -> str:
    lo, hi = values.lo, values.hi
    if isinstance(lo, float) or isinstance(hi, float):
        return _one_sided(values)
    if lo == hi:
        return approximate(lo)
    width = normal_exact(hi - lo)
    if nominal is not None:
        written = (
            _rounding(values)
            or _rounding_to_zero(values, nominal)
            or _rounding_of_count(values, nominal)
            or _around(values, nominal)
            or _narrow(values, width, nominal)
        )
        if written:
            return written
    if lo == 0 and values.hi_open and not values.lo_open:
        return _upper(hi, values.hi_open)
    return _range(values) or _outwards(lo, hi, magnitude(width) - 1)


def _one_sided(values: Interval) -> str:
    lo, hi = values.lo, values.hi
    if not isinstance(lo, float):
        rounded = _rounds_from(lo) if values.lo_open is (lo < 0) else None
        if rounded or not values.lo_open:
            return f"at least {rounded or approximate(lo)}"
        return f"more than {approximate(lo)}"
    return _upper(hi, values.hi_open) if not isinstance(hi, float) else "any number"


def _upper(hi: Exact, is_open: bool) -> str:
    rounded = _rounds_up_to(hi) if is_open is (hi > 0) else None
    if rounded or not is_open:
        return f"at most {rounded or approximate(hi)}"
    return f"less than {approximate(hi)}"


def _rounding_to_zero(values: Interval, nominal: Exact) -> str | None:
    """The zero whose rounding, from 0 on, this is: `0.0` for [0, 0.05)."""
    hi = values.hi
    if nominal or values.lo or values.lo_open or not values.hi_open or isinstance(hi, float):
        return None
    place = _power_of_ten(2 * hi)
    return None if place is None else _steps(0, place)


def _rounding_of_count(values: Interval, nominal: Exact) -> str | None:
    """The coarse count whose rounding, in whole numbers, this is: `12e3` for [11500, 12499]."""
    lo, hi = values.lo, values.hi
    if isinstance(lo, float) or isinstance(hi, float) or values.lo_open or values.hi_open:
        return None
    if hi < 0:
        mirrored = _rounding_of_count(-values, -nominal)
        return f"-{mirrored}" if mirrored else None
    place = _power_of_ten(hi - lo + 1)
    if not place or place < 1 or nominal - lo != power(place) // 2:
        return None
    return _whole_steps(nominal, place)


def _around(values: Interval, nominal: Exact) -> str | None:
    """`4400 +- 50`, with two digits of a tolerance that has many and is not whole."""
    lo, hi = values.lo, values.hi
    if isinstance(lo, float) or isinstance(hi, float) or values.lo_open or values.hi_open:
        return None
    centre, by = decimal(nominal), normal_exact(hi - nominal)
    if centre is None or by != nominal - lo or by <= 0:
        return None
    if by.denominator == 1:
        return f"{centre} +- {decimal(by) or approximate(by)}"
    place = magnitude(by) - 1
    written = None if place > 0 else _short(by)
    return f"{centre} +- {written or _plain_steps(floor(by / Fraction(power(place))), place)}"


def _narrow(values: Interval, width: Exact, nominal: Exact) -> str | None:
    """The nominal with as many digits as the width warrants; see :func:`write_number`."""
    if not values.lo < nominal < values.hi:
        return None
    if nominal.denominator == 1 and 1 <= width <= abs(Fraction(nominal)) / 20:
        return approximate(nominal)
    for place in (magnitude(width), magnitude(width) + 1):
        step = Fraction(power(place))
        steps = floor(nominal / step + Fraction(1, 2))
        stands_for = Interval((steps - Fraction(1, 2)) * step, (steps + Fraction(1, 2)) * step)
        if (
            abs(steps) < 10**MOST_DIGITS
            and (place <= 0 or abs(steps) >= 10)
            and bool(steps) is bool(nominal)
            and step <= 2 * width
            and width <= 2 * step
            and stands_for.holds(nominal)
            and values.holds(steps * step)
        ):
            return _steps(steps, place)
    return None


def _range(values: Interval) -> str | None:
    """`a..b`, where the ends are just the roundings of a and b."""
    lo, hi = values.lo, values.hi
    if isinstance(lo, float) or isinstance(hi, float):
        return None
    if values.lo_open is not (lo < 0) or values.hi_open is not (hi > 0):
        return None
    first, last = _rounds_from(lo), _rounds_up_to(hi)
    if first is None or last is None or Fraction(first) > Fraction(last):
        return None
    return f"{first}..{last}"


def _outwards(lo: Exact, hi: Exact, place: int) -> str:
    """A range whose ends are rounded outwards, to the given place or as they are."""
    place = max(place, magnitude(max(hi, -lo)) - LONGEST)
    step = Fraction(power(place))
    first = _short(lo, place + 1) or _plain_steps(floor(lo / step), place)
    last = _short(hi, place + 1) or _plain_steps(ceil(hi / step), place)
    return f"{first}..{last}"


def _short(value: Exact, place: int = 0) -> str | None:
    """The exact decimal number, where it is short; to the given place at least (`7.0`)."""
    last = _last_place(value)
    padded = last is not None and place < last
    written = _whole_steps(value, place) if padded else decimal(value)
    return written if written and len(written) <= SIGNIFICANT + 2 else None


def _rounding(values: Interval) -> str | None:
    """The one number whose rounding these possibilities are."""
    lo, hi = values.lo, values.hi
    if isinstance(lo, float) or isinstance(hi, float):
        return None
    if hi < 0:
        mirrored = _rounding(-values)
        return f"-{mirrored}" if mirrored else None
    if not values.hi_open or values.lo_open is not (lo < 0) or (lo < 0 and hi != -lo):
        return None
    place = _power_of_ten(normal_exact(hi - lo))
    return None if place is None else _whole_steps((lo + hi) * Fraction(1, 2), place)


def _rounds_from(lo: Exact) -> str | None:
    """The x with lo(x) = ``lo``, where ``lo`` is not whole (a whole one may be a count's own)."""
    place = _place_of_half(lo)
    return None if place is None else _whole_steps(lo + power(place) * Fraction(1, 2), place)


def _rounds_up_to(hi: Exact) -> str | None:
    """The x with hi(x) = ``hi``, where ``hi`` is not whole."""
    place = _place_of_half(hi)
    return None if place is None else _whole_steps(hi - power(place) * Fraction(1, 2), place)


def _place_of_half(end: Exact) -> int | None:
    """The place to which a number is written that ``end`` is an end of the rounding of."""
    place = _last_place(end)
    if place is None or place >= 0 or (end * power(-place)) % 10 != 5:
        return None
    return place + 1


def approximate(value: Exact) -> str:
    """``value`` itself where it is whole or a short decimal number, else with six digits at least,
    and to the whole at least where its digits are not too many."""
    written = decimal(value)
    if written and (len(written) <= SIGNIFICANT + 2 or value.denominator == 1):
        return written
    place = magnitude(abs(Fraction(value))) - SIGNIFICANT + 1
    if 0 < place < LONGEST:
        place = 0
    return _steps(floor(value / Fraction(power(place)) + Fraction(1, 2)), place)


def decimal(value: Exact) -> str | None:
    """``value`` in decimal digits, exactly, as the readers take it; ``None`` where that cannot be:
    the digits would not end, or are too many."""
    if value.denominator == 1 and abs(value.numerator) < 10**LONGEST:
        return str(value.numerator)
    place = _last_place(value)
    if place is None:
        return None
    steps = floor(value * power(-place))
    if abs(steps) >= 10**LONGEST:
        while steps % 10 == 0:
            steps, place = steps // 10, place + 1
    if abs(steps) >= 10**MOST_DIGITS or abs(place) > GREATEST_EXPONENT:
        return None
    return _steps(steps, place)


def magnitude(value: Exact) -> int:
    """The exponent of the first digit: the greatest k with 10**k <= ``value``, which is above 0."""
    place = (value.numerator.bit_length() - value.denominator.bit_length()) * 30103 // 100000
    while power(place) > value:
        place -= 1
    while power(place + 1) <= value:
        place += 1
    return place


def _power_of_ten(value: Exact) -> int | None:
    place = magnitude(value)
    return place if power(place) == value else None


def _last_place(value: Exact) -> int | None:
    """The exponent of the last decimal digit, at most 0; ``None`` for endless or many digits."""
    rest, twos, fives = value.denominator, 0, 0
    if max(rest.bit_length(), value.numerator.bit_length()) > 3000:
        return None
    while rest % 2 == 0:
        rest, twos = rest // 2, twos + 1
    while rest % 5 == 0:
        rest, fives = rest // 5, fives + 1
    return None if rest > 1 else -max(twos, fives)


def _whole_steps(value: Exact, place: int) -> str | None:
    """``value`` written to ``place``, where it has no digits beyond it."""
    steps = value / Fraction(power(place))
    if (
        steps.denominator != 1
        or abs(steps.numerator) >= 10**MOST_DIGITS
        or abs(place) > GREATEST_EXPONENT
    ):
        return None
    return _steps(steps.numerator, place)


def _plain_steps(steps: int, place: int) -> str:
    """So many steps of 10**place, with an exponent only where it is great."""
    return str(steps * 10**place) if 0 < place < LONGEST else _steps(steps, place)


def _steps(steps: int, place: int) -> str:
    """So many steps of 10**place: `44e2`, `44`, `0.44`."""
    if place > 0 or place < -LONGEST:
        return f"{steps}e{place}"
    if place == 0:
        return str(steps)
    digits = str(abs(steps)).zfill(1 - place)
    return f"{'-' if steps < 0 else ''}{digits[:place]}.{digits[place:]}"
