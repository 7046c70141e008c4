"""Numbers of which the sign before decimals is known, as numbers with a point and no other sign."""

import re
from typing import Final

from checker.values.unreadable import Unreadable

_NUMBER = re.compile(r"[0-9][0-9.,'\u00a0\u202f\u2019]*")
_GROUPED: Final = {
    ",": re.compile(r"[0-9]{1,3}(?:([.'\u00a0\u202f\u2019])[0-9]{3}(?:\1[0-9]{3})*)?(?:,[0-9]+)?"),
    ".": re.compile(r"[0-9]{1,3}(?:([,'\u00a0\u202f\u2019])[0-9]{3}(?:\1[0-9]{3})*)?(?:\.[0-9]+)?"),
}
_PLAIN: Final = {",": re.compile(r"[0-9]+(?:,[0-9]+)?"), ".": re.compile(r"[0-9]+(?:\.[0-9]+)?")}
_CALLED: Final = {",": ("comma", "1.234,5"), ".": ("point", "1,234.5")}


def with_point(text: str, sign: str) -> str:
    """``1.234,5 km`` as ``1234.5 km``, where ``sign`` is a comma, and ``1,234.5 km`` where it is a
    point; raises ``Unreadable`` of what is written otherwise.

    The other sign is a separator of thousands, and only where three digits follow it.
    """

    def converted(found: re.Match[str]) -> str:
        number = found[0]
        ending = "" if number[-1].isdigit() else number[-1]
        number = number.removesuffix(ending) if ending else number
        if not _PLAIN[sign].fullmatch(number) and not _GROUPED[sign].fullmatch(number):
            called, example = _CALLED[sign]
            raise Unreadable(
                f"'{number[:40]}' is no number with a decimal {called}, as {example} is"
            )
        whole, _, part = number.partition(sign)
        whole = "".join(filter(str.isdigit, whole))
        return (f"{whole}.{part}" if part else whole) + ending

    return _NUMBER.sub(converted, text)
