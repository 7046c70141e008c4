"""What values allow, where that is why a gap is not the plain difference of what is read."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from checker.model.fact import Fact
from checker.model.finding import Finding
from checker.model.vocabulary import Attribute
from checker.telling.phrases import Phrases, capital
from checker.values.dates.calendar import DAY
from checker.values.durations import Duration
from checker.values.gap import Gap, measured
from checker.values.interval import Bound, Exact, Interval, point
from checker.values.value import Value, on_a_line

MOST_TOLD = 2
"""The most values of which it is told."""

LEAST_PART = 10
"""The part of the difference that a number must have, for it to be told what it is read as: one of
so many."""

Side = Fact | Value


def allowed(say: Phrases, findings: Sequence[Finding]) -> str:
    """In a sentence, what the values allow between which a gap was measured, marked up:
    ``20 % is read as 19.5 to 20.5 %.``; empty where the gap is the difference that is read."""
    reasons = dict.fromkeys(reason for finding in findings for reason in _of(finding))
    return say.pen.text(f"{capital('; '.join(list(reasons)[:MOST_TOLD]))}.") if reasons else ""


def _of(finding: Finding) -> Iterator[str]:
    attribute, gap = finding.question.attribute, finding.answer.gap
    pair = _measured_between(finding)
    if gap is None or pair is None or not attribute.kind.on_a_line:
        return
    lower, upper = sorted(pair, key=lambda side: _span(side).hi)
    first, then = _led(finding, lower), _led(finding, upper)
    if (_span(first).hi, _span(then).lo) == (_span(lower).hi, _span(upper).lo):
        lower, upper = first, then
    else:
        yield f"measured between {_told(attribute, lower)} and {_told(attribute, upper)}"
    if attribute.kind.dated:
        yield from _days(attribute, gap, lower, upper)
    elif not isinstance(_span(lower).hi, float) and not isinstance(_span(upper).lo, float):
        if isinstance(_value(lower).possible, Duration):
            yield from _lengths(attribute, lower, upper)
        else:
            yield from _numbers(attribute, gap, lower, upper)


def _measured_between(finding: Finding) -> tuple[Side, Side] | None:
    """The claims between which the gap lies, or the claim and what the rule allows."""
    question, answer = finding.question, finding.answer
    if answer.witness is not None:
        return answer.witness
    gap, limits = answer.gap, question.limits
    if gap is None or not limits:
        return None
    each = limits if question.has_own_limits else limits * len(question.facts)
    for fact, limit in zip(question.facts, each, strict=True):
        lower, upper = sorted((_span(fact), _span(limit)), key=lambda span: span.hi)
        amount = question.attribute.kind.distance(lower, upper)
        if amount is not None and question.attribute.gap(amount) == gap._replace(least=False):
            return fact, limit
    return None


def _led(finding: Finding, witness: Side) -> Side:
    """What the side of a witness is told as, if that is not what the witness says: the claim in
    whose words it is told, or what its claims have in common."""
    attribute = finding.question.attribute
    for position in finding.answer.positions:
        facts = [fact for fact in position.facts if fact.attribute == attribute.id]
        if witness not in facts or _told(attribute, witness) == position.value:
            continue
        common = attribute.compare([fact.value.possible for fact in facts]).common
        if isinstance(common, Interval | Duration):
            alike = (f for f in facts if f.value.possible == common)
            return next(alike, attribute.value(common))
    return witness


def _days(attribute: Attribute, gap: Gap, lower: Side, upper: Side) -> Iterator[str]:
    """The last day that the earlier date allows, and the first of the later."""
    first, then = _span(lower), _span(upper)
    if isinstance(first.hi, float) or isinstance(then.lo, float):
        return
    last, begins = -(-first.hi // DAY) - 1, then.lo // DAY
    if gap.unit != "days" or begins - last != gap.amount:
        return
    for side, how, day in ((lower, "late", last), (upper, "early", begins)):
        span = _span(side)
        if span.hi - span.lo > DAY:
            civil = attribute.value(Interval(day * DAY, (day + 1) * DAY))
            yield f"{_told(attribute, side)} may be as {how} as {attribute.told(civil)}"


def _lengths(attribute: Attribute, lower: Side, upper: Side) -> Iterator[str]:
    """The most days that the shorter length of time allows, and the fewest of the longer."""
    for side, how, days in (
        (lower, "long", _span(lower).hi),
        (upper, "short", _span(upper).lo),
    ):
        span = _span(side)
        if span.hi > span.lo and not isinstance(days, float):
            end = attribute.told(attribute.value(attribute.kind.along(point(days))))
            yield f"{_told(attribute, side)} may be as {how} as {end}"


def _numbers(attribute: Attribute, gap: Gap, lower: Side, upper: Side) -> Iterator[str]:
    """From where to where a number reaches that is rounded or hedged, where that is seen in the
    gap: of two such numbers, those that have a part in it."""
    ends = (_span(lower).hi, _span(upper).lo)
    written = (_number(lower, ends[0]), _number(upper, ends[1]))
    reaching: list[Exact] = [_apart(written[0], ends[0]), _apart(ends[1], written[1])]
    same = _same(gap, _apart(*written))
    for side, reach in zip((lower, upper), reaching, strict=True):
        as_written, read = _told(attribute, side), attribute.as_read(_value(side), always=True)
        seen = not same and reach * LEAST_PART >= sum(reaching)
        if seen and read and read != as_written:
            stated = isinstance(side, Fact) and side.stated
            yield f"{as_written} {'is read as' if stated else 'may be'} {read}"


def _apart(low: Bound, high: Bound) -> Exact:
    """How far an end is from a number; there are no other ends between two claims."""
    assert not isinstance(low, float)
    assert not isinstance(high, float)
    return high - low


def _same(gap: Gap, plain: Exact) -> bool:
    """Whether a reader who subtracts the numbers gets what is told, or within a hundredth of it."""
    if measured(gap._replace(amount=plain)) == measured(gap):
        return True
    whole = gap.amount.denominator == 1 == plain.denominator
    return not whole and abs(Fraction(plain - gap.amount)) * 100 < plain


def _number(side: Side, end: Bound) -> Bound:
    """The number as it is read; of a range, its end that is nearest to the other side."""
    nominal = _value(side).nominal
    return end if nominal is None else nominal


def _told(attribute: Attribute, side: Side) -> str:
    return attribute.told(_value(side))


def _span(side: Side) -> Interval:
    return on_a_line(_value(side).possible)


def _value(side: Side) -> Value:
    return side.value if isinstance(side, Fact) else side
