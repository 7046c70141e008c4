"""Workbooks (.xlsx): one sheet, whose first row has the names of the columns.

A cell that shows an error, a formula that was never calculated and all but the first of merged
cells look empty to who reads values; here they are rows that cannot be read, and no claim is lost.
"""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time
from typing import Any
from zipfile import is_zipfile

from checker.spelling.nearest import listing, suggestion
from checker.tables.begins import but_another
from checker.tables.bytes import regular
from checker.tables.declaration import Table
from checker.tables.readers.hidden import hidden
from checker.tables.rows import INSTALL, Cell, NotReadable, Opened, Row, Wrong, places_of, whole


def read(path: str, table: Table) -> Opened:
    """The sheet that the mapping names, or the first one."""
    regular(path)
    try:
        from python_calamine import CalamineError, CalamineWorkbook
    except ImportError:
        raise NotReadable(f"no workbook is read without the extra: {INSTALL}") from None
    try:
        book = CalamineWorkbook.from_path(path)
        known = book.sheet_names
        name = table.sheet.text if table.sheet is not None else known[0]
        if name not in known:
            near = suggestion(name, known) or f"; there are {listing(known)}"
            at = None if table.sheet is None else table.sheet.place
            raise NotReadable(f"no sheet '{name[:60]}'{near}", at=at)
        cells: list[list[Any]] = book.get_sheet_by_name(name).to_python(skip_empty_area=False)
    except (CalamineError, OSError, ValueError):
        other = "" if is_zipfile(path) else but_another(path)
        raise NotReadable(f"no workbook{other or ': save it as .xlsx'}") from None
    before = 0 if table.header else 1
    names = list(table.header) or [str(_cell(one) or "").strip() for one in (cells or [[]])[0]]
    if not any(names):
        there = f": there are {listing(known)}" if len(known) > 1 else ""
        raise NotReadable(f"nothing in the sheet '{name[:60]}': name another `sheet`{there}")

    def rows(asked: Sequence[str]) -> Iterator[Row | Wrong]:
        places = places_of(names, asked)
        looked: dict[tuple[int, int], str] | None = None
        for number, row in enumerate(cells[before:], before + 1):
            found = [_cell(row[at]) if 0 <= at < len(row) else None for at in places]
            if all(found):
                yield Row(number, found)
                continue
            looked = hidden(path, name, table.empty) if looked is None else looked
            odd = next((at for at in places if (number, at + 1) in looked), -1)
            if odd >= 0:
                wrong = f"column '{names[odd][:60]}': {looked[number, odd + 1]}"
                yield Wrong(number, wrong, odd + 1)
            elif not all(one == "" or one is None for one in row):
                yield Row(number, found)

    def begins() -> Iterator[list[str]]:
        for row in cells:
            yield [str(_cell(one) or "") for one in row]

    named = table.sheet is not None or len(known) == 1
    elsewhere = "" if named else f"; this is the sheet '{name[:60]}' of {listing(known)}: name one"
    return Opened(names, rows, begins=None if table.header else begins, elsewhere=elsewhere)


def _cell(value: object) -> Cell:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return whole(value)
    if isinstance(value, datetime):
        return value.isoformat(timespec="seconds" if value.second else "minutes")
    if isinstance(value, date | time):
        return value.isoformat()
    return None if value is None else str(value)
