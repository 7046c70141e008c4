"""Literals to values, by the kind of the attribute."""

from fractions import Fraction

import pytest

from checker.kinds import KINDS
from checker.loading.literals import Literals
from checker.loading.nodes import SequenceNode
from checker.model.place import Place
from checker.model.vocabulary import Attribute, Entities, Entity
from checker.values.compare import Members
from checker.values.dates import read_date
from checker.values.durations import read_duration
from checker.values.interval import Interval
from checker.values.numbers import Measure
from checker.values.texts import normal_text
from checker.values.unreadable import Unreadable

HERE = Place("x.yaml", 1, 1)
VALLEY = Entity("valley", "the valley", HERE)
TOWN = Entity("mill_town", "Mühlstadt", HERE, aliases=("Mill Town",), part_of="valley")
ENTITIES = Entities.of(
    {"valley": VALLEY, "mill_town": TOWN},
    {
        "valley": "valley",
        "the valley": "valley",
        "mill_town": "mill_town",
        "Mühlstadt": "mill_town",
        "Mill Town": "mill_town",
    },
)


def attribute(kind: str, unit: str = "", **more: object) -> Attribute:
    return Attribute("a", "a", KINDS[kind], HERE, Measure(unit), **more)  # type: ignore[arg-type]


@pytest.fixture
def literals() -> Literals:
    return Literals(ENTITIES)


def refused(literals: Literals, raw: object, kind: Attribute) -> str:
    with pytest.raises(Unreadable) as caught:
        literals.value(raw, kind)
    return str(caught.value)


def test_date(literals: Literals) -> None:
    value = literals.value("1993-04", attribute("date"))
    assert value.text == "1993-04"
    assert value.possible == read_date("1993-04").possible
    assert literals.value(1993, attribute("date")).possible == read_date("1993").possible


def test_quantity(literals: Literals) -> None:
    value = literals.value("3054  km2", attribute("quantity", "km2"))
    assert (value.text, value.nominal) == ("3054 km2", 3054)
    assert value.possible == Interval(Fraction(6107, 2), Fraction(6109, 2), False, True)
    assert literals.value(3054, attribute("quantity", "km2")).possible == value.possible


def test_count(literals: Literals) -> None:
    assert literals.value(4, attribute("count")).possible == Interval(4, 4, False, False)
    assert literals.value("21 days", attribute("count", "days")).nominal == 21


def test_duration(literals: Literals) -> None:
    value = literals.value("3  weeks", attribute("duration"))
    assert value.text == "3 weeks"
    assert value.possible == read_duration("3 weeks")


def test_truth(literals: Literals) -> None:
    assert literals.value(True, attribute("truth")).possible is True
    assert literals.value("false", attribute("truth")).possible is False
    assert refused(literals, "no", attribute("truth")) == (
        "'no' is a word here, not a truth: write `false`"
    )


@pytest.mark.parametrize(
    "name", ["mill_town", "Mühlstadt", "Mu\u0308hlstadt", "Mill Town", " Mill \n Town "]
)
def test_an_entity_goes_by_id_label_and_alias(name: str, literals: Literals) -> None:
    value = literals.value(name, attribute("entity"))
    assert value.text == "Mühlstadt"
    assert value.possible == ENTITIES.spans["mill_town"]
    assert literals.entity(name) == "mill_town"


def test_a_part_lies_in_its_whole(literals: Literals) -> None:
    whole = literals.value("valley", attribute("entity")).possible
    part = literals.value("mill_town", attribute("entity")).possible
    assert isinstance(whole, Interval)
    assert isinstance(part, Interval)
    assert whole.covers(part)
    assert not part.covers(whole)


def test_an_entity_that_is_not_known(literals: Literals) -> None:
    assert refused(literals, "Mil Town", attribute("entity")) == (
        "unknown entity 'Mil Town'; did you mean 'Mill Town'?; declare it under `entities:`"
    )
    with pytest.raises(Unreadable) as caught:
        literals.value("lost_lake", attribute("entity"))
    assert caught.value.unknown == "lost_lake"


def test_text_is_normalised(literals: Literals) -> None:
    value = literals.value(" Mu\u0308hl  stadt\n", attribute("text"))
    assert value.text == value.possible == "Mühl stadt"
    assert normal_text("a\u00a0b\u2009c") == "a b c"


def test_text_of_what_looks_like_something_else(literals: Literals) -> None:
    for raw, text in [(5, "5"), (True, "true"), ("1993-04-31", "1993-04-31"), ("010", "010")]:
        assert literals.value(raw, attribute("text")).text == text


def test_text_with_allowed_values(literals: Literals) -> None:
    verdict = attribute("text", values=("guilty", "not guilty"))
    assert literals.value("not  guilty", verdict).possible == "not guilty"
    assert refused(literals, "guilt", verdict) == (
        "'guilt' is not a value of 'a'; one of: guilty, not guilty; did you mean 'guilty'?"
    )


def test_set_of_texts(literals: Literals) -> None:
    value = literals.value(SequenceNode([822, "a  b", True]), attribute("set"))
    assert value.text == "822, a b, true"
    assert value.possible == Members(frozenset({"822", "a b", "true"}), True)


def test_set_of_which_only_some_are_given(literals: Literals) -> None:
    value = literals.value(SequenceNode(["a"]), attribute("set"), complete=False)
    assert value.text == "a, ..."
    assert value.possible == Members(frozenset({"a"}), False)


def test_set_of_nothing(literals: Literals) -> None:
    value = literals.value(SequenceNode(), attribute("set"))
    assert (value.text, value.possible) == ("none", Members(frozenset(), True))
    with pytest.raises(Unreadable, match="an empty list that is not complete says nothing"):
        literals.value(SequenceNode(), attribute("set"), complete=False)


def test_set_of_entities(literals: Literals) -> None:
    towns = attribute("set", members="entity")
    value = literals.value(SequenceNode(["Mill Town", "valley"]), towns)
    assert value.text == "Mühlstadt, the valley"
    assert value.possible == Members(frozenset({"mill_town", "valley"}), True)


@pytest.mark.parametrize(
    ("raw", "wrong"),
    [
        (["valley", "valey", "Mil Town"], [1, 2]),
        (["lost_lake", "valey"], [0, 1]),
        (["mill_town", "valley", "Mill Town", "Mühlstadt"], [2, 3]),
    ],
)
def test_each_wrong_member_is_named(raw: list[str], wrong: list[int], literals: Literals) -> None:
    with pytest.raises(Unreadable) as caught:
        literals.value(SequenceNode(raw), attribute("set", members="entity"))
    assert [index for index, _ in caught.value.members] == wrong


def test_a_member_that_nothing_declares_is_named(literals: Literals) -> None:
    with pytest.raises(Unreadable) as caught:
        literals.value(SequenceNode(["valley", "lost_lake"]), attribute("set", members="entity"))
    assert [error.unknown for _, error in caught.value.members] == ["lost_lake"]


@pytest.mark.parametrize(
    "kind", ["date", "duration", "quantity", "count", "entity", "text", "truth"]
)
def test_what_no_kind_but_a_set_may_be(kind: str, literals: Literals) -> None:
    assert refused(literals, SequenceNode([1]), attribute(kind)) == (
        f"a list, but 'a' is {KINDS[kind].called}: write one value"
    )
    for nothing in ("", " \n"):
        assert refused(literals, nothing, attribute(kind)) == "no value: write one"


def test_one_text_is_read_once_for_each_attribute(literals: Literals) -> None:
    length = Attribute("b", "b", KINDS["quantity"], HERE, Measure("km"))
    area = attribute("quantity", "km2")
    assert literals.value("5", area) is literals.value("5", area)
    assert literals.value("5 km2", area).nominal == 5
    with pytest.raises(Unreadable):
        literals.value("5 km2", length)
