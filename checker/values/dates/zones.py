"""Names of time zones, as offsets from UTC: only those that mean one offset.

An abbreviation that several zones share is refused with all that it may mean. `ET`, `PT` and the
like are two offsets in one year, so that they are refused too.
"""

import re
from typing import Final

from checker.values.unreadable import Unreadable

ZONES: Final = {
    "utc": "Z", "gmt": "Z", "z": "Z",
    "est": "-05:00", "edt": "-04:00", "cdt": "-05:00", "mdt": "-06:00", "pdt": "-07:00",
    "akst": "-09:00", "akdt": "-08:00", "hst": "-10:00",
    "wet": "+00:00", "west": "+01:00", "cet": "+01:00", "cest": "+02:00",
    "eet": "+02:00", "eest": "+03:00", "msk": "+03:00", "trt": "+03:00",
    "pkt": "+05:00", "npt": "+05:45", "ict": "+07:00", "wib": "+07:00",
    "hkt": "+08:00", "sgt": "+08:00", "awst": "+08:00", "jst": "+09:00", "kst": "+09:00",
    "acst": "+09:30", "aest": "+10:00", "aedt": "+11:00", "nzst": "+12:00", "nzdt": "+13:00",
    "sast": "+02:00", "eat": "+03:00",
}  # fmt: skip
"""What `3 p.m. EST` and the like are read with."""

AMBIGUOUS: Final = {
    "ist": "+05:30 (India), +02:00 (Israel) or +01:00 (Ireland)",
    "cst": "-06:00 (North America), +08:00 (China) or -05:00 (Cuba)",
    "bst": "+01:00 (Britain) or +06:00 (Bangladesh)",
    "ast": "-04:00 (Atlantic) or +03:00 (Arabia)",
    "adt": "-03:00 (Atlantic) or +04:00 (Arabia)",
    "pst": "-08:00 (Pacific) or +08:00 (Philippines)",
    "mst": "-07:00 (Mountain), +08:00 (Malaysia) or +06:30 (Myanmar)",
    "gst": "+04:00 (Gulf) or -02:00 (South Atlantic)",
    "sst": "-11:00 (Samoa) or +08:00 (Singapore)",
    "amt": "+04:00 (Yerevan) or -04:00 (Amazon)",
    "ect": "-05:00 (Ecuador) or -04:00 (Eastern Caribbean)",
    "wst": "+08:00 (Perth) or +13:00 (Samoa)",
    "et": "-05:00 (EST) or -04:00 (EDT)",
    "ct": "-06:00 (in winter) or -05:00 (in summer)",
    "mt": "-07:00 (in winter) or -06:00 (in summer)",
    "pt": "-08:00 (in winter) or -07:00 (in summer)",
}
"""What an abbreviation that is refused may mean."""


def offset_of(name: str) -> str:
    """The offset of a zone in EDTF: `-05:00` for `EST`, `+04:00` for `UTC+4`.

    Raises :class:`Unreadable` for a name of several zones, and for one that is not known.
    """
    low = name.lower()
    if low in ZONES:
        return ZONES[low]
    found = re.fullmatch(r"(?:utc|gmt)? ?([+-]) ?([0-9]{1,2})(?::?([0-9]{2}))?", low)
    if found:
        return f"{found[1]}{found[2]:0>2}:{found[3] or '00'}"
    if low in AMBIGUOUS:
        raise Unreadable(f"the time zone {name} may be {AMBIGUOUS[low]}: write the offset")
    raise Unreadable(f"the time zone {name} is not known: write its offset, as 15:00+05:30")
