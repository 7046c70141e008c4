"""What a file is, by how it begins, where its name says something else."""

import re
from typing import Final

MOST: Final = 64
"""How many bytes of a file are looked at."""

_WIDE: Final = "UTF-16: write `encoding: utf-16` in its mapping"
_JSON: Final = "JSON: write one object a line, and let its name end in .jsonl"
_PAGE: Final = "a page of HTML or XML, such as one that asks to log in: download the table itself"
_OTHERWISE: Final = "packed in a way that is not read: unpack it, or pack it with gzip (.gz)"

_BYTES: Final = (
    (b"\x1f\x8b", "packed with gzip: let its name end in .gz"),
    (b"\x28\xb5\x2f\xfd", "packed with zstandard: let its name end in .zst"),
    (b"BZh", _OTHERWISE),
    (b"\xfd7zXZ\0", _OTHERWISE),
    (b"7z\xbc\xaf", _OTHERWISE),
    (b"PK\x03\x04", "a workbook or another archive: let its name end in .xlsx, or unpack it"),
    (b"\xd0\xcf\x11\xe0", "an old workbook, or one with a password: save it as .xlsx without one"),
    (b"PAR1", "Parquet: let its name end in .parquet"),
    (b"PARE", "Parquet that is encrypted: save it as everybody can read it"),
    (b"ARROW1", "a file of Arrow (Feather): save it as Parquet"),
    (b"SQLite format 3\0", "a database of SQLite: let its name end in .sqlite"),
    (b"\xff\xfe\0\0", "UTF-32: save the file as UTF-8"),
    (b"\0\0\xfe\xff", "UTF-32: save the file as UTF-8"),
    (b"\xff\xfe", _WIDE),
    (b"\xfe\xff", _WIDE),
)
"""How files begin that are no text; the longer ones first where one begins as another does."""

_WORDS: Final = (
    (b"version https://git-lfs", "a pointer of Git LFS, not the file: fetch it with git lfs pull"),
    (b"%PDF-", "a PDF: save the table in it as CSV"),
)
_PAGES: Final = (b"<!doctype", b"<html", b"<?xml")
_OF_JSON: Final = (b'{"', b'[{"', b"[[")
_MARK: Final = b"\xef\xbb\xbf"
_NO_TEXT: Final = re.compile(rb"[\0-\x08\x0e-\x1f\x80-\xff]")


def other_kind(begins: bytes, *, json: bool = False) -> str:
    """What a file is that begins so, and how to have it read; nothing where it may be a table of
    lines. ``json``: these are objects."""
    if _NO_TEXT.search(begins.removeprefix(_MARK)):
        found = next((what for sign, what in _BYTES if begins.startswith(sign)), "")
        if found:
            return found
    if found := next((what for sign, what in _WORDS if begins.startswith(sign)), ""):
        return found
    text = b"".join(begins.removeprefix(_MARK).split()).lower()
    if text.startswith(_PAGES):
        return _PAGE
    return _JSON if text.startswith(_OF_JSON) and not json else ""


def but_another(path: str) -> str:
    """The same of a file that was to be a Parquet, a workbook or a database: ``, but ...``."""
    with open(path, "rb") as file:
        begins = file.read(MOST)
    found = other_kind(begins)
    if not found and begins and not _NO_TEXT.search(begins):
        found = "text: let its name say of which kind, as .csv does"
    return f", but {found}" if found else ""
