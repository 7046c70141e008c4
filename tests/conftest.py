"""What tests share: a corpus from a few lines of YAML, judged."""

import os
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp

import pytest
from hypothesis import settings
from loading.table import WORDS

from checker.engine import run
from checker.formats import FORMATS
from checker.loading.corpus import load
from checker.model.place import Problem
from checker.model.report import Report
from checker.model.rule import Rule

pytest_plugins = ["pytester"]  # for the tests of the plugin

# What a tester likes to see of colours and widths is no part of what is tested.
for name in (
    "CLICOLOR_FORCE",
    "COLUMNS",
    "FORCE_COLOR",
    "MYPY_FORCE_COLOR",
    "NO_COLOR",
    "PY_COLORS",
):
    os.environ.pop(name, None)

# No example is too slow for the machine, and none is kept: the folder may not be writable.
# The suite tries the same examples each time, so that what fails failed by what was changed;
# HYPOTHESIS_PROFILE=search tries others, which is how new faults are looked for.
usual = settings(deadline=None, database=None)
settings.register_profile("checker", parent=usual, derandomize=True)
settings.register_profile("search", parent=usual, derandomize=False)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "checker"))

Files = Mapping[str, str | bytes]


def pytest_configure(config: pytest.Config) -> None:
    _keep_compiled(config)
    config.addinivalue_line("markers", "of_format(name): a format's own test, wherever it stands")


def _keep_compiled(config: pytest.Config) -> None:
    """Where Python is told not to keep what it compiles, keep it for as long as the tests run.

    They start it some hundred times, and what they compile takes longer than most of them. The
    processes that share the tests, and those that tests start, share the folder.
    """
    if sys.dont_write_bytecode and not sys.pycache_prefix:
        folder = mkdtemp(prefix="checker-compiled-")
        config.add_cleanup(lambda: rmtree(folder, ignore_errors=True))
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        os.environ["PYTHONPYCACHEPREFIX"] = sys.pycache_prefix = folder
        sys.dont_write_bytecode = False


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A format that is not in the table has no tests."""
    items[:] = [
        item
        for item in items
        if all(FORMATS.keys() >= {*mark.args} for mark in item.iter_markers("of_format"))
    ]


@pytest.fixture
def same_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty folder, the same for all tests: what was compiled of a copy in it is known again."""
    folder = tmp_path_factory.getbasetemp() / "same"
    rmtree(folder, ignore_errors=True)
    folder.mkdir()
    return folder


@pytest.fixture
def problems_of(tmp_path: Path) -> Callable[[Files], list[Problem]]:
    """The problems of a folder with these files; file names in them begin with ``facts/``."""

    def problems(files: Files) -> list[Problem]:
        return load([_written(tmp_path, files)], str(tmp_path))[1]

    return problems


@pytest.fixture
def judge(tmp_path: Path) -> Callable[..., Report]:
    """The report on a corpus that is given as YAML texts, one a file; it must have no problem."""

    def judged(*texts: str) -> Report:
        files = {f"{number:03}.yaml": text for number, text in enumerate(texts)}
        corpus, problems = load([_written(tmp_path, files)], str(tmp_path))
        assert corpus is not None, "\n".join(map(str, problems))
        return run(corpus)

    return judged


@pytest.fixture
def read(tmp_path: Path) -> Callable[[str], Rule]:
    """The rule that the text of its keys says, beside the words that it is about."""

    def rule(keys: str) -> Rule:
        (tmp_path / "a.yaml").write_text(WORDS)
        (tmp_path / "b.yaml").write_text(f"rules:\n  - {{id: a_rule, {keys}}}\n")
        corpus, problems = load([tmp_path], str(tmp_path))
        assert corpus is not None, problems
        return next(rule for rule in corpus.rules if rule.id == "a_rule")

    return rule


def _written(folder: Path, files: Files) -> Path:
    top = folder / "facts"
    for name, content in files.items():
        path = top / name
        path.parent.mkdir(parents=True, exist_ok=True)
        data = content if isinstance(content, bytes) else content.encode()
        path.write_bytes(data)
    return top


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder with the seeds, vectors and schemas that are not part of the project."""
    folder = Path(os.environ.get("CHECKER_SHARED") or Path(__file__).parents[2] / "shared")
    if not all((folder / name).is_dir() for name in ("schemas", "seeds")):
        pytest.skip("no folder with seeds and schemas: name it in CHECKER_SHARED")
    return folder
