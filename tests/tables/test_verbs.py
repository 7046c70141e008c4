"""Tables under the other verbs, and in the library."""

import subprocess
from pathlib import Path

import pytest

import checker
from checker.command import main

from .conftest import WIDE, mapping, written

CSV = "who,peak,metres\nann,Rigi,1798\nbob,Rigi,1797\ncid,Eiger,3967\n"
OWN = "rules:\n  - {id: tall, title: Tall, check: {range: {attribute: height, from: 5}}}\n"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    written(tmp_path, {"t.yaml": mapping(WIDE), "peaks.csv": CSV})
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules" / "x.yaml").write_text(OWN)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_library_reads_tables(here: Path) -> None:
    corpus = checker.load("facts", "rules")
    assert [fact.id for fact in corpus.facts] == [f"peaks.{n}.height" for n in (2, 3, 4)]
    report = checker.check(corpus)
    assert "1 contradiction" in report.headline()
    texts = {name: (here / "facts" / name).read_text() for name in ("t.yaml", "words.yaml")}
    with pytest.raises(checker.InputError, match="a table is read from a folder"):
        checker.load(texts=texts)


@pytest.mark.usefixtures("here")
def test_explain(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "peaks.2.height"]) == 0
    assert "facts/peaks.csv:2" in capsys.readouterr().out
    assert main(["explain", "mountain:Eiger"]) == 0
    assert "cid: 3967 m  (facts/peaks.csv:4)" in capsys.readouterr().out
    assert main(["explain", "ann"]) == 0


def test_rename_changes_the_mapping(here: Path) -> None:
    assert main(["rename", "attribute", "height", "altitude"]) == 0
    assert "attributes: {metres: altitude}" in (here / "facts" / "t.yaml").read_text()
    assert "peaks.2.altitude" in {fact.id for fact in checker.load("facts", "rules").facts}


def test_what_stands_in_rows_is_not_renamed(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    long = "source,subject,attribute,value\nann,Rigi,height,5\n"
    (here / "facts" / "peaks.csv").write_text(long)
    (here / "facts" / "t.yaml").write_text(mapping(""))
    assert main(["rename", "attribute", "height", "altitude"]) == 2
    assert "facts/peaks.csv:2:3: unknown attribute 'height'" in capsys.readouterr().err


@pytest.mark.usefixtures("here")
def test_examples_and_mutation(capsys: pytest.CaptureFixture[str]) -> None:
    main(["test", "--mutate"])
    assert "peaks." in capsys.readouterr().out


def test_waivers_know_claims_of_tables(here: Path) -> None:
    waiver = "waivers:\n  - {fact: peaks.2.height, reason: r, owner: o, expires: 2035-01-01}\n"
    (here / "rules" / "w.yaml").write_text(waiver)
    assert main(["check", "--today", "2030-01-01"]) == 0


def test_a_revision_has_no_tables(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def git(*words: str) -> None:
        who = ["-c", "user.name=a", "-c", "user.email=a@example.org"]
        subprocess.run(["git", *who, *words], check=True, capture_output=True, cwd=here)

    git("init", "-q")
    git("add", "-A")
    git("commit", "-qm", "x")
    assert main(["check", "--against", "git:HEAD"]) == 2
    assert "hold what is new against a report.json" in capsys.readouterr().err


def test_against_a_report_everything_is_compared(here: Path) -> None:
    assert main(["check", "--out", "json=old.json"]) == 1
    (here / "facts" / "peaks.csv").write_text(CSV.replace("1797", "1796"))
    assert main(["check", "--against", "old.json", "--out", "json=new.json"]) == 1
    assert '"changed": [\n' in Path("new.json").read_text()
