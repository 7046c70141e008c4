"""Run the examples of the rules, and see whose change they would notice."""

import os
from argparse import Namespace

from checker.command.corpus import base_of, corpus_of, paths_of, refused
from checker.command.output import Told, lines, show_how_far
from checker.loading.examples import load_examples
from checker.rehearsal.coverage import push_all
from checker.rehearsal.examples import rehearse
from checker.rehearsal.lines import coverage_lines, example_lines


def run(options: Namespace) -> Told:
    """The examples that are not as expected, and what no rule would notice."""
    corpus, root = corpus_of(options)
    examples, problems = load_examples(paths_of(options), root, corpus)
    if problems:
        raise refused(problems, root, "nothing was tested")
    found, base = rehearse(corpus.rules, examples), base_of(root, os.curdir)
    told = list(example_lines(found, base, everything=options.all))
    if options.mutate:
        pushed = push_all(corpus, show_how_far)
        show_how_far(0, len(pushed), "")
        told = [*coverage_lines(pushed, corpus, base, everything=options.all), *told]
    return Told(0 if found.passed else 1, lines(told))
