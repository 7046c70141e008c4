"""Lines with more different literals than are read: an engine reads the plain ones.

Which literals these are is tried first, one of each shape: what an engine makes of it must be what
its kind reads. The others are read by their kinds, and land on the same scale; else all rows are
read.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final, final

from checker.model.untold import NotPicked
from checker.model.vocabulary import Attribute
from checker.tables.declaration import PLAIN, Notation, Table
from checker.tables.expressions import (
    DATES,
    MOST_DIGITS,
    OffScaleError,
    PlainLiterals,
    Plainly,
    PlainNumbers,
    RankScale,
    parted,
    plainly,
    with_ranks,
)
from checker.tables.literals import DistinctLiteral
from checker.tables.views import Views
from checker.values.interval import Interval
from checker.values.named import NamedTuple

MOST_SHAPES: Final = 10_000
"""How many pairs of attribute and unit, and shapes of literals, a column may have."""

_SPARE: Final = 3

Reading = Callable[[Sequence[str]], DistinctLiteral | None]
"""Reads the column or attribute, the text and the unit of a cell; raises ``SkippedRow``."""


@final
class LiteralColumn(NamedTuple):
    """One column of values of a table: by their numbers, and all its cells in SQL, as ``c``, ``v``
    and ``u``; ``read`` reads one."""

    table: int
    k: int
    rows: str
    read: Reading


@final
class CrowdedLines:
    """Lines whose plain literals an engine reads."""

    def __init__(
        self,
        views: Views,
        attributes: Mapping[str, Attribute],
        linked: Mapping[str, int],
        cell_of: Mapping[tuple[int, str], int],
    ) -> None:
        """None yet; ``linked``: the line of each attribute."""
        self.views = views
        self.attributes = attributes
        self.linked = linked
        self.cell_of = cell_of
        self.numbers = {name: number for number, name in enumerate(sorted(attributes))}
        self.scales: dict[int, RankScale] = {}
        """Of each line."""
        self.columns: dict[tuple[int, int], list[PlainLiterals]] = {}
        """By table and column the plain literals."""

    def empty(self, table: int) -> list[str]:
        """Texts that say nothing in a table."""
        return sorted(self.views.tables[table].empty)

    def ranked(self, table: int, k: int, rows: str) -> str:
        """Cells of a column, with the ranks of those that are plain."""
        return with_ranks(rows, self.columns[table, k], self.empty(table))

    def add(self, line: int, columns: Sequence[LiteralColumn]) -> None:
        """One line more, of which some columns have literals; raises ``NotPicked`` of one that an
        engine cannot read."""
        some = [one for name, one in self.attributes.items() if self.linked[name] == line]
        dated = any(one.kind.dated for one in some)
        if dated is any(one.kind.numeric for one in some):
            raise NotPicked("more different literals than are kept")
        found = {
            (column.table, column.k): plain
            for column in columns
            if (plain := list(self._written(line, column)))
        }
        by_place = {(column.table, column.k): column for column in columns}
        shapes = {place: self._shapes(by_place[place], plain) for place, plain in found.items()}
        sizes = [(d, n) for rows in shapes.values() for d, n, *_ in rows if n <= MOST_DIGITS]
        scale = DATES if dated else RankScale.of_numbers(_decimals(sizes))
        self.scales[line] = scale
        for place, plain in found.items():
            on_scale = [one._replace(scale=scale) for one in plain]
            tried = [(c, v, u) for *_, c, u, v, w in shapes[place] for v in {v, w}]
            name = f"tried{line}_{place[0]}_{place[1]}"
            if fine := list(self._tried(name, by_place[place], on_scale, tried)):
                self.columns.setdefault(place, []).extend(fine)

    def _written(self, line: int, column: LiteralColumn) -> Iterator[PlainLiterals]:
        """How literals in a column are written that are about the attributes of a line."""
        asked = f"SELECT DISTINCT c, u FROM ({column.rows}) x LIMIT {MOST_SHAPES + 1}"
        pairs = list(self.views.base.rows(asked))
        if len(pairs) > MOST_SHAPES:
            raise NotPicked("more attributes and units than are kept")
        table = self.views.tables[column.table]
        some: dict[str, tuple[Plainly, list[tuple[str, str]]]] = {}
        for c, u in sorted(pairs):
            said = self._said(table, column.k, c)
            if said is None or self.linked[said[0].id] != line:
                continue
            attribute, notation = said
            written = plainly(attribute, notation)
            if written is not None:
                some.setdefault(attribute.id, (written, []))[1].append((c, u))
        for name, (written, among) in some.items():
            cell = self.cell_of.get((column.table, name))
            yield PlainLiterals(tuple(among), written, DATES, self.numbers[name], cell)

    def _said(self, table: Table, k: int, c: str) -> tuple[Attribute, Notation] | None:
        """The attribute that a cell is about, and how it is written."""
        if not table.long:
            return table.cells[k].attribute, table.cells[k].notation
        attribute = self.attributes.get(c)
        if attribute is None:  # another, or one with white space around it, which is read here
            return None
        return attribute, table.notations.get(c) or table.notations.get("", PLAIN)

    def _shapes(
        self, column: LiteralColumn, plain: Sequence[PlainLiterals]
    ) -> list[tuple[int, int, str, str, str, str]]:
        """Which shapes plain literals have: how many decimals and digits, and of each the column or
        attribute, the unit, and the first and the last of them."""
        told = parted(column.rows, plain, self.empty(column.table))
        numeric = any(isinstance(one.written, PlainNumbers) for one in plain)
        shape = "substr(date, 16, 1) AS x1, '' AS x2, '' AS x3, 0 AS n"
        if numeric:
            shape = (
                "regexp_full_match(digits, '-?0+') AS x1, regexp_full_match(w, '-?0.*') AS x2, "
                "substr(digits, 1, 1) = '-' AS x3, length(replace(digits, '-', '')) AS n"
            )
        listed = f"SELECT c, u, v, form, d, {shape} FROM ({told}) x WHERE form IS NOT NULL"
        asked = (
            f"SELECT d, n, c, u, min(v) AS v, max(v) AS w FROM ({listed}) x "
            f"GROUP BY d, n, c, u, form, x1, x2, x3 LIMIT {MOST_SHAPES + 1}"
        )
        found = list(self.views.base.rows(asked))
        if len(found) > MOST_SHAPES:
            raise NotPicked("more shapes of numbers than are kept")
        return [(int(d), int(n), *texts) for d, n, *texts in found]

    def _tried(
        self,
        name: str,
        column: LiteralColumn,
        plain: Sequence[PlainLiterals],
        literals: Sequence[tuple[str, str, str]],
    ) -> Iterator[PlainLiterals]:
        """Of plain literals those of which an engine makes what their kinds read."""
        base = self.views.base
        base.upload(name, {"c": "VARCHAR", "v": "VARCHAR", "u": "VARCHAR"}, sorted(literals))
        rows = with_ranks(f"SELECT c, v, u FROM {name}", plain, self.empty(column.table))
        asked = f"SELECT c, v, u, plo, phi FROM ({rows}) x WHERE plo IS NOT NULL"
        odd = {
            (c, u)
            for c, v, u, lo, hi in list(base.rows(asked))
            if not _is(column.read((c, v, u)), plain[0].scale, (lo, hi))
        }
        for one in plain:
            pairs = tuple(pair for pair in one.pairs if pair not in odd)
            if pairs:
                yield one._replace(pairs=pairs)


def _decimals(sizes: Sequence[tuple[int, int]]) -> int:
    """The decimals of a scale for numbers with so many decimals and digits; if there is room, with
    some to spare, so that ends of hedged ones, which lie anywhere, land on it too."""
    decimals = max((d for d, _ in sizes), default=0)
    whole = max((digits - d for d, digits in sizes), default=0)
    return max(decimals, min(decimals + _SPARE, MOST_DIGITS - whole))


def _is(read: DistinctLiteral | None, scale: RankScale, ranks: tuple[int, int]) -> bool:
    """Whether what was read has these ranks."""
    possible = read and read.value.possible
    if not isinstance(possible, Interval) or possible.scale:
        return False
    try:
        return scale.ranks(possible)[1:] == ranks
    except OffScaleError:
        return False
