"""Dates as tables write them: ``%d/%m/%Y`` and the like, to dates as facts have them.

The directives are those of ``strptime``; names of months and days are English, whatever the locale.
"""

import re
from collections.abc import Callable, Sequence
from typing import final

from checker.values.dates.calendar import MONTHS, WEEKDAYS
from checker.values.named import NamedTuple
from checker.values.unreadable import Unreadable

_MONTHS = [name.lower() for name in MONTHS]
_DAYS = [name.lower() for name in WEEKDAYS]

_PARTS = {
    "%Y": r"(?P<year>[0-9]{4})",
    "%y": r"(?P<short_year>[0-9]{2})",
    "%m": r"(?P<month>1[0-2]|0?[1-9])",
    "%b": f"(?P<month_name>{'|'.join(name[:3] for name in _MONTHS)})",
    "%B": f"(?P<month_name>{'|'.join(_MONTHS)})",
    "%d": r"(?P<day>3[01]|[12][0-9]|0?[1-9])",
    "%H": r"(?P<hour>2[0-3]|1[0-9]|0?[0-9])",
    "%I": r"(?P<half_hour>1[0-2]|0?[1-9])",
    "%M": r"(?P<minute>[0-5][0-9])",
    "%S": r"(?P<second>[0-5][0-9])",
    "%f": r"(?P<fraction>[0-9]{1,9})",
    "%p": r"(?P<half>am|pm|a\.m\.|p\.m\.)",
    "%z": r"(?P<zone>z|[+-][0-9]{2}(?::?[0-9]{2})?)",
    "%a": f"(?:{'|'.join(name[:3] for name in _DAYS)})",
    "%A": f"(?:{'|'.join(_DAYS)})",
    "%%": "%",
}
_NEEDS = {
    "month": "year",
    "day": "month",
    "hour": "day",
    "minute": "hour",
    "second": "minute",
    "fraction": "second",
    "zone": "minute",
}
"""What a date must have, too, that has a part; an order that has no gaps."""

_SAME = {"short_year": "year", "month_name": "month", "half_hour": "hour"}
_WRITTEN = {"year": "%Y", "month": "%m", "day": "%d", "hour": "%H", "minute": "%M", "second": "%S"}
_DIRECTIVE = re.compile(r"%.?|\s+|[^%\s]+", re.DOTALL)
_OF_OTHERS = (
    ("(?i)yyyy", "%Y"),
    ("(?i)(?<!%)yy", "%y"),
    ("(?i)ss", "%S"),
    ("(?i)(?<!%)hh?(:)mm?", r"%H\1%M"),
    ("(?<![%a-zA-Z])(?:MMMM|mmmm)", "%B"),
    ("(?<![%a-zA-Z])(?:MMM|mmm)", "%b"),
    ("(?<![%a-zA-Z])(?:MM?|mm?)(?![a-zA-Z])", "%m"),
    ("(?<![%a-zA-Z])(?:DD?|dd?)(?![a-zA-Z])", "%d"),
)
"""What others write for the parts of a date."""

_PIVOT = 69
"""Of years with two digits, the first that is of the twentieth century, as POSIX has it."""


@final
class DateFormat(NamedTuple):
    """One way to write a date, and what recognises it."""

    text: str
    match: Callable[[str], "re.Match[str] | None"]

    @classmethod
    def of(cls, text: str) -> "DateFormat":
        """From directives; raises ``Unreadable`` where no date can be read by them."""
        pattern = ""
        parts: list[str] = []
        for piece in _DIRECTIVE.findall(text):
            if piece.isspace():
                pattern += r"\s+"
            elif piece[0] != "%":
                pattern += re.escape(piece)
            elif piece not in _PARTS:
                known = ", ".join(_PARTS)
                raise Unreadable(f"'{piece}' is no part of a date here: there are {known}")
            else:
                pattern += _PARTS[piece]
                parts += re.findall(r"\(\?P<(\w+)>", _PARTS[piece])
        found = {_SAME.get(name, name) for name in parts}
        for part, needed in _NEEDS.items():
            if part in found and needed not in found:
                raise Unreadable(f"'{text[:40]}' has no {_WRITTEN[needed]}: add it")
        if "year" not in found:
            if (meant := _in_directives(text)) != text:
                raise Unreadable(f"'{text[:40]}': parts of a date are written {meant}")
            raise Unreadable(f"'{text[:40]}' has no %Y: a date needs its year")
        if ("half" in parts) is not ("half_hour" in parts):
            raise Unreadable(f"'{text[:40]}': %I and %p go together; hours up to 23 are %H")
        names = [_SAME.get(name, name) for name in parts]
        if twice := next((name for name in names if names.count(name) > 1), ""):
            raise Unreadable(f"'{text[:40]}' has the {twice} twice: keep one")
        return cls(text, re.compile(pattern, re.IGNORECASE | re.ASCII).fullmatch)

    def read(self, text: str) -> str | None:
        """The date as a fact has it, as precise as it is written; ``None`` where it does not fit.

        Whether there is such a day, who reads it will say.
        """
        found = self.match(text)
        return None if found is None else _as_written(found.groupdict())


def _in_directives(text: str) -> str:
    """A format in the letters of spreadsheets or Java, ``dd/MM/yyyy``, in those that are read; as
    it is where it is none."""
    if "%" in text or "yy" not in text.lower():
        return text
    for sign, part in _OF_OTHERS:
        text = re.sub(sign, part, text)
    return text


def _as_written(part: dict[str, str | None]) -> str:
    """``1994``, ``1994-05``, ``1994-05-13`` or ``1994-05-13T15:05``."""
    year = part.get("year") or ""
    if short := part.get("short_year"):
        year = f"{'19' if int(short) >= _PIVOT else '20'}{short}"
    month = part.get("month")
    if name := part.get("month_name"):
        month = str([known[:3] for known in _MONTHS].index(name[:3].lower()) + 1)
    told = year
    for number in (month, part.get("day")):
        if number is None:
            return told
        told += f"-{int(number):02}"
    hour = part.get("hour")
    if half := part.get("half_hour"):
        afternoon = (part.get("half") or "").lower().startswith("p")
        hour = str(int(half) % 12 + 12 * afternoon)
    if hour is None:
        return told
    minute = part.get("minute")
    if minute is None:
        return f"{told}T{int(hour):02}"
    told += f"T{int(hour):02}:{minute}"
    if second := part.get("second"):
        told += f":{second}" + (f".{part['fraction']}" if part.get("fraction") else "")
    if zone := part.get("zone"):
        zone = zone.upper()
        told += zone if zone == "Z" or ":" in zone else f"{zone[:3]}:{zone[3:] or '00'}"
    return told


def read_date(text: str, formats: Sequence[DateFormat]) -> str:
    """What a cell says by the one format that it fits; raises ``Unreadable``.

    A text that two formats read as different dates is not guessed at.
    """
    found = {read: one.text for one in formats for read in [one.read(text)] if read is not None}
    if len(found) == 1:
        return next(iter(found))
    shown = text[:60]
    if not found:
        wanted = " or ".join(one.text for one in formats)
        raise Unreadable(f"'{shown}' does not fit its format {wanted}: mend it, or list another")
    (a, one), (b, other) = list(found.items())[:2]
    raise Unreadable(f"'{shown}' is {a} by {one} and {b} by {other}: keep one of the formats")
