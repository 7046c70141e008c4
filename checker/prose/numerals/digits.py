"""Numbers in digits: groups, decimals, exponents, fractions with a stroke or a sign."""

import re
from fractions import Fraction
from functools import lru_cache
from typing import Final

from checker.prose.numerals.numeral import (
    GREATEST_POWER,
    MOST_DIGITS,
    ONE,
    Numeral,
    wrong,
)
from checker.prose.scan import Scan
from checker.prose.symbols import SYMBOLS, WORDS
from checker.prose.tokens import FRACTIONS, RAISED

_BODY = re.compile(r"[0-9]+(?:[.,][0-9]+|['\u2019\u00a0\u2007\u2009\u202f][0-9]{3}(?![0-9]))*")
_SEPARATORS = re.compile(r"[^0-9]")
_SPACES: Final = "'\u2019\u00a0\u2007\u2009\u202f"
VULGAR = dict(
    zip(
        FRACTIONS,
        (Fraction(n, d) for n, d in (
            (1, 4), (1, 2), (3, 4), (1, 7), (1, 9), (1, 10), (1, 3), (2, 3), (1, 5), (2, 5),
            (3, 5), (4, 5), (1, 6), (5, 6), (1, 8), (3, 8), (5, 8), (7, 8),
        )),
        strict=True,
    )
)  # fmt: skip
_DIVISORS: Final = frozenset({2, 3, 4, 5, 6, 8, 10, 12, 16, 20, 32, 64, 100, 1000})
_TIMES: Final = frozenset({"x", "\u00d7", "*", "\u00b7", "\u22c5"})


def in_digits(scan: Scan, index: int) -> Numeral:
    """The number whose digits begin at a token, to its last decimal."""
    text = scan.tokens.text
    start = scan.tokens.starts[index]
    found = _BODY.match(text, start, start + 4 * MOST_DIGITS)
    if found is None:  # folded they are digits, as those of full width
        return wrong(scan, index, index + 1, "digits of another script are not read")
    end = index + 1
    while end < len(scan) and scan.tokens.ends[end] <= found.end():
        end += 1
    body = text[start : scan.tokens.ends[end - 1]]
    if len(body) > MOST_DIGITS:
        return wrong(scan, index, end, "too many digits")
    first = index
    if scan.word(index - 1) == "." and scan.adjoins(index) and not _touches(scan, index - 1):
        if not body.isdecimal():
            return wrong(scan, index, end, "it begins with a stop")
        size = Fraction(1, 10 ** len(body))
        return Numeral(index - 1, end, int(body) * size, size)
    plain = body if body.isdecimal() else ""
    if len(plain) > 1 and not plain.strip("0"):
        return wrong(scan, index, end, "zeros alone are no number")
    if scan.raw(end) == "\u00b7" and scan.adjoins(end) and scan.adjoins(end + 1) and (
        scan.is_digits(end + 1) and scan.word(end + 1) != "10"
    ):  # fmt: skip
        return wrong(scan, index, end + 2, "whether the dot is a decimal sign is not clear")
    broken = scan.word(end) == "," and scan.adjoins(end) and len(body) < 4
    if broken and scan.is_digits(end + 1) and len(scan.word(end + 1)) == 3 and (
        text[scan.tokens.ends[end]] == "\n"
    ):  # fmt: skip
        return wrong(scan, index, end + 2, "it may go on in the next line")
    if plain:
        end, body = _spaced(scan, index, end, body)
        if end > index + 1 and not body:
            return wrong(scan, index, end, "it may be one number or two")
    value, step, why = _value(body, scan)
    if why:
        return wrong(scan, first, end, why)
    return Numeral(first, end, value, step, plain if end == index + 1 else "")


def _touches(scan: Scan, index: int) -> bool:
    """Whether a letter or digit stands right before a token."""
    return scan.adjoins(index) and scan.raw(index - 1)[-1:].isalnum()


def _spaced(scan: Scan, index: int, end: int, body: str) -> tuple[int, str]:
    """Groups of three with a common space: read where there are several, or where what stands
    around them leaves no doubt; the body is empty where there is doubt."""
    if len(body) > 3 or body[0] == "0":
        return end, body
    groups = [body]
    at = end
    while len(groups) < 8 and _is_group(scan, at):
        groups.append(scan.word(at))
        at += 1
    if len(groups) == 1 or (at < len(scan) and scan.is_digits(at)):
        return end, body
    whole = "".join(groups)
    if more_digits(scan, at):
        if scan.word(at) != scan.language.numbers.decimal or more_digits(scan, at + 2):
            return at, ""
        whole += scan.word(at) + scan.word(at + 1)
        at += 2
    elif len(groups) > 2 or groups[1] == "000":
        return at, whole
    unit = (
        scan.ahead("units", at) is not None
        or scan.word(at) in scan.language.text.plurals
        or (scan.raw(at) in SYMBOLS.keys() - WORDS)
    )
    before = scan.word(index - 1)
    if (unit or scan.word(at).endswith(scan.language.text.plural)) and before != ".":
        label = before in scan.language.numbered.labels or before in scan.language.dates.months
        return (at, "") if label else (at, whole)
    return at, ""


def _is_group(scan: Scan, index: int) -> bool:
    if not (scan.is_digits(index) and len(scan.word(index)) == 3) or scan.adjoins(index):
        return False
    gap = scan.tokens.text[scan.tokens.ends[index - 1] : scan.tokens.starts[index]]
    return len(gap) == 1 and gap != "\n" and not (scan.adjoins(index + 1) and (
        scan.raw(index + 1)[:1].isalpha()
    ))  # fmt: skip


@lru_cache(maxsize=1024)
def _whole(body: str) -> Fraction:
    return Fraction(int(body))


def _value(body: str, scan: Scan) -> tuple[Fraction, Fraction, str]:
    """Value and step of digits with separators, or why they have none."""
    if body.isdecimal():
        return _whole(body), ONE, ""
    signs = _SEPARATORS.findall(body)
    language = scan.language
    whole, decimals = body, ""
    if signs[-1] == language.numbers.decimal:
        if signs.count(language.numbers.decimal) > 1:
            return Fraction(0), Fraction(1), "no number has several decimal signs"
        whole, decimals = body.rsplit(language.numbers.decimal, 1)
        signs = signs[:-1]
        unclear = not scan.declared or decimals == "000"
        if unclear and not signs and len(decimals) == 3 and len(whole) <= 3 and whole[0] != "0":
            why = "it may be thousands or decimals: give the source its `language`"
            return Fraction(0), ONE, why
    if signs:
        groups = re.split(r"[^0-9]", whole)
        same = len(set(signs)) == 1 and (signs[0] in language.numbers.groups or signs[0] in _SPACES)
        threes = all(len(group) == 3 for group in groups[1:])
        indian = (
            signs[0] == "," and len(groups) > 2 and len(groups[-1]) == 3
            and all(len(group) == 2 for group in groups[1:-1])
        )  # fmt: skip
        if not same or not (threes or indian) or not 1 <= len(groups[0]) <= 3 or (
            groups[0][0] == "0"
        ):  # fmt: skip
            return Fraction(0), Fraction(1), "these digits are grouped in no way that is known"
        whole = "".join(groups)
    size = Fraction(1, 10 ** len(decimals))
    return int(whole + decimals) * size, size, ""


def _power(scan: Scan, at: int) -> tuple[int, int] | None:
    """An exponent behind `^` or raised, at a token: its value, and the token after it."""
    raised = scan.word(at)
    if raised and raised in RAISED:
        digits = ""
        while scan.word(at) and scan.word(at) in RAISED and scan.adjoins(at) and len(digits) < 4:
            digits += str(RAISED.index(scan.word(at)))
            at += 1
        return int(digits), at
    if raised == "\u207b" and scan.adjoins(at) and scan.word(at + 1) in set(RAISED):
        after = _power(scan, at + 1)
        return (-after[0], after[1]) if after else None
    if raised != "^":
        return None
    at += 1
    sign = -1 if scan.word(at) == "-" else 1
    at += scan.word(at) in ("-", "+")
    if not scan.is_digits(at) or len(scan.word(at)) > 4:
        return None
    return sign * int(scan.word(at)), at + 1


def exponent(scan: Scan, at: int, value: Fraction) -> tuple[Fraction, Fraction, int] | str | None:
    """`e3`, `x 10^6`, `^23` behind digits: the value, what it makes of the step, the end."""
    word = scan.word(at)
    if word == "e" and scan.adjoins(at):
        sign = scan.word(at + 1) in ("-", "+") and scan.adjoins(at + 1)
        power = at + 1 + sign
        if scan.is_digits(power) and scan.adjoins(power) and len(scan.word(power)) < 4:
            exponent = int(scan.word(power)) * (-1 if scan.word(at + 1) == "-" else 1)
            if abs(exponent) > GREATEST_POWER:
                return "the exponent is out of bounds"
            return value * Fraction(10) ** exponent, Fraction(10) ** exponent, power + 1
        return None
    if word in _TIMES and scan.word(at + 1) == "10":
        power_ = _power(scan, at + 2)
        if power_ is None:
            return None
        if abs(power_[0]) > GREATEST_POWER:
            return "the exponent is out of bounds"
        size = Fraction(10) ** power_[0]
        return value * size, size, power_[1]
    if word == "^" and scan.adjoins(at):
        power_ = _power(scan, at)
        if power_ is None or abs(power_[0]) > 64 or not value or abs(value) > 10**6:
            return "a power that is not read"
        return value ** power_[0], Fraction(0), power_[1]
    if word and word in RAISED and scan.adjoins(at):
        return "raised digits may be a power or the mark of a note"
    return None


def part_in_digits(scan: Scan, found: Numeral) -> tuple[Fraction, int] | str | None:
    """`/4` behind 3, ` 1/2` or a sign such as ½ behind 7."""
    at = found.end
    if found.value.denominator != 1:
        return None
    dash = scan.hyphen(at) and found.digits
    if scan.word(at) and scan.word(at)[0] in FRACTIONS:
        return found.value + VULGAR[scan.word(at)[0]], at + 1
    if scan.word(at) == "/" and scan.is_digits(at + 1) and found.digits:
        tight = scan.adjoins(at) and scan.adjoins(at + 1)
        loose = not scan.adjoins(at) and not scan.adjoins(at + 1)
        below = int(scan.word(at + 1)[:9])
        if not (tight or loose) or scan.word(at + 2) == "/" or below not in _DIVISORS or (
            found.value >= below or below == 0 or more_digits(scan, at + 2)
        ):  # fmt: skip
            return "it may be a fraction, a date or two numbers"
        return found.value / below, at + 2
    at += 1 if dash else 0
    if (
        found.digits and scan.is_digits(at) and scan.word(at + 1) == "/"
        and scan.adjoins(at + 1) and scan.adjoins(at + 2) and scan.is_digits(at + 2)
        and scan.word(at + 3) != "/" and len(scan.word(at)) < 3 and len(scan.word(at + 2)) < 4
    ):  # fmt: skip
        above, below = int(scan.word(at)), int(scan.word(at + 2))
        if 0 < above < below and below in _DIVISORS:
            return found.value + Fraction(above, below), at + 3
    return None


def more_digits(scan: Scan, at: int) -> bool:
    """Whether digits go on behind a stop or a comma at a token."""
    return (
        scan.word(at) in (".", ",")
        and scan.adjoins(at)
        and (scan.is_digits(at + 1) and scan.adjoins(at + 1))
    )
