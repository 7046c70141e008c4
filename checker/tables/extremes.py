"""Dates of parts as whole numbers: the places of their ends in order, so that an engine finds the
first and the last of them; and what follows from these, and from how many parts there are."""

from collections.abc import Sequence
from typing import final

from checker.model.ranked import Added, How
from checker.values.dates import Instants
from checker.values.dates.possibilities import span_of
from checker.values.interval import INFINITY, Bound, Interval, WholeEnds, interval, point
from checker.values.named import NamedTuple
from checker.values.value import Possible


@final
class Extremes(NamedTuple):
    """Of a few parts: how many they are, how many have dates, and how many of these are instants;
    the places of the first and the last of their ends: where they begin, and where they end."""

    parts: int
    dated: int
    instants: int
    first: tuple[int, int]
    last: tuple[int, int]


def placed(possible: Sequence[Possible | WholeEnds]) -> tuple[list[Bound], list[tuple[int, int]]]:
    """The ends of dates in their order, and of each date the places of its own two."""
    spans = [
        one.interval() if isinstance(one, WholeEnds) else span_of(one)  # type: ignore[arg-type]
        for one in possible
    ]
    ends = sorted({end for span in spans for end in (span.lo, span.hi)})
    places = {end: place for place, end in enumerate(ends)}
    return ends, [(places[span.lo], places[span.hi]) for span in spans]


def concluded(added: Added, found: Extremes, ends: Sequence[Bound]) -> Possible | None:
    """What follows of the whole; nothing where that cannot be told of these numbers alone."""
    bound = added.at_least or found.parts < len(added.parts)
    if added.how is How.NUMBER:
        number = found.parts
        return Interval(number, INFINITY, False, True) if bound else point(number)
    if found.dated < found.parts or found.instants == found.parts:  # these lie on another line
        return None
    lo, hi = (ends[place] for place in (found.first if added.how is How.FIRST else found.last))
    if bound:
        lo, hi = (-INFINITY, hi) if added.how is How.FIRST else (lo, INFINITY)
    return interval(lo, hi)


def is_instant(possible: Possible | WholeEnds) -> bool:
    """Whether a date has an offset."""
    return isinstance(possible, Instants)
