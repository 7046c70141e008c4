"""What was found, put on record: beside the facts files, a line a claim, and nothing in them.

Earlier versions wrote their records into the facts files. These are taken out of them.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final, final

from checker.editing.editor import Editor
from checker.editing.nodes import Node, items_of
from checker.extract.yaml_drafts import as_made, text_hash, untouched_since
from checker.loading.lock import lock_text
from checker.model.corpus import Corpus
from checker.model.fact import Fact, quote_hash
from checker.model.lock import HASH_OF_DOCUMENT, Lock, Made, Record, claim_hash
from checker.values.named import NamedTuple
from checker.verify.quotes import QuoteState
from checker.verify.verification import CHANGED, MATCHES, NO_HASH, Checked, Verification, quotes

_VERIFIED: Final = "verified"
_EXTRACTED: Final = "extracted"
_STATE: Final = "state"
_AT: Final = "at"

Spot = tuple[int, int]
"""Line and column of a claim, both from 1."""


@final
class Moved(NamedTuple):
    """A facts file without records, and what drafted its claims, by where they stood in it."""

    text: str
    made: Mapping[Spot, Made]


def locked(
    found: Verification, corpus: Corpus, made: Mapping[str, Made]
) -> Iterator[tuple[Lock, str]]:
    """Each file of records that there is or should be, and what it should hold.

    ``made`` is what drafted claims, by their ids, where the facts files still told. Where there was
    no document, what is on record stays. A draft whose claim is there no more was deleted, which is
    kept in mind; but of a file that the run was not given nobody knows.
    """
    facts = corpus.every_fact
    hashes = {
        held.source.id: held.sha256[:HASH_OF_DOCUMENT]
        for held in found.sources
        if held.state in (MATCHES, CHANGED, NO_HASH)
    }
    rows = {row.fact.id: row for row in quotes(found)}
    locks = {lock.file: lock for lock in corpus.locks.there.values()}
    claims: dict[str, list[Fact]] = {name: [] for name in locks}
    for fact in facts:
        lock = corpus.locks.of(fact.place.file)
        locks.setdefault(lock.file, lock)
        claims.setdefault(lock.file, []).append(fact)
    for name in sorted(locks):
        lock = locks[name]
        records = dict(lock.rejected)
        left = dict(lock.records)
        for fact in claims[name]:
            before = left.pop(fact.id, None)
            record = record_of(fact, rows.get(fact.id), hashes.get(fact.source, ""), before)
            if record.made is None and fact.id in made:
                record = record._replace(made=made[fact.id])
            if record != Record(record.id):
                records[record.order] = record
        whole = corpus.locks.knows_all(lock)
        for gone in left.values():
            kept = (gone.made and gone.made.rejection) if whole else gone
            if kept is not None:
                records[kept.order] = kept
        if records or lock.data is not None:
            yield lock, lock_text(records.values())


def record_of(fact: Fact, row: Checked | None, document: str, before: Record | None) -> Record:
    """What is to be on record of a claim; ``row`` is how it stands, if that was looked at."""
    if row is not None:
        verified = row.recorded._replace(document=document)
    elif before is not None:
        return before
    elif fact.verified is not None:
        verified = fact.verified
    else:
        return Record(fact.id)
    return Record(
        fact.id,
        claim_hash(fact.subject, fact.attribute, fact.value.text, fact.quote),
        verified.of or quote_hash(fact.quote),
        verified.document,
        "missing" if verified.state == QuoteState.MOVED.value else verified.state,
        verified.offset,
        verified.passage,
        verified.read,
        verified.doubt,
        None if before is None else before.made,
    )


def made_before(facts: Iterable[Fact], moved: Mapping[str, Moved]) -> dict[str, Made]:
    """What drafted claims, by their ids, as the facts files told before it was moved."""
    found: dict[str, Made] = {}
    for fact in facts:
        file = moved.get(fact.place.file)
        made = file.made.get((fact.place.line, fact.place.column)) if file is not None else None
        if made is not None:
            found[fact.id] = made._replace(claim=fact.default_id, quote=quote_hash(fact.quote))
    return found


def settled(found: Verification) -> dict[str, dict[Spot, int]]:
    """By their files and places, the claims whose quotes stand in several places of a document
    and of which it is on record which is meant, and that offset."""
    told: dict[str, dict[Spot, int]] = {}
    for row in found.claims:
        place = row.fact.place
        if row.standing.several and row.fact.at < 0 and row.standing.start >= 0:
            told.setdefault(place.file, {})[place.line, place.column] = row.standing.start
    return told


def holds_records(data: bytes) -> bool:
    """Whether a file may have records in it; quick, since few files do."""
    return b"verified" in data or b"extracted" in data or b"state" in data


def moved(text: str, settled: Mapping[Spot, int]) -> Moved:
    """A facts file without what earlier versions recorded in it.

    What a person wrote into a record stays, as ``at``: an offset and nothing else; and so does,
    by the places of claims, which place of several is ``settled``. Raises ``NoPlace``, of the room
    that edits.
    """
    editor = Editor(text)
    made: dict[Spot, Made] = {}
    lines = text.splitlines(keepends=True)
    for item in items_of(editor.root.get("facts")):
        claims = items_of(item.get("claims")) if "claims" in item.keys else [item]
        for claim in claims:
            if _EXTRACTED in claim.keys:
                made[claim.line, claim.column] = _made(claim, lines)
        for node in dict.fromkeys((item, *claims)):
            about = [claim for claim in claims if node is claim or _VERIFIED not in claim.keys]
            spots = [(claim.line, claim.column) for claim in about]
            meant = next((settled[spot] for spot in spots if spot in settled), -1)
            _take_out(editor, node, meant)
    document = editor.root.get("source", "document")
    if document is not None and _STATE in document.keys:
        editor.remove(document, _STATE)
    return Moved(editor.result(), made)


def _take_out(editor: Editor, node: Node, meant: int) -> None:
    """Take the records out of a claim or a block; ``meant``: the offset that is settled, or -1."""
    if _EXTRACTED in node.keys:
        editor.remove(node, _EXTRACTED)
    if _VERIFIED not in node.keys:
        return
    key, record = node.keys[_VERIFIED]
    if [*record.keys] == ["offset"]:
        meant = _number(record, "offset", -1)
    if meant < 0 or _AT in node.keys:
        editor.remove(node, _VERIFIED)
    elif record.flow:
        editor.replace(key, _AT)
        editor.replace(record, meant)
    else:
        editor.add(node, _AT, meant, after=_VERIFIED)
        editor.remove(node, _VERIFIED)


def _made(claim: Node, lines: list[str]) -> Made:
    """What drafted a claim. Its text as it was written then ends in this, but for records."""
    record = claim.keys[_EXTRACTED][1]
    behind = {key: node.line for key, (_, node) in claim.keys.items() if node.line > record.line}
    end = max([record.line, *(line for key, line in behind.items() if key == _VERIFIED)])
    text = "".join(lines[claim.line - 1 : end])
    untouched = behind.keys() <= {_VERIFIED} and untouched_since(text)
    pattern = record.get("pattern")
    return Made(
        "",
        pattern.text if pattern is not None else "",
        "",
        _number(record, "offset", -1),
        _number(record, "line", 0),
        text_hash(as_made(text)) if untouched else "",
    )


def _number(record: Node, key: str, otherwise: int) -> int:
    """A whole number in a record."""
    node = record.get(key)
    return int(node.text) if node is not None and node.text.isdecimal() else otherwise
