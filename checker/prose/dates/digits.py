"""Dates that begin with digits: `27.03.1998`, `3 May 1990`, `2004-11`, `1992-93`."""

from dataclasses import dataclass

from checker.prose import spans
from checker.prose.dates import doubts
from checker.prose.dates.periods import Periods
from checker.prose.dates.point import Point
from checker.values.dates.calendar import GREGORIAN


@dataclass(slots=True)
class Digits(Periods):
    """Reads dates that begin with digits."""

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
            if (
                1 <= month <= 12
                and 1 <= number <= 31
                and not doubts.is_number(self.scan, index, after, None)
            ):
                return self._dated(after, int(word[:4]), month, number)
            return None
        if scan.word(index - 1) == "'" and scan.adjoins(index) and len(word) == 2:
            if scan.word(after) in language.dates.decade_suffixes and scan.adjoins(after):
                return (
                    self._decade(after + 1, 1900 + int(word), "the century")
                    if word[1] == "0"
                    else None
                )
            if scan.tokens.adjoins(index - 1):
                return None
            return Point(after, year=self._century_of(int(word)), unit="year",
                         inferred="the century", sure=False)  # fmt: skip
        if len(word) == 2 and word[1] == "0" and scan.word(index - 1) in language.numbers.the and (
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
        if scan.word(index - 1) not in language.numbers.joint or not scan.is_digits(index - 2):
            return None
        month = language.dates.months.get(scan.word(index - 3))
        year = self._year_behind(day[1])
        if month is None or year is None:
            return None
        return self._dated(year[1], year[0], month, day[0], year[2])

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
        if scan.adjoins(after) and scan.word(after) in language.numbers.ordinal_suffixes:
            return int(scan.word(index)[:4]), after + 1
        if language.dates.ordinal_stop and scan.word(after) == "." and scan.adjoins(after):
            return int(scan.word(index)[:4]), after + 1
        return None

    def _from_day(self, index: int, day: tuple[int, int], *, bare: bool) -> Point | None:
        """`3 May 1990`, `3rd of May`, `3-May-90`, from a day that has been read."""
        scan, language = self.scan, self.scan.language
        at = day[1]
        tied = scan.word(at) in ("-", "/", ".") and scan.adjoins(at) and scan.adjoins(at + 1)
        if tied or (
            scan.word(at) == "." and scan.adjoins(at) and scan.word(at + 1) in language.dates.months
        ):
            at += 1
        if scan.word(at) in language.dates.day_words and not tied:
            at += 1
        if scan.word(at) in language.numbers.of:
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
        if (
            scan.raw(at).islower()
            and scan.word(at) in ("may", "march", "mar")
            and not (
                scan.word(at - 1) in language.numbers.of
                or scan.word(index - 1) in ("on", "by", "from", "to")
            )
        ):
            return None
        return Point(after, month=month[0], day=day[0], unit="day")

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
        elif word not in language.dates.date_joints | language.hedging.either:
            return None
        at += 1
        at = scan.behind(at, language.numbers.the)
        if self._day(at) is None and scan.word(at) not in language.dates.months:
            return None
        other = self._point(at, inner=True)
        if other is None or other.unit != "day" or other.wrong:
            return None
        if other.month is None and other.within is None:
            return None
        if word in language.numbers.joint and scan.word(index - 1) not in language.hedging.between:
            return other._replace(end=day[1], day=day[0])  # a list: `5 and 6 May`
        return Point(day[1], day=day[0], unit="day")

    def _from_year(self, index: int) -> Point | None:
        """What a year begins: `2004-11`, `2004/Nov/23`, `2004 Q1`, `1990s`, `1992-93`, or alone."""
        scan, language = self.scan, self.scan.language
        year, after = int(scan.word(index)), index + 1
        plural = self._plural_behind(after) or (
            after + 1 if scan.word(after) in language.dates.decade_suffixes and (
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
            if len(scan.word(at)) == 1 and tied and number == (year + 1) % 10 and free:
                why = "it may be a month, or two years"
                return Point(at + 1, wrong=f"`{scan.said(index, at + 1)}`: {why}")
            if len(scan.word(at)) <= 2 and 1 <= number <= 12 and free and not (
                scan.word(at + 1) == "," and scan.adjoins(at + 1)
            ) and not self._measured(at + 1):  # fmt: skip
                return Point(at + 1, year=year, month=number, unit="month")
        return Point(after, year=year, unit="year", sure=self._said_as_year(index))

    def _said_as_year(self, index: int) -> bool:
        scan, language = self.scan, self.scan.language
        if scan.word(index - 1) in language.dates.year_words:
            return True
        prefix = scan.back("part_prefixes", index)
        return (prefix is not None and scan.word(index - 1) != "mid") or (
            scan.word(index - 1) == "-" and scan.word(index - 2) in language.dates.parts
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
        if first == second or sign == "." or scan.language.dates.day_first:
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
            phrase = self.scan.said(index, end)
            if self.scan.word(index + 1) == ".":
                return None
            return Point(end, wrong=f"`{phrase}` is no date")
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
        weekday = before in scan.language.dates.weekdays
        if not (before == "on" or weekday) or not first or not second:
            return None
        if first > 12 >= second and first <= 31:
            return Point(end, month=second, day=first, unit="day")
        if second > 12 >= first and second <= 31:
            return Point(end, month=first, day=second, unit="day")
        if first == second or scan.language.dates.day_first:
            return Point(end, month=second, day=first, unit="day") if second <= 12 else None
        if first <= 12 and second <= 12:
            why = "it may be day and month, or month and day"
            return Point(end, wrong=f"`{scan.said(index, end)}`: {why}")
        return None
