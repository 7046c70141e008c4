"""The house in order: lint, types, import contracts, and what the README promises."""

import ast
import os
import re
import shutil
import subprocess
import sys
import tomllib
from itertools import cycle
from pathlib import Path

import pytest

from checker.formats import outputs

ROOT = Path(__file__).parent.parent
CODE = ("checker", "tests", ".github/actions/checker/comment.py")
TOOLS = {  # none writes a cache: the folder may not be writable
    "lint": ["ruff", "check", "--no-cache", *CODE],
    "format": ["ruff", "format", "--no-cache", "--check", *CODE],
    "types": ["mypy", f"--cache-dir={os.devnull}"],
    "import contracts": ["lint-imports", "--no-cache"],
}


@pytest.mark.parametrize("tool", TOOLS)
def test_tools_find_nothing(tool: str) -> None:
    command, *arguments = TOOLS[tool]
    program = Path(sys.executable).parent / command
    done = subprocess.run(
        [program, *arguments], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


MAY_SPEAK = {
    "checker/proposing/client.py",  # asks a model's server: --endpoint
    "checker/tables/engines/cluster.py",  # asks whether a cluster is there: --remote
    "checker/command/review.py",  # is spoken to, on this machine alone: `checker review`
}


def test_few_modules_speak_to_a_network() -> None:
    """Databases aside, which have clients of their own."""
    networks = {
        "aiohttp", "asyncio", "ftplib", "http", "httpx", "openai", "poplib", "requests", "smtplib",
        "socket", "socketserver", "ssl", "telnetlib", "urllib3", "xmlrpc",
    }  # fmt: skip
    found: set[str] = set()
    for path in (ROOT / "checker").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names: list[str] = []
            if isinstance(node, ast.Import):
                names = [one.name for one in node.names]
            elif isinstance(node, ast.ImportFrom) and node.module:
                names = [node.module]
            if any(name.split(".")[0] in networks or name == "urllib.request" for name in names):
                found.add(path.relative_to(ROOT).as_posix())
    assert found == MAY_SPEAK


def test_named_tuples_are_those_of_the_house() -> None:
    """Which take a fifth of the time to make (tests/HACKING.md, Start-up)."""
    found = {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "checker").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom)
        and node.module == "typing"
        and any(name.name == "NamedTuple" for name in node.names)
    }
    assert found == {"checker/values/named.py"}


def test_ci_runs_the_command_of_the_readme() -> None:
    command = (ROOT / ".ci" / "run").read_text().splitlines()[-1]
    assert command in (ROOT / "README.md").read_text().splitlines()


def test_the_script_for_other_versions_says_how_it_is_called() -> None:
    script = ROOT / "tests" / "bounds.py"
    assert "lowest|newest" in script.read_text().splitlines()[1]
    for arguments in ([], ["oldest"]):
        command = [sys.executable, script, *arguments]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        assert done.returncode == 2
        assert done.stdout.startswith("Call: ")


def test_every_version_has_a_lower_bound() -> None:
    """Without one, the lowest set would hold releases that nobody can mean."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    extras = project["optional-dependencies"]
    named = [*project["dependencies"], *extras["documents"], *extras["watch"], *extras["test"]]
    own = [one for one in named if one.startswith(project["name"])]
    assert [one for one in named if ">=" not in one] == own


@pytest.mark.parametrize(("seed", "elsewhere"), [("0", False), ("1", True)])
def test_committed_reports_are_what_the_code_writes(
    tmp_path: Path, seed: str, elsewhere: bool
) -> None:
    """On every run, with any hash seed and from any working directory: byte for byte."""
    for name in ("facts", "rules"):
        shutil.copytree(ROOT / name, tmp_path / "corpus" / name)
    corpus = tmp_path / "corpus"
    written = [one.split("=") for one in outputs()]
    arguments = []
    if elsewhere:
        arguments = ["--facts", "corpus/facts", "--rules", str(corpus / "rules")]
        for way, (name, path) in zip(cycle(("corpus", str(corpus))), written, strict=False):
            arguments += ["--out", f"{name}={way}/{path}"]
    done = subprocess.run(
        [sys.executable, "-m", "checker", "check", *arguments],
        cwd=tmp_path if elsewhere else corpus,
        env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode in (0, 1), done.stderr
    for _, path in written:
        assert (corpus / path).read_bytes() == (ROOT / path).read_bytes(), "run `checker check`"


def test_no_two_public_classes_share_a_name() -> None:
    """A word has one meaning in the house."""
    named = re.compile(r"^class ([A-Z]\w*)", re.MULTILINE)
    where: dict[str, list[str]] = {}
    for path in sorted((ROOT / "checker").rglob("*.py")):
        for found in named.finditer(path.read_text(encoding="utf-8")):
            where.setdefault(found[1], []).append(str(path.relative_to(ROOT)))
    assert {name: places for name, places in where.items() if len(places) > 1} == {}
