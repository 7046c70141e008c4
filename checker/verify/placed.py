"""One document with its claims in place: where their quotes stand, and which figures none has."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple, final

from checker.model.corpus import Corpus
from checker.model.coverage import NAME
from checker.model.fact import Fact, Source
from checker.model.vocabulary import Attribute, Entities
from checker.prose.reader import Setting
from checker.verify.coverage import QuotedFact, covered
from checker.verify.documents import DocumentText
from checker.verify.quotes import SearchedText
from checker.verify.verification import Checked, Verification, verify

Spans = tuple[tuple[int, int], ...]
"""Stretches of a text, in characters from 0."""


@final
class PlacedClaims(NamedTuple):
    """How the claims of one source stand in its document, by their ids, in the order of their
    quotes; ``spans`` are where the fragments of these stand, as far as they do."""

    found: Verification
    rows: Mapping[str, Checked]
    spans: Mapping[str, Spans]


def placed(
    source: Source,
    facts: Iterable[Fact],
    attributes: Mapping[str, Attribute],
    entities: Entities,
    text: DocumentText,
    searched: SearchedText,
) -> PlacedClaims:
    """Hold the claims of a source against its document, which is also there to be ``searched``."""
    alone = Corpus(entities, attributes, {source.id: source}, tuple(facts), (), (), ())
    found = verify(alone, lambda _: text)
    order = sorted(found.claims, key=lambda row: (row.standing.start < 0, row.standing.start))
    spans = {
        row.fact.id: searched.fragments(row.fact.quote, row.standing.start, row.standing.end)
        for row in order
        if row.standing.start >= 0
    }
    return PlacedClaims(found, {row.fact.id: row for row in order}, spans)


def uncovered(
    source: Source, claims: PlacedClaims, entities: Entities, text: str, known: Setting
) -> Spans:
    """Where figures stand in a document that no claim of it carries, be it a draft or not."""
    quoted = [QuotedFact(claims.rows[name].fact, spans) for name, spans in claims.spans.items()]
    found = covered(text, known, quoted, source, entities)
    return tuple((one.start, one.end) for one in found.left if one.kind != NAME)


def no_suggestion(_: str, __: str) -> str:
    """What a quote may have become: nobody asks."""
    return ""
