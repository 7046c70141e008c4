"""Which figures and names of a document facts carry, and which none does: :func:`covered`.

A figure is carried where its digits stand in quotes of claims that take part (its words, where it
has none), and a date also where it is the day of publication that the source states. A name has no
value, and counts once a document: it is carried where it stands in such a quote anywhere, or is a
name of something that the claims of the document speak of, or of the source's author or publisher,
or is a part of one longer name that is carried.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from heapq import heappop, heappush
from typing import Final, final

from checker.mentions.figures import figures, texts_read
from checker.mentions.names import FoundName, NamesFound, is_heading
from checker.model.coverage import NAME, DocumentCoverage, TextMention
from checker.model.fact import Fact, Source
from checker.model.place import line_starts, place_in
from checker.model.vocabulary import Entities
from checker.prose.reader import Setting
from checker.prose.readings import Moment, Reading
from checker.prose.tokens import tokens
from checker.values.compare import Members
from checker.values.named import NamedTuple

_DIGITS: Final = re.compile("[0-9]+")
_PEOPLE: Final = ("n", "an", "ian", "i", "ish", "ese")
"""What makes of a country's name one of its people, in English."""
_LOOKED_AT: Final = 16
"""How many claims whose quotes are there are looked at."""
_PLACES: Final = 1000
"""In how many places of a name a quote is looked for."""
_NAMED: Final = 3
"""How many of the claims in whose quotes a mention stands are named."""


@final
class QuotedFact(NamedTuple):
    """A claim with the fragments of its quote in the document, by offsets in characters from 0;
    a ``draft`` takes no part yet."""

    fact: Fact
    fragments: tuple[tuple[int, int], ...]
    draft: bool = False


def covered(
    text: str,
    known: Setting,
    quoted: Iterable[QuotedFact],
    source: Source | None = None,
    entities: Entities | None = None,
) -> DocumentCoverage:
    """Every date, number, amount and name of a document, in order, with what carries it.

    ``known`` is the setting of the text (:meth:`checker.verify.values.Values.setting`), ``quoted``
    are the claims whose quotes were found in it.
    """
    quoted = list(quoted)
    part = [one for one in quoted if not one.draft]
    firm, drafts = _Quotes(text, part), _Quotes(text, [one for one in quoted if one.draft])
    written = source.published.text if source is not None and source.published else ""
    found: list[_Found] = []
    names = NamesFound(_PLACES)
    for prose in texts_read(text, known):
        for figure in figures(prose):
            otherwise = "" if firm.hold(figure.start, figure.end) else _day(figure.reading, written)
            found.append(_Found(figure.start, figure.end, figure.kind, otherwise))
        names.add("", prose, (), heading=is_heading(prose.tokens))
    nouns = (
        known.language.text.capital_nouns
    )  # which one word with a capital is a name, nobody can say
    named = (one for one in names.names() if not nouns or " " in one.said)
    found += _names(named, firm, _spoken_of(part, source, entities))
    file = source.document if source is not None else ""
    mentions = _with_claims(text, sorted(found), firm, drafts)
    return DocumentCoverage(source.id if source is not None else "", file, tuple(mentions))


@final
class _Found(NamedTuple):
    """A mention, and what carries it where no quote does."""

    start: int
    end: int
    kind: str
    otherwise: str


@final
class _Quotes:
    """Quotes in a text, by their places: ``pieces`` are their fragments, from left to right."""

    def __init__(self, text: str, quoted: Iterable[QuotedFact]) -> None:
        self._text = text
        self.pieces = sorted((*span, one.fact.id) for one in quoted for span in one.fragments)
        self._starts: list[int] = []
        self._ends: list[int] = []
        for start, end, _ in self.pieces:
            if self._ends and (start <= self._ends[-1] or text[self._ends[-1] : start].isspace()):
                self._ends[-1] = max(self._ends[-1], end)
            else:
                self._starts.append(start)
                self._ends.append(end)

    def hold(self, start: int, end: int) -> bool:
        """Whether a mention between two offsets stands in quotes: its digits, or all of its words
        where it has none."""
        digits = [one.span() for one in _DIGITS.finditer(self._text, start, end)]
        return all(self._have(*span) for span in digits or [(start, end)])

    def _have(self, start: int, end: int) -> bool:
        at = bisect_right(self._starts, start) - 1
        return at >= 0 and end <= self._ends[at]


def _with_claims(
    text: str, found: Sequence[_Found], firm: _Quotes, drafted: _Quotes
) -> Iterator[TextMention]:
    """The mentions, each with claims and drafts in whose quotes it stands."""
    lines = line_starts(text)
    rows = zip(found, _around(found, firm), _around(found, drafted), strict=True)
    for (start, end, kind, otherwise), facts, drafts in rows:
        said, (line, column) = " ".join(text[start:end].split()), place_in(lines, start)
        yield TextMention(kind, said, line, column, start, end, facts, otherwise, drafts)


def _around(found: Sequence[_Found], quotes: _Quotes) -> Iterator[tuple[str, ...]]:
    """For each mention that stands in quotes a few of the claims that have them."""
    open_: list[tuple[int, int, str]] = []
    after = 0
    for start, end, *_ in found:
        while after < len(quotes.pieces) and quotes.pieces[after][0] < end:
            begins, ends, id_ = quotes.pieces[after]
            heappush(open_, (ends, begins, id_))
            after += 1
        while open_ and open_[0][0] <= start:
            heappop(open_)
        if not quotes.hold(start, end):
            yield ()
            continue
        within = (id_ for _, begins, id_ in open_[:_LOOKED_AT] if begins < end)
        yield tuple(sorted(dict.fromkeys(within)))[:_NAMED]


def _day(reading: Reading, written: str) -> str:
    """Whether a date is the day of publication that the source states."""
    is_day = isinstance(reading, Moment) and written in reading.edtf and not reading.hedge
    return "the source's `published`" if written and is_day else ""


def _names(
    found: Iterable[FoundName], firm: _Quotes, spoken_of: Mapping[str, str]
) -> Iterator[_Found]:
    """The names, each once: where it stands in a quote, or else first."""
    carried: dict[tuple[str, ...], str] = {}
    left: list[tuple[FoundName, tuple[str, ...]]] = []
    for name in found:
        words = _words(name.said)
        quoted = next((one for one in name.places if firm.hold(one.start, one.end)), None)
        otherwise = "" if quoted is not None else spoken_of.get(" ".join(words), "")
        if quoted is None and not otherwise:
            left.append((name, words))
            continue
        carried[words] = name.said
        at = quoted or name.places[0]
        yield _Found(at.start, at.end, NAME, otherwise)
    longer = _by_part(carried)
    for name, words in left:
        at, of = name.places[0], longer.get(words, ())
        otherwise = f"a part of the name {of[0]}" if len(of) == 1 else ""
        otherwise = otherwise or _people_of(words, spoken_of)
        yield _Found(at.start, at.end, NAME, otherwise)


def _people_of(words: tuple[str, ...], spoken_of: Mapping[str, str]) -> str:
    """Whose name is behind the word for its people: `Cuban` is of Cuba."""
    if len(words) != 1:
        return ""
    cut = (words[0].removesuffix(ending) for ending in _PEOPLE if words[0].endswith(ending))
    return next((spoken_of[name] for name in cut if name in spoken_of), "")


def _by_part(names: Mapping[tuple[str, ...], str]) -> dict[tuple[str, ...], list[str]]:
    """Longer names by the words in a row that are a part of them."""
    parts: dict[tuple[str, ...], list[str]] = {}
    for words, said in names.items():
        for first in range(len(words)):
            for end in range(first + 1, len(words) + 1):
                if end - first < len(words):
                    parts.setdefault(words[first:end], []).append(said)
    return parts


def _spoken_of(
    quoted: Iterable[QuotedFact], source: Source | None, entities: Entities | None
) -> dict[str, str]:
    """The names of all that claims speak of, and of who wrote: each with what it is a name of."""
    said: dict[str, str] = {}
    if source is not None:
        for key, name in (("author", source.author), ("publisher", source.publisher)):
            said.setdefault(" ".join(_words(name)), f"the source's `{key}`")
    if entities is None:
        return said
    names: dict[str, None] = {}
    for fact, *_ in quoted:
        names.update(dict.fromkeys((fact.subject, fact.said_by, fact.value.text)))
        names.update(dict.fromkeys(word for _, word in fact.qualifiers))
        if isinstance(fact.value.possible, Members):
            names.update(dict.fromkeys(fact.value.possible.members))
    for id_ in dict.fromkeys(entities.names.get(name, name) for name in names):
        if (entity := entities.by_id.get(id_)) is not None:
            for name in (entity.label, *entity.aliases):
                said.setdefault(" ".join(_words(name)), f"a name of `{id_}`")
    return said


def _words(name: str) -> tuple[str, ...]:
    """A name as it is compared: its words in small letters, without an article before them."""
    words = tokens(name).folded
    return tuple(words[1:] if len(words) > 1 and words[0] == "the" else words)
