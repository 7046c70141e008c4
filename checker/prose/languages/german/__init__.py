"""German: the words and signs by which it writes numbers, amounts and dates."""

from fractions import Fraction
from typing import Final

from checker.prose.language import Language, words
from checker.prose.languages.german.assertion import ASSERTION
from checker.prose.languages.german.attitudes import ATTITUDES, PROSPECTS
from checker.prose.lexicon import (
    ChangeWords,
    DateWords,
    DenialWords,
    HedgeWords,
    MeasureWords,
    NumberedWords,
    NumberWords,
    PersonWords,
    RelativeWords,
    TenseWords,
    TextWords,
    TimeWords,
)
from checker.values.numbers.hedges import Hedge
from checker.values.texts import by_phrase

_SMALL = (
    "null", "eins", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn",
    "elf", "zwölf", "dreizehn", "vierzehn", "fünfzehn", "sechzehn", "siebzehn", "achtzehn",
    "neunzehn",
)  # fmt: skip
_TENS = ("zwanzig", "dreißig", "vierzig", "fünfzig", "sechzig", "siebzig", "achtzig", "neunzig")
_ONES: Final = (
    {word: n for n, word in enumerate(_SMALL)}
    | {word: 10 * n for n, word in enumerate(_TENS, 2)}
    | {"ein": 1, "eine": 1, "einen": 1, "einem": 1, "einer": 1, "eines": 1, "zwo": 2,
       "dreissig": 30}
)  # fmt: skip
_ORDINAL_STEMS = (
    "erst", "zweit", "dritt", "viert", "fünft", "sechst", "siebt", "acht", "neunt", "zehnt",
    "elft", "zwölft", "dreizehnt", "vierzehnt", "fünfzehnt", "sechzehnt", "siebzehnt",
    "achtzehnt", "neunzehnt", "zwanzigst", "einundzwanzigst", "zweiundzwanzigst",
    "dreiundzwanzigst", "vierundzwanzigst", "fünfundzwanzigst", "sechsundzwanzigst",
    "siebenundzwanzigst", "achtundzwanzigst", "neunundzwanzigst", "dreißigst",
    "einunddreißigst",
)  # fmt: skip
_BELOW = {
    "drittel": 3, "viertel": 4, "fünftel": 5, "sechstel": 6, "siebtel": 7, "achtel": 8,
    "neuntel": 9, "zehntel": 10, "zwölftel": 12, "zwanzigstel": 20, "hundertstel": 100,
    "tausendstel": 1000,
}  # fmt: skip
_MONTHS: Final = {
    name: n
    for n, names in enumerate(
        ("januar jänner jan", "februar feb", "märz mär", "april apr", "mai", "juni jun",
         "juli jul", "august aug", "september sep sept", "oktober okt", "november nov",
         "dezember dez"), 1,
    )
    for name in names.split()
}  # fmt: skip
_DAYS = {
    name: n
    for n, names in enumerate(
        ("montag mo", "dienstag di", "mittwoch mi", "donnerstag do", "freitag fr",
         "samstag sonnabend sa", "sonntag so")
    )
    for name in names.split()
}  # fmt: skip
_UNITS: dict[str, tuple[str, ...]] = {
    **{
        prefix + base: (short + symbol,)
        for base, symbol in {
            "meter": "m", "metern": "m", "gramm": "g", "liter": "l", "litern": "l", "watt": "W",
            "wattstunde": "Wh", "wattstunden": "Wh", "volt": "V", "joule": "J", "hertz": "Hz",
            "byte": "B", "bit": "bit", "pascal": "Pa",
        }.items()
        for prefix, short in {
            "": "", "kilo": "k", "mega": "M", "giga": "G", "tera": "T", "zenti": "c", "dezi": "d",
            "hekto": "h", "milli": "m", "mikro": "u", "nano": "n",
        }.items()
    },
    **{
        f"{size}{name}": (f"{symbol}{power}",)
        for power, size in ((2, "quadrat"), (3, "kubik"))
        for name, symbol in (
            ("meter", "m"), ("metern", "m"), ("kilometer", "km"), ("kilometern", "km"),
            ("zentimeter", "cm"), ("zentimetern", "cm"),
        )
    },
    "hektar": ("ha",), "tonne": ("t",), "tonnen": ("t",), "meile": ("mi",), "meilen": ("mi",),
    "seemeile": ("nautical_mile",), "seemeilen": ("nautical_mile",), "knoten": ("knot",),
    "zoll": ("inch",), "fuss": ("ft",), "zentner": ("zentner",), "pfund": ("pfund",),
    "stunde": ("h",), "stunden": ("h",), "minute": ("min",), "minuten": ("min",),
    "sekunde": ("s",), "sekunden": ("s",), "grad": ("degree",), "grad celsius": ("°C",),
    "grad fahrenheit": ("°F",), "° celsius": ("°C",), "° fahrenheit": ("°F",), "°c": ("°C",),
    "°f": ("°F",), "kelvin": ("K",), "stundenkilometer": ("km/h",),
    "stundenkilometern": ("km/h",), "kilometer pro stunde": ("km/h",),
    "%": ("%",), "prozent": ("%",), "promille": ("‰",), "‰": ("‰",), "v h": ("%",),
    "prozentpunkt": ("pp",), "prozentpunkte": ("pp",), "prozentpunkten": ("pp",),
    "basispunkt": ("bp",), "basispunkte": ("bp",), "basispunkten": ("bp",),
    "barrel": ("barrel", "oil_barrel", "US_dry_barrel"),
}  # fmt: skip

_MIXED: Final = {
    word: Fraction(2 * n + 1, 2)
    for n, word in enumerate(
        ("anderthalb", "zweieinhalb", "dreieinhalb", "viereinhalb", "fünfeinhalb",
         "sechseinhalb", "siebeneinhalb", "achteinhalb", "neuneinhalb"), 1,
    )
} | {"eineinhalb": Fraction(3, 2)}  # fmt: skip
_LONG = {
    stem + ending: unit
    for stem, unit in (
        ("tägig", "day"), ("wöchig", "week"), ("monatig", "month"), ("jährig", "year"),
    )
    for ending in ("e", "en", "er", "es", "em")
}  # fmt: skip
"""Adjectives of length, behind a number and a dash: `30-tägig`."""

GERMAN: Final = Language(
    code="de",
    name="German",
    numbers=NumberWords(
        decimal=",",
        groups=frozenset("."),
        ones=_ONES,
        scales={
            "dutzend": 12, "hundert": 100, "tausend": 1000, "million": 10**6, "millionen": 10**6,
            "milliarde": 10**9, "milliarden": 10**9, "billion": 10**12, "billionen": 10**12,
            "billiarde": 10**15, "billiarden": 10**15,
        },
        short_scales={"mio": 10**6, "mrd": 10**9, "bio": 10**12, "tsd": 1000},
        dozens=frozenset({"dutzend"}),
        joint=frozenset({"und"}),
        compound=True,
        article=words("ein eine einen einem einer eines"),
        the=words("der die das den dem des"),
        of=frozenset({"von", "der", "des"}),
        minus=frozenset({"minus"}),
        plus=frozenset({"plus"}),
        times=words("mal x \u00d7"),
        states=frozenset(),
        point=frozenset({"komma"}),
        half=frozenset({"halb", "halbe", "halben", "halber", "halbes"}),
        denominators=_BELOW,
        over={"von": "ratio"},
        ordinals={
            stem + ending: n
            for n, stem in enumerate(_ORDINAL_STEMS, 1)
            for ending in ("e", "en", "er", "es", "em")
        },
        ordinal_suffixes=frozenset(),
        mixed=_MIXED,
        vague=by_phrase({
            "at least 3": "einige, mehrere, viele, zahlreiche",
            "at least 2": "ein paar",
            "at least 24": "dutzende",
            "at least 200": "hunderte",
            "at least 2000": "tausende",
            "at least 20000": "zehntausende",
            "at least 200000": "hunderttausende",
        }),
        not_vague=words("wie so zu sehr nicht die diese"),
        no=frozenset({"keine"}),
        none=frozenset({"keiner", "niemand"}),
        nobody=frozenset(),
    ),
    hedging=HedgeWords(
        hedges=by_phrase({
            Hedge.AT_LEAST: "gut, mindestens, wenigstens, nicht weniger als, zumindest, ab, ≥, > =",
            Hedge.AT_MOST: "höchstens, maximal, bis zu, nicht mehr als, ≤, < =",
            Hedge.MORE_THAN: "mehr als, über, >",
            Hedge.LESS_THAN: "weniger als, unter, <",
            Hedge.ALMOST: "knapp, fast, beinahe",
            Hedge.ABOUT: "etwa, rund, ungefähr, circa, ca, zirka, gegen, um die, "
                "schätzungsweise, ~, ≈",
            Hedge.EXACTLY: "genau, exakt, =",
        }),
        behind={
            "oder mehr": Hedge.AT_LEAST, "und mehr": Hedge.AT_LEAST, "oder weniger": Hedge.AT_MOST,
        },
        behind_first=frozenset(),
        fillers=words("nur insgesamt weit der die das den"),
        lead_ins=frozenset({"insgesamt", "nur"}),
        between=frozenset({"zwischen"}),
        between_joint=frozenset({"und", "bis"}),
        bounds=words("mindestens höchstens minimum maximum"),
        from_=frozenset({"von", "vom", "ab"}),
        to=frozenset({"bis"}),
        either=frozenset({"oder"}),
        unread_before=words("kaum zweimal dreimal doppelt"),
        unread_behind=words("fach mal"),
    ),
    denial=DenialWords(
        denials=words("nicht nie niemals kein keine keinen weder noch ohne keiner"),
        denying=words(
            "dementierte dementierten dementiert bestritt bestritten bestreitet widersprach "
            "fälschlich fälschlicherweise statt anstatt"
        ) | {"nicht mehr", "keine hinweise auf", "anstelle von", "weit entfernt von"},
        not_denials=frozenset({"nur", "bloß", "zuletzt"}),
        yet=frozenset({"noch"}),
        told=frozenset({"nachdem"}),
        clause=words(", ; : aber während sondern weil obwohl"),
        but=frozenset({"aber"}),
    ),
    change=ChangeWords(
        changes=words(
            "stieg stiegen steigt sank sanken sinkt wuchs wuchsen fiel fielen gestiegen gesunken "
            "erhöht erhöhte gesenkt senkte zurück auf"
        ),
        changed_by=frozenset({"um"}),
        compared=words(
            "mehr weniger höher niedriger länger kürzer größer kleiner älter jünger früher später"
        ),
        than=frozenset({"als"}),
        added=words("weitere weiteren weiterer zusätzliche zusätzlichen zusätzlich"),
        added_behind=words("weitere weiteren weiterer zusätzliche zusätzlichen"),
        multiplied=frozenset({"so", "mehr"}),
        per=frozenset({"pro", "je"}),
        per_article=frozenset(),
        behind_rate=frozenset(),
        rates=frozenset(),
        each=words("jedes jede jeden jedem"),
        rated=words("jährlich monatlich wöchentlich täglich rate"),
        frequencies=frozenset({"mal"}),
    ),
    numbered=NumberedWords(
        labels=words(
            "nr nummer seite kapitel artikel paragraph absatz flug zimmer linie gleis resolution "
            "resolutionen § autobahn typ modell band ziffer s art abs paragraf raum halle tor rang "
            "abschnitt formel klasse stufe kanal aktenzeichen az los block apollo boeing airbus "
            "hausnummer platz etage stock tag woche jahrgang "
            "bus linienbus tram straßenbahn saal"
        ),
        bare_labels=words("bus linienbus tram straßenbahn saal"),
        singular_labels=frozenset(),
        determiners=words("im am vom zum beim ins der die das den dem des ein eine einem "
                          "einen dieser "
                          "diese diesem jeder jede jedem alle allen"),
        works=words("film album lied roman buch serie stück oper gemälde gedicht"),
        bodies=frozenset(),
        love=frozenset(),
        streets=frozenset(),
        street_endings=("straße", "strasse", "gasse", "allee", "platz", "weg", "ufer", "damm"),
        number_words=frozenset({"nummer", "nr"}),
        small_words=frozenset({"s", "art"}),
        verbs_with_over=frozenset(),
        singular_verbs=frozenset(),
        against=frozenset({"zu"}),
        clock_at=frozenset(),
        measured_by=frozenset({"skala"}),
        other_eras=frozenset(),
    ),
    persons=PersonWords(
        pronouns=frozenset(),
        before_pronoun=frozenset(),
        after_pronoun=frozenset(),
        old=frozenset({"alt", "alte", "alter", "alten"}),
        aged=frozenset(),
        of_age=words("unter über"),
        birthdays=frozenset(),
        persons=frozenset(),
        people=frozenset(),
        somebody=words("er sie ich wer"),
    ),
    measures=MeasureWords(
        units=_UNITS,
        money={
            "euro": "euro", "dollar": "dollar", "pfund": "pound", "pfund sterling": "pound GB",
            "franken": "franc", "yen": "yen", "yuan": "yuan", "krone": "crown", "kronen": "crown",
            "rubel": "ruble", "zloty": "zloty", "forint": "forint", "lira": "lira",
            "rupie": "rupee", "rupien": "rupee", "peso": "peso", "pesos": "peso", "dinar": "dinar",
            "real": "real", "rand": "rand", "won": "won", "mark": "mark", "d mark": "mark DE",
            "schilling": "schilling", "griwna": "hryvnia", "schekel": "shekel",
            "bitcoin": "bitcoin",
        },
        minor_money={"cent": "cent", "rappen": "rappen", "pence": "penny", "pfennig": "pfennig",
                     "öre": "ore", "kopeken": "kopeck"},
        countries={
            "us": "US", "us -": "US", "amerikanische": "US", "amerikanischer": "US",
            "kanadische": "CA", "australische": "AU", "britische": "GB", "schweizer": "CH",
            "schwedische": "SE", "norwegische": "NO", "dänische": "DK", "tschechische": "CZ",
            "isländische": "IS", "russische": "RU", "türkische": "TR", "indische": "IN",
            "mexikanische": "MX", "deutsche": "DE", "ägyptische": "EG", "hongkong": "HK",
        },
        below_zero=frozenset({"unter null", "unter dem gefrierpunkt"}),
    ),
    dates=DateWords(
        months=_MONTHS,
        weekdays=_DAYS,
        careful=words("mo di mi do fr sa so mai"),
        verbs=frozenset(),
        seasons={"frühling": 21, "frühjahr": 21, "sommer": 22, "herbst": 23, "winter": 24},
        parts={"anfang": "early", "mitte": "mid", "ende": "late"},
        part_prefixes={"anfang": "early", "mitte": "mid", "ende": "late", "anfang der": "early",
                       "mitte der": "mid", "ende der": "late", "anfang des": "early",
                       "mitte des": "mid", "ende des": "late"},
        quarter=frozenset({"quartal"}),
        halves=frozenset({"halbjahr"}),
        quarter_codes={"q": 32, "h": 39},
        decade_suffixes=frozenset({"er"}),
        decades={"zwanziger": 20, "dreißiger": 30, "vierziger": 40, "fünfziger": 50,
                 "sechziger": 60,
                 "siebziger": 70, "achtziger": 80, "neunziger": 90},
        century=frozenset({"jahrhundert", "jahrhunderts"}),
        before_christ=frozenset({"v chr", "vor christus"}),
        anno_domini=frozenset({"n chr"}),
        year_words=frozenset({"jahr", "jahre", "jahres"}),
        other_years=words("geschäftsjahr wirtschaftsjahr"),
        day_words=frozenset(),
        holidays={"heiligabend": (12, 24), "silvester": (12, 31), "neujahr": (1, 1),
                  "weihnachten": (12, 25)},
        ordinal_stop=True,
        day_first=True,
        date_hedges=by_phrase({
            "before": "vor dem, vor",
            "after": "nach dem, nach",
            "since": "seit, seit dem, ab, ab dem, frühestens",
            "until": "bis, bis zum",
            "by": "spätestens, spätestens am, bis spätestens",
            "about": "etwa, um, gegen, circa, ca, rund",
        }),
        date_behind={"oder später": "since", "oder früher": "by"},
        date_prepositions=words("im in am an dem der den jahr jahre"),
        origins=words("stammt stammen ist sind datiert datieren"),
        date_joints=frozenset({"bis", "und"}),
        before_year=words("in im seit bis vor nach ab jahr jahre anfang mitte ende"),
    ),
    tense=TenseWords(
        past_words=words(
            "war waren wurde wurden hatte hatten ging kam kamen begann starb starben fand fanden "
            "stand gab nahm verlor gewann fiel stieg brach trat"
        ),
        future_words=words(
            "wird werden soll sollen will wollen kann geplant"
        ),
        past_endings=("te", "ten"),
        auxiliaries=frozenset({"nicht"}),
        reporting=words("sagte sagten teilte berichtete hieß erklärte"),
        planned=frozenset({"geplant"}),
        was=frozenset({"war", "waren"}),
        is_=frozenset({"ist", "sind"}),
    ),
    relative=RelativeWords(
        relative_days={"heute": 0, "gestern": -1, "vorgestern": -2, "morgen": 1, "übermorgen": 2},
        this=frozenset({"diese", "dieser", "diesem", "dieses", "diesen"}),
        last=words(
            "letzte letzten letzter letztes letztem vergangene vergangenen vergangenes vorige "
            "voriges vorigen"
        ),
        next_=words("nächste nächsten nächster nächstes nächstem kommende kommenden kommendes"),
        coming=frozenset({"nächsten", "kommenden"}),
        ago=frozenset(),
        hence={},
        ago_from={},
        within=frozenset({"binnen", "innerhalb"}),
        in_=frozenset({"in"}),
        for_=frozenset({"für"}),
        starting=frozenset(),
        lasts=frozenset(),
        rest=frozenset(),
        again=frozenset({"dann", "wieder"}),
        afterwards={"später": 1, "danach": 1, "zuvor": -1, "davor": -1, "vorher": -1},
        in_story={"nächsten": 1, "folgenden": 1, "selben": 0, "gleichen": 0},
        day_parts=words("nacht abend morgen nachmittag"),
        whole_of=frozenset({"ganze", "ganzen", "ganzes"}),
        narrative=frozenset({"folgenden", "jeden", "einem", "anderen", "nächsten"}),
        earlier=frozenset(),
        later=frozenset(),
        periods=by_phrase({
            "day": "tag, tage, tagen",
            "night": "nacht, nächte, nächten",
            "week": "woche, wochen",
            "month": "monat, monate, monaten, monats",
            "quarter": "quartal, quartale, quartalen",
            "year": "jahr, jahre, jahren, jahres",
            "decade": "jahrzehnt, jahrzehnte, jahrzehnten",
            "century": "jahrhundert, jahrhunderte, jahrhunderten",
        }) | _LONG,
        weekend=frozenset({"wochenende"}),
        before_weekday=frozenset({"am", "bis", "vom", "seit"}),
        week_starts=frozenset(),
    ),
    time=TimeWords(
        noon={"mittag": 12, "mitternacht": 0},
        afternoon={},
        clock=frozenset({"uhr"}),
        at=frozenset({"um", "gegen"}),
        zones={"gmt": "Z", "utc": "Z", "mez": "+01:00", "mesz": "+02:00", "cet": "+01:00",
               "cest": "+02:00"},
        unclear_zones=frozenset(),
        past_noon=words("nachmittag nachmittags abend abends"),
    ),
    text=TextWords(
        abbreviations=words(
            "dr prof ca bzw usw evtl ggf inkl st jan feb mär apr jun jul aug sep sept okt nov "
            "dez mio "
            "mrd tsd str tel vgl abs art hr fr geb gest sog max min"
        ),
        before_number=words("nr s art abs kap bd abb"),
        function_words=words(
            "der die das den dem des ein eine einen einem einer eines und oder aber in im an am "
            "auf "
            "aus bei mit nach von vom vor zu zum zur für über unter zwischen durch gegen ohne um "
            "bis "
            "seit während wegen ist sind war waren wird werden wurde wurden hat haben hatte hatten "
            "sei sein er sie es wir ihr sich nicht auch nur noch schon als wie dass wenn weil wo "
            "wer "
            "pro je davon darunter"
        ),
        plural=("en", "er", "e", "s"),
        plurals=words(
            "menschen personen leute männer frauen kinder tote verletzte einwohner soldaten"
        ),
        capital_nouns=True,
    ),
    assertion=ASSERTION,
    attitudes=ATTITUDES,
    prospects=PROSPECTS,
)  # fmt: skip
