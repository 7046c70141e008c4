"""The written forms of dates, each a pattern and what it stands for in EDTF.

A form is handed a match and the date that years are inferred from; it gives the EDTF and what of
it was inferred.
"""

import re
from collections.abc import Callable
from typing import Final, NamedTuple, final

from checker.values.dates.calendar import GREGORIAN, MONTHS
from checker.values.unreadable import Unreadable

MONTH_NUMBERS: Final = {name.lower(): number for number, name in enumerate(MONTHS, 1)} | {
    **{name[:3].lower(): number for number, name in enumerate(MONTHS, 1)},
    "sept": 9,
}
WEEKDAYS: Final = (
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
)  # fmt: skip
SEASON_CODES: Final = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}


@final
class Anchor(NamedTuple):
    """What a year is inferred from: the document's date and the date before, as (year, month,
    day), the last day where they are coarser; ``None`` where there is none."""

    published: tuple[int, int, int] | None = None
    before: tuple[int, int, int] | None = None
    before_text: str = ""


@final
class Found(NamedTuple):
    """A date in EDTF, and which part of it was inferred."""

    edtf: str
    inferred: str = ""


_B = r"(?![^\W_])"
_STOP = r"(?:(?<![a-z]{4})(?<!may)\.|(?<=sept)\.)?"  # of an abbreviation; else it ends a sentence
_M = rf"(?P<m>(?:{'|'.join(sorted(MONTH_NUMBERS, key=len, reverse=True))}){_B}){_STOP}"
_M2 = _M.replace("<m>", "<m2>")
_D = r"(?P<d>[0-9]{1,2})(?:st|nd|rd|th)?"
_D2 = r"(?P<d2>[0-9]{1,2})(?:st|nd|rd|th)?"
_DTH = r"(?P<d>[0-9]{1,2})(?:st|nd|rd|th)"
_Y = r"(?P<y>1[0-9]{3}|20[0-9]{2})"
_Y2 = r"(?P<y2>1[0-9]{3}|20[0-9]{2})"
_DAYTIME = r"(?:(?:early |late )?(?:night|evening|morning|afternoon|day|dawn|eve) of )?"
_LEAD = rf"(?:the )?{_DAYTIME}(?:(?P<w>{'|'.join(WEEKDAYS)}),? )?(?:the )?"
_TO = r"(?: ?- ?| to | and | until )"
_FROM = r"(?:between |from )?(?:the )?"
_ABOUT = r"(?P<about>(?:about|around|approximately|circa|ca\.?|c\.) )?"
_PART = r"(?P<part>early|mid|late)"
_ORDINAL = r"(?P<c>[0-9]{1,2})(?:st|nd|rd|th)"


def _iso(year: object, month: int | None = None, day: object = None) -> str:
    text = f"{int(str(year)):04d}"
    if month is not None:
        text += f"-{month:02d}"
    return text if day is None else f"{text}-{int(str(day)):02d}"


def _month(found: re.Match[str], name: str = "m") -> int:
    return MONTH_NUMBERS[found[name].lower()]


def _check(found: re.Match[str], year: int, month: int, day: int) -> None:
    """Raise :class:`Unreadable` for a weekday that the day is not."""
    weekday = found.groupdict().get("w")
    if not weekday or not 1 <= day <= GREGORIAN.length(year, month):
        return
    true = WEEKDAYS[(GREGORIAN.day_number(year, month, day) + 3) % 7]
    if weekday.lower() != true:
        raise Unreadable(
            f"{_iso(year, month, day)} was a {true.capitalize()}, not a {weekday.capitalize()}"
        )


def _day(found: re.Match[str], _: Anchor) -> Found:
    _check(found, int(found["y"]), _month(found), int(found["d"]))
    return Found(_iso(found["y"], _month(found), found["d"]))


def _day_of_some_year(found: re.Match[str], anchor: Anchor) -> Found:
    """The latest such day that is not after the document's date; else that of the date before."""
    month, day = _month(found), int(found["d"])
    if not found["m"][0].isupper():
        raise Unreadable("a month in small letters, without a year")
    year, inferred = year_of(month, day, anchor)
    _check(found, year, month, day)
    return Found(_iso(year, month, day), inferred)


def year_of(month: int, day: int, anchor: Anchor) -> tuple[int, str]:
    """The year of a day that is written without one, and where it comes from."""
    if anchor.published is not None:
        year, *rest = anchor.published
        return year - ([month, day] > rest), "the year, from the document's date"
    if anchor.before is not None:
        return anchor.before[0], f"the year, from the date before it, {anchor.before_text}"
    raise Unreadable("a day without a year: the document has no date; give its source `published`")


def _days(found: re.Match[str], anchor: Anchor) -> Found:
    """From one day to another of one month, or of two."""
    last_month = _month(found, "m2") if "m2" in found.groupdict() else _month(found)
    year, inferred = found.groupdict().get("y"), ""
    if year is None:
        if not found["m"][0].isupper():
            raise Unreadable("a month in small letters, without a year")
        number, inferred = year_of(last_month, int(found["d2"]), anchor)
        year = str(number)
    first = _iso(year, _month(found), found["d"])
    return Found(f"{first}/{_iso(year, last_month, found['d2'])}", inferred)


def _month_of_year(found: re.Match[str], _: Anchor) -> Found:
    return Found(_iso(found["y"], _month(found)) + ("~" if found["about"] else ""))


def _months(found: re.Match[str], _: Anchor) -> Found:
    return Found(f"{_iso(found['y'], _month(found))}/{_iso(found['y'], _month(found, 'm2'))}")


def _months_of_years(found: re.Match[str], _: Anchor) -> Found:
    return Found(f"{_iso(found['y'], _month(found))}/{_iso(found['y2'], _month(found, 'm2'))}")


def _days_of_years(found: re.Match[str], _: Anchor) -> Found:
    first = _iso(found["y"], _month(found), found["d"])
    return Found(f"{first}/{_iso(found['y2'], _month(found, 'm2'), found['d2'])}")


def _year(found: re.Match[str], _: Anchor) -> Found:
    return Found(found["y"] + ("~" if found["about"] else ""))


def _years(found: re.Match[str], _: Anchor) -> Found:
    """Some time within; `1992-93` and `1992/93` have the century once."""
    end = found["y2"]
    if len(end) == 2:
        if found["between"] == "-" and 1 <= int(end) <= 12:
            if end > found["y"][2:]:
                raise Unreadable(f"`{found[0]}` may be a month or two years")
            return Found(f"{found['y']}-{end}")
        end = found["y"][:2] + end
    return Found(f"{found['y']}/{end}")


def _from_year_to_year(found: re.Match[str], _: Anchor) -> Found:
    return Found(f"{found['y']}/{found['y2']}")


def _numbered(found: re.Match[str], _: Anchor) -> Found:
    """`02.04.1993` is a day and a month; `02/04/1993` may be the other way round."""
    first, second = int(found["d"]), int(found["n"])
    if found["sign"] == "/" and first <= 12 and second <= 12 and first != second:
        raise Unreadable(f"`{found[0]}` may be day and month, or month and day")
    day, month = (second, first) if found["sign"] == "/" and second > 12 else (first, second)
    return Found(_iso(found["y"], month, day))


def _isodate(found: re.Match[str], _: Anchor) -> Found:
    return Found(found[0])


def _words(found: re.Match[str], _: Anchor) -> Found:
    """`early 1990s` and `late 1992`, which the values have readings for."""
    decade = found.groupdict().get("decade")
    part = f"{(found['part'] or '').lower()} ".lstrip()
    return Found(f"{part}{decade}s" if decade else f"{part}{found['y']}")


def _season(found: re.Match[str], _: Anchor) -> Found:
    year, season = found["y"], found["season"].lower()
    code = SEASON_CODES[season]
    if code == int(year[2:]) + 1:  # `2020-21` would be taken for two years
        return Found(f"{season} {year}")
    return Found(f"{year}-{code}")


def _century(found: re.Match[str], _: Anchor) -> Found:
    number = int(found["c"])
    if not 1 <= number <= 21:
        raise Unreadable(f"`{found[0]}` is no century of a date")
    return Found(f"{number - 1:02d}XX")


def _refused(why: str) -> Callable[[re.Match[str], Anchor], Found]:
    def refuse(found: re.Match[str], _: Anchor) -> Found:
        raise Unreadable(f"`{found[0]}` {why}")

    return refuse


Form = tuple[str, Callable[[re.Match[str], Anchor], Found]]

FORMS: Final[tuple[Form, ...]] = (
    (rf"{_LEAD}{_M} {_D},? (?:of )?{_Y}", _day),
    (rf"{_LEAD}{_D} (?:day )?(?:of )?{_M},? (?:of )?{_Y}", _day),
    (rf"{_LEAD}{_D}-{_M}-{_Y}", _day),
    (rf"{_LEAD}{_M} {_D}", _day_of_some_year),
    (rf"{_LEAD}{_D} (?:of )?{_M}", _day_of_some_year),
    (rf"{_ABOUT}{_M},? (?:of )?{_Y}", _month_of_year),
    (rf"{_FROM}{_D}{_TO}(?:the )?{_D2} (?:of )?{_M},? {_Y}", _days),
    (rf"{_FROM}{_M} {_D}{_TO}{_D2},? {_Y}", _days),
    (rf"{_FROM}{_M} {_D}{_TO}{_M2} {_D2},? {_Y}", _days),
    (rf"{_FROM}{_D} {_M}{_TO}{_D2} {_M2},? {_Y}", _days),
    (rf"{_FROM}{_D}{_TO}(?:the )?{_D2} (?:of )?{_M}", _days),
    (rf"{_FROM}{_M} {_D}{_TO}{_D2}", _days),
    (rf"{_FROM}{_M} {_D},? {_Y}{_TO}{_M2} {_D2},? {_Y2}", _days_of_years),
    (rf"{_FROM}{_M}{_TO}{_M2},? (?:of )?{_Y}", _months),
    (rf"{_FROM}{_M} {_Y}{_TO}{_M2} {_Y2}", _months_of_years),
    (rf"(?:between|from) {_Y}(?: to | and | until ){_Y2}", _from_year_to_year),
    (rf"{_Y} to {_Y2}", _from_year_to_year),
    (rf"(?:the )?{_Y}(?: ?)(?P<between>[-/])(?: ?)(?P<y2>1[0-9]{{3}}|20[0-9]{{2}}|[0-9]{{2}})",
     _years),
    (r"[12][0-9]{3}-(?:0[1-9]|1[0-2])-[0-9]{2}", _isodate),
    (rf"(?P<d>[0-9]{{1,2}})(?P<sign>[./])(?P<n>[0-9]{{1,2}})(?P=sign){_Y}", _numbered),
    (rf"(?:the )?(?:{_PART}[ -])?(?P<decade>[12][0-9]{{2}}0)'?s", _words),
    (rf"{_PART}[ -]{_Y}", _words),
    (rf"(?:the )?(?P<season>spring|summer|autumn|fall|winter),? (?:of )?{_Y}", _season),
    (rf"(?:the )?{_ORDINAL}[ -]century", _century),
    (rf"{_ABOUT}{_Y}", _year),
    (rf"(?:the )?(?:{_PART}[ -])?'?[0-9]0s", _refused("does not say its century")),
    (rf"(?:the )?{_PART}[ -]{_M}(?:,? {_Y})?",
     _refused("is a part of a month, which has no reading")),
    (r"(?:the )?(?:beginning|start|end|middle|turn) of "
     rf"(?:the )?(?:{_M} )?(?:{_Y}|{_M2}|[0-9]{{4}}s)",
     _refused("has no declared bounds")),
)  # fmt: skip
