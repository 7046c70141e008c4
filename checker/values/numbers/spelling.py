"""The spellings of units: many ways to write one symbol, one table of them.

`km²`, `km^2`, `sq km` and `square kilometres` are all the symbol `km` to the power of 2. A symbol
is a unit that Pint knows by this name, or a label of what is counted (`person`, `EUR`).
"""

import re
from collections.abc import Callable
from functools import lru_cache, partial
from typing import Final

from checker.values.numbers.money import OF_COUNTRIES, SIGNS
from checker.values.numbers.precision import SCALES
from checker.values.unreadable import Unreadable

LONGEST: Final = 200

SPELLINGS: Final[dict[str, str]] = {
    "percent": "%", "pct": "%", "permille": "‰", "promille": "‰", "pps": "pp", "p.p": "pp",
    "kilometre": "km", "kilometer": "km", "kms": "km", "metre": "m", "meter": "m",
    "centimetre": "cm", "centimeter": "cm", "millimetre": "mm", "millimeter": "mm", "mile": "mi",
    "foot": "ft", "feet": "ft", "hectare": "ha", "dunum": "dunam", "kilo": "kg",
    "kilogramme": "kg", "kilogram": "kg", "kgs": "kg", "gm": "g", "gms": "g", "gramme": "g",
    "gram": "g", "tonne": "t", "litre": "l", "liter": "l", "ltr": "l", "ltrs": "l", "second": "s",
    "sec": "s", "minute": "min", "hour": "h", "hr": "h", "hrs": "h", "yr": "year", "yrs": "year",
    "degC": "°C", "℃": "°C", "celsius": "°C", "centigrade": "°C", "degF": "°F", "℉": "°F",
    "fahrenheit": "°F", "kelvin": "K", "euro": "EUR", "yen": "JPY", "yuan": "CNY",
    "renminbi": "CNY", "hryvnia": "UAH", "kronor": "krona", "kroner": "krone", "people": "person",
    "men": "man", "women": "woman", "children": "child", "lbs": "lb", "siemens": "siemens",
    "series": "series", "species": "species", "delta_degree_Celsius": "delta_degC",
    "delta_degree_Fahrenheit": "delta_degF", "delta_K": "K",
} | SIGNS  # fmt: skip

# Units in capitals, as forms and tables have them. Where the case of a letter matters (MW and mW,
# Mg and mg), it is kept. Prose has its own table: `st` may be a saint there.
CAPITALS: Final[dict[str, str]] = {
    "KM": "km", "Km": "km", "KMS": "km", "Kms": "km", "KG": "kg", "Kg": "kg", "KGS": "kg",
    "Kgs": "kg", "CM": "cm", "HA": "ha", "Ha": "ha", "KWH": "kWh", "KWh": "kWh", "Kwh": "kWh",
    "kwh": "kWh", "KW": "kW", "kw": "kW", "Kw": "kW", "FT": "ft",
    "Ft": "ft", "LB": "lb", "LBS": "lb", "Lbs": "lb",
    "st": "stone", "KPH": "kph", "KMH": "kph", "kmh": "kph", "kmph": "kph", "MPH": "mph",
    "OZ": "oz", "KB": "kB", "EURO": "EUR",
}  # fmt: skip

# Names that say which of several units is meant, in two words.
OF_SYSTEMS: Final[dict[str, str]] = {
    "metric ton(?:ne)?s?": "t", "short tons?": "short_ton", "long tons?": "long_ton",
    "nautical miles?": "nmi", "statute miles?": "mi", "troy ounces?": "troy_ounce",
    "(?:US|U[.]S[.]) (?:liquid )?gallons?": "US_liquid_gallon",
    "(?:imperial|UK|British) gallons?": "imperial_gallon",
    "(?:US|U[.]S[.]) (?:liquid )?quarts?": "US_liquid_quart",
    "(?:imperial|UK|British) quarts?": "imperial_quart",
    "(?:US|U[.]S[.]) (?:liquid )?pints?": "US_pint",
    "(?:imperial|UK|British) pints?": "imperial_pint",
    "(?:US|U[.]S[.]) fl(?:uid|[.])? ?(?:oz|ounces?)": "US_fluid_ounce",
    "(?:imperial|UK|British) fl(?:uid|[.])? ?(?:oz|ounces?)": "imperial_fluid_ounce",
    "barrels? of (?:crude )?oil|oil barrels?": "oil_barrel",
    "(?:US|short) hundredweights?": "US_hundredweight",
    "(?:imperial|UK|British|long) hundredweights?": "UK_hundredweight",
    "metric horsepower": "metric_horsepower",
    "light[ -]years?": "light_year", "acre[ -]f(?:oo|ee)t": "acre_foot",
}  # fmt: skip

_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")


def lowered(text: str) -> str:
    """The text with `^` before raised digits, and these as plain ones: `km^2`."""
    return re.sub("[⁰¹²³⁴⁵⁶⁷⁸⁹⁻]+", lambda found: "^" + found[0].translate(_RAISED), text)


Replacements = tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...]


def factors(text: str) -> dict[str, int]:
    """The symbols of a unit as written, each with its exponent; empty for no unit.

    A product is written with a space, `*` or `·`; `/` and `per` divide by the one symbol that
    follows, and by a number before it: `per 1000 people`. A number is a symbol of its own. Raises
    :class:`Unreadable`.
    """
    if len(text) > LONGEST:
        raise Unreadable(f"a unit of more than {LONGEST} characters")
    if not text.isascii():
        text = lowered(text).replace("\N{MINUS SIGN}", "-")
        text = text.replace("\N{MASCULINE ORDINAL INDICATOR}", "°")  # as keyboards have it
    text = " ".join(text.split())
    two_words = len(text) > 2 and any(map(text.__contains__, " -$\N{YEN SIGN}"))
    for phrase, put in (*(_names() if two_words else ()), *_phrases()):
        text = phrase.sub(put, text)
    found: dict[str, int] = {}
    before = ("", 0)
    place = 0
    while place < len(text):
        match = _factor().match(text, place)
        if match is None or not (match["number"] or match["symbol"]):
            raise Unreadable(
                f"`{text[:40]}` is not a unit; write one such as km2, km/h, % or people"
            )
        if match["number"]:
            number = str(int(match["number"]))
            if number == "0":
                raise Unreadable(f"`{text[:40]}` is a unit with a zero; write one such as km2")
            if before[0] and not match["over"]:
                raise Unreadable(
                    f"`{text[:40]}` has a number behind a unit; write one number, such as 3.4 km, "
                    "or give each its unit, such as `3 km 400 m`"
                )
            found[number] = found.get(number, 0) + (-1 if match["over"] else 1)
        if match["symbol"]:
            symbol = spelled(match["symbol"])
            exponent = _exponent(match)
            if exponent == 0:
                raise Unreadable(
                    f"`{match[0].strip()[:40]}` is a unit to the power of 0; "
                    "write the unit alone, or the number without letters in it"
                )
            apart = match["over"] or match["times"] or match["number"]
            if (symbol, exponent) == before and exponent == 1 and not apart:
                raise Unreadable(
                    f"`{text[:40]}` names one unit twice; write it once, or `{symbol}2` for its "
                    "square"
                )
            found[symbol] = found.get(symbol, 0) + exponent
            before = symbol, exponent
        place = match.end()
    return {symbol: exponent for symbol, exponent in found.items() if exponent}


@lru_cache(maxsize=1)
def _phrases() -> Replacements:
    """Spellings of several words; compiled when the first unit is read."""
    spellings: dict[str, Callable[[re.Match[str]], str]] = {
        r"\bper cent(?![a-z])": lambda _: "%",
        r"\bper mille?(?![a-z])": lambda _: "\N{PER MILLE SIGN}",
        r"(?:%|\bpercent(?:age)?)[ -]points?(?![a-z])": lambda _: "pp",
        r"\bper ([0-9]{1,3}(?:[ ,][0-9]{3})+)(?![0-9])": _grouped,
        r"\bper (hundred|thousand|million|billion)(?![a-z])": _grouped,
        r"\bsq(?=(?:k?m|ft|mi|yd|in)(?![a-z]))": lambda _: "sq ",
        r"\bkm/h(?![a-z])": lambda _: "km/h",
        r"\bdeg(?:rees?)? (?=[CF](?![a-z])|celsius|centigrade|fahrenheit)": lambda _: "°",
        r"°(?! ?[a-z])": lambda _: "degree",
        r"° ?(C|F)(?:elsius|entigrade|ahrenheit)?(?![a-z])": lambda found: f"°{found[1].upper()}",
        r"(?:\bdelta[ _-]?|\u0394 ?)(?:°|deg ?)([CF])(?![a-z])": _difference,
        r"°([CF]) (?:of )?difference(?![a-z])": _difference,
        r"\b(?:fl|fluid)[. _]{1,2}(?:oz|ounces?)(?![a-z])": lambda _: "fluid_ounce",
    }
    return _compiled(spellings)


@lru_cache(maxsize=1)
def _names() -> Replacements:
    """Names of two words, and signs of several letters, which are seldom: 20 ms to compile."""
    spellings: dict[str, Callable[[re.Match[str]], str]] = {
        rf"\b(?:{words})(?![a-z])": partial(_always, code)
        for words, code in (OF_COUNTRIES | OF_SYSTEMS).items()
    }
    signs = "|".join(re.escape(sign) for sign in SIGNS if len(sign) > 1 and sign[-1] in "$¥")
    spellings[rf"(?<![A-Z])(?:{signs})"] = lambda found: SIGNS.get(found[0].upper(), found[0])
    return _compiled(spellings)


def _compiled(spellings: dict[str, Callable[[re.Match[str]], str]]) -> Replacements:
    flags = re.IGNORECASE | re.ASCII
    return tuple((re.compile(spelling, flags), put) for spelling, put in spellings.items())


def _always(code: str, _: re.Match[str]) -> str:
    return code


def _grouped(found: re.Match[str]) -> str:
    """What a rate is out of, in digits alone: `per 100000`."""
    digits = re.sub("[ ,]", "", found[1])
    return f"per {SCALES[digits.lower()][0] if digits.isalpha() else digits}"


def _difference(found: re.Match[str]) -> str:
    """The unit of a difference of temperatures."""
    return f"delta_deg{found[1].upper()}"


@lru_cache(maxsize=1)
def _factor() -> re.Pattern[str]:
    """One factor of a unit: a number, a symbol with its exponent, or both."""
    return re.compile(
        r" ?(?P<over>/|[Pp]er(?![a-z]))? ?"
        "(?P<times>[*\N{MIDDLE DOT}\N{DOT OPERATOR}\N{MULTIPLICATION SIGN}] ?)?"
        r"(?P<number>[0-9]+)? ?"
        r"(?P<power>(?:[Ss]quare|[Ss]q|[Cc]ubic|[Cc]u)(?![a-z])\.? ?)?"
        r"(?:(?P<symbol>[%‰€$£¥₽₹₺₴₪₩₼₾₸₫₦₱¢℃℉]|°?[^\W\d]+(?:[-'.][^\W\d]+)*)\.?"
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
    if symbol in CAPITALS:
        return CAPITALS[symbol]
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
