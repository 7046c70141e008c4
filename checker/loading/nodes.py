"""YAML text to plain data in which every value knows its line and column.

PyYAML's C parser gives the events; they are put together here, strictly: one document, no
duplicate keys, no tags, anchors or aliases (so nothing multiplies), bounded depth. Scalars are
those of YAML 1.2, and nothing is lost in reading them: ``null``, ``true``, ``false`` and plain
whole numbers become ``None``, ``bool`` and ``int``, from which :func:`text_of` gives back what was
written; everything else, dates and decimals too, stays text.
"""

import re
from collections.abc import Callable, Mapping
from typing import Any, Protocol, final

from yaml import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    StreamEndEvent,
)
from yaml.cyaml import CParser  # type: ignore[attr-defined]

from checker.model.line import shortened
from checker.model.place import Place, Problem

DEEPEST = 32
"""How deeply lists and mappings may be nested; a rule's example needs 7."""

_WORDS: dict[str, Any] = {"": None, "~": None, "null": None, "true": True, "false": False}
_FIRST_OF_WHOLE = frozenset("-0123456789")
_WHOLE = re.compile(r"(?:0|-?[1-9][0-9]{0,17})\Z").match


class Mark(Protocol):
    """A place in a text as PyYAML gives it, all three counted from 0."""

    @property
    def index(self) -> int:
        """The character."""

    @property
    def line(self) -> int:
        """The line."""

    @property
    def column(self) -> int:
        """The character in its line."""


@final
class MappingNode(dict[str, Any]):
    """A mapping; ``at[key]`` has the marks of the key and of its value."""

    __slots__ = ("at",)
    at: Mapping[str, tuple[Mark, Mark]]


@final
class SequenceNode(list[Any]):
    """A list; ``at[index]`` is the mark of the item."""

    __slots__ = ("at",)
    at: list[Mark]


def text_of(scalar: object) -> str:
    """The text that a scalar was written as."""
    if isinstance(scalar, str):
        return scalar
    if scalar is None:
        return ""
    return str(scalar).lower() if isinstance(scalar, bool) else str(scalar)


def place_of(
    file: str, node: MappingNode | SequenceNode, step: str | int, *, key: bool = False
) -> Place:
    """The place of one value of a mapping or list, or of its ``key``."""
    mark = node.at[str(step)][not key] if isinstance(node, MappingNode) else node.at[int(step)]
    return place_at(file, mark)


def place_at(file: str, mark: Mark) -> Place:
    """The place that a mark, which counts from 0, stands for."""
    return Place(file, mark.line + 1, mark.column + 1)


def no_space(key: str) -> str:
    """What to say of ``-subject: river``."""
    return f"no space behind the dash: write `- {shortened(key[1:])}`"


@final
class TooDeep(Exception):
    """Lists in lists in lists, from ``mark`` on."""

    def __init__(self, mark: Mark) -> None:
        """Deeper than ``DEEPEST`` at ``mark``."""
        self.mark = mark


@final
class Builder:
    """Puts the events of one file together.

    ``problems`` are those that leave the rest of the file readable; ``lost`` has the lines,
    counted from 0, of what was left out on account of them; ``goes_on``: behind the first document
    of YAML stands another one.
    """

    def __init__(self, text: str, file: str) -> None:
        """Ready to read ``text``."""
        self.file = file
        self.problems: list[Problem] = []
        self.lost: set[int] = set()
        self.goes_on = False
        self._next: Callable[[], Any] = CParser(text).get_event
        self._marked = "&" in text or "!" in text  # else no event has an anchor or a tag

    def build(self) -> object:
        """The data of the first document; raises PyYAML's errors and :class:`TooDeep`."""
        self._next()
        kind: Any = self._next().__class__
        if kind is StreamEndEvent:
            return None
        root = self._node(self._next(), 1)
        self._next()
        event = self._next()
        kind = event.__class__
        if kind is DocumentStartEvent:
            self.goes_on = True
            self._lose(event.start_mark, "a second YAML document: put it into a file of its own")
        return root

    def _node(self, event: Any, depth: int) -> Any:
        """The value that begins with ``event``; an alias is a ``None``."""
        kind: Any = event.__class__
        if kind is ScalarEvent:
            refused = self._marked and self._refused(event)
            return None if refused else _plain(event.value) if event.implicit[0] else event.value
        if kind is AliasEvent:
            self._refused(event)
            return None
        if depth > DEEPEST:
            raise TooDeep(event.start_mark)
        if self._marked:
            self._refused(event)
        return self._mapping(depth) if kind is MappingStartEvent else self._sequence(depth)

    def _sequence(self, depth: int) -> SequenceNode:
        next_event, marked = self._next, self._marked
        node = SequenceNode()
        at = node.at = []
        while True:
            event = next_event()
            kind: Any = event.__class__
            if kind is SequenceEndEvent:
                return node
            if kind is ScalarEvent and not marked:
                value = _plain(event.value) if event.implicit[0] else event.value
            else:
                before = len(self.problems)
                value = self._node(event, depth + 1)
                if value is None and len(self.problems) > before:
                    continue
            node.append(value)
            at.append(event.start_mark)

    def _mapping(self, depth: int) -> MappingNode:
        next_event, marked = self._next, self._marked
        node = MappingNode()
        at: dict[str, tuple[Mark, Mark]] = {}
        node.at = at
        while True:
            event = next_event()
            kind: Any = event.__class__
            if kind is not ScalarEvent:
                if kind is MappingEndEvent:
                    return node
                self._no_key(event, depth)
                continue
            if marked and self._refused(event):
                self._node(next_event(), depth + 1)
                continue
            key, key_mark = event.value, event.start_mark
            dashed = key[:1] == "-" and event.implicit[0] and key[1:2].isalpha()
            event = next_event()
            kind = event.__class__
            if kind is ScalarEvent and not marked:
                value = event.value
                if event.implicit[0]:
                    if value in _WORDS:
                        value = _WORDS[value]
                    elif value[0] in _FIRST_OF_WHOLE and _WHOLE(value):
                        value = int(value)
            elif kind is MappingStartEvent and not marked and depth < DEEPEST:
                value = self._mapping(depth + 1)
            else:
                before = len(self.problems)
                value = self._node(event, depth + 1)
                if value is None and len(self.problems) > before:
                    continue
            if dashed:
                self._lose(key_mark, no_space(key))
            elif key in node:
                self._twice(key, at[key][0], key_mark)
            else:
                node[key] = value
                at[key] = (key_mark, event.start_mark)

    def _no_key(self, event: Any, depth: int) -> None:
        """Leave out an entry whose key is a list, a mapping or an alias."""
        kind: Any = event.__class__
        if kind is AliasEvent:
            self._refused(event)
        else:
            self._lose(event.start_mark, "a key must be a word, not a list or mapping: quote it")
            self._node(event, depth + 1)
        self._node(self._next(), depth + 1)

    def _twice(self, key: str, first: Mark, second: Mark) -> None:
        self._lose(
            second,
            f"key '{shortened(key)}' stands here a second time (first at {first.line + 1}:"
            f"{first.column + 1}): remove one",
        )

    def _refused(self, event: Any) -> bool:
        """Whether the event has an alias, an anchor or a tag, which is then a problem."""
        kind: Any = event.__class__
        if kind is AliasEvent:
            said = f"alias '*{event.anchor}'"
        elif event.anchor is not None:
            said = f"anchor '&{event.anchor}'"
        elif event.tag is not None:
            written = event.tag.removeprefix("tag:yaml.org,2002:")
            said = f"tag '{written if written == event.tag else '!!' + written}'"
        else:
            return False
        self._lose(
            event.start_mark,
            f"{said} is not read here: write the value out, or quote it if it is text",
        )
        return True

    def _lose(self, mark: Mark, message: str) -> None:
        self.lost.add(mark.line)
        self.problems.append(Problem(place_at(self.file, mark), message))


def _plain(text: str) -> Any:
    """What a scalar without quotes stands for."""
    if text in _WORDS:
        return _WORDS[text]
    return int(text) if text[0] in _FIRST_OF_WHOLE and _WHOLE(text) else text
