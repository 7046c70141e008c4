"""How Spark has the cells of a file as text: just as they are read here, or not at all."""

from checker.model.untold import NotPicked

_AS_IT_IS = frozenset(
    {"BOOLEAN", "DATE"}
    | {"TINYINT", "SMALLINT", "INTEGER", "BIGINT"}
    | {"UTINYINT", "USMALLINT", "UINTEGER", "UBIGINT"}
)
"""DuckDB's names of the types that both write alike."""

_OF_SPARK = {
    "string": "VARCHAR",
    "int": "INTEGER",
    "timestamp": "TIMESTAMP WITH TIME ZONE",
    "timestamp_ntz": "TIMESTAMP",
}
"""What DuckDB calls Spark's types, where that is another name."""

_MOST_DECIMALS = 6
"""With more of them Spark would write some numbers with an exponent."""


def type_of_spark(type_: str) -> str:
    """DuckDB's name of a type that Spark calls so."""
    return _OF_SPARK.get(type_, type_.upper())


def name_in_spark(column: str) -> str:
    """The name of a column in Spark's SQL."""
    return "`" + column.replace("`", "``") + "`"


def text_in_spark(column: str, type_: str) -> str:
    """The text of a column of Parquet in Spark's SQL, as ``text_of`` has it
    (:mod:`checker.tables.readers.parquet`); ``type_`` is what DuckDB calls it.

    Raises ``NotPicked`` of other types.
    """
    name = name_in_spark(column)
    written = f"CAST({name} AS STRING)"
    if type_ == "VARCHAR":
        return name
    if type_ in _AS_IT_IS or (type_.startswith("DECIMAL") and _decimals(type_) <= _MOST_DECIMALS):
        return written
    if type_ == "TIMESTAMP WITH TIME ZONE":
        return f"concat(replace(substr({written}, 1, 19), ' ', 'T'), 'Z')"
    if type_ == "TIMESTAMP":
        return (
            f"replace(substr({written}, 1, CASE WHEN substr({written}, 18, 2) = '00' THEN 16 "
            "ELSE 19 END), ' ', 'T')"
        )
    if type_ in ("DOUBLE", "FLOAT"):
        return (
            f"CASE WHEN isnan({name}) THEN NULL WHEN {_whole(name)} THEN "
            f"CAST(CAST({name} AS BIGINT) AS STRING) ELSE "
            f"regexp_replace(CAST({_decimal(name)} AS STRING), '0+$', '') END"
        )
    raise NotPicked(f"a column of the type {type_[:40]}")


def odd_in_spark(column: str, type_: str) -> str:
    """In which rows the text may be another than here, in Spark's SQL; empty, if in none.

    A number with up to six decimals and fifteen digits is the shortest that is read back as the
    same.
    """
    name = name_in_spark(column)
    if type_ == "DATE" or type_.startswith("TIMESTAMP"):
        return f"year({name}) < 1000 OR year({name}) > 9999"
    if type_ == "DOUBLE":
        plain = f"abs({name}) >= 1e-4 AND abs({name}) < 1e9"
        same = f"CAST({_decimal(name)} AS DOUBLE) = {name}"
        return f"NOT (isnan({name}) OR {_whole(name)} OR ({plain} AND {same}))"
    if type_ == "FLOAT":
        return f"NOT (isnan({name}) OR {_whole(name)})"
    return ""


def _whole(name: str) -> str:
    return f"(abs({name}) < 9007199254740992 AND {name} = floor({name}))"


def _decimal(name: str) -> str:
    """Only of what is not too large: others are no decimals."""
    return f"CAST(CASE WHEN abs({name}) < 1e9 THEN {name} END AS DECIMAL(16, 6))"


def _decimals(type_: str) -> int:
    return int(type_.rstrip(")").rpartition(",")[2])


def refuse_ragged(line: str, fields: int, delimiter: str) -> str:
    """Which lines of a CSV are not plainly so many fields, in Spark's SQL."""
    sign = f"\\x{{{ord(delimiter):X}}}"
    none = "\\r\\x00"
    bare = f'[^"{sign}{none}]*'
    marked = f'"[^"{none}]*(?:""[^"{none}]*)*"'
    field = f"(?:{bare}|{marked})"
    pattern = f"\\A{field}(?:{sign}{field}){{{fields - 1}}}\\r?\\z"
    escaped = pattern.replace("\\", "\\\\").replace("'", "\\'")
    return f"NOT {line} RLIKE '{escaped}'"
