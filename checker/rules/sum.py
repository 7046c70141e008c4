"""``sum``: the values of the parts, added up, are that of the whole.

    derive: {sum: {attribute: area, parts_of: occupied_territory}}

The outermost parts that a source reports are added, so that a part inside another part is counted
once. A part that the source says nothing of is taken from a work of reference. Where they do not
cover the whole, the sum is at least what was listed.
"""

from functools import reduce
from operator import add
from typing import Any

from checker.kinds import SUMMED
from checker.model.inputs import Conclusion, Inputs, NoValue
from checker.model.rule import Parameters, Schema
from checker.rules.parts import OfParts, derivation, is_partial, read_of, schema_of
from checker.values.value import Value


def schema() -> Schema:
    """Its parameters, as YAML has them."""
    return schema_of("The values of the parts, added up, are that of the whole.")


def read(given: Parameters) -> OfParts:
    """Its parameters."""
    return read_of(given, SUMMED)


def conclude(rule: OfParts, given: Inputs) -> Conclusion | NoValue:
    """The sum, or why there is none."""
    values: list[Value] = []
    for operand in given.operands:
        value = operand.value()
        if value is None:
            return NoValue(given.torn(operand))
        values.append(value)
    total = _together(given, values)
    if given.missing:
        if given.attribute.measure.signed:
            return NoValue(f"{given.source}: {given.missing}, and it may be below zero")
        total = given.attribute.value(given.attribute.kind.at_least(total.possible))
    told = given.attribute.told
    arithmetic = f"{' + '.join(map(told, values))} = {told(total)}"
    if given.missing:
        arithmetic += f" ({given.missing})"
    return Conclusion(total, arithmetic=arithmetic, partial=is_partial(given))


def _together(given: Inputs, values: list[Value]) -> Value:
    some: list[Any] = [value.possible for value in values]
    nominals = [value.nominal for value in values]
    nominal = None if None in nominals else sum(n for n in nominals if n is not None)
    return given.attribute.value(reduce(add, some), nominal)


KIND = derivation(schema, read, conclude, words=(("total", "sum"),))
