"""What may be meant by a cell that cannot be read: one hint, or nothing."""

import re
from datetime import UTC, date, datetime, timedelta
from typing import Final

from checker.model.vocabulary import Attribute
from checker.tables.declaration import Notation
from checker.tables.rows import Cell

_PARTED: Final = re.compile("[0-9],[0-9]{3}(?![0-9])")
"""A comma that may part thousands."""

_NINES: Final = re.compile(r"-?9{2,9}(?:[.]0+)?")
"""A number that often stands for none."""

_BRACKETED: Final = re.compile(r"\([0-9.,' ]{1,40}\)")
_BEHIND: Final = re.compile(r"[0-9.,' ]{1,40}-")
"""What accounts write for numbers below zero."""

_DIGITS: Final = re.compile("[0-9]{5}|[0-9]{10}|[0-9]{13}")
_FIRST_DAY: Final = date(1899, 12, 30)
"""From which on spreadsheets count days."""

_LONGEST_FOR_NOTHING: Final = 12
"""The most characters of a word that may stand for nothing, as `not known` does."""


def hint(cell: Cell, attribute: Attribute, column: str, notation: Notation) -> str:
    """What is said behind the reason why a cell of a column cannot be read."""
    kind = attribute.kind
    if kind.literals:
        some = " and ".join(f"`{one}`" for one in kind.literals)
        return f"; or say what {some} are called, as in `words: [yes, no]` of '{attribute.id}'"
    if not isinstance(cell, str) or not (kind.adds_up or kind.dated):
        return ""
    text = cell.strip()
    if text == column:
        return "; it is the column's name: take a header out that stands among the rows"
    return _of_number(text, notation) if kind.adds_up else _of_date(text)


def _of_number(text: str, notation: Notation) -> str:
    if _NINES.fullmatch(text) or _may_be_nothing(text):
        return _NOTHING
    if _BRACKETED.fullmatch(text):
        return f"; below zero it is -{text[1:-1].strip()}"
    if _BEHIND.fullmatch(text):
        return f"; below zero it is -{text[:-1].strip()}"
    parted = _PARTED.search(text) and not notation.decimal
    return "; if a comma parts thousands, say `decimal: '.'`" if parted else ""


def _of_date(text: str) -> str:
    if _DIGITS.fullmatch(text):
        day = _FIRST_DAY + timedelta(days=int(text)) if len(text) == 5 else None
        if day is not None:
            return f"; as days of a spreadsheet it is {day}: format them as dates"
        instant = datetime.fromtimestamp(int(text[:10]), UTC)
        return f"; as seconds since 1970 it is {instant:%Y-%m-%dT%H:%M:%SZ}"
    return _NOTHING if _may_be_nothing(text) else ""


_NOTHING: Final = "; if it stands for nothing, list it under `empty`"


def _may_be_nothing(text: str) -> bool:
    """Whether a text may be a word for an empty cell: short and without digits, or an error that a
    spreadsheet shows."""
    if len(text) > _LONGEST_FOR_NOTHING:
        return False
    return text.startswith("#") or not any(letter.isdigit() for letter in text)
