"""Web pages: their visible text, a paragraph for each block."""

import re
from typing import Final

from selectolax.lexbor import LexborHTMLParser, LexborNode

from checker.extract.documents.document import DocumentContent, Unusable
from checker.extract.documents.raised import text_of_raised

_SILENT: Final = (
    "script", "style", "noscript", "template", "head", "svg", "math", "iframe", "object",
    "select", "textarea", "button",
)  # fmt: skip
_BLOCKS: Final = (
    "address, article, aside, blockquote, dd, div, dl, dt, fieldset, figcaption, figure, footer, "
    "form, h1, h2, h3, h4, h5, h6, header, hr, li, main, nav, ol, p, pre, section, table, tr, ul"
)
_UNSEEN: Final = "del, s, strike, [hidden], [aria-hidden=true]"
"""What is taken back, or is there for no reader."""

_HIDES: Final = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_PARAGRAPH: Final = "\u2029"
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
    for line in page.css("br, td, th"):
        line.insert_after(" ")
    body = page.body
    text = body.text() if body is not None else ""
    blocks = (" ".join(block.split()) for block in text.split(_PARAGRAPH))
    return DocumentContent("\n\n".join(block for block in blocks if block), title, published)


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
