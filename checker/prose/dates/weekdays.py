"""Weekdays and weekends that are told from the day of writing: `on Friday`, `next weekend`."""

from dataclasses import dataclass

from checker.prose import spans
from checker.prose.dates.point import RelativeDate
from checker.prose.dates.writing import Writing
from checker.prose.numerals import numeral
from checker.prose.spans import Span
from checker.prose.tense import FUTURE, PAST, tense


@dataclass(slots=True)
class Weekdays(Writing):
    """Reads weekdays and weekends."""

    def _weekday(self, index: int) -> RelativeDate | None:
        scan, language = self.scan, self.scan.language
        word = scan.word(index)
        wanted = language.dates.weekdays[word]
        end = index + 1
        if len(word) < 6 and word in language.dates.careful:
            if scan.word(end) == "." and scan.adjoins(end) and not scan.tokens.stops[end]:
                end += 1
            lead = scan.word(index - 1)
            if (
                lead not in language.relative.before_weekday
                and lead not in language.relative.last | language.relative.next_
            ):
                return None
        if not scan.raw(index)[0].isupper() and scan.word(index - 1) == "the":
            return None
        if scan.word(end) == "s" and scan.adjoins(end):
            return None
        modified = self._modified(index)
        before = scan.word(index - 1)
        narrative = (
            before in language.relative.narrative
            or before in language.numbers.ones
            or (before in language.numbers.article or scan.is_digits(index - 1))
        )
        first = index if modified is None else modified[1]
        if narrative:
            return self._unread(index - 1, end, ": it is told by another date")
        if self._goes_on(end):
            said = scan.said(first, end + 1)
            return self._unread(first, end, ": what stands behind is not read", said=said)
        week = self._week_behind(end)
        if week is not None:
            shift, end = week
            return self._made(first, end, lambda: (self._of_week(wanted, shift),), "day")
        back = (
            scan.word(index - 1) == "on"
            or scan.word(index - 1) in language.hedging.from_
            or scan.word(index - 1) in language.hedging.between
        ) and self._week_before(index - 1)
        if back:
            begin, shift = back
            return self._made(begin, end, lambda: (self._of_week(wanted, shift),), "day")
        way = None if modified is None else modified[0]
        certain = modified is not None and modified[2]

        def found() -> tuple[Span, ...]:
            return self._weekdays(wanted, way, certain=certain, first=first, end=end)

        made = self._made(first, end, found, "day")
        return made._replace(modified=modified is not None)

    def _goes_on(self, end: int) -> bool:
        """Whether what stands behind a weekday changes which one it is."""
        scan, language = self.scan, self.scan.language
        if scan.is_digits(end) and scan.word(end + 1) in ("/", ".") and scan.adjoins(end + 1) and (
            scan.is_digits(end + 2)
        ):  # fmt: skip
            return True
        number = numeral(scan, end) if scan.is_digits(end) or (
            scan.word(end) in language.numbers.ones
        ) else None  # fmt: skip
        if number is not None and scan.word(number.end) in language.relative.periods:
            return True
        at = end
        if scan.word(at) in language.numbers.of:
            at += 1 + (scan.word(at + 1) in language.numbers.the)
            return scan.word(at) in language.relative.narrative
        return False

    def _of_week(self, wanted: int, shift: int) -> Span:
        assert self.day is not None
        monday = self.day - spans.weekday(self.day) + 7 * shift
        return spans.days(monday + wanted, monday + wanted)

    def _weekdays(
        self, wanted: int, way: int | None, *, certain: bool, first: int, end: int
    ) -> tuple[Span, ...]:
        """The days that a weekday may be."""
        assert self.day is not None
        today = spans.weekday(self.day)
        behind = (today - wanted) % 7
        before = self._days(-behind, -behind)
        ahead = (wanted - today) % 7
        following = self._days(ahead, ahead)
        if way == 0:
            if certain:
                return (before if behind else self._days(-7, -7),)
            day = self._of_week(wanted, 0)
            if day.lo < self.day and tense(self.scan, first, end) != PAST:
                return (day, spans.days(day.lo + 7, day.lo + 7))
            return (day,)
        if way == -1:
            latest = self._days(-(behind or 7), -(behind or 7))
            if certain:
                return (latest,)
            return tuple(dict.fromkeys((latest, self._of_week(wanted, -1))))
        if way == 1:
            soonest = self._days(ahead or 7, ahead or 7)
            if certain:
                return (soonest,)
            return tuple(dict.fromkeys((soonest, self._of_week(wanted, 1))))
        verb_tense = tense(self.scan, first, end)
        if verb_tense == PAST:
            return (before,)
        if verb_tense == FUTURE:
            return (following,)
        return tuple(dict.fromkeys((before, following)))

    def _week_behind(self, end: int) -> tuple[int, int] | None:
        """`next week`, `of this week` behind a weekday: weeks from now, and the token behind."""
        scan, language = self.scan, self.scan.language
        at = scan.behind(end, language.numbers.of | language.numbers.the)
        modified = self._modified(at + 1)
        if modified is None or language.relative.periods.get(scan.word(at + 1)) != "week":
            return None
        return modified[0], at + 2

    def _week_before(self, at: int) -> tuple[int, int] | None:
        """`next week` before `on Friday`: where it begins, and weeks from now."""
        scan = self.scan
        if scan.language.relative.periods.get(scan.word(at - 1)) != "week":
            return None
        modified = self._modified(at - 1)
        return None if modified is None else (modified[1], modified[0])

    def _weekend(self, index: int) -> RelativeDate | None:
        scan, language = self.scan, self.scan.language
        end = index + 1
        if scan.word(end) in language.numbers.of:
            return None
        modified = self._modified(index)
        the = scan.word(index - 1) in language.numbers.the or scan.word(index - 1) == "that"
        if modified is None and not the:
            return None
        first = index - 1 if modified is None else modified[1]
        way = None if modified is None else modified[0]

        def found() -> tuple[Span, ...]:
            assert self.day is not None
            saturday = self.day - spans.weekday(self.day) + 5
            this, last = spans.days(saturday, saturday + 1), spans.days(saturday - 7, saturday - 6)
            following = spans.days(saturday + 7, saturday + 8)
            weekday = spans.weekday(self.day)
            if way == -1:
                return (last,)
            if way == 1:
                return (this, following) if weekday < 5 else (following,)
            verb_tense = tense(scan, first, end)
            if verb_tense == PAST and way is None:
                return (last,) if weekday < 5 else (this,)
            if verb_tense == FUTURE or way == 0:
                return (this,)
            return (last, this)

        return self._made(first, end, found, "day")
