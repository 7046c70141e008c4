"""A written number and its precision.

How precise a number is, is part of what is said: `20` stands for all that rounds to 20 and `2e1`
for all that rounds to two tens. The idea is that of XBRL's Calculations 1.1, where the precision
is stated apart from the digits; here the digits state it.
"""

import re
from fractions import Fraction

from checker.values.digits import NUMBER_WORDS
from checker.values.interval import normal_exact
from checker.values.numbers.form import WrittenNumber, power
from checker.values.unreadable import Unreadable

MOST_DIGITS = 200
GREATEST_EXPONENT = 300

WORDS: dict[str, int] = {"no": 0, "none": 0, "zero": 0, "single": 1, **NUMBER_WORDS}

# The short scale: a billion is 10**9. Of each: what it stands for, and the unit of its precision
# (`2 million` is precise to a million, `two dozen` is 24).
_POWERS: dict[str, int] = {
    "hundred": 2, "thousand": 3, "million": 6, "mln": 6, "billion": 9, "bn": 9, "trillion": 12,
    "lakh": 5, "crore": 7,
}  # fmt: skip
SCALES: dict[str, tuple[int, int]] = {"dozen": (12, 1)} | {
    name: (10**exponent, 10**exponent) for name, exponent in _POWERS.items()
}

# Scales that only literals have: in prose they may be words of another language.
SHORT_SCALES: dict[str, int] = {"mio": 10**6, "mn": 10**6, "mrd": 10**9, "lac": 10**5}

# Behind a number of money alone, where `m` is no metre: `€12m`, `12k USD`.
MONEY_SCALES: dict[str, int] = {
    "k": 10**3, "K": 10**3, "m": 10**6, "M": 10**6, "b": 10**9, "B": 10**9, "tn": 10**12,
}  # fmt: skip

# `half`, `two-thirds`: the parts of a whole that have a name.
PARTS: dict[str, int] = {
    "half": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7,
    "eighth": 8, "ninth": 9, "tenth": 10,
}  # fmt: skip

GREATEST_DIVISOR = 1000

# Words that are never part of a unit.
NUMERALS = (WORDS.keys() | SCALES.keys()) - {"no", "none", "single"}

_DIGITS = re.compile(r"([+-]?)([0-9]+(?:[ .,'_][0-9]+)*)(?:[eE]([+-]?[0-9]+))?")
_POWER = re.compile(" ?[x*\N{MULTIPLICATION SIGN}\N{MIDDLE DOT}]" r" ?10(?:\^|\*\*)([+-]?[0-9]+)")
_WORD = re.compile(r"(?:a )?([a-z]+)(?:-([a-z]+))?(?![a-z])", re.IGNORECASE | re.ASCII)

# Strings: each is compiled where it is needed, which is seldom.
_WORDS = re.IGNORECASE | re.ASCII
_FRACTION = r"([+-]?)(?:([0-9]{1,9}) )?([0-9]{1,9})/([0-9]{1,9})(?![0-9/])(?: of an?(?= ))?"
_NAMES = "|".join(PARTS)
_PART = (
    r"(?:(an?|one) )?(half)(?:(?: of)? an?)?(?![a-z])"
    rf"|([a-z]+)[ -]({_NAMES})s?(?: of an?(?= ))?(?![a-z-])"
)
_AND_PART = rf" and (?:an?|([a-z]+))[ -]({_NAMES})s?(?![a-z-])"
_MINUS = r"(?:minus|negative) (?=[a-z0-9])"
_OUT_OF = r" (?:in|out of) (?:every )?"
_LIKE_DIGITS = r"[lIOo|]+[0-9]"

_SCALE = re.compile(r" ?([a-z]+?)s?(?:\.(?!\.))?(?: of)?(?![a-z])", re.IGNORECASE | re.ASCII)


def read_written(text: str, start: int) -> tuple[WrittenNumber, int]:
    """The number that begins at ``start`` of a normalised text, and the place where it ends.

    It may be in digits (`1 234.5`, `12.3e3`, `4.4 x 10^3`, `5 1/2`) or in words (`four`, `a
    hundred`, `two-thirds`), and have a scale (`2.5 million`). Raises :class:`Unreadable`.
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
        if word is None:
            break
        name = word[1].lower()
        short = SHORT_SCALES.get(name)
        scale = (short, short) if short else SCALES.get(name)
        if scale is None:
            break
        factor, step, start = factor * scale[0], step * scale[1], word.end()
    return factor, step, start


def read_unscaled(text: str, start: int) -> tuple[WrittenNumber, int]:
    """The number that begins at ``start``, without its scale, and the place where it ends."""
    if text[start : start + 1] in "mMnN" and (
        minus := re.compile(_MINUS, _WORDS).match(text, start)
    ):
        number, end = read_unscaled(text, minus.end())
        return number.negative(), end
    number, end = _read_one(text, start)
    return with_part(number, text, end)


def with_part(number: WrittenNumber, text: str, end: int) -> tuple[WrittenNumber, int]:
    """The number and what `and a half` adds to it, where that stands at ``end``."""
    more = None
    if number.step == 1 and text.startswith(" and ", end):
        more = re.compile(_AND_PART, _WORDS).match(text, end)
    many = (WORDS.get(more[1].lower(), 0) if more[1] else 1) if more else 0
    if more is None or not many:
        return number, end
    part = _part(many, PARTS[more[2].lower()])
    value = normal_exact(abs(Fraction(number.value)) + part.value)
    return part._replace(value=-value if number.value < 0 else value), more.end()


def _read_one(text: str, start: int) -> tuple[WrittenNumber, int]:
    if "/" in text and (fraction := re.compile(_FRACTION).match(text, start)):
        return _from_fraction(fraction), fraction.end()
    if match := _DIGITS.match(text, start):
        sign, body, exponent = match.groups()
        end = match.end()
        times = None if exponent else _POWER.match(text, end)
        if times:
            exponent, end = times[1], times.end()
        return _from_digits(sign, body, exponent), end
    if part := re.compile(_PART, _WORDS).match(text, start):
        half, many, name = part[2], part[3], part[4]
        number = 1 if half or many.lower() in ("a", "an") else WORDS.get(many.lower(), 0)
        parts = PARTS[(half or name).lower()]
        if number > 0:
            return _part(number, parts), part.end()
    word = _WORD.match(text, start)
    if word:
        first, second = word[1].lower(), (word[2] or "").lower()
        if first in ("a", "an") and _scale_follows(text, word.end()):
            return WrittenNumber(1, 1), word.end()
        if first in SCALES and text[start : start + 2].lower() == "a ":
            return WrittenNumber(1, 1), start + 1
        tens, ones = WORDS.get(first), WORDS.get(second) if second else 0
        if tens is not None and ones is not None and (not second or (tens >= 20 and 0 < ones < 10)):
            return WrittenNumber(tens + ones, 1), word.end()
    if bare := re.match(r"[^\w.]{0,2}(\.[0-9]{1,9})", text[start:]):
        raise Unreadable(f"`{bare[1]}` has no digit before its point; write 0{bare[1]}")
    if re.match(_LIKE_DIGITS, text[start:]):
        raise Unreadable(
            f"`{text[start : start + 40]}` mixes letters and digits; "
            "is a letter in it the digit 1 or 0?"
        )
    raise Unreadable(
        f"`{text[start : start + 40]}` does not begin with a number; "
        "write it in digits, such as 20, 4.4 or 12e3"
    )


def _part(many: int, parts: int) -> WrittenNumber:
    """So many parts of a whole: as precise as a tenth, or as one part where that is less."""
    step = Fraction(1, max(10, parts))
    return WrittenNumber(normal_exact(Fraction(many, parts)), step, part=True)


def _from_fraction(found: re.Match[str]) -> WrittenNumber:
    """`2/3`, `5 1/2`: a proper fraction, with or without a whole number before it."""
    sign, whole, many, parts = found.groups()
    if not 0 < int(many) < int(parts) <= GREATEST_DIVISOR:
        raise Unreadable(
            f"`{found[0][:40]}` is a fraction; write it in decimals, such as 0.5, "
            "or a ratio with `per`, such as `3 per 1000`"
        )
    part = _part(int(many), int(parts))
    number = part._replace(value=normal_exact(int(whole or 0) + part.value))
    return number.negative() if sign == "-" else number


def odds(text: str) -> WrittenNumber | None:
    """What `1 in 5` and `three out of ten` say: a part of a whole; ``None`` for anything else.

    Raises :class:`Unreadable` for `3 in 1990`.
    """
    if " in " not in text and " out of " not in text:
        return None
    try:
        many, end = _read_one(text, 0)
        joint = re.compile(_OUT_OF, _WORDS).match(text, end)
        if joint is None:
            return None
        parts, end = _read_one(text, joint.end())
        factor, _, end = read_scale(text, end)
    except Unreadable:
        return None
    every = parts.value * factor
    if end < len(text) or many.step != 1 or parts.step != 1 or not 0 < many.value <= every:
        return None
    if 1000 < every < 2100:
        raise Unreadable(f"`{text[:40]}` may be a share, or have a year in it; write it in %")
    return _part(int(many.value), int(every))


def _scale_follows(text: str, start: int) -> bool:
    word = _SCALE.match(text, start)
    return word is not None and word[1].lower() in SCALES


def _from_digits(sign: str, body: str, power_of_ten: str | None) -> WrittenNumber:
    exponent = power_of_ten or "0"
    whole, decimals = split_decimals(body)
    if len(whole) + len(decimals) > MOST_DIGITS:
        raise Unreadable(f"a number of more than {MOST_DIGITS} digits; write fewer")
    if len(exponent) > 5 or abs(int(exponent)) > GREATEST_EXPONENT:
        raise Unreadable(
            f"the exponent {exponent[:12]} is out of bounds; "
            f"write one from -{GREATEST_EXPONENT} to {GREATEST_EXPONENT}"
        )
    step = power(int(exponent) - len(decimals))
    doubt = power_of_ten is None and body[-4:-3] == "." and body.count(".") == 1
    doubt = doubt and len(whole) <= 3 and whole[0] != "0"
    return WrittenNumber(
        normal_exact(int(f"{sign}{whole}{decimals}") * step), step, body if doubt else ""
    )


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
            decimal_number = f"{whole}.{decimals}" if decimals.strip("0") else whole
            raise Unreadable(
                f"`{body}` can be read in two ways; write {whole}{decimals} or {decimal_number}"
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
