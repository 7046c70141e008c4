"""Texts as they are compared: white space, quotation marks, and words for a truth."""

import unicodedata
from collections.abc import Iterable, Mapping
from typing import Final, Literal, TypeVar

from checker.values.unreadable import Unreadable

Meaning = TypeVar("Meaning")

CURLY: Final = "\u201c\u201d\u201e\u201f\u2018\u2019\u201a\xab\xbb\u2039\u203a"
"""Quotation marks that YAML takes for letters."""

TRUTHS: Final = dict.fromkeys(("no", "n", "off", "0", "false"), "false") | dict.fromkeys(
    ("yes", "y", "on", "1", "true"), "true"
)
"""What is written for a truth elsewhere, and what it is here."""


_PIECE: Final = 256
"""A text of so many characters is normalized at once; a longer one in pieces of twice as many at
most, since marks that are stacked by the thousand take ever longer to be put in order."""
_JAMO: Final = range(0x1160, 0x1200)
"""Letters of Korean that join the one before them."""


def in_form(form: Literal["NFC", "NFKC"], text: str) -> str:
    """A text in a form of Unicode, in a time that grows linearly with it."""
    if len(text) <= _PIECE or text.isascii():
        return unicodedata.normalize(form, text)
    pieces: list[str] = []
    start = 0
    while start < len(text):
        end = min(start + _PIECE, len(text))
        last = min(start + 2 * _PIECE, len(text))
        while end < last and (unicodedata.combining(text[end]) or ord(text[end]) in _JAMO):
            end += 1
        pieces.append(unicodedata.normalize(form, text[start:end]))
        start = end
    return "".join(pieces)


def normal_text(text: str) -> str:
    """NFC, with every run of white space as one space."""
    if text.isascii():
        return " ".join(text.split())
    return " ".join(in_form("NFC", text).split())


def joined(words: Iterable[str], joint: str = "and") -> str:
    """Words as a sentence lists them: `a`, `a and b`, `a, b and c`."""
    *before, last = [*words] or [""]
    return f"{', '.join(before)} {joint} {last}" if before else last


def by_phrase(meanings: Mapping[Meaning, str]) -> dict[str, Meaning]:
    """What phrases mean, by each of them, of those that commas part."""
    return {phrase: one for one, phrases in meanings.items() for phrase in phrases.split(", ")}


def label_of(name: str) -> str:
    """The words of an id, for what has no label: `old_mill` is called "old mill"."""
    return " ".join(name.replace("_", " ").split())


def refuse_curly(text: str) -> None:
    """Raise ``Unreadable`` for a value in quotation marks that are none to YAML."""
    if text[:1] in CURLY and text[1:] and text[-1] in CURLY:
        plain = text[1:-1][:40]
        raise Unreadable(
            f"{text[0]} and {text[-1]} are part of the value, since YAML knows only straight "
            f'quotation marks: write "{plain}"'
        )
