"""Parquet, by DuckDB: every value as text."""

from collections.abc import Iterator, Sequence

from checker.tables.begins import but_another
from checker.tables.bytes import regular
from checker.tables.declaration import Table
from checker.tables.duck import AS_IT_IS, connected, quoted
from checker.tables.rows import Failed, NotReadable, Opened, Row, Wrong, places_of

_MAGIC = b"PAR1"
_ROWS = f"read_parquet(?, {AS_IT_IS})"


def refuse_others(path: str) -> None:
    """Raise ``NotReadable`` of what is no Parquet file."""
    regular(path)
    with open(path, "rb") as file:
        begins = file.read(4) == _MAGIC
        file.seek(0, 2)
        whole = file.tell() >= 12
        file.seek(-4, 2) if whole else None
        ends = whole and file.read(4) == _MAGIC
    if not begins or not ends:
        part = "end" if begins else "begin"
        cut = ": it was cut off" if begins else but_another(path)
        cut = cut if whole or cut else ": hardly anything is in it"
        raise NotReadable(f"no Parquet file: it does not {part} as one{cut}")


def text_of(column: str, type_: str) -> str:
    """The SQL that has a column's values as a fact has them; raises ``NotReadable``.

    A double is the shortest decimal that is read back as the same; a time is ISO 8601.
    """
    name = quoted(column)
    if type_.startswith("TIMESTAMP WITH"):
        return f"strftime({name} AT TIME ZONE 'UTC', '%Y-%m-%dT%H:%M:%SZ')"
    if type_.startswith("TIMESTAMP"):
        return (
            f"CASE WHEN second({name}) = 0 THEN strftime({name}, '%Y-%m-%dT%H:%M') "
            f"ELSE strftime({name}, '%Y-%m-%dT%H:%M:%S') END"
        )
    plain = not type_.startswith(("STRUCT", "MAP", "UNION", "BLOB"))
    if type_.endswith("[]") and plain and not type_.endswith("][]"):
        return f"CAST({name} AS VARCHAR[])"
    if not plain or type_.endswith("]"):
        wrong = f"column '{column[:60]}' is of type {type_[:40]}, which is no plain value"
        raise NotReadable(f"{wrong}: save texts, numbers, dates or lists of them")
    if type_ in ("DOUBLE", "FLOAT"):
        return (
            f"CASE WHEN isnan({name}) THEN NULL WHEN abs({name}) < 9007199254740992 AND "
            f"{name} = trunc({name}) THEN CAST(CAST({name} AS BIGINT) AS VARCHAR) "
            f"ELSE CAST({name} AS VARCHAR) END"
        )
    return f"CAST({name} AS VARCHAR)"


def read(path: str, table: Table) -> Opened:
    """The file, of which only the columns are read that are asked for."""
    refuse_others(path)
    base = connected((path,))
    try:
        path = base.path_of(path)
        described = list(base.rows(f"DESCRIBE FROM {_ROWS}", [path]))
    except Failed:
        base.close()
        raise NotReadable("no Parquet file that can be read: it is damaged") from None
    names = [str(row[0]) for row in described]
    types = {str(row[0]): str(row[1]) for row in described}

    def rows(asked: Sequence[str]) -> Iterator[Row | Wrong]:
        known = [name for name, at in zip(asked, places_of(names, asked), strict=True) if at >= 0]
        columns = ", ".join(text_of(name, types[name]) for name in dict.fromkeys(known)) or "NULL"
        at = {name: place for place, name in enumerate(dict.fromkeys(known))}
        places = [at.get(name, -1) for name in asked]
        number = 0
        try:
            statement = f"SELECT {columns} FROM {_ROWS}"  # noqa: S608 -- names are quoted
            for number, row in enumerate(base.rows(statement, [path]), 1):
                yield Row(number, [row[place] if place >= 0 else None for place in places])
        except Failed:
            raise NotReadable("cannot be read to its end: it is damaged", number + 1) from None

    return Opened(names, rows, close=base.close)
