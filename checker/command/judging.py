"""What is found, as far as it is asked for, and the words and texts that tell of it."""

import os
from argparse import Namespace
from collections.abc import Callable, Iterable, Mapping
from importlib.util import find_spec

from checker.command.corpus import EarlierRun, base_of, corpus_of, today
from checker.command.links import leads_to, with_ends
from checker.command.output import CommandError, Told, complain, few, lines, show_how_far
from checker.command.outputs import is_part
from checker.engine import judged, report_on
from checker.formats import FORMATS, Text
from checker.judge.part import ReportPart, part_of
from checker.model.corpus import Corpus
from checker.model.line import plain
from checker.model.report import Report
from checker.model.untold import Picking
from checker.spelling.nearest import listing, suggestion
from checker.telling.summary import Detail
from checker.telling.summary import summary as summary_for_people

_ENGINES = {
    "duckdb": ("tables", ("duckdb",)),
    "spark": ("spark", ("duckdb", "sqlglot", "pyspark", "grpc", "pandas", "pyarrow")),
}
"""The extra that an engine comes with, and the modules of it."""
MOST_WRITTEN = 12
"""The most files that are named as written."""

Reports = Mapping[str, Report]
"""A report for what formats list of it (``Format.lists``)."""


def report_to_tell(
    options: Namespace, outputs: Mapping[str, str], kept: EarlierRun | None = None
) -> tuple[Reports, str]:
    """The report as far as it is asked for, by what formats list of it, and its root; ``kept`` is
    of an earlier run."""
    told = None if options.against is not None or is_part(options) else options.told
    listed = {FORMATS[name].lists for name in outputs.values()} | {""}
    picking = _picking(options, told, listed)
    corpus, root = corpus_of(options, kept=kept, picking=picking, cached=True)
    readers, answers = (None, None) if kept is None else (kept.readers, kept.answers)
    most_told = None if "everything" in listed else told
    what, day = judged(corpus, answers, most_told), today(options, corpus)
    documents = _documents(options, corpus, root)
    reports: dict[str, Report] = {}
    for lists in sorted(listed):
        most = None if lists == "everything" else told
        report = report_on(what, day, readers, most, every=bool(lists))
        reports[lists] = _as_asked(options, outputs, documents(report), root)
        if told is None:  # nothing is left out of any
            return dict.fromkeys(listed, reports[lists]), root
    return reports, root


def _documents(options: Namespace, corpus: Corpus, root: str) -> Callable[[Report], Report]:
    """Adds to a report what is to be told of the documents, where a folder of them is named."""
    folder = options.documents
    if folder is None:
        return lambda report: report
    from checker.command.documents import leads_to_documents, read_folder  # 20 ms: few runs ask
    from checker.verify.reported import with_documents
    from checker.verify.verification import verify

    there, read = read_folder(folder)
    found = verify(corpus, read, show_how_far, there)
    unread = (one for one in found.sources if one.wrong)
    complain(*(f"document {one.source.document}: {one.wrong}" for one in unread))
    leads = leads_to_documents(folder, root)
    return lambda report: with_documents(report, found, leads)


def _picking(options: Namespace, told: int | None, listed: Iterable[str]) -> Picking | None:
    """What an engine may pick of the claims of tables; nothing where all of them are listed."""
    _refuse_engine(options)
    everything = told is None or "everything" in listed
    if options.engine == "spark":
        if everything:
            wrong = "--engine spark: claims stay on the cluster, and all of them are asked for: "
            why = "--against, or a part of the findings"
            if told is not None:
                names = (name for name, one in FORMATS.items() if one.lists == "everything")
                why = f"--out {next(names)}="
            raise CommandError(f"{wrong}leave out {why}, or take --engine duckdb")
        every = "contradictions" in listed
        return Picking(told or 0, every, always=True, remote=options.remote, show=show_how_far)
    if options.engine == "plain" or everything:
        return None
    if options.documents is not None:  # what claims carry of them is asked of all claims
        return None
    if not options.engine and not find_spec("duckdb"):
        return None
    always = options.engine == "duckdb"
    return Picking(told or 0, "contradictions" in listed, always, show=show_how_far)


def _refuse_engine(options: Namespace) -> None:
    """Refuse an engine that is not there."""
    wrong = ""
    if options.remote and options.engine != "spark":
        wrong = "--remote: only with --engine spark"
    elif options.engine == "spark" and not options.remote:
        wrong = "--engine spark: name your cluster, as in --remote sc://localhost:15002"
    else:
        extra, needed = _ENGINES.get(options.engine, ("", ()))
        if not all(map(find_spec, needed)):
            wrong = f"--engine {options.engine}: not installed: "
            wrong += f"pip install 'fact-consistency-checker[{extra}]'"
    if wrong:
        raise CommandError(wrong)


def _as_asked(options: Namespace, outputs: Mapping[str, str], report: Report, root: str) -> Report:
    """A report with all that the options ask for."""
    report = report._replace(
        fail_on=options.fail_on, only_new=options.only_new, with_waived=options.waived
    )
    if options.against is not None:
        report = _since(options, report, root)
    if is_part(options):
        report = part_of(report, _part(options, report))
    if any(FORMATS[name].ends for name in outputs.values()):
        report = with_ends(report, root)
    return report


def texts_of(
    options: Namespace, outputs: Mapping[str, str], reports: Reports, root: str
) -> dict[str, Text]:
    """What is written, by its path; what comes in pieces is made while it is written."""
    texts = {
        path: FORMATS[name].written(
            reports[FORMATS[name].lists], leads_to(name, path, root, options.link_base), path
        )
        for path, name in outputs.items()
    }
    if options.site is not None:
        from checker.command.site import site_texts  # 40 ms: few write one

        texts |= site_texts(options, reports[""], root)
    return texts


def let_go(reports: Reports) -> None:
    """Let go of what an engine lists, when all is written."""
    for report in reports.values():
        if report.listed is not None:
            report.listed.close()


def words_for_people(options: Namespace, report: Report, root: str, last: str) -> Told:
    """What a terminal shows, and ``last`` at its end."""
    detail: Detail = "quiet" if options.quiet else "all" if options.verbose else "usual"
    words = summary_for_people(report, base_of(root, os.curdir), detail) + last
    return Told(exit_code(options, report), words, verdicts=True, colour=options.color)


def written_line(options: Namespace, texts: Iterable[str]) -> str:
    """Which files are written."""
    if options.quiet:
        return ""
    none = "nothing, since only a part is shown; --out names a file to have it in"
    return lines([f"Written: {few([*texts], MOST_WRITTEN) or none}"])


def exit_code(options: Namespace, report: Report) -> int:
    """1 where something is found that counts."""
    return 1 if report.fails(options.fail_on, only_new=options.only_new) else 0


def _since(options: Namespace, report: Report, root: str) -> Report:
    """The report, with what became of its findings since an earlier one."""
    from checker.earlier import NothingEarlier, past  # 2 ms: few runs ask
    from checker.judge.since import since

    try:
        asked = options.against, options.facts, options.rules, root, options.today or ""
        earlier = past(*asked, sql=options.allow_sql)
    except NothingEarlier as error:
        raise CommandError(*error.args) from None
    found = since(earlier, report)
    return report._replace(since=found._replace(upgrade_counts=options.count_upgrade))


def _what_there_is(there: Mapping[str, str]) -> str:
    """The ids, where none is near what was asked for."""
    return f"; there are: {listing(dict.fromkeys(there.values()))}" if there else ""


def _part(options: Namespace, report: Report) -> ReportPart:
    """The part of the findings that is asked for, of what there is."""
    names = report.entities.names
    known: dict[str, Mapping[str, str]] = {
        "rule": {rule.id: rule.id for rule in report.rules},
        "source": {source.id: source.id for source in report.sources},
        "subject": {**names, **{name: name for name in report.entities.by_id}},
    }
    wrong = [
        f"--{option} {plain(name)}: there is no such {option}"
        f"{suggestion(name, list(there)) or _what_there_is(there)}"
        for option, there in known.items()
        for name in getattr(options, option)
        if name not in there
    ]
    if wrong:
        raise CommandError(*wrong)
    rules, sources, subjects = (
        tuple(dict.fromkeys(there[name] for name in getattr(options, option)))
        for option, there in known.items()
    )
    return ReportPart(rules, sources, subjects, options.severity)
