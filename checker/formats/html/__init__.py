"""The report for people, as one page that needs nothing else: no network, no script, no fonts.

It reads on a phone and on paper, in light and in dark, and by a screen reader. Whatever a document
says, a Content-Security-Policy keeps the page from running or fetching anything.
"""

import re
from collections.abc import Callable, Sequence
from functools import partial

from checker.formats.html.document import document_page
from checker.formats.html.escape import escape
from checker.formats.html.marks import MARKS, page_of
from checker.formats.html.page import assembled
from checker.formats.html.pen import Heading, HtmlPen
from checker.formats.html.style import STYLE
from checker.model.report import Report
from checker.telling.documents import names_of
from checker.telling.marked import MarkedDocument
from checker.telling.page import SHORTER, page
from checker.telling.pen import Pen
from checker.telling.phrases import Phrases
from checker.telling.standing import Standings

_ANCHOR = re.compile('id="f-([0-9a-f]{12})"')

MOST_LETTERS = 4_000_000
"""The most letters of a page that has stories; one without any is bounded by its tables."""


def render(report: Report, link_base: str = "") -> str:
    """The whole report; ``link_base`` leads from it to the root that file names are relative to.

    It may be an address of the web, too. Where it would be too long for a browser to show at
    once, stories become rows, of which there are as many as in any table.
    """
    return _report(report, HtmlPen, link_base)


def marked_up(tell: Callable[[Pen], Sequence[str]]) -> str:
    """A page that is no report."""
    return assembled(tell(HtmlPen("")))


def site(report: Report, link_base: str, documents: Sequence[MarkedDocument]) -> dict[str, str]:
    """The report and a page for each document, by the names of their files, with slashes.

    Quotes in the report lead to the documents, and these to what is found of their claims.
    """
    marked = (one for document in documents for one in document.claims)
    quoted = {one.fact.id: one.kind for one in marked if one.placed}
    names = names_of(report.sources)
    links = (
        f'<a href="{page_of(one.source.id)}">{escape(str(names[one.source.id]))}</a>'
        for one in documents
    )
    pen = partial(HtmlPen, quoted=quoted)
    shown = f"<p>The documents, with what claims quote of them: {', '.join(links)}.</p>"
    index = _report(report, pen, link_base, STYLE + MARKS, [shown] if documents else [])
    told = frozenset(_ANCHOR.findall(index))
    findings = Standings(report).findings_of
    pages = {
        page_of(one.source.id): document_page(one, report, findings, told) for one in documents
    }
    return {"index.html": index, **pages}


def _report(
    report: Report,
    pen: Callable[[str], HtmlPen],
    link_base: str,
    style: str = STYLE,
    more: Sequence[str] = (),
) -> str:
    """The report, and ``more`` at the end of what stands before its first section."""
    text = ""
    for stories in SHORTER:
        lines = page(Phrases(report, pen(link_base)), stories)
        sections = (at for at, one in enumerate(lines) if isinstance(one, Heading))
        begin = next((at for at in sections if at), len(lines))
        text = assembled([*lines[:begin], *more, *lines[begin:]], style)
        if len(text) <= MOST_LETTERS:
            break
    return text
