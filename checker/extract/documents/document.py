"""A document that has been read, and why one cannot be."""

import os
import stat
from typing import Final, final

from checker.extract.documents.stated import StatedOfItself, Statements, chosen
from checker.values.named import NamedTuple

LARGEST: Final = 64 * 1024 * 1024
"""The most bytes of a document."""

LONGEST: Final = 8 * 1024 * 1024
"""The most characters of its text."""


def too_long(most: int) -> str:
    """What is said of a text of more characters than ``most``."""
    return f"its text has more than {most // 2**20} million characters: split it"


def reason(error: Exception) -> str:
    """What a library says of a broken file, on one short line."""
    return " ".join((str(error) or type(error).__name__).split())[:80]


@final
class Unusable(Exception):
    """A document that cannot be read: what is wrong, and how to mend it."""


def too_large() -> Unusable:
    """What is said of a document of more bytes than :data:`LARGEST`."""
    return Unusable(f"larger than {LARGEST // 2**20} MiB: split it")


def bytes_of(path: str) -> bytes:
    """What a file holds; one byte more than :data:`LARGEST` of what grows while it is read. Raises
    ``OSError`` and :class:`Unusable`."""
    # never waits: a pipe that somebody calls x.txt is no file
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
    with open(handle, "rb", buffering=0) as file:
        status = os.fstat(handle)
        if not stat.S_ISREG(status.st_mode):
            raise Unusable("not a regular file: name a file")
        if status.st_size > LARGEST:
            raise too_large()
        return file.read(LARGEST + 1)


@final
class DocumentContent(NamedTuple):
    """What a format gives: the text, empty lines between its paragraphs, and what the document
    says of itself (``stated``: what is most to be trusted first), with ``notes`` on what of that
    is left out."""

    text: str
    stated: tuple[StatedOfItself, ...] = ()
    notes: tuple[str, ...] = ()

    @classmethod
    def of(cls, text: str, found: Statements) -> "DocumentContent":
        """The text, and what was found beside it."""
        return cls(text, tuple(found.said), tuple(found.notes))


@final
class Document(NamedTuple):
    """``name`` is its file's, with slashes, relative to the folder that was given; ``sha256`` is
    that of the file's bytes. ``stated`` is all that it says of itself, ``published`` the day of
    that which is taken; ``notes``: what of it is left out or told in two ways."""

    name: str
    text: str
    title: str
    published: str
    sha256: str
    stated: tuple[StatedOfItself, ...] = ()
    notes: tuple[str, ...] = ()

    def says(self, key: str) -> str:
        """What it says of itself under a key of :mod:`.stated`; nothing where it does not."""
        return next((one.value for one in chosen(self.stated) if one.key == key), "")
