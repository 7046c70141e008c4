"""A date: EDTF (ISO 8601-2:2019), levels 0 to 2, dates in words, and fiscal years.

`1994-05-13`, `1994`, `199X`, `1992~`, `1990/1993`, `[1992, 1993]`, `spring 1994`, `FY2023`. Its
possibilities are the milliseconds in which it may lie: one span, a choice of several, or instants
where an offset is written. Two dates are so many days apart, two times so many hours or minutes.
"""

from collections.abc import Iterator, Sequence
from types import MappingProxyType
from typing import Any, final

from checker.model.vocabulary import Attribute, Kind, KnownNames, Others
from checker.values.compare import Comparison, at_most, less_than
from checker.values.dates import (
    Choice,
    DateSet,
    Instants,
    compare_dates,
    days_between,
    form_of,
    is_beyond,
    read_literal,
    tell_date,
    tell_form,
    tell_possible,
)
from checker.values.dates.calendar import DAY, GREGORIAN
from checker.values.dates.days import civil_days, is_by_the_clock
from checker.values.dates.form import Form, edtf
from checker.values.dates.possibilities import MINUTE, SECOND, on_one_line, own_span
from checker.values.dates.telling import parsed
from checker.values.gap import Gap, in_days
from checker.values.interval import Empty, Exact, Interval
from checker.values.named import NamedTuple
from checker.values.numbers import Measure
from checker.values.tolerance import Tolerance, reaching_dates, read_time
from checker.values.unreadable import Unreadable
from checker.values.value import Value
from checker.values.verdict import Relation


@final
class DateKind(Kind):
    """When something was."""

    name = "date"
    keys = MappingProxyType(
        {
            "fiscal_year_begins": {
                "type": ["string", "integer"],
                "description": "Of a date: the month and day on which a fiscal year begins, "
                "as --10-01.",
            },
            "fiscal_year_named_after": {
                "enum": ["beginning", "end"],
                "description": "Of a date: whether FY2023 is the fiscal year that begins in 2023, "
                "or the one that ends there.",
            },
        }
    )
    slots = frozenset({"date"})
    in_prose = "moments"
    on_a_line = True
    dated = True
    whole = True
    in_formula = "a date"
    limits = ("not before", "not after")
    order = (
        "{what} ({a}) is before {against} ({b})",
        "{what} ({a}) can be before {against} ({b})",
        "{what} ({a}) is {far}after {against} ({b})",
    )
    strict_order = (
        "{what} ({a}) is before {against} ({b})",
        "{what} ({a}) can be before {against} ({b})",
        "{what} ({a}) is not before {against} ({b})",
    )
    noun = "date"

    def read(self, text: str, attribute: Attribute, names: KnownNames) -> Value:
        """A date by any calendar; of the Julian one, its text names the Gregorian days, too."""
        date = read_literal(text, attribute.fiscal_year, of_attribute=True)
        text = f"{date.text} ({date.gregorian})" if date.gregorian else date.text
        return Value(text, date.possible, parsed=date.form)

    def judge(self, claims: Sequence[Any], attribute: Attribute) -> Comparison:
        """On the calendar."""
        return compare_dates(claims)

    def judge_within(self, claims: Sequence[Any], tolerance: Tolerance) -> Comparison:
        """The comparison of claims widened so that two that are near enough just meet."""
        return compare_dates([self.reaching(claim, tolerance) for claim in claims])

    def reaching(self, claim: Any, tolerance: Tolerance) -> Any:
        """A claim widened so that it meets what is near enough to it, widened likewise."""
        return reaching_dates(claim, tolerance)

    def tolerance(self, text: str, measure: Measure) -> Tolerance:
        """So many days."""
        return read_time(text, self.share)

    def share(self, text: str) -> Tolerance:
        """There is none."""
        raise Unreadable("a date has no size to take a share of: write a time, such as `3 days`")

    def before(self, a: Any, b: Any) -> tuple[Relation, Exact | None]:
        """Whether the first can come before the second; by how many days it comes after."""
        (first, then), utc = on_one_line((a, b))
        relation = at_most(first, then)
        if relation is not Relation.DISJOINT:
            return relation, None
        return relation, days_between(then, first, instants=utc)

    def less(self, a: Any, b: Any) -> tuple[Relation, Exact | None]:
        """Whether the first can be on an earlier day; of two times of day, earlier at all."""
        (first, then), utc = on_one_line((a, b))
        apart = days_between(then, first, instants=utc) or None
        if not utc and not (is_by_the_clock(first) and is_by_the_clock(then)):
            first, then = civil_days(a), civil_days(b)
        return less_than(first, then), apart

    def single(self, possible: Any) -> object | None:
        """A day, or an instant."""
        if isinstance(possible, Instants):
            return possible
        days = civil_days(possible)
        return days.lo if days.lo == days.hi else None

    def distance(self, lower: Interval, upper: Interval, *, instants: bool = False) -> Exact | None:
        """In days."""
        return days_between(lower, upper, instants=instants)

    def gap(self, amount: Exact, attribute: Attribute) -> Gap:
        """Days, or parts of one."""
        return in_days(amount)

    def unit(self, attribute: Attribute) -> str:
        """Days."""
        return "days"

    def below_zero(self, attribute: Attribute) -> bool:
        """The calendar has no first day."""
        return True

    def value(self, possible: Any, attribute: Attribute, nominal: Exact | None = None) -> Value:
        """In EDTF."""
        form = form_of(possible)
        return Value(edtf(form), possible, parsed=form)

    def computed(self, possible: Any, attribute: Attribute, nominal: Exact | None = None) -> Value:
        """As :meth:`value`; raises ``Empty`` beyond all years."""
        if is_beyond(possible):
            raise Empty("beyond the years of 18 digits")
        return self.value(possible, attribute)

    def tell(self, value: Value, attribute: Attribute) -> str:
        """`13 May 1994`."""
        return tell_form(_form(value))

    def tell_text(self, text: str, attribute: Attribute) -> str:
        """What a literal says that is parsed for this alone."""
        return tell_date(text)

    def tell_possible(self, value: Value, unit: str, *, always: bool = False) -> str:
        """From when to when, where a mark or a mask leaves that open."""
        return tell_possible(_form(value), value.possible, always=always)  # type: ignore[arg-type]

    def push(self, value: Value, attribute: Attribute, others: Others) -> Iterator[Value]:
        """One unit of the precision that it shows later, and one earlier."""
        dates = value.possible
        assert isinstance(dates, Interval | Instants | Choice)
        span = own_span(dates)
        lo, hi = span.lo, span.hi
        step = _step([end for end in (lo, hi) if not isinstance(end, float)])
        beyond = []
        if not isinstance(hi, float):
            beyond.append(Interval(hi, step.moved(hi, 1), not span.hi_open))
        if not isinstance(lo, float):
            beyond.append(Interval(step.moved(lo, -1), lo, False, not span.lo_open))
        for span_beside in beyond:
            possible: DateSet = (
                Instants(span_beside) if isinstance(dates, Instants) else span_beside
            )
            yield self.value(possible, attribute)

    def slips(self, attribute: Attribute) -> str:
        """Of the calendar."""
        return "calendar"


def _form(value: Value) -> Form:
    """What a date was parsed to."""
    return parsed(value.text) if value.parsed is None else value.parsed  # type: ignore[return-value]


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
