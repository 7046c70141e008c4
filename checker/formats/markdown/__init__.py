"""The report for people: Markdown as GitHub and GitLab show it.

It is read as a diff, too: no clock, no absolute path, no padding of columns, a stable order, and
line numbers in one block at the end.
"""

from collections.abc import Callable, Sequence

from checker.formats.markdown.pen import MarkdownPen
from checker.model.report import EMPTY, Report
from checker.telling.page import SHORTER, head, heading, page
from checker.telling.pen import Pen, Rows
from checker.telling.phrases import Phrases

MOST_BYTES = 1_000_000
"""The most bytes of a page, unless it is told otherwise: below what sites still show."""


def render(report: Report, link_base: str = "", most_bytes: int = MOST_BYTES) -> str:
    """The whole report; ``link_base`` leads from it to the root that file names are relative to.

    It may be an address, too. Where ``most_bytes`` are too few, the longest tables are shortened,
    then stories become rows; what is left out is counted. Nothing is cut in two.
    """
    pen = MarkdownPen(report, link_base)
    say = Phrases(report, pen)
    for stories in SHORTER:
        text = _within(pen, page(say, stories), most_bytes)
        if text is not None:
            return text
    rest = list(pen.paragraph(["*The rest is left out here; the JSON report has it.*"]))
    for lines in (head(say), heading(say)):
        text = pen.page([*lines, *rest])
        if len(text.encode()) <= most_bytes:
            return text
    return ""


def marked_up(tell: Callable[[Pen], Sequence[str]]) -> str:
    """A page that is no report."""
    pen = MarkdownPen(EMPTY, "")
    return pen.page(tell(pen))


def _within(pen: MarkdownPen, lines: list[str], most_bytes: int) -> str | None:
    """The page with no table larger than it must be, or ``None`` where that is not enough."""
    text = pen.page(lines)
    if len(text.encode()) <= most_bytes:
        return text
    found = None
    low, high = 0, most_bytes  # how many bytes one table may have
    while low <= high:
        middle = (low + high) // 2
        text = pen.page([line.within(middle) if isinstance(line, Rows) else line for line in lines])
        if len(text.encode()) <= most_bytes:
            found, low = text, middle + 1
        else:
            high = middle - 1
    return found
