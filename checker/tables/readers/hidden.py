"""What stands in cells of a workbook that look empty to who reads values alone."""

import re
from collections.abc import Iterator, Set
from typing import Final
from xml.etree import ElementTree
from zipfile import BadZipFile, ZipFile

_REFERENCE: Final = re.compile("([A-Z]{1,3})([0-9]{1,7})")
_UNCALCULATED: Final = (
    "a formula that nobody has calculated: open the workbook in the program that made it, save it"
)
_MERGED: Final = "merged with the cell before it: write the value into each cell"
_ID: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_STRICT_ID: Final = "{http://purl.oclc.org/ooxml/officeDocument/relationships}id"
_MOST_MERGED: Final = 1_000_000
"""How many cells that are merged are known: a file may claim more than there are."""


def hidden(path: str, sheet: str, empty: Set[str]) -> dict[tuple[int, int], str]:
    """What is wrong with cells that look empty, by row and column, from 1; errors that the mapping
    lists as ``empty`` are not."""
    found: dict[tuple[int, int], str] = {}
    try:
        with ZipFile(path) as book, book.open(_part(book, sheet)) as file:
            for row, column, what in _cells(ElementTree.iterparse(file, events=("start", "end"))):
                if what not in empty:
                    told = f"an error, {what[:20]}: mend it, or list it under `empty`"
                    found[row, column] = what if what in (_UNCALCULATED, _MERGED) else told
    except (BadZipFile, KeyError, OSError, ValueError, ElementTree.ParseError, StopIteration):
        return found  # who read the values could read it; what cannot be told is not
    return found


def _part(book: ZipFile, sheet: str) -> str:
    """The name of the part that has a sheet."""
    sheets = ElementTree.fromstring(book.read("xl/workbook.xml")).iterfind("{*}sheets/{*}sheet")
    one = next(one for one in sheets if one.get("name") == sheet)
    named = one.get(_ID) or one.get(_STRICT_ID)
    links = ElementTree.fromstring(book.read("xl/_rels/workbook.xml.rels"))
    target = next(link.get("Target", "") for link in links if link.get("Id") == named)
    return target.lstrip("/") if target.startswith("/") else f"xl/{target}"


def _cells(events: Iterator[tuple[str, ElementTree.Element]]) -> Iterator[tuple[int, int, str]]:
    """The cells that look empty, and what they have."""
    row, column, merged = 0, 0, 0
    for event, element in events:
        name = element.tag.rpartition("}")[2]
        if event == "start":
            if name == "row":
                row, column = int(element.get("r") or row + 1), 0
            continue
        if name == "c":
            place = _REFERENCE.fullmatch(element.get("r") or "")
            column = _number(place[1]) if place else column + 1
            value = element.findtext("{*}v")
            if element.get("t") == "e":
                yield row, column, value or "unknown"
            elif element.find("{*}f") is not None and not value and element.get("t") != "str":
                yield row, column, _UNCALCULATED
        elif name == "mergeCell":
            for at in _merged(element.get("ref") or ""):
                merged += 1
                if merged > _MOST_MERGED:
                    return
                yield *at, _MERGED
        elif name == "row":
            element.clear()


def _merged(reference: str) -> Iterator[tuple[int, int]]:
    """All cells of a range but its first."""
    first, _, last = reference.partition(":")
    begin, end = _REFERENCE.fullmatch(first), _REFERENCE.fullmatch(last)
    if begin and end:
        for row in range(int(begin[2]), int(end[2]) + 1):
            for column in range(_number(begin[1]), _number(end[1]) + 1):
                if (row, column) != (int(begin[2]), _number(begin[1])):
                    yield row, column


def _number(letters: str) -> int:
    """The number of a column, from 1: ``A``, ``Z``, ``AA``."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number
