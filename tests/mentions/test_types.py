"""Of what type a name is, by the words beside it."""

import pytest

from checker.mentions.types import is_of, kind_of_name

CASES = [
    ("Marlow", [("in the town of ", " last night")], "town"),
    ("Marlow", [("he lives in ", ".")], "place"),
    ("Marlow", [("", ", a small village near the sea")], "village"),
    ("Marlow Bridge", [("over the ", " at Marlow")], "bridge"),
    ("Lake Ember", [("by ", " they")], "lake"),
    ("Port of Avery", [("in the ", "")], "port"),
    ("Deep Pit Ltd", [("sold to ", "")], "company"),
    ("Tamsel", [("on the river ", " it")], "river"),
    ("Ann Lee", [("said ", ", 52, of Marlow")], "person"),
    ("Ann Lee", [("", ", who wept")], "person"),
    ("Ann Lee", [("", " was born in May")], "person"),
    ("Lee", [("thanked Mrs ", " for it")], "person"),
    ("Ned Sorley", [("My neighbour ", " died")], "person"),
    ("Kettle Mill fire", [("the ", " spread")], "fire"),
    ("Ostmill Group", [("", " sold it")], "company"),
    ("Lisk Support Group", [("", " met")], ""),
    ("Contact Group", [("the ", " met")], ""),
    ("Lisk Support Group", [("", ", a charity")], "charity"),
    ("Marlow Research Group", [("", ", a maker of dyes")], "company"),
    ("Something", [("", " happened")], ""),
]


@pytest.mark.parametrize(("name", "beside", "kind"), CASES)
def test_the_words_beside_a_name_say_what_it_is(
    name: str, beside: list[tuple[str, str]], kind: str
) -> None:
    assert kind_of_name(name.split(), beside) == kind


@pytest.mark.parametrize(
    ("kind", "wanted", "fits"),
    [
        ("town", (), True),
        ("town", ("town",), True),
        ("town", ("place",), True),
        ("town", ("building", "event"), False),
        ("fire", ("event",), True),
        ("person", ("!person",), False),
        ("", ("!person",), True),
        ("town", ("!person", "!place"), False),
        ("", ("place",), False),
    ],
)
def test_types_have_families(kind: str, wanted: tuple[str, ...], fits: bool) -> None:
    assert is_of(kind, wanted) is fits
