"""From a literal to the set of numbers that it allows: rounding, hedges, units.

Quantities and counts differ in what a written number stands for (:class:`NumberReader`), not here.
"""

import re
from collections.abc import Callable
from fractions import Fraction
from typing import final

from checker.values.interval import INFINITY, Empty, Exact, Interval, interval, point
from checker.values.named import NamedTuple
from checker.values.numbers.form import Bracket, Joint, Literal, NumberInUnit, WrittenNumber
from checker.values.numbers.hedges import Hedge
from checker.values.numbers.measure import Measure, PossibleNumber
from checker.values.numbers.notation import approximate
from checker.values.numbers.units import SAME, Conversion, in_whole_things
from checker.values.numbers.units import unit as unit_of
from checker.values.unreadable import Unreadable


@final
class NumberReader(NamedTuple):
    """How one kind of number is read, in the unit of ``measure``.

    ``spread``: what a written number stands for. ``convert``: from a unit as written.
    ``allowance``: how far `about` reaches to either side of a value.
    """

    measure: Measure
    spread: Callable[[WrittenNumber], Interval]
    convert: Callable[[str], Conversion]
    allowance: Callable[[Exact], Exact]

    def number(self, literal: Literal | Bracket) -> PossibleNumber:
        """The number that ``literal`` says. Raises :class:`Unreadable`."""
        number = self._number(literal)._replace(literal=literal)
        scale = self._scale(literal)
        return number._replace(possible=number.possible.on(scale)) if scale else number

    def _scale(self, literal: Literal | Bracket) -> str:
        """How the number was converted; empty where it is written in the attribute's unit."""
        labels = [literal.unit] if isinstance(literal, Bracket) else [literal.first.unit]
        if isinstance(literal, Literal) and literal.second and literal.joint is Joint.TO:
            labels.append(literal.second.unit)
        for label in labels:
            if label:
                conversion = self.convert(label)
                if conversion != SAME:
                    return f"{conversion.factor} {conversion.offset}"
        return ""

    def _number(self, literal: Literal | Bracket) -> PossibleNumber:
        if isinstance(literal, Bracket):
            possible = self.convert(literal.unit).of_all(literal.values)
            if possible.lo != -INFINITY:
                self._check_sign(possible.lo)
            return PossibleNumber(self._clipped(possible), None)
        if literal.second is None:
            return self._single(literal, literal.first)
        if literal.joint is Joint.TO:
            return self._range(literal.first, literal.second, literal.about)
        return self._tolerance(literal, literal.first, literal.second)

    def _single(self, literal: Literal, part: NumberInUnit) -> PossibleNumber:
        conversion = self._conversion(part, part.unit)
        value = conversion.of(part.number.value)
        around = conversion.of_all(self.spread(part.number))
        self._check_sign(value)
        if literal.bound is Hedge.ALMOST and not literal.about:
            return PossibleNumber(
                self._clipped(interval(value - self.allowance(value), value, hi_open=False)), value
            )
        if literal.bound is Hedge.EXACTLY and not literal.about:
            return PossibleNumber(point(value), value)
        if literal.about:
            return self._bounded(literal.bound, around.widened(self.allowance(value)), value)
        if literal.bound is Hedge.MORE_THAN:
            return PossibleNumber(self._clipped(interval(value, INFINITY, lo_open=True)), None)
        if literal.bound is Hedge.LESS_THAN:
            return PossibleNumber(self._clipped(interval(-INFINITY, value)), None)
        return self._bounded(literal.bound, around, value)

    def _conversion(self, part: NumberInUnit, unit: str) -> Conversion:
        """From a unit as written; `12k people` has a thousand in it, and no unit."""
        try:
            return self.convert(unit)
        except Unreadable as error:
            scale = re.match(r"([kKMbB])(?![^ ])|([mM]) (?=[^\W\d])", unit)
            if scale is None and unit == "m" and in_whole_things(self.measure.unit):
                scale = re.match("m", unit)  # nobody measures people or money in metres
            if scale is None:
                raise
            exponent = {"k": 3, "m": 6, "b": 9}[scale[0].strip().lower()]
            number, times = part.number.value, 10**exponent
            raise Unreadable(
                f"`{approximate(number)}{scale[0].strip()}` is no number with a unit; "
                f"write {approximate(number * times)} or {approximate(number)}e{exponent}"
            ) from error

    def _range(self, first: NumberInUnit, second: NumberInUnit, about: bool) -> PossibleNumber:
        """From lo of the first to hi of the second; each takes the other's unit if it has none."""
        to_first = self._conversion(first, first.unit or second.unit)
        to_second = self._conversion(second, second.unit or first.unit)
        least, most = to_first.of(first.number.value), to_second.of(second.number.value)
        self._check_sign(least)
        if least > most:
            raise Unreadable("a range that ends before it begins; write its lesser end first")
        low = to_first.of_all(self.spread(first.number))
        high = to_second.of_all(self.spread(second.number))
        if about:
            low = low.widened(self.allowance(least))
            high = high.widened(self.allowance(most))
        possible = interval(low.lo, high.hi, lo_open=low.lo_open, hi_open=high.hi_open)
        return PossibleNumber(self._clipped(possible), None)

    def _tolerance(
        self, literal: Literal, first: NumberInUnit, second: NumberInUnit
    ) -> PossibleNumber:
        """`a +- b` is exact; of a value in another unit than `%`, `+- 5 %` is a share of it."""
        if second.number.value < 0:
            raise Unreadable("a tolerance below 0; write it without a sign")
        share = _is_percent(second.unit) and not _is_percent(first.unit or self.measure.unit)
        conversion = self.convert(first.unit if share else first.unit or second.unit)
        value = conversion.of(first.number.value)
        self._check_sign(value)
        self.spread(first.number)
        by: Exact
        if share:
            by = abs(Fraction(value)) * second.number.value / 100
        else:
            by = second.number.value * self.convert(second.unit or first.unit).factor
        if literal.about:
            by += self.allowance(value)
        return self._bounded(literal.bound, interval(value - by, value + by, hi_open=False), value)

    def _bounded(self, bound: Hedge | None, around: Interval, value: Exact) -> PossibleNumber:
        """What a hedge makes of the possibilities of the number behind it."""
        if bound is None:
            return PossibleNumber(self._clipped(around), value)
        lo, hi = around.lo, around.hi
        if bound is Hedge.AT_LEAST:
            possible = interval(lo, INFINITY, lo_open=around.lo_open)
        elif bound is Hedge.MORE_THAN:
            possible = interval(lo, INFINITY, lo_open=True)
        elif bound is Hedge.AT_MOST:
            possible = interval(-INFINITY, hi, hi_open=around.hi_open)
        elif bound is Hedge.LESS_THAN:
            possible = interval(-INFINITY, hi)
        else:
            raise Unreadable(
                f"`{bound.value}` goes with one plain number; leave it out, or `about` or `+-`"
            )
        return PossibleNumber(self._clipped(possible), None)

    def _check_sign(self, value: Exact | float) -> None:
        if value < 0 and not self.measure.signed:
            raise Unreadable(
                "below 0, where the attribute's values never are; "
                "if they may be, say `signed: true` of the attribute"
            )

    def _clipped(self, possible: Interval) -> Interval:
        """The possibilities that are not below 0, unless the attribute is signed."""
        if self.measure.signed or possible.lo >= 0:
            return possible
        try:
            return interval(0, possible.hi, hi_open=possible.hi_open)
        except Empty as error:
            raise Unreadable(
                "nothing is below 0, unless `signed: true` is said of the attribute"
            ) from error


def _is_percent(text: str) -> bool:
    return unit_of(text) == unit_of("%")
