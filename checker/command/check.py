"""Judge the claims, and write the report."""

import os
from argparse import Namespace
from collections.abc import Mapping

from checker.command.corpus import BrokenInput
from checker.command.judging import (
    Reports,
    exit_code,
    let_go,
    report_to_tell,
    texts_of,
    words_for_people,
    written_line,
)
from checker.command.links import broken, summed_up, warn_of_outside
from checker.command.output import CommandError, Told, complain, say
from checker.command.outputs import frozen, is_part, named_outputs, whole
from checker.files import NotWritten, append, write
from checker.formats import FORMATS

_NO_FILE = "no report was written; `--out text=-` prints the findings and writes no file"


def run(options: Namespace) -> Told:
    """What was found, and where the report of it is."""
    _refuse_what_cannot_be_meant(options)
    outputs = named_outputs(options)
    if options.frozen and "-" in outputs:
        raise CommandError("--frozen: holds files against what would be written: name no `-`")
    if options.watch:
        from checker.command.watch import watch  # 40 ms: nobody watches as a rule

        return watch(options, outputs)
    try:
        reports, root = report_to_tell(options, outputs)
    except BrokenInput as error:
        for told in broken(options.out, error.problems, error.root):
            say(told)
        raise
    try:
        return _told(options, outputs, reports, root)
    finally:
        let_go(reports)


def _told(options: Namespace, outputs: Mapping[str, str], reports: Reports, root: str) -> Told:
    """What was found, when all of it is written."""
    report = reports[""]
    texts = texts_of(options, outputs, reports, root)
    warn_of_outside(report, root, outputs)
    if options.frozen:
        return frozen(texts)
    if "-" in texts:
        code = exit_code(options, report)
        told = Told(code, str(whole(texts.pop("-"))), FORMATS[outputs["-"]].notation)
    else:
        told = words_for_people(options, report, root, written_line(options, texts))
    of_job = "-" in outputs and FORMATS[outputs["-"]].of_job
    summary = os.environ.get("GITHUB_STEP_SUMMARY", "") if of_job else ""
    added = summed_up(report, root, summary, options.link_base) if summary else ""
    try:
        write(texts, below=options.below.get("out", ""))
    except NotWritten as error:
        if "-" in outputs:
            raise
        say(words_for_people(options, report, root, ""))  # they were judged all the same
        raise NotWritten(*error.args, _NO_FILE) from None
    if texts and options.cache is not None:
        from checker.command.cache import keep  # 7 ms with others that few runs need

        keep(options.cache, options)
    if added:
        append(summary, added)
    elif summary:
        complain(f"{summary}: the job's summary is full: the report is not in it")
    return told


def _refuse_what_cannot_be_meant(options: Namespace) -> None:
    """Options that are of no use with each other."""
    if options.only_new and options.against is None:
        raise CommandError("--only-new: say what is known with --against FILE or git:REV")
    if options.count_upgrade and not options.only_new:
        raise CommandError("--count-upgrade: does nothing without --only-new: add that")
    if options.frozen and is_part(options):
        raise CommandError("--frozen: compares whole reports, and a part is asked for: give one")
    if options.watch and options.frozen:
        raise CommandError("--watch and --frozen: the one writes, the other must not: give one")
    if options.watch and any(word.endswith("=-") for word in options.out):
        raise CommandError("--watch: standard output is for people: name files with --out")
