"""Entities in prose, by label and alias, the longest name first.

A name stands there word for word, `the` before it and capital letters within it aside. A word that
is only like a name (`Azerbaijani`) is never taken for it, but keeps another name from being taken
for a sign that the claim is wrong.
"""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple, final

from checker.model.vocabulary import Entities
from checker.values.compare import Members
from checker.values.value import Value
from checker.verify.evidence import Evidence, Sighting
from checker.verify.text import folded

_WORD = re.compile(r"[^\W_]+")
_BETWEEN = re.compile(r"\s*(?:,|;|/|&|-|\band\b|\bor\b|\bas well as\b|\bwith\b)[\s,]*(?:the\s+)?\Z")
LONGEST = 30
"""The most words of a name that is looked for."""

_STEM = 4
_ENDING = 3


@final
class NamedEntity(NamedTuple):
    """An entity that a quote names, from ``start`` to ``end``.

    ``also`` are others that go by the same words: nothing in them says which is meant.
    """

    entity: str
    start: int
    end: int
    also: frozenset[str] = frozenset()

    def names(self, entity: str) -> bool:
        """Whether it may be that entity which is named."""
        return entity == self.entity or entity in self.also


@final
class NamesInQuotes:
    """The names of all entities, by their first word; made when first asked."""

    def __init__(self, entities: Entities) -> None:
        """Nothing is indexed yet."""
        self.entities = entities
        self._by_first: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        self._by_label: dict[object, str] = {}

    def read(self, value: Value, subject: str, quote: str) -> Evidence:
        """Whether a folded quote names the entity that a value is."""
        wanted = self._entity(value)
        found = list(self.all(quote))
        if any(named.names(wanted) for named in found) or self._stands(wanted, quote, found):
            return Evidence(Sighting.YES)
        return self._absent([wanted], {wanted}, subject, quote, found)

    def read_all(self, members: Members, subject: str, quote: str) -> Evidence:
        """Whether a folded quote names all members of a list, and where it is complete no other."""
        found = list(self.all(quote))
        there = {name for named in found for name in (named.entity, *named.also)}
        lacking = [
            name
            for name in sorted(members.members)
            if name not in there and not self._stands(name, quote, found)
        ]
        if not lacking:
            more = self._more(members, found, quote) if members.complete else ""
            if more:
                return Evidence(Sighting.NO, f"the quote lists {self.entities.label(more)} too")
            return (
                Evidence(Sighting.YES)
                if members.members
                else Evidence(Sighting.UNKNOWN, "that it is none")
            )
        return self._absent(lacking, set(members.members), subject, quote, found)

    def _stands(self, entity: str, quote: str, found: list[NamedEntity]) -> bool:
        """Whether a name of the entity stands within the name of something of another type."""
        known = self.entities.by_id[entity]
        others = [one for one in found if self.entities.by_id[one.entity].type != known.type]
        for one in others:
            said = _WORD.findall(quote[one.start : one.end])
            for name in map(_words, (known.label, *known.aliases)):
                if name and any(
                    _same(name, said[place : place + len(name)]) for place in range(len(said))
                ):
                    return True
        return False

    def lengths(self, quote: str) -> set[int]:
        """How many items the lists in a folded quote have."""
        found = list(self.all(quote))
        counted = {len(run) for run in _runs(found, quote) if len(run) > 1}
        return counted | set(map(len, _lists(quote)))

    def _absent(
        self,
        lacking: list[str],
        claimed: set[str],
        subject: str,
        quote: str,
        found: list[NamedEntity],
    ) -> Evidence:
        """What it means that names are not in the quote: another in their place is an error."""
        labels = ", ".join(self.entities.label(name) for name in lacking[:4])
        if any(self._nearly(name, quote) for name in lacking):
            return Evidence(Sighting.UNKNOWN, f"the quote has a word that is only like {labels}")
        wanted = lacking[0]
        kind = self.entities.by_id[wanted].type
        for named in found:
            other = named.entity
            if named.names(subject) or self.entities.by_id[other].type != kind:
                continue
            if any(map(named.names, claimed)):
                if len(lacking) < len(claimed):
                    return Evidence(Sighting.NO, f"the quote does not name {labels}")
                continue
            if not any(related(self.entities, other, name) for name in claimed):
                return Evidence(
                    Sighting.NO, f"the quote names {self.entities.label(other)}, and not {labels}"
                )
        return Evidence(Sighting.UNKNOWN, f"{labels}: not in the quote by label or alias")

    def _more(self, members: Members, found: list[NamedEntity], quote: str) -> str:
        """An entity in a row with a member that the list has not."""
        kinds = {self.entities.by_id[name].type for name in members.members}
        for run in _runs(found, quote):
            strangers = [one for one in run if not any(map(one.names, members.members))]
            if len(strangers) < len(run):
                for one in strangers:
                    if self.entities.by_id[one.entity].type in kinds:
                        return one.entity
        return ""

    def _entity(self, value: Value) -> str:
        if not self._by_label:
            self._by_label = {
                (span.lo, span.hi): name for name, span in self.entities.spans.items()
            }
        span = value.possible
        return self._by_label[span.lo, span.hi]  # type: ignore[union-attr]

    def all(self, quote: str) -> Iterator[NamedEntity]:
        """The entities that a folded quote names, in order, none within another's name."""
        if not self._by_first:
            self._index()
        words = [(word[0], *word.span()) for word in _WORD.finditer(quote)]
        place = 0
        while place < len(words):
            length, called = self._called([word for word, _, _ in words[place : place + LONGEST]])
            if called:
                end = words[place + length - 1][2]
                yield NamedEntity(called[0], words[place][1], end, frozenset(called[1:]))
            place += max(length, 1)

    def _called(self, words: list[str]) -> tuple[int, list[str]]:
        """Of the longest name that words begin with, its length and whom it names.

        Names that differ in capital letters alone are told apart by these.
        """
        length = 0
        exact: list[str] = []
        alike: list[str] = []
        for name, entity in self._by_first.get(words[0].casefold(), ()):
            if len(name) < length:
                break
            said = words[: len(name)]
            if _same(name, said):
                length = len(name)
                (exact if list(name) == said else alike).append(entity)
        return length, list(dict.fromkeys(exact or alike))

    def _index(self) -> None:
        for entity in self.entities.by_id.values():
            for words in dict.fromkeys(map(_words, (entity.label, *entity.aliases))):
                if 0 < len(words) <= LONGEST:
                    self._by_first.setdefault(words[0].casefold(), []).append((words, entity.id))
        for names in self._by_first.values():
            names.sort(key=lambda pair: (-len(pair[0]), pair[1]))

    def _nearly(self, entity: str, quote: str) -> bool:
        """Whether a word of the quote has the stem of a name of one word."""
        known = self.entities.by_id[entity]
        for name in (known.label, *known.aliases):
            words = _words(name)
            if len(words) == 1 and len(words[0]) >= _STEM:
                stem = words[0].casefold()[: max(_STEM, len(words[0]) - 2)]
                longest = len(words[0]) + _ENDING
                for word in _WORD.findall(quote):
                    if word.casefold().startswith(stem) and len(word) <= longest:
                        return True
        return False


def related(entities: Entities, a: str, b: str) -> bool:
    """Whether one entity is part of the other."""
    return a in entities.above(b) or b in entities.above(a)


_SEPARATOR = re.compile(r",? and |, ")
_STOP = re.compile(r"[;:.()\"]|,(?! [^,])")


def _lists(quote: str) -> Iterator[list[str]]:
    """What is written as a list, `a, b and c`: its items. In a time linear in the quote."""
    for clause in _STOP.split(quote):
        parts = clause.strip(", ").split(", ")
        joins = (
            " and " in part.rstrip() or (at and part[:4] == "and ") for at, part in enumerate(parts)
        )
        last = max((at for at, joined in enumerate(joins) if joined), default=None)
        if last is not None:
            yield _SEPARATOR.split(", ".join(parts[: last + 1]))


def _words(name: str) -> tuple[str, ...]:
    words = tuple(_WORD.findall(folded(name)))
    return words[1:] if len(words) > 1 and words[0].casefold() == "the" else words


def _same(name: tuple[str, ...], said: list[str]) -> bool:
    """Whether words are a name: one in capitals (`US`) as it is, others by their letters."""
    if len(name) != len(said):
        return False
    for ours, theirs in zip(name, said, strict=True):
        if len(ours) > 1 and ours.isupper():
            if ours != theirs:
                return False
        elif ours.casefold() != theirs.casefold():
            return False
    return not name[0][0].isupper() or said[0][0].isupper()


def _runs(found: list[NamedEntity], quote: str) -> Iterator[list[NamedEntity]]:
    """Entities that stand in one list: nothing but a comma or `and` between them."""
    run: list[NamedEntity] = found[:1]
    for before, named in pairwise(found):
        if not _BETWEEN.match(quote[before.end : named.start]):
            yield run
            run = []
        run.append(named)
    if run:
        yield run
