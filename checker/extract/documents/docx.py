"""DOCX: the text of a Word document."""

import re
from contextlib import suppress
from io import BytesIO
from typing import Any, Final
from zipfile import ZipFile

from docx2python import docx2python
from lxml import etree  # type: ignore[import-untyped]

from checker.extract.documents.document import DocumentContent, Unusable, reason
from checker.extract.documents.raised import text_of_raised

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_UNSEEN: Final = ("vanish", "webHidden", "strike", "dstrike")
"""Marks of a run whose text is hidden or taken back."""

_MARKS: Final = (b":vertAlign", b":vanish", b":webHidden", b":strike", b":dstrike", b":del ",
                 b":del>", b":moveFrom")  # fmt: skip
"""What a part has somewhere where something in it is raised, hidden or taken back."""

_PART: Final = re.compile(r"word/[a-z0-9]+\.xml").fullmatch

_OFF: Final = frozenset({"0", "false", "off"})


def read(data: bytes) -> DocumentContent:
    """The text of a document, an empty line between paragraphs. Raises :class:`Unusable`."""
    try:
        with docx2python(_cleaned(data)) as document:
            text = document.text
            title = ""
            with suppress(Exception):  # a document may be without properties
                title = str(document.core_properties.get("title") or "")
    except MemoryError:
        raise
    except Exception as error:  # a broken file fails in whatever way it is broken
        raise Unusable(f"not a DOCX that can be read ({reason(error)}): save it again") from error
    text = re.sub(r"----(?:media|Image)[^\n-]{0,200}----", " ", text)
    text = re.sub(r"----(?:footnote|endnote)[0-9]{1,9}----", "", text)  # marks of notes
    return DocumentContent(re.sub("[ \t]*\n", "\n", text).strip(), title)


def _cleaned(data: bytes) -> BytesIO:
    """The document without what is no text: the library joins runs before anybody sees them."""
    cleaned = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(cleaned, "w") as new:
        for item in old.infolist():
            part = old.read(item)
            if _PART(item.filename) and any(mark in part for mark in _MARKS):
                root = etree.fromstring(part, etree.XMLParser(resolve_entities=False))
                _clean(root)
                part = etree.tostring(root, xml_declaration=True, encoding="UTF-8")
            new.writestr(item, part)
    cleaned.seek(0)
    return cleaned


def _clean(root: Any) -> None:
    """Take out what is hidden, deleted, or the mark of a note; exponents become raised digits."""
    for gone in [*root.iter(f"{_W}del"), *root.iter(f"{_W}moveFrom")]:
        gone.getparent().remove(gone)
    for paragraph in root.iter(f"{_W}p"):
        before = ""
        for run in list(paragraph.iter(f"{_W}r")):
            words = list(run.iter(f"{_W}t"))
            said = "".join(word.text or "" for word in words)
            if any(_is_on(run, name) for name in _UNSEEN):
                said = ""
            elif _is_on(run, "vertAlign", "superscript"):
                said = text_of_raised(said, before)
            else:
                before = said or before
                continue
            for word in words:
                word.text = ""
            if words:
                words[0].text = said


def _is_on(run: Any, name: str, value: str = "") -> bool:
    """Whether a run has a mark, of one value or switched on."""
    mark = run.find(f"{_W}rPr/{_W}{name}")
    if mark is None:
        return False
    given = mark.get(f"{_W}val", "true")
    return given == value if value else given not in _OFF
