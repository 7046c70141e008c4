"""What was found, written into the facts files: a few keys at known places, nothing else.

A file is changed as text, so that comments and layout stay byte for byte. Before it is given back
it is read again: but for the keys that were written, it must say what it said.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple, final

from yaml import (
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)
from yaml.cyaml import CParser  # type: ignore[attr-defined]

from checker.model.fact import Verified
from checker.model.place import Place

_KEY = "verified"
_OF_DOCUMENT = ("state", "sha256")


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
        """The data, without what :func:`recorded` writes."""
        if self.keys is None:
            return [item.said() for item in self.items] if self.items else self.text
        return {key: node.said() for key, (_, node) in self.keys.items() if key != _KEY}


@final
class Edit(NamedTuple):
    """``text`` in place of what stands from ``start`` to ``end``."""

    start: int
    end: int
    text: str


def recorded(
    text: str, claims: Iterable[tuple[Place, Verified]], document: Mapping[str, str]
) -> str:
    """A facts file with what is on record of its claims and its source's document.

    ``claims`` are given by the place where each stands; what is on record of a quote stands beside
    it, once for all claims of a block. ``document`` has the keys to write, of which a hash is only
    added. Raises :class:`Spoilt`.
    """
    root = read(text)
    edits: list[Edit] = []
    holders = dict(_holders(root))
    together: dict[int, tuple[Node, Verified]] = {}
    for place, record in claims:
        holder = holders.get((place.line, place.column))
        if holder is not None:
            _, first = together.get(holder.start, (holder, record._replace(read="")))
            together[holder.start] = (holder, first._replace(read=first.read + record.read))
    for holder, record in together.values():
        edits += _set(text, holder, _pairs(record))
    edits += _document(text, root, document)
    if not edits:
        return text
    pieces: list[str] = []
    begin = 0
    for edit in sorted(edits):
        pieces += text[begin : edit.start], edit.text
        begin = edit.end
    written = "".join((*pieces, text[begin:]))
    if _said(read(written)) != _said(root):
        raise Spoilt
    return written


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
        for key in _OF_DOCUMENT:
            document.pop(key, None)
    return said


def _holders(root: Node) -> Iterator[tuple[tuple[int, int], Node]]:
    """For the place of each claim, the mapping that its quote stands in."""
    facts = (root.keys or {}).get("facts")
    for item in facts[1].items if facts else ():
        keys = item.keys or {}
        if "claims" not in keys:
            yield (item.line, item.column), item
            continue
        for claim in keys["claims"][1].items:
            own = claim.keys or {}
            yield (
                (claim.line, claim.column),
                claim if "quote" in own or "quote" not in keys else item,
            )


def _pairs(record: Verified) -> dict[str, str]:
    pairs = {"state": record.state}
    if record.offset >= 0:
        pairs["offset"] = str(record.offset)
    pairs["of"] = record.of
    if record.passage:
        pairs["passage"] = record.passage
    if record.read:
        pairs["read"] = record.read
    return pairs


def _set(text: str, holder: Node, pairs: Mapping[str, str]) -> Iterator[Edit]:
    """Set the record that stands beside a quote."""
    assert holder.keys is not None
    if _KEY in holder.keys:
        yield from _fill(text, holder.keys[_KEY][1], pairs)
        return
    value = ", ".join(f"{key}: {word}" for key, word in pairs.items())
    yield _insert(text, holder, holder.keys.get("quote"), f"{_KEY}: {{{value}}}")


def _fill(text: str, node: Node, pairs: Mapping[str, str]) -> Iterator[Edit]:
    """Set keys of a mapping, those that are there in their places."""
    keys = node.keys or {}
    added = [f"{key}: {word}" for key, word in pairs.items() if key not in keys]
    for key, word in pairs.items():
        if key in keys:
            value = keys[key][1]
            if value.text.partition("\0")[0] != word:
                yield Edit(value.start, value.end, word)
    if not added:
        return
    if not keys:
        yield Edit(node.start, node.end, "{" + ", ".join(added) + "}")
        return
    yield _insert(text, node, max(keys.values(), key=lambda pair: pair[0]), *added)


def _insert(text: str, node: Node, after: tuple[int, Node] | None, *pairs: str) -> Edit:
    """New keys of a mapping: in braces at the end, else on lines of their own after ``after``."""
    assert node.keys
    if node.flow:
        end = max(value.end for _, value in node.keys.values())
        return Edit(end, end, "".join(f", {pair}" for pair in pairs))
    begin, value = after or max(node.keys.values(), key=lambda entry: entry[0])
    end = text.find("\n", max(begin, value.end))
    end = len(text) if end < 0 else end
    line_end = "\n"
    if text[end - 1 : end] == "\r":
        end, line_end = end - 1, "\r\n"
    begin_line = line_end + " " * (node.column - 1)
    return Edit(end, end, "".join(begin_line + pair for pair in pairs))


def _document(text: str, root: Node, pairs: Mapping[str, str]) -> Iterator[Edit]:
    source = (root.keys or {}).get("source")
    document = (source[1].keys or {}).get("document") if source else None
    if document is not None and document[1].keys and pairs:
        there = document[1].keys
        yield from _fill(
            text, document[1], {k: v for k, v in pairs.items() if k != "sha256" or k not in there}
        )
