"""A survey as a file: the formats that there are for it."""

from collections.abc import Callable, Mapping
from typing import Final

from checker.formats.html.page import assembled
from checker.formats.html.pen import HtmlPen
from checker.formats.markdown.pen import MarkdownPen
from checker.model.report import Report
from checker.model.vocabulary import Entities
from checker.survey.survey import Survey
from checker.survey.telling import page

_NO_REPORT: Final = Report(Entities.of({}, {}), {}, (), (), (), (), (), (), (), (), (), (), 0, 0)
"""A survey has no claims that a link could be named for."""


def _markdown(found: Survey, most: int) -> str:
    pen = MarkdownPen(_NO_REPORT, "")
    return pen.page(page(found, pen, most))


def _html(found: Survey, most: int) -> str:
    return assembled(page(found, HtmlPen(""), most))


PAGES: Final[Mapping[str, Callable[[Survey, int], str]]] = {"md": _markdown, "html": _html}
"""By the name of a format, what writes a survey in it, with at most so many groups."""
