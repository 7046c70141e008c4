"""Dates as they are written, and what bears on them: absolute ones, and those without a year.

A date is parsed into a :class:`Point`, which lacks what is not said; what it lacks comes from the
other end of a range, from words such as `last year`, or from the document's date.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import Final, NamedTuple, final

from checker.prose import designations, spans
from checker.prose.amounts import denial
from checker.prose.clock import Clock, clock_at, with_clock
from checker.prose.numerals import numeral
from checker.prose.readings import Moment
from checker.prose.relative import Period, Relative, Told
from checker.prose.scan import Scan
from checker.prose.spans import Span
from checker.prose.tense import FUTURE, OPEN, PAST, tense
from checker.prose.units import unit_behind
from checker.values.dates import Date, read_date
from checker.values.dates.calendar import GREGORIAN, MONTHS
from checker.values.unreadable import Unreadable

NUMBER: Final = "number"
"""The grain of four digits that may be a year, or a number."""

_WEEKDAY_NAMES: Final = (
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
)  # fmt: skip
_SEASONS: Final = {21: "spring", 22: "summer", 23: "autumn", 24: "winter"}
_UNIT_OF_LENGTH: Final = {4: "year", 7: "month", 10: "day"}
_LIKE_DATE: Final = frozenset({"year", "month", "day", "quarter", "decade", "century", "season"})


@final
class Point(NamedTuple):
    """A date as far as it is said, up to the token ``end``.

    ``code``: the season, quarter or half year in place of a month. ``text``: EDTF of what has no
    year, month and day of its own, such as a decade. ``short``: the year has two digits.
    ``bare``: it is a day of a month that is not said. ``sure``: no number could look so.
    """

    end: int
    year: int | None = None
    month: int | None = None
    day: int | None = None
    code: int = 0
    weekday: int | None = None
    text: str = ""
    unit: str = ""
    inferred: str = ""
    sure: bool = True
    within: Period | None = None
    fixed: tuple[Span, ...] = ()
    wrong: str = ""


@final
@dataclass(slots=True)
class Dates:
    """Reads the dates of one part of a text; ``written``: when it was written, if that is known.
    ``carried``: the last date before this part."""

    scan: Scan
    written: Date | None = None
    carried: Span | None = None
    relative: Relative = field(init=False)
    before: int | None = None
    """The year of the last date that was read, with all its digits."""

    def __post_init__(self) -> None:
        """Find the day of writing."""
        self.relative = Relative(self.scan, self.written, self.carried)
        if self.carried is not None:
            self.before = GREGORIAN.fields(self.carried.hi)[0]

    # --- the whole

    def read(self, index: int) -> Moment | None:
        """The date that begins at a token, with what bears on it."""
        self._at = index
        return self._whole(index)

    def _whole(self, index: int) -> Moment | None:
        scan, _language = self.scan, self.scan.language
        if scan.is_digits(index) and not self._may_be_date(index):
            return None
        clock = clock_at(scan, index)
        if clock is not None:
            return self._timed(index, clock)
        point = self._any(index)
        if point is None:
            return None
        first = self._first(index, point)
        if point.wrong:
            return self._made(first, point.end, first, wrong=point.wrong, inferred=point.inferred)
        if self._unread_lead(first):
            said = scan.said(first - 2, point.end)
            why = f"`{said}`: what stands before the date is not read"
            return self._made(first - 2, point.end, first, wrong=why)
        end = point.end
        opening = self._opening(first) or self._opening(index)
        part, start = self._part(first)
        middle = end
        other, end, trouble = self._other(point, end, opening)
        if trouble:
            return self._made(first, end, first, wrong=trouble)
        core = first = start
        if other is not None:
            try:
                point, other = self._completed(point, other)
            except Unreadable as error:
                said = scan.said(first, end)
                return self._made(first, end, core, wrong=f"`{said[:60]}`: {error}")
        behind = scan.ahead("date_behind", end)
        hedge, _plain_hedge = "", False
        if behind is not None:
            hedge, end = str(behind[0]), behind[1]
        ahead = self._hedge(start, opening if other is None else "")
        if ahead is not None and not hedge:
            hedge, first = ahead
        elif opening and other is not None:
            first = self._opening_start(start)
        if not self._counts_as_date(index, point, other, part, hedge, ahead):
            return None
        try:
            found, inferred = self._spans(point, part, index, end)
            unit = self._unit(point)
            if other is not None:
                others, inferred2 = self._spans(other, self._other_part, index, end)
                alone = found, others
                if self._either:
                    found = tuple(dict.fromkeys((*found, *others)))
                else:
                    found = self._ranges(found, others)
                inferred = inferred or inferred2
        except Unreadable as error:
            said = scan.said(first, end)
            return self._made(first, end, core, wrong=f"`{said[:60]}`: {error}")
        if not found:
            return None
        time = clock_at(scan, self._clock_start(end)) if unit == "day" and len(found) == 1 else None
        if time is not None and other is None:
            return self._with_time(first, core, found[0], time, inferred)
        self._remember(found)
        vague = bool(part) or bool(other is not None and self._other_part)
        if ahead is not None and hedge in ("before", "after", "since") and other is None:
            length = self.relative.length_before(first)
            if length is not None:
                return self._so_far(length, first, end, core, found, hedge, inferred)
        told = self._told(
            first, end, core, found, hedge, inferred, unit if point.sure else NUMBER, vague=vague
        )  # fmt: skip
        if other is not None and opening and told is not None:
            return replace(told, ends=self._ends(alone, core, middle, end, inferred))
        return told

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
            texts = tuple(one.text for one in spans_)
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
        said = scan.said(first, end)
        starting = scan.word(hedge_first) in scan.language.starting
        if scan.word(first - 1) in scan.language.weekdays:
            why = f"`{scan.said(first - 1, end)}`: a weekday so far from a date is not read"
            return self._made(first - 1, end, core, wrong=why)
        if not total and hedge == "since" and not starting:
            return self._told(hedge_first, end, core, found, hedge, inferred, "day")
        if not total or scan.back("hedges", first) or any(one.lo != one.hi for one in found):
            why = f"`{said}`: how far it is from the date is not read"
            return self._made(first, end, core, wrong=why)
        if hedge == "since" and not starting:
            return self._told(hedge_first, end, core, found, hedge, inferred, "day")
        if starting:
            stretches = []
            for one in found:
                last = self.relative.moved(one.lo, total, 1)
                stretches.append(spans.days(one.lo, max(one.lo, last - 1)))
            return self._told(first, end, core, tuple(stretches), "", inferred, "days")
        way = -1 if hedge == "before" else 1
        days = tuple(self.relative.so_far(one.lo, total, way) for one in found)
        return self._told(first, end, core, days, "", inferred or "counted", "day")

    _other_part: str = ""
    _other_at: int = 0
    _at: int = 0
    _either: bool = False

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
        denied = denial(self.scan, first)
        plain = tuple(one.text for one in found)
        edtf = plain
        if hedge == "until" and denied:  # `was not opened until 1950`
            denied = hedge = ""
        if vague and hedge in ("before", "after"):  # of a part whose bounds are declared, not said
            hedge = "by" if hedge == "before" else "since"
            plain = ()
            edtf = tuple(
                f"../{spans.ends(one.text)[1]}"
                if hedge == "by"
                else f"{spans.ends(one.text)[0]}/.."
                for one in found
            )
        elif hedge == "before":
            edtf = tuple(dict.fromkeys(spans.before(one) for one in found))
        elif hedge == "after":
            edtf = tuple(dict.fromkeys(spans.after(one) for one in found))
        elif hedge == "since":
            edtf = tuple(dict.fromkeys(f"{spans.ends(one.text)[0]}/.." for one in found))
        elif hedge in ("by", "until"):
            edtf = tuple(dict.fromkeys(f"../{spans.ends(one.text)[1]}" for one in found))
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
            self.before = GREGORIAN.fields(found[0].hi)[0]
            self.relative.narrated = found[0]

    # --- what stands before

    def _first(self, index: int, point: Point) -> int:
        """The token at which a date begins: an article, a weekday or an era may stand before."""
        scan, language = self.scan, self.scan.language
        first = index
        if scan.word(first - 1) == "'" and scan.adjoins(first):
            first -= 1
        if point.within is not None and point.within.first < first:
            first = point.within.first
        if scan.word(first - 1) in language.of and scan.word(first - 2) in language.day_parts:
            first -= 2
            first -= scan.word(first - 1) in language.parts
        while scan.word(first - 1) in language.the and not scan.fence(first - 1):
            first -= 1
        if scan.word(first - 1) in language.year_words and not scan.fence(first - 1):
            first -= 1
            if scan.word(first - 1) in language.the:
                first -= 1
        return first

    def _part(self, first: int) -> tuple[str, int]:
        """`early`, `the end of` before a date, and where it begins."""
        scan = self.scan
        at = first
        if scan.word(at - 1) == "-" and scan.adjoins(at):
            at -= 1
        found = scan.back("part_prefixes", at)
        if found is None:
            return "", first
        start = found[1]
        while scan.word(start - 1) in scan.language.the:
            start -= 1
        return str(found[0]), start

    def _skipped(self, at: int) -> int:
        """The token before which a hedge may stand: prepositions between change nothing."""
        scan, language = self.scan, self.scan.language
        for _ in range(3):
            word = scan.word(at - 1)
            if scan.fence(at - 1) or word not in language.date_prepositions:
                break
            if scan.back("date_hedges", at) is not None:
                break
            at -= 1
        return at

    def _opening(self, first: int) -> str:
        scan, language = self.scan, self.scan.language
        at = first
        found = scan.back("part_prefixes", at)
        if found is not None:
            at = found[1]
        while scan.word(at - 1) in language.the or scan.word(at - 1) in ("on", "in"):
            at -= 1
        word = scan.word(at - 1)
        if word in language.between:
            return "between"
        if scan.word(at - 2) in language.origins:
            return ""
        return "from" if word in language.from_ else ""

    def _opening_start(self, start: int) -> int:
        scan, language = self.scan, self.scan.language
        at = start
        while scan.word(at - 1) in language.the or scan.word(at - 1) in ("on", "in"):
            at -= 1
        word = scan.word(at - 1)
        return at - 1 if word in language.between or word in language.from_ else start

    def _hedge(self, start: int, opening: str) -> tuple[str, int] | None:
        """The hedge before a date, and the token at which it begins."""
        scan = self.scan
        if opening == "from":
            return "since", self._opening_start(start)
        at = self._skipped(start)
        found = scan.back("date_hedges", at)
        if found is None:
            return None
        kind = str(found[0])
        if scan.word(found[1]) == "c" and scan.raw(found[1]) != "c":
            return None
        return kind, found[1]

    # --- whether it is one

    def _may_be_date(self, index: int) -> bool:
        """Whether digits may begin a date: not money, not a piece of a name or of a number."""
        scan = self.scan
        word = scan.word(index)
        if len(word) > 8:
            return False
        if len(word) not in (4, 8) and scan.word(index + 1) not in scan.language.date_next:
            before = scan.word(index - 1)
            if before != "'" and before not in scan.language.date_joints:
                return False
        if scan.adjoins(index):
            before = scan.raw(index - 1)
            if before[-1].isalnum() or before in "$£€¥#":
                return False
            if before in ".,:/-" and scan.adjoins(index - 1) and scan.raw(index - 2)[-1:].isdigit():
                return False
            if before in ".," and scan.adjoins(index - 1):
                return False
            if before == "-" and scan.adjoins(index - 1) and scan.is_word(index - 2):
                lead = scan.word(index - 2)
                language = scan.language
                return (
                    lead in language.parts or lead in language.months
                    or lead in language.weekdays or lead in language.date_joints
                )  # fmt: skip
        elif scan.raw(index - 1) in ("$", "£", "€", "¥", "#"):
            return False
        return True

    def _counts_as_date(
        self,
        index: int,
        point: Point,
        other: Point | None,
        part: str,
        hedge: str,
        ahead: tuple[str, int] | None,
    ) -> bool:
        """Whether what may be a number, a name or a verb is a date here."""
        scan, language = self.scan, self.scan.language
        if point.sure or part or point.within is not None:
            return True
        if other is not None and point.unit == "month":
            return self.scan.raw(index)[0].isupper()
        first = self._first(index, point)
        before = scan.word(first - 1)
        lead = (
            before in language.date_prepositions or before in language.from_
            or before in language.between or before in language.this or before in language.last
            or (ahead is not None and hedge not in ("about",))
            or before in language.year_words or (hedge in ("since", "before", "by") and bool(hedge))
        )  # fmt: skip
        if point.unit == "month":
            return lead and (scan.raw(index)[0].isupper() or index == 0 or before != "")
        if point.unit == "year":
            if other is None and not lead and designations.in_title(scan, first):
                return False
            return not self._is_number(index, point.end, ahead)
        return lead

    def _is_number(self, index: int, end: int, ahead: tuple[str, int] | None) -> bool:
        scan, language = self.scan, self.scan.language
        word = scan.word(end)
        if scan.adjoins(end) and word and (word[0].isalnum() or word == "%"):
            return True
        if word in language.plurals or unit_behind(scan, end) is not None:
            return True
        if word in language.scales or (scan.hyphen(end) and scan.ahead("units", end + 1)):
            return True
        hedged = scan.back("hedges", index)
        if hedged is not None and ahead is None:
            return True
        before = scan.word(index - 1)
        if before in language.labels and before not in language.year_words:
            return True
        if word in language.other_eras and scan.raw(end).isupper():
            return True
        if scan.hyphen(end) and scan.is_word(end + 1) and not self._may_follow(end + 1):
            return True
        if designations.in_address(scan, index, end) or self._counts_behind(index, end):
            return True
        return scan.is_digits(end) and len(scan.word(end)) == 3 and not scan.adjoins(end)

    def _may_follow(self, at: int) -> bool:
        """Whether a word behind a dash belongs to a year: `1950-May`, `1945-built`."""
        word, language = self.scan.word(at), self.scan.language
        return word in language.months or word in language.date_joints or (
            word in language.past_words or word.endswith(language.past_endings)
        )  # fmt: skip

    def _counts_behind(self, index: int, end: int) -> bool:
        """Whether digits behind a verb count what stands behind them: `made 1950 cars`."""
        scan, language = self.scan, self.scan.language
        noun = scan.word(end)
        if not scan.is_word(end) or noun in language.function_words:
            return False
        capital = scan.raw(end)[:1].isupper()
        if not designations.is_plural(language, noun) or capital != language.capital_nouns:
            return False
        verb = scan.word(index - 1)
        told = verb in language.past_words or (
            len(verb) > 3 and verb.endswith(language.past_endings)
        )
        return told and scan.word(index - 2) not in language.the | language.article

    # --- points

    def _any(self, index: int) -> Point | None:
        """The longest date that begins at a token, absolute or told from the document's date."""
        one = self._point(index)
        if one is not None and one.wrong:
            return one
        week = self._week_of(index)
        if week is not None:
            return week
        told = self.relative.read(index)
        if told is not None and one is not None and told.end < one.end:
            told = None
        if told is not None and (one is None or told.end > one.end or told.modified):
            return self._from_told(told, index)
        return one

    def _from_told(self, told: Told, index: int) -> Point:
        weekday = self.scan.language.weekdays.get(self.scan.word(index))
        return Point(
            told.end, fixed=told.spans, unit=told.unit, inferred=told.inferred, wrong=told.wrong,
            weekday=weekday, within=Period(told.first, told.end, "", ()),
        )  # fmt: skip

    def _week_of(self, index: int) -> Point | None:
        """`the week of 3 May`, `the week beginning 4 February 2019`."""
        scan, language = self.scan, self.scan.language
        if language.periods.get(scan.word(index)) != "week":
            return None
        start = scan.ahead("week_starts", index + 1)
        if start is None:
            return None
        at = start[1]
        while scan.word(at) in language.the:
            at += 1
        point = self._point(at)
        if point is None or point.unit != "day":
            return None
        if point.wrong:
            return point
        first = index - (scan.word(index - 1) in language.the)
        try:
            days, inferred = self._stretches(point, index, point.end)
        except Unreadable as error:
            said = scan.said(first, point.end)
            return Point(point.end, wrong=f"`{said}`: {error}")
        found = tuple(dict.fromkeys(spans.week_span(one.lo) for one in days))
        return Point(point.end, fixed=found, unit="week", inferred=inferred or point.inferred,
                     within=Period(first, point.end, "", ()))  # fmt: skip

    def _day_before_day(self, index: int) -> Point | None:
        """A day whose month stands behind the other end of a range: `4 to 22 January`."""
        scan, language = self.scan, self.scan.language
        day = self._day(index)
        if day is None:
            return None
        at = day[1]
        word = scan.word(at)
        if word == "-":
            if scan.adjoins(at) != scan.adjoins(at + 1):
                return None
        elif word not in language.date_joints:
            return None
        at += 1
        while scan.word(at) in language.the:
            at += 1
        if self._day(at) is None and scan.word(at) not in language.months:
            return None
        other = self._point(at, inner=True)
        if other is None or other.unit != "day" or other.wrong:
            return None
        if other.month is None and other.within is None:
            return None
        if word in language.joint and scan.word(index - 1) not in language.between:
            return other._replace(end=day[1], day=day[0])  # a list: `5 and 6 May`
        return Point(day[1], day=day[0], unit="day")

    def _unread_lead(self, first: int) -> bool:
        """Whether words before a date make another one of it: `the weekend of 3 May`."""
        scan, language = self.scan, self.scan.language
        if scan.word(first - 1) == "c" and scan.word(first - 3) == "w":
            return True
        if scan.word(first - 1) in language.other_years:
            return True
        if scan.word(first - 1) not in language.of:
            return False
        lead = scan.word(first - 2)
        return (
            lead in language.weekend or lead in language.weekdays
            or language.periods.get(lead) in ("week", "fortnight", "quarter")
        )  # fmt: skip

    def _point(self, index: int, *, bare: bool = False, inner: bool = False) -> Point | None:
        """The date that begins at a token.

        ``bare``: a day of the month alone counts. ``inner``: it is the other end of a range.
        """
        scan, language = self.scan, self.scan.language
        word = scan.word(index)
        if not word:
            return None
        if word in language.weekdays and word not in language.months:
            return self._after_weekday(index)
        if scan.is_digits(index):
            return self._from_digits(index, bare=bare, inner=inner)
        if word in language.months and not self._verb(index):
            return self._from_month(index)
        if word in language.quarter_codes:
            return self._from_code(index)
        if word in language.seasons:
            return self._season(index)
        if scan.ahead("holidays", index) is not None:
            return self._holiday(index)
        if word in language.decades and scan.word(index - 1) in language.the:
            return self._decade(index + 1, 1900 + language.decades[word], "the century")
        if word in language.anno_domini and scan.raw(index).isupper() and scan.is_digits(index + 1):
            year = int(scan.word(index + 1)[:5])
            return Point(index + 2, year=year, unit="year") if 0 < year < 3000 else None
        if word in language.ordinals or word in language.ones:
            found = self._from_ordinal(index, bare=bare, inner=inner)
            if found is not None:
                return found
            return self._year_in_words(index)
        return None

    def _verb(self, index: int) -> bool:
        """Whether the name of a month is a verb here: `may` or `march` in small letters, without a
        word before it or a year behind it that says otherwise."""
        scan, language = self.scan, self.scan.language
        if scan.word(index) not in language.verbs or not scan.raw(index).islower():
            return False
        before = scan.word(index - 1)
        if before in language.date_prepositions or before in language.from_:
            return False
        day = self._day(index + 1)
        if day is None:
            return self._year_behind(index + 1) is None
        suffix = scan.word(day[1] - 1)
        return suffix not in language.ordinal_suffixes and self._year_behind(day[1]) is None

    # days, months, years

    def _day(self, index: int, *, words: bool = True) -> tuple[int, int] | None:
        """A day of a month at a token, and the token behind it."""
        scan, language = self.scan, self.scan.language
        word = scan.word(index)
        if word.isdecimal() and word.isascii() and len(word) <= 2 and 1 <= int(word) <= 31:
            at = index + 1
            if scan.word(at) in language.ordinal_suffixes and scan.adjoins(at):
                return int(word), at + 1
            if language.ordinal_stop and scan.word(at) == "." and scan.adjoins(at):
                return int(word), at + 1
            if scan.adjoins(at) and scan.is_word(at) and scan.word(at) not in language.months:
                return None
            return int(word), at
        if not words:
            return None
        number = language.ordinals.get(word) or (
            language.ones.get(word) if word not in language.article else None
        )
        if number is None or not 1 <= number <= 31:
            return None
        at = index + 1
        if number in (20, 30):
            inner = at + scan.hyphen(at)
            unit = language.ordinals.get(scan.word(inner)) or language.ones.get(scan.word(inner))
            if unit is not None and 0 < unit < 10 and number + unit <= 31:
                return number + unit, inner + 1
        return number, at

    def _month(self, index: int) -> tuple[int, int] | None:
        scan, language = self.scan, self.scan.language
        month = language.months.get(scan.word(index))
        if month is None:
            return None
        end = index + 1
        short = len(scan.word(index)) <= 5
        if short and scan.word(end) == "." and scan.adjoins(end) and not scan.tokens.stops[end]:
            end += 1
        return month, end

    def _year(self, index: int, *, short: bool = False, words: bool = False) -> (
        tuple[int, int, str] | None
    ):  # fmt: skip
        """A year at a token: with four digits, with `'` and two, with an era, or in words.

        Also what of it is inferred. ``short``: two digits alone are one, too.
        """
        scan, language = self.scan, self.scan.language
        at = index
        if scan.word(at) == "'" and scan.adjoins(at + 1):
            at, short = at + 1, True
        word = scan.word(at)
        if not scan.is_digits(at):
            if words and word in language.ones:
                found = self._year_in_words(at)
                if found is not None and found.year is not None:
                    return found.year, found.end, ""
            return None
        after = at + 1
        if len(word) < 5 and (era := self._era(after)) is not None:
            year = int(word)
            if year and era[0] < 0:
                return 1 - year, era[1], ""
            return year, era[1], ""
        if scan.adjoins(after) and scan.word(after)[:1].isalpha():
            return None
        if self._goes_on(after):
            return None
        if len(word) == 4 and "1000" <= word <= "2999":
            if scan.word(after) in language.plurals:
                return None
            return int(word), after, ""
        if short and len(word) == 2:
            return self._century_of(int(word)), after, "the century"
        return None

    def _goes_on(self, at: int) -> bool:
        """Whether digits go on as a number does: `2,000`, `20.5`."""
        scan = self.scan
        return (
            scan.word(at) in (".", ",") and scan.adjoins(at) and scan.adjoins(at + 1)
            and scan.is_digits(at + 1)
        )  # fmt: skip

    def _century_of(self, short: int) -> int:
        """The year of two digits, of the hundred years that end two decades after the writing."""
        last = (self.relative.year or 2019) + 19
        year = last // 100 * 100 + short
        return year if year <= last else year - 100

    def _era(self, at: int) -> tuple[int, int] | None:
        scan, language = self.scan, self.scan.language
        letters, end = "", at
        if scan.raw(at).isupper() and scan.word(at) in language.before_christ:
            return -1, at + 1
        if scan.raw(at).isupper() and scan.word(at) in language.anno_domini:
            return 1, at + 1
        while scan.raw(end).isupper() and len(scan.raw(end)) == 1 and len(letters) < 3:
            letters += scan.word(end)
            end += 1
            if scan.word(end) == "." and scan.adjoins(end):
                end += 1
        if letters in language.before_christ:
            return -1, end
        if letters in language.anno_domini:
            return 1, end
        phrase = scan.ahead("before_christ", at)
        return (-1, phrase[1]) if phrase is not None and phrase[1] > at + 1 else None

    def _year_in_words(self, index: int) -> Point | None:
        """`nineteen twenty eight`, `two thousand and thirty two`, `seventeen hundred thirty`."""
        scan, language = self.scan, self.scan.language
        first = language.ones.get(scan.word(index), 0)
        at = index + 1
        sure = self._leads(index)
        if 10 <= first <= 20 and scan.word(at) in language.ones:
            tens = language.ones[scan.word(at)]
            if 10 <= tens < 100:
                year, end = first * 100 + tens, at + 1
                if tens % 10 == 0 and tens >= 20:
                    inner = end + scan.hyphen(end)
                    unit = language.ones.get(scan.word(inner), 0)
                    if 0 < unit < 10:
                        year, end = year + unit, inner + 1
                return Point(end, year=year, unit="year", sure=sure) if sure else None
            return None
        if not sure:
            return None
        number = numeral(scan, index)
        if number is None or number.wrong or number.value.denominator != 1:
            return None
        year = int(number.value)
        year_said = scan.word(index - 1) in language.year_words
        if not (1000 <= year <= 2199 or (year_said and 0 < year < 3000)):
            return None
        if number.scaled and number.end - number.first < 4 and not year_said:
            return None
        return Point(number.end, year=year, unit="year")

    def _leads(self, index: int) -> bool:
        """Whether a year in words may stand here: behind `in`, a month, a day, `year`."""
        scan, language = self.scan, self.scan.language
        before = scan.word(index - 1)
        if before == ",":
            before = scan.word(index - 2)
        if before in ("in", "since", "until", "by", "year") or before in language.months:
            return not (scan.ahead("units", index + 2) or scan.word(index + 2) in language.plurals)
        return self._day(index - 1) is not None and before in (
            language.ordinals.keys() | language.ones.keys()
        )

    # forms

    def _after_weekday(self, index: int) -> Point | None:
        scan, language = self.scan, self.scan.language
        day = language.weekdays[scan.word(index)]
        end = scan.dotted(index) if len(scan.word(index)) < 6 else index + 1
        at = end
        opened = (scan.word(at) in ("(", "-") and scan.word(at)) or ""
        at += bool(opened) or scan.word(at) == ","
        while scan.word(at) in language.the or scan.word(at) == "on":
            at += 1
        point: Point | None = None
        if scan.is_digits(at) or scan.word(at) in language.months or (
            scan.word(at) in language.ordinals or scan.word(at) in language.ones
        ):  # fmt: skip
            point = self._point(at, bare=at > end and scan.word(at - 1) in language.the)
            if point is None and (number := self._day(at)) is not None and (
                scan.word(at - 1) in language.the
                or scan.word(number[1] - 1) in language.ordinal_suffixes
            ):  # fmt: skip
                point = Point(number[1], day=number[0], unit="day")
        if point is not None and point.unit == "day" and not point.wrong:
            finish = point.end + (opened == "(" and scan.word(point.end) == ")")
            return point._replace(weekday=day, end=finish, sure=True)
        if point is not None and point.wrong:
            return point
        return None  # a weekday alone is told from the document's date

    def _from_month(self, index: int) -> Point | None:
        scan, language = self.scan, self.scan.language
        found = self._month(index)
        assert found is not None
        month, end = found
        at = end
        if scan.word(at) in ("-", "/") and (scan.adjoins(at) or not scan.adjoins(at + 1)):
            tied = scan.adjoins(at) and scan.adjoins(at + 1)
            if tied and scan.is_digits(at + 1):
                year = self._year(at + 1)
                if year is not None:
                    after = year[1]
                    if scan.word(after) == "-" and scan.hyphen(after):
                        day = self._day(after + 1, words=False)
                        if day is not None:
                            return self._dated(day[1], year[0], month, day[0])
                    return Point(after, year=year[0], month=month, unit="month")
                day = self._day(at + 1, words=False)
                if day is not None and scan.word(day[1]) == "-" and scan.hyphen(day[1]):
                    year = self._year(day[1] + 1, short=True)
                    if year is not None:
                        return self._dated(year[1], year[0], month, day[0], year[2])
                if day is not None:
                    return Point(day[1], month=month, day=day[0], unit="day")
        while scan.word(at) in language.the:
            at += 1
        day = self._day(at)
        if day is not None and not self._goes_on(day[1]) and not (
            scan.word(at) in language.ones and not scan.is_digits(at)
            and scan.word(day[1]) in language.scales
        ):  # fmt: skip
            after = day[1]
            if self._measured(after) and scan.is_digits(at) and day[1] == at + 1:
                return self._month_only(month, end)
            year = self._year_behind(after)
            if year is not None:
                return self._dated(year[1], year[0], month, day[0], year[2])
            if scan.word(after) in language.joint and (listed := self._day(after + 1)):
                year = self._year_behind(listed[1])  # `May 5 and 6, 1848`
                if year is not None:
                    return self._dated(after, year[0], month, day[0], year[2])
            return Point(after, month=month, day=day[0], unit="day")
        return self._month_only(month, end)

    def _measured(self, at: int) -> bool:
        """Whether a unit or what is counted stands behind what may be a day."""
        scan, language = self.scan, self.scan.language
        if scan.word(at) in language.plurals or scan.word(at) in language.scales:
            return True
        return scan.word(at) in ("%",) or (
            scan.ahead("periods", at) is not None and scan.word(at) not in language.day_words
        )

    def _month_only(self, month: int, end: int) -> Point | None:
        scan, language = self.scan, self.scan.language
        year = self._year_behind(end, short=scan.word(end) in language.of)
        if year is not None:
            return Point(year[1], year=year[0], month=month, unit="month", inferred=year[2])
        within = self.relative.within(end)
        if within is not None:
            return Point(within.end, month=month, unit="month", within=within)
        return Point(end, month=month, unit="month", sure=False)

    def _year_behind(self, at: int, *, short: bool = False) -> tuple[int, int, str] | None:
        """The year behind a day or a month: `, 1998`, `of 1998`, `in 1998`, `'98`."""
        scan, language = self.scan, self.scan.language
        comma = scan.word(at) == ","
        if comma:
            at += 1
        for _ in range(3):
            if scan.word(at) in language.of or scan.word(at) == "in" or (
                scan.word(at) in language.the or scan.word(at) in language.year_words
            ):  # fmt: skip
                at += 1
        year = self._year(at, short=short, words=True)
        if year is None:
            return None
        return year

    def _dated(self, end: int, year: int, month: int, day: int, inferred: str = "") -> Point:
        return Point(end, year=year, month=month, day=day, unit="day", inferred=inferred)

    def _from_digits(self, index: int, *, bare: bool, inner: bool) -> Point | None:
        scan, language = self.scan, self.scan.language
        word = scan.word(index)
        if self._goes_on_badly(index):
            return None
        numeric = self._numeric(index)
        if numeric is not None:
            return numeric
        after = index + 1
        if len(word) == 4 and "1000" <= word <= "2999":
            return self._from_year(index)
        if len(word) == 8 and "1000" <= word[:4] <= "2100":
            month, number = int(word[4:6]), int(word[6:])
            if 1 <= month <= 12 and 1 <= number <= 31 and not self._is_number(index, after, None):
                return self._dated(after, int(word[:4]), month, number)
            return None
        if scan.word(index - 1) == "'" and scan.adjoins(index) and len(word) == 2:
            if scan.word(after) in language.decade_suffixes and scan.adjoins(after):
                return (
                    self._decade(after + 1, 1900 + int(word), "the century")
                    if word[1] == "0"
                    else None
                )
            if scan.tokens.adjoins(index - 1):
                return None
            return Point(after, year=self._century_of(int(word)), unit="year",
                         inferred="the century", sure=False)  # fmt: skip
        if len(word) == 2 and word[1] == "0" and scan.word(index - 1) in language.the and (
            self._plural_behind(after)
        ):  # fmt: skip
            return self._decade(self._plural_behind(after), 1900 + int(word), "the century")
        era = self._era(after)
        if era is not None and len(word) < 5 and int(word):
            year = int(word)
            return Point(era[1], year=1 - year if era[0] < 0 else year, unit="year")
        if self._before_era(after) and len(word) < 5 and int(word):
            return Point(after, year=int(word), unit="year")
        ordinal = self._ordinal_digits(index)
        if ordinal is not None:
            found = self._counted(ordinal[0], ordinal[1])
            if found is not None:
                return found
        day = self._day(index)
        if day is None:
            return None
        point = self._listed_day(index, day) or self._from_day(index, day, bare=bare)
        return point if point is not None or inner else self._day_before_day(index)

    def _listed_day(self, index: int, day: tuple[int, int]) -> Point | None:
        """The second of two days behind their month: `May 5 and 6, 1848`."""
        scan, language = self.scan, self.scan.language
        if scan.word(index - 1) not in language.joint or not scan.is_digits(index - 2):
            return None
        month = language.months.get(scan.word(index - 3))
        year = self._year_behind(day[1])
        if month is None or year is None:
            return None
        return self._dated(year[1], year[0], month, day[0], year[2])

    def _before_era(self, at: int) -> bool:
        """Whether digits go on as the first of two years before Christ: `44-31 BC`."""
        scan, language = self.scan, self.scan.language
        if scan.word(at) != "-" and scan.word(at) not in language.date_joints:
            return False
        year = scan.word(at + 1)
        if not scan.is_digits(at + 1) or len(year) > 4:
            return False
        era = self._era(at + 2)
        return era is not None and era[0] < 0

    def _plural_behind(self, at: int) -> int:
        """The token behind the `s` of a decade; 0 where there is none."""
        scan, language = self.scan, self.scan.language
        if scan.word(at) == "'" and scan.adjoins(at):
            at += 1
        if scan.word(at) in language.decade_suffixes and scan.adjoins(at):
            return at + 1
        return 0

    def _goes_on_badly(self, index: int) -> bool:
        """Whether digits are the first of a number that goes on: `1,200`, `3.5`."""
        scan = self.scan
        at = index + 1
        if not self._goes_on(at):
            return False
        if scan.word(at) == ",":
            return len(scan.word(at + 1)) == 3
        dots = scan.word(at + 2) == "." and scan.adjoins(at + 2)
        return not (dots and scan.is_digits(at + 3) and scan.adjoins(at + 3))

    def _ordinal_digits(self, index: int) -> tuple[int, int] | None:
        scan, language = self.scan, self.scan.language
        after = index + 1
        if scan.adjoins(after) and scan.word(after) in language.ordinal_suffixes:
            return int(scan.word(index)[:4]), after + 1
        if language.ordinal_stop and scan.word(after) == "." and scan.adjoins(after):
            return int(scan.word(index)[:4]), after + 1
        return None

    def _from_day(self, index: int, day: tuple[int, int], *, bare: bool) -> Point | None:
        """`3 May 1990`, `3rd of May`, `3-May-90`, from a day that has been read."""
        scan, language = self.scan, self.scan.language
        at = day[1]
        tied = scan.word(at) in ("-", "/", ".") and scan.adjoins(at) and scan.adjoins(at + 1)
        if tied or (
            scan.word(at) == "." and scan.adjoins(at) and scan.word(at + 1) in language.months
        ):
            at += 1
        if scan.word(at) in language.day_words and not tied:
            at += 1
        if scan.word(at) in language.of:
            at += 1
        if scan.is_digits(at) and tied and len(scan.word(at)) == 4:
            year = self._year(at)
            if year is not None and scan.hyphen(year[1]):
                month = self._month(year[1] + 1)
                if month is not None:
                    return self._dated(month[1], year[0], month[0], day[0])
            return None
        month = self._month(at)
        if month is None:
            within = self.relative.within(day[1] if not tied else at)
            if within is not None and (within.unit == "month"):
                return Point(within.end, day=day[0], unit="day", within=within)
            if bare:
                year = None if tied else self._year_behind(day[1])
                if year is not None and scan.word(day[1]) != "in":
                    return Point(year[1], year=year[0], day=day[0], unit="day", sure=False)
                return Point(day[1], day=day[0], unit="day", sure=False)
            return None
        after = month[1]
        if scan.word(after) in ("-", "/") and scan.adjoins(after) and scan.adjoins(after + 1):
            year = self._year(after + 1, short=True)
            if year is not None:
                return self._dated(year[1], year[0], month[0], day[0], year[2])
        year = self._year_behind(after)
        if year is not None:
            return self._dated(year[1], year[0], month[0], day[0], year[2])
        if scan.raw(at).islower() and scan.word(at) in ("may", "march", "mar") and not (
            scan.word(at - 1) in language.of or scan.word(index - 1) in ("on", "by", "from", "to")
        ):  # fmt: skip
            return None
        return Point(after, month=month[0], day=day[0], unit="day")

    def _from_year(self, index: int) -> Point | None:
        """What a year begins: `2004-11`, `2004/Nov/23`, `2004 Q1`, `1990s`, `1992-93`, or alone."""
        scan, language = self.scan, self.scan.language
        year, after = int(scan.word(index)), index + 1
        plural = self._plural_behind(after) or (
            after + 1 if scan.word(after) in language.decade_suffixes and (
                scan.word(index)[3] == "0") else 0
        )  # fmt: skip
        if plural:
            if scan.word(index)[3] != "0":
                return None
            return self._decade(plural, year)
        era = self._era(after)
        if era is not None:
            return Point(era[1], year=1 - year if era[0] < 0 else year, unit="year")
        if scan.adjoins(after) and scan.is_word(after):
            return None
        at = after
        tied = scan.word(at) in ("-", "/") and scan.adjoins(at) and scan.adjoins(at + 1)
        if tied or scan.word(at) == ",":
            at += 1
        code = self._code(at)
        if code is not None:
            return Point(code[1], year=year, code=code[0], unit="quarter")
        month = self._month(at)
        if month is not None and (tied or scan.word(at) not in ("may", "march") or (
            scan.raw(at)[0].isupper()
        )):  # fmt: skip
            end = month[1]
            inner = end
            if tied and scan.word(inner) in ("-", "/") and scan.adjoins(inner):
                inner += 1
            day = self._day(inner, words=False)
            if day is not None and (inner > end) == tied and not self._measured(day[1]):
                return self._dated(day[1], year, month[0], day[0])
            if self._year_behind(end) is None:
                return Point(end, year=year, month=month[0], unit="month")
        if not tied and scan.word(after) in ("-", "/"):
            at = after + 1
        if scan.word(at - 1) in ("-", "/") and scan.is_digits(at) and at > after:
            number = int(scan.word(at)[:4])
            two = len(scan.word(at)) == 2
            free = not (scan.word(at + 1) in ("-", "/", ".") and scan.hyphen(at + 1))
            if two and tied and number > 12 and number > year % 100 and free:
                last = year // 100 * 100 + number
                found = spans.joined(spans.year_span(year), spans.year_span(last))
                return Point(at + 1, fixed=(found,), unit="years")
            if two and tied and number == (year + 1) % 100 and free and 1 <= number <= 12:
                why = "it may be a month, or two years"
                return Point(at + 1, wrong=f"`{scan.said(index, at + 1)}`: {why}")
            if len(scan.word(at)) <= 2 and 1 <= number <= 12 and free and not (
                scan.word(at + 1) == "," and scan.adjoins(at + 1)
            ) and not self._measured(at + 1):  # fmt: skip
                return Point(at + 1, year=year, month=number, unit="month")
        return Point(after, year=year, unit="year", sure=self._said_as_year(index))

    def _said_as_year(self, index: int) -> bool:
        scan, language = self.scan, self.scan.language
        if scan.word(index - 1) in language.year_words:
            return True
        prefix = scan.back("part_prefixes", index)
        return (prefix is not None and scan.word(index - 1) != "mid") or (
            scan.word(index - 1) == "-" and scan.word(index - 2) in language.parts
        )

    def _numeric(self, index: int) -> Point | None:
        """`27.03.1998`, `03/27/98`, `1998-03-27`, `3/2015`."""
        scan = self.scan
        numbers = [scan.word(index)]
        at = index + 1
        sign = scan.word(at)
        if sign not in ("-", "/", ".") or not scan.adjoins(at):
            return None
        while len(numbers) < 4 and scan.word(at) == sign and scan.adjoins(at) and (
            scan.adjoins(at + 1) and scan.is_digits(at + 1)
        ):  # fmt: skip
            numbers.append(scan.word(at + 1))
            at += 2
        if scan.adjoins(at) and scan.is_word(at) and not (
            scan.raw(at) == "T" and scan.is_digits(at + 1) and scan.adjoins(at + 1)
        ):  # fmt: skip
            return None
        if len(numbers) == 4 or len(numbers) == 1:
            return None
        if len(numbers) == 2:
            return self._numeric_pair(index, numbers, sign, at)
        a, b, c = numbers
        if len(a) == 4 and len(b) <= 2 and len(c) <= 2:
            return self._valid(index, at, int(a), int(b), int(c))
        if len(a) > 2 or len(b) > 2 or len(c) not in (2, 4):
            return None
        year = int(c) if len(c) == 4 else self._century_of(int(c))
        inferred = "" if len(c) == 4 else "the century"
        first, second = int(a), int(b)
        if len(c) == 4 and not 1000 <= year <= 2999:
            return None
        if first == second or sign == "." or scan.language.day_first:
            return self._valid(index, at, year, second, first, inferred)
        if first > 12:
            return self._valid(index, at, year, second, first, inferred)
        if second > 12:
            return self._valid(index, at, year, first, second, inferred)
        why = "it may be day and month, or month and day"
        return Point(at, wrong=f"`{scan.said(index, at)}`: {why}")

    def _valid(
        self, index: int, end: int, year: int, month: int, day: int, inferred: str = ""
    ) -> Point | None:
        if not 1 <= month <= 12 or not 1 <= day <= GREGORIAN.length(year, month):
            said = self.scan.said(index, end)
            if self.scan.word(index + 1) == ".":
                return None
            return Point(end, wrong=f"`{said}` is no date")
        return self._dated(end, year, month, day, inferred)

    def _numeric_pair(self, index: int, numbers: list[str], sign: str, end: int) -> Point | None:
        a, b = numbers
        scan = self.scan
        if len(b) == 4 and len(a) <= 2 and 1 <= int(a) <= 12 and "1000" <= b <= "2999":
            if sign == ".":
                return None
            return Point(end, year=int(b), month=int(a), unit="month")
        if len(a) > 2 or len(b) > 2 or sign == "-":
            return None
        first, second = int(a), int(b)
        before = scan.word(index - 1)
        weekday = before in scan.language.weekdays
        if not (before == "on" or weekday) or not first or not second:
            return None
        if first > 12 >= second and first <= 31:
            return Point(end, month=second, day=first, unit="day")
        if second > 12 >= first and second <= 31:
            return Point(end, month=first, day=second, unit="day")
        if first == second or scan.language.day_first:
            return Point(end, month=second, day=first, unit="day") if second <= 12 else None
        if first <= 12 and second <= 12:
            why = "it may be day and month, or month and day"
            return Point(end, wrong=f"`{scan.said(index, end)}`: {why}")
        return None

    def _decade(self, end: int, year: int, inferred: str = "") -> Point | None:
        if year % 100 == 0:
            if year == 2000:
                return Point(end, text="200X", unit="decade")
            said = f"`{year}s`"
            return Point(end, wrong=f"{said} may be ten years or a hundred")
        if year % 10:
            return None
        return Point(end, text=f"{year // 10}X", unit="decade", inferred=inferred)

    def _from_code(self, index: int) -> Point | None:
        """`Q3 2009`, `H1 of 2016`, `Q3`."""
        found = self._code(index)
        return None if found is None else self._coded(found[0], found[1], "quarter")

    def _code(self, index: int) -> tuple[int, int] | None:
        """The code of `Q3` or `H1` at a token, and the token behind it."""
        scan = self.scan
        letter = scan.language.quarter_codes.get(scan.word(index))
        number = scan.word(index + 1)
        if letter is None or not scan.adjoins(index + 1) or number not in ("1", "2", "3", "4"):
            return None
        if scan.adjoins(index + 2) and scan.word(index + 2)[:1].isalnum():
            return None
        code = letter + int(number)
        return (code, index + 2) if code <= 41 else None

    def _coded(self, code: int, end: int, unit: str) -> Point:
        year = self._year_behind(end)
        if year is not None:
            return Point(year[1], year=year[0], code=code, unit=unit, inferred=year[2])
        within = self.relative.within(end)
        if within is not None and within.unit == "year":
            return Point(within.end, code=code, unit=unit, within=within)
        return Point(end, code=code, unit=unit, sure=False)

    def _season(self, index: int) -> Point | None:
        scan, language = self.scan, self.scan.language
        found = self._coded(language.seasons[scan.word(index)], index + 1, "season")
        if found.year is None and found.within is None:
            return None
        return found

    def _holiday(self, index: int) -> Point | None:
        found = self.scan.ahead("holidays", index)
        assert found is not None
        fixed = found[0]
        assert isinstance(fixed, tuple)
        month, day = fixed
        year = self._year_behind(found[1])
        if year is not None:
            return self._dated(year[1], year[0], month, day, year[2])
        return Point(found[1], month=month, day=day, unit="day", sure=False)

    def _from_ordinal(self, index: int, *, bare: bool, inner: bool) -> Point | None:
        scan, language = self.scan, self.scan.language
        word = scan.word(index)
        if word in language.ordinals:
            number, end = language.ordinals[word], index + 1
            found = self._counted(number, end)
            if found is not None:
                return found
        elif scan.hyphen(index + 1) or language.ones.get(word, 0) in (20, 30):
            ones = index + 1 + scan.hyphen(index + 1)
            unit = language.ordinals.get(scan.word(ones), 0)
            if 0 < unit < 10:
                found = self._counted(language.ones[word] + unit, ones + 1)
                if found is not None:
                    return found
        day = self._day(index)
        if day is None:
            return None
        ordinal = scan.word(day[1] - 1) in language.ordinals
        at = day[1]
        month = scan.word(at + (scan.word(at) in language.of)) in language.months or (
            scan.word(at) in language.day_words
        )
        if month or self.relative.within(at) is not None:
            point = self._from_day(index, day, bare=False)
            if point is not None and not ordinal and point.year is None and point.within is None:
                return None if scan.raw(at).islower() else point
            return point
        if bare and ordinal:
            return Point(day[1], day=day[0], unit="day", sure=False)
        return self._day_before_day(index) if ordinal and not inner else None

    def _counted(self, number: int, end: int) -> Point | None:
        """`19th century`, `third quarter of 2009`, `second half of 2009`."""
        scan, language = self.scan, self.scan.language
        at = end + scan.hyphen(end)
        word = scan.word(at)
        if word in language.century and 1 <= number <= 21:
            era = self._era(at + 1)
            if era is not None and era[0] < 0:
                lo, hi = 1 - 100 * number, min(101 - 100 * number, 0)
                found = spans.joined(spans.year_span(lo), spans.year_span(hi))
                return Point(era[1], fixed=(found,), unit="century")
            first, last = 100 * (number - 1), 100 * number
            found = spans.joined(spans.year_span(max(first, 1)), spans.year_span(last))
            return Point(era[1] if era else at + 1, fixed=(found,), unit="century")
        if word in language.quarter and 1 <= number <= 4:
            return self._coded(32 + number, at + 1, "quarter")
        if word in language.halves and number in (1, 2):
            found_ = self._coded(39 + number, at + 1, "quarter")
            if found_.year is not None or found_.within is not None:
                return found_
            return self._half_of(number, at + 1)
        return None

    def _half_of(self, number: int, at: int) -> Point | None:
        """`the first half of the 1990s`, `the second half of the 19th century`."""
        scan, language = self.scan, self.scan.language
        if scan.word(at) not in language.of:
            return None
        at += 1
        while scan.word(at) in language.the:
            at += 1
        whole = self._point(at, inner=True)
        if whole is None or whole.wrong or whole.unit not in ("decade", "century"):
            return None
        one = whole.fixed[0] if whole.fixed else spans.span(whole.text)
        year = GREGORIAN.fields(one.lo)[0]
        year -= year % 10 if whole.unit == "decade" else year % 100
        half = 5 if whole.unit == "decade" else 50
        first = year + (number - 1) * half
        last = first + half - (whole.unit == "decade")
        found = spans.joined(spans.year_span(first), spans.year_span(last))
        return Point(whole.end, fixed=(found,), unit="years", inferred=whole.inferred)

    # --- ranges

    def _other(self, point: Point, end: int, opening: str) -> tuple[Point | None, int, str]:
        """The other end of a range of dates."""
        scan, language = self.scan, self.scan.language
        self._other_part, self._either = "", False
        word = scan.word(end)
        if word == "-" or word == "~":
            tight = scan.adjoins(end) and scan.adjoins(end + 1)
            loose = not scan.adjoins(end) and not scan.adjoins(end + 1)
            if not tight and not loose:
                return None, end, ""
            if loose and word == "-" and scan.tokens.text[scan.tokens.starts[end]] in "\u2014":
                return None, end, ""
        elif word in language.either and not opening:
            self._either = True
        elif word in language.date_joints:
            if word in language.joint and opening != "between":
                return None, end, ""
        elif word == "," and scan.word(end + 1) in language.date_joints and opening:
            end += 1
        else:
            return None, end, ""
        at = end + 1
        if scan.word(at) == "on":
            at += 1
        while scan.word(at) in language.the:
            at += 1
        prefix = None
        for phrase, value in language.by_first["part_prefixes"].get(scan.word(at), ()):
            if all(scan.word(at + n) == part for n, part in enumerate(phrase)):
                prefix = (str(value), at + len(phrase))
                break
        if prefix is not None:
            self._other_part, at = prefix
            while scan.word(at) in language.the or scan.word(at) == "-":
                at += 1
        self._other_at = at
        if not (scan.is_digits(at) or scan.word(at) in language.starts or (
            scan.word(at) in language.this | language.last | language.next_
        )):  # fmt: skip
            return None, end, ""
        other = self._point(at, bare=point.day is not None)
        if scan.is_digits(at) and not self._second_may_be(at):
            return None, end, ""
        if other is None:
            told = self.relative.read(at) or self._shifted(at)
            if told is None:
                return None, end, ""
            other = self._from_told(told, told.end - 1)
        if other.wrong:
            return None, other.end, other.wrong
        if self._either and other.unit != point.unit:
            return None, end, ""
        if point.year is None and not point.fixed and not point.text and not (
            other.month is not None or other.day is not None or other.fixed or point.within
        ) and not (point.month and other.year):  # fmt: skip
            return None, end, ""
        if not other.sure and other.unit == "year" and point.unit == "year" and (
            self._is_number(at, other.end, ("", at))
        ):  # fmt: skip
            return None, end, ""
        return other, other.end, ""

    def _shifted(self, at: int) -> Told | None:
        for step in (1, 2):
            told = self.relative.read(at + step)
            if told is not None and told.first <= at:
                return told
        return None

    def _second_may_be(self, at: int) -> bool:
        return self.scan.raw(at - 1) not in ("$", "£", "€")

    def _completed(self, point: Point, other: Point) -> tuple[Point, Point]:
        """Both ends of a range, each with what only the other says."""
        if point.weekday is not None and other.weekday is not None and point.fixed and other.fixed:
            following = []
            for one in point.fixed:
                day = one.lo + (other.weekday - spans.weekday(one.lo)) % 7
                following.append(spans.days(day, day))
            return point, other._replace(fixed=tuple(following))
        if point.day is not None and point.month is None and other.month is not None:
            if other.day is not None and point.day > other.day:
                raise Unreadable("of which month the first day is, is not said")
            point = point._replace(month=other.month)
        if other.day is not None and other.month is None and point.month is not None and (
            other.within is None
        ):  # fmt: skip
            late = point.day is not None and point.day > other.day
            month = point.month + late
            other = other._replace(month=month if month <= 12 else 1)
        if point.year is None and other.year is not None and not point.within:
            early = (point.month or 0, point.day or 0) <= (other.month or 0, other.day or 99)
            point = point._replace(year=other.year if early else other.year - 1, sure=True)
        if point.year is not None and other.year is not None and other.year <= 0 < point.year:
            point = point._replace(year=1 - point.year)  # `1200-1100 BC`
        if point.year is not None and other.year is None and not other.fixed and (
            not other.text and other.within is None
        ):  # fmt: skip
            early = (point.month or 0, point.day or 0) <= (other.month or 0, other.day or 99)
            other = other._replace(year=point.year + (not early))
        if other.within is not None and point.within is None and point.year is None:
            point = point._replace(within=other.within)
        return point, other

    def _ranges(self, found: tuple[Span, ...], others: tuple[Span, ...]) -> tuple[Span, ...]:
        """From each of the first to the nearest of the second that is not before it."""
        told = []
        for one in found:
            later = [other for other in others if other.hi >= one.lo]
            if later:
                told.append(spans.joined(one, min(later, key=lambda other: other.hi)))
        if not told:
            raise Unreadable("it ends before it begins")
        latest: dict[str, Span] = {}
        for one in told:
            latest[spans.ends(one.text)[1]] = one
        return tuple(latest.values())

    # --- what a point means

    def _unit(self, point: Point) -> str:
        return point.unit

    def _spans(self, point: Point, part: str, index: int, end: int) -> (
        tuple[tuple[Span, ...], str]
    ):  # fmt: skip
        """The stretches of days that a date may be, and what of it is inferred."""
        found, inferred = self._stretches(point, index, end)
        if part:
            found = tuple(spans.part_of(one, part, point.unit) for one in found)
        return found, inferred or point.inferred

    def _stretches(self, point: Point, index: int, end: int) -> tuple[tuple[Span, ...], str]:
        if point.fixed:
            return point.fixed, point.inferred
        if point.text:
            return (spans.span(point.text),), point.inferred
        if point.year is not None:
            one = self._of_year(point, point.year)
            if one is None:
                assert point.month is not None
                assert point.day is not None
                read_date(f"{spans.year_text(point.year)}-{point.month:02d}-{point.day:02d}")
                raise Unreadable("there is no such day")
            self._check(point, one)
            return (one,), point.inferred
        if point.within is not None:
            return self._within(point), "counted from the document's date"
        return self._of_some_year(point, index, end)

    def _of_year(self, point: Point, year: int) -> Span | None:
        if point.code:
            name = _SEASONS.get(point.code)
            if name and point.code == year % 100 + 1:  # `2020-21` would be taken for two years
                days = spans.span(f"{spans.year_text(year)}-{point.code + 4}")
                return days._replace(text=f"{name} {year}")
            return spans.span(f"{spans.year_text(year)}-{point.code}")
        if point.month is None:
            return spans.year_span(year)
        if point.day is None:
            return spans.month_span(year, point.month)
        if point.day > GREGORIAN.length(year, point.month):
            return None
        number = GREGORIAN.day_number(year, point.month, point.day)
        return Span(spans.day_text(number), number, number)

    def _check(self, point: Point, one: Span) -> None:
        if point.weekday is not None and spans.weekday(one.lo) != point.weekday:
            raise Unreadable(
                f"{one.text} was a {_WEEKDAY_NAMES[spans.weekday(one.lo)]}, "
                f"not a {_WEEKDAY_NAMES[point.weekday]}"
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
            one = self._of_year(point, year)
            if one is None:
                raise Unreadable("there is no such day")
            found.append(one)
        return tuple(found)

    def _of_some_year(self, point: Point, index: int, end: int) -> tuple[tuple[Span, ...], str]:
        """The year that the tense and the day of writing decide; else that of the date before."""
        told = self.relative
        if told.lo is None or told.hi is None:
            if self.before is None:
                raise Unreadable(
                    "a date without a year, in a text whose day of writing is not known"
                )
            if point.month is None and point.code == 0:
                raise Unreadable("a day of a month that is not said")
            one = self._of_year(point, self.before)
            if one is None:
                raise Unreadable("there is no such day")
            self._check(point, one)
            said = self.relative.narrated.text if self.relative.narrated else ""
            return (one,), f"the year, from the date before it, {said}"
        candidates = list(self._candidates(point))
        if point.weekday is not None:
            candidates = [one for one in candidates if spans.weekday(one.lo) == point.weekday]
        modifier = self.relative.modifier(self._first(index, point))
        if point.weekday is not None and len(candidates) == 1 and not modifier:
            return tuple(candidates), "the year, from the document's date"
        past = [one for one in candidates if one.lo <= told.hi]
        future = [one for one in candidates if one.hi >= told.lo]
        first = self._first(index, point)
        way = tense(self.scan, first, end)
        if modifier < 0:
            past = [one for one in past if one.hi < told.lo]
            way = PAST
        elif modifier > 0:
            future = [one for one in future if one.lo > told.hi]
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
        told = self.relative
        assert told.hi is not None
        year, month, _ = GREGORIAN.fields(told.hi)
        if point.month is None and point.code == 0:
            reach = 14 if point.weekday is not None else 2
            for step in range(-reach, reach + 1):
                far, near = divmod(12 * year + month - 1 + step, 12)
                one = self._of_year(point._replace(month=near + 1), far)
                if one is not None:
                    yield one
            return
        reach = 8 if (point.month, point.day) == (2, 29) else 1
        for step in range(-reach, reach + 1):
            one = self._of_year(point, year + step)
            if one is not None:
                yield one

    # --- times

    def _clock_start(self, end: int) -> int:
        scan, language = self.scan, self.scan.language
        at = end
        if scan.word(at) == ",":
            at += 1
        while scan.word(at) in language.at or scan.word(at) in ("t",):
            at += 1
        return at

    def _timed(self, index: int, clock: Clock) -> Moment | None:
        """A time of day, with the date behind it where one stands there."""
        scan, language = self.scan, self.scan.language
        before = scan.word(index - 1)
        if before in language.between_joint or before in language.to or before == "-":
            said = scan.said(index, clock.end)
            why = f"`{said}`: a span of hours is not read"
            return self._made(index, clock.end, index, wrong=why)
        at = clock.end
        for _ in range(3):
            if scan.word(at) == "," or scan.word(at) in ("on", "of") or scan.word(at) in (
                language.the
            ):  # fmt: skip
                at += 1
        point = self._any(at) if scan.is_digits(at) or scan.word(at) in language.starts else None
        if point is None or point.wrong or point.unit != "day":
            why = clock.wrong or "a time without its day"
            said = scan.said(index, clock.end)
            return self._made(index, clock.end, index, wrong=f"`{said}`: {why}")
        if not self._counts_as_date(at, point, None, "", "", None):
            return None
        try:
            found, inferred = self._spans(point, "", index, point.end)
        except Unreadable as error:
            said = scan.said(index, point.end)
            return self._made(index, point.end, index, wrong=f"`{said}`: {error}")
        if len(found) != 1:
            said = scan.said(index, point.end)
            wrong = f"`{said}` may be {' or '.join(one.text for one in found)}"
            return self._made(index, point.end, index, wrong=wrong)
        self._remember(found)
        made = self._with_time(index, index, found[0], clock, inferred)
        return made and Moment(
            made.first, point.end, made.begin, scan.tokens.ends[point.end - 1], made.core,
            scan.said(made.first, point.end), made.edtf, made.plain, made.hedge, made.inferred,
            made.denied, made.grain, made.wrong, at=made.at,
        )  # fmt: skip

    def _with_time(self, first: int, core: int, day: Span, clock: Clock, inferred: str) -> Moment:
        end = clock.end
        if clock.wrong:
            return self._made(
                first, end, core, wrong=f"`{self.scan.said(first, end)}`: {clock.wrong}"
            )
        hedge = self._hedge(first, "")
        text = with_clock(day.lo, clock)
        edtf: tuple[str, ...] = (text,)
        try:
            read_date(text)
        except Unreadable as error:
            return self._made(first, end, core, wrong=str(error))
        kind = hedge[0] if hedge else ""
        if kind in ("before", "by", "until"):
            edtf = (f"../{text}",)
        elif kind in ("after", "since"):
            edtf = (f"{text}/..",)
        elif kind == "about":
            edtf = (day.text,)
        begin = hedge[1] if hedge else first
        return self._made(
            begin, end, core, edtf=edtf, plain=(text,) if kind in ("", "since", "until") else (),
            hedge=kind, inferred=inferred, denied=denial(self.scan, begin), grain="time",
        )  # fmt: skip


def _may_be_about(text: str) -> bool:
    text = text.removeprefix("-")
    return len(text) in _UNIT_OF_LENGTH and "/" not in text and "X" not in text


Build = Callable[[int], Point | None]
MONTH_NAMES: Final = MONTHS
