"""A number that is written, and what is wrong with it."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Final, final

from checker.prose.scan import Scan

MOST_PIECES: Final = 30
"""How many tokens one number may have."""

ONE: Final = Fraction(1)
MOST_DIGITS: Final = 100
GREATEST_POWER: Final = 300


@final
@dataclass(frozen=True, slots=True)
class Numeral:
    """A number that is written from the token ``first`` up to ``end``.

    ``step`` is what its last written digit, or the scale behind it, is worth; 0 where it is exact.
    ``digits``: how it is written in digits where it is a whole number without sign, scale or
    separator, as a year is. ``ratio``: it is `one in five`. ``wrong``: why it cannot be read.
    """

    first: int
    end: int
    value: Fraction
    step: Fraction = Fraction(1)
    digits: str = ""
    ratio: bool = False
    scaled: bool = False
    wrong: str = ""


def wrong(scan: Scan, first: int, end: int, why: str) -> Numeral:
    """The words from one token up to another, which cannot be read as a number, and why."""
    return Numeral(first, end, Fraction(0), wrong=f"`{scan.said(first, end)[:60]}`: {why}")
