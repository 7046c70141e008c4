"""No input makes a traceback: whatever a file holds, loading gives a corpus or problems."""

import copy
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from checker.loading.corpus import load
from checker.loading.text import read_yaml
from checker.model.place import Problem

from .mutations import FEW, PATHS, VALID, as_yaml, mutated


def loaded(*files: bytes) -> list[Problem]:
    """The problems of a folder with these files."""
    with tempfile.TemporaryDirectory() as folder:
        for number, data in enumerate(files):
            Path(folder, f"{number}.yaml").write_bytes(data)
        corpus, problems = load([Path(folder)], folder)
    assert (corpus is None) == bool(problems)
    assert problems == sorted(set(problems))
    assert all(problem.message and problem.place.line > 0 for problem in problems)
    return problems


def test_the_document_that_is_mutated_is_valid() -> None:
    assert loaded(as_yaml(VALID)) == []


@FEW
@given(st.binary(max_size=200))
@example(b"\xef\xbb\xbf\xff")
@example(b"{")
@example(b"'")
@example(b"a: b\r\n c: d\r\n")
def test_any_bytes(data: bytes) -> None:
    read = read_yaml(data, "x.yaml")
    assert (read.root is not None) or read.problems
    loaded(data)


YAML_SIGNS = st.sampled_from(
    ["a", "b:", ": ", "- ", "\n", "\n  ", "\n    ", " ", "{", "}", "[", "]", ",", '"', "'", "&x",
     "*x", "!t", "|", ">", "%", "@", "`", "#", "\t", "---", "...", "?", "\\", "é", "facts:", "\r",
     "<<"]
)  # fmt: skip


@settings(FEW, max_examples=500)
@given(st.lists(YAML_SIGNS, max_size=30).map("".join))
def test_any_signs_of_yaml(text: str) -> None:
    read = read_yaml(text.encode(), "x.yaml")
    assert (read.root is not None) or read.problems
    for problem in read.problems:
        assert problem.place.line <= len(text.splitlines()) + 1


@FEW
@given(st.data())
def test_a_valid_file_with_signs_put_in(data: st.DataObject) -> None:
    text = as_yaml(VALID).decode()
    place = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(place, min(len(text), place + 20)))
    loaded((text[:place] + data.draw(YAML_SIGNS) + text[end:]).encode())


@settings(FEW, max_examples=150)
@given(mutated())
def test_any_mutation_of_a_valid_file(document: dict[str, Any]) -> None:
    loaded(as_yaml(document))


@FEW
@given(mutated(), mutated())
def test_two_files_that_say_nearly_the_same(one: dict[str, Any], other: dict[str, Any]) -> None:
    loaded(as_yaml(one), as_yaml(other))


@pytest.mark.parametrize("path", PATHS, ids=lambda path: ".".join(map(str, path)))
def test_every_value_replaced_by_every_scalar(path: tuple[Any, ...]) -> None:
    for junk in (None, 5, "x y", [[]], {"id": 1}):
        document = copy.deepcopy(VALID)
        node: Any = document
        for step in path[:-1]:
            node = node[step]
        node[path[-1]] = junk
        loaded(as_yaml(document))
