"""Numbers and lengths of time as people write them: `about 1 000 000`, `3 to 5 km`, `4 days`."""

import re
from fractions import Fraction
from math import floor
from typing import Final

from checker.values.digits import grouped, told_once
from checker.values.interval import Bound, Exact, Interval
from checker.values.numbers.form import AsWritten, Bracket, Joint, Literal, power
from checker.values.numbers.hedges import HEDGES, TRAILING, Hedge
from checker.values.numbers.literal import read_literal
from checker.values.numbers.notation import LONGEST, approximate, decimal, magnitude
from checker.values.numbers.precision import split_decimals
from checker.values.numbers.spelling import singular
from checker.values.numbers.units import COARSE, PLAIN_UNITS
from checker.values.numbers.units import unit as unit_of
from checker.values.unreadable import Unreadable

MOST_ZEROS: Final = 15
"""The greatest exponent whose zeros are written out."""

_TIMES = "\N{MULTIPLICATION SIGN}"
_SCALES = {3: "thousand", 6: "million", 9: "billion", 12: "trillion"}
_SIGNS = {
    ">=": "at least ", "≥": "at least ", "<=": "at most ", "≤": "at most ", ">": "more than ",
    "<": "less than ", "~": "about ", "≈": "about ", "=": "exactly ",
}  # fmt: skip
_MANY = {
    "day": "days", "week": "weeks", "month": "months", "year": "years", "decade": "decades",
    "century": "centuries", "hour": "hours", "minute": "minutes", "person": "people",
    "man": "men", "woman": "women", "child": "children",
}  # fmt: skip
_ONE = {many: single for single, many in _MANY.items()}
_HEDGING = {word for phrase in (*HEDGES, *TRAILING) for word in phrase.split()} | {
    "between", "from", "and", "to", *_SCALES.values()
}  # fmt: skip
_RAISED = str.maketrans("0123456789-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻")

# Strings: each is compiled where it is needed, which is seldom.
_NUMBER = (
    r"(?<![\w^.,'/])([0-9]+(?:[ .,'_][0-9]+)*)(?:[eE]([+-]?[0-9]{1,4}))?"
    r"(?![0-9.,]*\.?[0-9])( ?)(?=(.?))"
)
_JOINT = r" ?(?:\.\.+|…|[\u2012-\u2014]|(?<=[0-9%‰])-(?=[0-9])) ?"
_TOLERANCE = r" ?(?:\+/?-|±) ?"
_POWER = (
    r"(?<![^\W\d_])((?:[kcdm]?m|mi|ft|yd|in|s|h|min|(?:kilo|centi|milli)?met(?:re|er)s?)"
    r"(?:\^|\*\*)?(?=-?[1-9](?!\w))|[^\W\d_]*(?:\^|\*\*))(-?[0-9]+)(?![\w.])"
)
_BRACKET = r"([\[(]) ?([0-9.e+/-]+|-?inf) ?, ?([0-9.e+/-]+|inf) ?([\])])(.*)"
_LAST_NUMBER = (
    r"(.*?)(-?[0-9][0-9.\u202f]*) (?!thousand|[mbtr]+illion)((?:[^0-9/]* )??)([a-z]+)"
    r"((?:/| per | of | or ).*)?"
)


def tell_number(text: str, unit: str = "") -> str:
    """The words for a quantity or a count; a bare number is told with ``unit``."""
    if text.isascii() and text.isdigit() and text[0] not in "01" and " " not in unit:  # most are
        return f"{grouped(text)} {unit_told(unit)}".rstrip()
    text = " ".join(text.split())
    if text[:1] in ("[", "("):
        return _told_bracket(text, unit)
    text = text.replace("\N{MINUS SIGN}", "-")
    for sign, words in _SIGNS.items():
        if text.startswith(sign):
            text = words + text[len(sign) :].lstrip()
            break
    if found := re.search(r"(?<=[0-9])\+(?![/0-9-])", text):
        text = f"at least {text[: found.start()]}{text[found.end() :]}"
    text = re.sub(_JOINT, " to ", re.sub(_TOLERANCE, " ± ", text))
    notes: dict[str, None] = {}
    text = re.sub(_NUMBER, lambda found: _told_digits(found, notes), text)
    text = re.sub(r" ?(?:[x*\u00d7·]) ?10(?=\^|\*\*)", f" {_TIMES} 10", text)
    return _with_unit(_raised(text), unit) + "".join(f" ({note})" for note in notes)


def tell_numbers(number: AsWritten, unit: str, *, always: bool = False) -> str:
    """What a number is read as, in the attribute's ``unit``, where its telling leaves that open.

    That is where it is hedged or vague, coarse, or written in another unit.
    """
    as_written = tell_number(number.text, unit)
    read = tell_interval(number.possible, unit)
    if not always and (read == as_written or not _is_open(number, unit)):
        return ""
    return read


def _is_open(number: AsWritten, unit: str) -> bool:
    """Whether a literal leaves open what it is read as."""
    literal = parsed(number)
    if not isinstance(literal, Literal):
        return False
    parts = [part for part in (literal.first, literal.second) if part is not None]
    try:
        if any(part.unit and unit_of(part.unit) != unit_of(unit) for part in parts):
            return True
    except Unreadable:
        return False
    if literal.about or literal.bound is Hedge.ALMOST or literal.vague:
        return True
    lo, hi = number.possible.lo, number.possible.hi
    if isinstance(lo, float) or isinstance(hi, float):
        return False
    exact = literal.bound is not None or literal.joint is Joint.TOLERANCE
    return not exact and bool((hi - lo) * COARSE > max(hi, -lo))


def parsed(number: AsWritten) -> Literal | Bracket | None:
    """What a number was parsed to; what was computed is parsed as it is written."""
    if number.literal is not None:
        return number.literal
    try:
        return read_literal(number.text)
    except Unreadable:
        return None


def tell_interval(values: Interval, unit: str) -> str:
    """All numbers of an interval: `19.5 to 20.5 %`, `3 or more`, `more than 20 000 people`.

    Ends are rounded to a hundredth of the interval's width.
    """
    lo, hi = values.lo, values.hi
    name = unit_told(unit)
    if isinstance(lo, float) and isinstance(hi, float):
        return f"any number {'of ' if name else ''}{name}".strip()
    if isinstance(hi, float):
        end = f"{_amount(lo)} {name}".rstrip()
        words = f"more than {end}" if values.lo_open else f"{end} or more"
    elif isinstance(lo, float):
        end = f"{_amount(hi)} {name}".rstrip()
        words = f"less than {end}" if values.hi_open else f"{end} or less"
    elif lo == hi:
        words = f"{_amount(lo)} {name}"
    else:
        place = magnitude(hi - lo) - 2
        words = f"{_amount(lo, place)} to {_amount(hi, place)} {name}"
    return agreeing(words.strip())


@told_once(4096)
def tell_amount(amount: Exact, unit: str) -> str:
    """So much of a unit: `204 days`, `1 person`, `86 600 km²`; two digits of what is not whole."""
    if abs(Fraction(amount)) >= 10**LONGEST:
        digits, _, exponent = approximate(amount).partition("e")
        short = digits.rstrip("0") if exponent else digits
        power_ = f"e{int(exponent) + len(digits) - len(short)}" if exponent else ""
        return agreeing(f"{tell_number(short + power_)} {unit_told(unit)}".rstrip())
    whole = isinstance(amount, int) or amount.denominator == 1
    number = str(amount) if whole else _two_digits(Fraction(amount))
    head, point, rest = number.partition(".")
    sign = "-" if head[:1] == "-" else ""
    phrase = f"{sign}{grouped(head.lstrip('-'))}{point}{rest} {unit_told(unit)}".rstrip()
    return agreeing(phrase) if number == "1" else phrase


def scale_said(told: str) -> int:
    """The exponent of the scale in what is told, 6 of `3 million EUR`; 0 where there is none."""
    return next((power_ for power_, word in _SCALES.items() if f" {word}" in told), 0)


def tell_scaled(amount: Exact, scale: int, unit: str) -> str:
    """The same in thousands or millions: `42.5 million EUR`. Where that would be less than one, or
    take more than three decimals, it is told as :func:`tell_amount` does."""
    in_scale = Fraction(amount) / 10**scale
    if not scale or in_scale < 1 or (in_scale * 1000).denominator != 1:
        return tell_amount(amount, unit)
    thousandths = f"{int(in_scale * 1000):04d}"
    number = f"{thousandths[:-3]}.{thousandths[-3:]}".rstrip("0").rstrip(".")
    return tell_number(f"{number} {_SCALES[scale]}", unit)


def unit_told(unit: str) -> str:
    """A unit as people write it behind a number: `km²`, `days`, `people/km²`."""
    if unit in PLAIN_UNITS:
        return PLAIN_UNITS[unit]
    first, bar, rest = unit.partition("/")
    return _MANY.get(first, _raised(first)) + bar + _raised(rest)


def agreeing(text: str) -> str:
    """A number and its unit in the same number: `1 day`, `4 days`, `1 person/km²`."""
    found = re.fullmatch(_LAST_NUMBER, text)
    if found is None:
        return text
    before, number, kind, unit, rest = found.groups(default="")
    if kind.endswith("per "):
        return text
    if number not in ("1", "-1"):
        unit = _MANY.get(unit, unit)
    elif not before.endswith((" to ", " ± ", " and ", " or ")):
        unit = _ONE.get(unit) or singular(unit)
    return f"{before}{number} {kind}{unit}{rest}"


def _told_digits(found: re.Match[str], notes: dict[str, None]) -> str:
    """Digits in groups, without an exponent where people write none; a note of their precision."""
    body, exponent, space, behind = found.groups()
    after = space or (" " if behind.isalpha() or behind in ("%", "‰") else "")
    try:
        whole, decimals = split_decimals(body)
    except Unreadable:
        return found[0]
    if exponent is None:
        return _pointed(whole, decimals) + after
    shift = int(exponent)
    step = shift - len(decimals)
    if step > MOST_ZEROS or step < -MOST_ZEROS:
        return f"{_pointed(whole, decimals)} {_TIMES} 10{str(shift).translate(_RAISED)}{after}"
    if shift in _SCALES and step > 0 and len(whole) < 4:
        return f"{_pointed(whole, decimals)} {_SCALES[shift]}{after}"
    digits = f"{whole}{decimals}"
    if step >= 0:
        if step > 0:
            notes[f"to the nearest {grouped('1' + '0' * step)}"] = None
        return grouped((digits + "0" * step).lstrip("0") or "0") + after
    digits = digits.zfill(1 - step)
    return _pointed(digits[:step].lstrip("0") or "0", digits[step:]) + after


def _pointed(whole: str, decimals: str) -> str:
    return grouped(whole) + (f".{decimals}" if decimals else "")


def _raised(text: str) -> str:
    """Powers as raised digits, of lengths and times and wherever they are marked: `km²`, `10³`."""
    if "^" not in text and "**" not in text and not any(map(str.isdigit, text)):
        return text
    return re.sub(_POWER, lambda f: f[1].rstrip("^*") + f[2].translate(_RAISED), text)


def _with_unit(text: str, unit: str) -> str:
    if unit and _is_bare(text):
        text = f"{text} {unit_told(unit)}"
    return agreeing(text)


def _is_bare(text: str) -> bool:
    """Whether nothing but digits and hedges is in it, so that its unit is the attribute's."""
    words = re.findall(r"[^\W\d_]+|[%‰€$£¥₽°/^]", text.lower())
    ends = text[-1:].isdigit() or (words and words[-1] in _SCALES.values())
    return (
        bool(ends)
        and text[0].isascii()
        and all(word in _HEDGING for word in words if not word.isdigit())
    )


def _told_bracket(text: str, unit: str) -> str:
    """An interval written as such, which a computed value may be."""
    found = re.fullmatch(_BRACKET, text)
    if found is None:
        return text
    opening, low, high, closing, own = found.groups()
    first, last = _bound(low), _bound(high)
    name = unit_told(own.strip() or unit)
    above, below = opening == "(", closing == ")"
    if first is None and last is None:
        words = "any number"
    elif last is None:
        words = f"{'more than' if above else 'at least'} {first}"
    elif first is None:
        words = f"{'less than' if below else 'at most'} {last}"
    else:
        words = f"{'more than ' if above else ''}{first} to {'less than ' if below else ''}{last}"
    return agreeing(f"{words} {name}".rstrip())


def _bound(text: str) -> str | None:
    """An end in digits, rounded where these would not end."""
    return None if text.endswith("inf") else _amount(Fraction(text))


def _amount(value: Bound, place: int | None = None) -> str:
    """A number in groups of digits, rounded to ``place`` where it is given."""
    assert not isinstance(value, float)
    exact: Exact = value
    if place is not None:
        step = Fraction(power(place))
        exact = floor(value / step + Fraction(1, 2)) * step
    written = (decimal(exact) if place is not None else None) or approximate(exact)
    return tell_number(written)


def _two_digits(amount: Fraction) -> str:
    """Two significant digits, whole numbers in full; never a power of ten."""
    if amount >= 10:
        return str(round(amount))
    places = 1
    while amount * 10 ** (places - 1) < 1 and places < 30:
        places += 1
    text = f"{round(amount * 10**places):0{places + 1}d}"
    return f"{text[:-places]}.{text[-places:]}"
