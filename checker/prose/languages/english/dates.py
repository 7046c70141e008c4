"""English words of dates: months and days, what stands before and behind them, zones, tenses."""

from typing import Final

from checker.prose.language import words
from checker.values.dates.calendar import MONTHS, WEEKDAYS
from checker.values.texts import by_phrase

MONTH_NAMES: Final = tuple(map(str.lower, MONTHS))
DAY_NAMES: Final = tuple(map(str.lower, WEEKDAYS))
PART_PREFIXES: Final = by_phrase({
    "early": (
        "the beginning of, beginning of, the start of, start of, early in, early, the early, "
        "early on in"
    ),
    "late": "the end of, end of, late in, late, the late, toward the end of, towards the end of",
    "mid": "the middle of, middle of, mid, the mid",
})  # fmt: skip
DECADES: Final = {
    "twenties": 20, "thirties": 30, "forties": 40, "fifties": 50, "sixties": 60, "seventies": 70,
    "eighties": 80, "nineties": 90,
}  # fmt: skip
DATE_HEDGES: Final = by_phrase({
    "before": "before, prior to, earlier than, ahead of, less than, older than",
    "after": (
        "after, later than, following, beyond, greater than, year greater than, "
        "more recent than, newer than"
    ),
    "since": (
        "since, as of, starting, starting on, beginning, beginning on, beginning in, "
        "starting in, starting from, as early as, no earlier than, not earlier than, not before, "
        "effective, effective from, on or after, in or after, ever since, from as early as, "
        "starting with, at or after, > ="
    ),
    "by": (
        "in or before, at or before, by, no later than, not later than, on or before, "
        "as late as, by the, not after"
    ),
    "until": "until, till, up to, up until, through",
    "about": (
        "about, around, circa, ca, c, approximately, roughly, some time around, probably, "
        "possibly, perhaps, nearly, almost"
    ),
    "": "sometime in",
}) | {"> ": "after", "< ": "before"}  # fmt: skip
DATE_BEHIND: Final = by_phrase({
    "about": "or thereabouts, or so",
    "since": (
        "to present, to the present, to date, to this day, until now, till now, until today, "
        "or later, or after, onward, onwards, and later, and after, or thereafter, "
        "at the earliest"
    ),
    "by": "or earlier, or before, and earlier, and before, at the latest",
})  # fmt: skip
RELATIVE_DAYS: Final = by_phrase({
    0: "today, tonight, this morning, this evening, this afternoon, now",
    -1: (
        "yesterday, yesterday morning, yesterday evening, yesterday afternoon, last night, "
        "yesterday night"
    ),
    1: "tomorrow, tomorrow morning, tomorrow night, tomorrow evening, tomorrow afternoon",
    -2: "day before yesterday, the day before yesterday",
    2: "day after tomorrow, the day after tomorrow",
})  # fmt: skip
HENCE: Final = by_phrase({
    0: "from now, hence, from today, after today",
    1: "from tomorrow, after tomorrow",
    -1: "from yesterday",
})  # fmt: skip
AFTERWARDS: Final = by_phrase({
    1: "later, after that, afterwards, afterward, thereafter",
    -1: "earlier, before that, previously, beforehand",
})  # fmt: skip
PERIODS: Final = by_phrase({
    "day": "day, days",
    "night": "night, nights",
    "week": "week, weeks",
    "fortnight": "fortnight, fortnights",
    "month": "month, months, calendar month, calendar months",
    "quarter": "quarter, quarters",
    "year": "year, years, yr, yrs, calendar year, calendar years",
    "decade": "decade, decades",
    "century": "century, centuries",
})  # fmt: skip
HOLIDAYS: Final = by_phrase({
    (12, 24): "christmas eve",
    (12, 25): "christmas day, christmas",
    (12, 26): "boxing day",
    (12, 31): "new year's eve, new year ' s eve",
    (1, 1): "new year ' s day, new years day, new year ' s, new year",
    (10, 31): "halloween",
    (2, 14): "valentine ' s day, valentines day",
    (3, 17): "st patrick ' s day, saint patrick ' s day, saint patrick",
    (4, 22): "earth day",
    (5, 1): "may day",
    (7, 14): "bastille day",
    (4, 1): "april fools day, april fool ' s day",
    (11, 5): "guy fawkes night",
    (11, 1): "all saints ' day",
    (2, 2): "groundhog day",
})  # fmt: skip
ZONES: Final = by_phrase({
    "Z": "gmt, utc, z, ut, wet, greenwich mean time, universal time, coordinated universal time",
    "-05:00": "est, cdt, eastern standard time",
    "-04:00": "edt, eastern daylight time",
    "-07:00": "mst, pdt, pacific daylight time",
    "-06:00": "mdt",
    "-08:00": "pst, akdt, pacific standard time",
    "+01:00": "cet, bst, central european time",
    "+02:00": "cest, eet",
    "+03:00": "eest, msk, moscow time",
    "+09:00": "jst",
    "-10:00": "hst",
    "-09:00": "akst",
    "+10:00": "aest",
    "+11:00": "aedt",
    "+12:00": "nzst",
    "+13:00": "nzdt",
})  # fmt: skip
PAST_WORDS: Final = words(
    "was were had did went came took began left met won lost fell rose died shot struck hit "
    "broke became made got gave found told saw ran stood spoke wrote built fought brought "
    "bought caught taught thought sold sent spent kept felt led paid grew knew drew flew "
    "threw shook drove rode chose froze stole swore wore tore bore forgot sank sang rang swam "
    "drank blew slew sought stuck swept crept wept dealt meant dreamt bent lent built shut "
    "quit been born ago held beat bled bred fled fed sped put set cut"
)
FUTURE_WORDS: Final = words(
    "will ll shall should would going scheduled expected plan plans planned due set upcoming "
    "may might must can could let please schedule intend intends hope hopes wants want aims "
    "takes begins starts opens ends expires runs comes arrives leaves meets goes becomes plan "
    "planning arrange available"
)
