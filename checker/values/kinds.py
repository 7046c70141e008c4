"""The kinds of value: the literal table of how each is compared and written.

Every check compares through this table, so that there is one comparison for each kind.
"""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple, final

from checker.values.compare import (
    Comparison,
    Members,
    compare_intervals,
    compare_members,
    compare_terms,
)
from checker.values.dates import Choice, Instants, compare_dates, span_of
from checker.values.durations import Duration, compare_durations
from checker.values.interval import Exact, Interval
from checker.values.verdict import Relation

if TYPE_CHECKING:
    from checker.values.tolerance import Tolerance

Possible = Interval | Instants | Choice | Duration | Members | str | bool


@final
class Value(NamedTuple):
    """What is claimed: ``text`` as a person would write it, and the set of possibilities.

    ``nominal`` is the number as written, in the attribute's unit, where there is one; arithmetic
    shows it and never decides by it.
    """

    text: str
    possible: Possible
    nominal: Exact | None = None


def _no_distance(lower: Interval, upper: Interval) -> None:
    """Entities and truths are not so and so far apart."""


COMPARISONS: dict[str, Callable[[Sequence[Any]], Comparison]] = {
    "date": compare_dates,
    "quantity": compare_intervals,
    "count": compare_intervals,
    "duration": compare_durations,
    "entity": partial(compare_intervals, gap=_no_distance),
    "set": compare_members,
    "text": partial(compare_terms, exact=False),
    "exact text": partial(compare_terms, exact=True),
    "truth": partial(compare_terms, exact=True),
}

ON_A_LINE = frozenset({"date", "quantity", "count", "duration"})
"""The kinds whose values can be added, ordered and bounded."""


def on_a_line(possible: Possible) -> Interval:
    """The possibilities of a value of those kinds, as one interval (of a union, its hull)."""
    if isinstance(possible, Interval):
        return possible
    if isinstance(possible, Duration):
        return possible.span
    assert isinstance(possible, Instants | Choice)
    return span_of(possible)


def compare(
    kind: str, claims: Sequence[Possible], tolerance: "Tolerance | None" = None
) -> Comparison:
    """Judge a group of claims of one kind; ``exact text`` is text where wording decides.

    What contradicts each other may be near enough, within a ``tolerance`` that is not 0: then
    nothing is common, and the relation is ``OVERLAPS``. Else the positions and the witness are
    those that the tolerance leaves, and the gap is that of what they say.
    """
    comparison = COMPARISONS[kind](claims)
    if not tolerance or not any(tolerance) or comparison.relation is not Relation.DISJOINT:
        return comparison
    # most runs know no tolerance, and its grammar takes 10 ms
    from checker.values.tolerance import reaching, reaching_dates

    if kind == "date":
        wider = compare_dates([reaching_dates(claim, tolerance) for claim in claims])  # type: ignore[arg-type]
    else:
        wider = compare_intervals([reaching(on_a_line(claim), tolerance) for claim in claims])
    if wider.witness is None:
        return Comparison(Relation.OVERLAPS, None, (tuple(range(len(claims))),))
    witness = [claims[index] for index in wider.witness]
    return wider._replace(gap=COMPARISONS[kind](witness).gap)
