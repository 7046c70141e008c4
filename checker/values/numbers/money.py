"""Money: the names that several currencies share, and the signs that are one currency's alone.

What a bare `$` or `pound` is, is said by the attribute's unit; where that is no currency of this
name, the number cannot be read.
"""

from fractions import Fraction
from typing import Final

from checker.values.interval import Exact
from checker.values.texts import joined

_DOLLARS: Final = (
    "USD", "CAD", "AUD", "NZD", "HKD", "SGD", "TWD", "JMD", "TTD", "BBD", "BSD", "BZD", "FJD",
    "GYD", "LRD", "NAD", "XCD",
)  # fmt: skip
_POUNDS: Final = ("GBP", "EGP", "LBP", "SYP", "SDG", "SSP", "FKP", "GIP", "SHP")
_CROWNS: Final = ("SEK", "NOK", "DKK", "ISK", "CZK")
_RUPEES: Final = ("INR", "PKR", "LKR", "NPR", "MUR", "SCR")
_PESOS: Final = ("MXN", "ARS", "CLP", "COP", "PHP", "UYU", "CUP", "DOP")
_FRANCS: Final = ("CHF", "XOF", "XAF", "CDF", "RWF", "BIF", "DJF", "GNF", "KMF", "XPF")
_DINARS: Final = ("RSD", "IQD", "KWD", "JOD", "DZD", "TND", "LYD", "BHD")
_HUNDREDTH: Final = Fraction(1, 100)

# Of each name: how many of the currency one is, and the currencies that go by it, the most common
# first.
SHARED: Final[dict[str, tuple[Exact, tuple[str, ...]]]] = {
    "$": (1, _DOLLARS),
    "dollar": (1, _DOLLARS),
    "cent": (_HUNDREDTH, (*_DOLLARS[:6], "EUR", "ZAR")),
    "¢": (_HUNDREDTH, _DOLLARS[:6]),
    "£": (1, _POUNDS),
    "pound": (1, _POUNDS),
    "pence": (_HUNDREDTH, ("GBP", "FKP", "GIP", "SHP")),
    "penny": (_HUNDREDTH, ("GBP", "FKP", "GIP", "SHP")),
    "p": (_HUNDREDTH, ("GBP", "FKP", "GIP", "SHP")),
    "¥": (1, ("JPY", "CNY")),
    "kr": (1, _CROWNS),
    "krone": (1, ("NOK", "DKK")),
    "krona": (1, ("SEK", "ISK")),
    "crown": (1, _CROWNS),
    "rupee": (1, _RUPEES),
    "Rs": (1, _RUPEES),
    "peso": (1, _PESOS),
    "franc": (1, _FRANCS),
    "dinar": (1, _DINARS),
    "lira": (1, ("TRY", "LBP", "SYP")),
    "ruble": (1, ("RUB", "BYN")),
    "rouble": (1, ("RUB", "BYN")),
    "rial": (1, ("IRR", "OMR", "YER")),
    "riyal": (1, ("SAR", "QAR")),
    "shilling": (1, ("KES", "UGX", "TZS", "SOS")),
    "manat": (1, ("AZN", "TMT")),
    "won": (1, ("KRW", "KPW")),
}

# Signs and spellings of one currency, before a number too.
SIGNS: Final[dict[str, str]] = {
    "US$": "USD", "U.S.$": "USD", "A$": "AUD", "AU$": "AUD", "C$": "CAD", "CA$": "CAD",
    "CAN$": "CAD", "NZ$": "NZD", "HK$": "HKD", "S$": "SGD", "SG$": "SGD", "NT$": "TWD",
    "R$": "BRL", "MX$": "MXN", "CN¥": "CNY", "JP¥": "JPY", "RMB": "CNY",
    "€": "EUR", "₽": "RUB", "₹": "INR", "₺": "TRY", "₴": "UAH", "₪": "ILS",
    "₩": "KRW", "₼": "AZN", "₾": "GEL", "₸": "KZT", "₫": "VND", "₦": "NGN", "₱": "PHP",
}  # fmt: skip

# What stands before the name of a currency in words: `US dollars`, `pounds sterling`.
OF_COUNTRIES: Final[dict[str, str]] = {
    r"(?:US|U\.S\.|American) dollars?": "USD", "Canadian dollars?": "CAD",
    "Australian dollars?": "AUD", "New Zealand dollars?": "NZD", "Hong Kong dollars?": "HKD",
    "(?:pounds? sterling|British pounds?)": "GBP", "Egyptian pounds?": "EGP",
    "Lebanese pounds?": "LBP", "Syrian pounds?": "SYP", "Swiss francs?": "CHF",
    "CFA francs?": "XOF", "Indian rupees?": "INR", "Pakistani rupees?": "PKR",
    "Mexican pesos?": "MXN", "Argentine pesos?": "ARS", "Swedish kron(?:a|or)": "SEK",
    "Norwegian kroner?": "NOK", "Danish kroner?": "DKK", "Czech crowns?|koruna": "CZK",
    "Russian ro?ubles?": "RUB", "Chinese yuan": "CNY", "Japanese yen": "JPY",
}  # fmt: skip

CURRENCIES: Final = (
    frozenset(code for _, codes in SHARED.values() for code in codes)
    | frozenset(SIGNS.values())
    | {"ZAR", "PLN", "HUF", "RON", "BGN", "THB", "MYR", "IDR", "AED", "MAD", "PEN", "GHS", "AMD"}
    | {"BDT", "AFN", "ETB", "IRR", "BAM", "MDL", "ALL", "MKD"}
)

MOST_NAMED: Final = 5


def named(name: str) -> str:
    """The currencies that go by a shared name, in words: `USD, CAD or AUD`."""
    codes = SHARED[name][1]
    shown = list(codes[:MOST_NAMED])
    if len(codes) > MOST_NAMED:
        return f"{', '.join(shown)} or another"
    return joined(shown, "or")
