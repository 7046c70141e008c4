"""Rows of tables whose claims take no part: drafts, what was retracted, and what a source says that
another one supersedes.

All of them are told in a report, so that they are read one by one, and no engine counts them.
"""

from collections.abc import Collection, Iterator, Sequence
from typing import Final

from checker.model.untold import NotPicked
from checker.tables.claims import asked_of
from checker.tables.declaration import Table
from checker.tables.distinct import MOST_LITERALS, Distinct, key_of
from checker.tables.duck import quoted
from checker.tables.engines import BETWEEN
from checker.tables.maker import TableRows, column_of, plain_text
from checker.tables.names import named
from checker.tables.rows import Row
from checker.tables.views import N, Views

MOST_ASIDE: Final = 200_000
"""How many rows are read one by one."""

_OF_LONG: Final = ("status", "retracted")


def put_aside(views: Views, known: Distinct, superseded: Collection[str]) -> list[TableRows]:
    """Take such rows out of what is selected from, and read them; ``superseded``: the sources that
    are. Raises ``NotPicked`` where they are too many, or bear on more than themselves."""
    found: list[TableRows] = []
    left = MOST_ASIDE
    for number, table in enumerate(views.tables):
        columns = [name for name in _columns(table, superseded) if _has(views, number, name)]
        keys = sorted(_keys(views, known, number, columns, superseded))
        if not keys:
            continue
        if len({one.reference for one in views.tables}) > 1:
            raise NotPicked("claims that take no part beside works of reference")
        views.base.upload(f"aside{number}", {"k": "VARCHAR"}, [(key,) for key in keys])
        where = f"{key_of(columns)} IN (SELECT k FROM aside{number})"
        voices = column_of(table.said_by, "said_by" if table.long else "")
        if voices:
            asked = (
                f"SELECT 1 FROM ({views.all(number)}) x WHERE {where} AND {quoted(voices)} <> ''"
            )
            if any(views.base.rows(f"{asked} LIMIT 1")):
                raise NotPicked("people who are quoted in claims that take no part")
        for file in views.each(number):
            listed = asked_of(table, known.attributes)
            told = ", ".join(map(quoted, listed))
            asked = f"SELECT {N}, {told} FROM raw{file.number} WHERE {where} ORDER BY {N}"
            rows = views.base.rows(f"{asked} LIMIT {left + 1}")
            own = [Row(n, cells) for n, *cells in views.base.numbered(file, table, rows)]
            left -= len(own)
            if left < 0:
                raise NotPicked("more claims that take no part than are read one by one")
            found.append(views.rows_of(file, listed, own))
        views.leave_out(number, where)
    return found


def _columns(table: Table, superseded: Collection[str]) -> Sequence[str]:
    """The columns that tell which rows these are; empty the one of a source for the whole table."""
    source = [column_of(table.source, "source")] if superseded else []
    return [*source, *(_OF_LONG if table.long else ())]


def _has(views: Views, number: int, column: str) -> bool:
    return not column or any(column in file.names for file in views.each(number))


def _keys(
    views: Views,
    known: Distinct,
    number: int,
    columns: Sequence[str],
    superseded: Collection[str],
) -> Iterator[str]:
    """What stands in these columns where the claims of a row take no part."""
    if not columns:
        return
    table = views.tables[number]
    own = [name for name in columns if name in _OF_LONG and table.long]
    cells = ", ".join(f"coalesce({quoted(name)}, '')" if name else "''" for name in columns)
    asked = f"SELECT DISTINCT {cells} FROM ({views.all(number)}) x LIMIT {MOST_LITERALS + 1}"
    rows = [*views.base.rows(asked)]
    if len(rows) > MOST_LITERALS:
        raise NotPicked("more sources, or reasons why claims take no part, than are kept")
    maker = known.maker(table, own)
    for row in rows:
        if any(BETWEEN in cell for cell in row):
            raise NotPicked(f"a cell with the character U+{ord(BETWEEN):04X}")
        whose = row[0] or (table.source.text if table.source is not None else "")
        name = plain_text(whose, table) if superseded else ""
        id_ = name if name in known.sources else named(name)
        of_row = [cell or None for cell in row[len(row) - len(own) :]]
        if (own and maker.aside(Row(0, of_row))) or (superseded and id_ in superseded):
            yield BETWEEN.join(row)
