"""A duration: how long something took, or lies after something else.

`4 days`, `about three weeks`, `1 year and 6 months`, `2 weeks to 1 month`, `P1Y6M`. Its
possibilities are so many months and days at the least and at the most; a month is 28 to 31 days.
"""

from collections.abc import Iterator, Sequence
from typing import Any, final

from checker.model.vocabulary import Attribute, Kind, KnownNames, Others
from checker.values.compare import Comparison
from checker.values.digits import told_once
from checker.values.durations import (
    Duration,
    at_least,
    compare_durations,
    is_too_long,
    not_below_zero,
    of_days,
    read_duration,
    write_duration,
)
from checker.values.interval import Empty, Exact, Interval, point
from checker.values.lengths import tell_length, tell_lengths
from checker.values.numbers import Measure
from checker.values.texts import normal_text
from checker.values.tolerance import Tolerance, read_time
from checker.values.value import Value


@final
class DurationKind(Kind):
    """A length of time."""

    name = "duration"
    slots = frozenset({"duration"})
    in_prose = "amounts"
    on_a_line = True
    whole = True
    adds_up = True
    in_formula = "a duration"
    strict_order = (
        "{what} ({a}) is shorter than {against} ({b})",
        "{what} ({a}) may be shorter than {against} ({b})",
        "{what} ({a}) is not shorter than {against} ({b})",
    )
    order = (
        "{what} ({a}) is no longer than {against} ({b})",
        "{what} ({a}) may be no longer than {against} ({b})",
        "{what} ({a}) is {far}longer than {against} ({b})",
    )
    noun = "figure"

    def read(self, text: str, attribute: Attribute, names: KnownNames) -> Value:
        """A number of units of time, or several."""
        return Value(normal_text(text), read_duration(text))

    def judge(self, claims: Sequence[Any], attribute: Attribute) -> Comparison:
        """By their lengths in days."""
        return compare_durations(claims)

    def tolerance(self, text: str, measure: Measure) -> Tolerance:
        """So many days, or a share."""
        return read_time(text)

    def single(self, possible: Any) -> object | None:
        """So many months and days."""
        exact = (possible.months.lo, possible.days.lo) == (possible.months.hi, possible.days.hi)
        return possible if exact else None

    def unit(self, attribute: Attribute) -> str:
        """Days."""
        return "days"

    def value(self, possible: Any, attribute: Attribute, nominal: Exact | None = None) -> Value:
        """In months and days."""
        return Value(write_duration(possible), possible)

    def computed(self, possible: Any, attribute: Attribute, nominal: Exact | None = None) -> Value:
        """As :meth:`value`, of what is not below zero; so many days are a duration, too."""
        length = possible if isinstance(possible, Duration) else of_days(possible)
        length = not_below_zero(length)
        if is_too_long(length):
            raise Empty("longer than any calendar")
        return self.value(length, attribute)

    def along(self, span: Interval) -> Duration:
        """So many days."""
        return of_days(span)

    def at_least(self, possible: Any) -> Duration:
        """All lengths from the least of these on."""
        return at_least(possible)

    def tell(self, value: Value, attribute: Attribute) -> str:
        """`4 days` for `P4D`."""
        return _in_words(value.text)

    def tell_possible(self, value: Value, unit: str, *, always: bool = False) -> str:
        """How long at the least and at the most, of what is hedged."""
        return tell_lengths(value.text, value.possible, always=always)  # type: ignore[arg-type]

    def push(self, value: Value, attribute: Attribute, others: Others) -> Iterator[Value]:
        """A day longer than the longest, and a day less than the shortest."""
        assert isinstance(value.possible, Duration)
        lo, hi = value.possible.span.lo, value.possible.span.hi
        beyond = [] if isinstance(hi, float) else [hi + 1]
        if not isinstance(lo, float) and lo >= 1:
            beyond.append(lo - 1)
        for days in beyond:
            yield self.value(of_days(point(days)), attribute)


@told_once(65536)
def _in_words(text: str) -> str:
    return tell_length(text)
