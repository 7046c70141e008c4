"""Numbers as they are written: in digits, in words, as fractions and powers.

A number is read to its end, or it is not: what may be two things, such as `1,5` in English, is a
:class:`Numeral` that says what is wrong with it.
"""

import re
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Final, final

from checker.prose.currencies import SIGNS
from checker.prose.scan import Scan
from checker.prose.symbols import SYMBOLS, WORDS
from checker.prose.tokens import FRACTIONS, RAISED

MOST_PIECES: Final = 30
"""How many tokens one number may have."""

ONE: Final = Fraction(1)
MOST_DIGITS: Final = 100
GREATEST_POWER: Final = 300

_BODY = re.compile(r"[0-9]+(?:[.,][0-9]+|['\u2019\u00a0\u2007\u2009\u202f][0-9]{3}(?![0-9]))*")
_SEPARATORS = re.compile(r"[^0-9]")
_SPACES: Final = "'\u2019\u00a0\u2007\u2009\u202f"
_VULGAR = dict(
    zip(
        FRACTIONS,
        (Fraction(n, d) for n, d in (
            (1, 4), (1, 2), (3, 4), (1, 7), (1, 9), (1, 10), (1, 3), (2, 3), (1, 5), (2, 5),
            (3, 5), (4, 5), (1, 6), (5, 6), (1, 8), (3, 8), (5, 8), (7, 8),
        )),
        strict=True,
    )
)  # fmt: skip
_CONTINUE: Final = frozenset(f"{FRACTIONS}{RAISED}0123456789")
_DIVISORS: Final = frozenset({2, 3, 4, 5, 6, 8, 10, 12, 16, 20, 32, 64, 100, 1000})
_TIMES: Final = frozenset({"x", "\u00d7", "*", "\u00b7", "\u22c5"})


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


def numeral(scan: Scan, index: int, *, join: bool = True) -> Numeral | None:
    """The number that begins at a token. ``join``: whether `and` may join its parts."""
    key = ("numeral", index, join)
    if key in scan.known:
        return scan.known[key]  # type: ignore[return-value]
    found = _numeral(scan, index, join=join)
    scan.known[key] = found
    return found


def _numeral(scan: Scan, index: int, *, join: bool) -> Numeral | None:
    word = scan.word(index)
    if not word:
        return None
    if word[0].isdigit() and not word.isdecimal():
        return None
    if word[0] in FRACTIONS:
        found: Numeral | None = Numeral(index, index + 1, _VULGAR[word[0]], Fraction(0))
    elif word in scan.language.mixed:
        found = Numeral(index, index + 1, scan.language.mixed[word], Fraction(0))
    elif word.isdecimal():
        if not word.isascii():
            return _wrong(scan, index, index + 1, "digits of another script are not read")
        found = _in_digits(scan, index)
    else:
        found = _in_words(scan, index, join=join)
    if found is None or found.wrong:
        return found
    after = scan.word(found.end)
    if after not in scan.language.continues and (not after or after[0] not in _CONTINUE):
        return found
    return _finished(scan, found, join=join)


def _wrong(scan: Scan, first: int, end: int, why: str) -> Numeral:
    return Numeral(first, end, Fraction(0), wrong=f"`{scan.said(first, end)[:60]}`: {why}")


# --- digits


def _in_digits(scan: Scan, index: int) -> Numeral:
    text = scan.tokens.text
    start = scan.tokens.starts[index]
    found = _BODY.match(text, start, start + 4 * MOST_DIGITS)
    if found is None:  # folded they are digits, as those of full width
        return _wrong(scan, index, index + 1, "digits of another script are not read")
    end = index + 1
    while end < len(scan) and scan.tokens.ends[end] <= found.end():
        end += 1
    body = text[start : scan.tokens.ends[end - 1]]
    if len(body) > MOST_DIGITS:
        return _wrong(scan, index, end, "too many digits")
    first = index
    if scan.word(index - 1) == "." and scan.adjoins(index) and not _touches(scan, index - 1):
        if not body.isdecimal():
            return _wrong(scan, index, end, "it begins with a stop")
        size = Fraction(1, 10 ** len(body))
        return Numeral(index - 1, end, int(body) * size, size)
    plain = body if body.isdecimal() else ""
    if plain:
        end, body = _spaced(scan, index, end, body)
        if end > index + 1 and not body:
            return _wrong(scan, index, end, "it may be one number or two")
    value, step, why = _value(body, scan)
    if why:
        return _wrong(scan, first, end, why)
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
    if _more_digits(scan, at):
        if scan.word(at) != scan.language.decimal or _more_digits(scan, at + 2):
            return at, ""
        whole += scan.word(at) + scan.word(at + 1)
        at += 2
    elif len(groups) > 2 or groups[1] == "000":
        return at, whole
    unit = (
        scan.ahead("units", at) is not None
        or scan.word(at) in scan.language.plurals
        or (scan.raw(at) in SYMBOLS.keys() - WORDS)
    )
    before = scan.word(index - 1)
    if (unit or scan.word(at).endswith(scan.language.plural)) and before != ".":
        label = before in scan.language.labels or before in scan.language.months
        return (at, "") if label else (at, whole)
    return at, ""


def _is_group(scan: Scan, index: int) -> bool:
    if not (scan.is_digits(index) and len(scan.word(index)) == 3) or scan.adjoins(index):
        return False
    gap = scan.tokens.text[scan.tokens.ends[index - 1] : scan.tokens.starts[index]]
    return len(gap) == 1 and gap != "\n" and not (scan.adjoins(index + 1) and (
        scan.raw(index + 1)[:1].isalpha()
    ))  # fmt: skip


def _value(body: str, scan: Scan) -> tuple[Fraction, Fraction, str]:
    """Value and step of digits with separators, or why they have none."""
    if body.isdecimal():
        return Fraction(int(body)), ONE, ""
    signs = _SEPARATORS.findall(body)
    language = scan.language
    whole, decimals = body, ""
    if signs[-1] == language.decimal:
        if signs.count(language.decimal) > 1:
            return Fraction(0), Fraction(1), "no number has several decimal signs"
        whole, decimals = body.rsplit(language.decimal, 1)
        signs = signs[:-1]
        unclear = not scan.declared or decimals == "000"
        if unclear and not signs and len(decimals) == 3 and len(whole) <= 3 and whole[0] != "0":
            why = "it may be thousands or decimals: give the source its `language`"
            return Fraction(0), ONE, why
    if signs:
        groups = re.split(r"[^0-9]", whole)
        same = len(set(signs)) == 1 and (signs[0] in language.groups or signs[0] in _SPACES)
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


# --- words


@dataclass(slots=True)
class _Words:
    """A number while its words are read: thousands and more in ``total``, the rest in ``group``."""

    total: int = 0
    group: int | None = None
    tens: bool = False
    last: int = 0
    step: int = 1
    joined: bool = False

    def one(self, value: int) -> bool:
        if self.group is None:
            if self.last and value >= self.last:
                return False
            self.group = value
        elif (self.tens and 0 < value < 10) or (self.group % 100 == 0 and self.group and (
            0 < value < 100
        )):  # fmt: skip
            self.group += value
        else:
            return False
        self.tens = 20 <= value < 100 and value % 10 == 0
        self.step = 1
        return True

    def scale(self, size: int, step: int) -> bool:
        self.tens = False
        if size == 100:
            if self.group is None:
                if self.last:
                    return False
                self.group = 1
            if self.group >= 100 or self.group == 0:
                return False
            self.group *= 100
        elif self.group is None and self.last:
            if not self.total or size < self.last:
                return False
            self.total *= size  # `three lakh crore`
            self.last = size
        else:
            if self.last and size >= self.last:
                return False
            self.total += (1 if self.group is None else self.group) * size
            self.group, self.last = None, size
        self.step *= step
        return True

    @property
    def value(self) -> int:
        return self.total + (self.group or 0)


def _in_words(scan: Scan, index: int, *, join: bool, words: _Words | None = None) -> (
    Numeral | None
):  # fmt: skip
    """A number in words, or the rest of one that began in digits (``words``)."""
    language = scan.language
    began = words is not None
    words = words or _Words()
    if not began and scan.word(index) in language.scales and not _may_lack_number(scan, index):
        return None
    at, end = index, index
    joined = False
    while at < index + MOST_PIECES:
        here = at + (end > index and scan.hyphen(at))
        if (end > index or began) and scan.word(here) in language.joint:
            if not join or words.value < 100 or (words.group or 0) % 100:
                break
            here += 1
            if scan.word(here) not in language.ones and not scan.is_digits(here):
                break
            joined = True
        word = scan.word(here)
        if word in language.ones:
            if not words.one(language.ones[word]):
                break
        elif word in language.scales:
            size = language.scales[word]
            if not words.scale(size, 1 if word in language.dozens else size):
                break
        elif scan.is_digits(here) and (end > index or began) and len(word) <= 3:
            if scan.adjoins(here + 1) or (not words.last and not (words.group or 0) >= 100):
                break
            if int(word) >= (words.last or 100) or not words.one(int(word)):
                break
        elif language.compound and (inside := _compound(word, scan)) is not None:
            if end > index or began:
                break
            words.group, words.step = inside
            if words.group >= 1000:
                words.total, words.group, words.last = words.group, None, 1000
        else:
            break
        at = end = here + 1
    if end == index and not began:
        return _fraction_alone(scan, index)
    words.joined = joined
    if not began and _goes_on(scan, end):
        why = "these words may be one number or several"
        return _wrong(scan, index, _run(scan, end), why)
    first = index
    if not began and scan.word(index) in language.scales:
        first -= scan.word(index - 1) in language.article
    return Numeral(
        first, end, Fraction(words.value), Fraction(words.step), ratio=False,
        scaled=words.last > 0 or words.step > 1,
    )  # fmt: skip


def _may_lack_number(scan: Scan, index: int) -> bool:
    """Whether `million` may stand without a number: behind no word that may be one."""
    before = scan.word(index - 1)
    return (
        not before[:1].isalnum()
        or before in scan.language.function_words
        or before in scan.language.fillers
        or scan.back("hedges", index) is not None
    )


def _goes_on(scan: Scan, end: int) -> bool:
    """Whether another number begins right behind one in words: `one one hundred`."""
    language = scan.language
    word = scan.word(end)
    if scan.hyphen(end) and scan.word(end + 1) in language.joint and scan.hyphen(end + 2):
        return scan.word(end + 3) in language.ones  # `four-and-twenty`
    if word in language.joint and language.ones.get(scan.word(end - 1), 0) >= 20:
        one = 0 < language.ones.get(scan.word(end + 1), 0) < 10
        return one and _denominator(scan, end + 2 + scan.hyphen(end + 2)) is None
    return word in language.ones or (
        word in language.scales and word not in language.dozens and scan.word(end - 1) in (
            language.ones
        )
    )  # fmt: skip


def _run(scan: Scan, at: int) -> int:
    """The token behind all number words that follow each other."""
    language = scan.language
    known = language.ones.keys() | language.scales.keys() | language.denominators.keys()
    for _ in range(MOST_PIECES):
        here = at + scan.hyphen(at)
        if scan.word(here) in language.joint:
            here += 1
            here += scan.hyphen(here)
        if scan.word(here) not in known:
            break
        at = here + 1
    return at


def _compound(written: str, scan: Scan) -> tuple[int, int] | None:
    """The number that one word of several number words is, and its step; units may precede tens."""
    if len(written) > 60:
        return None
    language = scan.language
    pieces: list[int] = []  # the worth of each; the joint is -1
    at = 0
    names = {**language.ones, **{k: v for k, v in language.scales.items() if v in (100, 1000)}}
    joint = next(iter(language.joint), "")
    while at < len(written):
        for size in range(min(len(written) - at, 14), 1, -1):
            name = written[at : at + size]
            if name in names:
                pieces.append(names[name])
                at += size
                break
            if name == joint:
                pieces.append(-1)
                at += size
                break
        else:
            return None
    total = group = 0
    unit = 0
    for n, piece in enumerate(pieces):
        if piece == -1:
            if not 0 < unit < 10 or n + 1 == len(pieces):
                return None
        elif piece == 1000:
            if total:
                return None
            total, group, unit = (group + unit or 1) * 1000, 0, 0
        elif piece == 100:
            if group or unit > 9:
                return None
            group, unit = (unit or 1) * 100, 0
        elif n and pieces[n - 1] == -1:
            if piece < 20 or piece % 10:
                return None
            unit += piece
        elif unit:
            return None
        else:
            unit = piece
    if len(pieces) < 2:
        return None
    step = 1000 if pieces[-1] == 1000 else 100 if pieces[-1] == 100 else 1
    return total + group + unit, step


def _fraction_alone(scan: Scan, index: int) -> Numeral | None:
    """`half`, `a third`, `half a million`, at the word for the part."""
    language = scan.language
    word = scan.word(index)
    article = scan.word(index - 1) in language.article
    first = index - article
    if word in language.half:
        value, end = Fraction(1, 2), index + 1
        after = end + (scan.word(end) in language.article)
        size = language.scales.get(scan.word(after))
        if size is not None:
            exact = scan.word(after) in language.dozens
            step = ONE if exact else Fraction(size, 10)
            return Numeral(first, after + 1, value * size, step, scaled=True)
        return Numeral(first, end, value, Fraction(0))
    if word in language.denominators and article and language.denominators[word] > 2:
        behind = scan.word(index + 1)
        if behind in language.of and scan.word(index + 2) in language.article:
            size = language.scales.get(scan.word(index + 3))
            if size is not None:
                share = Fraction(size, language.denominators[word])
                return Numeral(first, index + 4, share, Fraction(0), scaled=True)
        if behind in language.of or behind in language.joint or _nothing_follows(scan, index + 1):
            return Numeral(first, index + 1, Fraction(1, language.denominators[word]), Fraction(0))
    return None


def _nothing_follows(scan: Scan, index: int) -> bool:
    return index >= len(scan) or (
        not (scan.is_word(index) or scan.is_digits(index)) and (scan.word(index) != "-")
    )


# --- what may stand behind either


def _finished(scan: Scan, found: Numeral, *, join: bool) -> Numeral:
    """The number with the fraction, the power, the scale that stand behind it."""
    language = scan.language
    first, end, value, step = found.first, found.end, found.value, found.step
    digits = found.digits
    scaled = found.scaled
    in_digits = scan.word(first)[:1].isdigit() or scan.word(first) == "."
    word = scan.word(end)
    if word in language.point and value.denominator == 1 and not in_digits:
        decimals = ""
        at = end + 1
        while len(decimals) < 20 and language.ones.get(scan.word(at), 10) < 10:
            decimals += str(language.ones[scan.word(at)])
            at += 1
        if decimals:
            step = Fraction(1, 10 ** len(decimals))
            value, end, digits = value + int(decimals) * step, at, ""
    if in_digits:
        power = _exponent(scan, end, value)
        if isinstance(power, str):
            return _wrong(scan, first, end, power)
        if power is not None:
            return replace(found, value=power[0], step=power[1] * step, end=power[2], digits="")
        part = _part_in_digits(scan, found)
        if isinstance(part, str):
            return _wrong(scan, first, end, part)
        if part is not None:
            value, end = part
            step, digits = Fraction(0), ""
    share = _part_in_words(scan, replace(found, end=end, value=value, step=step))
    if isinstance(share, str):
        return _wrong(scan, first, max(_run(scan, end), end + 1), share)
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
            factor = language.scales.get(scan.word(at))
            if factor is None:
                break
            size *= factor
            step_of *= 1 if scan.word(at) in language.dozens else factor
            at += 1
        if size > 1:
            whole = value.denominator == 1 and step == 1 and in_digits and value < 1000
            if whole and step_of == size:
                words = _Words(group=int(value))
                start = end + scan.hyphen(end)
                rest = _in_words(scan, start, join=join, words=words)
                assert rest is not None
                value, step, end = rest.value, rest.step, rest.end
            else:
                value, end = value * size, at
                step = step * step_of or Fraction(step_of, 10)
            scaled, digits = True, ""
            share = _part_in_words(scan, Numeral(first, end, value, step, scaled=True))
            if isinstance(share, str):
                return _wrong(scan, first, end, share)
            if share is not None:
                value, end, step = share
    ratio = _ratio(scan, replace(found, end=end, value=value, step=step, digits=digits))
    if ratio is not None:
        return ratio
    return Numeral(first, end, value, step, digits, scaled=scaled)


def _exponent(scan: Scan, at: int, value: Fraction) -> tuple[Fraction, Fraction, int] | str | None:
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


def _part_in_digits(scan: Scan, found: Numeral) -> tuple[Fraction, int] | str | None:
    """`/4` behind 3, ` 1/2` or a sign such as ½ behind 7."""
    at = found.end
    if found.value.denominator != 1:
        return None
    dash = scan.hyphen(at) and found.digits
    if scan.word(at) and scan.word(at)[0] in FRACTIONS:
        return found.value + _VULGAR[scan.word(at)[0]], at + 1
    if scan.word(at) == "/" and scan.is_digits(at + 1) and found.digits:
        tight = scan.adjoins(at) and scan.adjoins(at + 1)
        loose = not scan.adjoins(at) and not scan.adjoins(at + 1)
        below = int(scan.word(at + 1)[:9])
        if not (tight or loose) or scan.word(at + 2) == "/" or below not in _DIVISORS or (
            found.value >= below or below == 0 or _more_digits(scan, at + 2)
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


def _more_digits(scan: Scan, at: int) -> bool:
    return (
        scan.word(at) in (".", ",")
        and scan.adjoins(at)
        and (scan.is_digits(at + 1) and scan.adjoins(at + 1))
    )


def _denominator(scan: Scan, at: int) -> tuple[int, int] | None:
    """`thirds`, `twenty-fifth` at a token: what it divides by, and the token after it."""
    language = scan.language
    below = language.denominators.get(scan.word(at))
    if below is not None and below > 1:
        return below, at + 1
    tens = language.ones.get(scan.word(at), 0)
    if tens >= 20 and scan.hyphen(at + 1):
        unit = language.denominators.get(scan.word(at + 2)) or language.ordinals.get(
            scan.word(at + 2).removesuffix("s"), 0
        )
        if 0 < unit < 10:
            return tens + unit, at + 3
    return None


def _part_in_words(
    scan: Scan, found: Numeral
) -> tuple[Fraction, int, Fraction] | str | None:  # fmt: skip
    """`and a half`, `and three quarters`, `thirds`, behind a number: value, end, step."""
    language = scan.language
    at, value = found.end, found.value
    if found.value.denominator != 1:
        return None
    plain = not found.scaled and found.step == 1
    tied = scan.hyphen(at) and scan.word(at + 1) in language.joint
    if tied or scan.word(at) in language.joint:
        at += 1 + tied
        at += scan.hyphen(at)
        above = 1
        if scan.word(at) in language.article:
            at += 1
            at += scan.hyphen(at)
        elif scan.word(at) in language.ones and scan.word(at) not in language.half:
            above = language.ones[scan.word(at)]
            at += 1
            at += scan.hyphen(at)
        elif scan.word(at) not in language.half:
            return None
        if scan.word(at) in language.half:
            part, at = Fraction(1, 2), at + 1
        else:
            below = _denominator(scan, at)
            if below is None or above >= below[0]:
                return None
            part, at = Fraction(above, below[0]), below[1]
        size = language.scales.get(scan.word(at))
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
    below = _denominator(scan, at + dash)
    if below is None:
        return None
    words = [scan.word(n) for n in range(found.first, found.end)]
    if any(word in language.joint for word in words) or (dash and len(words) > 1):
        return "a fraction that may be read in two ways"
    last = scan.word(below[1] - 1)
    plural = last in language.plural_denominators
    if (len(words) > 1 and language.ones.get(words[-1], 0) >= 20) or (
        found.scaled and len(words) > 2
    ):  # fmt: skip
        return "a fraction that may be read in two ways"
    if value == 0 or ((value > 1) != plural and language.plural_denominators):
        return None
    share = value / below[0]
    after = below[1]
    if scan.word(after) in language.of and scan.word(after + 1) in language.article:
        size = language.scales.get(scan.word(after + 2))
        if size:
            return share * size, after + 3, Fraction(0)
    return share, after, Fraction(0)


def _ratio(scan: Scan, found: Numeral) -> Numeral | None:
    """`one in five`, `nine out of ten`, `one over three`."""
    over = scan.ahead("over", found.end)
    if over is None or found.value.denominator != 1 or found.scaled:
        return None
    if scan.raw(found.first - 1) in SIGNS:
        return None
    other = None
    at = over[1]
    if scan.is_digits(at):
        other = _in_digits(scan, at)
    elif scan.word(at) in scan.language.ones or scan.word(at) in scan.language.scales:
        other = _in_words(scan, at, join=True)
    if other is None or other.wrong or other.value <= 0:
        return None
    if over[0] == "ratio":
        below = other.value
        if found.value >= below or below > 1000 or (scan.word(at)[:1].isdigit() != (
            scan.word(found.first)[:1].isdigit()
        )):  # fmt: skip
            return None
    after = scan.ahead("units", other.end) or scan.ahead("periods", other.end)
    if after is not None or scan.hyphen(other.end):
        return None
    return Numeral(found.first, other.end, found.value / other.value, Fraction(0), ratio=True)
