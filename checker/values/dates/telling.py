"""Dates as people write them: every form of EDTF in English words."""

import re
from collections.abc import Sequence

from checker.values.dates import masks
from checker.values.dates.calendar import GREGORIAN, MONTHS
from checker.values.dates.parts import DATE, JULIAN_PREFIX, LONG_YEAR, SHORT_YEAR, TIME
from checker.values.dates.possibilities import DateSet
from checker.values.dates.words import in_words
from checker.values.dates.write import write_date
from checker.values.digits import grouped
from checker.values.unreadable import Unreadable

MOST_DATES = 8
"""How many dates of a list are told."""

MOST_YEARS = 10
"""How many years with a digit missing are told one by one."""

_PLAIN = "[1-9][0-9]{3}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12][0-9]|3[01]))?)?"
_TERMS = ("spring", "summer", "autumn", "winter")
_PLACES = ("", " (northern hemisphere)", " (southern hemisphere)")
_SEASONS = {21 + n: (_TERMS[n % 4], _PLACES[n // 4]) for n in range(12)}
_PARTS = {
    33: "first quarter", 34: "second quarter", 35: "third quarter", 36: "fourth quarter",
    37: "first four months", 38: "middle four months", 39: "last four months",
    40: "first half", 41: "second half",
}  # fmt: skip
_QUALITIES = {"?": "uncertain", "~": "approximate", "%": "uncertain and approximate"}


def tell_date(text: str) -> str:
    """The words for a date literal; what is written in words, or is none, stays as it is."""
    text = text.strip()
    try:
        if in_words(text):
            return text
        return _told(text)
    except (Unreadable, ValueError):
        return text


def tell_dates(text: str, possible: DateSet, *, always: bool = False) -> str:
    """When it may have been, in words; nothing where the telling of the literal says the same.

    That of a choice, by digits left out or by a list, does, unless something in it is marked.
    """
    read = tell_date(write_date(possible))
    if always:
        return read
    chosen = text[:1] in ("[", "{") or ("X" in text and text.isascii())
    if read == tell_date(text) or (chosen and not any(mark in text for mark in _QUALITIES)):
        return ""
    return read


def _told(text: str) -> str:
    if text.startswith(JULIAN_PREFIX):
        written, _, gregorian = text.partition(" (")
        words = f"{_told(written.replace(JULIAN_PREFIX, ''))} in the Julian calendar"
        return f"{words} ({tell_date(gregorian[:-1])})" if gregorian else words
    if text[:1] in ("[", "{"):
        items = [item.strip() for item in text[1:-1].split(",")]
        return _list(items, "or" if text[0] == "[" else "and")
    if "/" in text:
        begin, _, end = text.partition("/")
        return _from_to(begin, end)
    return _part(text)


def _list(items: Sequence[str], joint: str) -> str:
    """`1992 or 1993`; a list that is long, by its first dates and how many more there are."""
    left = len(items) - MOST_DATES
    if left > 0:
        told = [_item(item) for item in items[:MOST_DATES]]
        return _joined([*told, f"{'one of ' if joint == 'or' else ''}{left} more"], joint)
    if all(re.fullmatch(_PLAIN, item) for item in items):
        return _joined(_alike(items), joint)
    return _joined([_item(item) for item in items], joint)


def _item(item: str) -> str:
    begin, dots, end = item.partition("..")
    return _from_to(begin, end) if dots else _part(item)


def _from_to(begin: str, end: str) -> str:
    """Some time within; an end that is open or unknown bounds nothing."""
    begin, end = begin.replace("..", ""), end.replace("..", "")
    if not end:
        return f"{_part(begin)} or later"
    if not begin:
        return f"{_part(end)} or earlier"
    if all(re.fullmatch(_PLAIN, date) for date in (begin, end)):
        return " to ".join(_alike((begin, end)))
    first, last = _part(begin), _part(end).removeprefix("the year ")
    return f"{first} until {last}" if " to " in first + last else f"{first} to {last}"


def _alike(dates: Sequence[str]) -> list[str]:
    """Plain dates, of which only the last names the month and the year that all have."""
    *before, last = dates
    told = [_part(date) for date in dates]
    if len({len(date) for date in dates}) > 1 or len(last) == 4:
        return told
    shared = 7 if len(last) == 10 and len({date[:7] for date in dates}) == 1 else 4
    if len({date[:shared] for date in dates}) > 1:
        return told
    words = 2 if shared == 7 else 1
    return [date.rsplit(" ", words)[0] for date in told[: len(before)]] + told[-1:]


def _joined(told: Sequence[str], joint: str) -> str:
    *before, last = told
    return f"{', '.join(before)} {joint} {last}" if before else last


def _part(text: str) -> str:
    """One date, year, season or time; raises ``ValueError`` for anything else."""
    if found := re.fullmatch(DATE, text):
        return _marked_date(found)
    if found := re.fullmatch(TIME, text):
        return _time(found)
    if (found := re.fullmatch(LONG_YEAR, text)) and any(found.group(1, 4, 5)):
        return _long_year(found)
    if found := re.fullmatch(SHORT_YEAR, text):
        sign, digits, mark = found.groups()
        return _marked(_year(f"{sign}{digits}{'X' * (4 - len(digits))}"), mark)
    raise ValueError(text)


def _marked_date(found: re.Match[str]) -> str:
    """A date with its marks: one that holds for all of it, or which holds for which part."""
    year, month, day = found[2], found[5], found[8]
    words = _date(year, month, day)
    marks: dict[str, str] = {}
    written = [name for name, part in (("year", year), ("month", month), ("day", day)) if part]
    for number, name in enumerate(written):
        behind = found[(3, 6, 9)[number]]
        if behind:  # it holds for all that stands to its left, too
            marks |= dict.fromkeys(written[: number + 1], behind)
        before = found[(1, 4, 7)[number]]
        if before:
            marks[name] = before
    kinds = set(marks.values())
    if len(kinds) <= 1 and len(marks) in (0, len(written)):
        return _marked(words, kinds.pop() if kinds else None)
    notes = []
    for mark, quality in _QUALITIES.items():
        names = [name for name in written if marks.get(name) == mark]
        if names:
            notes.append(f"{_joined(names, 'and')} {quality}")
    return f"{words} ({'; '.join(notes)})"


def _marked(words: str, mark: str | None) -> str:
    about = "about " if mark in ("~", "%") else ""
    return f"{about}{words}{' (uncertain)' if mark in ('?', '%') else ''}"


def _date(year: str, month: str | None, day: str | None) -> str:
    """A date without its marks; digits that are left out are told as the choice that they are."""
    if month is None:
        return _year(year)
    when = f"in some year of {_year(year)}" if "X" in year else _year(year, alone=False)
    if year == "XXXX":
        when = "in some year"
    if month.isdigit() and int(month) > 12:
        return _season(int(month), when)
    of = when.removeprefix("in ") if "X" in year else when
    if month == "XX":
        if day in (None, "XX"):
            return f"some {'day' if day else 'month'} of {of}"
        return f"day {_days(day or '', 31)} of some month of {of}"
    if "X" in month:
        numbers = [n for n in range(1, 13) if _fits(f"{n:02d}", month)]
    else:
        numbers = [int(month)]
    names = _choice([MONTHS[n - 1] for n in numbers], run=_is_run(numbers) and day in (None, "XX"))
    if day is None:
        return f"{names} {when}"
    if day == "XX":
        return f"some day of {names} {when}"
    longest = max(_longest(year, n) for n in numbers)
    return f"{_days(day, longest)} {names} {when}"


def _longest(year: str, month: int) -> int:
    return GREGORIAN.length(int(year.lstrip("Y")) if "X" not in year else 2000, month)


def _days(day: str, longest: int) -> str:
    if "X" not in day:
        return str(int(day))
    numbers = [n for n in range(1, longest + 1) if _fits(f"{n:02d}", day)]
    return _choice([str(n) for n in numbers], run=_is_run(numbers))


def _fits(digits: str, mask: str) -> bool:
    return all(m in ("X", d) for d, m in zip(digits, mask, strict=True))


def _is_run(numbers: Sequence[int]) -> bool:
    return len(numbers) > 2 and numbers[-1] - numbers[0] == len(numbers) - 1


def _choice(words: Sequence[str], *, run: bool) -> str:
    return f"{words[0]} to {words[-1]}" if run else _joined(words, "or")


def _season(code: int, when: str) -> str:
    if code in _PARTS:
        return f"{_PARTS[code]} of {when.removeprefix('in ')}"
    if code not in _SEASONS:
        raise ValueError(code)
    name, place = _SEASONS[code]
    return f"{name} {when}{place}"


def _year(digits: str, *, alone: bool = True) -> str:
    """A year, decade or century; 0000 is 1 BC."""
    if "X" not in digits:
        return _one_year(int(digits.lstrip("Y")), alone=alone)
    if digits == "XXXX":
        return "some year"
    years = masks.years(digits)
    if isinstance(years, range):
        first, last = years[0], years[-1]
        if last - first == 9 and first >= 1000 and (first % 100 or first == 2000):
            return f"the {first}s"  # the 1900s may be a hundred years
        return _years(first, last)
    if len(years) <= MOST_YEARS:
        return _joined([_one_year(year, alone=True) for year in years], "or")
    return f"a year {digits}, whatever X is"


def _years(first: int, last: int) -> str:
    if first > 0:
        return f"{_one_year(first)} to {last}"
    if last <= 0:
        return f"{1 - first} to {1 - last} BC"
    return f"{_one_year(first)} to {_one_year(last)}"


def _one_year(year: int, *, alone: bool = True) -> str:
    if year <= 0:
        return f"{grouped(str(1 - year))} BC"
    if year < 1000:
        return f"AD {year}"
    return f"{'the year ' if alone and year > 9999 else ''}{grouped(str(year))}"


def _long_year(found: re.Match[str]) -> str:
    _, sign, digits, exponent, significant, mark = found.groups()
    if len(exponent or "") > 2:
        raise ValueError(found[0])
    words = _one_year(int(f"{sign}{digits}") * 10 ** int(exponent or 0))
    if significant:
        many = int(significant)
        words += f" (to {many} significant digit{'' if many == 1 else 's'})"
    return _marked(words, mark)


def _time(found: re.Match[str]) -> str:
    """`12:30 on 13 May 1994`; of an hour alone, from when to when."""
    year, month, day, hour, minute, second, fraction, offset = found.groups()
    clock = ":".join(part for part in (hour, minute or "00", second) if part)
    clock += f".{fraction}" if fraction else ""
    if minute is None and int(hour) < 24:
        clock = f"between {clock} and {int(hour) + 1:02d}:00"
    return f"{clock}{_zone(offset or '')} on {_date(year, month, day)}"


def _zone(offset: str) -> str:
    if not offset:
        return ""
    hours, minutes = int(offset[1:3] or 0), offset[4:]
    if not hours and minutes in ("", "00"):
        return " UTC"
    return f" UTC{offset[0]}{hours}{f':{minutes}' if minutes not in ('', '00') else ''}"
