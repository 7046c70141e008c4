"""A written number and its precision.

How precise a number is, is part of what is said: `20` stands for all that rounds to 20 and `2e1`
for all that rounds to two tens. The idea is that of XBRL's Calculations 1.1, where the precision
is stated apart from the digits; here the digits state it.
"""

import re
from fractions import Fraction
from typing import NamedTuple, final

from checker.values.interval import Exact, Interval, normal_exact
from checker.values.unreadable import Unreadable

MOST_DIGITS = 200
GREATEST_EXPONENT = 300

HALF = Fraction(1, 2)

WORDS: dict[str, int] = {
    "no": 0,
    "none": 0,
    "zero": 0,
    "single": 1,
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "eleven": 11,
    "twelve": 12,
    "thirteen": 13,
    "fourteen": 14,
    "fifteen": 15,
    "sixteen": 16,
    "seventeen": 17,
    "eighteen": 18,
    "nineteen": 19,
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "sixty": 60,
    "seventy": 70,
    "eighty": 80,
    "ninety": 90,
}

# The short scale: a billion is 10**9. Of each: what it stands for, and the unit of its precision
# (`2 million` is precise to a million, `two dozen` is 24).
SCALES: dict[str, tuple[int, int]] = {
    "dozen": (12, 1),
    "hundred": (10**2, 10**2),
    "thousand": (10**3, 10**3),
    "million": (10**6, 10**6),
    "mln": (10**6, 10**6),
    "billion": (10**9, 10**9),
    "bn": (10**9, 10**9),
    "trillion": (10**12, 10**12),
}

# Words that are never part of a unit.
NUMERALS = (WORDS.keys() | SCALES.keys()) - {"no", "none", "single"}

_DIGITS = re.compile(r"([+-]?)([0-9]+(?:[ .,'_][0-9]+)*)(?:[eE]([+-]?[0-9]+))?")
_POWER = re.compile(" ?[x*\N{MULTIPLICATION SIGN}\N{MIDDLE DOT}]" r" ?10(?:\^|\*\*)([+-]?[0-9]+)")
_WORD = re.compile(r"(?:a )?([a-z]+)(?:-([a-z]+))?(?![a-z])", re.IGNORECASE | re.ASCII)
_HALF = re.compile(r"(one and a )?half(?: an?)?(?![a-z])", re.IGNORECASE | re.ASCII)
_SCALE = re.compile(r" ?([a-z]+?)s?(?: of)?(?![a-z])", re.IGNORECASE | re.ASCII)


@final
class Written(NamedTuple):
    """A number as written: its ``value``, and the ``step`` of its last written digit."""

    value: Exact
    step: Exact

    def rounded(self) -> Interval:
        """All that rounds to it, half up: [value - step / 2, value + step / 2)."""
        half = self.step * HALF
        return Interval(normal_exact(self.value - half), normal_exact(self.value + half))

    def scaled(self, factor: Exact, step: Exact) -> "Written":
        """So many times ``factor``, whose own precision is ``step``."""
        return Written(normal_exact(self.value * factor), normal_exact(self.step * step))


def power(exponent: int) -> Exact:
    """Ten to the power of ``exponent``, exactly."""
    return 10**exponent if exponent >= 0 else Fraction(1, 10**-exponent)


def read_written(text: str, start: int) -> tuple[Written, int]:
    """The number that begins at ``start`` of a normalised text, and the place where it ends.

    It may be in digits (`1 234.5`, `12.3e3`, `4.4 x 10^3`) or in words (`four`, `a hundred`), and
    have a scale (`2.5 million`). Raises :class:`Unreadable`.
    """
    number, end = read_unscaled(text, start)
    factor, step, end = read_scale(text, end)
    return number.scaled(factor, step), end


def read_scale(text: str, start: int) -> tuple[int, int, int]:
    """The scale that stands at ``start`` (`million`, `hundred thousand`): its factor and the unit
    of its precision, both 1 for none, and the place where it ends."""
    factor = step = 1
    for _ in range(3):
        word = _SCALE.match(text, start)
        scale = SCALES.get(word[1].lower()) if word else None
        if word is None or scale is None:
            break
        factor, step, start = factor * scale[0], step * scale[1], word.end()
    return factor, step, start


def read_unscaled(text: str, start: int) -> tuple[Written, int]:
    """The number that begins at ``start``, without its scale, and the place where it ends."""
    match = _DIGITS.match(text, start)
    if match:
        sign, body, exponent = match.groups()
        end = match.end()
        times = None if exponent else _POWER.match(text, end)
        if times:
            exponent, end = times[1], times.end()
        return _from_digits(sign, body, exponent or "0"), end
    half = _HALF.match(text, start)
    if half:
        return Written(Fraction(15 if half[1] else 5, 10), Fraction(1, 10)), half.end()
    word = _WORD.match(text, start)
    if word:
        first, second = word[1].lower(), (word[2] or "").lower()
        if first in ("a", "an") and _scale_follows(text, word.end()):
            return Written(1, 1), word.end()
        if first in SCALES and text[start : start + 2].lower() == "a ":
            return Written(1, 1), start + 1
        tens, ones = WORDS.get(first), WORDS.get(second) if second else 0
        if tens is not None and ones is not None and (not second or (tens >= 20 and 0 < ones < 10)):
            return Written(tens + ones, 1), word.end()
    raise Unreadable(
        f"`{text[start : start + 40]}` does not begin with a number; "
        "write it in digits, such as 20, 4.4 or 12e3"
    )


def _scale_follows(text: str, start: int) -> bool:
    word = _SCALE.match(text, start)
    return word is not None and word[1].lower() in SCALES


def _from_digits(sign: str, body: str, exponent: str) -> Written:
    whole, decimals = split_decimals(body)
    if len(whole) + len(decimals) > MOST_DIGITS:
        raise Unreadable(f"a number of more than {MOST_DIGITS} digits; write fewer")
    if len(exponent) > 5 or abs(int(exponent)) > GREATEST_EXPONENT:
        raise Unreadable(
            f"the exponent {exponent[:12]} is out of bounds; "
            f"write one from -{GREATEST_EXPONENT} to {GREATEST_EXPONENT}"
        )
    step = power(int(exponent) - len(decimals))
    return Written(normal_exact(int(f"{sign}{whole}{decimals}") * step), step)


def split_decimals(body: str) -> tuple[str, str]:
    """The digits before and after the decimal sign of digits with separators.

    Groups of three may be parted by a space, an apostrophe, an underscore, commas or points,
    where that can be read in one way only: `1,234` may be 1234 or 1.234, so that it is
    :class:`Unreadable`; `1.234` is a decimal number here.
    """
    marks = "".join(character for character in body if not character.isdigit())
    if not marks:
        return body, ""
    last = marks[-1]
    decimal = last in ".," and marks.count(last) == 1
    if marks == ",":
        whole, decimals = body.split(",")
        if len(decimals) == 3 and len(whole) <= 3 and whole[0] != "0":
            raise Unreadable(
                f"`{body}` can be read in two ways; write {whole}{decimals} or {whole}.{decimals}"
            )
    whole, decimals = body.rsplit(last, 1) if decimal else (body, "")
    grouping = set(marks[:-1] if decimal else marks)
    if not grouping:
        return whole, decimals
    first, *groups = re.split(r"[ .,'_]", whole)
    if (
        len(grouping) > 1
        or len(first) > 3
        or first[0] == "0"
        or any(len(group) != 3 for group in groups)
    ):
        raise Unreadable(
            f"`{body[:60]}` is not a number with groups of three digits; "
            "write it without separators, and with a point before decimals"
        )
    return first + "".join(groups), decimals
