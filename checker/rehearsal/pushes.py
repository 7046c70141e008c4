"""What a claim could say instead: values just beyond what it allows.

A date is moved by one unit of the precision that its possibilities show, later and earlier; a
number, or a duration, just past either end: a count by one, a quantity by the unit to which it is
rounded (else by one of the last decimal place), a duration by a day. Of a set one member is added,
one taken out, and one swapped. An entity, a text and a truth become another one. What has no end on
a side is not pushed there, and no number is pushed below zero that may not be there.
"""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Final, NamedTuple, final

from checker.model.vocabulary import Attribute, Entities
from checker.values.compare import Members
from checker.values.dates import Choice, Instants, span_of, write_date
from checker.values.dates.calendar import DAY, GREGORIAN
from checker.values.dates.possibilities import MINUTE, SECOND
from checker.values.durations import Duration, of_days, write_duration
from checker.values.interval import Exact, Interval, interval, normal_exact, point
from checker.values.kinds import Value
from checker.values.numbers import write_number

FINEST: Final = 10**12
"""By how small a part of one a quantity is pushed at least."""

ANOTHER: Final = "another"
"""A member that no list has, and the beginning of a wording that nobody uses."""


@final
class Pusher:
    """Knows what else there is to say."""

    def __init__(self, entities: Entities) -> None:
        """Another entity is one of the same type, if there is one."""
        self.entities = entities
        self._types: dict[str, list[str]] = {}
        for entity in entities.by_id.values():
            self._types.setdefault(entity.type, []).append(entity.id)
        self._named = {span: name for name, span in entities.spans.items()}

    def pushes(self, value: Value, attribute: Attribute) -> Iterator[Value]:
        """All that a claim with this value is pushed to."""
        possible = value.possible
        match attribute.kind:
            case "date":
                assert isinstance(possible, Interval | Instants | Choice)
                yield from _dates(possible)
            case "quantity" | "count":
                assert isinstance(possible, Interval)
                yield from _numbers(possible, value.nominal, attribute)
            case "duration":
                assert isinstance(possible, Duration)
                yield from _durations(possible)
            case "set":
                assert isinstance(possible, Members)
                yield from self._sets(possible, attribute)
            case "entity":
                assert isinstance(possible, Interval)
                yield from self._entities(possible)
            case "truth":
                yield Value(str(not possible).lower(), not possible)
            case _:
                yield from _texts(value, attribute)

    def _entities(self, span: Interval) -> Iterator[Value]:
        """Another one, of which this is no part, and which is no part of it."""
        name = self._named[span]
        kind = self.entities.by_id[name].type
        for other in (*self._types[kind], *self.entities.by_id):
            apart = self.entities.spans[other]
            if not span.meets(apart):
                yield Value(self.entities.label(other), apart)
                return

    def _sets(self, list_: Members, attribute: Attribute) -> Iterator[Value]:
        members = sorted(list_.members)
        other = self._stranger(list_.members, attribute)
        least = 1 if list_.complete else 2  # an open list without a member says nothing
        if other:
            yield self._set([*members, other], list_, attribute)
        if len(members) >= least:
            yield self._set(members[:-1], list_, attribute)
        if members and other:
            yield self._set([*members[:-1], other], list_, attribute)

    def _stranger(self, members: frozenset[str], attribute: Attribute) -> str:
        if attribute.members != "entity":
            return ANOTHER
        types = {self.entities.by_id[name].type: None for name in sorted(members)}
        alike = (name for kind in types for name in self._types[kind])
        spans = self.entities.spans
        return next(
            (
                name
                for name in (*alike, *self.entities.by_id)
                if not any(spans[name].meets(spans[member]) for member in members)
            ),
            "",
        )

    def _set(self, members: list[str], like: Members, attribute: Attribute) -> Value:
        named = attribute.members == "entity"
        words = [self.entities.label(name) if named else name for name in members]
        text = ", ".join(words) or "none"
        possible = Members(frozenset(members), like.complete, like.spans)
        return Value(text if like.complete else f"{text}, ...", possible)


@final
class _Step(NamedTuple):
    """So many calendar months, or else milliseconds."""

    months: int
    milliseconds: int

    def moved(self, end: Exact, sign: int) -> Exact:
        """A date so much later (``sign`` 1) or earlier (-1); by months, from the first of one."""
        if not self.months:
            return end + sign * self.milliseconds
        year, month, _ = GREGORIAN.fields(int(end // DAY))
        return GREGORIAN.month_start(12 * year + month - 1 + sign * self.months) * DAY


def _step(ends: Sequence[Exact]) -> _Step:
    """The coarsest unit of the calendar, or of the clock, at whose bounds all ends lie."""
    if any(end % DAY for end in ends):
        return _Step(0, SECOND if any(end % MINUTE for end in ends) else MINUTE)
    firsts = [GREGORIAN.fields(int(end // DAY))[1:] for end in ends]
    if any(day != 1 for _, day in firsts):
        return _Step(0, DAY)
    return _Step(1 if any(month != 1 for month, _ in firsts) else 12, 0)


def _dates(dates: Interval | Instants | Choice) -> Iterator[Value]:
    """One unit later, and one earlier."""
    span = dates.utc if isinstance(dates, Instants) else span_of(dates)
    lo, hi = span.lo, span.hi
    step = _step([end for end in (lo, hi) if not isinstance(end, float)])
    beyond = []
    if not isinstance(hi, float):
        beyond.append(Interval(hi, step.moved(hi, 1), not span.hi_open))
    if not isinstance(lo, float):
        beyond.append(Interval(step.moved(lo, -1), lo, False, not span.lo_open))
    for one in beyond:
        possible = Instants(one) if isinstance(dates, Instants) else one
        yield Value(write_date(possible), possible)


def _numbers(span: Interval, nominal: Exact | None, attribute: Attribute) -> Iterator[Value]:
    """Just above, and just below: of a count the next whole number."""
    lo, hi, signed = span.lo, span.hi, attribute.measure.signed
    count = attribute.kind == "count"
    if not isinstance(hi, float):
        unit = _unit(span, nominal, hi)
        most = hi + unit
        beyond = interval(hi, most, lo_open=not span.hi_open, hi_open=most > 0)
        above = point(hi + 1) if count else beyond
        yield _number(above, unit, attribute)
    if not isinstance(lo, float) and (signed or lo > 0):
        unit = _unit(span, nominal, lo)
        least = lo - unit if signed else max(0, lo - unit)
        beyond = interval(least, lo, lo_open=least < 0, hi_open=not span.lo_open)
        below = point(lo - 1) if count else beyond
        yield _number(below, unit, attribute)


def _number(possible: Interval, unit: Exact, attribute: Attribute) -> Value:
    """The value; its number is the one that rounds to the unit so."""
    assert not isinstance(possible.lo, float)
    assert not isinstance(possible.hi, float)
    middle = normal_exact(Fraction(possible.lo + possible.hi) / 2)
    number = None if middle % unit else middle
    return Value(write_number(possible, attribute.unit, number), possible, number)


def _unit(span: Interval, nominal: Exact | None, end: Exact) -> Exact:
    """The unit that a number was rounded to, where its possibilities are what rounds to it; else
    one of the last decimal place of it, or of the end that is passed, at most one."""
    if nominal is not None and not isinstance(span.lo, float) and not isinstance(span.hi, float):
        width = Fraction(span.hi - span.lo)
        if f"{width.numerator}{width.denominator}".replace("0", "") == "11":
            return normal_exact(width)
    number = end if nominal is None else nominal
    unit = Fraction(1)
    while number % unit and unit.denominator < FINEST:
        unit /= 10
    return normal_exact(unit)


def _durations(duration: Duration) -> Iterator[Value]:
    """A day longer than the longest, and a day less than the shortest."""
    lo, hi = duration.span.lo, duration.span.hi
    beyond = [] if isinstance(hi, float) else [hi + 1]
    if not isinstance(lo, float) and lo >= 1:
        beyond.append(lo - 1)
    for days in beyond:
        possible = of_days(point(days))
        yield Value(write_duration(possible), possible)


def _texts(value: Value, attribute: Attribute) -> Iterator[Value]:
    """Another of the attribute's values, or another wording where it has none."""
    for text in attribute.values or (f"{ANOTHER} {attribute.label}",):
        possible = text.casefold() if attribute.ignore_case else text
        if possible != value.possible:
            yield Value(text, possible)
            return
