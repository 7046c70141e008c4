"""What comes of sums, and what is claimed of their wholes, held together: each at its time.

Of a question (a whole, the qualifiers that are no time) the claims are put together in isles of
those whose times may meet. What fits within each isle fits; what does not is known where the isle
is of one time, and else is asked.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import final

from checker.model.fact import Qualifiers
from checker.model.ranked import Inside
from checker.model.vocabulary import Attribute
from checker.tables.about import of
from checker.tables.concluded import AddedUp
from checker.tables.distinct import Distinct
from checker.tables.grouping import GroupTables
from checker.tables.judging import ASKED, RELATIONS, Judged
from checker.values.compare import inside
from checker.values.interval import Interval
from checker.values.named import NamedTuple
from checker.values.value import Possible
from checker.values.verdict import Relation

Claims = dict[int, list[tuple[int, Possible]]]
"""By the number of a cell what sources claim: their number, and what it allows."""


@final
class _Isle(NamedTuple):
    """Cells whose times may meet, and whether they are all of one time."""

    cells: tuple[int, ...]
    at_once: bool


@final
class AtTimes:
    """The claims about one whole, ``stated`` and ``summed``, as questions."""

    def __init__(
        self,
        groups: GroupTables,
        one: AddedUp,
        stated: Claims,
        summed: Claims,
    ) -> None:
        """Nothing is held together yet."""
        self.groups = groups
        self.known = groups.known
        self.one = one
        self.stated = stated
        self.summed = summed
        self.isles: dict[Qualifiers, list[_Isle]] = {}
        """Those of each question, by the qualifiers of that."""
        cells: dict[Qualifiers, list[int]] = {}
        for cell in sorted({*stated, *summed}):
            cells.setdefault(self.known.apart[self.known.cells[cell]], []).append(cell)
        for apart, some in cells.items():
            self.isles[apart] = list(self._isles(some))

    def _isles(self, cells: Sequence[int]) -> Iterator[_Isle]:
        spans = self.known.spans
        isle: list[int] = []
        till = 0
        for cell in sorted(cells, key=lambda cell: (spans[cell].since, cell)):
            if isle and spans[cell].since >= till:
                yield self._isle(isle)
                isle = []
            till = max(till, spans[cell].till) if isle else spans[cell].till
            isle.append(cell)
        if isle:
            yield self._isle(isle)

    def _isle(self, cells: Sequence[int]) -> _Isle:
        return _Isle(tuple(cells), len({self.known.spans[cell].same for cell in cells}) == 1)

    def _claims(self, cells: Sequence[int]) -> list[tuple[int, Possible]]:
        both = (self.stated, self.summed)
        return [claim for cell in cells for some in both for claim in some.get(cell, ())]

    def held(self) -> Iterator[int]:
        """The cells of which a sum is held against anything."""
        for isles in self.isles.values():
            for isle in isles:
                if any(cell in self.summed for cell in isle.cells):
                    yield from isle.cells if len(self._claims(isle.cells)) > 1 else ()

    def rows(self) -> Iterator[tuple[object, ...]]:
        """Each question: whole, line, part, attribute, qualifiers, how many claims are sums."""
        for apart, isles in self.isles.items():
            sums = sum(len(self.summed.get(cell, ())) for isle in isles for cell in isle.cells)
            yield *self._question(apart), sums

    def classes(self, one: Judged) -> Iterator[tuple[object, ...]]:
        """Each question that something is asked in, with whether its claims come from several
        origins, and its class: that of what fits worst."""
        attribute = self.known.attributes[self.one.added.given]
        if attribute.id not in of(one.ranked, (attribute.id,)):
            return
        for apart, isles in self.isles.items():
            held: list[tuple[int, Possible]] = []
            found: list[int] = []
            for isle in isles:
                claims = self._claims(isle.cells)
                if isinstance(one.ranked, Inside):
                    found += [_inside(possible, one.ranked.span) for _, possible in claims]
                elif len(claims) > 1:
                    found.append(_together(attribute, claims, one, at_once=isle.at_once))
                else:
                    continue
                held += claims
            if held:
                strong = len({self.known.origins[src] for src, _ in held}) > 1
                yield *self._question(apart), strong, max(found)

    def _question(self, apart: Qualifiers) -> tuple[str, int, int, int, int]:
        known, attribute = self.known, self.one.added.given
        first = known.cells[self.isles[apart][0].cells[0]]
        return (
            self.one.added.whole,
            self.groups.judging.linked[attribute],
            known.qualifiers.index(known.timeless[first]),
            known.ids.index(attribute),
            known.qualifiers.index(apart),
        )


def are_unlike(known: Distinct, cells: Iterable[int]) -> bool:
    """Whether claims of some cells state qualifiers that others do not, or a time."""
    some = [known.cells[cell] for cell in cells]
    kinds = {(tuple(name for name, _ in known.apart[cell]), cell in known.times) for cell in some}
    return len(kinds) > 1


def _together(
    attribute: Attribute, claims: Sequence[tuple[int, Possible]], one: Judged, *, at_once: bool
) -> int:
    """How claims stand to each other; what does not fit is asked where that may hang on times."""
    relation = attribute.compare([possible for _, possible in claims]).relation
    if relation not in RELATIONS:
        return ASKED
    if relation is Relation.DISJOINT and not (one.surely and at_once):
        return ASKED
    return RELATIONS.index(relation)


def _inside(possible: Possible, allowed: Interval) -> int:
    """How a claim stands to a span."""
    if not isinstance(possible, Interval) or possible.scale:
        return ASKED
    return RELATIONS.index(inside(possible, allowed))
