"""Claims."""

from collections.abc import Mapping, Sequence
from itertools import islice
from typing import Any, NamedTuple, final

from checker.loading.literals import Literals
from checker.loading.nodes import MappingNode, SequenceNode, place_at, place_of, text_of
from checker.loading.packed import PackedClaims
from checker.loading.records import TRACES, OnRecord, in_claim, of_before
from checker.loading.shape_errors import Path_
from checker.loading.voices import Voices
from checker.model.corpus import DRAFT, SetAside
from checker.model.fact import Fact, Source, claim_id, first_sources
from checker.model.lock import Locks, Record
from checker.model.place import Place, Problem
from checker.model.qualifiers import QualifierReader, held
from checker.model.times import Time
from checker.model.vocabulary import Attribute, UnreadableMembers
from checker.spelling.nearest import Nearest
from checker.values.dates import read_literal
from checker.values.texts import TRUTHS
from checker.values.unreadable import Unreadable
from checker.values.value import Value

_CLAIM = ("subject", "attribute", "value")
"""What a claim cannot be without."""

At = tuple[Place, MappingNode | None, MappingNode | None]
"""Where a claim stands, its own keys, and its block's; none where it was packed: what is wrong with
such a claim is told of its file, which is read anew for that."""


@final
class ClaimsOfFile(NamedTuple):
    """What the claims of one file, which has no problem and nothing on record, were read as."""

    data: MappingNode
    facts: tuple[Fact, ...]
    set_aside: tuple[SetAside, ...]
    seen: int
    ids: tuple[tuple[str, Place], ...]
    declared: tuple[str, ...]
    traced: bool


@final
class FactReader:
    """Reads the claims of all files, one after the other."""

    def __init__(
        self,
        literals: Literals,
        attributes: Mapping[str, Attribute],
        sources: Mapping[str, Source],
        problems: list[Problem],
        locks: Locks = Locks(),  # noqa: B008 -- it does not change
    ) -> None:
        """Ready to read; ``problems`` get whatever cannot be used, ``locks`` is on record."""
        self.literals = literals
        self.attributes = attributes
        self.sources = sources
        self.problems = problems
        self.facts: list[Fact] = []
        self.seen = 0
        """How many claims there were to read."""
        self.set_aside: list[SetAside] = []
        self._ids: dict[str, Place] = {}
        self._superseded = {s.supersedes: s.id for s in sources.values() if s.supersedes}
        self._nearest = Nearest(attributes)
        self.declared: set[str] = set()
        """The ids of the claims with an `origin` of their own."""
        self.traced = any(source.derived_from for source in sources.values())
        """Whether anything tells of claims that go back to one text or statement."""
        self.on_record = OnRecord(locks)
        self._records: Mapping[str, Record] = {}
        self._roots = first_sources(sources)
        self._voices = Voices(literals)
        self._dates: set[str] = set()
        self._origins: dict[str, frozenset[str]] = {}
        self._qualified = QualifierReader(literals, self._voices.named)

    def read(self, file: str, data: MappingNode, broken: set[Path_]) -> None:
        """Add the claims of one file."""
        items = data.get("facts")
        if not isinstance(items, SequenceNode | PackedClaims):
            return
        source = self._source(file, data)
        self._records = self.on_record.of_file(file)
        if isinstance(items, PackedClaims):
            self._read_packed(file, items, source)
            return
        for index, (item, mark) in enumerate(zip(items, items.at, strict=True)):
            whole = not broken or ("facts", index) not in broken
            claims = item.get("claims")
            if claims is None:
                self._claim((place_at(file, mark), item, None), source, item, whole)
                continue
            for key in _in_vain(item, claims) if whole else ():
                self.problems.append(Problem(place_of(file, item, key, key=True), _vain(key)))
            for number, (claim, claim_mark) in enumerate(zip(claims, claims.at, strict=True)):
                intact = whole and (not broken or ("facts", index, "claims", number) not in broken)
                at = place_at(file, claim_mark), claim, item
                self._claim(at, source, _in_block(item, claim), intact)

    def _read_packed(self, file: str, items: PackedClaims, source: Source) -> None:
        """Add the claims of a file in which nothing is wrong so far."""
        for line, column, item, *more in items.rows():
            if not more:
                self._claim((Place(file, line, column), None, None), source, item, True)
                continue
            claims = [claim for _, _, claim in more[0]]
            for key in _in_vain(item, claims):
                self.problems.append(Problem(Place(file, line, column), _vain(key)))
            for line_of_claim, column_of_claim, claim in more[0]:
                at = Place(file, line_of_claim, column_of_claim), None, None
                self._claim(at, source, _in_block(item, claim), True)

    def read_again(
        self, file: str, data: MappingNode, broken: set[Path_], kept: dict[str, ClaimsOfFile]
    ) -> None:
        """Add the claims of one file; ``kept`` has those of files that were read before, by the
        same words, and gets those of this one."""
        known = kept.get(file)
        on_record = bool(self.on_record.of_file(file))
        if (
            known is not None
            and known.data is data
            and not on_record
            and self._ids.keys().isdisjoint(dict(known.ids))
        ):
            self.facts += known.facts
            self.set_aside += known.set_aside
            self.seen += known.seen
            self._ids.update(known.ids)
            self.declared.update(known.declared)
            self.traced = self.traced or known.traced
            return
        facts, aside, seen = len(self.facts), len(self.set_aside), self.seen
        ids, wrong = len(self._ids), len(self.problems)
        self.read(file, data, broken)
        if len(self.problems) > wrong or on_record:
            kept.pop(file, None)
            return
        added = tuple(islice(reversed(self._ids.items()), len(self._ids) - ids))[::-1]
        kept[file] = ClaimsOfFile(
            data,
            tuple(self.facts[facts:]),
            tuple(self.set_aside[aside:]),
            self.seen - seen,
            added,
            tuple(name for name, _ in added if name in self.declared),
            self.traced,
        )

    def _source(self, file: str, data: MappingNode) -> Source:
        """The source of a file; a stand-in where it has none that can be used, so that its claims
        are looked at all the same."""
        source = self.sources.get((data.get("source") or {}).get("id", ""))
        if source is None or source.place.file != file:
            return Source(file, file, Place(file, 1, 1))
        return source

    def _wrong(
        self, at: At, key: str, wrong: str | Unreadable, step: str | int | None = None
    ) -> None:
        """A problem with the value of ``key``, or with a ``step`` into it."""
        place, own, block = at
        node = own if own is None or key in own else block
        if node is not None and key in node:
            if step is None:
                place = place_of(place.file, node, key)
            else:
                place = place_of(place.file, node[key], step, key=isinstance(step, str))
        self.problems.append(Problem.of(place, wrong))

    def _claim(self, at: At, source: Source, said: Mapping[str, Any], whole: bool) -> None:
        """Add one claim; ``said`` has its keys and its block's.

        One that is not ``whole`` has had its complaint: what it lacks is no other, and what it
        has is looked at all the same.
        """
        self.seen += 1
        before = len(self.problems)
        name, key, raw = said.get("subject"), said.get("attribute"), said.get("value")
        if whole and (name is None or key is None or raw is None):
            lacking = " and no ".join(f"'{key}'" for key in _CLAIM if said.get(key) is None)
            self.problems.append(Problem(at[0], f"the claim has no {lacking}: add it"))
        if key not in self.attributes and self._swapped(at, name, key):
            return
        subject = None if name is None else self._subject(at, name)
        attribute = None if key is None else self._attribute(at, key)
        value = None if attribute is None or raw is None else self._value(at, said, attribute)
        quote = said.get("quote")
        more = not whole or len(said) > len(_CLAIM) + (quote is not None)
        options = self._options(at, said, attribute, source) if more else {}
        if attribute is not None and attribute.holds_at and "times" not in options:
            options |= held({}, [], attribute, source)._asdict()
        if more and not TRACES.isdisjoint(said):
            self.traced = True
            options |= in_claim(said)
        if subject is None or attribute is None:
            return
        identity = options.pop("id", "") or claim_id(source.id, subject, attribute.id)
        place = at[0]
        own = at[1]
        taken_out = not whole and own is not None and "id" in own.at and "id" not in own
        first = place if taken_out else self._ids.setdefault(identity, place)
        if first is not place:
            again = f"a second claim '{identity[:80]}' (first at {first})"
            self._wrong(at, "id", f"{again}: give it an `id` of its own")
        if value is None or not whole or len(self.problems) > before:
            return
        origin = options.pop("origin", None)
        if origin is None:
            origin = self._roots.get(source.id, source.id)
        else:
            self.declared.add(identity)
        fact = Fact(
            identity,
            source.id,
            subject,
            attribute.id,
            value,
            place,
            frozenset() if source.reference else self._origins_of(origin),
            (quote,) if quote.__class__ is str else _quote(quote),
            **options,
        )
        if fact.verified is not None:
            fact = fact._replace(verified=of_before(fact, fact.verified))
        if self._records and identity in self._records:
            self.traced = True
            fact = self.on_record.beside(fact, source, self._records[identity])
        if more or source.id in self._superseded:
            self._file(fact, said)
        else:
            self.facts.append(fact)

    def _origins_of(self, origin: str) -> frozenset[str]:
        """One origin; all claims that go back to it share the set."""
        known = self._origins.get(origin)
        if known is None:
            known = self._origins[origin] = frozenset((origin,))
        return known

    def _swapped(self, at: At, name: str | None, key: str | None) -> bool:
        """Whether a subject is an attribute, and what stands for one an entity: a problem."""
        if name not in self.attributes:
            return False
        names = self.literals.entities.names
        if name in names or key not in names:
            return False
        wrong = f"'{name}' is an attribute and '{key}' an entity: turn the two round"
        self._wrong(at, "subject", wrong)
        return True

    def _subject(self, at: At, name: str) -> str | None:
        known = self.literals.entities.names.get(name)
        if known is not None:
            return known
        try:
            return self.literals.entity(name)
        except Unreadable as error:
            self._wrong(at, "subject", error)
        return None

    def _attribute(self, at: At, key: str) -> Attribute | None:
        attribute = self.attributes.get(key)
        if attribute is None:
            near = self._nearest.suggestion(key)
            message = f"unknown attribute '{key[:80]}'{near}; declare it under `attributes:`"
            self._wrong(at, "attribute", Unreadable(message, unknown=key))
        return attribute

    def _value(self, at: At, said: Mapping[str, Any], attribute: Attribute) -> Value | None:
        complete = said.get("complete") is not False
        try:
            return self.literals.value(said["value"], attribute, complete=complete)
        except Unreadable as error:
            self._wrong(at, "value", error)
        except UnreadableMembers as error:
            for index, wrong in error.members:
                self._wrong(at, "value", wrong, index)
        return None

    def _options(
        self, at: At, said: Mapping[str, Any], attribute: Attribute | None, source: Source
    ) -> dict[str, Any]:
        """What a claim may have beside subject, attribute, value and quote."""
        options: dict[str, Any] = {key: said[key] for key in _AS_THEY_ARE if key in said}
        if "note" in said:
            options["note"] = text_of(said["note"])
        if "said_by" in said:
            try:
                options["said_by"] = self._voices.said_by(text_of(said["said_by"]))
            except Unreadable as error:
                self._wrong(at, "said_by", error)
        if "said_on" in said:
            options["said_on"] = self._said_on(at, text_of(said["said_on"]))
        retracted = said.get("retracted")
        if isinstance(retracted, str) and (word := TRUTHS.get(retracted.casefold())):
            wrong = f"'{retracted}' is a word here, not a truth: write `{word}`"
            self._wrong(at, "retracted", wrong)
        if attribute is None:
            return options
        if "qualifiers" in said:
            options |= self._held(at, said["qualifiers"], attribute, source)
        if "complete" in said and not attribute.kind.many:
            kind = f"'{attribute.id}' is {attribute.kind.called}"
            self._wrong(at, "complete", f"'complete' is for sets, {kind}: remove it")
        return options

    def _said_on(self, at: At, date: str) -> str:
        """The date, which is read once to see whether it is one."""
        if date not in self._dates:
            try:
                read_literal(date)
                self._dates.add(date)
            except Unreadable as error:
                self._wrong(at, "said_on", str(error))
        return date

    def _held(
        self, at: At, said: Mapping[str, Any], attribute: Attribute, source: Source
    ) -> dict[str, Any]:
        """What a claim holds for."""
        pairs: dict[str, str] = {}
        times: list[Time] = []
        for key, word in said.items():
            if wrong := self._qualified.unknown(key, attribute):
                self._wrong(at, "qualifiers", wrong, key)
                continue
            try:
                pairs[key], time = self._qualified.read(key, text_of(word), attribute)
            except Unreadable as error:
                self._misqualified(at, key, error)
                continue
            if time is not None:
                times.append(time)
        if not attribute.holds_at and not times:
            some = pairs.items()
            return {"qualifiers": tuple(sorted(some) if len(pairs) > 1 else some)}
        return held(pairs, times, attribute, source)._asdict()

    def _misqualified(self, at: At, key: str, wrong: Unreadable) -> None:
        """A problem with what one qualifier says."""
        place, own, block = at
        node = own if own is None or "qualifiers" in own else block
        if node is not None:
            place = place_of(place.file, node["qualifiers"], key)
        self.problems.append(Problem.of(place, wrong))

    def _file(self, fact: Fact, said: Mapping[str, Any]) -> None:
        retracted = said.get("retracted")
        if said.get("status") == "draft":
            self.set_aside.append(SetAside(fact, DRAFT))
        elif retracted:
            why = f": {retracted}" if isinstance(retracted, str) else ""
            self.set_aside.append(SetAside(fact, f"retracted{why}"))
        elif fact.source in self._superseded:
            by = self._superseded[fact.source]
            self.set_aside.append(SetAside(fact, f"its source is superseded by {by}"))
        else:
            self.facts.append(fact)


def _in_vain(block: Mapping[str, Any], claims: Sequence[Mapping[str, Any]]) -> list[str]:
    """The keys of a block that each of its claims has itself."""
    return [key for key in block if key != "claims" and all(key in claim for claim in claims)]


def _vain(key: str) -> str:
    """What to say of one."""
    return (
        f"each claim of this block has its own '{key}': remove this one, or begin a claim of its "
        "own"
    )


def _in_block(block: Mapping[str, Any], claim: Mapping[str, Any]) -> dict[str, Any]:
    """The keys of a claim, and those that its block has for it."""
    both = {**block, **claim}
    both.pop("claims", None)
    if "quote" in claim and "at" not in claim:
        both.pop("at", None)  # is of the block's quote
    return both


_AS_THEY_ARE = ("id", "origin", "inferred", "distributes", "at")


def _quote(raw: object) -> tuple[str, ...]:
    if raw is None:
        return ()
    if isinstance(raw, list):
        return tuple(map(text_of, raw))
    return (text_of(raw),)
