"""Draft facts from documents."""

import os
from argparse import Namespace
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final, final

from checker.command.changes import while_others_write
from checker.command.corpus import base_of
from checker.command.given import given
from checker.command.output import CommandError, Told, complain, few, lines, show_how_far
from checker.command.proposals import Proposals
from checker.drafting import DraftedNames, Drafter, DraftRecords, load_paths
from checker.extract.documents import Document, find, read_document
from checker.extract.documents.document import LONGEST
from checker.extract.documents.files import DocumentFile
from checker.files import write
from checker.loading.extraction import load_for_extraction
from checker.loading.files import root_of
from checker.loading.patterns import untyped
from checker.model.place import Problem


def run(options: Namespace) -> Told:
    """Draft; where somebody else writes a file meanwhile, into what it is by then."""
    if options.explain is not None:
        return _explained(options)
    if not options.documents:
        raise CommandError("name the documents, as in: checker extract FOLDER")
    proposals = Proposals(options)
    try:
        return while_others_write(lambda options: _extracted(options, proposals), options)
    finally:
        proposals.record()


def _explained(options: Namespace) -> Told:
    """What each pattern reads in a sentence; names in it that nobody declared count, too."""
    if options.documents or options.into or options.check:
        raise CommandError("--explain: reads one sentence, and neither documents nor drafts")
    facts, rules = options.facts, options.rules
    into = facts[0] if not facts[0].is_file() else facts[0].parent
    paths = load_paths(facts, rules, into)
    root = root_of(paths)
    corpus, problems = load_for_extraction(paths, root, _home(rules[0], root))
    if corpus is None:
        base = base_of(root, os.curdir)
        raise CommandError(*(f"{base}{problem}" for problem in problems), "nothing was explained")
    if options.names:
        names = DraftedNames(corpus, DraftRecords(corpus, root), str(into))
        names.add(Document("the sentence", options.explain, "", "", ""))
        corpus, _ = names.words()
    told = Drafter(corpus, root, str(into)).explained(options.explain)
    return Told(0, lines(told or ["No word of any pattern stands there"]))


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
    found, problems = find(options.documents)
    if any(one.path == "-" for one in found) and not hasattr(options, "given"):
        options.given = given()  # it can be read once
    documents = _Documents(found, getattr(options, "given", b""), again=options.names)
    records = DraftRecords(corpus, root)
    names = DraftedNames(corpus, records, str(into))
    notes: list[Problem] = []
    if options.names:
        for document in documents:
            if isinstance(document, Document):
                names.add(document)
        corpus, notes = names.words()
    types = {entity.type for entity in corpus.literals.entities.by_id.values()}
    for caution in (*corpus.cautions, *untyped(corpus.wanted, types)):
        notes.append(caution._replace(place=caution.place._replace(file=base + caution.place.file)))
    drafter = Drafter(corpus, root, str(into), records)
    proposals.begin(corpus)
    texts: dict[str, str] = {}
    before: dict[str, bytes | None] = {}
    drafts = read = 0
    for one, document in zip(found, documents, strict=True):
        try:
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
        read += not outcome.problems
        if outcome.text is not None:
            path = os.path.relpath(outcome.path)
            texts[path], before[path] = outcome.text, outcome.before
    show_how_far(0, len(found), "", always=proposals.wanted)
    more, wrong = proposals.left()
    notes += more
    problems += wrong
    new = names.file(drafter.files())
    if isinstance(new, Problem):
        problems.append(new)
    elif new is not None:
        path = os.path.relpath(new[0])
        texts[path], before[path] = new[1:]
    for path, text, now in drafter.records():
        texts[os.path.relpath(path)], before[os.path.relpath(path)] = text, now
    if not options.check:
        home = str(into) if options.into else options.below.get("facts", str(into))
        if home:  # what is on record of drafts may stand in a folder of facts around theirs
            around = [os.path.dirname(path) for path, _, _ in drafter.records()]
            home = os.path.commonpath([os.path.abspath(home), *around])
        write(texts, below=home, instead=before)
    complain(*map(str, [*notes, *problems]))
    told = [f"{drafts} draft{'' if drafts == 1 else 's'} in {read} of {len(found)} documents"]
    unmatched = drafter.unmatched()
    if unmatched and read:
        told.append(f"Patterns that match nothing here: {few(unmatched)}")
    if texts:
        told.append(f"{'Out of date' if options.check else 'Written'}: {', '.join(sorted(texts))}")
    return Told(2 if problems else 1 if options.check and texts else 0, lines(told))


_MOST_KEPT: Final = 4 * LONGEST
"""The most characters that are kept of documents whose second turn comes; others are read anew."""


@final
class _Documents:
    """Documents that are read one after the other, each when its turn comes."""

    def __init__(self, found: Sequence[DocumentFile], data: bytes, *, again: bool) -> None:
        """``data`` is what standard input holds. ``again``: there are two turns, and what is read
        in the first is kept until the second has come, up to some length in all."""
        self._found = found
        self._data = data
        self._again = again
        self._kept: dict[int, Document | Problem] = {}
        self._length = 0

    def __iter__(self) -> Iterator[Document | Problem]:
        keeps, self._again = self._again, False
        for number, one in enumerate(self._found):
            read = self._kept.pop(number, None) or self._read(number, one)
            if keeps:
                self._keep(number, read)
            yield read

    def _read(self, number: int, one: DocumentFile) -> Document | Problem:
        show_how_far(number + 1, len(self._found), one.name)
        try:
            return read_document(one, self._data)
        except Exception as error:
            error.add_note(f"drafting from {one.name}")
            raise

    def _keep(self, number: int, read: Document | Problem) -> None:
        length = len(read.text) if isinstance(read, Document) else 0
        if self._length + length <= _MOST_KEPT:
            self._kept[number] = read
            self._length += length


def _home(rules: Path, root: str) -> str:
    """Where patterns are to be written, seen from the root of file names."""
    return os.path.relpath(rules if rules.is_file() else rules / "patterns.yaml", root)
