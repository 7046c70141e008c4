"""Tables in texts: rows, each cell with the heading of its column.

A table is written with bars (`| Town | People |`), with tabs, as pages of HTML and spreadsheets
give them, or with two and more spaces between its columns.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final, final

from checker.prose.currencies import CODES
from checker.values.named import NamedTuple

LONGEST_LINE: Final = 4000
"""Lines of more characters are no rows."""
MOST_CELLS: Final = 60
_LEAST_ALIGNED: Final = 3
"""How many lines a table needs whose columns only spaces part."""
LONGEST_KEY: Final = 40
"""The most characters of what is said in front of a value, where a table has no headings."""

_LINE: Final = re.compile(r"[^\n]*\n?")
_BAR: Final = re.compile(r"(?<!\\)\|")
_TAB: Final = re.compile("\t")
_SPACES: Final = re.compile(r"(?<=\S) {2,}(?=\S)")
_RULE: Final = re.compile(r"[-:=+ |]*-[-:=+ |]*")
_YEAR: Final = re.compile("1[0-9]{3}|20[0-9]{2}")
_EMPTY: Final = frozenset({"", "-", "\u2013", "\u2014", "n/a", "N/A", "..", "..."})
_TAIL: Final = re.compile(r"(.*\S) ?[(\[]([^()\[\]]{1,30})[)\]]")
_SIGNS: Final = "$\u20ac\u00a3\u00a5\u20b9"
_AFTER_COMMA: Final = re.compile(r"([^,]*\S), ?(?:in )?([^,]{1,20})")


@final
class Cell(NamedTuple):
    """The heading of a column, and where in the text the cell of one row stands."""

    heading: str
    start: int
    end: int


@final
class TableRow(NamedTuple):
    """The cells of one row that say something, and where in the text it begins. ``pair``: a line of
    a table without headings, of which the first cell says what the second is."""

    cells: tuple[Cell, ...]
    start: int
    pair: bool = False


@final
class Segment(NamedTuple):
    """A stretch of a row as it is read; ``at``: where in the text it is, or -1 for a heading."""

    said: str
    at: int


@final
class _Line(NamedTuple):
    """A line that may be one of a table: how its cells are parted, where they stand, how many empty
    lines are above it, and whether it is a rule."""

    how: str
    cells: tuple[tuple[int, int], ...]
    above: int
    rule: bool = False


def rows(text: str) -> Iterator[TableRow]:
    """The rows of all tables in a text, in its order, but for those of headings."""
    table: list[_Line] = []
    for line in _lines(text):
        if table and not _goes_on(table, line):
            yield from _rows(text, table)
            table = []
        if line.how:
            table.append(line)
    yield from _rows(text, table)


def stretches(text: str) -> Iterator[tuple[int, int]]:
    """From where to where in a text the tables go of which there are rows, headings and all."""
    table: list[_Line] = []
    for line in (*_lines(text), _Line("", (), 0)):
        if table and not _goes_on(table, line):
            if any(True for _ in _rows(text, table)):
                places = [place for row in table for cell in row.cells for place in cell]
                yield min(places), max(places)
            table = []
        if line.how:
            table.append(line)


def _goes_on(table: Sequence[_Line], line: _Line) -> bool:
    """Whether a line is one more of a table: all are as far apart as the first two."""
    if line.rule:
        return line.above == 0
    apart = table[1].above if len(table) > 1 else min(line.above, line.how == "tabs")
    width = line.how != "spaces" or len(line.cells) == len(table[0].cells)
    return line.how == table[0].how and line.above == apart and width


def _lines(text: str) -> Iterator[_Line]:
    how, above = "", 0
    for found in _LINE.finditer(text):
        line = found[0].rstrip("\r\n ")
        if not line.strip():
            above += 1
            continue
        if len(line) > LONGEST_LINE:
            yield _Line("", (), above)
        elif _RULE.fullmatch(line):
            yield _Line(how, (), above, rule=True)
        else:
            how, cells = _cells(line, found.start())
            yield _Line(how, cells, above)
        above = 0


def _cells(line: str, start: int) -> tuple[str, tuple[tuple[int, int], ...]]:
    """How the cells of a line are parted, and from where to where they go in the text."""
    for how, sign in (("bars", _BAR), ("tabs", _TAB), ("spaces", _SPACES)):
        first, end = len(line) - len(line.lstrip(" ")), len(line)
        if how == "bars":
            first += line[first : first + 1] == "|"
            end -= line.endswith("|") and not line.endswith("\\|")
        joints = [found.span() for found in sign.finditer(line, first, end)]
        if joints and len(joints) < MOST_CELLS:
            begins = [first, *(stop for _, stop in joints)]
            ends = [*(begin for begin, _ in joints), end]
            return how, tuple(
                _stripped(line, start, begin, stop)
                for begin, stop in zip(begins, ends, strict=True)
            )
    return "", ()


def _stripped(line: str, start: int, begin: int, end: int) -> tuple[int, int]:
    stripped = line[begin:end]
    begin += len(stripped) - len(stripped.lstrip())
    return start + begin, start + max(begin, begin + len(stripped.strip()))


def _rows(text: str, lines: Sequence[_Line]) -> Iterator[TableRow]:
    said = [line for line in lines if not line.rule]
    if lines and lines[0].how == "spaces" and len(said) < _LEAST_ALIGNED:
        return
    ruled = len(lines) > 1 and lines[1].rule
    headings = [_plain(text[begin:end]) for begin, end in said[0].cells] if said else []
    if len(said) > 1 and (ruled or (_is_head(headings) and _are_numbers(text, said[1:]))):
        for line in said[1:]:
            cells = [
                Cell(heading, begin, end)
                for heading, (begin, end) in zip(headings, line.cells, strict=False)
                if text[begin:end] not in _EMPTY
            ]
            if len(cells) > 1 and len(line.cells) == len(headings):
                yield TableRow(tuple(cells), cells[0].start)
    elif len(headings) == 2:
        for line in said:
            if len(line.cells) != 2:
                continue
            (first, stop), (begin, end) = line.cells
            key = _plain(text[first:stop])
            if 0 < len(key) <= LONGEST_KEY and text[begin:end] not in _EMPTY:
                yield TableRow((Cell(key, begin, end),), first, pair=True)


def _is_head(cells: Sequence[str]) -> bool:
    """Whether cells are headings: there are no numbers in them but years."""
    return all(
        _YEAR.fullmatch(cell) or not any(map(str.isdigit, _without_unit(cell)[0])) for cell in cells
    )


def _are_numbers(text: str, lines: Sequence[_Line]) -> bool:
    """Whether lines of two cells have a number in each second, as they do below a heading; of more
    cells that is not asked."""
    second = [text[slice(*line.cells[1])] for line in lines if len(line.cells) == 2]
    return all(text in _EMPTY or any(map(str.isdigit, text)) for text in second)


def _plain(text: str) -> str:
    """A heading without what Markdown emphasises with, nor a colon at its end."""
    return " ".join(text.strip("*_` ").split()).rstrip(":").rstrip()


def _without_unit(heading: str) -> tuple[str, str]:
    """A heading, and what it has in brackets or behind a comma: `Area (km²)`, `Cost, $m`."""
    found = _TAIL.fullmatch(heading) or _AFTER_COMMA.fullmatch(heading)
    if found and not _YEAR.fullmatch(found[2].strip()):
        return found[1], found[2].strip()
    if heading.endswith(" %"):
        return heading[:-2], "%"
    return heading, ""


def segments(text: str, row: TableRow) -> list[Segment]:
    """A row as words, `Town: Mill Town; Area: 12 km²`: what the heading of a column says of its
    numbers stands behind each number, as it would in a sentence."""
    made: list[Segment] = []
    for cell in row.cells:
        segment = text[cell.start : cell.end]
        heading, unit = _without_unit(cell.heading)
        if unit and segment.casefold().endswith(unit.casefold()):
            unit = ""
        elif unit and not _is_bare(segment):
            heading, unit = cell.heading, ""
        sign, behind = _beside(unit)
        made += [Segment("; ", -1)] if made else []
        made += [Segment(f"{heading}: ", -1)] if heading else []
        made += [Segment(sign, -1)] if sign else []
        made.append(Segment(segment, cell.start))
        made += [Segment(f" {behind}", -1)] if behind else []
    return made


def _is_bare(text: str) -> bool:
    """Whether a cell has a number and no word but hedges, so that its unit stands elsewhere."""
    words = _WORD.findall(text)
    return any(map(str.isdigit, text)) and all(word.casefold() in _HEDGES for word in words)


def _beside(unit: str) -> tuple[str, str]:
    """What a heading says of its numbers as it stands in front of one, and behind it."""
    unit = unit.removeprefix("in ").strip()
    first, _, measured = unit.partition(" of ")
    if measured and (scale := _SCALES.get(first.casefold())):  # `in millions of euros`
        return "", f"{scale} {measured}"
    sign = unit[0] if unit[:1] and unit[0] in _SIGNS else ""
    rest = unit.removeprefix(sign).strip()
    code, _, scale = rest.partition(" ")
    if code in CODES and scale:
        return "", f"{_SCALES.get(scale.casefold(), scale)} {code}"
    if rest.casefold() in ("m", "b") and not sign:
        return "", rest
    return sign, _SCALES.get(rest.casefold(), rest)


_WORD: Final = re.compile(r"[^\W\d_]+|[%\u2030$\u20ac\u00a3\u00a5\u20b9\u00b0]")
_HEDGES: Final = frozenset({
    "about", "around", "some", "over", "more", "than", "under", "less", "at", "least", "most",
    "up", "to", "c", "ca", "circa", "approx", "approximately", "nearly", "almost", "and", "or",
    "between", "from",
})  # fmt: skip
_SCALES: Final = {
    word: scale
    for scale, words in {
        "thousand": ("thousands", "in thousands", "000", "000s", "'000", "'000s", "k"),
        "million": ("millions", "in millions", "m", "mn", "mln"),
        "billion": ("billions", "in billions", "bn", "b"),
    }.items()
    for word in words
}
"""How headings say that their numbers are thousands, and how a sentence does."""
