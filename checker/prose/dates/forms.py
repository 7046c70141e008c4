"""Every form of a date: with digits, with the name of a month, with ordinals."""

from dataclasses import dataclass

from checker.prose.dates.digits import Digits
from checker.prose.dates.point import Period, Point, RelativeDate
from checker.prose.grammar import is_verb


@dataclass(slots=True)
class Forms(Digits):
    """Reads the date that begins at a token, as far as it is said."""

    def _point(self, index: int, *, bare: bool = False, inner: bool = False) -> Point | None:
        """The date that begins at a token.

        ``bare``: a day of the month alone counts. ``inner``: it is the other end of a range.
        """
        scan, language = self.scan, self.scan.language
        word = scan.word(index)
        if not word:
            return None
        if word in language.dates.weekdays and word not in language.dates.months:
            return self._after_weekday(index)
        if scan.is_digits(index):
            return self._from_digits(index, bare=bare, inner=inner)
        if word in language.dates.months and not self._verb(index):
            return self._from_month(index)
        if word in language.dates.quarter_codes:
            return self._from_code(index)
        if word in language.dates.seasons:
            return self._season(index)
        if scan.ahead("holidays", index) is not None:
            return self._holiday(index)
        if word in language.dates.decades and scan.word(index - 1) in language.numbers.the:
            return self._decade(index + 1, 1900 + language.dates.decades[word], "the century")
        if (
            word in language.dates.anno_domini
            and scan.raw(index).isupper()
            and scan.is_digits(index + 1)
        ):
            year = int(scan.word(index + 1)[:5])
            return Point(index + 2, year=year, unit="year") if 0 < year < 3000 else None
        if word in language.numbers.ordinals or word in language.numbers.ones:
            found = self._from_ordinal(index, bare=bare, inner=inner)
            if found is not None:
                return found
            return self._year_in_words(index)
        return None

    def _verb(self, index: int) -> bool:
        """Whether the name of a month is a verb here: `may` or `march` in small letters, without a
        word before it or a year behind it that says otherwise."""
        scan, language = self.scan, self.scan.language
        if scan.word(index) not in language.dates.verbs or not scan.raw(index).islower():
            return False
        before = scan.word(index - 1)
        if before in language.dates.date_prepositions or before in language.hedging.from_:
            return False
        day = self._day(index + 1)
        if day is None:
            return self._year_behind(index + 1) is None
        suffix = scan.word(day[1] - 1)
        return suffix not in language.numbers.ordinal_suffixes and self._year_behind(day[1]) is None

    def _after_weekday(self, index: int) -> Point | None:
        scan, language = self.scan, self.scan.language
        day = language.dates.weekdays[scan.word(index)]
        end = scan.dotted(index) if len(scan.word(index)) < 6 else index + 1
        at = end
        opened = (scan.word(at) in ("(", "-") and scan.word(at)) or ""
        at += bool(opened) or scan.word(at) == ","
        while scan.word(at) in language.numbers.the or scan.word(at) == "on":
            at += 1
        point: Point | None = None
        if scan.is_digits(at) or scan.word(at) in language.dates.months or (
            scan.word(at) in language.numbers.ordinals or scan.word(at) in language.numbers.ones
        ):  # fmt: skip
            point = self._point(at, bare=at > end and scan.word(at - 1) in language.numbers.the)
            if point is None and (number := self._day(at)) is not None and (
                scan.word(at - 1) in language.numbers.the
                or scan.word(number[1] - 1) in language.numbers.ordinal_suffixes
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
        at = scan.behind(at, language.numbers.the)
        day = self._day(at)
        if day is not None and not self._goes_on(day[1]) and not (
            scan.word(at) in language.numbers.ones and not scan.is_digits(at)
            and scan.word(day[1]) in language.numbers.scales
        ):  # fmt: skip
            after = day[1]
            if self._measured(after) and scan.is_digits(at) and day[1] == at + 1:
                return self._month_only(month, end)
            year = self._year_behind(after)
            if year is None and self._is_counted(index, after):
                return self._month_only(month, end)
            if year is not None:
                return self._dated(year[1], year[0], month, day[0], year[2])
            if scan.word(after) in language.numbers.joint and (listed := self._day(after + 1)):
                year = self._year_behind(listed[1])  # `May 5 and 6, 1848`
                if year is not None:
                    return self._dated(after, year[0], month, day[0], year[2])
            return Point(after, month=month, day=day[0], unit="day")
        return self._month_only(month, end)

    def _is_counted(self, index: int, after: int) -> bool:
        """`in May thirty died`, `in May 30 died`: what stands behind a month is not its day."""
        scan, language = self.scan, self.scan.language
        cardinal = scan.word(after - 1) in language.numbers.ones
        if not (cardinal or scan.is_digits(after - 1)) or not scan.is_word(after):
            return False
        return scan.word(index - 1) in language.relative.in_ and (cardinal or is_verb(scan, after))

    def _month_only(self, month: int, end: int) -> Point | None:
        scan, language = self.scan, self.scan.language
        year = self._year_behind(end, short=scan.word(end) in language.numbers.of)
        if year is not None:
            return Point(year[1], year=year[0], month=month, unit="month", inferred=year[2])
        within = self.relative.within(end)
        if within is not None:
            return Point(within.end, month=month, unit="month", within=within)
        return Point(end, month=month, unit="month", sure=False)

    def _from_ordinal(self, index: int, *, bare: bool, inner: bool) -> Point | None:
        scan, language = self.scan, self.scan.language
        word = scan.word(index)
        if word in language.numbers.ordinals:
            number, end = language.numbers.ordinals[word], index + 1
            found = self._counted(number, end)
            if found is not None:
                return found
        elif scan.hyphen(index + 1) or language.numbers.ones.get(word, 0) in (20, 30):
            ones = index + 1 + scan.hyphen(index + 1)
            unit = language.numbers.ordinals.get(scan.word(ones), 0)
            if 0 < unit < 10:
                found = self._counted(language.numbers.ones[word] + unit, ones + 1)
                if found is not None:
                    return found
        day = self._day(index)
        if day is None:
            return None
        ordinal = scan.word(day[1] - 1) in language.numbers.ordinals
        at = day[1]
        month = scan.word(at + (scan.word(at) in language.numbers.of)) in language.dates.months or (
            scan.word(at) in language.dates.day_words
        )
        if month or self.relative.within(at) is not None:
            point = self._from_day(index, day, bare=False)
            if point is not None and not ordinal and point.year is None and point.within is None:
                return None if scan.raw(at).islower() else point
            return point
        if bare and ordinal:
            return Point(day[1], day=day[0], unit="day", sure=False)
        return self._day_before_day(index) if ordinal and not inner else None

    def _from_told(self, relative: RelativeDate, index: int) -> Point:
        weekday = self.scan.language.dates.weekdays.get(self.scan.word(index))
        return Point(
            relative.end, fixed=relative.spans, unit=relative.unit,
            inferred=relative.inferred, wrong=relative.wrong,
            weekday=weekday, within=Period(relative.first, relative.end, "", ()),
        )  # fmt: skip
