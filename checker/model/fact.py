"""Claims, who makes them, and what they rest on."""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from typing import final

from checker.model.place import Place
from checker.model.times import Time
from checker.model.vocabulary import Attribute, Entities
from checker.values.dates.when import When
from checker.values.hashes import blake2b
from checker.values.named import NamedTuple
from checker.values.value import Value

Qualifiers = tuple[tuple[str, str], ...]
"""What a claim holds for: pairs of name and value, sorted by name. Two values that mean the same
are the same."""


SEVERAL = "several voices"
"""Who says what was derived from claims of more than one voice: nobody, so nobody contradicts
themselves in it."""

ACROSS = "several documents"
"""The same of what follows from what several documents say."""


@final
class Source(NamedTuple):
    """A document that makes claims. ``published_inferred`` says what speaks for a date that the
    document does not show; ``document_state`` how the document stood to its hash when that was last
    recorded (``matches``, ``changed``); ``currency`` is what a bare `$` in it is;
    ``supersedes`` is the id of the source that this one replaces, ``derived_from`` of the text
    that it goes back to."""

    id: str
    title: str
    place: Place
    publisher: str = ""
    author: str = ""
    url: str = ""
    language: str = ""
    currency: str = ""
    published: Value | None = None
    published_inferred: str = ""
    document: str = ""
    sha256: str = ""
    document_state: str = ""
    reference: bool = False
    derived_from: str = ""
    supersedes: str = ""


@final
class Verified(NamedTuple):
    """What is on record of a claim's quote since it was last held against its document.

    ``state``: ``found``, ``ambiguous`` or ``missing``; empty where the record is about other words,
    another value or another document than the claim's. ``read``: one of
    :data:`checker.model.lock.READINGS` or empty, as long as that is so, with the ``doubt`` behind
    it. ``offset``: where the quote begins, in characters from 0, or -1. ``of``: the quote that the
    record is about, as a hash; ``passage``: a sketch of the text around it
    (:mod:`checker.model.passage`), which counts while the quote and the document are the same
    (``holds``), and else only tells where to look. ``document``: the first digits of the document's
    SHA-256.
    """

    state: str = ""
    offset: int = -1
    of: str = ""
    passage: str = ""
    read: str = ""
    doubt: str = ""
    document: str = ""
    holds: bool = True


def first_sources(sources: Mapping[str, Source]) -> dict[str, str]:
    """For each source that derives from another, the one at the beginning of its chain.

    A circle, which is a problem, is cut somewhere.
    """
    first: dict[str, str] = {}
    for name in sources:
        path: dict[str, None] = {}
        while name not in first and name not in path and sources[name].derived_from in sources:
            path[name] = None
            name = sources[name].derived_from
        first.update(dict.fromkeys(path, first.get(name, name)))
    return first


def claim_id(source: str, subject: str, attribute: str) -> str:
    """The id of a claim to which nobody gave one."""
    return f"{source}.{subject}.{attribute}"


def free_id(default: str, taken: Container[str], joint: str = ".") -> str:
    """An id that nothing else has: the default one, or the first of ``default.2`` and so on."""
    number, free = 2, default
    while free in taken:
        free, number = f"{default}{joint}{number}", number + 1
    return free


def reading_hash(fact: "Fact") -> str:
    """Eight letters that stand for a claim's quote with its value."""
    return quote_hash((*fact.quote, fact.attribute, fact.value.text))


_LETTERS = str.maketrans("0123456789", "ghijklmnop")


def quote_hash(quote: Iterable[str]) -> str:
    """Eight letters that stand for a quote as it is written."""
    digest = blake2b("\0".join(quote).encode(), digest_size=4).hexdigest()
    return digest.translate(_LETTERS)  # digits would be a number in YAML


@final
class Assumption(NamedTuple):
    """Something that no document says and a verdict rests on, and where it is declared."""

    text: str
    place: Place


@final
class Derivation(NamedTuple):
    """How a derived fact came about: the rule, the facts it was concluded from, and the sum.

    What many questions ask for is found once: ``roots``, the stated facts at the bottom of it, each
    once, in order; their ids; all that is assumed on the way, each once; and whether the value is a
    source's own, handed on.
    """

    rule: str
    rests_on: tuple["Fact", ...]
    assumes: tuple[Assumption, ...] = ()
    arithmetic: str = ""
    note: str = ""
    roots: tuple["Fact", ...] = ()
    root_ids: frozenset[str] = frozenset()
    assumed: tuple[Assumption, ...] = ()
    as_written: bool = False

    @classmethod
    def of(
        cls,
        rule: str,
        rests_on: tuple["Fact", ...],
        value: Value,
        assumes: tuple[Assumption, ...] = (),
        arithmetic: str = "",
        note: str = "",
    ) -> "Derivation":
        """A derivation of ``value``, with what many questions ask for."""
        roots = {root.id: root for fact in rests_on for root in fact.roots()}
        assumed = dict.fromkeys(assumes)
        for fact in rests_on:
            assumed.update(dict.fromkeys(fact.assumes()))
        return cls(
            rule,
            rests_on,
            assumes,
            arithmetic,
            note,
            tuple(roots.values()),
            frozenset(roots),
            tuple(assumed),
            any(fact.value is value and fact.as_written for fact in rests_on),
        )


@final
class Fact(NamedTuple):
    """One claim of one source: ``source`` says that ``attribute`` of ``subject`` is ``value``.

    ``said_by`` is the voice, empty for the document's own; ``SEVERAL`` of what was derived from
    more than one, ``ACROSS`` of what follows from several documents, of which ``source`` is the
    first. ``origins`` name the texts or
    statements that the claim goes back to; a reference has none. ``derivation`` is ``None`` for
    what the source states itself. ``verified`` is what is on record of its quote, ``read_by`` the
    person who read a value that no tool can; ``times`` are those of its ``qualifiers`` that are
    dates, the one that is compared first; ``at`` is where the quote that is meant begins, in
    characters of the document from 0, or -1. A derived fact stands where its rule does; one that is
    ``partial`` (an incomplete sum, and what is computed from one) is only a bound.
    """

    id: str
    source: str
    subject: str
    attribute: str
    value: Value
    place: Place
    origins: frozenset[str]
    quote: tuple[str, ...] = ()
    qualifiers: Qualifiers = ()
    said_by: str = ""
    said_on: str = ""
    inferred: str = ""
    note: str = ""
    distributes: bool = True
    partial: bool = False
    derivation: Derivation | None = None
    verified: Verified | None = None
    read_by: str = ""
    at: int = -1
    times: tuple[Time, ...] = ()

    @property
    def default_id(self) -> str:
        """Its id where nobody gave it one."""
        return claim_id(self.source, self.subject, self.attribute)

    @property
    def told_in(self) -> tuple[str, ...]:
        """The sources that say it, each once: of what follows from several, these."""
        if self.said_by != ACROSS:
            return (self.source,)
        return tuple(dict.fromkeys(root.source for root in self.roots()))

    @property
    def stated(self) -> bool:
        """Whether the source states it, rather than a rule."""
        return self.derivation is None

    @property
    def when(self) -> When | None:
        """The time that it speaks of, if it says so."""
        return self.times[0].when if self.times else None

    @property
    def apart(self) -> Qualifiers:
        """What tells its questions from others: its qualifiers without its time."""
        if not self.times:
            return self.qualifiers
        name = self.times[0].name
        return tuple(pair for pair in self.qualifiers if pair[0] != name)

    @property
    def as_written(self) -> bool:
        """Whether its value is a source's own, stated of this subject or of its whole."""
        return self.derivation is None or self.derivation.as_written

    def steps(self) -> Iterator["Fact"]:
        """This fact and all that it rests on, each once, each before what it rests on."""
        seen: set[str] = set()
        stack = [self]
        while stack:
            fact = stack.pop()
            if fact.id not in seen:
                seen.add(fact.id)
                yield fact
                if fact.derivation is not None:
                    stack += reversed(fact.derivation.rests_on)

    def roots(self) -> Iterator["Fact"]:
        """The stated facts at the bottom of this one, each once, in order."""
        return iter((self,) if self.derivation is None else self.derivation.roots)

    @property
    def root_ids(self) -> frozenset[str]:
        """The ids of these."""
        return frozenset((self.id,)) if self.derivation is None else self.derivation.root_ids

    def assumes(self) -> Iterator[Assumption]:
        """What this claim assumes, through all steps of its derivation."""
        if self.inferred:
            yield Assumption(f"inferred: {self.inferred}", self.place)
        for time in self.times:
            if time.assumed:
                yield Assumption(time.assumed, self.place)
        if self.derivation is not None:
            yield from self.derivation.assumed


def roots_of(claims: Iterable[Fact]) -> Iterator[Fact]:
    """The stated facts at the bottom of claims, each once, in order.

    What was derived is looked into once, however many questions are about it.
    """
    seen: set[str] = set()
    for claim in claims:
        if claim.id not in seen:
            seen.add(claim.id)
            if claim.derivation is None:
                yield claim
                continue
            for root in claim.derivation.roots:
                if root.id not in seen:
                    seen.add(root.id)
                    yield root


@final
class Facts(NamedTuple):
    """The claims in play, indexed by attribute and subject, and the words they are made of.

    ``claims[attribute][subject]`` lists facts in the order of the input.
    """

    entities: Entities
    attributes: Mapping[str, Attribute]
    sources: Mapping[str, Source]
    claims: Mapping[str, Mapping[str, list[Fact]]]

    @classmethod
    def of(
        cls,
        entities: Entities,
        attributes: Mapping[str, Attribute],
        sources: Mapping[str, Source],
        facts: Iterable[Fact],
    ) -> "Facts":
        """Index ``facts``."""
        claims: dict[str, dict[str, list[Fact]]] = {}
        for fact in facts:
            claims.setdefault(fact.attribute, {}).setdefault(fact.subject, []).append(fact)
        return cls(entities, attributes, sources, claims)

    def without(self, voice: str) -> "Facts":
        """An index without what somebody says; this one, where that is nothing."""
        found = {
            (attribute, subject)
            for attribute, subjects in self.claims.items()
            for subject, claims in subjects.items()
            if any(fact.said_by == voice for fact in claims)
        }
        if not found:
            return self
        claims = {attribute: dict(subjects) for attribute, subjects in self.claims.items()}
        for attribute, subject in found:
            left = [fact for fact in claims[attribute][subject] if fact.said_by != voice]
            claims[attribute][subject] = left
            if not left:
                del claims[attribute][subject]
        return self._replace(claims=claims)

    def plus(self, facts: Iterable[Fact]) -> "Facts":
        """An index that holds ``facts`` too; this one stays as it is."""
        added: dict[str, dict[str, list[Fact]]] = {}
        for fact in facts:
            added.setdefault(fact.attribute, {}).setdefault(fact.subject, []).append(fact)
        claims = dict(self.claims)
        for attribute, subjects in added.items():
            merged = dict(claims.get(attribute, {}))
            for subject, more in subjects.items():
                merged[subject] = [*merged.get(subject, ()), *more]
            claims[attribute] = merged
        return Facts(self.entities, self.attributes, self.sources, claims)

    def about(self, attribute: str, subject: str) -> list[Fact]:
        """The claims about one attribute of one subject."""
        return self.claims.get(attribute, {}).get(subject, [])

    def subjects(self, attribute: str) -> Mapping[str, list[Fact]]:
        """The claims about one attribute, by subject."""
        return self.claims.get(attribute, {})

    @property
    def references(self) -> frozenset[str]:
        """The ids of the works of reference."""
        return frozenset(source.id for source in self.sources.values() if source.reference)

    def is_reference(self, fact: Fact) -> bool:
        """Whether a work of reference says it."""
        return self.sources[fact.source].reference


def by_qualifiers(facts: Sequence[Fact]) -> Iterator[tuple[Qualifiers, Sequence[Fact]]]:
    """Claims in groups of qualifiers that are equal but for their times: only those are compared,
    as far as their times meet."""
    first = facts[0].apart if facts else ()
    for fact in facts:  # mostly they are the same
        if (fact.apart if fact.times else fact.qualifiers) != first:
            break
    else:
        if facts:
            yield first, facts
        return
    groups: dict[Qualifiers, list[Fact]] = {}
    for fact in facts:
        groups.setdefault(fact.apart if fact.times else fact.qualifiers, []).append(fact)
    yield from groups.items()
