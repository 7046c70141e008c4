"""Claims as bars on one line: what a picture shows, however it is drawn."""

from collections.abc import Iterable
from typing import final

from checker.telling.ticks import Tick, date_ticks, number_ticks
from checker.values.dates import form_of
from checker.values.dates.possibilities import one_of
from checker.values.dates.telling import tell_form
from checker.values.interval import Bound, Exact, Interval
from checker.values.named import NamedTuple
from checker.values.numbers.telling import tell_interval


@final
class Bar(NamedTuple):
    """One claim: who makes it, what it says, and the spans of its possibilities, in order.

    ``side`` is 1, 2, ... for the position that the claim takes, and 0 for what contradicts nothing:
    a claim that fits several, or the limit of a rule.
    """

    by: str
    value: str
    spans: tuple[Interval, ...]
    side: int


@final
class Band(NamedTuple):
    """What all claims have in common (``meets``), or what lies between the two sides, in words."""

    span: Interval
    words: str
    meets: bool


@final
class Picture(NamedTuple):
    """The claims of one question, side by side.

    Spans are in ``unit``, which is empty where numbers have none; those of ``dates`` lie on the
    civil line of ``checker.values.dates``, or are of UTC where the title says so. ``bars`` begin
    with those that tell most, and ``left`` more are left out. ``whole``: there is nothing between
    two whole numbers. ``band``: where all claims meet, or what keeps them apart.
    """

    title: str
    dates: bool
    unit: str
    bars: tuple[Bar, ...]
    left: int = 0
    whole: bool = False
    band: Band | None = None

    def ticks(self, lo: Exact, hi: Exact, most: int) -> list[Tick]:
        """At most ``most`` round values from ``lo`` to ``hi``, which is greater."""
        if self.dates:
            return date_ticks(lo, hi, most)
        return number_ticks(lo, hi, most, whole=self.whole)

    def possible(self, bar: Bar) -> str:
        """All that a bar shows, in words; nothing where it has no span."""
        if self.dates and bar.spans:
            return tell_form(form_of(one_of(bar.spans)))
        return " or ".join(tell_interval(span, self.unit) for span in bar.spans)


def known_ends(bars: Iterable[Bar]) -> list[Exact]:
    """Where spans of bars begin and end, as far as they do."""
    ends: list[Bound] = [end for bar in bars for span in bar.spans for end in (span.lo, span.hi)]
    return [end for end in ends if not isinstance(end, float)]


def numbered(bar: Bar) -> str:
    """What the words of a bar begin with: the number of its side, or a dash."""
    return f"{bar.side} \N{MIDDLE DOT}" if bar.side else "\N{EN DASH}"
