"""What is put on record of drafts: what made each, and which a person deleted."""

import os
from collections.abc import Iterator, Mapping, Sequence
from typing import final

from checker.drafting.merging import Merged
from checker.drafting.present import Existing, stated
from checker.extract.yaml_drafts import text_hash
from checker.loading.extraction import Extraction
from checker.loading.files import name_of
from checker.loading.lock import lock_text
from checker.loading.nodes import MappingNode, text_of
from checker.model.fact import claim_id, quote_hash
from checker.model.lock import HASH_OF_DOCUMENT, Lock, Made, Record, claim_hash


@final
class DraftRecords:
    """The files of records, as they are and as they should be."""

    def __init__(self, found: Extraction, root: str) -> None:
        """``root`` is what file names in ``found`` are relative to."""
        self._found = found
        self._root = root
        self._claimed: dict[str, set[str]] = {}
        for file, claim in _all_ids(found):
            self._claimed.setdefault(found.locks.of(file).file, set()).add(claim)
        self._locks: dict[str, tuple[Lock, dict[tuple[str, str], Record]]] = {}

    def changed(self) -> list[tuple[str, str, bytes | None]]:
        """The files that change by what was drafted so far: the path of each, what it should hold,
        and what it holds."""
        changed: list[tuple[str, str, bytes | None]] = []
        for name in sorted(self._locks):
            lock, records = self._locks[name]
            if records != lock.by_order():
                path = os.path.abspath(os.path.join(self._root, name))
                changed.append((path, lock_text(records.values()), lock.data))
        return changed

    def of(self, path: str) -> tuple[Lock, dict[tuple[str, str], Record]]:
        """What is on record of a facts file: as it is yet, and as it should be."""
        file = name_of(path, self._root)
        lock = self._found.locks.of(file)
        return self._locks.setdefault(lock.file, (lock, lock.by_order()))

    def file_of(self, path: str) -> str:
        """The file of records of a facts file, as it is shown."""
        lock, _ = self.of(path)
        return name_of(os.path.join(self._root, lock.file))

    def rejected(self, path: str, existing: Sequence[Existing]) -> set[tuple[str, str]]:
        """The keys of the drafts that a person deleted, or that are no longer what was drafted."""
        lock, records = self.of(path)
        there = self._there(lock, existing)
        gone = (one.made for one in records.values() if one.made and one.id not in there)
        return {*lock.rejected, *(made.key for made in gone)}

    def put(
        self, path: str, merged: Merged, existing: Sequence[Existing], source: str, sha256: str
    ) -> None:
        """Put on record what drafted the claims of a file, from a document with that hash."""
        lock, records = self.of(path)
        there = self._there(lock, existing)
        for identity in merged.dropped:
            records.pop((identity, ""), None)
        for identity, (draft, text) in merged.made.items():
            claim = claim_id(source, draft.subject, draft.attribute)
            quote = quote_hash(draft.quote)
            made = Made(
                claim,
                draft.pattern,
                quote,
                draft.offset,
                draft.line,
                text_hash(text),
                *(draft.proposer or ()),
            )
            record = Record(
                identity,
                claim_hash(draft.subject, draft.attribute, draft.value.text, draft.quote),
                quote,
                sha256[:HASH_OF_DOCUMENT],
                offset=draft.offset,
                passage=draft.passage,
                made=made,
            )
            before = records.get(record.order)
            if before is not None and before.made and identity not in there:
                gone = before.made.rejection
                records[gone.order] = gone
            elif before is not None and before[:4] == record[:4]:
                record = before._replace(made=made)
            records[record.order] = record

    def names(self) -> set[str]:
        """The hashes of names of which an entity was drafted, whether it is there yet or not."""
        locks = self._found.locks.there.values()
        return {rejected for lock in locks for of, rejected in lock.rejected if "." not in of}

    def put_names(self, path: str, hashes: Mapping[str, str]) -> None:
        """Put on record the entities that are drafted into a file, with the hashes of their names,
        so that one which a person deletes does not come back."""
        _, records = self.of(path)
        for entity, name in hashes.items():
            record = Record(entity, rejected=name)
            records[record.order] = record

    def _there(self, lock: Lock, existing: Sequence[Existing]) -> set[str]:
        """The ids of the claims of which a file of records tells."""
        return self._claimed.get(lock.file, set()).union(one.identity for one in existing)


def _all_ids(found: Extraction) -> Iterator[tuple[str, str]]:
    """The ids of all claims, each with its file."""
    names = found.literals.entities.names
    for file, node, _ in found.files.values():
        source = node.get("source")
        if not isinstance(source, MappingNode):
            continue
        for _, said, _ in stated(node):
            subject = text_of(said.get("subject"))
            words = source["id"], names.get(subject, subject), text_of(said.get("attribute"))
            yield file, text_of(said.get("id")) or claim_id(*words)
