"""Signs and abbreviations of units that are the same in every language that the reader knows.

Each is written with its case as it is here, and stands for a symbol of
:mod:`checker.values.numbers.units`.
"""

from typing import Final

SYMBOLS: Final[dict[str, str]] = {
    **{symbol: symbol for symbol in (
        "km", "m", "cm", "mm", "nm", "ha", "kg", "g", "mg", "t", "kt", "Mt", "Gt", "l", "ml", "cl",
        "dl", "hl", "km2", "m2", "cm2", "mm2", "m3", "cm3", "km3", "s", "ms", "min", "h", "W",
        "kW", "MW", "GW", "TW", "Wh", "kWh", "MWh", "GWh", "TWh", "V", "kV", "mV", "A", "mA", "J",
        "kJ", "MJ", "GJ", "Hz", "kHz", "MHz", "GHz", "THz", "Pa", "hPa", "kPa", "MPa", "N", "kN",
        "Nm", "dB", "ft", "mi", "yd", "lb", "oz", "mph", "kWp", "MWp", "ft2", "ft3", "mi2", "in",
        "kB", "MB", "GB", "TB", "PB", "kbit", "Mbit", "Gbit", "cal", "kcal", "rpm", "psi", "acre",
        "Sv", "mSv", "Bq", "lx", "lm", "mol", "ppm", "ppb", "pH",
    )},
    "L": "l", "mL": "ml", "Kg": "kg", "KG": "kg", "Km": "km", "KM": "km", "kms": "km",
    "kgs": "kg", "lbs": "lb", "hr": "h", "hrs": "h", "mins": "min", "sec": "s", "secs": "s",
    "kph": "km/h", "kmh": "km/h", "kmph": "km/h", "sqm": "m2", "sqkm": "km2", "sqft": "ft2",
    "MPH": "mph", "FT": "ft", "cc": "cm3", "\u00b5m": "um", "\u03bcm": "um", "\u00b5g": "ug",
    "\u03bcg": "ug", "mcg": "ug", "pp": "pp", "bp": "bp", "bps": "bp", "kn": "knot", "kt.": "knot",
    "yr": "year", "yrs": "year", "wk": "week", "wks": "week", "mo": "month", "mos": "month",
    "GT": "Gt", "MT": "Mt", "KWh": "kWh", "kwh": "kWh", "KW": "kW", "kw": "kW",
}  # fmt: skip

WORDS: Final = frozenset({"in", "A", "Pa", "mo", "mi", "yd"})
"""Symbols that are words, too: units only right behind digits."""
