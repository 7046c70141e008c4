"""The units of a formula: what it adds must be alike, and what it gives must be what it says."""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Final

from checker.model.rule import Term
from checker.model.vocabulary import Attribute
from checker.rules.formula.expression import Expression, Number, Operation
from checker.values.numbers import UnitExpression, unit
from checker.values.numbers.units import DIFFERENCES, IN_ITS_UNIT
from checker.values.unreadable import Unreadable

DATE: Final = "a date"
DURATION: Final = "a duration"
DAYS: Final = unit("days")
KELVIN: Final = unit("K")

Kind = UnitExpression | str | None
"""The unit of a part of a formula; ``DATE`` or ``DURATION``; ``None`` for a bare number, which
takes any."""


def factor_of(gives: Term, expression: Expression, attributes: Mapping[str, Attribute]) -> Fraction:
    """What turns the result of a formula into the unit of what it gives.

    Raises ``Unreadable`` where dates and numbers, or units, do not go together.
    """
    target = attributes[gives.attribute]
    result = _kind(expression, attributes)
    timed = target.kind.in_formula
    if result == timed or (timed == DURATION and result in (DAYS, None)):
        return Fraction(1)
    if timed or result in (DATE, DURATION):
        is_ = result if isinstance(result, str) else "a number"
        raise Unreadable(f"the formula gives {is_}, but '{target.id}' is {target.kind.called}")
    if result is None:
        return Fraction(1)
    assert isinstance(result, UnitExpression)
    if str(result) in ("delta_degC", "delta_degF") and unit(target.unit) == KELVIN:
        raise Unreadable(
            f"the formula gives a difference of temperatures, and the unit `{target.unit}` of "
            f"'{target.id}' is that of a temperature, too: give it the unit `{result}`"
        )
    try:
        factor = Fraction(result.factor_to(target.unit))
    except Unreadable as error:
        why = str(error)
        if why.endswith(IN_ITS_UNIT):
            fits = f"the unit `{result}`" if result.factors else "a unit such as % or per 1000"
            why = f"{why.removesuffix(IN_ITS_UNIT)}; mend it, or give '{target.id}' {fits}"
        raise Unreadable(f"the formula does not give '{target.id}': {why}") from error
    _refuse_twice(expression, factor, target)
    return factor


def _refuse_twice(expression: Expression, factor: Fraction, target: Attribute) -> None:
    """Raises ``Unreadable`` where a formula multiplies by what its unit multiplies by: a result
    in `%` or `per 1000` is a share, which the unit makes so many of."""
    if factor in (1, 0) or not _is_scale(target.unit):
        return
    for constant in _constants(expression):
        if constant == factor:
            raise Unreadable(
                f"the unit `{target.unit}` of '{target.id}' already multiplies by {constant}: "
                f"leave `* {constant}` out"
            )


def _is_scale(text: str) -> bool:
    """Whether a unit has a share in it: `%`, `per 1000`, `per 100000 people`."""
    return any(s in ("%", "\N{PER MILLE SIGN}") or s.isdecimal() for s, _ in unit(text).factors)


def _constants(expression: Expression) -> Iterator[Fraction]:
    """What each summand of a formula is multiplied by, where that is not 1."""
    if isinstance(expression, Operation) and expression.operator in "+-":
        for side in (expression.left, expression.right):
            yield from _constants(side)
        return
    inner: list[Expression] = []
    constant = _multiplier(expression, inner)
    if constant != 1:
        yield constant
    for part in inner:
        yield from _constants(part)


def _multiplier(expression: Expression, inner: list[Expression]) -> Fraction:
    """The product of the numbers of a product; its factors that are sums go to ``inner``."""
    if isinstance(expression, Number):
        return Fraction(expression.value)
    if isinstance(expression, Term):
        return Fraction(1)
    if expression.operator in "+-":
        inner.append(expression)
        return Fraction(1)
    left, right = (_multiplier(side, inner) for side in (expression.left, expression.right))
    if expression.operator == "*":
        return left * right
    return left / right if right else Fraction(1)


def _kind(expression: Expression, attributes: Mapping[str, Attribute]) -> Kind:
    if isinstance(expression, Number):
        return None
    if isinstance(expression, Term):
        attribute = attributes[expression.attribute]
        return attribute.kind.in_formula or unit(attribute.unit)
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
    if left == DATE and right == DATE:
        if operator == "+":
            raise Unreadable("two dates cannot be added: subtract them, or add days to one")
        return DAYS
    if left == DATE or right == DATE:
        days = right if left == DATE else left
        if days not in (None, DAYS, DURATION):
            raise Unreadable(
                f"only days can be added to a date, not '{days}': give it the unit days"
            )
        if operator == "-" and right == DATE:
            raise Unreadable("a date cannot be taken from a number: turn them round")
        return DATE
    if DURATION in (left, right) and {left, right} <= {DURATION, DAYS, None}:
        return DURATION
    if temperature := _temperature(operator, left, right):
        return temperature
    if left is None or right is None or left == right:
        return left if left is not None else right
    raise Unreadable(f"'{left}' and '{right}' cannot be added: give both attributes one unit")


def _temperature(operator: str, left: Kind, right: Kind) -> Kind:
    """The unit of a sum or a difference with temperatures in it; ``None`` where there are none.

    Two temperatures make a difference, which has a unit of its own (a rise of 9 °F is one of 5 °C,
    and 9 °F are -13 °C); a temperature and a difference make a temperature. Two may be added, as a
    mean of them is.
    """
    ours, theirs = str(left or ""), str(right or "")
    if operator == "-" and ours == theirs and ours in DIFFERENCES:
        return unit(DIFFERENCES[ours])
    if ours in DIFFERENCES and theirs == DIFFERENCES[ours]:
        return left
    if operator == "+" and theirs in DIFFERENCES and ours == DIFFERENCES[theirs]:
        return right
    return None
