"""What a document may ask for before a library looks at it: how much it unpacks to, how many
parts it has, and how deep they lie in each other.

Each limit is far above what people write, and far below what harms.
"""

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Final
from zipfile import ZipFile

from checker.extract.documents.document import Unusable

MOST_UNPACKED: Final = 256 * 1024 * 1024
"""The most bytes that all parts of a DOCX may have together, unpacked."""

MOST_PARTS: Final = 5000
"""The most files that are packed into a DOCX."""

MOST_PARAGRAPHS: Final = 100_000
MOST_ELEMENTS: Final = 2_000_000
"""How many paragraphs a DOCX may have, and elements of XML."""

MOST_TAGS: Final = 500_000
"""How many elements a page of HTML may have."""

DEEPEST: Final = 5000
"""How many elements of a page may be open at once."""

MOST_STEPS: Final = 50_000_000
"""How many open elements may lie around those of a page, for all of these together."""

MOST_RENEWED: Final = 1_000_000
"""How many elements of type may be open around those of a page, for all of these together: where
they are not closed in their order, a parser opens them anew in each block."""

LONGEST_TAG: Final = 20_000
MOST_ATTRIBUTES: Final = 2_000
"""How many attributes a tag of more bytes than ``LONGEST_TAG`` may have."""

_CHUNK: Final = 1024 * 1024
_VOID: Final = frozenset(
    b"area base br col embed hr img input link meta param source track wbr".split()
)
_MAY_STAY_OPEN: Final = frozenset(
    b"p li dt dd option optgroup tr td th thead tbody tfoot colgroup caption rp rt".split()
)
"""Elements that the next of their kind ends: their end tags may be left out."""

_OF_TYPE: Final = frozenset(b"a b big code em font i nobr small strong tt u".split())
"""Elements that a parser opens anew where they were not closed."""

_ONCE: Final = frozenset({b"a", b"nobr"})
"""Elements that another one of their kind ends."""

_RAW: Final = frozenset(b"script style textarea title xmp iframe noframes plaintext".split())
"""Elements in which no tag stands but their own end."""

_ATTRIBUTE = re.compile(rb"[\s/]*+[^\s/>=]++(?:\s*+=\s*+(?:\"[^\"]*+\"?|'[^']*+'?|[^\s>]++))?+")
_TAG = re.compile(rb"<(?:(!--)|(/?)([a-z][^\s/>]{0,40}))")


def check_html(markup: str) -> None:
    """Refuse a page whose tree would be too large or too deep. Raises :class:`Unusable`."""
    data = markup.lower().encode("utf-8", "replace")
    tags = depth = steps = place = of_type = renewed = 0
    opened: dict[bytes, int] = {}
    while tag := _TAG.search(data, place):
        place = tag.end()
        name = tag[3]
        if tag[1] or (name in _RAW and not tag[2]):
            place = data.find(b"-->" if tag[1] else b"</" + name, place)
            if place < 0:
                break  # all that follows is no markup
            continue
        if tag[2]:
            if opened.get(name):
                opened[name] -= 1
                depth -= 1
                of_type -= name in _OF_TYPE
            continue
        tags += 1
        steps += depth
        renewed += of_type
        again = name in _ONCE and opened.get(name)
        if name not in _VOID and name not in _MAY_STAY_OPEN and not again:
            opened[name] = opened.get(name, 0) + 1
            depth += 1
            of_type += name in _OF_TYPE
        if tags > MOST_TAGS:
            raise Unusable(f"more than {MOST_TAGS} elements: split it, or save it as plain text")
        if depth > DEEPEST:
            raise Unusable(f"more than {DEEPEST} elements within each other: save it as plain text")
        if steps > MOST_STEPS or renewed > MOST_RENEWED:
            raise Unusable("too many elements deep within others: save it as plain text")
        if _has_too_many(data, place):
            raise Unusable(f"a tag of more than {MOST_ATTRIBUTES} attributes: save the page again")


def _has_too_many(data: bytes, place: int) -> bool:
    """Whether the tag whose name ends at a place is long, and has too many attributes."""
    if data.find(b">", place, place + LONGEST_TAG) >= 0 or len(data) - place < LONGEST_TAG:
        return False
    found = 0
    while attribute := _ATTRIBUTE.match(data, place):
        place, found = attribute.end(), found + 1
        if found > MOST_ATTRIBUTES:
            return True
    return False


def check_docx(data: bytes) -> None:
    """Refuse what would unpack to too much, and XML that declares entities.

    Raises :class:`Unusable`, and whatever a broken file makes ``zipfile`` raise.
    """
    with ZipFile(BytesIO(data)) as archive:
        if len(archive.infolist()) > MOST_PARTS:
            raise Unusable(f"a DOCX of more than {MOST_PARTS} parts: save it again")
        left = MOST_UNPACKED
        paragraphs = elements = 0
        for name, chunk, before in _chunks(archive):
            left -= len(chunk)
            if left < 0:
                raise Unusable(f"larger than {MOST_UNPACKED // 2**20} MiB when unpacked: split it")
            if not name.endswith((".xml", ".rels")):
                continue
            both = before + chunk
            if b"<!DOCTYPE" in both or b"<!ENTITY" in both:
                raise Unusable("its XML declares entities, which are not read")
            elements += chunk.count(b"<")
            paragraphs += len(_PARAGRAPH.findall(both)) - len(_PARAGRAPH.findall(before))
            if paragraphs > MOST_PARAGRAPHS:
                raise Unusable(f"more than {MOST_PARAGRAPHS} paragraphs: split it")
            if elements > MOST_ELEMENTS:
                raise Unusable(f"more than {MOST_ELEMENTS} elements: split it")


_PARAGRAPH = re.compile(rb"<(?:[A-Za-z0-9]{1,12}:)?p[\s/>]")
"""The begin of a paragraph, whatever prefix its names have."""


def _chunks(archive: ZipFile) -> Iterator[tuple[str, bytes, bytes]]:
    """All parts, a stretch at a time, each with the end of the one before it."""
    for part in archive.infolist():
        with archive.open(part) as file:
            before = b""
            while chunk := file.read(_CHUNK):
                yield part.filename, chunk, before
                before = (before + chunk)[-200:]
