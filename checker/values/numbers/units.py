"""The algebra of units: products, quotients, and the exact factor from one unit to another.

A symbol means a factor and a dimension. Shares and the calendar are declared here; a label (what
is counted, a currency) is its own dimension, so that it cancels, and never converts; for all else
Pint is asked, and it is imported only then (0.7 s).
"""

from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from typing import Final, NamedTuple, final

from checker.values.interval import Exact, Interval, normal, normal_exact
from checker.values.numbers.spelling import factors
from checker.values.unreadable import Unreadable

Dimension = tuple[tuple[str, int], ...]

# Symbols that mean the same everywhere. A month has no fixed number of days, so that months and
# years are a dimension of their own. The dunam is the metric one; the acre has 43560 square feet of
# 0.3048 m (the foot of the US survey, by which Pint counts it, is deprecated: 85 FR 62698).
DECLARED: Final[dict[str, tuple[Exact, Dimension]]] = {
    "%": (Fraction(1, 100), ()),
    "‰": (Fraction(1, 1000), ()),
    "month": (1, (("month", 1),)),
    "year": (12, (("month", 1),)),
    "decade": (120, (("month", 1),)),
    "century": (1200, (("month", 1),)),
    "s": (1, (("second", 1),)),
    "min": (60, (("second", 1),)),
    "h": (3600, (("second", 1),)),
    "day": (86400, (("second", 1),)),
    "week": (604800, (("second", 1),)),
    "dunam": (1000, (("meter", 2),)),
    "acre": (Fraction(316160658, 78125), (("meter", 2),)),
    "K": (1, (("kelvin", 1),)),
    "°C": (1, (("kelvin", 1),)),
    "°F": (Fraction(5, 9), (("kelvin", 1),)),
}

# The zero of each scale of temperature, in kelvin.
ZEROS: Final[dict[str, Fraction]] = {
    "K": Fraction(0),
    "°C": Fraction(27315, 100),
    "°F": Fraction(45967, 180),
}

# Names that Pint reads as a unit of measurement, and that mean something else in a text.
LABELS: Final = frozenset({"pp", "bp", "point", "unit", "count", "item", "pH", "lambda"})

# Names of several units; what to write in place of each.
AMBIGUOUS: Final[dict[str, str]] = {
    "ton": "t (1000 kg), short_ton (907 kg) or long_ton (1016 kg)",
    "pound": "lb (mass) or GBP (money)",
    "gallon": "US_liquid_gallon or imperial_gallon",
    "pint": "US_pint or imperial_pint",
    "barrel": "oil_barrel or US_dry_barrel",
    "ounce": "oz (mass) or US_fluid_ounce",
}

DIMENSIONS: Final[dict[Dimension, str]] = {
    (): "a plain number or a share",
    (("meter", 1),): "a length",
    (("meter", 2),): "an area",
    (("meter", 3),): "a volume",
    (("gram", 1),): "a mass",
    (("second", 1),): "a time",
    (("month", 1),): "a time by the calendar",
    (("kelvin", 1),): "a temperature",
    (("meter", 1), ("second", -1)): "a speed",
    (("gram", 1), ("meter", 2), ("second", -2)): "an energy",
    (("gram", 1), ("meter", 2), ("second", -3)): "a power",
}

COMMON: Final = (
    "km", "m", "cm", "mm", "km2", "m2", "m3", "ha", "acre", "dunam", "mi", "ft", "kg", "g", "t",
    "lb", "l", "s", "min", "h", "day", "week", "month", "year", "km/h", "%", "‰", "pp", "°C",
    "kelvin", "kW", "MW", "kWh", "metre", "kilometre", "hectare", "percent", "people",
)  # fmt: skip


@final
@dataclass(frozen=True, slots=True)
class UnitExpression:
    """A product of symbols with exponents, sorted by symbol; without any, a plain number."""

    factors: tuple[tuple[str, int], ...] = ()

    def __mul__(self, other: "UnitExpression") -> "UnitExpression":
        exponents = dict(self.factors)
        for symbol, exponent in other.factors:
            exponents[symbol] = exponents.get(symbol, 0) + exponent
        return _expression(exponents)

    def __truediv__(self, other: "UnitExpression") -> "UnitExpression":
        return self * UnitExpression(tuple((symbol, -n) for symbol, n in other.factors))

    def __str__(self) -> str:
        """The unit as it may be written in an attribute: `km2`, `person/km2`, `m/s2`."""
        over = [part for s, n in self.factors if n > 0 for part in _written(s, n)]
        under = [part for s, n in self.factors if n < 0 for part in _written(s, -n)]
        return "/".join([" ".join(over) or ("1" if under else ""), *under])

    def factor_to(self, target: "UnitExpression | str") -> Exact:
        """How many of ``target`` one of this unit is, exactly.

        It serves products, quotients, sums and differences in formulas. A share in `%` and a plain
        number convert; a temperature on another scale does not (a difference and a temperature
        cannot be told apart). Raises :class:`Unreadable` where the two are different things.
        """
        to = unit(target) if isinstance(target, str) else target
        if self == to:
            return 1
        if _scale(self) and _scale(to):
            raise Unreadable(f"temperatures in {self} and {to} are not computed with together")
        return _factor(self, to, f"the unit {self}" if self.factors else "", f"the unit {to}")


@final
class Conversion(NamedTuple):
    """From one unit to another: value * factor + offset; the offset is that of temperatures."""

    factor: Exact = 1
    offset: Exact = 0

    def of(self, value: Exact) -> Exact:
        """``value`` in the other unit."""
        return normal_exact(value * self.factor + self.offset)

    def of_all(self, values: Interval) -> Interval:
        """All of an interval in the other unit; a factor is never below 0."""
        if self.factor == 1 and self.offset == 0:
            return values
        lo, hi = (
            bound if isinstance(bound, float) else self.of(bound)
            for bound in (values.lo, values.hi)
        )
        return Interval(normal(lo), normal(hi), values.lo_open, values.hi_open)


SAME: Final = Conversion()


@lru_cache(maxsize=4096)
def unit(text: str) -> UnitExpression:
    """The unit that ``text`` writes; of an empty text, none. Raises :class:`Unreadable`."""
    return _expression(factors(text))


@lru_cache(maxsize=4096)
def conversion(source: str, target: str) -> Conversion:
    """How a value in the unit ``source`` is written in the unit ``target``.

    Raises :class:`Unreadable` where that cannot be: another dimension, another label, a unit that
    is not known or that means several.
    """
    a, b = unit(source), unit(target)
    if a == b:
        return SAME
    if _scale(a) and _scale(b):
        per = Fraction(DECLARED[_scale(b)][0])
        return Conversion(
            normal_exact(DECLARED[_scale(a)][0] / per),
            normal_exact((ZEROS[_scale(a)] - ZEROS[_scale(b)]) / per),
        )
    return Conversion(_factor(a, b, f"`{source}`", f"the attribute's unit `{target}`"))


def _written(symbol: str, exponent: int) -> list[str]:
    """A symbol to a power; a number has no exponent, and is repeated."""
    if symbol.isdecimal():
        return [symbol] * exponent
    return [f"{symbol}{exponent if exponent > 1 else ''}"]


def _expression(exponents: dict[str, int]) -> UnitExpression:
    return UnitExpression(tuple(sorted((s, n) for s, n in exponents.items() if n and s != "1")))


def _scale(expression: UnitExpression) -> str:
    """The scale of temperature that an expression is, or nothing."""
    if len(expression.factors) == 1:
        symbol, exponent = expression.factors[0]
        if exponent == 1 and symbol in ZEROS:
            return symbol
    return ""


def _factor(a: UnitExpression, b: UnitExpression, this: str, that: str) -> Exact:
    """How many ``b`` one ``a`` is; ``this`` and ``that`` name them in the error."""
    factor, dimension = _meaning(a / b)
    if dimension:
        raise Unreadable(_likely_meant(a, b) or _likely_meant(b, a) or _apart(a, b, this, that))
    return normal_exact(factor)


def _meaning(expression: UnitExpression) -> tuple[Fraction, Dimension]:
    """The factor and the dimension of a product of symbols."""
    factor, dimension = Fraction(1), dict[str, int]()
    for symbol, exponent in expression.factors:
        size, of = symbol_meaning(symbol)
        factor *= Fraction(size) ** exponent
        for name, power in of:
            dimension[name] = dimension.get(name, 0) + power * exponent
    return factor, tuple(sorted((name, power) for name, power in dimension.items() if power))


@lru_cache(maxsize=4096)
def symbol_meaning(symbol: str) -> tuple[Exact, Dimension]:
    """What one symbol is: so many of which dimension. A label is one of itself."""
    if symbol.isdecimal():
        return int(symbol), ()
    if symbol in DECLARED:
        return DECLARED[symbol]
    if symbol in LABELS:
        return 1, ((symbol, 1),)
    if symbol in AMBIGUOUS:
        raise Unreadable(f"`{symbol}` has several meanings; write {AMBIGUOUS[symbol]}")
    from checker.values.numbers.registry import measured

    return measured(symbol) or (1, ((symbol, 1),))


def _apart(a: UnitExpression, b: UnitExpression, this: str, that: str) -> str:
    """In words, why one unit is not the other, and how to mend it."""
    one, other = (_described(_meaning(expression)[1]) for expression in (a, b))
    return (
        f"{this if a.factors else 'a number without unit'} is {one}, "
        f"{that if b.factors else 'an attribute without unit'} is {other}: "
        "neither converts to the other; write the value in the attribute's unit"
    )


def _described(dimension: Dimension) -> str:
    if dimension in DIMENSIONS:
        return DIMENSIONS[dimension]
    if dimension == (("pp", 1),):
        return "a difference of shares"
    if len(dimension) == 1 and dimension[0][1] == 1:
        return f"a number of things (`{dimension[0][0]}`)"
    return f"a number of `{UnitExpression(dimension)}`"


def _likely_meant(a: UnitExpression, b: UnitExpression) -> str:
    """What to say of a symbol of ``a`` that is no unit, where it looks like one of ``b`` or like a
    common one; else nothing."""
    from difflib import get_close_matches

    for symbol, _ in a.factors:
        if symbol_meaning(symbol)[1] == ((symbol, 1),) and symbol not in LABELS:
            for names in ([name for name, _ in b.factors], COMMON):
                near = get_close_matches(
                    symbol, [name for name in names if name != symbol], 1, 0.75
                )
                if near:
                    return f"`{symbol}` is not a known unit; is it `{near[0]}`?"
    return ""
