"""Patterns as they are declared: every mistake, in the words that mend it."""

import re
from pathlib import Path

import pytest

from checker.drafting import Drafter
from checker.loading.extraction import load_for_extraction
from checker.loading.notation import read_wording
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
    found, problems = load_for_extraction([tmp_path / "rules"], str(tmp_path))
    if found is not None:
        problems = Drafter(found, str(tmp_path), str(tmp_path)).problems
    assert [str(problem) for problem in problems] == expected


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
