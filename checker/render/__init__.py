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
    of the output; ``to_site``: its links may lead to a site instead; ``notation``: what it is
    written in, which says how an odd letter is escaped in it (``checker.terminal``).
    """

    module: str
    in_repository: bool = False
    to_site: bool = False
    notation: str = "text"

    def __call__(self, report: Report, link_base: str = "") -> str:
        """The report as text."""
        render: Callable[[Report, str], str] = import_module(f"{__name__}.{self.module}").render
        try:
            return render(report, link_base)
        except Exception as error:
            error.add_note(f"writing the report as {self.module}")
            raise

    def broken(self, problems: Sequence[Problem], link_base: str = "") -> str:
        """The problems that kept a run from judging, as text; empty where a format has no words."""
        module = import_module(f"{__name__}.{self.module}")
        return str(module.broken(problems, link_base)) if hasattr(module, "broken") else ""


FORMATS = {
    "md": Format("markdown", to_site=True, notation="markup"),
    "html": Format("html", to_site=True, notation="markup"),
    "json": Format("json", notation="json"),
    "text": Format("text"),
    "sarif": Format("sarif", in_repository=True, notation="json"),
    "junit": Format("junit", in_repository=True, notation="markup"),
    "github": Format("github", in_repository=True, notation="commands"),
    "gitlab": Format("gitlab", in_repository=True, notation="json"),
}
