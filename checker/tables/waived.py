"""Of whom the claims speak that waivers name by their ids."""

from collections.abc import Iterable, Iterator
from urllib.parse import unquote

from checker.tables.declaration import Table
from checker.tables.distinct import Distinct
from checker.tables.duck import quoted
from checker.tables.maker import plain_text
from checker.tables.names import named
from checker.tables.views import N, Views, about


def waived_subjects(views: Views, known: Distinct, claims: Iterable[str]) -> Iterator[str]:
    """The ids of the subjects of some claims, as far as these are rows of tables."""
    some = list(claims)
    for number, table in enumerate(views.tables):
        begins = f"{table.id}."
        keys = {
            id_.removeprefix(begins).rpartition(".")[0] for id_ in some if id_.startswith(begins)
        }
        if not keys:
            continue
        if table.subject is not None and table.subject.text:
            yield known.words.names.entity(table.subject.text)
            continue
        for rows, where in _rows(views, number, table, sorted(keys)):
            asked = f"SELECT DISTINCT r.about, r.ty FROM {rows} r {where}"
            for text, kind in list(views.base.rows(asked)):
                if name := plain_text(text, table):
                    yield known.subjects.add(
                        table.type or plain_text(kind, table), name, table.place
                    )


def _rows(views: Views, number: int, table: Table, keys: list[str]) -> Iterator[tuple[str, str]]:
    """Where the rows of some keys stand, in SQL: what they are about, and which of them ``r``."""
    said, type_ = about(table)
    subject = f"{said} AS about, {type_} AS ty"
    if table.key:
        columns = [f"k{place}" for place in range(len(table.key))]
        parts = [tuple(map(unquote, key.split("/"))) for key in keys]
        views.base.upload(
            f"waived{number}",
            dict.fromkeys(columns, "VARCHAR"),
            [one for one in parts if len(one) == len(columns)],
        )
        pairs = list(zip(columns, map(quoted, table.key), strict=True))
        own = "".join(f", coalesce({name}, '') AS {column}" for column, name in pairs)
        same = " AND ".join(f"w.{column} = r.{column}" for column in columns)
        rows = f"(SELECT {subject}{own} FROM ({views.all(number)}) x)"
        yield rows, f"JOIN waived{number} w ON {same}"
        return
    files = list(views.each(number))
    for file in files:
        begins = "" if len(files) == 1 else f"{named(file.name)}/"
        numbers = [key.removeprefix(begins) for key in keys if key.startswith(begins)]
        some = [one for one in numbers if one.isascii() and one.isdecimal() and len(one) < 16]
        if some:
            rows = f"(SELECT {subject}, {N} AS n FROM raw{file.number})"
            yield rows, f"WHERE r.n IN ({', '.join(some)})"
