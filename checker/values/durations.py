"""Durations: how long something took, or lies after something else.

Days and weeks are exact; a month and a year are what the calendar makes of them. So a duration has
two ends, each so many months and days, and as a length it is an interval of days: one month is 28
to 31.

A written duration counts units, and it is exact as a count is: `3 years` is not all that rounds to
three years, so that `2 months` after a date is one date. A text that rounds says `about`. A hedge
is a bound in days, whatever the unit: `more than 2 weeks` is 15 days and more.
"""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import cache
from math import ceil, floor
from operator import attrgetter
from typing import Final, final

from checker.values.compare import Comparison, compare_intervals
from checker.values.dates import DateSet
from checker.values.dates.calendar import DAY, GREGORIAN
from checker.values.dates.possibilities import OFFSETS, Instants, civil_spans, one_of
from checker.values.frozen import Frozen
from checker.values.interval import INFINITY, Bound, Empty, Exact, Interval, normal_exact, shift
from checker.values.numbers.form import WrittenNumber
from checker.values.numbers.hedges import Hedge
from checker.values.numbers.literal import LONGEST, normalised, read_hedges
from checker.values.numbers.precision import read_scale, read_unscaled
from checker.values.unreadable import Unreadable


@final
class Ends(Frozen):
    """So many months, or days, of the least and of the most of a duration.

    Each counts for itself, so that this is no interval: the second may be the lesser number.
    """

    __slots__ = ("hi", "lo")
    parts = attrgetter("lo", "hi")

    def __init__(self, lo: Bound, hi: Bound) -> None:
        """From ``lo`` to ``hi``."""
        self.lo: Final = lo
        self.hi: Final = hi

    def __add__(self, other: "Ends") -> "Ends":
        return Ends(shift(self.lo, other.lo), shift(self.hi, other.hi))

    def __neg__(self) -> "Ends":
        return Ends(-self.hi, -self.lo)


def exactly(number: Exact) -> Ends:
    """The same number at both ends."""
    return Ends(number, number)


NOTHING: Final = exactly(0)

# What one of a unit is, in months and in days.
UNITS: Final[dict[str, tuple[int, int]]] = {
    "day": (0, 1),
    "night": (0, 1),
    "week": (0, 7),
    "fortnight": (0, 14),
    "month": (1, 0),
    "quarter": (3, 0),
    "year": (12, 0),
    "decade": (120, 0),
    "century": (1200, 0),
}
_PLURALS: Final = {f"{unit}s": unit for unit in UNITS} | {
    "centuries": "century", "yr": "year", "yrs": "year", "wk": "week", "wks": "week",
}  # fmt: skip
_OF_A_DAY: Final = frozenset(
    f"{unit}{end}" for unit in ("hour", "hr", "h", "minute", "min", "second", "sec", "s")
    for end in ("", "s")
)  # fmt: skip

_ISO = r"P(?:(\d{1,21})Y)?(?:(\d{1,21})M)?(?:(\d{1,21})W)?(?:(\d{1,21})D)?\Z"
_JOINT = " ?(\\.\\.+|\N{EN DASH}|\\+/?-|-(?= ?[0-9])|(?<= )to(?= )) ?"
_BETWEEN = "between (.+?) and (.+)"
_ARTICLE = re.compile("an? (?!half|hundred|thousand|dozen|million)", re.IGNORECASE | re.ASCII)
_JOINED = re.compile(r"(,? and |, ?| less | minus | (?=[0-9a-z]))", re.IGNORECASE | re.ASCII)
_PLURAL_ALONE = {"decades", "centuries"}
_AS_WRITTEN = "write a number and days, weeks, months or years (`4 days`), or P4D"
CYCLE: Final = 4800
"""Months after which the Gregorian calendar repeats itself."""
CYCLE_DAYS: Final = 146_097
MOST: Final = 10**21
"""The greatest number of months or days: what lies between any two years of 18 digits."""


@final
class Duration(Frozen):
    """So many calendar months, and then so many days; both are whole numbers, with closed ends.

    The least is ``months.lo`` and ``days.lo``, the most is ``months.hi`` and ``days.hi``. Each end
    counts for itself: the days of the most may be the lesser number (`less than 3 years` is from
    nothing to 36 months less one day).
    """

    __slots__ = ("days", "months")
    parts = attrgetter("months", "days")

    def __init__(self, months: Ends, days: Ends) -> None:
        """The months, then the days."""
        self.months: Final = months
        self.days: Final = days

    @property
    def span(self) -> Interval:
        """The lengths that it may have, in days; raises :class:`Empty` where there are none."""
        least, most = _length(self, most=False), _length(self, most=True)
        return Interval(least, most, least == -INFINITY, most == INFINITY)

    def __add__(self, other: "Duration") -> "Duration":
        return Duration(self.months + other.months, self.days + other.days)

    def __neg__(self) -> "Duration":
        return Duration(-self.months, -self.days)


def read_duration(text: str) -> Duration:
    """`4 days`, `about three weeks`, `1 year and 6 months`, `2 weeks to 1 month`, `P1Y6M`.

    Hedges and vague words are those of counts; what bounds does so in days. Raises
    :class:`Unreadable`, for a length below zero too.
    """
    words = " ".join(text.split())
    iso = re.match(_ISO, words, re.ASCII) if words[:1] == "P" else None
    if iso and len(words) > 1:
        years, months, weeks, days = (int(digits or 0) for digits in iso.groups())
        return _bounded(Duration(exactly(12 * years + months), exactly(7 * weeks + days)), words)
    if len(words) > LONGEST:
        raise Unreadable(f"more than {LONGEST} characters are no duration; write it shorter")
    words = normalised(words)
    if words.lower() in _PLURAL_ALONE:
        words = f"at least 2 {words}"
    bound, about, plain = read_hedges(words)
    duration = _hedged(_read(plain, words, bound), bound, about=about)
    try:
        least, most = _length(duration, most=False), _length(duration, most=True)
        if most < least:
            raise Unreadable(
                f"`{words[:60]}`: its least is longer than its most; write both ends as `a..b`"
            )
        if least < 0 and bound is None and not about:
            raise Empty
        return _bounded(not_below_zero(duration), words)
    except Empty:
        raise Unreadable(f"`{words[:60]}`: no length is below zero; write it without") from None


def _bounded(duration: Duration, words: str) -> Duration:
    if is_too_long(duration):
        raise Unreadable(f"`{words[:60]}` is longer than any calendar: write a smaller number")
    return duration


def is_too_long(duration: Duration) -> bool:
    """Whether no literal has such a length, since no calendar does."""
    ends: tuple[Bound, ...] = (
        duration.months.lo,
        duration.months.hi,
        duration.days.lo,
        duration.days.hi,
    )
    return any(not isinstance(end, float) and not -MOST <= end <= MOST for end in ends)


def not_below_zero(duration: Duration) -> Duration:
    """What of a duration is a length; raises :class:`Empty` where nothing is."""
    least, most = _length(duration, most=False), _length(duration, most=True)
    if most < max(least, 0):
        raise Empty("below zero" if most < 0 else "its least is longer than its most")
    if least >= 0:
        return duration
    return Duration(Ends(0, duration.months.hi), Ends(0, duration.days.hi))


def _length(duration: Duration, *, most: bool) -> Bound:
    """The days that it has at the least, or at the most."""
    if most:
        return shift(_longest(duration.months.hi), duration.days.hi)
    return shift(_shortest(duration.months.lo), duration.days.lo)


def _read(plain: str, words: str, bound: Hedge | None) -> Duration:
    """A duration without its hedges: one, a range, or one with a tolerance."""
    between = re.fullmatch(_BETWEEN, plain, re.IGNORECASE | re.ASCII)
    opening = re.match("from ", plain, re.IGNORECASE | re.ASCII)
    if between and " and " in between[2]:
        raise Unreadable(f"`{words[:60]}` has more than two ends; write the range as `a..b`")
    if between:
        ends = [between[1], "..", between[2]]
    else:
        ends = re.split(_JOINT, plain[opening.end() :] if opening else plain, flags=re.ASCII)
        if ends and not ends[0]:
            below = ", which is not below zero" if plain[:1] == "-" else ""
            raise Unreadable(f"`{words[:60]}` is no duration{below}: {_AS_WRITTEN}")
    if len(ends) == 1:
        whole = bound in (Hedge.MORE_THAN, Hedge.LESS_THAN)
        return _sum(ends[0], words, "", as_written=whole)
    if len(ends) != 3:
        raise Unreadable(f"`{words[:60]}` has more than two ends: {_AS_WRITTEN}")
    if bound is not None:
        raise Unreadable(
            f"`{bound.value}` beside two durations; leave it out, or write one duration"
        )
    unit = re.search("([a-z]+)$", ends[2], re.IGNORECASE | re.ASCII)
    first = _sum(ends[0], words, unit[1] if unit else "", as_written=False)
    second = _sum(ends[2], words, "", as_written=False)
    if ends[1].startswith("+"):
        if _length(second, most=False) < 0:
            raise Unreadable(
                f"`{words[:60]}`: its tolerance may be below zero; write one that is not"
            )
        return Duration(first.months, first.days) + _hull(-second, second)
    if _length(first, most=False) > _length(second, most=True):
        raise Unreadable("a range that ends before it begins; write its lesser end first")
    return _hull(first, second)


def _hull(first: Duration, second: Duration) -> Duration:
    """From the least of the first to the most of the second."""
    return Duration(
        Ends(first.months.lo, second.months.hi),
        Ends(first.days.lo, second.days.hi),
    )


def _sum(text: str, words: str, unit: str, *, as_written: bool) -> Duration:
    """`2 years 6 months`, `a month less 3 days`; a number alone is in ``unit``, if any."""
    total, place, sign = Duration(NOTHING, NOTHING), 0, 1
    finest: tuple[int, int] | None = None
    while True:
        article = _ARTICLE.match(text, place)
        if article:
            number, place = WrittenNumber(1, 1), article.end()
        else:
            try:
                number, place = read_unscaled(text, place)
            except Unreadable:
                if re.match("[0-9]", text[place:]):
                    raise
                raise Unreadable(f"`{words[:60]}` is no duration: {_AS_WRITTEN}") from None
            factor, step, place = read_scale(text, place)
            number = number.scaled(factor, step)
        name = re.compile(" ?([^ ,]+)").match(text, place)
        if name is None and unit and finest is None:
            return _many(number, _unit(unit, words), words, as_written=as_written)
        each = _unit(name[1] if name else "", words)
        if sign > 0 and finest is not None and each >= finest:
            raise Unreadable(
                f"`{words[:60]}` has its units out of order: write each once, the greater first"
            )
        assert name is not None
        more = _many(number, each, words, as_written=as_written)
        total = total + (more if sign > 0 else -more)
        finest, place = each, name.end()
        if place == len(text):
            return total
        joint = _JOINED.match(text, place)
        if joint is None:
            raise Unreadable(f"`{words[:60]}` is no duration: {_AS_WRITTEN}")
        sign, place = -1 if joint[1].strip().lower() in ("less", "minus") else 1, joint.end()


def _unit(name: str, words: str) -> tuple[int, int]:
    unit = _PLURALS.get(name.lower(), name.lower())
    if unit in _OF_A_DAY:
        raise Unreadable(
            f"`{words[:60]}`: a duration is of whole days or more; give hours, minutes and seconds "
            "an attribute of `kind: quantity` and `unit: h`"
        )
    if unit not in UNITS:
        raise Unreadable(f"`{words[:60]}` is no duration: {_AS_WRITTEN}")
    return UNITS[unit]


def _many(
    number: WrittenNumber, each: tuple[int, int], words: str, *, as_written: bool
) -> Duration:
    """So many of a unit: exact, or all that rounds to a number with an exponent."""
    if not -MOST <= number.value * max(each) <= MOST:
        raise Unreadable(f"`{words[:60]}` is longer than any calendar: write a smaller number")
    if number.value < 0:
        raise Unreadable(f"`{words[:60]}`: no length is below zero; write it without a sign")
    months, days = number.value * each[0], number.value * each[1]
    if number.doubt:
        thousands = number.doubt.replace(".", "")
        raise Unreadable(
            f"`{number.doubt}` can be read in two ways; write {thousands}, or whole units"
        )
    if number.value.denominator != 1:
        half = number.part or not re.search("[0-9]", words)
        if not half or months.denominator != 1 or days.denominator != 1:
            raise Unreadable(f"a part of a unit in `{words[:60]}`: write {_whole(months, days)}")
        return Duration(exactly(months), exactly(days))
    if as_written or number.step <= 1:
        many = exactly(number.value)
    else:
        around = number.rounded()
        many = Ends(max(0, ceil(around.lo)), ceil(around.hi) - 1)
    return Duration(_times(many, each[0]), _times(many, each[1]))


def _whole(months: Exact, days: Exact) -> str:
    """What to write for a number of months or days that need not be whole."""
    many, unit = (months, "months") if months else (days, "days")
    return f"`{many} {unit}`" if many.denominator == 1 else f"`{floor(many)}..{ceil(many)} {unit}`"


def _hedged(duration: Duration, bound: Hedge | None, *, about: bool) -> Duration:
    """`about` widens by a tenth of the length, in days rounded up; a bound is one in days."""
    least, most = duration, duration
    if about or bound is Hedge.ALMOST:
        tenth = ceil(Fraction(duration.span.hi) / 10)
        least = duration + Duration(NOTHING, exactly(-tenth))
        most = duration + Duration(NOTHING, exactly(tenth)) if about else duration
    if bound is Hedge.ALMOST and about:
        raise Unreadable("several hedges, one after the other; write one, such as `about 3 days`")
    if bound is Hedge.MORE_THAN:
        least = least + Duration(NOTHING, exactly(1))
    if bound in (Hedge.AT_LEAST, Hedge.MORE_THAN):
        return at_least(least)
    if bound is Hedge.LESS_THAN:
        most = most + Duration(NOTHING, exactly(-1))
    if bound in (Hedge.AT_MOST, Hedge.LESS_THAN):
        return _hull(Duration(NOTHING, NOTHING), most)
    return _hull(least, most)


def _times(many: Ends, each: int) -> Ends:
    return Ends(many.lo * each, many.hi * each) if each else NOTHING


@cache
def _extent(months: int) -> tuple[int, int]:
    """The least and the greatest number of days that so many consecutive months can have."""
    cycles, rest = divmod(months, CYCLE)
    lengths = [
        GREGORIAN.month_start(first + rest) - GREGORIAN.month_start(first)
        for first in range(CYCLE if rest else 1)
    ]
    return cycles * CYCLE_DAYS + min(lengths), cycles * CYCLE_DAYS + max(lengths)


def _shortest(months: Bound) -> Bound:
    return months if isinstance(months, float) else _extent(int(months))[0]


def _longest(months: Bound) -> Bound:
    return months if isinstance(months, float) else _extent(int(months))[1]


def compare_durations(claims: Sequence[Duration]) -> Comparison:
    """Judge a group of durations by their lengths; the gap is in days."""
    comparison = compare_intervals([claim.span for claim in claims])
    if not isinstance(comparison.common, Interval):
        return comparison
    narrowest = next((claim for claim in claims if claim.span == comparison.common), None)
    return comparison._replace(common=narrowest or of_days(comparison.common))


def at_least(duration: Duration) -> Duration:
    """All lengths from the least of this one."""
    months, days = duration.months, duration.days
    return Duration(Ends(months.lo, months.lo), Ends(days.lo, INFINITY))


def of_days(days: Interval) -> Duration:
    """A duration of so many days."""
    return Duration(NOTHING, Ends(days.lo, days.hi))


def add_duration(dates: DateSet, duration: Duration) -> DateSet:
    """All civil days that lie so long after one of these.

    Months are counted by the calendar: a month after 31 January is the last day of February.
    Instants keep their time of day, as it is wherever they may be.
    """
    if isinstance(dates, Instants):
        return Instants(
            Interval(
                min(_at(dates.utc.lo, duration.months.lo, duration.days.lo)),
                max(_at(dates.utc.hi, duration.months.hi, duration.days.hi, end=True)),
                _unbounded(dates.utc.lo, duration.months.lo, duration.days.lo),
                True,
            )
        )
    return one_of(
        Interval(
            _moved(_day(span.lo), duration.months.lo, duration.days.lo),
            _moved(_day(span.hi, last=True), duration.months.hi, duration.days.hi, after=1),
            _unbounded(span.lo, duration.months.lo, duration.days.lo),
            True,
        )
        for span in civil_spans(dates)
    )


def _at(instant: Bound, months: Bound, days: Bound, *, end: bool = False) -> Iterator[Bound]:
    """An instant so many months and days later, by the calendars of several places on Earth."""
    for offset in (OFFSETS.lo, 0, OFFSETS.hi):
        if isinstance(instant, float) or isinstance(offset, float):
            yield instant
            continue
        civil = instant + offset
        day = _day(civil, last=end)
        moved = _moved(day, months, days)
        if isinstance(moved, float) or isinstance(day, float):
            yield moved
        else:
            yield normal_exact(moved + civil - day * DAY - offset)


def _day(instant: Bound, *, last: bool = False) -> Bound:
    if isinstance(instant, float):
        return instant
    return -(-instant // DAY) - 1 if last else instant // DAY


def _unbounded(*bounds: Bound) -> bool:
    return any(isinstance(bound, float) for bound in bounds)


def _moved(day: Bound, months: Bound, days: Bound, *, after: int = 0) -> Bound:
    """The first millisecond of a day moved by months and days, or an infinite end."""
    for bound in (day, months, days):
        if isinstance(bound, float):
            return bound
    return (GREGORIAN.shifted(int(day), int(months)) + days + after) * DAY


def write_duration(duration: Duration) -> str:
    """A duration as a person would write it; if it is none below zero, it reads back the same."""
    months, days = duration.months, duration.days
    least, most = (months.lo, days.lo), (months.hi, days.hi)
    if INFINITY in most:
        if days.lo == 1 and months.lo > 0:
            return f"more than {_written((months.lo, 0))}"
        return f"at least {_written(least)}"
    if least == most:
        return _written(most)
    if least == (0, 0) or -INFINITY in least:
        if days.hi == -1:
            return f"less than {_written((months.hi, 0))}"
        return f"at most {_written(most)}"
    for first, last, unit in ((*_ends(months, days), "month"), (*_ends(days, months), "day")):
        if first is not None:
            return f"{first}..{last} {unit}s"
    return f"{_written(least)}..{_written(most)}"


def _ends(some: Ends, others: Ends) -> tuple[Bound | None, Bound]:
    """The ends of the months, where there are no days, and the other way round."""
    return (some.lo if others == NOTHING else None), some.hi


def _written(length: tuple[Bound, Bound]) -> str:
    """So many months and days; one of them may be below zero, and is taken from the other."""
    parts = [
        (many, f"{abs(many)} {unit}{'' if abs(many) == 1 else 's'}")
        for many, unit in zip(length, ("month", "day"), strict=True)
        if many
    ]
    if length[0] and length[0] % 12 == 0:
        years = abs(int(length[0])) // 12
        parts[0] = (length[0], f"{years} year{'' if years == 1 else 's'}")
    parts.sort(key=lambda part: part[0] < 0)
    joint = " less " if any(many < 0 for many, _ in parts) else " and "
    return joint.join(text for _, text in parts) or "0 days"
