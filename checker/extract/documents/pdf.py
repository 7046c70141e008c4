"""PDF: the text of its pages, in their order."""

import logging
from io import BytesIO
from typing import Final

from pypdf import PdfReader

from checker.extract.documents.document import LONGEST, Content, Unusable

MOST_PAGES: Final = 5000


def read(data: bytes) -> Content:
    """The text of a PDF, an empty line between pages. Raises :class:`Unusable`."""
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what is odd in a file is no news here
    pages: list[str] = []
    try:
        file = PdfReader(BytesIO(data), strict=False)
        if file.is_encrypted and not file.decrypt(""):
            raise Unusable("locked with a password: save it without one")
        if len(file.pages) > MOST_PAGES:
            raise Unusable(f"more than {MOST_PAGES} pages: split it")
        length = 0
        for page in file.pages:
            text = page.extract_text()
            length += len(text)
            if length > LONGEST:
                break
            pages.append(text.strip())
        title = str((file.metadata.title if file.metadata else "") or "")
    except Unusable:
        raise
    except Exception as error:  # a broken file fails in whatever way it is broken
        raise Unusable(f"not a PDF that can be read ({_short(error)}): save it again") from error
    if length > LONGEST:
        raise Unusable(f"its text has more than {LONGEST // 2**20} million characters: split it")
    text = "\n\n".join(page for page in pages if page)
    if not text:
        raise Unusable("a PDF without text: run text recognition on it first")
    return Content(text.encode("utf-8", "replace").decode(), title)


def _short(error: Exception) -> str:
    return " ".join((str(error) or type(error).__name__).split())[:80]
