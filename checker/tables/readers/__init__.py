"""Kinds of file that a table may be: one file here each, and one entry of the table below.

A reader has ``read(path, table)``, which gives an :class:`~checker.tables.rows.Opened`.
"""

from importlib import import_module
from typing import NamedTuple, final

from checker.tables.declaration import Table
from checker.tables.rows import NotReadable, Opened


@final
class Reader(NamedTuple):
    """A kind of file: the ``module`` that reads it, and whether a packed one (.gz, .zst) is read.

    ``keys``: what a mapping may say for this kind alone.
    """

    module: str
    packed: bool = False
    keys: tuple[str, ...] = ()

    def read(self, path: str, table: Table) -> Opened:
        """The file, opened; raises ``NotReadable``."""
        opened: Opened = import_module(f"{__name__}.{self.module}").read(path, table)
        return opened


_SEPARATED = Reader("separated", packed=True, keys=("delimiter", "header", "encoding"))
_JSON_LINES = Reader("json_lines", packed=True, keys=("encoding",))
_SQLITE = Reader("sqlite", keys=("select",))
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


def ending_of(name: str) -> str:
    """The ending that says what a file is, without that of its packing, in small letters."""
    name = name.lower()
    for packed in PACKED:
        name = name.removesuffix(packed)
    return f".{name.rpartition('.')[2]}" if "." in name else ""


def reader_of(name: str) -> Reader:
    """What reads a file of that name; raises ``NotReadable``."""
    ending = ending_of(name)
    reader = READERS.get(ending)
    if reader is None:
        known = ", ".join(READERS)
        raise NotReadable(f"its ending says no kind of table: there are {known}")
    if name.lower().endswith(PACKED) and not reader.packed:
        raise NotReadable(f"a packed {ending} is not read: unpack it")
    return reader
