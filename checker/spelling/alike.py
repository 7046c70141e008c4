"""Names that one edit turns into each other, and those that only sound alike."""

import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

SHORTEST, LONGEST = 5, 60
"""How many letters a name has that is held against others."""

SHORTEST_SOUND = 4
"""How many letters are left of a name of which only the sound is held against others."""

VOWELS: Final = frozenset("aeiouyâêîôû'-\u2019\u02bc")

SPELLINGS = (
    ("tsch", "c"), ("dzh", "j"), ("zh", "j"), ("dj", "j"), ("gh", "g"), ("kh", "h"), ("sh", "s"),
    ("ch", "c"), ("ts", "c"), ("tz", "c"), ("ph", "f"), ("th", "t"), ("q", "k"), ("w", "v"),
    ("x", "h"), ("\N{LATIN SMALL LETTER DOTLESS I}", "i"), ("ə", "a"), ("ğ", "g"), ("ş", "s"),
    ("ç", "c"),
)  # fmt: skip
"""Spellings of one sound, and the one that they are all written as here."""


@lru_cache(maxsize=4096)
def spelled_alike(one: str, other: str) -> bool:
    """Whether two names differ by one edit, or only by how their sounds are written.

    Names that differ in a number, in a single letter at the end or in their first letter are meant
    to (`round 1`, `glacier A`, `Gambia` and `Zambia`).
    """
    if not (SHORTEST <= len(one) <= LONGEST and SHORTEST <= len(other) <= LONGEST):
        return False
    a, b = folded(one), folded(other)
    if marks(a) != marks(b):
        return False
    heard = sound_of(a)
    return one_edit(a, b) or (len(heard) >= SHORTEST_SOUND and heard == sound_of(b))


def marks(word: str) -> str:
    """What tells names of one series apart: their digits, and a single letter at the end."""
    *_, last = word.split() or [""]
    return "".join(filter(str.isdigit, word)) + (last if len(last) == 1 else "")


def one_edit(a: str, b: str) -> bool:
    """Whether one letter more, another letter behind the first, or two that change places, turn one
    word into the other."""
    half = (min(len(a), len(b)) - 1) // 2
    if a[:half] != b[:half] and a[len(a) - half :] != b[len(b) - half :]:
        return False  # one edit leaves one half as it is
    from rapidfuzz.distance import OSA

    other_first = len(a) == len(b) and a[1:] == b[1:] and a != b
    return not other_first and OSA.distance(a, b, score_cutoff=1) <= 1


def sound_of(word: str) -> str:
    """What the spellings of one name in other scripts have in common: roughly its consonants.

    `Aghdam` and `Agdam`, `Khankendi` and `Hankendi`: a hint that two names may be one, and never
    more than that.
    """
    for letters, sound in SPELLINGS:
        word = word.replace(letters, sound)
    return "".join(
        letter
        for place, letter in enumerate(word)
        if (place == 0 or letter not in VOWELS) and word[place - 1 : place] != letter
    )


def folded(name: str) -> str:
    """A name without case and accents."""
    if name.isascii():
        return name.casefold()
    plain = unicodedata.normalize("NFKD", name.casefold())
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


def stems(word: str) -> Iterator[str]:
    """The word, and what is left of it without one letter."""
    yield word
    for index in range(len(word)):
        yield word[:index] + word[index + 1 :]
