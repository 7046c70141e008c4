"""Text of other people, as Markdown that shows it as it is written."""

import re
from functools import lru_cache

from checker.model.line import turns

LONGEST_TEXT = 300
"""The most characters of one quote or value."""

_MARKS = re.compile(
    r"[\\`*{}\[\]<>#|~&$@]|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])"  # Markdown, HTML, mathematics
    r"|(?<=[wW]{3})\.|:(?=//)"  # what would become a link
    r"|\A(?:[0-9]*[.)](?= |\Z)|[-+](?![A-Za-z0-9]))"  # what would begin a list
)
_APART, _TOGETHER = "&#8296;", "&#8297;"
"""Around text with letters that run from right to left, so that it does not turn what stands beside
it: U+2068 and U+2069, of the Unicode Bidirectional Algorithm."""

_KEPT = "\u200c\u200d\u202f"
"""Not printable for Python, and part of how words are written in some scripts, and numbers."""


@lru_cache(maxsize=4096)
def escape(text: str) -> str:
    """Text that shows as it is written, in a table cell and at the beginning of a line too.

    An invisible space behind ``@`` and ``#`` keeps a site from calling the people, or linking the
    issues, that a quote seems to name.
    """
    if not text.isprintable():
        text = "".join(c if c.isprintable() or c in _KEPT else " " for c in text)
    text = text.strip()
    if len(text) > LONGEST_TEXT:
        text = text[: LONGEST_TEXT - 1] + "…"
    shown = _MARKS.sub(_escaped, text)
    return f"{_APART}{shown}{_TOGETHER}" if turns(text) else shown


def _escaped(found: re.Match[str]) -> str:
    mark = found.group()
    if mark == "&":
        return "&amp;"
    if mark == "$":
        return "&#36;"
    if mark == "@":
        return "@&#8203;"
    unseen = "&#8203;" if mark == "#" and found.string[found.end() :][:1].isdigit() else ""
    return f"{mark[:-1]}\\{mark[-1]}{unseen}"
