"""A kind of value that is new is one file and one entry of the table, and works everywhere.

``grade.py.txt`` says no more of itself than a kind must.
"""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from houses import completed, house_with_toy

Run = Callable[..., str]

RULES = """
rules:
  - id: one_grade
    title: A bridge has one grade
    check: {agree: {attributes: [state]}}
    examples:
      - given:
          - {subject: north_bridge, attribute: state, value: B, source: s1}
          - {subject: north_bridge, attribute: state, value: D, source: s2}
        expect: contradiction
      - given:
          - {subject: north_bridge, attribute: state, value: B, source: s1}
          - {subject: north_bridge, attribute: state, value: B, source: s2}
        expect: agreement
  - id: never_failing
    title: No bridge in use has the worst grade
    check: {range: {attribute: state, to: E}}
    examples:
      - given: [{subject: north_bridge, attribute: state, value: F}]
        expect: contradiction
      - given: [{subject: north_bridge, attribute: state, value: A}]
        expect: agreement
"""
WORDS = """
attributes:
  state: {label: state, kind: grade}
entities:
  north_bridge: {label: the north bridge}
"""
SOURCE = """
source: {id: %s}
facts:
  - {subject: north_bridge, attribute: state, value: %s, quote: the north bridge is graded %s}
"""
PATTERN = """
patterns:
  - id: graded
    match: "the {what:entity} is graded {grade:text} today"
    facts: [{subject: "{what}", attribute: state, value: "{grade}"}]
"""
TABLE = """
tables:
  - id: t
    from: t.csv
    source: {column: s}
    subject: {column: n, type: bridge}
    attributes: {g: state}
"""


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the checker with one kind more, beside a small corpus."""
    folder = tmp_path_factory.mktemp("house")
    house_with_toy(folder, "kinds")
    files = {"rules/all": RULES, "facts/words": WORDS}
    files |= {f"facts/{name}": SOURCE % (name, "C", "C") for name in ("survey", "register")}
    for name, text in files.items():
        (folder / f"{name}.yaml").parent.mkdir(exist_ok=True)
        (folder / f"{name}.yaml").write_text(text.lstrip())
    return folder


@pytest.fixture
def run(house: Path) -> Run:
    """The output of the copy's command, which must end with an exit code."""

    def output(*arguments: str, code: int = 0) -> str:
        return _output([sys.executable, "-m", "checker", *arguments], house, code)

    return output


@pytest.fixture
def register(house: Path) -> Iterator[Callable[[str], None]]:
    """Writes what the register says of the bridge, and undoes that."""
    file = house / "facts" / "register.yaml"
    before = file.read_text()
    yield lambda grade: file.write_text(before.replace(" C", f" {grade}")) and None
    file.write_text(before)


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
    return done.stdout + done.stderr


@pytest.mark.of_format("md")
def test_check(house: Path, run: Run, register: Callable[[str], None]) -> None:
    run("check")
    register("F")
    run("check", code=1)
    report = (house / "reports" / "report.md").read_text()
    assert "C" in report
    assert "3 grades" in report
    assert "F is 1 grade outside what the rule allows (no worse than E)" in report


def test_a_literal_that_is_none(run: Run, register: Callable[[str], None]) -> None:
    register("Z")
    assert "'Z' is no grade: write one of A, B, C, D, E, F" in run("check", code=2)


def test_examples(run: Run) -> None:
    assert run("test") == "2 rules, 4 examples: all as expected.\n"


def test_every_push_is_noticed(run: Run) -> None:
    told = run("test", "--mutate")
    assert "a change of 2 of 2 (100 %) claims would be noticed" in told


def test_explain(run: Run) -> None:
    assert "the north bridge" in run("explain", "north_bridge")


def test_verify(house: Path, run: Run) -> None:
    (house / "documents").mkdir()
    (house / "documents" / "survey.txt").write_text("So the north bridge is graded C.")
    told = run("verify", "--documents", "documents", code=2)
    assert "what is of this kind cannot be read from prose" in told


def test_schema_which_editors_complete_by(run: Run) -> None:
    schema = json.loads(run("schema", "attributes"))
    assert "grade" in schema["$defs"]["attribute"]["properties"]["kind"]["enum"]


def test_completion(house: Path) -> None:
    assert completed(house, "checker rename attribute s") == {"state"}
    assert completed(house, "checker explain survey.") == {"survey.north_bridge.state"}


def test_rename(run: Run) -> None:
    told = run("rename", "attribute", "state", "grading", "--dry-run")
    assert "facts/survey.yaml:3: state -> grading" in told


def test_extract_and_survey(house: Path, run: Run) -> None:
    """What a slot of text reads is its literal; a survey finds no grades."""
    (house / "papers").mkdir()
    (house / "papers" / "paper.txt").write_text("So the north bridge is graded D today.\n")
    (house / "patterns").mkdir()
    (house / "patterns" / "all.yaml").write_text(PATTERN.lstrip())
    run("extract", "papers", "--rules", "patterns", "--rules", "rules", "--into", "drafts")
    (drafted,) = (house / "drafts").glob("*.yaml")
    assert "value: D" in drafted.read_text()
    assert "1 document: " in run("survey", "papers")


@pytest.mark.of_format("json")
def test_tables(house: Path, run: Run) -> None:
    """Its values are ranked as those of any kind on a line: both engines give one report."""
    top = house / "tables"
    top.mkdir()
    words = WORDS.partition("entities:")[0] + "rules: [{id: a, title: A, check: {agree: {}}}]\n"
    rows = "".join(f"{source},bridge {n},{'ABC'[n % 3]}\n" for n in range(90) for source in "xy")
    (top / "words.yaml").write_text(words.lstrip())
    (top / "t.yaml").write_text(TABLE.lstrip())
    (top / "t.csv").write_text(f"s,n,g\n{rows}z,bridge 4,F\n")
    reports = []
    for engine in ("plain", "duckdb"):
        given = ("--facts", "tables", "--rules", "tables", "--out", "json=-", "--engine", engine)
        reports.append(run("check", *given, code=1))
    assert reports[0] == reports[1]
    assert json.loads(reports[0])["summary"]["contradiction"] == 1


@pytest.mark.parametrize(
    "command",
    [["ruff", "check", "--no-cache", "checker"], ["lint-imports", "--no-cache"]],
    ids=["lint", "import contracts"],
)
def test_tools_find_nothing(command: list[str], house: Path) -> None:
    program = Path(sys.executable).parent / command[0]
    _output([str(program), *command[1:]], house, 0)
