"""A YAML text in which values are set, added, inserted, removed: all at once, and read again."""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Final, final

from yaml import YAMLError

from checker.editing.blocks import Block, Data, block, flow, pair
from checker.editing.nodes import Node, NotPlain, read, said_of
from checker.editing.scalars import scalar
from checker.values.named import NamedTuple

_BOM: Final = "\ufeff"
_QUOTES: Final = "\"'|>"
_UP_TO_DASH: Final = re.compile(r"(?:\s|#[^\n]*+)*+")


@final
class NoPlace(Exception):
    """What keeps a text from being changed as it was asked for, in words for the user."""


@final
class _Edit(NamedTuple):
    """``text`` in place of what stands from ``start`` to ``end``."""

    start: int
    end: int
    text: str


@final
class Editor:
    """Collects changes of a YAML text; :meth:`result` is the text with all of them.

    ``root`` is what it holds; a text without anything is an empty mapping. Nodes that are handed in
    are nodes of it.
    """

    def __init__(self, text: str) -> None:
        """Of a text that can be read, with or without a byte order mark; raises ``NoPlace``."""
        self._bom = _BOM if text.startswith(_BOM) else ""
        self.text = text.removeprefix(_BOM)
        try:
            self.root = read(self.text) or Node(len(self.text), 1, 1, {}, flow=False)
        except (YAMLError, NotPlain):
            raise NoPlace("it is no plain YAML, or has anchors: write it by hand") from None
        self._line_end = "\r\n" if "\r\n" in self.text[: self.text.find("\n") + 1] else "\n"
        self._replaced: dict[Node, _Edit] = {}
        self._added: dict[Node, list[tuple[int, str, Data]]] = {}
        self._removed: dict[Node, set[int]] = {}
        self._rewritten: dict[Node, dict[int, Data | None]] = {}
        self._written: dict[Node, object] = {}

    # -- what can be asked for ------------------------------------------------------------------

    def replace(self, node: Node, value: Data, raw: str = "") -> None:
        """Write another value in place of one that stands on a line; a key is a value, too.

        ``raw`` is how it is to be written, where that matters. Of two values the later one stays.
        """
        if not node.flow:
            raise NoPlace(f"line {node.line}: what stands there has lines of its own")
        plain = raw[:1] not in _QUOTES
        self._written[node] = said_of(str(value), plain=plain) if raw else _read_back(value)
        text = self._gap(node) + (raw or flow(value))
        self._replaced[node] = _Edit(node.start, node.end, text)

    def put(self, mapping: Node, key: str, value: Data) -> None:
        """Set a key of a mapping, in its place where it is there, else behind the others."""
        if key in mapping.keys:
            self.replace(mapping.keys[key][1], value)
        else:
            self.add(mapping, key, value)

    def add(self, mapping: Node, key: str, value: Data, after: str = "") -> None:
        """Add a key to a mapping, behind another one (``after``) or the last one."""
        keys = list(mapping.keys)
        at = keys.index(after) + 1 if after in mapping.keys else len(keys)
        self._added.setdefault(mapping, []).append((at, key, value))

    def insert(self, items: Node, value: Data, at: int | None = None) -> None:
        """Insert an item into a list, before the one with the index ``at`` or as the last."""
        place = len(items.items) if at is None else at
        self._added.setdefault(items, []).append((place, "", value))

    def remove(self, whole: Node, step: str | int) -> None:
        """Remove a key from a mapping, or an item from a list, and the comment on its last line."""
        index = step if isinstance(step, int) else list(whole.keys).index(step)
        self._removed.setdefault(whole, set()).add(index)

    def rewrite(self, items: Node, index: int, value: Data | None) -> None:
        """Write another item in place of the lines of one that has a dash, or none: a comment
        behind it stays."""
        self._rewritten.setdefault(items, {})[index] = value

    def lines_of(self, items: Node) -> list[str]:
        """The lines of each item of a list that has a dash for each, without comments behind."""
        return [self.text[slice(*self._lines_at(span))] for span in self._spans(items)]

    # -- what comes of it -----------------------------------------------------------------------

    def result(self) -> str:
        """The text with all changes. Raises ``NoPlace`` where it would say something else."""
        edits = list(self._replaced.values())
        for node in {**self._added, **self._removed, **self._rewritten}:
            gone, new = self._removed.get(node, set()), self._added.get(node, [])
            if not node.keys and not node.items:
                edits += self._first(node, new)
            elif node.flow:
                edits += self._in_braces(node, gone, new)
            else:
                edits += self._in_lines(node, gone, new)
        pieces: list[str] = []
        begin = 0
        for edit in sorted(edits, key=lambda edit: (edit.start, edit.end)):
            if edit.start < begin:
                raise NoPlace("two changes meet in one place: write them by hand")
            pieces += self.text[begin : edit.start], edit.text
            begin = edit.end
        written = "".join((*pieces, self.text[begin:]))
        try:
            after = read(written)
        except (YAMLError, NotPlain):
            after = None
        if (after.said if after else {}) != self._wanted(self.root):
            raise NoPlace("its layout leaves no place for the change: write it by hand")
        return self._bom + written

    def _wanted(self, node: Node) -> object:
        """What a node should say after all changes."""
        if node in self._written:
            return self._written[node]
        gone, new = self._removed.get(node, set()), self._added.get(node, [])
        other = self._rewritten.get(node, {})
        gone = gone.union(index for index, value in other.items() if value is None)
        parts: list[tuple[str, object]] = [
            (
                "",
                self._wanted(item)
                if (new_one := other.get(index)) is None
                else _read_back(new_one),
            )
            for index, item in enumerate(node.items)
        ]
        for key, value in node.keys.values():
            parts.append((_text(self._written.get(key, key.said)), self._wanted(value)))
        if not parts and not new:
            return node.said
        before: dict[int, list[tuple[str, object]]] = {}
        for at, name, said in new:
            before.setdefault(at, []).append((name, _read_back(said)))
        wanted: list[tuple[str, object]] = []
        for index in range(len(parts) + 1):
            wanted += before.get(index, [])
            wanted += [] if index in gone else parts[index : index + 1]
        is_list = bool(node.items) or not (node.keys or any(key for _, key, _ in new))
        return [value for _, value in wanted] if is_list else dict(wanted)

    # -- where it is written --------------------------------------------------------------------

    def _first(self, node: Node, new: "_New") -> Iterable[_Edit]:
        """The first keys or items of a mapping or list without any."""
        outer = node.outer
        keyed = any(key for _, key, _ in new)
        if outer is not None and (outer.flow or not any(isinstance(v, Block) for _, _, v in new)):
            inside = ", ".join(pair(key, value) for _, key, value in new)
            text = f"{{{inside}}}" if keyed else f"[{inside}]"
            yield _Edit(node.start, node.end, self._gap(node) + text)
            return
        if outer is None:
            yield _Edit(node.start, node.end, "")
            yield self._lines(self._next_line(node.end), 0, new)
            return
        before = self.text[: node.start]
        yield _Edit(len(before.rstrip(" ")), node.end, "")
        yield self._lines(self._next_line(node.end), outer.column + 1, new)

    def _in_braces(self, node: Node, gone: Collection[int], new: "_New") -> Iterable[_Edit]:
        """Changes of what stands in braces or brackets."""
        spans = self._spans(node)
        kept = [index for index in range(len(spans)) if index not in gone]
        if not kept:
            inside = ", ".join(pair(key, value) for _, key, value in new)
            yield _Edit(node.start + 1, node.end - 1, inside)
            return
        for index in gone:
            if index < kept[0]:
                yield _Edit(spans[index][0], spans[index + 1][0], "")
            else:
                behind, (start, end) = spans[index - 1][1], spans[index]
                comment = "#" in self.text[behind:start]  # is about what stands before it
                yield _Edit(start if comment else behind, end, "")
        for at, key, value in new:
            before = [index for index in kept if index < at]
            if before:
                place = spans[before[-1]][1]
                yield _Edit(place, place, f", {pair(key, value)}")
            else:
                place = spans[kept[0]][0]
                yield _Edit(place, place, f"{pair(key, value)}, ")

    def _in_lines(self, node: Node, gone: Collection[int], new: "_New") -> Iterable[_Edit]:
        """Changes of what has lines of its own for each key or item."""
        spans = self._spans(node)
        other = self._rewritten.get(node, {})
        if not new and len(gone) + list(other.values()).count(None) == len(spans):
            behind = self._behind_colon(node)
            yield _Edit(behind, behind, " {}" if node.keys else " []")
        for index in gone:
            follows = index + 1 < len(spans) and index + 1 not in gone
            if node.keys and follows and self._shares_line(spans[index]):
                yield _Edit(spans[index][0], spans[index + 1][0], "")
                continue
            yield _Edit(self._top(spans[index]), self._bottom(node, spans[index]), "")
        for index, value in other.items():
            lines = [] if value is None else block("", value)
            yield _Edit(*self._lines_at(spans[index]), self._indented(node.column - 1, lines))
        for at in dict.fromkeys(at for at, _, _ in new):
            place = self._bottom(node, spans[at - 1]) if at else self._top(spans[0])
            yield self._lines(place, node.column - 1, [one for one in new if one[0] == at])

    def _lines(self, place: int, indent: int, new: "_New") -> _Edit:
        """Lines for new keys or items, before the line that begins at ``place``."""
        lines = [line for _, key, value in new for line in block(key, value)]
        text = self._indented(indent, lines)
        ended = place == 0 or self.text[place - 1] == "\n"
        return _Edit(place, place, text if ended else self._line_end + text)

    def _indented(self, indent: int, lines: Iterable[str]) -> str:
        return "".join(f"{' ' * indent}{line}{self._line_end}" for line in lines)

    def _spans(self, node: Node) -> list[tuple[int, int]]:
        """Where each key with its value, or each item with its dash, begins and ends."""
        if node.keys:
            return [(key.start, max(key.end, value.end)) for key, value in node.keys.values()]
        if node.flow:
            return [(item.start, item.end) for item in node.items]
        spans: list[tuple[int, int]] = []
        begin = node.start
        for item in node.items:
            spans.append((begin, max(begin + 1, item.end)))
            gap = _UP_TO_DASH.match(self.text, spans[-1][1])
            begin = gap.end() if gap else 0
        return spans

    def _shares_line(self, span: tuple[int, int]) -> bool:
        """Whether something stands before it on its line, such as the dash of an item."""
        return bool(self.text[self.text.rfind("\n", 0, span[0]) + 1 : span[0]].strip())

    def _top(self, span: tuple[int, int]) -> int:
        """Where its first line begins, which nothing else may stand on."""
        if self._shares_line(span):
            line = self.text.count("\n", 0, span[0]) + 1
            raise NoPlace(f"line {line}: what stands there has no line of its own")
        return self.text.rfind("\n", 0, span[0]) + 1

    def _lines_at(self, span: tuple[int, int]) -> tuple[int, int]:
        """Where its first line begins and its last one ends; comments behind it left out."""
        return self._top(span), self._next_line(span[1])

    def _bottom(self, node: Node, span: tuple[int, int]) -> int:
        """Where the line behind its last one begins; comments that stand deeper are its own."""
        last = at = self._next_line(span[1])
        while at < len(self.text):
            following = self._next_line(at)
            line = self.text[at:following]
            if line.strip():
                if len(line) - len(line.lstrip(" ")) < node.column:
                    break
                last = following
            at = following
        return last

    def _next_line(self, at: int) -> int:
        """Where the next line begins, or the text ends."""
        return self.text.find("\n", at) + 1 or len(self.text)

    def _behind_colon(self, node: Node) -> int:
        """The place behind the colon before a value."""
        outer = node.outer
        for key, value in outer.keys.values() if outer is not None and not outer.flow else ():
            if value is node:
                return self.text.index(":", key.end) + 1
        raise NoPlace(f"line {node.line}: nothing would be left there: remove it by hand")

    def _gap(self, node: Node) -> str:
        """A space before a value that was empty."""
        empty = node.start == node.end
        return " " if empty and self.text[node.start - 1 : node.start] in ("-", ":") else ""


_New = Sequence[tuple[int, str, Data]]
"""New keys (empty for items) and values, each with the index of the one that it stands before."""


def _read_back(value: Data) -> object:
    """What a value says when it is read again."""
    if isinstance(value, str | int):
        raw = scalar(value)
        text = value if isinstance(value, str) else raw
        return said_of(str(text), plain=raw[0] != '"')
    if isinstance(value, Mapping):
        return {key: _read_back(one) for key, one in value.items()}
    return [_read_back(one) for one in value]


def _text(said: object) -> str:
    """The text of a key."""
    return str(said[0] if isinstance(said, tuple) else said)
