"""The grammar of number literals, the same for quantities and counts.

A literal is a hedge or two, a number with a unit, and perhaps a second one: a range (`3..5 km`,
`3 to 5 km`, `between 3 and 5 km`) or a tolerance (`4400 +- 50 km2`). What the parts stand for is
said in :mod:`checker.values.numbers.parse`.
"""

import re
from fractions import Fraction
from typing import Final, final

from checker.values.digits import in_plain_digits
from checker.values.interval import (
    INFINITY,
    Bound,
    Empty,
    Exact,
    interval,
    normal_exact,
)
from checker.values.named import NamedTuple
from checker.values.numbers.compound import compound, feet_and_inches
from checker.values.numbers.form import Bracket, Joint, Literal, NumberInUnit, WrittenNumber, power
from checker.values.numbers.hedges import (
    Hedge,
    leading_hedge,
    trailing_hedge,
    without_vague_words,
)
from checker.values.numbers.money import CURRENCIES, SHARED, SIGNS
from checker.values.numbers.precision import (
    MONEY_SCALES,
    NUMERALS,
    odds,
    read_scale,
    read_unscaled,
    with_part,
)
from checker.values.numbers.spelling import lowered, spelled
from checker.values.unreadable import Unreadable

LONGEST: Final = 400
LONGEST_BRACKET: Final = 4000
GREATEST_BRACKET_EXPONENT: Final = 1000


_FRACTIONS = {
    "½": "1/2", "⅓": "1/3", "⅔": "2/3", "¼": "1/4", "¾": "3/4", "⅕": "1/5", "⅖": "2/5",
    "⅗": "3/5", "⅘": "4/5", "⅙": "1/6", "⅚": "5/6", "⅐": "1/7", "⅛": "1/8", "⅜": "3/8",
    "⅝": "5/8", "⅞": "7/8", "⅑": "1/9", "⅒": "1/10",
}  # fmt: skip
_SIGNS = str.maketrans(
    {
        "\N{MINUS SIGN}": "-",
        "\N{RIGHT SINGLE QUOTATION MARK}": "'",
        "\N{PRIME}": "'",
        "\N{DOUBLE PRIME}": '"',
        "\N{RIGHT DOUBLE QUOTATION MARK}": '"',
        "\N{FRACTION SLASH}": "/",
        "\N{PLUS-MINUS SIGN}": "+-",
        "\N{HORIZONTAL ELLIPSIS}": "..",
        "\N{FIGURE DASH}": "\N{EN DASH}",
        "\N{EM DASH}": "\N{EN DASH}",
        **{sign: f" {fraction}" for sign, fraction in _FRACTIONS.items()},
    }
)
_JOINT = re.compile(
    " ?(\N{EN DASH}|(?:(?<=%)|(?<=\N{PER MILLE SIGN}))-(?=[0-9])|"
    r"\.\.+|\+/?-|(?<= )to(?= ))",
    re.IGNORECASE | re.ASCII,
)
_AND = re.compile(r" (and) ", re.IGNORECASE | re.ASCII)
_RATIO = re.compile(" ?/ ?[0-9]+")
_RANGE = re.compile(r"(between|from) ", re.IGNORECASE | re.ASCII)
_BEFORE = "|".join(
    map(re.escape, sorted((*SIGNS, "$", "£", "¥", "Rs", "kr"), key=len, reverse=True))
)
_HYPHEN = re.compile(rf" ?(-)(?= ?-?(?:{_BEFORE})?[0-9])")
_MONEY = re.compile(rf"([+-]|minus )? ?({_BEFORE}|[A-Z]{{3}})(?:(?<=\w)\.)? ?([+-])?(?=[0-9])")
_MONEY_SCALE = re.compile(rf" ?({'|'.join(MONEY_SCALES)})(?![^\W_])")
_MIXED = re.compile(r"[OoI]|[lxXSBZ|][0-9]|[A-Za-z]+[0-9]{2}(?![0-9]*[^\W\d])")
_OUT_OF = re.compile(
    r"\bper (?:hundred|thousand|million|billion)(?![a-z])", re.IGNORECASE | re.ASCII
)
_POWER = re.compile(r" ?[eE] ?[+-]?[0-9]|[eE](?![^\W\d])|(?:\^|\*\*)")
_NUMERAL = r"([+-]?[0-9]+(?:\.[0-9]+)?(?:e[+-]?[0-9]{1,4})?(?:/[0-9]+)?|[+-]?inf)"
_BRACKET = rf"([\[(]) ?{_NUMERAL} ?, ?{_NUMERAL} ?([\])])(.*)"


def normalised(text: str) -> str:
    """``text`` with one kind of space, of minus sign, of exponent."""
    text = " ".join(text.split())
    if text.isascii():
        return text
    return lowered(" ".join(text.translate(_SIGNS).split()))


def read_literal(text: str) -> Literal | Bracket:
    """The literal that ``text`` is; a currency may stand before the number. Raises
    :class:`Unreadable`."""
    if len(text) > LONGEST and not (text[0] in "[(" and len(text) <= LONGEST_BRACKET):
        raise Unreadable(f"more than {LONGEST} characters are no number; write it shorter")
    if plain := in_plain_digits(text):
        raise Unreadable(f"`{text[:40]}` has digits other than 0 to 9; write `{plain[:40]}`")
    vague = without_vague_words(text) != text
    text = normalised(text)
    if not text:
        raise Unreadable("nothing is written; write a number, such as 20")
    if text[0] in "[(":
        return _bracket(text)
    bound, about, text = read_hedges(text)
    if chance := odds(text):
        return Literal(NumberInUnit(chance, "1"), bound=bound, about=about)
    opening = _RANGE.match(text)
    joints = [_JOINT]
    if opening:
        text = text[opening.end() :]
        joints.append(_AND)
    literal = _parts(text, bound, about, joints)
    return literal._replace(vague=True) if vague else literal


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


@final
class _Amount(NamedTuple):
    """A number before its unit is read: without its scale, the scale and its precision, the
    currency before it, the place where it ends."""

    plain: WrittenNumber
    factor: int
    step: int
    currency: str
    end: int

    def scaled(self) -> WrittenNumber:
        return self.plain.scaled(self.factor, self.step)


def _amount(text: str, start: int) -> _Amount:
    """The number at ``start``, and a currency before it."""
    money = _MONEY.match(text, start)
    if money is None:
        plain, end = read_unscaled(text, start)
    else:
        plain, end = read_unscaled(text, money.end())
        if money[1] in ("-", "minus ") or money[3] == "-":
            plain = plain.negative()
    if ratio := _RATIO.match(text, end):
        raise Unreadable(
            f"`{text[start : ratio.end()][:40]}` is a fraction; write it in decimals, such as 0.5, "
            "or a ratio with `per`, such as `3 per 1000`"
        )
    factor, step, end = read_scale(text, end)
    if factor > 1:
        plain, end = with_part(plain, text, end)  # `3 million and a half`
    if factor == 1 and (short := _MONEY_SCALE.match(text, end)):
        behind = re.match(r" ?([^\W\d_]+|[^\w ])", text[short.end() :])
        if money or (behind and _is_money(behind[1])):
            factor = step = MONEY_SCALES[short[1]]
            end = short.end()
    return _Amount(plain, factor, step, SIGNS.get(money[2], money[2]) if money else "", end)


def _is_money(word: str) -> bool:
    name = spelled(word)
    return name in CURRENCIES or name in SHARED


def _parts(text: str, bound: Hedge | None, about: bool, joints: list[re.Pattern[str]]) -> Literal:
    if text.startswith(".."):
        raise Unreadable("a range without its first end; write `at most 100`, or both ends")
    if tall := feet_and_inches(text):
        return Literal(NumberInUnit(*tall), bound=bound, about=about)
    first_amount = _amount(text, 0)
    end = first_amount.end
    joint = _HYPHEN.match(text, end) or next(
        (found for pattern in joints if (found := _outside(pattern, text, end))), None
    )
    if joint is None:
        if len(joints) > 1:
            raise Unreadable("a range without its other end; write `3..5`, or `at least 3`")
        return Literal(
            _part(first_amount, first_amount.scaled(), text[end:]), bound=bound, about=about
        )
    if joint.end() == len(text):
        raise Unreadable(
            "a range without its last end; write both, or `at least` and the number for no end"
        )
    two = _amount(text, joint.end() + (text[joint.end() : joint.end() + 1] == " "))
    second = _part(two, two.scaled(), text[two.end :])
    if joint[1].startswith("+"):
        first = _part(first_amount, first_amount.scaled(), text[end : joint.start()])
        return Literal(first, Joint.TOLERANCE, second, bound, about)
    if bound is not None:
        raise Unreadable(f"`{bound.value}` before a range, which has both its ends; leave it out")
    factor, step = first_amount.factor, first_amount.step
    if factor == 1 and first_amount.plain.value < two.plain.value:
        factor, step = two.factor, two.step  # `2 to 3 million`, but not `900000 to 1 million`
    first = _part(first_amount, first_amount.plain.scaled(factor, step), text[end : joint.start()])
    return Literal(first, Joint.TO, second, None, about)


def _outside(pattern: re.Pattern[str], text: str, start: int) -> re.Match[str] | None:
    """Where the pattern stands between two numbers: of three `and`, the one in the middle, as in
    `between 1 h and 30 min and 2 h and 15 min`."""
    found = list(pattern.finditer(text, start))
    if not found:
        return None
    return found[len(found) // 2] if pattern is _AND and len(found) % 2 else found[0]


def _part(amount: _Amount, number: WrittenNumber, text: str) -> NumberInUnit:
    """A number with the unit behind it, or the currency before it."""
    attached = text[:1] != " "
    if attached and number.step <= 1 and _MIXED.match(text):
        raise Unreadable(
            f"`{text.strip()[:20]}` right behind digits mixes letters and digits; "
            "is one the digit 1 or 0, or a unit missing behind the last digits?"
        )
    if _POWER.match(text):
        raise Unreadable(
            f"`{text.strip()[:20]}` behind a number is no unit; write an exponent right behind the "
            "digits, such as 5e3, and a power of ten as 1e6"
        )
    unit = _unit(text)
    if several := compound(number, unit):
        number, unit = several
    currency = amount.currency
    if not currency:
        return NumberInUnit(number, unit)
    if not unit or unit.startswith("/") or unit.lower().startswith("per "):
        return NumberInUnit(number, f"{currency} {unit}".strip())
    name = spelled(unit)
    if name == currency or name in SHARED.get(currency, (0, ()))[1]:
        return NumberInUnit(number, name)
    raise Unreadable(
        f"`{currency}` stands before the number and `{unit[:40]}` behind it; write one of them"
    )


def _unit(text: str) -> str:
    """The unit behind a number; `two hundred and five` is none."""
    apart = _OUT_OF.sub("", text)  # `per million` is a scale
    if any(word in NUMERALS for word in apart.lower().split()):
        raise Unreadable(
            f"`{text.strip()[:40]}` goes on in number words; write the number in digits"
        )
    text = text.strip()
    if re.match(r"or ?[0-9]", text, re.IGNORECASE):
        raise Unreadable("`or` between two numbers; write a range, such as `3..4`")
    if re.fullmatch("[.,;:!?*]+", text):
        raise Unreadable(f"`{text[:20]}` behind the number says nothing; remove it")
    return "in" if text == '"' else text


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
