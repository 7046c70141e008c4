"""Tables under the other verbs, and in the library."""

import gzip
import json
import sqlite3
from hashlib import sha256
from pathlib import Path

import pytest

import checker
from checker.command import main
from checker.tables.digests import digest_of_file

from .conftest import WIDE, committed, mapping, written

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
    with pytest.raises(
        checker.InputError, match="a table is read from a folder: name the one that it lies in"
    ):
        checker.load(texts=texts)


def test_rows_are_quoted_from_nowhere(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "docs").mkdir()
    (here / "docs" / "d.txt").write_text("The Rigi is 1798 m high.\n")
    (here / "facts" / "d.yaml").write_text(
        "source: {id: dan, document: {file: d.txt}}\n"
        "facts: [{subject: rigi, attribute: height, value: 1798, quote: is 1798 m high}]\n"
    )
    assert main(["verify", "--documents", "docs", "--write"]) == 0
    told = capsys.readouterr().out
    assert "1 claim. Quotes: 1 found." in told
    assert "names no document" not in told
    assert told.endswith("Written: facts/checker.lock.jsonl\n")
    assert len((here / "facts" / "checker.lock.jsonl").read_text().splitlines()) == 1


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


def since_head(*more: str) -> dict[str, list[str]]:
    """What is new, changed and resolved since the last commit, in words."""
    assert main(["check", "--against", "git:HEAD", "--out", "json=out.json", *more]) in (0, 1)
    since = json.loads(Path("out.json").read_text())["since"]
    return {name: [one["why"] for one in since[name]] for name in ("new", "changed", "resolved")}


@pytest.mark.of_format("json")
def test_tables_are_read_as_they_were_at_a_revision(here: Path) -> None:
    facts = here / "facts"
    (facts / "more.jsonl").write_text('{"who": "ann", "peak": "Eiger", "metres": 3967}\n')
    more = mapping(WIDE, "more.jsonl").replace("id: peaks", "id: more")
    (facts / "more.yaml").write_text(more)
    (here / ".gitattributes").write_text("*.csv eol=crlf\n")
    committed(here)
    assert since_head() == {"new": [], "changed": [], "resolved": []}
    (facts / "peaks.csv").write_text(CSV.replace("1797", "1796"))
    (facts / "more.jsonl").write_text('{"who": "ann", "peak": "Eiger", "metres": 3970}\n')
    assert since_head() == {
        "new": ["its claims agreed"],
        "changed": ["'peaks.3.height' said 1797 m and says 1796 m"],
        "resolved": [],
    }
    (facts / "peaks.csv").unlink()  # with its mapping: today's facts are the other table's
    (facts / "t.yaml").unlink()
    assert since_head()["resolved"]


def test_a_mapping_whose_table_is_not_in_the_revision(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (here / "facts" / "peaks.csv").unlink()
    (here / "facts" / "peaks.csv").symlink_to(here / "elsewhere.csv")
    committed(here)
    (here / "facts" / "peaks.csv").unlink()
    (here / "facts" / "peaks.csv").write_text(CSV)
    assert main(["check", "--against", "git:HEAD"]) == 2
    said = capsys.readouterr().err
    assert "git:HEAD: facts/t.yaml:3:11: no such file: 'peaks.csv'" in said
    assert "its facts cannot be judged" in said


@pytest.mark.of_format("json")
def test_a_database_at_a_revision(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    base = sqlite3.connect(here / "facts" / "p.sqlite")
    base.execute("CREATE TABLE peaks (who, peak, metres)")
    base.execute("INSERT INTO peaks VALUES ('ann', 'Rigi', 1798), ('bob', 'Rigi', 1797)")
    base.commit()
    select = 'select: "SELECT * FROM peaks"\n'
    (here / "facts" / "t.yaml").write_text(mapping(select + WIDE, "p.sqlite"))
    committed(here)
    base.execute("UPDATE peaks SET metres = 1796 WHERE metres = 1797")
    base.commit()
    base.close()
    assert since_head("--allow-sql")["changed"] == ["'peaks.2.height' said 1797 m and says 1796 m"]
    assert main(["check", "--against", "git:HEAD"]) == 2
    assert "allow it with --allow-sql" in capsys.readouterr().err


@pytest.mark.of_format("json")
def test_against_a_report_everything_is_compared(here: Path) -> None:
    assert main(["check", "--out", "json=old.json"]) == 1
    (here / "facts" / "peaks.csv").write_text(CSV.replace("1797", "1796"))
    assert main(["check", "--against", "old.json", "--out", "json=new.json"]) == 1
    assert '"changed": [\n' in Path("new.json").read_text()


@pytest.mark.of_format("json")
def test_inputs_tell_of_tables(here: Path) -> None:
    def inputs() -> dict[str, str]:
        main(["check", "--out", "json=out.json"])
        found = json.loads(Path("out.json").read_text())["inputs"]
        assert [one["file"] for one in found] == sorted(one["file"] for one in found)
        return {one["file"]: one["sha256"] for one in found if one["holds"] == "claims"}

    table = here / "facts" / "peaks.csv"
    first = inputs()
    assert first == {"facts/peaks.csv": sha256(CSV.encode()).hexdigest()}
    table.write_bytes(CSV.replace("\n", "\r\n").encode())
    assert inputs() == first
    table.write_text(CSV + "\n")
    assert inputs() != first


@pytest.mark.of_format("json")
@pytest.mark.parametrize("engine", ["plain", "duckdb"])
def test_bytes_that_are_no_text_are_as_they_are(here: Path, engine: str) -> None:
    with gzip.open(here / "facts" / "peaks.csv.gz", "wb") as file:
        file.write(CSV.encode())
    (here / "facts" / "t.yaml").write_text(mapping(WIDE, "[peaks.csv.gz, peaks.csv]"))
    main(["check", "--engine", engine, "--out", "json=out.json"])
    found = json.loads(Path("out.json").read_text())["inputs"]
    assert [one["sha256"] for one in found if "csv" in one["file"]] == [
        sha256((here / "facts" / name).read_bytes()).hexdigest()
        for name in ("peaks.csv", "peaks.csv.gz")
    ]


@pytest.mark.parametrize("size", [0, 1, 2**20 - 1, 2**20, 2**20 + 1])
def test_line_ends_at_the_edge_of_what_is_read_at_once(size: int, tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_bytes(b"x" * size + b"\r\ny\r")
    wanted = sha256(b"x" * size + b"\ny\r").hexdigest()
    assert digest_of_file(str(path)) == wanted
