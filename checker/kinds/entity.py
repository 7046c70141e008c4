"""An entity: a place, a person, a body, an event, by its id, label or an alias.

Its possibilities are itself and all that is part of it: entities are numbered so that those are an
interval. That one lies within the other is a refinement, and no distance is between two.
"""

from collections.abc import Iterator, Sequence
from typing import Any, final

from checker.model.vocabulary import Attribute, Kind, KnownNames, Others
from checker.values.compare import Comparison, compare_intervals
from checker.values.interval import Interval
from checker.values.value import Value


@final
class EntityKind(Kind):
    """One of the things that claims are about."""

    name = "entity"
    slots = frozenset({"entity", "last"})
    unquotable = ""
    names = True

    def read(self, text: str, attribute: Attribute, names: KnownNames) -> Value:
        """The entity that goes by that name."""
        name = names.entity(text)
        return Value(names.entities.label(name), names.entities.spans[name])

    def judge(self, claims: Sequence[Any], attribute: Attribute) -> Comparison:
        """A whole and its part go together."""
        return compare_intervals(claims, gap=_no_distance)

    def push(self, value: Value, attribute: Attribute, others: Others) -> Iterator[Value]:
        """Another one, of which this is no part, and which is no part of it."""
        assert isinstance(value.possible, Interval)
        other = others.than([others.named[value.possible]])
        if other:
            yield Value(others.entities.label(other), others.entities.spans[other])

    def slips(self, attribute: Attribute) -> str:
        """One name in two spellings."""
        return "names"


def _no_distance(lower: Interval, upper: Interval) -> None:
    """Entities are not so and so far apart."""
