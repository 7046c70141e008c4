"""One line of other people's text, safe wherever plain text is shown."""

from collections.abc import Sequence
from unicodedata import bidirectional, category

_FROM_THE_RIGHT = {"R", "AL", "AN"}
"""Hebrew, Arabic, Arabic numbers."""

KEPT = "\u200c\u200d\u202f"
"""Not printable for Python, and part of how words are written in some scripts, and numbers."""


def plain(line: str) -> str:
    """A line without what could move the cursor, end the line or turn the text round."""
    if line.isprintable():
        return line
    return "".join(
        letter
        if letter.isprintable() or letter in KEPT
        else " "
        if letter.isspace()
        else "\N{REPLACEMENT CHARACTER}"
        for letter in line
    )


def odd_name(name: str) -> str:
    """What keeps a file's name from being told, and how to mend it; nothing where nothing does.

    Bytes that are no UTF-8 are surrogates in a name, which no text can hold.
    """
    if name.isprintable():
        return ""
    kinds = {category(letter) for letter in name}
    if "Cs" in kinds:
        return "its name is not UTF-8: rename it"
    if kinds & {"Cc", "Zl", "Zp"}:
        return "its name has a line end or a control character: rename it"
    return ""


def turns(text: str) -> bool:
    """Whether it has letters that turn the words around them from right to left."""
    return not text.isascii() and any(bidirectional(c) in _FROM_THE_RIGHT for c in text)


def and_more(words: Sequence[str], most: int, joint: str = ", ") -> str:
    """The first of some words, and how many more there are: ``a, b and 3 more``."""
    more = f" and {len(words) - most} more" if words[most:] else ""
    return joint.join(words[:most]) + more


def shortened(line: str, most: int = 60) -> str:
    """The line, or its beginning and an ellipsis: at most ``most`` characters."""
    return line if len(line) <= most else line[: most - 1] + "…"
