"""The possibilities of a date: sets of civil times, or of instants, and how the two lines meet.

Both lines are counted in milliseconds since 1970-01-01T00:00:00, the civil line by the calendar
and clock on some wall on Earth, the UTC line by UTC. A date without an offset is a civil time
*somewhere*, so that what happens is a pair: an instant u and the civil time c of its place, where
c - u is an offset between -12 and +14 hours (the offsets in use since 1995). A civil claim bounds
c, a claim with an offset bounds u.
"""

from collections.abc import Iterable, Sequence
from operator import attrgetter
from typing import Final, final

from checker.values.frozen import Frozen
from checker.values.interval import INFINITY, Interval, hull
from checker.values.unreadable import Unreadable

SECOND = 1000
MINUTE = 60 * SECOND
HOUR = 60 * MINUTE
OFFSETS = Interval(-12 * HOUR, 14 * HOUR, lo_open=False, hi_open=False)
"""What civil time minus UTC may be."""

MOST_SPANS = 30_000
EVERYTHING = Interval(-INFINITY, INFINITY, lo_open=True, hi_open=True)


@final
class Instants(Frozen):
    """Times that are known with their offset, on the UTC line."""

    __slots__ = ("utc",)
    parts = attrgetter("utc")

    def __init__(self, utc: Interval) -> None:
        """Those in an interval."""
        self.utc: Final = utc


@final
class Choice(Frozen):
    """One of several spans of the civil line: two or more, in order, none touching the next.

    Build one with :func:`one_of`.
    """

    __slots__ = ("spans",)
    parts = attrgetter("spans")

    def __init__(self, spans: tuple[Interval, ...]) -> None:
        """One of these."""
        self.spans: Final = spans

    def __eq__(self, other: object) -> bool:
        return super().__eq__(other)

    def __hash__(self) -> int:
        """Of its ends and its number of spans: there may be thousands."""
        return hash((len(self.spans), self.spans[0], self.spans[-1]))


DateSet = Interval | Instants | Choice


def one_of(spans: Iterable[Interval]) -> Interval | Choice:
    """The union of civil spans (at least one).

    Raises :class:`Unreadable` for more than 30 000 spans.
    """
    merged: list[Interval] = []
    for span in sorted(spans, key=attrgetter("start")):
        if merged and _touch(merged[-1], span):
            merged[-1] = hull((merged[-1], span))
        else:
            merged.append(span)
    if len(merged) > MOST_SPANS:
        raise Unreadable(f"more than {MOST_SPANS} separate spans of time: write an interval, a/b")
    return merged[0] if len(merged) == 1 else Choice(tuple(merged))


def civil_spans(dates: DateSet) -> tuple[Interval, ...]:
    """The civil times that are possible; those of instants, on any wall on Earth."""
    if isinstance(dates, Interval):
        return (dates,)
    return dates.spans if isinstance(dates, Choice) else (shadow(dates.utc),)


def shadow(utc: Interval) -> Interval:
    """The civil times that clocks on Earth show within these instants."""
    return utc + OFFSETS


def instants_of(civil: Interval) -> Interval:
    """The instants at which some clock on Earth shows one of these civil times."""
    return civil - OFFSETS


def span_of(dates: DateSet) -> Interval:
    """The hull on the civil line."""
    if isinstance(dates, Interval):
        return dates
    return hull(civil_spans(dates))


def own_spans(dates: DateSet) -> tuple[Interval, ...]:
    """What is possible on the line that it is known on: instants lie on that of UTC."""
    return (dates.utc,) if isinstance(dates, Instants) else civil_spans(dates)


def own_span(dates: DateSet) -> Interval:
    """The hull on that line."""
    return dates.utc if isinstance(dates, Instants) else span_of(dates)


def on_one_line(some: Sequence[DateSet]) -> tuple[list[Interval], bool]:
    """The hulls of some sets on one line, so that they can be held against each other; and whether
    that is the line of UTC, as it is where all have offsets."""
    utc = all(isinstance(dates, Instants) for dates in some)
    return [own_span(dates) if utc else span_of(dates) for dates in some], utc


def _touch(left: Interval, right: Interval) -> bool:
    """Whether no number lies between two spans, the first of which starts first."""
    return right.lo < left.hi or (right.lo == left.hi and not (left.hi_open and right.lo_open))
