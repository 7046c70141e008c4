"""The day of writing, and periods that are told from it: `this week`, `of last year`."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

from checker.prose import spans
from checker.prose.dates.point import Period, RelativeDate
from checker.prose.scan import Scan
from checker.prose.spans import Span
from checker.values.dates import Date
from checker.values.dates.calendar import GREGORIAN

UNKNOWN: Final = (
    "it is told from the day of writing, which is not known; give the source `published`"
)
MONTHS: Final = {"month": 1, "quarter": 3, "year": 12}
DAYS: Final = {"day": 1, "night": 1, "week": 7, "fortnight": 14}
BOUNDED: Final = MONTHS.keys() | DAYS.keys()
"""Units of which it is known how long they are."""

CLOSING: Final = frozenset({".", ",", ";", ")"})


@dataclass(slots=True)
class Writing:
    """The day of writing; ``lo`` to ``hi`` are the days that it may be."""

    scan: Scan
    written: Date | None
    narrated: Span | None = None
    """The date before, which `two days later` is counted from."""
    lo: int | None = field(init=False, default=None)
    hi: int | None = field(init=False, default=None)

    def __post_init__(self) -> None:
        """Find the days of writing."""
        if self.written is not None:
            self.lo, self.hi = spans.written_days(self.written) or (None, None)

    @property
    def day(self) -> int | None:
        """The day of writing, where it is one day."""
        return self.lo if self.lo == self.hi else None

    @property
    def year(self) -> int | None:
        """The year of writing, or its last."""
        return None if self.hi is None else spans.year_of(self.hi)

    def _modified(self, at: int) -> tuple[int, int, bool] | None:
        """`last`, `this` or `next` before a token: -1, 0 or 1, where it begins, and whether it is
        a word that may say `within the last`, too."""
        scan, language = self.scan, self.scan.language
        word = scan.word(at - 1)
        if at < 1 or scan.fence(at - 1):
            return None
        way = None
        start = at - 1
        if word in language.relative.last:
            way = -1
        elif word in language.relative.next_:
            way = 1
        elif word in language.relative.this and word != "that":
            way = 0
        if way is None:
            return None
        if scan.word(start - 1) in language.relative.this and not scan.fence(start - 1):
            return way, start - 1, True
        while scan.word(start - 1) in language.numbers.the and not scan.fence(start - 1):
            start -= 1
        return way, start, word not in ("last", "next", "this", "previous")

    def modified_from(self, first: int) -> int:
        """Where a date without a year begins, with the `last` or `next` before it."""
        found = self._modified(first)
        return found[1] if found is not None and found[0] else first

    def modifier(self, first: int) -> int:
        """Whether `last` or `next` stands before a date without a year: -1 or 1, else 0."""
        found = self._modified(first)
        return 0 if found is None else found[0]

    def _made(
        self, first: int, end: int, found: Callable[[], tuple[Span, ...]], unit: str,
        *, exact: bool = True,
    ) -> RelativeDate:  # fmt: skip
        """The reading, where the day of writing (``exact``), or at least its year, is known."""
        if (self.day if exact else self.hi) is None:
            return self._unread(first, end, f": {UNKNOWN}", unit)
        return RelativeDate(first, end, found(), unit)

    def _unread(
        self, first: int, end: int, why: str, unit: str = "day", said: str = ""
    ) -> RelativeDate:
        """What cannot be read; ``why`` goes on behind its words, or others that are ``said``."""
        said = said or self.scan.said(first, end)
        return RelativeDate(first, end, (), unit, wrong=f"`{said}`{why}")

    def _days(self, lo: int, hi: int) -> Span:
        assert self.day is not None
        return spans.days(self.day + lo, self.day + hi)

    def _unit_span(self, unit: str, shift: int) -> Span | None:
        """The week, month, quarter or year of writing, or one so many later."""
        if self.hi is None or self.lo is None:
            return None
        year, month, _ = GREGORIAN.fields(self.hi)
        year0, month0, _ = GREGORIAN.fields(self.lo)
        if unit == "year":
            return spans.year_span(year + shift) if year == year0 else None
        if unit == "month" and (year, month) == (year0, month0):
            return spans.month_span(year, month + shift)
        if unit == "quarter" and (year, (month - 1) // 3) == (year0, (month0 - 1) // 3):
            return spans.quarter_span(year, (month - 1) // 3 + 1 + shift)
        if self.day is None:
            return None
        if unit == "week":
            return spans.week_span(self.day, shift)
        if unit == "day":
            return self._days(shift, shift)
        if unit == "decade":
            start = year // 10 + shift
            return spans.span(f"{start:03d}X")
        return None

    def _from(self, unit: str, later: int) -> tuple[Span, ...]:
        """From the beginning of a period to the day of writing, or from there to its end."""
        whole = self._unit_span(unit, 0)
        assert whole is not None
        assert self.day is not None
        if later:
            return (spans.days(self.day, whole.hi),)
        return (spans.days(whole.lo, self.day),)

    def within(self, at: int) -> Period | None:
        """`of last year`, `next month`, `this year` behind a month, a season or a day."""
        scan, language = self.scan, self.scan.language
        start = at
        comma = scan.word(at) == ","
        at += comma
        at = scan.behind(at, language.numbers.of | language.numbers.the)
        word = scan.word(at)
        if (
            word not in language.relative.last
            and word not in language.relative.next_
            and word not in language.relative.this
        ):
            if scan.word(at - 1) in language.numbers.the and at - start >= 2 and (
                unit := language.relative.periods.get(word)
            ) in ("month", "year"):  # fmt: skip
                whole = self._unit_span(unit, 0)
                return self._period_of(start, at + 1, unit, whole)
            return None
        if word == "that":
            return None
        unit = language.relative.periods.get(scan.word(at + 1))
        if unit not in ("month", "year"):
            return None
        way = -1 if word in language.relative.last else 1 if word in language.relative.next_ else 0
        return self._period_of(start, at + 2, unit, self._unit_span(unit, way))

    def _period_of(self, start: int, end: int, unit: str, whole: Span | None) -> Period:
        if whole is None:
            return Period(start, end, unit, (), UNKNOWN)
        return Period(start, end, unit, (whole,))

    def moved(self, start: int, total: dict[str, int], way: int) -> int:
        """The day so many months and days from another."""
        months = sum(MONTHS.get(unit, 0) * n for unit, n in total.items())
        days = sum(DAYS.get(unit, 0) * n for unit, n in total.items())
        moved = GREGORIAN.shifted(start, way * months) if months else start
        return moved + way * days

    def so_far(self, day: int, total: dict[str, int], way: int) -> Span:
        """A day so far from another, as precisely as the unit says."""
        moved = self.moved(day, total, way)
        finest = "day" if total.keys() & {"day", "night"} else list(total)[-1]
        year, month, _ = GREGORIAN.fields(moved)
        if finest == "year":
            return spans.year_span(year)
        if finest in ("month", "quarter"):
            return spans.month_span(year, month)
        if finest in ("week", "fortnight"):
            return spans.days(moved - 3, moved + 3)
        return spans.days(moved, moved)
