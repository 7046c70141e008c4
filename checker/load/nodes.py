"""YAML text to plain data in which every value knows its line and column.

PyYAML's C parser gives the events; they are put together here, strictly: one document, no
duplicate keys, no tags, anchors or aliases (so nothing multiplies), bounded depth. Scalars are
those of YAML 1.2, and nothing is lost in reading them: ``null``, ``true``, ``false`` and plain
whole numbers become ``None``, ``bool`` and ``int``, from which :func:`text_of` gives back what was
written; everything else, dates and decimals too, stays text.
"""

import re
from collections.abc import Callable
from typing import Any, final

from yaml import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    Mark,
    MarkedYAMLError,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)
from yaml.cyaml import CParser
from yaml.reader import ReaderError

from checker.model.place import Place, Problem

DEEPEST = 32
"""How deeply lists and mappings may be nested; a rule's example needs 7."""

LARGEST = 64 * 1024 * 1024
"""The most bytes that one file may have; what is larger is bulk data."""

_WORDS: dict[str, Any] = {"": None, "~": None, "null": None, "true": True, "false": False}
_WHOLE = re.compile(r"-?(?:0|[1-9][0-9]{0,17})\Z").match


@final
class Mapping(dict[str, Any]):
    """A mapping; ``at[key]`` is line and column of the key, then of the value, counted from 0."""

    __slots__ = ("at",)
    at: dict[str, tuple[int, int, int, int]]


@final
class Sequence(list[Any]):
    """A list; ``at[index]`` is line and column of the item, counted from 0."""

    __slots__ = ("at",)
    at: list[tuple[int, int]]


def text_of(scalar: object) -> str:
    """The text that a scalar was written as."""
    if isinstance(scalar, str):
        return scalar
    if scalar is None:
        return ""
    return str(scalar).lower() if isinstance(scalar, bool) else str(scalar)


def place_of(file: str, node: Mapping | Sequence, step: str | int, *, key: bool = False) -> Place:
    """The place of one value of a mapping or list, or of its ``key``."""
    if isinstance(node, Mapping):
        at = node.at[str(step)]
        line, column = at[:2] if key else at[2:]
    else:
        line, column = node.at[int(step)]
    return Place(file, line + 1, column + 1)


def read_yaml(data: bytes, file: str) -> tuple[Mapping | None, list[Problem]]:
    """The mapping that a file holds, and all that is wrong with its YAML.

    The mapping is ``None`` where nothing of the file can be used. A duplicate key keeps its first
    value, and the rest of the file is read on.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        good = data[: error.start].decode("utf-8", "replace")
        line, column = good.count("\n"), len(good) - good.rfind("\n") - 1
        byte = data[error.start]
        return None, [
            Problem(
                Place(file, line + 1, column + 1),
                f"not UTF-8: byte 0x{byte:02x}; save the file as UTF-8",
            )
        ]
    builder = _Builder(file)
    try:
        root = builder.build(text)
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        builder.problems.append(Problem(_place(file, mark), _wording(error, text, mark)))
        return None, builder.problems
    except ReaderError as error:
        good = text[: error.position]
        place = Place(file, good.count("\n") + 1, len(good) - good.rfind("\n"))
        builder.problems.append(
            Problem(place, f"character U+{ord(text[error.position]):04X} is not allowed: remove it")
        )
        return None, builder.problems
    if builder.unusable:
        return None, builder.problems
    if root is None:
        builder.problems.append(
            Problem(Place(file, 1, 1), "nothing in the file: write `facts:` or the like, or remove it")
        )
    elif not isinstance(root, Mapping):
        builder.problems.append(
            Problem(Place(file, 1, 1), "the file must be a mapping, such as `facts:` and a list")
        )
    else:
        return root, builder.problems
    return None, builder.problems


def _place(file: str, mark: Mark | None) -> Place:
    return Place(file, mark.line + 1, mark.column + 1) if mark else Place(file, 1, 1)


class _Builder:
    """Puts the events of one file together. ``unusable``: an alias or a tag stood in it, so
    that what was read is not what was meant."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.problems: list[Problem] = []
        self.unusable = False

    def build(self, text: str) -> object:
        """The data of the only document; raises PyYAML's errors."""
        next_event: Callable[[], Any] = CParser(text).get_event
        stack: list[tuple[Any, str | None, tuple[int, int]]] = []
        node: Any = None  # the innermost open list or mapping
        key: str | None = None
        key_at = (0, 0)
        root: object = None
        documents = 0
        while True:
            event = next_event()
            kind = event.__class__
            if kind is ScalarEvent:
                mark = event.start_mark
                value: Any = event.value
                if event.tag is not None or event.anchor is not None:
                    self._refuse(event)
                if node.__class__ is Mapping and key is None:
                    key, key_at = value, (mark.line, mark.column)
                    continue
                if event.implicit[0]:
                    if value in _WORDS:
                        value = _WORDS[value]
                    elif value[0] in "-0123456789" and _WHOLE(value):
                        value = int(value)
            elif kind is MappingStartEvent or kind is SequenceStartEvent:
                mark = event.start_mark
                if event.tag is not None or event.anchor is not None:
                    self._refuse(event)
                if len(stack) >= DEEPEST:
                    self._problem(mark, f"nested more than {DEEPEST} deep: make it flatter")
                    self.unusable = True
                    return None
                if node.__class__ is Mapping and key is None:
                    self._problem(mark, "a key must be a word, not a list or mapping: quote it")
                    key, key_at = "", (mark.line, mark.column)
                    self.unusable = True
                value = Mapping() if kind is MappingStartEvent else Sequence()
                value.at = {} if kind is MappingStartEvent else []
            elif kind is MappingEndEvent or kind is SequenceEndEvent:
                value, (node, key, key_at) = node, stack.pop()
                if node is None:
                    root = value
                else:
                    key = None
                continue
            elif kind is AliasEvent:
                self._refuse(event)
                if node.__class__ is Mapping and key is None:
                    key = ""
                    continue
                mark, value = event.start_mark, None
            elif kind is DocumentStartEvent:
                documents += 1
                if documents > 1:
                    self._problem(
                        event.start_mark, "a second YAML document: put it into a file of its own"
                    )
                    return root
                continue
            elif kind is StreamEndEvent:
                return root
            else:
                continue

            opens = kind is MappingStartEvent or kind is SequenceStartEvent
            if node is None:
                if not opens:
                    root = value
            elif node.__class__ is Mapping:
                assert key is not None
                if key in node:
                    line, column, *_ = node.at[key]
                    self.problems.append(
                        Problem(
                            Place(self.file, key_at[0] + 1, key_at[1] + 1),
                            f"key '{key}' stands here a second time (first at {line + 1}:"
                            f"{column + 1}): remove one",
                        )
                    )
                else:
                    node.at[key] = (*key_at, mark.line, mark.column)
                    node[key] = value
                if not opens:
                    key = None
            else:
                node.at.append((mark.line, mark.column))
                node.append(value)
            if opens:
                stack.append((node, key, key_at))
                node, key = value, None

    def _refuse(self, event: Any) -> None:
        self.unusable = True
        if event.__class__ is AliasEvent:
            said = f"alias '*{event.anchor}'"
        elif event.anchor is not None:
            said = f"anchor '&{event.anchor}'"
        else:
            said = f"tag '{event.tag}'"
        self._problem(
            event.start_mark,
            f"{said} is not read here: write the value out, or quote it if it is text",
        )

    def _problem(self, mark: Mark, message: str) -> None:
        self.problems.append(Problem(_place(self.file, mark), message))


def _wording(error: MarkedYAMLError, text: str, mark: Mark | None) -> str:
    """What LibYAML says, in words that tell how to mend it."""
    problem, context = error.problem or "", error.context or ""
    line = text.splitlines()[mark.line] if mark and mark.line < len(text.splitlines()) else ""
    rest = line[mark.column :].strip() if mark else ""
    if "cannot start any token" in problem:
        if rest.startswith("\t"):
            return "not YAML: a tab; indent with spaces"
        return f"not YAML: a value cannot begin with `{rest[:1]}`: quote it, as in \"{_short(rest)}\""
    if "block scalar" in context:
        written = line[error.context_mark.column :].strip() if error.context_mark else rest
        return (
            f"not YAML: `{written[:1]}` begins a block of text: quote the value, "
            f'as in "{_short(written)}"'
        )
    if "mapping values are not allowed" in problem:
        return "not YAML: a value with a colon and a space in it: quote the value"
    if "found undefined" in problem or "directive" in context:
        return f"not YAML: a line cannot begin with `%`: quote the value ({problem})"
    if "tab" in problem:
        return f"not YAML: {problem}: indent with spaces"
    if "quoted scalar" in context:
        return f"not YAML: a quotation mark is not closed ({problem})"
    if "flow" in context:
        return f"not YAML: a `{{` or `[` is not closed, or a comma is missing ({problem})"
    return f"not YAML: {problem}" + (f" {context}" if context else "")


def _short(text: str) -> str:
    return text if len(text) <= 40 else text[:39] + "…"
