"""A value: a set of possibilities, and the text that a person would write for it."""

from collections.abc import Hashable
from typing import final

from checker.values.compare import Members
from checker.values.dates import Choice, Instants, span_of
from checker.values.durations import Duration
from checker.values.interval import Exact, Interval
from checker.values.named import NamedTuple

Possible = Interval | Instants | Choice | Duration | Members | str | bool


@final
class Value(NamedTuple):
    """What is claimed: ``text`` as a person would write it, and the set of possibilities.

    ``nominal`` is the number as written, in the attribute's unit, where there is one; arithmetic
    shows it and never decides by it. ``parsed`` is what the literal was parsed to, from which it is
    told; only its kind knows what that is, and a value without it is told as its text is read.
    """

    text: str
    possible: Possible
    nominal: Exact | None = None
    parsed: Hashable = None


def on_a_line(possible: Possible) -> Interval:
    """The possibilities of a value that can be ordered, as one interval (of a union, its hull)."""
    if isinstance(possible, Interval):
        return possible
    if isinstance(possible, Duration):
        return possible.span
    assert isinstance(possible, Instants | Choice)
    return span_of(possible)
