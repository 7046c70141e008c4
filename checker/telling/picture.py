"""Claims as bars on one line: what a picture shows, however it is drawn."""

from typing import NamedTuple, final

from checker.values.interval import Interval


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
class Picture(NamedTuple):
    """The claims of one question, side by side.

    Spans are in ``unit``, which is empty where numbers have none; those of ``dates`` lie on the
    civil line of ``checker.values.dates``, or are of UTC where the title says so. ``bars`` begin
    with those that tell most, and ``left`` more are left out. ``whole``: there is nothing between
    two whole numbers.
    """

    title: str
    dates: bool
    unit: str
    bars: tuple[Bar, ...]
    left: int = 0
    whole: bool = False


def numbered(bar: Bar) -> str:
    """What the words of a bar begin with: the number of its side, or a dash."""
    return f"{bar.side} \N{MIDDLE DOT}" if bar.side else "\N{EN DASH}"
