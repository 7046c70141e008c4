"""Every date, number, amount and share of a document, with the words that stand around it."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Final, final

from checker.extract.documents import Document
from checker.kinds import KINDS
from checker.loading.literals import Literals
from checker.mentions.figures import figures, is_fraction, texts_read
from checker.mentions.names import HEADING, NamesFound, is_heading
from checker.mentions.words import PHRASES, STOPPED, stem
from checker.model.place import Place
from checker.model.vocabulary import Attribute, Entities
from checker.prose.currencies import CODES
from checker.prose.literals import CALENDAR, Refused, literal
from checker.prose.reader import Prose, Setting
from checker.prose.readings import LABEL, MONEY, SHARE, TIME, Amount, Moment, Reading
from checker.prose.tokens import Tokens
from checker.survey.clock import time_of_day
from checker.values.dates.possibilities import one_of
from checker.values.interval import Interval
from checker.values.numbers import Measure
from checker.values.numbers.spelling import singular
from checker.values.numbers.units import conversion
from checker.values.unreadable import Unreadable
from checker.values.value import Value

_STANDARD: Final = (
    "m",
    "m2",
    "m3",
    "kg",
    "s",
    "degC",
    "m/s",
    "W",
    "J",
    "Pa",
    "V",
    "A",
    "Hz",
    "rad",
)
"""Units in which measures are compared: each with what converts to it."""
_CLAUSE: Final = frozenset({";", "•", "|"})
_NO_VALUE: Final = frozenset({"label", "date", "year", "article", "raw", "whole"})
_ABOVE: Final = 0.3
"""How near a word of a heading stands to the values below it; one of a list's own heading, 0.5."""
_BEFORE: Final = 0.4
"""How near a name stands that a pronoun at the begin of a sentence goes back to."""
_PRONOUNS: Final = frozenset(
    {"it", "its", "he", "his", "she", "her", "they", "their", "er", "sie", "es", "ihr", "sein"}
)
_REACH: Final = 60
"""Words further away than so many say nothing of a value."""
_MUCH: Final = 10_000
"""Nobody weighs so many pounds."""
_DOZEN: Final = 12
"""The most words of a quote."""
_ANGLES: Final = frozenset(
    {
        "angle", "angles", "inclined", "inclination", "tilt", "tilted", "slope", "slopes",
        "gradient", "turn", "turned", "rotate", "rotated", "rotation", "latitude", "longitude",
        "north", "south", "east", "west", "bearing", "azimuth", "leans", "leaning", "parallel",
        "meridian", "winkel", "neigung", "breite",
    }
)  # fmt: skip
"""Beside these words, bare degrees are no temperature."""
_BEGINNING: Final = "beginning"
_BEGINNINGS: Final = frozenset(map(stem, ("founded", "opened", "began", "born", "launched")))
"""What is founded, opened or begun exists since that day: so far, these are alike."""
_DURATION: Final = "duration"
_DURATIONS: Final = frozenset(
    map(stem, ("life", "lifetime", "lasting", "served", "service", "works", "operate", "duration",
               "took", "runs", "designed", "endured", "continued")))  # fmt: skip
"""How long something lasts, works or takes."""
_JOINING: Final = frozenset({",", "and", "or", "&", "und", "oder"})
_NO_NAMES: Final = Literals(Entities.of({}, {}))


@final
@dataclass(frozen=True, slots=True)
class ValueMention:
    """A value in a document.

    ``attribute``: the kind and unit as which it can be compared. ``value``: as a literal, and what
    it allows. ``terms``: stems of the words around it, each with how near it stands (1 is
    beside it). ``joined``: two words side by side as one, for who writes them so (`cease fire`).
    ``noun``: stem of what is counted, ``counted`` in words. ``row``: the list in which this is an
    entry, by a number of the document's; 0 where it is none. ``heading``: terms above it. ``line``
    and ``column`` begin at 1, ``offset`` at 0. ``clause``: the words that it stands in; ``quote``:
    at most a dozen of them, with the value.
    """

    document: str
    attribute: Attribute
    said: str
    value: Value
    terms: dict[str, float]
    joined: dict[str, float]
    heading: frozenset[str]
    noun: str
    counted: str
    row: int
    clause: str
    quote: str
    line: int
    column: int
    offset: int


def mentions(
    document: Document, known: Setting, currency: str = "", names: NamesFound | None = None
) -> Iterator[ValueMention]:
    """What a document says in figures, from its beginning to its end.

    ``currency`` is what a bare `$` or `pound` in it is; ``names`` gets the names that stand in it.
    """
    lines = [0]
    lines += [found.end() for found in re.finditer("\n", document.text)]
    heading: dict[str, float] = {}
    for prose in texts_read(document.text, known):
        yield from _of_part(document, prose, heading, lines, currency, known.language.ones)
        under = _heading(prose.tokens)
        if names is not None:
            names.add(document.name, prose, lines, heading=under is not None)
        heading = under if under is not None else heading


def _heading(tokens: Tokens) -> dict[str, float] | None:
    """The terms of a part that is a heading, at the weight that they have for what follows."""
    if not is_heading(tokens):
        return None
    return {term: _ABOVE for term, _ in _terms(tokens, 0, len(tokens))}


def _of_part(
    document: Document,
    prose: Prose,
    heading: dict[str, float],
    lines: list[int],
    currency: str,
    ones: Mapping[str, int],
) -> Iterator[ValueMention]:
    tokens = prose.tokens
    clauses = list(_clauses(tokens))
    begins = [first for first, _, _ in clauses]
    listed = _listed(tokens, clauses)
    spoken_of = list(_spoken_of(tokens, clauses))
    every: list[Reading] = [*prose.moments, *prose.amounts]
    taken = {at for one in every for at in range(one.first, one.end)}
    series = _series(tokens, prose.amounts)
    for reading, *_ in figures(prose):
        number = bisect_right(begins, reading.core) - 1
        first, end, title = clauses[number]
        found = (
            _values(reading, tokens, (first, end), currency, ones)
            if reading.core not in series
            else []
        )
        if not found:
            continue
        above = heading if title is None else title
        here, joined = above | spoken_of[number], {}
        before, stood = "", -2
        nearest, furthest = max(first, reading.first - _REACH), min(end, reading.end + _REACH)
        for term, at in _terms(tokens, nearest, furthest):
            if at in taken and not _counted(reading, at):
                continue
            away = reading.first - at if at < reading.first else at - reading.end + 1
            near = 1 / (1 + max(away, 0) / 6)
            here[term] = max(here.get(term, 0), near)
            if before and (at == stood + 1 or tokens.words[at - 1] == "-"):
                joined[stem(before + tokens.folded[at])] = near
            before, stood = tokens.folded[at], at
        here |= _broader(reading, here)
        line = bisect_right(lines, reading.begin)
        row = listed[number]
        noun = stem(reading.noun[-1]) if isinstance(reading, Amount) and reading.noun else ""
        counted = " ".join(reading.noun) if isinstance(reading, Amount) else ""
        if end - first > 2 * _REACH:
            first, end = nearest, furthest
        quote = _quote(tokens, reading.first, reading.end, first, end)
        for attribute, value, said in found:
            yield ValueMention(
                document.name, attribute, said, value, here, joined, frozenset(above),
                noun, counted, row and tokens.starts[0] + row, tokens.between(first, end),
                quote, line, reading.begin - lines[line - 1] + 1, reading.begin,
            )  # fmt: skip


def _broader(reading: Reading, here: Mapping[str, float]) -> dict[str, float]:
    """What the words around a reading say in general: that something begins, or lasts."""
    if isinstance(reading, Moment):
        term, known, said = _BEGINNING, _BEGINNINGS, reading.hedge == "since"
    elif reading.unit is not None and reading.unit.kind == TIME:
        term, known, said = _DURATION, _DURATIONS, False
    else:
        return {}
    near = [here[one] for one in known if one in here] + [1.0] * said
    return {term: 0.6 * max(near)} if near else {}


def _values(
    reading: Reading,
    tokens: Tokens,
    clause: tuple[int, int],
    currency: str,
    ones: Mapping[str, int],
) -> list[tuple[Attribute, Value, str]]:
    """As what a reading between two tokens can be compared, with its values, as it says them: a
    moment may be of a day, and of a time of that day."""
    plain = isinstance(reading, Amount) and reading.unit is None and reading.role not in _NO_VALUE
    if isinstance(reading, Amount):
        here = [reading.core] if plain else []
        found = _value(_as_warmth(reading, tokens, *clause), currency)
    else:
        here = list(range(reading.first, reading.end))
        found = _value(reading, currency)
    clock = next(filter(None, (time_of_day(tokens, at, ones) for at in here)), None)
    values = [(*found, reading.said)] if found is not None and not (plain and clock) else []
    if clock is None:
        return values
    minutes, stop = clock
    said = tokens.between(reading.core, max(stop, reading.core + 1))
    return [*values, (CLOCK, CLOCK.kind.read(f"{minutes} min", CLOCK, _NO_NAMES), said)]


def _as_warmth(amount: Amount, tokens: Tokens, first: int, end: int) -> Amount:
    """The same, with bare degrees in degrees Celsius, unless they are of an angle or a place."""
    unit = amount.unit
    if unit is None or unit.symbols != ("degree",):
        return amount
    around = tokens.folded[max(first, amount.first - _REACH) : min(end, amount.end + _REACH)]
    if not _ANGLES.isdisjoint(around):
        return amount
    warmth = replace(unit, symbols=("\N{DEGREE SIGN}C",))
    to = replace(amount.to, unit=warmth) if amount.to and amount.to.unit else amount.to
    parts = tuple(replace(part, unit=warmth) if part.unit else part for part in amount.parts)
    return replace(amount, parts=parts, to=to)


def _quote(tokens: Tokens, begin: int, stop: int, first: int, end: int) -> str:
    """The words from ``begin`` to ``stop``, and as many around them as make a dozen; none outside
    of ``first`` to ``end``."""
    words = len(tokens.between(begin, stop).split())
    grown = True
    while grown and words < _DOZEN:
        grown = begin > first or stop < end
        if begin > first:
            begin, words = begin - 1, words + (not tokens.adjoins(begin))
        if stop < end and (words < _DOZEN or tokens.adjoins(stop)):
            stop, words = stop + 1, words + (not tokens.adjoins(stop))
    while begin > first and tokens.adjoins(begin):
        begin -= 1
    while stop < end and tokens.adjoins(stop):
        stop += 1
    return tokens.between(begin, stop)


def _series(tokens: Tokens, amounts: Sequence[Amount]) -> set[int]:
    """Where bare numbers stand three and more in a row (`822, 853 and 874`): they name things."""
    bare = [one for one in amounts if one.unit is None and not one.noun and not one.role]
    found: set[int] = set()
    run: list[Amount] = []
    for one in bare:
        if run and not set(tokens.folded[run[-1].stop : one.core]) <= _JOINING:
            run = []
        run.append(one)
        if len(run) > 2:
            found.update(each.core for each in run)
    return found


def _counted(reading: Reading, at: int) -> bool:
    """Whether a token of a reading is a word that says what is counted."""
    return isinstance(reading, Amount) and reading.stop <= at < reading.end


def _clauses(tokens: Tokens) -> Iterator[tuple[int, int, dict[str, float] | None]]:
    """Sentences, and entries of lists that semicolons, lines or bars part, with the terms of the
    heading of such a list."""
    first = 0
    title: dict[str, float] | None = None
    for at in range(len(tokens)):
        last = at + 1 == len(tokens)
        broken = not last and "\n" in tokens.text[tokens.ends[at] : tokens.starts[at + 1]]
        short = at + 1 - first <= HEADING and not tokens.stops[at]
        if last or tokens.stops[at] or tokens.words[at] in _CLAUSE or (broken and short):
            yield first, at + 1, title
            if broken and short and tokens.words[at] not in _CLAUSE:
                title = {term: 0.5 for term, _ in _terms(tokens, first, at + 1)}
            first = at + 1


def _listed(tokens: Tokens, clauses: list[tuple[int, int, dict[str, float] | None]]) -> list[int]:
    """For each clause the number of the list that it is an entry of, or 0.

    Entries are three or more clauses in a row of which all but the last end in the same sign.
    """
    ends = [tokens.words[end - 1] for _, end, _ in clauses]
    rows = [0] * len(clauses)
    at = 0
    while at < len(clauses):
        last = at
        while last + 1 < len(clauses) and ends[last] in _CLAUSE:
            last += 1
        if last - at >= 2:
            rows[at : last + 1] = [at + 1] * (last + 1 - at)
        at = last + 1
    return rows


def _spoken_of(
    tokens: Tokens, clauses: Iterable[tuple[int, int, dict[str, float] | None]]
) -> Iterator[dict[str, float]]:
    """For each clause that begins with a pronoun the names before it, as terms."""
    names: dict[str, float] = {}
    for first, end, _ in clauses:
        refers = tokens.folded[first] in _PRONOUNS
        yield names if refers else {}
        own = {
            term: _BEFORE
            for term, at in _terms(tokens, first, end)
            if at > first and tokens.words[at][0].isupper()
        }
        names = own or (names if refers else {})


def _terms(tokens: Tokens, first: int, end: int) -> Iterator[tuple[str, int]]:
    """The words that mean something, as stems, and where they stand."""
    said = -1
    for at in range(first, end):
        word = tokens.folded[at]
        phrase = PHRASES.get((word, tokens.folded[at + 1])) if at + 1 < end else None
        if at == said:  # the second word of two that say one thing
            continue
        if phrase is not None:
            said = at + 1
            yield stem(phrase), at
        elif len(word) > 2 and word.isalpha() and word not in STOPPED:
            yield stem(word), at


def _value(reading: Reading, currency: str) -> tuple[Attribute, Value] | None:
    """As what a reading can be compared, and its value."""
    if reading.wrong or reading.denied:
        return None
    kind, unit = _kind(reading, currency)
    if not kind:
        return None
    attribute = _attribute(kind, unit)
    if isinstance(reading, Moment):
        # what is so since a day began on it: two such days differ
        said: list[str | Refused] = [*(reading.plain if reading.hedge == "since" else reading.edtf)]
    else:
        said = [literal(attribute.kind, reading, unit, currency=unit)]
    try:
        values = [
            attribute.kind.read(text, attribute, _NO_NAMES)
            for text in said
            if not isinstance(text, Refused)
        ]
    except Unreadable:
        return None
    if len(values) < 2:
        return (attribute, values[0]) if values else None
    spans = [value.possible for value in values if isinstance(value.possible, Interval)]
    if len(spans) < len(values):
        return None
    return attribute, Value(" or ".join(value.text for value in values), one_of(spans))


def _kind(reading: Reading, currency: str) -> tuple[str, str]:
    """The kind of value that a reading is, and its unit; an empty kind is none."""
    if isinstance(reading, Moment):
        return "date", ""
    if reading.role in _NO_VALUE:
        return "", ""
    unit = reading.unit
    numbers = [part.number.value for part in (*reading.parts, reading.to) if part]
    if is_fraction(reading):
        return "quantity", "%"
    if unit is None or unit.kind == LABEL:
        return "count" if all(number.denominator == 1 for number in numbers) else "quantity", ""
    if unit.kind == TIME:
        whole = all(part.unit and singular(part.unit.said) in CALENDAR for part in reading.parts)
        return ("duration", "") if whole else ("quantity", "s")
    if unit.kind == SHARE:
        return "quantity", "%"
    money = [symbol for symbol in unit.symbols if symbol in CODES]
    if unit.kind == MONEY or currency in money or (money and max(numbers) >= _MUCH):
        # a bare `$` is compared with other dollars: a survey only says what is worth a look
        return "quantity", currency if currency in unit.symbols else next(
            iter(money or unit.symbols), ""
        )
    standard = (name for name in _STANDARD if any(_converts(one, name) for one in unit.symbols))
    found = next(standard, "")
    return ("quantity" if found else "", found)


CLOCK: Final = Attribute(
    "time of day", "time of day", KINDS["quantity"], Place("", 1, 1), Measure("min", signed=True)
)
"""Times of day are compared in minutes from midnight; no claim has one without its day."""


@cache
def _attribute(kind: str, unit: str) -> Attribute:
    """An attribute that only says how values are read."""
    measure = Measure(unit, signed=True)
    return Attribute(f"{kind} {unit}".strip(), kind, KINDS[kind], Place("", 1, 1), measure)


@cache
def _converts(unit: str, to: str) -> bool:
    try:
        conversion(unit, to)
    except Unreadable:
        return False
    return True
