"""A first look at documents: what they say of the same things, without facts or rules."""

import os
import shlex
from argparse import Namespace
from collections.abc import Iterator
from functools import partial
from operator import itemgetter
from pathlib import Path
from typing import Final

from checker.command.corpus import refused
from checker.command.given import given
from checker.command.output import CommandError, Told, complain, few, lines, show_how_far
from checker.extract.documents import Document, find, read_document
from checker.extract.documents.files import STANDARD_INPUT, DocumentFile
from checker.files import refusal, same_place, write
from checker.formats import FORMATS, PAGES
from checker.loading.corpus import load_contents
from checker.loading.files import Content, read_bytes
from checker.loading.files import find as files_in
from checker.model.place import Place, Problem
from checker.model.report import counted
from checker.prose.reader import NoTable, setting
from checker.survey import telling
from checker.survey.accepting import read_kept
from checker.survey.drafts import clashes, drafts
from checker.survey.present import present_in
from checker.survey.proposals import proposals
from checker.survey.survey import survey

PROPOSED: Final = "survey.yaml"
"""What proposals are called in the folder that they are written into."""

_NOTHING: Final = "nothing was surveyed"


def run(options: Namespace) -> Told:
    """Survey documents, or accept what a person kept of a survey."""
    if options.accept is None:
        if not options.documents:
            raise CommandError("name the documents, as in: checker survey FOLDER")
        return _surveyed(options)
    if options.documents or options.into is not None or options.out:
        raise CommandError(f"--accept {options.accept}: reads the {PROPOSED} there, nothing else")
    return _accepted(options.accept)


def _surveyed(options: Namespace) -> Told:
    try:
        known = setting(options.language) if options.language else None
    except NoTable as error:
        raise CommandError(f"--language: {error}") from None
    found, problems = find(options.documents)
    outputs = _outputs(options, found)
    read = survey(_documents(found, problems), known, options.currency)
    complain(*map(str, problems))
    if not read.documents:
        raise CommandError(_NOTHING)
    shown = partial(telling.page, read, options.most)
    texts = {path: FORMATS[kind].marked_up(shown) for path, kind in outputs.items()}
    if options.into is not None:
        path = os.path.join(options.into, PROPOSED)
        if os.path.lexists(path):
            raise CommandError(f"{path}: is there already: accept it, or move it away")
        texts[path] = proposals(read, options.language or "en", options.currency, options.most)
    printed = texts.pop(STANDARD_INPUT, None)
    if texts:
        write(texts)
    if printed is not None:
        return Told(0, printed, "markup")
    told = [*telling.lines(read, options.most)]
    told += ["", f"Written: {', '.join(sorted(texts))}"] if texts else []
    return Told(0, lines(told))


def _accepted(folder: Path) -> Told:
    """Drafts of what is left in the proposals, in the folders `facts` and `rules` beside them."""
    path = os.path.normpath(folder / PROPOSED)
    name = path.replace(os.sep, "/")
    data = read_bytes((name, path))
    if isinstance(data, Problem):
        raise CommandError(str(data), "nothing was accepted")
    kept, problems = read_kept(data, name)
    if problems:
        raise refused(sorted(problems), os.curdir, "nothing was accepted")
    paths = [Path(folder, part) for part in ("facts", "rules")]
    root = os.path.abspath(folder)
    there, wrong = files_in([one for one in paths if one.is_dir()], root)
    contents = [(file, read_bytes((file, at))) for file, at in there]
    present = present_in(contents)
    if problems := clashes(kept, present):
        raise refused(problems, os.curdir, "nothing was accepted")
    texts = drafts(kept, present)
    for file in texts:
        if os.path.lexists(os.path.join(folder, file)):
            raise CommandError(f"{os.path.join(folder, file)}: is there already: move it away")
    new: list[Content] = [(file, text.encode()) for file, text in texts.items()]
    corpus, wrong = load_contents(sorted([*contents, *new], key=itemgetter(0)), wrong)
    if corpus is None:
        raise refused(wrong, root, "nothing was accepted")
    write({os.path.join(folder, file): text for file, text in texts.items()})
    claims = sum(len(group.values) for group in kept.groups)
    told = [f"{counted(claims, 'draft')} of {counted(len(kept.groups), 'group')}"]
    told.append(f"Written: {few([os.path.join(folder, file) for file in sorted(texts)])}")
    where = shlex.quote(str(folder))
    told.append(f"Now: checker check --facts {where}/facts --rules {where}/rules")
    return Told(0, lines(told))


def _documents(found: list[DocumentFile], problems: list[Problem]) -> Iterator[Document]:
    """What can be read, one document after the other; ``problems`` get what cannot."""
    for number, one in enumerate(found, 1):
        show_how_far(number, len(found), one.name)
        document = read_document(one, given() if one.path == STANDARD_INPUT else b"")
        if isinstance(document, Problem):
            problems.append(document)
        else:
            at = Place(document.name, 1, 1)
            problems += (Problem(at, note) for note in document.notes)
            yield document
    show_how_far(0, len(found), "")


def _outputs(options: Namespace, documents: list[DocumentFile]) -> dict[str, str]:
    """The kind of each page that is asked for, by its path."""
    outputs: dict[str, str] = {}
    for word in options.out or ():
        kind, _, path = word.partition("=")
        wrong = ""
        if kind not in PAGES or not path:
            wrong = f"write FORMAT=PATH; the formats are {', '.join(PAGES)}"
        elif any(same_place(path, other) for other in outputs):
            wrong = "another output goes there already"
        elif path != STANDARD_INPUT:
            if any(same_place(path, one.path) for one in documents):
                wrong = "a document is read from here: name another file"
            else:
                wrong = refusal(path)
        if wrong:
            raise CommandError(f"--out {word}: {wrong}")
        outputs[path] = kind
    return outputs
