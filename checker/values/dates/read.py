"""Reading a date literal: one date, an interval, a set, or a vague word.

``a/b`` is some time within, from the first of ``a`` to the last of ``b``. An open end (``..``) and
an unknown one (nothing) are unbounded. ``[a,b]`` is one of these dates: a union. ``{a,b}`` is all
of them, and as possibilities it is the same union: what happened in 1990 and in 1992 fits a claim
of either year, and does not fit a claim of 1991.

``julian:`` before an interval or a set holds for all the dates in it.

Where an interval has an offset at one end only, or a set at some dates only, the instants are
taken for the civil times that any clock on Earth may have shown; sets of instants are read as
their hull. Both are coarser, and so they never make a contradiction.
"""

import re
from functools import lru_cache

from checker.values.dates.calendar import DAY, GREGORIAN, is_leap, year_start
from checker.values.dates.date import Date, WrittenEnds
from checker.values.dates.form import (
    Day,
    Form,
    FromTo,
    InWords,
    Julian,
    Plain,
    Several,
    Single,
    edtf,
)
from checker.values.dates.mend import UNKNOWN, mending, shown
from checker.values.dates.parts import JULIAN_PREFIX, DatePart, read_part
from checker.values.dates.possibilities import (
    DateSet,
    Instants,
    civil_spans,
    on_one_line,
    one_of,
)
from checker.values.dates.words import in_words
from checker.values.dates.write import form_of
from checker.values.interval import INFINITY, Bound, Interval, hull, interval
from checker.values.named import NamedTuple
from checker.values.unreadable import Unreadable

_DAYS = {f"-{day:02d}": day - 1 for day in range(1, 32)}
_NO_ENDS = (FromTo(None, None, "/"),)
"""What says nothing has no words."""
_BRACKETS = {"[": ("]", "Set"), "{": ("}", "List")}


def read_date(text: str) -> Date:
    """Read a literal.

    Raises :class:`Unreadable`, and nothing else, with what is wrong and how to mend it.
    """
    if len(text) <= 10:
        plain = _plain(text)
        if plain is not None:
            return plain
    stripped = text.strip()
    worded = in_words(stripped)
    found = _read(worded or stripped)
    as_it_is = bool(worded) or found.form in _NO_ENDS
    parsed: Form = InWords(stripped) if as_it_is else found.form
    gregorian = ""
    if JULIAN_PREFIX in text:
        written = form_of(found.possible)
        gregorian = edtf(written)
        throughout = stripped.startswith(JULIAN_PREFIX) and not as_it_is
        parsed = Julian(found.form, written) if throughout else InWords(f"{stripped} ({gregorian})")
    return Date(text, found.written, found.possible, found.type, found.level, parsed, gregorian)


@lru_cache(maxsize=4096)
def _plain(text: str) -> Date | None:
    """Year, month or day that exists, without anything else; ``None`` for other texts."""
    days = _year_or_month(text[:7])
    if days is None:
        return None
    start, length = days
    if len(text) > 7:
        day = _DAYS.get(text[7:], length)
        if day >= length:
            return None
        start, length = start + day, 1
    lo, hi = start * DAY, (start + length) * DAY
    return Date(text, (lo, hi - 1), Interval(lo, hi), "Date", 0, Day(text[:4], text[5:7], text[8:]))


@lru_cache(maxsize=4096)
def _year_or_month(text: str) -> tuple[int, int] | None:
    """The number of the first day, and how many days."""
    found = re.fullmatch("([0-9]{4})(?:-(0[1-9]|1[0-2]))?", text)
    if found is None:
        return None
    year, month = int(found[1]), found[2]
    if month is None:
        return year_start(year), 365 + is_leap(year)
    return GREGORIAN.day_number(year, int(month), 1), GREGORIAN.length(year, int(month))


class _Found(NamedTuple):
    """What a :class:`Date` says beside its text."""

    written: WrittenEnds
    possible: DateSet
    type: str
    level: int
    form: Plain


def _read(text: str) -> _Found:
    text = _julian_throughout(text)
    if text[:1] in _BRACKETS:
        return _set(text)
    if "/" in text:
        if text.lower() in UNKNOWN:
            raise Unreadable(mending(text))
        return _interval(text)
    part = read_part(text)
    return _Found((part.first, part.last), part.possible, part.type, part.level, part.form)


def _julian_throughout(text: str) -> str:
    """The text with ``julian:`` before every date, where it stands before an interval or a set.

    Raises :class:`Unreadable` for a set in which it stands before some dates only.
    """
    if JULIAN_PREFIX not in text:
        return text
    inner = text.removeprefix(JULIAN_PREFIX)
    if text[:1] in _BRACKETS:
        items = text[1:-1].split(",")
        if not all(item.strip().startswith(JULIAN_PREFIX) for item in items):
            raise Unreadable(
                f"{shown(text)}: write {JULIAN_PREFIX} before the bracket, for all the dates in it"
            )
        return f"{text[0]}{','.join(map(_julian_range, items))}{text[-1]}"
    if inner is text:
        return text
    if inner[:1] in _BRACKETS:
        items = inner[1:-1].split(",")
        return f"{inner[0]}{','.join(map(_julian_range, items))}{inner[-1]}"
    if "/" in inner:
        return "/".join(map(_julian, inner.split("/")))
    return text


def _julian_range(item: str) -> str:
    """A member of a set, a date or a range of dates, by the Julian calendar."""
    return "..".join(map(_julian, item.strip().split("..")))


def _julian(text: str) -> str:
    """One date or end by the Julian calendar, as it is where it is open, or says so already."""
    return text if text in ("", "..") or text.startswith(JULIAN_PREFIX) else JULIAN_PREFIX + text


def _interval(text: str) -> _Found:
    begin, _, end = text.partition("/")
    if "/" in end or re.fullmatch("[0-9]{1,2}/[0-9]{4}|[0-9]{4}/[0-9]", text):
        raise Unreadable(mending(text))
    if text == "/":
        raise Unreadable("an interval without ends says nothing: leave the claim out")
    a, b = _end(begin), _end(end)
    possible = _within(text, a, b)
    first = a.first if a else -INFINITY if begin else None
    last = b.last if b else INFINITY if end else None
    level = max(a.level if a else 1, b.level if b else 1)
    return _Found((first, last), possible, "Interval", level, FromTo(_form(a), _form(b), "/"))


def _set(text: str) -> _Found:
    closing, name = _BRACKETS[text[0]]
    if text[-1] != closing:
        raise Unreadable(f"{shown(text)}: the list of dates has no `{closing}` at its end")
    spans: list[DateSet] = []
    items: list[Single | FromTo] = []
    firsts: list[Bound] = []
    lasts: list[Bound] = []
    for item in text[1:-1].split(","):
        begin, dots, end = item.strip().partition("..")
        a = _end(begin)
        b = _end(end) if dots else a
        if a is None and b is None:
            raise Unreadable(f"{shown(text)}: a list of dates has a date between commas")
        if dots or a is None:
            spans.append(_within(item, a, b))
            items.append(FromTo(_form(a), _form(b), ".."))
        else:
            spans.append(a.possible)
            items.append(a.form)
        firsts.append(a.first if a else -INFINITY)
        lasts.append(b.last if b else INFINITY)
    possible = _together(spans)
    parsed = Several(tuple(items), "or" if name == "Set" else "and")
    return _Found((min(firsts), max(lasts)), possible, name, 2, parsed)


class IntervalEnds(NamedTuple):
    """A date or an interval in its ends, which are ``None`` where they are open or unknown.

    ``single``: both are one and the same date. ``goes_on``: the end is open (``..``), and not just
    unknown.
    """

    begin: DatePart | None
    end: DatePart | None
    single: bool = False
    goes_on: bool = False


def ends_of(text: str) -> tuple[str, tuple[IntervalEnds, ...]]:
    """A literal that can be read in its dates and intervals, and what joins them.

    ``or`` one of these, ``and`` all of these; nothing where there is one.
    """
    text = text.strip()
    text = _julian_throughout(in_words(text) or text)
    if text[:1] in _BRACKETS:
        joint = "or" if text[0] == "[" else "and"
        items = (item.strip() for item in text[1:-1].split(","))
        return joint, tuple(_ends(item, "..") for item in items)
    return "", (_ends(text, "/"),)


def _ends(text: str, between: str) -> IntervalEnds:
    begin, joint, end = text.partition(between)
    if not joint:
        part = _end(text)
        return IntervalEnds(part, part, single=True)
    return IntervalEnds(
        _end(begin), _end(end), goes_on=end == ".." or (between == ".." and not end)
    )


def _end(text: str) -> DatePart | None:
    """One end of an interval, ``None`` where it is open or unknown."""
    if text in ("", ".."):
        return None
    part = read_part(text)
    if part.type in ("Century", "Decade"):
        raise Unreadable(
            f"{text} may be a year or a {part.type.lower()}: write the year with four digits"
        )
    return part


def _form(part: DatePart | None) -> Single | None:
    return part.form if part else None


def _within(text: str, a: DatePart | None, b: DatePart | None) -> Interval | Instants:
    """Some time from the first of ``a`` to the last of ``b``."""
    if a and b:
        (begins, ends), _ = on_one_line((a.core, b.core))
        if ends.hi <= begins.lo:
            raise Unreadable(f"{shown(text)}: the end lies before the beginning")
    spans, utc = on_one_line([part.possible for part in (a, b) if part])
    span = interval(spans[0].lo if a else -INFINITY, spans[-1].hi if b else INFINITY)
    return Instants(span) if spans and utc else span


def _together(dates: list[DateSet]) -> DateSet:
    """The union of these dates."""
    instants = [date.utc for date in dates if isinstance(date, Instants)]
    if len(instants) == len(dates):
        return Instants(hull(instants))
    return one_of(span for date in dates for span in civil_spans(date))
