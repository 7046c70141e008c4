"""The report for people, as one page that needs nothing else: no network, no script, no fonts.

It reads on a phone and on paper, in light and in dark, and by a screen reader. Whatever a document
says, a Content-Security-Policy keeps the page from running or fetching anything.
"""

from checker.model.report import Report
from checker.render.html.page import assembled
from checker.render.html.pen import HtmlPen
from checker.telling import page
from checker.telling.phrases import Phrases


def render(report: Report, link_base: str = "") -> str:
    """The whole report; ``link_base`` leads from it to the root that file names are relative to.

    It may be an address of the web, too.
    """
    return assembled(page(Phrases(report, HtmlPen(link_base))))
