"""A document that has been read, and why one cannot be."""

from typing import Final, NamedTuple, final

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


@final
class DocumentContent(NamedTuple):
    """What a format gives: the text, empty lines between its paragraphs, and what the document
    says of itself where the format has a place for that."""

    text: str
    title: str = ""
    published: str = ""


@final
class Document(NamedTuple):
    """``name`` is its file's, with slashes, relative to the folder that was given; ``sha256`` is
    that of the file's bytes."""

    name: str
    text: str
    title: str
    published: str
    sha256: str
