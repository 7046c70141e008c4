"""What to write instead: messages for dates in forms other than EDTF."""

import re
from datetime import date as date_
from datetime import timedelta
from typing import Final

from checker.values.dates.calendar import MONTHS

_DMY = r"([0-9]{1,2})([./-])([0-9]{1,2})\2([0-9]{4})"
_YMD = r"([0-9]{4})([./-])([0-9]{1,2})(?:\2([0-9]{1,2}))?"
_COMPACT = r"([0-9]{4})([0-9]{2})([0-9]{2})"
_NAME = r"(?P<name>[A-Za-z]{3,9})\.?"
_NAMED = (
    rf"{_NAME} (?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)?,? (?P<year>[0-9]{{4}})",
    rf"(?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)? {_NAME},? (?P<year>[0-9]{{4}})",
    rf"{_NAME},? (?P<year>[0-9]{{4}})(?P<day>)",
)
_RANGE = r"([0-9]{4})(?: ?[-\u2013\u2014] ?| to )([0-9]{4})"
_LONGEST = 60

SEASONS: Final = {
    "spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24,
    "q1": 33, "q2": 34, "q3": 35, "q4": 36,
}  # fmt: skip
_PART = f"({'|'.join(SEASONS)})"
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
    """What is wrong with a text that is no EDTF, and what to write."""
    better = _better(text)
    if better:
        return f"{shown(text)}: write {better} (year-month-day)"
    if years := re.fullmatch(_RANGE, text):
        return f"{shown(text)}: write {years[1]}/{years[2]} for some time within these years"
    if re.fullmatch(r"[0-9XxUu?~%-]{4,12}", text) and re.search("[xUu]", text):
        return f"{shown(text)}: an unspecified digit is a capital X, as in 199X"
    if re.fullmatch("-?[0-9]{5,}", text):
        return f"{shown(text)}: write Y before a year of more than four digits"
    if text.lower() in ("open", "unknown", "now", "present"):
        return (
            f"{shown(text)} is no date: write `..` for an open end and nothing for an unknown one"
        )
    if text.lower() in ("today", "yesterday", "tomorrow"):
        return f"{shown(text)} is no date: write the day that is meant, as 1993-04-02"
    if words := _hedged(text):
        return f"{shown(text)}: write {words}"
    return f"{shown(text)} is no date: write 1993-04-02, 1993-04 or 1993 (year-month-day), or EDTF"


def _hedged(text: str) -> str:
    """The EDTF for a year, month or day with a word before it, or nothing."""
    if found := re.fullmatch(rf"{_PART} (?:of )?([0-9]{{4}})", text, re.IGNORECASE):
        return f"{found[2]}-{SEASONS[found[1].lower()]}"
    found = re.fullmatch(
        r"([a-z][a-z .]*?)\.? ?([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?", text, re.I
    )
    word = _WORDS.get(found[1].lower()) if found else None
    if found is None or word is None:
        return ""
    date = "-".join(part for part in found.groups()[1:] if part)
    if word == "~":
        return f"{date}~"
    try:
        first, after = _neighbours(int(found[2]), int(found[3] or 0), int(found[4] or 0))
    except (ValueError, OverflowError):
        return ""
    width = len(date)
    return {
        "before": f"../{first.isoformat()[:width]}",
        "until": f"../{date}",
        "after": f"{after.isoformat()[:width]}/..",
        "since": f"{date}/..",
    }[word]


def _neighbours(year: int, month: int, day: int) -> tuple[date_, date_]:
    """A day of the unit before, and of the unit after; raises past the calendar."""
    start = date_(year, month or 1, day or 1)
    if day:
        return start - timedelta(1), start + timedelta(1)
    after = date_(year + (month in (0, 12)), month % 12 + 1 if month else 1, 1)
    return start - timedelta(1), after


def _better(text: str) -> str:
    if found := re.fullmatch(_DMY, text):
        day, sign, month, year = found.groups()
        turned = [_date(year, month, day), _date(year, day, month)]
        if sign == ".":
            return turned[0]
        return " or ".join(dict.fromkeys(date for date in turned if date))
    if found := re.fullmatch(_YMD, text):
        year, _, month, day = found.groups()
        return _date(year, month, day or "")
    if found := re.fullmatch(_COMPACT, text):
        return _date(*found.groups())
    for pattern in _NAMED:
        if found := re.fullmatch(pattern, text):
            return _date(found["year"], _month(found["name"]), found["day"])
    return ""


def _month(name: str) -> str:
    return next(
        (str(n) for n, month in enumerate(MONTHS, 1) if month.lower().startswith(name.lower())), ""
    )


def _date(year: str, month: str, day: str) -> str:
    """The date in EDTF, or nothing where no calendar has it."""
    if not month or not 1 <= int(month) <= 12 or (day and not 1 <= int(day) <= 31):
        return ""
    return f"{year}-{month:0>2}" + (f"-{day:0>2}" if day else "")
