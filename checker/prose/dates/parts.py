"""The parts of a date: its day, month and year, with the era."""

from dataclasses import dataclass

from checker.prose.dates.point import Point
from checker.prose.dates.relative import Relative
from checker.prose.numerals import numeral
from checker.prose.scan import Scan


@dataclass(slots=True)
class Parts:
    """Reads the parts of dates; ``relative`` knows the day of writing."""

    scan: Scan
    relative: Relative

    def _point(self, index: int, *, bare: bool = False, inner: bool = False) -> Point | None:
        """The date that begins at a token; :class:`Forms` knows how."""
        raise NotImplementedError

    def _dated(self, end: int, year: int, month: int, day: int, inferred: str = "") -> Point:
        return Point(end, year=year, month=month, day=day, unit="day", inferred=inferred)

    def _day(self, index: int, *, words: bool = True) -> tuple[int, int] | None:
        """A day of a month at a token, and the token behind it."""
        scan, language = self.scan, self.scan.language
        word = scan.word(index)
        if word.isdecimal() and word.isascii() and len(word) <= 2 and 1 <= int(word) <= 31:
            at = index + 1
            if scan.word(at) in language.numbers.ordinal_suffixes and scan.adjoins(at):
                return int(word), at + 1
            if language.dates.ordinal_stop and scan.word(at) == "." and scan.adjoins(at):
                return int(word), at + 1
            if scan.adjoins(at) and scan.is_word(at) and scan.word(at) not in language.dates.months:
                return None
            return int(word), at
        if not words:
            return None
        number = language.numbers.ordinals.get(word) or (
            language.numbers.ones.get(word) if word not in language.numbers.article else None
        )
        if number is None or not 1 <= number <= 31:
            return None
        at = index + 1
        if number in (20, 30):
            inner = at + scan.hyphen(at)
            unit = language.numbers.ordinals.get(scan.word(inner)) or language.numbers.ones.get(
                scan.word(inner)
            )
            if unit is not None and 0 < unit < 10 and number + unit <= 31:
                return number + unit, inner + 1
        return number, at

    def _month(self, index: int) -> tuple[int, int] | None:
        scan, language = self.scan, self.scan.language
        month = language.dates.months.get(scan.word(index))
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
            if words and word in language.numbers.ones:
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
            if scan.word(after) in language.text.plurals:
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
        if scan.raw(at).isupper() and scan.word(at) in language.dates.before_christ:
            return -1, at + 1
        if scan.raw(at).isupper() and scan.word(at) in language.dates.anno_domini:
            return 1, at + 1
        while scan.raw(end).isupper() and len(scan.raw(end)) == 1 and len(letters) < 3:
            letters += scan.word(end)
            end += 1
            if scan.word(end) == "." and scan.adjoins(end):
                end += 1
        if letters in language.dates.before_christ:
            return -1, end
        if letters in language.dates.anno_domini:
            return 1, end
        phrase = scan.ahead("before_christ", at)
        return (-1, phrase[1]) if phrase is not None and phrase[1] > at + 1 else None

    def _before_era(self, at: int) -> bool:
        """Whether digits go on as the first of two years with one era: `44-31 BC`, `79-81 AD`."""
        scan, language = self.scan, self.scan.language
        if scan.word(at) != "-" and scan.word(at) not in language.dates.date_joints:
            return False
        year = scan.word(at + 1)
        if not scan.is_digits(at + 1) or len(year) > 4:
            return False
        return self._era(at + 2) is not None

    def _year_in_words(self, index: int) -> Point | None:
        """`nineteen twenty eight`, `two thousand and thirty two`, `seventeen hundred thirty`."""
        scan, language = self.scan, self.scan.language
        first = language.numbers.ones.get(scan.word(index), 0)
        at = index + 1
        sure = self._leads(index)
        if 10 <= first <= 20 and scan.word(at) in language.numbers.ones:
            tens = language.numbers.ones[scan.word(at)]
            if 10 <= tens < 100:
                year, end = first * 100 + tens, at + 1
                if tens % 10 == 0 and tens >= 20:
                    inner = end + scan.hyphen(end)
                    unit = language.numbers.ones.get(scan.word(inner), 0)
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
        year_said = scan.word(index - 1) in language.dates.year_words
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
        if before in ("in", "since", "until", "by", "year") or before in language.dates.months:
            return not (
                scan.ahead("units", index + 2) or scan.word(index + 2) in language.text.plurals
            )
        return self._day(index - 1) is not None and before in (
            language.numbers.ordinals.keys() | language.numbers.ones.keys()
        )

    def _year_behind(self, at: int, *, short: bool = False) -> tuple[int, int, str] | None:
        """The year behind a day or a month: `, 1998`, `of 1998`, `in 1998`, `'98`."""
        scan, language = self.scan, self.scan.language
        comma = scan.word(at) == ","
        if comma:
            at += 1
        for _ in range(3):
            if scan.word(at) in language.numbers.of or scan.word(at) == "in" or (
                scan.word(at) in language.numbers.the or scan.word(at) in language.dates.year_words
            ):  # fmt: skip
                at += 1
        year = self._year(at, short=short, words=True)
        if year is None:
            return None
        return year

    def _plural_behind(self, at: int) -> int:
        """The token behind the `s` of a decade; 0 where there is none."""
        scan, language = self.scan, self.scan.language
        if scan.word(at) == "'" and scan.adjoins(at):
            at += 1
        if scan.word(at) in language.dates.decade_suffixes and scan.adjoins(at):
            return at + 1
        return 0

    def _measured(self, at: int) -> bool:
        """Whether a unit or what is counted stands behind what may be a day."""
        scan, language = self.scan, self.scan.language
        if scan.word(at) in language.text.plurals or scan.word(at) in language.numbers.scales:
            return True
        return scan.word(at) in ("%",) or (
            scan.ahead("periods", at) is not None and scan.word(at) not in language.dates.day_words
        )
