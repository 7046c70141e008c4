"""Pint's registry of units, with exact factors; importing Pint takes 0.7 s, and is put off."""

from fractions import Fraction
from functools import lru_cache
from typing import Any

from checker.values.unreadable import Unreadable


@lru_cache(maxsize=1)
def registry() -> Any:  # a `UnitRegistry`, which takes a parameter in some versions of Pint only
    """The registry, whose numbers are fractions. Raises :class:`Unreadable` without Pint."""
    try:
        from pint import UnitRegistry
    except ImportError as error:
        raise Unreadable("converting units needs the package `pint`; install it") from error
    return UnitRegistry(non_int_type=Fraction)


def measured(symbol: str) -> tuple[Fraction, tuple[tuple[str, int], ...]] | None:
    """How many of which root units (meter, gram, second, ...) one ``symbol`` is.

    ``None`` for what is a label here: Pint has no such unit, or one that is no exact multiple
    (a scale with a zero of its own, a logarithm, a half power).
    """
    units = registry()
    from pint.errors import OffsetUnitCalculusError

    names = units.parse_unit_name(symbol)
    if not names:
        return None
    prefix, name, _ = names[0]
    try:
        factor, roots = units.get_root_units(prefix + name)
    except OffsetUnitCalculusError:  # `kdegC`, `kdB`
        return None
    powers = [(root, Fraction(str(power))) for root, power in units.Quantity(1, roots).unit_items()]
    if not isinstance(factor, int | Fraction) or any(power.denominator != 1 for _, power in powers):
        return None
    try:
        if units.convert(Fraction(0), prefix + name, roots) != 0:
            return None
    except TypeError:  # a logarithm, where NumPy is installed: it takes none of a Fraction
        return None
    return Fraction(factor), tuple(sorted((root, power.numerator) for root, power in powers))
