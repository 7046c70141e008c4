"""The spellings of units: many ways to write one symbol, one table of them.

`km²`, `km^2`, `sq km` and `square kilometres` are all the symbol `km` to the power of 2. A symbol
is a unit that Pint knows by this name, or a label of what is counted (`person`, `EUR`).
"""

import re
from functools import lru_cache
from typing import Final

from checker.values.unreadable import Unreadable

LONGEST: Final = 200

SPELLINGS: Final[dict[str, str]] = {
    "percent": "%",
    "pct": "%",
    "permille": "‰",
    "promille": "‰",
    "pps": "pp",
    "p.p": "pp",
    "kilometre": "km",
    "kilometer": "km",
    "kms": "km",
    "metre": "m",
    "meter": "m",
    "centimetre": "cm",
    "centimeter": "cm",
    "millimetre": "mm",
    "millimeter": "mm",
    "mile": "mi",
    "foot": "ft",
    "feet": "ft",
    "hectare": "ha",
    "dunum": "dunam",
    "kilogramme": "kg",
    "kilogram": "kg",
    "kgs": "kg",
    "gramme": "g",
    "gram": "g",
    "tonne": "t",
    "litre": "l",
    "liter": "l",
    "second": "s",
    "sec": "s",
    "minute": "min",
    "hour": "h",
    "hr": "h",
    "hrs": "h",
    "yr": "year",
    "yrs": "year",
    "degC": "°C",
    "℃": "°C",
    "celsius": "°C",
    "degF": "°F",
    "℉": "°F",
    "fahrenheit": "°F",
    "kelvin": "K",
    "€": "EUR",
    "euro": "EUR",
    "£": "GBP",
    "people": "person",
    "men": "man",
    "women": "woman",
    "children": "child",
    "lbs": "lb",
    "siemens": "siemens",
    "series": "series",
    "species": "species",
}

_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")


def factors(text: str) -> dict[str, int]:
    """The symbols of a unit as written, each with its exponent; empty for no unit.

    A product is written with a space, `*` or `·`; `/` and `per` divide by the one symbol that
    follows, and by a number before it: `per 1000 people`. A number is a symbol of its own. Raises
    :class:`Unreadable`.
    """
    if len(text) > LONGEST:
        raise Unreadable(f"a unit of more than {LONGEST} characters")
    if not text.isascii():
        text = re.sub(
            "[⁰¹²³⁴⁵⁶⁷⁸⁹⁻]+", lambda match: "^" + match[0].translate(_SUPERSCRIPTS), text
        ).replace("\N{MINUS SIGN}", "-")
    text = " ".join(text.split())
    for phrase, symbol in _phrases():
        text = phrase.sub(symbol, text)
    found: dict[str, int] = {}
    place = 0
    while place < len(text):
        match = _factor().match(text, place)
        if match is None or not (match["number"] or match["symbol"]):
            raise Unreadable(
                f"`{text[:40]}` is not a unit; write one such as km2, km/h, % or people"
            )
        place = match.end()
        if match["number"]:
            number = str(int(match["number"]))
            if number == "0":
                raise Unreadable(f"`{text[:40]}` is a unit with a zero; write one such as km2")
            found[number] = found.get(number, 0) + (-1 if match["over"] else 1)
        if match["symbol"]:
            symbol = spelled(match["symbol"])
            found[symbol] = found.get(symbol, 0) + _exponent(match)
    return {symbol: exponent for symbol, exponent in found.items() if exponent}


@lru_cache(maxsize=1)
def _phrases() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Spellings of several words; compiled when the first unit is read."""
    spellings = {
        r"\bper cent(?![a-z])": "%",
        r"\bper mille?(?![a-z])": "\N{PER MILLE SIGN}",
        r"(?:%|\bpercent(?:age)?)[ -]points?(?![a-z])": "pp",
        r"\bdeg(?:rees?)? (?=[CF](?![a-z])|celsius|fahrenheit)": "°",
        r"° ?(C|F)(?:elsius|ahrenheit)?(?![a-z])": r"°\1",
    }
    flags = re.IGNORECASE | re.ASCII
    return tuple((re.compile(spelling, flags), symbol) for spelling, symbol in spellings.items())


@lru_cache(maxsize=1)
def _factor() -> re.Pattern[str]:
    """One factor of a unit: a number, a symbol with its exponent, or both."""
    return re.compile(
        r" ?(?P<over>/|[Pp]er(?![a-z]))? ?"
        "(?:[*\N{MIDDLE DOT}\N{DOT OPERATOR}\N{MULTIPLICATION SIGN}] ?)?"
        r"(?P<number>[0-9]+)? ?"
        r"(?P<power>(?:[Ss]quare|[Ss]q|[Cc]ubic|[Cc]u)(?![a-z])\.? ?)?"
        r"(?:(?P<symbol>[%‰€$£¥₽℃℉]|°?[^\W\d]+(?:[-'.][^\W\d]+)*)\.?"
        r"(?:(?:\^|\*\*)?(?P<exponent>-?[0-9]+))?)?"
    )


def _exponent(match: re.Match[str]) -> int:
    written = match["exponent"] or "1"
    if len(written.lstrip("-")) > 2:
        raise Unreadable(
            f"the unit has the exponent {written[:12]}; write one of two digits at most"
        )
    power = (match["power"] or "").lower()
    times = 2 if power.startswith("s") else 3 if power else 1
    return int(written) * times * (-1 if match["over"] else 1)


def spelled(symbol: str) -> str:
    """The one spelling of a symbol: short for a common unit, singular for a word."""
    for form in (symbol, singular(symbol), singular(symbol.lower()) if len(symbol) > 3 else ""):
        if form in SPELLINGS:
            return SPELLINGS[form]
    return singular(symbol)


def singular(word: str) -> str:
    """The singular of an English word in small letters; other symbols stay as they are."""
    if (
        len(word) <= 3
        or not re.fullmatch(r"[a-z]*[aeiouy][a-z]*s", word)
        or word.endswith(("ss", "us", "is"))
    ):
        return word
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "sses", "xes")):
        return word[:-2]
    return word[:-1]
