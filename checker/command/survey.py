"""A first look at documents: what they say of the same things, without facts or rules."""

from argparse import Namespace
from collections.abc import Iterator
from typing import Final

from checker.command.given import given
from checker.command.output import CommandError, Told, complain, lines, show_how_far
from checker.extract.documents import Document, find, read_document
from checker.extract.documents.files import STANDARD_INPUT, DocumentFile
from checker.files import refusal, same_place, write
from checker.model.place import Problem
from checker.prose.reader import NoTable, setting
from checker.survey import telling
from checker.survey.page import PAGES
from checker.survey.survey import survey

_NOTHING: Final = "nothing was surveyed"


def run(options: Namespace) -> Told:
    """Survey documents."""
    return _surveyed(options)


def _surveyed(options: Namespace) -> Told:
    try:
        known = setting(options.language)
    except NoTable as error:
        raise CommandError(f"--language: {error}") from None
    found, problems = find(options.documents)
    outputs = _outputs(options, found)
    read = survey(_documents(found, problems), known, options.currency)
    complain(*map(str, problems))
    if not read.documents:
        raise CommandError(_NOTHING)
    texts = {path: PAGES[kind](read, options.most) for path, kind in outputs.items()}
    printed = texts.pop(STANDARD_INPUT, None)
    if texts:
        write(texts)
    if printed is not None:
        return Told(0, printed, "markup")
    told = [*telling.lines(read, options.most)]
    told += ["", f"Written: {', '.join(sorted(texts))}"] if texts else []
    return Told(0, lines(told))


def _documents(found: list[DocumentFile], problems: list[Problem]) -> Iterator[Document]:
    """What can be read, one document after the other; ``problems`` get what cannot."""
    for number, one in enumerate(found, 1):
        show_how_far(number, len(found), one.name)
        document = read_document(one, given() if one.path == STANDARD_INPUT else b"")
        if isinstance(document, Problem):
            problems.append(document)
        else:
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
