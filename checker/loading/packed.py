"""What files hold, as plain JSON: for who parses them in another process, or keeps what was parsed.

Of files in which nothing is wrong, all places are told but those within claims, which are asked for
only where something else is wrong: then all files are read anew, from their text. Files that are
read one after the other are a portion: three parts with tabs between, which are the hashes of
their bytes, their sections with all places, and their claims, which are read when their turn comes,
so that not all of them are in memory at once.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from json.encoder import JSONEncoder
from typing import Any, final

from checker.loading.claim_columns import ClaimColumns, columns_of, is_plain, rows_of
from checker.loading.claim_row import row_of, said_in
from checker.loading.nodes import MappingNode, Mark, SequenceNode
from checker.loading.shape import validate
from checker.loading.text import read_yaml
from checker.values.named import NamedTuple

SECTIONS = frozenset({"source", "entities", "facts"})
"""A file with other sections is not packed: those are no bulk data."""

_dumps = JSONEncoder(ensure_ascii=False, check_circular=False, separators=(",", ":")).encode


def _loads(told: memoryview) -> Any:
    return json.loads(str(told, "utf-8"))


Row = Sequence[Any]
"""Line and column, counted from 1, and a claim as a row of its own; of a block its keys, and its
claims, each with line, column and keys."""


@final
class PackedMark:
    """A place in a text: a :class:`checker.loading.nodes.Mark`."""

    __slots__ = ("column", "index", "line")

    def __init__(self, line: int, column: int, index: int) -> None:
        """All three counted from 0."""
        self.line = line
        self.column = column
        self.index = index


@final
class PackedPlaces(Mapping[str, tuple[Mark, Mark]]):
    """The places of a mapping's keys and values, few of which are asked for."""

    __slots__ = ("_told",)

    def __init__(self, told: Mapping[str, Sequence[Any]]) -> None:
        """Of each key its value, and six numbers."""
        self._told = told

    def __getitem__(self, key: str) -> tuple[Mark, Mark]:
        _, line, column, index, *of_value = self._told[key]
        return PackedMark(line, column, index), PackedMark(*of_value)

    def __iter__(self) -> Iterator[str]:
        return iter(self._told)

    def __len__(self) -> int:
        return len(self._told)


@final
class PackedFile(NamedTuple):
    """What one file holds: its sections with their places as JSON, and its claims."""

    head: str
    claims: Sequence[Row]


@final
class Portion:
    """What some files hold. ``keys`` are the hashes of their bytes, and ``files`` the
    files by the names that :meth:`nodes` was given."""

    __slots__ = ("_claims", "_heads", "_rows", "_told", "files", "keys")

    def __init__(self, text: bytes, begin: int = 0, end: int | None = None) -> None:
        """In ``text`` from ``begin`` to ``end``; only the keys are read now, and no more copied."""
        end = len(text) if end is None else end
        heads = text.index(b"\t", begin, end) + 1
        claims = text.index(b"\t", heads, end) + 1
        self.keys = text[begin : heads - 1].decode().split(" ")
        self._heads = memoryview(text)[heads : claims - 1]
        self._claims = memoryview(text)[claims:end]
        self.files: list[tuple[str, MappingNode]] = []
        self._told: tuple[list[int | list[Row]], ClaimColumns | None] | None = None
        self._rows: list[Sequence[Row]] | None = None

    @property
    def text(self) -> bytes:
        """What it was made of."""
        return b"\t".join((" ".join(self.keys).encode(), self._heads, self._claims))

    def nodes(self, names: Mapping[str, str]) -> Sequence[tuple[str, MappingNode]]:
        """The files, by the names that they have by their keys; claims are
        :class:`PackedClaims`."""
        self.files = []
        for place, (key, told) in enumerate(zip(self.keys, _loads(self._heads), strict=True)):
            node = _node(told)
            assert isinstance(node, MappingNode)
            if "facts" in node:
                node["facts"] = PackedClaims(self, place)
            self.files.append((names[key], node))
        return self.files

    def claims(self) -> tuple[list[int | list[Row]], ClaimColumns | None]:
        """Of each file how many claims of the columns it has, or its rows; and the columns."""
        if self._told is None:
            numbers, told = _loads(self._claims)
            self._told = numbers, None if told is None else ClaimColumns(*told)
        return self._told

    def rows(self) -> list[Sequence[Row]]:
        """The claims of each file."""
        if self._rows is None:
            numbers, columns = self.claims()
            plain = iter(()) if columns is None else rows_of(columns)
            self._rows = [[*islice(plain, one)] if isinstance(one, int) else one for one in numbers]
        return self._rows

    def let_go(self) -> None:
        """What was read of the claims is not asked for again, as a rule."""
        self._told = self._rows = None

    def packed(self) -> Iterator[tuple[str, PackedFile]]:
        """The files by their keys, as they were put into it."""
        heads = map(_dumps, _loads(self._heads))
        yield from zip(self.keys, map(PackedFile, heads, self.rows()), strict=True)
        self.let_go()


@final
class PackedClaims:
    """The claims of one file of a portion."""

    __slots__ = ("place", "portion")

    def __init__(self, portion: Portion, place: int) -> None:
        """Not read yet."""
        self.portion = portion
        self.place = place

    def __iter__(self) -> Iterator[dict[str, Any]]:
        """The items, as the list in the file has them."""
        for _, _, item, *claims in self.portion.rows()[self.place]:
            if claims:
                yield item | {"claims": [claim for _, _, claim in claims[0]]}
            else:
                yield said_in(item)
        if self.place + 1 == len(self.portion.keys):  # who asks for one file asks for all
            self.portion.let_go()


def packed(data: bytes, file: str) -> PackedFile | None:
    """What a file holds; nothing where anything is wrong with it, or it has other sections."""
    root, wrong, lost, _ = read_yaml(data, file)
    if root is None or wrong or lost or not root.keys() <= SECTIONS or validate(root, file)[0]:
        return None
    claims = root.get("facts")
    rows: list[Row] = []
    if "facts" in root:
        if not isinstance(claims, SequenceNode):
            return None
        rows = list(_rows(claims))
        root["facts"] = None
    return PackedFile(_dumps(_marked(root)), rows)


def portion_of(files: Sequence[tuple[str, PackedFile]]) -> bytes:
    """The text of a portion: files by the hashes of their bytes."""
    numbers: list[int | Sequence[Row]] = []
    plain: list[Any] = []
    for _, one in files:
        if all(len(row) == _OF_ONE and is_plain(row[2]) for row in one.claims):
            numbers.append(len(one.claims))
            plain += one.claims
        else:
            numbers.append(one.claims)
    keys, heads = " ".join(key for key, _ in files), ",".join(one.head for _, one in files)
    claims = _dumps((numbers, columns_of(plain) if plain else None))
    return f"{keys}\t[{heads}]\t{claims}".encode()


_OF_ONE = 3
"""The parts of a row that is a claim of its own."""


def _rows(items: SequenceNode) -> Iterator[Row]:
    for item, mark in zip(items, items.at, strict=True):
        place = mark.line + 1, mark.column + 1
        if "claims" in item:
            claims = item.pop("claims")
            marked = zip(claims, claims.at, strict=True)
            yield *place, item, [[at.line + 1, at.column + 1, claim] for claim, at in marked]
        else:
            yield *place, row_of(item)


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
        mapping.at = PackedPlaces(told)
        for key, (value, *_) in told.items():
            mapping[key] = _node(value) if value.__class__ in _NODES else value
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
