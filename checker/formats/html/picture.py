"""Claims as bars on one line: text that anybody can read, beside drawings that stretch.

Positions are in per cent and letters in the page's own size, so that a narrow screen shortens the
bars and not the words. Sides differ by pattern and by number, not by colour alone.
"""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from checker.formats.html.axis import Axis, axis
from checker.formats.html.escape import attribute, escape
from checker.model.report import counted
from checker.telling.picture import Band, Bar, Picture
from checker.values.interval import Bound, Interval

PATTERNS = """<svg class="patterns" width="0" height="0" aria-hidden="true" focusable="false"><defs>
<pattern id="side-1" class="side-1" width="8" height="8" patternUnits="userSpaceOnUse"><rect class="full" width="8" height="8"/></pattern>
<pattern id="side-2" class="side-2" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect class="pale" width="6" height="6"/><rect class="full" width="3" height="6"/></pattern>
<pattern id="side-3" class="side-3" width="6" height="6" patternUnits="userSpaceOnUse"><rect class="pale" width="6" height="6"/><circle class="full" cx="3" cy="3" r="1.6"/></pattern>
<pattern id="side-4" class="side-4" width="6" height="6" patternUnits="userSpaceOnUse"><rect class="pale" width="6" height="6"/><path class="full" d="M0 0h6v1.5h-6z M0 0h1.5v6h-1.5z"/></pattern>
<pattern id="side-0" class="side-0" width="8" height="8" patternUnits="userSpaceOnUse"><rect class="pale" width="8" height="8"/></pattern>
</defs></svg>"""  # noqa: E501
"""What sides are filled with, once a page."""

SIDES = 4
"""How many patterns there are; sides beyond them begin again, told apart by their numbers."""

_NEAR_AN_END = 7
"""Within so many per cent of an end, a label stands beside its mark and not below it."""

_LEAST_GAP = Fraction(1, 4)
_LEAST_WIDTH = Fraction(2, 5)
"""In per cent of the width."""


def side_mark(name: str) -> str:
    """The name of a side, in its colour; of claims that fit several sides, without one."""
    return f'<span class="side side-{_look(int(name) if name.isdecimal() else 0)}">{name}</span>'


def drawn(picture: Picture, name: str) -> Iterator[str]:
    """A figure: a line of text and a bar for each claim, and the axis below."""
    line = axis(picture)
    yield f'<figure class="picture" aria-labelledby="{name}">'
    yield f'<figcaption id="{name}">{escape(picture.title)}</figcaption>'
    yield "<ul>"
    for bar in sorted(picture.bars, key=_side_by_side):
        mark = side_mark(str(bar.side) if bar.side else "\N{EN DASH}") + " "
        if picture.band is not None and picture.band.meets:
            mark = ""  # there are no sides
        words = f"{mark}<b>{escape(bar.value)}</b> <span>{escape(bar.by)}</span>"
        drawing = _bar(picture, bar, line) if line else ""
        yield f'<li><div class="says">{words}</div>{drawing}</li>'
    if line and picture.band is not None:
        look = "meets" if picture.band.meets else "apart"
        words = escape(picture.band.words)
        yield f'<li class="{look}"><div class="says">{words}</div>{_band(picture.band, line)}</li>'
    yield "</ul>"
    if line:
        yield _marks(line, "" if picture.dates else picture.unit)
    if picture.left:
        yield f'<p class="left">{counted(picture.left, "claim")} left out here</p>'
    yield "</figure>"


def _side_by_side(bar: Bar) -> tuple[bool, int, Bound]:
    """Those of one side together, the earliest or least first; what fits several sides last."""
    return not bar.side, bar.side, bar.spans[0].lo if bar.spans else 0


def _bar(picture: Picture, bar: Bar, line: Axis) -> str:
    """The spans of one claim, before the marks of the axis."""
    places = [_percent(line.at(at)) for at, _ in line.marks]
    rules = "".join(f'<line class="rule" x1="{x}" x2="{x}" y1="0" y2="100%"/>' for x in places)
    spans = "".join(_spans(bar, line))
    about = attribute(f"{bar.by}: {picture.possible(bar) or 'no bar'}")
    return (
        '<svg class="bar" role="img" width="100%" focusable="false">'
        f"<title>{about}</title>{rules}{spans}</svg>"
    )


def _band(band: Band, line: Axis) -> str:
    """Where all meet, or what lies between two sides."""
    start, end = line.at(band.span.lo), line.at(band.span.hi)
    width = max(end - start, _LEAST_WIDTH)
    x, y = _percent(start), _percent(start + width)
    ends = "".join(f'<line class="end" x1="{at}" x2="{at}" y1="25%" y2="75%"/>' for at in (x, y))
    drawing = f'<line class="end" x1="{x}" x2="{y}" y1="50%" y2="50%"/>{ends}'
    if band.meets:
        drawing = f'<rect class="all" x="{x}" y="50%" width="{_percent(width)}" height="14"/>'
    return f'<svg class="bar" aria-hidden="true" width="100%" focusable="false">{drawing}</svg>'


def _spans(bar: Bar, line: Axis) -> Iterator[str]:
    """What is possible, each span however short it is; an arrow where there is no end."""
    look = _look(bar.side)
    near = (Fraction(line.hi) - line.lo) * _LEAST_GAP // 200  # half of it, in the line's unit
    spans = _thinned(bar.spans, near)
    for start, end in _apart([(line.at(lo), line.at(hi)) for lo, hi in spans]):
        width = max(end - start, _LEAST_WIDTH)
        yield (
            f'<rect class="span side-{look}" x="{_percent(start)}" y="50%" '
            f'width="{_percent(width)}" height="14" rx="2" fill="url(#side-{look})"/>'
        )
    if bar.spans and isinstance(bar.spans[0].lo, float):
        yield _arrow(look, "0", "M0 0l9-9v18z")
    if bar.spans and isinstance(bar.spans[-1].hi, float):
        yield _arrow(look, "100%", "M0 0l-9-9v18z")


def _arrow(look: int, x: str, path: str) -> str:
    drawing = f'<path class="arrow side-{look}" d="{path}"/>'
    return f'<svg x="{x}" y="50%" overflow="visible">{drawing}</svg>'


def _thinned(spans: Sequence[Interval], near: int) -> Iterator[tuple[Bound, Bound]]:
    """The ends of spans in order, those that surely cannot be seen apart as one.

    A date may be ten thousand days, one a year, of which a picture shows a few.
    """
    start, end = (spans[0].lo, spans[0].hi) if spans else (0, 0)
    for span in spans[1:]:
        if span.lo - end > near:
            yield start, end
            start = span.lo
        end = span.hi
    if spans:
        yield start, end


def _apart(spans: Sequence[tuple[Fraction, Fraction]]) -> Iterator[tuple[Fraction, Fraction]]:
    """Spans in order; those between which nobody could see a gap, as one."""
    start, end = spans[0] if spans else (Fraction(0), Fraction(0))
    for lo, hi in spans[1:]:
        if lo - end > _LEAST_GAP:
            yield start, end
            start = lo
        end = hi
    if spans:
        yield start, end


def _marks(line: Axis, unit: str) -> str:
    """The axis. Who cannot see it has read the values."""
    labels = []
    for at, label in line.marks:
        share = line.at(at)
        anchor = "start" if share < _NEAR_AN_END else "end" if share > 100 - _NEAR_AN_END else ""
        place = f' text-anchor="{anchor}"' if anchor else ""
        x = _percent(share)
        labels.append(
            f'<line class="tick" x1="{x}" x2="{x}" y1="0" y2="5"/>'
            f'<text x="{x}" y="18"{place}>{label}</text>'
        )
    told = f'<p class="unit">in {escape(unit)}</p>' if unit else ""
    return (
        '<svg class="axis" aria-hidden="true" width="100%" height="24" focusable="false">'
        f'<line class="tick" x1="0" x2="100%" y1="0.5" y2="0.5"/>{"".join(labels)}</svg>{told}'
    )


def _look(side: int) -> int:
    return (side - 1) % SIDES + 1 if side else 0


def _percent(share: Fraction) -> str:
    return f"{float(share):g}%"
