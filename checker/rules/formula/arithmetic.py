"""The arithmetic of formulas: what an expression comes to, and how it is written out."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any, final

from checker.model.rule import Term
from checker.model.vocabulary import Attribute
from checker.rules.formula.expression import Expression, Number
from checker.values.dates import Choice, Instants, add_days, days_from, time_from
from checker.values.durations import Duration, add_duration, of_days
from checker.values.interval import ARITHMETIC, EXACTLY, Exact, Interval, normal_exact, point
from checker.values.named import NamedTuple
from checker.values.value import Value


@final
class Result(NamedTuple):
    """A part of a formula: its possibilities, the number as written, and whether it is a date."""

    possible: Interval | Instants | Choice | Duration
    nominal: Exact | None
    dated: bool = False


def computed(expression: Expression, operands: Mapping[Term, Result], by_clock: bool) -> Result:
    """The result of a part of a formula; ``by_clock``: the time between two instants is counted
    in parts of a day too."""
    if isinstance(expression, Number):
        return Result(point(expression.value), expression.value)
    if isinstance(expression, Term):
        return operands[expression]
    operator = expression.operator
    left = computed(expression.left, operands, by_clock)
    right = computed(expression.right, operands, by_clock)
    if left.dated and right.dated:
        between = time_from if by_clock else days_from
        return Result(between(left.possible, right.possible), None)  # type: ignore[arg-type]
    if left.dated or right.dated:
        date, time = (left, right) if left.dated else (right, left)
        return Result(_later(date.possible, operator, time.possible), None, dated=True)
    if isinstance(left.possible, Duration) or isinstance(right.possible, Duration):
        first, more = _duration(left.possible), _duration(right.possible)
        return Result(first + (more if operator == "+" else -more), None)
    assert isinstance(left.possible, Interval)
    assert isinstance(right.possible, Interval)
    nominal = None
    if left.nominal is not None and right.nominal is not None:
        by_zero = operator == "/" and right.nominal == 0
        nominal = None if by_zero else EXACTLY[operator](left.nominal, right.nominal)
    return Result(ARITHMETIC[operator](left.possible, right.possible), nominal)


def _duration(possible: Any) -> Duration:
    """A duration, or a number of days as one."""
    return possible if isinstance(possible, Duration) else of_days(possible)


def _later(date: Any, operator: str, time: Any) -> Interval | Instants | Choice:
    if isinstance(time, Duration):
        return add_duration(date, time if operator == "+" else -time)
    return add_days(date, time if operator == "+" else -time)


def value_of(attribute: Attribute, result: Result, factor: Fraction) -> Value:
    """The result in the attribute's unit, cut to what its kind can be; raises ``Empty`` where that
    is nothing, and ``OverflowError`` where it has too many digits."""
    kind, possible = attribute.kind, result.possible
    if not kind.numeric:
        return kind.computed(possible, attribute)
    assert isinstance(possible, Interval)
    nominal = None if result.nominal is None else normal_exact(result.nominal * factor)
    return kind.computed(possible * point(factor), attribute, nominal)


def written_with(expression: Expression, texts: Mapping[Term, str], within: str = "") -> str:
    """The formula with its values in it; ``within`` is the operator around this part."""
    if isinstance(expression, Number):
        return expression.text
    if isinstance(expression, Term):
        return texts[expression]
    operator = expression.operator
    left = written_with(expression.left, texts, operator if operator in "*/" else "+")
    right = written_with(expression.right, texts, {"-": "*", "/": "//"}.get(operator, operator))
    text = f"{left} {operator} {right}" if left else f"-{right}"
    loose = operator in "+-" and within in ("*", "/", "//")
    return f"({text})" if loose or (operator in "*/" and within == "//") else text
