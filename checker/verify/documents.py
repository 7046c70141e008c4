"""Documents from a folder: their bytes, hash and text. They are untrusted.

Nothing outside the folder is opened, nothing larger or longer than ``extract`` reads is read, and
what is no text is said to be none.
"""

import os
from collections.abc import Callable
from hashlib import sha256
from typing import final

from checker.extract.documents.document import (
    LARGEST,
    LONGEST,
    Unusable,
    bytes_of,
    too_large,
    too_long,
)
from checker.values.named import NamedTuple

_BOMS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_NO_TEXT = frozenset(
    {".htm", ".html", ".xhtml", ".pdf", ".docx", ".doc", ".odt", ".rtf", ".epub", ".pptx", ".xlsx"}
)
"""Endings of files in which a text is wrapped up."""


def is_plain(name: str) -> bool:
    """Whether the lines of a document's text are those of its file."""
    return os.path.splitext(name)[1].lower() not in _NO_TEXT


@final
class DocumentText(NamedTuple):
    """A document as text, and the SHA-256 of its bytes."""

    text: str
    sha256: str


@final
class Absent(NamedTuple):
    """There is no such document."""


@final
class Unread(NamedTuple):
    """A document that cannot be used, and why."""

    why: str


Unwrap = Callable[[str, bytes], str]
"""The text of a file that is no plain text, from its path and bytes; raises ``ValueError``."""


@final
class Folder:
    """The documents of one folder."""

    def __init__(self, path: str, unwrap: Unwrap | None = None) -> None:
        """``unwrap`` reads files that are no plain text; without it they cannot be read."""
        self.path = path
        self._home = os.path.realpath(path)
        self._unwrap = unwrap

    def read(self, name: str) -> DocumentText | Absent | Unread:
        """The document of that name, which is a path relative to the folder."""
        path = os.path.join(self._home, name)
        if not name or "\0" in name or os.path.isabs(name):
            return Unread("its name must be a path within the folder of documents")
        try:
            real = os.path.realpath(path)
            if os.path.commonpath([self._home, real]) != self._home:
                return Unread("its name leads out of the folder of documents")
            if not os.path.lexists(path):
                return Absent()
            data = bytes_of(real)
            if len(data) > LARGEST:
                raise too_large()
        except (OSError, ValueError, Unusable) as error:
            return Unread(f"cannot be read: {getattr(error, 'strerror', None) or error}")
        if not data:
            return Unread("cannot be read: the file is empty")
        text = self._text(name, data)
        return text if isinstance(text, Unread) else DocumentText(text, sha256(data).hexdigest())

    def _text(self, name: str, data: bytes) -> str | Unread:
        ending = os.path.splitext(name)[1].lower()
        if ending in _NO_TEXT:
            if self._unwrap is None:
                return Unread(f"cannot be read: {ending} is no plain text")
            try:
                return self._unwrap(os.path.join(self._home, name), data)
            except ValueError as error:
                return Unread(f"cannot be read: {error}")
        encoding = "utf-8"
        for bom, name_ in _BOMS:
            if data.startswith(bom):
                data, encoding = data[len(bom) :], name_
                break
        if encoding == "utf-8" and b"\0" in data:
            return Unread("cannot be read: it is binary, and no text")
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError as error:
            wrong = data[error.start : error.start + 1].hex()
            return Unread(
                f"cannot be read: not {encoding.upper()} (byte 0x{wrong} at {error.start}): "
                "save it as UTF-8"
            )
        return Unread(f"cannot be read: {too_long(LONGEST)}") if len(text) > LONGEST else text
