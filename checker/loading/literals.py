"""Literals to values: a value is read from its own text by the kind of its attribute."""

from typing import final

from checker.loading.nodes import text_of
from checker.model.vocabulary import Attribute, Entities
from checker.spelling.nearest import Nearest, listing
from checker.values.texts import joined, normal_text, refuse_curly
from checker.values.unreadable import Unreadable
from checker.values.value import Value

_KEPT = 65536
"""How many literals are remembered: generated corpora repeat themselves."""


@final
class Literals:
    """Reads literals, with the entities' names at hand."""

    def __init__(self, entities: Entities) -> None:
        """Ready to read."""
        self.entities = entities
        self._read: dict[tuple[str, str, bool], Value] = {}
        self._nearest = Nearest(entities.names)
        self._labels: dict[str, list[str]] | None = None
        self._nearest_of: dict[tuple[str, ...], Nearest] = {}

    def value(self, raw: object, attribute: Attribute, *, complete: bool = True) -> Value:
        """The value that ``raw`` stands for; raises ``Unreadable``."""
        kind = attribute.kind
        if kind.many:
            if not isinstance(raw, list):
                said = text_of(raw)[:60]
                raise Unreadable(
                    f"one value, but '{attribute.id}' is {kind.called}: write a list, [{said}]"
                )
            members = list(map(text_of, raw))
            empty = [at for at, member in enumerate(members) if not member.strip()]
            if empty:
                raise Unreadable.of_members(
                    [(at, Unreadable("no value: write one")) for at in empty]
                )
            return kind.read_list(members, attribute, self, complete=complete)
        if isinstance(raw, list):
            raise Unreadable(f"a list, but '{attribute.id}' is {kind.called}: write one value")
        text = text_of(raw)
        key = (attribute.id, text, complete)
        known = self._read.get(key)
        if known is None:
            if not text or text.isspace():
                raise Unreadable("no value: write one")
            refuse_curly(text)
            known = kind.read(text, attribute, self)
            if len(self._read) < _KEPT:
                self._read[key] = known
        return known

    def suggestion(self, word: str, known: tuple[str, ...]) -> str:
        """``; did you mean 'x'?``, or nothing where none of the known words is near."""
        return self._nearest_of.setdefault(known, Nearest(known)).suggestion(word)

    def listing(self, known: tuple[str, ...]) -> str:
        """The known words in a message, not too many of them."""
        return listing(known)

    def entity(self, name: str) -> str:
        """The id of an entity that goes by ``name``; raises ``Unreadable``."""
        known = self.entities.names.get(name) or self.entities.names.get(normal_text(name))
        if known is None:
            raise Unreadable(self._no_entity(name), unknown=name)
        return known

    def _no_entity(self, name: str) -> str:
        """Why a name is none of one entity."""
        several = self._called(normal_text(name))
        if several:
            return _several(name, several)
        try:
            refuse_curly(name)
        except Unreadable as error:
            return str(error)
        bare = name.rstrip(",; ")
        if bare != name and bare in self.entities.names:
            return f"'{name[:80]}' ends in a comma: remove it"
        near = self._nearest.suggestion(name)
        return f"unknown entity '{name[:80]}'{near}; declare it under `entities:`"

    def _called(self, name: str) -> list[str]:
        """The ids of the entities that share a label, if it is one that several have."""
        if self._labels is None:
            self._labels = {}
            for entity in self.entities.by_id.values():
                self._labels.setdefault(normal_text(entity.label), []).append(entity.id)
        several = self._labels.get(name, [])
        return several if len(several) > 1 else []

    def near(self, name: str) -> str | None:
        """The name of an entity that is nearest to ``name``, if one is near at all."""
        return self._nearest.name(name)


def _several(name: str, ids: list[str]) -> str:
    """What is said of a label that several entities have."""
    told = [f"'{each}'" for each in ids[:_NAMED]]
    more = [f"{len(ids) - _NAMED} more"] if ids[_NAMED:] else []
    return f"'{name[:80]}' is the label of {joined(told + more)}: write the id of one"


_NAMED = 4
"""How many entities of one label are named."""
