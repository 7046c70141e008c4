"""Texts as they are compared: white space, quotation marks, and words for a truth."""

import unicodedata
from typing import Final

from checker.values.unreadable import Unreadable

CURLY: Final = "\u201c\u201d\u201e\u201f\u2018\u2019\u201a\xab\xbb\u2039\u203a"
"""Quotation marks that YAML takes for letters."""

TRUTHS: Final = dict.fromkeys(("no", "n", "off", "0", "false"), "false") | dict.fromkeys(
    ("yes", "y", "on", "1", "true"), "true"
)
"""What is written for a truth elsewhere, and what it is here."""


def normal_text(text: str) -> str:
    """NFC, with every run of white space as one space."""
    if text.isascii():
        return " ".join(text.split())
    return " ".join(unicodedata.normalize("NFC", text).split())


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
