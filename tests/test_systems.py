"""What differs between systems, as far as it can be played here: paths, case, line ends."""

import ntpath
import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from test_cli import BAD, GOOD, Printed, files_of, program, run, write

from checker.files import astray, is_within, same_place
from checker.loading import files
from checker.loading.files import root_of, way_to

ROOT = Path(__file__).parent.parent


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


class Windows:
    """``os``, as far as names of files go, with the paths of Windows."""

    path = ntpath
    sep = "\\"
    curdir = "."


@pytest.fixture
def windows(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    with monkeypatch.context() as played:
        played.setattr(files, "os", Windows)
        yield


# -- paths --------------------------------------------------------------------------------------


@pytest.mark.usefixtures("windows")
@pytest.mark.parametrize(
    ("root", "folder", "way"),
    [
        ("C:\\team", "C:\\team", ""),
        ("C:\\team", "C:\\team\\reports\\deep", "../../"),
        ("C:\\team\\corpus", "C:\\team", "corpus/"),
        ("C:\\Team", "c:\\team\\x", "../"),
        ("D:\\team", "C:\\elsewhere", "D:/team/"),
        ("D:\\", "C:\\elsewhere", "D:/"),
    ],
)
def test_what_leads_to_the_root_on_windows(root: str, folder: str, way: str) -> None:
    assert way_to(root, folder) == way


@pytest.mark.usefixtures("windows")
def test_names_of_files_have_slashes_everywhere() -> None:
    paths = [Path("C:\\team\\facts"), Path("C:\\team\\rules")]
    assert root_of(paths) == "C:\\team"
    assert files.name_of("C:\\team\\facts\\deep\\one.yaml", "C:\\team") == "facts/deep/one.yaml"
    with pytest.raises(ValueError, match="drive"):
        root_of([Path("C:\\team\\facts"), Path("D:\\rules")])


def test_two_drives_are_told(here: Path, capsys: Printed, monkeypatch: pytest.MonkeyPatch) -> None:
    def apart(_: object) -> str:
        raise ValueError("Paths don't have the same drive")

    write(GOOD)
    monkeypatch.setattr("checker.command.project.root_of", apart)
    assert run("check") == 2
    assert capsys.readouterr().err.startswith("facts and rules lie on different drives: ")
    assert files_of(here) == set(GOOD)


@pytest.mark.parametrize("path", ["C:\\x.md", "C:x.md", "..\\x.md", "\\\\host\\x.md", "x.md:y"])
def test_settings_name_no_path_that_leads_out_on_windows(path: str) -> None:
    assert astray(path)


@pytest.mark.parametrize(
    "name", ["CON.yaml", "a:b.yaml", "a<b.yaml", "a|b.yaml", "end .yaml ", "dot."]
)
def test_no_file_of_ours_has_a_name_that_windows_refuses(name: str) -> None:
    """Nor do two differ in case alone; the names here are what such a name looks like."""
    bad = re.compile(r'(?i)^(con|prn|aux|nul|com\d|lpt\d)(\.|$)|[<>:"|?*\\]|[ .]$')
    assert bad.search(name)
    skipped = {".git", ".venv", "__pycache__"}
    ours = [
        path.relative_to(ROOT).as_posix()
        for path in ROOT.rglob("*")
        if not skipped & set(path.parts) and not any(p.endswith("_cache") for p in path.parts)
    ]
    assert [one for one in ours if any(bad.search(part) for part in one.split("/"))] == []
    assert len({one.casefold() for one in ours}) == len(ours)


# -- case ---------------------------------------------------------------------------------------


@pytest.fixture
def caseless(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file system on which names that differ in case are one."""
    really_there, really_same = os.path.exists, os.path.samefile

    def stored(path: str) -> str:
        """The path as it is written on the disk."""
        drive, here = "", os.path.sep
        for name in str(Path(path).absolute()).split(os.path.sep)[1:]:
            there = os.listdir(here) if os.path.isdir(here) else []
            alike = [one for one in there if one.casefold() == name.casefold()]
            here = os.path.join(here, alike[0] if alike else name)
        return drive + here

    monkeypatch.setattr(os.path, "exists", lambda path: really_there(stored(path)))
    monkeypatch.setattr(
        os.path, "samefile", lambda one, other: really_same(stored(one), stored(other))
    )
    monkeypatch.setattr(os.path, "normcase", lambda path: str(path).casefold())


@pytest.mark.usefixtures("caseless", "here")
def test_places_that_differ_in_case_are_one() -> None:
    write({"facts/One.yaml": "", "other.yaml": ""})
    assert same_place("facts/One.yaml", "FACTS/one.YAML")
    assert same_place("new/Report.md", "NEW/report.md")
    assert not same_place("facts/One.yaml", "other.yaml")
    assert is_within("FACTS/new.md", "facts")
    assert not is_within("factsheet/new.md", "facts")


@pytest.mark.of_format("json", "md")
@pytest.mark.usefixtures("caseless")
@pytest.mark.parametrize("out", ["md=FACTS/one.yaml", "json=Facts/ONE.yaml", "md=Checker.TOML"])
def test_no_output_stands_where_input_is_read(here: Path, capsys: Printed, out: str) -> None:
    write(GOOD | {"checker.toml": 'fail_on = "note"\n'})
    before = {name: (here / name).read_bytes() for name in files_of(here)}
    assert run("check", "--out", out) == 2
    assert re.search("(input is|settings are) read from here", capsys.readouterr().err)
    assert {name: (here / name).read_bytes() for name in files_of(here)} == before


@pytest.mark.of_format("json", "md")
@pytest.mark.usefixtures("caseless")
def test_two_outputs_of_one_name(here: Path, capsys: Printed) -> None:
    write(GOOD)
    assert run("check", "--out", "md=Report.md", "--out", "json=report.MD") == 2
    assert "another output goes there already" in capsys.readouterr().err
    assert files_of(here) == set(GOOD)


# -- line ends ----------------------------------------------------------------------------------


def crlf(texts: dict[str, str]) -> dict[str, bytes]:
    return {name: text.replace("\n", "\r\n").encode() for name, text in texts.items()}


def test_a_checkout_with_other_line_ends_gives_the_same_report(here: Path, capsys: Printed) -> None:
    told = []
    for texts in ({name: text.encode() for name, text in BAD.items()}, crlf(BAD)):
        for name, data in texts.items():
            Path(name).parent.mkdir(exist_ok=True)
            Path(name).write_bytes(data)
        assert run("check") == 1
        reports = sorted((here / "reports").iterdir())
        told.append((capsys.readouterr(), [path.read_bytes() for path in reports]))
    assert told[0] == told[1]
    assert all(b"\r" not in data for data in told[0][1])


@pytest.mark.of_format("md")
def test_reports_that_a_checkout_gave_other_line_ends_say_how_to_keep_them(
    here: Path, capsys: Printed
) -> None:
    write(GOOD)
    run("check")
    report = here / "reports" / "report.md"
    report.write_bytes(report.read_bytes().replace(b"\n", b"\r\n"))
    capsys.readouterr()
    assert run("check", "--frozen") == 1
    assert "`reports/report.md text eol=lf` into .gitattributes" in capsys.readouterr().out


@pytest.mark.of_format("json")
def test_what_goes_through_a_pipe_ends_its_lines_alike(here: Path) -> None:
    write(GOOD)
    for name in ("json=-", "md=-"):
        assert "\r" not in program("check", "--out", name, folder=here).stdout


# -- the workflow that runs on other systems ----------------------------------------------------

WORKFLOW = yaml.safe_load((ROOT / ".github/workflows/checks.yml").read_text())
OF_POSIX = re.compile(
    r"^import (pty|fcntl|resource|termios)|os\.(symlink|mkfifo|chmod|setuid|getuid)|symlink_to"
    r"|/dev/(full|null)|\[\"bash\"|signal\.SIG(HUP|KILL)|fsdecode\(b",
    re.M,
)


def test_every_python_from_the_oldest_to_the_newest_is_tried() -> None:
    tests = WORKFLOW["jobs"]["tests"]["strategy"]["matrix"]["python-version"]
    assert tests[0] == "3.11"
    assert tests[-1] == "3.x"
    pyproject = (ROOT / "pyproject.toml").read_text()
    assert 'requires-python = ">=3.11"' in pyproject


def test_other_systems_run_what_needs_nothing_of_posix() -> None:
    job = WORKFLOW["jobs"]["systems"]
    assert job["strategy"]["matrix"]["os"] == ["windows-latest", "macos-latest"]
    (line,) = [step["run"] for step in job["steps"] if "pytest" in step.get("run", "")]
    named = re.findall(r"tests/\S+", line)
    assert len(named) > 10
    for name in named:
        assert (ROOT / name).exists(), name
        found = (ROOT / name).rglob("*.py") if (ROOT / name).is_dir() else [ROOT / name]
        for file in found:
            assert not OF_POSIX.search(file.read_text()), file
