"""What leads from outputs to the files that they name, for those who read them."""

import os
from collections.abc import Iterator, Mapping, Sequence

from checker.command.corpus import base_of
from checker.command.output import Told, complain, few
from checker.formats import FORMATS
from checker.hosting import MOST_BYTES, outside, repository_of, site_of
from checker.loading.ends import ends_of
from checker.model.place import Problem, first_of
from checker.model.report import Report
from checker.telling.alert import alerts, files


def leads_to(name: str, path: str, root: str, site: str) -> str:
    """What leads from an output to the root of file names, or from the repository to it.

    ``site`` is the address of the repository's files, or empty: then links of pages are relative,
    but of those that are read at the CI's site.
    """
    if not site and FORMATS[name].at_site:
        site = site_of(os.environ)
    to_site = site and FORMATS[name].to_site
    if to_site or FORMATS[name].in_repository:
        base = base_of(root, repository_of(root))
        return f"{site.rstrip('/')}/{base}" if to_site else base
    return base_of(root, os.path.dirname(path) if path != "-" else "")


def broken(outputs: Sequence[str], problems: Sequence[Problem], root: str) -> Iterator[Told]:
    """The problems in the format that was asked for on standard output, where no report is lost."""
    names = [word.removesuffix("=-") for word in outputs if word.endswith("=-")]
    for name in names:
        told = problems if FORMATS[name].all_problems else first_of(problems)
        text = FORMATS[name].broken(told, leads_to(name, "-", root, ""))
        yield Told(2, text, FORMATS[name].notation)


def warn_of_outside(report: Report, root: str, outputs: Mapping[str, str]) -> None:
    """Say which outputs name places that those who read them know nothing of."""
    asked = [f"{name}={path}" for path, name in outputs.items() if FORMATS[name].in_repository]
    if not asked:
        return
    leads = leads_to(asked[0].partition("=")[0], "-", root, "")
    found = outside(files(alerts(report, waived=report.with_waived)), leads)
    if found:
        files_have = "1 file has" if len(found) == 1 else f"{len(found)} files have"
        complain(
            f"--out {', '.join(asked)}: {files_have} no path within the repository, and what is "
            f"found there cannot be shown beside it: {few(found)}; keep facts and rules in one "
            "repository, and run the command in it"
        )


def summed_up(report: Report, root: str, summary: str, site: str) -> str:
    """What is added to the job's summary: as much of the report as it may have, or nothing."""
    name = next((name for name, entry in FORMATS.items() if entry.in_summary), "")
    if not name:
        return ""
    size = os.path.getsize(summary) if os.path.isfile(summary) else 0
    before = "\n" if size else ""
    base = leads_to(name, "-", root, site or site_of(os.environ))
    text = FORMATS[name].summary(report, base, MOST_BYTES - size - len(before))
    return before + text if text else ""


def with_ends(report: Report, root: str) -> Report:
    """The report with the ends of what machines are told of: another look at the files."""
    ends = ends_of(files(alerts(report, waived=report.with_waived)), root)
    return report._replace(ends={**report.ends, **ends})
