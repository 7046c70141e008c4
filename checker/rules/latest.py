"""``latest``: the last of the parts' dates is that of the whole.

    derive: {latest: {attribute: began_on, parts_of: the_flood}}

As of a ``sum``, the outermost parts that a source reports are taken. Where they do not cover the
whole, the last is not before the last of those.
"""

from checker.kinds import DATES
from checker.model.inputs import Conclusion, Inputs, NoValue
from checker.model.rule import DerivationKind, Parameters, Schema
from checker.rules import parts
from checker.rules.parts import OfParts


def schema() -> Schema:
    """Its parameters, as YAML has them."""
    return parts.schema_of("The last of the parts' dates is that of the whole.")


def read(given: Parameters) -> OfParts:
    """Its parameters."""
    return parts.read_of(given, DATES)


def conclude(rule: OfParts, given: Inputs) -> Conclusion | NoValue:
    """The last of the dates, or why there is none."""
    return parts.extreme(given, "latest", max, bound_below=True)


KIND = DerivationKind(
    schema,
    read,
    parts.reads,
    parts.gives,
    parts.inputs,
    conclude,
    names=parts.names,
    words=parts.WORDS,
    whole=parts.whole,
    concluded_from=parts.concluded_from,
    concluded_to=parts.concluded_to,
)
