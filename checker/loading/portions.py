"""The claims of packed files, a portion at a time, given to the one who reads all claims.

What is wrong with one is no more than noticed: all files are then read anew, from their text.
"""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import final

from checker.loading.claim_columns import ClaimColumns, spread
from checker.loading.column_reader import ColumnReader, OfFile
from checker.loading.facts import FactReader
from checker.loading.nodes import MappingNode
from checker.loading.packed import PackedClaims, Portion, Row
from checker.model.fact import Fact
from checker.model.place import Place, Problem
from checker.values.named import NamedTuple
from checker.values.unreadable import Unreadable


@final
class _Claims(NamedTuple):
    """The claims of one file: what they were read as and the status of each, where they stand in
    columns, or else their rows."""

    facts: Sequence[Fact] = ()
    status: Sequence[str | None] = ()
    rows: Sequence[Row] = ()


@final
class PortionReader:
    """Reads the claims of packed files, one file after the other."""

    def __init__(self, reader: FactReader) -> None:
        """``reader`` gets them."""
        self._reader = reader
        self._columns = ColumnReader(
            reader.literals, reader.attributes, reader.voices, reader.origins
        )
        self._read: dict[Portion, list[_Claims]] = {}

    def read(self, file: str, data: MappingNode) -> None:
        """Add the claims of one file."""
        items = data.get("facts")
        if not isinstance(items, PackedClaims):
            return
        claims = self._read.get(items.portion)
        if claims is None:
            claims = self._read[items.portion] = self._claims_of(items.portion)
        facts, status, rows = claims[items.place]
        claims[items.place] = _Claims()
        source = self._reader.begin(file, data)
        self._reader.add(facts, status, source)
        for line, column, item, *of_block in rows:
            self._reader.add_row(Place(file, line, column), item, source, *of_block)

    def _claims_of(self, portion: Portion) -> list[_Claims]:
        """The claims of each file of a portion."""
        numbers, columns = portion.claims()
        portion.let_go()
        facts: Iterator[Fact] = iter(())
        status: Iterator[str | None] = iter(())
        if columns is not None:
            files = [
                (name, self._reader.source_of(name, node), number)
                for (name, node), number in zip(portion.files, numbers, strict=True)
                if isinstance(number, int)
            ]
            try:
                facts = iter(self._facts(columns, files))
            except Unreadable as error:
                self._reader.problems.append(Problem.of(Place(files[0][0], 1, 1), error))
                return [_Claims()] * len(numbers)
            status = iter(spread(columns.status, columns.status[0], len(columns.lines)))
        return [
            _Claims([*islice(facts, one)], [*islice(status, one)])
            if isinstance(one, int)
            else _Claims(rows=one)
            for one in numbers
        ]

    def _facts(self, columns: ClaimColumns, files: Sequence[OfFile]) -> list[Fact]:
        """The claims of columns; raises ``Unreadable`` where one is wrong, or is there twice."""
        facts = self._columns.read(columns, files)
        origins = spread(columns.origins, columns.origins[0], len(facts))
        stated = zip(facts, origins, strict=True)
        self._reader.declared.update([fact.id for fact, origin in stated if origin is not None])
        if columns.said_on[0] != [None]:
            self._reader.traced = True
        if not self._reader.take_ids(facts):
            raise Unreadable("a second claim of one id")
        return facts
