"""One date, year, season or time: what may stand alone, or at an end of an interval.

The grammar is that of ISO 8601-2:2019, clause 4 and annex A (EDTF), as the Library of Congress
published it. Beyond it are read: dates of years beyond four digits (``Y10000-02``), which the
widening of ``9999-12~`` reaches; hours and minutes alone, fractions of a second, and times without
an offset, as ISO 8601-1 has them; and the prefix ``julian:``.

A mark (``?``, ``~``, ``%``) moves the component that carries it by one unit either way: the last
digit written of it, so that ``199X~`` is widened by ten years. What stands to the right of a mark
stays as it is: ``2004?-06-11`` is 11 June of 2003, 2004 or 2005. A mark on the right of a component
holds for all up to there, as one value (``2004-12?-11`` is 11 November, 11 December or 11 January
2005); one on its left for it alone, within what stands around it (``2004-?12-11`` is 11 November
or 11 December 2004). So each mark allows what the date without the components behind it allows.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from typing import final

from checker.values.dates import masks
from checker.values.dates.calendar import (
    DAY,
    GREGORIAN,
    JULIAN,
    MONTHS,
    MOST_DIGITS,
    Calendar,
    year_start,
)
from checker.values.dates.form import ClockTime, Day, LongYear, Single
from checker.values.dates.mend import mending, shown
from checker.values.dates.possibilities import (
    HOUR,
    MINUTE,
    MOST_SPANS,
    SECOND,
    DateSet,
    Instants,
    one_of,
)
from checker.values.dates.seasons import SEASONS, Season
from checker.values.interval import Exact, Interval, normal_exact
from checker.values.named import NamedTuple
from checker.values.unreadable import Unreadable

JULIAN_PREFIX = "julian:"

_MARK = "([?~%])?"
_YEAR = "-?[0-9X]{4}|Y-?[1-9][0-9]{4,17}"
DATE = f"{_MARK}({_YEAR}){_MARK}(?:-{_MARK}([0-9X]{{2}}){_MARK}(?:-{_MARK}([0-9X]{{2}}){_MARK})?)?"
TIME = (
    "(-?[0-9]{4}|Y-?[1-9][0-9]{4,17})-([0-9]{2})-([0-9]{2})"
    r"T([0-9]{2})(?::([0-9]{2})(?::([0-9]{2})(?:\.([0-9]{1,9}))?)?)?(Z|[+-][0-9]{2}(?::[0-9]{2})?)?"
)
LONG_YEAR = rf"(Y?)(-?)([0-9]+)(?:E([0-9]+))?(?:S([0-9]+))?{_MARK}"
_MASK_OF_LEVEL_1 = "-?(?:[0-9]{2}[0-9X]X|[0-9]{4}-(?:XX(?:-XX)?|[0-9]{2}-XX))"
SHORT_YEAR = rf"(-?)([0-9]{{2,3}}){_MARK}"


@final
class DatePart(NamedTuple):
    """A date that has been read.

    ``first`` and ``last`` are its written milliseconds; ``core`` is what it allows without marks;
    ``form`` is what its text was parsed to.
    """

    first: Exact
    last: Exact
    core: DateSet
    possible: DateSet
    type: str
    level: int
    form: Single


def read_part(text: str) -> DatePart:
    """Read one date. Raises :class:`Unreadable`."""
    calendar = GREGORIAN
    if text.startswith(JULIAN_PREFIX):
        calendar, text = JULIAN, text[len(JULIAN_PREFIX) :]
        if not re.fullmatch(DATE, text):
            raise Unreadable(
                f"{shown(JULIAN_PREFIX + text)}: write julian: and one date, as julian:1917-10-25"
            )
    if text.lstrip("?~%").startswith("-0000"):
        raise Unreadable("there is no year -0000: write 0000 for 1 BC")
    if found := re.fullmatch(DATE, text):
        return _date(found, calendar)
    if found := re.fullmatch(TIME, text):
        return _time(found)
    if (found := re.fullmatch(LONG_YEAR, text)) and any(found.group(1, 4, 5)):
        return _long_year(found)
    if found := re.fullmatch(SHORT_YEAR, text):
        return _short_year(found)
    if re.fullmatch(r".*T[0-9:.+Z-]*[?~%]", text):
        raise Unreadable(
            f"{shown(text)}: a time has no mark; write the day with its mark, or an interval"
        )
    raise Unreadable(mending(text))


def check_day(calendar: Calendar, year: int, month: int, day: int) -> None:
    """Raise :class:`Unreadable` for a month or a day that does not exist."""
    if not 1 <= month <= 12:
        raise Unreadable(f"there is no month {month:02d}: months run from 01 to 12")
    length = calendar.length(year, month)
    if 1 <= day <= length:
        return
    if month == 2 and day == 29:
        raise Unreadable(f"{year} is no leap year, February has 28 days")
    raise Unreadable(f"{MONTHS[month - 1]} has {length} days, there is no day {day:02d}")


def _date(found: re.Match[str], calendar: Calendar) -> DatePart:
    """A year, month, day or season, with its masks and marks."""
    year, month, day = found[2], found[5], found[8]
    season = SEASONS.get(int(month)) if month and month.isdigit() else None
    if season is None:
        spans = written = _days(calendar, found)
    elif day:
        raise Unreadable(f"{shown(found[0])}: {month} is a season, which has no days")
    else:
        choice = masks.years(year)
        spans = _months(calendar, choice, season.possible)
        written = _months(calendar, (choice[0], choice[-1]), (season.written,))
    core = possible = _civil(spans)
    if season:
        if any(found.group(1, 3, 4, 6)):
            possible = _civil(_marked_season(calendar, found, season))
    elif any(found.group(1, 3, 4, 6, 7, 9)):
        possible = _civil(_marked(calendar, found))
    name = "Season" if season else "Year" if year[0] == "Y" and not month else "Date"
    marks = tuple(found[place] or "" for place in (1, 3, 4, 6, 7, 9))
    parsed = Day(year, month or "", day or "", marks if any(marks) else ())
    level = _level(found, season is not None)
    return DatePart(*_written(written), core, possible, name, level, parsed)


def _days(calendar: Calendar, found: re.Match[str]) -> list[masks.Days]:
    """The days that a date without its marks allows."""
    year, month, day = found[2], found[5] or "XX", found[8] or "XX"
    if month.isdigit() and not 1 <= int(month) <= 12:
        plain = re.fullmatch("[0-9]{4}", year) and month > year[2:]
        range_ = f"{year}/{year[:2]}{month}" if plain else "1990/1993"
        raise Unreadable(
            f"{shown(found[0])}: there is no month {month}: months run from 01 to 12, seasons and "
            f"quarters from 21 to 41; write {range_} for a range of years"
        )
    spans = masks.days(calendar, (year, month, day))
    if not spans and "X" not in year + month + day:
        check_day(calendar, int(year.lstrip("Y")), int(month), int(day))
    if not spans:
        raise Unreadable(f"{shown(found[0])}: no day that exists is written so")
    return spans


def _months(
    calendar: Calendar, years: Sequence[int], months: tuple[tuple[int, int], ...]
) -> list[masks.Days]:
    return [
        (calendar.month_start(12 * year + first), calendar.month_start(12 * year + after))
        for year in years
        for first, after in months
    ]


def _marked_season(
    calendar: Calendar, found: re.Match[str], season: Season
) -> Iterator[masks.Days]:
    """The days of a season, or other part of a year, with its marks."""
    year_mark, months = found[1] or found[3], 0
    if found[4] or found[6]:
        months = season.months
    for year in _moved(masks.years(found[2]), masks.place_value(found[2]) if year_mark else 0):
        for first, after in season.possible:
            start, end = 12 * year + first - months, 12 * year + after + months
            yield calendar.month_start(start), calendar.month_start(end)


def _marked(calendar: Calendar, found: re.Match[str]) -> list[masks.Days]:
    """The days of a date with its marks, from the year to the day."""
    year, month, day = found[2], found[5] or "XX", found[8] or "XX"
    # a mark on the right of what is not specified moves the last component that is
    whole = found[9] or (found[6] if not found[8] else None)
    carried = whole and (2 if day != "XX" else 1 if month != "XX" else 0)
    by_year = found[1] or found[3] or (month == "XX" and found[6]) or carried == 0
    by_month = (month != "XX" and found[6]) or carried == 1
    by_day = masks.place_value(day) if carried == 2 else 0
    years = _moved(masks.years(year), masks.place_value(year) if by_year else 0)
    moves = _moves(masks.place_value(month) if by_month else 0)
    months = _alone(month, 12, marked=bool(found[4]) and not by_month)
    days = _alone(day, 31, marked=bool(found[7]) and not by_day)
    if len(years) * len(months) > MOST_SPANS * 4:
        raise Unreadable(f"{shown(found[0])} may be too many days: write fewer X, or an interval")
    if month == day == "XX":
        return [(calendar.year_start(year), calendar.year_start(year + 1)) for year in years]
    indices = sorted({12 * y + m - 1 + move for y in years for m in months for move in moves})
    spans: list[masks.Days] = []
    for index in indices:
        start, end = calendar.month_start(index), calendar.month_start(index + 1)
        if day == "XX":
            spans.append((start, end))
        else:
            spans += [
                (start + number - 1 - by_day, start + number + by_day)
                for number in days
                if start + number <= end
            ]
        if len(spans) > 2 * MOST_SPANS:
            raise Unreadable(f"{shown(found[0])} may be too many days: write fewer X")
    return spans


def _moves(by: int) -> range:
    return range(-by, by + 1)


def _moved(numbers: Sequence[int], by: int) -> Sequence[int]:
    """Numbers, in order, and all up to so many before and after each."""
    if not by:
        return numbers
    if isinstance(numbers, range):
        return range(numbers[0] - by, numbers[-1] + by + 1)
    return sorted({number + move for number in numbers for move in _moves(by)})


def _alone(mask: str, most: int, *, marked: bool) -> Sequence[int]:
    """The months of a year or days of a month; with a mark for them alone, their neighbours too."""
    found = masks.numbers(mask, most)
    if not marked or mask == "XX":
        return found
    return [number for number in _moved(found, masks.place_value(mask)) if 1 <= number <= most]


def _level(found: re.Match[str], is_season: bool) -> int:
    """The least level of EDTF (of the Library of Congress's text) that has this date."""
    digits = found[2] + "".join(f"-{part}" for part in (found[5], found[8]) if part)
    last = 9 if found[8] else 6 if found[5] else 3
    if any(found[place] for place in (1, 3, 4, 6, 7, 9) if place != last):
        return 2
    if "X" in digits:
        return 1 if re.fullmatch(_MASK_OF_LEVEL_1, digits) else 2
    if is_season:
        return 1 if int(found[5]) <= 24 else 2
    if digits[0] == "Y":
        return 2 if found[5] else 1
    return 1 if found[last] or digits[0] == "-" else 0


def _time(found: re.Match[str]) -> DatePart:
    """A time of day: as written an instant, as a possibility the unit that it may lie in."""
    year, month, day = (int(part.lstrip("Y")) for part in found.group(1, 2, 3))
    check_day(GREGORIAN, year, month, day)
    hour, minute, second = (int(part or 0) for part in found.group(4, 5, 6))
    fraction = found[7] or ""
    if minute > 59 or second > 59:
        raise Unreadable(
            f"{shown(found[0])}: minutes and seconds run from 00 to 59 (a leap second has no place "
            "on the line: write the second before it)"
        )
    if hour > 24 or (hour == 24 and (minute or second or int(fraction or 0))):
        raise Unreadable(f"{shown(found[0])}: hours run from 00 to 23, and to 24:00:00")
    start: Exact = (
        GREGORIAN.day_number(year, month, day) * DAY
        + hour * HOUR
        + minute * MINUTE
        + second * SECOND
    )
    unit: Exact = SECOND if found[6] else MINUTE if found[5] else HOUR
    if fraction:
        unit = normal_exact(Fraction(SECOND, 10 ** len(fraction)))
        start = normal_exact(start + int(fraction) * unit)
    parsed = ClockTime(*(part or "" for part in found.groups()))
    if not found[8]:
        civil = Interval(start, normal_exact(start + unit))
        return DatePart(start, start, civil, civil, "Date", 0, parsed)
    start = normal_exact(start - _offset(found[8]))
    instants = Instants(Interval(start, normal_exact(start + unit)))
    return DatePart(start, start, instants, instants, "Date", 0, parsed)


def _offset(text: str) -> int:
    """Civil time minus UTC, in milliseconds."""
    if text == "Z":
        return 0
    hours, minutes = int(text[1:3]), int(text[4:] or 0)
    if hours > 23 or minutes > 59:
        raise Unreadable(f"there is no offset {text}")
    if text[0] == "-" and not hours and not minutes:
        raise Unreadable(f"ISO 8601 has no offset {text}: write Z")
    return (hours * HOUR + minutes * MINUTE) * (-1 if text[0] == "-" else 1)


def _long_year(found: re.Match[str]) -> DatePart:
    """A year with ``Y``, an exponent, or a number of significant digits."""
    prefix, sign, digits, exponent, significant, mark = found.groups()
    if len(digits) > MOST_DIGITS or len(exponent or "") > 2 or len(significant or "") > 2:
        raise Unreadable(f"{shown(found[0])}: a year of more than {MOST_DIGITS} digits")
    if prefix and digits[0] == "0":
        raise Unreadable(f"{shown(found[0])}: write the digits after Y without leading zeros")
    if prefix and not exponent and not significant and len(digits) < 5:
        raise Unreadable(f"{shown(found[0])}: Y is for longer years, write {sign}{digits:0>4}")
    if not prefix and (exponent or len(digits) != 4):
        raise Unreadable(f"{shown(found[0])}: write Y before a year of other than four digits")
    unit = 10 ** int(exponent or 0)
    year = int(digits) * unit
    length = len(str(year))
    if length > MOST_DIGITS:
        raise Unreadable(f"{shown(found[0])}: a year of more than {MOST_DIGITS} digits")
    first = last = year
    if significant:
        if not year or not 1 <= int(significant) <= length:
            raise Unreadable(f"{shown(found[0])}: {year} has {length} digits that may count")
        unit = 10 ** (length - int(significant))
        first = year - year % unit
        last = first + unit - 1
    if sign:
        first, last = -last, -first
    level = 2 if exponent or significant else 1
    parsed = LongYear(sign, digits, exponent or "", significant or "", mark or "")
    return _years(first, last, unit if mark else 0, "Year", level, parsed)


def _short_year(found: re.Match[str]) -> DatePart:
    """A century of two digits, or a decade of three."""
    sign, digits, mark = found.groups()
    name, unit, level = ("Century", 100, 0) if len(digits) == 2 else ("Decade", 10, 2)
    if sign and not int(digits):
        raise Unreadable(f"there is no {name.lower()} {sign}{digits}")
    first = int(sign + digits) * unit
    years = f"{sign}{digits}{'X' * (4 - len(digits))}"
    parsed = Day(years, marks=("", mark, "", "", "", "") if mark else ())
    level = max(level, bool(mark))
    return _years(first, first + unit - 1, unit if mark else 0, name, level, parsed)


def _years(first: int, last: int, widen: int, name: str, level: int, parsed: Single) -> DatePart:
    spans = [(year_start(first), year_start(last + 1))]
    return DatePart(
        *_written(spans),
        _civil(spans),
        _civil([(year_start(first - widen), year_start(last + 1 + widen))]),
        name,
        level,
        parsed,
    )


def _written(spans: Sequence[masks.Days]) -> tuple[int, int]:
    return spans[0][0] * DAY, spans[-1][1] * DAY - 1


def _civil(spans: Iterable[masks.Days]) -> DateSet:
    return one_of(Interval(start * DAY, end * DAY) for start, end in spans)
