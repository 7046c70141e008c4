"""A quantity: a measured number in a unit, which stands for all that rounds to it.

`14393 km2`, `20 %`, `3..5 km`, `about 20 thousand`, `more than 20000 people`, `4400 +- 50`. Other
units are converted. Its possibilities are an interval: `20 %` is 19.5 to 20.5 %.
"""

from typing import final

from checker.kinds.number import NumberKind
from checker.model.vocabulary import Attribute, KnownNames
from checker.values.interval import WholeEnds
from checker.values.numbers import Measure, check_unit, read_quantity
from checker.values.numbers.quantity import quantity_conversion, quantity_ends
from checker.values.texts import normal_text
from checker.values.value import Value


@final
class QuantityKind(NumberKind):
    """How much."""

    name = "quantity"
    slots = frozenset({"quantity", "count", "duration"})
    convert = quantity_conversion

    def check(self, measure: Measure) -> None:
        """Its unit must be one."""
        check_unit(measure.unit)

    def ends(self, text: str, attribute: Attribute) -> WholeEnds | None:
        """Of digits, with the attribute's own unit or none."""
        return quantity_ends(text, attribute.measure)

    def read(self, text: str, attribute: Attribute, names: KnownNames) -> Value:
        """A number in the attribute's unit."""
        number = read_quantity(text, attribute.measure)
        return Value(normal_text(text), number.possible, number.nominal, number.literal)
