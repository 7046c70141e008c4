"""Numbers as people write them: digits in groups, and the words for small ones."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from typing import Final, TypeVar, cast
from unicodedata import decimal

NARROW_SPACE: Final = "\N{NARROW NO-BREAK SPACE}"
"""Between groups of three digits: ISO 80000-1 has a thin space there, and no line ends at it."""

NONE: Final = "none"
MARKS: Final = (NARROW_SPACE, " ", ",", "'", "\N{RIGHT SINGLE QUOTATION MARK}", NONE)
"""What may stand there, if anything; a point would be taken for a decimal point."""

_SMALL: Final = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
    "nineteen",
)  # fmt: skip
_TENS: Final = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")

NUMBER_WORDS: Final = {word: number for number, word in enumerate(_SMALL)} | {
    word: 10 * number for number, word in enumerate(_TENS, 2)
}
"""English words for whole numbers below a hundred, of one word each."""


def in_plain_digits(text: str) -> str:
    """The text with the digits of all scripts as 0 to 9; nothing where there are no others."""
    if text.isascii() or not any(sign.isdecimal() and not sign.isascii() for sign in text):
        return ""
    return "".join(str(decimal(sign)) if sign.isdecimal() else sign for sign in text)


_mark = [NARROW_SPACE]
_told: list[Callable[[], None]] = []


Telling = TypeVar("Telling", bound=Callable[..., str])


def grouped(digits: str, least: int = 0) -> str:
    """Digits in groups of three: `14 393` from five digits on, with a comma `4,400` from four.

    Of what never has groups in fewer digits, as years, ``least`` says so.
    """
    mark = _mark[0]
    if mark == NONE or len(digits) < max(least, 4 if mark == "," else 5):
        return digits
    head = len(digits) % 3
    groups = [digits[at : at + 3] for at in range(head, len(digits), 3)]
    return mark.join([digits[:head], *groups] if head else groups)


def told_once(most: int) -> Callable[[Telling], Telling]:
    """Keeps the last ``most`` results of a function whose words have digits in groups."""

    def keeping(function: Telling) -> Telling:
        kept = lru_cache(maxsize=most)(function)
        _told.append(kept.cache_clear)
        return cast(Telling, kept)

    return keeping


@contextmanager
def grouping(mark: str) -> Iterator[None]:
    """While it lasts, all that is told has one of :data:`MARKS` between groups of digits.

    It holds for the process: a run tells all numbers alike.
    """
    before = _mark[0]
    _use(mark)
    try:
        yield
    finally:
        _use(before)


def _use(mark: str) -> None:
    if mark != _mark[0]:
        _mark[0] = mark
        for forget in _told:
            forget()
