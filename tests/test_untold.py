"""What cannot be told: names that are no text, a folder that is gone, streams that are closed."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from checker import command
from checker.files import NotWritten, write
from checker.formats import FORMATS
from checker.hosting import outside
from checker.loading.past import NotAReport, read_past
from checker.model.line import odd_name

Printed = pytest.CaptureFixture[str]

WORDS = """\
entities: {mill: {label: the mill}}
attributes: {height: {kind: quantity, unit: m}}
patterns:
  - id: tall
    match: "{what:entity} is {size:quantity} high"
    facts:
      - {subject: "{what}", attribute: height, value: "{size}"}
rules: [{id: agree, title: Documents agree, check: {agree: {}}, may_match_nothing: true}]
"""
ODD = [b"a\xff", b"a\x1b[31m", b"a\nb", b"a\r", "a\u2028b".encode(), b"a\x85\x85"]
BYTES = pytest.mark.skipif(sys.platform != "linux", reason="names there are text")


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("rules").mkdir()
    Path("rules/words.yaml").write_text(WORDS)
    return tmp_path


def made(folder: str, name: bytes, ending: str, text: str) -> None:
    Path(folder).mkdir(exist_ok=True)
    Path(os.fsdecode(os.path.join(folder.encode(), name + ending.encode()))).write_text(text)


@BYTES
@pytest.mark.parametrize("name", ODD)
def test_a_document_whose_name_is_no_text(name: bytes, capsys: Printed) -> None:
    """A draft could not name it, or would be refused when it is read again."""
    made("docs", name, ".txt", "The mill is 12 m high.")
    made("docs", b"good", ".txt", "The mill is 13 m high.")
    assert command.main(["extract", "docs"]) == 2
    said = capsys.readouterr()
    assert said.err.count("\n") == 1
    assert said.err.isprintable() or said.err[:-1].isprintable()
    assert said.err.endswith(": rename it\n")
    assert sorted(os.listdir("facts")) == ["checker.lock.jsonl", "good.yaml"]
    assert command.main(["check"]) == 0


@BYTES
@pytest.mark.parametrize("name", ODD)
@pytest.mark.parametrize("form", FORMATS)
def test_a_file_of_facts_whose_name_is_no_text(name: bytes, form: str, capsys: Printed) -> None:
    made("facts", name, ".yaml", "source: {id: a}\nfacts: []\n")
    for out in (f"{form}=-", f"{form}=x"):
        assert command.main(["check", "--out", out]) == 2
        said = capsys.readouterr()
        assert "rename it\n1 problem: nothing was judged\n" in said.err
        said.out.encode()


@pytest.mark.of_format("md")
@BYTES
def test_arguments_and_folders_that_are_not_utf_8(capsys: Printed, here: Path) -> None:
    made("facts", b"a", ".yaml", "source: {id: a}\nfacts: []\n")
    odd = os.fsdecode(b"x\xff")
    assert (
        command.main(["waive", "a", "--reason", odd, "--owner", "b", "--expires", "2030-01-01"])
        == 2
    )
    assert capsys.readouterr().err.startswith("--reason: is not text in UTF-8: ")
    assert command.main(["check", f"--facts={odd}"]) == 2
    assert capsys.readouterr().err.startswith("--facts: is not text in UTF-8: ")
    assert command.main(["explain", odd]) == 2
    assert capsys.readouterr().err.startswith(r"x\udcff: is not text in UTF-8: ")
    (here / odd).mkdir()
    for folder in ("facts", "rules"):
        (here / folder).rename(here / odd / folder)
    os.chdir(here / odd)
    assert command.main(["check"]) == 0
    assert command.main(["check", "--out", f"md={here}/report.md"]) == 2
    assert "a folder with this name: its name is not UTF-8: rename it" in capsys.readouterr().err


@pytest.mark.skipif(sys.platform == "win32", reason="the folder one works in stays there")
@pytest.mark.parametrize("verb", [["check"], ["init"], ["extract", "a.txt"], ["explain", "x"]])
def test_a_working_folder_that_is_gone(here: Path, verb: list[str], capsys: Printed) -> None:
    (here / "gone").mkdir()
    os.chdir(here / "gone")
    (here / "gone").rmdir()
    assert command.main(verb) == 2
    said = capsys.readouterr().err
    assert said == "the folder that the command runs in is gone: change to one that is there\n"


def test_standard_input_that_is_closed(capsys: Printed, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    assert command.main(["extract", "-"]) == 2
    said = capsys.readouterr().err
    assert said == "standard input: cannot be read: it is closed\n"


@pytest.mark.skipif(sys.platform == "win32", reason="no shell")
@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
def test_streams_that_are_closed_end_no_run(closed: str, here: Path) -> None:
    (here / "a.txt").write_text("The mill is 12 m high.")
    command = f'"{sys.executable}" -m checker'
    for words, code in (("extract a.txt", 0), ("check", 0), ("verify --documents .", 0)):
        done = subprocess.run(
            f"{command} {words} {closed}", shell=True, capture_output=True, text=True, cwd=here
        )
        assert (done.returncode, "Traceback" in done.stderr) == (code, False), done.stderr


PAST = (
    '{"version": 1, "unchecked": {"facts": [], "rules": []}, "findings": [{"id": "ID", '
    '"rule": "r", "severity": "error", "verdict": "contradiction", "subject": "s", '
    '"attribute": "a", "qualifiers": {"KEY": "x"}, "message": "MESSAGE", "waiver": null, '
    '"positions": [], "facts": []}]}'
)


@pytest.mark.parametrize("where", ["ID", "KEY", "MESSAGE"])
@pytest.mark.parametrize("half", [r"\ud800", r"a\udfffb", "\\udc41\\ud841"])
def test_half_a_character_in_an_earlier_report(where: str, half: str, capsys: Printed) -> None:
    assert read_past(PAST.encode(), "old.json").findings
    assert read_past(PAST.replace(where, r"\ud83d\ude00").encode(), "old.json").findings
    with pytest.raises(NotAReport, match="half of a character"):
        read_past(PAST.replace(where, half).encode(), "old.json")
    made("facts", b"a", ".yaml", "source: {id: a}\nfacts: []\n")
    Path("old.json").write_text(PAST.replace(where, half))
    assert command.main(["check", "--against", "old.json"]) == 2
    assert capsys.readouterr().err.startswith("--against old.json: not a whole report (")


def test_text_that_is_none_is_not_written(here: Path) -> None:
    with pytest.raises(NotWritten, match=r"x.md: cannot be written: 'a\\ud800' is not UTF-8"):
        write({"y.md": "good", "x.md": "a\ud800"})
    assert sorted(os.listdir(here)) == ["rules"]


def test_names_that_people_give_are_no_odd_ones() -> None:
    for name in ("a b.txt", "Zürich.txt", "東京.yaml", "a\u200db.txt", "x'\"#%.txt", "\u202fa"):
        assert not odd_name(name)


def test_paths_that_lead_out_of_a_repository() -> None:
    assert outside(["a.yaml", "b/../c.yaml"], "sub/") == []
    assert outside(["a.yaml", "../b.yaml"], "") == ["../b.yaml"]
    assert outside(["a.yaml"], "../x/") == ["../x/a.yaml"]
    assert outside(["../a.yaml"], "sub/") == []
