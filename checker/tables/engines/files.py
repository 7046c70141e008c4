"""What an engine must know of a file before it reads it."""

from checker.model.untold import NotPicked
from checker.tables.declaration import Table
from checker.tables.engines import File
from checker.tables.readers import separated


def plain_names(file: File, table: Table) -> list[str]:
    """The columns of a CSV; raises ``NotPicked`` where it is out of the ordinary."""
    if not file.path.lower().endswith((".csv", ".tsv")) or table.encoding != "utf-8":
        raise NotPicked("a file that is read line by line")
    names = separated.read(file.path, table).names
    if len(set(names)) < len(names) or not all(names):
        raise NotPicked("columns that are called alike")
    return names


def lines_of(path: str) -> int:
    """How many lines a file has; raises ``NotPicked`` of one that begins with a mark."""
    number, last = 0, b""
    with open(path, "rb") as file:
        if file.read(3) == b"\xef\xbb\xbf":
            raise NotPicked("a file that begins with a mark")
        file.seek(0)
        while some := file.read(2**20):
            number += some.count(b"\n")
            last = some[-1:]
    return number + (last != b"\n")
