"""Sources and their claims."""

import re
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Any, final

from checker.loading.literals import Literals
from checker.loading.nodes import MappingNode, Mark, SequenceNode, place_at, place_of, text_of
from checker.loading.qualifiers import QualifierReader, held
from checker.loading.schema import Path_
from checker.model.corpus import SetAside
from checker.model.fact import (
    Fact,
    Source,
    Verified,
    first_sources,
    quote_hash,
    reading_hash,
)
from checker.model.lock import CARRIED, HASH_OF_DOCUMENT, Locks, Record, claim_hash
from checker.model.place import Place, Problem, Unknown
from checker.model.times import Time
from checker.model.vocabulary import Attribute, UnreadableMembers
from checker.spelling.nearest import Nearest, likeness
from checker.values.dates import read_literal
from checker.values.texts import TRUTHS, normal_text
from checker.values.unreadable import Unreadable
from checker.values.value import Value

File = tuple[str, MappingNode, set[Path_]]
"""A file's name, what it holds, and the paths of the items in it that are not whole."""


def read_sources(files: Iterable[File], problems: list[Problem]) -> dict[str, Source]:
    """All sources by id. One id in two files is a problem at the second."""
    sources: dict[str, Source] = {}
    nodes: dict[str, tuple[str, MappingNode]] = {}
    for file, data, _ in files:
        node: MappingNode = data.get("source") or MappingNode()
        name = node.get("id")
        if name is None:
            continue
        if name in sources:
            problems.append(
                Problem(
                    place_of(file, node, "id"),
                    f"a second source '{name[:80]}' (first at {sources[name].place}): "
                    "give one of them another id",
                )
            )
            continue
        nodes[name] = (file, node)
        sources[name] = _source(file, node, place_of(file, data, "source", key=True), problems)
    nearest = Nearest(sources)
    for name, (file, node) in nodes.items():
        for key in ("derived_from", "supersedes"):
            other = node.get(key)
            if other == name:
                wrong = f"'{key}' names the source itself: name another source's id"
            elif other is not None and other not in sources:
                near = nearest.suggestion(other, besides=name)
                wrong = f"unknown source '{other[:80]}'{near}; name another source's id"
                wrong = Unknown(wrong, other)
            else:
                continue
            problems.append(Problem(place_of(file, node, key), wrong))
    _check_derived(sources, nodes, problems)
    return sources


def _check_derived(
    sources: Mapping[str, Source],
    nodes: Mapping[str, tuple[str, MappingNode]],
    problems: list[Problem],
) -> None:
    """A text that derives from itself, over others, is a problem."""
    settled: set[str] = set()
    for name in sources:
        path: dict[str, None] = {}
        while name in sources and name not in settled:
            if name in path:
                circle = [*list(path)[list(path).index(name) :], name]
                if len(circle) > 2:  # one that names itself has had its complaint
                    file, node = nodes[name]
                    told = " -> ".join([*circle[:10], "...", name] if circle[12:] else circle)
                    wrong = f"derived_from goes round in a circle: {told}: remove one"
                    problems.append(Problem(place_of(file, node, "derived_from"), wrong))
                break
            path[name] = None
            name = sources[name].derived_from
        settled.update(path)


def _source(file: str, node: MappingNode, place: Place, problems: list[Problem]) -> Source:
    published, inferred = node.get("published"), ""
    where: tuple[MappingNode, str] = (node, "published")
    if isinstance(published, MappingNode):
        where, inferred = (published, "value"), published.get("inferred", "")
        published = published.get("value")
    document = node.get("document", {})
    return Source(
        id=node["id"],
        title=normal_text(text_of(node.get("title", node["id"]))),
        place=place,
        publisher=text_of(node.get("publisher")),
        author=text_of(node.get("author")),
        url=node.get("url", ""),
        language=node.get("language", ""),
        currency=node.get("currency", ""),
        published=None if published is None else _date(file, *where, problems),
        published_inferred=inferred,
        document=document.get("file", ""),
        sha256=document.get("sha256", ""),
        document_state=document.get("state", ""),
        reference=node.get("reference", False),
        derived_from=node.get("derived_from", ""),
        supersedes=node.get("supersedes", ""),
    )


def _date(file: str, node: MappingNode, key: str, problems: list[Problem]) -> Value | None:
    try:
        date = read_literal(text_of(node[key]))
    except Unreadable as error:
        problems.append(Problem(place_of(file, node, key), str(error)))
        return None
    return Value(date.text, date.possible, parsed=date.form)


_CLAIM = ("subject", "attribute", "value")
"""What a claim cannot be without."""

At = tuple[str, Mark, MappingNode, MappingNode | None]
"""Where a claim stands: file, mark, its own keys, and its block's."""


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
        self._locks = locks
        self._records: Mapping[str, Record] = {}
        self._documents: dict[str, bool] = {}
        """By their ids, sources of which something is on record, and whether all of that is about
        the document that they name."""
        self._roots = first_sources(sources)
        self._qualified = QualifierReader(literals)

    def read(self, file: str, data: MappingNode, broken: set[Path_]) -> None:
        """Add the claims of one file."""
        items = data.get("facts")
        if not isinstance(items, SequenceNode):
            return
        source = self._source(file, data)
        self._records = self._locks.of(file).records
        for index, (item, mark) in enumerate(zip(items, items.at, strict=True)):
            whole = not broken or ("facts", index) not in broken
            claims = item.get("claims")
            if claims is None:
                self._claim((file, mark, item, None), source, item, whole)
                continue
            for key in item if whole else ():
                if key != "claims" and all(key in claim for claim in claims):
                    wrong = f"each claim of this block has its own '{key}': remove this one, or"
                    place = place_of(file, item, key, key=True)
                    self.problems.append(Problem(place, f"{wrong} begin a claim of its own"))
            for number, (claim, claim_mark) in enumerate(zip(claims, claims.at, strict=True)):
                both = MappingNode({**item, **claim})
                del both["claims"]
                if "quote" in claim and "at" not in claim:
                    both.pop("at", None)  # is of the block's quote
                intact = whole and (not broken or ("facts", index, "claims", number) not in broken)
                self._claim((file, claim_mark, claim, item), source, both, intact)

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
        file, mark, own, block = at
        node = own if key in own else block
        if node is None or key not in node:
            place = place_at(file, mark)
        elif step is None:
            place = place_of(file, node, key)
        else:
            place = place_of(file, node[key], step, key=isinstance(step, str))
        self.problems.append(Problem.of(place, wrong))

    def _claim(self, at: At, source: Source, said: MappingNode, whole: bool) -> None:
        """Add one claim; ``said`` has its keys and its block's.

        One that is not ``whole`` has had its complaint: what it lacks is no other, and what it
        has is looked at all the same.
        """
        self.seen += 1
        before = len(self.problems)
        name, key, raw = said.get("subject"), said.get("attribute"), said.get("value")
        if whole and (name is None or key is None or raw is None):
            lacking = " and no ".join(f"'{key}'" for key in _CLAIM if said.get(key) is None)
            self.problems.append(
                Problem(place_at(at[0], at[1]), f"the claim has no {lacking}: add it")
            )
        if self._swapped(at, name, key):
            return
        subject = None if name is None else self._subject(at, name)
        attribute = None if key is None else self._attribute(at, key)
        value = None if attribute is None or raw is None else self._value(at, said, attribute)
        quote = said.get("quote")
        more = len(said) > len(_CLAIM) + (quote is not None)
        options = self._options(at, said, attribute, source) if more else {}
        if attribute is not None and attribute.holds_at and "times" not in options:
            options |= held({}, [], attribute, source)._asdict()
        if more and not _TRACES.isdisjoint(said):
            self.traced = True
            options |= _on_record(said)
        if subject is None or attribute is None:
            return
        identity = options.pop("id", "") or f"{source.id}.{subject}.{attribute.id}"
        place = place_at(at[0], at[1])
        first = self._ids.setdefault(identity, place)
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
            frozenset() if source.reference else frozenset((origin,)),
            (quote,) if quote.__class__ is str else _quote(quote),
            **options,
        )
        if fact.verified is not None:
            fact = fact._replace(verified=_of_before(fact, fact.verified))
        if self._records and identity in self._records:
            fact = self._with_record(fact, source, self._records[identity])
        if more or source.id in self._superseded:
            self._file(fact, said)
        else:
            self.facts.append(fact)

    def _with_record(self, fact: Fact, source: Source, record: Record) -> Fact:
        """The claim with what is on record of it, as far as that still is about it."""
        self.traced = True
        of = quote_hash(fact.quote)
        quoted = record.quote == of
        pinned = source.sha256[:HASH_OF_DOCUMENT]
        same = not (pinned and record.document) or pinned == record.document
        if record.document and pinned:
            self._documents[source.id] = same and self._documents.get(source.id, True)
        words = (fact.subject, fact.attribute, fact.value.text)
        whole = quoted and same and record.claim == claim_hash(*words, fact.quote)
        verified = Verified(
            record.state if whole else "",
            record.offset if quoted else -1,
            record.quote,
            record.passage,
            record.read if whole else "",
            record.doubt if whole else "",
            record.document,
            quoted and same,
        )
        return fact._replace(verified=verified)

    def with_state(self, source: Source) -> Source:
        """A source with how its document stood to the hash that it names, if that is on record."""
        same = self._documents.get(source.id)
        if same is None:
            return source
        return source._replace(document_state="matches" if same else "changed")

    def _swapped(self, at: At, name: str | None, key: str | None) -> bool:
        """Whether subject and attribute stand in each other's place, which is then a problem."""
        if key in self.attributes or name not in self.attributes:
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

    def _value(self, at: At, said: MappingNode, attribute: Attribute) -> Value | None:
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
        self, at: At, said: MappingNode, attribute: Attribute | None, source: Source
    ) -> dict[str, Any]:
        """What a claim may have beside subject, attribute, value and quote."""
        options: dict[str, Any] = {}
        for key, raw in said.items():
            if key in _AS_THEY_ARE:
                options[key] = raw
            elif key == "note":
                options[key] = text_of(raw)
            elif key == "said_by":
                options[key] = self._said_by(at, text_of(raw))
            elif key == "said_on":
                options[key] = text_of(raw)
                try:
                    read_literal(options[key])
                except Unreadable as error:
                    self._wrong(at, key, str(error))
            elif key == "retracted" and isinstance(raw, str) and raw.casefold() in TRUTHS:
                word = TRUTHS[raw.casefold()]
                self._wrong(at, key, f"'{raw}' is a word here, not a truth: write `{word}`")
            elif attribute is None:
                continue
            elif key == "qualifiers":
                options |= self._held(at, raw, attribute, source)
            elif key == "complete" and not attribute.kind.many:
                kind = f"'{attribute.id}' is {attribute.kind.called}"
                self._wrong(at, key, f"'complete' is for sets, {kind}: remove it")
        return options

    def _held(
        self, at: At, said: MappingNode, attribute: Attribute, source: Source
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
        file, mark, own, block = at
        node = own if "qualifiers" in own else block
        place = place_of(file, node["qualifiers"], key) if node else place_at(file, mark)
        self.problems.append(Problem.of(place, wrong))

    def _said_by(self, at: At, name: str) -> str:
        """As :meth:`QualifierReader.voice`; what is written as an id must be one."""
        voice = self._qualified.voice(name)
        known = self.literals.entities.by_id
        if voice not in known and (meant := self._folded.get(_fold(voice))):
            why = f"'{voice[:80]}' is entity '{meant}' but for capital letters and signs"
            self._wrong(at, "said_by", f"{why}: write {meant}")
        elif voice not in known and (_IS_ID(voice) or (_IS_WORD(voice) and self._misspelt(voice))):
            try:
                voice = self.literals.entity(voice)
            except Unreadable as error:
                wrong = f"{error}, or name the voice in words, with spaces"
                self._wrong(at, "said_by", Unreadable(wrong, error.unknown))
        return voice

    @cached_property
    def _folded(self) -> dict[str, str]:
        """The ids of entities by their names without capital letters and signs."""
        return {_fold(name): id_ for name, id_ in self.literals.entities.names.items()}

    def _misspelt(self, voice: str) -> bool:
        """Whether a single word is all but the id of an entity."""
        near = self.literals.near(voice) if len(voice) >= _SHORTEST_NEAR else None
        return near is not None and likeness(voice, near) >= _ALIKE

    def _file(self, fact: Fact, said: MappingNode) -> None:
        retracted = said.get("retracted")
        if said.get("status") == "draft":
            self.set_aside.append(SetAside(fact, "a draft"))
        elif retracted:
            why = f": {retracted}" if isinstance(retracted, str) else ""
            self.set_aside.append(SetAside(fact, f"retracted{why}"))
        elif fact.source in self._superseded:
            by = self._superseded[fact.source]
            self.set_aside.append(SetAside(fact, f"its source is superseded by {by}"))
        else:
            self.facts.append(fact)


def _fold(name: str) -> str:
    """A name without what people vary: capital letters, `the`, and signs between its words."""
    words = re.sub("[-_. ]+", " ", name).casefold()
    return words.removeprefix("the ").replace(" ", "")


_IS_ID = re.compile("[a-z][a-z0-9]*_[a-z0-9_]*").fullmatch
"""An id of several words. A single word may be one of a language: `mayor`."""

_IS_WORD = re.compile("[a-z]+").fullmatch
_SHORTEST_NEAR = 4
_ALIKE = 80
"""How alike, in per cent, a voice of one word is to the entity that it is a slip for."""

_AS_THEY_ARE = frozenset({"id", "origin", "inferred", "distributes", "at"})


_TRACES = frozenset({"verified", "extracted", "read_by", "said_on"})
"""The keys that tell where a claim's words come from."""


def _on_record(said: MappingNode) -> dict[str, Any]:
    """What a file itself records of a claim's quote, as earlier versions did, and who read it."""
    found: dict[str, Any] = {}
    if "read_by" in said:
        found["read_by"] = normal_text(text_of(said["read_by"]))
    record = said.get("verified")
    if isinstance(record, MappingNode):
        found["verified"] = Verified(
            record.get("state", ""),
            record.get("offset", -1),
            text_of(record.get("of")),
            text_of(record.get("passage")),
            text_of(record.get("read")),
        )
    elif isinstance(drafted := said.get("extracted"), MappingNode):
        found["verified"] = Verified(
            offset=drafted.get("offset", -1), passage=text_of(drafted.get("passage"))
        )
    return found


def _of_before(fact: Fact, record: Verified) -> Verified:
    """What such a record says now: ``read`` holds hashes of the values that were not missed."""
    holds = not record.of or record.of == quote_hash(fact.quote)
    hashes = {record.read[at : at + 8] for at in range(0, len(record.read), 8)}
    return record._replace(
        state=record.state if holds else "",
        read=CARRIED if hashes and reading_hash(fact) in hashes else "",
        holds=holds,
    )


def _quote(raw: object) -> tuple[str, ...]:
    if raw is None:
        return ()
    if isinstance(raw, list):
        return tuple(text_of(part) for part in raw)
    return (text_of(raw),)
