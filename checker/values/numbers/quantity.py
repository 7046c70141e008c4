"""Quantities: measured numbers, which stand for all that rounds to them."""

import re
from fractions import Fraction
from typing import Final

from checker.values.interval import WholeEnds, normal_exact
from checker.values.numbers.form import Bracket, Joint, Literal, NumberInUnit, WrittenNumber
from checker.values.numbers.literal import read_literal
from checker.values.numbers.measure import Measure, PossibleNumber
from checker.values.numbers.notation import approximate
from checker.values.numbers.parse import NumberReader
from checker.values.numbers.units import SAME, Conversion, conversion, in_whole_things, unit
from checker.values.unreadable import Unreadable

# The plain form, which most literals have: `3054`, `3054 km2`, `16.6 %`.
PLAIN: Final = re.compile(r"([0-9]{1,18})(?:\.([0-9]{1,18}))?(?: (.+))?").fullmatch


def read_quantity(text: str, measure: Measure) -> PossibleNumber:
    """The quantity that ``text`` says, in the unit of ``measure``.

    `20 %` is [19.5, 20.5), `44e2 km2` is [4350, 4450), `more than 20000 people` is (20000, inf).
    Where the unit is `%`, `half` is 45 to 55 % (a part of a whole is as precise as a tenth), and a
    number below 1 needs its unit: `0.23` may be 23 %. Thousandths of what has none (`1.250 EUR`)
    and that are zeros (`5.000 km`) may be thousands: they cannot be read.
    Raises :class:`Unreadable`, which says what is wrong and how to mend it.
    """
    plain = _in_digits(text, measure)
    if plain is not None:
        return _plain(*plain, measure.signed)
    literal = read_literal(text)
    read = NumberReader(
        measure,
        WrittenNumber.rounded,
        lambda source: quantity_conversion(source, measure.unit),
        measure.allowance,
    ).number(shares(_certain(literal, measure), text, measure))
    return read._replace(literal=literal)


def quantity_ends(text: str, measure: Measure) -> WholeEnds | None:
    """The ends of what :func:`read_quantity` reads, of a literal in its plain form."""
    plain = _in_digits(text, measure)
    return None if plain is None else _rounded(plain[0], plain[1], measure.signed)


def _in_digits(text: str, measure: Measure) -> tuple[int, int, str] | None:
    """A plain number without its point, how many decimals it has, and the unit behind it."""
    plain = PLAIN(text)
    if plain is None:
        return None
    whole, decimals, label = plain.groups()
    if label is not None and label != measure.unit:
        return None
    if decimals is None:
        return int(whole), 0, label or ""
    bare = label is None and not whole.strip("0")
    if len(decimals) == 3 or (bare and in_percent(measure)):
        return None
    return int(whole + decimals), len(decimals), label or ""


def _certain(literal: Literal | Bracket, measure: Measure) -> Literal | Bracket:
    """The same literal, where no point in it may group thousands."""
    if isinstance(literal, Bracket):
        return literal
    for part in (literal.first, literal.second):
        doubt = part.number.doubt if part else ""
        if (
            part
            and doubt
            and (doubt.endswith(".000") or any(map(in_whole_things, (part.unit, measure.unit))))
        ):
            whole, decimals = doubt.split(".")
            raise Unreadable(
                f"`{doubt}` can be read in two ways; write {whole}{decimals} or {doubt}e0"
            )
    return literal


def in_percent(measure: Measure) -> bool:
    """Whether the unit is per cent, however it is spelled."""
    return unit(measure.unit) == unit("%")


def shares(literal: Literal | Bracket, text: str, measure: Measure) -> Literal | Bracket:
    """The same literal, where its bare numbers are shares: `half` of one, `2/3`, and no `0.23`."""
    if isinstance(literal, Bracket) or not in_percent(measure):
        return literal
    first, second = literal.first, literal.second
    if first.unit or (second and second.unit):
        return literal
    bare = [first.number] if second is None else [first.number, second.number]
    parts = [number.value for number in bare if number.part]
    if parts and all(0 < abs(Fraction(value)) < 1 for value in parts) and len(parts) == len(bare):
        ones = "1"  # of a plain number, which is a hundred times so many per cent
        return literal._replace(
            first=first._replace(unit=ones), second=second and second._replace(unit=ones)
        )
    if parts:
        raise Unreadable(
            f"`{text[:40]}` without its unit can be read in two ways: "
            f"write {approximate(parts[0] * 100)} % or {approximate(parts[0])} %"
        )
    if literal.joint is Joint.TOLERANCE:
        bare = [first.number]
    greatest = max(abs(Fraction(number.value)) for number in bare)
    if 0 < greatest < 1:
        raise Unreadable(
            f"`{text[:40]}` without its unit can be read in two ways: "
            f"write {approximate(greatest * 100)} % or {approximate(greatest)} %"
        )
    return literal


def _rounded(number: int, places: int, signed: bool) -> WholeEnds:
    """All that rounds to digits; an end of it is odd / even, and never whole."""
    lowest = 2 * number - 1 if number or signed else 0
    return WholeEnds(lowest, 2 * number + 1, 2 * 10**places, lowest < 0, True)


def _plain(number: int, places: int, label: str, signed: bool) -> PossibleNumber:
    """The same, with the number itself."""
    possible = _rounded(number, places, signed).interval()
    nominal: int | Fraction = number
    step: int | Fraction = 1
    if places:
        nominal, step = normal_exact(Fraction(number, 10**places)), Fraction(1, 10**places)
    return PossibleNumber(
        possible, nominal, Literal(NumberInUnit(WrittenNumber(nominal, step), label))
    )


def quantity_conversion(source: str, target: str) -> Conversion:
    """From a unit as written to the attribute's; a bare number is in the attribute's."""
    if not source or source == target:
        return SAME
    try:
        return conversion(source, target)
    except Unreadable as error:
        named = f"`{source[:40]}`"
        raise Unreadable(str(error) if named in str(error) else f"{named}: {error}") from error
