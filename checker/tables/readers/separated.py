"""CSV and TSV. Delimiter and header are what the mapping says: nothing is guessed."""

import csv
from collections.abc import Iterator, Sequence

from checker.tables.bytes import lines
from checker.tables.declaration import Table
from checker.tables.readers import ending_of
from checker.tables.rows import NotReadable, Opened, Row, Wrong, places_of

_UNCLOSED = (
    "cannot be read as fields: a quotation mark is not closed, or not doubled within a field, a "
    "line ends with a carriage return alone, or a field is longer than 131 072 characters"
)


def delimiter_of(path: str, table: Table) -> str:
    """What stands between two fields."""
    return table.delimiter or ("\t" if ending_of(path) == ".tsv" else ",")


def read(path: str, table: Table) -> Opened:
    """The file, up to its header."""
    delimiter = delimiter_of(path, table)
    reader = csv.reader(lines(path, table.encoding), delimiter=delimiter, strict=True)
    names = list(table.header)
    if not names:
        try:
            names = [name.strip() for name in next((row for row in reader if row), [])]
        except csv.Error:
            raise NotReadable(f"the header {_UNCLOSED}", reader.line_num or 1) from None
        if not names:
            raise NotReadable("nothing in the file: remove it, or name another one")

    def rows(asked: Sequence[str]) -> Iterator[Row | Wrong]:
        places = places_of(names, asked)
        width = len(names)
        while True:
            number = reader.line_num + 1
            try:
                fields = next(reader, None)
            except csv.Error:
                yield Wrong(number, _UNCLOSED)
                continue
            if fields is None:
                return
            if len(fields) == width:
                yield Row(number, [fields[at] if at >= 0 else None for at in places])
            elif fields:
                yield Wrong(number, _ragged(fields, width, delimiter))

    return Opened(names, rows)


def _ragged(row: Sequence[str], wanted: int, delimiter: str) -> str:
    found = len(row)
    sign = "a tab" if delimiter == "\t" else f"'{delimiter}'"
    fields = f"{found} field{'' if found == 1 else 's'}"
    mend = f"put a field with {sign} in it into quotation marks" if found > wanted else "add them"
    if found == wanted + 1 and not row[-1]:
        mend = f"take {sign} at the end of the line away"
    return f"{fields}, but there are {wanted} columns: {mend}"
