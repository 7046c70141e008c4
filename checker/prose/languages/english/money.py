"""English names of money, minor units and countries: families and codes of `currencies`."""

from checker.prose.language import words
from checker.values.texts import by_phrase

_SAME = words(
    "dollar pound euro yen yuan franc peso krone krona crown koruna rupee rupiah rufiyaa dinar "
    "denar dirham rial riyal riel real rand ruble hryvnia lira shilling schilling won zloty "
    "forint leu lev lek lari dram manat tenge som somoni tugrik afghani taka kyat baht dong kip "
    "ringgit pataca ngultrum shekel birr nakfa naira cedi dalasi leone kwanza kwacha metical pula "
    "loti lilangeni ariary ouguiya escudo sol boliviano bolivar guarani colon quetzal lempira "
    "cordoba balboa gourde guilder mark markka peseta drachma tolar kuna litas lats kroon pa'anga "
    "tala vatu kina bitcoin"
)
"""Names that are those of their families."""

_MONEY_NAMES = {name: name for name in _SAME} | by_phrase({
    "dollar": "buck", "pound GB": "quid, pound sterling, pounds sterling, sterling",
    "yuan": "renminbi, rmb, 元", "krone": "kroner", "krona": "kronor", "krona IS": "kronur",
    "koruna": "koruny", "rupee": "rs", "real": "reais", "ruble": "rouble", "hryvnia": "hryvnya",
    "lira": "lire", "zloty": "zlotys, złoty, zł", "leu": "lei", "lev": "leva",
    "bolivar": "bolívar", "colon": "colón", "cordoba": "córdoba",
    "mark DE": "deutschmark, deutsche mark", "rupee LK": "ரூ", "yen": "円", "krone krona": "kr",
})  # fmt: skip

MONEY = _MONEY_NAMES | {
    word + ("es" if word.endswith("ch") else "s"): family
    for word, family in _MONEY_NAMES.items()
    if word.isascii() and not word.endswith(("s", "kroner", "kronor", "lei"))
}

MINOR = {
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

COUNTRIES = {
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
