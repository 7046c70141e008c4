"""A claim as a row of what its keys have: shorter than a mapping, and read in less time."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

COLUMNS: Final = (
    "id",
    "subject",
    "attribute",
    "value",
    "quote",
    "said_by",
    "said_on",
    "qualifiers",
    "origin",
    "inferred",
    "status",
    "note",
)
"""The keys that have a column of their own; what is not there is ``None``.

``FactReader`` (:mod:`checker.loading.facts`) and :mod:`checker.loading.claim_columns` unpack a row
in this order, all at once, which is faster than by name: whoever changes one changes all."""

RECORDED: Final = frozenset({"verified", "extracted", "read_by"})
"""The keys with what machines record of a claim, where no file of its own has it."""

_RARE: Final = RECORDED | {"complete", "distributes", "retracted", "at"}
"""Those that few claims have stand in a mapping at the end of the row, or ``None``."""

ClaimRow = Sequence[Any]


def row_of(said: Mapping[str, Any]) -> ClaimRow:
    """The row of a claim."""
    rare = {key: said[key] for key in _RARE.intersection(said)} or None
    return (*map(said.get, COLUMNS), rare)


def said_in(row: ClaimRow) -> dict[str, Any]:
    """What the keys of a claim have, again."""
    *columns, rare = row
    said = {key: one for key, one in zip(COLUMNS, columns, strict=True) if one is not None}
    return said if rare is None else said | rare
