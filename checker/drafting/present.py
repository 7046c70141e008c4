"""The claims that a file of drafts has already, whoever wrote them."""

from collections.abc import Iterator, Sequence
from typing import final

from checker.loading.extraction import Extraction
from checker.loading.nodes import MappingNode, SequenceNode, text_of
from checker.model.fact import claim_id, quote_hash
from checker.model.lock import Lock, Made
from checker.model.qualifiers import QualifierReader
from checker.model.vocabulary import Attribute
from checker.values.named import NamedTuple
from checker.values.unreadable import Unreadable


@final
class Existing(NamedTuple):
    """A claim that the file has, in the fact with that ``number``, from 0, on a ``line``, from 1.

    ``text`` are the lines of that fact where it may be a draft as it was made: it is empty of a
    claim in a block, or that has more behind its status. ``made`` is what drafted it, if a draft it
    was; ``inside``: the file itself tells, as earlier versions wrote it. ``says`` is as
    :attr:`Draft.says`, without voice. ``explicit``: the id that is written out, if one is. ``key``
    is as :attr:`Made.key`, of what it is now.
    """

    number: int
    line: int
    text: str
    identity: str
    explicit: str
    made: Made | None
    inside: bool
    raw: object
    key: tuple[str, str]
    says: tuple[object, ...]
    draft: bool
    retracted: bool


def claims_of(
    root: MappingNode, lines: Sequence[str], found: Extraction, lock: Lock
) -> Iterator[Existing]:
    """The claims of a file, those of blocks one by one; ``lines`` are those of each fact."""
    name = text_of(root["source"]["id"])
    for number, said, alone in stated(root):
        begin = root["facts"].at[number].line + 1
        yield _claim(name, said, found, lock, number, begin, lines[number] if alone else "")


def stated(root: MappingNode) -> Iterator[tuple[int, MappingNode, bool]]:
    """The claims of a file, whatever is wrong with it: each with the number of its fact, from 0,
    all that is said of it, and whether it stands alone, and not in a block."""
    listed = root.get("facts")
    for number, item in enumerate(listed if isinstance(listed, SequenceNode) else ()):
        if not isinstance(item, MappingNode):
            continue
        block = item.get("claims")
        if not isinstance(block, SequenceNode):
            yield number, item, True
            continue
        for claim in block:
            if isinstance(claim, MappingNode):
                yield number, MappingNode({**item, **claim}), False


def _claim(
    source: str,
    said: MappingNode,
    found: Extraction,
    lock: Lock,
    number: int,
    line: int,
    text: str,
) -> Existing:
    """One claim; ``text`` are its lines, where it stands alone."""
    subject, attribute = text_of(said.get("subject")), text_of(said.get("attribute"))
    known = found.literals.entities.names.get(subject, subject)
    quote = said.get("quote")
    fragments = quote if isinstance(quote, SequenceNode) else [] if quote is None else [quote]
    explicit = text_of(said.get("id"))
    default = claim_id(source, known, attribute)
    key = default, quote_hash(map(text_of, fragments))
    record = lock.records.get(explicit or default)
    made = record.made if record is not None else None
    drafted = said.get("extracted")
    inside = False
    if made is None and text and isinstance(drafted, MappingNode):
        inside = True
        place = drafted.get("offset", -1), drafted.get("line", 0)
        made = Made(default, text_of(drafted.get("pattern")), key[1], *place)
    raw, last = said.get("value"), "extracted" if inside else "status"
    return Existing(
        number,
        line,
        text=text if text and made is not None and _ends_in(said, last) else "",
        identity=explicit or default,
        explicit=explicit,
        made=made,
        inside=inside,
        raw=tuple(map(text_of, raw)) if isinstance(raw, SequenceNode) else text_of(raw),
        key=key,
        says=(known, attribute, _qualifiers(said, found), _possible(said, attribute, found)),
        draft=said.get("status") == "draft",
        retracted=said.get("retracted") not in (None, False),
    )


def _ends_in(said: MappingNode, last: str) -> bool:
    """Whether nothing stands behind a key of a claim, but for a record of an earlier version."""
    if last not in said:
        return False
    end = said.at[last][0].line
    return all(key == "verified" for key, (mark, _) in said.at.items() if mark.line > end)


def _possible(said: MappingNode, name: str, found: Extraction) -> object:
    """What a claim's value allows; nothing where it cannot be read."""
    attribute, raw = found.attributes.get(name), said.get("value")
    if attribute is None or raw is None:
        return None
    try:
        complete = said.get("complete") is not False
        return found.literals.value(raw, attribute, complete=complete).possible
    except Unreadable:
        return None


def _qualifiers(said: MappingNode, found: Extraction) -> tuple[tuple[str, str], ...]:
    qualifiers = said.get("qualifiers")
    words = qualifiers.items() if isinstance(qualifiers, MappingNode) else ()
    reader = QualifierReader(found.literals)
    attribute = found.attributes.get(str(said.get("attribute")))
    return tuple(sorted((key, _held(reader, key, text_of(word), attribute)) for key, word in words))


def _held(reader: QualifierReader, name: str, word: str, attribute: Attribute | None) -> str:
    """A qualifier as it is read, or as it stands there where it cannot be."""
    if attribute is None:
        return word
    try:
        return reader.word(name, word, attribute)
    except Unreadable:
        return word
