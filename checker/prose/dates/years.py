"""Which days a date is: of the year that is said, or that the tense and the day of writing give."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, final

from checker.prose import spans
from checker.prose.dates import hedges
from checker.prose.dates.point import Point
from checker.prose.dates.relative import Relative
from checker.prose.scan import Scan
from checker.prose.spans import Span
from checker.prose.tense import FUTURE, OPEN, PAST, tense
from checker.values.dates import read_date
from checker.values.dates.calendar import GREGORIAN, WEEKDAYS, year_digits
from checker.values.unreadable import Unreadable

ASSUMED: Final = "the year, from the date before it"
"""What is said of a year that nothing decides but that the text tells of it before."""
_SEASONS: Final = {21: "spring", 22: "summer", 23: "autumn", 24: "winter"}


@final
@dataclass(slots=True)
class Years:
    """Finds the days; ``before`` is the year of the last date that was read."""

    scan: Scan
    relative: Relative
    before: int | None = None

    def spans(self, point: Point, part: str, index: int, end: int) -> (
        tuple[tuple[Span, ...], str]
    ):  # fmt: skip
        """The stretches of days that a date may be, and what of it is inferred."""
        found, inferred = self.stretches(point, index, end)
        if part:
            found = tuple(spans.part_of(span, part, point.unit) for span in found)
        return found, inferred or point.inferred

    def stretches(self, point: Point, index: int, end: int) -> tuple[tuple[Span, ...], str]:
        """The stretches of days of a date without `early` or `late`, and what is inferred."""
        if point.fixed:
            return point.fixed, point.inferred
        if point.text:
            return (spans.span(point.text),), point.inferred
        if point.year is not None:
            span = self._of_year(point, point.year)
            if span is None:
                assert point.month is not None
                assert point.day is not None
                read_date(f"{year_digits(point.year)}-{point.month:02d}-{point.day:02d}")
                raise Unreadable("there is no such day")
            self._check(point, span)
            return (span,), point.inferred
        if point.within is not None:
            return self._within(point), "counted from the document's date"
        return self._of_some_year(point, index, end)

    def _of_year(self, point: Point, year: int) -> Span | None:
        if point.code:
            name = _SEASONS.get(point.code)
            if name and point.code == year % 100 + 1:  # `2020-21` would be taken for two years
                days = spans.span(f"{year_digits(year)}-{point.code + 4}")
                return days._replace(text=f"{name} {year}")
            return spans.span(f"{year_digits(year)}-{point.code}")
        if point.month is None:
            return spans.year_span(year)
        if point.day is None:
            return spans.month_span(year, point.month)
        if point.day > GREGORIAN.length(year, point.month):
            return None
        return spans.day_span(year, point.month, point.day)

    def _check(self, point: Point, span: Span) -> None:
        if point.weekday is not None and spans.weekday(span.lo) != point.weekday:
            raise Unreadable(
                f"{span.text} was a {WEEKDAYS[spans.weekday(span.lo)]}, "
                f"not a {WEEKDAYS[point.weekday]}"
            )

    def _within(self, point: Point) -> tuple[Span, ...]:
        """A month, quarter or day of a year or month that is told from the document's date."""
        assert point.within is not None
        found = []
        if point.within.wrong:
            raise Unreadable(point.within.wrong)
        for whole in point.within.spans:
            year, month, _ = GREGORIAN.fields(whole.lo)
            if point.day is not None and point.month is None:
                point = point._replace(month=month)
            span = self._of_year(point, year)
            if span is None:
                raise Unreadable("there is no such day")
            found.append(span)
        return tuple(found)

    def _of_some_year(self, point: Point, index: int, end: int) -> tuple[tuple[Span, ...], str]:
        """The year that the tense and the day of writing decide; else that of the date before."""
        relative = self.relative
        if relative.lo is None or relative.hi is None:
            if self.before is None:
                raise Unreadable(
                    "a date without a year, in a text whose day of writing is not known"
                )
            if point.month is None and point.code == 0:
                raise Unreadable("a day of a month that is not said")
            candidate = self._of_year(point, self.before)
            if candidate is None:
                raise Unreadable("there is no such day")
            self._check(point, candidate)
            narrated = self.relative.narrated.text if self.relative.narrated else ""
            return (candidate,), f"{ASSUMED}, {narrated}"
        candidates = list(self._candidates(point))
        if point.weekday is not None:
            candidates = [
                candidate
                for candidate in candidates
                if spans.weekday(candidate.lo) == point.weekday
            ]
        modifier = self.relative.modifier(hedges.first_token(self.scan, index, point))
        if point.weekday is not None and len(candidates) == 1 and not modifier:
            return tuple(candidates), "the year, from the document's date"
        past = [candidate for candidate in candidates if candidate.lo <= relative.hi]
        future = [candidate for candidate in candidates if candidate.hi >= relative.lo]
        first = hedges.first_token(self.scan, index, point)
        way = tense(self.scan, first, end)
        if modifier < 0:
            past = [candidate for candidate in past if candidate.hi < relative.lo]
            way = PAST
        elif modifier > 0:
            future = [candidate for candidate in future if candidate.lo > relative.hi]
            way = FUTURE
        chosen = []
        if way in (PAST, OPEN) and past:
            chosen.append(past[-1])
        if way in (FUTURE, OPEN) and future:
            chosen.append(future[0])
        if not chosen:
            raise Unreadable("no such day is near the day of writing")
        what = "the year" if point.month or point.code else "the month"
        return tuple(dict.fromkeys(chosen)), f"{what}, from the document's date"

    def _candidates(self, point: Point) -> Iterator[Span]:
        relative = self.relative
        assert relative.hi is not None
        year, month, _ = GREGORIAN.fields(relative.hi)
        if point.month is None and point.code == 0:
            reach = 14 if point.weekday is not None else 2
            for step in range(-reach, reach + 1):
                far, near = divmod(12 * year + month - 1 + step, 12)
                span = self._of_year(point._replace(month=near + 1), far)
                if span is not None:
                    yield span
            return
        reach = 8 if (point.month, point.day) == (2, 29) else 1
        for step in range(-reach, reach + 1):
            span = self._of_year(point, year + step)
            if span is not None:
                yield span
