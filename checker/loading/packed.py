"""What a file holds, as plain JSON: for who parses it in another process, or keeps what was parsed.

Of a file in which nothing is wrong, all places are told but those within its claims, which are
asked for only where something else is wrong: then all files are read anew, from their text. Two
parts with a tab between: the sections with their places, and the claims, which are read when their
turn comes, so that not all of them are in memory at once.
"""

import json
from collections.abc import Iterator
from json.encoder import JSONEncoder
from typing import Any, final

from checker.loading.claim_row import row_of, said_in
from checker.loading.nodes import MappingNode, SequenceNode
from checker.loading.shape import validate
from checker.loading.text import read_yaml

SECTIONS = frozenset({"source", "entities", "facts"})
"""A file with other sections is not packed: those are no bulk data."""

_dumps = JSONEncoder(ensure_ascii=False, check_circular=False, separators=(",", ":")).encode


@final
class PackedMark:
    """A place in a text: a :class:`checker.loading.nodes.Mark`."""

    __slots__ = ("column", "index", "line")

    def __init__(self, line: int, column: int, index: int) -> None:
        """All three counted from 0."""
        self.line = line
        self.column = column
        self.index = index


Row = list[Any]
"""Line and column, counted from 1, and a claim as a row of its own; of a block its keys, and its
claims, each with line, column and keys."""


@final
class PackedClaims:
    """The claims of one file."""

    __slots__ = ("_text",)

    def __init__(self, text: bytes) -> None:
        """Not read yet."""
        self._text = text

    def rows(self) -> list[Row]:
        """One for each item of the list."""
        rows: list[Row] = json.loads(self._text)
        return rows

    def __iter__(self) -> Iterator[dict[str, Any]]:
        """The items, as the list in the file has them."""
        for _, _, item, *claims in self.rows():
            if claims:
                yield item | {"claims": [claim for _, _, claim in claims[0]]}
            else:
                yield said_in(item)


def packed(data: bytes, file: str) -> bytes:
    """What a file holds; nothing where anything is wrong with it, or it has other sections."""
    root, wrong, lost, _ = read_yaml(data, file)
    if root is None or wrong or lost or not root.keys() <= SECTIONS or validate(root, file)[0]:
        return b""
    claims = root.get("facts")
    rows: list[Row] = []
    if "facts" in root:
        if not isinstance(claims, SequenceNode):
            return b""
        rows = list(_rows(claims))
        root["facts"] = None
    return f"{_dumps(_marked(root))}\t{_dumps(rows)}".encode()


def unpacked(text: bytes) -> MappingNode:
    """The same again; its claims are :class:`PackedClaims`."""
    head, _, claims = text.partition(b"\t")
    root = _node(json.loads(head))
    assert isinstance(root, MappingNode)
    if "facts" in root:
        root["facts"] = PackedClaims(claims)
    return root


def _rows(items: SequenceNode) -> Iterator[Row]:
    for item, mark in zip(items, items.at, strict=True):
        row: Row = [mark.line + 1, mark.column + 1]
        if "claims" in item:
            claims = item.pop("claims")
            marked = zip(claims, claims.at, strict=True)
            row += item, [[at.line + 1, at.column + 1, claim] for claim, at in marked]
        else:
            row.append(row_of(item))
        yield row


def _marked(node: Any) -> Any:
    """A scalar as it is; what holds others, with the places of these."""
    if isinstance(node, MappingNode):
        return {key: [_marked(node[key]), *_told(*marks)] for key, marks in node.at.items()}
    if isinstance(node, SequenceNode):
        return [[_marked(one), *_told(mark)] for one, mark in zip(node, node.at, strict=True)]
    return node


def _told(*marks: Any) -> Iterator[int]:
    for mark in marks:
        yield from (mark.line, mark.column, mark.index)


def _node(told: Any) -> Any:
    if told.__class__ is dict:
        mapping = MappingNode()
        at = mapping.at = {}
        for key, (value, line, column, index, *of_value) in told.items():
            mapping[key] = _node(value) if value.__class__ in _NODES else value
            at[key] = PackedMark(line, column, index), PackedMark(*of_value)
        return mapping
    if told.__class__ is list:
        sequence = SequenceNode()
        sequence.at = []
        for value, line, column, index in told:
            sequence.append(_node(value))
            sequence.at.append(PackedMark(line, column, index))
        return sequence
    return told


_NODES = frozenset({dict, list})
