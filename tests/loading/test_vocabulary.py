"""Entities and attributes, and the cautions that guard them."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.loading.cautions import near_names
from checker.loading.corpus import load
from checker.loading.vocabulary import read_attributes, read_entities
from checker.model.corpus import Corpus
from checker.model.place import Place, Problem
from checker.model.vocabulary import Entities, Entity
from checker.values.interval import Interval
from checker.values.numbers import Measure

Problems = Callable[[Mapping[str, str | bytes]], list[Problem]]
HERE = Place("x.yaml", 1, 1)


@pytest.fixture
def corpus_of(tmp_path: Path) -> Callable[[str], Corpus]:
    """The corpus of some words, with nothing claimed of them but what they say."""

    def corpus(text: str) -> Corpus:
        (tmp_path / "x.yaml").write_text(text)
        (tmp_path / "y.yaml").write_text("source: {id: y}\nfacts: []\nrules: []\n")
        found, problems = load([tmp_path / "x.yaml", tmp_path / "y.yaml"], str(tmp_path))
        assert found is not None, problems
        return found

    return corpus


def test_an_entity(corpus_of: Callable[[str], Corpus]) -> None:
    entities = corpus_of("""\
entities:
  land: {parts: complete, note: n}
  mill_town: {label: "Mill  Town", type: town, aliases: [Mu\u0308hlstadt, 7], part_of: land}
  sea:
""").entities
    assert entities.by_id["mill_town"] == Entity(
        "mill_town", "Mill Town", Place("x.yaml", 3, 3), "town", ("Mühlstadt", "7"), "land", False
    )
    assert entities.by_id["land"].complete
    assert entities.by_id["sea"] == Entity("sea", "sea", Place("x.yaml", 4, 3))
    assert entities.names["Mühlstadt"] == entities.names["7"] == "mill_town"
    assert entities.names["Mill Town"] == "mill_town"


def test_a_label_is_made_of_the_id(corpus_of: Callable[[str], Corpus]) -> None:
    corpus = corpus_of("entities: {mill_town: }\nattributes: {began_on: {kind: date}}\n")
    assert corpus.entities.label("mill_town") == "mill town"
    assert corpus.attributes["began_on"].label == "began on"


def test_a_label_of_two_names_neither(corpus_of: Callable[[str], Corpus]) -> None:
    entities = corpus_of("entities: {a: {label: Town}, b: {label: Town}, c: {label: a}}\n").entities
    assert "Town" not in entities.names
    assert entities.names["a"] == "a"


def test_attributes(corpus_of: Callable[[str], Corpus]) -> None:
    attributes = corpus_of("""\
attributes:
  length: {label: the length, kind: quantity, unit: km, signed: true, approximately: 5 %}
  homeless: {kind: count, qualifiers: [among, as_of]}
  crossed_by: {kind: set, members: entity}
  names: {kind: set}
  verdict: {kind: text, values: [guilty, "not  guilty", 7]}
  motto: {kind: text, exact: true}
""").attributes
    assert attributes["length"].label == "the length"
    assert attributes["length"].measure == Measure("km", True, "5 %")
    assert attributes["homeless"].qualifiers == ("among", "as_of")
    assert attributes["crossed_by"].members == "entity"
    assert attributes["names"].members == "text"
    assert attributes["verdict"].values == ("guilty", "not guilty", "7")
    assert attributes["motto"].exact
    assert attributes["motto"].place == Place("x.yaml", 7, 3)


def test_nothing_is_declared_by_nothing() -> None:
    problems: list[Problem] = []
    assert read_entities([], problems).by_id == {}
    assert read_attributes([], problems) == {}
    assert problems == []


def test_every_circle_is_told_once_and_what_hangs_on_it_is_not(problems_of: Problems) -> None:
    text = (
        "entities:\n  a: {part_of: b}\n  b: {part_of: a}\n  c: {part_of: d}\n  d: {part_of: c}\n"
        "  e: {part_of: e}\n  f: {part_of: a}\n  g: {part_of: f}\n"
        "source: {id: x}\nfacts: []\nrules: []\n"
    )
    assert [str(problem) for problem in problems_of({"x.yaml": text})] == [
        "facts/x.yaml:2:16: part_of goes round in a circle: a -> b -> a: remove one",
        "facts/x.yaml:4:16: part_of goes round in a circle: c -> d -> c: remove one",
        "facts/x.yaml:6:16: part_of goes round in a circle: e -> e: remove one",
    ]


def test_a_great_circle_is_not_written_out(problems_of: Problems) -> None:
    size = 5000
    circle = "".join(f"  e{n}: {{part_of: e{(n + 1) % size}}}\n" for n in range(size))
    text = f"entities:\n{circle}source: {{id: x}}\nfacts: []\nrules: []\n"
    [problem] = problems_of({"x.yaml": text})
    assert problem.message == (
        "part_of goes round in a circle: "
        "e0 -> e1 -> e2 -> e3 -> e4 -> e5 -> e6 -> e7 -> e8 -> e9 -> ... -> e0: remove one"
    )


@given(st.lists(st.integers(0, 30), max_size=30))
def test_a_part_is_numbered_within_its_whole_and_nothing_else_is(wholes: list[int]) -> None:
    """``wholes[n]`` is what entity n is part of; one that is not smaller stands for none."""
    by_id = {
        f"e{n}": Entity(f"e{n}", "", HERE, part_of=f"e{whole}" if whole < n else None)
        for n, whole in enumerate(wholes)
    }
    entities = Entities.of(by_id, {})
    for whole in by_id:
        below = {whole, *entities.below(whole)}
        for part in by_id:
            inner, outer = entities.spans[part], entities.spans[whole]
            assert isinstance(inner, Interval)
            assert outer.covers(inner) == (part in below)
            assert (whole in {part, *entities.above(part)}) == (part in below)


def test_a_deep_forest_is_numbered(corpus_of: Callable[[str], Corpus]) -> None:
    chain = "".join(f"  e{n}: {{part_of: e{n + 1}}}\n" for n in range(5000))
    entities = corpus_of(f"entities:\n{chain}  e5000: {{}}\n").entities
    assert entities.spans["e5000"].covers(entities.spans["e0"])
    assert len(list(entities.below("e5000"))) == 5000


# Cautions


def near(*names: tuple[str, str]) -> list[str]:
    by_id = {key: Entity(key, label, HERE, "town") for key, label in names}
    return [caution.message for caution in near_names(Entities.of(by_id, {}))]


def test_names_that_a_letter_alone_parts_are_two() -> None:
    assert near(("a", "Glacier A"), ("b", "Glacier B")) == []
    assert near(("a", "Glacier A"), ("b", "Glacier")) == []
    assert len(near(("a", "Glacier A"), ("b", "Glacjer A"))) == 1


def test_names_that_one_letter_parts() -> None:
    assert near(("a", "Kalbajar"), ("b", "Kelbajar")) == [
        "'Kelbajar' is nearly a name of 'a': if they are one, make it an alias"
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Shusha", "Shushaa"),
        ("Shusha", "Susha"),
        ("Shusha", "Shuhsa"),
        ("Shusha", "SHUSHA"),
        ("Şuşa town", "Susa town"),
        ("Aghdam", "Agdam"),
        ("Khankendi", "Hankend\N{LATIN SMALL LETTER DOTLESS I}"),
        ("Jabrayil", "Djebrail"),
        ("Chaikovsky", "Tschaikowski"),
    ],
)
def test_names_that_are_near(one: str, other: str) -> None:
    assert len(near(("a", one), ("b", other))) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Shusha", "Sashu"),
        ("round 1", "round 2"),
        ("round 12", "round 1"),
        ("May 1992", "May 1993"),
        ("Iran", "Iraq"),
        ("the west pier", "the east pier"),
        ("a" * 100_000, "a" * 100_001),
    ],
)
def test_names_that_are_not(one: str, other: str) -> None:
    assert near(("a", one), ("b", other)) == []


def test_names_of_two_types_may_be_near() -> None:
    by_id = {
        "a": Entity("a", "Kalbajar", HERE, "district"),
        "b": Entity("b", "Kelbajar", HERE, "town"),
    }
    assert list(near_names(Entities.of(by_id, {}))) == []


def test_an_alias_may_be_near_too() -> None:
    by_id = {
        "a": Entity("a", "the district", HERE, "", ("Kalbajar",)),
        "b": Entity("b", "Kelbajar", HERE),
    }
    assert len(list(near_names(Entities.of(by_id, {})))) == 1


def test_an_attribute_that_a_derivation_gives_is_used_by_more(
    corpus_of: Callable[[str], Corpus],
) -> None:
    corpus = corpus_of("""\
entities: {river: , flood: }
attributes: {bridges: {kind: set}, bridge_count: {kind: count}}
source: {id: x}
facts:
  - {subject: river, attribute: bridges, value: [a, b]}
  - {subject: river, attribute: bridge_count, value: 2}
rules:
  - {id: counted, derive: {count: {attribute: bridges, gives: bridge_count}}}
""")
    assert corpus.cautions == ()


def test_an_attribute_that_one_claim_uses(corpus_of: Callable[[str], Corpus]) -> None:
    corpus = corpus_of("""\
entities: {river: , flood: }
attributes: {began_on: {kind: date}, ended_on: {kind: date}, named: {kind: text}}
source: {id: x}
facts:
  - {subject: flood, attribute: began_on, value: 2021}
  - {subject: river, attribute: began_on, value: 2021}
  - {subject: flood, attribute: ended_on, value: 2021}
""")
    assert [(str(caution.place), caution.message) for caution in corpus.cautions] == [
        (
            "x.yaml:7:5",
            "attribute 'ended_on' is used by this claim alone: nothing can agree with it or "
            "contradict it",
        )
    ]
