"""Settings hold in all folders below theirs; every path in them begins where they stand."""

import os
import re
from pathlib import Path

import pytest
from test_cli import BAD, GOOD, Printed, files_of, run, write

from checker.loading.settings import home_of

SETTINGS = 'facts = ["said"]\nrules = ["rules"]\nout = ["md=site/r.md"]\nfail_on = "never"\n'
MOVED = {name.replace("facts/", "said/"): text for name, text in BAD.items()}


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    write(MOVED | {"deep/er/x.txt": ""}, tmp_path / "team")
    monkeypatch.chdir(tmp_path / "team" / "deep" / "er")
    return tmp_path / "team"


@pytest.mark.of_format("md")
@pytest.mark.parametrize("name", ["checker.toml", "pyproject.toml"])
def test_settings_of_a_folder_above(here: Path, capsys: Printed, name: str) -> None:
    head = "[tool.checker]\n" if name == "pyproject.toml" else ""
    write({name: head + SETTINGS}, here)
    assert run("check") == 0
    out = capsys.readouterr().out
    assert re.search(r"^\.\./\.\./said/one\.yaml:3: error: ", out, re.M)
    assert out.endswith("Written: ../../site/r.md\n")
    assert "]: ../said/one.yaml#L3" in (here / "site/r.md").read_text()
    assert run("explain", "tower") == 0
    assert run("waive", "one.tower.built_on", "--reason", "r", "--owner", "o",
               "--expires", "2999-01-01") == 0  # fmt: skip
    assert (here / "rules/waivers.yaml").exists()
    assert run("check", "--frozen") == 1


@pytest.mark.of_format("json", "md")
def test_defaults_begin_where_settings_stand(here: Path) -> None:
    write({"checker.toml": 'facts = ["said"]\n'}, here)
    before = files_of(here)
    assert run("check") == 1
    assert files_of(here) - before == {"reports/report.md", "reports/report.json"}


@pytest.mark.of_format("text")
def test_what_the_command_line_names_begins_here(here: Path, capsys: Printed) -> None:
    write({"checker.toml": SETTINGS, "deep/er/own/one.yaml": GOOD["facts/one.yaml"]}, here)
    write({"words.yaml": GOOD["facts/words.yaml"], "two.yaml": GOOD["facts/two.yaml"]}, Path("own"))
    assert run("check", "--facts", "own", "--out", "text=t.txt", "--fail-on", "note") == 0
    assert capsys.readouterr().out.startswith("2 documents (2 origins) make 2 claims: 0 contra")
    assert Path("t.txt").exists()
    assert not (here / "site").exists()


def test_the_nearest_settings_hold(here: Path) -> None:
    write({"checker.toml": SETTINGS, "deep/checker.toml": 'facts = ["../said"]\n'}, here)
    write({"deep/pyproject.toml": "[tool.ruff]\nline-length = 100\n"}, here)
    assert home_of(".") == "../"
    os.chdir("../..")
    assert home_of(".") == ""


@pytest.mark.parametrize("name", ["facts", "rules"])
def test_a_folder_that_has_one_of_them_begins_a_corpus(
    here: Path, capsys: Printed, name: str
) -> None:
    """Nothing is drafted into, or judged in, the corpus of a folder around it."""
    write({"checker.toml": SETTINGS}, here)
    write({f"{name}/x.yaml": "", "letter.txt": "x\n"})
    before = files_of(here)
    assert run("check") == 2
    assert capsys.readouterr().err.startswith(("facts", "rules"))
    run("extract", "letter.txt")
    assert {one for one in files_of(here) - before if not one.startswith("deep/er/")} == set()


@pytest.mark.of_format("json", "md")
def test_a_folder_with_facts_and_rules_of_its_own_is_a_home(here: Path, capsys: Printed) -> None:
    write({"checker.toml": SETTINGS}, here)
    write(GOOD)
    assert run("check", "--fail-on", "note") == 0
    assert capsys.readouterr().out.endswith("Written: reports/report.md, reports/report.json\n")


@pytest.mark.parametrize(
    ("text", "way"),
    [
        ('[project.scripts]\nchecker = "checker.__main__:main"\n', ""),
        ("[tool.checkers]\nx = 1\n", ""),
        ('tool.checker.fail_on = "note"\n', "../../"),
        ("[tool]\nchecker = 1\n", "../../"),
    ],
)
def test_which_shared_file_has_settings(here: Path, text: str, way: str) -> None:
    write({"pyproject.toml": text}, here)
    assert home_of(".") == way


def test_nobody_looks_beyond_the_repository_or_the_home(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write({"checker.toml": SETTINGS}, here)
    assert home_of(".") == "../../"
    monkeypatch.setenv("HOME", str(here / "deep"))
    monkeypatch.setenv("USERPROFILE", str(here / "deep"))
    assert home_of(".") == ""
    monkeypatch.undo()
    write({"deep/.git/HEAD": ""}, here)
    assert home_of(here / "deep" / "er") == ""
    assert home_of(here) == ""


@pytest.mark.of_format("md")
@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("fial_on = 1\n", "../../checker.toml:1:1: 'fial_on' is no setting; did you mean"),
        ('facts = ["sad"]\n', "../../checker.toml:1:1: 'facts' names 'sad': no such folder"),
        ('facts = ["said"]\nout = ["md=../r.md"]\n', "../../checker.toml:2:1: out md=../r.md: "),
        ('facts = ["said"]\nout = ["md=said/one.yaml"]\n', "../../said/one.yaml: input is read"),
        ('facts = ["said"]\nout = ["md=checker.toml"]\n', "../../checker.toml: settings are read"),
    ],
)
def test_mistakes_are_told_at_their_place(
    here: Path, capsys: Printed, text: str, said: str
) -> None:
    write({"checker.toml": text}, here)
    assert run("check") == 2
    assert capsys.readouterr().err.startswith(said)


@pytest.mark.of_format("md")
def test_nothing_is_written_outside_their_folder(here: Path, capsys: Printed) -> None:
    write({"checker.toml": SETTINGS.replace("site/r.md", "linked/r.md")}, here)
    (here.parent / "elsewhere").mkdir()
    (here / "linked").symlink_to(here.parent / "elsewhere")
    (here / ".git").mkdir()
    assert run("check") == 2
    assert "is a link, which is not followed" in capsys.readouterr().err
    assert not list((here.parent / "elsewhere").iterdir())


def test_without_settings_it_is_said_where_there_are_facts(
    here: Path, capsys: Printed, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Folders of the usual names are not looked for above: but the message says what to do."""
    (here / "said").rename(here / "facts")
    assert run("check") == 2
    err = capsys.readouterr().err
    assert "facts:1:1: no such folder" in err
    assert err.endswith(
        "facts/ lies in ../..: run the command there, or write a checker.toml there\n"
    )
    monkeypatch.chdir("../..")
    assert run("check") == 1
