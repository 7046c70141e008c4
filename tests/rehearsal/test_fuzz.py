"""No example makes a traceback: whatever it holds, there are problems or outcomes."""

import copy
from pathlib import Path
from typing import Any

import pytest
from loading.mutations import VALID, as_yaml, paths

from checker.loading.corpus import load
from checker.loading.examples import load_examples
from checker.rehearsal.coverage import push_all
from checker.rehearsal.examples import rehearse
from checker.rehearsal.lines import coverage_lines, example_lines

LENGTH = {"subject": "river", "attribute": "length", "value": "5 km"}
EXAMPLES: dict[str, list[dict[str, Any]]] = {
    "a": [
        {
            "title": "t",
            "given": [{**LENGTH, "source": "one", "said_by": "mayor", "origin": "o"}, LENGTH],
            "sources": {"one": {"published": 2016, "reference": False, "derived_from": "two"},
                        "two": None},
            "with": ["i", "m"],
            "expect": "agreement",
        },
    ],
    "c": [
        {
            "given": [{"subject": "river", "attribute": "began_on", "value": "2021"}],
            "entities": {"river": {"type": "river", "part_of": "land"}, "land": None},
            "expect": "nothing",
        },
    ],
    "i": [
        {
            "given": [{**LENGTH, "distributes": True}],
            "entities": {"river": {"part_of": "land"}, "land": {"parts": "complete"}},
            "expect": {"subject": "land", "attribute": "length", "value": "5 km"},
        },
    ],
    "k": [
        {
            "given": [{"subject": "sea", "attribute": "crossed_by", "value": ["lake"],
                       "complete": False, "qualifiers": {}}],
            "expect": [{"subject": "sea", "value": "at least 1", "source": "given"}],
        },
    ],
}  # fmt: skip


def document() -> dict[str, Any]:
    """The valid file with examples."""
    whole = copy.deepcopy(VALID)
    for rule in whole["rules"]:
        rule["examples"] = copy.deepcopy(EXAMPLES.get(rule["id"], []))
    return whole


def rehearsed(data: dict[str, Any], folder: Path) -> str:
    """The last line that is printed; empty where there are problems."""
    (folder / "x.yaml").write_bytes(as_yaml(data))
    corpus, problems = load([folder], str(folder))
    if corpus is None:
        assert problems
        return ""
    examples, problems = load_examples([folder], str(folder), corpus)
    if problems:
        return ""
    return list(example_lines(rehearse(corpus.rules, examples)))[-1]


def test_the_document_that_is_mutated_is_valid(tmp_path: Path) -> None:
    assert rehearsed(document(), tmp_path) == (
        "14 rules, 4 examples: 4 as expected, 14 rules lack examples."
    )
    corpus, _ = load([tmp_path], str(tmp_path))
    assert corpus is not None
    assert list(coverage_lines(push_all(corpus), corpus))


def reached(path: tuple[Any, ...]) -> tuple[dict[str, Any], Any]:
    """The document, and what holds the end of a path in it."""
    whole = document()
    node: Any = whole
    for step in path[:-1]:
        node = node[step]
    return whole, node


OF_EXAMPLES = [
    path for path in paths(document()) if path[:1] == ("rules",) and "examples" in path[:-1]
]


@pytest.mark.parametrize("path", OF_EXAMPLES, ids=lambda path: ".".join(map(str, path)))
def test_every_value_replaced_by_another(path: tuple[Any, ...], tmp_path: Path) -> None:
    for junk in (None, 5, "x y", "river", "length", "a", [], [[]], {"id": 1}, {"a": {}}):
        changed, node = reached(path)
        node[path[-1]] = junk
        rehearsed(changed, tmp_path)
    changed, node = reached(path)
    del node[path[-1]]
    rehearsed(changed, tmp_path)
