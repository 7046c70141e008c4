"""Numbers in prose, each with the hedge before it and the unit behind it.

Where a number begins is found here; what it says is left to the grammar of literals, on the longest
stretch that it understands, so that a claim and its quote are read by one reader.
"""

import re
from collections.abc import Iterator
from fractions import Fraction
from functools import cache
from typing import NamedTuple, final

from checker.values.durations import read_duration
from checker.values.interval import Exact
from checker.values.numbers import Measure, read_count, read_quantity
from checker.values.numbers.count import count_conversion
from checker.values.numbers.hedges import HEDGES, VAGUE, Hedge
from checker.values.numbers.literal import Bracket, Joint, read_literal
from checker.values.numbers.quantity import quantity_conversion
from checker.values.numbers.spelling import SPELLINGS
from checker.values.numbers.units import DECLARED, unit
from checker.values.numbers.written import SCALES, WORDS
from checker.values.unreadable import Unreadable
from checker.values.value import Value
from checker.verify.reading import Reading, Seen

LONGEST = 7
"""How many words behind the beginning of a number may belong to it, its unit included."""

MOST = 60
"""How many numbers of one quote are read."""

_HEDGE_WORDS = max(len(hedge.split()) for hedge in HEDGES)
_GROUPS = re.compile(r"(?<=[0-9]),(?=[0-9]{3}(?![0-9]))")
"""A comma between thousands, as English writes it."""

_END = re.compile(r"[;:()\[\]\"?!]|, |\. |\.\Z|\.\.\.")
_LETTERS = re.compile(r"[^\W\d_]+")
_NO_UNIT = frozenset(
    {"on", "in", "at", "for", "and", "or", "to", "from", "with", "by", "is", "was", "are", "were"}
)
"""Words that no number is a number of."""

_UNREAD = re.compile(
    r"\b(?:half|halves|thirds?|quarters?|fifths?|twice|thrice|double[ds]?|triple[ds]?|pairs?|both"
    r"|decades?|centur(?:y|ies)|scores?|first|second|fourth|majority|most|all|every|each)\b",
    re.IGNORECASE,
)


@final
class Said(NamedTuple):
    """A number as it is said, in the unit of the attribute: values, and what a hedge makes of
    them. How precisely it is written plays no part."""

    values: tuple[Exact, ...]
    joint: Joint | None
    bound: Hedge | None
    about: bool


def read(value: Value, quote: str, measure: Measure, *, exact: bool) -> Reading:
    """Whether a folded quote says the number ``value``; ``exact``: it is a count."""
    claimed = _said(value.text, measure, exact)
    told: list[str] = []
    for window, possible, said in _readings(quote, measure, exact):
        if possible == value.possible or (said is not None and said == claimed):
            return Reading(Seen.YES)
        told.append(window)
    if told:
        shown = ", ".join(f'"{each}"' for each in told[:4])
        return Reading(Seen.NO, f"the quote says {shown}")
    if _UNREAD.search(quote):
        return Reading(Seen.UNKNOWN, "the number is put in words that are not read")
    unit_ = f" in {measure.unit}" if measure.unit else ""
    return Reading(Seen.NO, f"no number{unit_} is in the quote")


_ONE = r"\ban? (?:day|night|week|fortnight|month|quarter|year|decade|century)\b"
"""A length that no number begins; in `twice a year` it is none, so that it only ever confirms."""


def read_length(value: Value, quote: str) -> Reading:
    """Whether a folded quote says the duration ``value``."""
    told: list[str] = []
    for window in _windows(quote):
        for text in window:
            try:
                duration = read_duration(text)
            except Unreadable:
                continue
            if duration == value.possible:
                return Reading(Seen.YES)
            told.append(text)
            break
    if any(read_duration(text) == value.possible for text in re.findall(_ONE, quote)):
        return Reading(Seen.YES)
    if told:
        return Reading(Seen.NO, f'the quote says "{told[0]}"')
    if _UNREAD.search(quote):
        return Reading(Seen.UNKNOWN, "the duration is put in words that are not read")
    return Reading(Seen.NO, "no duration is in the quote")


def _readings(
    quote: str, measure: Measure, exact: bool
) -> Iterator[tuple[str, object, Said | None]]:
    """Every number of the quote: the words that were read, its possibilities, and what is said."""
    needs_unit = not exact and bool(measure.unit)
    symbols = _symbols(measure.unit)
    for window in _windows(_GROUPS.sub("", quote)):
        for text in window:
            if not exact and not _may_be_unit(text, symbols):
                continue
            try:
                number = read_count(text, measure) if exact else read_quantity(text, measure)
            except Unreadable:
                continue
            if needs_unit and not _has_unit(text, quote):
                continue
            yield text, number.possible, _said(text, measure, exact)
            break


def _may_be_unit(text: str, symbols: frozenset[str]) -> bool:
    """Whether what stands behind a number may be a unit at all; it saves asking for its meaning."""
    try:
        literal = read_literal(text)
        if isinstance(literal, Bracket):
            return True
        parts = [literal.first.unit, literal.second.unit if literal.second else ""]
        return all(_symbols(part) <= symbols | _UNITS for part in parts)
    except Unreadable:
        return False


@cache
def _symbols(text: str) -> frozenset[str]:
    return frozenset(symbol for symbol, _ in unit(text).factors)


_UNITS = frozenset(SPELLINGS.values()) | frozenset(SPELLINGS) | DECLARED.keys() | {"km", "m", "g"}
"""What measures, beside the attribute's own unit."""


def _has_unit(text: str, quote: str) -> bool:
    """Whether a number has a unit; a bare one may have it from elsewhere in a table.

    Where a word follows it, the number is one of something else.
    """
    try:
        literal = read_literal(text)
    except Unreadable:
        return False
    if isinstance(literal, Bracket) or literal.first.unit:
        return True
    if literal.second is not None and literal.second.unit:
        return True
    quote = _GROUPS.sub("", quote)
    after = _LETTERS.match(quote[quote.find(text) + len(text) :].lstrip())
    return after is None or after[0].lower() in _NO_UNIT


@cache
def _said(text: str, measure: Measure, exact: bool) -> Said | None:
    """What a literal says, or ``None`` where it is none."""
    try:
        literal = read_literal(text)
        if isinstance(literal, Bracket):
            return None
        values: list[Exact] = []
        parts = [literal.first] if literal.second is None else [literal.first, literal.second]
        units = [part.unit for part in parts if part.unit]
        for part in parts:
            label = part.unit or (units[0] if units else "")
            convert = count_conversion if exact else quantity_conversion
            values.append(Fraction(convert(label, measure.unit).of(part.number.value)))
    except Unreadable:
        return None
    return Said(tuple(values), literal.joint, literal.bound, literal.about)


def _windows(quote: str) -> Iterator[Iterator[str]]:
    """Of each number in the quote, the stretches of text that it may be, the longest first."""
    end = 0
    for count, found in enumerate(_begin().finditer(quote)):
        if count == MOST:
            return
        if found.start() < end:
            continue
        start = found.start()
        stretch = _stretch(quote, start)
        hedge, end = _hedge(quote, start), start + 1
        yield _cuts(hedge, stretch)
        end = start + len(found[0])


def _stretch(quote: str, start: int) -> str:
    stop = _END.search(quote, start)
    text = quote[start : stop.start() if stop else len(quote)]
    # a comma between digits, as in 20,000, stops nothing
    return " ".join(text.split(" ")[: LONGEST + 1])


def _hedge(quote: str, start: int) -> str:
    """The hedge that stands before a number, with the space behind it."""
    before = quote[max(0, start - 60) : start]
    stripped = before.rstrip()
    if stripped and stripped[-1] in "<>=~≤≥≈":
        sign = stripped[-2:] if stripped[-2:] in HEDGES else stripped[-1]
        return f"{sign} " if sign in HEDGES else ""
    words = stripped.split(" ")
    told = ""
    while words:
        for many in range(min(_HEDGE_WORDS, len(words)), 0, -1):
            phrase = " ".join(words[-many:])
            if phrase.lower() in HEDGES or phrase.lower() in ("between", "from"):
                told = f"{phrase} {told}"
                del words[-many:]
                break
        else:
            break
    return told


def _cuts(hedge: str, stretch: str) -> Iterator[str]:
    words = stretch.split(" ")
    for many in range(len(words), 0, -1):
        text = " ".join(words[:many]).rstrip(" ,.'-")
        yield hedge + text
        if "-" in text:
            yield hedge + re.sub(r"(?<=[a-z0-9])-(?=[a-z])", " ", text, flags=re.IGNORECASE)


@cache
def _begin() -> re.Pattern[str]:
    """Where a number begins: digits, a currency before digits, a number word, a vague word."""
    numerals = [*WORDS, *VAGUE, *SCALES, "half", "a half"]
    numerals += [f"a {scale}" for scale in SCALES]
    phrases = "|".join(sorted(map(re.escape, numerals), key=len, reverse=True))
    return re.compile(
        r"(?<![\w.,^/])(?:[$€£]|(?-i:[A-Z]{3}) (?=[0-9]))? ?[+-]?[0-9][0-9.,' ]*"
        rf"|(?<![\w'-])(?:{phrases})(?![\w'])",
        re.IGNORECASE,
    )
