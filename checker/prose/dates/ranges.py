"""The other end of a range of dates."""

from dataclasses import dataclass
from typing import Final

from checker.prose import spans
from checker.prose.dates import doubts
from checker.prose.dates.forms import Forms
from checker.prose.dates.point import Point, RelativeDate
from checker.prose.spans import Span
from checker.values.unreadable import Unreadable

_LONGEST_LIST: Final = 6
"""How many dates of a list are looked at for the year that the last one says."""
UNSURE: Final = 0
"""The year of a date in a list that may be of the year that the last says, or of the one before."""


@dataclass(slots=True)
class DateRanges(Forms):
    """Reads the other end of a range; what it knows of the last one is kept here."""

    _other_part: str = ""
    _other_at: int = 0
    _either: bool = False

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
        elif word in language.hedging.either and not opening:
            self._either = True
        elif word in language.dates.date_joints:
            if word in language.numbers.joint and opening != "between":
                return None, end, ""
        elif word == "," and scan.word(end + 1) in language.dates.date_joints and opening:
            end += 1
        else:
            return None, end, ""
        at = end + 1
        if scan.word(at) == "on":
            at += 1
        at = scan.behind(at, language.numbers.the)
        prefix = None
        for phrase, value in language.by_first["part_prefixes"].get(scan.word(at), ()):
            if all(scan.word(at + n) == part for n, part in enumerate(phrase)):
                prefix = (str(value), at + len(phrase))
                break
        if prefix is not None:
            self._other_part, at = prefix
            while scan.word(at) in language.numbers.the or scan.word(at) == "-":
                at += 1
        self._other_at = at
        if not (
            scan.is_digits(at)
            or scan.word(at) in language.starts
            or (
                scan.word(at)
                in language.relative.this | language.relative.last | language.relative.next_
            )
        ):
            return None, end, ""
        other = self._point(at, bare=point.day is not None)
        if (
            other is None
            and point.unit == "year"
            and point.year is not None
            and (
                scan.is_digits(at)
                and point.year < int(scan.word(at)[:5]) < 1000
                and not self._measured(at + 1)
            )
        ):  # `AD 79-81`
            other = Point(at + 1, year=int(scan.word(at)), unit="year")
        if scan.is_digits(at) and not self._second_may_be(at):
            return None, end, ""
        if other is None:
            beside = self.relative.read(at) or self._shifted(at)
            if beside is None:
                return None, end, ""
            other = self._from_told(beside, beside.end - 1)
        if other.wrong:
            return None, other.end, other.wrong
        if self._either and other.unit != point.unit:
            return None, end, ""
        if point.year is None and not point.fixed and not point.text and not (
            other.month is not None or other.day is not None or other.fixed or point.within
            or other.code
        ) and not (point.month and other.year):  # fmt: skip
            return None, end, ""
        if not other.sure and other.unit == "year" and point.unit == "year" and (
            doubts.is_number(self.scan, at, other.end, ("", at))
        ):  # fmt: skip
            return None, end, ""
        return other, other.end, ""

    def _year_of_list(self, point: Point) -> int | None:
        """The year of a date that only the last of a list says: `in May and June 1984`.

        It is the year before where the list goes from one year into the next (`December and
        January 1985`), and ``UNSURE`` where it may be either.
        """
        scan, language = self.scan, self.scan.language
        if point.year is not None or point.fixed or point.text or point.within is not None:
            return None
        at, begins = point.end, (point.code, point.month or 0, point.day or 0)
        again = False
        for _ in range(_LONGEST_LIST):
            comma = scan.word(at) == ","
            joined = at + comma
            joined += scan.word(joined) in language.numbers.joint
            if joined == at:
                return None
            at = scan.behind(
                joined,
                language.dates.date_prepositions | language.numbers.the | language.relative.again,
            )
            again = (
                again
                or scan.word(joined) in language.dates.date_prepositions - language.numbers.the
            )
            if comma and again:  # `opened in June, and in May 1985 it burned`
                return None
            if not (scan.is_digits(at) or scan.word(at) in language.starts):
                return None
            other = self._point(at)
            if other is None or other.wrong or other.unit != point.unit or other.within:
                return None
            if other.year is not None:
                ends = other.code, other.month or 0, other.day or 0
                late, early = (point.month or 0), (other.month or 0)
                if begins <= ends:
                    return other.year
                if late > 10 and early < 3 and not again:
                    return other.year - 1
                unsure = again or point.code or (late > 8 and early < 5)
                return UNSURE if unsure else other.year
            at = other.end
        return None

    def _shifted(self, at: int) -> RelativeDate | None:
        for step in (1, 2):
            relative = self.relative.read(at + step)
            if relative is not None and relative.first <= at:
                return relative
        return None

    def _second_may_be(self, at: int) -> bool:
        return self.scan.raw(at - 1) not in ("$", "£", "€")


def completed(point: Point, other: Point) -> tuple[Point, Point]:
    """Both ends of a range, each with what only the other says."""
    if point.weekday is not None and other.weekday is not None and point.fixed and other.fixed:
        following = []
        for span in point.fixed:
            day = span.lo + (other.weekday - spans.weekday(span.lo)) % 7
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


def ranges(found: tuple[Span, ...], others: tuple[Span, ...]) -> tuple[Span, ...]:
    """From each of the first to the nearest of the second that is not before it."""
    found_ranges = []
    for each in found:
        later = [other for other in others if other.hi >= each.lo]
        if later:
            found_ranges.append(spans.joined(each, min(later, key=lambda other: other.hi)))
    if not found_ranges:
        raise Unreadable("it ends before it begins")
    latest: dict[str, Span] = {}
    for each in found_ranges:
        latest[spans.ends(each.text)[1]] = each
    return tuple(latest.values())
