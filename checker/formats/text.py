"""What the terminal shows: counts, then a line for each contradiction."""

from checker.model.report import Report
from checker.telling.summary import summary


def render(report: Report, link_base: str = "") -> str:
    """A short summary; ``link_base`` leads from here to the root of file names."""
    return summary(report, link_base)
