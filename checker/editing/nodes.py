"""YAML text to nodes that know where they begin and end in it."""

import re
from typing import Any, Final, final

from yaml import (
    AliasEvent,
    MappingEndEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)
from yaml.cyaml import CParser  # type: ignore[attr-defined]

_NO_TEXT: Final = re.compile("|~|null|true|false|0|-?[1-9][0-9]{0,17}").fullmatch
"""What a scalar without quotes is no text for, as the loader reads it."""


def said_of(text: str, *, plain: bool) -> object:
    """What a scalar says: its text, as a pair where that is no text to YAML (``12``, ``true``)."""
    return (text, "plain") if plain and _NO_TEXT(text) else text


@final
class Node:
    """A value in a YAML text, from ``start`` to ``end``; comments behind it are left out.

    ``line`` and ``column`` count from 1. ``said`` is what it says: a list, a ``dict``, or a scalar
    as :func:`said_of` has it. ``keys`` are those of a mapping, each with its own node and that of
    its value; ``items`` those of a list. ``flow`` is false of what has a line for each key or item.
    ``outer`` is the mapping or list that it stands in.
    """

    __slots__ = ("column", "end", "flow", "items", "keys", "line", "outer", "said", "start")

    def __init__(self, at: int, line: int, column: int, said: Any, *, flow: bool = True) -> None:
        """A value that begins at the character ``at`` of the text."""
        self.start = self.end = at
        self.line, self.column = line, column
        self.flow = flow
        self.said = said
        self.outer: Node | None = None
        self.items: list[Node] = []
        self.keys: dict[str, tuple[Node, Node]] = {}

    @property
    def text(self) -> str:
        """The text of a scalar; empty for a list or mapping."""
        if isinstance(self.said, tuple):
            return str(self.said[0])
        return self.said if isinstance(self.said, str) else ""

    def get(self, *path: str) -> "Node | None":
        """The value below some keys, if there is one."""
        node: Node | None = self
        for key in path:
            node = node.keys[key][1] if node is not None and key in node.keys else None
        return node


def items_of(node: Node | None) -> list[Node]:
    """The items of a list; none of what is no list, or is not there."""
    return [] if node is None else node.items


def pairs_of(node: Node | None) -> list[tuple[Node, Node]]:
    """The keys of a mapping with their values; none of what is no mapping, or is not there."""
    return [] if node is None else list(node.keys.values())


def text_of(node: Node | None) -> str:
    """The text of a scalar; empty of what is none, or is not there."""
    return "" if node is None else node.text


@final
class NotPlain(Exception):
    """YAML of which nothing is changed here: with anchors, or keys that are lists or repeated."""


def read(text: str) -> Node | None:
    """The first document of a YAML text without a byte order mark; ``None`` where it is empty.

    Raises PyYAML's errors, and :class:`NotPlain`.
    """
    parser: Any = CParser(text)
    parser.get_event()
    if isinstance(parser.get_event(), StreamEndEvent):
        return None
    node = _node(parser, parser.get_event(), text)
    return None if node.said == said_of("", plain=True) else node


def _node(parser: Any, event: Any, text: str) -> Node:
    """The value that begins with ``event``."""
    kind: Any = event.__class__
    mark = event.start_mark
    place = (mark.index, mark.line + 1, mark.column + 1)
    if kind is AliasEvent or event.anchor is not None:
        raise NotPlain
    if kind is ScalarEvent:
        node = Node(*place, said_of(event.value, plain=event.implicit[0]))
        node.end += len(text[node.start : event.end_mark.index].rstrip())
        return node
    if kind is SequenceStartEvent:
        node = Node(*place, [], flow=bool(event.flow_style))
        while not isinstance(event := parser.get_event(), SequenceEndEvent):
            node.items.append(_node(parser, event, text))
            node.said.append(node.items[-1].said)
    else:
        node = Node(*place, {}, flow=bool(event.flow_style))
        while not isinstance(event := parser.get_event(), MappingEndEvent):
            key, value = _node(parser, event, text), _node(parser, parser.get_event(), text)
            if isinstance(key.said, list | dict) or key.text in node.keys:
                raise NotPlain
            node.keys[key.text] = (key, value)
            node.said[key.text] = value.said
    inside = [*node.items, *(part for pair in node.keys.values() for part in pair)]
    for part in inside:
        part.outer = node
    node.end = event.end_mark.index if node.flow else max(part.end for part in inside)
    return node
