"""A corpus held against its documents: the state of every source, quote and value."""

import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from typing import final

from checker.loading.lock import LONGEST_DOUBT
from checker.model.corpus import DRAFT, Corpus
from checker.model.coverage import DocumentCoverage, is_below
from checker.model.fact import Fact, Source, Verified, quote_hash
from checker.model.line import shortened
from checker.model.origins import Shared, shared
from checker.model.place import line_starts, place_in
from checker.model.vocabulary import Attribute
from checker.prose.reader import Setting, setting
from checker.spelling.passages import Suggestions
from checker.values.named import NamedTuple
from checker.verify.carries import Carried, JudgedValue, ValueReader
from checker.verify.coverage import QuotedFact, covered
from checker.verify.documents import Absent, DocumentText, Unread, is_plain
from checker.verify.places import InPlace, Readings
from checker.verify.quotes import LOST, QuoteState, SearchedText, Standing

MATCHES, CHANGED, NO_HASH = "matches", "changed", "no hash"
NO_DOCUMENT, NOT_READ, UNNAMED = "no document", "cannot be read", "names no document"

Read = Callable[[str], DocumentText | Absent | Unread]
"""Gives the document of a name."""


@final
class HeldSource(NamedTuple):
    """A source's document: how it stands to its hash, that hash as it is now, what is wrong."""

    source: Source
    state: str
    sha256: str = ""
    wrong: str = ""


@final
class Checked(NamedTuple):
    """One claim: how its quote stands, and whether the quote carries the value.

    ``doubt`` is why it does not, or may not, in words that can be kept.
    """

    fact: Fact
    standing: Standing
    judged: JudgedValue
    doubt: str = ""

    @property
    def is_wrong(self) -> bool:
        """Whether its quote is not where it should be, or may not carry its value."""
        lost = self.standing.state in LOST
        return lost or self.judged.carried in (Carried.NO, Carried.DOUBTFUL)

    @property
    def fails(self) -> bool:
        """Whether somebody has to do something about it."""
        return self.is_wrong or self.judged.carried is Carried.UNREADABLE

    @property
    def recorded(self) -> Verified:
        """What is to be on record of the quote; where it stood before is not forgotten."""
        standing = self.standing
        of = quote_hash(self.fact.quote)
        read = self.judged.carried.value
        before = self.fact.verified or Verified()
        if before.of not in ("", of):
            before = Verified()
        if standing.start < 0:
            place = before.offset, of, before.passage
            return Verified(standing.state.value, *place, read, self.doubt)
        passage = standing.passage or before.passage
        return Verified(QuoteState.FOUND.value, standing.start, of, passage, read, self.doubt)


def without_values(why: str) -> str:
    """Why a value is doubted, without what the text says: a record holds no value."""
    words = [part if n % 2 == 0 else "…" for n, part in enumerate(why.split('"'))]
    plain = " ".join(
        "…" if any(map(str.isdigit, word)) else word for word in "".join(words).split(" ")
    )
    return shortened(plain, LONGEST_DOUBT)


_HELD = (QuoteState.FOUND, *LOST)


@final
class TextSpan(NamedTuple):
    """From a line and column of a document, both from 1, up to another place, not included."""

    document: str
    line: int
    column: int
    end_line: int
    end_column: int


@final
class Verification(NamedTuple):
    """All of it, in the order of the files; ``coverage`` where it was asked for, and then also
    where quotes stand in documents of plain text: ``spans``, by the ids of claims."""

    sources: tuple[HeldSource, ...]
    claims: tuple[Checked, ...]
    shared: tuple[Shared, ...]
    coverage: tuple[DocumentCoverage, ...] = ()
    spans: Mapping[str, TextSpan] = {}

    @property
    def held(self) -> bool:
        """Whether any document could be read."""
        return any(held.state in (MATCHES, CHANGED, NO_HASH) for held in self.sources)

    @property
    def exit_code(self) -> int:
        """0: all found or accepted; 1: something is not; 2: not everything could be judged."""
        if not self.held or any(held.state in (NOT_READ, NO_DOCUMENT) for held in self.sources):
            return 2
        return 1 if any(checked.fails for checked in self.claims) else 0

    def exit_code_for(self, least: Fraction) -> int:
        """The same where a share of each document is asked for: 1 also where less is carried, and
        nothing where a value is only left for a person to read."""
        if self.exit_code == 2:
            return 2
        wrong = any(checked.is_wrong for checked in self.claims)
        return 1 if wrong or is_below(self.coverage, least) else 0

    def states(self, source: str = "") -> Counter[QuoteState]:
        """How many quotes have each state; of one source, or of all."""
        return Counter(c.standing.state for c in self.claims if source in ("", c.fact.source))

    def values(self) -> Counter[Carried]:
        """How many values are carried by their quotes, and how."""
        return Counter(checked.judged.carried for checked in self.claims)


def verify(
    corpus: Corpus,
    read: Read,
    tell: Callable[[int, int, str], None] | None = None,
    folder: Iterable[str] | None = None,
) -> Verification:
    """Hold every claim against its document.

    One document is in memory at a time. ``tell`` is told the number of each, from 1, how many
    there are, and its name; and 0 when all are done. What a source took back is left out.
    ``folder``: the names of the documents that there are, where it is asked how much of each the
    claims carry.
    """
    claims: dict[str, list[Fact]] = {name: [] for name in corpus.sources}
    for fact in _claims(corpus):
        claims.setdefault(fact.source, []).append(fact)
    of_rows = {fact.source for fact in corpus.facts if fact.place.file in corpus.tables}
    reader = ValueReader(corpus.attributes, corpus.entities, corpus.sources)
    coverage = None if folder is None else _Coverage(corpus)
    held: list[HeldSource] = []
    checked: list[Checked] = []
    for number, source in enumerate(corpus.sources.values(), 1):
        if tell is not None:
            tell(number, len(corpus.sources), source.document or source.id)
        facts = claims.pop(source.id)
        if not facts and not source.document and source.id in of_rows:
            continue
        document, state = _hold(source, read, _hash_on_record(facts))
        held.append(state)
        rows = list(check_claims(facts, document, reader, source))
        checked += rows
        if coverage is not None and document is not None:
            coverage.add(source, document, rows, reader.values.setting(source.id))
    if tell is not None:
        tell(0, len(corpus.sources), "")
    for facts in claims.values():
        checked += check_claims(facts, None, reader, None)
    found = Verification(tuple(held), tuple(checked), tuple(shared(_with_passages(checked))))
    if coverage is None:
        return found
    return found._replace(coverage=coverage.told(folder or (), read), spans=coverage.spans)


@final
class _Coverage:
    """How much of each document claims carry, and where; what several sources name is told once."""

    def __init__(self, corpus: Corpus) -> None:
        self._entities = corpus.entities
        self._drafts = {row.fact.id for row in corpus.set_aside if row.reason == DRAFT}
        self._left = Counter(source.document for source in corpus.sources.values())
        self._quoted: dict[str, list[QuotedFact]] = {}
        self._told: dict[str, DocumentCoverage] = {}
        self.spans: dict[str, TextSpan] = {}

    def add(
        self, source: Source, document: SearchedText, found: Iterable[Checked], known: Setting | str
    ) -> None:
        """What claims of a source carry of its document."""
        quoted = self._quoted.setdefault(source.document, [])
        lines = line_starts(document.text)
        for fact, standing, *_ in found:
            if standing.start >= 0:
                spans = document.fragments(fact.quote, standing.start, standing.end)
                quoted.append(QuotedFact(fact, spans, fact.id in self._drafts))
                if is_plain(source.document):
                    at = (*place_in(lines, standing.start), *place_in(lines, standing.end))
                    self.spans[fact.id] = TextSpan(source.document, *at)
        self._left[source.document] -= 1
        if isinstance(known, str):
            told = DocumentCoverage(source.id, source.document, why=known)
        elif not self._left[source.document]:
            told = covered(document.text, known, quoted, source, self._entities)
        else:
            return
        self._told[source.document] = told._replace(plain=is_plain(source.document))

    def told(self, folder: Iterable[str], read: Read) -> tuple[DocumentCoverage, ...]:
        """Of all documents, those last that no source names."""
        named = {os.path.normpath(name) for name in self._left}
        for name in folder:
            found = None if os.path.normpath(name) in named else read(name)
            if isinstance(found, DocumentText):
                told = covered(found.text, setting(), ())
                self._told[name] = told._replace(document=name, plain=is_plain(name))
        return tuple(self._told.values())


def _claims(corpus: Corpus) -> Iterator[Fact]:
    """All claims; a row of a table is quoted from nowhere, unless it says so."""
    for fact in corpus.facts:
        if fact.quote or fact.place.file not in corpus.tables:
            yield fact
    for row in corpus.set_aside:
        if not row.reason.startswith("retracted"):
            yield row.fact


def _hash_on_record(facts: Iterable[Fact]) -> str:
    """The first digits of the hash of a source's document when its claims were verified."""
    hashes = (fact.verified.document for fact in facts if fact.verified is not None)
    return next(filter(None, hashes), "")


def _hold(source: Source, read: Read, recorded: str) -> tuple[SearchedText | None, HeldSource]:
    """The document of a source; ``recorded`` is what is on record of its hash, or empty."""
    if not source.document:
        return None, HeldSource(source, UNNAMED)
    found = read(source.document)
    if isinstance(found, Absent):
        return None, HeldSource(source, NO_DOCUMENT)
    if isinstance(found, Unread):
        return None, HeldSource(source, NOT_READ, wrong=found.why)
    known = source.sha256 or recorded
    state = NO_HASH
    if known:
        state = MATCHES if found.sha256.startswith(known) else CHANGED
    return SearchedText(found.text, Suggestions()), HeldSource(source, state, found.sha256)


def check_claims(
    facts: Iterable[Fact],
    document: SearchedText | None,
    reader: ValueReader,
    source: Source | None,
    readings: Readings | None = None,
) -> Iterator[Checked]:
    """How claims of one source stand in its document; ``readings`` are of that, where it was read
    before."""
    if readings is None and document is not None and source is not None:
        known = reader.values.setting(source.id)
        readings = None if isinstance(known, str) else Readings(document.text, known)
    for fact in facts:
        if not fact.quote:
            standing = Standing(QuoteState.NO_QUOTE)
        elif document is None:
            standing = Standing(QuoteState.NO_DOCUMENT)
        else:
            standing = document.standing(fact.quote, fact.at, fact.verified)
        place = None
        if readings is not None and document is not None and standing.start >= 0:
            assert source is not None
            fragments = document.fragments(fact.quote, standing.start, standing.end)
            place = InPlace(source, readings, fragments)
        judged = reader.judge(fact, place)
        yield Checked(fact, standing, judged, _doubt(judged, reader.attributes[fact.attribute]))


def _doubt(judged: JudgedValue, attribute: Attribute) -> str:
    """What can be kept of why a value is doubted: where values are words, none of the words."""
    doubted = judged.carried in (Carried.NO, Carried.DOUBTFUL)
    if not doubted or not attribute.kind.in_prose:
        return ""
    return without_values(judged.why)


def _with_passages(checked: Sequence[Checked]) -> list[Fact]:
    """The claims with the passages that were found just now, or are on record."""
    return [row.fact._replace(verified=row.recorded) for row in checked if row.standing.start >= 0]


def quotes(verification: Verification) -> list[Checked]:
    """The claims whose quotes were held against a document."""
    return [row for row in verification.claims if row.standing.state in _HELD]
