"""What is installed."""

import re
import tomllib
from importlib import metadata
from pathlib import Path

import pytest
from test_cli import Printed, run

import checker
from checker.command import versions

ROOT = Path(__file__).parents[2]


def told(capsys: Printed) -> str:
    with pytest.raises(SystemExit) as end:
        run("--version")
    assert end.value.code == 0
    return capsys.readouterr().out


def test_the_checker_and_all_that_it_rests_on(capsys: Printed) -> None:
    out = told(capsys)
    assert out.splitlines()[0] == f"checker {checker.__version__}"
    assert re.search(r"^  \w+ 3\.[0-9.a-z+]+, \w", out, re.M)
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    extras = project["optional-dependencies"]
    for needed in [*project["dependencies"], *extras["documents"], *extras["watch"]]:
        name = re.match(r"[\w-]+", needed)
        assert name is not None
        assert re.search(rf"\b{name[0]} [0-9]", out), name[0]
    assert "hypothesis" not in out
    assert re.search(r"pyyaml [0-9.]+ \(libyaml [0-9.]+\)", out)
    assert re.search(r"^  documents: selectolax", out, re.M)


def test_what_is_not_installed(capsys: Printed, monkeypatch: pytest.MonkeyPatch) -> None:
    def version(name: str) -> str:
        if name in ("pypdf", "watchfiles"):
            raise metadata.PackageNotFoundError
        return "1"

    monkeypatch.setattr(versions, "version", version)
    out = told(capsys)
    assert "pypdf not installed, " in out
    assert "watch: watchfiles not installed\n" in out


def test_run_from_a_folder(capsys: Printed, monkeypatch: pytest.MonkeyPatch) -> None:
    def requires(_: str) -> None:
        raise metadata.PackageNotFoundError

    monkeypatch.setattr(versions, "requires", requires)
    assert len(told(capsys).splitlines()) == 2
