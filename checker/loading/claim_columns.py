"""The claims of several files as columns, which take less room than rows, and less time to read.

What many claims have in common (what they are about, who says it) is told once, in a table, and
of each claim which entry of it is meant. Scalars are told by the text that they were written as.
"""

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from itertools import repeat
from typing import Any, TypeVar, final

from checker.loading.claim_row import ClaimRow
from checker.loading.nodes import text_of
from checker.values.named import NamedTuple

Meaning = TypeVar("Meaning")

Column = list[Any]
"""A table, and for each claim the index of its entry there; of a single entry the table alone."""

Placed = tuple[int, int, ClaimRow]
"""Line and column, counted from 1, and the row of a claim."""


@final
class ClaimColumns(NamedTuple):
    """Claims, one after the other. All but lines, ids and quotes are a :data:`Column`.

    ``values`` has attributes and what is claimed, ``qualifiers`` attributes and pairs of name and
    word. What a claim does not have is ``None``; each has a list of quotes.
    """

    lines: Sequence[int]
    columns: Column
    ids: Sequence[str | None]
    subjects: Column
    values: Column
    quotes: Sequence[Sequence[str]]
    said_by: Column
    said_on: Column
    qualifiers: Column
    origins: Column
    inferred: Column
    status: Column
    notes: Column


def is_plain(row: ClaimRow) -> bool:
    """Whether a claim can stand in columns: it has what it needs, and nothing that few have."""
    _, subject, attribute, value, *_, rare = row
    return not (subject is None or attribute is None or value is None or rare)


def columns_of(claims: Sequence[Placed]) -> ClaimColumns:
    """The columns of some claims, which are plain (see :func:`is_plain`)."""
    lines, columns, rows = zip(*claims, strict=True)
    ids, names, attributes, values, quotes, by, on, held, *rest = zip(*rows, strict=True)
    origins, inferred, status, notes, _ = rest
    return ClaimColumns(
        lines,
        _column(columns),
        ids,
        _column(names),
        _column(zip(attributes, map(_hashable, values), strict=True)),
        [_listed(quote) for quote in quotes],
        _column(map(_text, by)),
        _column(map(_text, on)),
        _column(map(_held, attributes, held)),
        _column(origins),
        _column(inferred),
        _column(status),
        _column(map(_text, notes)),
    )


def rows_of(told: ClaimColumns) -> Iterator[Placed]:
    """The claims again, each as a row; scalars are the texts that they were written as."""
    many = len(told.lines)
    held = [said and dict(said[1]) for said in told.qualifiers[0]]
    for line, at, (attribute, value), given, name, *rest in zip(
        told.lines,
        spread(told.columns, told.columns[0], many),
        spread(told.values, told.values[0], many),
        told.ids,
        spread(told.subjects, told.subjects[0], many),
        told.quotes,
        *(spread(column, column[0], many) for column in (told.said_by, told.said_on)),
        spread(told.qualifiers, held, many),
        *(spread(column, column[0], many) for column in told[-4:]),
        strict=True,
    ):
        yield line, at, (given, name, attribute, value, *rest, None)


def spread(column: Column, meanings: Sequence[Meaning], many: int) -> Iterable[Meaning]:
    """What each of so many claims has, where the entries of the table have these ``meanings``."""
    if len(column) == 1:
        return repeat(meanings[0], many)
    return map(meanings.__getitem__, column[1])


def _column(said: Iterable[Hashable]) -> Column:
    each = list(said)
    numbers = {one: number for number, one in enumerate(dict.fromkeys(each))}
    table = list(numbers)
    return [table] if len(table) == 1 else [table, [numbers[one] for one in each]]


def _hashable(value: Any) -> Hashable:
    return tuple(map(text_of, value)) if isinstance(value, list) else text_of(value)


def _held(attribute: str, said: Mapping[str, Any] | None) -> Hashable:
    if not said:
        return None
    return attribute, tuple([(name, text_of(word)) for name, word in said.items()])


def _listed(quote: Any) -> list[str]:
    if quote is None:
        return []
    return list(map(text_of, quote)) if isinstance(quote, list) else [text_of(quote)]


def _text(scalar: object) -> str | None:
    return None if scalar is None else text_of(scalar)
