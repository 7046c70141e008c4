"""A kind of rule that is new is one file and one entry of the table, and works everywhere.

``distinct.py.txt`` says no more of itself than a kind must.
"""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from houses import completed, house_with_toy

Run = Callable[..., str]

RULES = """
rules:
  - id: one_code_each
    title: No two towers have one code
    check: {distinct: {attribute: code}}
    examples:
      - given:
          - {subject: north_tower, attribute: code, value: 3}
          - {subject: south_tower, attribute: code, value: 3}
        expect: contradiction
      - given:
          - {subject: north_tower, attribute: code, value: 3}
          - {subject: south_tower, attribute: code, value: 4}
        expect: agreement
"""
COLUMN = ": {column: n, type: tower},"
FACTS = """
attributes:
  code: {label: code, kind: count}
entities:
  north_tower: {label: the north tower}
  south_tower: {label: the south tower}
  west_tower: {label: the west tower}
source: {id: survey}
facts:
  - {subject: north_tower, attribute: code, value: 3, quote: north tower 3}
  - {subject: south_tower, attribute: code, value: 5, quote: south tower 5}
  - {subject: west_tower, attribute: code, value: 4, quote: west tower 4}
"""


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the checker with one kind more, beside a small corpus."""
    folder = tmp_path_factory.mktemp("house")
    house_with_toy(folder, "rules")
    for name, text in (("rules", RULES), ("facts", FACTS)):
        (folder / name).mkdir()
        (folder / name / "all.yaml").write_text(text.lstrip())
    return folder


@pytest.fixture
def run(house: Path) -> Run:
    """The output of the copy's command, which must end with an exit code."""

    def output(*arguments: str, code: int = 0) -> str:
        return _output([sys.executable, "-m", "checker", *arguments], house, code)

    return output


def _output(command: list[str], house: Path, code: int) -> str:
    done = subprocess.run(
        command,
        cwd=house,
        env={**os.environ, "PYTHONPATH": str(house), "NO_COLOR": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == code, done.stdout + done.stderr
    return done.stdout or done.stderr


@pytest.mark.of_format("md")
def test_check(house: Path, run: Run) -> None:
    run("check")
    facts = house / "facts" / "all.yaml"
    text = facts.read_text()
    try:
        facts.write_text(text.replace("value: 5", "value: 3"))
        run("check", code=1)
        report = (house / "reports" / "report.md").read_text()
        assert "3 is that of south_tower, too" in report
        assert "No two towers have one code" in report
    finally:
        facts.write_text(text)


def test_examples(run: Run) -> None:
    assert run("test") == "1 rule, 2 examples: all as expected.\n"


def test_no_change_that_it_notices_is_called_unnoticed(run: Run) -> None:
    """3 and 5 have 4 beside them, and 4 has both: each of the claims is pushed onto another."""
    told = run("test", "--mutate")
    assert "unnoticed:" not in told
    assert "a change of 3 of 3 (100 %) claims would be noticed" in told


def test_explain(run: Run) -> None:
    told = run("explain", "one_code_each")
    assert "No two towers have one code" in told


def test_schema_which_editors_complete_by(run: Run) -> None:
    schema = json.loads(run("schema", "rules"))
    said = schema["$defs"]["check"]["properties"]["distinct"]
    assert said["description"] == "No two subjects have one value."
    assert said["properties"]["attribute"]["description"] == "Whose values."


def test_a_mistake_in_its_parameters(house: Path, run: Run) -> None:
    rules = house / "rules" / "all.yaml"
    text = rules.read_text()
    try:
        rules.write_text(text.replace("{attribute: code}", "{attribute: cod}"))
        assert "rules/all.yaml:4:35: unknown attribute 'cod'" in run("check", code=2)
    finally:
        rules.write_text(text)


def test_completion(house: Path) -> None:
    assert completed(house, "checker check --rule o") == {"one_code_each"}
    assert completed(house, "checker explain one_c") == {"one_code_each"}


def test_rename(run: Run) -> None:
    """Its parameter is known as an attribute by its schema."""
    told = run("rename", "attribute", "code", "number", "--dry-run")
    assert "rules/all.yaml:4: code -> number" in told
    assert "rules/all.yaml:2: one_code_each -> one" in run(
        *("rename", "rule", "one_code_each", "one", "--dry-run")
    )


def test_documents(house: Path, run: Run) -> None:
    """What looks for values and what holds quotes against documents reads such a corpus, too."""
    (house / "papers").mkdir()
    for name in ("survey", "register"):
        (house / "papers" / f"{name}.txt").write_text("The north tower 3, the south tower 5.")
    assert "2 documents: 4 counts" in run("survey", "papers")
    assert "Values: 3 carried." in run("verify", "--documents", "papers", code=2)
    assert "no patterns in any file" in run("extract", "papers", code=2)


@pytest.mark.of_format("json")
def test_tables(house: Path, run: Run) -> None:
    """No engine knows of it: the plain one judges all rows, and both give one report."""
    top = house / "tables"
    top.mkdir()
    words = FACTS.partition("entities:")[0] + RULES.partition("    examples:")[0].lstrip()
    tables = "tables: [{id: t, from: t.csv, source: s, subject: n, attributes: {c: code}}]\n"
    rows = "".join(f"x,tower {number},{number % 400}\n" for number in range(401))
    (top / "words.yaml").write_text(words.lstrip())
    (top / "t.yaml").write_text(tables.replace(": s,", ": {column: s},").replace(": n,", COLUMN))
    (top / "t.csv").write_text(f"s,n,c\n{rows}")
    reports = []
    for engine in ("plain", "duckdb"):
        given = ("--facts", "tables", "--rules", "tables", "--out", "json=-", "--engine", engine)
        reports.append(run("check", *given, code=1))
    assert reports[0] == reports[1]
    assert json.loads(reports[0])["summary"]["contradiction"] == 2


@pytest.mark.parametrize(
    "command",
    [["ruff", "check", "--no-cache", "checker"], ["lint-imports", "--no-cache"]],
    ids=["lint", "import contracts"],
)
def test_tools_find_nothing(command: list[str], house: Path) -> None:
    program = Path(sys.executable).parent / command[0]
    _output([str(program), *command[1:]], house, 0)
