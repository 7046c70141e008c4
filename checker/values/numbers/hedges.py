"""Hedges and vague words: what the words around a number say of it. Two literal tables.

A reading here is a promise: reports show it, and changing one changes verdicts.
"""

import re
from collections.abc import Iterable
from enum import Enum
from typing import Final

from checker.values.texts import by_phrase


class Hedge(Enum):
    """What a hedge makes of the number x after it; lo(x) and hi(x) are the ends of its rounding.

    ``AT_LEAST``: [lo(x), inf). ``AT_MOST``: up to hi(x). ``MORE_THAN``: (x, inf), and
    ``LESS_THAN``: below x, with x as written. ``EXACTLY``: x alone, without rounding. ``ABOUT``:
    the rounding, widened by what the attribute calls approximately. ``ALMOST``: from x less that
    up to x itself, since one who says `nearly 100` is not held against one who says `100`.
    """

    AT_LEAST = "at least"
    AT_MOST = "at most"
    MORE_THAN = "more than"
    LESS_THAN = "less than"
    EXACTLY = "exactly"
    ABOUT = "about"
    ALMOST = "almost"


HEDGES: Final = by_phrase({
    Hedge.AT_LEAST: (
        "at least, a minimum of, no fewer than, no less than, not fewer than, not less than, >=, "
        "≥"
    ),
    Hedge.AT_MOST: "at most, a maximum of, no more than, not more than, up to, <=, ≤",
    Hedge.MORE_THAN: "more than, greater than, over, above, >",
    Hedge.LESS_THAN: "less than, fewer than, under, below, <",
    Hedge.EXACTLY: "exactly, =",
    Hedge.ABOUT: (
        "about, around, approximately, approx., approx, roughly, some, close to, circa, ca., ca, "
        "c., ~, ≈"
    ),
    Hedge.ALMOST: "almost, nearly",
})  # fmt: skip

# Hedges that stand behind the number: `200 or more`, `200 people or more`. So does `+`: `200+`.
TRAILING: Final[dict[str, Hedge]] = {
    "or more": Hedge.AT_LEAST,
    "or less": Hedge.AT_MOST,
    "or fewer": Hedge.AT_MOST,
    "or so": Hedge.ABOUT,
}

# A plural says that there are two of it at least; nothing vague has an upper bound. `a dozen` is
# not vague: it is 12, and 12 or so is written `about a dozen`.
VAGUE: Final = by_phrase({
    "at least 2": "a couple, a few",
    "at least 3": "several, many, numerous",
    "at least 20": "tens",
    "at least 24": "dozens",
    "at least 40": "scores",
    "at least 200": "hundreds",
    "at least 2000": "thousands",
    "at least 20000": "tens of thousands",
    "at least 200000": "hundreds of thousands",
    "at least 2000000": "millions",
    "at least 20000000": "tens of millions",
    "at least 200000000": "hundreds of millions",
    "at least 2000000000": "billions",
})  # fmt: skip


def _by_first_letter(phrases: Iterable[str]) -> dict[str, list[str]]:
    """The phrases that begin with a letter, the longest first."""
    found: dict[str, list[str]] = {}
    for phrase in sorted(phrases, key=len, reverse=True):
        found.setdefault(phrase[0], []).append(phrase)
    return found


# Tables of prefixes, and no patterns: these take milliseconds to compile, at every start.
_LEADING: Final = _by_first_letter(HEDGES)
_VAGUE: Final = _by_first_letter(VAGUE)


def _phrase(text: str, phrases: dict[str, list[str]]) -> str:
    """The longest of the phrases that ``text`` begins with, if any; a word ends where it ends, and
    the `CA` of `CA$5` is none."""
    lowered = text[:40].lower()
    for phrase in phrases.get(lowered[:1], ()):
        if lowered.startswith(phrase):
            after = lowered[len(phrase) : len(phrase) + 1]
            if not phrase[-1].isalpha() or not (after in ("-", "$") or "a" <= after <= "z"):
                return "" if text.startswith("CA $") else phrase
    return ""


def leading_hedge(text: str) -> tuple[Hedge | None, str]:
    """The hedge that ``text`` begins with, and the rest."""
    phrase = _phrase(text, _LEADING)
    return (HEDGES[phrase], text[len(phrase) :].removeprefix(" ")) if phrase else (None, text)


def trailing_hedge(text: str) -> tuple[Hedge | None, str]:
    """The hedge that stands behind a number in ``text``, and the text without it."""
    match = None
    if " or" in text or " OR" in text or " Or" in text:
        behind = "|".join(TRAILING)
        match = re.search(f" ?({behind})(?![a-z-])", text, re.IGNORECASE | re.ASCII)
    if match is None and "+" in text:
        match = re.search(r"(?<=[0-9kKmMbBn%])(\+)(?![/0-9-])", text)
    if match is None:
        return None, text
    hedge = TRAILING.get(match[1].lower(), Hedge.AT_LEAST)
    return hedge, text[: match.start()] + text[match.end() :]


def without_vague_words(text: str) -> str:
    """``text`` with the vague word that it begins with replaced by its reading."""
    phrase = _phrase(text, _VAGUE)
    if not phrase:
        return text
    rest = text[len(phrase) :]
    if rest[:3].lower() == " of" and not (rest[3:4].isascii() and rest[3:4].isalpha()):
        rest = rest[3:]
    return VAGUE[phrase] + rest
