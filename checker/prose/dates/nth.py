"""The first, the last, the third of something: `the first week of 2019`, `last Monday of May`."""

from dataclasses import dataclass

from checker.prose import spans
from checker.prose.dates.counted import Counted
from checker.prose.dates.point import COUNTED, RelativeDate
from checker.prose.dates.writing import UNKNOWN
from checker.prose.numerals import numeral
from checker.prose.spans import Span
from checker.prose.tense import FUTURE, PAST, tense
from checker.values.dates.calendar import GREGORIAN


@dataclass(slots=True)
class Nth(Counted):
    """Reads which of several weeks, days or months of a whole."""

    def _nth(self, index: int) -> RelativeDate | None:
        """`the first week of 2019`, `last Monday of May`: not read but for weeks of a year."""
        scan, language = self.scan, self.scan.language
        word = scan.word(index)
        number = language.numbers.ordinals.get(word, 0)
        end = index + 1
        if scan.is_digits(index):
            if scan.word(end) in language.numbers.ordinal_suffixes and scan.adjoins(end):
                number, end = int(word[:3]), end + 1
            else:
                return None
        elif word in language.relative.lasts:
            number = -1
        if not number:
            return None
        many = 1
        many_ = numeral(scan, end) if scan.is_digits(end) or (
            scan.word(end) in language.numbers.ones
        ) else None  # fmt: skip
        if many_ is not None and not many_.wrong and many_.value.denominator == 1:
            if number not in (1, -1) or many_.value > 60:
                return None
            many, end = int(many_.value), many_.end
        unit = language.relative.periods.get(scan.word(end))
        weekday = language.dates.weekdays.get(scan.word(end))
        if unit not in ("week", "day", "month") and (weekday is None or many > 1):
            return None
        at = end + 1
        if scan.word(at) not in language.numbers.of and scan.word(at) not in language.relative.in_:
            return None
        first = index - (scan.word(index - 1) in language.numbers.the)
        wholes, unit_of, after, inferred = self._container(at + 1, first)
        if not wholes:
            if after > at + 1:
                return self._unread(first, after, f": {UNKNOWN}")
            return None
        found = tuple(
            span for whole in wholes
            if (span := _within(whole, unit_of, number, many, unit or "", weekday)) is not None
        )  # fmt: skip
        if not found:
            return self._unread(first, after, " is no date")
        unit_ = "day" if weekday is not None or unit == "day" else unit or ""
        return RelativeDate(first, after, found, unit_, inferred=inferred)

    def _container(self, at: int, first: int) -> tuple[tuple[Span, ...], str, int, str]:
        """The years, or the months, that something may be the first or last of."""
        scan, language = self.scan, self.scan.language
        start = at
        at = scan.behind(at, language.numbers.the)
        if scan.is_digits(at) and len(scan.word(at)) == 4 and "1000" <= scan.word(at) <= "2999":
            return (spans.year_span(int(scan.word(at))),), "year", at + 1, ""
        month = language.dates.months.get(scan.word(at))
        if month is not None:
            end = scan.dotted(at) if len(scan.word(at)) < 6 else at + 1
            end += scan.word(end) in language.numbers.of or scan.word(end) == ","
            if scan.is_digits(end) and len(scan.word(end)) == 4:
                return (spans.month_span(int(scan.word(end)), month),), "month", end + 1, ""
            within = self.within(end)
            if within is not None and within.unit == "year" and within.spans:
                year = GREGORIAN.fields(within.spans[0].lo)[0]
                return (spans.month_span(year, month),), "month", within.end, COUNTED
            end = scan.dotted(at) if len(scan.word(at)) < 6 else at + 1
            return (
                self._months(month, first, end),
                "month",
                end,
                "the year, from the document's date",
            )
        within = self.within(start)
        if within is not None and within.spans:
            return within.spans, within.unit, within.end, COUNTED
        return (), "", 0, ""

    def _months(self, month: int, first: int, end: int) -> tuple[Span, ...]:
        """A month without its year: the last, the next or both, as the tense says."""
        if self.lo is None or self.hi is None or self.year is None:
            return ()
        candidates = [spans.month_span(self.year + shift, month) for shift in (-1, 0, 1)]
        way = tense(self.scan, first, end)
        found = []
        if way != FUTURE:
            found.append([span for span in candidates if span.lo <= self.hi][-1])
        if way != PAST:
            found.append(next(span for span in candidates if span.hi >= self.lo))
        return tuple(dict.fromkeys(found))


def _within(
    whole: Span, of: str, number: int, many: int, unit: str, weekday: int | None
) -> Span | None:
    """The Nth week, day, month or weekday of a month or year; -1 is the last."""
    if weekday is not None:
        if number < 0:
            back = (spans.weekday(whole.hi) - weekday) % 7
            return spans.days(whole.hi - back, whole.hi - back)
        first = whole.lo + (weekday - spans.weekday(whole.lo)) % 7 + 7 * (number - 1)
        return spans.days(first, first) if first <= whole.hi else None
    if unit == "day":
        if number < 0:
            return spans.days(whole.hi - many + 1, whole.hi)
        if many > 1:
            return spans.days(whole.lo, whole.lo + many - 1)
        day = whole.lo + number - 1
        return spans.days(day, day) if day <= whole.hi else None
    if unit == "month":
        if of != "year" or number > 12:
            return None
        year = GREGORIAN.fields(whole.lo)[0]
        first_month = 13 - many if number < 0 else number
        return spans.joined(
            spans.month_span(year, first_month), spans.month_span(year, first_month + many - 1)
        )
    # ISO 8601: the first week has the first Thursday; the last one the last.
    if number < 0:
        thursday = whole.hi - (spans.weekday(whole.hi) - 3) % 7
        return spans.days(thursday - 3 - 7 * (many - 1), thursday + 3)
    thursday = whole.lo + (3 - spans.weekday(whole.lo)) % 7 + 7 * (number - 1)
    if thursday > whole.hi:
        return None
    first, last = thursday - 3, thursday + 3 + 7 * (many - 1)
    if number == 1 and of == "month":  # or its first seven days
        first, last = min(first, whole.lo), max(last, whole.lo + 7 * many - 1)
    return spans.days(first, last)
