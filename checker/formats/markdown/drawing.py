"""A picture in Markdown: dates as a diagram that opens, other values as a strip of text."""

from collections.abc import Iterator, Sequence

from checker.formats.markdown.gantt import gantt
from checker.formats.markdown.strip import FITS, strip
from checker.model.report import counted
from checker.telling.pen import Pen
from checker.telling.picture import Picture


def drawing(pen: Pen, picture: Picture) -> Iterator[str]:
    """The lines of a picture that has bars, and what must be said of it."""
    chart = gantt(picture) if picture.dates else None
    if chart is None:
        return _strip(pen, picture)
    lines, drawn = chart
    left = picture.left + len(picture.bars) - drawn
    words = "red: claims that contradict each other, numbered by side"
    summary = f"Time line of {counted(drawn, 'claim')} ({words}){_left(left)}"
    return pen.folded(summary, _fenced("mermaid", lines), opened=True)


def _strip(pen: Pen, picture: Picture) -> Iterator[str]:
    drawn = strip(picture)
    unit = f", in {picture.unit}" if picture.unit and not picture.dates else ""
    notes = [
        *([f"{FITS} contradicts nothing"] if any(not bar.side for bar in picture.bars) else []),
        *(["the scale is logarithmic"] if drawn.logarithmic else []),
        *(["what lies close together is drawn wider than it is"] if drawn.stretched else []),
        *(["some lie closer together than this can show"] if drawn.crowded else []),
    ]
    told = f" ({'; '.join(['a bar is all that a claim allows', *notes])})"
    yield from pen.paragraph([f"{pen.text(picture.title + unit)}{told}{_left(picture.left)}:"])
    yield from _fenced("text", drawn.lines)


def _fenced(language: str, lines: Sequence[str]) -> list[str]:
    """No line of a drawing begins with a fence."""
    return [f"```{language}", *lines, "```", ""]


def _left(bars: int) -> str:
    return f"; {bars} more left out here" if bars else ""
