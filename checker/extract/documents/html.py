"""Web pages: their visible text, a paragraph for each block."""

import re
from typing import Final

from selectolax.lexbor import LexborHTMLParser, LexborNode

from checker.extract.documents.blocks import (
    CELL,
    PARAGRAPH,
    ROW,
    columns,
    tail,
    text_of,
    unmarked,
)
from checker.extract.documents.document import DocumentContent, Unusable
from checker.extract.documents.head import read_head
from checker.extract.documents.raised import text_of_raised
from checker.extract.documents.stated import Statements

_SILENT: Final = frozenset(
    {
        "script", "style", "noscript", "template", "head", "svg", "math", "iframe", "object",
        "select", "textarea", "button", "del", "s", "strike",
    }
)  # fmt: skip
"""Elements that have no text of the page, or one that is taken back."""
_BLOCKS: Final = frozenset(
    {
        "address", "article", "aside", "blockquote", "caption", "dd", "div", "dl", "dt", "fieldset",
        "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header",
        "hr", "li", "main", "nav", "ol", "p", "pre", "section", "table", "ul",
    }
)  # fmt: skip

_HIDES: Final = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)


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
    found = Statements()
    read_head(page, found)
    return DocumentContent.of(text_of(_pieces(page.body)), found)


def _pieces(body: LexborNode | None) -> list[str]:
    """The visible text of a page, each node looked at once, with marks for blocks, rows and cells.

    What is raised outermost is read as a whole: exponents and the ends of ordinals are text.
    """
    pieces: list[str] = []
    around: list[tuple[LexborNode, str]] = []
    raised, at, linked = (
        -1,
        0,
        False,
    )  # how deep, and from which piece on, all is raised; with a link
    node = body.child if body is not None else None
    while node is not None or around:
        if node is None:
            opened, closing = around.pop()
            if opened.tag == "sup" and len(around) == raised:
                said = unmarked("".join(pieces[at:]))
                pieces[at:] = [_raised(said, tail(pieces, at), linked=linked)]
                raised, linked = -1, False
            pieces.append(closing)
            node = opened.next
        elif node.tag == "-text":
            pieces.append(unmarked(node.text_content or ""))
            node = node.next
        elif node.tag is None or node.tag[0] == "-" or node.tag in _SILENT or _is_hidden(node):
            node = node.next
        else:
            opening, closing = _marks(node)
            pieces.append(opening)
            if node.tag == "sup" and raised < 0:
                raised, at = len(around), len(pieces)
            linked = linked or (node.tag == "a" and raised >= 0)
            around.append((node, closing))
            node = node.child
    return pieces


def _is_hidden(node: LexborNode) -> bool:
    """Whether an element is there for no reader."""
    said = node.attributes
    if not said:
        return False
    if "hidden" in said or said.get("aria-hidden") == "true":
        return True
    return _HIDES.search(said.get("style") or "") is not None


def _marks(node: LexborNode) -> tuple[str, str]:
    """What stands for the begin of an element, and for its end."""
    if node.tag in _BLOCKS:
        return PARAGRAPH, PARAGRAPH
    if node.tag == "tr":
        return ROW, ROW
    if node.tag in ("td", "th"):
        return CELL[0], CELL[1] * columns(node.attributes.get("colspan"))
    return "", " " if node.tag == "br" else ""


def _raised(said: str, before: str, *, linked: bool) -> str:
    """What raised text is read as, behind the text before it."""
    found = text_of_raised(said, before, linked=linked)
    return said if found == said.strip() else found
