"""The one writer of YAML's scalars: what it writes is read again as what it was."""

import re
from typing import Final, final
from unicodedata import category

_PLAIN: Final = re.compile(
    r"[A-Za-z0-9][A-Za-z0-9_.'/~+%() -]*[A-Za-z0-9_.'/~+%)-]|[A-Za-z0-9]"
).fullmatch
_WORDS: Final = frozenset({"null", "true", "false", "yes", "no", "on", "off", "y", "n"})
"""What some reader of YAML, if not this one, takes for no text."""

_NUMBER: Final = re.compile(r"[-+.]?[0-9][0-9_.,:eExXoO+-]*|0[xXbBoO][0-9a-fA-F_]+").fullmatch
_LITERAL: Final = re.compile("[1-9][0-9]{0,17}|[0-9]{4}(?:-[0-9]{2}){1,2}").fullmatch
"""Numbers and days that no reader of YAML writes in another way than they stand."""

_SEEN: Final = "\u200c\u200d"
"""What joins letters, or keeps them apart, as some scripts write."""


@final
class Unquoted(str):
    """A text that is read as it is written, whatever it is: a number or a day needs no quotes."""

    __slots__ = ()


@final
class Quoted(str):
    """A text that stands in quotation marks, whether or not it needs them."""

    __slots__ = ()


def scalar(value: str | int | bool) -> str:
    """A value as it stands in a block, in ``{...}`` or in ``[...]``: on one line.

    Raises ``ValueError`` for a text that UTF-8 cannot hold.
    """
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int):
        return str(value)
    if isinstance(value, Quoted) or not _PLAIN(value) or value.lower() in _WORDS:
        return _quoted(value)
    bare = not _NUMBER(value) or (isinstance(value, Unquoted) and _LITERAL(value))
    return value if bare else _quoted(value)


def _quoted(text: str) -> str:
    """Text in double quotation marks; what cannot be seen is written by its number."""
    letters = []
    for letter in text:
        code = ord(letter)
        if letter in '"\\':
            letters.append(f"\\{letter}")
        elif letter.isprintable() or letter in _SEEN or category(letter) == "Zs":
            letters.append(letter)
        elif 0xD800 <= code < 0xE000:
            raise ValueError(f"U+{code:04X} is half a character: it is no text in UTF-8")
        else:
            letters.append(f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}")
    return f'"{"".join(letters)}"'
