"""PDF: the text of its pages, in their order."""

import logging
from io import BytesIO
from typing import Final

from pypdf import PageObject, PdfReader

from checker.extract.documents.document import LONGEST, DocumentContent, Unusable, reason, too_long
from checker.extract.documents.stated import (
    AUTHOR,
    LANGUAGE,
    MADE,
    PUBLISHED,
    TITLE,
    Statements,
    day_of,
)

_PROPERTIES: Final = "PDF properties"
MOST_PAGES: Final = 5000

MOST_CONTENT: Final = 32 * 1024 * 1024
"""The most bytes that all pages which differ have together, unpacked; what they share counts for
each."""


def read(data: bytes) -> DocumentContent:
    """The text of a PDF, an empty line between pages. Raises :class:`Unusable`."""
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what is odd in a file is no news here
    pages: list[str] = []
    try:
        file = PdfReader(BytesIO(data), strict=False)
        if file.is_encrypted and not file.decrypt(""):
            raise Unusable("locked with a password: save it without one")
        if len(file.pages) > MOST_PAGES:
            raise Unusable(f"more than {MOST_PAGES} pages: split it")
        content = length = 0
        different = {_drawn(page): page for page in file.pages}
        for page in different.values():
            content += _size(page)
            if content > MOST_CONTENT:
                raise Unusable(
                    f"its pages have more than {MOST_CONTENT // 2**20} MiB of content: split it"
                )
        texts: dict[str, str] = {}
        for drawn in map(_drawn, file.pages):
            if drawn not in texts:
                texts[drawn] = different[drawn].extract_text().strip()
            length += len(texts[drawn])
            if length > LONGEST:
                break
            pages.append(texts[drawn])
        found = Statements()
        _properties(file, found)
    except (Unusable, MemoryError):
        raise
    except Exception as error:  # a broken file fails in whatever way it is broken
        raise Unusable(f"not a PDF that can be read ({reason(error)}): save it again") from error
    if length > LONGEST:
        raise Unusable(too_long(LONGEST))
    text = "\n\n".join(page for page in pages if page)
    if not text:
        raise Unusable("a PDF without text: run text recognition on it first")
    return DocumentContent.of(text.encode("utf-8", "replace").decode(), found)


def _properties(file: PdfReader, found: Statements) -> None:
    """What the properties of the file say; what is wrong with them is a note."""
    try:
        said = dict(file.metadata or {})
        language = file.root_object.get("/Lang")
    except Exception:  # as above; the pages are there all the same
        found.note("properties of the document that cannot be read are left out")
        return
    found.add(TITLE, said.get("/Title"), _PROPERTIES)
    found.add(AUTHOR, said.get("/Author"), _PROPERTIES)
    found.add(LANGUAGE, language, _PROPERTIES)
    made = str(said.get("/CreationDate") or "").removeprefix("D:")
    found.add(PUBLISHED, day_of(made[:8]) and made[:8], _PROPERTIES, MADE)


def _drawn(page: PageObject) -> str:
    """What a page is, by which those that are the same, to the letter, are known."""
    return repr([(key, page.raw_get(key)) for key in page])


def _size(page: PageObject) -> int:
    """How many bytes the drawing of a page is, with the forms that it may draw."""
    drawing = page.get_contents()
    size = len(drawing.get_data()) if drawing is not None else 0
    resources = page.get("/Resources")
    forms = resources.get_object().get("/XObject") if resources is not None else None
    for form in forms.get_object().values() if forms is not None else ():
        drawn = form.get_object()
        if drawn.get("/Subtype") == "/Form":
            size += len(drawn.get_data())
    return size
