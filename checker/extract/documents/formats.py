"""The formats of documents: the literal table of them.

What a library reads is read in a process apart, and counted before that where it can be.
"""

import re
from collections.abc import Callable
from typing import Final

from checker.extract.documents.apart import needed, read_apart
from checker.extract.documents.budget import check_docx, check_html
from checker.extract.documents.document import DocumentContent, Unusable, reason
from checker.extract.documents.stated import (
    AUTHOR,
    LANGUAGE,
    PUBLISHED,
    PUBLISHER,
    TITLE,
    Statements,
)

_LONGEST_FRONT: Final = 10_000
_FRONT: Final = {
    "date": PUBLISHED, "published": PUBLISHED, "title": TITLE, "author": AUTHOR,
    "publisher": PUBLISHER, "lang": LANGUAGE, "language": LANGUAGE,
}  # fmt: skip
"""What the lines before a text of Markdown say, between two rules."""


def _text(data: bytes) -> DocumentContent:
    return DocumentContent(decoded(data))


def _markdown(data: bytes) -> DocumentContent:
    """Markdown is read as it is written; its title is its first heading."""
    text = decoded(data)
    found = Statements()
    heading = re.search(r"^# +(.+)$", text, re.MULTILINE)
    found.add(TITLE, heading[1].strip(" #") if heading else "", "first heading")
    front, end, _ = text[3:_LONGEST_FRONT].partition("\n---")
    if text.startswith("---\n") and end:
        for line in front.splitlines():
            key, _, said = line.partition(":")
            if key in _FRONT:
                found.add(_FRONT[key], said.strip(" \t\"'"), "front matter")
    return DocumentContent.of(text, found)


def _html(data: bytes) -> DocumentContent:
    needed("html")
    markup = decoded(data, html=True)
    check_html(markup)
    return read_apart("html", markup.encode("utf-8", "replace"))


def _pdf(data: bytes) -> DocumentContent:
    needed("pdf")
    return read_apart("pdf", data)


def _docx(data: bytes) -> DocumentContent:
    needed("docx")
    try:
        check_docx(data)
    except Unusable:
        raise
    except Exception as error:  # a broken file fails in whatever way it is broken
        raise Unusable(f"not a DOCX that can be read ({reason(error)}): save it again") from error
    return read_apart("docx", data)


FORMATS: Final[dict[str, Callable[[bytes], DocumentContent]]] = {
    ".txt": _text,
    ".text": _text,
    ".md": _markdown,
    ".markdown": _markdown,
    ".html": _html,
    ".htm": _html,
    ".pdf": _pdf,
    ".docx": _docx,
}
"""By the ending of a file's name, how its bytes become text. Each raises :class:`Unusable`."""


def sniffed(data: bytes) -> str:
    """The ending that a document without a name would have."""
    start = data.lstrip()[:64].lower()
    if start.startswith(b"%pdf"):
        return ".pdf"
    if start.startswith(b"pk\x03\x04"):
        return ".docx"
    return ".html" if start.startswith((b"<!doctype html", b"<html")) else ".txt"


def decoded(data: bytes, *, html: bool = False) -> str:
    """The text of bytes: UTF-8, UTF-16 with its mark, or what a web page says of itself."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        encoding = "utf-16"
    else:
        data = data.removeprefix(b"\xef\xbb\xbf")
        encoding = "utf-8"
    declared = re.search(rb"charset=[\"']?([A-Za-z0-9_-]{1,40})", data[:4096]) if html else None
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        if declared is not None:
            return _as_declared(data, declared[1].decode())
        at = f"byte 0x{data[error.start]:02x} at {error.start}"
        raise Unusable(f"not {encoding.upper()} ({at}): save it as UTF-8") from error
    if "\0" in text:
        raise Unusable("binary, not text: give the file the ending of its format")
    return text.replace("\r\n", "\n").replace("\r", "\n") if html else text


def _as_declared(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except (LookupError, UnicodeError) as error:
        raise Unusable(f"its bytes are not {encoding}, as it says: save it as UTF-8") from error
