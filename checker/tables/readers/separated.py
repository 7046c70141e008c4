"""CSV and TSV. Delimiter and header are what the mapping says: nothing is guessed."""

import csv
from collections.abc import Iterator, Sequence
from contextlib import suppress

from checker.tables.bytes import lines
from checker.tables.declaration import Table
from checker.tables.readers import ending_of
from checker.tables.rows import NotReadable, Opened, Row, Wrong, places_of

_ODD = {
    "unexpected end": "a quotation mark is not closed: close it, or double each within a field",
    "new-line": "a line ends with a carriage return alone: save the file with the usual line ends",
    "field larger": "a field is longer than 131 072 characters: shorten it, or close the quotation "
    "mark before it",
    "expected after": "a quotation mark within a field is not doubled: write two for each",
}
"""What may be wrong, by what Python's reader says of it."""


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
        except csv.Error as error:
            wrong = f"the header {_unparted(error)}"
            raise NotReadable(wrong, reader.line_num or 1) from None
        if not names:
            raise NotReadable("nothing in the file: remove it, or name another one")

    def rows(asked: Sequence[str]) -> Iterator[Row | Wrong]:
        places = places_of(names, asked)
        width = len(names)
        while True:
            number = reader.line_num + 1
            try:
                fields = next(reader, None)
            except csv.Error as error:
                yield Wrong(number, _unparted(error))
                continue
            if fields is None:
                return
            if len(fields) == width:
                yield Row(number, [fields[at] if at >= 0 else None for at in places])
            elif fields:
                yield Wrong(number, _ragged(fields, width, delimiter))

    def begins() -> Iterator[list[str]]:
        with suppress(csv.Error):
            yield from csv.reader(lines(path, table.encoding), delimiter=delimiter)

    return Opened(names, rows, begins=None if table.header else begins)


def _unparted(error: csv.Error) -> str:
    """What is said of a row that cannot be read as fields."""
    said = str(error)
    why = next((what for sign, what in _ODD.items() if sign in said), "; or ".join(_ODD.values()))
    return f"cannot be read as fields: {why}"


def _ragged(row: Sequence[str], wanted: int, delimiter: str) -> str:
    found = len(row)
    sign = "a tab" if delimiter == "\t" else f"'{delimiter}'"
    fields = f"{found} field{'' if found == 1 else 's'}"
    mend = f"put a field with {sign} in it into quotation marks" if found > wanted else "add them"
    if found == wanted + 1 and not row[-1]:
        mend = f"take {sign} at the end of the line away"
    return f"{fields}, but there are {wanted} columns: {mend}"
