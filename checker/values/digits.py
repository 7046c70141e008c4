"""Numbers as people write them: digits in groups of three, and the words for small ones."""

from typing import Final

NARROW_SPACE: Final = "\N{NARROW NO-BREAK SPACE}"
"""Between groups of three digits: ISO 80000-1 has a thin space there, and no line ends at it."""

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


def grouped(digits: str) -> str:
    """Digits in groups of three, from five digits on: `4400`, `14 393`."""
    if len(digits) < 5:
        return digits
    head = len(digits) % 3
    groups = [digits[at : at + 3] for at in range(head, len(digits), 3)]
    return NARROW_SPACE.join([digits[:head], *groups] if head else groups)
