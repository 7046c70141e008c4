"""Kinds of file that a table may be: one file here each, and one entry of the table below.

A reader has ``read(path, table)``, which gives an :class:`~checker.tables.rows.Opened`.
"""

import re
from collections.abc import Mapping
from importlib import import_module
from typing import final
from urllib.parse import unquote

from checker.tables.declaration import Table
from checker.tables.rows import NotReadable, Opened
from checker.values.named import NamedTuple


@final
class Reader(NamedTuple):
    """A kind of file or database: the ``module`` that reads it, and whether a packed one (.gz,
    .zst) is read.

    ``keys``: what a mapping may say for this kind alone; ``needs``: what it must say, and why.
    ``lines``: it is text.
    """

    module: str
    packed: bool = False
    keys: tuple[str, ...] = ()
    needs: Mapping[str, str] = {}
    lines: bool = False

    def read(self, path: str, table: Table) -> Opened:
        """The file, opened; raises ``NotReadable``."""
        opened: Opened = import_module(f"{__name__}.{self.module}").read(path, table)
        return opened


_SELECT = {"select": "write the one SELECT that gives the rows"}

_SEPARATED = Reader("separated", packed=True, keys=("delimiter", "header", "encoding"), lines=True)
_JSON_LINES = Reader("json_lines", packed=True, keys=("encoding",), lines=True)
_SQLITE = Reader("sqlite", keys=("select",), needs=_SELECT)
_WORKBOOK = Reader("workbook", keys=("sheet", "header"))

READERS = {
    ".csv": _SEPARATED,
    ".tsv": _SEPARATED,
    ".jsonl": _JSON_LINES,
    ".ndjson": _JSON_LINES,
    ".parquet": Reader("parquet"),
    ".xlsx": _WORKBOOK,
    ".sqlite": _SQLITE,
    ".sqlite3": _SQLITE,
    ".db": _SQLITE,
}
"""By the ending of the file's name."""

PACKED = (".gz", ".zst")

DATABASE = "postgres:"
"""What stands before the variable of the environment that has the address of a database."""

_VARIABLE = re.compile("postgres:[A-Za-z_][A-Za-z0-9_]*")
_ADDRESS = (
    "the address of a database does not stand in a file: write postgres:NAME, and put the address, "
    "postgresql://..., into the environment variable NAME"
)

_NOT_ASKED = (
    "the address of a database does not stand in a file, and SQLite and PostgreSQL alone are "
    "asked: name a file, write postgres:NAME, or export the table"
)
_INSTEAD = {
    ".txt": "call it .csv, or .tsv if tabs part its fields (another sign: `delimiter`)",
    ".tab": "call it .tsv",
    ".dat": "call it .csv, and say which sign parts its fields: `delimiter`",
    ".json": "write one object a line, and call it .jsonl",
    ".geojson": "write one object a line, and call it .jsonl",
    ".xls": "save it as .xlsx",
    ".xlsm": "save it as .xlsx",
    ".xlsb": "save it as .xlsx",
    ".ods": "save it as .xlsx",
    ".numbers": "save it as .xlsx",
    ".feather": "save it as .parquet",
    ".arrow": "save it as .parquet",
    ".orc": "save it as .parquet",
    ".avro": "save it as .parquet",
    ".dta": "save it as .csv or .parquet",
    ".sav": "save it as .csv or .parquet",
    ".rds": "save it as .csv or .parquet",
    ".zip": "unpack it",
    ".bz2": "unpack it, or pack it as .gz",
    ".xz": "unpack it, or pack it as .gz",
    ".7z": "unpack it",
    ".tar": "unpack it",
    ".tgz": "unpack it",
    ".pdf": "save the table in it as .csv",
    ".html": "save the table in it as .csv",
}
"""How to mend it where a file has another ending."""

STORES = frozenset(
    {"abfs", "abfss", "adl", "cosn", "dbfs", "file", "gs", "hdfs", "obs", "oss", "s3", "s3a", "s3n"}
    | {"swift", "viewfs", "wasb", "wasbs", "webhdfs"}
)
"""The schemes of addresses of files that a cluster may see."""

_BOXED = frozenset({"abfs", "abfss", "wasb", "wasbs"})
"""Of these the part before the ``@`` is the name of a box, and nothing that opens it."""

_FETCHED = "nothing is fetched from there: download the file into the folders that are checked"
_OPENED = (
    "what opens a store does not stand in a file: take it out of the address, and let the cluster "
    "know it"
)

_POSTGRES = Reader(
    "postgres",
    keys=("select",),
    needs={
        **_SELECT,
        "row": "name the columns that name a row, as in {key: [ID]}: a database keeps no order",
    },
)


def ending_of(name: str) -> str:
    """The ending that says what a file is, without that of its packing, in small letters."""
    name = name.lower().rstrip("/")  # a store may have a folder in place of a file
    for packed in PACKED:
        name = name.removesuffix(packed)
    return f".{name.rpartition('.')[2]}" if "." in name else ""


def is_stored(name: str) -> bool:
    """Whether a name is the address of a file in a store, which a cluster may see."""
    scheme, colon, path = name.partition(":")
    return bool(colon) and scheme.lower() in STORES and path.startswith("/")


def _is_open(name: str) -> bool:
    """Whether the address of a stored file has what opens the store: a key or a password before its
    host, or one in a query. Signs may be written as ``%3A``; a ``?`` is one of a pattern, too."""
    scheme, _, path = name.partition(":")
    host = unquote(path[2:].partition("/")[0]) if path.startswith("//") else ""
    user, _, host = host.rpartition("@")
    port = host.rpartition("]")[2].partition(":")[2]
    query = unquote(path.partition("?")[2].partition("/")[0] + path.partition("#")[2])
    known = bool(user) and scheme.lower() not in _BOXED
    return known or ":" in user or not (not port or port.isdecimal()) or "=" in query


def shown(name: str) -> str:
    """A name as messages show it: nothing where a password or a key may stand in it."""
    hidden = is_database(name) and not _VARIABLE.fullmatch(name)
    if is_stored(name):
        hidden = _is_open(name) or not {"@", "?"}.isdisjoint(unquote(name))
    return "" if hidden else f"'{name[:80]}'"


def is_database(name: str) -> bool:
    """Whether a name is no file's, but that of a database, or its address."""
    return name.startswith(DATABASE) or ("://" in name and not is_stored(name))


def is_table(name: str) -> bool:
    """Whether a file of that name may be a table."""
    return ending_of(name) in READERS


def is_lines(name: str) -> bool:
    """Whether a file of that name is text that is not packed."""
    reader = READERS.get(ending_of(name))
    return reader is not None and reader.lines and not name.lower().endswith(PACKED)


def reader_of(name: str) -> Reader:
    """What reads a file of that name, or a database; raises ``NotReadable``."""
    if is_stored(name) and _is_open(name):
        raise NotReadable(_OPENED)
    if name.lower().startswith(("http://", "https://", "ftp://")):
        raise NotReadable(_FETCHED)
    if is_database(name):
        if not _VARIABLE.fullmatch(name):
            ours = name.lower().startswith("postgres")
            raise NotReadable(_ADDRESS if ours else _NOT_ASKED)
        return _POSTGRES
    ending = ending_of(name)
    reader = READERS.get(ending)
    if reader is None:
        known = ", ".join(READERS)
        if ending in ("", "."):
            more = "name a file (of a folder all of a kind: folder/*.csv)"
            raise NotReadable(f"it has no ending that says what it is: {more}")
        if ending in _INSTEAD:
            raise NotReadable(f"no table is read from {ending}: {_INSTEAD[ending]}")
        raise NotReadable(f"its ending says no kind of table: there are {known}, and postgres:NAME")
    if name.lower().endswith(PACKED) and not reader.packed:
        raise NotReadable(f"a packed {ending} is not read: unpack it")
    return reader
