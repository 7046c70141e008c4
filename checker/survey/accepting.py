"""What a person kept of a survey's proposals, read with all that is wrong with it.

The shape is small, and no file of a corpus: each key is looked at here, with its place.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final, final

from checker.kinds import KINDS
from checker.loading.literals import Literals
from checker.loading.nodes import MappingNode, SequenceNode, place_at, place_of, text_of
from checker.loading.text import read_yaml
from checker.mentions.ids import ID
from checker.model.place import Place, Problem
from checker.model.vocabulary import Attribute, Entities
from checker.spelling.nearest import suggestion
from checker.values.named import NamedTuple
from checker.values.numbers import Measure
from checker.values.unreadable import Unreadable
from checker.values.value import Value

_TOP: Final = ("language", "currency", "documents", "groups")
_DOCUMENT: Final = (
    "source", "file", "title", "sha256", "published", "published_from", "inferred", "author",
    "publisher", "language",
)  # fmt: skip
_GROUP: Final = ("seen", "subject", "name", "attribute", "label", "kind", "unit", "values")
_VALUE: Final = ("document", "line", "value", "quote")
_KINDS: Final = tuple(name for name in ("date", "quantity", "count", "duration") if name in KINDS)
"""The kinds of value that a survey finds."""
_NO_NAMES: Final = Literals(Entities.of({}, {}))


@final
class KeptValue(NamedTuple):
    """A value that was kept: the file of its document, its text and what that allows."""

    file: str
    text: str
    value: Value
    quote: str
    line: int


@final
class KeptGroup(NamedTuple):
    """Values of one attribute of one subject, with what people call both."""

    subject: str
    name: str
    attribute: Attribute
    values: tuple[KeptValue, ...]


@final
class Accepted(NamedTuple):
    """All that was kept; ``documents`` has, by the name of each file, what is known of it."""

    language: str
    currency: str
    documents: Mapping[str, Mapping[str, str]]
    groups: tuple[KeptGroup, ...]


def read_kept(data: bytes, file: str) -> tuple[Accepted, list[Problem]]:
    """What a file of proposals holds, and all that is wrong with it."""
    root, problems, _, _ = read_yaml(data, file)
    reader = _Reader(file, problems)
    return reader.read(root if root is not None else MappingNode()), problems


@final
class _Reader:
    """Reads one file; ``problems`` get what is wrong in it."""

    def __init__(self, file: str, problems: list[Problem]) -> None:
        self._file = file
        self._problems = problems
        self._attributes: dict[str, tuple[Attribute, Place]] = {}
        self._names: dict[str, tuple[str, Place]] = {}

    def read(self, root: MappingNode) -> Accepted:
        """All of it."""
        if not root:
            return Accepted("", "", {}, ())
        self._keys(root, _TOP)
        documents: dict[str, Mapping[str, str]] = {}
        sources: dict[str, Place] = {}
        for node, place in self._items(root, "documents"):
            self._keys(node, _DOCUMENT)
            said = {key: self._text(node, key) for key in _DOCUMENT if key in node}
            source, name = self._id(node, "source", place), self._needed(node, "file", place)
            if source in sources:
                wrong = f"a second source '{source}' (first at {sources[source]}): rename one"
                self._wrong(place_of(self._file, node, "source"), wrong)
            sources.setdefault(source, place)
            documents[name] = said
        groups = [self._group(*one, documents) for one in self._items(root, "groups")]
        if not groups and not self._problems:
            self._wrong(Place(self._file, 1, 1), "no group is left in `groups`: survey again")
        return Accepted(
            self._text(root, "language"),
            self._text(root, "currency"),
            documents,
            tuple(one for one in groups if one is not None),
        )

    def _group(
        self, node: MappingNode, place: Place, documents: Mapping[str, object]
    ) -> KeptGroup | None:
        before = len(self._problems)
        self._keys(node, _GROUP)
        subject = self._id(node, "subject", place)
        attribute = self._attribute(node, place)
        name = self._text(node, "name") or subject.replace("_", " ")
        known, first = self._names.setdefault(subject, (name, place))
        if known != name and subject and "name" in node:
            wrong = f"'{subject}' is called '{known[:60]}' at {first}: give both one name"
            self._wrong(place_of(self._file, node, "name"), wrong)
        values = []
        for one, at in self._items(node, "values"):
            kept = self._value(one, at, attribute, documents)
            if kept is not None:
                values.append(kept)
        if not values and len(self._problems) == before:
            self._wrong(place, "no value is left: delete the group")
        if attribute is None or len(self._problems) > before:
            return None
        return KeptGroup(subject, name, attribute, tuple(values))

    def _attribute(self, node: MappingNode, place: Place) -> Attribute | None:
        before = len(self._problems)
        name = self._id(node, "attribute", place)
        kind = self._needed(node, "kind", place)
        if kind and kind not in _KINDS:
            near = suggestion(kind, _KINDS)
            wrong = f"no kind '{kind[:60]}'{near}; there are {', '.join(_KINDS)}"
            self._wrong(place_of(self._file, node, "kind"), wrong)
        if len(self._problems) > before:
            return None
        unit = self._text(node, "unit")
        try:
            measure = Measure(unit, _is_negative(node))
            KINDS[kind].check(measure)
        except Unreadable as error:
            at = place_of(self._file, node, "unit") if "unit" in node else place
            self._wrong(at, str(error))
            return None
        label = self._text(node, "label") or name.replace("_", " ")
        made = Attribute(name, label, KINDS[kind], place, measure)
        known, first = self._attributes.setdefault(name, (made, place))
        if (known.kind, known.measure.unit) != (made.kind, made.measure.unit):
            wrong = f"'{name}' has another kind or unit at {first}: make them one, or rename one"
            self._wrong(place_of(self._file, node, "attribute"), wrong)
        return made

    def _value(
        self,
        node: MappingNode,
        place: Place,
        attribute: Attribute | None,
        documents: Mapping[str, object],
    ) -> KeptValue | None:
        before = len(self._problems)
        self._keys(node, _VALUE)
        file = self._needed(node, "document", place)
        if file and file not in documents:
            near = suggestion(file, sorted(documents))
            wrong = f"no document '{file[:60]}' under `documents`{near}"
            self._wrong(place_of(self._file, node, "document"), wrong)
        text, quote = self._needed(node, "value", place), self._needed(node, "quote", place)
        if attribute is None or len(self._problems) > before:
            return None
        try:
            value = attribute.kind.read(text, attribute, _NO_NAMES)
        except Unreadable as error:
            self._problems.append(Problem.of(place_of(self._file, node, "value"), error))
            return None
        line = node.get("line")
        return KeptValue(file, text, value, quote, line if isinstance(line, int) else 1)

    def _items(self, node: MappingNode, key: str) -> Iterator[tuple[MappingNode, Place]]:
        """The mappings in a list."""
        items = node.get(key)
        if not isinstance(items, SequenceNode):
            if items is not None:
                self._wrong(place_of(self._file, node, key), f"`{key}` is a list: write `- ...`")
            return
        for one, mark in zip(items, items.at, strict=True):
            if isinstance(one, MappingNode):
                yield one, place_at(self._file, mark)
            else:
                wrong = f"an item of `{key}` has keys: write them, or delete it"
                self._wrong(place_at(self._file, mark), wrong)

    def _keys(self, node: MappingNode, known: Sequence[str]) -> None:
        for key in node:
            if key not in known:
                near = suggestion(key, known)
                wrong = f"unknown key '{key[:60]}'{near}; there are {', '.join(known)}"
                self._wrong(place_of(self._file, node, key, key=True), wrong)

    def _needed(self, node: MappingNode, key: str, place: Place) -> str:
        text = self._text(node, key)
        if not text and not (key in node and isinstance(node[key], MappingNode | SequenceNode)):
            self._wrong(place, f"`{key}` is missing: write it, or delete the item")
        return text

    def _id(self, node: MappingNode, key: str, place: Place) -> str:
        text = self._needed(node, key, place)
        if text and not ID.fullmatch(text):
            wrong = f"'{text[:60]}' is no id: small letters, digits and _, a letter first"
            self._wrong(place_of(self._file, node, key), wrong)
        return text

    def _text(self, node: MappingNode, key: str) -> str:
        said: Any = node.get(key)
        if isinstance(said, MappingNode | SequenceNode):
            self._wrong(place_of(self._file, node, key), f"`{key}` is one text: write it so")
            return ""
        return text_of(said).strip()

    def _wrong(self, place: Place, wrong: str) -> None:
        self._problems.append(Problem(place, wrong))


def _is_negative(node: MappingNode) -> bool:
    """Whether some value of a group lies below 0, so that its attribute is signed."""
    values = node.get("values")
    said = values if isinstance(values, SequenceNode) else ()
    return any(
        isinstance(one, MappingNode) and text_of(one.get("value")).startswith("-")
        for one in said
        if not isinstance(one.get("value"), MappingNode | SequenceNode)
    )
