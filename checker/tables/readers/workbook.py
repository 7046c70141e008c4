"""Workbooks (.xlsx): one sheet, whose first row has the names of the columns."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time
from typing import Any

from checker.tables.bytes import regular
from checker.tables.declaration import Table
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
            raise NotReadable(f"no sheet '{name[:60]}': there are {', '.join(known[:20])}")
        cells: list[list[Any]] = book.get_sheet_by_name(name).to_python(skip_empty_area=False)
    except (CalamineError, OSError, ValueError):
        raise NotReadable("no workbook: save it as .xlsx") from None
    before = 0 if table.header else 1
    names = list(table.header) or [str(_cell(one) or "").strip() for one in (cells or [[]])[0]]
    if not any(names):
        raise NotReadable("nothing in the sheet: name another `sheet`")

    def rows(asked: Sequence[str]) -> Iterator[Row | Wrong]:
        places = places_of(names, asked)
        for number, row in enumerate(cells[before:], before + 1):
            if all(one == "" or one is None for one in row):
                continue
            found = [_cell(row[at]) if 0 <= at < len(row) else None for at in places]
            yield Row(number, found)

    return Opened(names, rows)


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
