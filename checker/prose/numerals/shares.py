"""Parts of a number in words: `and a half`, `two thirds`, `one in five`."""

from fractions import Fraction

from checker.prose.currencies import SIGNS
from checker.prose.numerals.digits import (
    in_digits,
)
from checker.prose.numerals.numeral import Numeral
from checker.prose.numerals.words import denominator, in_words
from checker.prose.scan import Scan


def part_in_words(
    scan: Scan, found: Numeral
) -> tuple[Fraction, int, Fraction] | str | None:  # fmt: skip
    """`and a half`, `and three quarters`, `thirds`, behind a number: value, end, step."""
    language = scan.language
    at, value = found.end, found.value
    if found.value.denominator != 1:
        return None
    plain = not found.scaled and found.step == 1
    tied = scan.hyphen(at) and scan.word(at + 1) in language.numbers.joint
    if tied or scan.word(at) in language.numbers.joint:
        at += 1 + tied
        at += scan.hyphen(at)
        above = 1
        if scan.word(at) in language.numbers.article:
            at += 1
            at += scan.hyphen(at)
        elif scan.word(at) in language.numbers.ones and scan.word(at) not in language.numbers.half:
            above = language.numbers.ones[scan.word(at)]
            at += 1
            at += scan.hyphen(at)
        elif scan.word(at) not in language.numbers.half:
            return None
        if scan.word(at) in language.numbers.half:
            part, at = Fraction(1, 2), at + 1
        else:
            below = denominator(scan, at)
            if below is None or above >= below[0]:
                return None
            part, at = Fraction(above, below[0]), below[1]
        size = language.numbers.scales.get(scan.word(at))
        if size and size > 1:
            if plain:
                return (value + part) * size, at + 1, Fraction(size, 10)
            if found.step > size:
                return value + part * size, at + 1, Fraction(size, 10)
            return "a fraction of which scale it is, cannot be told"
        if found.step > 1000 and found.scaled:
            if part != Fraction(1, 2):
                return "a fraction of which scale it is, cannot be told"
            return value + part * found.step, at, found.step / 10
        return value + part, at, Fraction(0)
    if scan.word(found.first)[:1].isdigit():
        return None
    dash = scan.hyphen(at)
    below = denominator(scan, at + dash)
    if below is None:
        return None
    words = [scan.word(n) for n in range(found.first, found.end)]
    if any(word in language.numbers.joint for word in words) or (dash and len(words) > 1):
        return "a fraction that may be read in two ways"
    last = scan.word(below[1] - 1)
    plural = last in language.plural_denominators
    if (len(words) > 1 and language.numbers.ones.get(words[-1], 0) >= 20) or (
        found.scaled and len(words) > 2
    ):  # fmt: skip
        return "a fraction that may be read in two ways"
    if value == 0 or ((value > 1) != plural and language.plural_denominators):
        return None
    share = value / below[0]
    after = below[1]
    if scan.word(after) in language.numbers.of and scan.word(after + 1) in language.numbers.article:
        size = language.numbers.scales.get(scan.word(after + 2))
        if size:
            return share * size, after + 3, Fraction(0)
    return share, after, Fraction(0)


def ratio_at(scan: Scan, found: Numeral) -> Numeral | None:
    """`one in five`, `nine out of ten`, `one over three`."""
    over = scan.ahead("over", found.end)
    if over is None or found.value.denominator != 1 or found.scaled:
        return None
    if scan.raw(found.first - 1) in SIGNS:
        return None
    other = None
    at = over[1]
    if scan.is_digits(at):
        other = in_digits(scan, at)
    elif (
        scan.word(at) in scan.language.numbers.ones or scan.word(at) in scan.language.numbers.scales
    ):
        other = in_words(scan, at, join=True)
    if other is None or other.wrong or other.value <= 0:
        return None
    if over[0] == "ratio":
        below = other.value
        alike = scan.word(at)[:1].isdigit() == scan.word(found.first)[:1].isdigit()
        if found.value >= below or below > 1000 or not (alike or found.value == 1):
            return None
        if scan.raw(other.end).isupper() and scan.word(other.end) in (
            scan.language.dates.before_christ | scan.language.dates.anno_domini
        ):  # fmt: skip
            return None
    after = scan.ahead("units", other.end) or scan.ahead("periods", other.end)
    if after is not None or scan.hyphen(other.end):
        return None
    return Numeral(found.first, other.end, found.value / other.value, Fraction(0), ratio=True)
