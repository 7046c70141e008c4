"""The units of a formula: what it adds must be alike, and what it gives must be what it says."""

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from typing import Final

from checker.model.fact import Fact
from checker.model.place import Problem
from checker.model.rule import Expression, Formula, Number, Operation, Rule, Term
from checker.model.vocabulary import Attribute
from checker.values.interval import Interval
from checker.values.numbers import UnitExpression, unit
from checker.values.numbers.units import DIFFERENCES, IN_ITS_UNIT
from checker.values.unreadable import Unreadable

DATE: Final = "a date"
DURATION: Final = "a duration"
DAYS: Final = unit("days")
KELVIN: Final = ("K", "kelvin", "kelvins")

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
        factor = Fraction(result.factor_to(target.unit))
    except Unreadable as error:
        why = str(error)
        if why.endswith(IN_ITS_UNIT):
            fits = f"the unit `{result}`" if result.factors else "a unit such as % or per 1000"
            why = f"{why.removesuffix(IN_ITS_UNIT)}; mend it, or give '{target.id}' {fits}"
        raise Unreadable(f"the formula does not give '{target.id}': {why}") from error
    _refuse_twice(expression, factor, target)
    return factor


def doubtful_degrees(
    attributes: Mapping[str, Attribute], facts: Iterable[Fact], rules: Iterable[Rule]
) -> Iterator[Problem]:
    """Claims in degrees of what a formula makes a difference of temperatures, in kelvin.

    `9 °F` is 5 K as a difference and 260 K as a temperature, and the unit K says neither.
    """
    differences = {
        rule.gives: rule.id
        for rule in rules
        if isinstance(rule.does, Formula)
        and attributes[rule.gives].measure.unit in KELVIN
        and _is_difference(rule.does.expression, attributes)
    }
    if not differences:
        return
    for fact in facts:
        possible = fact.value.possible
        if fact.attribute in differences and isinstance(possible, Interval):
            offset = possible.scale.partition(" ")[2]  # of the conversion, if there was one
            if offset not in ("", "0"):
                yield Problem(
                    fact.place,
                    f"`{fact.value.text[:40]}` is one thing as a temperature and another as a "
                    f"difference, which rule '{differences[fact.attribute]}' gives: give "
                    f"'{fact.attribute}' the unit `delta_degC`",
                )


def _is_difference(expression: Expression, attributes: Mapping[str, Attribute]) -> bool:
    """Whether a formula takes one temperature from another."""
    if not isinstance(expression, Operation) or expression.operator != "-":
        return False
    sides = [_kind(side, attributes) for side in (expression.left, expression.right)]
    return sides[0] == sides[1] and str(sides[0]) in DIFFERENCES


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
    one, other = str(left or ""), str(right or "")
    if operator == "-" and one == other and one in DIFFERENCES:
        return unit(DIFFERENCES[one])
    if one in DIFFERENCES and other == DIFFERENCES[one]:
        return left
    if operator == "+" and other in DIFFERENCES and one == DIFFERENCES[other]:
        return right
    return None
