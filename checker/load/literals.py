"""Literals to values: a value is read from its own text by the kind of its attribute."""

import unicodedata
from typing import final

from checker.load.nearest import suggestion
from checker.load.nodes import Sequence, text_of
from checker.model.vocabulary import Attribute, Entities
from checker.values.compare import Members
from checker.values.dates import read_date
from checker.values.kinds import Value
from checker.values.numbers import read_count, read_quantity
from checker.values.unreadable import Unreadable

_KEPT = 65536
"""How many literals are remembered: generated corpora repeat themselves."""


def normal_text(text: str) -> str:
    """NFC, with every run of white space as one space."""
    if text.isascii():
        return " ".join(text.split())
    return " ".join(unicodedata.normalize("NFC", text).split())


@final
class Literals:
    """Reads literals, with the entities' names at hand."""

    def __init__(self, entities: Entities) -> None:
        self.entities = entities
        self._read: dict[tuple[str, str, bool], Value] = {}

    def value(self, raw: object, attribute: Attribute, *, complete: bool = True) -> Value:
        """The value that ``raw`` stands for; raises ``Unreadable``."""
        if attribute.kind == "set":
            return self._set(raw, attribute, complete)
        if isinstance(raw, list):
            raise Unreadable(f"a list, but '{attribute.id}' is a {attribute.kind}: write one value")
        text = text_of(raw)
        if not text.strip():
            raise Unreadable("no value: write one")
        key = (attribute.id, text, complete)
        known = self._read.get(key)
        if known is None:
            known = self._scalar(text, attribute)
            if len(self._read) < _KEPT:
                self._read[key] = known
        return known

    def entity(self, name: str) -> str:
        """The id of an entity that goes by ``name``; raises ``Unreadable``."""
        known = self.entities.names.get(name) or self.entities.names.get(normal_text(name))
        if known is None:
            near = suggestion(name, self.entities.names)
            raise Unreadable(f"unknown entity '{name[:80]}'{near}; declare it under `entities:`")
        return known

    def _scalar(self, text: str, attribute: Attribute) -> Value:
        match attribute.kind:
            case "date":
                date = read_date(text)
                return Value(date.text, date.possible)
            case "quantity":
                number = read_quantity(text, attribute.measure)
                return Value(normal_text(text), number.possible, number.nominal)
            case "count":
                number = read_count(text, attribute.measure)
                return Value(normal_text(text), number.possible, number.nominal)
            case "entity":
                name = self.entity(text)
                return Value(self.entities.label(name), self.entities.spans[name])
            case "truth":
                if text not in ("true", "false"):
                    raise Unreadable(f"'{text[:40]}' is neither `true` nor `false`: write one of them")
                return Value(text, text == "true")
        said = normal_text(text)
        if attribute.values and said not in attribute.values:
            near = suggestion(said, attribute.values)
            allowed = ", ".join(attribute.values)
            raise Unreadable(f"'{said[:80]}' is not a value of '{attribute.id}'{near}; one of: {allowed}")
        return Value(said, said)

    def _set(self, raw: object, attribute: Attribute, complete: bool) -> Value:
        if not isinstance(raw, Sequence):
            raise Unreadable(f"one value, but '{attribute.id}' is a set: write a list, [{text_of(raw)}]")
        words = [normal_text(text_of(item)) for item in raw]
        if attribute.members == "entity":
            ids = [self.entity(word) for word in words]
            words = [self.entities.label(name) for name in ids]
        else:
            ids = words
        if len(set(ids)) < len(ids):
            twice = next(word for word, name in zip(words, ids, strict=True) if ids.count(name) > 1)
            raise Unreadable(f"'{twice}' stands in the list twice: name each member once")
        if not ids and not complete:
            raise Unreadable("an empty list that is not complete says nothing: leave it out")
        text = ", ".join(words) or "none"
        return Value(text if complete else f"{text}, ...", Members(frozenset(ids), complete))
