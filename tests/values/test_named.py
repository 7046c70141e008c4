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
    with pytest.raises((TypeError, AttributeError, ValueError)) as caught:
        REFUSED[what](made)
    with pytest.raises(caught.type):
        REFUSED[what](Usual)


def test_what_is_missing_is_said_by_its_name() -> None:
    with pytest.raises(TypeError, match=r"^Bridge\.__new__\(\) missing .*'river'"):
        Bridge()  # type: ignore[call-arg]


MADE_WRONG = {
    "a second base": "class Odd(N, Mixed):\n    one: int\n",
    "a second base before it": "class Odd(Mixed, N):\n    one: int\n",
    "its own __new__": "class Odd(N):\n    one: int\n    def __new__(cls): return 1\n",
    "its own __init__": "class Odd(N):\n    one: int\n    def __init__(self): pass\n",
    "its own _replace": "class Odd(N):\n    one: int\n    def _replace(self): pass\n",
    "a part that is hidden": "class Odd(N):\n    _one: int\n",
    "super()": "class Odd(N):\n    one: int\n    def __len__(self): return super().__len__()\n",
    "__class__": "class Odd(N):\n    one: int\n    def own(self): return __class__\n",
    "a part without a value last": "class Odd(N):\n    one: int = 1\n    other: int\n",
    "a keyword": "class Odd(N, much=1):\n    one: int\n",
}


@pytest.mark.parametrize("text", MADE_WRONG.values(), ids=MADE_WRONG)
def test_what_typing_does_not_make_is_not_made(text: str) -> None:
    raised: list[type[Exception]] = []
    for made in (typing.NamedTuple, named.NamedTuple):
        names = {"N": made, "Mixed": type("Mixed", (), {}), "__name__": "odd"}
        with pytest.raises((TypeError, AttributeError, ValueError, RuntimeError)) as caught:
            exec(text, names)
        raised.append(caught.type)
    assert raised[0] is raised[1]


def test_what_has_no_words_of_its_own_is_told_by_its_parts() -> None:
    class Pair(named.NamedTuple):
        one: int
        other: int = 2

    assert Pair.__doc__ == "Pair(one, other)"


def test_one_without_parts() -> None:
    class Nothing(named.NamedTuple):
        """Has no parts."""

    assert Nothing() == ()
