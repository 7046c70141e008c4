"""The declared readings of vague words about dates: the only place where they stand.

A decade in words splits 4, 3 and 3 years, since "early" is said of its year 0 too; a year splits
into three parts of four months. "The 1900s" may be ten years or a hundred, so that it has no
reading; "the 2000s" are ten.
"""

import re

from checker.values.unreadable import Unreadable

YEARS_OF_DECADE = {"early": (0, 3), "mid": (4, 6), "late": (7, 9)}
MONTHS_OF_YEAR = {"early": ("01", "04"), "mid": ("05", "08"), "late": ("09", "12")}

_DECADE = r"(?:the )?(?:(early|mid|late)[ -])?([0-9]{3})0'?s"
_YEAR = r"(early|mid|late)[ -]([0-9]{4})"


def in_words(text: str) -> str | None:
    """The EDTF that a wording stands for, or ``None`` where it is none of these.

    Raises :class:`Unreadable` for a decade that may be a century.
    """
    if decade := re.fullmatch(_DECADE, text, re.IGNORECASE):
        part, digits = decade.groups()
        if digits.endswith("0") and digits != "200":
            raise Unreadable(
                f"{text!r} may be ten years or a hundred: write {digits}X or {digits[:2]}XX, "
                f"or the years, such as {digits}0/{digits}3"
            )
        if part is None:
            return f"{digits}X"
        first, last = YEARS_OF_DECADE[part.lower()]
        return f"{digits}{first}/{digits}{last}"
    if year := re.fullmatch(_YEAR, text, re.IGNORECASE):
        begin, end = MONTHS_OF_YEAR[year[1].lower()]
        return f"{year[2]}-{begin}/{year[2]}-{end}"
    return None
