"""Judge the claims, and write the report."""

import os
from argparse import Namespace

from checker.command.corpus import Refused, base_of, report_of
from checker.command.links import broken, leads_to, summed_up, warn_of_outside, with_ends
from checker.command.output import CommandError, Told, complain, lines, say
from checker.command.outputs import frozen, named_outputs
from checker.earlier import NothingEarlier, past
from checker.files import append, write
from checker.formats import FORMATS
from checker.judge.since import since
from checker.model.report import Report
from checker.telling.summary import summary as summary_for_people


def run(options: Namespace) -> Told:
    """What was found, and where the report of it is."""
    outputs = named_outputs(options)
    if options.frozen and "-" in outputs:
        raise CommandError("--frozen: holds files against what would be written: name no `-`")
    if options.only_new and options.against is None:
        raise CommandError("--only-new: say what is known with --against FILE or git:REV")
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
        words = summary_for_people(report, base_of(root, os.curdir))
        told = Told(code, words + lines([f"Written: {', '.join(texts)}"]), verdicts=True)
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
    return report._replace(since=since(earlier, report))
