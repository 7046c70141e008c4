"""Which claims go back to one text or one statement, from what the facts files say of them.

What is declared comes first. Then a text that derives from another has the origin of that one;
claims of one voice on one day have one origin; and so have claims whose passages are the same, or
nearly the same where they are about one thing, unless a name or a number in them differs. Passages
are compared by their sketches (:mod:`checker.model.passage`), each with a few that share a hash
with it, so that the time grows with the number of claims and not with its square.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from operator import attrgetter
from typing import Final, final

from checker.model.fact import Fact, Source, first_sources, quote_hash
from checker.model.passage import HASHES, hashes_of, marks_of, other_marks
from checker.values.dates import read_date, span_of
from checker.values.dates.calendar import DAY
from checker.values.groups import Groups
from checker.values.named import NamedTuple
from checker.values.unreadable import Unreadable

NEARLY: Final = 5 / 12
"""The share of hashes in common from which two passages about one thing are one text.

A sentence with every tenth word changed has about half of its hashes left.
"""

WORD_FOR_WORD: Final = 10 / 12
"""The share from which they are one whatever the claims are about."""

COMPARED: Final = 24
"""With how many others that share a hash a passage is compared, those before it in order."""


@final
class Passage(NamedTuple):
    """One sketch, with the claims that stand in it and what they are about."""

    sketch: str
    claims: list[int]
    about: set[tuple[str, str]]


def resemblance(a: Sequence[str], b: Sequence[str]) -> float:
    """The share of three-word sequences that two passages have in common, by their sketches."""
    ours, theirs = set(a), set(b)
    short = len(a) < HASHES and len(b) < HASHES  # these have all their hashes, not the least
    least = sorted(ours | theirs)[: None if short else HASHES]
    return sum(each in ours and each in theirs for each in least) / len(least) if least else 0.0


def with_origins(
    facts: Sequence[Fact], sources: Mapping[str, Source], declared: Collection[str]
) -> list[Fact]:
    """The facts, those that share an origin with a claim of another source under its name.

    ``declared`` are the ids of the facts that declare an origin, which they keep; one that
    declares its own source is left alone. Names do not depend on the order of the facts.
    """
    if all(map(declared.__contains__, map(attrgetter("id"), facts))):
        return list(facts)
    named = shared_origins(facts, sources, declared)
    if not named:
        return list(facts)
    return [
        fact._replace(origins=frozenset((named[fact.id],))) if fact.id in named else fact
        for fact in facts
    ]


def shared_origins(
    facts: Sequence[Fact], sources: Mapping[str, Source], declared: Collection[str]
) -> dict[str, str]:
    """The name of the origin, by id, of the facts that :func:`with_origins` changes."""
    claims = [
        fact
        for fact in facts
        if fact.origins and not (fact.id in declared and fact.source in fact.origins)
    ]
    groups = Groups(len(claims))
    called: dict[int, tuple[int, str]] = {}
    for number, name in _statements(claims, groups):
        called[number] = (1, name)
    for number, name in _passages(claims, groups):
        called.setdefault(number, (2, name))
    _derived(claims, sources, declared, groups)
    found: dict[str, str] = {}
    for members in groups.several():
        if len({claims[number].source for number in members}) == 1:
            continue
        names = {called.get(number, (3, min(claims[number].origins))) for number in members}
        names.update((0, min(f.origins)) for n in members if (f := claims[n]).id in declared)
        name = min(names)[1]
        for number in members:
            if claims[number].id not in declared:
                found[claims[number].id] = name
    return found


def _derived(
    claims: Sequence[Fact],
    sources: Mapping[str, Source],
    declared: Collection[str],
    groups: Groups,
) -> None:
    """Join a derived text's claim to what the text before it says of the same thing.

    One that declares an origin has it from there, and does not hand it on.
    """
    roots = first_sources(sources)
    if not roots:
        return
    said: dict[tuple[str, str, str], int] = {}
    first = set(roots.values())
    for number, fact in enumerate(claims):
        if fact.source in first:
            said.setdefault((fact.source, fact.subject, fact.attribute), number)
    for number, fact in enumerate(claims):
        root = roots.get(fact.source, fact.source)
        if root != fact.source and fact.id in declared:
            continue
        other = said.get((root, fact.subject, fact.attribute))
        if other is not None:
            groups.join(number, other)


def _statements(claims: Sequence[Fact], groups: Groups) -> Iterator[tuple[int, str]]:
    """Join what one voice said on one day; yields the claims of each statement and its name."""
    said: dict[tuple[str, str], list[int]] = {}
    for number, fact in enumerate(claims):
        if fact.said_by and fact.said_on:
            said.setdefault((fact.said_by, fact.said_on), []).append(number)
    for (voice, day), numbers in said.items():
        if len({claims[number].source for number in numbers}) > 1 and is_one_day(day):
            for number in numbers:
                groups.join(number, numbers[0])
                yield number, f"{voice}_{day}".replace(" ", "_")


def is_one_day(text: str) -> bool:
    """Whether a date literal names a single day."""
    try:
        span = span_of(read_date(text).possible)
    except Unreadable:
        return False
    return span.hi - span.lo <= DAY


def _passages(claims: Sequence[Fact], groups: Groups) -> Iterator[tuple[int, str]]:
    """Join what stands in one text; yields the claims of each passage and its name."""
    passages: dict[str, Passage] = {}
    for number, fact in enumerate(claims):
        if fact.verified is not None and fact.verified.passage and fact.verified.holds:
            sketch = fact.verified.passage
            passage = passages.setdefault(sketch, Passage(sketch, [], set()))
            passage.claims.append(number)
            passage.about.add((fact.subject, fact.attribute))
    for passage in passages.values():
        for number in passage.claims:
            groups.join(number, passage.claims[0])
            yield number, f"passage_{quote_hash([passage.sketch])}"
    for a, b in alike([passages[sketch] for sketch in sorted(passages)]):
        groups.join(a.claims[0], b.claims[0])


def alike(passages: Sequence[Passage]) -> Iterator[tuple[Passage, Passage]]:
    """Pairs of passages that are one text; of a large group, enough of them to hold it together."""
    sharing: dict[str, list[int]] = {}
    known = [hashes_of(passage.sketch) for passage in passages]
    marks = [marks_of(passage.sketch) for passage in passages]
    for number, passage in enumerate(passages):
        hashes = known[number]
        common: dict[int, int] = {}
        for each in hashes:
            others = sharing.get(each)
            if others is None:
                sharing[each] = [number]
                continue
            for other in others[-COMPARED:]:
                common[other] = common.get(other, 0) + 1
            others.append(number)
        least = NEARLY * len(hashes)
        for other, many in common.items():
            if many < least or (
                marks[number] and marks[other] and other_marks(marks[number], marks[other])
            ):
                continue
            share = resemblance(hashes, known[other])
            if share >= WORD_FOR_WORD or (
                share >= NEARLY and not passage.about.isdisjoint(passages[other].about)
            ):
                yield passage, passages[other]


@final
class Shared(NamedTuple):
    """Claims of several sources that go back to one text or one statement."""

    facts: tuple[Fact, ...]

    @property
    def sources(self) -> tuple[str, ...]:
        """The sources, each once, in order."""
        return tuple(sorted({fact.source for fact in self.facts}))


def shared(facts: Sequence[Fact]) -> Iterator[Shared]:
    """What the claims themselves show of common origins, whatever is declared."""
    claims = [fact for fact in facts if fact.origins]
    groups = Groups(len(claims))
    for _ in _statements(claims, groups):
        pass
    for _ in _passages(claims, groups):
        pass
    for members in groups.several():
        some = Shared(tuple(claims[number] for number in members))
        if len(some.sources) > 1:
            yield some
