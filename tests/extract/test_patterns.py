"""Patterns as they are declared: every mistake, in the words that mend it."""

import re
from pathlib import Path

import pytest

from checker.loading.extraction import load_for_extraction
from checker.loading.notation import read_wording
from checker.loading.patterns import untyped
from checker.model.pattern import Either, Maybe, Phrase, Skip, Slot

HERE = Path(__file__).parent
WORDS = """\
entities: {river: {type: stream}, lake: {}}
attributes:
  length: {kind: quantity, unit: km}
  remark: {kind: text}
  level: {kind: count, qualifiers: {as_of: date}}
"""


def mistakes() -> dict[str, tuple[str, list[str]]]:
    cases = {}
    text = (HERE / "mistakes.txt").read_text(encoding="utf-8")
    for case in re.split("^=== ", text, flags=re.MULTILINE)[1:]:
        name, _, rest = case.partition("\n")
        yaml, *expected = re.split("^==> ", rest, flags=re.MULTILINE)
        cases[name] = (yaml.rstrip() + "\n", [line.strip() for line in expected])
    return cases


@pytest.mark.parametrize(("yaml", "expected"), mistakes().values(), ids=mistakes())
def test_each_mistake_has_its_own_words_and_place(
    yaml: str, expected: list[str], tmp_path: Path
) -> None:
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules" / "words.yaml").write_text(WORDS)
    (tmp_path / "rules" / "p.yaml").write_text(f"patterns:\n{yaml}")
    _, problems = load_for_extraction([tmp_path / "rules"], str(tmp_path))
    assert [str(problem) for problem in problems] == expected


def test_what_may_not_be_meant_is_told_and_ends_nothing(tmp_path: Path) -> None:
    (tmp_path / "words.yaml").write_text(WORDS)
    (tmp_path / "p.yaml").write_text(
        "patterns:\n"
        '  - {id: a, match: "the river {long:quantity}", facts: '
        "[{subject: river, attribute: length, value: 5}]}\n"
        '  - {id: b, match: "the {r:entity:strem}", facts: '
        '[{subject: "{r}", attribute: length, value: 5}]}\n'
    )
    found, problems = load_for_extraction([tmp_path], str(tmp_path))
    assert not problems
    assert found is not None
    assert [str(one) for one in found.cautions] == [
        "p.yaml:2:20: slot 'long' is used in no fact: use it, write `...`, or call it 'any'"
    ]
    assert [str(one) for one in untyped(found.wanted, {"stream"})] == [
        "p.yaml:3:20: no entity is of type 'strem'; did you mean 'stream'?"
    ]
    assert untyped(found.wanted, {"village"}) == []


def test_no_patterns(tmp_path: Path) -> None:
    (tmp_path / "words.yaml").write_text(WORDS)
    _, problems = load_for_extraction([tmp_path], str(tmp_path), "words/patterns.yaml")
    (told,) = map(str, problems)
    assert told.startswith("words/patterns.yaml:1:1: no patterns in any file: write `patterns:`")
    assert "`checker survey DOCUMENT --into FOLDER`" in told


def test_the_notation() -> None:
    assert read_wording(
        r"the {what:entity:a|b} \(x\) [was [not]] (here|there) ...5 so ... on."
    ) == (
        Phrase("the"),
        Slot("what", "entity", ("a", "b")),
        Phrase("(x)"),
        Maybe((Phrase("was"), Maybe((Phrase("not"),)))),
        Either(((Phrase("here"),), (Phrase("there"),))),
        Skip(5),
        Phrase("so"),
        Skip(12),
        Phrase("on."),
    )
