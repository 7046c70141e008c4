"""The line that a picture lies on: where a position is, and what stands at its marks."""

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from itertools import count
from typing import NamedTuple, final

from checker.telling.picture import Picture
from checker.values.dates.calendar import DAY, GREGORIAN, MONTHS, year_start
from checker.values.interval import Bound, Exact
from checker.values.numbers.writing import approximate, decimal, magnitude
from checker.values.numbers.written import power

MOST_LETTERS = 44
"""The most letters of all labels, and of the space between them: the width of a phone."""

_MOST_MARKS = 12
"""From so many steps on, labels are not even written."""

_MARGIN = Fraction(1, 16)
"""The share of the line that is left on each side of what is shown."""

_HOUR = DAY // 24
_STEPS_OF_MONTHS = (1, 2, 3, 6)
_STEPS_OF_DAYS = (1, 2, 7)
_STEPS_OF_HOURS = (1, 3, 6, 12)


Marks = Sequence[tuple[Exact, str]]
"""Positions, in order, and what stands there."""


@final
class Axis(NamedTuple):
    """A piece of a line, and its marks."""

    lo: Exact
    hi: Exact
    marks: Marks

    def at(self, position: Bound) -> Fraction:
        """Where a position lies, in per cent of the width to two places; beyond the ends, there."""
        if isinstance(position, float):
            return Fraction(0 if position < 0 else 100)
        share = (Fraction(position) - self.lo) / (Fraction(self.hi) - self.lo)
        return min(max(Fraction(round(share * 10_000), 100), Fraction(0)), Fraction(100))


def axis(picture: Picture) -> Axis | None:
    """A line with room for all bounds that are numbers; ``None`` where no bound is one."""
    ends = [end for bar in picture.bars for span in bar.spans for end in (span.lo, span.hi)]
    known = [end for end in ends if not isinstance(end, float)]
    if not known:
        return None
    least, most = min(known), max(known)
    around_one = DAY if picture.dates else abs(Fraction(most)) or 1
    width = Fraction(most) - least or around_one
    lo, hi = least - width * _MARGIN, most + width * _MARGIN
    closer_first = _dates(lo, hi) if picture.dates else _numbers(lo, hi)
    return Axis(lo, hi, next(filter(_fit, closer_first)))


def _fit(marks: Marks) -> bool:
    return sum(len(label) + 3 for _, label in marks) <= MOST_LETTERS


def _numbers(lo: Exact, hi: Exact) -> Iterator[Marks]:
    """Round numbers, closer ones first: steps of 1, 2 or 5 times a power of ten."""
    width = Fraction(hi) - lo
    for exponent in count(magnitude(width) - 1):
        for times in (1, 2, 5):
            step = times * Fraction(power(exponent))
            if width / step <= _MOST_MARKS:
                yield [(at, decimal(at) or approximate(at)) for at in _multiples(step, lo, hi)]


def _dates(lo: Exact, hi: Exact) -> Iterator[Marks]:
    """The beginnings of hours, days, months or years, closer ones first."""
    width = Fraction(hi) - lo
    for step in _STEPS_OF_HOURS:
        if width / (step * _HOUR) <= _MOST_MARKS:
            hours = [int(at) for at in _multiples(Fraction(step * _HOUR), lo, hi)]
            yield [(at, _hour(at, at == hours[0])) for at in hours]
    for step in _STEPS_OF_DAYS:
        if width / (step * DAY) <= _MOST_MARKS:
            yield [(at, _day(int(at))) for at in _multiples(Fraction(step * DAY), lo, hi)]
    first, last = _fields(lo), _fields(hi)
    month, after = (12 * year + month - 1 for year, month, _ in (first, last))
    for step in _STEPS_OF_MONTHS:
        if after - month <= step * _MOST_MARKS:
            months = range(-(-month // step) * step, after + 1, step)
            yield _within(lo, hi, [(GREGORIAN.month_start(n), _month(n)) for n in months])
    for exponent in count():
        for step in (10**exponent, 2 * 10**exponent, 5 * 10**exponent):
            if last[0] - first[0] <= step * _MOST_MARKS:
                years = range(-(-first[0] // step) * step, last[0] + 1, step)
                yield _within(lo, hi, [(year_start(n), _year(n)) for n in years])


def _within(lo: Exact, hi: Exact, days: Iterable[tuple[int, str]]) -> Marks:
    return [(day * DAY, label) for day, label in days if lo <= day * DAY <= hi]


def _multiples(step: Fraction, lo: Exact, hi: Exact) -> Iterator[Exact]:
    """The multiples of ``step`` between two ends."""
    for times in range(-(-lo // step), hi // step + 1):
        at = times * step
        yield at.numerator if at.denominator == 1 else at


def _fields(at: Exact) -> tuple[int, int, int]:
    return GREGORIAN.fields(at // DAY)


def _year(year: int) -> str:
    return str(year) if year > 0 else f"{1 - year} BC"


def _month(index: int) -> str:
    return f"{MONTHS[index % 12][:3]} {_year(index // 12)}"


def _day(at: int) -> str:
    year, month, day = _fields(at)
    return f"{day} {_month(12 * year + month - 1)}"


def _hour(at: int, first: bool) -> str:
    hour = at % DAY // _HOUR
    clock = f"{hour:02}:00"
    return f"{_day(at)}, {clock}" if first and hour else clock if hour else _day(at)
