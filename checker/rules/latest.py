"""``latest``: the last of the parts' dates is that of the whole.

    derive: {latest: {attribute: began_on, parts_of: the_flood}}

The outermost parts that a source reports are taken. Where they do not cover the whole, its date is
not before the last of theirs.
"""

from collections.abc import Iterator

from checker.kinds import DATES
from checker.model.constraint import Constraint, Scope
from checker.model.inputs import Conclusion, Inputs, NoValue
from checker.model.ranked import Added, How
from checker.model.rule import Parameters, Schema
from checker.model.vocabulary import Entities
from checker.rules.parts import (
    OfParts,
    added_of,
    derivation,
    extreme,
    in_order,
    read_of,
    schema_of,
)


def schema() -> Schema:
    """Its parameters, as YAML has them."""
    return schema_of("The last of the parts' dates is that of the whole.")


def read(given: Parameters) -> OfParts:
    """Its parameters."""
    return read_of(given, DATES)


def conclude(rule: OfParts, given: Inputs) -> Conclusion | NoValue:
    """The last of the dates, or why there is none."""
    return extreme(given, "latest", max, bound_below=True)


def constrain(rule: OfParts, scope: Scope) -> Iterator[Constraint]:
    """That the whole is not before any of its parts."""
    return in_order(rule, scope, first="part")


def added(rule: OfParts, _: object, entities: Entities) -> Added:
    """The last of the dates of its parts."""
    return added_of(rule, entities, How.LAST)


KIND = derivation(schema, read, conclude, constrain)._replace(added=added)
