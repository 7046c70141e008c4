"""Single cells of a table, read as its rows are."""

from collections.abc import Sequence
from functools import partial
from math import isfinite
from typing import final

from checker.model.vocabulary import Attribute
from checker.tables.cells import read_cell
from checker.tables.declaration import PLAIN, Notation, Table
from checker.tables.literals import DistinctLiteral
from checker.tables.maker import Maker, TableWords
from checker.tables.rows import Row
from checker.values.compare import Members
from checker.values.interval import Interval, WholeEnds, point
from checker.values.texts import normal_text
from checker.values.value import Possible


@final
class ReadCells:
    """Reads single cells of a table as its rows are read."""

    def __init__(self, table: Table, maker: Maker, words: TableWords) -> None:
        """``maker`` makes the claims of such rows."""
        self.table = table
        self.maker = maker
        self.words = words
        self._units = {cell.column: cell.notation.unit for cell in table.cells}
        self._known: dict[tuple[str, str], tuple[Attribute, str, Notation]] = {}
        self._looks_at = ""
        if table.long:
            maker.look_at({"attribute": 0, "value": 1, "unit": 2})

    def __call__(self, cells: Sequence[str]) -> DistinctLiteral | None:
        """What one literal says, if it says anything; raises ``SkippedRow``."""
        column, literal, of_unit = cells
        text = literal.strip()
        if not text or text in self.table.empty:
            return None
        known = self._known.get((column, of_unit))
        if known is None:
            known = self._known[column, of_unit] = self._look_at(cells)
        attribute, name, notation = known
        if notation is PLAIN and (ends := attribute.kind.ends(text, attribute)) is not None:
            read = partial(read_cell, text, attribute, self.words.names, self.words.values)
            return DistinctLiteral(attribute.id, normal_text(text), read, ends)
        if column != self._looks_at and not self.table.long:
            self._look_at(cells)
        value = self.maker.value(Row(0, cells), attribute, name, literal, notation)
        return DistinctLiteral(attribute.id, value.text, value)

    def _look_at(self, cells: Sequence[str]) -> tuple[Attribute, str, Notation]:
        """What cells of one column, or about one attribute, are about, and how they are written;
        the maker looks at them, too."""
        column = cells[0]
        if not self.table.long:
            names = {column: 1}
            unit = self._units[column]
            if unit is not None and unit.column:
                names[unit.column] = 2
            self.maker.look_at(names)
        self._looks_at = column
        ((attribute, name, _, notation),) = self.maker.said(Row(0, cells))
        return attribute, name, PLAIN if notation == PLAIN else notation


def roughly(possible: Possible | WholeEnds) -> tuple[float | None, float | None]:
    """The ends of what a literal allows, where it has two: to sort out the clear cases."""
    if isinstance(possible, Members) and possible.complete:  # how many they are
        possible = point(len(possible.members))
    if isinstance(possible, WholeEnds):
        possible = possible.interval()
    if not isinstance(possible, Interval):
        return None, None
    try:
        ends = float(possible.lo), float(possible.hi)
    except OverflowError:
        return None, None
    return ends if all(map(isfinite, ends)) else (None, None)
