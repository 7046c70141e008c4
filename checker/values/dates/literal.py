"""The dates that a person writes down as what a source says.

They are dates as :func:`~checker.values.dates.read.read_date` reads them, but for what the grammar
of EDTF has and a person surely did not mean, and with fiscal years, which an attribute defines.
"""

import re
from typing import Final, final

from checker.values.dates.calendar import GREGORIAN, MONTHS
from checker.values.dates.date import Date
from checker.values.dates.form import InWords
from checker.values.dates.mend import shown
from checker.values.dates.parts import JULIAN_PREFIX
from checker.values.dates.read import read_date
from checker.values.dates.seasons import SEASONS
from checker.values.dates.words import MONTH_NUMBERS
from checker.values.named import NamedTuple
from checker.values.unreadable import Unreadable

_SHORT = "(-?)([0-9]{2,3})([?~%]?)"
_FISCAL = (
    r"(?:FY|(?:the )?(?:fiscal|financial)(?: year)?) ?'?([0-9]{2,4})"
    r"(?: ?[/\u2013-] ?'?([0-9]{2}|[0-9]{4}))?"
)
_BEGINS: Final = (
    r"(?:--)?(?P<month>[0-9]{1,2})(?:-(?P<day>[0-9]{2}))?",
    r"(?P<name>[a-z]{3,9})(?: (?P<day>[0-9]{1,2}))?",
    r"(?P<day>[0-9]{1,2}) (?P<name>[a-z]{3,9})",
)

_IN_WORDS: Final = {21: "spring", 22: "summer", 23: "autumn", 24: "winter"}


@final
class FiscalYear(NamedTuple):
    """When a fiscal year begins, and which year it is named after.

    ``named_after``: ``beginning`` or ``end``, or nothing where that is not said. One that begins
    on 1 January is the calendar's.
    """

    month: int
    day: int
    named_after: str = ""


def fiscal_year(begins: str, named_after: str = "") -> FiscalYear:
    """`--10-01`, `10`, `October`, `1 October`. Raises :class:`Unreadable`."""
    for pattern in _BEGINS:
        found = re.fullmatch(pattern, begins, re.IGNORECASE | re.ASCII)
        given = found.groupdict() if found else {}
        month = int(given.get("month") or 0) or MONTH_NUMBERS.get((given.get("name") or "").lower())
        day = int(given.get("day") or 1)
        if month and month <= 12 and 1 <= day <= GREGORIAN.length(2001, month):
            return FiscalYear(month, day, named_after)
    raise Unreadable(
        f"{shown(begins)} is no day on which a year begins: write its month and day, as --10-01"
    )


_PLAIN: Final = re.compile("[0-9]{4}(?:-(?:0[1-9]|1[0-2])(?:-[0-9]{2})?)?").fullmatch
"""A year, month or day as EDTF has it, which is read in no other way: 7 us less a date."""


def read_literal(
    text: str, fiscal: FiscalYear | None = None, *, of_attribute: bool = False
) -> Date:
    """Read what a person wrote; ``fiscal`` is the fiscal year of its attribute.

    ``of_attribute``: it is the value of an attribute, which could say when its fiscal years begin;
    a qualifier, or the date of a source, has nothing to say it.

    Raises :class:`Unreadable`, for a year of two or three digits too: it may be one year, and EDTF
    reads a century or a decade.
    """
    if _PLAIN(text):
        return read_date(text)
    stripped = text.strip()
    if short := re.fullmatch(_SHORT, stripped, re.ASCII):
        raise Unreadable(_both_readings(stripped, *short.groups()))
    _refuse_two_years(stripped)
    found = re.fullmatch(_FISCAL, stripped, re.IGNORECASE | re.ASCII)
    if found is None:
        return read_date(text)
    days = read_date(_fiscal(stripped, found[1], found[2] or "", fiscal, of_attribute))
    return days._replace(text=text, form=InWords(stripped))


MOST_YEARS: Final = 10
"""How far the second of two years may lie behind the first, where it is written in two digits."""


def _refuse_two_years(text: str) -> None:
    """`2020-21` is spring 2020 in EDTF, and the years 2020 and 2021 for most people; so are those
    of a few years more, as in `1939-41`."""
    if re.search("[A-Za-z]", text.replace(JULIAN_PREFIX, "")):
        return  # words say which is meant
    for found in re.finditer("(?<![0-9-])([0-9]{2})([0-9]{2})-([2-4][0-9])(?![0-9-])", text):
        if 0 < int(found[3]) - int(found[2]) <= MOST_YEARS and int(found[3]) in SEASONS:
            raise Unreadable(_two_years(found))


def _two_years(found: re.Match[str]) -> str:
    year, code = found[1] + found[2], int(found[3])
    season = SEASONS[code]
    if code in _IN_WORDS:
        part = f"`{_IN_WORDS[code]} {year}`"
    else:
        first, after = (12 * int(year) + month for month in season.written)
        part = "/".join(f"{month // 12:04d}-{month % 12 + 1:02d}" for month in (first, after - 1))
    return (
        f"{shown(found[0])} may be two years or a part of {year}: "
        f"write {year}/{found[1]}{found[3]} for the years, or {part}"
    )


def _both_readings(text: str, sign: str, digits: str, mark: str) -> str:
    unit, unknown = ("century", "XX") if len(digits) == 2 else ("decade", "X")
    if sign and not int(digits):
        return f"{shown(text)} is no year: write it with four digits"
    year = int(sign + digits)
    era = f"AD {year}" if year > 0 else f"{1 - year} BC"
    return (
        f"{shown(text)} may be a year or a {unit}: write {sign}{digits:0>4}{mark} for {era}, "
        f"or {sign}{digits}{unknown}{mark} for the {unit}"
    )


def _fiscal(
    text: str, first: str, second: str, fiscal: FiscalYear | None, of_attribute: bool
) -> str:
    """The days of a fiscal year, in EDTF."""
    if len(first) != 4:
        raise Unreadable(
            f"{shown(text)}: write the year with four digits, as FY19{first[-2:]} or "
            f"FY20{first[-2:]}"
        )
    year = int(first)
    if second and int(second) not in (year + 1, (year + 1) % 100):
        raise Unreadable(f"{shown(text)}: a fiscal year ends in the year after {year}")
    if fiscal is None:
        way = "write the days, as 2022-10-01/2023-09-30"
        if of_attribute:
            way = f"give the attribute `fiscal_year_begins: --10-01`, or {way}"
        raise Unreadable(f"{shown(text)}: when that year begins is not said: {way}")
    if (fiscal.month, fiscal.day) == (1, 1) and not second:
        return f"{year:04d}"
    if not second and not fiscal.named_after:
        name = f"{fiscal.day} {MONTHS[fiscal.month - 1]}"
        raise Unreadable(
            f"{shown(text)} may begin on {name} {year - 1} or {year}: give the attribute "
            "`fiscal_year_named_after: end` or `beginning`, or write "
            f"FY{year - 1}-{year % 100:02d} or FY{year}-{(year + 1) % 100:02d}"
        )
    if not second and fiscal.named_after == "end":
        year -= 1
    last = GREGORIAN.day_number(year + 1, fiscal.month, fiscal.day) - 1
    ends = "{:04d}-{:02d}-{:02d}".format(*GREGORIAN.fields(last))
    return f"{year:04d}-{fiscal.month:02d}-{fiscal.day:02d}/{ends}"
