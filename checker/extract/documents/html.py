"""Web pages: their visible text, a paragraph for each block."""

import re
from collections.abc import Iterable
from typing import Final

from selectolax.lexbor import LexborHTMLParser, LexborNode

from checker.extract.documents.document import DocumentContent, Unusable
from checker.extract.documents.raised import text_of_raised

_SILENT: Final = (
    "script", "style", "noscript", "template", "head", "svg", "math", "iframe", "object",
    "select", "textarea", "button",
)  # fmt: skip
_BLOCKS: Final = (
    "address, article, aside, blockquote, caption, dd, div, dl, dt, fieldset, figcaption, figure, "
    "footer, form, h1, h2, h3, h4, h5, h6, header, hr, li, main, nav, ol, p, pre, section, table, "
    "ul"
)
_UNSEEN: Final = "del, s, strike, [hidden], [aria-hidden=true]"
"""What is taken back, or is there for no reader."""

_HIDES: Final = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_PARAGRAPH: Final = "\u2029"
_ROW: Final = "\u2028"
_CELL: Final = ("\ue000", "\ue001")
"""What a cell of a table is put between, until its row is written."""
_MOST_COLUMNS: Final = 60
_LARGEST_CELL: Final = 300
"""The most characters of a cell; what has more is layout, and its paragraphs are such."""
_PUBLISHED: Final = (
    'meta[property="article:published_time"]',
    'meta[name="date"]',
    'meta[name="DC.date"]',
)


def read(data: bytes) -> DocumentContent:
    """The text of a page in UTF-8; scripts, styles and what is hidden with them are no text.

    Raises :class:`Unusable`.
    """
    try:
        page = LexborHTMLParser(data)
    except MemoryError:
        raise
    except Exception as error:  # the parser names no errors of its own
        raise Unusable(f"not HTML that can be read ({error}): save the page again") from error
    heading = page.css_first("h1") or page.css_first("title")
    title = heading.text() if heading is not None else ""
    published = _published(page)
    page.strip_tags(list(_SILENT), recursive=True)
    for unseen in page.css(_UNSEEN):
        unseen.decompose()
    for styled in page.css("[style]"):
        if _HIDES.search(styled.attributes.get("style") or ""):
            styled.decompose()
    for raised in page.css("sup"):
        _raise(raised)
    for block in page.css(_BLOCKS):
        block.insert_before(_PARAGRAPH)
        block.insert_after(_PARAGRAPH)
    for line in page.css("br"):
        line.insert_after(" ")
    for row in page.css("tr"):
        row.insert_before(_ROW)
        row.insert_after(_ROW)
    for cell in page.css("td, th"):
        cell.insert_before(_CELL[0])
        cell.insert_after(_CELL[1] * _columns(cell.attributes.get("colspan")))
    body = page.body
    text = _rows(body.text() if body is not None else "")
    blocks = [list(filter(None, map(_line, part.split(_ROW)))) for part in text.split(_PARAGRAPH)]
    return DocumentContent(_joined(filter(None, blocks)), title, published)


def _joined(blocks: Iterable[list[str]]) -> str:
    """Lines with an empty one between two; with two where a table begins right behind another."""
    said: list[str] = []
    before = ""
    for lines in blocks:
        said += ["\n"] if "\t" in before and "\t" in lines[0] else []
        said += [f"{line}\n\n" for line in lines]
        before = lines[-1]
    return "".join(said).strip("\n")


def _line(text: str) -> str:
    """One line of a block; the cells of a row have tabs between them."""
    *cells, behind = (" ".join(cell.split()) for cell in text.split(_CELL[1]))
    said = "\t".join([*cells, behind] if behind else cells)
    return said if said.strip() else ""


def _rows(text: str) -> str:
    """The cells of tables as single lines: what stands in one in several paragraphs is one text,
    unless it is so long that the table is there for the layout of the page."""
    opened, *cells = text.split(_CELL[0])
    said = [opened]
    for cell in cells:
        inside, closed, behind = cell.partition(_CELL[1])
        if closed and len(inside) <= _LARGEST_CELL:
            inside = inside.replace(_PARAGRAPH, " ").replace(_ROW, " ")
        else:
            closed = _PARAGRAPH if closed else ""
        said += [inside, closed, behind]
    return "".join(said)


def _columns(said: str | None) -> int:
    """How many columns a cell goes over."""
    return min(int(said), _MOST_COLUMNS) or 1 if said and re.fullmatch("[0-9]{1,4}", said) else 1


def _raise(node: LexborNode) -> None:
    before = node.prev.text() if node.prev is not None else ""
    linked = node.css_first("a") is not None
    said = text_of_raised(node.text(), before or "", linked=linked)
    if not said:
        node.decompose()
    elif said != node.text().strip():
        node.replace_with(said)


def _published(page: LexborHTMLParser) -> str:
    """The day of publication that the head of the page states, in EDTF."""
    for selector in _PUBLISHED:
        meta = page.css_first(selector)
        said = (meta.attributes.get("content") or "") if meta is not None else ""
        if day := re.match("[0-9]{4}-[0-9]{2}-[0-9]{2}", said):
            return day[0]
    return ""
