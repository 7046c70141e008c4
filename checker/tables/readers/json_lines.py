"""JSON Lines: one object a line. Numbers are kept as they are written."""

import json
from collections.abc import Callable, Iterator, Sequence
from typing import Any, Final

from checker.tables.bytes import lines
from checker.tables.declaration import Table
from checker.tables.rows import Cell, NotReadable, Opened, Row, Wrong


class _TwiceError(ValueError):
    """A key that stands in one object a second time."""


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        raise _TwiceError(next(name for name in names if names.count(name) > 1))
    return found


_ITSELF: Final = {"NaN": "NaN", "Infinity": "Infinity", "-Infinity": "-Infinity"}
_DECODER = json.JSONDecoder(
    object_pairs_hook=_object, parse_int=str, parse_float=str, parse_constant=_ITSELF.__getitem__
)
_SCAN: Callable[[str, int], tuple[object, int]] = _DECODER.scan_once  # type: ignore[attr-defined]


def _read(line: str) -> object:
    """What one line holds, and nothing behind it; raises ``ValueError``."""
    try:
        found, end = _SCAN(line, 0)
    except StopIteration:  # it begins with a blank, or is not JSON
        return _DECODER.decode(line)
    return found if line[end:] in ("\n", "\r\n", "") else _DECODER.decode(line)


def read(path: str, table: Table) -> Opened:
    """The file; its columns are the keys of its objects."""
    names: list[str] = []

    def rows(asked: Sequence[str]) -> Iterator[Row | Wrong]:
        seen: set[str] = set()
        begun = False
        for number, line in enumerate(lines(path, table.encoding, json=True), 1):
            if line.isspace():
                continue
            if not begun:
                _refuse_whole(line, number)
            begun = True
            try:
                found = _read(line)
            except _TwiceError as error:
                yield Wrong(number, f"'{error.args[0][:60]}' stands here a second time: remove one")
                continue
            except (ValueError, RecursionError) as error:
                yield Wrong(number, _not_json(error))
                continue
            if not isinstance(found, dict):
                yield Wrong(number, 'no object: write one a line, such as {"a": 1}')
                continue
            if "\\u" in line and (half := _half(found)):
                yield Wrong(number, f"{half} is half of a character: write both of its parts")
                continue
            if not seen.issuperset(found):
                names.extend(name for name in found if name not in seen)
                seen.update(found)
            try:
                cells = [found.get(name) for name in asked]
                if any(cell.__class__ is not str for cell in cells):
                    cells = [_cell(name, cell) for name, cell in zip(asked, cells, strict=True)]
                yield Row(number, cells)
            except TypeError as error:
                yield Wrong(number, str(error))

    return Opened(names, rows, late=True)


def _refuse_whole(line: str, number: int) -> None:
    """Raise ``NotReadable`` of a file whose first line begins something over all of it."""
    if line.lstrip().startswith("["):
        wrong = "a list: write its objects one a line, without brackets and commas around them"
        raise NotReadable(wrong, number)
    if line.strip() == "{":
        raise NotReadable("an object over several lines: write each on a line of its own", number)


def _not_json(error: Exception) -> str:
    """What is said of a line that is not JSON."""
    at = f" from character {error.pos + 1} on" if isinstance(error, json.JSONDecodeError) else ""
    return f'not JSON{at}: write one object a line, such as {{"a": 1}}, and nothing behind it'


def _half(found: object) -> str:
    """A part of a character that stands without the other, as it is escaped: no text has one."""
    try:
        json.dumps(found, ensure_ascii=False).encode()
    except UnicodeEncodeError as error:
        return f"\\u{ord(error.object[error.start]):04x}"
    return ""


def _cell(name: str, value: object) -> Cell:
    """Raises ``TypeError`` of what is no text, number, truth or list of such. That nothing is in a
    place of a list is told where it is known what the list is."""
    if isinstance(value, list):
        return [_plain(name, one) for one in value]
    return _plain(name, value)


def _plain(name: str, value: object) -> str | None:
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    raise TypeError(f"'{name[:60]}' is an object, or a list with one in it: write plain values")
