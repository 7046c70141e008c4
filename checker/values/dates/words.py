"""Dates in words, as the EDTF that they stand for: declared readings of vague words, and the ways
in which people write a day, a month, a year or a moment.

What has more than one reading is refused, with every reading and what to write for it.

The readings of vague words stand here and nowhere else. A decade in words splits 4, 3 and 3 years,
since "early" is said of its year 0 too; a year splits into three parts of four months, and a month
into three of ten days, of which the 10th and the 20th are in two. The parts of a century overlap
more. "The 19th century" is 1800 to 1900: some count from 1800, some from 1801. "The 1900s" may be
ten years or a hundred, so that it has no reading; "the 2000s" are ten.

A year before Christ is an astronomical one of EDTF: 44 BC is -0043.
"""

import re
from collections.abc import Callable
from functools import cache, lru_cache
from typing import Final, NoReturn

from checker.values.dates.calendar import GREGORIAN, MONTHS, WEEKDAYS, year_digits
from checker.values.dates.zones import offset_of
from checker.values.unreadable import Unreadable

YEARS_OF_DECADE: Final = {"early": (0, 3), "mid": (4, 6), "late": (7, 9)}
MONTHS_OF_YEAR: Final = {"early": ("01", "04"), "mid": ("05", "08"), "late": ("09", "12")}
DAYS_OF_MONTH: Final = {"early": (1, 10), "mid": (10, 20), "late": (20, 31)}
YEARS_OF_CENTURY: Final = {
    "": (0, 100), "early": (0, 39), "mid": (30, 69), "late": (60, 100),
    "first half of": (0, 50), "second half of": (50, 100),
}  # fmt: skip
SEASONS: Final = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
QUARTERS: Final = {
    "1": 33, "2": 34, "3": 35, "4": 36,
    "first": 33, "second": 34, "third": 35, "fourth": 36, "last": 36,
    "1st": 33, "2nd": 34, "3rd": 35, "4th": 36,
}  # fmt: skip
HALVES: Final = {"1": 40, "2": 41, "first": 40, "second": 41, "1st": 40, "2nd": 41}
MONTH_NUMBERS: Final = {
    **{name.lower(): number for number, name in enumerate(MONTHS, 1)},
    **{name[:3].lower(): number for number, name in enumerate(MONTHS, 1)},
    "sept": 9,
}
ORDINALS: Final = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth",
    "eighteenth", "nineteenth", "twentieth", "twenty-first",
)  # fmt: skip
LONGEST: Final = 120
"""The most characters of a date in words."""

_PART = "(?P<part>early|mid|late)[ -](?:in )?(?:the )?"
_DECADE = rf"(?:the )?(?:{_PART})?(?P<decade>[0-9]{{3}})0'?s"
_PART_OF_YEAR = rf"{_PART}(?P<year>[0-9]{{4}})"
_MONTH = rf"(?P<month>{'|'.join(sorted(MONTH_NUMBERS, key=len, reverse=True))})\.?"
_DAY = r"(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?"
_YEAR = (
    r"(?P<ad>AD |A\.D\. )?'?(?P<year>[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,6})"
    r"(?: ?(?P<era>BCE|BC|CE|AD|B\.C\.E\.|B\.C\.|C\.E\.|A\.D\.))?"
)
_WEEKDAY = (
    rf"(?:(?P<weekday>{'|'.join(WEEKDAYS)}"
    r"|(?:mon|tues?|weds?|thu(?:rs?)?|fri|sat|sun)\.?(?![a-z])),? )?"
)
_WHEN = (
    _YEAR,
    rf"{_MONTH},? (?:of )?{_YEAR}",
    rf"{_WEEKDAY}(?:the )?{_DAY}\.? (?:of )?{_MONTH},? {_YEAR}",
    rf"{_WEEKDAY}{_MONTH} (?:the )?{_DAY},? {_YEAR}",
    rf"{_DAY}-{_MONTH}-{_YEAR}",
)
_PART_OF_MONTH = rf"(?:the )?{_PART}{_MONTH},? (?:of )?{_YEAR}"
_CENTURY = (
    r"(?:the )?(?:(?P<part>early|mid|late|first half of|second half of)[ -](?:the )?)?"
    r"(?:(?P<number>[0-9]{1,2})(?:st|nd|rd|th)|"
    rf"(?P<word>{'|'.join(ORDINALS)}))(?:[ -]century| c\.(?=$| ))"
    r"(?: (?P<era>BCE|BC|CE|AD|B\.C\.E\.|B\.C\.|C\.E\.|A\.D\.))?"
)
_SEASON = rf"(?:the )?(?P<season>{'|'.join(SEASONS)}),? (?:of )?(?P<year>[0-9]{{4}})"
_QUARTER = (
    r"(?:the )?(?P<quarter>first|second|third|fourth|last|1st|2nd|3rd|4th)[ -]quarter,?"
    r" (?:of )?(?P<year>[0-9]{4})",
    r"Q(?P<quarter>[1-4])[ -/]?(?: of)? ?(?P<year>[0-9]{4})",
    r"(?P<year>[0-9]{4})[ -]?Q(?P<quarter>[1-4])",
)
_HALF = (
    r"(?:the )?(?P<half>first|second|1st|2nd) half,? (?:of )?(?P<year>[0-9]{4})",
    r"H(?P<half>[12])[ -]?(?P<year>[0-9]{4})",
    r"(?P<year>[0-9]{4})[ -]?H(?P<half>[12])",
)
_NUMBERED = (
    r"(?P<first>[0-9]{1,2})(?P<sign>[./-])(?P<second>[0-9]{1,2})"
    r"(?P=sign)(?P<year>[0-9]{4})"
)
_NUMBERED_SHORT = r"[0-9]{1,2}(?P<mark>[./-])[0-9]{1,2}(?P=mark)'?[0-9]{2}"
_OVER_THE_YEAR = (
    r"(?:the )?(?P<season>winter|summer),? (?:of )?(?P<year>[0-9]{4})[-/](?P<next>[0-9]{2,4})"
)
_CLOCK = (
    r"(?P<hour>[0-9]{1,2})(?:[:.](?P<minute>[0-9]{2})(?::(?P<second>[0-9]{2}))?)?"
    r"(?: ?(?P<half>[ap])\.?m\.?)?|(?P<word>noon|midday|midnight)"
)
_ZONE = (
    r"(?: ?\(?(?P<zone>[a-z]{1,5}(?: ?[+-] ?[0-9]{1,2}(?::?[0-9]{2})?)?"
    r"|[+-][0-9]{2}:[0-9]{2})\)?)?"
)
_MOMENTS = (
    rf"(?:at )?(?:{_CLOCK}){_ZONE}(?: on |, on |, )(?P<date>.+)",
    rf"(?:at )?(?:{_CLOCK})(?P<zone>(?!))? (?P<date>[0-9].+)",
    rf"(?P<date>[^:]+?)(?:,? at |, | )(?:{_CLOCK}){_ZONE}",
)
_BETWEEN = r"(?:between (?P<a>.+?) and (?P<b>.+)|(?:from )?(?P<c>.+?) (?:to|until|till) (?P<d>.+))"


def in_words(text: str) -> str | None:
    """The EDTF that a wording stands for, or ``None`` where it is none that is known here.

    Raises :class:`Unreadable` where it has several readings, or names what does not exist.
    """
    if len(text) > LONGEST or not text.isascii() or _is_plain(text):
        return None
    return _in_words(" ".join(text.split()))


def _is_plain(text: str) -> bool:
    """Whether a text surely is no wording: digits alone, with the signs of EDTF."""
    return re.fullmatch(r"[0-9XYSET:~?%\[\]{}.+Z/-]*", text) is not None and not re.fullmatch(
        f"{_NUMBERED}|{_NUMBERED_SHORT}", text
    )


@lru_cache(maxsize=4096)
def _in_words(text: str) -> str | None:
    for patterns, read in _forms():
        for pattern in patterns:
            found = _compiled(pattern).fullmatch(text)
            edtf = read(found) if found else None
            if edtf is not None:
                return edtf
    return None


def _decade(found: re.Match[str]) -> str:
    part, digits = found["part"], found["decade"]
    if digits.endswith("0") and digits != "200":
        raise Unreadable(
            f"{found[0]!r} may be ten years or a hundred: write {digits}X or {digits[:2]}XX, "
            f"or the years, such as {digits}0/{digits}3"
        )
    if part is None:
        return f"{digits}X"
    first, last = YEARS_OF_DECADE[part.lower()]
    return f"{digits}{first}/{digits}{last}"


def _part_of_year(found: re.Match[str]) -> str:
    begin, end = MONTHS_OF_YEAR[found["part"].lower()]
    return f"{found['year']}-{begin}/{found['year']}-{end}"


def _part_of_month(found: re.Match[str]) -> str:
    month, year = MONTH_NUMBERS[found["month"].lower()], _year(found)
    first, last = DAYS_OF_MONTH[found["part"].lower()]
    last = min(last, GREGORIAN.length(year, month))
    text = f"{year_digits(year)}-{month:02d}"
    return f"{text}-{first:02d}/{text}-{last:02d}"


def _century(found: re.Match[str]) -> str:
    number = int(found["number"] or ORDINALS.index(found["word"].lower()) + 1)
    if not number:
        raise Unreadable(f"{found[0]!r}: centuries are counted from the 1st")
    first, last = YEARS_OF_CENTURY[(found["part"] or "").lower()]
    if _is_before_christ(found):
        begin = 1 - 100 * number
        return f"{year_digits(begin + first)}/{year_digits(min(begin + last, 0))}"
    begin = 100 * (number - 1)
    return f"{year_digits(max(begin + first, 1))}/{year_digits(begin + last)}"


def _season(found: re.Match[str]) -> str:
    return f"{found['year']}-{SEASONS[found['season'].lower()]}"


def _over_the_year(found: re.Match[str]) -> str:
    """`winter 2020/21`: what begins in the one year and ends in the next."""
    year, after = int(found["year"]), str(int(found["year"]) + 1)
    if found["next"] not in (after, after[-2:]):
        raise Unreadable(f"{found[0]!r}: a season over two years ends in the next, {after}")
    return f"{year:04d}-12/{after:0>4}-03"


def _quarter(found: re.Match[str]) -> str:
    return f"{found['year']}-{QUARTERS[found['quarter'].lower()]}"


def _half(found: re.Match[str]) -> str:
    return f"{found['year']}-{HALVES[found['half'].lower()]}"


def _numbered(found: re.Match[str]) -> str:
    """Day, month, year, or month, day, year: what only one of the two can be."""
    first, second, year = int(found["first"]), int(found["second"]), found["year"]
    day_first, month_first = f"{year}-{second:02d}-{first:02d}", f"{year}-{first:02d}-{second:02d}"
    if max(first, second) <= 12 and first != second:
        raise Unreadable(
            f"{found[0]!r} may be {first} {MONTHS[second - 1]} or {second} {MONTHS[first - 1]} "
            f"{year}: write {day_first} or {month_first} (year-month-day)"
        )
    return month_first if second > 12 else day_first


def _numbered_short(found: re.Match[str]) -> NoReturn:
    raise Unreadable(f"{found[0]!r} has two digits of a year: write it in full, as 1993-04-02")


def _when(found: re.Match[str]) -> str | None:
    """A year, month or day."""
    given = found.groupdict()
    if "month" not in given and not (given["ad"] or given["era"]):
        return None
    year = _year(found)
    text = year_digits(year)
    if "month" not in given:
        return text
    month = MONTH_NUMBERS[given["month"].lower()]
    text += f"-{month:02d}"
    if "day" not in given:
        return text
    day = int(given["day"])
    weekday = given.get("weekday")
    if weekday and 1 <= day <= GREGORIAN.length(year, month):
        true = WEEKDAYS[(GREGORIAN.day_number(year, month, day) + 3) % 7]
        if weekday[:3].lower() != true[:3].lower():
            raise Unreadable(
                f"{found[0]!r}: {text}-{day:02d} was a {true}; mend the day or leave out its name"
            )
    return f"{text}-{day:02d}"


def _year(found: re.Match[str]) -> int:
    """The astronomical year of a written one."""
    digits = found["year"]
    number = int(digits.replace(",", ""))
    if found["ad"] or found["era"]:
        if not number:
            raise Unreadable(f"{found[0]!r}: there is no year 0; 1 BC is followed by AD 1")
        return 1 - number if _is_before_christ(found) else number
    if len(digits) != 4:
        full = f"19{digits} or 20{digits}" if len(digits) == 2 else f"{digits:0>4}, or AD {digits}"
        raise Unreadable(f"{found[0]!r}: write the year with four digits, as {full}")
    return number


def _is_before_christ(found: re.Match[str]) -> bool:
    before = (found["era"] or "").upper().startswith("B")
    if before and found.groupdict().get("ad"):
        raise Unreadable(f"{found[0]!r} is both AD and BC: write one of them")
    return before


def _moment(found: re.Match[str]) -> str | None:
    """A time of day on a day, with the offset of its zone where one is named."""
    day = in_words(found["date"]) or found["date"]
    if not re.fullmatch("-?[0-9]{4}-[0-9]{2}-[0-9]{2}", day):
        return None
    clock = _clock(found, day)
    return f"{day}T{clock}{offset_of(found['zone']) if found['zone'] else ''}" if clock else None


def _clock(found: re.Match[str], day: str) -> str:
    """Hours, and minutes and seconds as far as they are written; empty for what is no time."""
    word, half, minute, second = found["word"], found["half"], found["minute"], found["second"]
    if word is not None and word.lower() != "midnight":
        return "12:00"
    twelve = word is None and int(found["hour"]) == 12
    if word or (twelve and half in ("a", "A") and int(minute or 0) == int(second or 0) == 0):
        raise Unreadable(
            f"{found[0]!r} may be the beginning or the end of the day: write {day}T00:00 or "
            f"{day}T24:00"
        )
    hour = int(found["hour"])
    if half is None:
        if minute is None:
            return ""
    elif not 1 <= hour <= 12:
        raise Unreadable(f"{found[0]!r}: hours before a.m. and p.m. run from 1 to 12")
    else:
        hour = hour % 12 + (12 if half in ("p", "P") else 0)
    return ":".join([f"{hour:02d}", *(part for part in (minute, second) if part)])


def _between(found: re.Match[str]) -> str | None:
    """Some time within; what the first end leaves out, the last one has."""
    first, last = (found["a"], found["b"]) if found["a"] else (found["c"], found["d"])
    words = last.split()
    rests = ["", *(f" {' '.join(words[place:])}" for place in range(1, min(len(words), 4)))]
    end, begin, refused = _single(last), None, None
    for rest in rests:
        try:
            begin = begin or _single(first + rest)
        except Unreadable as error:
            refused = refused or error
    if begin is None and refused is not None:
        raise refused
    if begin is None or end is None:
        return None
    return f"{begin.partition('/')[0]}/{end.rpartition('/')[2]}"


def _single(text: str) -> str | None:
    """A date that may be an end of an interval, or an interval that one of its ends is taken of."""
    words = in_words(text)
    if words is not None:
        return words
    return text if re.fullmatch("-?[0-9X]{4}[0-9X?~%T:Z+-]*", text) else None


@lru_cache(maxsize=1)
def _forms() -> tuple[tuple[tuple[str, ...], Callable[[re.Match[str]], str | None]], ...]:
    """Every form and what it stands for: the first that gives a date is it."""
    return (
        ((_DECADE,), _decade),
        ((_PART_OF_YEAR,), _part_of_year),
        (_WHEN, _when),
        ((_PART_OF_MONTH,), _part_of_month),
        ((_CENTURY,), _century),
        ((_SEASON,), _season),
        ((_OVER_THE_YEAR,), _over_the_year),
        (_QUARTER, _quarter),
        (_HALF, _half),
        ((_NUMBERED,), _numbered),
        ((_NUMBERED_SHORT,), _numbered_short),
        ((_BETWEEN,), _between),
        (_MOMENTS, _moment),
    )


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """One form, compiled when the first text is held against it."""
    # `re.ASCII`, so that a letter that folds to an ASCII one (a dotless i) is none
    return re.compile(pattern, re.IGNORECASE | re.ASCII)
