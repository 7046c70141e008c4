"""Slips of numbers. Two numbers are the same but for a slip where the one, mended and rounded as
the other is written, is the other."""

from fractions import Fraction
from functools import lru_cache
from typing import Final, final

from checker.hints.dates import is_swapped
from checker.hints.pair import TwoClaims
from checker.model.fact import Fact
from checker.model.vocabulary import Attribute
from checker.values.interval import Exact, WholeEnds, normal_exact
from checker.values.named import NamedTuple
from checker.values.numbers import UnitExpression, unit
from checker.values.numbers.notation import approximate, decimal
from checker.values.numbers.units import ZEROS, conversion

POWERS: Final = (1, 2, 3, 6)
"""A zero too many or too few, per cent for a share, thousands, millions."""

CERTAIN_POWER: Final = 3
"""From this power of ten on, one digit in common is enough; below, it takes two."""

FEWEST_DIGITS: Final = 3
"""So many digits a number has of which two may be swapped."""

PRECISION: Final = 40
"""A number is written to a fortieth of itself at least, if another unit is read into it."""

Confused = tuple[str, Exact]

CONFUSED: Final[dict[str, tuple[Confused, ...]]] = {
    "km": (("mi", Fraction("1.609344")), ("nmi", Fraction("1.852"))),
    "m": (("ft", Fraction("0.3048")),),
    "cm": (("inch", Fraction("2.54")),),
    "ha": (("acre", Fraction("0.40468564224")),),
    "kg": (("lb", Fraction("0.45359237")),),
    "l": (("gallon", Fraction("3.785411784")),),
}
"""What a unit is taken for, and how many of it one of that is (international yard and pound, 1959;
the nautical mile of 1929; the gallon of 231 cubic inches)."""


@final
class Slip(NamedTuple):
    """How another unit turns a number into one of the attribute's: ``value * factor + zero``;
    about how many times as much that is."""

    name: str
    factor: Exact
    zero: Exact
    about: float


def number_of(fact: Fact) -> Fraction | None:
    """The number as written, in the attribute's unit, where there is a single one."""
    number = fact.value.nominal
    return None if number is None else Fraction(number)


def numbers_of(pair: TwoClaims) -> tuple[Exact, Exact] | None:
    """Both numbers, if each claim has one, and both lie on one side of zero."""
    a, b = pair.a.value.nominal, pair.b.value.nominal
    return (a, b) if a and b and (a > 0) is (b > 0) else None


def times(a: Exact, b: Exact) -> float:
    """How many times ``b`` goes into ``a``, to sort out the clear cases; 0 where none can say."""
    try:
        return float(a) / float(b)
    except (OverflowError, ZeroDivisionError):
        return 0.0


def rounds_to(number: Exact, target: Exact, least: int = 10) -> bool:
    """Whether ``number`` is ``target`` when rounded to the last digit of it that is not zero.

    ``target`` must be at least ``least`` of that place, so that not everything rounds to it.
    """
    number, target = Fraction(number), Fraction(target)
    apart = 2 * abs(number - target)
    if apart * least > abs(target):  # most are: this is sooner known than the place
        return False
    step = last_place(target)
    return step is not None and apart <= step and abs(target) >= least * step


@lru_cache(maxsize=1024)
def last_place(number: Exact) -> Fraction | None:
    """The place of the last digit that is not zero, as a power of ten; ``None`` of no such."""
    if not number or decimal(number) is None:
        return None
    step = Fraction(1)
    while (number / step).denominator != 1:
        step /= 10
    while (number / step).numerator % 10 == 0:
        step *= 10
    return step


def no_slip(attribute: Attribute, first: WholeEnds, then: WholeEnds) -> bool:
    """Whether two plain numbers, which lie in the middle of their ends, differ by none of the slips
    here: most are sorted out so, by how many times the one is the other, and by the sums of their
    digits. Those that come of claims that are computed are left out."""
    less = (first.lo + first.hi) * then.over
    more = (then.lo + then.hi) * first.over
    if first.lo <= 0 or (more - less) % 9 == 0:  # the same digits in another order are so far apart
        return False
    try:
        ratio = more / less
    except OverflowError:
        return False
    if any(_NEAR[0] < ratio / 10**power < _NEAR[1] for power in POWERS):
        return False
    if attribute.kind.whole:
        return True
    return not any(
        zero or _NEAR[0] < ratio * about < _NEAR[1] or _NEAR[0] < about / ratio < _NEAR[1]
        for _, _, zero, about in _slips_of(attribute.measure.unit)
    )


_NEAR: Final = (0.89, 1.11)
"""Somewhat more than the share that is looked at closer below."""


@lru_cache(maxsize=64)
def _slips_of(symbol: str) -> list[Slip]:
    """:func:`slips`, by the unit as it is written."""
    return slips(unit(symbol))


def power_of_ten(pair: TwoClaims) -> str:
    """The same digits, as far as both have them, and 10, 100, 1000 or a million times as much."""
    numbers = numbers_of(pair)
    if numbers is None:
        return ""
    less, more = numbers
    ratio = times(more, less)
    if 0 < ratio < 1:
        less, more = more, less
        ratio = times(more, less)
    for power in POWERS:
        if not 0.9 < ratio / 10**power < 1.1:
            continue
        less, more, factor = abs(Fraction(less)), abs(Fraction(more)), Fraction(10**power)
        same = power >= CERTAIN_POWER and less * factor == more
        if same or rounds_to(less * factor, more) or rounds_to(more / factor, less):
            return f"{pair.told}: one is {'a million' if power == 6 else factor} times the other"
    return ""


def swapped_digits(pair: TwoClaims) -> str:
    """1243 and 1234: two digits that stand side by side in numbers of one length."""
    numbers = numbers_of(pair)
    if numbers is None or not (pair.a.as_written and pair.b.as_written):
        return ""
    if not any(isinstance(one, Fraction) for one in numbers) and (numbers[0] - numbers[1]) % 9:
        return ""  # the same digits in another order differ by a multiple of nine
    a, b = (decimal(number) or "" for number in numbers)
    if sum(map(str.isdecimal, a)) < FEWEST_DIGITS or not is_swapped(a, b):
        return ""
    return f"{pair.told}: two digits may be swapped"


def other_unit(pair: TwoClaims) -> str:
    """As many square miles as the other says square kilometres, and the like."""
    numbers = numbers_of(pair)
    if numbers is None or pair.attribute.kind.whole:
        return ""
    own = unit(pair.attribute.measure.unit)
    there_and_back = [(*numbers, times(*numbers)), (*numbers[::-1], times(*numbers[::-1]))]
    for name, factor, zero, about in _slips_of(pair.attribute.measure.unit):
        for number, other, ratio in there_and_back:
            if not zero and not 0.9 < ratio * about < 1.1:
                continue
            there, back = Fraction(number * factor + zero), Fraction(other - zero) / factor
            if rounds_to(there, other, PRECISION) or rounds_to(back, number, PRECISION):
                worth = "" if zero else f" (1 {name} is {float(factor):.3g} {own})"
                return f"{pair.told}: one number may be in {name}, not in {own}{worth}"
    return ""


@lru_cache(maxsize=64)
def slips(own: UnitExpression) -> list[Slip]:
    """The units that a number in ``own`` may have been in."""
    if str(own) in ZEROS:
        other = "°F" if str(own) == "°C" else "°C"
        factor, zero = conversion(other, str(own))
        return [Slip(other, factor, zero, float(factor))]
    found = []
    for symbol, exponent in own.factors:
        for name, factor in CONFUSED.get(symbol, ()):
            if name == "nmi" and abs(exponent) > 1:
                continue  # nobody measures an area so
            swapped = own / UnitExpression(((symbol, exponent),))
            swapped *= UnitExpression(((name, exponent),))
            whole = normal_exact(Fraction(factor) ** exponent)
            found.append(Slip(str(swapped), whole, 0, float(whole)))
    return found


def points_or_per_cent(pair: TwoClaims) -> str:
    """A change between two shares, once in percentage points and once in per cent of the first.

    That is seen only where one side is computed from the two shares.
    """
    for computed, other in pair.both_ways():
        shares = _shares(computed, pair)
        if shares is None:
            continue
        mine, claimed = number_of(computed), number_of(other)
        if claimed is None:
            continue
        for before, after in (shares, shares[::-1]):
            points = after - before
            relative = points * 100 / before
            for known, slip in ((points, relative), (relative, points)):
                if mine == known and rounds_or_is(abs(slip), abs(claimed)):
                    return (
                        f"{pair.told}: one may be in per cent, the other in percentage points "
                        f"(from {_share(before)} to {_share(after)})"
                    )
    return ""


def rounds_or_is(number: Fraction, target: Fraction) -> bool:
    """Whether a number is the other, which may have one digit, or rounds to it."""
    return number == target or rounds_to(number, target)


def _share(share: Fraction) -> str:
    return f"{approximate(share)} %"


def _shares(fact: Fact, pair: TwoClaims) -> tuple[Fraction, Fraction] | None:
    """The two different shares that a claim is computed from, if it is."""
    if fact.derivation is None or len(fact.derivation.rests_on) != 2:
        return None
    first, second = fact.derivation.rests_on
    if any(pair.facts.attributes[f.attribute].unit != "%" for f in (first, second)):
        return None
    a, b = number_of(first), number_of(second)
    return (a, b) if a and b and a > 0 and b > 0 and a != b else None
