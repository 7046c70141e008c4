"""Text out of marked pieces: a paragraph for each block, a line for each row of a table.

Readers of formats put marks around what they find; the cells of a row come out with tabs between
them, and an empty line stands between two lines.
"""

import re
from collections.abc import Iterable, Sequence
from typing import Final

PARAGRAPH: Final = "\u2029"
"""Stands before and behind a block."""
ROW: Final = "\u2028"
"""Stands before and behind a row of a table."""
CELL: Final = ("\ufdd0", "\ufdd1")
"""What a cell of a table is put between, until its row is written; a wide cell has several ends.
No text means anything by these, as it may by what fonts of icons use."""

_MOST_COLUMNS: Final = 60
_LARGEST_CELL: Final = 300
"""The most characters of a cell; what has more is layout, and its paragraphs are such."""
_MARK: Final = re.compile(f"[{PARAGRAPH}{ROW}{''.join(CELL)}]")
_NO_MARKS: Final = dict.fromkeys(map(ord, (PARAGRAPH, ROW, *CELL)), " ")
_SPACES: Final = re.compile(r"(?:(?!(?<=\d)[\u00a0\u2007\u2009\u202f]\d{3}(?!\d))\s)+")
"""White space, but for what joins the thousands of one number."""
_TAIL: Final = 24
"""How much of the text before something raised says what it is."""


def columns(said: str | None) -> int:
    """How many columns a cell goes over, as a document says it."""
    return min(int(said), _MOST_COLUMNS) or 1 if said and re.fullmatch("[0-9]{1,4}", said) else 1


def unmarked(text: str) -> str:
    """Text without what marks blocks: all text of a document is, before it is a piece."""
    return text.translate(_NO_MARKS)


def tail(pieces: Sequence[str], end: int) -> str:
    """The last letters of the pieces up to ``end``, as far as nothing begins anew in them."""
    said = ""
    for piece in reversed(pieces[max(0, end - _TAIL) : end]):
        said = piece[-_TAIL:] + said
        if len(said) >= _TAIL or _MARK.search(piece[-_TAIL:]):
            break
    return _MARK.split(said)[-1]


def text_of(pieces: Iterable[str]) -> str:
    """The text of marked pieces."""
    parts = _rows("".join(pieces)).split(PARAGRAPH)
    blocks = [list(filter(None, map(_line, part.split(ROW)))) for part in parts]
    return _joined(filter(None, blocks))


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
    *cells, behind = (" ".join(_SPACES.split(cell.strip())) for cell in text.split(CELL[1]))
    said = "\t".join([*cells, behind] if behind else cells)
    return said if said.strip() else ""


def _rows(text: str) -> str:
    """The cells of tables as single lines: what stands in one in several paragraphs is one text,
    unless it is so long that the table is there for the layout of the page."""
    opened, *cells = text.split(CELL[0])
    said = [opened]
    for cell in cells:
        inside, closed, behind = cell.partition(CELL[1])
        if closed and len(inside) <= _LARGEST_CELL:
            inside = inside.replace(PARAGRAPH, " ").replace(ROW, " ")
        else:
            closed = PARAGRAPH if closed else ""
        said += [inside, closed, behind]
    return "".join(said)
