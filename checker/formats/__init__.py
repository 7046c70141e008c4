"""The formats: what exists can be read off one table, and nothing else in the house names one.

A format is one file or folder here and one entry of the table, whose name type checkers are told
in the line above it. Its ``render`` takes a report and returns text; it knows no file system. What
it tells stands in ``checker.telling``: a page for a pen, or alerts. ``link_base`` is what leads
from the place of the output to the root that file names are relative to (``../`` for
``reports/report.md``); for a format whose readers know the repository, what leads there from the
repository's root.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Final, Literal, final

from checker.values.named import NamedTuple
from checker.values.texts import joined

if TYPE_CHECKING:  # 30 ms: the command's arguments ask the table, and need no report
    from checker.model.place import Problem
    from checker.model.report import Report
    from checker.telling.marked import MarkedDocument
    from checker.telling.pen import Pen

FOLDER = "reports"
"""Where a format goes that is written where nobody says otherwise."""


@final
class Format(NamedTuple):
    """What is known of a format before it is imported: when something is written in it.

    ``module`` is the file here that has its ``render``, and its ``broken`` where the format can
    tell why nothing was judged. ``about`` says what it is, in a line of Markdown. ``notation`` is
    what it is written in, which says how an odd letter is escaped in it (``checker.terminal``);
    ``schema`` the JSON Schema that it follows, if that is one of ours.

    ``by_default``: it is written where nobody names an output. ``in_repository``: its readers know
    the repository, not the place of the output. ``to_site``: its links may lead to a site instead.
    ``ends``: it shows where things end, too (``report.ends``): files are read once more for it.
    ``at_site``: no path leads anywhere where it is read: its links lead to the site of the CI.
    ``waived``: it can tell what is waived (``report.with_waived``). ``of_job``: printed by a job of
    a CI, it goes with the job's summary. ``in_summary``: that summary is written in it; its
    ``render`` takes the most bytes that the text may have. ``all_problems``: it tells every
    problem, where others tell as many as somebody would read. ``packed``: it is CSV, or Parquet
    where its file is called ``.parquet``. ``lists``: what it lists whole, where others list the
    first of very many: all ``contradictions``, or ``everything``. ``sites``: its ``site`` is a
    folder of pages. ``marks_up``: its ``marked_up`` makes a page of what a pen is asked to tell.
    A module with ``pieces`` gives its text piece by piece.
    """

    module: str
    ending: str
    about: str
    notation: str = "text"
    schema: str = ""
    by_default: bool = False
    in_repository: bool = False
    to_site: bool = False
    at_site: bool = False
    ends: bool = False
    waived: bool = False
    of_job: bool = False
    in_summary: bool = False
    all_problems: bool = False
    packed: bool = False
    sites: bool = False
    marks_up: bool = False
    lists: Literal["", "contradictions", "everything"] = ""

    def __call__(self, report: "Report", link_base: str = "") -> str:
        """The report as text."""
        render: Callable[[Report, str], str] = self._home().render
        try:
            return render(report, link_base)
        except Exception as error:
            error.add_note(f"writing the report as {self.module}")
            raise

    def written(self, report: "Report", link_base: str, path: str) -> "Text":
        """The report as a file of that name has it."""
        if self.is_packed(path):
            packed: Callable[[Report], bytes] = self._home().packed
            return packed(report)
        if hasattr(self._home(), "pieces"):
            return self._noted(self._home().pieces(report, link_base))
        return self(report, link_base)

    def _noted(self, pieces: Iterator[str]) -> Iterator[str]:
        try:
            yield from pieces
        except Exception as error:
            error.add_note(f"writing the report as {self.module}")
            raise

    def is_packed(self, path: str) -> bool:
        """Whether a file of that name is written as Parquet."""
        return self.packed and path.lower().endswith(".parquet")

    def broken(self, problems: "Sequence[Problem]", link_base: str = "") -> str:
        """The problems that kept a run from judging, as text; empty where a format has no words."""
        home = self._home()
        return str(home.broken(problems, link_base)) if hasattr(home, "broken") else ""

    def summary(self, report: "Report", link_base: str, most_bytes: int) -> str:
        """As much of the report as has room; only of a format that is ``in_summary``."""
        return str(self._home().render(report, link_base, most_bytes))

    def site(
        self, report: "Report", link_base: str, documents: "Sequence[MarkedDocument]"
    ) -> dict[str, str]:
        """The report and a page for each document, by their files; only of one that ``sites``."""
        pages: dict[str, str] = self._home().site(report, link_base, documents)
        return pages

    def marked_up(self, tell: "Callable[[Pen], Sequence[str]]") -> str:
        """What is told, as a page that is no report; only of a format that ``marks_up``."""
        return str(self._home().marked_up(tell))

    def _home(self) -> ModuleType:
        return import_module(f"{__name__}.{self.module}")


Text = str | bytes | Iterator[str]
"""What is written: text, or, of formats that may be very long, its pieces."""

FormatName = Literal[
    "md",
    "markdown",
    "html",
    "json",
    "text",
    "sarif",
    "junit",
    "github",
    "gitlab",
    "findings",
    "facts",
    "comment",
]
"""The names in the table, for type checkers, and ``markdown``, the file of ``md``: they are one."""

FORMATS: Final[Mapping[str, Format]] = {
    "md": Format(
        "markdown",
        "md",
        "the report for people, which can be committed: no clock and no path of a machine is in it",
        notation="markup",
        by_default=True,
        to_site=True,
        in_summary=True,
        marks_up=True,
    ),
    "html": Format(
        "html",
        "html",
        "the report as one page without script or network, for small and large screens, screen "
        "readers and paper",
        notation="markup",
        to_site=True,
        sites=True,
        marks_up=True,
    ),
    "json": Format(
        "json",
        "json",
        "all of it for programs: `checker schema report`; `--against report.json` reads it",
        notation="json",
        schema="report",
        by_default=True,
        all_problems=True,
    ),
    "text": Format("text", "txt", "what the terminal shows"),
    "sarif": Format(
        "sarif",
        "sarif",
        "SARIF 2.1.0, for code scanning; with `--waived`, what is waived, too, as suppressed",
        notation="json",
        in_repository=True,
        ends=True,
        waived=True,
    ),
    "junit": Format(
        "junit",
        "xml",
        "a suite for each rule, a case for each question",
        notation="markup",
        in_repository=True,
    ),
    "github": Format(
        "github",
        "github.txt",
        "annotations, the worst ten errors and ten warnings; with `github=-` in a job, also its "
        "summary",
        notation="commands",
        in_repository=True,
        of_job=True,
    ),
    "gitlab": Format(
        "gitlab",
        "gitlab.json",
        "a Code Quality report",
        notation="json",
        in_repository=True,
    ),
    "findings": Format(
        "findings",
        "findings.csv",
        "a table with a row for each claim of a finding, with all contradictions: CSV, or Parquet "
        "where PATH ends so",
        packed=True,
        lists="contradictions",
    ),
    "facts": Format(
        "facts",
        "facts.csv",
        "a table with a row for each claim: CSV, or Parquet where PATH ends so",
        packed=True,
        lists="everything",
    ),
    "comment": Format(
        "comment",
        "comment.md",
        "a comment on a pull request, within 65 536 characters; its first line is a marker, by "
        "which it is found and written anew",
        notation="markup",
        to_site=True,
        at_site=True,
    ),
}


PAGES: Final = tuple(name for name, entry in FORMATS.items() if entry.marks_up)
"""The formats that can write other pages than a report."""

SITE_OF: Final = next((name for name, entry in FORMATS.items() if entry.sites), "")
"""The format that a site is written in; empty where there is none."""


def having(trait: str) -> str:
    """The formats that have a trait, such as ``to_site``, in words: ``md and html``."""
    return joined(name for name, entry in FORMATS.items() if getattr(entry, trait))


def outputs() -> tuple[str, ...]:
    """What is written where nobody says otherwise, as the words of ``--out``."""
    return tuple(
        f"{name}={FOLDER}/report.{entry.ending}"
        for name, entry in FORMATS.items()
        if entry.by_default
    )
