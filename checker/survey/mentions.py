"""Every date, number, amount and share of a document, with the words that stand around it."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, final

from checker.extract.documents import Document
from checker.mentions.figures import figures, texts_read
from checker.mentions.names import HEADING, NamesFound, is_heading
from checker.mentions.words import PHRASES, STOPPED, stem
from checker.model.place import line_starts
from checker.model.vocabulary import Attribute
from checker.prose.reader import Prose, Setting
from checker.prose.readings import TIME, Amount, Moment, Reading
from checker.prose.tokens import Tokens
from checker.survey.comparable import REACH, rate_of, values_of
from checker.values.value import Value

_CLAUSE: Final = frozenset({";", "•", "|"})
_ABOVE: Final = 0.3
"""How near a word of a heading stands to the values below it; one of a list's own heading, 0.5."""
_BEFORE: Final = 0.4
"""How near a name stands that a pronoun at the begin of a sentence goes back to."""
_PRONOUNS: Final = frozenset(
    {"it", "its", "he", "his", "she", "her", "they", "their", "er", "sie", "es", "ihr", "sein"}
)
_DOZEN: Final = 12
"""The most words of a quote."""
_BEGINNING: Final = "beginning"
_BEGINNINGS: Final = frozenset(map(stem, ("founded", "opened", "began", "born", "launched")))
"""What is founded, opened or begun exists since that day: so far, these are alike."""
_MEASURED: Final = {
    unit: stem(word)
    for unit, word in {
        "m2": "area", "m3": "volume", "kg": "weight", "degC": "temperature", "m/s": "speed",
        "W": "output", "J": "energy", "Pa": "pressure", "V": "voltage", "rad": "angle",
    }.items()
}  # fmt: skip
"""What is measured in a unit: where few values are, that says much of them."""
_GENERAL: Final = frozenset({"members", "member", "people", "persons"})
_DURATION: Final = "duration"
_DURATIONS: Final = frozenset(
    map(stem, ("life", "lifetime", "lasting", "served", "service", "works", "operate", "duration",
               "took", "runs", "designed", "endured", "continued")))  # fmt: skip
"""How long something lasts, works or takes."""
_JOINING: Final = frozenset({",", "and", "or", "&", "und", "oder"})


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
    at most a dozen of them, with the value. ``during``: the one quarter of a year that they name.
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
    during: str = ""


def mentions(
    document: Document, known: Setting, currency: str = "", names: NamesFound | None = None
) -> Iterator[ValueMention]:
    """What a document says in figures, from its beginning to its end.

    ``currency`` is what a bare `$` or `pound` in it is; ``names`` gets the names that stand in it.
    """
    lines = line_starts(document.text)
    heading: dict[str, float] = {}
    for prose in texts_read(document.text, known):
        yield from _of_part(document, prose, heading, lines, currency, known.language.numbers.ones)
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
            values_of(reading, tokens, (first, end), currency, ones)
            if reading.core not in series
            else []
        )
        if not found:
            continue
        above = heading if title is None else title
        here, joined = above | spoken_of[number], {}
        before, stood = "", -2
        nearest, furthest = max(first, reading.first - REACH), min(end, reading.end + REACH)
        for term, at in _terms(tokens, nearest, furthest):
            if at in taken and not _counted(reading, at):
                continue
            away = reading.first - at if at < reading.first else at - reading.end + 1
            near = 1 / (1 + max(away, 0) / 6)
            here[term] = max(here.get(term, 0), near)
            if before and (at == stood + 1 or tokens.words[at - 1] == "-"):
                joined[stem(before + tokens.folded[at])] = near
            before, stood = tokens.folded[at], at
        here |= _broader(reading, here) | rate_of(reading)
        line = bisect_right(lines, reading.begin)
        row = listed[number]
        noun = _noun(reading.noun) if isinstance(reading, Amount) else ""
        counted = " ".join(reading.noun) if isinstance(reading, Amount) else ""
        if end - first > 2 * REACH:
            first, end = nearest, furthest
        quarters = {
            one.edtf
            for one in prose.moments
            if one.grain == "quarter" and first <= one.core < end and one is not reading
        }
        during = quarters.pop()[0] if len(quarters) == 1 and isinstance(reading, Amount) else ""
        quote = _quote(tokens, reading.first, reading.end, first, end)
        for attribute, value, said in found:
            measured = _MEASURED.get(attribute.measure.unit)
            terms = here | ({measured: max(here.get(measured, 0), 0.5)} if measured else {})
            yield ValueMention(
                document.name, attribute, said, value, terms, joined, frozenset(above),
                noun, counted, row and tokens.starts[0] + row, tokens.between(first, end),
                quote, line, reading.begin - lines[line - 1] + 1, reading.begin, during,
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


def _noun(words: Sequence[str]) -> str:
    """The term for what is counted: `crew` of `crew members`."""
    if not words:
        return ""
    return stem(words[-2] if len(words) > 1 and words[-1] in _GENERAL else words[-1])


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
