"""``sum``: the values of the parts, added up, are that of the whole.

    derive: {sum: {attribute: area, parts_of: occupied_territory}}

The outermost parts that a source reports are added, so that a part inside another part is counted
once. A part that the source says nothing of is taken from a work of reference. Where they do not
cover the whole, the sum is at least what was listed.
"""

from functools import reduce

from checker.model.inputs import Conclusion, Inputs, NoValue
from checker.model.vocabulary import Attribute
from checker.rules.parts import OfParts, derivation, is_partial
from checker.values.durations import Duration, at_least, write_duration
from checker.values.interval import INFINITY, Interval
from checker.values.kinds import Value
from checker.values.numbers import write_number


def conclude(rule: OfParts, given: Inputs) -> Conclusion | NoValue:
    """The sum, or why there is none."""
    values: list[Value] = []
    for operand in given.operands:
        value = operand.value()
        if value is None:
            return NoValue(given.torn(operand))
        values.append(value)
    total = _durations(values) if given.attribute.kind == "duration" else _numbers(given, values)
    if given.missing:
        if given.attribute.measure.signed:
            return NoValue(f"{given.source}: {given.missing}, and it may be below zero")
        total = _at_least(given.attribute, total)
    told = given.attribute.told
    arithmetic = f"{' + '.join(map(told, values))} = {told(total)}"
    if given.missing:
        arithmetic += f" ({given.missing})"
    return Conclusion(total, arithmetic=arithmetic, partial=is_partial(given))


def _numbers(given: Inputs, values: list[Value]) -> Value:
    some: list[Interval] = [value.possible for value in values]  # type: ignore[misc]
    whole = reduce(Interval.__add__, some)
    nominals = [value.nominal for value in values]
    nominal = None if None in nominals else sum(n for n in nominals if n is not None)
    return Value(write_number(whole, given.attribute.unit, nominal), whole, nominal)


def _durations(values: list[Value]) -> Value:
    some: list[Duration] = [value.possible for value in values]  # type: ignore[misc]
    whole = reduce(Duration.__add__, some)
    return Value(write_duration(whole), whole)


def _at_least(attribute: Attribute, total: Value) -> Value:
    """What an incomplete sum says of the whole."""
    if isinstance(total.possible, Duration):
        longer = at_least(total.possible)
        return Value(write_duration(longer), longer)
    assert isinstance(total.possible, Interval)
    whole = Interval(total.possible.lo, INFINITY, total.possible.lo_open, True)
    return Value(write_number(whole, attribute.unit, None), whole)


KIND = derivation(
    "The values of the parts, added up, are that of the whole.",
    ("quantity", "count", "duration"),
    conclude,
    words=(("total", "sum"),),
)
