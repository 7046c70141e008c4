"""Dates in prose, as the EDTF literals that they stand for.

A day without a year is a date of its own kind: it is set beside the years that the quote has. What
is said of a date (`about`, `since`, `before`) is part of it.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Final, NamedTuple, final

from checker.values.dates import read_date
from checker.values.dates.calendar import MONTHS
from checker.values.dates.words import in_words
from checker.values.unreadable import Unreadable
from checker.values.value import Value
from checker.verify.reading import Reading, Seen

_MONTH = {month[:3].lower(): number for number, month in enumerate(MONTHS, 1)} | {"sep": 9}
_SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
_PARTS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4}

_M = (
    r"(?P<{0}>january|february|march|april|may|june|july|august|september|october|november"
    r"|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b\.?"
)
_D = r"(?P<{0}>[0-3]?[0-9])(?:st|nd|rd|th)?\b"
_Y = r"(?P<{0}>[12][0-9]{{3}})"
_TO = r"\s?(?:-|to|until|till|and|or|through)\s?"

_FORMS: Final = (
    # an exact day, and days from and to
    r"(?P<iso>[12][0-9]{3}-[01][0-9](?:-[0-3][0-9])?)(?![\d-])",
    _D.format("d1")
    + _TO
    + _D.format("d2")
    + r"(?: of)? "
    + _M.format("m2")
    + ",? "
    + _Y.format("y2"),
    _M.format("m3") + r" " + _D.format("d3") + _TO + _D.format("d4") + r",? " + _Y.format("y4"),
    _D.format("d5") + r"(?: of| day of)?,? " + _M.format("m5") + r",?(?: of)? " + _Y.format("y5"),
    _M.format("m6") + r" (?:the )?" + _D.format("d6") + r",?(?: of)? " + _Y.format("y6"),
    r"(?P<n1>[0-3]?[0-9])[./](?P<n2>[0-3]?[0-9])[./]" + _Y.format("n3"),
    # a month, a season, a part of a year
    r"(?P<s1>spring|summer|autumn|fall|winter)(?: of| in)?,? " + _Y.format("s2"),
    r"(?P<q1>first|second|third|fourth|last) quarter of " + _Y.format("q2"),
    r"(?P<p1>early|mid|late)[ -](?:in )?" + _Y.format("p2") + r"(?![0-9'sS])",
    _M.format("m7") + r",?(?: of| in)? " + _Y.format("y7"),
    # a day without its year
    _D.format("d8") + r"(?: of| day of)? " + _M.format("m8"),
    _M.format("m9") + r" (?:the )?" + _D.format("d9"),
    # decades, centuries, years
    r"(?:(?P<e1>early|mid|late)[ -](?:the )?)?(?P<e2>[12][0-9]{2}0)'?s\b",
    r"(?P<c1>[0-9]{1,2})(?:st|nd|rd|th)[ -]century",
    _Y.format("y10")
    + r"\s?(?:-|to|until|till|through|/)\s?(?P<y11>[12][0-9]{3}|[0-9]{2})(?![\d-])",
    _Y.format("y12") + r"(?![0-9])",
)
_BEFORE = re.compile(
    r"(?P<about>\b(?:about|around|circa|ca\.?|approximately|roughly|c\.|~)\s?)"
    r"|(?P<from>\b(?:since|after|from|as of)(?: the)?(?: \w+ of)?\s)"
    r"|(?P<to>\b(?:before|until|till|by|up to|prior to)(?: the)?(?: \w+ of)?\s)",
    re.IGNORECASE,
)
_RELATIVE = re.compile(
    r"\b(?:yesterday|today|tomorrow|tonight|ago|last|next|later|earlier|previous|following|now"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day|weekend|week|month|year|decade|night|morning"
    r"|evening|noon|midnight|recent(?:ly)?|current(?:ly)?|then|when|while|after|before|since)\b",
    re.IGNORECASE,
)
_READABLE = re.compile(r"[0-9X~/.-]+")
_EARLY: Final = ("-", "0", "Y")
"""What the literal of a year begins with that prose writes as `44 BC`, or without four digits."""

MOST: Final = 40
"""How many dates of one quote are read."""


@final
class Dated(NamedTuple):
    """A date in a quote: what it may be in EDTF, or, without a year, its month and day."""

    text: str
    edtf: tuple[str, ...] = ()
    yearless: str = ""


def read(value: Value, quote: str, inferred: str = "") -> Reading:
    """Whether a folded quote says the date ``value``; ``inferred`` is what it does not say.

    Letters that only fold to ASCII ones are none of the quote: see `checker.model.line.latin`.
    """
    said = in_words(value.text) or value.text
    seen = list(_dates(quote))
    readings = dict.fromkeys(text for date in seen for text in date.edtf)
    years = [text for text in readings if re.fullmatch("[0-9]{4}", text)]
    days = [date.yearless for date in seen if date.yearless]
    readings.update(dict.fromkeys(f"{year}-{day}" for day in days for year in years))
    if _among(said, readings) or any(_possible(text) == value.possible for text in readings):
        return Reading(Seen.YES)
    only_year = inferred.casefold().startswith("the year") and "," not in said
    if days and not years and said[5:] in days and len(said) == len("1993-04-02"):
        return Reading(Seen.UNKNOWN, "the year is not in it: say where it is from, as `inferred`")
    if days and only_year and re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", said):
        shown = ", ".join(f'"{date.text}"' for date in seen if date.yearless)
        return Reading(Seen.NO, f"the quote says {shown}", firm=True)
    if said[:1] in _EARLY:
        return Reading(Seen.UNKNOWN, "years before 1000 are not read from prose")
    if seen:
        shown = ", ".join(f'"{date.text}"' for date in seen[:4])
        return Reading(Seen.NO, f"the quote says {shown}")
    if _RELATIVE.search(quote):
        return Reading(Seen.UNKNOWN, "the date is told by another one")
    if not _READABLE.fullmatch(said) or _has_years(quote, said):
        return Reading(Seen.UNKNOWN, "such a date is not read from prose")
    return Reading(Seen.NO, "no date is in the quote")


def _has_years(quote: str, text: str) -> bool:
    """Whether the years of a literal stand in a quote whose words for dates are not known here."""
    years = re.findall("[12][0-9]{3}", text)
    return bool(years) and all(re.search(f"(?<![0-9]){year}(?![0-9])", quote) for year in years)


def _among(text: str, readings: Iterable[str]) -> bool:
    """Whether both ends of an interval stand there, in whatever words are between them."""
    begin, slash, end = text.partition("/")
    if not slash or not begin or not end:
        return False
    possible = {each: _possible(each) for each in readings}
    wanted = [_possible(each) for each in (begin, end) if each != ".."]
    return len(wanted) == 2 and all(each in possible.values() for each in wanted)


@cache
def _possible(text: str) -> object:
    try:
        return read_date(text).possible
    except Unreadable:
        return None


def _dates(quote: str) -> Iterator[Dated]:
    for count, found in enumerate(_pattern().finditer(quote)):
        if count == MOST:
            return
        parts = {name: text for name, text in found.groupdict().items() if text}
        edtf, yearless = _edtf(parts)
        if not edtf and not yearless:
            continue
        before = _hedge(quote[max(0, found.start() - 40) : found.start()])
        if before == "about":
            edtf = [f"{text}~" for text in edtf[:1]]
        elif before == "from":
            edtf += [f"{text}/.." for text in edtf[:1]]
        elif before == "to":
            edtf += [f"../{text}" for text in edtf[:1]]
        yield Dated(found[0], tuple(edtf), yearless)


def _hedge(before: str) -> str:
    found = list(_BEFORE.finditer(before))
    if not found or found[-1].end() < len(before.rstrip()):
        return ""
    return found[-1].lastgroup or ""


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile("|".join(rf"(?<![\w.,/^-])(?:{form})" for form in _FORMS), re.IGNORECASE)


def _day(year: str, month: int, day: str) -> str:
    return f"{year}-{month:02}-{int(day):02}"


def _edtf(parts: dict[str, str]) -> tuple[list[str], str]:
    """The literals that a date stands for, the finest first, and what coarser ones it includes."""
    month = {name: _MONTH[text[:3].lower()] for name, text in parts.items() if name[0] == "m"}
    match parts:
        case {"iso": text}:
            return _coarser(text), ""
        case {"d1": a, "d2": b, "y2": year}:
            return _days(year, month["m2"], a, b), ""
        case {"d3": a, "d4": b, "y4": year}:
            return _days(year, month["m3"], a, b), ""
        case {"d5": day, "y5": year}:
            return _coarser(_day(year, month["m5"], day)), ""
        case {"d6": day, "y6": year}:
            return _coarser(_day(year, month["m6"], day)), ""
        case {"n1": a, "n2": b, "n3": year}:
            both = [_day(year, int(b), a), _day(year, int(a), b)]
            return [text for text in both if _possible(text)] + [year], ""
        case {"s1": season, "s2": year}:
            return [f"{year}-{_SEASONS[season.lower()]}"], ""
        case {"q1": part, "q2": year}:
            return [f"{year}-{32 + _PARTS[part.lower()]}"], ""
        case {"p1": part, "p2": year}:
            return [f"{part} {year}"], ""
        case {"y7": year}:
            return _coarser(f"{year}-{month['m7']:02}"), ""
        case {"d8": day}:
            return [], f"{month['m8']:02}-{int(day):02}"
        case {"d9": day}:
            return [], f"{month['m9']:02}-{int(day):02}"
        case {"e2": decade}:
            part = parts.get("e1", "")
            return [f"{part} {decade}s".strip()], ""
        case {"c1": century}:
            return [f"{int(century) - 1:02}XX", f"{int(century)}th century"], ""
        case {"y10": begin, "y11": end}:
            end = begin[: 4 - len(end)] + end
            return [f"{begin}/{end}", begin, end], ""
        case {"y12": year}:
            return [year], ""
    return [], ""


def _coarser(text: str) -> list[str]:
    """A day, its month and its year, as far as there are such."""
    return [text[:length] for length in (10, 7, 4) if length <= len(text) and _possible(text)]


def _days(year: str, month: int, a: str, b: str) -> list[str]:
    first, last = _day(year, month, a), _day(year, month, b)
    return [f"{first}/{last}", first, last, f"{year}-{month:02}", year]
