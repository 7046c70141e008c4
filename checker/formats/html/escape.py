"""Text of other people, as HTML that shows it as it is written."""

import re
from functools import lru_cache
from html import escape as with_entities

from checker.model.line import plain, shortened, turns

LONGEST_TEXT = 600
"""The most characters of one quote or value."""

_PARTS = re.compile(r"[^_/-]{1,24}[_/-]*|[_/-]+")
"""Parts of names, each so short that it fits into a column."""


@lru_cache(maxsize=4096)
def escape(text: str) -> str:
    """Text that shows as it is written, in an element or an attribute's quotation marks.

    Text with letters that run from right to left is kept from turning what stands beside it; marks
    that turn text without being seen are replaced, as all control characters are.
    """
    shown = with_entities(shortened(plain(text).strip(), LONGEST_TEXT))
    return f"<bdi>{shown}</bdi>" if turns(shown) else shown


def name(text: str) -> str:
    """An id, a file's name or a command, which may go on in the next line after each part of it."""
    shown = shortened(plain(text).strip(), LONGEST_TEXT)
    if not shown.isascii():
        return f'<span class="long">{escape(text)}</span>'
    return "<wbr>".join(map(with_entities, _PARTS.findall(shown)))


def attribute(text: str) -> str:
    """The same between the quotation marks of an attribute, where no element may stand."""
    return with_entities(shortened(plain(text).strip(), LONGEST_TEXT))
