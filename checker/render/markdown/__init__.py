"""The report for people: Markdown as GitHub and GitLab show it.

It is read as a diff, too: no clock, no absolute path, no padding of columns, a stable order.
"""

from checker.model.report import Report
from checker.render.markdown import lists, overview
from checker.render.markdown.phrases import Phrases
from checker.render.markdown.story import contradictions


def render(report: Report, link_base: str = "") -> str:
    """The whole report; ``link_base`` leads from it to the root that file names are relative to."""
    say = Phrases(report, link_base)
    lines = [
        "# What the documents say of each other",
        "",
        f"**{report.headline()}**",
        "",
        *overview.counts(say),
        *overview.not_checked(say),
        *contradictions(say),
        *lists.undetermined(say),
        *lists.agreements(say),
        *lists.standing_alone(say),
        *lists.rules(say),
        *lists.sources(say),
    ]
    return "\n".join(lines).rstrip() + "\n"
