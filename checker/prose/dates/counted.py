"""Days, weeks, months and years that are counted: `three days ago`, `the last 3 months`."""

from dataclasses import dataclass
from typing import Final

from checker.prose import spans
from checker.prose.dates.point import RelativeDate
from checker.prose.dates.weekdays import Weekdays
from checker.prose.dates.writing import BOUNDED, MONTHS
from checker.prose.numerals import numeral
from checker.prose.spans import Span
from checker.prose.tense import FUTURE, tense
from checker.values.dates.calendar import GREGORIAN

_LONG_AGO: Final = 100
"""So many years are a round number."""


@dataclass(slots=True)
class Counted(Weekdays):
    """Reads how far something is from the day of writing, or from the date before."""

    def _counted(self, index: int) -> RelativeDate | None:
        """`three days ago`, `in two weeks`, `the last 3 months`, `5 past years`."""
        scan, language = self.scan, self.scan.language
        total: dict[str, int] = {}
        at, end = index, index
        while len(total) < 4:
            if scan.word(at) in language.numbers.article:
                number, after = 1, at + 1
            else:
                found = numeral(scan, at)
                if found is None or found.wrong or found.value.denominator != 1 or (
                    found.value > 4000 or found.ratio
                ):  # fmt: skip
                    break
                number, after = int(found.value), found.end
            middle = scan.word(after)
            between = 0
            if not total and (
                middle in language.relative.last or middle in language.relative.next_
            ):
                between = -1 if middle in language.relative.last else 1
                after += 1
            period = scan.ahead("periods", after)
            if period is None or str(period[0]) in total:
                break
            if scan.hyphen(after):
                break
            total[str(period[0])] = number
            at = end = period[1]
            if between:
                return self._last_or_next(index, end, total, between)
            if scan.word(at) in language.numbers.joint or scan.word(at) == ",":
                at += 1
        if not total:
            return None
        modified = self._modified(index)
        if modified is not None and modified[0] != 0:
            return self._last_or_next(modified[1], end, total, modified[0])
        if scan.word(end) in language.relative.ago:
            return self._offset(index, end + 1, total, -1, 0)
        afterwards = scan.ahead("afterwards", end)
        if afterwards is not None:
            way = afterwards[0]
            assert isinstance(way, int)
            return self._narrated(index, afterwards[1], total, way)
        hence = scan.ahead("hence", end)
        before = scan.word(index - 1)
        if hence is not None:
            start = hence[0]
            assert isinstance(start, int)
            if before in language.relative.within or before in language.relative.for_:
                return self._stretch(index - 1, hence[1], total, start)
            return self._offset(index, hence[1], total, 1, start)
        from_ = scan.ahead("ago_from", end)
        if from_ is not None:
            start = from_[0]
            assert isinstance(start, int)
            return self._offset(index, from_[1], total, -1, start)
        if before in language.relative.in_ and tense(scan, index - 1, end) == FUTURE:
            return self._offset(index - 1, end, total, 1, 0)
        if before in language.relative.within and tense(scan, index - 1, end) == FUTURE:
            return self._stretch(index - 1, end, total, 0)
        return None

    def _narrated(self, first: int, end: int, total: dict[str, int], way: int) -> RelativeDate:
        """So far from the date before: `four days later`, `the next day`."""
        if self.narrated is None:
            return self._unread(first, end, ": there is no date before it")
        if total.keys() - BOUNDED:
            return self._unread(first, end, " has no declared bounds")
        text, lo, hi = self.narrated
        inferred = f"counted from the date before it, {text}"
        lo, hi = self.moved(lo, total, way), self.moved(hi, total, way)
        unit = list(total)[-1]
        if unit in MONTHS:
            first_, last = GREGORIAN.fields(lo), GREGORIAN.fields(hi)
            if unit == "year":
                found = spans.joined(spans.year_span(first_[0]), spans.year_span(last[0]))
            else:
                found = spans.joined(
                    spans.month_span(first_[0], first_[1]), spans.month_span(last[0], last[1])
                )
            return RelativeDate(first, end, (found,), unit, inferred)
        return RelativeDate(first, end, (spans.days(lo, hi),), "day", inferred)

    def _stretch(
        self, first: int, end: int, total: dict[str, int], start: int
    ) -> RelativeDate | None:
        """`within two weeks`, `for 3 days from today`: from a day up to so much later."""
        if total.keys() - BOUNDED:
            return None

        def found() -> tuple[Span, ...]:
            assert self.day is not None
            moved = self.moved(self.day + start, total, 1)
            return (spans.days(self.day + start, moved),)

        return self._made(first, end, found, "days")

    def _last_or_next(
        self, first: int, end: int, total: dict[str, int], way: int
    ) -> RelativeDate | None:
        if total.keys() - BOUNDED:
            return self._unread(first, end, " has no declared bounds", "days")
        if "quarter" in total:
            return RelativeDate(first, end, (), "days", wrong="quarters before or after the one of "
                        "writing are not counted")  # fmt: skip

        def found() -> tuple[Span, ...]:
            assert self.day is not None
            moved = self.moved(self.day, total, way)
            if way < 0:
                return (spans.days(moved, self.day),)
            return (spans.days(self.day + (list(total) == ["day"]), moved),)

        return self._made(first, end, found, "days")

    def _offset(
        self, first: int, end: int, total: dict[str, int], way: int, start: int
    ) -> RelativeDate | None:
        """A day so far from the day of writing, as precisely as its unit says."""
        if total.keys() - BOUNDED:
            return self._unread(first, end, " has no declared bounds", "days")
        if total.get("year", 0) >= _LONG_AGO:
            return self._unread(first, end, ": so many years are not counted to the year", "days")
        if self.scan.back("hedges", first) is not None:
            said = self.scan.said(first - 1, end)
            return self._unread(first, end, ": a bound that is not read", "days", said)

        def found() -> tuple[Span, ...]:
            assert self.day is not None
            return (self.so_far(self.day + start, total, way),)

        return self._made(first, end, found, "day")

    def length_before(self, end: int) -> tuple[int, dict[str, int]] | None:
        """A number of days, weeks, months or years that ends before a token, and its first token;
        one that cannot be read is empty."""
        scan, language = self.scan, self.scan.language
        unit = language.relative.periods.get(scan.word(end - 1))
        if unit is None:
            return None
        for back in range(2, 7):
            first = end - back
            if first < 0 or scan.fence(first):
                break
            word = scan.word(first)
            if (word in language.numbers.article and back == 2) or (
                word in language.numbers.the and back == 2
            ):
                return first, {unit: 1}
            if not (scan.is_digits(first) or word in language.numbers.ones) or (
                scan.word(first - 1) in language.numbers.ones and back < 6
            ):  # fmt: skip
                continue
            number = numeral(scan, first)
            if number is None or number.wrong or number.value.denominator != 1:
                continue
            if number.end == end - 1 and unit in BOUNDED:
                return first, {unit: int(number.value)}
        return end - 1, {}
