"""What to write instead: messages for dates that have no reading."""

import re
from datetime import date as date_
from datetime import timedelta
from typing import Final

from checker.values.dates.calendar import GREGORIAN, MONTHS, year_digits
from checker.values.dates.words import in_words
from checker.values.digits import in_plain_digits
from checker.values.unreadable import Unreadable

_YMD = r"([0-9]{4})([./-])([0-9]{1,2})(?:\2([0-9]{1,2}))?"
_MY = r"([0-9]{1,2})[./-]([0-9]{4})"
_COMPACT = r"([0-9]{4})([0-9]{2})([0-9]{2})"
_WEEK = r"([0-9]{4})-?W([0-9]{2})(?:-?([1-7]))?"
_DAY_OF_YEAR = "([0-9]{4})-([0-9]{3})"
_SHORT_RANGE = r"([0-9]{4}) ?[-/\u2013\u2014] ?([0-9]{1,2})"
_DAY = "[0-9]{1,2}(?:st|nd|rd|th)?"
_NO_YEAR = rf"(?:{_DAY} )?({'|'.join(MONTHS)})(?: {_DAY})?"
_DAYS_OF_MONTH = r"([A-Za-z]+\.?) ([0-9]{1,2}) ?(?:[-\u2013\u2014]|to) ?([0-9]{1,2}),? ([0-9]{4})"
_EDGE = r"(?:the )?(beginning|start|end) of (?:the )?([A-Za-z]*\.? ?[0-9]{4}s?)"
_OLD_STYLE = r"(?:O\.? ?S\.?|old style)[ ,:]+(.+)|(.+?),? \(?(?:O\.? ?S\.?|old style)\)?"
UNKNOWN: Final = ("unknown", "n/a", "na", "n.d.", "nd", "none", "tbd", "tba", "?", "-")
_LONGEST = 60
_WORDS: Final = {
    "before": "before", "prior to": "before", "until": "until", "till": "until", "by": "until",
    "up to": "until", "after": "after", "since": "since", "from": "since",
    "circa": "~", "about": "~", "around": "~", "approximately": "~", "approx": "~", "ca": "~",
    "c": "~", "roughly": "~",
}  # fmt: skip


def shown(text: str) -> str:
    """The text for a message, cut where it is long."""
    return repr(text if len(text) <= _LONGEST else text[: _LONGEST - 3] + "...")


def mending(text: str) -> str:
    """What is wrong with a text that is no date, and what to write."""
    if plain := in_plain_digits(text):
        return f"{shown(text)} has digits other than 0 to 9: write {plain[:_LONGEST]}"
    better = _better(text)
    either = re.fullmatch("([0-9]{3})([0-9])/([0-9])", text)
    if either and int(either[3]) == int(either[2]) + 1:
        years = f"{either[1]}{either[2]}/{either[1]}{either[3]}"
        return f"{shown(text)} may be a month or two years: write {better} or {years}"
    if better:
        return f"{shown(text)}: write {better} (year-month-day)"
    if dates := _within(text):
        return f"{shown(text)}: write {dates} for some time within"
    if re.fullmatch(r"[0-9XxUu?~%-]{4,12}", text) and re.search("[xUu]", text):
        return f"{shown(text)}: an unspecified digit is a capital X, as in 199X"
    if re.fullmatch("-?[0-9]{5,}", text):
        return f"{shown(text)}: write Y before a year of more than four digits"
    if text.lower() in ("open", "now", "present"):
        return f"{shown(text)} is no date: write `..` for an open end, as in 1994/.."
    if text.lower() in UNKNOWN:
        return (
            f"{shown(text)} is no date: leave the claim out, or write nothing for an unknown end, "
            "as in 1994/"
        )
    if text.lower() in ("today", "yesterday", "tomorrow"):
        return f"{shown(text)} is no date: write the day that is meant, as 1993-04-02"
    if words := _hedged(text) or _bounded(text):
        return f"{shown(text)}: write {words}"
    if part := re.fullmatch(_EDGE, text, re.IGNORECASE | re.ASCII):
        early = "late" if part[1].lower() == "end" else "early"
        return f"{shown(text)}: write `{early} {part[2]}`, or the days that are meant"
    if decade := re.fullmatch(r"(?:the )?'?([1-9]0)'?s", text, re.ASCII):
        return (
            f"{shown(text)}: write the years with four digits, as 19{decade[1]}s or 18{decade[1]}s"
        )
    if era := re.fullmatch(r"(BCE?|CE) ([0-9]{1,4})", text, re.IGNORECASE | re.ASCII):
        return f"{shown(text)}: write {era[2]} {era[1]}"
    if old := re.fullmatch(_OLD_STYLE, text, re.IGNORECASE | re.ASCII):
        day = _in_words((old[1] or old[2]).strip())
        return f"{shown(text)}: write julian:{day or '1917-10-25'} for a date in the old style"
    if re.fullmatch(_NO_YEAR, text, re.IGNORECASE | re.ASCII):
        return f"{shown(text)} has no year: write it too, as 2 April 1993 or 1993-04-02"
    if text != text.strip():
        return f"{shown(text)}: a space beside `/` or a comma; remove it"
    if edtf := _in_words(text):
        return f"{shown(text)} is a part of a date with signs: write {edtf} there"
    return f"{shown(text)} is no date: write 1993-04-02, 1993-04 or 1993 (year-month-day), or EDTF"


def _in_words(text: str) -> str:
    """The EDTF for a date in words, or nothing where that is none or has several readings."""
    try:
        return in_words(text) or ""
    except Unreadable:
        return ""


def _bounded(text: str) -> str:
    """The EDTF for a date with words behind it, or between two dates, or nothing."""
    if len(text) > _LONGEST:
        return ""
    if later := re.fullmatch(r"(.+?)(?: or (later|earlier)| (onwards?))", text, re.IGNORECASE):
        date = _in_words(later[1]) or later[1]
        if re.fullmatch("-?[0-9]{4}(?:-[0-9]{2}){0,2}", date):
            return f"../{date}" if (later[2] or "").lower() == "earlier" else f"{date}/.."
    if two := re.fullmatch(r"(?:either )?(.+?)(?:, or| or|,) (.+)", text, re.IGNORECASE):
        dates = [_in_words(date_text) or date_text for date_text in two.groups()]
        if all(re.fullmatch("-?[0-9]{4}(?:-[0-9]{2}){0,2}", date) for date in dates):
            return f"[{dates[0]},{dates[1]}]"
    return ""


def _within(text: str) -> str:
    """The EDTF for two dates with a dash between them, or nothing."""
    if days := re.fullmatch(_DAYS_OF_MONTH, text, re.IGNORECASE | re.ASCII):
        month, first, last, year = days.groups()
        text = f"{first} {month} {year} - {last} {month} {year}"
    if dots := re.fullmatch(r"(-?[0-9]{4}[0-9-]*) ?(?:\.{2,3}|\u2026) ?(-?[0-9]{4}[0-9-]*)", text):
        return f"{dots[1]}/{dots[2]}"
    if years := re.fullmatch(_SHORT_RANGE, text):
        first, last = years[1], years[1][: -len(years[2])] + years[2]
        return f"{first}/{last}" if first < last else ""
    found = re.fullmatch(r"(.+?) ?[-\u2013\u2014] ?(.+)", text) if len(text) <= _LONGEST else None
    return _in_words(f"from {found[1]} to {found[2]}") if found else ""


def _hedged(text: str) -> str:
    """The EDTF for a year, month or day with a word before it, or nothing."""
    for word, meaning in _WORDS.items():
        found = re.match(rf"{word}\.? ?(?=[0-9A-Z])(?:the )?", text, re.IGNORECASE | re.ASCII)
        if found is None:
            continue
        inner = text[found.end() :].strip()
        date = in_words(inner) or inner
        parts = re.fullmatch("(-?[0-9]{4})(?:-(0[1-9]|1[0-2])(?:-([0-9]{2}))?)?", date)
        if parts is None:
            continue
        if meaning == "~":
            return f"{date}~"
        if meaning == "until":
            return f"../{date}"
        if meaning == "since":
            return f"{date}/.."
        before, after = _neighbours(int(parts[1]), int(parts[2] or 0), int(parts[3] or 0))
        return f"../{before}" if meaning == "before" else f"{after}/.."
    return ""


def _neighbours(year: int, month: int, day: int) -> tuple[str, str]:
    """The year, month or day before one, and the one after it."""
    if not month:
        return year_digits(year - 1), year_digits(year + 1)
    if not day:
        index = 12 * year + month - 1
        both = (divmod(index_beside, 12) for index_beside in (index - 1, index + 1))
        before, after = (f"{year_digits(y)}-{m + 1:02d}" for y, m in both)
        return before, after
    number = GREGORIAN.day_number(year, month, min(max(day, 1), GREGORIAN.length(year, month)))
    days = (GREGORIAN.fields(number_beside) for number_beside in (number - 1, number + 1))
    before, after = (f"{year_digits(y)}-{m:02d}-{d:02d}" for y, m, d in days)
    return before, after


def _better(text: str) -> str:
    """The date in EDTF that is written with other signs, or by week or day of the year."""
    if found := re.fullmatch(_YMD, text):
        year, _, month, day = found.groups()
        return _date(year, month, day or "")
    if found := re.fullmatch(_MY, text):
        return _date(found[2], found[1], "")
    if found := re.fullmatch(_COMPACT, text):
        return _date(*found.groups())
    try:
        if found := re.fullmatch(_WEEK, text):
            first = date_.fromisocalendar(int(found[1]), int(found[2]), int(found[3] or 1))
            if found[3]:
                return first.isoformat()
            return f"{first.isoformat()}/{(first + timedelta(6)).isoformat()}"
        if (found := re.fullmatch(_DAY_OF_YEAR, text)) and 1 <= int(found[2]) <= 366:
            day_ = date_(int(found[1]), 1, 1) + timedelta(int(found[2]) - 1)
            return day_.isoformat() if day_.year == int(found[1]) else ""
    except (ValueError, OverflowError):
        return ""
    return ""


def _date(year: str, month: str, day: str) -> str:
    """The date in EDTF, or nothing where no calendar has it."""
    if not month or not 1 <= int(month) <= 12 or (day and not 1 <= int(day) <= 31):
        return ""
    return f"{year}-{month:0>2}" + (f"-{day:0>2}" if day else "")
