"""The schemas are sound, and the two validators that read them agree."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from jsonschema import Draft202012Validator, ValidationError

from checker.loading.schema import INPUTS, compiled, schema_names, schema_text, wording
from checker.loading.shape import validate
from checker.loading.text import read_yaml

from .mutations import FEW, VALID, as_yaml, mutated
from .table import WORDS, table


@pytest.mark.parametrize("name", schema_names())
def test_each_schema_is_valid(name: str) -> None:
    schema = json.loads(schema_text(name))
    Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["title"]
    assert schema["description"]


@pytest.mark.parametrize("name", INPUTS)
def test_each_schema_of_one_kind_accepts_its_part(name: str) -> None:
    """What editors use file by file; it says nothing about the other keys of a file."""
    validator = Draft202012Validator(json.loads(schema_text(name)))
    assert validator.is_valid(VALID)
    section = "source" if name == "facts" else name
    assert not validator.is_valid({section: 5})


def in_step(document: Any) -> None:
    assert compiled().is_valid(document) == wording().is_valid(document)


@pytest.mark.parametrize("text", [text for text, _ in table().values()], ids=table())
def test_both_validators_agree_on_every_mistake(text: str) -> None:
    root = read_yaml(text.encode(), "x.yaml").root
    if root is not None:
        in_step(root)


@settings(FEW, max_examples=150)
@given(mutated())
def test_both_validators_agree_on_whatever_is_written(document: dict[str, Any]) -> None:
    in_step(document)


@settings(FEW, max_examples=100)
@given(mutated())
def test_what_is_wrong_is_taken_out(document: dict[str, Any]) -> None:
    """What is left after validating lacks things at most."""
    root = read_yaml(as_yaml(document), "x.yaml").root
    if root is None:
        return
    problems, _ = validate(root, "x.yaml")
    for error in wording().iter_errors(root):
        assert problems
        assert error.validator in {"required", "dependentRequired", "minProperties", "minItems"}


def test_a_valid_file_is_left_as_it_is() -> None:
    root = read_yaml(WORDS.encode(), "x.yaml").root
    assert root is not None
    assert validate(root, "x.yaml") == ([], set())


def test_a_key_is_missed_whatever_jsonschema_says_of_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its sentence tells which of several keys; a release with another one must not hide any."""

    def problems() -> set[str]:
        root = read_yaml(b"rules:\n  - {title: A, check: {order: {}}}\n", "x.yaml").root
        assert root is not None
        return set(map(str, validate(root, "x.yaml")[0]))

    as_it_is = problems()
    assert len(as_it_is) > 1
    monkeypatch.setattr(ValidationError, "__init__", _reworded(ValidationError.__init__))
    assert problems() == as_it_is


def _reworded(made: Callable[..., None]) -> Callable[..., None]:
    def init(self: object, message: str, *rest: object, **more: object) -> None:
        made(self, f"In other words: {message[::-1]}", *rest, **more)

    return init
