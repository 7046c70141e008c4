"""What is on record of the quotes of claims, put beside each claim as far as it still is about it.

Records stand in files of their own (:mod:`checker.loading.lock`); files of earlier versions have
them in the claims.
"""

from collections.abc import Mapping
from typing import Any, final

from checker.loading.nodes import text_of
from checker.model.fact import Fact, Source, Verified, quote_hash, reading_hash
from checker.model.lock import CARRIED, HASH_OF_DOCUMENT, Locks, Record, claim_hash
from checker.values.texts import normal_text


@final
class OnRecord:
    """The records of all files, and how the documents stand to those that they are about."""

    def __init__(self, locks: Locks) -> None:
        """Ready to look records up."""
        self._locks = locks
        self._documents: dict[str, bool] = {}
        """By their ids, sources of which something is on record, and whether all of that is about
        the document that they name."""

    def of_file(self, file: str) -> Mapping[str, Record]:
        """The records of the claims of one file, by the claims' ids."""
        return self._locks.of(file).records if self._locks.there else _NONE

    def beside(self, fact: Fact, source: Source, record: Record) -> Fact:
        """The claim with what is on record of it, as far as that still is about it."""
        of = quote_hash(fact.quote)
        quoted = record.quote == of
        pinned = source.sha256[:HASH_OF_DOCUMENT]
        same = not (pinned and record.document) or pinned == record.document
        if record.document and pinned:
            self._documents[source.id] = same and self._documents.get(source.id, True)
        words = (fact.subject, fact.attribute, fact.value.text)
        whole = quoted and same and record.claim == claim_hash(*words, fact.quote)
        verified = Verified(
            record.state if whole else "",
            record.offset if quoted else -1,
            record.quote,
            record.passage,
            record.read if whole else "",
            record.doubt if whole else "",
            record.document,
            quoted and same,
        )
        return fact._replace(verified=verified)

    def with_state(self, source: Source) -> Source:
        """A source with how its document stood to the hash that it names, if that is on record."""
        same = self._documents.get(source.id)
        if same is None:
            return source
        return source._replace(document_state="matches" if same else "changed")


_NONE: Mapping[str, Record] = {}


def in_claim(said: Mapping[str, Any]) -> dict[str, Any]:
    """What a claim itself records of its quote, as earlier versions wrote it, and who read it."""
    found: dict[str, Any] = {}
    if "read_by" in said:
        found["read_by"] = normal_text(text_of(said["read_by"]))
    record = said.get("verified")
    if isinstance(record, dict):
        found["verified"] = Verified(
            record.get("state", ""),
            record.get("offset", -1),
            text_of(record.get("of")),
            text_of(record.get("passage")),
            text_of(record.get("read")),
        )
    elif isinstance(drafted := said.get("extracted"), dict):
        found["verified"] = Verified(
            offset=drafted.get("offset", -1), passage=text_of(drafted.get("passage"))
        )
    return found


def of_before(fact: Fact, record: Verified) -> Verified:
    """What such a record says now: ``read`` holds hashes of the values that were not missed."""
    holds = not record.of or record.of == quote_hash(fact.quote)
    hashes = {record.read[at : at + 8] for at in range(0, len(record.read), 8)}
    return record._replace(
        state=record.state if holds else "",
        read=CARRIED if hashes and reading_hash(fact) in hashes else "",
        holds=holds,
    )
