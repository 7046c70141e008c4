"""The arithmetic of formulas: what an expression comes to, and how it is written out."""

import math
from collections.abc import Mapping
from fractions import Fraction
from typing import Any, NamedTuple, final

from checker.model.rule import Term
from checker.model.vocabulary import Attribute
from checker.rules.formula.expression import Expression, Number
from checker.values.dates import (
    Choice,
    Instants,
    add_days,
    days_from,
    is_beyond,
    time_from,
    write_date,
)
from checker.values.durations import (
    Duration,
    add_duration,
    is_too_long,
    not_below_zero,
    of_days,
    write_duration,
)
from checker.values.interval import (
    ARITHMETIC,
    EXACTLY,
    INFINITY,
    Bound,
    Empty,
    Exact,
    Interval,
    intersection,
    interval,
    normal_exact,
    point,
)
from checker.values.kinds import Value
from checker.values.numbers import write_number

MOST_DIGITS = 3000
"""How many digits a result may have; Python writes no number of more than 4300."""


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
    if result.dated:
        if is_beyond(result.possible):  # type: ignore[arg-type]
            raise Empty("beyond the years of 18 digits")
        return Value(write_date(result.possible), result.possible)  # type: ignore[arg-type]
    if attribute.kind == "duration":
        duration = not_below_zero(_duration(result.possible))
        if is_too_long(duration):
            raise Empty("longer than any calendar")
        return Value(write_duration(duration), duration)
    assert isinstance(result.possible, Interval)
    span = result.possible * point(factor)
    if any(_digits(bound) > MOST_DIGITS for bound in (span.lo, span.hi)):
        raise OverflowError
    if not attribute.measure.signed:
        span = intersection(span, Interval(0, INFINITY, False, True)) or _nothing()
    if attribute.kind == "count":
        span = _whole(span)
    nominal = None if result.nominal is None else normal_exact(result.nominal * factor)
    return Value(write_number(span, attribute.unit, nominal), span, nominal)


def _digits(bound: Bound) -> int:
    """About how many digits an end has, above and below the fraction bar."""
    if isinstance(bound, float):
        return 0
    return max(bound.numerator.bit_length(), bound.denominator.bit_length()) * 3 // 10


def _whole(span: Interval) -> Interval:
    """The whole numbers in an interval; raises ``Empty``."""
    lo = span.lo if span.lo == -INFINITY else math.ceil(span.lo)
    hi = span.hi if span.hi == INFINITY else math.floor(span.hi)
    lo += lo == span.lo and span.lo_open
    hi -= hi == span.hi and span.hi_open
    return interval(lo, hi, hi_open=False)


def _nothing() -> Interval:
    raise Empty("below zero")


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
