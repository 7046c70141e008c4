"""``NamedTuple`` of the house does what that of ``typing`` does."""

import copy
import pickle
import typing
from collections.abc import Callable
from typing import Any

import pytest

from checker.values import named


class Bridge(named.NamedTuple):
    """Spans something."""

    river: str
    metres: int = 90
    lanes: tuple[int, ...] = ()

    def is_long(self) -> bool:
        """Longer than a football field."""
        return self.metres > 105


class Usual(typing.NamedTuple):
    """Spans something."""

    river: str
    metres: int = 90
    lanes: tuple[int, ...] = ()

    def is_long(self) -> bool:
        """Longer than a football field."""
        return self.metres > 105


def _matched(bridge: Any) -> tuple[str, int]:
    match bridge:
        case Bridge(river, metres) | Usual(river, metres):
            return river, metres
    raise AssertionError


DONE: dict[str, Callable[[Any], object]] = {
    "made of all": lambda made: tuple(made("Elbe", 120, (2, 2))),
    "made by names": lambda made: tuple(made(lanes=(1,), river="Oder")),
    "read": lambda made: (made("Elbe").river, made("Elbe").metres, made("Elbe")[1]),
    "a method": lambda made: (made("Elbe").is_long(), made("Elbe", 106).is_long()),
    "unpacked": lambda made: [*made("Ems", 7)],
    "the same": lambda made: (
        made("Ems") == made("Ems", 90),
        made("Ems") == ("Ems", 90, ()),
        hash(made("Ems")) == hash(("Ems", 90, ())),
    ),
    "in order": lambda made: sorted([made("Oder"), made("Elbe", 9), made("Elbe", 8)])[0].metres,
    "replaced": lambda made: tuple(made("Ems")._replace(metres=5, river="Spree")),
    "of a list": lambda made: tuple(made._make(["Ems", 7, ()])),
    "as a dict": lambda made: made("Ems")._asdict(),
    "shown": lambda made: repr(made("Ems")).partition("(")[2],
    "copied": lambda made: tuple(copy.deepcopy(made("Ems"))),
    "pickled": lambda made: pickle.loads(pickle.dumps(made("Ems"))) == made("Ems"),
    "matched": lambda made: _matched(made("Ems", 7)),
    "known of it": lambda made: (
        made._fields, made._field_defaults, made.__match_args__, made.__doc__, made.__module__,
        made.__annotations__, issubclass(made, tuple), hasattr(made("Ems"), "__dict__"),
    ),
}  # fmt: skip


@pytest.mark.parametrize("what", DONE)
def test_it_does_the_same(what: str) -> None:
    assert DONE[what](Bridge) == DONE[what](Usual)


REFUSED: dict[str, Callable[[Any], object]] = {
    "too few": lambda made: made(),
    "too many": lambda made: made("Ems", 1, (), 4),
    "an unknown name": lambda made: made("Ems", width=4),
    "too few in a list": lambda made: made._make(["Ems"]),
    "a part of it is set": lambda made: setattr(made("Ems"), "metres", 4),
    "another is set": lambda made: setattr(made("Ems"), "width", 4),
    "an unknown one replaced": lambda made: made("Ems")._replace(width=4),
}


@pytest.mark.parametrize("made", [Bridge, Usual])
@pytest.mark.parametrize("what", REFUSED)
def test_it_refuses_the_same(what: str, made: Any) -> None:
    with pytest.raises((TypeError, AttributeError, ValueError)):
        REFUSED[what](made)


def test_what_is_missing_is_said_by_its_name() -> None:
    with pytest.raises(TypeError, match=r"^Bridge\.__new__\(\) missing .*'river'"):
        Bridge()  # type: ignore[call-arg]


def test_a_part_with_a_value_stands_behind_the_others() -> None:
    odd = "class Odd(named.NamedTuple):\n    one: int = 1\n    other: int\n"
    with pytest.raises(TypeError):
        exec(odd, {"named": named, "__name__": "odd"})


def test_one_without_parts() -> None:
    class Nothing(named.NamedTuple):
        """Has no parts."""

    assert Nothing() == ()
