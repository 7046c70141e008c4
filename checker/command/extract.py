"""Draft facts from documents."""

import os
from argparse import Namespace
from pathlib import Path

from checker.command.changes import while_others_write
from checker.command.corpus import base_of
from checker.command.given import given
from checker.command.output import CommandError, Told, complain, few, lines, show_how_far
from checker.command.proposals import Proposals
from checker.drafting import Drafter, load_paths
from checker.extract.documents import find, read_document
from checker.files import write
from checker.loading.extraction import load_for_extraction
from checker.loading.files import root_of
from checker.model.place import Problem


def run(options: Namespace) -> Told:
    """Draft; where somebody else writes a file meanwhile, into what it is by then."""
    proposals = Proposals(options)
    try:
        return while_others_write(lambda options: _extracted(options, proposals), options)
    finally:
        proposals.record()


def _extracted(options: Namespace, proposals: Proposals) -> Told:
    facts, rules = options.facts, options.rules
    into = options.into or (facts[0] if not facts[0].is_file() else facts[0].parent)
    paths = load_paths(facts, rules, into)
    root = root_of(paths)
    corpus, problems = load_for_extraction(
        paths, root, _home(rules[0], root), patterns=not proposals.wanted
    )
    base = base_of(root, os.curdir)
    if corpus is None:
        raise CommandError(*(f"{base}{problem}" for problem in problems), "nothing was drafted")
    drafter = Drafter(corpus, root, str(into))
    proposals.begin(corpus)
    found, problems = find(options.documents)
    problems = [
        *(p._replace(place=p.place._replace(file=base + p.place.file)) for p in drafter.problems),
        *problems,
    ]
    notes: list[Problem] = []
    texts: dict[str, str] = {}
    before: dict[str, bytes | None] = {}
    drafts = 0
    if any(one.path == "-" for one in found) and not hasattr(options, "given"):
        options.given = given()  # it can be read once
    data = getattr(options, "given", b"")
    for number, one in enumerate(found, 1):
        show_how_far(number, len(found), one.name)
        try:
            document = read_document(one, data)
            if isinstance(document, Problem):
                problems.append(document)
                continue
            proposed = proposals.of(document)
            outcome = drafter.draft(document, proposed)
        except Exception as error:
            error.add_note(f"drafting from {one.name}")
            raise
        notes += outcome.notes
        problems += outcome.problems
        problems += proposed.problems if proposed is not None else ()
        drafts += outcome.drafts
        if outcome.text is not None:
            path = os.path.relpath(outcome.path)
            texts[path], before[path] = outcome.text, outcome.before
    show_how_far(0, len(found), "", always=proposals.wanted)
    more, wrong = proposals.left()
    notes += more
    problems += wrong
    for path, text, now in drafter.records():
        texts[os.path.relpath(path)], before[os.path.relpath(path)] = text, now
    if not options.check:
        home = str(into) if options.into else options.below.get("facts", str(into))
        if home:  # what is on record of drafts may stand in a folder of facts around theirs
            around = [os.path.dirname(path) for path, _, _ in drafter.records()]
            home = os.path.commonpath([os.path.abspath(home), *around])
        write(texts, below=home, instead=before)
    complain(*map(str, [*notes, *problems]))
    read = len(found) - sum(problem.place.file in {f.path for f in found} for problem in problems)
    told = [f"{drafts} draft{'' if drafts == 1 else 's'} in {read} of {len(found)} documents"]
    unmatched = drafter.unmatched()
    if unmatched:
        told.append(f"Patterns that match nothing here: {few(unmatched)}")
    if texts:
        told.append(f"{'Out of date' if options.check else 'Written'}: {', '.join(sorted(texts))}")
    return Told(2 if problems else 1 if options.check and texts else 0, lines(told))


def _home(rules: Path, root: str) -> str:
    """Where patterns are to be written, seen from the root of file names."""
    return os.path.relpath(rules if rules.is_file() else rules / "patterns.yaml", root)
