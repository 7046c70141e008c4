"""What an engine must know of a file before it reads it."""

from codecs import BOM_UTF8, getincrementaldecoder

from checker.model.untold import NotPicked
from checker.tables.declaration import Table
from checker.tables.engines import File
from checker.tables.readers import separated


def plain_names(file: File, table: Table) -> list[str]:
    """The columns of a CSV; raises ``NotPicked`` where it is out of the ordinary."""
    if not file.path.lower().endswith((".csv", ".tsv")) or table.encoding != "utf-8":
        raise NotPicked("a file that is read line by line")
    names = separated.read(file.path, table).names
    if len({*map(str.casefold, names)}) < len(names) or not all(names):
        raise NotPicked("columns that are called alike")
    return names


def lines_of(path: str) -> int:
    """How many lines a file has; raises ``NotPicked`` where it is not plainly UTF-8."""
    number, last = 0, b""
    decode = getincrementaldecoder("utf-8")().decode
    try:
        with open(path, "rb") as file:
            if file.read(3) == BOM_UTF8:
                raise NotPicked("a file that begins with a mark")
            file.seek(0)
            while some := file.read(2**20):
                number += some.count(b"\n")
                last = some[-1:]
                decode(some)
            decode(b"", final=True)
    except UnicodeDecodeError:
        raise NotPicked("bytes that are no UTF-8") from None
    return number + (last != b"\n")
