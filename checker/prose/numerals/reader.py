"""Numbers in digits and words, with the fraction, the power, the scale that stand behind them."""

from dataclasses import replace
from fractions import Fraction
from typing import Final

from checker.prose.numerals.digits import (
    VULGAR,
    exponent,
    in_digits,
    part_in_digits,
)
from checker.prose.numerals.numeral import Numeral, wrong
from checker.prose.numerals.shares import part_in_words, ratio_at
from checker.prose.numerals.words import WordSum, in_words, run
from checker.prose.scan import Scan
from checker.prose.tokens import FRACTIONS, RAISED

_CONTINUE: Final = frozenset(f"{FRACTIONS}{RAISED}0123456789")


def numeral(scan: Scan, index: int, *, join: bool = True) -> Numeral | None:
    """The number that begins at a token. ``join``: whether `and` may join its parts."""
    key = ("numeral", index, join)
    if key in scan.known:
        return scan.known[key]  # type: ignore[return-value]
    found = _numeral(scan, index, join=join)
    scan.known[key] = found
    return found


def _numeral(scan: Scan, index: int, *, join: bool, brackets: bool = True) -> Numeral | None:
    """The same. ``brackets``: whether it may be said once more in brackets."""
    word = scan.word(index)
    if not word:
        return None
    if word[0].isdigit() and not word.isdecimal():
        return None
    if word[0] in FRACTIONS:
        found: Numeral | None = Numeral(index, index + 1, VULGAR[word[0]], Fraction(0))
    elif word in scan.language.numbers.mixed:
        found = Numeral(index, index + 1, scan.language.numbers.mixed[word], Fraction(0))
    elif word.isdecimal():
        if not word.isascii():
            return wrong(scan, index, index + 1, "digits of another script are not read")
        found = in_digits(scan, index)
    else:
        found = in_words(scan, index, join=join)
    if found is None or found.wrong:
        return found
    after = scan.word(found.end)
    if brackets and after == "(":
        return _said_twice(scan, found)
    if after not in scan.language.continues and (not after or after[0] not in _CONTINUE):
        return found
    return _finished(scan, found, join=join)


def _said_twice(scan: Scan, found: Numeral) -> Numeral:
    """`thirty (30)`: a number in words, and once more in digits."""
    if scan.is_digits(found.first) == scan.is_digits(found.end + 1):
        return found
    again = _numeral(scan, found.end + 1, join=True, brackets=False)
    if again is None or again.value != found.value or scan.word(again.end) != ")":
        return found
    word = scan.word(again.end + 1 + scan.hyphen(again.end + 1))
    if word in scan.language.numbers.scales:  # `five (5) million`
        end = run(scan, again.end + 1 + scan.hyphen(again.end + 1))
        return wrong(scan, found.first, end, "the scale stands behind the brackets")
    return replace(found, end=again.end + 1, digits="")


def _finished(scan: Scan, found: Numeral, *, join: bool) -> Numeral:
    """The number with the fraction, the power, the scale that stand behind it."""
    language = scan.language
    first, end, value, step = found.first, found.end, found.value, found.step
    digits = found.digits
    scaled = found.scaled
    in_digits = scan.word(first)[:1].isdigit() or scan.word(first) == "."
    word = scan.word(end)
    if word in language.numbers.point and value.denominator == 1 and not in_digits:
        decimals = ""
        at = end + 1
        while len(decimals) < 20 and language.numbers.ones.get(scan.word(at), 10) < 10:
            decimals += str(language.numbers.ones[scan.word(at)])
            at += 1
        if decimals:
            step = Fraction(1, 10 ** len(decimals))
            value, end, digits = value + int(decimals) * step, at, ""
    if in_digits:
        power = exponent(scan, end, value)
        if isinstance(power, str):
            return wrong(scan, first, end, power)
        if power is not None:
            return replace(found, value=power[0], step=power[1] * step, end=power[2], digits="")
        part = part_in_digits(scan, found)
        if isinstance(part, str):
            return wrong(scan, first, end, part)
        if part is not None:
            value, end = part
            step, digits = Fraction(0), ""
    share = part_in_words(scan, replace(found, end=end, value=value, step=step))
    if isinstance(share, str):
        return wrong(scan, first, max(run(scan, end), end + 1), share)
    if share is not None:
        value, end, step = share
        digits = ""
        scaled = scaled or step > 0
    # A scale behind digits or a fraction; behind words it has been read.
    mixed = in_digits or step == 0 or end != found.end
    if mixed and not scaled:
        at = end + scan.hyphen(end)
        size = step_of = 1
        for _ in range(3):
            factor = language.numbers.scales.get(scan.word(at))
            if factor is None:
                break
            size *= factor
            step_of *= 1 if scan.word(at) in language.numbers.dozens else factor
            at += 1
        if size > 1:
            whole = value.denominator == 1 and step == 1 and in_digits and value < 1000
            if whole and step_of == size:
                words = WordSum(group=int(value))
                start = end + scan.hyphen(end)
                rest = in_words(scan, start, join=join, words=words)
                assert rest is not None
                value, step, end = rest.value, rest.step, rest.end
            else:
                value, end = value * size, at
                step = step * step_of or Fraction(step_of, 10)
            scaled, digits = True, ""
            share = part_in_words(scan, Numeral(first, end, value, step, scaled=True))
            if isinstance(share, str):
                return wrong(scan, first, end, share)
            if share is not None:
                value, end, step = share
    ratio = ratio_at(scan, replace(found, end=end, value=value, step=step, digits=digits))
    if ratio is not None:
        return ratio
    return Numeral(first, end, value, step, digits, scaled=scaled)
