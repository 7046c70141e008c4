"""The examples of rules that are given as a few lines of YAML, run."""

from collections.abc import Callable
from pathlib import Path

import pytest

from checker.loading.corpus import load
from checker.loading.examples import load_examples
from checker.rehearsal.examples import Rehearsal, rehearse

WORDS = """\
entities:
  valley: {label: the valley, parts: complete}
  north: {label: the north, type: part, part_of: valley}
  south: {label: the south, type: part, part_of: valley}
  village: {label: the village, part_of: south}
  river: {label: the river}
attributes:
  built_on: {label: date of building, kind: date}
  closed_on: {label: date of closing, kind: date}
  area: {label: area, kind: quantity, unit: km2}
  share: {label: share, kind: quantity, unit: "%"}
  people: {label: number of people, kind: count, qualifiers: [as_of]}
  bridges: {label: number of bridges, kind: count}
  crossed_by: {label: bridges, kind: set, members: text}
  known: {label: known bridges, kind: set, members: text}
  owner: {label: owner, kind: entity}
  remark: {label: remark, kind: text}
  open: {label: being open, kind: truth}
source: {id: one}
facts:
  - {subject: river, attribute: people, value: 3}
"""

Rehearsed = Callable[[str], Rehearsal]


@pytest.fixture
def rehearsed(tmp_path: Path) -> Rehearsed:
    """The outcome of the examples of these rules."""

    def run(rules: str) -> Rehearsal:
        (tmp_path / "words.yaml").write_text(WORDS)
        (tmp_path / "x.yaml").write_text(rules)
        corpus, problems = load([tmp_path], str(tmp_path))
        assert corpus is not None, "\n".join(map(str, problems))
        examples, problems = load_examples([tmp_path], str(tmp_path), corpus)
        assert problems == []
        return rehearse(corpus.rules, examples)

    return run


def rule(does: str, *examples: str, name: str = "r") -> str:
    """A file with one rule and its examples, each as in a YAML mapping."""
    lines = [f"rules:\n  - id: {name}\n    {does}", "    examples:"] if examples else []
    lines = lines or [f"rules:\n  - id: {name}\n    {does}"]
    return "\n".join([*lines, *(f"      - {{{example}}}" for example in examples)]) + "\n"
