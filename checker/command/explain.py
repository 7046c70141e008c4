"""Everything about one thing."""

import os
from argparse import Namespace

from checker.command.corpus import base_of, report_of
from checker.command.output import CommandError, Told, lines
from checker.model.line import plain
from checker.spelling.nearest import suggestion
from checker.telling.explain import explain


def run(options: Namespace) -> Told:
    """All that bears on one thing."""
    report, root = report_of(options)
    try:
        told = explain(report, options.id, base_of(root, os.curdir))
    except Exception as error:
        error.add_note(f"explaining '{options.id}'")
        raise
    if told is None:
        names = [*report.attributes, *report.entities.names, *(rule.id for rule in report.rules)]
        names += [source.id for source in report.sources]
        near = suggestion(options.id, names) or suggestion(
            options.id, [fact.id for fact in (*report.facts, *report.derived)]
        )
        kinds = "finding, fact, rule, source, attribute or subject"
        raise CommandError(f"'{plain(options.id)}' is no {kinds} here{near}")
    return Told(0, lines(told), verdicts=True, colour=options.color)
