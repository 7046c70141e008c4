"""Literals to values: a value is read from its own text by the kind of its attribute."""

import unicodedata
from collections.abc import Callable, Container
from typing import final

from checker.load.nodes import Sequence, text_of
from checker.model.vocabulary import Attribute, Entities
from checker.spelling.nearest import Nearest, listing
from checker.values.compare import Members
from checker.values.dates import read_literal
from checker.values.durations import read_duration
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


CURLY = "\u201c\u201d\u201e\u201f\u2018\u2019\u201a\xab\xbb\u2039\u203a"
"""Quotation marks that YAML takes for letters."""

TRUTHS = dict.fromkeys(("no", "n", "off", "0", "false"), "false") | dict.fromkeys(
    ("yes", "y", "on", "1", "true"), "true"
)


"""What is written for a truth elsewhere, and what it is here."""


def refuse_curly(text: str) -> None:
    """Raise ``Unreadable`` for a value in quotation marks that are none to YAML."""
    if text[:1] in CURLY and text[1:] and text[-1] in CURLY:
        plain = text[1:-1][:40]
        raise Unreadable(
            f"{text[0]} and {text[-1]} are part of the value, since YAML knows only straight "
            f'quotation marks: write "{plain}"'
        )


@final
class LeftOut(Exception):
    """A name whose own declaration could not be read: what uses it is left out silently."""


@final
class UnreadableMembers(Exception):
    """What is wrong with single members of a list: pairs of index and message."""

    def __init__(self, members: list[tuple[int, str]]) -> None:
        """At least one member."""
        self.members = members


@final
class Literals:
    """Reads literals, with the entities' names at hand.

    ``undeclared`` holds names that may be declared in what could not be read.
    """

    def __init__(self, entities: Entities, undeclared: Container[str] = ()) -> None:
        """Ready to read."""
        self.entities = entities
        self._undeclared = undeclared
        self._read: dict[tuple[str, str, bool], Value] = {}
        self._nearest = Nearest(entities.names)
        self._labels: dict[str, list[str]] | None = None
        self._values_of: dict[str, Nearest] = {}

    def value(self, raw: object, attribute: Attribute, *, complete: bool = True) -> Value:
        """The value that ``raw`` stands for.

        Raises ``Unreadable``, ``UnreadableMembers`` or ``LeftOut``.
        """
        if attribute.kind == "set":
            return self._set(raw, attribute, complete)
        if isinstance(raw, list):
            raise Unreadable(f"a list, but '{attribute.id}' is a {attribute.kind}: write one value")
        text = text_of(raw)
        if not text or text.isspace():
            raise Unreadable("no value: write one")
        key = (attribute.id, text, complete)
        known = self._read.get(key)
        if known is None:
            refuse_curly(text)
            known = self._scalar(text, attribute)
            if len(self._read) < _KEPT:
                self._read[key] = known
        return known

    def entity(self, name: str) -> str:
        """The id of an entity that goes by ``name``; raises ``Unreadable`` or ``LeftOut``."""
        known = self.entities.names.get(name) or self.entities.names.get(normal_text(name))
        if known is None:
            if name in self._undeclared or normal_text(name) in self._undeclared:
                raise LeftOut
            several = self._called(normal_text(name))
            if several:
                raise Unreadable(_several(name, several))
            refuse_curly(name)
            bare = name.rstrip(",; ")
            if bare != name and bare in self.entities.names:
                raise Unreadable(f"'{name[:80]}' ends in a comma: remove it")
            near = self._nearest.suggestion(name)
            raise Unreadable(f"unknown entity '{name[:80]}'{near}; declare it under `entities:`")
        return known

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

    def _scalar(self, text: str, attribute: Attribute) -> Value:
        return _KINDS[attribute.kind](self, text, attribute)

    def _date(self, text: str, attribute: Attribute) -> Value:
        date = read_literal(text, attribute.fiscal_year)
        text = f"{date.text} ({date.gregorian})" if date.gregorian else date.text
        return Value(text, date.possible)

    def _quantity(self, text: str, attribute: Attribute) -> Value:
        number = read_quantity(text, attribute.measure)
        return Value(normal_text(text), number.possible, number.nominal)

    def _count(self, text: str, attribute: Attribute) -> Value:
        number = read_count(text, attribute.measure)
        return Value(normal_text(text), number.possible, number.nominal)

    def _duration(self, text: str, _: Attribute) -> Value:
        return Value(normal_text(text), read_duration(text))

    def _entity(self, text: str, _: Attribute) -> Value:
        name = self.entity(text)
        return Value(self.entities.label(name), self.entities.spans[name])

    def _truth(self, text: str, _: Attribute) -> Value:
        if text not in ("true", "false"):
            meant = TRUTHS.get(text.casefold())
            if meant:
                raise Unreadable(f"'{text[:40]}' is a word here, not a truth: write `{meant}`")
            raise Unreadable(f"'{text[:40]}' is neither `true` nor `false`: write one of them")
        return Value(text, text == "true")

    def _text(self, text: str, attribute: Attribute) -> Value:
        said = normal_text(text)
        if attribute.ignore_case:
            folded = {value.casefold(): value for value in attribute.values}
            said = folded.get(said.casefold(), said)
        if attribute.values and said not in attribute.values:
            values = self._values_of.setdefault(attribute.id, Nearest(attribute.values))
            near = values.suggestion(said)
            allowed = listing(attribute.values)
            raise Unreadable(
                f"'{said[:80]}' is not a value of '{attribute.id}'{near}; one of: {allowed}"
            )
        return Value(said, said.casefold() if attribute.ignore_case else said)

    def _set(self, raw: object, attribute: Attribute, complete: bool) -> Value:
        if not isinstance(raw, Sequence):
            raise Unreadable(
                f"one value, but '{attribute.id}' is a set: write a list, [{text_of(raw)[:60]}]"
            )
        words = [normal_text(text_of(item)) for item in raw]
        for word in words:
            refuse_curly(word)
        if attribute.members == "entity":
            ids = self._members(words)
            words = [self.entities.label(name) for name in ids]
        else:
            ids = [word.casefold() for word in words] if attribute.ignore_case else words
        if len(set(ids)) < len(ids):
            _refuse_twice(words, ids)
        if not ids and not complete:
            raise Unreadable("an empty list that is not complete says nothing: leave it out")
        text = ", ".join(words) or "none"
        spans = self.entities.spans if attribute.members == "entity" else None
        possible = Members(frozenset(ids), complete, spans)
        return Value(text if complete else f"{text}, ...", possible)

    def _members(self, names: list[str]) -> list[str]:
        """The ids of a list of entities."""
        ids: list[str] = []
        wrong: list[tuple[int, str]] = []
        for index, name in enumerate(names):
            try:
                ids.append(self.entity(name))
            except Unreadable as error:
                wrong.append((index, str(error)))
            except LeftOut:
                continue
        if wrong:
            raise UnreadableMembers(wrong)
        if len(ids) < len(names):
            raise LeftOut
        return ids


def _several(name: str, ids: list[str]) -> str:
    """What is said of a label that several entities have."""
    told = [f"'{each}'" for each in ids[:_NAMED]]
    more = [f"{len(ids) - _NAMED} more"] if ids[_NAMED:] else []
    *first, last = told + more
    return f"'{name[:80]}' is the label of {', '.join(first)} and {last}: write the id of one"


_NAMED = 4
"""How many entities of one label are named."""


def _refuse_twice(words: list[str], ids: list[str]) -> None:
    seen: set[str] = set()
    wrong: list[tuple[int, str]] = []
    for index, (word, name) in enumerate(zip(words, ids, strict=True)):
        if name in seen:
            message = f"'{word[:80]}' stands in the list twice: name each member once"
            wrong.append((index, message))
        seen.add(name)
    raise UnreadableMembers(wrong)


_KINDS: dict[str, Callable[[Literals, str, Attribute], Value]] = {
    "date": Literals._date,
    "quantity": Literals._quantity,
    "count": Literals._count,
    "duration": Literals._duration,
    "entity": Literals._entity,
    "truth": Literals._truth,
    "text": Literals._text,
}
