"""Dates that are told from the day of writing: `yesterday`, `last week`, `three days ago`."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final, NamedTuple, final

from checker.prose import spans
from checker.prose.numerals import numeral
from checker.prose.scan import Scan
from checker.prose.spans import Span
from checker.prose.tense import FUTURE, PAST, tense
from checker.values.dates import Date
from checker.values.dates.calendar import DAY, GREGORIAN

COUNTED: Final = "counted from the document's date"
_UNKNOWN: Final = (
    "it is told from the day of writing, which is not known; give the source `published`"
)
_MONTHS: Final = {"month": 1, "quarter": 3, "year": 12}
_DAYS: Final = {"day": 1, "night": 1, "week": 7, "fortnight": 14}
_CLOSING: Final = frozenset({".", ",", ";", ")"})
_PARTS: Final = frozenset({"week", "month", "year"})


@final
class Period(NamedTuple):
    """A period that is told from the day of writing, from the token ``first`` up to ``end``."""

    first: int
    end: int
    unit: str
    spans: tuple[Span, ...]
    wrong: str = ""


@final
class Told(NamedTuple):
    """A date that is told from the day of writing. ``modified``: words such as `last` say so."""

    first: int
    end: int
    spans: tuple[Span, ...]
    unit: str
    inferred: str = COUNTED
    wrong: str = ""
    modified: bool = True


@final
@dataclass(slots=True)
class Relative:
    """Reads what is told from the day of writing; ``lo`` to ``hi`` are the days that it may be."""

    scan: Scan
    written: Date | None
    narrated: Span | None = None
    """The date before, which `two days later` is counted from."""
    lo: int | None = field(init=False, default=None)
    hi: int | None = field(init=False, default=None)

    def __post_init__(self) -> None:
        """Find the days of writing."""
        if self.written is not None:
            first, last = self.written.written
            if not (first is None or last is None) and not (
                isinstance(first, float) or isinstance(last, float)
            ):
                self.lo, self.hi = int(first // DAY), int(last // DAY)

    @property
    def day(self) -> int | None:
        """The day of writing, where it is one day."""
        return self.lo if self.lo == self.hi else None

    @property
    def year(self) -> int | None:
        """The year of writing, or its last."""
        return None if self.hi is None else spans.year_of(self.hi)

    # --- words before

    def _modified(self, at: int) -> tuple[int, int, bool] | None:
        """`last`, `this` or `next` before a token: -1, 0 or 1, where it begins, and whether it is
        a word that may say `within the last`, too."""
        scan, language = self.scan, self.scan.language
        word = scan.word(at - 1)
        if at < 1 or scan.fence(at - 1):
            return None
        way = None
        start = at - 1
        if word in language.last:
            way = -1
        elif word in language.next_:
            way = 1
        elif word in language.this and word != "that":
            way = 0
        if way is None:
            return None
        if scan.word(start - 1) in language.this and not scan.fence(start - 1):
            return way, start - 1, True
        while scan.word(start - 1) in language.the and not scan.fence(start - 1):
            start -= 1
        return way, start, word not in ("last", "next", "this", "previous")

    def modifier(self, first: int) -> int:
        """Whether `last` or `next` stands before a date without a year: -1 or 1, else 0."""
        found = self._modified(first)
        return 0 if found is None else found[0]

    # --- the whole

    def read(self, index: int) -> Told | None:
        """What is told from the day of writing at a token."""
        scan, language = self.scan, self.scan.language
        word = scan.word(index)
        if scan.is_digits(index):
            behind = scan.word(index + 1)
            if behind in _CLOSING and not scan.adjoins(index + 2):
                return None
            return self._nth(index) or self._counted(index)
        days = scan.ahead("relative_days", index)
        if days is not None:
            return self._some_day(index, days)
        if word in language.weekdays and word not in language.months:
            return self._weekday(index)
        if word in language.weekend:
            return self._weekend(index)
        if word in language.ordinals or word in language.lasts:
            ordinal = self._nth(index)
            if ordinal is not None:
                return ordinal
        period = scan.ahead("periods", index)
        if period is not None:
            return self._period(index, str(period[0]), period[1])
        if word in language.ones or word in language.article:
            return self._counted(index)
        return None

    def _made(
        self, first: int, end: int, found: Callable[[], tuple[Span, ...]], unit: str,
        *, exact: bool = True,
    ) -> Told:  # fmt: skip
        """The reading, where the day of writing (``exact``), or at least its year, is known."""
        if (self.day if exact else self.hi) is None:
            said = self.scan.said(first, end)
            return Told(first, end, (), unit, wrong=f"`{said}`: {_UNKNOWN}")
        return Told(first, end, found(), unit)

    def _some_day(self, index: int, found: tuple[object, int]) -> Told:
        shift = found[0]
        assert isinstance(shift, int)
        return self._made(
            index, found[1], lambda: (self._days(shift, shift),), "day"
        )  # fmt: skip

    def _days(self, lo: int, hi: int) -> Span:
        assert self.day is not None
        return spans.days(self.day + lo, self.day + hi)

    def _weekday(self, index: int) -> Told | None:
        scan, language = self.scan, self.scan.language
        word = scan.word(index)
        wanted = language.weekdays[word]
        end = index + 1
        if len(word) < 6 and word in language.careful:
            if scan.word(end) == "." and scan.adjoins(end) and not scan.tokens.stops[end]:
                end += 1
            lead = scan.word(index - 1)
            if lead not in language.before_weekday and lead not in language.last | language.next_:
                return None
        if not scan.raw(index)[0].isupper() and scan.word(index - 1) == "the":
            return None
        if scan.word(end) == "s" and scan.adjoins(end):
            return None
        modified = self._modified(index)
        before = scan.word(index - 1)
        narrative = (
            before in language.narrative
            or before in language.ones
            or (before in language.article or scan.is_digits(index - 1))
        )
        first = index if modified is None else modified[1]
        if narrative:
            said = scan.said(index - 1, end)
            return Told(index - 1, end, (), "day", wrong=f"`{said}`: it is told by another date")
        if self._goes_on(end):
            said = scan.said(first, end + 1)
            return Told(first, end, (), "day", wrong=f"`{said}`: what stands behind is not read")
        week = self._week_behind(end)
        if week is not None:
            shift, end = week
            return self._made(first, end, lambda: (self._of_week(wanted, shift),), "day")
        back = (
            scan.word(index - 1) == "on"
            or scan.word(index - 1) in language.from_
            or scan.word(index - 1) in language.between
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
            scan.word(end) in language.ones
        ) else None  # fmt: skip
        if number is not None and scan.word(number.end) in language.periods:
            return True
        at = end
        if scan.word(at) in language.of:
            at += 1 + (scan.word(at + 1) in language.the)
            return scan.word(at) in language.narrative
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
            one = self._of_week(wanted, 0)
            if one.lo < self.day and tense(self.scan, first, end) != PAST:
                return (one, spans.days(one.lo + 7, one.lo + 7))
            return (one,)
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
        told = tense(self.scan, first, end)
        if told == PAST:
            return (before,)
        if told == FUTURE:
            return (following,)
        return tuple(dict.fromkeys((before, following)))

    def _week_behind(self, end: int) -> tuple[int, int] | None:
        """`next week`, `of this week` behind a weekday: weeks from now, and the token behind."""
        scan, language = self.scan, self.scan.language
        at = end
        while scan.word(at) in language.of or scan.word(at) in language.the:
            at += 1
        modified = self._modified(at + 1)
        if modified is None or language.periods.get(scan.word(at + 1)) != "week":
            return None
        return modified[0], at + 2

    def _week_before(self, at: int) -> tuple[int, int] | None:
        """`next week` before `on Friday`: where it begins, and weeks from now."""
        scan = self.scan
        if scan.language.periods.get(scan.word(at - 1)) != "week":
            return None
        modified = self._modified(at - 1)
        return None if modified is None else (modified[1], modified[0])

    def _weekend(self, index: int) -> Told | None:
        scan, language = self.scan, self.scan.language
        end = index + 1
        if scan.word(end) in language.of:
            return None
        modified = self._modified(index)
        the = scan.word(index - 1) in language.the or scan.word(index - 1) == "that"
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
            told = tense(scan, first, end)
            if told == PAST and way is None:
                return (last,) if weekday < 5 else (this,)
            if told == FUTURE or way == 0:
                return (this,)
            return (last, this)

        return self._made(first, end, found, "day")

    # --- weeks, months, years

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

    def _period(self, index: int, unit: str, end: int) -> Told | None:
        """`last week`, `this year`, `the week of 3 May`, at the word for the period."""
        scan, language = self.scan, self.scan.language
        word = scan.word(index)
        if word.endswith("s") and word not in language.century:
            return None
        if scan.word(end) == "to" and scan.word(end + 1) == "date" and unit in ("year", "month"):
            return self._made(index, end + 2, lambda: self._from(unit, 0), unit)
        modified = self._modified(index)
        narrative = self._in_story(index, unit, end)
        if narrative is not None:
            return narrative
        if modified is None:
            return self._lead(index, unit, end)
        if scan.word(end) in language.of and (
            scan.word(end + 1) in language.months or scan.word(end + 1) in language.the
            or scan.is_digits(end + 1)
        ):  # fmt: skip
            said = scan.said(modified[1], end + 2)
            return Told(modified[1], end + 1, (), unit, wrong=f"`{said}`: it is not read")
        way, first, loose = modified
        if scan.word(index - 1) in language.in_story and way == 0:
            said = scan.said(first, end)
            return Told(first, end, (), unit, wrong=f"`{said}`: it is told by another date")
        if unit in ("night", "fortnight", "century"):
            return None
        if unit == "day" and way == 0:
            return self._made(first, end, lambda: (self._days(0, 0),), "day")
        past = loose and way == -1 and unit != "day" and scan.word(index - 1) == "past"

        def found() -> tuple[Span, ...]:
            one = self._unit_span(unit, way)
            if one is None:
                return ()
            if past:
                return (spans.days(one.lo, self.hi or one.hi),)
            return (one,)

        made = self._made(first, end, found, unit, exact=unit in ("day", "week"))
        if not made.wrong and not made.spans:
            said = scan.said(first, end)
            return made._replace(wrong=f"`{said}`: {_UNKNOWN}")
        side = self._side(first)
        if side is not None and not made.wrong and unit in ("week", "month", "year") and way == 0:
            begin, later = side
            return self._made(begin, end, lambda: self._from(unit, later), unit)
        return made

    def _in_story(self, index: int, unit: str, end: int) -> Told | None:
        """`the next day`, `the following month`, `the same year`: counted from the date before."""
        scan, language = self.scan, self.scan.language
        way = language.in_story.get(scan.word(index - 1))
        if way is None or scan.word(index - 2) not in language.the:
            return None
        if self.narrated is None and scan.word(index - 1) in language.next_ | language.last:
            return None
        unit = "day" if unit == "night" else unit
        if unit not in _MONTHS and unit not in _DAYS:
            return None
        return self._narrated(index - 2, end, {unit: way and 1}, way or 1)

    def _lead(self, index: int, unit: str, end: int) -> Told | None:
        """`the rest of the month`, `later in the year`, `earlier in the week`."""
        scan, language = self.scan, self.scan.language
        at = index
        if scan.word(at - 1) not in language.the or unit not in _PARTS:
            return None
        at -= 1
        if scan.word(at - 1) in language.in_:
            side = self._side(at - 1)
            if side is not None:
                return self._made(side[0], end, lambda: self._from(unit, side[1]), unit)
            return None
        if scan.word(at - 1) in language.of and scan.word(at - 2) in language.rest:
            first = at - 2
            first -= scan.word(first - 1) in language.the
            return self._made(first, end, lambda: self._from(unit, 1), unit)
        return None

    def _side(self, first: int) -> tuple[int, int] | None:
        """`earlier` or `later` before a period: where it begins, and 0 or 1."""
        scan, language = self.scan, self.scan.language
        word = scan.word(first - 1)
        if word in language.earlier:
            return first - 1, 0
        if word in language.later:
            return first - 1, 1
        if word in language.rest:
            return first - 1, 1
        if word in language.of and scan.word(first - 2) in language.rest:
            return first - 2, 1
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
        while scan.word(at) in language.of or scan.word(at) in language.the:
            at += 1
        word = scan.word(at)
        if word not in language.last and word not in language.next_ and word not in language.this:
            if scan.word(at - 1) in language.the and at - start >= 2 and (
                unit := language.periods.get(word)
            ) in ("month", "year"):  # fmt: skip
                whole = self._unit_span(unit, 0)
                return self._period_of(start, at + 1, unit, whole)
            return None
        if word == "that":
            return None
        unit = language.periods.get(scan.word(at + 1))
        if unit not in ("month", "year"):
            return None
        way = -1 if word in language.last else 1 if word in language.next_ else 0
        return self._period_of(start, at + 2, unit, self._unit_span(unit, way))

    def _period_of(self, start: int, end: int, unit: str, whole: Span | None) -> Period:
        if whole is None:
            return Period(start, end, unit, (), _UNKNOWN)
        return Period(start, end, unit, (whole,))

    # --- numbers of them

    def _counted(self, index: int) -> Told | None:
        """`three days ago`, `in two weeks`, `the last 3 months`, `5 past years`."""
        scan, language = self.scan, self.scan.language
        total: dict[str, int] = {}
        at, end = index, index
        while len(total) < 4:
            if scan.word(at) in language.article:
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
            if not total and (middle in language.last or middle in language.next_):
                between = -1 if middle in language.last else 1
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
            if scan.word(at) in language.joint or scan.word(at) == ",":
                at += 1
        if not total:
            return None
        modified = self._modified(index)
        if modified is not None and modified[0] != 0:
            return self._last_or_next(modified[1], end, total, modified[0])
        if scan.word(end) in language.ago:
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
            if before in language.within or before in language.for_:
                return self._stretch(index - 1, hence[1], total, start)
            return self._offset(index, hence[1], total, 1, start)
        from_ = scan.ahead("ago_from", end)
        if from_ is not None:
            start = from_[0]
            assert isinstance(start, int)
            return self._offset(index, from_[1], total, -1, start)
        if before in language.in_ and tense(scan, index - 1, end) == FUTURE:
            return self._offset(index - 1, end, total, 1, 0)
        if before in language.within and tense(scan, index - 1, end) == FUTURE:
            return self._stretch(index - 1, end, total, 0)
        return None

    def _narrated(self, first: int, end: int, total: dict[str, int], way: int) -> Told:
        """So far from the date before: `four days later`, `the next day`."""
        said = self.scan.said(first, end)
        if self.narrated is None:
            return Told(first, end, (), "day", wrong=f"`{said}`: there is no date before it")
        if any(unit not in _MONTHS and unit not in _DAYS for unit in total):
            return Told(first, end, (), "day", wrong=f"`{said}` has no declared bounds")
        text, lo, hi = self.narrated
        inferred = f"counted from the date before it, {text}"
        lo, hi = self.moved(lo, total, way), self.moved(hi, total, way)
        unit = list(total)[-1]
        if unit in _MONTHS:
            first_, last = GREGORIAN.fields(lo), GREGORIAN.fields(hi)
            if unit == "year":
                found = spans.joined(spans.year_span(first_[0]), spans.year_span(last[0]))
            else:
                found = spans.joined(
                    spans.month_span(first_[0], first_[1]), spans.month_span(last[0], last[1])
                )
            return Told(first, end, (found,), unit, inferred)
        return Told(first, end, (spans.days(lo, hi),), "day", inferred)

    def _stretch(self, first: int, end: int, total: dict[str, int], start: int) -> Told | None:
        """`within two weeks`, `for 3 days from today`: from a day up to so much later."""
        if any(unit not in _MONTHS and unit not in _DAYS for unit in total):
            return None

        def found() -> tuple[Span, ...]:
            assert self.day is not None
            moved = self.moved(self.day + start, total, 1)
            return (spans.days(self.day + start, moved),)

        return self._made(first, end, found, "days")

    def moved(self, start: int, total: dict[str, int], way: int) -> int:
        """The day so many months and days from another."""
        months = sum(_MONTHS.get(unit, 0) * n for unit, n in total.items())
        days = sum(_DAYS.get(unit, 0) * n for unit, n in total.items())
        moved = spans.shifted(start, way * months) if months else start
        return moved + way * days

    def _last_or_next(self, first: int, end: int, total: dict[str, int], way: int) -> Told | None:
        if any(unit not in _MONTHS and unit not in _DAYS for unit in total):
            said = self.scan.said(first, end)
            return Told(first, end, (), "days", wrong=f"`{said}` has no declared bounds")
        if "quarter" in total:
            return Told(first, end, (), "days", wrong="quarters before or after the one of writing "
                        "are not counted")  # fmt: skip

        def found() -> tuple[Span, ...]:
            assert self.day is not None
            moved = self.moved(self.day, total, way)
            if way < 0:
                return (spans.days(moved, self.day),)
            return (spans.days(self.day + (list(total) == ["day"]), moved),)

        return self._made(first, end, found, "days")

    def _offset(
        self, first: int, end: int, total: dict[str, int], way: int, start: int
    ) -> Told | None:
        """A day so far from the day of writing, as precisely as its unit says."""
        if any(unit not in _MONTHS and unit not in _DAYS for unit in total):
            said = self.scan.said(first, end)
            return Told(first, end, (), "days", wrong=f"`{said}` has no declared bounds")
        if self.scan.back("hedges", first) is not None:
            said = self.scan.said(first - 1, end)
            return Told(first, end, (), "days", wrong=f"`{said}`: a bound that is not read")

        def found() -> tuple[Span, ...]:
            assert self.day is not None
            return (self.so_far(self.day + start, total, way),)

        return self._made(first, end, found, "day")

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

    def length_before(self, end: int) -> tuple[int, dict[str, int]] | None:
        """A number of days, weeks, months or years that ends before a token, and its first token;
        one that cannot be read is empty."""
        scan, language = self.scan, self.scan.language
        unit = language.periods.get(scan.word(end - 1))
        if unit is None:
            return None
        for back in range(2, 7):
            first = end - back
            if first < 0 or scan.fence(first):
                break
            word = scan.word(first)
            if (word in language.article and back == 2) or (word in language.the and back == 2):
                return first, {unit: 1}
            if not (scan.is_digits(first) or word in language.ones) or (
                scan.word(first - 1) in language.ones and back < 6
            ):  # fmt: skip
                continue
            number = numeral(scan, first)
            if number is None or number.wrong or number.value.denominator != 1:
                continue
            if number.end == end - 1 and (unit in _MONTHS or unit in _DAYS):
                return first, {unit: int(number.value)}
        return end - 1, {}

    # --- the first, the last of something

    def _nth(self, index: int) -> Told | None:
        """`the first week of 2019`, `last Monday of May`: not read but for weeks of a year."""
        scan, language = self.scan, self.scan.language
        word = scan.word(index)
        number = language.ordinals.get(word, 0)
        end = index + 1
        if scan.is_digits(index):
            if scan.word(end) in language.ordinal_suffixes and scan.adjoins(end):
                number, end = int(word[:3]), end + 1
            else:
                return None
        elif word in language.lasts:
            number = -1
        if not number:
            return None
        many = 1
        many_ = numeral(scan, end) if scan.is_digits(end) or (
            scan.word(end) in language.ones
        ) else None  # fmt: skip
        if many_ is not None and not many_.wrong and many_.value.denominator == 1:
            if number not in (1, -1) or many_.value > 60:
                return None
            many, end = int(many_.value), many_.end
        unit = language.periods.get(scan.word(end))
        weekday = language.weekdays.get(scan.word(end))
        if unit not in ("week", "day", "month") and (weekday is None or many > 1):
            return None
        at = end + 1
        if scan.word(at) not in language.of and scan.word(at) not in language.in_:
            return None
        first = index - (scan.word(index - 1) in language.the)
        wholes, unit_of, after, inferred = self._container(at + 1, first)
        if not wholes:
            if after > at + 1:
                said = scan.said(first, after)
                return Told(first, after, (), "day", wrong=f"`{said}`: {_UNKNOWN}")
            return None
        found = tuple(
            one for whole in wholes
            if (one := _within(whole, unit_of, number, many, unit or "", weekday)) is not None
        )  # fmt: skip
        if not found:
            said = scan.said(first, after)
            return Told(first, after, (), "day", wrong=f"`{said}` is no date")
        unit_ = "day" if weekday is not None or unit == "day" else unit or ""
        return Told(first, after, found, unit_, inferred=inferred)

    def _container(self, at: int, first: int) -> tuple[tuple[Span, ...], str, int, str]:
        """The years, or the months, that something may be the first or last of."""
        scan, language = self.scan, self.scan.language
        start = at
        while scan.word(at) in language.the:
            at += 1
        if scan.is_digits(at) and len(scan.word(at)) == 4 and "1000" <= scan.word(at) <= "2999":
            return (spans.year_span(int(scan.word(at))),), "year", at + 1, ""
        month = language.months.get(scan.word(at))
        if month is not None:
            end = scan.dotted(at) if len(scan.word(at)) < 6 else at + 1
            end += scan.word(end) in language.of or scan.word(end) == ","
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
            found.append([one for one in candidates if one.lo <= self.hi][-1])
        if way != PAST:
            found.append(next(one for one in candidates if one.hi >= self.lo))
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
    return spans.days(thursday - 3, thursday + 3 + 7 * (many - 1))
