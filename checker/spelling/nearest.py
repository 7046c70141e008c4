"""What somebody may have meant who wrote an unknown name."""

import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import final

from checker.spelling.alike import stems

MOST_COMPARISONS = 1_000_000
"""How many pairs of names are compared letter by letter before only near ones are found."""

MOST_LISTED = 20
"""How many known names a message lists."""

ALIKE = 60
"""How alike, in per cent, an unknown name and a known one are where one may be meant."""

_LONGEST = 100


def listing(known: Iterable[str]) -> str:
    """The first known names, and how many more there are."""
    names = [name if len(name) <= _LONGEST else name[: _LONGEST - 1] + "…" for name in known]
    more = len(names) - MOST_LISTED
    return ", ".join(names[:MOST_LISTED]) + (f" and {more} more" if more > 0 else "")


def suggestion(name: str, known: Iterable[str]) -> str:
    """``; did you mean 'x'?``, or nothing where no name of a short list is near."""
    return _suggestion(name, tuple(known))


@lru_cache(maxsize=4096)
def _suggestion(name: str, known: tuple[str, ...]) -> str:
    return Nearest(known).suggestion(name)


@final
class Nearest:
    """Finds the nearest of many known names.

    A name that one edit turns into a known one is found by what is left of both without one
    letter, in a time that does not depend on how many are known. What is further away is compared
    with every known name, as often as ``MOST_COMPARISONS`` allows.
    """

    def __init__(self, known: Iterable[str]) -> None:
        """Nothing is computed before the first unknown name."""
        self._known = known
        self._folded: dict[str, str] = {}
        self._stems: dict[str, str] = {}
        self._told: dict[str, str | None] = {}
        self._left = MOST_COMPARISONS

    def suggestion(self, name: str, besides: str = "") -> str:
        """``; did you mean 'x'?``, or nothing where no known name is near but ``besides``."""
        near = self.name(name)
        if not near or near == besides:
            return ""
        return f"; did you mean '{near[:_LONGEST]}'?{look_alike(name, near)}"

    def name(self, unknown: str) -> str | None:
        """The nearest known name."""
        unknown = unknown[:_LONGEST]
        if unknown not in self._told:
            self._told[unknown] = self._near(unknown)
        return self._told[unknown]

    def _near(self, name: str) -> str | None:
        if not self._folded:
            for known in self._known:
                self._folded.setdefault(known[:_LONGEST].casefold(), known)
        folded = name.casefold()
        if folded in self._folded:
            return self._folded[folded]
        if len(self._folded) <= self._left:
            self._left -= len(self._folded)
            return self._by_letters(folded)
        if not self._stems:
            for known in self._folded:
                for part in stems(known):
                    self._stems.setdefault(part, known)
        stem = next((stem for stem in stems(folded) if stem in self._stems), None)
        return None if stem is None else self._folded[self._stems[stem]]

    def _by_letters(self, folded: str) -> str | None:
        near = closest(folded, list(self._folded))
        return None if near is None else self._folded[near]


def look_alike(name: str, near: str) -> str:
    """What tells two names apart that look the same: a character that nobody sees, or one of
    another script."""
    if name.isascii() or not near.isascii():
        return ""
    for at, sign in enumerate(name[:_LONGEST], 1):
        called = unicodedata.name(sign, "a character without a name")
        if not sign.isascii() and not called.startswith("LATIN "):
            return f" (character {at} is U+{ord(sign):04X}, {called.lower()})"
    return ""


def closest(name: str, known: Sequence[str], least: float = ALIKE) -> str | None:
    """The first of the names that are most alike, if one is ``least`` per cent alike."""
    from rapidfuzz.fuzz import ratio
    from rapidfuzz.process import extractOne

    near = extractOne(name, known, scorer=ratio, score_cutoff=least)
    return None if near is None else near[0]


def likeness(a: str, b: str) -> float:
    """How alike two words are, in per cent: the share of their letters that both have in order."""
    from rapidfuzz.fuzz import ratio

    return ratio(a, b)
