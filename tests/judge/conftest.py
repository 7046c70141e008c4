"""A small town whose chronicles contradict each other, and what accepts that."""

import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from checker.engine import run
from checker.loading.corpus import load
from checker.model.finding import Finding
from checker.model.report import Report

WORDS = """\
entities:
  town: {label: the town}
  tower: {label: the tower, part_of: town}
  mill: {label: the mill, part_of: town}
  bridge: {label: the bridge, part_of: town}
attributes:
  built_on: {label: year of building, kind: date}
  colour: {label: colour, kind: text}
  owner: {label: owner, kind: entity}
"""
RULES = """\
rules:
  - {id: agree, title: Documents agree, check: {agree: {}}}
  - {id: parts, title: What holds for the town holds for its parts,
     derive: {distribute: {attribute: built_on}}, may_match_nothing: true}
"""


def source(name: str, *claims: str, **more: str) -> str:
    """A file of one source: ``tower.built_on = 1900`` for each claim."""
    lines = [f"source: {{id: {name}{''.join(f', {key}: {more[key]}' for key in more)}}}", "facts:"]
    for claim in claims:
        about, value = claim.split(" = ")
        subject, attribute = about.split(".")
        lines.append(f"  - {{subject: {subject}, attribute: {attribute}, value: {value}}}")
    return "\n".join(lines) + "\n"


def waivers(*items: str) -> str:
    """A file of waivers, of which each has a reason and an owner and, by default, far to go."""
    far = "expires: 2030-01-01"
    lines = [
        f"  - {{{item}, reason: known, owner: desk{'' if 'expires' in item else ', ' + far}}}"
        for item in items
    ]
    return "waivers:\n" + "\n".join(lines) + "\n"


ONE = source("one", "tower.built_on = 1900", "mill.built_on = 1850")
TWO = source("two", "tower.built_on = 1910", "mill.built_on = 1850")
TOWN = {"facts/words.yaml": WORDS, "facts/one.yaml": ONE, "facts/two.yaml": TWO}
TOWER = "f448c6d724b8"
"""The id of the finding on the tower's year of building."""

BOUND = f'finding: {TOWER}, values: {{one.tower.built_on: "1900", two.tower.built_on: 1910}}'
"""A waiver of it, without reason, owner and day."""

Judged = Callable[..., Report]
Files = Mapping[str, str]


def write(folder: Path, files: Files) -> None:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


@pytest.fixture
def town(tmp_path: Path) -> Judged:
    """The report on the town, with some files replaced or added: facts/three.yaml as three."""

    def judged(today: str = "2027-01-01", rules: str = RULES, **files: str) -> Report:
        named = {
            f"{'rules' if name in ('waivers', 'more') else 'facts'}/{name}.yaml": text
            for name, text in files.items()
        }
        for folder in ("facts", "rules"):
            shutil.rmtree(tmp_path / folder, ignore_errors=True)
        write(tmp_path, TOWN | {"rules/rules.yaml": rules} | named)
        corpus, problems = load([tmp_path / "facts", tmp_path / "rules"], str(tmp_path))
        assert corpus is not None, "\n".join(map(str, problems))
        return run(corpus, today)

    return judged


def about(
    report: Report, subject: str, attribute: str = "built_on", rule: str = "agree"
) -> Finding:
    (finding,) = [
        f
        for f in report.findings
        if (f.question.subject, f.question.attribute.id, f.rule.id) == (subject, attribute, rule)
    ]
    return finding
