"""The folder of documents that a command is given."""

import os
from pathlib import Path

from checker.command.output import CommandError, complain
from checker.extract.documents import FORMATS, Unusable, find
from checker.hosting import repository_of
from checker.loading.files import way_to
from checker.verify.documents import Folder
from checker.verify.verification import Read


def read_folder(folder: Path) -> tuple[list[str], Read]:
    """The names of the documents in a folder, sorted, and what reads one; tells what is no name of
    a document. Raises :class:`CommandError`."""
    opened = opened_folder(folder)
    found, wrong = find([str(folder)])
    complain(*(f"{one.place.file}: {one.message}" for one in wrong if found))
    return [one.name for one in found], opened.read


def opened_folder(folder: Path) -> Folder:
    """A folder of documents. Raises :class:`CommandError`."""
    if not folder.is_dir():
        raise CommandError(f"--documents {folder}: no such folder")
    return Folder(str(folder), _unwrapped)


def leads_to_documents(folder: Path, root: str) -> str | None:
    """What leads from the root of file names to a folder, with a slash at its end; ``None`` where
    it lies outside of the repository."""
    home, there = os.path.realpath(repository_of(root)), os.path.realpath(folder)
    if os.path.commonpath([home, there]) != home:
        return None
    return way_to(str(folder), root)


def _unwrapped(path: str, data: bytes) -> str:
    """The text of a document that is no plain text; raises ``ValueError``."""
    ending = os.path.splitext(path)[1].lower()
    if ending not in FORMATS:
        raise ValueError(f"{ending} is no format that is read here; there are {', '.join(FORMATS)}")
    try:
        return FORMATS[ending](data).text
    except Unusable as error:
        raise ValueError(str(error)) from error
    except ImportError as error:
        extra = "pip install 'fact-consistency-checker[documents]'"
        raise ValueError(f"its format needs {error.name}: {extra}") from error
