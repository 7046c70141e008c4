"""The kinds of value, and how each is read, compared, told, written and pushed.

A kind is one file here and one entry in the table below. What it may do is said by
:class:`~checker.model.vocabulary.Kind`; all else in the tree asks a kind what it is like. A new
one must be able to ``read``, to ``judge`` (compare) and to ``push``; the rest it has from ``Kind``.
After that, the published schema is written anew (``WRITE_SCHEMA=1 pytest tests/kinds``), and the
table of kinds in ``facts/README.md`` gets a row. ``tests/kinds/grade.py.txt`` is an example.
"""

from typing import Final

from checker.kinds.count import CountKind
from checker.kinds.date import DateKind
from checker.kinds.duration import DurationKind
from checker.kinds.entity import EntityKind
from checker.kinds.quantity import QuantityKind
from checker.kinds.set import SetKind
from checker.kinds.text import TextKind
from checker.kinds.truth import TruthKind
from checker.model.vocabulary import Kind

KINDS: Final[dict[str, Kind]] = {
    kind.name: kind
    for kind in (
        DateKind(),
        DurationKind(),
        QuantityKind(),
        CountKind(),
        SetKind(),
        EntityKind(),
        TextKind(),
        TruthKind(),
    )
}
"""All kinds by their names, in the order in which people are told of them."""

ON_A_LINE: Final = frozenset(kind for kind in KINDS.values() if kind.on_a_line)
"""The kinds whose values can be added, ordered and bounded."""

NUMBERS: Final = frozenset(kind for kind in KINDS.values() if kind.numeric)
COUNTS: Final = frozenset(kind for kind in KINDS.values() if kind.counts)
DATES: Final = frozenset(kind for kind in KINDS.values() if kind.dated)
SUMMED: Final = frozenset(kind for kind in KINDS.values() if kind.adds_up)
LISTS: Final = frozenset(kind for kind in KINDS.values() if kind.many)
