"""Values are the same that have the same parts, whatever else they know."""

import pytest

from checker.values.compare import Members
from checker.values.dates import Instants
from checker.values.durations import Ends
from checker.values.frozen import Frozen
from checker.values.interval import Interval


@pytest.mark.parametrize(
    ("one", "same", "other"),
    [
        (Interval(1, 2), Interval(1, 2, scale="mile"), Interval(1, 2, hi_open=False)),
        (Members(frozenset("ab")), Members(frozenset("ba"), spans={}), Members(frozenset("a"))),
        (Ends(3, 1), Ends(3, 1), Ends(1, 3)),
        (Instants(Interval(0, 1)), Instants(Interval(0, 1)), Instants(Interval(0, 2))),
    ],
)
def test_parts_say_what_is_the_same(one: Frozen, same: Frozen, other: Frozen) -> None:
    assert one == same
    assert hash(one) == hash(same)
    assert one != other


def test_another_class_is_never_the_same() -> None:
    assert Interval(0, 1) != Ends(0, 1)
    assert Ends(0, 1) != (0, 1)


def test_a_value_shows_its_parts() -> None:
    assert repr(Ends(3, 1)) == "Ends((3, 1))"
