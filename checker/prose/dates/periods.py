"""Centuries, decades, seasons, quarters and holidays."""

from dataclasses import dataclass

from checker.prose import spans
from checker.prose.dates.parts import Parts
from checker.prose.dates.point import Point
from checker.values.dates.calendar import GREGORIAN


@dataclass(slots=True)
class Periods(Parts):
    """Reads periods and days that have a name."""

    def _decade(self, end: int, year: int, inferred: str = "") -> Point | None:
        if year % 100 == 0:
            if year == 2000:
                return Point(end, text="200X", unit="decade")
            phrase = f"`{year}s`"
            return Point(end, wrong=f"{phrase} may be ten years or a hundred")
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
        letter = scan.language.dates.quarter_codes.get(scan.word(index))
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
        found = self._coded(language.dates.seasons[scan.word(index)], index + 1, "season")
        if found.year is None and found.within is None and not self._other_season(index + 1):
            return None
        return found

    def _other_season(self, at: int) -> bool:
        """Whether the other end of a range of seasons follows, which has the year: `spring or
        summer of 1872`."""
        scan, language = self.scan, self.scan.language
        if (
            scan.word(at) != "-"
            and scan.word(at) not in language.dates.date_joints | language.hedging.either
        ):
            return False
        at += 1
        at += scan.word(at) in language.numbers.the
        if scan.word(at) not in language.dates.seasons:
            return False
        other = self._coded(language.dates.seasons[scan.word(at)], at + 1, "season")
        return other.year is not None or other.within is not None

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

    def _counted(self, number: int, end: int) -> Point | None:
        """`19th century`, `third quarter of 2009`, `second half of 2009`."""
        scan, language = self.scan, self.scan.language
        at = end + scan.hyphen(end)
        word = scan.word(at)
        if word in language.dates.century and 1 <= number <= 21:
            era = self._era(at + 1)
            if era is not None and era[0] < 0:
                lo, hi = 1 - 100 * number, min(101 - 100 * number, 0)
                found = spans.joined(spans.year_span(lo), spans.year_span(hi))
                return Point(era[1], fixed=(found,), unit="century")
            first, last = 100 * (number - 1), 100 * number
            found = spans.joined(spans.year_span(max(first, 1)), spans.year_span(last))
            return Point(era[1] if era else at + 1, fixed=(found,), unit="century")
        if word in language.dates.quarter and 1 <= number <= 4:
            return self._coded(32 + number, at + 1, "quarter")
        if word in language.dates.halves and number in (1, 2):
            found_ = self._coded(39 + number, at + 1, "quarter")
            if found_.year is not None or found_.within is not None:
                return found_
            return self._half_of(number, at + 1)
        return None

    def _half_of(self, number: int, at: int) -> Point | None:
        """`the first half of the 1990s`, `the second half of the 19th century`."""
        scan, language = self.scan, self.scan.language
        if scan.word(at) not in language.numbers.of:
            return None
        at = scan.behind(at + 1, language.numbers.the)
        whole = self._point(at, inner=True)
        if whole is None or whole.wrong or whole.unit not in ("decade", "century"):
            return None
        span = whole.fixed[0] if whole.fixed else spans.span(whole.text)
        year = GREGORIAN.fields(span.lo)[0]
        year -= year % 10 if whole.unit == "decade" else year % 100
        half = 5 if whole.unit == "decade" else 50
        first = year + (number - 1) * half
        last = first + half - (whole.unit == "decade")
        found = spans.joined(spans.year_span(first), spans.year_span(last))
        return Point(whole.end, fixed=(found,), unit="years", inferred=whole.inferred)
