"""Hold quotes and values against the documents, and put on record how they stood."""

import os
from argparse import Namespace
from collections.abc import Mapping

from checker.command.changes import held_in, while_others_write
from checker.command.corpus import base_of, corpus_of, paths_of
from checker.command.documents import read_folder
from checker.command.output import CommandError, Told, complain, lines, show_how_far
from checker.editing.editor import NoPlace
from checker.files import Changed, write
from checker.loading.files import find, read_bytes, root_of
from checker.model.corpus import Corpus
from checker.verify.coverage_lines import coverage_lines
from checker.verify.lines import lines as found_lines
from checker.verify.lines import problems
from checker.verify.record import Moved, holds_records, locked, made_before, moved, settled
from checker.verify.verification import Verification, verify


def run(options: Namespace) -> Told:
    """Verify; where somebody else writes a file meanwhile, what it is by then."""
    return while_others_write(_verified, options)


def _verified(options: Namespace) -> Told:
    there, read = read_folder(options.documents)
    held = _facts_held(options) if options.write else {}
    corpus, root = corpus_of(options, mending=options.write)
    asks = options.coverage or options.at_least is not None
    found = verify(corpus, read, show_how_far, there if asks else None)
    base = base_of(root, os.curdir)
    told = list(found_lines(found, base))
    if asks:
        told += coverage_lines(found.coverage, options.at_least, f"{options.documents}{os.sep}")
    if options.write and found.held:
        texts, before = _records(found, corpus, root, held)
        write(texts, below=options.below.get("facts", ""), instead=before)
        names = ", ".join(texts) or "nothing: all of it is on record"
        told.append(f"Written: {names}")
    complain(*problems(found, base))
    least = options.at_least
    code = found.exit_code if least is None else found.exit_code_for(least)
    return Told(code, lines(told))


def _facts_held(options: Namespace) -> dict[str, bytes]:
    """What the files hold before they are judged, by their names: others may write meanwhile."""
    paths = paths_of(options)
    found = ((file[0], read_bytes(file)) for file in find(paths, root_of(paths))[0])
    return {name: data for name, data in found if isinstance(data, bytes)}


def _records(
    found: Verification, corpus: Corpus, root: str, held: Mapping[str, bytes]
) -> tuple[dict[str, str], dict[str, bytes | None]]:
    """The files that change, by path, when all is put on record; and what they are yet.

    They are the files of records, and files of facts that still hold some.
    """
    texts: dict[str, str] = {}
    before: dict[str, bytes | None] = {}
    told: dict[str, Moved] = {}
    places = settled(found)
    facts = corpus.every_fact
    of_facts = {fact.place.file for fact in facts} | _named(corpus)
    for file in sorted(of_facts - corpus.tables):
        path = os.path.relpath(os.path.join(root, file))
        data = held.get(file)
        if data is None or data != held_in(path):
            raise Changed(f"{path}: was changed meanwhile: run the command again")
        try:
            if not holds_records(data):
                continue
            told[file] = moved(data.decode(), places.get(file, {}))
        except NoPlace as error:
            raise CommandError(
                f"{path}: cannot be changed: take `verified` and `extracted` out of it ({error})"
            ) from None
        if told[file].text.encode() != data:
            texts[path], before[path] = told[file].text, data
    for lock, text in locked(found, corpus, made_before(facts, told)):
        if lock.data is None or text.encode() != lock.data:
            path = os.path.relpath(os.path.join(root, lock.file))
            texts[path] = text
            before[path] = lock.data
    return texts, before


def _named(corpus: Corpus) -> set[str]:
    """The files that name a document."""
    return {source.place.file for source in corpus.sources.values() if source.document}
