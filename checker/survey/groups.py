"""Which values of documents seem to be of one thing: by the words around them, and their units.

Plain statistics: two values are alike as far as they share words that are rare in these documents
and stand near. What is alike is joined from the most alike pair on, while a group stays alike on
the average (average linkage: Sokal and Michener 1958). No group is called a contradiction.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from heapq import heapify, heappop, heappush
from itertools import combinations
from math import log, sqrt
from typing import Final, final

from checker.mentions.words import stem
from checker.model.vocabulary import Attribute
from checker.survey.mentions import ValueMention
from checker.values.durations import Duration
from checker.values.interval import Exact, Interval
from checker.values.value import on_a_line
from checker.values.verdict import Relation

ALIKE: Final = 0.15
"""How alike the values of one group are, on the average."""
_COMMON: Final = 400
"""A word that stands in more clauses than so many joins no two values."""
_PAIRS: Final = 60
"""How many pairs are compared for each value, those that share the rarest words first."""
_LARGEST: Final = 40
"""The most values of one group."""
_PEOPLE: Final = stem("people")
"""Whoever is counted, they are people."""
_WEAK: Final = 0.04
"""How alike values are at least that differ by little."""
_ALMOST: Final = 0.1
"""How alike others are at least, where neither is in a group."""
_SMALL: Final = 4
"""The size up to which a group takes in what is alike to one of its values only."""
_NAMED: Final = 4
"""How many terms say what a group is of."""
_WORD: Final = re.compile(r"[^\W\d_]+")
_OPPOSITES: Final = tuple(
    (stem(a), stem(b))
    for a, b in (
        ("opened", "closed"), ("began", "ended"), ("born", "died"), ("bought", "sold"),
        ("won", "lost"), ("highest", "lowest"), ("founded", "dissolved"), ("arrived", "left"),
        ("built", "demolished"), ("injured", "killed"), ("signed", "expired"),
    )
)  # fmt: skip
"""What is said of one thing at two times, or of two numbers of it."""
_MONTH: Final = 31
"""Dates that are so many days apart are often of one thing."""
_GENERATION: Final = 25 * 366
"""Years that are so many days apart are, too."""
_FAR: Final = 40 * 366
"""Dates that are more days apart are seldom of one thing."""


@final
@dataclass(frozen=True, slots=True)
class SaidValue:
    """One value as one or more documents give it, word for word: its ``places``.

    ``row``: the list that it is an entry of; ``entries``: those of a list that it stands for.
    """

    places: tuple[ValueMention, ...]
    said: str
    row: tuple[str, int]
    entries: tuple[ValueMention, ...] = ()

    @property
    def whole(self) -> bool:
        """Whether it is what a list says, all in all."""
        return bool(self.entries)

    @property
    def first(self) -> ValueMention:
        """Where it stands first."""
        return self.places[0]

    @property
    def documents(self) -> tuple[str, ...]:
        """The documents that say it, in order, each once."""
        return tuple(dict.fromkeys(place.document for place in self.places))


@final
@dataclass(frozen=True, slots=True)
class AlikeGroup:
    """Values that seem to be of one thing, as ``words`` say, of which ``terms`` are the stems.
    ``worth``: how much a look at it promises. ``relation``: whether they can all be one value."""

    said: tuple[SaidValue, ...]
    terms: tuple[str, ...]
    words: tuple[str, ...]
    relation: Relation
    worth: float

    @property
    def documents(self) -> tuple[str, ...]:
        """All documents that are in it, in order."""
        return tuple(sorted({name for one in self.said for name in one.documents}))

    @property
    def differs(self) -> bool:
        """Whether its values cannot all be one."""
        return self.relation is Relation.DISJOINT

    @property
    def sides(self) -> tuple[int, ...]:
        """For each value the side that it takes, from 1, where they cannot all be one; 0 for one
        that fits several sides, and for all where there are none."""
        taken = [0] * len(self.said)
        if not self.differs:
            return tuple(taken)
        single = [at for at, one in enumerate(self.said) if not one.whole]
        attribute = self.said[0].first.attribute
        found = attribute.compare([self.said[at].first.value.possible for at in single])
        sides = found.positions if len(found.positions) > 1 else [range(len(single))]
        for side, members in enumerate(sides, 1):
            for member in members:
                taken[single[member]] = side
        side = max(taken)
        for at, one in enumerate(self.said):
            if one.whole:
                side += 1
                taken[at] = side
        return tuple(taken)


def groups(mentions: Sequence[ValueMention]) -> list[AlikeGroup]:
    """The groups of two and more values, what is most worth a look first."""
    found: list[AlikeGroup] = []
    values = [*_said(mentions), *_lists(mentions)]
    weights = _weights(values)
    by_kind: dict[str, list[int]] = defaultdict(list)
    for number, one in enumerate(values):
        by_kind[one.first.attribute.id].append(number)
    for numbers in by_kind.values():
        for members in _clusters(numbers, values, weights):
            group = _group([values[number] for number in members], members, weights)
            if group is not None:
                found.append(group)
    return sorted(found, key=lambda group: (-group.worth, group.said[0].first.offset, group.terms))


def _said(mentions: Iterable[ValueMention]) -> list[SaidValue]:
    """The values, one that stands in the same words in several places once."""
    same: dict[tuple[str, str, str], list[ValueMention]] = defaultdict(list)
    for one in mentions:
        same[one.attribute.id, one.value.text, one.clause.casefold()].append(one)
    return [
        SaidValue(tuple(places), places[0].said, (places[0].document, places[0].row))
        for places in same.values()
    ]


def _lists(mentions: Iterable[ValueMention]) -> list[SaidValue]:
    """The values of one kind in all entries of a list, as one: what it says as a whole."""
    lists: dict[tuple[str, int, str], list[ValueMention]] = defaultdict(list)
    for one in mentions:
        if one.row and one.heading:
            lists[one.document, one.row, one.attribute.id].append(one)
    whole: dict[tuple[str, ...], list[ValueMention]] = defaultdict(list)
    stands_for: dict[tuple[str, ...], list[ValueMention]] = {}
    for entries in lists.values():
        if len(entries) < 3 or not entries[0].attribute.kind.dated:
            continue
        first, last = entries[0], entries[-1]
        shared = set.intersection(*(set(entry.terms) for entry in entries))
        said = f"{first.said} … {last.said}"
        alike = (*(entry.value.text for entry in entries), first.clause)
        stands_for.setdefault(alike, entries)
        whole[alike].append(replace(first, said=said, terms=dict.fromkeys(shared, 1.0), joined={}))
    return [
        SaidValue(
            tuple(found),
            found[0].said,
            (found[0].document, found[0].row),
            tuple(stands_for[alike]),
        )
        for alike, found in whole.items()
    ]


def _weights(values: Sequence[SaidValue]) -> list[dict[str, float]]:
    """For each value its words, each as near and as rare as it is, as a vector of length 1."""
    known = {term for one in values for term in one.first.terms}
    words = [
        one.first.terms | {term: near for term, near in one.first.joined.items() if term in known}
        for one in values
    ]
    clauses = {one.first.clause: terms for one, terms in zip(values, words, strict=True)}
    spread: Counter[str] = Counter(
        term for terms in clauses.values() for term, near in terms.items() if near != 0.3
    )
    vectors = []
    for terms in words:
        vector = {
            term: near * log(1 + len(clauses) / max(spread[term], 1))
            for term, near in terms.items()
            if spread[term] <= _COMMON
        }
        length = sqrt(sum(weight * weight for weight in vector.values())) or 1
        vectors.append({term: weight / length for term, weight in vector.items()})
    return vectors


def _alike(a: SaidValue, b: SaidValue, weights: tuple[dict[str, float], dict[str, float]]) -> float:
    """How alike two values are: the cosine of their words, and what is counted."""
    one, other = a.first, b.first
    if one.clause == other.clause and one.document == other.document:
        return -0.3  # one sentence seldom gives one thing two values
    if one.document == other.document and _fit(one, other):
        return 0  # a year and a day of it, in one text, ask nothing
    if one.during and other.during and one.during != other.during:
        return -0.3  # what each of two quarters brought
    if _opposed(one, other):
        return -0.3  # what opened in one year closed in another
    if one.row and other.row:  # entries of lists are of what their first words name
        if a.row == b.row or one.terms.keys().isdisjoint(other.terms.keys() - other.heading):
            return 0
        if _leads(one) != _leads(other):
            return 0
    shared = weights[0].keys() & weights[1].keys()
    if one.document == other.document:  # one heading stands above them, whatever they are of
        shared -= one.heading & other.heading
    cosine = sum(weights[0][term] * weights[1][term] for term in shared)
    listed = one if a.whole else other if b.whole else None
    if listed is not None and not shared.isdisjoint(listed.heading):
        return cosine + 0.15
    cosine *= _nearness(one, other)
    if one.attribute.kind.counts:
        if one.noun and other.noun:
            if one.noun == other.noun:
                return cosine * 1.5
            return cosine if _PEOPLE in (one.noun, other.noun) else cosine * 0.6
        return cosine * 0.8
    return cosine


def _opposed(one: ValueMention, other: ValueMention) -> bool:
    """Whether the nearest of two opposite words is the one for a value, and the other for the
    other."""
    for a, b in _OPPOSITES:
        mine = one.terms.get(a, 0) - one.terms.get(b, 0)
        theirs = other.terms.get(a, 0) - other.terms.get(b, 0)
        if mine * theirs < 0:
            return True
    return False


def _fit(one: ValueMention, other: ValueMention) -> bool:
    """Whether two values can be one, although they are not the same."""
    possible = [one.value.possible, other.value.possible]
    relation = one.attribute.compare(possible).relation
    return relation not in (Relation.DISJOINT, Relation.EQUAL)


def _nearness(one: ValueMention, other: ValueMention) -> float:
    """How much the distance of two values speaks for one thing: 1 where it says nothing."""
    possible = [one.value.possible, other.value.possible]
    found = one.attribute.compare(possible)
    if found.relation is not Relation.DISJOINT:
        return 1
    if _far(possible, found.gap, one.attribute):
        return 0.5
    if _digits(one) == _digits(other):  # 13 and 31: somebody may have swapped two
        return 1.5
    if one.attribute.kind.dated:
        near = _MONTH if _is_day(one) or _is_day(other) else _GENERATION
        return 1.5 if found.gap is not None and found.gap <= near else 1
    spans = [on_a_line(each) for each in possible if isinstance(each, Interval | Duration)]
    little = len(spans) == 2 and 5 * max(span.lo for span in spans) <= 7 * min(s.hi for s in spans)
    return 1.5 if little else 1


def _digits(mention: ValueMention) -> list[str]:
    """The digits of a value, in the order of their size."""
    return sorted(filter(str.isdigit, mention.value.text))


def _is_day(mention: ValueMention) -> bool:
    """Whether a date says more than the year."""
    return "-" in mention.value.text


def _close(one: ValueMention, other: ValueMention, near: float) -> bool:
    """Whether two documents give values that differ, and by little, or not by much and are nearly
    alike enough."""
    possible = [one.value.possible, other.value.possible]
    if (
        one.document == other.document
        or one.attribute.compare(possible).relation is not Relation.DISJOINT
    ):
        return False
    almost = near >= _ALMOST and not one.attribute.kind.dated
    return _nearness(one, other) >= (1 if almost else 1.5)


def _leads(one: ValueMention) -> str:
    """The word that an entry of a list begins with."""
    return one.clause.split(maxsplit=1)[0].casefold().strip(":,") if one.clause else ""


def _clusters(
    numbers: Sequence[int], values: Sequence[SaidValue], weights: Sequence[dict[str, float]]
) -> list[list[int]]:
    """Groups of values, as numbers, that are alike on the average."""
    by_term: dict[str, list[int]] = defaultdict(list)
    for number in numbers:
        for term in weights[number]:
            by_term[term].append(number)
    alike: dict[tuple[int, int], float] = {}
    most = _PAIRS * len(numbers)
    for _, found in sorted(by_term.items(), key=lambda one: (len(one[1]), one[0])):
        if len(alike) >= most:
            break
        for a, b in combinations(found, 2):
            if (a, b) not in alike:
                alike[a, b] = _alike(values[a], values[b], (weights[a], weights[b]))
    close = {
        (a, b)
        for (a, b), near in alike.items()
        if _WEAK <= near < ALIKE and _close(values[a].first, values[b].first, near)
    }
    members = {number: [number] for number in numbers}
    total: dict[int, dict[int, float]] = defaultdict(dict)
    for (a, b), near in alike.items():
        if near:
            total[a][b] = total[b][a] = near
    heap = [(-near, a, b) for (a, b), near in alike.items() if near >= ALIKE]
    heapify(heap)
    fresh = max(numbers, default=0) + 1
    while heap:
        near, a, b = heappop(heap)
        if a not in members or b not in members or len(members[a]) + len(members[b]) > _LARGEST:
            continue
        joined = members.pop(a) + members.pop(b)
        members[fresh] = joined
        for other in {*total.pop(a, {}), *total.get(b, {})} - {a, b}:
            if other not in members:
                continue
            both = total[other].pop(a, 0) + total[other].pop(b, 0)
            total[fresh][other] = total[other][fresh] = both
            average = both / (len(joined) * len(members[other]))
            if average >= ALIKE:
                heappush(heap, (-average, min(fresh, other), max(fresh, other)))
        total.pop(b, None)
        fresh += 1
    return [sorted(one) for one in _late([*members.values()], alike, close) if len(one) > 1]


def _late(
    found: list[list[int]],
    alike: Mapping[tuple[int, int], float],
    close: Container[tuple[int, int]],
) -> list[list[int]]:
    """The groups, with values that are in none but are alike enough to one in a small one.

    Of ``close`` pairs, which different documents give and which differ by little, less is asked.
    """
    home = {number: group for group in found for number in group}
    for (a, b), near in sorted(alike.items(), key=lambda one: (-one[1], one[0])):
        one, other = sorted((home[a], home[b]), key=len)
        if len(one) > 1 or one is other or len(other) >= _SMALL:
            continue
        if near < ALIKE and not (len(other) == 1 and near >= _WEAK and (a, b) in close):
            continue
        average = sum(_of(alike, one[0], each) for each in other) / len(other)
        if average >= min(near, ALIKE) / 2:
            other.append(one.pop())
            home[other[-1]] = other
    return found


def _of(alike: Mapping[tuple[int, int], float], one: int, other: int) -> float:
    """How alike two values are; 0 where nobody looked."""
    return alike.get((min(one, other), max(one, other)), 0)


def _group(
    said: list[SaidValue], members: list[int], weights: Sequence[dict[str, float]]
) -> AlikeGroup | None:
    """A group with what it promises; none where no two of it stand apart."""
    if len({(place.document, place.clause) for one in said for place in one.places}) < 2:
        return None
    relation, apart = _relation(said)
    shared: dict[str, float] = defaultdict(float)
    for number in members:
        for term, weight in weights[number].items():
            shared[term] += weight
    held = [
        term
        for term in sorted(shared, key=lambda term: (-shared[term], term))
        if sum(term in weights[n] for n in members) > 1
    ]
    pairs = [
        sum(weights[a][term] * weights[b][term] for term in weights[a].keys() & weights[b].keys())
        for a, b in combinations(members, 2)
    ]
    near = sum(pairs) / len(pairs)
    documents = len({name for one in said for name in one.documents})
    differs = {Relation.DISJOINT: 2.0, Relation.EQUAL: 0.3}.get(relation, 1.2)
    worth = near * differs * apart * (1 + log(documents) / 2) / sqrt(max(1, len(said) / 4))
    terms = tuple(held[:_NAMED])
    return AlikeGroup(tuple(said), terms, _words(said, terms), relation, worth)


def _words(said: Sequence[SaidValue], terms: tuple[str, ...]) -> tuple[str, ...]:
    """A word for each term, in the order in which the first of the values has them."""
    found: dict[str, str] = {}
    for one in said:
        for word in _WORD.findall(one.first.clause):
            term = stem(word.casefold())
            if term in terms:
                found.setdefault(term, word)
    return (*found.values(), *(term for term in terms if term not in found))


def _relation(said: list[SaidValue]) -> tuple[Relation, float]:
    """Whether values can be one, and how much their distance speaks for one thing, up to 1.

    Those of a list need not fit each other, but each of them the others.
    """
    attribute = said[0].first.attribute
    possible = [one.first.value.possible for one in said if not one.whole]
    entries = [entry.value.possible for one in said for entry in one.entries]
    found = [attribute.compare(possible)] if possible else []
    found += [attribute.compare([*possible, entry]) for entry in entries]
    apart = [one for one in found if one.relation is Relation.DISJOINT]
    if not apart:
        return (found[0].relation if possible else Relation.OVERLAPS), 1.0
    return Relation.DISJOINT, 0.3 if _far([*possible, *entries], apart[0].gap, attribute) else 1.0


def _far(possible: Sequence[object], gap: Exact | None, attribute: Attribute) -> bool:
    """Whether values lie so far apart that they are seldom of one thing."""
    if attribute.kind.dated:
        return gap is None or gap > _FAR
    spans = [on_a_line(one) for one in possible if isinstance(one, Interval | Duration)]
    if len(spans) < len(possible):
        return False
    least, most = min(one.hi for one in spans), max(one.lo for one in spans)
    return least <= 0 or most > 5 * least
