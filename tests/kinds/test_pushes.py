"""What a value is pushed to: just beyond what it allows, and nowhere that it cannot be."""

import pytest

from checker.kinds import KINDS
from checker.loading.literals import Literals
from checker.loading.nodes import SequenceNode
from checker.model.place import Place
from checker.model.vocabulary import Attribute, Entities, Entity, Others
from checker.values.compare import Members
from checker.values.numbers import Measure
from checker.values.value import Value
from checker.values.verdict import Relation

HERE = Place("x.yaml", 1, 1)
PLACES = {
    "land": Entity("land", "the land", HERE, "land"),
    "town": Entity("town", "the town", HERE, "town", part_of="land"),
    "mill": Entity("mill", "the mill", HERE, "house", part_of="town"),
    "inn": Entity("inn", "the inn", HERE, "house", part_of="town"),
    "sea": Entity("sea", "the sea", HERE, "water"),
}
ENTITIES = Entities.of(PLACES, {name: name for name in PLACES})
LITERALS = Literals(ENTITIES)


def attribute(kind: str, **more: object) -> Attribute:
    return Attribute("x", "extent", KINDS[kind], HERE, **more)  # type: ignore[arg-type]


def value(raw: object, of: Attribute, *, complete: bool = True) -> Value:
    if isinstance(raw, list):
        raw = SequenceNode(raw)
    return LITERALS.value(raw, of, complete=complete)


def pushed(raw: object, of: Attribute, *, complete: bool = True) -> list[str]:
    given = value(raw, of, complete=complete)
    return [one.text for one in of.kind.push(given, of, Others(ENTITIES))]


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("1992", ["1993", "1991"]),
        ("1992-05", ["1992-06", "1992-04"]),
        ("1992-12-31", ["1993-01-01", "1992-12-30"]),
        ("1992-12", ["1993-01", "1992-11"]),
        ("0000", ["0001", "-0001"]),
        ("199X", ["2000", "1989"]),
        ("1990/1993", ["1994", "1989"]),
        ("1990/1993-05", ["1993-06", "1989-12"]),
        ("1990/..", ["1989"]),
        ("../1990", ["1991"]),
        ("[1990, 1995]", ["1996", "1989"]),
        ("1992-05-08T10:30", ["1992-05-08T10:31", "1992-05-08T10:29"]),
        ("1992-05-08T10:30:00Z", ["1992-05-08T10:30:01Z", "1992-05-08T10:29:59Z"]),
        ("../..", []),
    ],
)
def test_dates(said: str, expected: list[str]) -> None:
    assert pushed(said, attribute("date")) == expected


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("7", ["8", "6"]),
        ("0", ["1"]),
        ("at least 3", ["2"]),
        ("at most 3", ["4"]),
        ("3..5", ["6", "2"]),
        ("12e3", ["12500", "11499"]),
        ("more than 20000", ["20000"]),
    ],
)
def test_counts(said: str, expected: list[str]) -> None:
    assert pushed(said, attribute("count")) == expected


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("4400 km2", ["4401 km2", "4399 km2"]),
        ("4.35 km2", ["4.36 km2", "4.34 km2"]),
        ("0 km2", ["1 km2"]),
        ("12e3 km2", ["13e3 km2", "11e3 km2"]),
        ("less than 100 km2", ["100..101 km2"]),
        ("440000 m2", ["0.440001 km2", "0.439999 km2"]),
    ],
)
def test_quantities(said: str, expected: list[str]) -> None:
    assert pushed(said, attribute("quantity", measure=Measure("km2"))) == expected


def test_what_may_be_below_zero() -> None:
    signed = Measure("m", signed=True)
    assert pushed("0 m", attribute("quantity", measure=signed)) == ["1 m", "-1 m"]
    assert pushed("-5 m", attribute("quantity", measure=signed)) == ["-4 m", "-6 m"]
    assert pushed("-1 m", attribute("quantity", measure=signed)) == ["0 m", "-2 m"]
    assert pushed("0", attribute("count", measure=signed)) == ["1 m", "-1 m"]


@pytest.mark.parametrize(
    ("said", "expected"),
    [("4 days", ["5 days", "3 days"]), ("1 month", ["32 days", "27 days"]), ("0 days", ["1 day"])],
)
def test_durations(said: str, expected: list[str]) -> None:
    assert pushed(said, attribute("duration")) == expected


NUMBERS = [
    "7",
    "0.5",
    "about 12e6",
    "3..5",
    "more than 3",
    "at most 3.5",
    "4400 +- 50",
    "[2.5, 7/2)",
]


@pytest.mark.parametrize("said", NUMBERS)
@pytest.mark.parametrize("signed", [True, False])
def test_a_pushed_quantity_touches_and_contradicts_it(said: str, signed: bool) -> None:
    length = attribute("quantity", measure=Measure("km", signed=signed))
    given = value(said, length)
    everything = list(length.kind.push(given, length, Others(ENTITIES)))
    assert everything
    for one in everything:
        found = length.compare([given.possible, one.possible])
        assert (found.relation, found.gap) == (Relation.DISJOINT, 0)


@pytest.mark.parametrize(
    ("said", "complete", "expected"),
    [
        (["b", "a"], True, ["a, b, another", "a", "a, another"]),
        (["b", "a"], False, ["a, b, another, ...", "a, ...", "a, another, ..."]),
        (["a"], True, ["a, another", "none", "another"]),
        (["a"], False, ["a, another, ...", "another, ..."]),
        ([], True, ["another"]),
    ],
)
def test_lists(said: list[str], complete: bool, expected: list[str]) -> None:
    assert pushed(said, attribute("set"), complete=complete) == expected


def test_lists_of_entities_get_one_of_the_same_type() -> None:
    houses = attribute("set", members="entity")
    assert pushed(["mill"], houses) == ["the mill, the inn", "none", "the inn"]
    everything = list(PLACES)
    (fewer,) = houses.kind.push(value(everything, houses), houses, Others(ENTITIES))
    assert fewer.possible == Members(frozenset(everything) - {"town"})


def test_an_entity_becomes_one_of_its_type_that_is_no_part_of_it() -> None:
    place = attribute("entity")
    assert pushed("mill", place) == ["the inn"]
    assert pushed("town", place) == ["the sea"]
    assert pushed("land", place) == ["the sea"]
    alone = Entities.of({"land": PLACES["land"]}, {"land": "land"})
    assert list(place.kind.push(Literals(alone).value("land", place), place, Others(alone))) == []


def test_texts_and_truths() -> None:
    assert pushed("old", attribute("text")) == ["another extent"]
    assert pushed("B", attribute("text", values=("b", "c"), ignore_case=True)) == ["c"]
    assert pushed("b", attribute("text", values=("b",))) == []
    assert pushed(True, attribute("truth")) == ["false"]
