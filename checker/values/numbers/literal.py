"""The grammar of number literals, the same for quantities and counts.

A literal is a hedge or two, a number with a unit, and perhaps a second one: a range (`3..5 km`,
`3 to 5 km`, `between 3 and 5 km`) or a tolerance (`4400 +- 50 km2`). What the parts stand for is
said in :mod:`checker.values.numbers.reading`.
"""

import re
from enum import Enum
from fractions import Fraction
from typing import Final, NamedTuple, final

from checker.values.interval import (
    INFINITY,
    Bound,
    Empty,
    Exact,
    Interval,
    interval,
    normal_exact,
)
from checker.values.numbers.hedges import (
    Hedge,
    leading_hedge,
    trailing_hedge,
    without_vague_words,
)
from checker.values.numbers.written import NUMERALS, Written, power, read_scale, read_unscaled
from checker.values.unreadable import Unreadable

LONGEST: Final = 400
LONGEST_BRACKET: Final = 4000
GREATEST_BRACKET_EXPONENT: Final = 1000


class Joint(Enum):
    """What stands between two numbers."""

    TO = ".."
    TOLERANCE = "+-"


@final
class Part(NamedTuple):
    """One number with the unit that it is written in; empty for none."""

    number: Written
    unit: str


@final
class Literal(NamedTuple):
    """What a literal says, before units and rounding.

    ``second`` is the other end of a range, or the tolerance, as ``joint`` says. ``bound`` is a
    hedge other than `about`, which may stand beside it.
    """

    first: Part
    joint: Joint | None = None
    second: Part | None = None
    bound: Hedge | None = None
    about: bool = False


@final
class Bracket(NamedTuple):
    """An interval that is written as such, `[2.5, 7/2) km`; nothing in it is rounded."""

    values: Interval
    unit: str


_SIGNS = str.maketrans(
    {
        "\N{MINUS SIGN}": "-",
        "\N{RIGHT SINGLE QUOTATION MARK}": "'",
        "\N{PLUS-MINUS SIGN}": "+-",
        "\N{HORIZONTAL ELLIPSIS}": "..",
        "\N{FIGURE DASH}": "\N{EN DASH}",
        "\N{EM DASH}": "\N{EN DASH}",
    }
)
_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")
_RAISED = "[⁰¹²³⁴⁵⁶⁷⁸⁹⁻]+"  # a string: compiled where it is needed, which is seldom
_JOINT = re.compile(
    " ?(\N{EN DASH}|(?<=[%\N{PER MILLE SIGN}])-(?=[0-9])|" r"\.\.+|\+/?-|(?<= )to(?= ))",
    re.IGNORECASE | re.ASCII,
)
_AND = re.compile(r" (and) ", re.IGNORECASE | re.ASCII)
_HYPHEN = re.compile(r" ?(-)(?= ?-?[0-9])")
_FRACTION = re.compile(" ?/ ?[0-9]+")
_RANGE = re.compile(r"(between|from) ", re.IGNORECASE | re.ASCII)
_MONEY = re.compile("([A-Z]{3}|[$\N{EURO SIGN}\N{POUND SIGN}]) ?(?=[0-9])")
_NUMERAL = r"([+-]?[0-9]+(?:\.[0-9]+)?(?:e[+-]?[0-9]{1,4})?(?:/[0-9]+)?|[+-]?inf)"
_BRACKET = rf"([\[(]) ?{_NUMERAL} ?, ?{_NUMERAL} ?([\])])(.*)"


def normalised(text: str) -> str:
    """``text`` with one kind of space, of minus sign, of exponent."""
    text = " ".join(text.split())
    if text.isascii():
        return text
    text = text.translate(_SIGNS)
    return re.sub(_RAISED, lambda match: "^" + match[0].translate(_SUPERSCRIPTS), text)


def read_literal(text: str) -> Literal | Bracket:
    """The literal that ``text`` is; a currency may stand before the number. Raises
    :class:`Unreadable`."""
    if len(text) > LONGEST and not (text[0] in "[(" and len(text) <= LONGEST_BRACKET):
        raise Unreadable(f"more than {LONGEST} characters are no number; write it shorter")
    text = normalised(text)
    if not text:
        raise Unreadable("nothing is written; write a number, such as 20")
    if text[0] in "[(":
        return _bracket(text)
    bound, about, text = read_hedges(text)
    money = _MONEY.match(text)
    if money:
        text = f"{text[money.end() :]} {money[1]}"
    opening = _RANGE.match(text)
    joints = [_JOINT]
    if opening:
        text = text[opening.end() :]
        joints.append(_AND)
    return _parts(text, bound, about, joints)


def read_hedges(text: str) -> tuple[Hedge | None, bool, str]:
    """The bound that the literal states, whether it is `about`, and the text without them."""
    bound, about = None, False
    while True:
        text = without_vague_words(text)
        hedge, text = leading_hedge(text)
        if hedge is None:
            break
        if about or (bound is not None and hedge is not Hedge.ABOUT):
            raise Unreadable("several hedges, one after the other; write one, such as `at least 3`")
        about = hedge is Hedge.ABOUT
        bound = bound if about else hedge
    hedge, text = trailing_hedge(text)
    if hedge is Hedge.ABOUT and not about:
        return bound, True, text
    if hedge is not None and (bound is not None or about):
        raise Unreadable("hedges before and behind the number; write one, such as `at least 3`")
    return hedge or bound, about, text


def _parts(text: str, bound: Hedge | None, about: bool, joints: list[re.Pattern[str]]) -> Literal:
    plain, end = read_unscaled(text, 0)
    if fraction := _FRACTION.match(text, end):
        raise Unreadable(
            f"`{text[: fraction.end()][:40]}` is a fraction; write it in decimals, such as 0.5, "
            "or a ratio with `per`, such as `3 per 1000`"
        )
    factor, step, end = read_scale(text, end)
    joint = _HYPHEN.match(text, end) or next(
        (found for pattern in joints if (found := pattern.search(text, end))), None
    )
    if joint is None:
        if len(joints) > 1:
            raise Unreadable("a range without its other end; write `3..5`, or `at least 3`")
        part = Part(plain.scaled(factor, step), _unit(text[end:]))
        return Literal(part, bound=bound, about=about)
    start = joint.end() + (text[joint.end() : joint.end() + 1] == " ")
    other, second_end = read_unscaled(text, start)
    other_factor, other_step, second_end = read_scale(text, second_end)
    second = Part(other.scaled(other_factor, other_step), _unit(text[second_end:]))
    if joint[1].startswith("+"):
        first = Part(plain.scaled(factor, step), _unit(text[end : joint.start()]))
        return Literal(first, Joint.TOLERANCE, second, bound, about)
    if bound is not None:
        raise Unreadable(f"`{bound.value}` before a range, which has both its ends; leave it out")
    if factor == 1 and plain.value < other.value:
        factor, step = other_factor, other_step  # `2 to 3 million`, but not `900000 to 1 million`
    first = Part(plain.scaled(factor, step), _unit(text[end : joint.start()]))
    return Literal(first, Joint.TO, second, None, about)


def _unit(text: str) -> str:
    """The unit behind a number; `two hundred and five` is none."""
    if any(word in NUMERALS for word in text.lower().split()):
        raise Unreadable(
            f"`{text.strip()[:40]}` goes on in number words; write the number in digits"
        )
    return text.strip()


def _bracket(text: str) -> Bracket:
    match = re.fullmatch(_BRACKET, text)
    if match is None:
        raise Unreadable(
            "an interval that cannot be read; write it as `[2.5, 7/2) km`, with a point for "
            "decimals and `inf` for no end"
        )
    opening, low, high, closing, unit = match.groups()
    try:
        exact = interval(
            _numeral(low), _numeral(high), lo_open=opening == "(", hi_open=closing == ")"
        )
    except Empty as error:
        raise Unreadable("an interval that holds nothing; write its lesser end first") from error
    if INFINITY in (exact.lo, -exact.hi):
        raise Unreadable("an interval that holds nothing; write its lesser end first")
    return Bracket(exact, unit.strip())


def _numeral(text: str) -> Bound:
    if text.endswith("inf"):
        return -INFINITY if text[0] == "-" else INFINITY
    number, _, divisor = text.partition("/")
    mantissa, _, exponent = number.partition("e")
    whole, _, decimals = mantissa.partition(".")
    if abs(int(exponent or 0)) > GREATEST_BRACKET_EXPONENT or (divisor and not int(divisor)):
        raise Unreadable(f"`{text[:40]}` is not a number; write one such as 2.5, 7/2 or 12e3")
    value: Exact = int(whole + decimals) * power(int(exponent or 0) - len(decimals))
    return normal_exact(Fraction(value) / int(divisor)) if divisor else normal_exact(value)
