"""The algebra of units: products, quotients, and the exact factor from one unit to another.

A symbol means a factor and a dimension. Shares and the calendar are declared here; a label (what
is counted, a currency) is its own dimension, so that it cancels, and never converts; for all else
Pint is asked, and it is imported only then (0.7 s).
"""

import re
from collections.abc import Mapping
from fractions import Fraction
from functools import lru_cache
from operator import attrgetter
from typing import Final, final

from checker.spelling.nearest import closest
from checker.values.frozen import Frozen
from checker.values.interval import Exact, Interval, normal, normal_exact
from checker.values.named import NamedTuple
from checker.values.numbers.money import CURRENCIES, SHARED, named
from checker.values.numbers.spelling import SPELLINGS, factors, singular
from checker.values.texts import joined
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
    "delta_degC": (1, (("kelvin", 1),)),
    "delta_degF": (Fraction(5, 9), (("kelvin", 1),)),
}

# The zero of each scale of temperature, in kelvin.
ZEROS: Final[dict[str, Fraction]] = {
    "K": Fraction(0),
    "°C": Fraction(27315, 100),
    "°F": Fraction(45967, 180),
}

# Names that Pint reads as a unit of measurement, and that mean something else in a text.
LABELS: Final = frozenset(
    {"pp", "bp", "point", "unit", "count", "item", "pH", "lambda", "quarter", "league", "bag"}
    | {"fifth", "shot", "section"}
    | {"link", "pole", "hand", "meteor"}
)

# The unit of a difference on each scale of temperature, which has no zero of its own.
DIFFERENCES: Final[dict[str, str]] = {"°C": "delta_degC", "°F": "delta_degF", "K": "K"}

# Names that several units share; of each, what to write and how much that is.
AMBIGUOUS: Final[dict[str, dict[str, str]]] = {
    "ton": {"t": "1000 kg", "short_ton": "907 kg", "long_ton": "1016 kg"},
    "hundredweight": {"US_hundredweight": "45.4 kg", "UK_hundredweight": "50.8 kg"},
    "gallon": {"US_liquid_gallon": "3.79 l", "imperial_gallon": "4.55 l"},
    "quart": {"US_liquid_quart": "0.946 l", "imperial_quart": "1.14 l"},
    "pint": {"US_pint": "0.473 l", "imperial_pint": "0.568 l"},
    "pt": {"US_pint": "0.473 l", "imperial_pint": "0.568 l", "point": "a label"},
    "gill": {"US_liquid_gill": "118 ml", "imperial_gill": "142 ml"},
    "cup": {"US_liquid_cup": "237 ml", "imperial_cup": "284 ml", "ml": "of metric cups, 250 each"},
    "tablespoon": {"ml": "14.8 (US), 15 or 20 of them"},
    "teaspoon": {"ml": "4.9 (US) or 5 of them"},
    "fluid_ounce": {"US_fluid_ounce": "29.6 ml", "imperial_fluid_ounce": "28.4 ml"},
    "fluid_dram": {"US_fluid_dram": "3.70 ml", "imperial_fluid_drachm": "3.55 ml"},
    "bushel": {"dry_gallon": "4.40 l, of which 8 are a US one", "imperial_bushel": "36.4 l"},
    "peck": {"dry_gallon": "4.40 l, of which 2 are a US one", "imperial_peck": "9.09 l"},
    "minim": {"ml": "0.0616 (US) or 0.0592 of them"},
    "hogshead": {"l": "238.5 (US wine) or another number of them"},
    "barrel": {"oil_barrel": "159 l", "US_dry_barrel": "116 l", "beer_barrel": "117 l"},
    "horsepower": {"metric_horsepower": "735 W", "UK_horsepower": "746 W"},
    "calorie": {"kcal": "4184 J, the calorie of food", "J": "4.184 of which are the small one"},
    "quintal": {"kg": "of quintals, 100 (metric) or 45.4 (US) each"},
    "NM": {"nmi": "nautical mile, 1852 m", "nm": "nanometre"},
    "MM": {"mm": "millimetre", "million": "a scale before the unit"},
    "gr": {"g": "gram", "grain": "0.0648 g"},
    "mil": {"thou": "0.0254 mm", "mrad": "about an angular mil", "million": "before the unit"},
    "dram": {"g": "of drams, 1.77 each", "AMD": "money"},
    "mtoe": {"Mtoe": "a million tonnes of oil", "toe": "of which it is a thousandth"},
    "dwt": {"t": "of deadweight, as ships have", "pennyweight": "1.56 g"},
    "li": {"m": "of Chinese li, 500 each, or of links of a chain, 0.201 each"},
}

# Such names whose capital letters count: `Mt` is a million tonnes, and nothing else.
AS_WRITTEN: Final[dict[str, dict[str, str]]] = {
    "mt": {"t": "metric ton, 1000 kg", "Mt": "a million of them"},
    "MT": {"t": "metric ton, 1000 kg", "Mt": "a million of them"},
    "mw": {"MW": "a million watts", "mW": "a thousandth of one"},
    "Mw": {"MW": "a million watts", "mW": "a thousandth of one"},
}

# Symbols of small units that are written for a large one, where the attribute's unit is large.
WRITTEN_FOR: Final[dict[str, str]] = {
    "nm": "nmi (nautical mile, 1852 m) or nanometre",
}

# Abbreviations of those names, and what Pint takes for one of them.
SHORT: Final[dict[str, str]] = {
    "tn": "ton", "cwt": "hundredweight", "hundredwt": "hundredweight", "gal": "gallon",
    "gals": "gallon", "gall": "gallon", "qt": "quart", "qts": "quart", "pts": "pt", "gi": "gill",
    "cp": "cup", "tbsp": "tablespoon", "Tbsp": "tablespoon", "tbs": "tablespoon",
    "tsp": "teaspoon", "floz": "fluid_ounce", "fl_oz": "fluid_ounce", "fldr": "fluid_dram",
    "bu": "bushel", "bsh": "bushel", "pk": "peck", "bbl": "barrel", "bbls": "barrel",
    "bl": "barrel", "hp": "horsepower", "HP": "horsepower", "bhp": "horsepower",
    "PS": "horsepower", "cal": "calorie", "cals": "calorie", "Cal": "calorie", "Cals": "calorie",
    "dr": "dram", "drachm": "dram", "grs": "gr", "mils": "mil",
}  # fmt: skip

# What else a symbol may be than the unit that standards give it to; the attribute's unit says.
ALSO: Final[dict[str, tuple[str, ...]]] = {
    "F": ("°F",),
    "C": ("°C",),
    "pc": ("%",),
    "kt": ("kilotonne",),
    "degree": ("°C", "°F"),
    "kb": ("kbit",),
    "Mb": ("Mbit",),
    "Gb": ("Gbit",),
    "Tb": ("Tbit",),
    "oz": ("US_fluid_ounce", "imperial_fluid_ounce"),
    "ounce": ("US_fluid_ounce", "imperial_fluid_ounce"),
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

IN_ITS_UNIT: Final = "; write the value in the attribute's unit"
"""How the mend ends that a literal is told."""

PLAIN_UNITS: Final = {
    "%": "%", "km2": "km²", "m2": "m²", "m3": "m³", "km": "km", "m": "m", "kg": "kg",
    "degC": "°C", "degF": "°F",
    "delta_degC": "°C", "delta_degF": "°F",  # a difference of temperatures
}  # fmt: skip
"""Units that are written so behind every number: they need no grammar."""

COARSE: Final = 100
"""A number that is rounded to more than one part in so many of itself is told with its range."""

COMMON: Final = (
    "km", "m", "cm", "mm", "km2", "m2", "m3", "ha", "acre", "dunam", "mi", "ft", "kg", "g", "t",
    "lb", "l", "s", "min", "h", "day", "week", "month", "year", "km/h", "%", "‰", "pp", "°C",
    "kelvin", "kW", "MW", "kWh", "metre", "kilometre", "hectare", "percent", "people",
)  # fmt: skip


# Names that are long enough for a slip in one to be seen.
LONG: Final = (
    "metre", "meter", "metres", "meters", "kilometre", "kilometer", "kilometres", "kilometers",
    "centimetre", "centimeter", "millimetre", "millimeter", "hectare", "hectares", "kilogram",
    "kilogramme", "kilograms", "percent", "litre", "litres", "liters", "tonnes", "dollar",
    "celsius", "fahrenheit", "minute", "minutes", "second", "seconds", "kelvin", "dunam",
)  # fmt: skip


@final
class UnitExpression(Frozen):
    """A product of symbols with exponents, sorted by symbol; without any, a plain number."""

    __slots__ = ("factors",)
    parts = attrgetter("factors")

    def __init__(self, factors: tuple[tuple[str, int], ...] = ()) -> None:
        """Of these symbols, each with its exponent."""
        self.factors: Final = factors

    def __mul__(self, other: "UnitExpression") -> "UnitExpression":
        exponents = dict(self.factors)
        for symbol, exponent in other.factors:
            exponents[symbol] = exponents.get(symbol, 0) + exponent
        return _expression(exponents)

    def __truediv__(self, other: "UnitExpression") -> "UnitExpression":
        return self * UnitExpression(tuple((symbol, -n) for symbol, n in other.factors))

    def __str__(self) -> str:
        """The unit as it may be written in an attribute: `km2`, `person/km2`, `m/s2`."""
        over = [part for s, n in _numbers_first(self.factors) if n > 0 for part in _written(s, n)]
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
        _no_difference(self, to)
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
    times, a = _as_meant(a, b)
    if a == b:
        return Conversion(times)
    _no_difference(a, b)
    if _scale(a) and _scale(b):
        per = Fraction(DECLARED[_scale(b)][0])
        return Conversion(
            normal_exact(DECLARED[_scale(a)][0] / per),
            normal_exact((ZEROS[_scale(a)] - ZEROS[_scale(b)]) / per),
        )
    factor = _factor(a, b, f"`{source}`", f"the attribute's unit `{target}`")
    return Conversion(normal_exact(times * factor))


def _no_difference(a: UnitExpression, b: UnitExpression) -> None:
    """Raises :class:`Unreadable` where a difference of temperatures would be a temperature."""
    if str(a) in ("delta_degC", "delta_degF") and str(b) in ("°C", "°F"):
        raise Unreadable(
            f"a difference of temperatures is no temperature in {b}; "
            f"give the attribute the unit `{DIFFERENCES[str(b)]}` if its values are differences"
        )


def _as_meant(a: UnitExpression, b: UnitExpression) -> tuple[Exact, UnitExpression]:
    """``a`` with each name that several units share replaced by the one that ``b`` says is meant,
    and the number that it takes with it: a cent is a hundredth."""
    times: Exact = 1
    wanted = {symbol for symbol, _ in b.factors}
    meant: dict[str, int] = {}
    for symbol, exponent in a.factors:
        to = symbol
        if symbol in SHARED and symbol not in wanted:
            size, codes = SHARED[symbol]
            known = [code for code in codes if code in wanted]
            if symbol == "pound" and not wanted & CURRENCIES:
                size, known = 1, ["lb"]
            elif not known and not (symbol == "p" and not wanted & CURRENCIES):
                raise Unreadable(
                    f"`{symbol}` may be {named(symbol)}, and the attribute's unit is `{b}`: "
                    "write the currency that is meant by its three letters, such as USD"
                )
            times, to = times * Fraction(size) ** exponent, known[0] if known else symbol
        elif symbol in ALSO and symbol not in wanted:
            to = _other_reading(symbol, b)
        elif symbol in WRITTEN_FOR and any(symbol_meaning(of)[0] >= 1 for of in wanted):
            raise Unreadable(f"`{symbol}` has several meanings; write {WRITTEN_FOR[symbol]}")
        meant[to] = meant.get(to, 0) + exponent
    return times, _expression(meant)


def _other_reading(symbol: str, b: UnitExpression) -> str:
    """The symbol itself, or what else it may be where only that is of a kind with some of ``b``."""
    dimensions = {symbol_meaning(wanted)[1] for wanted, _ in b.factors} or {()}
    if symbol_meaning(symbol)[1] in dimensions:
        return symbol
    fits = [other for other in ALSO[symbol] if symbol_meaning(other)[1] in dimensions]
    if len(fits) > 1:
        raise Unreadable(f"`{symbol}` has several meanings; write {' or '.join(fits)}")
    return fits[0] if fits else symbol


_PREFIX: Final = r"(kilo|mega|giga|milli|k|M|G|m)(?=(?:ton|gal|pint|quart|bbl|barrel))"


def ambiguous(symbol: str) -> str:
    """What to say of a name that several units share; nothing of any other."""
    if symbol in AS_WRITTEN:
        return _several(symbol, AS_WRITTEN[symbol])
    plain = re.sub(_PREFIX, "", symbol)
    for form in (symbol, symbol.lower() if len(symbol) > 3 else symbol, singular(plain.lower())):
        name = SHORT.get(form, form)
        if name in AMBIGUOUS:
            return _several(symbol, AMBIGUOUS[name])
    return ""


def _several(symbol: str, meanings: Mapping[str, str]) -> str:
    readings = joined((f"{write} ({much})" for write, much in meanings.items()), "or")
    return f"`{symbol}` has several meanings; write {readings}"


def in_whole_things(text: str) -> bool:
    """Whether nobody measures thousandths of a unit: money, people. A price of something
    (`1.599 EUR/l`) may have them."""
    factors_ = unit(text).factors
    if any(symbol == "person" for symbol, _ in factors_):
        return True
    return len(factors_) == 1 and factors_[0][0] in CURRENCIES


def check_unit(text: str) -> None:
    """Raises :class:`Unreadable` where an attribute's unit is no one unit: it is misspelled, or
    a name that several units or currencies share."""
    if text in COMMON or text in CURRENCIES or text in DECLARED or not text:
        return  # as most are
    factors_ = unit(text).factors
    for symbol, _ in factors_:
        if why := ambiguous(symbol):
            raise Unreadable(why)
        if symbol in SHARED and symbol != "p":
            mass = " (money) or lb (mass)" if symbol == "pound" else ""
            raise Unreadable(f"`{symbol}` has several meanings; write {named(symbol)}{mass}")
        if near := _misspelled(symbol):
            named_unit = text.strip() if factors_ == ((symbol, 1),) else symbol
            raise Unreadable(f"`{named_unit}` is not a known unit; is it `{near}`?")


def _misspelled(symbol: str) -> str:
    """The unit that a symbol is one slip away from, where it is none itself."""
    if symbol in DECLARED or symbol in COMMON or symbol in LABELS or symbol.isdecimal():
        return ""
    single = re.sub(r"(.)\1", r"\1", symbol)
    if len(symbol) < 5 and single in COMMON and single != symbol:
        near = single
    elif len(symbol) < 4 or symbol in SPELLINGS or symbol in SPELLINGS.values():
        return ""
    else:
        near = next((name for name in LONG if _one_slip(symbol.lower(), name)), "")
    return "" if near and symbol_meaning(symbol)[1] != ((symbol, 1),) else near


def _one_slip(word: str, name: str) -> bool:
    """Whether one letter is too many, missing, another, or swapped with its neighbour."""
    if word == name or abs(len(word) - len(name)) > 1 or min(len(word), len(name)) < 4:
        return False
    start = 0
    while start < min(len(word), len(name)) and word[start] == name[start]:
        start += 1
    a, b = word[start:], name[start:]
    return a[1:] == b or a == b[1:] or a[1:] == b[1:] or (a[:2] == b[1::-1] and a[2:] == b[2:])


def _numbers_first(factors: tuple[tuple[str, int], ...]) -> list[tuple[str, int]]:
    return sorted(factors, key=lambda factor: not factor[0].isdecimal())


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
    if symbol in CURRENCIES or symbol in SHARED:
        return 1, ((symbol, 1),)
    if why := ambiguous(symbol):
        raise Unreadable(why)
    from checker.values.numbers.registry import measured

    return measured(symbol) or (1, ((symbol, 1),))


def _apart(a: UnitExpression, b: UnitExpression, this: str, that: str) -> str:
    """In words, why one unit is not the other, and how to mend it."""
    currencies = [
        [symbol for symbol, _ in expression.factors if symbol in CURRENCIES]
        for expression in (a, b)
    ]
    if all(currencies) and currencies[0] != currencies[1]:
        return (
            f"{currencies[0][0]} and {currencies[1][0]} are two currencies, which do not convert: "
            f"give what is said in {currencies[0][0]} an attribute of its own"
        )
    kind, other_kind = (_described(_meaning(expression)[1]) for expression in (a, b))
    return (
        f"{this if a.factors else 'a number without unit'} is {kind}, "
        f"{that if b.factors else 'an attribute without unit'} is {other_kind}: "
        f"neither converts to the other{IN_ITS_UNIT}"
    )


def _described(dimension: Dimension) -> str:
    if dimension in DIMENSIONS:
        return DIMENSIONS[dimension]
    if dimension == (("pp", 1),):
        return "a difference of shares"
    if len(dimension) == 1 and dimension[0][1] == 1 and dimension[0][0] in CURRENCIES:
        return f"money in {dimension[0][0]}"
    if len(dimension) == 1 and dimension[0][1] == 1:
        return f"a number of things (`{dimension[0][0]}`)"
    return f"a number of `{UnitExpression(dimension)}`"


def _likely_meant(a: UnitExpression, b: UnitExpression) -> str:
    """What to say of a symbol of ``a`` that is no unit, where it looks like one of ``b`` or like a
    common one; else nothing."""
    for symbol, _ in a.factors:
        if symbol_meaning(symbol)[1] == ((symbol, 1),) and symbol not in LABELS:
            for names in ([name for name, _ in b.factors], COMMON):
                near = closest(symbol, [name for name in names if name != symbol], _ALIKE)
                if near and symbol not in CURRENCIES:
                    return f"`{symbol}` is not a known unit; is it `{near}`?"
    return ""


_ALIKE = 75
"""How alike, in per cent, two symbols of units are of which one may be meant."""
