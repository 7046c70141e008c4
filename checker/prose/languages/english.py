"""English: the words and signs by which it writes numbers, amounts and dates."""

from typing import Final

from checker.prose.language import Language, words
from checker.values.numbers.hedges import HEDGES, TRAILING, VAGUE, Hedge

_SMALL = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
    "nineteen",
)  # fmt: skip
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_ONES: Final = (
    {word: n for n, word in enumerate(_SMALL)}
    | {word: 10 * n for n, word in enumerate(_TENS, 2)}
    | {"naught": 0, "nought": 0, "nil": 0}
)
_SCALES: Final = {
    "dozen": 12, "hundred": 100, "thousand": 10**3, "lakh": 10**5, "lac": 10**5,
    "million": 10**6, "crore": 10**7, "billion": 10**9, "trillion": 10**12,
    "quadrillion": 10**15,
}  # fmt: skip
_SHORT_SCALES = {
    "mln": 10**6, "mn": 10**6, "bn": 10**9, "bln": 10**9, "tn": 10**12, "trn": 10**12,
    "k": 10**3, "m": 10**6, "mm": 10**6, "b": 10**9, "t": 10**12, "cr": 10**7, "mil": 10**6,
}  # fmt: skip
_ORDINALS: Final = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7,
    "eighth": 8, "ninth": 9, "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13,
    "fourteenth": 14, "fifteenth": 15, "sixteenth": 16, "seventeenth": 17, "eighteenth": 18,
    "nineteenth": 19, "twentieth": 20, "thirtieth": 30, "fortieth": 40, "fiftieth": 50,
    "sixtieth": 60, "seventieth": 70, "eightieth": 80, "ninetieth": 90, "hundredth": 100,
}  # fmt: skip
_BELOW = {word: n for word, n in _ORDINALS.items() if n > 2} | {
    "half": 2, "quarter": 4, "thousandth": 10**3, "millionth": 10**6, "billionth": 10**9,
    "trillionth": 10**12,
}  # fmt: skip
_MONTH_NAMES = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
)  # fmt: skip
_DAY_NAMES = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


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


def _unit_words() -> dict[str, tuple[str, ...]]:
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


_MONEY_NAMES = {
    "dollar": "dollar", "buck": "dollar", "pound": "pound", "quid": "pound GB",
    "pound sterling": "pound GB", "pounds sterling": "pound GB", "sterling": "pound GB",
    "euro": "euro", "yen": "yen", "yuan": "yuan", "renminbi": "yuan", "rmb": "yuan",
    "franc": "franc", "peso": "peso", "krone": "krone", "kroner": "krone", "krona": "krona",
    "kronor": "krona", "kronur": "krona IS", "crown": "crown", "koruna": "koruna",
    "koruny": "koruna", "rupee": "rupee", "rs": "rupee", "rupiah": "rupiah", "rufiyaa": "rufiyaa",
    "dinar": "dinar", "denar": "denar", "dirham": "dirham", "rial": "rial", "riyal": "riyal",
    "riel": "riel", "real": "real", "reais": "real", "rand": "rand", "ruble": "ruble",
    "rouble": "ruble", "hryvnia": "hryvnia", "hryvnya": "hryvnia", "lira": "lira", "lire": "lira",
    "shilling": "shilling", "schilling": "schilling", "won": "won", "zloty": "zloty",
    "zlotys": "zloty", "złoty": "zloty", "zł": "zloty", "forint": "forint", "leu": "leu",
    "lei": "leu", "lev": "lev", "leva": "lev", "lek": "lek", "lari": "lari", "dram": "dram",
    "manat": "manat", "tenge": "tenge", "som": "som", "somoni": "somoni", "tugrik": "tugrik",
    "afghani": "afghani", "taka": "taka", "kyat": "kyat", "baht": "baht", "dong": "dong",
    "kip": "kip", "ringgit": "ringgit", "pataca": "pataca", "ngultrum": "ngultrum",
    "shekel": "shekel", "birr": "birr", "nakfa": "nakfa", "naira": "naira", "cedi": "cedi",
    "dalasi": "dalasi", "leone": "leone", "kwanza": "kwanza", "kwacha": "kwacha",
    "metical": "metical", "pula": "pula", "loti": "loti", "lilangeni": "lilangeni",
    "ariary": "ariary", "ouguiya": "ouguiya", "escudo": "escudo", "sol": "sol",
    "boliviano": "boliviano", "bolivar": "bolivar", "bolívar": "bolivar", "guarani": "guarani",
    "colon": "colon", "colón": "colon", "quetzal": "quetzal", "lempira": "lempira",
    "cordoba": "cordoba", "córdoba": "cordoba", "balboa": "balboa", "gourde": "gourde",
    "guilder": "guilder", "mark": "mark", "deutschmark": "mark DE", "deutsche mark": "mark DE",
    "markka": "markka", "peseta": "peseta", "drachma": "drachma", "tolar": "tolar",
    "kuna": "kuna", "litas": "litas", "lats": "lats", "kroon": "kroon", "pa'anga": "pa'anga",
    "tala": "tala", "vatu": "vatu", "kina": "kina", "bitcoin": "bitcoin", "ரூ": "rupee LK",
    "元": "yuan", "円": "yen", "kr": "krone krona",
}  # fmt: skip
_MONEY = _MONEY_NAMES | {
    word + ("es" if word.endswith("ch") else "s"): family
    for word, family in _MONEY_NAMES.items()
    if word.isascii() and not word.endswith(("s", "kroner", "kronor", "lei"))
}
_MINOR = {
    "cent": "cent", "cents": "cent", "¢": "cent", "penny": "penny", "pence": "penny",
    "pennies": "penny", "p": "penny", "pfennig": "pfennig", "kopeck": "kopeck",
    "kopecks": "kopeck", "kopek": "kopeck", "kopeks": "kopeck", "paisa": "paisa",
    "paise": "paisa", "centavo": "centavo", "centavos": "centavo", "centime": "centime",
    "centimes": "centime", "rappen": "rappen", "ore": "ore", "øre": "ore", "öre": "ore",
    "grosz": "grosz", "groszy": "grosz", "sen": "sen", "fen": "fen", "jiao": "jiao",
    "kobo": "kobo", "pesewas": "pesewa", "pesewa": "pesewa", "fils": "fils", "satang": "satang",
    "kurus": "kurus", "agorot": "agora", "bani": "bani", "stotinki": "stotinka",
    "tetri": "tetri", "haler": "haler",
}  # fmt: skip
_COUNTRIES = {
    "us": "US", "u s": "US", "american": "US", "united states": "US", "canadian": "CA",
    "australian": "AU", "aussie": "AU", "new zealand": "NZ", "hong kong": "HK",
    "singapore": "SG", "singaporean": "SG", "taiwan": "TW", "new taiwan": "TW",
    "taiwanese": "TW", "jamaican": "JM", "trinidad and tobago": "TT", "barbados": "BB",
    "barbadian": "BB", "bahamian": "BS", "belize": "BZ", "fiji": "FJ", "fijian": "FJ",
    "guyanese": "GY", "liberian": "LR", "namibian": "NA", "solomon islands": "SB",
    "surinamese": "SR", "east caribbean": "XC", "bermudian": "BM", "brunei": "BN",
    "zimbabwean": "ZW", "zimbabwe": "ZW", "british": "GB", "uk": "GB", "u k": "GB",
    "sterling": "GB", "english": "GB", "egyptian": "EG", "lebanese": "LB", "syrian": "SY",
    "sudanese": "SD", "south sudanese": "SS", "gibraltar": "GI", "cypriot": "CY", "irish": "IE",
    "japanese": "JP", "chinese": "CN", "swiss": "CH", "french": "FR", "belgian": "BE",
    "luxembourg": "LU", "west african": "XO", "west african cfa": "XO", "cfa": "XO",
    "central african": "XA", "central african cfa": "XA", "cfp": "XP", "rwandan": "RW",
    "burundian": "BI", "burundi": "BI", "congolese": "CD", "djiboutian": "DJ", "guinean": "GN",
    "comorian": "KM", "mexican": "MX", "argentine": "AR", "argentinian": "AR", "chilean": "CL",
    "colombian": "CO", "cuban": "CU", "dominican": "DO", "philippine": "PH", "filipino": "PH",
    "uruguayan": "UY", "norwegian": "NO", "danish": "DK", "swedish": "SE", "icelandic": "IS",
    "czech": "CZ", "slovak": "SK", "indian": "IN", "pakistani": "PK",
    "sri lankan": "LK", "sri lanka": "LK", "nepalese": "NP", "nepali": "NP", "mauritian": "MU",
    "seychellois": "SC", "indonesian": "ID", "maldivian": "MV", "algerian": "DZ",
    "bahraini": "BH", "iraqi": "IQ", "jordanian": "JO", "kuwaiti": "KW", "libyan": "LY",
    "serbian": "RS", "tunisian": "TN", "macedonian": "MK", "uae": "AE", "emirati": "AE",
    "united arab emirates": "AE", "moroccan": "MA", "iranian": "IR", "omani": "OM",
    "yemeni": "YE", "qatari": "QA", "saudi": "SA", "saudi arabian": "SA", "cambodian": "KH",
    "brazilian": "BR", "south african": "ZA", "russian": "RU", "belarusian": "BY",
    "ukrainian": "UA", "turkish": "TR", "italian": "IT", "maltese": "MT", "kenyan": "KE",
    "kenya": "KE", "ugandan": "UG", "tanzanian": "TZ", "somali": "SO", "austrian": "AT",
    "korean": "KR", "south korean": "KR", "north korean": "KP", "polish": "PL",
    "hungarian": "HU", "romanian": "RO", "moldovan": "MD", "bulgarian": "BG", "albanian": "AL",
    "georgian": "GE", "armenian": "AM", "azerbaijani": "AZ", "turkmen": "TM",
    "turkmenistan": "TM", "kazakh": "KZ", "kazakhstani": "KZ", "kyrgyz": "KG", "uzbek": "UZ",
    "uzbekistani": "UZ", "tajik": "TJ", "mongolian": "MN", "afghan": "AF", "bangladeshi": "BD",
    "myanmar": "MM", "burmese": "MM", "thai": "TH", "vietnamese": "VN", "lao": "LA",
    "laotian": "LA", "malaysian": "MY", "bhutanese": "BT", "israeli": "IL", "new israeli": "IL",
    "ethiopian": "ET", "eritrean": "ER", "nigerian": "NG", "ghanaian": "GH", "ghana": "GH",
    "gambian": "GM", "sierra leonean": "SL", "angolan": "AO", "zambian": "ZM", "malawian": "MW",
    "mozambican": "MZ", "botswana": "BW", "malagasy": "MG", "mauritanian": "MR",
    "cape verdean": "CV", "portuguese": "PT", "peruvian": "PE", "bolivian": "BO",
    "venezuelan": "VE", "paraguayan": "PY", "costa rican": "CR", "salvadoran": "SV",
    "guatemalan": "GT", "honduran": "HN", "nicaraguan": "NI", "panamanian": "PA",
    "haitian": "HT", "dutch": "NL", "netherlands": "NL", "aruban": "AW", "german": "DE",
    "bosnian": "BA", "finnish": "FI", "spanish": "ES", "greek": "GR", "slovenian": "SI",
    "croatian": "HR", "lithuanian": "LT", "latvian": "LV", "estonian": "EE", "tongan": "TO",
    "samoan": "WS", "papua new guinean": "PG", "macanese": "MO",
}  # fmt: skip
_EXTRA_HEDGES = {
    "larger than": Hedge.MORE_THAN, "higher than": Hedge.MORE_THAN, "bigger than": Hedge.MORE_THAN,
    "longer than": Hedge.MORE_THAN, "better than": Hedge.MORE_THAN, "older than": Hedge.MORE_THAN,
    "in excess of": Hedge.MORE_THAN, "upwards of": Hedge.MORE_THAN, "upward of": Hedge.MORE_THAN,
    "beyond": Hedge.MORE_THAN, "exceeding": Hedge.MORE_THAN, "north of": Hedge.MORE_THAN,
    "exceeds": Hedge.MORE_THAN, "exceeded": Hedge.MORE_THAN, "topping": Hedge.MORE_THAN,
    "lower than": Hedge.LESS_THAN, "smaller than": Hedge.LESS_THAN, "younger than": Hedge.LESS_THAN,
    "shorter than": Hedge.LESS_THAN, "short of": Hedge.LESS_THAN, "south of": Hedge.LESS_THAN,
    "shy of": Hedge.LESS_THAN,
    "as many as": Hedge.AT_MOST, "as much as": Hedge.AT_MOST, "no greater than": Hedge.AT_MOST,
    "no higher than": Hedge.AT_MOST, "not exceeding": Hedge.AT_MOST, "no larger than":
    Hedge.AT_MOST, "no longer than": Hedge.AT_MOST, "no older than": Hedge.AT_MOST,
    "maximum of": Hedge.AT_MOST, "maximum": Hedge.AT_MOST, "up to and including": Hedge.AT_MOST,
    "as high as": Hedge.AT_MOST, "at the most": Hedge.AT_MOST,
    "as few as": Hedge.AT_LEAST, "as little as": Hedge.AT_LEAST, "no smaller than": Hedge.AT_LEAST,
    "no lower than": Hedge.AT_LEAST, "minimum of": Hedge.AT_LEAST, "minimum": Hedge.AT_LEAST,
    "at the least": Hedge.AT_LEAST, "as low as": Hedge.AT_LEAST, "not lower than": Hedge.AT_LEAST,
    "at the very least": Hedge.AT_LEAST, "no younger than": Hedge.AT_LEAST,
    "less than or equal to": Hedge.AT_MOST, "less or equal than": Hedge.AT_MOST,
    "less than or equal": Hedge.AT_MOST, "lower or equal than": Hedge.AT_MOST,
    "smaller than or equal to": Hedge.AT_MOST, "fewer than or equal to": Hedge.AT_MOST,
    "equal to or less than": Hedge.AT_MOST, "at most or equal to": Hedge.AT_MOST,
    "equal to or fewer than": Hedge.AT_MOST, "less or equal to": Hedge.AT_MOST,
    "lower than or equal to": Hedge.AT_MOST, "less than or equal than": Hedge.AT_MOST,
    "greater than or equal to": Hedge.AT_LEAST, "more than or equal to": Hedge.AT_LEAST,
    "higher or equal than": Hedge.AT_LEAST, "greater or equal than": Hedge.AT_LEAST,
    "greater or equal to": Hedge.AT_LEAST, "larger than or equal to": Hedge.AT_LEAST,
    "higher than or equal to": Hedge.AT_LEAST, "equal to or more than": Hedge.AT_LEAST,
    "equal to or greater than": Hedge.AT_LEAST, "equal to or larger than": Hedge.AT_LEAST,
    "at least or equal to": Hedge.AT_LEAST, "larger or equal than": Hedge.AT_LEAST,
    "more or equal than": Hedge.AT_LEAST, "larger or equal to": Hedge.AT_LEAST,
    "equal to": Hedge.EXACTLY, "equals": Hedge.EXACTLY, "equals to": Hedge.EXACTLY,
    "precisely": Hedge.EXACTLY, "exact": Hedge.EXACTLY,
    "an estimated": Hedge.ABOUT, "estimated": Hedge.ABOUT, "est": Hedge.ABOUT,
    "something like": Hedge.ABOUT, "in the region of": Hedge.ABOUT, "on the order of": Hedge.ABOUT,
    "in the order of": Hedge.ABOUT, "or so": Hedge.ABOUT, "somewhere around": Hedge.ABOUT,
    "more or less": Hedge.ABOUT, "give or take": Hedge.ABOUT, "approx": Hedge.ABOUT,
    "c": Hedge.ABOUT, "near": Hedge.ABOUT, "an average of": Hedge.ABOUT,
    "perhaps": Hedge.ABOUT, "maybe": Hedge.ABOUT, "possibly": Hedge.ABOUT, "a good": Hedge.AT_LEAST,
    "approaching": Hedge.ALMOST,
    "virtually": Hedge.ALMOST, "practically": Hedge.ALMOST, "not quite": Hedge.ALMOST,
    "> =": Hedge.AT_LEAST, "< =": Hedge.AT_MOST, "nearing": Hedge.ALMOST,
    "close on": Hedge.ABOUT, "getting on for": Hedge.ALMOST, "not far off": Hedge.ALMOST,
    "not far short of": Hedge.ALMOST, "in the neighbourhood of": Hedge.ABOUT,
    "in the neighborhood of": Hedge.ABOUT, "the best part of": Hedge.ALMOST,
    "not far from": Hedge.ABOUT, "well nigh": Hedge.ALMOST,
    "an approximate": Hedge.ABOUT, "an approximated": Hedge.ABOUT,
}  # fmt: skip
_HEDGES = {
    phrase: hedge for phrase, hedge in HEDGES.items() if phrase[-1] != "." and phrase not in (
        "=", ">=", "<=",
    )
} | _EXTRA_HEDGES | {"=": Hedge.EXACTLY}  # fmt: skip
_DENYING: Final = frozenset(
    {
        f"{verb} {what}"
        for verb in (
            "rejected", "rejects", "reject", "dismissed", "dismisses", "dismiss", "disputed",
            "disputes", "dispute", "refuted", "refutes", "refute", "contradicted", "contradicts",
            "questioned", "questions", "debunked", "retracted", "withdrew",
        )
        for what in (
            "that", "reports", "claims", "a claim", "a report", "allegations", "suggestions",
            "the claim", "the report", "rumours", "rumors", "the figure of", "the allegation",
            "the idea", "the number of", "a figure of", "the suggestion", "estimates of",
        )
    }
    | {
        "no longer", "no evidence", "no proof", "no sign", "no indication", "no question of",
        "untrue", "is false", "was false", "falsely", "false claim", "false claims",
        "false report", "false reports", "wrongly", "incorrectly", "erroneously", "mistakenly",
        "ruled out", "rules out", "rather than", "instead of", "as opposed to", "contrary to",
        "unlike", "far from", "nowhere near", "nothing like", "failed to", "fails to", "fail to",
        "refused to", "refuses to", "declined to", "unable to", "hoax", "denial", "denials",
        "denying", "no truth", "stopped short of", "fell short of", "falls short of",
        "would have",
    }
)  # fmt: skip
_BEHIND = dict(TRAILING) | {
    "odd": Hedge.ABOUT,
    "and more": Hedge.AT_LEAST, "or above": Hedge.AT_LEAST, "and above": Hedge.AT_LEAST,
    "or over": Hedge.AT_LEAST, "and over": Hedge.AT_LEAST, "or higher": Hedge.AT_LEAST,
    "or greater": Hedge.AT_LEAST, "or older": Hedge.AT_LEAST, "and older": Hedge.AT_LEAST,
    "and up": Hedge.AT_LEAST, "or larger": Hedge.AT_LEAST, "or longer": Hedge.AT_LEAST,
    "at least": Hedge.AT_LEAST, "at a minimum": Hedge.AT_LEAST, "plus": Hedge.AT_LEAST,
    "minimum": Hedge.AT_LEAST, "or better": Hedge.AT_LEAST, "and higher": Hedge.AT_LEAST,
    "or below": Hedge.AT_MOST, "and below": Hedge.AT_MOST, "or under": Hedge.AT_MOST,
    "and under": Hedge.AT_MOST, "or lower": Hedge.AT_MOST, "or smaller": Hedge.AT_MOST,
    "or younger": Hedge.AT_MOST, "and younger": Hedge.AT_MOST, "at most": Hedge.AT_MOST,
    "maximum": Hedge.AT_MOST, "or shorter": Hedge.AT_MOST, "tops": Hedge.AT_MOST,
    "or thereabouts": Hedge.ABOUT, "approximately": Hedge.ABOUT, "give or take": Hedge.ABOUT,
    "or more than": Hedge.AT_LEAST, "or less than": Hedge.AT_MOST,
}  # fmt: skip
_VAGUE = dict(VAGUE) | {
    "couple": VAGUE["a couple"], "few": VAGUE["a few"], "a handful": "at least 2",
    "scores of thousands": "at least 40000", "trillions": "at least 2000000000000",
    "tens of billions": "at least 20000000000", "hundreds of billions": "at least 200000000000",
    "dozens of thousands": "at least 24000", "thousands of millions": "at least 2000000000",
}  # fmt: skip

ENGLISH: Final = Language(
    code="en",
    name="English",
    decimal=".",
    groups=frozenset(","),
    ones=_ONES,
    scales=_SCALES | {word + "s": n for word, n in _SCALES.items()},
    short_scales=_SHORT_SCALES,
    dozens=frozenset({"dozen", "dozens"}),
    joint=frozenset({"and"}),
    article=frozenset({"a", "an"}),
    the=frozenset({"the"}),
    of=frozenset({"of"}),
    minus=frozenset({"minus", "negative"}),
    point=frozenset({"point"}),
    half=frozenset({"half"}),
    denominators=_BELOW | {word + "s": n for word, n in _BELOW.items() if n > 2} | {"halves": 2},
    over={
        "over": "over",
        "out of": "ratio",
        "in": "ratio",
        "in every": "ratio",
        "out of every": "ratio",
        "of every": "ratio",
        "in each": "ratio",
    },
    ordinals=_ORDINALS,
    ordinal_suffixes=frozenset({"st", "nd", "rd", "th"}),
    vague=_VAGUE,
    not_vague=words(
        "how so as too very not the this these those last first next past only his her their"
    ),
    hedges=_HEDGES,
    behind=_BEHIND,
    fillers=words(
        "a an the just only total of well far overall record whopping further another reported "
        "combined very even still all exactly"
    ),
    lead_ins=frozenset(
        {
            "a total of",
            "just",
            "only",
            "well",
            "far",
            "slightly",
            "a little",
            "a combined",
            "a record",
            "a whopping",
        }
    ),
    denials=words(
        "not never neither nor n't cannot denied denies deny without don't didn't wasn't "
        "weren't isn't aren't hasn't hadn't haven't won't wouldn't doesn't"
    ),
    denying=_DENYING,
    yet=frozenset({"yet"}),
    not_denials=words("only just merely until till least surprisingly"),
    clause=words(", ; : but while who which although though when because whereas however since so"),
    between=frozenset({"between"}),
    between_joint=frozenset({"and", "to", "through"}),
    from_=frozenset({"from"}),
    to=frozenset({"to", "till", "until", "through"}),
    either=frozenset({"or"}),
    changes=words(
        "rose rise rises rising risen fell fall falls falling fallen grew grow grows growing "
        "grown up down increased increase increases increasing decreased decrease decreasing "
        "dropped drop drops dropping declined decline declining jumped jump climbed climb cut "
        "cuts raised raise raising expanded expand shrank shrink shrunk went gone slipped "
        "soared reduced reduce lowered lower swelled doubled tripled changed change moved "
        "revised plunged plummeted surged advanced edged improved widened narrowed dipped "
        "gained upgraded downgraded updated corrected lifted boosted"
    ),
    unread_before=words("barely hardly scarcely twice thrice double triple half every nth"),
    unread_behind=words("score gross fold something somethings"),
    streets=words(
        "street st road rd avenue ave lane drive square place court boulevard blvd way terrace "
        "crescent gardens row close highway plaza quay wharf mews parkway"
    ),
    street_endings=("stra\u00dfe", "strasse", "gasse", "allee"),
    pronouns=frozenset({"one"}),
    before_pronoun=words("this that each every any another no which the other"),
    of_age=words("under over"),
    birthdays=words("turned turns turning"),
    persons=words(
        "boy girl man woman child youth baby son daughter teenager person student widow widower"
    ),
    somebody=words("he she i who we they you"),
    other_eras=words("ah bp"),
    mixed={},
    labels=words(
        "no nos number numbers nr flight page pages p pp chapter article section paragraph "
        "resolution resolutions room route highway interstate figure fig table line bus channel "
        "apartment apt suite ward platform gate phase stage level grade class type model "
        "version volume vol part act psalm boeing airbus item rule order directive decree law "
        "bill proposition amendment title clause annex appendix exhibit lot plot box zone "
        "sector district precinct unit group team area block building house exit track pier "
        "berth hull apollo soyuz category magnitude windows psalms verse issue edition season "
        "episode game match heat round test day week year step point question division brigade "
        "regiment battalion hwy i us rte road street avenue pub publication code form serial "
        "extension ext tel phone fax isbn issn zip # nr. chap sec art para § formula mach catch "
        "covid carbon uranium sars gate docket ref code postcode bus tram"
    ),
    number_words=frozenset({"number", "no"}),
    small_words=frozenset({"us", "i"}),
    verbs_with_over=words("took take takes taking taken handed turned went go passed won"),
    singular_labels=words("block bus series model flight highway area"),
    below_zero=frozenset({"below zero", "below freezing", "below"}),
    no=frozenset({"no"}),
    nobody=frozenset({"one", "body"}),
    none=frozenset({"none"}),
    units=_unit_words(),
    per=frozenset({"per"}),
    per_article=frozenset({"a", "an"}),
    rates=words(
        "share head person piece seat ticket vote student pupil worker employee family "
        "household patient copy bottle pack unit plate vehicle car game trip visit shift call "
        "word line night dose tree square cubic"
    ),
    old=frozenset({"old", "of age"}),
    aged=frozenset({"aged", "age"}),
    frequencies=frozenset({"once", "twice", "thrice", "times", "time", "than"}),
    money=_MONEY,
    minor_money=_MINOR,
    countries=_COUNTRIES,
    function_words=words(
        "a an the and or but nor so yet if then than that this these those there here of in on at "
        "by for from to with without within into onto over under above below between among about "
        "after before since until till during through across against along around near off out up "
        "down as is was were are am be been being has have had do does did will would shall "
        "should may might must can could not it he she they we you i his her its their our your "
        "my who whom whose which what where when while because although though however also only "
        "just still already even again too very more most less least were've him them us me per "
        "each every all both either neither respectively compared versus vs including plus minus "
        "times died injured dead said says according reported"
    ),
    plural=("s", "men", "people", "children"),
    plurals=words(
        "people men women children police feet sheep cattle troops staff personnel youth fish "
        "aircraft dead"
    ),
    months={name: n for n, name in enumerate(_MONTH_NAMES, 1)}
    | {name[:3]: n for n, name in enumerate(_MONTH_NAMES, 1)}
    | {"sept": 9, "febr": 2, "novem": 11},
    weekdays={name: n for n, name in enumerate(_DAY_NAMES)}
    | {name[:3]: n for n, name in enumerate(_DAY_NAMES)}
    | {"tues": 1, "weds": 2, "thur": 3, "thurs": 3},
    careful=words(
        "may march mar sun sat mon wed dec jan august april june fri thu tue nov oct sep jun "
        "jul apr feb aug july fall"
    ),
    verbs=frozenset({"may", "march", "mar"}),
    seasons={"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24},
    parts={"early": "early", "mid": "mid", "middle": "mid", "late": "late"},
    part_prefixes={
        "the beginning of": "early",
        "beginning of": "early",
        "the start of": "early",
        "start of": "early",
        "the end of": "late",
        "end of": "late",
        "the middle of": "mid",
        "middle of": "mid",
        "early in": "early",
        "late in": "late",
        "early": "early",
        "mid": "mid",
        "late": "late",
        "the early": "early",
        "the mid": "mid",
        "the late": "late",
        "early on in": "early",
        "toward the end of": "late",
        "towards the end of": "late",
    },
    quarter=frozenset({"quarter"}),
    halves=frozenset({"half"}),
    quarter_codes={"q1": 33, "q2": 34, "q3": 35, "q4": 36, "h1": 40, "h2": 41, "q": 32, "h": 39},
    decade_suffixes=frozenset({"s"}),
    decades={
        "twenties": 20,
        "thirties": 30,
        "forties": 40,
        "fifties": 50,
        "sixties": 60,
        "seventies": 70,
        "eighties": 80,
        "nineties": 90,
    },
    century=frozenset({"century"}),
    before_christ=frozenset({"bc", "bce"}),
    anno_domini=frozenset({"ad", "ce"}),
    year_words=frozenset({"year", "years"}),
    other_years=words("fiscal financial academic tax model"),
    day_words=frozenset({"day"}),
    date_hedges={
        "before": "before",
        "prior to": "before",
        "earlier than": "before",
        "ahead of": "before",
        "after": "after",
        "later than": "after",
        "following": "after",
        "beyond": "after",
        "since": "since",
        "as of": "since",
        "starting": "since",
        "starting on": "since",
        "beginning": "since",
        "beginning on": "since",
        "beginning in": "since",
        "starting in": "since",
        "starting from": "since",
        "as early as": "since",
        "no earlier than": "since",
        "not earlier than": "since",
        "not before": "since",
        "effective": "since",
        "effective from": "since",
        "on or after": "since",
        "in or after": "since",
        "in or before": "by",
        "at or before": "by",
        "ever since": "since",
        "from as early as": "since",
        "starting with": "since",
        "at or after": "since",
        "by": "by",
        "until": "until",
        "till": "until",
        "up to": "until",
        "no later than": "by",
        "not later than": "by",
        "on or before": "by",
        "up until": "until",
        "as late as": "by",
        "by the": "by",
        "not after": "by",
        "through": "until",
        "about": "about",
        "around": "about",
        "circa": "about",
        "ca": "about",
        "c": "about",
        "approximately": "about",
        "roughly": "about",
        "some time around": "about",
        "probably": "about",
        "possibly": "about",
        "perhaps": "about",
        "> =": "since",
        "greater than": "after",
        "less than": "before",
        "year greater than": "after",
        "> ": "after",
        "< ": "before",
        "sometime in": "",
        "more recent than": "after",
        "older than": "before",
        "newer than": "after",
        "nearly": "about",
        "almost": "about",
    },
    date_behind={
        "or later": "since",
        "or after": "since",
        "onward": "since",
        "onwards": "since",
        "and later": "since",
        "and after": "since",
        "or thereafter": "since",
        "or earlier": "by",
        "or before": "by",
        "and earlier": "by",
        "and before": "by",
        "at the latest": "by",
        "at the earliest": "since",
    },
    date_prepositions=words("in on at of during the for year"),
    origins=words("dates date dated dating stems hails is are"),
    date_joints=words("to until till through and thru"),
    before_year=words("in since until till by during after before year from mid early late"),
    past_words=words(
        "was were had did went came took began left met won lost fell rose died shot struck hit "
        "broke became made got gave found told saw ran stood spoke wrote built fought brought "
        "bought caught taught thought sold sent spent kept felt led paid grew knew drew flew "
        "threw shook drove rode chose froze stole swore wore tore bore forgot sank sang rang swam "
        "drank blew slew sought stuck swept crept wept dealt meant dreamt bent lent built shut "
        "quit been born ago held beat bled bred fled fed sped put set cut"
    ),
    future_words=words(
        "will ll shall should would going scheduled expected plan plans planned due set upcoming "
        "may might must can could let please schedule intend intends hope hopes wants want aims "
        "takes begins starts opens ends expires runs comes arrives leaves meets goes becomes plan "
        "planning arrange available"
    ),
    past_endings=("ed",),
    auxiliaries=frozenset({"be", "to", "not", "also"}),
    reporting=words("said says told reported added announced according based united aged"),
    planned=words("scheduled expected planned due set going plan slated"),
    was=frozenset({"was", "were", "had", "been"}),
    is_=frozenset({"is", "are", "being"}),
    relative_days={
        "today": 0,
        "tonight": 0,
        "yesterday": -1,
        "tomorrow": 1,
        "day before yesterday": -2,
        "day after tomorrow": 2,
        "the day before yesterday": -2,
        "the day after tomorrow": 2,
        "yesterday morning": -1,
        "yesterday evening": -1,
        "yesterday afternoon": -1,
        "last night": -1,
        "tomorrow morning": 1,
        "tomorrow night": 1,
        "tomorrow evening": 1,
        "tomorrow afternoon": 1,
        "this morning": 0,
        "this evening": 0,
        "this afternoon": 0,
        "yesterday night": -1,
        "now": 0,
    },
    this=frozenset({"this", "the same", "same", "that", "current", "the current"}),
    last=frozenset({"last", "past", "previous", "prior", "the last", "the previous", "the past"}),
    next_=frozenset({"next", "coming", "upcoming", "the next", "the coming", "the upcoming"}),
    recent=words("last past previous preceding prior recent"),
    coming=frozenset({"next", "coming", "upcoming"}),
    ago=frozenset({"ago", "back"}),
    hence={
        "from now": 0,
        "hence": 0,
        "from today": 0,
        "after today": 0,
        "from tomorrow": 1,
        "after tomorrow": 1,
        "from yesterday": -1,
    },
    ago_from={"before today": 0, "before yesterday": -1, "before tomorrow": 1},
    within=frozenset({"within"}),
    in_=frozenset({"in"}),
    for_=frozenset({"for"}),
    starting=frozenset({"starting", "beginning", "effective"}),
    lasts=frozenset({"last", "final"}),
    rest=frozenset({"rest", "remainder", "remaining"}),
    afterwards={
        "later": 1,
        "after that": 1,
        "afterwards": 1,
        "afterward": 1,
        "thereafter": 1,
        "earlier": -1,
        "before that": -1,
        "previously": -1,
        "beforehand": -1,
    },
    in_story={"next": 1, "following": 1, "previous": -1, "preceding": -1, "same": 0},
    day_parts=words("night evening morning afternoon day dawn eve"),
    whole_of=frozenset({"all", "full", "whole", "entire"}),
    narrative=words(
        "following preceding same that every each any one another first second third fourth "
        "fifth other"
    ),
    earlier=frozenset({"earlier"}),
    later=frozenset({"later"}),
    periods={
        "day": "day",
        "days": "day",
        "night": "night",
        "nights": "night",
        "week": "week",
        "weeks": "week",
        "fortnight": "fortnight",
        "fortnights": "fortnight",
        "month": "month",
        "months": "month",
        "quarter": "quarter",
        "quarters": "quarter",
        "year": "year",
        "years": "year",
        "yr": "year",
        "yrs": "year",
        "decade": "decade",
        "decades": "decade",
        "century": "century",
        "centuries": "century",
        "calendar year": "year",
        "calendar years": "year",
        "calendar month": "month",
        "calendar months": "month",
    },
    weekend=frozenset({"weekend"}),
    before_weekday=words("on this from to until by since between through till before after"),
    week_starts=frozenset(
        {"of", "beginning", "commencing", "starting", "starting on", "beginning on"}
    ),
    holidays={
        "christmas eve": (12, 24),
        "christmas day": (12, 25),
        "christmas": (12, 25),
        "boxing day": (12, 26),
        "new year's eve": (12, 31),
        "new year ' s eve": (12, 31),
        "new year ' s day": (1, 1),
        "new years day": (1, 1),
        "new year ' s": (1, 1),
        "halloween": (10, 31),
        "valentine ' s day": (2, 14),
        "valentines day": (2, 14),
        "st patrick ' s day": (3, 17),
        "saint patrick ' s day": (3, 17),
        "saint patrick": (3, 17),
        "earth day": (4, 22),
        "may day": (5, 1),
        "bastille day": (7, 14),
        "new year": (1, 1),
        "april fools day": (4, 1),
        "april fool ' s day": (4, 1),
        "guy fawkes night": (11, 5),
        "all saints ' day": (11, 1),
        "groundhog day": (2, 2),
    },
    noon={"noon": 12, "midday": 12, "midnight": 0},
    afternoon={"a m": 0, "p m": 12, "am": 0, "pm": 12},
    clock=frozenset({"o ' clock"}),
    at=frozenset({"at", "around", "about", "on", "of"}),
    zones={
        "gmt": "Z",
        "utc": "Z",
        "z": "Z",
        "ut": "Z",
        "est": "-05:00",
        "edt": "-04:00",
        "cdt": "-05:00",
        "mst": "-07:00",
        "mdt": "-06:00",
        "pst": "-08:00",
        "pdt": "-07:00",
        "cet": "+01:00",
        "cest": "+02:00",
        "eet": "+02:00",
        "eest": "+03:00",
        "msk": "+03:00",
        "jst": "+09:00",
        "bst": "+01:00",
        "hst": "-10:00",
        "akst": "-09:00",
        "akdt": "-08:00",
        "aest": "+10:00",
        "aedt": "+11:00",
        "nzst": "+12:00",
        "nzdt": "+13:00",
        "wet": "Z",
        "eastern standard time": "-05:00",
        "eastern daylight time": "-04:00",
        "pacific standard time": "-08:00",
        "pacific daylight time": "-07:00",
        "central european time": "+01:00",
        "moscow time": "+03:00",
        "greenwich mean time": "Z",
        "universal time": "Z",
        "coordinated universal time": "Z",
    },
    unclear_zones=words("cst ist ast et ct mt pt eastern central pacific mountain bt wst gst sst"),
    abbreviations=words(
        "mr mrs ms dr st vs ca approx sq gen rep sen gov sgt capt cpl lt col maj cmdr adm pvt inc "
        "corp ltd co jr sr prof rev hon pres fig figs art arts mt ft jan feb mar apr jun jul aug "
        "sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun eg ie al dept univ ave "
        "blvd rd vol ed eds est bros gov ala ariz ark calif colo conn del fla ga ill ind kan ky "
        "la md mass mich minn miss mo mont neb nev okla ore pa tenn tex vt va wash wis wyo messrs "
        "mme mlle supt det insp fr ph cf viz"
    ),
    before_number=words("no nos nr p pp vol para sec ch chap art fig cap"),
)
