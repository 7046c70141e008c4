"""What rules set between claims that must all be true at once, by which attributes hang together.

Of each subject, what is claimed about one such group of attributes, under the same qualifiers, is
one question (:mod:`checker.tables.jointly` answers it). What nobody can tell of is asked.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Final, final

from checker.model.constraint import natural
from checker.model.ranked import (
    AllAtOnce,
    Bound,
    InOrder,
    Inside,
    OfEachSubject,
    OfNamed,
    Reckoned,
)
from checker.model.vocabulary import Attribute
from checker.values.groups import Groups
from checker.values.interval import Interval, intersection, whole_numbers
from checker.values.named import NamedTuple

MOST_ATTRIBUTES: Final = 40
"""So many attributes may hang together by a formula: of more, nobody proves that claims fit."""


@final
class BoundGroup(NamedTuple):
    """Attributes that rules bind to each other, in the order in which these speak of them.

    ``limits``: of each all that it can be, by its kind and by rules. ``asked``: nobody can tell.
    """

    attributes: tuple[str, ...]
    limits: Mapping[str, Inside]
    orders: tuple[InOrder, ...]
    formula: Reckoned | None
    asked: bool

    def all_asked(self) -> "BoundGroup":
        """The same, of which nobody can tell."""
        return self._replace(formula=None, asked=True)

    @property
    def bound(self) -> list[tuple[str, ...]]:
        """What is bound together, each by one rule."""
        some: list[tuple[str, ...]] = [(one.first, one.then) for one in self.orders]
        if self.formula is not None:
            some.append((self.formula.gives, *self.formula.operands))
        return some

    @property
    def between(self) -> list[str]:
        """The attributes that several rules bind to others, so that a chain goes through them."""
        many = Counter(name for names in self.bound for name in names)
        return [name for name in self.attributes if many[name] > 1]


def groups_of(
    ranked: AllAtOnce, attributes: Mapping[str, Attribute], *, reckons: bool
) -> tuple[BoundGroup, ...]:
    """The attributes that hang together; of those that are bound for named subjects alone only
    these are looked at. ``reckons``: an engine is trusted with arithmetic."""
    bound = [one for one in ranked.bound if not isinstance(one.binding, OfNamed)]
    names = list(dict.fromkeys(name for one in bound for name in one.attributes))
    everything = any(one.binding is None for one in bound)
    clocks = any(
        isinstance(one.binding, OfEachSubject) and _dated(one.attributes, attributes)
        for one in bound
    )
    found = []
    for some in _together(names, bound):
        own = [one for one in bound if one.attributes[0] in some]
        asked = everything or (clocks and _dated(some, attributes))
        group = _group(tuple(some), own, attributes, asked=asked)
        found.append(group if reckons or group.formula is None else group.all_asked())
    return tuple(found)


def asked_of(groups: Iterable[BoundGroup]) -> set[str]:
    """The attributes of which all claims are asked."""
    return {name for one in groups if one.asked for name in one.attributes}


def _dated(names: Iterable[str], attributes: Mapping[str, Attribute]) -> bool:
    return any(attributes[name].kind.dated for name in names)


def _together(names: Sequence[str], bound: Iterable[Bound]) -> Iterable[list[str]]:
    places = {name: place for place, name in enumerate(names)}
    together = Groups(len(places))
    for one in bound:
        for name in one.attributes[1:]:
            together.join(places[one.attributes[0]], places[name])
    found: dict[int, list[str]] = {}
    for name, place in places.items():
        found.setdefault(together.of(place), []).append(name)
    return found.values()


def _group(
    names: tuple[str, ...],
    bound: Sequence[Bound],
    attributes: Mapping[str, Attribute],
    *,
    asked: bool,
) -> BoundGroup:
    spans: dict[str, Interval | None] = {name: natural(attributes[name]) for name in names}
    orders: list[InOrder] = []
    formulas: list[Reckoned] = []
    for one in bound:
        if isinstance(one.binding, InOrder):
            orders.append(one.binding)
        elif isinstance(one.binding, Reckoned):
            formulas.append(one.binding)
        elif isinstance(one.binding, Inside):
            before = spans[one.binding.attribute]
            span = before and intersection(before, one.binding.span)
            spans[one.binding.attribute] = span
        else:
            asked = True
    for name, known in spans.items():
        if known is not None and attributes[name].kind.whole and attributes[name].kind.numeric:
            spans[name] = whole_numbers(known)
    limits = {name: Inside(name, span, "") for name, span in spans.items() if span is not None}
    many = len(formulas) > 1 or (bool(formulas) and len(names) > MOST_ATTRIBUTES)
    untold = asked or many or len(limits) < len(names)
    formula = formulas[0] if formulas and not untold else None
    return BoundGroup(names, limits, tuple(dict.fromkeys(orders)), formula, untold)
