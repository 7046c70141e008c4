"""Files that only a cluster sees: nobody looks for them here, and their rows have no lines."""

import json
import os
from collections.abc import Callable
from math import inf
from pathlib import Path
from threading import Event
from typing import Any

import duckdb
import pytest

from checker.command import main
from checker.engine import run
from checker.loading.corpus import load
from checker.tables.engines import spark
from checker.tables.engines.cluster import Cluster
from checker.tables.readers import reader_of
from checker.tables.rows import NotReadable

from .conftest import mapping, written
from .test_engines import picked

KEYED = """\
row: {key: [who, peak]}
source: {column: who}
subject: {column: peak, type: mountain}
attributes: {metres: height}
"""
Told = Callable[..., str]


def lines(peaks: int) -> list[str]:
    """What two say of each, who contradict each other about the first six."""
    return [
        f"{who},{'Höhe ' if n % 5 == 0 else 'P'}{n},{1000 + n + 40 * (who == 'bob' and n < 6)}"
        for n in range(peaks)
        for who in ("ann", "bob")
    ]


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A folder that is none of those that are checked."""
    there = tmp_path / "store"
    there.mkdir()
    return there


@pytest.fixture
def said(
    sail: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Told:
    """What the command says of a table on a cluster that it cannot judge."""

    def told(where: str, more: str = KEYED, *options: str) -> str:
        written(tmp_path, {"t.yaml": mapping(more, json.dumps(where))})
        monkeypatch.chdir(tmp_path)
        asked = options or ("--engine", "spark", "--remote", sail)
        assert main(["check", "--facts", "facts", "--rules", "facts", *asked]) == 2
        said = capsys.readouterr()
        assert not said.out
        assert "Traceback" not in said.err
        return said.err

    return told


@pytest.mark.parametrize(("begins", "ending"), [("file://", "csv"), ("", "parquet")])
def test_a_file_that_only_the_executors_see(
    begins: str, ending: str, sail: str, store: Path, tmp_path: Path
) -> None:
    """The same findings as of the file here; a claim's place is that of the mapping."""
    text = "\n".join(["who,peak,metres", *lines(40), ""])
    path = store / f"peaks.{ending}"
    top = written(tmp_path / "here", {"t.yaml": mapping(KEYED), "peaks.csv": text})
    if ending == "csv":
        path.write_text(text)
    else:
        read = f"read_csv('{top / 'peaks.csv'}', all_varchar = true)"
        duckdb.sql(f"COPY (SELECT * FROM {read}) TO '{path}' (FORMAT parquet)")
    plain, _ = load([top], str(top.parent))
    there = written(tmp_path / "there", {"t.yaml": mapping(KEYED, f"{begins}{path}")})
    corpus = picked(there, 3, remote=sail)
    assert plain is not None
    assert corpus.untold.number() == 40 - 6
    assert {fact.place for fact in corpus.facts} == {("facts/t.yaml", 3, 11)}
    report, other = run(corpus, told=3), run(plain, told=3)
    assert [f.id for f in report.findings] == [f.id for f in other.findings]
    assert [f.answer.message for f in report.findings] == [f.answer.message for f in other.findings]
    assert report.untold.findings == other.untold.findings
    (digest,) = [one.sha256 for one in corpus.inputs if "#peaks:" in one.file]
    if ending == "csv":
        path.write_text("\n".join(["who,peak,metres", *lines(40)[::-1], ""]))
        again = picked(there, 3, remote=sail)
        assert digest in {one.sha256 for one in again.inputs}
        path.write_text(text.replace("1007", "1008"))
        assert digest not in {one.sha256 for one in picked(there, 3, remote=sail).inputs}


def test_what_a_pattern_means_the_cluster_says(sail: str, store: Path, tmp_path: Path) -> None:
    for n in range(2):
        text = "\n".join(["who,peak,metres", *lines(20)[n::2], ""])
        (store / f"p{n}.csv").write_text(text)
    top = written(tmp_path, {"t.yaml": mapping(KEYED, f"'{store}/p*.csv'")})
    assert picked(top, 9, remote=sail).untold.number() + len(picked(top, 9, remote=sail).facts) > 19


def test_present_and_parts_of_what_only_the_cluster_sees(
    sail: str, store: Path, tmp_path: Path
) -> None:
    rows = ["who,peak,metres,in", "ann,P,5,Q", "bob,P,5,Q", "ann,R,,Q", "bob,R,,Q"]
    (store / "p.csv").write_text("\n".join([*rows, ""]))
    more = f"{KEYED}part_of: {{column: in, type: region}}\n"
    rule = "rules:\n  - {id: p, title: P, check: {present: {type: mountain, attribute: height}}}\n"
    top = written(tmp_path, {"t.yaml": mapping(more, f"{store}/p.csv"), "p.yaml": rule})
    report = run(picked(top, 9, remote=sail), told=9)
    assert [f.question.subject for f in report.findings if not f.question.facts] == [
        "mountain:R",
        "rigi",
    ]
    assert report.entities.by_id["mountain:P"].part_of == "region:Q"


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (None, "no such file there"),
        (b"", "no such file there, or nothing in it"),
        (b"who,peak,metres\n", "no rows in table 'peaks'"),
        (b"who,peak,meters\nann,P,5\n", "no column 'metres' in "),
        (b"who,peak,metres\nann,P,5\nbob,P\n", "rows that are no plain lines: bob,P"),
        (b"who,peak,metres\nann,P,5\nbob,\xffP,6\n", "UTF-8"),
        (b"\xef\xbb\xbfwho,peak,metres\nann,P,5\n", "it begins with a mark (BOM)"),
        (b"who,peak,Peak,metres\nann,P,P,5\n", "columns that are called alike"),
        (b"who,peak,metres\nann,P,5\nann,P,6\n", "two rows with the same who, peak"),
        (b"who,peak,metres\nann,P,high\n", "cannot select: column 'metres': "),
        (b"who,peak,metres\nann,P,5\n,Q,6\n", "a row without a source"),
    ],
)
def test_what_is_wrong_with_it_is_told_where_the_mapping_names_it(
    text: bytes | None, why: str, store: Path, said: Told
) -> None:
    if "BOM" in why and "CHECKER_SPARK" in os.environ:
        pytest.skip("Apache Spark takes a mark away, and reads what stands behind it")
    path = store / "p.csv"
    if text is not None:
        path.write_bytes(text)
    told = said(f"file://{path}")
    place = "7:18" if "no column" in why else "3:11"
    assert told.startswith(f"facts/t.yaml:{place}: ")
    assert why in told


def test_what_is_no_parquet_or_of_another_kind(store: Path, said: Told) -> None:
    assert "no such file there" in said(f"{store}/none.parquet")
    (store / "p.parquet").write_text("nothing of the kind")
    assert said(f"{store}/p.parquet").startswith("facts/t.yaml:3:11: ")
    (store / "p.jsonl").write_text("{}")
    assert "of what only a cluster sees CSV, TSV or Parquet, in UTF-8" in said(f"{store}/p.jsonl")


@pytest.mark.parametrize(
    ("where", "why"),
    [
        ("s3://bucket/p.parquet", "judge with --engine spark --remote sc://HOST:PORT, or put"),
        ("hdfs://name:9000/p.csv", "'hdfs://name:9000/p.csv' is what a cluster sees"),
        ("dbfs:/p.csv", "is what a cluster sees"),
        ("file:///etc/p.csv", "is what a cluster sees"),
        ("/mnt/p.csv", "'/mnt/p.csv' is what a cluster sees: judge with --engine spark"),
        ("/etc/passwd.csv", "'/etc/passwd.csv' is what a cluster sees"),
        ("/etc/*.csv", "'/etc/*.csv' is what a cluster sees"),
        ("abfss://secret@account.example/p.csv", ": is what a cluster sees"),
        ("s3://secret@bucket/p.csv", "what opens a store does not stand in a file"),
        ("gs://secret%40bucket/p.csv", "what opens a store does not stand in a file"),
        ("s3://bucket/p.csv#token=secret", "what opens a store does not stand in a file"),
        ("s3://bucket/secret?.csv", ": is what a cluster sees"),
        ("s3a://me:secret@bucket/p.csv", "what opens a store does not stand in a file"),
        ("s3a://me%3asecret@bucket/p.csv", "what opens a store does not stand in a file"),
        ("s3://me%3Asecret%40bucket/p.csv", "what opens a store does not stand in a file"),
        ("s3n://me:secret/of/me@bucket/p.csv", "what opens a store does not stand in a file"),
        ("gs://bucket/p.csv?key=secret", "what opens a store does not stand in a file"),
        ("wasbs://bucket/p.csv?key%3Dsecret&n=/a.csv", "what opens a store does not stand"),
        ("https://me:secret@a.example/p.csv", "nothing is fetched from there: download the file"),
        ("mysql://me:secret@a.example/p.csv", "the address of a database does not stand in a file"),
    ],
)
@pytest.mark.parametrize("engine", ["plain", "duckdb"])
def test_without_a_cluster_it_is_a_problem(where: str, why: str, engine: str, said: Told) -> None:
    told = said(where, KEYED, "--engine", engine)
    assert told.startswith("facts/t.yaml:3:11: ")
    assert why in told
    assert "secret" not in told


@pytest.mark.parametrize(
    ("address", "refused"),
    [
        ("s3://bucket/day=1/p?.csv", False),
        ("s3://bucket/p?/day=1/t.csv", False),
        ("hdfs://name:9000/a@b.csv", False),
        ("hdfs://[::1]:9000/t=07:08/p.csv", False),
        ("hdfs://[::1]/p.csv", False),
        ("abfss://box@account.example/p.csv", False),
        ("dbfs:/a//b:c/p.csv", False),
        ("file:///mnt/a:b@c.csv", False),
        ("s3://key:9@bucket/p.csv", True),
        ("s3://k%3A9@bucket/p.csv", True),
        ("s3://bucket/?sig=a/p.csv", True),
        ("s3://bucket/p*.csv?a&b=c.csv", True),
    ],
)
def test_what_opens_a_store_is_told_from_patterns_and_ports(address: str, refused: bool) -> None:
    if not refused:
        assert reader_of(address)
        return
    with pytest.raises(NotReadable, match="what opens a store"):
        reader_of(address)


def test_a_folder_of_parquet_is_a_table(sail: str, store: Path, tmp_path: Path) -> None:
    """As a cluster writes it: called as a file, with its parts in it."""
    (store / "d.parquet").mkdir()
    for n, who in enumerate(("ann", "bob")):
        row = f"SELECT '{who}' AS who, 'P' AS peak, 1000 + 50 * {n} AS metres"
        duckdb.sql(f"COPY ({row}) TO '{store / 'd.parquet'}/part-{n}.parquet' (FORMAT parquet)")
    top = written(tmp_path, {"t.yaml": mapping(KEYED, f"file://{store}/d.parquet/")})
    assert [fact.source for fact in picked(top, 9, remote=sail).facts] == ["ann", "bob"]


def test_nobody_waits_for_a_store_that_does_not_answer(
    monkeypatch: pytest.MonkeyPatch, said: Told
) -> None:
    monkeypatch.setattr(spark, "OPENING", 0.05)
    really = Cluster.ask

    def ask(self: Cluster, call: Callable[[Any], Any], most: float = inf) -> Any:
        """Where it is bounded, never answered."""
        return really(self, call if most == inf else lambda _: Event().wait(30), most)

    monkeypatch.setattr(Cluster, "ask", ask)
    for ending in ("parquet", "csv"):
        assert said(f"s3://bucket/p.{ending}").startswith(
            f"facts/t.yaml:3:11: 's3://bucket/p.{ending}': the cluster cannot read it: no answer "
            "within 0.05 seconds; does it know the store, and what opens it?"
        )
