"""What a plain check imports: no clock, but what costs time at each start (tests/HACKING.md)."""

import ast
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent

PACKAGES = {
    "_duckdb", "adbc_driver_manager", "adbc_driver_postgresql", "argcomplete", "duckdb", "grpc",
    "jsonschema", "lxml", "numpy", "pandas", "pint", "pyarrow", "pypdf", "pyspark",
    "python_calamine", "rapidfuzz", "referencing", "selectolax", "sqlglot", "tabulate", "urllib3",
    "waitress", "watchfiles", "werkzeug", "zstandard",
}  # fmt: skip
"""What the project depends on, and a plain check has no use for."""

STANDARD = {
    "ast", "asyncio", "concurrent", "csv", "dataclasses", "difflib", "hashlib", "html", "http",
    "inspect", "logging", "multiprocessing", "shutil", "socket", "sqlite3", "subprocess",
    "tempfile", "textwrap", "threading", "tomllib", "traceback", "urllib.request", "xml", "zipfile",
}  # fmt: skip
"""What takes half a millisecond or more, alone or with what it imports."""

ROOMS = {
    "api", "drafting", "earlier", "editing", "extract", "plugin", "proposing", "rehearsal",
    "renaming", "review", "starter", "survey", "tables", "verify",
}  # fmt: skip
"""What other verbs are for, or claims that are in no file of YAML."""

MOST = 226
"""The most of our own modules. Who adds one that every run needs raises this, by one; a run takes a
sixth of a millisecond longer, and more for what the module does."""


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """The names of all that is imported when a check of the project's own claims has told all:
    contradictions, whose quotes are on record, with patterns and waivers."""
    folder = tmp_path_factory.mktemp("start")
    for part in ("facts", "rules"):
        shutil.copytree(ROOT / part, folder / part)
    told = (
        "import sys\n"
        "from checker.command import main\n"
        "code = main(['check', '-q'])\n"
        "print('imported', *sys.modules, sep='\\n')\n"
        "sys.exit(code)"
    )
    done = subprocess.run(
        [sys.executable, "-c", told], cwd=folder, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (1, "")
    assert (folder / "reports/report.md").exists()
    return set(done.stdout.partition("imported\n")[2].split())


def test_no_package_is_imported_that_is_not_asked_for(loaded: set[str]) -> None:
    assert not PACKAGES & {name.partition(".")[0] for name in loaded}


@pytest.mark.skipif(find_spec("_duckdb") is None, reason="DuckDB before 1.4")
def test_of_duckdb_only_the_library_is_imported(tmp_path: Path) -> None:
    told = (
        "import sys\n"
        "from checker.tables.duck import connected\n"
        "base = connected(())\n"
        "print(*base.rows('SELECT 7'), 'duckdb' in sys.modules, '_duckdb' in sys.modules)\n"
        "base.close()\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", told], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert done.stdout == "(7,) False True\n"


def test_no_room_is_imported_that_other_verbs_are_for(loaded: set[str]) -> None:
    of_us = {name.split(".")[1] for name in loaded if name.startswith("checker.")}
    assert not ROOMS & of_us


def test_examples_of_rules_are_not_read_whose_names_are_plainly_known(loaded: set[str]) -> None:
    assert "checker.loading.examples" not in loaded


def test_few_of_our_own_modules_are_imported(loaded: set[str]) -> None:
    assert sum(name.partition(".")[0] == "checker" for name in loaded) <= MOST


def test_none_of_them_imports_what_few_runs_need_of_the_standard_library(
    loaded: set[str],
) -> None:
    """Whatever else does: that may change with the version of Python, or of a package."""
    found: set[tuple[str, str]] = set()
    for name in loaded:
        path = ROOT.joinpath(*name.split("."))
        path = path / "__init__.py" if path.is_dir() else path.with_suffix(".py")
        if name.partition(".")[0] != "checker" or not path.exists():
            continue
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            names: list[str] = []
            if isinstance(node, ast.Import):
                names = [one.name for one in node.names]
            elif isinstance(node, ast.ImportFrom) and node.module:
                names = [node.module]
            found |= {(name, one) for one in names if {one, one.partition(".")[0]} & STANDARD}
    assert not found
