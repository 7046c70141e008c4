"""Dates as people write them: `13 May 1994` for `1994-05-13`, every form of EDTF in English words.

They are told from what their literals were parsed to. What was written in words stays in these.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from checker.values.dates import masks
from checker.values.dates.calendar import GREGORIAN, MONTHS
from checker.values.dates.form import (
    ClockTime,
    Day,
    Form,
    FromTo,
    InWords,
    Julian,
    LongYear,
    Plain,
    Several,
    Single,
    edtf,
)
from checker.values.dates.parts import JULIAN_PREFIX
from checker.values.dates.possibilities import Choice, DateSet
from checker.values.dates.read import read_date
from checker.values.dates.write import form_of
from checker.values.digits import grouped, told_once
from checker.values.texts import joined
from checker.values.unreadable import Unreadable

_MONTHS: Final = {f"{number:02d}": f"{name} " for number, name in enumerate(MONTHS, 1)}
_DAYS: Final = {f"{day:02d}": f"{day} " for day in range(1, 32)}

MOST_DATES = 8
"""How many dates of a list are told."""

MOST_YEARS = 10
"""How many years with a digit missing are told one by one."""

_TERMS = ("spring", "summer", "autumn", "winter")
_PLACES = ("", " (northern hemisphere)", " (southern hemisphere)")
_SEASONS = {21 + n: (_TERMS[n % 4], _PLACES[n // 4]) for n in range(12)}
_PARTS = {
    33: "first quarter", 34: "second quarter", 35: "third quarter", 36: "fourth quarter",
    37: "first four months", 38: "middle four months", 39: "last four months",
    40: "first half", 41: "second half",
}  # fmt: skip
_QUALITIES = {"?": "uncertain", "~": "approximate", "%": "uncertain and approximate"}


def plain_date(text: str) -> str:
    """The words for a day, month or year, `1994-05-13`, from the year 1000 on; else nothing."""
    day = Day(text[:4], text[5:7], text[8:])
    return _plain(day) if text.isascii() and text == edtf(day) and _is_plain(day) else ""


def tell_date(text: str) -> str:
    """The words for a date of which only the literal is known; what is none stays as it is."""
    return plain_date(text) or tell_form(parsed(text))


@lru_cache(maxsize=4096)
def parsed(text: str) -> Form:
    """The form of a literal, behind which Gregorian days may stand; of what is none, its words."""
    literal = text.partition(" (")[0] if text.startswith(JULIAN_PREFIX) else text
    try:
        return read_date(literal).form
    except Unreadable:
        return InWords(text)


@told_once(65536)
def tell_form(form: Form) -> str:
    """The words for what a literal was parsed to; what was written in words stays as it is."""
    if isinstance(form, InWords):
        return form.text
    if isinstance(form, Julian):
        return f"{_words(form.of)} in the Julian calendar ({_words(form.gregorian)})"
    return _words(form)


MOST_PARTS = 100
"""How many parts of a choice are written out: `~XXXX-12` has ten thousand, in a second."""


def tell_possible(form: Form, possible: DateSet, *, always: bool = False) -> str:
    """When it may have been, in words; nothing where the telling of the literal says the same.

    That of a choice, by digits left out or by a list, does, unless something in it is marked; and
    nobody would read more than ``MOST_PARTS`` of them.
    """
    if not always:
        if isinstance(form, Day) and _is_plain(form):
            return ""
        if _is_choice(form) and not _is_marked(form):
            return ""
        if isinstance(possible, Choice) and len(possible.spans) > MOST_PARTS:
            return ""
    read = tell_form(form_of(possible))
    return read if always or read != tell_form(form) else ""


def _is_choice(form: Form) -> bool:
    """Whether it is a list, or has digits that are left out."""
    if isinstance(form, InWords):
        return "X" in form.text and form.text.isascii()
    if isinstance(form, Julian):
        return any("X" in edtf(item) for item in form)
    return isinstance(form, Several) or "X" in edtf(form)


def _is_marked(form: Form) -> bool:
    text = "".join(map(edtf, form)) if isinstance(form, Julian) else _text(form)
    return any(mark in text for mark in _QUALITIES)


def _text(form: Plain | InWords) -> str:
    return form.text if isinstance(form, InWords) else edtf(form)


def _words(form: Plain) -> str:
    if isinstance(form, Several):
        return _list(form)
    return _from_to(form) if isinstance(form, FromTo) else _part(form)


def _list(form: Several) -> str:
    """`1992 or 1993`; a list that is long, by its first dates and how many more there are."""
    items, joint = form
    left = len(items) - MOST_DATES
    if left > 0:
        phrases = [_words(item) for item in items[:MOST_DATES]]
        return joined([*phrases, f"{'one of ' if joint == 'or' else ''}{left} more"], joint)
    days = [item for item in items if isinstance(item, Day) and _is_plain(item)]
    return joined(_alike(days) if len(days) == len(items) else list(map(_words, items)), joint)


def _from_to(form: FromTo) -> str:
    """Some time within; an end that is open or unknown bounds nothing."""
    begin, end = form.begin, form.end
    if begin is None:
        return f"{_part(end)} or earlier" if end else edtf(form)
    if end is None:
        return f"{_part(begin)} or later"
    if isinstance(begin, Day) and isinstance(end, Day) and _is_plain(begin) and _is_plain(end):
        return " to ".join(_alike((begin, end)))
    first, last = _part(begin), _part(end).removeprefix("the year ")
    return f"{first} until {last}" if " to " in first + last else f"{first} to {last}"


def _is_plain(day: Day) -> bool:
    """Whether it is a year, month or day of the calendar, from the year 1000 on, without marks."""
    year, month, date, marks = day
    return (
        not marks
        and len(year) == 4
        and year.isdecimal()
        and year[0] != "0"
        and (not month or month in _MONTHS)
        and (not date or date in _DAYS)
    )


def _plain(day: Day) -> str:
    return f"{_DAYS.get(day.day, '')}{_MONTHS.get(day.month, '')}{day.year}"


def _alike(days: Sequence[Day]) -> list[str]:
    """Plain dates, of which only the last names the month and the year that all have."""
    phrases = list(map(_part, days))
    last = days[-1]
    precisions = {(bool(day.month), bool(day.day)) for day in days}
    if len(precisions) > 1 or not last.month or len({day.year for day in days}) > 1:
        return phrases
    words = 2 if last.day and len({day.month for day in days}) == 1 else 1
    return [phrase.rsplit(" ", words)[0] for phrase in phrases[:-1]] + phrases[-1:]


def _part(form: Single) -> str:
    """One date, year, season or time."""
    if isinstance(form, Day):
        return _plain(form) if _is_plain(form) else _marked_date(form)
    return _time(form) if isinstance(form, ClockTime) else _long_year(form)


def _marked_date(form: Day) -> str:
    """A date with its marks: one that holds for all of it, or which holds for which part."""
    words = _date(form.year, form.month, form.day)
    if not form.marks:
        return words
    marks: dict[str, str] = {}
    parts = (("year", form.year), ("month", form.month), ("day", form.day))
    written = [name for name, part in parts if part]
    for number, name in enumerate(written):
        before, behind = form.marks[2 * number : 2 * number + 2]
        if behind:  # it holds for all that stands to its left, too
            marks |= dict.fromkeys(written[: number + 1], behind)
        if before:
            marks[name] = before
    kinds = set(marks.values())
    if len(kinds) <= 1 and len(marks) in (0, len(written)):
        return _marked(words, kinds.pop() if kinds else "")
    notes = []
    for mark, quality in _QUALITIES.items():
        names = [name for name in written if marks.get(name) == mark]
        if names:
            notes.append(f"{joined(names, 'and')} {quality}")
    return f"{words} ({'; '.join(notes)})"


def _marked(words: str, mark: str) -> str:
    about = "about " if mark in ("~", "%") else ""
    return f"{about}{words}{' (uncertain)' if mark in ('?', '%') else ''}"


def _date(year: str, month: str, day: str) -> str:
    """A date without its marks; digits that are left out are told as the choice that they are."""
    if not month:
        return _year(year)
    when = f"in some year of {_year(year)}" if "X" in year else _year(year, alone=False)
    if year == "XXXX":
        when = "in some year"
    if month.isdigit() and int(month) > 12:
        return _season(int(month), when)
    of = when.removeprefix("in ") if "X" in year else when
    if month == "XX":
        if day in ("", "XX"):
            return f"some {'day' if day else 'month'} of {of}"
        return f"day {_days(day, 31)} of some month of {of}"
    if "X" in month:
        numbers = [n for n in range(1, 13) if _fits(f"{n:02d}", month)]
    else:
        numbers = [int(month)]
    names = _choice([MONTHS[n - 1] for n in numbers], run=_is_run(numbers) and day in ("", "XX"))
    if not day:
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
    return f"{words[0]} to {words[-1]}" if run else joined(words, "or")


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
        return joined([_one_year(year, alone=True) for year in years], "or")
    return f"a year {digits}, whatever X is"


LEAST_OF_A_YEAR = 5
"""No year of fewer digits is written in groups."""


def _years(first: int, last: int) -> str:
    if first > 0:
        return f"{_one_year(first)} to {last}"
    if last <= 0:
        return f"{1 - first} to {1 - last} BC"
    return f"{_one_year(first)} to {_one_year(last)}"


def _one_year(year: int, *, alone: bool = True) -> str:
    if year <= 0:
        return f"{grouped(str(1 - year), LEAST_OF_A_YEAR)} BC"
    if year < 1000:
        return f"AD {year}"
    return f"{'the year ' if alone and year > 9999 else ''}{grouped(str(year), LEAST_OF_A_YEAR)}"


def _long_year(form: LongYear) -> str:
    words = _one_year(int(f"{form.sign}{form.digits}") * 10 ** int(form.exponent or 0))
    if form.significant:
        many = int(form.significant)
        words += f" (to {many} significant digit{'' if many == 1 else 's'})"
    return _marked(words, form.mark)


def _time(form: ClockTime) -> str:
    """`12:30 on 13 May 1994`; of an hour alone, from when to when."""
    hour, minute, second = form.hour, form.minute, form.second
    clock = ":".join(part for part in (hour, minute or "00", second) if part)
    clock += f".{form.fraction}" if form.fraction else ""
    if not minute and int(hour) < 24:
        clock = f"between {clock} and {int(hour) + 1:02d}:00"
    return f"{clock}{_zone(form.offset)} on {_date(form.year, form.month, form.day)}"


def _zone(offset: str) -> str:
    if not offset:
        return ""
    hours, minutes = int(offset[1:3] or 0), offset[4:]
    if not hours and minutes in ("", "00"):
        return " UTC"
    return f" UTC{offset[0]}{hours}{f':{minutes}' if minutes not in ('', '00') else ''}"
