"""Claims."""

from collections.abc import Mapping, Sequence
from itertools import islice
from operator import attrgetter
from typing import Any, final

from checker.loading.claim_row import RECORDED, ClaimRow, row_of
from checker.loading.literals import Literals
from checker.loading.nodes import MappingNode, SequenceNode, place_at, place_of, text_of
from checker.loading.records import OnRecord, in_claim, of_before
from checker.loading.shape_errors import Path_
from checker.loading.sources import Origins
from checker.loading.voices import Voices
from checker.model.corpus import DRAFT, SetAside
from checker.model.fact import Fact, Source, claim_id, first_sources
from checker.model.lock import Locks, Record
from checker.model.place import Place, Problem
from checker.model.qualifiers import Held, QualifierReader, held
from checker.model.times import Time
from checker.model.vocabulary import Attribute
from checker.spelling.nearest import Nearest
from checker.values.dates import read_literal
from checker.values.named import NamedTuple
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
        self.derives = any(source.derived_from for source in sources.values())
        """Whether some source has its claims from another."""
        self.traced = self.derives
        """Whether anything tells of claims that go back to one text or statement."""
        self.on_record = OnRecord(locks)
        self._records: Mapping[str, Record] = {}
        self.voices = Voices(literals)
        self._dates: set[str] = set()
        self.origins = Origins(first_sources(sources))
        self._qualified = QualifierReader(literals, self.voices.named)
        self._qualifiers: dict[tuple[str, str, str], tuple[str, Time | None]] = {}
        """What qualifiers were read as, by attribute, name and text."""
        self._names = literals.entities.names

    def read(self, file: str, data: MappingNode, broken: set[Path_]) -> None:
        """Add the claims of one file."""
        items = data.get("facts")
        if not isinstance(items, SequenceNode):
            return
        source = self.begin(file, data)
        for index, (item, mark) in enumerate(zip(items, items.at, strict=True)):
            whole = not broken or ("facts", index) not in broken
            claims = item.get("claims")
            if claims is None:
                self._claim((place_at(file, mark), item, None), source, row_of(item), whole)
                continue
            for key in _in_vain(item, claims) if whole else ():
                self.problems.append(Problem(place_of(file, item, key, key=True), _vain(key)))
            for number, (claim, claim_mark) in enumerate(zip(claims, claims.at, strict=True)):
                intact = whole and (not broken or ("facts", index, "claims", number) not in broken)
                at = place_at(file, claim_mark), claim, item
                self._claim(at, source, row_of(_in_block(item, claim)), intact)

    def begin(self, file: str, data: MappingNode) -> Source:
        """The source of the claims that are added next, which are of one file."""
        self._records = self.on_record.of_file(file)
        return self.source_of(file, data)

    def add_row(
        self, place: Place, item: Any, source: Source, of_block: Sequence[Any] | None = None
    ) -> None:
        """Add a claim, as its row, or those of a block, with lines, columns and keys: of a file in
        which nothing is wrong so far."""
        if of_block is None:
            self._claim((place, None, None), source, item, True)
            return
        for key in _in_vain(item, [claim for _, _, claim in of_block]):
            self.problems.append(Problem(place, _vain(key)))
        for line, column, claim in of_block:
            at = Place(place.file, line, column), None, None
            self._claim(at, source, row_of(_in_block(item, claim)), True)

    def take_ids(self, facts: Sequence[Fact]) -> bool:
        """Whether no other claim has the ids of these."""
        known = len(self._ids)
        self._ids.update(
            zip(map(attrgetter("id"), facts), map(attrgetter("place"), facts), strict=True)
        )
        return len(self._ids) - known == len(facts)

    def add(self, facts: Sequence[Fact], status: Sequence[str | None], source: Source) -> None:
        """Add claims of one file that were read already, but for what is on record of them."""
        self.seen += len(facts)
        if self._records:
            facts = [self._beside(fact, source) for fact in facts]
        if source.id in self._superseded or "draft" in status:
            for fact, of_fact in zip(facts, status, strict=True):
                self._file(fact, of_fact, _NOTHING)
        else:
            self.facts += facts

    def _beside(self, fact: Fact, source: Source) -> Fact:
        """A claim with what is on record of it, if anything is."""
        record = self._records.get(fact.id)
        if record is None:
            return fact
        self.traced = True
        return self.on_record.beside(fact, source, record)

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

    def source_of(self, file: str, data: MappingNode) -> Source:
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

    def _claim(self, at: At, source: Source, row: ClaimRow, whole: bool) -> None:
        """Add one claim; ``row`` has its keys and its block's.

        One that is not ``whole`` has had its complaint: what it lacks is no other, and what it
        has is looked at all the same.
        """
        self.seen += 1
        before = len(self.problems)
        # in the order of COLUMNS, and what few claims have
        given, name, key, raw, quote, by, on, holds_for, origin, inferred, status, note, rare = row
        if whole and (name is None or key is None or raw is None):
            has = zip(_CLAIM, (name, key, raw), strict=True)
            lacking = " and no ".join(f"'{word}'" for word, one in has if one is None)
            self.problems.append(Problem(at[0], f"the claim has no {lacking}: add it"))
        attribute = self.attributes.get(key)
        if attribute is None and self._swapped(at, name, key):
            return
        subject = self._names.get(name)
        if subject is None and name is not None:
            subject = self._subject(at, name)
        if attribute is None and key is not None:
            self._no_attribute(at, key)
        value: Value | None = None
        if attribute is not None and raw is not None:
            value = self._value(at, raw, attribute, rare)
        voice = "" if by is None else self._said_by(at, text_of(by))
        day = "" if on is None else self._said_on(at, text_of(on))
        held_for = _ALWAYS
        if attribute is not None and (holds_for is not None or attribute.holds_at):
            held_for = self._held(at, holds_for or {}, attribute, source)
        options = _NOTHING if rare is None else self._rarely_given(at, rare, attribute)
        if subject is None or attribute is None:
            return
        identity = given or claim_id(source.id, subject, attribute.id)
        place = at[0]
        own = at[1]
        taken_out = not whole and own is not None and "id" in own.at and "id" not in own
        first = place if taken_out else self._ids.setdefault(identity, place)
        if first is not place:
            again = f"a second claim '{identity[:80]}' (first at {first})"
            self._wrong(at, "id", f"{again}: give it an `id` of its own")
        if value is None or not whole or len(self.problems) > before:
            return
        if origin is not None:
            self.declared.add(identity)
        fact = Fact(
            identity,
            source.id,
            subject,
            attribute.id,
            value,
            place,
            self.origins.of(source, origin),
            (quote,) if quote.__class__ is str else _quote(quote),
            held_for.qualifiers,
            voice,
            day,
            inferred or "",
            "" if note is None else text_of(note),
            times=held_for.times,
            **options,
        )
        if fact.verified is not None:
            fact = fact._replace(verified=of_before(fact, fact.verified))
        if self._records:
            fact = self._beside(fact, source)
        if status == "draft" or rare is not None or source.id in self._superseded:
            self._file(fact, status, rare or _NOTHING)
        else:
            self.facts.append(fact)

    def _file(self, fact: Fact, status: object, rare: Mapping[str, Any]) -> None:
        """Put a claim aside that takes no part."""
        retracted = rare.get("retracted")
        if status == "draft":
            self.set_aside.append(SetAside(fact, DRAFT))
        elif retracted:
            why = f": {retracted}" if isinstance(retracted, str) else ""
            self.set_aside.append(SetAside(fact, f"retracted{why}"))
        elif fact.source in self._superseded:
            by = self._superseded[fact.source]
            self.set_aside.append(SetAside(fact, f"its source is superseded by {by}"))
        else:
            self.facts.append(fact)

    def _swapped(self, at: At, name: str | None, key: str | None) -> bool:
        """Whether a subject is an attribute, and what stands for one an entity: a problem."""
        if name not in self.attributes:
            return False
        if name in self._names or key not in self._names:
            return False
        wrong = f"'{name}' is an attribute and '{key}' an entity: turn the two round"
        self._wrong(at, "subject", wrong)
        return True

    def _subject(self, at: At, name: str) -> str | None:
        """The subject that goes by another writing of its name."""
        try:
            return self.literals.entity(name)
        except Unreadable as error:
            self._wrong(at, "subject", error)
        return None

    def _no_attribute(self, at: At, key: str) -> None:
        near = self._nearest.suggestion(key)
        message = f"unknown attribute '{key[:80]}'{near}; declare it under `attributes:`"
        self._wrong(at, "attribute", Unreadable(message, unknown=key))

    def _value(
        self, at: At, raw: object, attribute: Attribute, rare: Mapping[str, Any] | None
    ) -> Value | None:
        complete = rare is None or rare.get("complete") is not False
        try:
            return self.literals.value(raw, attribute, complete=complete)
        except Unreadable as error:
            for index, wrong in error.each:
                self._wrong(at, "value", wrong, index)
        return None

    def _rarely_given(
        self, at: At, rare: Mapping[str, Any], attribute: Attribute | None
    ) -> dict[str, Any]:
        """What few claims have, as a fact has it."""
        options: dict[str, Any] = {key: rare[key] for key in _AS_THEY_ARE if key in rare}
        if not RECORDED.isdisjoint(rare):
            options |= in_claim(rare)
            self.traced = True
        retracted = rare.get("retracted")
        if isinstance(retracted, str) and (word := TRUTHS.get(retracted.casefold())):
            wrong = f"'{retracted}' is a word here, not a truth: write `{word}`"
            self._wrong(at, "retracted", wrong)
        if "complete" in rare and attribute is not None and not attribute.kind.many:
            kind = f"'{attribute.id}' is {attribute.kind.called}"
            self._wrong(at, "complete", f"'complete' is for sets, {kind}: remove it")
        return options

    def _said_by(self, at: At, name: str) -> str:
        """Who says it."""
        try:
            return self.voices.said_by(name)
        except Unreadable as error:
            self._wrong(at, "said_by", error)
        return ""

    def _said_on(self, at: At, date: str) -> str:
        """The date, which is read once to see whether it is one."""
        self.traced = True
        if date not in self._dates:
            try:
                read_literal(date)
                self._dates.add(date)
            except Unreadable as error:
                self._wrong(at, "said_on", str(error))
        return date

    def _held(self, at: At, said: Mapping[str, Any], attribute: Attribute, source: Source) -> Held:
        """What a claim holds for."""
        pairs: dict[str, str] = {}
        times: list[Time] = []
        for key, word in said.items():
            asked = attribute.id, key, word if word.__class__ is str else text_of(word)
            known = self._qualifiers.get(asked)
            if known is None:
                if wrong := self._qualified.unknown(key, attribute):
                    self._wrong(at, "qualifiers", wrong, key)
                    continue
                try:
                    known = self._qualified.read(key, asked[2], attribute)
                except Unreadable as error:
                    self._misqualified(at, key, error)
                    continue
                self._qualifiers[asked] = known
            pairs[key], time = known
            if time is not None:
                times.append(time)
        if not attribute.holds_at and not times:
            some = pairs.items()
            return Held(tuple(sorted(some) if len(pairs) > 1 else some))
        return held(pairs, times, attribute, source)

    def _misqualified(self, at: At, key: str, wrong: Unreadable) -> None:
        """A problem with what one qualifier says."""
        place, own, block = at
        node = own if own is None or "qualifiers" in own else block
        if node is not None:
            place = place_of(place.file, node["qualifiers"], key)
        self.problems.append(Problem.of(place, wrong))


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


_AS_THEY_ARE = ("distributes", "at")
_ALWAYS = Held()
_NOTHING: Mapping[str, Any] = {}


def _quote(raw: object) -> tuple[str, ...]:
    if raw is None:
        return ()
    if isinstance(raw, list):
        return tuple([one if one.__class__ is str else text_of(one) for one in raw])
    return (text_of(raw),)
