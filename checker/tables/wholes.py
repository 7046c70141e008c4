"""What subjects of tables are part of, which an engine must know of all of them."""

from typing import Final

from checker.model.place import Problem
from checker.model.untold import NotPicked
from checker.model.vocabulary import Entities
from checker.tables.claims import add_subjects
from checker.tables.duck import quoted
from checker.tables.maker import column_of
from checker.tables.rows import Row
from checker.tables.subjects import Subjects
from checker.tables.views import NOTHING, N, Views, about

MOST_WHOLES: Final = 1_000_000
"""How many rows are read that say what something is part of."""


def read_wholes(views: Views, declared: Entities) -> Subjects:
    """The subjects of tables that say what they are part of, with their wholes. Raises
    ``NotPicked`` where something is wrong with them, or they are too many."""
    problems: list[Problem] = []
    subjects = Subjects(declared, problems)
    many = 0
    for file in views.files:
        table = views.tables[file.table]
        if table.part_of is None or table.subject is None or table.subject.text:
            continue
        columns = [column_of(table.subject, ""), table.part_of.column]
        part, whole = map(quoted, columns)
        rows = f"SELECT {N} AS n, {part} AS p, {whole} AS w FROM raw{file.number}"
        if views.base.lists:  # of rows that say the same, the first
            rows = f"SELECT min(n) AS n, p, w FROM ({rows}) x GROUP BY p, w"
        asked = views.base.rows(f"{rows} ORDER BY n LIMIT {MOST_WHOLES + 1}")
        own = [Row(n, cells) for n, *cells in views.base.numbered(file, table, asked)]
        many += len(own)
        if many > MOST_WHOLES:
            raise NotPicked("more parts of wholes than are kept")
        add_subjects(views.rows_of(file, columns, own), subjects)
    entities = subjects.entities()
    if problems:
        raise NotPicked(f"{problems[0]}")
    _refuse_shared(views, entities, declared)
    return subjects


def _refuse_shared(views: Views, entities: Entities, declared: Entities) -> None:
    """Names that would no longer name one of them, since rows of tables are about another thing
    that is called so."""
    for number, table in enumerate(views.tables):
        column = column_of(table.subject, "subject")
        if not column or not (table.long or table.cells):
            continue
        said, type_ = about(table)
        of_rows = type_ != NOTHING
        others = [
            (entity.label, entity.type)
            for entity in entities.by_id.values()
            if entity.id not in declared.by_id and (of_rows or entity.type != table.type)
        ]
        if not others:
            continue
        views.base.upload(f"called{number}", {"s": "VARCHAR", "ty": "VARCHAR"}, others)
        typed = " AND c.ty <> r.ty" if of_rows else ""
        rows = f"SELECT {said} AS about, {type_} AS ty FROM ({views.all(number)}) x"
        alike = f"SELECT 1 FROM called{number} c WHERE c.s = r.about{typed}"
        asked = f"SELECT 1 FROM ({rows}) r WHERE EXISTS ({alike}) LIMIT 1"
        if any(views.base.rows(asked)):
            raise NotPicked("two things that are called alike")
