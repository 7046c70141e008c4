"""DOCX: the text of a Word document."""

import re
from contextlib import suppress
from io import BytesIO
from typing import Final
from zipfile import BadZipFile, ZipFile

from docx2python import docx2python

from checker.extract.documents.document import LONGEST, Content, Unusable

MOST_UNPACKED: Final = 256 * 1024 * 1024
"""The most bytes that all parts of a file may have together, unpacked."""

MOST_PARTS: Final = 5000
_CHUNK: Final = 1024 * 1024


def read(data: bytes) -> Content:
    """The text of a document, an empty line between paragraphs. Raises :class:`Unusable`."""
    _check(data)
    try:
        with docx2python(BytesIO(data)) as document:
            text = document.text
            title = ""
            with suppress(Exception):  # a document may be without properties
                title = str(document.core_properties.get("title") or "")
    except Exception as error:  # a broken file fails in whatever way it is broken
        raise Unusable(f"not a DOCX that can be read ({_short(error)}): save it again") from error
    if len(text) > LONGEST:
        raise Unusable(f"its text has more than {LONGEST // 2**20} million characters: split it")
    text = re.sub(r"----(?:media|Image)[^\n-]{0,200}----", " ", text)
    return Content(re.sub("[ \t]*\n", "\n", text).strip(), title)


def _check(data: bytes) -> None:
    """Refuse what would unpack to too much, and XML that declares entities."""
    try:
        with ZipFile(BytesIO(data)) as archive:
            parts = archive.infolist()
            if len(parts) > MOST_PARTS:
                raise Unusable(f"a DOCX of more than {MOST_PARTS} parts: save it again")
            left = MOST_UNPACKED
            for part in parts:
                with archive.open(part) as file:
                    before = b""
                    while chunk := file.read(_CHUNK):
                        left -= len(chunk)
                        if left < 0:
                            megabytes = MOST_UNPACKED // 2**20
                            raise Unusable(f"larger than {megabytes} MiB when unpacked: split it")
                        if part.filename.endswith((".xml", ".rels")) and (
                            b"<!DOCTYPE" in before + chunk or b"<!ENTITY" in before + chunk
                        ):
                            raise Unusable("its XML declares entities, which are not read")
                        before = chunk[-16:]
    except (BadZipFile, NotImplementedError, RuntimeError, EOFError, ValueError, OSError) as error:
        raise Unusable(f"not a DOCX that can be read ({_short(error)}): save it again") from error
    except Exception as error:
        if isinstance(error, Unusable):
            raise
        raise Unusable(f"not a DOCX that can be read ({_short(error)}): save it again") from error


def _short(error: Exception) -> str:
    return " ".join((str(error) or type(error).__name__).split())[:80]
