"""A kind of value that is new is one file and one entry of the table, and works everywhere.

``grade.py.txt`` says no more of itself than a kind must.
"""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
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


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the checker with one kind more, beside a small corpus."""
    folder = tmp_path_factory.mktemp("house")
    shutil.copytree(
        ROOT / "checker", folder / "checker", ignore=shutil.ignore_patterns("__pycache__")
    )
    shutil.copy(ROOT / "pyproject.toml", folder)
    room = folder / "checker" / "kinds"
    shutil.copy(Path(__file__).parent / "grade.py.txt", room / "grade.py")
    table = (room / "__init__.py").read_text()
    table = table.replace(
        "from checker.kinds.quantity",
        "from checker.kinds.grade import GradeKind\nfrom checker.kinds.quantity",
    )
    (room / "__init__.py").write_text(
        table.replace("        TruthKind(),\n", "        TruthKind(),\n        GradeKind(),\n")
    )
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


@pytest.mark.parametrize(
    "command",
    [["ruff", "check", "--no-cache", "checker"], ["lint-imports", "--no-cache"]],
    ids=["lint", "import contracts"],
)
def test_tools_find_nothing(command: list[str], house: Path) -> None:
    program = Path(sys.executable).parent / command[0]
    _output([str(program), *command[1:]], house, 0)
