"""A check on the reader that is not the reader: is all that stands beside a value part of it?

It has small tables of its own and no grammar. Every run of digits, number word, sign and unit in
and right beside a reading must be in its span, or in that of another reading; and what stands in
the span must be in the value: a scale makes it great, a sign takes it below zero, a hedge opens or
widens it, an era puts it before Christ. A reader that drops one of them is caught here.
"""

import re
from collections.abc import Iterable
from fractions import Fraction
from typing import Final, TypeGuard, final

from checker.values.digits import NUMBER_WORDS
from checker.values.interval import INFINITY, Bound, Exact
from checker.values.named import NamedTuple

End = Bound | None
"""An end of a value; ``None`` where it has none on a line of numbers."""

_WORD: Final = re.compile(r"[^\W\d_]+|[0-9]+|[^\w\s]")
_SCALES: Final = {
    "hundred": 100, "thousand": 10**3, "lakh": 10**5, "million": 10**6, "mln": 10**6,
    "crore": 10**7, "billion": 10**9, "bn": 10**9, "trillion": 10**12, "hundert": 100,
    "tausend": 10**3, "millionen": 10**6, "milliarden": 10**9, "mio": 10**6, "mrd": 10**9,
    "hundreds": 100, "thousands": 10**3, "millions": 10**6, "billions": 10**9, "dozen": 12,
}  # fmt: skip
_NUMBERS: Final = frozenset(word for word, number in NUMBER_WORDS.items() if number) | {
    "half", "third", "thirds", "quarter", "quarters", "zwei", "drei", "vier", "fünf", "sechs",
    "sieben", "acht", "neun", "zehn", "elf", "zwölf", "zwanzig", "dreißig",
}  # fmt: skip
_UNITS: Final = frozenset({
    "%", "‰", "°", "$", "€", "£", "¥", "₹", "percent", "pct", "km", "m", "cm", "mm", "kg", "g",
    "t", "ha", "mi", "ft", "lb", "miles", "mile", "metres", "meters", "metre", "meter",
    "kilometres", "kilometers", "kilometre", "kilometer", "feet", "foot", "inches", "tonnes",
    "tonne", "tons", "ton", "kilograms", "kilogram", "grams", "hectares", "hectare", "acres",
    "acre", "litres", "liters", "gallons", "barrels", "dollars", "dollar", "euros", "euro",
    "pounds", "pound", "yen", "cents", "cent", "pence", "rupees", "francs", "usd", "eur", "gbp",
    "hours", "hour", "minutes", "minute", "seconds", "degrees", "degree", "celsius", "fahrenheit",
    "knots", "mph", "kwh", "mw", "prozent", "quintals",
})  # fmt: skip
_MINUS: Final = frozenset({"minus", "negative"})
_LOWER: Final = frozenset({"least", "more", "over", "above", "exceeding", "minimum", "mindestens"})
_UPPER: Final = frozenset({"most", "less", "fewer", "under", "below", "maximum", "höchstens"})
_ABOUT: Final = frozenset({"about", "around", "approximately", "roughly", "nearly", "almost",
                           "some", "circa", "etwa", "rund", "fast"})  # fmt: skip
_ERAS: Final = frozenset({"bc", "bce"})
_NOT: Final = frozenset({"not", "never", "nicht", "nie"})


@final
class ReadStretch(NamedTuple):
    """What was read from ``begin`` to ``finish`` of a text; ``unit``: whether a unit was."""

    begin: int
    finish: int
    unit: bool = False


def unread_number(
    text: str, read: ReadStretch, others: Iterable[ReadStretch], low: End, high: End, hedged: bool
) -> str:
    """What in or beside a number the reading leaves out, as words for a person; else nothing.

    ``low`` and ``high`` are the ends of the value, in the unit that it is written in; ``hedged``:
    a hedge is in it.
    """
    inside = [found[0].lower() for found in _WORD.finditer(text, read.begin, read.finish)]
    before, behind = _beside(text, read, others)
    for word in (*before[-1:], *behind[:1]):
        if word.isdecimal() or word in _NUMBERS or word in _SCALES:
            return f"`{word}` beside it is not read"
    if behind[:1] and behind[0] in _UNITS and not read.unit:
        return f"`{behind[0]}` behind it is not read"
    if before[-1:] and before[-1] in {"$", "€", "£", "¥", "₹"}:
        return f"`{before[-1]}` before it is not read"
    if before[-1:] and (before[-1] in _MINUS or _sign(text, read.begin)):
        return "the sign before it is not read"
    hedge = _hedge_before(before)
    if hedge and not hedged:
        return f"`{hedge}` before it is not read"
    scale = max((_SCALES[word] for word in inside if word in _SCALES), default=1)
    greatest = max((abs(Fraction(end)) for end in (low, high) if _finite(end)), default=None)
    if scale > 1 and greatest is not None and 0 < greatest < Fraction(scale, 100):
        return "the scale of the number is not in the value"
    signed = any(word in _MINUS for word in inside[:2]) or _sign(text, read.begin + 1)
    if signed and low != -INFINITY and not (_finite(low) and Fraction(low) < 0):
        return "the sign of the number is not in the value"
    if not hedged and any(word in _LOWER | _UPPER | _ABOUT for word in inside[:3]):
        return "the hedge of the number is not in the value"
    if not hedged and inside[:2] == ["up", "to"]:
        return "the hedge of the number is not in the value"
    named = any(word in _UNITS for word in inside)
    if named and not read.unit:
        return "the unit of the number is not in the value"
    return ""


def unread_date(
    text: str,
    read: ReadStretch,
    others: Iterable[ReadStretch],
    low: End,
    hedged: bool,
    denied: bool,
) -> str:
    """What in or beside a date the reading leaves out; ``low`` is its first year."""
    inside = [found[0].lower() for found in _WORD.finditer(text, read.begin, read.finish)]
    before, behind = _beside(text, read, others)
    if behind[:1] and behind[0] in _ERAS:
        return f"`{behind[0]}` behind it is not read"
    if behind[:1] and behind[0].isdecimal() and len(behind[0]) == 4:
        return f"`{behind[0]}` behind it is not read"
    if any(word in _ERAS for word in inside) and _finite(low) and Fraction(low) > 0:
        return "the era is not in the value"
    if not denied and any(word in _NOT for word in before[-2:]):
        return "what denies it is not read"
    if not hedged and before[-1:] and before[-1] in ("before", "after", "about", "around"):
        return f"`{before[-1]}` before it is not read"
    return ""


def _finite(end: End) -> TypeGuard[Exact]:
    return end is not None and end not in (INFINITY, -INFINITY)


def _sign(text: str, begin: int) -> bool:
    """Whether a dash that is no joint stands right before a place."""
    if begin < 1 or text[begin - 1] not in "-\u2212" or not text[begin : begin + 1].isdigit():
        return False
    return begin < 2 or not (text[begin - 2].isalnum() or text[begin - 2] in ")%")


def _hedge_before(before: list[str]) -> str:
    """A hedge that ends right before a number: `than` and `at least`, or a word of its own."""
    if before[-1:] == ["than"] and before[-2:-1] and before[-2] in _LOWER | _UPPER:
        return " ".join(before[-2:])
    if before[-2:-1] == ["at"] and before[-1] in _LOWER | _UPPER:
        return " ".join(before[-2:])
    if before[-2:] == ["up", "to"]:
        return "up to"
    if before[-1:] and before[-1] in _ABOUT | {"mindestens", "höchstens"}:
        return before[-1]
    return ""


def _beside(
    text: str, read: ReadStretch, others: Iterable[ReadStretch]
) -> tuple[list[str], list[str]]:
    """The words right before and behind a reading, as far as no other reading has them."""
    floor = max(0, read.begin - _REACH)
    ceiling = min(len(text), read.finish + _REACH)
    for other in others:
        if other.finish <= read.begin:
            floor = max(floor, other.finish)
        elif other.begin >= read.finish:
            ceiling = min(ceiling, other.begin)
        elif other.begin < read.begin:
            floor = read.begin
        elif other.finish > read.finish:
            ceiling = read.finish
    before = [found[0].lower() for found in _WORD.finditer(text, floor, read.begin)]
    behind = [found[0].lower() for found in _WORD.finditer(text, read.finish, ceiling)]
    return _clause(before, back=True), _clause(behind, back=False)


_REACH: Final = 40
_STOPS: Final = frozenset('.,;:!?()[]|"\u201c\u201d/')


def _clause(words: list[str], *, back: bool) -> list[str]:
    """The words up to the next stop or comma."""
    order = reversed(words) if back else iter(words)
    kept: list[str] = []
    for word in order:
        if word in _STOPS:
            break
        kept.append(word)
    return kept[::-1] if back else kept
