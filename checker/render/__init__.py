"""The formats: what exists can be read off one table.

A renderer takes a report and returns text. ``link_base`` is what leads from the place of the
output to the root that file names are relative to (``../`` for ``reports/report.md``); for a
format whose readers know the repository, what leads from the repository's root.
"""

from collections.abc import Callable, Sequence
from importlib import import_module
from typing import NamedTuple, final

from checker.model.place import Problem
from checker.model.report import Report


@final
class Format(NamedTuple):
    """A format, imported only when something is written in it.

    ``module`` is the file here that has its ``render``, and its ``broken`` where the format can
    tell why nothing was judged; ``in_repository``: its readers know the repository, not the place
    of the output; ``to_site``: its links may lead to a site instead.
    """

    module: str
    in_repository: bool = False
    to_site: bool = False

    def __call__(self, report: Report, link_base: str = "") -> str:
        """The report as text."""
        render: Callable[[Report, str], str] = import_module(f"{__name__}.{self.module}").render
        return render(report, link_base)

    def broken(self, problems: Sequence[Problem], link_base: str = "") -> str:
        """The problems that kept a run from judging, as text; empty where a format has no words."""
        module = import_module(f"{__name__}.{self.module}")
        return str(module.broken(problems, link_base)) if hasattr(module, "broken") else ""


FORMATS = {
    "md": Format("markdown", to_site=True),
    "html": Format("html", to_site=True),
    "json": Format("json"),
    "text": Format("text"),
    "sarif": Format("sarif", in_repository=True),
    "junit": Format("junit", in_repository=True),
    "github": Format("github", in_repository=True),
    "gitlab": Format("gitlab", in_repository=True),
}
