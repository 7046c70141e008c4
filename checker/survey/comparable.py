"""As what a reading of a text can be compared, and its value."""

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from typing import Final

from checker.kinds import KINDS
from checker.loading.literals import Literals
from checker.mentions.figures import is_fraction
from checker.mentions.words import stem
from checker.model.place import Place
from checker.model.vocabulary import Attribute, Entities
from checker.prose.currencies import CODES
from checker.prose.literals import CALENDAR, Refused, literal
from checker.prose.readings import LABEL, MONEY, SHARE, TIME, Amount, Measured, Moment, Reading
from checker.prose.tokens import Tokens
from checker.survey.clock import time_of_day
from checker.values.dates.possibilities import one_of
from checker.values.interval import Interval
from checker.values.numbers import Measure
from checker.values.numbers.spelling import singular
from checker.values.numbers.units import conversion
from checker.values.unreadable import Unreadable
from checker.values.value import Value

REACH: Final = 60
"""Words further away than so many say nothing of a value."""
_STANDARD: Final = (
    "m", "m2", "m3", "kg", "s", "degC", "m/s", "W", "J", "Pa", "V", "A", "Hz", "rad",
)  # fmt: skip
"""Units in which measures are compared: each with what converts to it."""
_NO_VALUE: Final = frozenset({"label", "date", "year", "article", "raw", "whole"})
_MUCH: Final = 10_000
"""Nobody weighs so many pounds."""
_ANGLES: Final = frozenset(
    {
        "angle", "angles", "inclined", "inclination", "tilt", "tilted", "slope", "slopes",
        "gradient", "turn", "turned", "rotate", "rotated", "rotation", "latitude", "longitude",
        "north", "south", "east", "west", "bearing", "azimuth", "leans", "leaning", "parallel",
        "meridian", "winkel", "neigung", "breite",
    }
)  # fmt: skip
"""Beside these words, bare degrees are no temperature."""
_RATES: Final = {
    "h": stem("hourly"), "day": stem("daily"), "week": stem("weekly"), "month": stem("monthly"),
    "year": stem("yearly"),
}  # fmt: skip
"""Units of time that something is paid by, and the term for each."""
_NO_NAMES: Final = Literals(Entities.of({}, {}))


def values_of(
    reading: Reading,
    tokens: Tokens,
    clause: tuple[int, int],
    currency: str,
    ones: Mapping[str, int],
) -> list[tuple[Attribute, Value, str]]:
    """As what a reading between two tokens can be compared, with its values, as it says them: a
    moment may be of a day, and of a time of that day."""
    plain = isinstance(reading, Amount) and reading.unit is None and reading.role not in _NO_VALUE
    if isinstance(reading, Amount):
        here = [reading.core] if plain else []
        found = _value(_as_warmth(_without_rate(reading), tokens, *clause), currency)
    else:
        here = list(range(reading.first, reading.end))
        found = _value(reading, currency)
    clock = next(filter(None, (time_of_day(tokens, at, ones) for at in here)), None)
    values = [(*found, reading.said)] if found is not None and not (plain and clock) else []
    if clock is None:
        return values
    of_day = time_attribute()
    if of_day is None:
        return values
    said = tokens.between(clock.first, clock.end)
    time = of_day.kind.read(f"{clock.minutes} min", of_day, _NO_NAMES)
    return [*values, (of_day, time, said)]


def rate_of(reading: Reading) -> dict[str, float]:
    """The word for how often something is paid, where an amount says so: `an hour` is hourly."""
    tail = _tail(reading) if isinstance(reading, Amount) else ""
    return {_RATES[tail]: 1.0} if tail else {}


def _tail(amount: Amount) -> str:
    """The unit of time that a unit which is compared without it ends in; or nothing."""
    unit = amount.unit
    if unit is None:
        return ""
    tails = {symbol.rpartition("/")[2] for symbol in unit.symbols if "/" in symbol}
    tail = tails.pop() if len(tails) == 1 else ""
    known = any(_converts(one, name) for one in unit.symbols for name in _STANDARD)
    return tail if tail in _RATES and not known else ""


def _without_rate(amount: Amount) -> Amount:
    """The same as if it were told once: `18 euros an hour` is compared with an hourly wage of 18
    euros."""
    tail = _tail(amount)
    if not tail:
        return amount

    def bare(part: Measured) -> Measured:
        if part.unit is None:
            return part
        symbols = tuple(symbol.removesuffix(f"/{tail}") for symbol in part.unit.symbols)
        return replace(part, unit=replace(part.unit, symbols=symbols))

    to = bare(amount.to) if amount.to is not None else None
    return replace(amount, parts=tuple(map(bare, amount.parts)), to=to)


def _as_warmth(amount: Amount, tokens: Tokens, first: int, end: int) -> Amount:
    """The same, with bare degrees in degrees Celsius, unless they are of an angle or a place."""
    unit = amount.unit
    if unit is None or unit.symbols != ("degree",):
        return amount
    around = tokens.folded[max(first, amount.first - REACH) : min(end, amount.end + REACH)]
    if not _ANGLES.isdisjoint(around):
        return amount
    warmth = replace(unit, symbols=("\N{DEGREE SIGN}C",))
    to = replace(amount.to, unit=warmth) if amount.to and amount.to.unit else amount.to
    parts = tuple(replace(part, unit=warmth) if part.unit else part for part in amount.parts)
    return replace(amount, parts=parts, to=to)


def _value(reading: Reading, currency: str) -> tuple[Attribute, Value] | None:
    """As what a reading can be compared, and its value."""
    if reading.wrong or reading.denied:
        return None
    kind, unit = _kind(reading, currency)
    if kind not in KINDS:
        return None
    attribute = _attribute(kind, unit)
    if isinstance(reading, Moment):
        # what is so since a day began on it: two such days differ
        said: list[str | Refused] = [*(reading.plain if reading.hedge == "since" else reading.edtf)]
    else:
        said = [literal(attribute.kind, reading, unit, currency=unit)]
    try:
        values = [
            attribute.kind.read(text, attribute, _NO_NAMES)
            for text in said
            if not isinstance(text, Refused)
        ]
    except Unreadable:
        return None
    if len(values) < 2:
        return (attribute, values[0]) if values else None
    spans = [value.possible for value in values if isinstance(value.possible, Interval)]
    if len(spans) < len(values):
        return None
    return attribute, Value(" or ".join(value.text for value in values), one_of(spans))


def _kind(reading: Reading, currency: str) -> tuple[str, str]:
    """The kind of value that a reading is, and its unit; an empty kind is none."""
    if isinstance(reading, Moment):
        return "date", ""
    if reading.role in _NO_VALUE:
        return "", ""
    unit = reading.unit
    numbers = [part.number.value for part in (*reading.parts, reading.to) if part]
    if is_fraction(reading):
        return "quantity", "%"
    if unit is None or unit.kind == LABEL:
        return "count" if all(number.denominator == 1 for number in numbers) else "quantity", ""
    if unit.kind == TIME:
        whole = all(part.unit and singular(part.unit.said) in CALENDAR for part in reading.parts)
        return ("duration", "") if whole else ("quantity", "s")
    if unit.kind == SHARE:
        return "quantity", "%"
    money = [symbol for symbol in unit.symbols if symbol in CODES]
    if unit.kind == MONEY or currency in money or (money and max(numbers) >= _MUCH):
        # a bare `$` is compared with other dollars: a survey only says what is worth a look
        return "quantity", currency if currency in unit.symbols else next(
            iter(money or unit.symbols), ""
        )
    standard = (name for name in _STANDARD if any(_converts(one, name) for one in unit.symbols))
    found = next(standard, "")
    return ("quantity" if found else "", found)


@cache
def time_attribute() -> Attribute | None:
    """That of times of day, in minutes from midnight; no claim has one without its day."""
    kind = KINDS.get("quantity")
    if kind is None:
        return None
    measure = Measure("min", signed=True)
    return Attribute("time of day", "time of day", kind, Place("", 1, 1), measure)


@cache
def _attribute(kind: str, unit: str) -> Attribute:
    """An attribute that only says how values are read."""
    measure = Measure(unit, signed=True)
    return Attribute(f"{kind} {unit}".strip(), kind, KINDS[kind], Place("", 1, 1), measure)


@cache
def _converts(unit: str, to: str) -> bool:
    try:
        conversion(unit, to)
    except Unreadable:
        return False
    return True
