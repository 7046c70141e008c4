"""DOCX: the text of a Word document, each element of its XML looked at once."""

import posixpath
from collections.abc import Iterator, Mapping
from io import BytesIO
from typing import Any, Final
from zipfile import BadZipFile, ZipFile

from lxml import etree  # type: ignore[import-untyped]

from checker.extract.documents.blocks import (
    CELL,
    PARAGRAPH,
    ROW,
    columns,
    tail,
    text_of,
    unmarked,
)
from checker.extract.documents.document import DocumentContent, Unusable, reason
from checker.extract.documents.raised import text_of_raised
from checker.extract.documents.stated import (
    AUTHOR,
    LANGUAGE,
    MADE,
    PUBLISHED,
    PUBLISHER,
    TITLE,
    Statements,
)

_MAIN: Final = "word/document.xml"
_BESIDE: Final = ("header", "", "footer", "footnotes", "endnotes")
"""Parts with text, by the ends of their types, in the order in which they are read; the empty one
is the document's own."""
_GONE: Final = frozenset({"del", "moveFrom", "Fallback", "rt"})
"""What is taken back, what stands there for other readers, and what says how a word is spoken."""
_UNSEEN: Final = ("vanish", "webHidden", "strike", "dstrike")
"""Marks of a run whose text is hidden or taken back."""
_OFF: Final = frozenset({"0", "false", "off"})
_SIGNS: Final = {"br": " ", "cr": " ", "noBreakHyphen": "-", "ptab": " ", "tab": " "}
_SYMBOLS: Final = {0xB0: "°", 0xB1: "±", 0xB4: "×", 0xA3: "≤", 0xB3: "≥", 0xB7: "•", 0x6D: "μ"}  # noqa: RUF001
"""Characters of the font Symbol that numbers and units are written with."""
_SEPARATORS: Final = frozenset({"separator", "continuationSeparator", "continuationNotice"})
"""Types of notes that are lines, and no notes."""
_PROPERTIES: Final = "DOCX properties"


def read(data: bytes) -> DocumentContent:
    """The text of a document, an empty line between paragraphs, and a line for each row of a table.

    Raises :class:`Unusable`.
    """
    found = Statements()
    try:
        with ZipFile(BytesIO(data)) as archive:
            parts = {name: name for name in archive.namelist()}
            main = next(_related(archive, parts, "", "officeDocument"), _MAIN)
            pieces: list[str] = []
            for kind in _BESIDE:
                for name in dict.fromkeys(_related(archive, parts, main, kind) if kind else [main]):
                    pieces += _pieces(_parsed(archive.read(name)))
            _properties(archive, parts, found)
    except (MemoryError, Unusable):
        raise
    except Exception as error:  # a broken file fails in whatever way it is broken
        raise Unusable(f"not a DOCX that can be read ({reason(error)}): save it again") from error
    return DocumentContent.of(text_of(pieces), found)


def _parsed(part: bytes) -> Any:
    """The tree of a part: no entity is read, and nothing is fetched."""
    options = {"resolve_entities": False, "no_network": True, "load_dtd": False}
    root = etree.fromstring(part, etree.XMLParser(**options))
    if root.getroottree().docinfo.doctype:  # in whatever encoding
        raise Unusable("its XML declares entities, which are not read")
    return root


def _related(archive: ZipFile, parts: Mapping[str, str], of: str, kind: str) -> Iterator[str]:
    """The names of the parts that a part names as its own of one kind; those that are there."""
    home, name = posixpath.split(of)
    relations = posixpath.join(home, "_rels", f"{name}.rels")
    if relations not in parts:
        return
    for one in _parsed(archive.read(relations)):
        if not isinstance(one.tag, str) or not str(one.get("Type", "")).endswith(f"/{kind}"):
            continue
        target = posixpath.normpath(posixpath.join("/", home, one.get("Target", ""))).lstrip("/")
        inside = one.get("TargetMode") != "External" and target.endswith(".xml")
        if inside and target in parts:
            yield target


def _pieces(root: Any) -> list[str]:
    """The text of a part, with marks for paragraphs, rows and cells; what stands in a box comes
    behind the paragraph that it is anchored in."""
    pieces: list[str] = []
    boxes: list[list[str]] = []
    aside: list[str] = []
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, node in walk:
        if not isinstance(node.tag, str):
            continue
        here = boxes[-1] if boxes else pieces
        name = node.tag.rpartition("}")[2]
        if name == "txbxContent":
            if event == "start":
                boxes.append([])
            else:
                aside += boxes.pop()
        elif event == "end":
            here += _closing(name, node)
            if name == "p" and not boxes:
                pieces += aside
                aside = []
        elif name in _GONE or _is_line(name, node) or (name == "r" and _is_unseen(node)):
            walk.skip_subtree()
        elif name == "r" and _is_on(node, "vertAlign", "superscript"):
            said = "".join(one.text or "" for one in node.iter("{*}t"))
            here.append(text_of_raised(said, tail(here, len(here))))
            walk.skip_subtree()
        else:
            here += _opening(name, node)
    return pieces


def _opening(name: str, node: Any) -> Iterator[str]:
    """What stands for the begin of an element."""
    if name == "t":
        yield unmarked(node.text or "")
    elif name in _SIGNS:
        yield _SIGNS[name]
    elif name == "sym":
        yield _symbol(node)
    elif name == "p":
        yield PARAGRAPH
    elif name == "tr":
        yield ROW
    elif name == "tc":
        yield CELL[0]


def _closing(name: str, node: Any) -> Iterator[str]:
    """What stands for the end of an element."""
    if name == "p":
        yield PARAGRAPH
    elif name == "tr":
        yield ROW
    elif name == "tc":
        span = node.find("{*}tcPr/{*}gridSpan")
        yield CELL[1] * columns(_value(span, "val") if span is not None else "")


def _symbol(node: Any) -> str:
    """A character of a font of signs, where it means something in a text."""
    try:
        code = int(_value(node, "char"), 16)
    except ValueError:
        return ""
    return _SYMBOLS.get(code & 0xFF, "") if _value(node, "font") == "Symbol" else ""


def _is_line(name: str, node: Any) -> bool:
    """Whether it is one of the lines above notes."""
    return name in ("footnote", "endnote") and _value(node, "type") in _SEPARATORS


def _is_unseen(run: Any) -> bool:
    return any(_is_on(run, name) for name in _UNSEEN)


def _is_on(run: Any, name: str, value: str = "") -> bool:
    """Whether a run has a mark, of one value or switched on."""
    mark = run.find(f"{{*}}rPr/{{*}}{name}")
    if mark is None:
        return False
    given = _value(mark, "val") or "true"
    return given == value if value else given not in _OFF


def _value(node: Any, name: str) -> str:
    """An attribute, whatever prefix its names have."""
    return next((v for key, v in node.attrib.items() if key.rpartition("}")[2] == name), "")


def _properties(archive: ZipFile, parts: Mapping[str, str], found: Statements) -> None:
    """What the properties of the document say; what is wrong with them is a note."""
    try:
        said = {
            node.tag.rpartition("}")[2]: node.text
            for kind in ("core-properties", "extended-properties")
            for name in _related(archive, parts, "", kind)
            for node in _parsed(archive.read(name))
            if isinstance(node.tag, str)
        }
    except (etree.XMLSyntaxError, KeyError, BadZipFile):
        found.note("properties of the document that cannot be read are left out")
        return
    found.add(TITLE, said.get("title"), _PROPERTIES)
    found.add(AUTHOR, said.get("creator"), _PROPERTIES)
    found.add(PUBLISHER, said.get("Company"), _PROPERTIES)
    found.add(LANGUAGE, said.get("language"), _PROPERTIES)
    found.add(PUBLISHED, said.get("created"), _PROPERTIES, MADE)
