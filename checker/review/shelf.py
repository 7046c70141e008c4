"""The documents: their text, how claims stand in them, and what else can be read there.

A document is read anew when its file changes, and its claims are held against it anew when the
corpus does.
"""

import os
from typing import Final, NamedTuple, final

from checker.loading.literals import Literals
from checker.model.fact import Fact, Source
from checker.model.line import plain
from checker.model.place import Place
from checker.model.vocabulary import Attribute
from checker.prose.names import Names
from checker.prose.readings import Amount, Moment
from checker.prose.tokens import parts, tokens
from checker.review.held import HeldCorpus
from checker.review.refusals import NotDecided
from checker.values.unreadable import Unreadable
from checker.values.value import Value
from checker.verify.candidates import View, candidates_in
from checker.verify.carries import ValueReader
from checker.verify.documents import Absent, DocumentText, Folder, Unread
from checker.verify.placed import PlacedClaims, Spans, no_suggestion, placed, uncovered
from checker.verify.places import Readings
from checker.verify.quotes import NEAR, SearchedText
from checker.verify.verification import Checked, verify

LONGEST_READ: Final = 1_000_000
"""The most characters of a document in which figures without a claim are looked for."""

LONGEST_QUOTE: Final = 1000
"""The most characters of a quote that is made of a selection."""

MOST_VALUES: Final = 12
"""The most values that a stretch of text is said to have."""


@final
class Reviewed(NamedTuple):
    """A document as it was last read: its text, and how its claims stand in it."""

    text: DocumentText
    claims: PlacedClaims


@final
class Shelf:
    """All documents of a corpus. Not for several threads at once."""

    def __init__(self, folder: Folder) -> None:
        """With the documents in a folder, none of which was read yet."""
        self._folder = folder
        self._texts: dict[str, tuple[object, DocumentText | Absent | Unread]] = {}
        self._folded: dict[str, tuple[DocumentText, SearchedText]] = {}
        self._reviewed: dict[str, tuple[HeldCorpus, Reviewed]] = {}
        self._reader: ValueReader | None = None
        self._names: tuple[HeldCorpus, Names] | None = None

    def text(self, source: Source) -> DocumentText | Absent | Unread:
        """A document's text, read anew where its file changed."""
        now = stamp(os.path.join(self._folder.path, source.document))
        known = self._texts.get(source.document)
        if known is None or known[0] != now:
            known = self._texts[source.document] = now, self._folder.read(source.document)
        return known[1]

    def wrong(self, source: Source) -> str:
        """Why a document cannot be read, or nothing."""
        found = self.text(source)
        if isinstance(found, Absent):
            return f"{plain(source.document)} is not in the folder of --documents"
        return plain(f"{source.document}: {found.why}") if isinstance(found, Unread) else ""

    def review(self, held: HeldCorpus, source: str) -> Reviewed:
        """A document with how its claims stand in it. Raises ``NotDecided`` where it cannot be
        read."""
        about = source_of(held, source)
        text = self.text(about)
        known = self._reviewed.get(source)
        if known is not None and known[0] is held and known[1].text is text:
            return known[1]
        if not isinstance(text, DocumentText):
            raise NotDecided(self.wrong(about))
        corpus = held.corpus
        by = corpus.attributes, corpus.entities, text, self._searched(about, text)
        claims = placed(about, held.by_source.get(source, ()), *by)
        self._reviewed[source] = held, Reviewed(text, claims)
        return self._reviewed[source][1]

    def judged(self, held: HeldCorpus, fact: Fact) -> Checked:
        """How a claim stands in its document that is written nowhere yet."""
        about = source_of(held, fact.source)
        text = self.review(held, fact.source).text
        one = held.corpus._replace(sources={about.id: about}, facts=(fact,), set_aside=())
        return verify(one, lambda _: text).claims[0]

    def figures(self, held: HeldCorpus, source: str) -> tuple[Spans, str]:
        """Where figures stand in a document that no claim or draft carries, from where to where;
        or why none are looked for."""
        about, text = source_of(held, source), self.review(held, source).text
        known = self._reading(held).values.setting(source)
        if isinstance(known, str):
            return (), f"Figures are not looked for: {known}"
        if len(text.text) > LONGEST_READ:
            return (), f"Figures are not looked for: it has more than {LONGEST_READ} characters"
        claims = self.review(held, source).claims
        return uncovered(about, claims, held.corpus.entities, text.text, known), ""

    def quoted(self, held: HeldCorpus, source: str, start: int, end: int) -> tuple[str, int | None]:
        """The words of a selection; and where they begin, if they stand there more than once.

        Raises ``NotDecided`` where they cannot be quoted.
        """
        text = self.review(held, source).text.text
        start, end, quote = selected(text, start, end)
        searched = self._searched(source_of(held, source), self.review(held, source).text)
        probe = _quoting(quote)
        standing = searched.standing(probe)
        if standing.start >= 0 and not standing.several:
            return quote, None
        if searched.standing(probe._replace(at=start)).start != start:
            raise NotDecided("this cannot be quoted: select whole words")
        return quote, start

    def values(
        self,
        held: HeldCorpus,
        source: str,
        span: tuple[int, int],
        attribute: Attribute,
        *,
        surely: bool = False,
    ) -> list[str]:
        """The values of an attribute that stand in a stretch of a document, as they are written in
        facts; ``surely``: no bare number for an attribute with a unit, which it may be no value
        of."""
        known = self._reading(held).values.setting(source)
        prose = None
        if not isinstance(known, str) and attribute.kind.in_prose:
            prose = Readings(self.review(held, source).text.text, known).at(span[0])
        if prose is None:
            return []
        literals = Literals(held.corpus.entities)
        currency = held.corpus.sources[source].currency
        found: dict[str, None] = {}
        for one in candidates_in(View(prose, *span), attribute, currency):
            if surely and _is_bare(one.reading) and not attribute.kind.counts:
                continue
            try:
                found[literals.value(str(one.literal), attribute).text] = None
            except Unreadable:
                continue
        return list(found)[:MOST_VALUES]

    def named(self, held: HeldCorpus, source: str, start: int, end: int) -> list[str]:
        """The entities that are named in a stretch of a document, then those nearest to it."""
        if self._names is None or self._names[0].corpus.entities != held.corpus.entities:
            self._names = held, Names(held.corpus.entities)
        text = self.review(held, source).text.text
        around = ((first, last) for first, last in parts(text) if first <= start < last)
        first, last = next(around, (start, end))
        said = tokens(text, max(first, start - NEAR), min(last, end + NEAR))
        found = [(said.starts[one.start], one.entity) for one in self._names[1].mentions(said)]
        found.sort(key=lambda one: (not start <= one[0] < end, abs(one[0] - start)))
        return list(dict.fromkeys(entity for _, entity in found))

    def _searched(self, source: Source, text: DocumentText) -> SearchedText:
        known = self._folded.get(source.document)
        if known is None or known[0] is not text:
            known = self._folded[source.document] = text, SearchedText(text.text, no_suggestion)
        return known[1]

    def _reading(self, held: HeldCorpus) -> ValueReader:
        by = held.corpus.attributes, held.corpus.entities, held.corpus.sources
        if self._reader is None or not self._reader.reads_by(*by):
            self._reader = ValueReader(*by)
        return self._reader


def source_of(held: HeldCorpus, name: str) -> Source:
    """The source of that id, which has a document. Raises ``NotDecided``."""
    source = held.corpus.sources.get(name)
    if source is None or not source.document:
        raise NotDecided(f"there is no document '{plain(name)[:80]}'")
    return source


def selected(text: str, start: int, end: int) -> tuple[int, int, str]:
    """A selection without blanks at its ends, and its words on one line. Raises ``NotDecided``."""
    start, end = max(0, start), min(len(text), end)
    if end - start > LONGEST_QUOTE:
        raise NotDecided("this is too long: a quote has a dozen words or so")
    said = text[start:end]
    if not said.strip():
        raise NotDecided("nothing is selected: select the words that say it")
    start += len(said) - len(said.lstrip())
    return start, start + len(said.strip()), " ".join(said.split())


def stamp(path: str) -> object:
    """What changes when a file does."""
    try:
        status = os.stat(path)
    except (OSError, ValueError):
        return None
    return status.st_mtime_ns, status.st_size, status.st_ino


def _is_bare(reading: Amount | Moment) -> bool:
    """Whether it is a number without a unit."""
    return isinstance(reading, Amount) and reading.unit is None


def _quoting(quote: str) -> Fact:
    """A claim of which only the quote matters."""
    nowhere = Place("", 1, 1)
    return Fact("", "", "", "", Value("", ""), nowhere, frozenset(), (quote,))
