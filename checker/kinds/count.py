"""A count: a whole number of things, which is exact.

`4`, `at least 4`, `several`, `two dozen people`, `12 thousand` (which is from 11 500 to 12 499).
Its unit is what is counted and does not convert. Its possibilities are whole numbers.
"""

from typing import final

from checker.kinds.number import NumberKind
from checker.model.vocabulary import Attribute, KnownNames
from checker.values.interval import Empty, Interval, WholeEnds, whole_numbers
from checker.values.numbers import read_count
from checker.values.numbers.count import count_conversion, count_ends
from checker.values.texts import normal_text
from checker.values.value import Value


@final
class CountKind(NumberKind):
    """How many."""

    name = "count"
    slots = frozenset({"count", "duration"})
    whole = True
    convert = count_conversion

    def ends(self, text: str, attribute: Attribute) -> WholeEnds | None:
        """Of digits, with the attribute's own unit or none."""
        return count_ends(text, attribute.measure)

    def read(self, text: str, attribute: Attribute, names: KnownNames) -> Value:
        """A whole number."""
        number = read_count(text, attribute.measure)
        return Value(normal_text(text), number.possible, number.nominal, number.literal)

    def cut(self, span: Interval) -> Interval:
        """The whole numbers in an interval; raises ``Empty``."""
        found = whole_numbers(span)
        if found is None:
            raise Empty("no whole number lies between these ends")
        return found
