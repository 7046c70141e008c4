"""Entities in prose, by label and alias, the longest name first.

A name stands there word for word, `the` before it and capital letters within it aside. A word that
is only like a name (`Azerbaijani`) is never taken for it, but keeps another name from being taken
for a sign that the claim is wrong.
"""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import final

from checker.model.vocabulary import Entities
from checker.prose.names import NameInText, Names, stands_in
from checker.prose.tokens import Tokens, tokens
from checker.values.compare import Members
from checker.values.value import Value
from checker.verify.evidence import Evidence, Sighting
from checker.verify.text import folded

_WORD = re.compile(r"[^\W_]+")
_BETWEEN = re.compile(r"\s*(?:,|;|/|&|-|\band\b|\bor\b|\bas well as\b|\bwith\b)[\s,]*(?:the\s+)?\Z")
_STEM = 4
_ENDING = 3


@final
class NamesInQuotes:
    """The names of all entities, in folded quotes."""

    def __init__(self, entities: Entities) -> None:
        """All names are indexed."""
        self.entities = entities
        self._names = Names(entities)
        self._by_label: dict[object, str] = {}

    def read(self, value: Value, subject: str, quote: str) -> Evidence:
        """Whether a folded quote names the entity that a value is."""
        wanted = self._entity(value)
        text, found = self._all(quote)
        if any(named.names(wanted) for named in found) or self._stands(wanted, text, found):
            return Evidence(Sighting.YES)
        return self._absent([wanted], {wanted}, subject, quote, found)

    def read_all(self, members: Members, subject: str, quote: str) -> Evidence:
        """Whether a folded quote names all members of a list, and where it is complete no other."""
        text, found = self._all(quote)
        there = {name for named in found for name in (named.entity, *named.also)}
        lacking = [
            name
            for name in sorted(members.members)
            if name not in there and not self._stands(name, text, found)
        ]
        if not lacking:
            more = self._more(members, found, text) if members.complete else ""
            if more:
                return Evidence(Sighting.NO, f"the quote lists {self.entities.label(more)} too")
            return (
                Evidence(Sighting.YES)
                if members.members
                else Evidence(Sighting.UNKNOWN, "that it is none")
            )
        return self._absent(lacking, set(members.members), subject, quote, found)

    def _stands(self, entity: str, text: Tokens, found: list[NameInText]) -> bool:
        """Whether a name of the entity stands within the name of something of another type."""
        known = self.entities.by_id[entity]
        others = (
            tokens(text.between(named.start, named.end))
            for named in found
            if self.entities.by_id[named.entity].type != known.type
        )
        names = (known.label, *known.aliases)
        return any(stands_in(name, other) for other in others for name in names)

    def lengths(self, quote: str) -> set[int]:
        """How many items the lists in a folded quote have."""
        text, found = self._all(quote)
        counted = {len(run) for run in _runs(found, text) if len(run) > 1}
        return counted | set(map(len, _lists(quote)))

    def _absent(
        self,
        lacking: list[str],
        claimed: set[str],
        subject: str,
        quote: str,
        found: list[NameInText],
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

    def _more(self, members: Members, found: list[NameInText], text: Tokens) -> str:
        """An entity in a row with a member that the list has not."""
        kinds = {self.entities.by_id[name].type for name in members.members}
        for run in _runs(found, text):
            strangers = [named for named in run if not any(map(named.names, members.members))]
            if len(strangers) < len(run):
                for named in strangers:
                    if self.entities.by_id[named.entity].type in kinds:
                        return named.entity
        return ""

    def _entity(self, value: Value) -> str:
        if not self._by_label:
            self._by_label = {
                (span.lo, span.hi): name for name, span in self.entities.spans.items()
            }
        span = value.possible
        return self._by_label[span.lo, span.hi]  # type: ignore[union-attr]

    def _all(self, quote: str) -> tuple[Tokens, list[NameInText]]:
        """The entities that a folded quote names, in order, none within another's name."""
        text = tokens(quote)
        return text, list(self._names.mentions(text))

    def _nearly(self, entity: str, quote: str) -> bool:
        """Whether a word of the quote has the stem of a name of one word."""
        known = self.entities.by_id[entity]
        for name in (known.label, *known.aliases):
            words = [word for word in _WORD.findall(folded(name)) if word.casefold() != "the"]
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


def _runs(found: list[NameInText], text: Tokens) -> Iterator[list[NameInText]]:
    """Entities that stand in one list: nothing but a comma or `and` between them."""
    run: list[NameInText] = found[:1]
    for before, named in pairwise(found):
        between = text.text[text.ends[before.end - 1] : text.starts[named.start]]
        if not _BETWEEN.match(between):
            yield run
            run = []
        run.append(named)
    if run:
        yield run
