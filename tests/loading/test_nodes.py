"""YAML to data: scalars keep their text, and every value knows its place."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.loading.nodes import MappingNode, SequenceNode, place_of, text_of
from checker.loading.text import read_yaml


def root(text: str) -> MappingNode:
    read = read_yaml(text.encode(), "x.yaml")
    assert not read.problems
    assert read.root is not None
    return read.root


@pytest.mark.parametrize(
    "text",
    ["no", "yes", "on", "off", "y", "n", "True", "NULL", "Null", "12:30", "1:2:3", "1_000", "0x1F",
     "0o17", "010", "0b1", "1e3", "1.50", ".5", "+5", "-0", "00822", "1993-04-31", "1993-04-02",
     "2001-12-14t21:59:43Z", "9" * 19, ".inf", ".nan", "<<", "=", "~5", "50%", "a#b", "a:b",
     "+-", "..", "é", "\N{FULLWIDTH DIGIT ONE}"],
)  # fmt: skip
def test_yaml_1_1_traps_stay_text(text: str) -> None:
    assert root(f"a: {text}")["a"] == text


@pytest.mark.parametrize(
    ("text", "value"),
    [("true", True), ("false", False), ("null", None), ("~", None), ("", None), ("0", 0),
     ("5", 5), ("-5", -5), ("123456789012345678", 123456789012345678)],
)  # fmt: skip
def test_the_scalars_that_are_no_text(text: str, value: object) -> None:
    read = root(f"a: {text}\nb: {{c: {text}}}\n")
    assert read["a"] is value or (read["a"] == value and isinstance(read["a"], int))
    assert text_of(read["a"]) == ("" if value is None else text)
    assert read["b"]["c"] == value


@pytest.mark.parametrize(
    "text", ["'5'", '"5"', "'true'", '"null"', "'~'", "''", "|-\n  5", ">-\n  5"]
)
def test_what_is_quoted_is_text(text: str) -> None:
    value = root(f"a: {text}")["a"]
    assert value == text.strip("'\"|>-\n ") or value == "~"
    assert isinstance(value, str)


@given(st.integers(-(10**30), 10**30) | st.sampled_from([True, False]))
def test_a_scalar_gives_back_what_was_written(value: int) -> None:
    text = str(value).lower()
    assert text_of(root(f"a: {text}")["a"]) == text


def test_places_of_keys_values_and_items() -> None:
    node = root("a: 1\nb:\n  - é: x\n    c: [1, 'zwei', {d: e}]\n  - f\n")
    inner = node["b"][0]
    assert str(place_of("x", node, "a")) == "x:1:4"
    assert str(place_of("x", node, "b", key=True)) == "x:2:1"
    assert str(place_of("x", node, "b")) == "x:3:3"
    assert str(place_of("x", node["b"], 1)) == "x:5:5"
    assert str(place_of("x", inner, "é", key=True)) == "x:3:5"
    assert str(place_of("x", inner, "é")) == "x:3:8"
    assert str(place_of("x", inner["c"], 1)) == "x:4:12"
    assert str(place_of("x", inner["c"][2], "d")) == "x:4:24"


@pytest.mark.parametrize("prefix", ["", "\ufeff", "# comment\n", "---\n", "%YAML 1.2\n---\n"])
@pytest.mark.parametrize("line", ["\n", "\r\n"])
def test_what_may_stand_before_the_data(prefix: str, line: str) -> None:
    assert root((prefix + "a: 1\nb: 2\n").replace("\n", line)) == {"a": 1, "b": 2}


def test_a_document_may_end_with_dots() -> None:
    assert root("a: 1\n...\n") == {"a": 1}


def plain(node: Any) -> Any:
    if isinstance(node, MappingNode):
        return {key: plain(value) for key, value in node.items()}
    return [plain(item) for item in node] if isinstance(node, SequenceNode) else node


WORDS = st.text(
    st.characters(codec="utf-8", exclude_categories=["C", "Z"], exclude_characters='"\\'),
    min_size=1,
    max_size=5,
)
DATA = st.recursive(
    WORDS | st.integers(-99, 99) | st.booleans() | st.none(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=3),
    max_leaves=10,
)


@given(st.dictionaries(WORDS, DATA, max_size=3))
def test_what_is_written_is_read(data: dict[str, Any]) -> None:
    def written(value: Any) -> str:
        if isinstance(value, dict):
            return "{" + ", ".join(f'"{key}": {written(it)}' for key, it in value.items()) + "}"
        if isinstance(value, list):
            return "[" + ", ".join(map(written, value)) + "]"
        if isinstance(value, str):
            return f'"{value}"'
        return "null" if value is None else str(value).lower()

    assert plain(root(written(data))) == data


def test_the_first_of_two_keys_is_kept_and_the_rest_read_on() -> None:
    read = read_yaml(b"a: 1\na: {b: *c}\nd: 2\n", "x.yaml")
    assert read.root == {"a": 1, "d": 2}
    assert [str(problem) for problem in read.problems] == [
        "x.yaml:2:8: alias '*c' is not read here: write the value out, or quote it if it is text",
        "x.yaml:2:1: key 'a' stands here a second time (first at 1:1): remove one",
    ]
    assert read.lost == {1}


def test_what_yaml_cannot_read_past_is_cut_out_with_its_entry() -> None:
    text = (
        "a:\n  - x: 1\n    y: @1\n    z: 1\n  - {x: 2,\n     y: @2}\n  - {x: 3}\nb: 'open\nc: 4\n"
    )
    read = read_yaml(text.encode(), "x.yaml")
    assert read.root == {"a": [{"x": 1, "z": 1}, {"x": 3}], "c": 4}
    assert [str(problem.place) for problem in read.problems] == [
        "x.yaml:3:8",
        "x.yaml:6:9",
        "x.yaml:8:4",
    ]
    assert read.lost == {2, 4, 5, 7}


def test_a_file_of_nothing_but_mistakes_is_given_up() -> None:
    text = "".join(f"a{n}: @x\n" for n in range(100))
    read = read_yaml(text.encode(), "x.yaml")
    assert read.root is None
    assert len(read.problems) == 20
