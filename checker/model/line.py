"""One line of other people's text, safe wherever plain text is shown."""

from unicodedata import bidirectional

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


def turns(text: str) -> bool:
    """Whether it has letters that turn the words around them from right to left."""
    return not text.isascii() and any(bidirectional(c) in _FROM_THE_RIGHT for c in text)


def shortened(line: str, most: int) -> str:
    """The line, or its beginning and an ellipsis: at most ``most`` characters."""
    return line if len(line) <= most else line[: most - 1] + "…"
