"""Dates as people write them: `13 May 1994` for `1994-05-13`.

A literal is what an author wrote for the program; its telling says the same for a reader. What was
written in words stays in these words. The forms that most literals have are told here; all others
by :mod:`~checker.values.dates.telling`, whose patterns take 10 ms.
"""

from functools import lru_cache
from typing import Final

from checker.values.dates.calendar import MONTHS
from checker.values.dates.possibilities import DateSet

_MONTHS: Final = {f"-{number:02d}": name for number, name in enumerate(MONTHS, 1)}
_DAYS: Final = {f"-{day:02d}": f"{day} " for day in range(1, 32)}


def plain_date(text: str) -> str:
    """The words for a day, month or year, `1994-05-13`, from the year 1000 on; else nothing."""
    year = text[:4]
    if not (year.isdecimal() and year.isascii()) or len(year) < 4 or year[0] == "0":
        return ""
    if len(text) == 4:
        return year
    month = _MONTHS.get(text[4:7])
    if month is None:
        return ""
    day = "" if len(text) == 7 else _DAYS.get(text[7:])
    return "" if day is None else f"{day}{month} {year}"


@lru_cache(maxsize=65536)
def tell_date(text: str) -> str:
    """The words for a date literal; what is written in words, or is none, stays as it is."""
    return plain_date(text) or _told(text)


def tell_dates(text: str, possible: DateSet, *, always: bool = False) -> str:
    """When it may have been, in words; nothing where the telling of the literal says the same."""
    if not always and plain_date(text):
        return ""
    from checker.values.dates.telling import tell_dates

    return tell_dates(text, possible, always=always)


def _told(text: str) -> str:
    from checker.values.dates.telling import tell_date

    return tell_date(text)
