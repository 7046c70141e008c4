"""The units of a formula: what it adds must be alike, and what it gives must be what it says."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Final

from checker.model.rule import Expression, Number, Term
from checker.model.vocabulary import Attribute
from checker.values.numbers import UnitExpression, unit
from checker.values.unreadable import Unreadable

DATE: Final = "a date"
DURATION: Final = "a duration"
DAYS: Final = unit("days")

Kind = UnitExpression | str | None
"""The unit of a part of a formula; ``DATE`` or ``DURATION``; ``None`` for a bare number, which
takes any."""


def factor_of(gives: Term, expression: Expression, attributes: Mapping[str, Attribute]) -> Fraction:
    """What turns the result of a formula into the unit of what it gives.

    Raises ``Unreadable`` where dates and numbers, or units, do not go together.
    """
    target = attributes[gives.attribute]
    result = _kind(expression, attributes)
    timed = {"date": DATE, "duration": DURATION}.get(target.kind)
    if result == timed or (timed is DURATION and result in (DAYS, None)):
        return Fraction(1)
    if timed or result in (DATE, DURATION):
        is_ = result if isinstance(result, str) else "a number"
        raise Unreadable(f"the formula gives {is_}, but '{target.id}' is a {target.kind}")
    if result is None:
        return Fraction(1)
    assert isinstance(result, UnitExpression)
    try:
        return Fraction(result.factor_to(target.unit))
    except Unreadable as error:
        raise Unreadable(f"the formula does not give '{target.id}': {error}") from error


def _kind(expression: Expression, attributes: Mapping[str, Attribute]) -> Kind:
    if isinstance(expression, Number):
        return None
    if isinstance(expression, Term):
        attribute = attributes[expression.attribute]
        timed = {"date": DATE, "duration": DURATION}.get(attribute.kind)
        return timed or unit(attribute.unit)
    left, right = _kind(expression.left, attributes), _kind(expression.right, attributes)
    operator = expression.operator
    if operator in "*/":
        if DATE in (left, right):
            raise Unreadable("a date cannot be multiplied or divided: add days to it")
        if DURATION in (left, right):
            raise Unreadable("a duration cannot be multiplied or divided: add it to a date")
        if left is None and right is None:
            return None
        over, under = left or unit(""), right or unit("")
        assert isinstance(over, UnitExpression)
        assert isinstance(under, UnitExpression)
        return over * under if operator == "*" else over / under
    if left is DATE and right is DATE:
        if operator == "+":
            raise Unreadable("two dates cannot be added: subtract them, or add days to one")
        return DAYS
    if left is DATE or right is DATE:
        days = right if left is DATE else left
        if days not in (None, DAYS, DURATION):
            raise Unreadable(
                f"only days can be added to a date, not '{days}': give it the unit days"
            )
        if operator == "-" and right is DATE:
            raise Unreadable("a date cannot be taken from a number: turn them round")
        return DATE
    if DURATION in (left, right) and {left, right} <= {DURATION, DAYS, None}:
        return DURATION
    if left is None or right is None or left == right:
        return left if left is not None else right
    raise Unreadable(f"'{left}' and '{right}' cannot be added: give both attributes one unit")
