"""The formats: what exists can be read off one table.

A renderer takes a report and returns text. ``link_base`` is what leads from the place of the
output to the root that file names are relative to (``../`` for ``reports/report.md``); for the
formats in ``FOR_PROGRAMS``, whose reader knows the repository, from the repository's root.
"""

from collections.abc import Callable

from checker.model.report import Report
from checker.render import github, gitlab, json, junit, markdown, sarif, text

FORMATS: dict[str, Callable[[Report, str], str]] = {
    "md": markdown.render,
    "json": json.render,
    "text": text.render,
    "sarif": sarif.render,
    "junit": junit.render,
    "github": github.render,
    "gitlab": gitlab.render,
}

FOR_PROGRAMS = ("sarif", "junit", "github", "gitlab")
