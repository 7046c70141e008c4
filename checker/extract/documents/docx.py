"""DOCX: the text of a Word document."""

import re
from contextlib import suppress
from io import BytesIO

from docx2python import docx2python

from checker.extract.documents.document import Content, Unusable


def read(data: bytes) -> Content:
    """The text of a document, an empty line between paragraphs. Raises :class:`Unusable`."""
    try:
        with docx2python(BytesIO(data)) as document:
            text = document.text
            title = ""
            with suppress(Exception):  # a document may be without properties
                title = str(document.core_properties.get("title") or "")
    except MemoryError:
        raise
    except Exception as error:  # a broken file fails in whatever way it is broken
        raise Unusable(f"not a DOCX that can be read ({_short(error)}): save it again") from error
    text = re.sub(r"----(?:media|Image)[^\n-]{0,200}----", " ", text)
    return Content(re.sub("[ \t]*\n", "\n", text).strip(), title)


def _short(error: Exception) -> str:
    return " ".join((str(error) or type(error).__name__).split())[:80]
