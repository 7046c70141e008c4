"""A picture as lines of text, for any place with letters of one width.

    │█                                               │ 🟦 1 · herald: 16.62 %
    │                           ▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓│ 🟧 2 · courier: 20 %
    │├─────────────────────────┤                     │ about 2.9 percentage points apart
    └────┬─────────┬─────────┬─────────┬─────────┬───┘
         17        18        19        20        21 %

Bars keep the order of all ends exactly: spans that have nothing in common share no column, those
that have something share one, and each has one at least. So where ends lie close together, the
scale gives way, which ``Strip.stretched`` tells.
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from fractions import Fraction
from itertools import count
from math import log10
from typing import final

from checker.formats.markdown.sides import square
from checker.model.line import plain, shortened, turns
from checker.telling.picture import Band, Bar, Picture, numbered
from checker.telling.ticks import Tick, power_ticks
from checker.values.digits import NARROW_SPACE
from checker.values.interval import INFINITY, Bound, Exact, Interval
from checker.values.named import NamedTuple

WIDTH = 48
"""Columns of the bars: enough for the ends of as many as a picture has."""

WIDE = 1000
"""The least ratio of the greatest number to the least for which the scale is logarithmic."""

WIDE_SPACE = "\N{NO-BREAK SPACE}"
"""Between groups of digits that stand in columns: a narrow space is not as wide as a letter."""

TO_THE_RIGHT = "\N{LEFT-TO-RIGHT MARK}"
"""Sets the direction of a line that would take it from its first letter."""

LONGEST_LABEL = 60
MOST_TICKS = 5

SIDES = "█▓▚▞"
"""The bars of the sides 1, 2, ...; of those beyond them, again."""

FITS, BEGINS, ENDS, MEETS = "░", "◄", "►", "▒"
"""What contradicts nothing, bars that have no end, and where all meet."""

Edge = tuple[Bound, bool]
"""An end of a span: a number, and whether it lies behind that number itself."""


@final
class Strip(NamedTuple):
    """The drawing, and what must be said of it.

    ``stretched``: parts that lie close together are drawn wider than they are; ``crowded``: some
    lie too close together to be drawn apart.
    """

    lines: tuple[str, ...]
    logarithmic: bool
    stretched: bool
    crowded: bool


@final
class Scale:
    """Where values lie between column 0 and column ``WIDTH``."""

    def __init__(self, edges: Sequence[Edge], *, dates: bool) -> None:
        """A scale on which all ``edges``, sorted and each once, have a place."""
        finite = [bound for bound, _ in edges if not isinstance(bound, float)]
        least, most = (finite[0], finite[-1]) if finite else (0, 0)
        self.logarithmic = not dates and least > 0 and most >= WIDE * least
        lo: Fraction | float = self._on(least)
        hi: Fraction | float = self._on(most)
        room: Fraction | float = (hi - lo) / 8 or max(lo, -lo) / 2 or Fraction(1)
        self.lo = lo - room if edges[0][0] == -INFINITY or lo == hi else lo
        self.hi = hi + room if edges[-1][0] == INFINITY or lo == hi else hi
        true = [round(self._column(bound)) for bound, _ in edges]
        self.crowded = len(edges) > WIDTH + 1
        placed = true if self.crowded else _spread(true)
        self.stretched = any(abs(a - b) > 2 for a, b in zip(true, placed, strict=True))
        self.columns = dict(zip(edges, placed, strict=True))
        inner = [
            (bound, column)
            for (bound, _), column in self.columns.items()
            if not isinstance(bound, float)
        ]
        self.bounds = [self._on(bound) for bound, _ in inner]
        self.places = [column for _, column in inner]

    def cells(self, span: Interval) -> tuple[int, int]:
        """The first column of a span, and the one after its last."""
        start, end = self.columns[span.start], self.columns[span.end]
        return (start, end) if start < end else (min(start, WIDTH - 1), min(start, WIDTH - 1) + 1)

    def place(self, value: Exact) -> int:
        """The column of a value on the axis, which is between its neighbours among the edges."""
        at = self._on(value)
        index = bisect_left(self.bounds, at)
        bounds, places = [self.lo, *self.bounds, self.hi], [0, *self.places, WIDTH]
        before, after = bounds[index], bounds[index + 1]
        part = (at - before) / (after - before) if after > before else 0
        return min(round(places[index] + part * (places[index + 1] - places[index])), WIDTH - 1)

    def ticks(self, picture: Picture) -> list[Tick]:
        """Round values on this scale."""
        if self.logarithmic:
            return power_ticks(float(self.lo), float(self.hi), MOST_TICKS)
        return picture.ticks(Fraction(self.lo), Fraction(self.hi), MOST_TICKS)

    def _on(self, value: Exact) -> Fraction | float:
        if self.logarithmic:
            return log10(value.numerator) - log10(value.denominator)
        return Fraction(value)

    def _column(self, bound: Bound) -> Fraction | float:
        if isinstance(bound, float):
            return 0 if bound < 0 else WIDTH
        return (self._on(bound) - self.lo) / (self.hi - self.lo) * WIDTH


def strip(picture: Picture) -> Strip:
    """The bars of a picture, which has one at least, by side."""
    bars = sorted(picture.bars, key=lambda bar: bar.side or len(picture.bars))
    spans = [span for bar in bars for span in bar.spans]
    spans += [picture.band.span] if picture.band is not None else []
    edges = {edge for span in spans for edge in (span.start, span.end)}
    scale = Scale(sorted(edges), dates=picture.dates)
    meets = picture.band is not None and picture.band.meets
    lines = [f"│{_cells(bar, scale)}│ {'' if meets else _side(bar)}{_label(bar)}" for bar in bars]
    if picture.band is not None:
        words = shortened(plain(picture.band.words), LONGEST_LABEL)
        lines.append(f"│{_band_cells(picture.band, scale)}│ {words}")
    lines += _axis(scale, picture)
    return Strip(tuple(lines), scale.logarithmic, scale.stretched, scale.crowded)


def _spread(columns: Iterable[int]) -> list[int]:
    """The columns, of which there are at most ``WIDTH + 1``, moved until all are different."""
    spread: list[int] = []
    for column in columns:
        spread.append(max(column, spread[-1] + 1) if spread else column)
    most = WIDTH
    for index in range(len(spread) - 1, -1, -1):
        spread[index] = min(spread[index], most)
        most = spread[index] - 1
    return spread


def _cells(bar: Bar, scale: Scale) -> str:
    cells = [" "] * WIDTH
    fill = SIDES[(bar.side - 1) % len(SIDES)] if bar.side else FITS
    for span in bar.spans:
        start, end = scale.cells(span)
        cells[start:end] = fill * (end - start)
        if span.lo == -INFINITY:
            cells[start] = BEGINS
        if span.hi == INFINITY:
            cells[end - 1] = ENDS
    return "".join(cells)


def _band_cells(band: Band, scale: Scale) -> str:
    """Where all meet; or, between its ends, what keeps them apart."""
    start, end = scale.cells(band.span)
    cells = MEETS * (end - start)
    if not band.meets:
        cells = f"├{'─' * (end - start - 2)}┤" if end - start > 1 else "↔"
    return f"{' ' * start}{cells}{' ' * (WIDTH - end)}"


def _side(bar: Bar) -> str:
    """The side that a claim takes, where there are any."""
    return f"{square(bar.side)} {numbered(bar)} "


def _label(bar: Bar) -> str:
    """Who says what, from left to right in whatever letters."""
    by, value = (shortened(plain(words), LONGEST_LABEL) for words in (bar.by, bar.value))
    return f"{TO_THE_RIGHT if turns(by) else ''}{by}: {value}"


def _axis(scale: Scale, picture: Picture) -> list[str]:
    """The axis, and beneath it what its ticks stand for: all of them, or every second, ..."""
    ticks = [(at, name.replace(NARROW_SPACE, WIDE_SPACE)) for at, name in scale.ticks(picture)]
    line, names = next(filter(None, (_ticked(scale, ticks[::each]) for each in count(1))))
    unit = "" if picture.dates else shortened(plain(picture.unit), LONGEST_LABEL)
    return [f"└{line}┘", f"{names} {unit}".rstrip()]


def _ticked(scale: Scale, ticks: Sequence[Tick]) -> tuple[str, str] | None:
    """The axis with these ticks and their names, if there is room for them."""
    line, names = ["─"] * WIDTH, ""
    for value, name in ticks:
        column = scale.place(value)
        start = max(0, column + 1 - len(name) // 2)
        if names and start < len(names) + 2:
            return None
        line[column] = "┬"
        names = names.ljust(start) + name
    return "".join(line), names
