"""The documents: their text, how claims stand in them, and what else can be read there.

A document is read anew when its file changes, and its claims are held against it anew when the
corpus does. So many texts are kept as are not too long together: those that were used last.
"""

import os
from collections.abc import Mapping
from typing import Final, final

from checker.loading.literals import Literals
from checker.model.fact import Fact, Source
from checker.model.line import plain
from checker.model.vocabulary import Attribute
from checker.prose.names import Names
from checker.prose.readings import Amount, Moment
from checker.prose.tokens import parts, tokens
from checker.review.held import HeldCorpus
from checker.review.refusals import NotDecided
from checker.values.named import NamedTuple
from checker.values.unreadable import Unreadable
from checker.verify.candidates import View, candidates_in
from checker.verify.carries import ValueReader
from checker.verify.documents import Absent, DocumentText, Folder, Unread
from checker.verify.placed import OpenDocument, PlacedClaims, Spans
from checker.verify.quotes import NEAR
from checker.verify.verification import Checked

LONGEST_READ: Final = 1_000_000
"""The most characters of a document in which figures without a claim are looked for."""

LONGEST_QUOTE: Final = 1000
"""The most characters of a quote that is made of a selection."""

MOST_KEPT: Final = 10_000_000
"""The most characters of texts that are kept; the one that was used last is, however long."""

MOST_VALUES: Final = 12
"""The most values that a stretch of text is said to have."""


@final
class Reviewed(NamedTuple):
    """A document as it was last read, and how the claims of a corpus stand in it."""

    held: HeldCorpus
    document: OpenDocument
    claims: PlacedClaims

    @property
    def text(self) -> str:
        """Its text."""
        return self.document.text.text


@final
class Shelf:
    """All documents of a corpus. Not for several threads at once."""

    def __init__(self, folder: Folder) -> None:
        """With the documents in a folder, none of which was read yet."""
        self._folder = folder
        self._texts: dict[str, tuple[object, DocumentText | Absent | Unread]] = {}
        self._reviewed: dict[str, Reviewed] = {}
        self._figures: dict[str, tuple[OpenDocument, Mapping[str, Spans], Spans]] = {}
        self._reader: ValueReader | None = None
        self._names: tuple[HeldCorpus, Names] | None = None

    def text(self, source: Source) -> DocumentText | Absent | Unread:
        """A document's text, read anew where its file changed."""
        now = stamp(os.path.join(self._folder.path, source.document))
        known = self._texts.pop(source.document, None)
        if known is not None and known[0] == now:
            self._texts[source.document] = known  # behind those that were used before
            return known[1]
        text = self._folder.read(source.document)
        self._texts[source.document] = now, text
        self._let_go()
        return text

    def _let_go(self) -> None:
        """Keep no more texts than is bounded, nor what was made of others."""
        found = ((name, text) for name, (_, text) in self._texts.items())
        long = {name: len(one.text) for name, one in found if isinstance(one, DocumentText)}
        total = sum(long.values())
        gone: set[str] = set()
        for name in list(long)[:-1]:
            if total <= MOST_KEPT:
                break
            total -= long[name]
            del self._texts[name]
            gone.add(name)
        made = self._reviewed.items()
        for source in [key for key, row in made if row.document.source.document in gone]:
            del self._reviewed[source]
            self._figures.pop(source, None)

    def wrong_so_far(self, source: Source) -> str:
        """Why a document cannot be read, as far as that is known without reading it; or nothing."""
        now = stamp(os.path.join(self._folder.path, source.document))
        known = self._texts.get(source.document)
        read = known is not None and known[0] == now
        return self.wrong(source) if read or now is None else ""

    def wrong(self, source: Source) -> str:
        """Why a document cannot be read, or nothing."""
        found = self.text(source)
        if isinstance(found, Absent):
            return f"{plain(source.document)} is not in the folder of --documents"
        return plain(f"{source.document}: {found.why}") if isinstance(found, Unread) else ""

    def review(self, held: HeldCorpus, source: str) -> Reviewed:
        """A document with how its claims stand in it. Raises ``NotDecided`` where it cannot be
        read. Only what changed since the last time is looked at again."""
        about = source_of(held, source)
        text = self.text(about)
        if not isinstance(text, DocumentText):
            raise NotDecided(self.wrong(about))
        known = self._reviewed.get(source)
        if known is not None and known.held is held and known.document.text is text:
            return known
        reader = self._reading(held)
        document, before = None, None
        if known is not None and known.document.text is text and known.document.reader is reader:
            document, before = known.document, known.claims
        document = document or OpenDocument(about, text, reader)
        claims = document.place(held.by_source.get(source, ()), before)
        self._reviewed[source] = Reviewed(held, document, claims)
        return self._reviewed[source]

    def judged(self, held: HeldCorpus, fact: Fact) -> Checked:
        """How a claim stands in its document that is written nowhere yet."""
        return next(iter(self.review(held, fact.source).document.check([fact])))

    def figures(self, held: HeldCorpus, source: str) -> tuple[Spans, str]:
        """Where figures stand in a document that no claim or draft carries, from where to where;
        or why none are looked for."""
        reviewed = self.review(held, source)
        document, spans = reviewed.document, reviewed.claims.spans
        if isinstance(document.setting, str):
            return (), f"Figures are not looked for: {document.setting}"
        if len(reviewed.text) > LONGEST_READ:
            return (), f"Figures are not looked for: it has more than {LONGEST_READ} characters"
        known = self._figures.get(source)
        if known is None or known[0] is not document or known[1] != spans:
            found = document.uncovered(reviewed.claims, held.corpus.entities)
            known = self._figures[source] = document, spans, found
        return known[2], ""

    def quoted(self, held: HeldCorpus, source: str, start: int, end: int) -> tuple[str, int | None]:
        """The words of a selection; and where they begin, if they stand there more than once.

        Raises ``NotDecided`` where they cannot be quoted.
        """
        reviewed = self.review(held, source)
        start, end, quote = selected(reviewed.text, start, end)
        searched = reviewed.document.searched
        standing = searched.standing((quote,))
        if standing.start >= 0 and not standing.several:
            return quote, None
        if searched.standing((quote,), start).start != start:
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
        readings = self.review(held, source).document.readings
        if readings is None or not attribute.kind.in_prose:
            return []
        prose = readings.at(span[0])
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
        text = self.review(held, source).text
        around = ((first, last) for first, last in parts(text) if first <= start < last)
        first, last = next(around, (start, end))
        said = tokens(text, max(first, start - NEAR), min(last, end + NEAR))
        found = [(said.starts[one.start], one.entity) for one in self._names[1].mentions(said)]
        found.sort(key=lambda one: (not start <= one[0] < end, abs(one[0] - start)))
        return list(dict.fromkeys(entity for _, entity in found))

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
