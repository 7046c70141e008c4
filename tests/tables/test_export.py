"""Findings and facts as tables: ``--out findings=FILE`` and ``--out facts=FILE``."""

import csv
import json
from pathlib import Path

import duckdb
import pytest

from checker.command import main
from checker.fault import fault_lines
from checker.tables.export import as_parquet
from checker.tables.rows import Failed

from .conftest import WIDE, mapping, written

pytestmark = [pytest.mark.of_format("findings"), pytest.mark.of_format("facts")]
CSV = 'who,peak,metres\nann,Rigi,1798\nbob,Rigi,"1797 m"\ncid,Eiger,3967\n'


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    written(tmp_path, {"t.yaml": mapping(WIDE), "peaks.csv": CSV})
    monkeypatch.chdir(tmp_path)
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules" / "x.yaml").write_text("rules: []\n")
    return tmp_path


def rows(name: str) -> list[dict[str, str]]:
    with open(name, newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.usefixtures("here")
def test_findings_as_csv() -> None:
    assert main(["check", "--out", "findings=out/f.csv"]) == 1
    found = rows("out/f.csv")
    assert [(row["fact"], row["side"], row["verdict"], row["value"]) for row in found] == [
        ("peaks.2.height", "2", "contradiction", "1798"),
        ("peaks.3.height", "1", "contradiction", "1797 m"),
    ]
    assert {row["subject"] for row in found} == {"rigi"}
    assert [(row["file"], row["line"]) for row in found] == [
        ("facts/peaks.csv", "2"),
        ("facts/peaks.csv", "3"),
    ]


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize("name", ["findings", "facts"])
def test_parquet_holds_what_csv_holds(name: str) -> None:
    assert main(["check", "--out", f"{name}=a.csv", "--out", f"{name}=a.parquet"]) == 1
    found = duckdb.sql("SELECT * FROM 'a.parquet'")
    told = [
        {
            column: "" if value is None else str(value)
            for column, value in zip(found.columns, row, strict=True)
        }
        for row in found.fetchall()
    ]
    assert told == rows("a.csv")
    assert "BIGINT" in map(str, found.types)


@pytest.mark.of_format("json")
def test_facts_can_be_read_again_by_a_mapping(here: Path) -> None:
    assert main(["check", "--out", "facts=again/claims.parquet", "--fail-on", "never"]) == 0
    (here / "again" / "t.yaml").write_text("tables:\n  - {id: c, from: claims.parquet}\n")
    (here / "facts" / "t.yaml").unlink()
    out = ["--facts", "again", "--rules", "facts", "--out", "json=b.json"]
    assert main(["check", *out]) == 1
    told = json.loads(Path("b.json").read_text())
    assert told["summary"]["contradiction"] == 1
    assert told["findings"][0]["subject"] == "rigi"


@pytest.mark.usefixtures("here")
def test_parquet_needs_duckdb(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("checker.command.outputs.find_spec", lambda _: None)
    assert main(["check", "--out", "facts=a.parquet"]) == 2
    assert capsys.readouterr().err == (
        "--out facts=a.parquet: Parquet needs DuckDB: "
        "pip install 'fact-consistency-checker[tables]'\n"
    )


def test_no_table_that_is_read_is_written_over(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", "--out", "findings=facts/peaks.csv"]) == 2
    assert "input is read from here" in capsys.readouterr().err
    assert (here / "facts" / "peaks.csv").read_text() == CSV


def test_frozen_parquet(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--out", "facts=a.parquet"]) == 1
    assert main(["check", "--out", "facts=a.parquet", "--frozen"]) == 0
    (here / "a.parquet").write_bytes(b"PAR1")
    assert main(["check", "--out", "facts=a.parquet", "--frozen"]) == 1
    assert "a.parquet: differs\n" in capsys.readouterr().out


@pytest.mark.of_format("json")
def test_problems_are_capped_in_print_and_whole_in_json(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (here / "facts" / "peaks.csv").write_text("who,peak,metres\n" + "ann\n" * 1500)
    assert main(["check", "--out", "json=-"]) == 2
    printed = capsys.readouterr()
    assert len(json.loads(printed.out)["problems"]) == 1500
    lines = printed.err.splitlines()
    assert len(lines) == 1002
    assert lines[-1] == "1500 problems: nothing was judged"


@pytest.mark.of_format("json", "md")
def test_what_is_left_out_is_told_everywhere(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (here / "facts" / "t.yaml").write_text(mapping(WIDE + "on_error: skip\n"))
    (here / "facts" / "peaks.csv").write_text(CSV + "dan\neve,Rigi,high\n")
    assert main(["check", "--out", "md=r.md", "--out", "json=r.json"]) == 1
    told = json.loads(Path("r.json").read_text())["unchecked"]["rows"]
    assert [(row["table"], row["rows"], row["line"]) for row in told] == [("peaks", 2, 5)]
    assert "- 2 rows of table `peaks` left out, which cannot be read; the first: 1 field, " in (
        Path("r.md").read_text()
    )
    assert (
        "facts/peaks.csv:5: 2 rows of table 'peaks' left out, not checked; the first: 1 field"
        in (capsys.readouterr().out)
    )


def many(here: Path, peaks: int) -> None:
    lines = [f"ann,P{n:03},{n + 100}\nbob,P{n:03},{n + 100 + n % 2}\n" for n in range(peaks)]
    lines += [f"ann,Q{n:03},5\n" for n in range(peaks)]
    (here / "facts" / "peaks.csv").write_text("who,peak,metres\n" + "".join(lines))


@pytest.mark.of_format("json", "md")
def test_of_very_many_the_first_are_told_and_the_others_counted(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    many(here, 40)
    out = ["--out", "md=r.md", "--out", "json=r.json", "--out", "findings=f.csv"]
    assert main(["check", "--told", "5", *out, "--out", "facts=facts.csv"]) == 1
    told = json.loads(Path("r.json").read_text())
    assert (told["summary"]["contradiction"], told["summary"]["agreement"]) == (20, 20)
    assert (told["summary"]["alone"], told["summary"]["compared"]) == (40, 80)
    assert [row["subject"] for row in told["findings"]] == [
        f"mountain:P{n:03}" for n in (1, 3, 5, 7, 9, 0, 2, 4, 6, 8)
    ]
    assert told["untold"] == {
        "alone": 35,
        "findings": [
            {"rule": "agree", "verdict": "contradiction", "relation": "disjoint", "findings": 15},
            {"rule": "agree", "verdict": "agreement", "relation": "equal", "findings": 15},
        ],
    }
    page = Path("r.md").read_text()
    assert "15 contradictions, 15 agreements and 35 lone claims more than are listed" in page
    assert "| `agree` | Claims agree | 20 | 20 | 0 |" in page
    listed = rows("f.csv")
    assert len([row for row in listed if row["verdict"] == "contradiction"]) == 40
    assert len([row for row in listed if row["verdict"] == "agreement"]) == 10
    assert sum(row["not_checked"] == "stands alone" for row in rows("facts.csv")) == 40
    assert (
        "... and 15 contradictions more, only counted; --told lists more\n"
        in capsys.readouterr().out
    )


@pytest.mark.of_format("json")
def test_what_is_only_counted_fails_a_run(here: Path) -> None:
    many(here, 4)
    assert main(["check", "--told", "0"]) == 1
    told = json.loads(Path("reports/report.json").read_text())
    assert told["findings"] == []
    assert told["summary"]["contradiction"] == 2


def test_told_is_a_number(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["check", "--told", "-1"])
    assert "'-1' is no whole number from 0 to 999999999" in capsys.readouterr().err


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize(
    ("out", "said"),
    [
        ("findings=a.csv.gz", ".gz is not written: name a file of text, .csv, or .parquet"),
        ("facts=a.xlsx", ".xlsx is not written: name a file of text, .csv, or .parquet"),
        ("md=a.md.ZIP", ".zip is not written: name a file of text"),
        ("findings=~/a.csv", "`~` is not replaced here: name the folder, as in $HOME/reports"),
    ],
)
@pytest.mark.of_format("md")
def test_a_file_that_would_not_be_what_its_name_says(
    out: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", "--out", out]) == 2
    assert capsys.readouterr().err == f"--out {out}: {said}\n"


@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), Failed("no space\nx")])
def test_no_space_for_what_is_written_on_the_way(
    error: Exception, monkeypatch: pytest.MonkeyPatch
) -> None:
    def write(*_: object) -> None:
        raise error

    monkeypatch.setattr("checker.tables.export._write", write)
    with pytest.raises(OSError, match="o space") as told:
        as_parquet({"a": "BIGINT"}, [[1]])
    said = [*fault_lines(told.value, {})][-1]
    assert said.endswith("writing rows into the folder for temporary files, which TMPDIR names")
    assert "checker-" in said
