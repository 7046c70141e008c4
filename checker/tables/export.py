"""Tables that are written: CSV, and Parquet by DuckDB."""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from errno import EIO
from itertools import islice
from pathlib import Path
from typing import Final, TextIO

from checker.tables.duck import AS_IT_IS, connected, quoted, text
from checker.tables.rows import Failed

Cell = str | int | None

_AT_ONCE: Final = 1000
"""How many rows are one piece of a text."""

_WRITING: Final = "writing rows into the folder for temporary files, which TMPDIR names"


def refused(error: Failed | OSError, folder: str) -> OSError:
    """What is told where rows cannot be written into a folder of the run's own."""
    number = error.errno if isinstance(error, OSError) else None
    why = error.strerror if isinstance(error, OSError) else None
    told = OSError(number or EIO, why or str(error).partition("\n")[0], folder)
    told.add_note(_WRITING)
    return told


def as_csv(columns: Iterable[str], rows: Iterable[Sequence[Cell]]) -> str:
    """A header and the rows; an empty cell is nothing."""
    return "".join(csv_pieces(columns, rows))


def csv_pieces(columns: Iterable[str], rows: Iterable[Sequence[Cell]]) -> Iterator[str]:
    """The same, piece by piece: all of it may be more than there is room for."""
    left = iter(rows)
    some: list[Sequence[Cell]] = [[*columns]]
    while some:
        text = io.StringIO(newline="")
        csv.writer(text, lineterminator="\n").writerows(some)
        yield text.getvalue()
        some = [*islice(left, _AT_ONCE)]


def _write(text: TextIO, columns: Iterable[str], rows: Iterable[Sequence[Cell]]) -> None:
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(rows)


def as_parquet(columns: Mapping[str, str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """The bytes of a Parquet file; ``columns`` have their types, in DuckDB's words.

    Raises ``NotReadable`` where DuckDB is not installed.
    """
    base = connected(())
    try:
        before, after = Path(base.folder, "rows.csv"), Path(base.folder, "rows.parquet")
        with before.open("w", encoding="utf-8", newline="") as file:
            _write(file, columns, rows)
        types = ", ".join(f"'{name}': '{type_}'" for name, type_ in columns.items())
        names = ", ".join(map(quoted, columns))
        base.execute(
            f"COPY (SELECT {names} FROM read_csv({text(str(before))}, {AS_IT_IS}, "  # noqa: S608 -- names of our own
            f"auto_detect=false, header=true, "
            f"delim=',', quote='\"', escape='\"', new_line='\\n', parallel=false, "
            f"max_line_size=67108864, columns={{{types}}})) TO {text(str(after))} (FORMAT parquet)"
        )
        return after.read_bytes()
    except (Failed, OSError) as error:
        raise refused(error, base.folder) from None
    finally:
        base.close()
