"""Judge the claims, and write the report."""

import os
from argparse import Namespace
from collections.abc import Mapping

from checker.command.corpus import Refused, base_of, report_of
from checker.command.links import broken, leads_to, summed_up, warn_of_outside, with_ends
from checker.command.output import CommandError, Told, complain, lines, say
from checker.command.outputs import frozen, named_outputs
from checker.earlier import NothingEarlier, past
from checker.files import append, write
from checker.formats import FORMATS
from checker.judge.part import Part, part_of
from checker.judge.since import since
from checker.model.line import plain
from checker.model.report import Report
from checker.spelling.nearest import suggestion
from checker.telling.summary import Detail
from checker.telling.summary import summary as summary_for_people


def run(options: Namespace) -> Told:
    """What was found, and where the report of it is."""
    outputs = named_outputs(options)
    if options.frozen and "-" in outputs:
        raise CommandError("--frozen: holds files against what would be written: name no `-`")
    if options.only_new and options.against is None:
        raise CommandError("--only-new: say what is known with --against FILE or git:REV")
    if options.count_upgrade and not options.only_new:
        raise CommandError("--count-upgrade: is of use with --only-new, and not without")
    is_part = any((options.rule, options.source, options.subject, options.severity))
    if options.frozen and is_part:
        raise CommandError("--frozen: holds whole reports against what would be written, no part")
    try:
        report, root = report_of(options)
    except Refused as error:
        for told in broken(options.out, error.problems, error.root):
            say(told)
        raise
    report = report._replace(
        fail_on=options.fail_on, only_new=options.only_new, with_waived=options.waived
    )
    if options.against is not None:
        report = _since(options, report, root)
    if is_part:
        report = part_of(report, _part(options, report))
    if any(FORMATS[name].ends for name in outputs.values()):
        report = with_ends(report, root)
    texts = {
        path: FORMATS[name](report, leads_to(name, path, root, options.link_base))
        for path, name in outputs.items()
    }
    warn_of_outside(report, root, outputs)
    if options.frozen:
        return frozen(texts)
    code = 1 if report.fails(options.fail_on, only_new=options.only_new) else 0
    if "-" in texts:
        told = Told(code, texts.pop("-"), FORMATS[outputs["-"]].notation)
    else:
        words = summary_for_people(report, base_of(root, os.curdir), _detail(options))
        if not options.quiet:
            none = "Written: nothing; of a part of the findings, only what --out names is"
            words += lines([f"Written: {', '.join(texts)}" if texts else none])
        told = Told(code, words, verdicts=True, colour=options.color)
    of_job = "-" in outputs and FORMATS[outputs["-"]].of_job
    summary = os.environ.get("GITHUB_STEP_SUMMARY", "") if of_job else ""
    added = summed_up(report, root, summary, options.link_base) if summary else ""
    write(texts, below=options.below.get("out", ""))
    if added:
        append(summary, added)
    elif summary:
        complain(f"{summary}: the job's summary is full: the report is not in it")
    return told


def _since(options: Namespace, report: Report, root: str) -> Report:
    """The report, with what became of its findings since an earlier one."""
    try:
        earlier = past(options.against, options.facts, options.rules, root, options.today or "")
    except NothingEarlier as error:
        raise CommandError(*error.args) from None
    found = since(earlier, report)
    return report._replace(since=found._replace(upgrade_counts=options.count_upgrade))


def _detail(options: Namespace) -> Detail:
    if options.quiet:
        return "quiet"
    return "all" if options.verbose else "usual"


def _part(options: Namespace, report: Report) -> Part:
    """The part of the findings that is asked for, of what there is."""
    names = report.entities.names
    known: dict[str, Mapping[str, str]] = {
        "rule": {rule.id: rule.id for rule in report.rules},
        "source": {source.id: source.id for source in report.sources},
        "subject": {**names, **{name: name for name in report.entities.by_id}},
    }
    wrong = [
        f"--{option} {plain(name)}: there is no such {option}{suggestion(name, list(there))}"
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
    return Part(rules, sources, subjects, options.severity)
