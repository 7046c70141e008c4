"""The report for people, as one page that needs nothing else: no network, no script, no fonts.

It reads on a phone and on paper, in light and in dark, and by a screen reader. Whatever a document
says, a Content-Security-Policy keeps the page from running or fetching anything.
"""

from checker.formats.html.page import assembled
from checker.formats.html.pen import HtmlPen
from checker.model.report import Report
from checker.telling.page import SHORTER, page
from checker.telling.phrases import Phrases

MOST_LETTERS = 4_000_000
"""The most letters of a page that has stories; one without any is bounded by its tables."""


def render(report: Report, link_base: str = "") -> str:
    """The whole report; ``link_base`` leads from it to the root that file names are relative to.

    It may be an address of the web, too. Where it would be too long for a browser to show at
    once, stories become rows, of which there are as many as in any table.
    """
    text = ""
    for stories in SHORTER:
        text = assembled(page(Phrases(report, HtmlPen(link_base)), stories))
        if len(text) <= MOST_LETTERS:
            break
    return text
