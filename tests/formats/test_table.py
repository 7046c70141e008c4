"""A format is one file or folder and one entry: a toy format is added so, and each of ours removed.

Both happen in a copy of the project, so that nothing but the copy is changed.
"""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import get_args

import pytest
from houses import add_toy, completed, delete

from checker.formats import FORMATS, PAGES, FormatName, having, outputs
from checker.loading.schema import schema_names

ROOT = Path(__file__).parents[2]
PARTS = ("checker", "tests", "pyproject.toml")
TESTS = (
    "tests/formats/test_golden.py",
    "tests/formats/test_broken.py",
    "tests/test_api.py::test_every_format_is_what_the_command_writes",
    "tests/test_api.py::test_formats_are_those_of_the_command",
)
"""What asks for every format; the other tests that name one are marked as its own."""


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project, in a folder in which everything that is compiled stays."""
    folder = tmp_path_factory.mktemp("copy")
    skipped = shutil.ignore_patterns(".*cache", "benchmarks")
    for name in PARTS:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, folder / name, ignore=skipped)
        else:
            shutil.copy(ROOT / name, folder / name)
    return folder


@pytest.fixture
def copy(whole: Path) -> Iterator[Path]:
    """A copy of the project, which stays as it is for one test alone."""
    yield whole
    shutil.rmtree(whole / "checker" / "formats")
    shutil.copytree(ROOT / "checker" / "formats", whole / "checker" / "formats")


def done(
    command: Sequence[str | Path], folder: Path, of: Path
) -> "subprocess.CompletedProcess[str]":
    """A program that has ended, run in ``folder`` with the checker of the copy ``of``."""
    environment = {**os.environ, "PYTHONPATH": str(of)}
    environment.pop("GITHUB_STEP_SUMMARY", None)
    return subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, check=False
    )


def test_a_toy_format_is_one_file_and_one_entry(copy: Path) -> None:
    add_toy(copy / "checker" / "formats")
    check = [sys.executable, "-m", "checker", "check"]
    corpus = copy / "tests" / "formats" / "golden"
    written = done([*check, "--out", "toy=x.toy"], corpus, copy)
    assert written.returncode == 1, written.stderr
    assert (corpus / "x.toy").read_text() == "7 found\n"
    assert done([*check, "--out", "toy=-"], corpus, copy).stdout == "7 found\n"
    helped = done([*check, "--help"], copy, copy).stdout
    assert "an output (toy, md, " in helped
    assert re.search(r"^  toy +how many there are$", helped, re.MULTILINE)
    refused = done([*check, "--out", "xylophone=-"], corpus, copy).stderr
    assert "the formats are toy, md, " in refused
    code = 'import checker; r = checker.check(checker.load("facts", "rules"), "2026-12-01")\n'
    code += 'print(checker.render(r, "toy"), end="")'
    assert done([sys.executable, "-c", code], corpus, copy).stdout == "7 found\n"
    assert completed(copy, "checker check --out to") == {"toy="}
    (corpus / "checker.toml").write_text('out = "toy=settled.toy"\n')
    assert done(check, corpus, copy).returncode == 1
    assert (corpus / "settled.toy").read_text() == "7 found\n"
    (corpus / "checker.toml").unlink()
    surveyed = done([*check[:-1], "survey", "x.toy", "--out", "toy=-"], corpus, copy)
    assert f"the formats are {', '.join(PAGES)}" in surveyed.stderr


@pytest.mark.parametrize("name", FORMATS)
def test_without_a_format_all_else_stays_green(name: str, copy: Path) -> None:
    delete(name, copy / "checker" / "formats")
    tools = Path(sys.executable).parent
    for command in (
        [tools / "ruff", "check", "--no-cache", "checker/formats", "checker/telling"],
        [tools / "lint-imports", "--no-cache"],
        [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", *TESTS],
    ):
        ran = done(command, copy, copy)
        assert ran.returncode == 0, ran.stdout + ran.stderr


@pytest.mark.of_format("md", "html", "comment", "json")
def test_lists_of_formats_are_in_words() -> None:
    assert having("to_site") == "md, html and comment"
    assert outputs() == ("md=reports/report.md", "json=reports/report.json")


def test_the_table_says_what_the_command_says() -> None:
    assert set(get_args(FormatName)) == {
        word for n, one in FORMATS.items() for word in (n, one.module)
    }
    assert {one.schema for one in FORMATS.values()} <= {"", *schema_names()}
    endings = [one.ending for one in FORMATS.values()]
    assert len(set(endings)) == len(endings)
