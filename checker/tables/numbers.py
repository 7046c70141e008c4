"""Numbers with a decimal comma, as numbers with a point."""

import re

from checker.values.unreadable import Unreadable

_NUMBER = re.compile(r"[0-9][0-9.,'\u00a0\u202f\u2019]*")
_GROUPED = re.compile(r"[0-9]{1,3}(?:([.'\u00a0\u202f\u2019])[0-9]{3}(?:\1[0-9]{3})*)?(?:,[0-9]+)?")
_PLAIN = re.compile(r"[0-9]+(?:,[0-9]+)?")
_GROUPING = str.maketrans("", "", ".'\u00a0\u202f\u2019")


def with_point(text: str) -> str:
    """``1.234,5 km`` as ``1234.5 km``; raises ``Unreadable`` of what has no decimal comma in it.

    A point is a separator of thousands here, and only where three digits follow it.
    """

    def converted(found: re.Match[str]) -> str:
        number = found[0]
        ending = "" if number[-1].isdigit() else number[-1]
        number = number.removesuffix(ending) if ending else number
        if not _PLAIN.fullmatch(number) and not _GROUPED.fullmatch(number):
            raise Unreadable(f"'{number[:40]}' is no number with a decimal comma, as 1.234,5 is")
        return number.translate(_GROUPING).replace(",", ".") + ending

    return _NUMBER.sub(converted, text)
