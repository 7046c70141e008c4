"""What quantities and counts share: numbers in a unit. It is no kind itself."""

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from types import MappingProxyType
from typing import Any, ClassVar, Final

from checker.model.vocabulary import Attribute, Kind, Others
from checker.values.compare import Comparison, compare_intervals
from checker.values.interval import (
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
from checker.values.numbers import Measure, write_number
from checker.values.numbers.form import AsWritten, Bracket, Literal
from checker.values.numbers.plain import tell_number, tell_numbers
from checker.values.numbers.roundings import reconcile, unsettle
from checker.values.numbers.units import Conversion
from checker.values.tolerance import Tolerance, read_amount
from checker.values.value import Value

FINEST: Final = 10**12
"""By how small a part of one a number is pushed at least."""

MOST_DIGITS: Final = 3000
"""How many digits a computed end may have; Python writes no number of more than 4300."""


class NumberKind(Kind):
    """A number with a unit; ``convert`` turns a unit as written into the attribute's."""

    convert: ClassVar[Callable[[str, str], Conversion]]
    keys = MappingProxyType(
        {
            "unit": {
                "type": "string",
                "description": "The unit of its numbers; of a count, what is counted.",
            },
            "signed": {"type": "boolean", "description": "It may be below zero."},
            "approximately": {
                "type": ["string", "integer", "number"],
                "description": "How wide `about` is: 10 %, or an amount in the unit.",
            },
        }
    )
    in_prose = "amounts"
    on_a_line = True
    numeric = True
    adds_up = True
    noun = "figure"

    def judge(self, claims: Sequence[Any], attribute: Attribute) -> Comparison:
        """On the line of numbers."""
        return compare_intervals(claims)

    def tolerance(self, text: str, measure: Measure) -> Tolerance:
        """An amount in any unit, or a share."""
        return read_amount(text, measure, type(self).convert)

    def value(self, possible: Any, attribute: Attribute, nominal: Exact | None = None) -> Value:
        """In the attribute's unit."""
        text = write_number(possible, attribute.measure.unit, nominal)
        return Value(text, possible, nominal)

    def computed(self, possible: Any, attribute: Attribute, nominal: Exact | None = None) -> Value:
        """As :meth:`value`, of what is not below zero where it may not be."""
        span: Interval = possible
        if any(_digits(bound) > MOST_DIGITS for bound in (span.lo, span.hi)):
            raise OverflowError
        if not attribute.measure.signed:
            above = intersection(span, Interval(0, INFINITY, False, True))
            if above is None:
                raise Empty("below zero")
            span = above
        return self.value(self.cut(span), attribute, nominal)

    def cut(self, span: Interval) -> Interval:
        """What of an interval the kind can be; raises ``Empty``."""
        return span

    def tell(self, value: Value, attribute: Attribute) -> str:
        """`14 393 km²`."""
        return tell_number(value.text, attribute.measure.unit)

    def tell_text(self, text: str, attribute: Attribute) -> str:
        """Nothing else is told of a number."""
        return tell_number(text, attribute.measure.unit)

    def tell_possible(self, value: Value, unit: str, *, always: bool = False) -> str:
        """From where to where, of what is hedged, coarse, or in another unit."""
        return tell_numbers(_as_written(value), unit, always=always)

    def push(self, value: Value, attribute: Attribute, others: Others) -> Iterator[Value]:
        """Just above, and just below: of a count the next whole number."""
        span, nominal = value.possible, value.nominal
        assert isinstance(span, Interval)
        lo, hi, signed = span.lo, span.hi, attribute.measure.signed
        if not isinstance(hi, float):
            unit = _unit(span, nominal, hi)
            most = hi + unit
            beyond = interval(hi, most, lo_open=not span.hi_open, hi_open=most > 0)
            yield self._pushed(point(hi + 1) if self.whole else beyond, unit, attribute)
        if not isinstance(lo, float) and (signed or lo > 0):
            unit = _unit(span, nominal, lo)
            least = lo - unit if signed else max(0, lo - unit)
            beyond = interval(least, lo, lo_open=least < 0, hi_open=not span.lo_open)
            yield self._pushed(point(lo - 1) if self.whole else beyond, unit, attribute)

    def _pushed(self, possible: Interval, unit: Exact, attribute: Attribute) -> Value:
        """The value; its number is the one that rounds to the unit so."""
        assert not isinstance(possible.lo, float)
        assert not isinstance(possible.hi, float)
        middle = normal_exact(Fraction(possible.lo + possible.hi) / 2)
        return self.value(possible, attribute, None if middle % unit else middle)

    def reread(
        self, claims: Sequence[tuple[Any, Interval]], attribute: Attribute, *, settled: bool
    ) -> str:
        """A rounding that was meant otherwise."""
        change = unsettle if settled else reconcile
        sources = [(_source(value), possible) for value, possible in claims]
        return change(sources, attribute.measure, whole=self.whole)

    def slips(self, attribute: Attribute) -> str:
        """Of digits."""
        return "digits"


def _digits(bound: Bound) -> int:
    """About how many digits an end has, above and below the fraction bar."""
    if isinstance(bound, float):
        return 0
    return max(bound.numerator.bit_length(), bound.denominator.bit_length()) * 3 // 10


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


def _source(value: Value | tuple[Value, ...] | None) -> AsWritten | tuple[AsWritten, ...] | None:
    if value is None or isinstance(value, Value):
        return value and _as_written(value)
    return tuple(map(_as_written, value))


def _as_written(value: Value) -> AsWritten:
    assert isinstance(value.possible, Interval)
    literal = value.parsed if isinstance(value.parsed, Literal | Bracket) else None
    return AsWritten(value.text, literal, value.possible)
