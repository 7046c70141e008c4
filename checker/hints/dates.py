"""Slips of dates. Nearly all are told of exact days alone: of months and of years, what is one
month or one year apart is too often so for no such reason."""

import re
from functools import lru_cache
from typing import Final, final

from checker.hints.pair import TwoClaims
from checker.model.fact import Fact
from checker.values.dates import read_date
from checker.values.dates.calendar import DAY, GREGORIAN, JULIAN, MONTHS, WEEKDAYS, year_start
from checker.values.interval import Interval
from checker.values.named import NamedTuple
from checker.values.unreadable import Unreadable
from checker.values.value import Possible

TWO_CALENDARS: Final = (GREGORIAN.day_number(1582, 10, 15), GREGORIAN.day_number(1924, 1, 1))
"""From the first day of the Gregorian calendar to the end of the year in which Greece, the last
country of Europe that counted its days by the Julian one, gave it up."""


@final
class CivilDay(NamedTuple):
    """One civil day from the year 1 on, in the Gregorian calendar."""

    number: int
    year: int
    month: int
    day: int

    def __str__(self) -> str:
        return f"{self.day} {MONTHS[self.month - 1]} {self.year}"

    @property
    def weekday(self) -> str:
        """Its English name."""
        return WEEKDAYS[(self.number + 3) % 7]


@lru_cache(maxsize=1024)
def exact_day(possible: Possible) -> CivilDay | None:
    """The day that a date is, if it is one."""
    if not isinstance(possible, Interval) or possible.hi - possible.lo != DAY or possible.lo % DAY:
        return None
    number = int(possible.lo // DAY)
    day = CivilDay(number, *GREGORIAN.fields(number))
    return day if day.year > 0 else None


def days_of(pair: TwoClaims) -> tuple[CivilDay, CivilDay] | None:
    """The days that both claims name, if both name one."""
    a, b = exact_day(pair.a.value.possible), exact_day(pair.b.value.possible)
    return (a, b) if a and b else None


def day_and_month(pair: TwoClaims) -> str:
    """4 May and 5 April of one year."""
    days = days_of(pair)
    if days is None:
        return ""
    a, b = days
    if (a.year, a.month, a.day) != (b.year, b.day, b.month):
        return ""
    return f"{a} and {b}: day and month may be swapped"


def same_day_of_another_year(pair: TwoClaims) -> str:
    """13 May of two years."""
    days = days_of(pair)
    if days is None or days[0][2:] != days[1][2:]:
        return ""
    a, b = days
    if abs(a.year - b.year) == 1:
        slip = "the year may be off by one"
    elif is_swapped(str(a.year), str(b.year)):
        slip = "two digits of the year may be swapped"
    else:
        slip = "the same day of the year; the year may be mistyped, or an anniversary's"
    return f"{a} and {b}: {slip}"


def two_calendars(pair: TwoClaims) -> str:
    """What is one day by the Julian calendar and by the Gregorian one, while both were in use.

    The two are 10 to 13 days apart, as the century has it.
    """
    days = days_of(pair)
    if days is None:
        return ""
    earlier, later = sorted(days)
    first, end = TWO_CALENDARS
    if not first <= later.number < end or JULIAN.fields(later.number) != earlier[1:]:
        return ""
    return f"{earlier} and {later} may be one day, by the Julian and by the Gregorian calendar"


def weekday(pair: TwoClaims) -> str:
    """A quote that names the day of the week that the other claim's date is, and not its own."""
    days = days_of(pair)
    if days is None:
        return ""
    for fact, (own, other) in zip((pair.a, pair.b), (days, days[::-1]), strict=True):
        named = weekdays_in(fact)
        if named == {other.weekday} and own.weekday != other.weekday:
            return (
                f"the quote of {fact.source} says {other.weekday}: {other} is one, "
                f"{own} is a {own.weekday}"
            )
    return ""


def weekdays_in(fact: Fact) -> set[str]:
    """The days of the week that a claim's quote names."""
    words = " ".join(fact.quote)
    if "day" not in words:
        return set()
    return {name for name in WEEKDAYS if re.search(rf"\b{name}\b", words)}


def day_of_publication(pair: TwoClaims) -> str:
    """A day on which the claim was published, or made, where the other claim has an earlier one.

    A quote that names the day did not take it from there, and a date of publication that was
    inferred may itself come from the claim.
    """
    days = days_of(pair)
    if days is None:
        return ""
    for fact, (own, other) in zip((pair.a, pair.b), (days, days[::-1]), strict=True):
        if not fact.stated or other.number >= own.number or _names_day(fact, own):
            continue
        source = pair.facts.sources[fact.source]
        published = source.published if not source.published_inferred else None
        if published is not None and exact_day(published.possible) == own:
            how = f"{source.id} was published"
        elif fact.said_on and _day_in(fact.said_on) == own:
            how = "it was said"
        else:
            continue
        return f"{own} is the day on which {how}: it may be taken for the day of the event"
    return ""


def _names_day(fact: Fact, day: CivilDay) -> bool:
    """Whether a claim's quote has the number of the day: `20 April`, `April 20th`."""
    return re.search(rf"(?<!\d)0?{day.day}(?!\d)", " ".join(fact.quote)) is not None


def _day_in(text: str) -> CivilDay | None:
    try:
        return exact_day(read_date(text).possible)
    except Unreadable:
        return None


def years_with_swapped_digits(pair: TwoClaims) -> str:
    """1957 and 1975; neighbouring decades (1989 and 1998) are nine years apart too often."""
    years = [_exact_year(fact.value.possible) for fact in (pair.a, pair.b)]
    a, b = (str(year or "") for year in years)
    if not is_swapped(a, b) or abs(int(a) - int(b)) == 9:
        return ""
    return f"{a} and {b}: two digits may be swapped"


def _exact_year(possible: Possible) -> int | None:
    """The year from 1000 on that a date is, if it is one."""
    if (
        not isinstance(possible, Interval)
        or not 365 * DAY <= possible.hi - possible.lo <= 366 * DAY
    ):
        return None
    year = GREGORIAN.fields(int(possible.lo // DAY))[0]
    whole = Interval(year_start(year) * DAY, year_start(year + 1) * DAY)
    return year if possible == whole and year > 999 else None


def is_swapped(a: str, b: str) -> bool:
    """Whether two neighbouring characters change places between two texts of one length."""
    differ = [place for place, (x, y) in enumerate(zip(a, b, strict=False)) if x != y]
    if len(a) != len(b) or len(differ) != 2 or differ[1] != differ[0] + 1:
        return False
    first, second = differ
    return a[first] == b[second] and a[second] == b[first]
