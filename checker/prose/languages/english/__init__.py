"""English: the words and signs by which it writes numbers, amounts and dates."""

from typing import Final

from checker.prose.language import Language, words
from checker.prose.languages.english.assertion import ASSERTION
from checker.prose.languages.english.attitudes import ATTITUDES, PROSPECTS
from checker.prose.languages.english.dates import (
    AFTERWARDS,
    DATE_BEHIND,
    DATE_HEDGES,
    DAY_NAMES,
    DECADES,
    FUTURE_WORDS,
    HENCE,
    HOLIDAYS,
    MONTH_NAMES,
    PART_PREFIXES,
    PAST_WORDS,
    PERIODS,
    RELATIVE_DAYS,
    ZONES,
)
from checker.prose.languages.english.measures import unit_words
from checker.prose.languages.english.money import COUNTRIES, MINOR, MONEY
from checker.prose.languages.english.numbers import (
    BEHIND,
    BELOW,
    DENYING,
    HEDGES_BEFORE,
    LEAD_INS,
    ONES,
    ORDINALS,
    OVER,
    SCALES,
    SHORT_SCALES,
    VAGUE_WORDS,
)
from checker.prose.languages.english.vocabulary import (
    ABBREVIATIONS,
    BODIES,
    CHANGES,
    DETERMINERS,
    FUNCTION_WORDS,
    LABELS,
    PEOPLE,
    RATES,
    WORKS,
)
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

_COMPARED: Final = (
    "many", "much", "high", "big", "large", "long", "tall", "great", "heavy", "wide", "deep",
    "old", "fast", "strong", "likely", "often", "expensive", "thick", "bright", "hot", "far",
)  # fmt: skip
_SIZES: Final = (
    "size", "number", "amount", "length", "height", "weight", "area", "price",
    "cost", "rate", "average", "width", "depth", "speed", "volume", "figure", "distance", "usual",
    "normal", "legal", "national", "mass", "value",
    "population", "inhabitants", "staff", "workforce", "budget", "income", "output", "revenue",
    "revenues", "profit", "profits", "sales", "turnover", "wage", "wages", "salary", "capacity",
    "age", "strength", "dose", "level", "limit", "total", "sum", "rent", "toll", "production",
    "membership", "debt", "deficit", "density", "diameter", "radius", "energy",
)  # fmt: skip

ENGLISH: Final = Language(
    code="en",
    name="English",
    numbers=NumberWords(
        decimal=".",
        groups=frozenset(","),
        ones=ONES,
        scales=SCALES | {word + "s": n for word, n in SCALES.items()},
        short_scales=SHORT_SCALES,
        dozens=frozenset({"dozen", "dozens"}),
        joint=frozenset({"and"}),
        article=frozenset({"a", "an"}),
        the=frozenset({"the"}),
        of=frozenset({"of"}),
        minus=frozenset({"minus", "negative"}),
        plus=frozenset({"plus"}),
        times=words("by x \u00d7"),
        states=words("dead injured"),
        point=frozenset({"point"}),
        half=frozenset({"half"}),
        denominators=BELOW | {word + "s": n for word, n in BELOW.items() if n > 2} | {"halves": 2},
        over=OVER,
        ordinals=ORDINALS,
        ordinal_suffixes=frozenset({"st", "nd", "rd", "th"}),
        mixed={},
        vague=VAGUE_WORDS,
        not_vague=words(
            "how so as too very not the this these those last first next past only his her their"
        ),
        no=frozenset({"no"}),
        none=frozenset({"none"}),
        nobody=frozenset({"one", "body"}),
    ),
    hedging=HedgeWords(
        hedges=HEDGES_BEFORE,
        behind=BEHIND,
        behind_first=frozenset({"at least", "at most", "at a minimum", "give or take"}),
        fillers=words(
            "a an the just only total of well far overall record whopping further another reported "
            "combined very even still all exactly"
        ),
        lead_ins=LEAD_INS,
        between=frozenset({"between"}),
        between_joint=frozenset({"and", "to", "through"}),
        bounds=words("least most minimum maximum"),
        from_=frozenset({"from"}),
        to=frozenset({"to", "till", "until", "through"}),
        either=frozenset({"or"}),
        unread_before=words(
            "possibly except excluding barely hardly scarcely twice thrice double triple half "
            "every nth"
        ),
        unread_behind=words("score gross fold something somethings apiece"),
    ),
    denial=DenialWords(
        denials=words(
            "not never neither nor n't cannot denied denies deny without don't didn't wasn't "
            "weren't isn't aren't hasn't hadn't haven't won't wouldn't doesn't"
        ),
        denying=DENYING,
        not_denials=words("only just merely until till least surprisingly"),
        yet=frozenset({"yet"}),
        told=frozenset({"after"}),
        clause=words(
            ", ; : but while who which although though when because whereas however since so"
        ),
        but=frozenset({"but"}),
    ),
    change=ChangeWords(
        changes=CHANGES,
        changed_by=frozenset({"by"}),
        compared=words(
            "more less fewer higher lower longer shorter greater smaller larger older younger "
            "earlier later short taller wider deeper heavier lighter faster slower"
        ),
        than=words("than of"),
        added=words("another further additional extra"),
        added_behind=words("more others other further additional extra"),
        multiplied=frozenset(
            {f"as {word}" for word in _COMPARED}
            | {f"{word} {what}" for word in ("the", "its", "their") for what in _SIZES}
            | {"more than", "more likely"}
        ),
        per=frozenset({"per"}),
        per_article=frozenset({"a", "an"}),
        behind_rate=words("in at during for under throughout per and or but while")
        | {"on average"},
        rates=RATES,
        each=frozenset({"each", "every"}),
        rated=words("annual annually yearly monthly weekly daily hourly rate rates"),
        frequencies=frozenset({"once", "twice", "thrice", "times", "time", "than"}),
    ),
    numbered=NumberedWords(
        labels=LABELS,
        bare_labels=words("scene"),
        singular_labels=words("block bus series model flight highway area"),
        determiners=DETERMINERS,
        works=WORKS,
        bodies=BODIES,
        love=frozenset({"love"}),
        streets=words(
            "street st road rd avenue ave lane drive square place court boulevard blvd way terrace "
            "crescent gardens row close highway plaza quay wharf mews parkway"
        ),
        street_endings=("stra\u00dfe", "strasse", "gasse", "allee"),
        number_words=frozenset({"number", "no"}),
        small_words=frozenset({"us", "i"}),
        verbs_with_over=words("took take takes taking taken handed turned went go passed won"),
        singular_verbs=words("was is has"),
        against=frozenset(),
        clock_at=frozenset({"at"}),
        measured_by=words("scale ratio odds factor"),
        other_eras=words("ah bp"),
    ),
    persons=PersonWords(
        pronouns=frozenset({"one"}),
        before_pronoun=words(
            "square day phase this that each every any another no which the other"
        ),
        after_pronoun=frozenset(
            {
                "another",
                "by",
                "after another",
                "after the other",
                "and the same",
                "and all",
                "and only",
            }
        ),
        old=frozenset({"old", "of age"}),
        aged=frozenset({"aged", "age"}),
        of_age=words("under over"),
        birthdays=words("turned turns turning"),
        persons=words(
            "boy girl man woman child youth baby son daughter teenager person student widow widower"
        ),
        people=PEOPLE,
        somebody=words("he she i who we they you"),
    ),
    measures=MeasureWords(
        units=unit_words(),
        money=MONEY,
        minor_money=MINOR,
        countries=COUNTRIES,
        below_zero=frozenset({"below zero", "below freezing", "below"}),
    ),
    dates=DateWords(
        months={name: n for n, name in enumerate(MONTH_NAMES, 1)}
        | {name[:3]: n for n, name in enumerate(MONTH_NAMES, 1)}
        | {"sept": 9, "febr": 2, "novem": 11},
        weekdays={name: n for n, name in enumerate(DAY_NAMES)}
        | {name[:3]: n for n, name in enumerate(DAY_NAMES)}
        | {"tues": 1, "weds": 2, "thur": 3, "thurs": 3},
        careful=words(
            "may march mar sun sat mon wed dec jan august april june fri thu tue nov oct sep jun "
            "jul apr feb aug july fall"
        ),
        verbs=frozenset({"may", "march", "mar"}),
        seasons={"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24},
        parts={"early": "early", "mid": "mid", "middle": "mid", "late": "late"},
        part_prefixes=PART_PREFIXES,
        quarter=frozenset({"quarter"}),
        halves=frozenset({"half"}),
        quarter_codes={
            "q1": 33,
            "q2": 34,
            "q3": 35,
            "q4": 36,
            "h1": 40,
            "h2": 41,
            "q": 32,
            "h": 39,
        },
        decade_suffixes=frozenset({"s"}),
        decades=DECADES,
        century=frozenset({"century"}),
        before_christ=frozenset({"bc", "bce"}),
        anno_domini=frozenset({"ad", "ce"}),
        year_words=frozenset({"year", "years"}),
        other_years=words("fiscal financial academic tax model fy"),
        day_words=frozenset({"day"}),
        holidays=HOLIDAYS,
        date_hedges=DATE_HEDGES,
        date_behind=DATE_BEHIND,
        date_prepositions=words("in on at of during the for year"),
        origins=words("dates date dated dating stems hails is are"),
        date_joints=words("to until till through and thru"),
        before_year=words("in since until till by during after before year from mid early late"),
    ),
    tense=TenseWords(
        past_words=PAST_WORDS,
        future_words=FUTURE_WORDS,
        past_endings=("ed",),
        auxiliaries=frozenset({"be", "to", "not", "also"}),
        reporting=words("said says told reported added announced according based united aged"),
        planned=words("scheduled expected planned due set going plan slated"),
        was=frozenset({"was", "were", "had", "been"}),
        is_=frozenset({"is", "are", "being"}),
    ),
    relative=RelativeWords(
        relative_days=RELATIVE_DAYS,
        this=frozenset({"this", "the same", "same", "that", "current", "the current"}),
        last=frozenset(
            {"last", "past", "previous", "prior", "the last", "the previous", "the past"}
        ),
        next_=frozenset({"next", "coming", "upcoming", "the next", "the coming", "the upcoming"}),
        coming=frozenset({"next", "coming", "upcoming"}),
        ago=frozenset({"ago", "back"}),
        hence=HENCE,
        ago_from={"before today": 0, "before yesterday": -1, "before tomorrow": 1},
        within=frozenset({"within"}),
        in_=frozenset({"in"}),
        for_=frozenset({"for"}),
        starting=frozenset({"starting", "beginning", "effective"}),
        lasts=frozenset({"last", "final"}),
        rest=frozenset({"rest", "remainder", "remaining"}),
        again=frozenset({"again", "then"}),
        afterwards=AFTERWARDS,
        in_story={"next": 1, "following": 1, "previous": -1, "preceding": -1, "same": 0},
        day_parts=words("night evening morning afternoon day dawn eve"),
        whole_of=frozenset({"all", "full", "whole", "entire"}),
        narrative=words(
            "following preceding same that every each any one another first second third fourth "
            "fifth other"
        ),
        earlier=frozenset({"earlier"}),
        later=frozenset({"later"}),
        periods=PERIODS,
        weekend=frozenset({"weekend"}),
        before_weekday=words("on this from to until by since between through till before after"),
        week_starts=frozenset(
            {"of", "beginning", "commencing", "starting", "starting on", "beginning on"}
        ),
    ),
    time=TimeWords(
        noon={"noon": 12, "midday": 12, "midnight": 0},
        afternoon={"a m": 0, "p m": 12, "am": 0, "pm": 12},
        clock=frozenset({"o ' clock"}),
        at=frozenset({"at", "around", "about", "on", "of"}),
        zones=ZONES,
        unclear_zones=words(
            "cst ist ast et ct mt pt eastern central pacific mountain bt wst gst sst"
        ),
    ),
    text=TextWords(
        abbreviations=ABBREVIATIONS,
        before_number=words("no nos nr p pp vol para sec ch chap art fig cap"),
        function_words=FUNCTION_WORDS,
        plural=("s", "men", "people", "children"),
        plurals=words(
            "people men women children police feet sheep cattle troops staff personnel youth fish "
            "aircraft dead"
        ),
    ),
    assertion=ASSERTION,
    attitudes=ATTITUDES,
    prospects=PROSPECTS,
)
