"""Dates as they are written, and what bears on them: absolute ones, and those without a year.

A date is parsed into a :class:`Point`, which lacks what is not said; what it lacks comes from the
other end of a range, from words such as `last year`, or from the document's date.
"""

from dataclasses import dataclass, field, replace
from typing import Final, final

from checker.prose import spans
from checker.prose.clock import Clock, clock_at, with_clock
from checker.prose.dates import doubts, hedges
from checker.prose.dates.point import Period, Point
from checker.prose.dates.ranges import UNSURE, DateRanges, completed, ranges
from checker.prose.dates.relative import Relative
from checker.prose.dates.years import Years
from checker.prose.denials import denial
from checker.prose.readings import Moment
from checker.prose.scan import Scan
from checker.prose.spans import Span
from checker.values.dates import Date, read_date
from checker.values.numbers.hedges import Hedge
from checker.values.unreadable import Unreadable

NUMBER: Final = "number"
"""The grain of four digits that may be a year, or a number."""

_UNIT_OF_LENGTH: Final = {4: "year", 7: "month", 10: "day"}


@final
@dataclass(slots=True)
class Dates(DateRanges):
    """Reads the dates of one part of a text; ``years`` finds the days that each is."""

    years: Years = field(init=False)
    _at: int = 0
    _finer: bool = False
    """Whether a day or a month of a year was read: a bare year behind it gives no day its year."""

    def __post_init__(self) -> None:
        """Count from the last date before this part, where there is one."""
        last = self.relative.narrated
        before = None if last is None else spans.year_of(last.hi)
        self.years = Years(self.scan, self.relative, before)

    @classmethod
    def of(cls, scan: Scan, written: Date | None = None, carried: Span | None = None) -> "Dates":
        """``written``: when the text was written, if that is known; ``carried``: the last date
        before this part."""
        return cls(scan, Relative(scan, written, carried))

    def read(self, index: int) -> Moment | None:
        """The date that begins at a token, with what bears on it."""
        self._at = index
        return self._whole(index)

    def _whole(self, index: int) -> Moment | None:
        scan, _language = self.scan, self.scan.language
        if scan.is_digits(index) and not doubts.may_be_date(self.scan, index):
            return None
        clock = clock_at(scan, index)
        if clock is not None:
            return self._timed(index, clock)
        point = self._any(index)
        if point is None:
            return None
        first = hedges.first_token(self.scan, index, point)
        if point.wrong:
            return self._made(first, point.end, first, wrong=point.wrong, inferred=point.inferred)
        if hedges.unread_lead(self.scan, first):
            phrase = scan.said(first - 2, point.end)
            why = f"`{phrase}`: what stands before the date is not read"
            return self._made(first - 2, point.end, first, wrong=why)
        end = point.end
        if scan.word(end) in scan.language.dates.other_years and (
            scan.word(end + 1) in scan.language.dates.year_words
        ):  # fmt: skip
            why = f"`{scan.said(first, end + 2)}`: when such a year begins is not said"
            return self._made(first, end + 2, first, wrong=why)
        if hedges.is_before_last(self.scan, end):
            why = f"`{scan.said(first, end + 2)}`: which one is meant is not read"
            return self._made(first, end + 2, first, wrong=why)
        opening = hedges.opening(self.scan, first)
        if not opening and first != index:
            opening = hedges.opening(self.scan, index)
        year = self._year_of_list(point)
        if year == UNSURE:
            why = f"`{scan.said(first, end)}`: of which year it is, is not clear"
            return self._made(first, end, first, wrong=why)
        if year is not None:
            point = point._replace(year=year, sure=True)
        part, start = hedges.part(self.scan, first)
        if point.year is None and point.within is None and not part:
            start = self.relative.modified_from(start)
        middle = end
        other, end, trouble = self._other(point, end, opening)
        if trouble:
            return self._made(first, end, first, wrong=trouble)
        core = first = start
        if other is not None:
            try:
                point, other = completed(point, other)
            except Unreadable as error:
                phrase = scan.said(first, end)
                return self._made(first, end, core, wrong=f"`{phrase[:60]}`: {error}")
        behind = scan.ahead("date_behind", end)
        hedge, _plain_hedge = "", False
        if behind is not None:
            hedge, end = str(behind[0]), behind[1]
        ahead = hedges.hedge(self.scan, start, opening if other is None else "")
        if ahead is not None and not hedge:
            hedge, first = ahead
        elif opening and other is not None:
            first = hedges.opening_start(self.scan, start)
        if not doubts.counts_as_date(self.scan, index, point, other, part, hedge, ahead):
            return None
        try:
            found, inferred = self.years.spans(point, part, index, end)
            unit = point.unit
            if other is not None:
                others, inferred2 = self.years.spans(other, self._other_part, index, end)
                alone = found, others
                if self._either:
                    found = tuple(dict.fromkeys((*found, *others)))
                else:
                    found = ranges(found, others)
                inferred = inferred or inferred2
        except Unreadable as error:
            phrase = scan.said(first, end)
            return self._made(first, end, core, wrong=f"`{phrase[:60]}`: {error}")
        if not found:
            return None
        time = clock_at(scan, self._clock_start(end)) if unit == "day" and len(found) == 1 else None
        if time is not None and other is None:
            near = scan.back("hedges", self._clock_start(end))
            about = near is not None and near[0] is Hedge.ABOUT
            return self._with_time(first, core, found[0], time, inferred, about=about)
        self._remember(found)
        vague = bool(part) or bool(other is not None and self._other_part)
        if ahead is not None and hedge in ("before", "after", "since") and other is None:
            length = self.relative.length_before(first)
            if length is not None:
                return self._so_far(length, first, end, core, found, hedge, inferred)
        moment = self._told(
            first, end, core, found, hedge, inferred, unit if point.sure else NUMBER, vague=vague
        )  # fmt: skip
        if other is not None and opening and moment is not None:
            return replace(moment, ends=self._ends(alone, core, middle, end, inferred))
        return moment

    def _ends(
        self,
        alone: tuple[tuple[Span, ...], tuple[Span, ...]],
        core: int,
        middle: int,
        end: int,
        inferred: str,
    ) -> tuple[Moment, ...]:
        """Each end of a range alone, for those who ask for `from` and `to` apart."""
        ends = []
        for spans_, first, last in ((alone[0], core, middle), (alone[1], self._other_at, end)):
            texts = tuple(span.text for span in spans_)
            made = self._made(first, last, first, edtf=texts, plain=texts, inferred=inferred)
            ends.append(replace(made, at=first))
        return tuple(ends)

    def _so_far(
        self,
        length: tuple[int, dict[str, int]],
        hedge_first: int,
        end: int,
        core: int,
        found: tuple[Span, ...],
        hedge: str,
        inferred: str,
    ) -> Moment | None:
        """`two weeks before 3 May`, `3 days after Easter`, `2 weeks starting May 20`."""
        scan = self.scan
        first, total = length
        phrase = scan.said(first, end)
        starting = scan.word(hedge_first) in scan.language.relative.starting
        if scan.word(first - 1) in scan.language.dates.weekdays:
            why = f"`{scan.said(first - 1, end)}`: a weekday so far from a date is not read"
            return self._made(first - 1, end, core, wrong=why)
        if not total and hedge == "since" and not starting:
            return self._told(hedge_first, end, core, found, hedge, inferred, "day")
        if not total or scan.back("hedges", first) or any(span.lo != span.hi for span in found):
            why = f"`{phrase}`: how far it is from the date is not read"
            return self._made(first, end, core, wrong=why)
        if hedge == "since" and not starting:
            return self._told(hedge_first, end, core, found, hedge, inferred, "day")
        if starting:
            stretches = []
            for span in found:
                last = self.relative.moved(span.lo, total, 1)
                stretches.append(spans.days(span.lo, max(span.lo, last - 1)))
            return self._told(first, end, core, tuple(stretches), "", inferred, "days")
        way = -1 if hedge == "before" else 1
        days = tuple(self.relative.so_far(span.lo, total, way) for span in found)
        return self._told(first, end, core, days, "", inferred or "counted", "day")

    def _told(
        self,
        first: int,
        end: int,
        core: int,
        found: tuple[Span, ...],
        hedge: str,
        inferred: str,
        unit: str,
        *,
        vague: bool = False,
    ) -> Moment | None:
        """The reading of stretches of days with the hedge before them."""
        denied = denial(self.scan, first, end)
        plain = tuple(span.text for span in found)
        edtf = plain
        if hedge == "until" and denied:  # `was not opened until 1950`
            denied = hedge = ""
        if vague and hedge in ("before", "after"):  # of a part whose bounds are declared, not said
            hedge = "by" if hedge == "before" else "since"
            plain = ()
            edtf = tuple(
                f"../{spans.ends(span.text)[1]}"
                if hedge == "by"
                else f"{spans.ends(span.text)[0]}/.."
                for span in found
            )
        elif hedge == "before":
            edtf = tuple(dict.fromkeys(spans.before(span) for span in found))
        elif hedge == "after":
            edtf = tuple(dict.fromkeys(spans.after(span) for span in found))
        elif hedge == "since":
            edtf = tuple(dict.fromkeys(f"{spans.ends(span.text)[0]}/.." for span in found))
        elif hedge in ("by", "until"):
            edtf = tuple(dict.fromkeys(f"../{spans.ends(span.text)[1]}" for span in found))
        elif hedge == "about":
            edtf = tuple(f"{text}~" if _may_be_about(text) else text for text in plain)
        keeps = hedge in ("since", "until", "")
        return self._made(
            first, end, core, edtf=edtf, plain=plain if keeps else (), hedge=hedge,
            inferred=inferred, denied=denied, grain=unit,
        )  # fmt: skip

    def _made(
        self,
        first: int,
        end: int,
        core: int,
        *,
        edtf: tuple[str, ...] = (),
        plain: tuple[str, ...] = (),
        hedge: str = "",
        inferred: str = "",
        denied: str = "",
        grain: str = "",
        wrong: str = "",
    ) -> Moment:
        tokens = self.scan.tokens
        return Moment(
            first, end, tokens.starts[first], tokens.ends[end - 1], core,
            tokens.between(first, end), edtf, plain, hedge, inferred, denied, grain, wrong,
            at=self._at,
        )  # fmt: skip

    def _remember(self, found: tuple[Span, ...]) -> None:
        if len(found) == 1:
            if not (self._finer and spans.is_long(found[0])):
                self.years.before = spans.year_of(found[0].hi)
            self._finer = self._finer or not spans.is_long(found[0])
            self.relative.narrated = found[0]

    def _any(self, index: int) -> Point | None:
        """The longest date that begins at a token, absolute or told from the document's date."""
        point = self._point(index)
        if point is not None and point.wrong:
            return point
        week = self._week_of(index)
        if week is not None:
            return week
        relative = self.relative.read(index)
        if relative is not None and point is not None and relative.end < point.end:
            relative = None
        if relative is not None and (
            point is None or relative.end > point.end or relative.modified
        ):
            return self._from_told(relative, index)
        return point

    def _week_of(self, index: int) -> Point | None:
        """`the week of 3 May`, `the week beginning 4 February 2019`."""
        scan, language = self.scan, self.scan.language
        if language.relative.periods.get(scan.word(index)) != "week":
            return None
        start = scan.ahead("week_starts", index + 1)
        if start is None:
            return None
        point = self._point(scan.behind(start[1], language.numbers.the))
        if point is None or point.unit != "day":
            return None
        if point.wrong:
            return point
        first = index - (scan.word(index - 1) in language.numbers.the)
        try:
            days, inferred = self.years.stretches(point, index, point.end)
        except Unreadable as error:
            phrase = scan.said(first, point.end)
            return Point(point.end, wrong=f"`{phrase}`: {error}")
        found = tuple(dict.fromkeys(spans.week_span(day.lo) for day in days))
        return Point(point.end, fixed=found, unit="week", inferred=inferred or point.inferred,
                     within=Period(first, point.end, "", ()))  # fmt: skip

    def _clock_start(self, end: int) -> int:
        scan, language = self.scan, self.scan.language
        at = end
        if scan.word(at) == ",":
            at += 1
        while scan.word(at) in language.time.at or scan.word(at) in ("t",):
            at += 1
        return at

    def _timed(self, index: int, clock: Clock) -> Moment | None:
        """A time of day, with the date behind it where one stands there."""
        scan, language = self.scan, self.scan.language
        before = scan.word(index - 1)
        if (
            before in language.hedging.between_joint
            or before in language.hedging.to
            or before == "-"
        ):
            phrase = scan.said(index, clock.end)
            why = f"`{phrase}`: a span of hours is not read"
            return self._made(index, clock.end, index, wrong=why)
        at = clock.end
        for _ in range(3):
            if (
                scan.word(at) == ","
                or scan.word(at) in language.dates.date_prepositions | language.numbers.the
            ):
                at += 1
        point = self._any(at) if scan.is_digits(at) or scan.word(at) in language.starts else None
        if point is None or point.wrong or point.unit != "day":
            why = clock.wrong or "a time without its day"
            phrase = scan.said(index, clock.end)
            return self._made(index, clock.end, index, wrong=f"`{phrase}`: {why}")
        if not doubts.counts_as_date(self.scan, at, point, None, "", "", None):
            return None
        try:
            found, inferred = self.years.spans(point, "", index, point.end)
        except Unreadable as error:
            phrase = scan.said(index, point.end)
            return self._made(index, point.end, index, wrong=f"`{phrase}`: {error}")
        if len(found) != 1:
            phrase = scan.said(index, point.end)
            wrong = f"`{phrase}` may be {' or '.join(span.text for span in found)}"
            return self._made(index, point.end, index, wrong=wrong)
        self._remember(found)
        made = self._with_time(index, index, found[0], clock, inferred)
        return made and Moment(
            made.first, point.end, made.begin, scan.tokens.ends[point.end - 1], made.core,
            scan.said(made.first, point.end), made.edtf, made.plain, made.hedge, made.inferred,
            made.denied, made.grain, made.wrong, at=made.at,
        )  # fmt: skip

    def _with_time(
        self,
        first: int,
        core: int,
        day: Span,
        clock: Clock,
        inferred: str,
        *,
        about: bool = False,
    ) -> Moment:
        end = clock.end
        if clock.wrong:
            return self._made(
                first, end, core, wrong=f"`{self.scan.said(first, end)}`: {clock.wrong}"
            )
        hedge = hedges.hedge(self.scan, first, "")
        text = with_clock(day.lo, clock)
        edtf: tuple[str, ...] = (text,)
        try:
            read_date(text)
        except Unreadable as error:
            return self._made(first, end, core, wrong=str(error))
        kind = hedge[0] if hedge else "about" if about else ""
        if kind in ("before", "by", "until"):
            edtf = (f"../{text}",)
        elif kind in ("after", "since"):
            edtf = (f"{text}/..",)
        elif kind == "about":
            edtf = (day.text,)
        begin = hedge[1] if hedge else first
        return self._made(
            begin, end, core, edtf=edtf, plain=(text,) if kind in ("", "since", "until") else (),
            hedge=kind, inferred=inferred, denied=denial(self.scan, begin, end), grain="time",
        )  # fmt: skip


def _may_be_about(text: str) -> bool:
    text = text.removeprefix("-")
    return len(text) in _UNIT_OF_LENGTH and "/" not in text and "X" not in text
