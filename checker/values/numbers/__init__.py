"""Numbers: quantities and counts as sets of possibilities, their units, and their writing."""

from checker.values.numbers.count import read_count
from checker.values.numbers.measure import Measure, PossibleNumber
from checker.values.numbers.notation import write_number
from checker.values.numbers.quantity import read_quantity
from checker.values.numbers.units import UnitExpression, check_unit, unit

__all__ = [
    "Measure",
    "PossibleNumber",
    "UnitExpression",
    "check_unit",
    "read_count",
    "read_quantity",
    "unit",
    "write_number",
]
