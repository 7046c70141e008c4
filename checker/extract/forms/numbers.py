"""Counts and quantities in prose: `more than 20,000`, `20 per cent`, `4400 km2`, `€12 million`."""

import re
from collections.abc import Collection
from functools import lru_cache
from typing import Final, final

from checker.extract.forms.numerals import (
    FILLER,
    HEDGE,
    IN_DIGITS,
    NUMBER,
    TRAILS,
    VAGUE_WORDS,
    ambiguous,
    numeral,
)
from checker.extract.forms.window import Window, window
from checker.extract.reading import Reading
from checker.extract.tokens import Tokens
from checker.values.numbers import Measure, read_count
from checker.values.numbers.hedges import VAGUE
from checker.values.numbers.literal import read_literal
from checker.values.numbers.spelling import SPELLINGS
from checker.values.numbers.units import COMMON, DECLARED
from checker.values.numbers.written import NUMERALS
from checker.values.unreadable import Unreadable

MONEY: Final = "[$\N{EURO SIGN}\N{POUND SIGN}\N{YEN SIGN}]|EUR|USD|GBP|CHF|JPY"
PERCENT: Final = r"%|per ?cent(?![a-z])|pct(?![a-z])"
_B = r"(?![^\W_])"
_RANGE = (
    rf"(?:between (?P<a>{NUMBER}) and (?P<b>{NUMBER})|from (?P<c>{NUMBER}) to (?P<d>{NUMBER})"
    rf"|(?P<e>{NUMBER}) to (?P<f>{NUMBER})|(?P<g>{IN_DIGITS}) ?- ?(?P<h>{IN_DIGITS}))"
)
_LITERAL = (
    rf"{FILLER}(?:{HEDGE})?(?:(?P<money>{MONEY}) ?)?"
    rf"(?:{VAGUE_WORDS}(?: of(?= [0-9a-z]))?|{_RANGE}|(?P<one>{NUMBER}))(?P<plus>\+)?"
)
_NOTHING = re.compile(rf"(?:no|none|zero){_B}", re.IGNORECASE)
_FIRST = re.compile(
    r"[0-9]|[$\N{EURO SIGN}\N{POUND SIGN}\N{YEN SIGN}~<>\N{ALMOST EQUAL TO}"
    r"\N{GREATER-THAN OR EQUAL TO}\N{LESS-THAN OR EQUAL TO}]"
)
_STARTS: Final = frozenset(
    {word.split()[0].rstrip(".") for word in (*VAGUE,)}
    | NUMERALS
    | {"a", "an", "half", "single", "between", "from", "just", "only", "well", "as", "no", "none"}
    | {"EUR".lower(), "usd", "gbp", "chf", "jpy"}
)


@lru_cache(maxsize=1)
def _hedge_starts() -> frozenset[str]:
    from checker.values.numbers.hedges import HEDGES

    return frozenset(phrase.split()[0].rstrip(".") for phrase in HEDGES)


@final
class NumberReader:
    """Reads numbers; ``units`` are those of the attributes, beside the common ones."""

    def __init__(self, units: Collection[str] = ()) -> None:
        """Compile the grammar, once."""
        unit = _units(units)
        trailing = rf"(?:,? (?P<trail>{TRAILS}){_B})?"
        flags = re.IGNORECASE
        self._count = re.compile(_LITERAL + rf"{_B}{trailing}", flags)
        self._quantity = re.compile(
            rf"{_LITERAL}(?P<unit>(?:[ \u00a0]|-(?=[^\W\d]))?(?:{unit}))?{_B}{trailing}", flags
        )
        self._unit = re.compile(rf" ?(?:{unit}){_B}", flags)

    def count(self, tokens: Tokens, index: int) -> Reading | None:
        """The count that begins at a token, without a unit."""
        if not _may_begin(tokens, index):
            return None
        here = window(tokens, index)
        if found := _NOTHING.match(here.text):
            return Reading(here.ends[found.end()], 0)
        found = self._count.match(here.text)
        reading = self._read(found, here, tokens, index)
        if reading is None or reading.wrong:
            return reading
        assert found is not None
        after = here.text[found.end() :]
        if re.match(rf" ?(?:{PERCENT})", after, re.IGNORECASE) or found["money"]:
            return None
        if tokens.folded[index - 1 : index] in (["in"], ["since"], ["until"]) and _is_year(found):
            return None
        try:
            read_count(str(reading.raw), Measure(signed=True))
        except Unreadable as error:
            return reading._replace(wrong=str(error))
        return reading

    def quantity(self, tokens: Tokens, index: int) -> Reading | None:
        """The quantity that begins at a token, with the unit that it is written in, if any."""
        if not _may_begin(tokens, index):
            return None
        here = window(tokens, index)
        return self._read(self._quantity.match(here.text), here, tokens, index)

    def followed_by_unit(self, tokens: Tokens, index: int) -> bool:
        """Whether a unit begins at a token."""
        return self._unit.match(window(tokens, index).text) is not None

    def _read(
        self, found: re.Match[str] | None, here: Window, tokens: Tokens, index: int
    ) -> Reading | None:
        digits = tokens.words[index][0].isdigit()
        if digits and (why := ambiguous(here.text)):
            return Reading(_end_of_digits(tokens, index), tokens.words[index], wrong=why)
        end = None if found is None else here.ends.get(found.end())
        if found is None or end is None or _goes_on(tokens, end, found):
            return None
        try:
            text = _literal(found)
            read_literal(text)
        except Unreadable as error:
            return Reading(end, tokens.between(index, end), wrong=str(error))
        return Reading(end, int(text) if text.isascii() and text.isdigit() else text)


def _literal(found: re.Match[str]) -> str:
    """The literal that stands for the words."""
    said = found.groupdict()
    hedge = (said["hedge"] or said["symbol"] or "").lower()
    if said["vague"]:
        number = said["vague"].lower()
    elif said["one"]:
        number = numeral(said["one"])
    else:
        low, high = next(
            (said[x], said[y])
            for x, y in (("a", "b"), ("c", "d"), ("e", "f"), ("g", "h"))
            if said[x]
        )
        number = _range(numeral(low), numeral(high))
    unit = (said.get("unit") or "").strip("- \u00a0")
    unit = "%" if re.fullmatch(PERCENT, unit, re.IGNORECASE) else unit
    if said["money"]:
        if unit:
            raise Unreadable(f"`{found[0][:60]}` has two units")
        unit = said["money"]
    trail = (said["trail"] or "").lower() or ("or more" if said["plus"] else "")
    return " ".join(word for word in (hedge, number, unit, trail) if word)


def _range(low: str, high: str) -> str:
    if " " in high and " " not in low:  # `2 to 3 million`
        low = f"{low} {high.partition(' ')[2]}"
    return f"{low}..{high}"


def _is_year(found: re.Match[str]) -> bool:
    return re.fullmatch("1[0-9]{3}|20[0-9]{2}", found[0]) is not None


def _may_begin(tokens: Tokens, index: int) -> bool:
    """Whether a number can begin at a token: the middle of one cannot, nor `107` of `TR-107`."""
    word = tokens.folded[index]
    if not (_FIRST.match(word) or word in _STARTS or word in _hedge_starts()):
        return False
    if not tokens.adjoins(index):
        return True
    before = tokens.words[index - 1]
    if before[0].isalnum() or before in "$\N{EURO SIGN}\N{POUND SIGN}\N{YEN SIGN}":
        return False
    if before in "-.,/:'" and tokens.adjoins(index - 1):
        return not tokens.words[index - 2][0].isalnum()
    return True


def _end_of_digits(tokens: Tokens, index: int) -> int:
    end = index + 1
    while end < len(tokens) and (tokens.words[end].isdigit() or tokens.words[end] in ",."):
        end += 1
    return end


def _goes_on(tokens: Tokens, end: int, found: re.Match[str]) -> bool:
    """Whether the digits go on as something else: a clock, an ordinal, a fraction, a decade."""
    if end >= len(tokens) or not tokens.adjoins(end) or not found[0][-1].isdigit():
        return False
    after = tokens.words[end]
    if after[0].isalnum():
        return True
    return after in "/:.,-'" and tokens.adjoins(end + 1) and tokens.words[end + 1][0].isdigit()


_WORDS_OF_PROSE: Final = frozenset({"men", "women", "children", "people", "series", "species"})
"""Spellings of units that people count with: `20 people` is a count."""


def _units(units: Collection[str]) -> str:
    """A pattern for one unit. Short symbols must be written as they are."""
    short: set[str] = set()
    long: set[str] = set()
    for unit in (*SPELLINGS, *COMMON, *DECLARED, *units):
        if not unit or (unit in _WORDS_OF_PROSE and unit not in units):
            continue
        if len(unit) > 3 and unit.isalpha():
            long.update((unit, f"{unit}s", f"{unit[:-1]}ies" if unit.endswith("y") else unit))
        else:
            short.add(unit)
    short -= {"in", "at", "a", "%"}
    words = "|".join(re.escape(word) for word in sorted(long, key=len, reverse=True))
    symbols = "|".join(re.escape(word) for word in sorted(short, key=len, reverse=True))
    symbol = rf"(?:(?-i:{symbols})|{words})(?:\^?[23])?"
    power = r"(?:square|sq\.?|cubic|cu\.?) "
    points = r"(?:%|per ?cent(?:age)?)[ -]points?"
    return rf"{points}|{PERCENT}|(?:{power})?{symbol}(?:(?: per |/)(?:{power})?{symbol})?"
