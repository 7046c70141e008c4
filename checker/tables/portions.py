"""Contradictions that are built, a portion of subjects at a time: found, told, and let go.

Not all that is asked of claims can be listed without them (:mod:`checker.tables.listing`). What is
asked of one subject hangs on no claim about another, so that the claims about some subjects are
made and judged by themselves, as all claims are.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, Final, final

from checker.model.finding import Finding
from checker.model.place import Problem
from checker.model.ranked import (
    AllAtOnce,
    AmongThose,
    FromOrigins,
    OfEach,
    OfNearestWhole,
    OneEach,
)
from checker.model.rule import Rule
from checker.model.untold import JudgeOfAlike, Untold
from checker.model.vocabulary import Entities
from checker.tables.claims import TableReader, asked_of
from checker.tables.duck import quoted
from checker.tables.engines import File
from checker.tables.grouping import GroupTables
from checker.tables.maker import TableRows
from checker.tables.picked import Picked
from checker.tables.rows import Row
from checker.tables.subjects import Subjects
from checker.tables.views import N

MOST_CLAIMS: Final = 20_000
"""About how many claims a portion has; those about one subject are never parted."""

NO_CELL: Final = -1
"""What stands in place of a cell where a row is read for its subject alone."""

COMPARED: Final = -2
"""What the number of a cell is taken from where its claim is compared by what is not built."""

Claims = dict[tuple[str, int], frozenset[str]]
"""By file and row the attributes of some of its claims."""


@final
class Portions:
    """The claims about subjects of whom something is contradicted that is told, and not built with
    the others: those of table ``picked`` that are for ``later``."""

    def __init__(self, groups: GroupTables, declared: Entities) -> None:
        """``declared``: the entities of files, of which no table says what they are part of."""
        self._groups = groups
        self._base = groups.base
        self._declared = declared
        self._number = 0

    def make(self) -> None:
        """Read the rows of all portions once more, and keep them in this order."""
        key = ", ".join(self._groups.key)
        same = " AND ".join(f"o.{name} = p.{name}" for name in self._groups.key)
        execute = self._base.execute
        before = f"sum(many) OVER (ORDER BY {key} ROWS UNBOUNDED PRECEDING) - many"
        execute(
            f"CREATE TABLE portions AS SELECT {key}, ({before}) // {MOST_CLAIMS} AS portion FROM "
            f"(SELECT {key}, count(*) AS many FROM picked WHERE later GROUP BY {key}) x"
        )
        execute(
            "CREATE TABLE later_cells AS SELECT o.portion, p.f, p.n, list(p.cell) AS cells "
            f"FROM picked p JOIN portions o ON {same} WHERE p.later GROUP BY o.portion, p.f, p.n"
        )
        views = self._groups.views
        for file in views.files:
            listed = _listed(self._groups, file)
            execute(
                f"CREATE TABLE later_rows{file.number} AS SELECT l.portion, r.{N} AS n, l.cells, "
                f"{listed} FROM raw{file.number} r JOIN later_cells l ON l.f = {file.number} "
                f"AND {views.is_row(file.number, 'l.n')} ORDER BY l.portion, n"
            )
        ((most,),) = self._base.rows("SELECT coalesce(max(portion) + 1, 0) FROM portions")
        self._number = int(most)

    def findings(self, judge: JudgeOfAlike) -> Iterator[tuple[Entities, Sequence[Finding]]]:
        """The contradictions of each portion, with the entities that are known there."""
        rules = tuple(self._rules())
        known = self._groups.known
        for portion in range(self._number):

            def found(file: File, _: str, of: int = portion) -> Iterable[tuple[Any, ...]]:
                rows = f"later_rows{file.number} WHERE portion = {of} ORDER BY n"
                return self._base.rows(f"SELECT * EXCLUDE (portion) FROM {rows}")

            rows, wanted, _ = rows_of(self._groups, found)
            problems: list[Problem] = []
            subjects = Subjects(self._declared, problems)
            picked = Picked(rows, wanted, (), Untold(), {}, {}, subjects)
            reader = TableReader(known.tables, None, known.attributes, problems, picked)
            entities, sources = reader.with_words(self._declared, judge.sources)
            reader.read(known.words.names, sources)
            if problems or reader.set_aside:
                raise RuntimeError(f"claims that were read before: {problems[:1]}")
            yield entities, judge.contradictions(rules, reader.facts, entities)

    def _rules(self) -> Iterator[Rule]:
        """What is asked of claims about one subject, and what follows from these; but not what must
        be true at once, of which all that is in doubt is built."""
        others = AllAtOnce | AmongThose | FromOrigins | OfEach | OfNearestWhole | OneEach
        judging = self._groups.judging
        for one in judging.judged:
            if not isinstance(one.ranked, others):
                yield from one.rules
        yield from (one.rule for one in judging.formulas)


def rows_of(
    groups: GroupTables, found: Callable[[File, str], Iterable[tuple[Any, ...]]]
) -> tuple[list[TableRows], Claims, Claims]:
    """Rows of all files, the claims that are wanted of them, and those that are compared by what is
    not built.

    ``found`` is asked for the rows of a file: the number of each, the cells that are wanted of it,
    and some columns of it, in SQL.
    """
    known, views = groups.known, groups.views
    alike: dict[tuple[int, ...], frozenset[str]] = {}
    wanted: Claims = {}
    compared: Claims = {}
    some: list[TableRows] = []
    for file in views.files:
        table = views.tables[file.table]
        asked = asked_of(table, known.attributes)
        rows: list[Row] = []
        of_file = found(file, _listed(groups, file))
        for n, numbers, *cells in views.base.numbered(file, table, of_file):
            key = tuple(numbers)
            if key not in alike:
                some_cells = (known.cells[one] for one in numbers if one > NO_CELL)
                alike[key] = frozenset(name for name, _ in some_cells)
            wanted[file.name, n] = alike[key]
            if min(key) <= COMPARED:
                cells_of = (known.cells[COMPARED - one] for one in key if one <= COMPARED)
                compared[file.name, n] = frozenset(name for name, _ in cells_of)
            rows.append(Row(n, cells))
        some.append(views.rows_of(file, asked, rows))
    return some, wanted, compared


def _listed(groups: GroupTables, file: File) -> str:
    """The columns of a file ``r`` that are asked for, in SQL."""
    asked = asked_of(groups.views.tables[file.table], groups.known.attributes)
    return ", ".join(f"r.{quoted(name)}" for name in asked)
