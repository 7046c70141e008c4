"""English names of units, with their plurals and powers."""


def _plural(word: str) -> str:
    last = word.rsplit(" ", 1)[-1]
    if last == "foot":
        return word[:-4] + "feet"
    if last in ("hertz", "siemens", "mph"):
        return word
    return word + ("es" if last.endswith(("ch", "x")) else "s")


_BASES = {
    "metre": "m", "meter": "m", "gram": "g", "gramme": "g", "litre": "l", "liter": "l",
    "watt": "W", "watt hour": "Wh", "volt": "V", "joule": "J", "hertz": "Hz", "pascal": "Pa",
    "newton": "N", "byte": "B", "bit": "bit", "ampere": "A", "second": "s", "calorie": "cal",
    "ohm": "ohm", "tonne": "t", "sievert": "Sv", "becquerel": "Bq",
}  # fmt: skip

_PREFIXES = {
    "": "", "kilo": "k", "mega": "M", "giga": "G", "tera": "T", "peta": "P", "centi": "c",
    "deci": "d", "hecto": "h", "milli": "m", "micro": "u", "nano": "n",
}  # fmt: skip

_SINGLE: dict[str, tuple[str, ...]] = {
    **{
        prefix + base: (short + symbol,)
        for base, symbol in _BASES.items()
        for prefix, short in _PREFIXES.items()
    },
    "mile": ("mi",), "foot": ("ft",), "inch": ("inch",), "yard": ("yard",),
    "nautical mile": ("nautical_mile",), "light year": ("light_year",), "fathom": ("fathom",),
    "furlong": ("furlong",), "hectare": ("ha",), "acre": ("acre",), "dunam": ("dunam",),
    "stone": ("stone",), "pound": ("lb",), "carat": ("carat",), "quintal": ("quintal",),
    "metric ton": ("t",), "metric tonne": ("t",), "short ton": ("short_ton",),
    "long ton": ("long_ton",), "ton": ("ton", "short_ton", "long_ton"),
    "kiloton": ("kiloton",), "megaton": ("megaton",),
    "us gallon": ("US_liquid_gallon",), "imperial gallon": ("imperial_gallon",),
    "gallon": ("gallon", "US_liquid_gallon", "imperial_gallon"),
    "pint": ("pint", "US_pint", "imperial_pint"), "quart": ("quart", "imperial_quart"),
    "barrel": ("barrel", "oil_barrel", "US_dry_barrel"),
    "fluid ounce": ("US_fluid_ounce", "imperial_fluid_ounce"), "troy ounce": ("troy_ounce",),
    "ounce": ("ounce", "oz", "US_fluid_ounce", "troy_ounce"), "bushel": ("bushel",),
    "cubic centimetre": ("cm3",), "teaspoon": ("teaspoon",), "tablespoon": ("tablespoon",),
    "cup": ("cup",), "drachm": ("dram",), "grain": ("grain",),
    "knot": ("knot",), "decibel": ("dB",), "horsepower": ("horsepower",), "bar": ("bar",),
    "atmosphere": ("atmosphere",), "millibar": ("millibar",), "electronvolt": ("eV",),
    "minute": ("min",), "hour": ("h",), "degree": ("degree",), "turn": ("turn",),
    "radian": ("radian",), "mole": ("mol",), "lux": ("lx",), "lumen": ("lm",), "tesla": ("tesla",),
    "kilogramme": ("kg",), "kilo": ("kg",), "hp": ("horsepower",), "amp": ("A",),
    "megaton of tnt": ("megaton",),
}  # fmt: skip

_SQUARED = (
    "metre", "meter", "kilometre", "kilometer", "centimetre", "centimeter", "millimetre",
    "millimeter", "mile", "foot", "inch", "yard", "km", "m", "ft", "cm", "mm", "mi", "yd",
)  # fmt: skip


def unit_words() -> dict[str, tuple[str, ...]]:
    """The words of every unit, and the symbols that they may mean."""
    words = dict(_SINGLE)
    for name in _SQUARED:
        symbol = _SINGLE.get(name, (name,))[0]
        for power, sizes in ((2, ("square", "sq")), (3, ("cubic", "cu"))):
            for size in sizes:
                words[f"{size} {name}"] = (f"{symbol}{power}",)
    words |= {_plural(name): symbols for name, symbols in words.items() if len(name) > 2}
    words |= {f"{f} ft": ("ft2" if f in ("square", "sq") else "ft3",) for f in ("sq", "cu")}
    for scale, symbol in (("celsius", "°C"), ("fahrenheit", "°F"), ("c", "°C"), ("f", "°F"),
                          ("centigrade", "°C"), ("celcius", "°C")):  # fmt: skip
        for degree in ("degree ", "degrees ", "deg ", "° "):
            words[degree + scale] = (symbol,)
        if len(scale) > 1:
            words[scale] = (symbol,)
    words |= {
        "kelvin": ("K",), "kelvins": ("K",), "degrees kelvin": ("K",), "°": ("degree",),
        "°c": ("°C",), "°f": ("°F",),
        "%": ("%",), "percent": ("%",), "per cent": ("%",), "pct": ("%",), "percentage": ("%",),
        "‰": ("‰",), "per mille": ("‰",), "per mil": ("‰",),
        "percentage point": ("pp",), "percentage points": ("pp",), "percent points": ("pp",),
        "% points": ("pp",), "per cent points": ("pp",), "pps": ("pp",),
        "basis point": ("bp",), "basis points": ("bp",),
        "mile an hour": ("mph",), "miles an hour": ("mph",), "kilometers an hour": ("km/h",),
        "feet": ("ft",), "miles per hour": ("mph",), "mile per hour": ("mph",),
    }  # fmt: skip
    return words
