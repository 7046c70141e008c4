"""Web pages: their visible text, a paragraph for each block."""

import re
from typing import Final

from selectolax.lexbor import LexborHTMLParser, LexborNode

from checker.extract.documents.document import Content, Unusable

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
_POWER_OF: Final = re.compile(r"(?:\b(?:[kcmd]?m|ft|mi|in|yd|s|10)|10)\s*\Z")
"""Before a raised number that is an exponent: a length, or ten."""

_RAISED: Final = str.maketrans("0123456789-\u2212", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁻")
_PARAGRAPH: Final = "\u2029"
_PUBLISHED: Final = (
    'meta[property="article:published_time"]',
    'meta[name="date"]',
    'meta[name="DC.date"]',
)


def read(data: bytes) -> Content:
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
    return Content("\n\n".join(block for block in blocks if block), title, published)


def _raise(node: LexborNode) -> None:
    """An exponent becomes raised digits, letters (`15th`) stay; the mark of a note is no text."""
    said = node.text().strip()
    before = node.prev.text() if node.prev is not None else ""
    if said.isalpha():
        return
    digits = said.lstrip("-\u2212").isdecimal() and len(said) < 4
    if digits and node.css_first("a") is None and _POWER_OF.search(before or ""):
        node.replace_with(said.translate(_RAISED))
        return
    node.decompose()


def _published(page: LexborHTMLParser) -> str:
    """The day of publication that the head of the page states, in EDTF."""
    for selector in _PUBLISHED:
        meta = page.css_first(selector)
        said = (meta.attributes.get("content") or "") if meta is not None else ""
        if day := re.match("[0-9]{4}-[0-9]{2}-[0-9]{2}", said):
            return day[0]
    return ""
