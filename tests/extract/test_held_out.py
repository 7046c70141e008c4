"""Sentences with what a pattern drafts of each (`held_out.txt`): what a sentence denies, asks or
only supposes is no draft, unless the pattern itself says so."""

from pathlib import Path
from typing import Final

import pytest
import yaml

from checker import command

TABLE: Final = Path(__file__).parent / "held_out.txt"
KINDS: Final = {
    "count": "{kind: count}",
    "date": "{kind: date}",
    "person": "{kind: entity}",
    "persons": "{kind: set, members: entity}",
    "": "{kind: truth}",
}


def rows() -> list[list[str]]:
    lines = TABLE.read_text(encoding="utf-8").splitlines()
    return [line.split(" | ") for line in lines if line and not line.startswith("#")]


def words(patterns: list[str]) -> str:
    """A vocabulary with an attribute for each pattern."""
    attributes, made = "", ""
    for n, pattern in enumerate(patterns):
        slot = pattern.partition("{")[2].rstrip("}")
        name, _, kind = slot.partition(":")
        attributes += f"  a{n}: {KINDS[kind].replace('{', '{label: it, ')}\n"
        match = pattern.replace(":persons", ":entities").replace(":person", ":entity")
        value = f'"{{{name}}}"' if slot else "true"
        made += (
            f'  - {{id: p{n}, match: "{match}", '
            f"facts: [{{subject: ann, attribute: a{n}, value: {value}}}]}}\n"
        )
    people = "  ann: {label: Ann Lee, type: person}\n  bo: {label: Bo Ek, type: person}\n"
    return f"entities:\n{people}attributes:\n{attributes}patterns:\n{made}"


def test_what_is_not_asserted_is_no_draft(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    found = rows()
    patterns = list(dict.fromkeys(pattern for pattern, *_ in found))
    for folder in ("rules", "documents"):
        (tmp_path / folder).mkdir()
    Path("rules/words.yaml").write_text(words(patterns), encoding="utf-8")
    for n, (_, sentence, _) in enumerate(found):
        Path(f"documents/d{n}.txt").write_text(f"It was cold.\n\n{sentence}\n", encoding="utf-8")
    assert command.main(["extract", "documents"]) == 0
    wrong = []
    for n, (pattern, sentence, expected) in enumerate(found):
        path = Path(f"facts/d{n}.yaml")
        facts = (yaml.safe_load(path.read_text("utf-8")) if path.exists() else {}).get("facts", [])
        own = [f["value"] for f in facts if f["attribute"] == f"a{patterns.index(pattern)}"]
        said = [" ".join(map(str, v)) if isinstance(v, list) else str(v).lower() for v in own]
        if said != ([] if expected == "-" else [expected]):
            wrong.append(f"{pattern}: {sentence}: {said}, not {expected}")
    assert not wrong, "\n".join(wrong)
