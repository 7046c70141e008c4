"""A picture in Markdown: dates as a diagram that opens, other values as a strip of text."""

from collections.abc import Iterator, Sequence

from checker.formats.markdown.gantt import gantt
from checker.formats.markdown.sides import side_mark, square
from checker.formats.markdown.strip import FITS, TO_THE_RIGHT, strip
from checker.model.line import plain, turns
from checker.model.report import counted
from checker.telling.pen import Pen
from checker.telling.picture import Picture
from checker.telling.tree import Branch, drawn


def drawing(pen: Pen, picture: Picture) -> Iterator[str]:
    """The lines of a picture that has bars, and what must be said of it."""
    meets = picture.band is not None and picture.band.meets
    chart = gantt(picture) if picture.dates and not meets else None
    if chart is None:
        return _strip(pen, picture)
    lines, bars = chart
    left = picture.left + len(picture.bars) - bars
    words = f"{side_mark('1')} blue, {side_mark('2')} orange"
    if any(not bar.side for bar in picture.bars):
        words += f", {square(0)} grey: contradicts nothing"
    apart = f"; {picture.band.words}" if picture.band is not None else ""
    title = f"Time line of {counted(bars, 'claim')}"
    summary = f"{title} ({words}){pen.text(apart)}{_left(left)}"
    return pen.folded(summary, _fenced("mermaid", lines), opened=True)


def _strip(pen: Pen, picture: Picture) -> Iterator[str]:
    shown = strip(picture)
    unit = f", in {picture.unit}" if picture.unit and not picture.dates else ""
    notes = [
        *([f"{FITS} contradicts nothing"] if any(not bar.side for bar in picture.bars) else []),
        *(["the scale is logarithmic"] if shown.logarithmic else []),
        *(["what lies close together is drawn wider than it is"] if shown.stretched else []),
        *(["some lie closer together than this can show"] if shown.crowded else []),
    ]
    told = f" ({'; '.join(['a bar is all that a claim allows', *notes])})"
    yield from pen.paragraph([f"{pen.text(picture.title + unit)}{told}{_left(picture.left)}:"])
    yield from _fenced("text", shown.lines)


def _fenced(language: str, lines: Sequence[str]) -> list[str]:
    """No line of a drawing begins with a fence."""
    return [f"```{language}", *lines, "```", ""]


def _left(bars: int) -> str:
    return f"; {bars} more left out here" if bars else ""


def forest(branches: Sequence[tuple[int, Branch]]) -> list[str]:
    """A tree for each side, whose square and number it begins with."""
    lines: list[str] = []
    for side, branch in branches:
        head, *rest = map(_from_the_left, drawn(branch))
        lines += [f"{square(side)} {side} {head}", *(f"     {line}" for line in rest)]
    return _fenced("text", lines)


def _from_the_left(line: str) -> str:
    words = plain(line)
    return f"{TO_THE_RIGHT}{words}" if turns(words) else words
