"""Which documents are meant, and their bytes."""

import os
from collections.abc import Sequence
from hashlib import sha256
from typing import Final, final

from checker.extract.documents.document import (
    LARGEST,
    LONGEST,
    Document,
    Unusable,
    bytes_of,
    too_large,
    too_long,
)
from checker.extract.documents.formats import FORMATS, sniffed
from checker.extract.documents.stated import PUBLISHED, TITLE, chosen, conflicts
from checker.model.line import odd_name, plain, shortened
from checker.model.place import Place, Problem
from checker.values.named import NamedTuple

LONGEST_TITLE: Final = 200
STANDARD_INPUT: Final = "-"


@final
class DocumentFile(NamedTuple):
    """A document's name in facts, and its path; the path of standard input is ``-``."""

    name: str
    path: str


def find(paths: Sequence[str]) -> tuple[list[DocumentFile], list[Problem]]:
    """The documents that are meant, folders with all that is in them, each once, sorted.

    Files of other formats in a folder are left out; hidden ones too.
    """
    found: dict[str, DocumentFile] = {}
    problems: list[Problem] = []
    for path in paths:
        if path == STANDARD_INPUT:
            found[path] = DocumentFile(path, path)
        elif os.path.isdir(path):
            before = len(found)
            for one in _walk(path, problems):
                found[os.path.realpath(one.path)] = one
            if len(found) == before:
                endings = ", ".join(FORMATS)
                problems.append(_problem(path, f"no document in this folder ({endings})"))
        elif not os.path.lexists(path):
            problems.append(_problem(path, "no such file or folder: name one that is there"))
        elif _ending(path) not in FORMATS:
            endings = ", ".join(FORMATS)
            problems.append(_problem(path, f"no format that is read here; there are {endings}"))
        else:
            found[os.path.realpath(path)] = DocumentFile(os.path.basename(path), path)
    names: dict[str, DocumentFile] = {}
    for one in sorted(found.values()):
        if odd_name(one.name):
            problems.append(_problem(one.path, odd_name(one.name)))
            continue
        first = names.setdefault(one.name, one)
        if first is not one:
            problems.append(_problem(one.path, f"has the name of {first.path}: rename one"))
    return list(names.values()), problems


def _walk(top: str, problems: list[Problem]) -> list[DocumentFile]:
    found: list[DocumentFile] = []
    home = os.path.realpath(top)

    def unreadable(error: OSError) -> None:
        problems.append(_problem(str(error.filename), f"cannot be read: {error.strerror}"))

    for folder, folders, files in os.walk(top, onerror=unreadable):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in files:
            path = os.path.join(folder, name)
            if name.startswith(".") or _ending(name) not in FORMATS:
                continue
            if os.path.commonpath([home, os.path.realpath(path)]) != home:
                problems.append(
                    _problem(path, "a link out of its folder: put the file itself here")
                )
                continue
            found.append(DocumentFile(os.path.relpath(path, top).replace(os.sep, "/"), path))
    return found


def read_document(found: DocumentFile, standard_input: bytes = b"") -> Document | Problem:
    """A document, or why it cannot be read; ``standard_input`` is what ``-`` stands for."""
    try:
        data = standard_input if found.path == STANDARD_INPUT else bytes_of(found.path)
        if not data.strip():
            raise Unusable("nothing in the file: leave it out")
        if len(data) > LARGEST:
            raise too_large()
        ending = sniffed(data) if found.path == STANDARD_INPUT else _ending(found.path)
        content = FORMATS[ending](data)
        if len(content.text) > LONGEST:
            raise Unusable(too_long(LONGEST))
        if not content.text.strip():
            raise Unusable("no text in it: leave it out")
    except Unusable as error:
        return _problem(found.path, str(error))
    except OSError as error:
        return _problem(found.path, f"cannot be read: {error.strerror}")
    except ImportError as error:
        extra = "pip install 'fact-consistency-checker[documents]'"
        return _problem(found.path, f"its format needs {error.name}: {extra}")
    except MemoryError:
        return _problem(found.path, "too large for the memory: split it")
    said = {one.key: one.value for one in chosen(content.stated)}
    title = shortened(said.get(TITLE) or _first_line(content.text), LONGEST_TITLE)
    return Document(
        found.name,
        content.text,
        title,
        said.get(PUBLISHED, ""),
        sha256(data).hexdigest(),
        content.stated,
        (*content.notes, *conflicts(content.stated)),
    )


def _first_line(text: str) -> str:
    return next((" ".join(line.split()) for line in text.splitlines() if line.strip()), "")


def _ending(path: str) -> str:
    return os.path.splitext(path)[1].lower()


def _problem(path: str, message: str) -> Problem:
    return Problem(Place(plain(path.replace(os.sep, "/")), 1, 1), message)
