"""Raised text: exponents and the ends of ordinals are text, the marks of notes are not."""

import re
from typing import Final

_POWER_OF: Final = re.compile(r"(?:\b(?:[kcmd]?m|ft|mi|in|yd|s|10)|10)\s*\Z")
"""Before a raised number that is an exponent: a length, or ten."""

_RAISED: Final = str.maketrans("0123456789-\u2212", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁻")


def text_of_raised(said: str, before: str, *, linked: bool = False) -> str:
    """What raised letters or digits say: exponents as raised digits, letters (`15th`) as they are.

    Empty for the mark of a note, which is no text: any other number, and one that is ``linked``.
    ``before`` is the text that they stand behind.
    """
    said = said.strip()
    if said.isalpha():
        return said
    digits = said.lstrip("-\u2212").isdecimal() and len(said) < 4
    return said.translate(_RAISED) if digits and not linked and _POWER_OF.search(before) else ""
