"""Dates that are told from the day of writing: `yesterday`, `last week`, `three days ago`."""

from dataclasses import dataclass
from typing import Final, final

from checker.prose import spans
from checker.prose.dates.nth import Nth
from checker.prose.dates.point import RelativeDate
from checker.prose.dates.writing import BOUNDED, CLOSING, UNKNOWN
from checker.prose.spans import Span

_PARTS: Final = frozenset({"week", "month", "year"})


@final
@dataclass(slots=True)
class Relative(Nth):
    """Reads what is told from the day of writing."""

    def read(self, index: int) -> RelativeDate | None:
        """What is told from the day of writing at a token."""
        scan, language = self.scan, self.scan.language
        word = scan.word(index)
        if scan.is_digits(index):
            behind = scan.word(index + 1)
            if behind in CLOSING and not scan.adjoins(index + 2):
                return None
            return self._nth(index) or self._counted(index)
        days = scan.ahead("relative_days", index)
        if days is not None:
            return self._some_day(index, days)
        if word in language.dates.weekdays and word not in language.dates.months:
            return self._weekday(index)
        if word in language.relative.weekend:
            return self._weekend(index)
        if word in language.numbers.ordinals or word in language.relative.lasts:
            ordinal = self._nth(index)
            if ordinal is not None:
                return ordinal
        period = scan.ahead("periods", index)
        if period is not None:
            return self._period(index, str(period[0]), period[1])
        if word in language.numbers.ones or word in language.numbers.article:
            return self._counted(index)
        return None

    def _some_day(self, index: int, found: tuple[object, int]) -> RelativeDate:
        shift = found[0]
        assert isinstance(shift, int)
        return self._made(
            index, found[1], lambda: (self._days(shift, shift),), "day"
        )  # fmt: skip

    def _period(self, index: int, unit: str, end: int) -> RelativeDate | None:
        """`last week`, `this year`, `the week of 3 May`, at the word for the period."""
        scan, language = self.scan, self.scan.language
        word = scan.word(index)
        if word.endswith("s") and word not in language.dates.century:
            return None
        if scan.word(end) == "to" and scan.word(end + 1) == "date" and unit in ("year", "month"):
            return self._made(index, end + 2, lambda: self._from(unit, 0), unit)
        modified = self._modified(index)
        narrative = self._in_story(index, unit, end)
        if narrative is not None:
            return narrative
        if modified is None:
            return self._lead(index, unit, end)
        if scan.word(end) in language.numbers.of and (
            scan.word(end + 1) in language.dates.months
            or scan.word(end + 1) in language.numbers.the
            or scan.is_digits(end + 1)
        ):
            said = scan.said(modified[1], end + 2)
            return self._unread(modified[1], end + 1, ": it is not read", unit, said)
        way, first, loose = modified
        if scan.word(index - 1) in language.relative.in_story and way == 0:
            return self._unread(first, end, ": it is told by another date", unit)
        if unit in ("night", "fortnight", "century"):
            return None
        if unit == "day" and way == 0:
            return self._made(first, end, lambda: (self._days(0, 0),), "day")
        past = loose and way == -1 and unit != "day" and scan.word(index - 1) == "past"

        def found() -> tuple[Span, ...]:
            span = self._unit_span(unit, way)
            if span is None:
                return ()
            if past:
                return (spans.days(span.lo, self.hi or span.hi),)
            return (span,)

        made = self._made(first, end, found, unit, exact=unit in ("day", "week"))
        if not made.wrong and not made.spans:
            phrase = scan.said(first, end)
            return made._replace(wrong=f"`{phrase}`: {UNKNOWN}")
        side = self._side(first)
        if side is not None and not made.wrong and unit in ("week", "month", "year") and way == 0:
            begin, later = side
            return self._made(begin, end, lambda: self._from(unit, later), unit)
        return made

    def _in_story(self, index: int, unit: str, end: int) -> RelativeDate | None:
        """`the next day`, `the following month`, `the same year`: counted from the date before."""
        scan, language = self.scan, self.scan.language
        way = language.relative.in_story.get(scan.word(index - 1))
        if way is None or scan.word(index - 2) not in language.numbers.the:
            return None
        if (
            self.narrated is None
            and scan.word(index - 1) in language.relative.next_ | language.relative.last
        ):
            return None
        unit = "day" if unit == "night" else unit
        if unit not in BOUNDED:
            return None
        return self._narrated(index - 2, end, {unit: way and 1}, way or 1)

    def _lead(self, index: int, unit: str, end: int) -> RelativeDate | None:
        """`the rest of the month`, `later in the year`, `earlier in the week`."""
        scan, language = self.scan, self.scan.language
        at = index
        if scan.word(at - 1) not in language.numbers.the or unit not in _PARTS:
            return None
        at -= 1
        if scan.word(at - 1) in language.relative.in_:
            side = self._side(at - 1)
            if side is not None:
                return self._made(side[0], end, lambda: self._from(unit, side[1]), unit)
            return None
        if scan.word(at - 1) in language.numbers.of and scan.word(at - 2) in language.relative.rest:
            first = at - 2
            first -= scan.word(first - 1) in language.numbers.the
            return self._made(first, end, lambda: self._from(unit, 1), unit)
        return None

    def _side(self, first: int) -> tuple[int, int] | None:
        """`earlier` or `later` before a period: where it begins, and 0 or 1."""
        scan, language = self.scan, self.scan.language
        word = scan.word(first - 1)
        if word in language.relative.earlier:
            return first - 1, 0
        if word in language.relative.later:
            return first - 1, 1
        if word in language.relative.rest:
            return first - 1, 1
        if word in language.numbers.of and scan.word(first - 2) in language.relative.rest:
            return first - 2, 1
        return None
