"""``formula``: arithmetic over claims.

    derive: {formula: "occupied_share(azerbaijan) = area(occupied_territory) / area(azerbaijan)"}

An operand that a source does not state itself is taken from a work of reference; at least one is
the source's own. A date and a count of days make a date, two dates make a count of days.
"""

import math
from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Any, NamedTuple, final

from checker.model.fact import Fact, Facts, Qualifiers
from checker.model.inputs import Conclusion, Inputs, NoValue, Operand
from checker.model.rule import Expression, Formula, Number, Term, terms
from checker.model.vocabulary import Attribute
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
    DivisionByZero,
    Empty,
    Exact,
    Interval,
    intersection,
    interval,
    normal_exact,
    point,
)
from checker.values.kinds import Value, on_a_line
from checker.values.numbers import write_number

MOST_DIGITS = 3000
"""How many digits a result may have; Python writes no number of more than 4300."""


def inputs(rule: Formula, facts: Facts) -> Iterator[Inputs]:
    """The operands, for each subject, source and set of qualifiers that some claim has."""
    used = tuple(dict.fromkeys(terms(rule.expression)))
    attribute = facts.attributes[rule.gives.attribute]
    for bound in _bindings(used, facts):
        subject = bound or rule.gives.subject or ""
        claims = [
            facts.about(term.attribute, bound if term.variable else term.subject or "")
            for term in used
        ]
        keys: dict[tuple[str, Qualifiers], None] = {}
        for some in claims:
            for fact in some:
                keys[fact.source, fact.qualifiers] = None
        for source, qualifiers in keys:
            operands: list[Operand] = []
            unstated = ""
            for term, some in zip(used, claims, strict=True):
                own = _chosen(some, facts, source, qualifiers)
                if not own:
                    unstated = _unstated(_name(term, bound, facts), some, facts, source, qualifiers)
                    break
                operands.append(
                    Operand(_name(term, bound, facts), facts.attributes[term.attribute], own)
                )
            if unstated and facts.sources[source].reference:
                continue  # a reference need not state what a formula of documents needs
            yield Inputs(source, subject, attribute, qualifiers, tuple(operands), unstated=unstated)


def _bindings(used: tuple[Term, ...], facts: Facts) -> list[str]:
    """The subjects that the variable may stand for; one empty name where there is none."""
    if not any(term.variable for term in used):
        return [""]
    bound: dict[str, None] = {}
    for term in used:
        if term.variable:
            bound.update(dict.fromkeys(facts.subjects(term.attribute)))
    return list(bound)


def _chosen(
    claims: list[Fact], facts: Facts, source: str, qualifiers: Qualifiers
) -> tuple[Fact, ...]:
    """The source's own claims; else those of references, with these qualifiers or with none.

    An incomplete sum is no statement of the whole, and only a bound: it is used where there is
    nothing else, and what follows from it is a bound, too.
    """
    own = tuple(f for f in claims if f.source == source and f.qualifiers == qualifiers)
    references = [fact for fact in claims if facts.is_reference(fact) and not fact.partial]
    same = tuple(fact for fact in references if fact.qualifiers == qualifiers)
    whole = tuple(fact for fact in own if not fact.partial)
    return whole or same or tuple(fact for fact in references if not fact.qualifiers) or own


def _unstated(
    name: str, claims: list[Fact], facts: Facts, source: str, qualifiers: Qualifiers
) -> str:
    """Why there is nothing to reckon with: nobody says it, or only with other qualifiers."""
    said = [fact.qualifiers for fact in claims if fact.source == source]
    who = f"{source} says"
    if not said:
        said = [f.qualifiers for f in claims if facts.is_reference(f) and not f.partial]
        who = f"{source} does not say, and a reference says"
    if said:
        others = "; ".join(map(_pairs, sorted(set(said))))
        return (
            f"{who} {name} only with other qualifiers ({others}) than the rest of the formula "
            f"({_pairs(qualifiers)})"
        )
    holds_for = f" ({_pairs(qualifiers)})" if qualifiers else ""
    return f"{source} does not say, nor does a reference: {name}{holds_for}"


def _pairs(qualifiers: Qualifiers) -> str:
    return ", ".join(f"{key}: {word}" for key, word in qualifiers) or "no qualifier"


def _name(term: Term, bound: str, facts: Facts) -> str:
    subject = bound if term.variable else term.subject or ""
    return f"{facts.attributes[term.attribute].label} of {facts.entities.label(subject)}"


def conclude(rule: Formula, given: Inputs) -> Conclusion | NoValue:
    """The result in the unit of what it gives, or why there is none."""
    if given.unstated:
        return NoValue(given.unstated)
    operands: dict[Term, _Result] = {}
    texts: dict[Term, str] = {}
    for term, operand in zip(dict.fromkeys(terms(rule.expression)), given.operands, strict=True):
        value = operand.value()
        if value is None:
            return NoValue(given.torn(operand))
        dated = operand.attribute.kind == "date"
        operands[term] = _Result(value.possible, value.nominal, dated)  # type: ignore[arg-type]
        texts[term] = operand.attribute.told(value)
    by_clock = given.attribute.kind == "quantity"
    try:
        value = _value(given.attribute, _compute(rule.expression, operands, by_clock), rule.factor)
    except DivisionByZero:
        return NoValue(f"{given.source}: the divisor of `{rule.text}` may be zero")
    except Empty:
        return NoValue(f"{given.source}: `{rule.text}` gives no {given.attribute.kind}")
    except OverflowError:
        return NoValue(f"{given.source}: `{rule.text}` gives a number of thousands of digits")
    partial = any(fact.partial for fact in given.facts)
    if partial and _says_nothing(given.attribute, value):
        return NoValue(f"{given.source}: `{rule.text}` is left open by {_bounds(given)}")
    told = f"{_written(rule.expression, texts)} = {given.attribute.told(value)}"
    return Conclusion(value, arithmetic=told, partial=partial)


def _says_nothing(attribute: Attribute, value: Value) -> bool:
    """Whether it allows all that a value of its attribute can be."""
    span = on_a_line(value.possible)
    signed = attribute.measure.signed or attribute.kind == "date"
    return span.hi == INFINITY and span.lo <= (-INFINITY if signed else 0)


def _bounds(given: Inputs) -> str:
    """The operands that are incomplete sums."""
    names = [one.name for one in given.operands if any(fact.partial for fact in one.facts)]
    return f"{' and '.join(names)}, of which there is only a bound"


@final
class _Result(NamedTuple):
    """A part of a formula: its possibilities, the number as written, and whether it is a date."""

    possible: Interval | Instants | Choice | Duration
    nominal: Exact | None
    dated: bool = False


def _compute(expression: Expression, operands: Mapping[Term, _Result], by_clock: bool) -> _Result:
    """The result of a part of a formula; ``by_clock``: the time between two instants is counted
    in parts of a day too."""
    if isinstance(expression, Number):
        return _Result(point(expression.value), expression.value)
    if isinstance(expression, Term):
        return operands[expression]
    operator = expression.operator
    left = _compute(expression.left, operands, by_clock)
    right = _compute(expression.right, operands, by_clock)
    if left.dated and right.dated:
        between = time_from if by_clock else days_from
        return _Result(between(left.possible, right.possible), None)  # type: ignore[arg-type]
    if left.dated or right.dated:
        date, time = (left, right) if left.dated else (right, left)
        return _Result(_later(date.possible, operator, time.possible), None, dated=True)
    if isinstance(left.possible, Duration) or isinstance(right.possible, Duration):
        first, more = _duration(left.possible), _duration(right.possible)
        return _Result(first + (more if operator == "+" else -more), None)
    assert isinstance(left.possible, Interval)
    assert isinstance(right.possible, Interval)
    nominal = None
    if left.nominal is not None and right.nominal is not None:
        by_zero = operator == "/" and right.nominal == 0
        nominal = None if by_zero else EXACTLY[operator](left.nominal, right.nominal)
    return _Result(ARITHMETIC[operator](left.possible, right.possible), nominal)


def _duration(possible: Any) -> Duration:
    """A duration, or a number of days as one."""
    return possible if isinstance(possible, Duration) else of_days(possible)


def _later(date: Any, operator: str, time: Any) -> Interval | Instants | Choice:
    if isinstance(time, Duration):
        return add_duration(date, time if operator == "+" else -time)
    return add_days(date, time if operator == "+" else -time)


def _value(attribute: Attribute, result: _Result, factor: Fraction) -> Value:
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


def _written(expression: Expression, texts: Mapping[Term, str], within: str = "") -> str:
    """The formula with its values in it; ``within`` is the operator around this part."""
    if isinstance(expression, Number):
        return expression.text
    if isinstance(expression, Term):
        return texts[expression]
    operator = expression.operator
    left = _written(expression.left, texts, operator if operator in "*/" else "+")
    right = _written(expression.right, texts, {"-": "*", "/": "//"}.get(operator, operator))
    text = f"{left} {operator} {right}" if left else f"-{right}"
    loose = operator in "+-" and within in ("*", "/", "//")
    return f"({text})" if loose or (operator in "*/" and within == "//") else text
