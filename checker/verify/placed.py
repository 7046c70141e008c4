"""One document with its claims in place: where their quotes stand, and which figures none has."""

from collections.abc import Iterable, Mapping
from typing import final

from checker.model.coverage import NAME
from checker.model.fact import Fact, Source
from checker.model.vocabulary import Entities
from checker.prose.reader import Setting
from checker.values.named import NamedTuple
from checker.verify.carries import ValueReader
from checker.verify.coverage import QuotedFact, covered
from checker.verify.documents import DocumentText
from checker.verify.places import Readings
from checker.verify.quotes import SearchedText
from checker.verify.verification import Checked, check_claims

Spans = tuple[tuple[int, int], ...]
"""Stretches of a text, in characters from 0."""


@final
class PlacedClaims(NamedTuple):
    """How the claims of one source stand in its document, by their ids, in the order of their
    quotes; ``spans`` are where the fragments of these stand, as far as they do."""

    rows: Mapping[str, Checked]
    spans: Mapping[str, Spans]


@final
class OpenDocument:
    """The document of a source, folded and read once, however often claims are held against it."""

    def __init__(self, source: Source, text: DocumentText, reader: ValueReader) -> None:
        """Of a text; ``reader`` judges whether quotes carry values."""
        self.text = text
        self.reader = reader
        self.source = source
        self.searched = SearchedText(text.text, _nothing)
        self.setting: Setting | str = reader.values.setting(source.id)
        self.readings: Readings | None = None
        if not isinstance(self.setting, str):
            self.readings = Readings(text.text, self.setting)

    def check(self, facts: Iterable[Fact]) -> Iterable[Checked]:
        """How claims stand in it, in their order."""
        return check_claims(facts, self.searched, self.reader, self.source, self.readings)

    def place(self, facts: Iterable[Fact], known: PlacedClaims | None = None) -> PlacedClaims:
        """All claims in place. What is ``known`` of a claim that only stands elsewhere in its file
        now is not looked at again."""
        rows: list[Checked] = []
        spans: dict[str, Spans] = {}
        for fact in facts:
            row = known.rows.get(fact.id) if known is not None else None
            if (
                known is not None
                and row is not None
                and row.fact._replace(place=fact.place) == fact
            ):
                rows.append(row._replace(fact=fact))
            else:
                rows += self.check([fact])
        rows.sort(key=lambda row: (row.standing.start < 0, row.standing.start))
        for fact, standing, *_ in rows:
            if standing.start >= 0:
                told = self.searched.fragments(fact.quote, standing.start, standing.end)
                spans[fact.id] = told
        return PlacedClaims({row.fact.id: row for row in rows}, spans)

    def uncovered(self, claims: PlacedClaims, entities: Entities) -> Spans:
        """Where figures stand that no claim carries, be it a draft or not."""
        if isinstance(self.setting, str):
            return ()
        quoted = [QuotedFact(claims.rows[name].fact, spans) for name, spans in claims.spans.items()]
        found = covered(self.text.text, self.setting, quoted, self.source, entities)
        return tuple((one.start, one.end) for one in found.left if one.kind != NAME)


def _nothing(_: str, __: str) -> str:
    """What a quote may have become: nobody asks."""
    return ""
