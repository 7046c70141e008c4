"""Quotes in tables, and people who are quoted.

A quote matters where its claim is told, and nowhere else. Whoever is quoted speaks with a voice of
their own: the claims about a subject of whom somebody is quoted are judged one by one.
"""

from typing import Final, final

from checker.model.untold import NotPicked
from checker.tables.declaration import Given, Table
from checker.tables.distinct import Distinct
from checker.tables.duck import quoted
from checker.tables.maker import column_of, plain_text
from checker.tables.rows import Row
from checker.tables.views import Views, about
from checker.values.named import NamedTuple

MOST_VOICED: Final = 1_000_000
"""How many pairs of a voice and a subject are read here."""


@final
class Voiced(NamedTuple):
    """The ``subjects`` of whom somebody is quoted, and how the ``voices`` are named."""

    subjects: frozenset[str]
    voices: frozenset[str]


def has_quotes(views: Views, known: Distinct) -> bool:
    """Whether some claims have quotes; raises ``NotPicked`` where it is counted how these stand in
    documents."""
    some = any(
        any(views.base.rows(f"SELECT 1 FROM ({views.all(number)}) x WHERE {name} <> '' LIMIT 1"))
        for number, table in enumerate(views.tables)
        if (name := _column(table, table.quote, "quote"))
    )
    sources = (known.sources.get(name) for name in known.source_ids)
    if some and any(one is not None and one.document for one in sources):
        raise NotPicked("quotes from documents")
    return some


def has_days(views: Views, known: Distinct) -> bool:
    """Whether it is told of some claims when they were made, which matters as their quotes do;
    raises ``SkippedRow`` where a day is none."""
    some = False
    for number, table in enumerate(views.tables):
        if not table.long or not any("said_on" in file.names for file in views.each(number)):
            continue
        asked = f'SELECT DISTINCT "said_on" FROM ({views.all(number)}) x '
        asked += f"WHERE \"said_on\" <> '' LIMIT {MOST_VOICED + 1}"
        found = [*views.base.rows(asked)]
        if len(found) > MOST_VOICED:
            raise NotPicked("more days on which something was said than are kept")
        maker = known.maker(table, ["said_on"])
        for cells in found:
            some = bool(maker.options(Row(0, cells))) or some
    return some


def voiced(views: Views, known: Distinct) -> Voiced:
    """All who are quoted, and the subjects of these claims; raises ``NotPicked`` of too many."""
    subjects: set[str] = set()
    voices: set[str] = set()
    for number, table in enumerate(views.tables):
        column = _column(table, table.said_by, "said_by")
        if not column:
            continue
        said, type_ = about(table)
        asked = (
            f"SELECT DISTINCT {column} AS voice, {said} AS about, {type_} AS ty "
            f"FROM ({views.all(number)}) x WHERE {column} <> '' LIMIT {MOST_VOICED + 1}"
        )
        found = list(views.base.rows(asked))
        if len(found) > MOST_VOICED:
            raise NotPicked("more people who are quoted than are kept")
        for voice, text, kind in found:
            by = plain_text(voice, table)
            if not by:
                continue
            voices.add(by)
            if table.subject is not None and table.subject.text:
                subjects.add(known.words.names.entity(table.subject.text))
            elif name := plain_text(text, table):
                type_of = table.type or plain_text(kind, table)
                subjects.add(known.subjects.add(type_of, name, table.place))
    return Voiced(frozenset(subjects - {""}), frozenset(voices))


def _column(table: Table, given: Given | None, otherwise: str) -> str:
    """A column of a table in SQL, if it has such."""
    name = column_of(given, otherwise if table.long else "")
    return quoted(name) if name else ""
