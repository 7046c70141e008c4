"""Text of other people, as HTML that shows it as it is written."""

import re
from functools import lru_cache
from html import escape as with_entities

from checker.model.line import plain, shortened, turns
from checker.values.numbers.money import CURRENCIES, SIGNS
from checker.values.numbers.units import COMMON, PLAIN_UNITS

LONGEST_SYMBOL = 4
"""The most letters of a unit that stays beside its number."""

LONGEST_TEXT = 600
"""The most characters of one quote or value."""

_PARTS = re.compile(r"[^_/-]{1,24}[_/-]*|[_/-]+")
"""Parts of names, each so short that it fits into a column."""


_SYMBOLS = {
    *PLAIN_UNITS.values(),
    *(one for one in COMMON if len(one) <= LONGEST_SYMBOL),
    *CURRENCIES,
    *(sign for sign in SIGNS if len(sign) == 1),
}
_BEFORE_UNIT = re.compile(
    rf"(?<=[0-9]) (?=(?:{'|'.join(map(re.escape, sorted(_SYMBOLS, reverse=True)))})(?![\w²³/]))"
)
"""A space between a number and its unit, where no line ends; words are longer."""


@lru_cache(maxsize=4096)
def escape(text: str) -> str:
    """Text that shows as it is written, in an element or an attribute's quotation marks.

    Text with letters that run from right to left is kept from turning what stands beside it; marks
    that turn text without being seen are replaced, as all control characters are. No line ends
    between a number and its unit.
    """
    shown = as_quoted(text)
    return _BEFORE_UNIT.sub("\N{NO-BREAK SPACE}", shown) if " " in shown else shown


def as_quoted(text: str) -> str:
    """The same with the spaces that the text has, so that a quote that is copied is found again."""
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
