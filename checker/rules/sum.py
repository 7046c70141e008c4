"""``sum``: the values of the parts, added up, are that of the whole.

    derive: {sum: {attribute: area, parts_of: occupied_territory}}

The outermost parts that a source reports are added, so that a part inside another part is counted
once. A part that the source says nothing of is taken from a work of reference. Where they do not
cover the whole, the sum is at least what was listed.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import reduce
from operator import add
from typing import Any, Final

from checker.kinds import SUMMED
from checker.model.constraint import Constraint, Scope
from checker.model.inputs import Conclusion, Inputs, NoValue
from checker.model.ranked import Added, How
from checker.model.rule import Parameters, Schema
from checker.model.vocabulary import Attribute, Entities
from checker.rules.parts import (
    OfParts,
    added_of,
    derivation,
    is_partial,
    read_of,
    schema_of,
    wholes,
)
from checker.values.constraints.condition import NOTHING_BUT_ZERO, Condition, Linear
from checker.values.interval import INFINITY, Interval
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
    tell = given.attribute.told
    arithmetic = f"{' + '.join(map(tell, values))} = {tell(total)}"
    if given.missing:
        arithmetic += f" ({given.missing})"
    return Conclusion(total, arithmetic=arithmetic, partial=is_partial(given))


def _together(given: Inputs, values: list[Value]) -> Value:
    some: list[Any] = [value.possible for value in values]
    nominals = [value.nominal for value in values]
    nominal = None if None in nominals else sum(n for n in nominals if n is not None)
    return given.attribute.value(reduce(add, some), nominal)


def added(rule: OfParts, attributes: Mapping[str, Attribute], entities: Entities) -> Added | None:
    """The innermost parts; of what may be below zero, only where there are no others."""
    found = added_of(rule, entities, How.SUM)
    return None if found.at_least and attributes[rule.attribute].measure.signed else found


MOST_ADDED: Final = 8
"""So many parts of a sum are named where rules are held together."""


def constrain(rule: OfParts, scope: Scope) -> Iterator[Constraint]:
    """That a whole comes to what all its parts do, or to no less where there may be more parts."""
    attribute = scope.attributes[rule.attribute]
    for whole, parts in wholes(rule, scope.entities):
        complete = scope.entities.by_id[whole].complete
        if not complete and attribute.kind.below_zero(attribute):
            continue
        terms = ((1, 0), *((-1, place) for place in range(1, len(parts) + 1)))
        at_least = Interval(0, INFINITY, False, True)
        condition = Condition(Linear(terms), NOTHING_BUT_ZERO if complete else at_least)
        words = _words_of(complete=complete)
        for things in scope.alike([(rule.attribute, name) for name in (whole, *parts)]):
            yield Constraint(things, condition, words, 0)


def _words_of(*, complete: bool) -> Callable[[Sequence[str], int, str], str]:
    sign = "=" if complete else ">="

    def words(texts: Sequence[str], target: int, result: str) -> str:
        some = list(texts[1 : 1 + MOST_ADDED])
        more = [f"{len(texts) - 1 - MOST_ADDED} more"] if texts[1 + MOST_ADDED :] else []
        added = " + ".join([*some, *more])
        if not target:
            return f"{added} = {result}"
        return f"{texts[0]} {sign} {added}, so {texts[target]} = {result}"

    return words


KIND = derivation(schema, read, conclude, constrain, words=(("total", "sum"),))._replace(
    added=added
)
