"""Claims that stand in columns to facts: what many of them share is looked up once.

It does, column by column, what ``FactReader`` (:mod:`checker.loading.facts`) does of one claim.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from itertools import chain, repeat
from typing import Any, final

from checker.loading.claim_columns import ClaimColumns, spread
from checker.loading.literals import Literals
from checker.loading.voices import Voices
from checker.model.fact import Fact, Source, claim_id
from checker.model.place import Place
from checker.model.qualifiers import Held, QualifierReader, held
from checker.model.times import Time
from checker.model.vocabulary import Attribute
from checker.values.dates import read_literal
from checker.values.unreadable import Unreadable

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
        origins: "Origins",
    ) -> None:
        """Ready to read."""
        self._literals = literals
        self._attributes = attributes
        self._voices = voices
        self._origins = origins
        self._qualified = QualifierReader(literals, voices.named)
        self._qualifiers: dict[tuple[str, str, str], tuple[str, Time | None]] = {}
        self._dates: set[str] = set()

    def read(self, told: ClaimColumns, files: Sequence[OfFile]) -> list[Fact]:
        """The claims of some files, in their order; raises ``Unreadable`` where one is wrong."""
        many = len(told.lines)
        sources = [source for _, source, number in files for _ in range(number)]
        attributes = [self._attribute(name) for name, _ in told.values[0]]
        keys = [*spread(told.values, [attribute.id for attribute in attributes], many)]
        values = [
            self._literals.value(raw, attribute)
            for (_, raw), attribute in zip(told.values[0], attributes, strict=True)
        ]
        subjects = [*spread(told.subjects, [*map(self._subject, told.subjects[0])], many)]
        ids = told.ids
        if None in ids:
            unnamed = map(claim_id, (source.id for source in sources), subjects, keys)
            ids = [one or default for one, default in zip(ids, unnamed, strict=True)]
        lines = zip(
            chain.from_iterable(repeat(name, number) for name, _, number in files),
            told.lines,
            spread(told.columns, told.columns[0], many),
            strict=True,
        )
        stated = [*self._held(told, attributes, sources)]
        parts: dict[str, Iterable[Any]] = {
            "id": ids,
            "source": [source.id for source in sources],
            "subject": subjects,
            "attribute": keys,
            "value": spread(told.values, values, many),
            "place": map(partial(tuple.__new__, Place), lines),
            "origins": map(self._origins.of, sources, spread(told.origins, told.origins[0], many)),
            "quote": map(tuple, told.quotes),
            "qualifiers": [one.qualifiers for one in stated],
            "said_by": spread(told.said_by, [*map(self._said_by, told.said_by[0])], many),
            "said_on": spread(told.said_on, [*map(self._said_on, told.said_on[0])], many),
            "inferred": spread(told.inferred, [one or "" for one in told.inferred[0]], many),
            "note": spread(told.notes, [one or "" for one in told.notes[0]], many),
            "times": [one.times for one in stated],
        }
        usual = Fact._field_defaults
        each = (
            parts[name] if name in parts else repeat(usual[name], many) for name in Fact._fields
        )
        return [*map(partial(tuple.__new__, Fact), zip(*each, strict=True))]

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

    def _held(
        self, told: ClaimColumns, attributes: Sequence[Attribute], sources: Sequence[Source]
    ) -> Iterable[Held]:
        """What each claim holds for."""
        many = len(sources)
        stated = [self._stated(*one) if one else _NOTHING for one in told.qualifiers[0]]
        if not any(attribute.holds_at for attribute in attributes) and not any(
            times for _, times in stated
        ):
            everywhere = [Held(tuple(sorted(pairs.items()))) for pairs, _ in stated]
            return spread(told.qualifiers, everywhere, many)
        each = zip(
            spread(told.qualifiers, stated, many),
            spread(told.values, attributes, many),
            sources,
            strict=True,
        )
        return (held(*one, attribute, source) for one, attribute, source in each)

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


@final
class Origins:
    """The origins of claims; all that go back to one text or statement share the set."""

    def __init__(self, roots: Mapping[str, str]) -> None:
        """``roots``: of sources that derive from others, the first ones."""
        self._roots = roots
        self._known: dict[str, frozenset[str]] = {}

    def of(self, source: Source, stated: str | None) -> frozenset[str]:
        """Those of a claim: what it states, or else its source's; a reference has none."""
        if source.reference:
            return frozenset()
        origin = self._roots.get(source.id, source.id) if stated is None else stated
        known = self._known.get(origin)
        if known is None:
            known = self._known[origin] = frozenset((origin,))
        return known
