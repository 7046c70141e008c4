"""Whether something stands in quotation marks, as languages of Europe and East Asia set them."""

import re
from collections.abc import Mapping
from typing import Final

_CLOSES: Final[Mapping[str, str]] = {
    '"': '"',
    "\uff02": "\uff02",
    "\u201c": "\u201d",  # English
    "\u201d": "\u201d",  # Swedish
    "\u201e": "\u201c\u201d",  # German, Polish
    "\u201f": "\u201d",
    "\u00ab": "\u00bb",  # French
    "\u00bb": "\u00ab\u00bb",  # Danish, Finnish
    "'": "'\u2019",
    "\u2018": "\u2019",
    "\u2019": "\u2019",
    "\u201a": "\u2018\u2019",
    "\u201b": "\u2019",
    "\u2039": "\u203a",
    "\u203a": "\u2039\u203a",
    "\u300c": "\u300d",  # Japanese
    "\u300e": "\u300f",
    "\uff62": "\uff63",
    "\u3008": "\u3009",
    "\u300a": "\u300b",
    "\u301d": "\u301e\u301f",
}
"""By each mark that opens, those that close it."""

_MARKS: Final = re.compile(f"[{''.join({*_CLOSES, *''.join(_CLOSES.values())})}]")
_APOSTROPHES: Final = "'\u2019"
_BEHIND_NO_SENTENCE: Final = _APOSTROPHES + "\u201d"
_BEFORE_A_WORD: Final = _APOSTROPHES + "\u00bb\u203a"
_BEHIND_NO_WORD: Final = "\u2018\u201a\u201b\u00bb\u203a"
_ENDS: Final = frozenset(".,;!?)]}%\u2026")
"""What stands before marks that close."""

_DECADE: Final = re.compile(r"[0-9]0s\b")
_OF_MANY: Final = re.compile(r"\s+[a-z]")
"""What stands behind the apostrophe of `the sailors' home`."""


def is_quoted(text: str, start: int, at: int) -> bool:
    """Whether a place stands in quotation marks that open behind ``start``, or right before it.

    Of a mark that may be an apostrophe, the reading is taken that leaves more of the text quoted.
    """
    opened: list[str] = []
    for mark in _MARKS.finditer(text, max(0, start - 1), at):
        sign, place = mark[0], mark.start()
        if sign in _APOSTROPHES and _is_apostrophe(text, place):
            continue
        closed = next((n for n, one in enumerate(opened) if sign in _CLOSES[one]), -1)
        if closed >= 0:
            del opened[closed:]
        elif sign in _CLOSES and _opens(text, place):
            opened.append(sign)
    return bool(opened)


def _is_apostrophe(text: str, place: int) -> bool:
    before, after = text[max(0, place - 1) : place], text[place + 1 : place + 2]
    if before.isalnum() and after.isalnum():
        return True
    if before in ("s", "S") and _OF_MANY.match(text, place + 1):
        return True
    return not before.isalnum() and _DECADE.match(text, place + 1) is not None


def _opens(text: str, place: int) -> bool:
    """Whether a mark that closes nothing may open something, by what stands beside it."""
    sign = text[place]
    before, after = text[max(0, place - 1) : place], text[place + 1 : place + 2]
    if sign in '"\uff02':
        return not before.isdigit()  # else it is inches
    if sign in _BEHIND_NO_SENTENCE and (before.isalnum() or before in _ENDS):
        return False
    if sign in _BEFORE_A_WORD and (not after or after.isspace()):
        return False
    return not (sign in _BEHIND_NO_WORD and before.isalnum())
