"""What was found, put on record: beside the facts files, a line a claim, and nothing in them.

Earlier versions wrote their records into the facts files. These are taken out of them, as text, so
that comments and layout stay byte for byte. Before a file is given back it is read again: but for
the records, it must say what it said.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any, Final, NamedTuple, final

from yaml import (
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    YAMLError,
)
from yaml.cyaml import CParser  # type: ignore[attr-defined]

from checker.extract.writing import as_made, text_hash, untouched_since
from checker.load.lock import lock_text
from checker.model.corpus import Corpus
from checker.model.fact import Fact, quote_hash
from checker.model.lock import HASH_OF_DOCUMENT, Lock, Made, Record, claim_hash
from checker.verify.quotes import State
from checker.verify.verification import CHANGED, MATCHES, NO_HASH, Checked, Verification, quotes

_VERIFIED: Final = "verified"
_EXTRACTED: Final = "extracted"
_RECORDS: Final = (_VERIFIED, _EXTRACTED)
_STATE: Final = "state"
_AT: Final = "at"

Spot = tuple[int, int]
"""Line and column of a claim, both from 1."""


class Spoilt(Exception):
    """A file that would say something else than before: it is left as it is."""


@final
class Node(NamedTuple):
    """A value in a YAML text, from ``start`` to ``end``, comments behind it left out.

    ``items`` are those of a list; ``keys`` those of a mapping, each with its own start and value.
    """

    start: int
    end: int
    line: int
    column: int
    flow: bool = True
    text: str = ""
    items: tuple["Node", ...] = ()
    keys: Mapping[str, tuple[int, "Node"]] | None = None

    def said(self) -> object:
        """The data, without what is on record in it, and what takes its place."""
        if self.keys is None:
            return [item.said() for item in self.items] if self.items else self.text
        left_out = (*_RECORDS, _AT)
        return {key: node.said() for key, (_, node) in self.keys.items() if key not in left_out}

    def scalar(self, key: str) -> str:
        """The text of a key's value; empty without it."""
        entry = (self.keys or {}).get(key)
        return entry[1].text.partition("\0")[0] if entry else ""

    def number(self, key: str, otherwise: int) -> int:
        """The same of a whole number."""
        text = self.scalar(key)
        return int(text) if text.isdecimal() else otherwise


@final
class Edit(NamedTuple):
    """``text`` in place of what stands from ``start`` to ``end``."""

    start: int
    end: int
    text: str


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
    facts = [*corpus.facts, *(row.fact for row in corpus.set_aside)]
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
            record = _record(fact, rows.get(fact.id), hashes.get(fact.source, ""), before)
            if record.made is None and fact.id in made:
                record = record._replace(made=made[fact.id])
            if record != Record(record.id):
                records[record.order] = record
        whole = corpus.locks.knows_all(lock)
        for gone in left.values():
            kept = rejection(gone.made) if whole else gone
            if kept is not None:
                records[kept.order] = kept
        if records or lock.data is not None:
            yield lock, lock_text(records.values())


def rejection(made: Made | None) -> Record | None:
    """What is kept in mind of a draft that a person deleted; nothing of a claim of their own."""
    return None if made is None else Record(made.claim, rejected=made.quote)


def _record(fact: Fact, row: Checked | None, document: str, before: Record | None) -> Record:
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
        "missing" if verified.state == State.MOVED.value else verified.state,
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
            claim = f"{fact.source}.{fact.subject}.{fact.attribute}"
            found[fact.id] = made._replace(claim=claim, quote=quote_hash(fact.quote))
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
    """A facts file without what earlier versions recorded in it. Raises :class:`Spoilt`.

    What a person wrote into a record stays, as ``at``: an offset and nothing else; and so does,
    by the places of claims, which place of several is ``settled``.
    """
    root = read(text)
    made: dict[Spot, Made] = {}
    instead: dict[int, str] = {}
    mappings: dict[int, Node] = {}
    lines: list[str] = []
    for spot, holder, claim in _holders(root):
        keys = holder.keys or {}
        if _EXTRACTED in (claim.keys or {}):
            lines = lines or text.splitlines(keepends=True)
            made[spot] = _made(claim, lines)
        mappings[holder.start], mappings[claim.start] = holder, claim
        if _VERIFIED in keys and _AT not in keys and not instead.get(holder.start):
            instead[holder.start] = _at(keys[_VERIFIED][1], settled.get(spot))
    edits = [
        edit
        for start, node in mappings.items()
        for edit in _without(text, node, _RECORDS, instead.get(start, ""))
    ]
    source = (root.keys or {}).get("source")
    document = (source[1].keys or {}).get("document") if source else None
    if document is not None:
        edits += _without(text, document[1], (_STATE,))
    if not edits:
        return Moved(text, {})
    pieces: list[str] = []
    begin = 0
    for edit in sorted(edits):
        if edit.start < begin:
            raise Spoilt
        pieces += text[begin : edit.start], edit.text
        begin = edit.end
    written = "".join((*pieces, text[begin:]))
    try:
        same = _said(read(written)) == _said(root)
    except YAMLError:
        same = False
    if not same:
        raise Spoilt
    return Moved(written, made)


def _at(record: Node, settled: int | None) -> str:
    """The key that says which place of a quote is meant, where a person said so; else nothing."""
    own = set(record.keys or ()) == {"offset"}
    offset = record.number("offset", -1) if own else settled
    return "" if offset is None or offset < 0 else f"{_AT}: {offset}"


def _made(claim: Node, lines: list[str]) -> Made:
    """What drafted a claim. Its text as it was written then ends in this, but for records."""
    assert claim.keys is not None
    record = claim.keys[_EXTRACTED][1]
    first = claim.line - 1
    ends = {key: node.line for key, (_, node) in claim.keys.items()}
    behind = [key for key, line in ends.items() if line > record.line]
    end = max([record.line, *(ends[key] for key in behind if key == _VERIFIED)])
    text = "".join(lines[first:end])
    untouched = all(key == _VERIFIED for key in behind) and untouched_since(text)
    return Made(
        "",
        record.scalar("pattern"),
        "",
        record.number("offset", -1),
        record.number("line", 0),
        text_hash(as_made(text)) if untouched else "",
    )


def read(text: str) -> Node:
    """The first document of a YAML text, which the loader has read without a problem."""
    parser: Any = CParser(text)
    parser.get_event()
    parser.get_event()
    return _node(parser, parser.get_event(), text)


def _node(parser: Any, event: Any, text: str) -> Node:
    """The value that begins with ``event``."""
    mark: Any = event.start_mark
    start, line, column = mark.index, mark.line + 1, mark.column + 1
    kind: Any = event.__class__
    if kind is ScalarEvent:
        stretch = text[start : event.end_mark.index]
        plain = f"{event.value}\0{event.implicit[0]}"
        return Node(start, start + len(stretch.rstrip()), line, column, text=plain)
    flow = bool(event.flow_style)
    end = start
    if kind is SequenceStartEvent:
        items: list[Node] = []
        inner: Any = parser.get_event()
        while inner.__class__ is not SequenceEndEvent:
            items.append(_node(parser, inner, text))
            end, inner = items[-1].end, parser.get_event()
        close: Any = inner.end_mark
        end = close.index if flow else end
        return Node(start, end, line, column, flow, items=tuple(items))
    assert kind is MappingStartEvent
    keys: dict[str, tuple[int, Node]] = {}
    key: Any = parser.get_event()
    while key.__class__ is not MappingEndEvent:
        node = _node(parser, parser.get_event(), text)
        keys[key.value] = (key.start_mark.index, node)
        end, key = max(key.end_mark.index, node.end), parser.get_event()
    close = key.end_mark
    end = close.index if flow else end
    return Node(start, end, line, column, flow, keys=keys)


def _said(root: Node) -> object:
    """What a file says, without what is recorded in it."""
    said: Any = root.said()
    source = said.get("source") if isinstance(said, dict) else None
    document = source.get("document") if isinstance(source, dict) else None
    if isinstance(document, dict):
        document.pop(_STATE, None)
    return said


def _holders(root: Node) -> Iterator[tuple[Spot, Node, Node]]:
    """For the place of each claim, the mapping that its quote stands in, and the claim itself."""
    facts = (root.keys or {}).get("facts")
    for item in facts[1].items if facts else ():
        keys = item.keys or {}
        if "claims" not in keys:
            yield (item.line, item.column), item, item
            continue
        for claim in keys["claims"][1].items:
            own = claim.keys or {}
            block = _VERIFIED in keys and _VERIFIED not in own
            yield (claim.line, claim.column), item if block else claim, claim


def _without(text: str, node: Node, records: Collection[str], instead: str = "") -> Iterator[Edit]:
    """Take keys out of a mapping, with their lines where they have them.

    ``instead`` takes the place of the first. Raises :class:`Spoilt` where nothing would be left.
    """
    keys = sorted((begin, key, value) for key, (begin, value) in (node.keys or {}).items())
    gone = [key in records for _, key, _ in keys]
    if instead:
        begin, key, value = keys[gone.index(True)]
        yield Edit(begin, _end((begin, key, value)), instead)
        gone[gone.index(True)] = False
    elif all(gone) and gone:
        raise Spoilt
    number = 0
    while True in gone[number:]:
        first = gone.index(True, number)
        number = gone.index(False, first) if False in gone[first:] else len(keys)
        yield from _run(text, node, keys, first, number)


def _run(
    text: str, node: Node, keys: Sequence[tuple[int, str, Node]], first: int, behind: int
) -> Iterator[Edit]:
    """Take the keys from ``first`` on out, up to ``behind``."""
    begin = keys[first][0]
    if behind < len(keys) and (node.flow or first == 0):  # or behind the dash of its item
        yield Edit(begin, keys[behind][0], "")
        return
    end = _end(keys[behind - 1])
    if node.flow:
        before = _end(keys[first - 1])
        yield Edit(begin if text[before:begin].strip(" \t\r\n,") else before, end, "")
        return
    for number in range(first, behind):
        start, end = keys[number][0], _end(keys[number])
        close = text.find("\n", end)
        close = len(text) if close < 0 else close
        comment = text.find("#", end, close)
        if comment >= 0:
            yield Edit(start, comment, "")
        else:
            yield Edit(text.rfind("\n", 0, start) + 1, min(close + 1, len(text)), "")


def _end(entry: tuple[int, str, Node]) -> int:
    """Where a key with its value ends."""
    begin, key, value = entry
    return max(value.end, begin + len(key) + 1)
