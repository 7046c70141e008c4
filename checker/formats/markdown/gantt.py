"""Claims about dates as a Mermaid ``gantt``: sections are documents, sides have a colour each.

Text of other people stands in it where a few signs have a meaning, at any place: they become signs
that look alike or a space. A task begins with the number of its side, since a name that begins with
a date or with a word of the language would be read as that.
"""

import re
from itertools import groupby

from checker.model.line import plain, shortened
from checker.telling.picture import Bar, Picture, known_ends, numbered
from checker.values.dates.calendar import DAY, GREGORIAN, year_start
from checker.values.interval import INFINITY, Bound, Interval

MOST_CHARACTERS = 1900
"""GitLab draws a diagram of 2000 characters without a click, in a part that opens."""

LONGEST_LABEL, LONGEST_SECTION = 60, 48
WIDEST_SECTION = 24
"""More letters of a section stand in two lines."""

MOST_SPANS = 3
"""A claim of more spans needs more rows than one looks at."""

NARROWEST = 150
"""A span of less than so small a part of the picture is not seen as a bar."""

SECOND = 1000
FIRST = year_start(100) * DAY
LAST = year_start(9990) * DAY
"""What a browser's dates can show: it takes the year 99 for 1999."""

TICKS = (
    # the longest time to show so, in days; the ticks, of which there are 8 or so; their words
    (1 / 24, "5minute", "%H:%M"),
    (1 / 3, "1hour", "%H:%M"),
    (2, "6hour", "%e %b %H:%M"),
    (8, "1day", "%e %b %Y"),
    (56, "1week", "%e %b %Y"),
    (250, "1month", "%b %Y"),
    (750, "3month", "%b %Y"),
    (3300, "12month", "%Y"),
)

_ALIKE = str.maketrans(
    {
        ":": "\N{RATIO}",
        ";": ",",
        "#": "\N{MUSIC SHARP SIGN}",
        "&": "\N{FULLWIDTH AMPERSAND}",
        "$": "\N{FULLWIDTH DOLLAR SIGN}",
        **dict(zip('<>{}`"\\|', "()()''//", strict=True)),
    }
)


_COLOURS = (
    '"themeVariables": {"taskBkgColor": "#86b9f6", "taskBorderColor": "#1c5a9c", '
    '"critBkgColor": "#f0a95f", "critBorderColor": "#9a4b00", "doneTaskBkgColor": "#eef0ec", '
    '"doneTaskBorderColor": "#6e7681", "taskTextColor": "#1d2129", "taskTextDarkColor": "#656c76"}'
)
"""Blue and orange for the sides 1 and 2, which nobody confuses; grey for what fits both. The words
beside a bar keep the colour of the page, which may be dark: so nothing is ``active``."""

_TAGS = {0: ("done",), 1: (), 2: ("crit",)}
_FURTHER = ("done", "crit")
"""How the sides look in a diagram that has four looks."""


def gantt(picture: Picture) -> tuple[list[str], int] | None:
    """The lines of the diagram and how many bars it has; ``None`` for times that it cannot show.

    It has fewer bars than the picture where it would be too long.
    """
    bars = list(picture.bars)
    while bars and all(map(_shown, bars)):
        lines = _lines(bars)
        if lines is None or sum(map(len, lines)) + len(lines) <= MOST_CHARACTERS:
            return (lines, len(bars)) if lines else None
        bars.pop()
    return None


def text(words: str, most: int) -> str:
    """Words of other people, without what means something to Mermaid or to Markdown."""
    words = re.sub("%%+", "%", plain(words).translate(_ALIKE))
    return shortened(" ".join(words.split()), most) or "\N{EN DASH}"


def _shown(bar: Bar) -> bool:
    return len(bar.spans) <= MOST_SPANS and all(
        isinstance(bound, float) or (FIRST <= bound <= LAST and bound % SECOND == 0)
        for span in bar.spans
        for bound in (span.lo, span.hi)
    )


def _lines(bars: list[Bar]) -> list[str] | None:
    finite = list(map(int, known_ends(bars)))
    if not finite:
        return None
    days = all(bound % DAY == 0 for bound in finite)
    least, most = min(finite), max(finite)
    room = max((most - least) // 8 // DAY, 1) * DAY
    spans = [span for bar in bars for span in bar.spans]
    start = max(least - room, FIRST) if any(span.lo == -INFINITY for span in spans) else least
    end = min(most + room, LAST) if any(span.hi == INFINITY for span in spans) else most
    order = {name: index for index, name in reversed(list(enumerate(map(_section, bars))))}
    ordered = sorted(bars, key=lambda bar: (order[_section(bar)], bar.spans[0].lo, bar.spans[0].hi))
    widest = max(len(line) for name in order for line in name.split("<br>"))
    length = (end - start) / DAY
    ticks, words = next(
        (row[1:] for row in TICKS if length <= row[0] and (not days or row[0] > 2)), ("", "%Y")
    )
    lines = [
        f'%%{{init: {{"gantt": {{"leftPadding": {max(75, 20 + 6 * widest)}}}, {_COLOURS}}}}}%%',
        "gantt",
        f"dateFormat {'YYYY-MM-DD' if days else 'YYYY-MM-DD HH:mm:ss'}",
        *(["inclusiveEndDates"] if days else []),
        f"axisFormat {words}",
        *([f"tickInterval {ticks}"] if ticks else []),
        "todayMarker off",
    ]
    for name, some in groupby(ordered, _section):
        lines.append(f"section {name}")
        lines += [_task(bar, span, start, end, days=days) for bar in some for span in bar.spans]
    return lines


def _section(bar: Bar) -> str:
    """Who says it; a voice, and the source that it is heard in, in a line each."""
    voice, comma, source = text(bar.by, LONGEST_SECTION).rpartition(", in ")
    if comma:
        return f"{voice},<br>in {source}"
    if len(source) <= WIDEST_SECTION:
        return source
    at = source.rfind(" ", 0, WIDEST_SECTION) + 1 or source.find(" ") + 1
    return f"{source[: at - 1]}<br>{source[at:]}" if at else source


def _task(bar: Bar, span: Interval, start: int, end: int, *, days: bool) -> str:
    """One span, as far as the picture reaches; an arrow says where it goes on."""
    lo, hi = (_clipped(bound, start, end) for bound in (span.lo, span.hi))
    tags = list(_TAGS.get(bar.side, _FURTHER))
    before = "\N{LEFTWARDS ARROW} " if span.lo == -INFINITY else ""
    after = " \N{RIGHTWARDS ARROW}" if span.hi == INFINITY else ""
    name = f"{numbered(bar)} {before}{text(bar.value, LONGEST_LABEL)}{after}"
    if (days and hi - lo == DAY) or (hi - lo) * NARROWEST < end - start:
        tags.append("milestone")
    last = hi - DAY if days else hi
    return f"{name} :{', '.join([*tags, _date(lo, days=days), _date(last, days=days)])}"


def _clipped(bound: Bound, start: int, end: int) -> int:
    return int(min(max(bound, start), end))


def _date(at: int, *, days: bool) -> str:
    number, within = divmod(at, DAY)
    year, month, day = GREGORIAN.fields(number)
    seconds = within // SECOND
    clock = f" {seconds // 3600:02d}:{seconds // 60 % 60:02d}:{seconds % 60:02d}"
    return f"{year:04d}-{month:02d}-{day:02d}{'' if days else clock}"
