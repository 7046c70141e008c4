"""Claims that stand in columns to facts: what many of them share is looked up once.

It does, column by column, what ``FactReader`` (:mod:`checker.loading.facts`) does of one claim.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from itertools import chain, repeat
from typing import Any, final

from checker.loading.claim_columns import ClaimColumns, Meaning, spread
from checker.loading.literals import Literals
from checker.loading.sources import Origins
from checker.loading.voices import Voices
from checker.model.fact import Fact, Qualifiers, Source, claim_id
from checker.model.place import Place
from checker.model.qualifiers import QualifierReader, held
from checker.model.times import Time
from checker.model.vocabulary import Attribute
from checker.values.dates import read_literal
from checker.values.unreadable import Unreadable
from checker.values.value import Value

OfFile = tuple[str, Source, int]
"""The name of a file, its source, and how many claims it has."""

_Stated = tuple[Mapping[str, str], list[Time]]
"""What the qualifiers of a claim were read as."""


@final
class ColumnReader:
    """Reads the claims of many columns."""

    def __init__(
        self,
        literals: Literals,
        attributes: Mapping[str, Attribute],
        voices: Voices,
        origins: Origins,
    ) -> None:
        """Ready to read."""
        self._literals = literals
        self._attributes = attributes
        self._voices = voices
        self._origins = origins
        self._qualified = QualifierReader(literals, voices.named)
        self._qualifiers: dict[tuple[str, str, str], tuple[str, Time | None]] = {}
        self._shared: dict[Qualifiers, Qualifiers] = {}
        self._dates: set[str] = set()

    def read(self, told: ClaimColumns, files: Sequence[OfFile]) -> list[Fact]:
        """The claims of some files, in their order; raises ``Unreadable`` where one is wrong."""
        many = len(told.lines)
        attributes = [self._attribute(name) for name, _ in told.values[0]]
        keys = [*spread(told.values, [attribute.id for attribute in attributes], many)]
        subjects = [*spread(told.subjects, [*map(self._subject, told.subjects[0])], many)]
        sources = _each([source.id for _, source, _ in files], files)
        ids = told.ids
        if None in ids:
            unnamed = map(claim_id, sources, subjects, keys)
            ids = [one or default for one, default in zip(ids, unnamed, strict=True)]
        columns = spread(told.columns, told.columns[0], many)
        lines = zip(_each([name for name, _, _ in files], files), told.lines, columns, strict=True)
        qualifiers, times = self._held(told, attributes, files)
        parts: dict[str, Iterable[Any]] = {
            "id": ids,
            "source": sources,
            "subject": subjects,
            "attribute": keys,
            "value": spread(told.values, [*map(self._value, told.values[0], attributes)], many),
            "place": map(partial(tuple.__new__, Place), lines),
            "origins": self._origins_of(told, files),
            "quote": map(tuple, told.quotes),
            "qualifiers": qualifiers,
            "said_by": spread(told.said_by, [*map(self._said_by, told.said_by[0])], many),
            "said_on": spread(told.said_on, [*map(self._said_on, told.said_on[0])], many),
            "inferred": spread(told.inferred, [one or "" for one in told.inferred[0]], many),
            "note": spread(told.notes, [one or "" for one in told.notes[0]], many),
            "times": times,
        }
        usual = {name: repeat(one, many) for name, one in Fact._field_defaults.items()}
        every = map((usual | parts).__getitem__, Fact._fields)
        return [*map(partial(tuple.__new__, Fact), zip(*every, strict=True))]

    def _attribute(self, name: str) -> Attribute:
        if name not in self._attributes:
            raise Unreadable(f"unknown attribute '{name[:80]}'", unknown=name)
        return self._attributes[name]

    def _subject(self, name: str) -> str:
        return self._literals.entities.names.get(name) or self._literals.entity(name)

    def _said_by(self, name: str | None) -> str:
        return "" if name is None else self._voices.said_by(name)

    def _said_on(self, date: str | None) -> str:
        if date is not None and date not in self._dates:
            read_literal(date)
            self._dates.add(date)
        return date or ""

    def _value(self, said: Sequence[Any], attribute: Attribute) -> Value:
        return self._literals.value(said[1], attribute)

    def _origins_of(self, told: ClaimColumns, files: Sequence[OfFile]) -> Iterable[frozenset[str]]:
        """The origins of each claim."""
        sources = [source for _, source, _ in files]
        own = [self._origins.of(source, None) for source in sources]
        if told.origins[0] == [None]:
            return _each(own, files)
        many = len(told.lines)
        if any(source.reference for source in sources):
            stated = spread(told.origins, told.origins[0], many)
            return map(self._origins.of, _each(sources, files), stated)
        of_stated = [one and self._origins.of(sources[0], one) for one in told.origins[0]]
        each = zip(spread(told.origins, of_stated, many), _each(own, files), strict=True)
        return [stated or by_source for stated, by_source in each]

    def _held(
        self, told: ClaimColumns, attributes: Sequence[Attribute], files: Sequence[OfFile]
    ) -> tuple[Iterable[Qualifiers], Iterable[tuple[Time, ...]]]:
        """What each claim holds for."""
        many = len(told.lines)
        stated = [self._stated(*one) if one else _NOTHING for one in told.qualifiers[0]]
        if not any(attribute.holds_at for attribute in attributes) and not any(
            times for _, times in stated
        ):
            everywhere = [tuple(sorted(pairs.items())) for pairs, _ in stated]
            shared = [self._shared.setdefault(one, one) for one in everywhere]
            return spread(told.qualifiers, shared, many), repeat((), many)
        all_held = [
            held(pairs, times, attribute, source)
            for (pairs, times), attribute, source in zip(
                spread(told.qualifiers, stated, many),
                spread(told.values, attributes, many),
                _each([source for _, source, _ in files], files),
                strict=True,
            )
        ]
        return [one.qualifiers for one in all_held], [one.times for one in all_held]

    def _stated(self, name: str, said: Sequence[tuple[str, str]]) -> _Stated:
        """What the qualifiers of a claim about an attribute say."""
        attribute = self._attribute(name)
        pairs: dict[str, str] = {}
        times: list[Time] = []
        for key, word in said:
            known = self._qualifiers.get((name, key, word))
            if known is None:
                if wrong := self._qualified.unknown(key, attribute):
                    raise Unreadable(wrong)
                known = self._qualified.read(key, word, attribute)
                self._qualifiers[name, key, word] = known
            pairs[key], time = known
            if time is not None:
                times.append(time)
        return pairs, times


_NOTHING: _Stated = ({}, [])


def _each(meanings: Sequence[Meaning], files: Sequence[OfFile]) -> list[Meaning]:
    """What holds for each file, for each of its claims."""
    of_files = zip(meanings, files, strict=True)
    return [*chain.from_iterable(repeat(one, number) for one, (_, _, number) in of_files)]
