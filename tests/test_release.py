"""What is released: built from a copy, checked as an index would, and run from what was built."""

import os
import re
import shutil
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from pathlib import Path

import pytest

import checker

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
NAME = PROJECT["name"].replace("-", "_")


def needing(*modules: str) -> None:
    """Skip where a tool is missing, and say which."""
    for module in modules:
        pytest.importorskip(module, reason=f"{module} is not installed: pip install '.[test]'")


def done(*command: "str | Path", folder: Path, **more: str) -> "subprocess.CompletedProcess[str]":
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONPATH"} | more
    ran = subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
    return ran


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with what was built, the wheel from the source distribution, without a network."""
    needing("build", "setuptools")
    copy = tmp_path_factory.mktemp("release") / "copy"
    skipped = shutil.ignore_patterns(".*", "__pycache__", "*.egg-info", "build", "dist")
    shutil.copytree(ROOT, copy, ignore=skipped)
    done(sys.executable, "-m", "build", "--no-isolation", "--outdir", "dist", folder=copy)
    return copy / "dist"


def wheel(built: Path) -> Path:
    (found,) = built.glob("*.whl")
    return found


def test_two_files_of_this_version(built: Path) -> None:
    version = checker.__version__
    assert {path.name for path in built.iterdir()} == {
        f"{NAME}-{version}.tar.gz",
        f"{NAME}-{version}-py3-none-any.whl",
    }


def test_an_index_would_take_them(built: Path) -> None:
    needing("twine")
    files = sorted(built.iterdir())
    told = done(sys.executable, "-m", "twine", "check", "--strict", *files, folder=built).stdout
    assert told.count("PASSED") == 2


def test_the_wheel_has_what_belongs_there(built: Path) -> None:
    needing("check_wheel_contents")
    done(sys.executable, "-m", "check_wheel_contents", wheel(built), folder=built)
    with zipfile.ZipFile(wheel(built)) as archive:
        names = {name for name in archive.namelist() if not name.endswith("/")}
    package = {name for name in names if name.startswith("checker/")}
    here = (path for path in (ROOT / "checker").rglob("*") if path.is_file())
    kept = {path.relative_to(ROOT).as_posix() for path in here if "__pycache__" not in path.parts}
    assert package == kept
    assert {name.split("/")[0] for name in names} == {
        "checker",
        f"{NAME}-{checker.__version__}.dist-info",
    }


def test_the_source_has_what_builds_it(built: Path) -> None:
    with tarfile.open(next(built.glob("*.tar.gz"))) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    assert names >= {"pyproject.toml", "README.md", "LICENSE", "checker/py.typed"}


@pytest.mark.of_format("md")
def test_what_was_built_runs(built: Path, tmp_path: Path) -> None:
    """From the wheel alone, beside the dependencies that are installed here."""
    with zipfile.ZipFile(wheel(built)) as archive:
        archive.extractall(tmp_path / "site")
    run = [sys.executable, "-P", "-m", "checker"]
    site = str(tmp_path / "site")
    told = done(*run, "--version", folder=tmp_path, PYTHONPATH=site).stdout
    assert told.startswith(f"checker {checker.__version__}\n")
    done(*run, "init", "new", folder=tmp_path, PYTHONPATH=site)
    ran = subprocess.run(
        [*run, "check"],
        cwd=tmp_path / "new",
        env={**os.environ, "PYTHONPATH": site},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 1, ran.stderr
    assert (tmp_path / "new" / "reports" / "report.md").exists()
    code = "import checker; print(checker.__file__)"
    found = done(sys.executable, "-P", "-c", code, folder=tmp_path, PYTHONPATH=site).stdout
    assert Path(found.strip()).is_relative_to(tmp_path)


def test_the_script_and_the_plugin_are_there(built: Path) -> None:
    with zipfile.ZipFile(wheel(built)) as archive:
        text = archive.read(f"{NAME}-{checker.__version__}.dist-info/entry_points.txt").decode()
    assert "checker = checker.__main__:main" in text
    assert "checker = checker.plugin" in text


# -- what is told of it -------------------------------------------------------------------------

CHANGELOG = (ROOT / "CHANGELOG.md").read_text()
KINDS = ["Added", "Changed", "Deprecated", "Removed", "Fixed", "Security"]


def test_the_changelog_tells_of_this_version_first() -> None:
    assert CHANGELOG.startswith("# Changelog\n")
    heads = re.findall(r"^## (.+)$", CHANGELOG, re.M)
    assert heads[0] == "Unreleased"
    assert re.fullmatch(rf"{re.escape(checker.__version__)} - [0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}",
                        heads[1])  # fmt: skip
    versions = [tuple(map(int, head.split(" ")[0].split("."))) for head in heads[1:]]
    assert versions == sorted(versions, reverse=True)


def test_the_changelog_has_the_usual_sections() -> None:
    for release in re.split(r"^## ", CHANGELOG, flags=re.M)[1:]:
        kinds = re.findall(r"^### (.+)$", release, re.M)
        assert kinds == sorted(kinds, key=KINDS.index)
        assert len(set(kinds)) == len(kinds)


def test_options_that_the_changelog_names_are_there() -> None:
    from checker.command.arguments import whole_parser

    known = {
        word
        for action in whole_parser()._actions
        if isinstance(action.choices, dict)
        for verb in action.choices.values()
        for one in verb._actions
        for word in one.option_strings
    } | {"--version"}
    assert set(re.findall(r"`(?:checker check )?(--[a-z-]+)", CHANGELOG)) <= known
