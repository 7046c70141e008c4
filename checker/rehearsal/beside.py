"""Of many claims that one question holds against each other, the few that a change is seen among.

It is for checks that ask of claims whether they can all be true (``CheckKind.only_meeting``). Such
claims fall into clusters that meet no other: spans on a line, or terms that are equal. Where one
claim changes, nothing else changes but

- who stands with whom in the clusters that it was in and comes to;
- whether there is anything beyond these, and how far away the farthest of it is.

What says the same with the same kind of voice stands together, so that one of it tells of all. So
no more claims are judged than meet the changed one and say something of their own.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final, final

from checker.model.fact import Fact, Qualifiers
from checker.values.interval import Interval
from checker.values.value import Value

_ALIKE: Final = 2
"""How many are kept of claims that say the same: one is left where the other is what changes."""


_End = tuple[Any, int]


@final
class Beside:
    """The claims of one cell."""

    def __init__(self, claims: Iterable[Fact]) -> None:
        """Part them into what one question holds against each other."""
        groups: dict[Qualifiers, list[Fact]] = {}
        for fact in claims:
            groups.setdefault(fact.apart, []).append(fact)
        self._groups = {
            qualifiers: _Group(some)
            for qualifiers, some in groups.items()
            if all(_is_simple(fact.value) and not fact.times for fact in some)
        }

    def among(self, fact: Fact, values: Sequence[Value]) -> tuple[Fact, ...] | None:
        """Other claims, among which the one is judged when it says one of ``values``.

        ``None`` where it is not plain what meets what.
        """
        group = self._groups.get(fact.apart)
        if group is None or not all(map(_is_simple, values)):
            return None
        return tuple(group.among(fact, values))


def _is_simple(value: Value) -> bool:
    return isinstance(value.possible, Interval | str | bool)


def _ends(value: Value, scale: str | None) -> tuple[_End, _End]:
    """The ends of a span, such that two spans meet where neither begins behind the other's end.

    Ends that touch meet where both are closed; open ones only where their scales differ, of which
    ``scale`` is that of all others, if they have one. A term is a span of its own.
    """
    possible = value.possible
    if not isinstance(possible, Interval):
        return (possible, 1), (possible, 1)
    if possible.scale != scale:
        return (possible.lo, 0), (possible.hi, 2)
    return (possible.lo, 1 + possible.lo_open), (possible.hi, 1 - possible.hi_open)


def _scale(value: Value) -> str | None:
    return value.possible.scale if isinstance(value.possible, Interval) else None


def _said(fact: Fact) -> object:
    """What claims have in common that stand together whatever else is claimed."""
    return fact.value.possible, _scale(fact.value), bool(fact.said_by)


@final
class _Group:
    """Claims of one question in clusters, from the least to the greatest."""

    def __init__(self, claims: Sequence[Fact]) -> None:
        self._begins: list[Any] = []
        self._ends: list[Any] = []
        self._clusters: list[list[Fact]] = []
        self._voices: dict[bool, list[int]] = {False: [], True: []}
        scales = {_scale(fact.value) for fact in claims}
        self._scale = scales.pop() if len(scales) == 1 else None
        alike: dict[object, int] = {}
        for fact in sorted(claims, key=lambda fact: _ends(fact.value, self._scale)):
            lo, hi = _ends(fact.value, self._scale)
            if not self._ends or lo > self._ends[-1]:
                self._begins.append(lo)
                self._ends.append(hi)
                self._clusters.append([])
            self._ends[-1] = max(self._ends[-1], hi)
            quoted, number, said = bool(fact.said_by), len(self._clusters) - 1, _said(fact)
            alike[said] = alike.get(said, 0) + 1
            if alike[said] <= _ALIKE:
                self._clusters[number].append(fact)
                if self._voices[quoted][-1:] != [number]:
                    self._voices[quoted].append(number)

    def among(self, fact: Fact, values: Sequence[Value]) -> Iterator[Fact]:
        """See :meth:`Beside.among`."""
        met: set[int] = set()
        for value in (fact.value, *values):
            lo, hi = _ends(value, self._scale)
            met.update(range(bisect_left(self._ends, lo), bisect_right(self._begins, hi)))
        for number in met:
            told: set[object] = set()
            for one in self._clusters[number]:
                if one.id != fact.id and _said(one) not in told:
                    told.add(_said(one))
                    yield one
        for quoted, numbers in self._voices.items():
            yield from self._farthest(quoted, numbers, met)

    def _farthest(self, quoted: bool, numbers: Sequence[int], met: set[int]) -> Iterator[Fact]:
        """Of what is met by none, the claim that ends first and the one that begins last."""
        first = next((number for number in numbers if number not in met), None)
        last = next((number for number in reversed(numbers) if number not in met), None)
        if first is None or last is None:
            return
        lowest = [one for one in self._clusters[first] if bool(one.said_by) is quoted]
        highest = [one for one in self._clusters[last] if bool(one.said_by) is quoted]
        ends_first = min(lowest, key=lambda one: _ends(one.value, self._scale)[1])
        begins_last = max(highest, key=lambda one: _ends(one.value, self._scale)[0])
        yield ends_first
        if begins_last is not ends_first:
            yield begins_last
