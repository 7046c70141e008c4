"""Money: the currencies of ISO 4217, by country and by what their units are called.

A family is what a word or a sign may mean: `dollar` is one of two dozen currencies, `yen` is one.
Which countries' words there are (`Swiss`, `Hong Kong`) is said by each language.
"""

from functools import lru_cache
from typing import Final

FAMILIES: Final[dict[str, dict[str, str]]] = {
    "dollar": {
        "US": "USD", "CA": "CAD", "AU": "AUD", "NZ": "NZD", "HK": "HKD", "SG": "SGD",
        "TW": "TWD", "JM": "JMD", "TT": "TTD", "BB": "BBD", "BS": "BSD", "BZ": "BZD",
        "FJ": "FJD", "GY": "GYD", "LR": "LRD", "NA": "NAD", "SB": "SBD", "SR": "SRD",
        "XC": "XCD", "BM": "BMD", "KY": "KYD", "BN": "BND", "ZW": "ZWL",
    },
    "pound": {
        "GB": "GBP", "EG": "EGP", "LB": "LBP", "SY": "SYP", "SD": "SDG", "SS": "SSP",
        "GI": "GIP", "FK": "FKP", "SH": "SHP", "CY": "CYP", "IE": "IEP",
    },
    "euro": {"EU": "EUR"},
    "yen": {"JP": "JPY"},
    "yuan": {"CN": "CNY"},
    "franc": {
        "CH": "CHF", "FR": "FRF", "BE": "BEF", "LU": "LUF", "XO": "XOF", "XA": "XAF",
        "XP": "XPF", "RW": "RWF", "BI": "BIF", "CD": "CDF", "DJ": "DJF", "GN": "GNF", "KM": "KMF",
    },
    "peso": {
        "MX": "MXN", "AR": "ARS", "CL": "CLP", "CO": "COP", "CU": "CUP", "DO": "DOP",
        "PH": "PHP", "UY": "UYU",
    },
    "krone": {"NO": "NOK", "DK": "DKK"},
    "krona": {"SE": "SEK", "IS": "ISK"},
    "crown": {"NO": "NOK", "DK": "DKK", "SE": "SEK", "IS": "ISK", "CZ": "CZK", "SK": "SKK"},
    "koruna": {"CZ": "CZK", "SK": "SKK"},
    "rupee": {
        "IN": "INR", "PK": "PKR", "LK": "LKR", "NP": "NPR", "MU": "MUR", "SC": "SCR",
    },
    "rupiah": {"ID": "IDR"},
    "rufiyaa": {"MV": "MVR"},
    "dinar": {
        "DZ": "DZD", "BH": "BHD", "IQ": "IQD", "JO": "JOD", "KW": "KWD", "LY": "LYD",
        "RS": "RSD", "TN": "TND", "MK": "MKD",
    },
    "denar": {"MK": "MKD"},
    "dirham": {"AE": "AED", "MA": "MAD"},
    "rial": {"IR": "IRR", "OM": "OMR", "YE": "YER", "QA": "QAR", "SA": "SAR"},
    "riyal": {"SA": "SAR", "QA": "QAR"},
    "riel": {"KH": "KHR"},
    "real": {"BR": "BRL"},
    "rand": {"ZA": "ZAR"},
    "ruble": {"RU": "RUB", "BY": "BYN"},
    "hryvnia": {"UA": "UAH"},
    "lira": {"TR": "TRY", "IT": "ITL", "MT": "MTL"},
    "shilling": {"KE": "KES", "UG": "UGX", "TZ": "TZS", "SO": "SOS"},
    "schilling": {"AT": "ATS"},
    "won": {"KR": "KRW", "KP": "KPW"},
    "zloty": {"PL": "PLN"},
    "forint": {"HU": "HUF"},
    "leu": {"RO": "RON", "MD": "MDL"},
    "lev": {"BG": "BGN"},
    "lek": {"AL": "ALL"},
    "lari": {"GE": "GEL"},
    "dram": {"AM": "AMD"},
    "manat": {"AZ": "AZN", "TM": "TMT"},
    "tenge": {"KZ": "KZT"},
    "som": {"KG": "KGS", "UZ": "UZS"},
    "somoni": {"TJ": "TJS"},
    "tugrik": {"MN": "MNT"},
    "afghani": {"AF": "AFN"},
    "taka": {"BD": "BDT"},
    "kyat": {"MM": "MMK"},
    "baht": {"TH": "THB"},
    "dong": {"VN": "VND"},
    "kip": {"LA": "LAK"},
    "ringgit": {"MY": "MYR"},
    "pataca": {"MO": "MOP"},
    "ngultrum": {"BT": "BTN"},
    "shekel": {"IL": "ILS"},
    "birr": {"ET": "ETB"},
    "nakfa": {"ER": "ERN"},
    "naira": {"NG": "NGN"},
    "cedi": {"GH": "GHS"},
    "dalasi": {"GM": "GMD"},
    "leone": {"SL": "SLE"},
    "kwanza": {"AO": "AOA"},
    "kwacha": {"ZM": "ZMW", "MW": "MWK"},
    "metical": {"MZ": "MZN"},
    "pula": {"BW": "BWP"},
    "loti": {"LS": "LSL"},
    "lilangeni": {"SZ": "SZL"},
    "ariary": {"MG": "MGA"},
    "ouguiya": {"MR": "MRU"},
    "escudo": {"CV": "CVE", "PT": "PTE"},
    "sol": {"PE": "PEN"},
    "boliviano": {"BO": "BOB"},
    "bolivar": {"VE": "VES"},
    "guarani": {"PY": "PYG"},
    "colon": {"CR": "CRC", "SV": "SVC"},
    "quetzal": {"GT": "GTQ"},
    "lempira": {"HN": "HNL"},
    "cordoba": {"NI": "NIO"},
    "balboa": {"PA": "PAB"},
    "gourde": {"HT": "HTG"},
    "guilder": {"NL": "NLG", "AN": "ANG", "AW": "AWG"},
    "mark": {"DE": "DEM", "BA": "BAM", "FI": "FIM"},
    "markka": {"FI": "FIM"},
    "peseta": {"ES": "ESP"},
    "drachma": {"GR": "GRD"},
    "tolar": {"SI": "SIT"},
    "kuna": {"HR": "HRK"},
    "litas": {"LT": "LTL"},
    "lats": {"LV": "LVL"},
    "kroon": {"EE": "EEK"},
    "pa'anga": {"TO": "TOP"},
    "tala": {"WS": "WST"},
    "vatu": {"VU": "VUV"},
    "kina": {"PG": "PGK"},
    "bitcoin": {"BTC": "BTC"},
}  # fmt: skip
"""What the units of currencies are called, and by country the currency that each then is."""

CODES: Final = frozenset(code for family in FAMILIES.values() for code in family.values())

SMALL_CODES: Final = frozenset(
    {"usd", "eur", "gbp", "cad", "aud", "chf", "jpy", "cny", "inr", "rub", "hkd", "nzd", "mxn",
     "sek", "nok", "dkk", "pln", "huf", "brl", "zar", "sgd", "btc"}
)  # fmt: skip
"""Codes that are read in small letters, too; others are words."""

WORDS: Final = frozenset({"ALL", "TOP", "TRY", "COP", "MAD", "GEL", "PEN", "RON", "SOS", "MOP"})
"""Codes that are English words, which headlines write in capitals."""

SIGNS: Final[dict[str, str]] = {
    "$": "dollar", "\u00a3": "pound", "\u20ac": "euro", "\u00a5": "yen yuan", "\uffe5": "yen yuan",
    "\u20b9": "rupee IN", "\u20a8": "rupee", "\u20bd": "ruble RU", "\u20a9": "won",
    "\u20aa": "shekel", "\u20ab": "dong", "\u20a6": "naira", "\u20b1": "peso PH",
    "\u20ba": "lira TR", "\u20b4": "hryvnia", "\u20b8": "tenge", "\u20be": "lari",
    "\u20ad": "kip", "\u0e3f": "baht", "\u20bf": "bitcoin", "\u5143": "yuan", "\u5186": "yen",
    "\u20b5": "cedi", "\u20a1": "colon CR", "\u20b2": "guarani", "\u20ae": "tugrik",
    "\u09f3": "taka", "\u17db": "riel", "\u20bc": "manat AZ", "\u058f": "dram",
}  # fmt: skip
"""What a sign means: families, or a family and the country."""

DOLLARS: Final[dict[str, str]] = {
    "us": "USD", "usd": "USD", "u.s": "USD", "hk": "HKD", "hkd": "HKD", "a": "AUD", "au": "AUD",
    "aud": "AUD", "c": "CAD", "ca": "CAD", "can": "CAD", "cad": "CAD", "cdn": "CAD", "nz": "NZD",
    "nzd": "NZD", "s": "SGD", "sg": "SGD", "sgd": "SGD", "nt": "TWD", "twd": "TWD", "r": "BRL",
    "brl": "BRL", "j": "JMD", "tt": "TTD", "bz": "BZD", "mex": "MXN", "mx": "MXN", "mxn": "MXN",
    "fj": "FJD", "ec": "XCD", "n": "NAD", "z": "ZWL", "clp": "CLP", "cop": "COP", "ars": "ARS",
    "col": "COP", "bds": "BBD", "g": "GYD", "b": "BND", "bnd": "BND", "ttd": "TTD",
    "jmd": "JMD", "bbd": "BBD", "bsd": "BSD", "fjd": "FJD", "nad": "NAD", "xcd": "XCD",
}  # fmt: skip
"""What stands before `$`."""

MARKS: Final[dict[str, str]] = {
    "SFr": "franc CH", "Sfr": "franc CH", "DM": "mark DE", "RM": "ringgit", "RMB": "yuan",
    "Rp": "rupiah", "Ksh": "shilling KE", "KSh": "shilling KE", "Tk": "taka", "NIS": "shekel",
}  # fmt: skip
"""What stands before a number as a sign does: families, or a family and the country."""

MINOR: Final[dict[str, tuple[tuple[str, ...], int]]] = {
    "cent": (("dollar", "euro", "rand", "birr", "shilling", "leone", "rupee LK", "rupee MU"), 100),
    "penny": (("pound",), 100),
    "pfennig": (("mark DE",), 100),
    "kopeck": (("ruble", "hryvnia"), 100),
    "paisa": (("rupee",), 100),
    "centavo": (("peso", "real", "escudo", "metical"), 100),
    "centime": (("franc",), 100),
    "rappen": (("franc CH",), 100),
    "ore": (("krone", "krona"), 100),
    "grosz": (("zloty",), 100),
    "haler": (("koruna",), 100),
    "kurus": (("lira TR",), 100),
    "satang": (("baht",), 100),
    "sen": (("yen", "ringgit", "rupiah"), 100),
    "fen": (("yuan",), 100),
    "jiao": (("yuan",), 10),
    "kobo": (("naira",), 100),
    "pesewa": (("cedi",), 100),
    "agora": (("shekel",), 100),
    "fils": (("dinar BH", "dinar IQ", "dinar JO", "dinar KW"), 1000),
    "bani": (("leu",), 100),
    "stotinka": (("lev",), 100),
    "tetri": (("lari",), 100),
}  # fmt: skip
"""Minor units: of which families, or of which family's country, and how many make one."""


@lru_cache(maxsize=1024)
def codes(family: str) -> tuple[str, ...]:
    """The currencies that a family is, or `rupee IN`, or several families."""
    found: list[str] = []
    words = family.split()
    for place, word in enumerate(words):
        if word in FAMILIES:
            country = words[place + 1] if place + 1 < len(words) else ""
            if country in FAMILIES[word]:
                found.append(FAMILIES[word][country])
            else:
                found += FAMILIES[word].values()
    return tuple(found)


@lru_cache(maxsize=256)
def minor_codes(name: str) -> tuple[tuple[str, ...], int]:
    """The currencies that a minor unit may be of, and how many of it make one."""
    families, many = MINOR[name]
    return tuple(code for family in families for code in codes(family)), many
