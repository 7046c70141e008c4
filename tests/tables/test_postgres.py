"""PostgreSQL: a server of the tests' own, to which the reader speaks as to any other."""

import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from glob import glob
from pathlib import Path
from tempfile import mkdtemp
from threading import Event
from urllib.parse import quote

import pytest

from checker.command import main
from checker.loading.corpus import load
from checker.model.corpus import Corpus
from checker.model.place import Place
from checker.model.untold import NotPicked
from checker.tables.declaration import Given, Table
from checker.tables.readers import postgres

from .conftest import WIDE, committed, mapping, written
from .test_engines import picked, same

Wrong = Callable[..., list[str]]
Loaded = Callable[..., Corpus]

PASSWORD = "s3cret-word"
USER = "hill_walker"

PEAKS = """\
CREATE TABLE peaks (id int PRIMARY KEY, who text, peak text, metres numeric, day date);
INSERT INTO peaks VALUES (2, 'bob', 'Rigi', 1797, NULL), (10, 'cid', 'Eiger', 3967, NULL),
  (1, 'ann', 'Rigi', 1798.50, '1816-05-04');
CREATE TABLE huts (id int);
CREATE SEQUENCE steps;
"""


def _program(name: str) -> str | None:
    return shutil.which(name) or max(glob(f"/usr/lib/postgresql/*/bin/{name}"), default=None)


@pytest.fixture(scope="module")
def server() -> Iterator[Path]:
    """The folder of the server's socket."""
    initdb, control = _program("initdb"), _program("pg_ctl")
    if initdb is None or control is None:
        pytest.skip("no PostgreSQL server is installed: apt install postgresql")
    home = mkdtemp(prefix="checker-pg-")
    user = None
    if os.getuid() == 0:  # a server refuses to be run by root
        user = "nobody"
        shutil.chown(home, user)
    environment = {name: word for name, word in os.environ.items() if name[:2] != "PG"}

    def run(*words: str) -> None:
        subprocess.run(
            words,
            check=True,
            cwd=home,
            user=user,
            env=environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    data = f"{home}/data"
    Path(home, "word").write_text(PASSWORD)
    os.chmod(f"{home}/word", 0o644)
    some = ("-U", USER, "-A", "scram-sha-256", f"--pwfile={home}/word", "-E", "UTF8")
    run(initdb, "-D", data, "--no-sync", "--locale=C", *some)
    run(control, "-D", data, "-w", "-o", f"-k {home} -c listen_addresses= -F", "start")
    try:
        _execute(_address(Path(home)), PEAKS)
        yield Path(home)
    finally:
        run(control, "-D", data, "-m", "immediate", "stop")
        shutil.rmtree(home, ignore_errors=True)


def _address(folder: Path, password: str = PASSWORD, more: str = "") -> str:
    return f"postgresql://{USER}:{password}@/postgres?host={quote(str(folder))}{more}"


def _execute(address: str, statements: str) -> None:
    from adbc_driver_manager import AdbcConnection, AdbcStatement
    from adbc_driver_postgresql import connect

    with connect(address) as base, AdbcConnection(base) as connection:
        for one in filter(str.strip, statements.split(";")):
            with AdbcStatement(connection) as statement:
                statement.set_sql_query(one)
                statement.execute_update()


@pytest.fixture
def address(server: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The address of a database, which stands in ``PEAKS_DB``."""
    monkeypatch.setenv("PEAKS_DB", _address(server))
    return _address(server)


def of_peaks(select: str = "SELECT * FROM peaks", more: str = WIDE, key: str = "id") -> str:
    lines = "".join(f"      {line}\n" for line in select.splitlines())
    return (
        mapping(f"row: {{key: [{key}]}}\n{more}", "postgres:PEAKS_DB") + f"    select: |\n{lines}"
    )


AT = "facts/t.yaml:8:13"
"""Where the select of such a mapping stands."""


@pytest.mark.usefixtures("address")
def test_rows_are_claims_in_the_order_of_their_keys(loaded: Loaded) -> None:
    corpus = loaded({"t.yaml": of_peaks()}, sql=True)
    assert [(fact.id, fact.source, fact.value.text) for fact in corpus.facts] == [
        ("peaks.1.height", "ann", "1798.50"),
        ("peaks.10.height", "cid", "3967"),
        ("peaks.2.height", "bob", "1797"),
    ]
    assert {str(fact.place) for fact in corpus.facts} == {AT}  # rows of a database have no place


@pytest.mark.usefixtures("address")
def test_values_of_all_types() -> None:
    kinds = {
        "a": ("12.50::numeric", "12.50"),
        "b": ("1798::float8", "1798"),
        "c": ("1e20::float8", "1e+20"),
        "d": ("0.1::real", "0.1"),
        "e": ("9007199254740993::bigint", "9007199254740993"),
        "f": ("true", "true"),
        "g": ("'x '::char(5)", "x"),
        "h": ("date '1816-05-04'", "1816-05-04"),
        "i": ("timestamp '1816-05-04 03:04:00'", "1816-05-04T03:04"),
        "j": ("timestamp '1816-05-04 03:04:05.6'", "1816-05-04T03:04:05"),
        "k": ("timestamptz '1816-05-04 03:04:05.6+02'", "1816-05-04T01:04:05Z"),
        "l": ("NULL::text", None),
        "m": ("'NaN'::float8", None),
        "n": ("array['a, b', NULL, 'c']", ["a, b", "c"]),
        "o": ("array[1.50, 2]", ["1.50", "2"]),
        "p": ("array[true]", ["true"]),
        "q": ("'NaN'::numeric", None),
        "r": ("'Öd'", "Öd"),
        "s": ("timestamptz 'infinity'", "infinity"),
    }
    select = ", ".join(f'{value} AS "{name}"' for name, (value, _) in kinds.items())
    found = _cells(f"SELECT {select}, 1 AS id", list(kinds))
    assert found == [[wanted for _, wanted in kinds.values()]]


def _cells(select: str, names: list[str]) -> list[object]:
    place = Place("t.yaml", 1, 1)
    table = Table("t", place, "t.yaml", (), {}, select=Given(place, text=select), key=("id",))
    opened = postgres.read("postgres:PEAKS_DB", table)
    try:
        return [getattr(row, "cells", row) for row in opened.rows(names)]
    finally:
        opened.close()


@pytest.mark.usefixtures("address")
@pytest.mark.parametrize(
    ("select", "said"),
    [
        ("SELECT 1; SELECT 2", "the SELECT cannot be run: "),
        ("SELECT 1) TO PROGRAM 'touch pwned' --", "the SELECT cannot be run: "),
        ("SELECT id FROM peeks", "the SELECT cannot be run: "),
        ("SELECT id, 1 / (id - 2) AS x FROM peaks", "no column 'who' in postgres:PEAKS_DB"),
        ("COPY peaks TO PROGRAM 'touch pwned'", "no SELECT: write one"),
        ("SET statement_timeout = 0", "no SELECT: write one"),
        ("DO $$ BEGIN END $$", "no SELECT: write one"),
        ("", "no SELECT: write one"),
        ("-- nothing\n/* at * all */;", "no SELECT: write one"),
        ("DELETE FROM peaks RETURNING *", "the SELECT cannot be run: "),
        ("WITH x AS (DELETE FROM peaks RETURNING *) SELECT * FROM x", "the SELECT cannot be run: "),
        (
            "SELECT nextval('steps') AS id, '' AS who, '' AS peak, 1 AS metres",
            "the SELECT does more than read: nothing else is run",
        ),
        (
            "SELECT set_config('transaction_read_only', 'off', true) AS id, '' AS who, '' AS peak, "
            "1 AS metres",
            "the SELECT cannot be run: ",
        ),
        (
            "SELECT 1 / (id - 2) AS id, who, peak, metres FROM peaks",
            "the SELECT cannot be run: ",
        ),
        (
            "SELECT id, who, peak, to_json(id) AS metres FROM peaks",
            "column 'metres' is of type json, which is no plain value",
        ),
        ("SELECT id, who, peak FROM peaks", "no column 'metres' in postgres:PEAKS_DB"),
        ("SELECT * FROM peaks WHERE false", "no rows: remove the table, or name another file"),
    ],
)
def test_nothing_but_one_select_is_run(
    select: str, said: str, wrong: Wrong, server: Path, address: str
) -> None:
    (told, *_) = wrong({"t.yaml": of_peaks(select)}, sql=True)
    assert told.startswith("facts/t.yaml:")
    assert said in told
    assert not list(server.rglob("pwned"))
    _execute(address, "SELECT 1 / (count(*) - 2) FROM peaks")  # they are all there


@pytest.mark.usefixtures("address")
def test_lines_and_comments_of_a_select_stay(loaded: Loaded) -> None:
    select = "SELECT id, who, -- whoever says it\n  peak || '  x' AS peak, metres\nFROM peaks; "
    corpus = loaded({"t.yaml": of_peaks(select)}, sql=True)
    assert len(corpus.facts) == 3


@pytest.mark.usefixtures("address")
def test_rows_that_cannot_be_read_are_named_by_their_keys(wrong: Wrong, tmp_path: Path) -> None:
    text = of_peaks("SELECT id, who, peak FROM peaks", WIDE.replace("metres: height", "who: open"))
    told = wrong({"t.yaml": text}, sql=True)
    assert {line[: line.index("column")] for line in told} == {
        f"{AT}: row {id_}: " for id_ in (1, 2, 10)
    }
    twice = of_peaks("SELECT 7 AS id, who, peak, metres FROM peaks")
    assert wrong({"t.yaml": twice}, sql=True) == [
        f"{AT}: row 7: a second row with this id: remove one",
    ]
    skipping = twice + "    on_error: skip\n"
    corpus, _ = load([written(tmp_path, {"t.yaml": skipping})], str(tmp_path), sql=True)
    assert corpus is not None
    assert [(one.rows, str(one.place)) for one in corpus.skipped] == [(2, AT)]


def test_it_is_asked_only_where_the_command_line_allows_it(wrong: Wrong) -> None:
    assert wrong({"t.yaml": of_peaks()}) == [
        f"{AT}: SQL that comes with the files is not run: allow it with --allow-sql"
    ]


def test_no_address_and_no_password_stands_in_a_file(wrong: Wrong) -> None:
    for name in (f"postgresql://{USER}:{PASSWORD}@h/db", "postgres:no name", "postgres://h"):
        text = of_peaks().replace("postgres:PEAKS_DB", f'"{name}"')
        assert wrong({"t.yaml": text}, sql=True) == [
            "facts/t.yaml:3:11: the address of a database does not stand in a file: write "
            "postgres:NAME, and put the address, postgresql://..., into the environment variable "
            "NAME"
        ]


def test_a_database_needs_a_key_and_a_select(wrong: Wrong) -> None:
    assert wrong({"t.yaml": mapping(WIDE, "postgres:PEAKS_DB")}, sql=True) == [
        "facts/t.yaml:3:11: no 'row': name the columns that name a row, as in {key: [ID]}: a "
        "database keeps no order",
        "facts/t.yaml:3:11: no 'select': write the one SELECT that gives the rows",
    ]


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("", "no database: the environment variable PEAKS_DB, which has its address, is not set"),
        ("host=x", "no database: PEAKS_DB has no address such as postgresql://..."),
        (
            "postgresql://[x/y",
            "no database: PEAKS_DB has no address that can be read: "
            "postgresql://USER@HOST:PORT/NAME",
        ),
        (
            f"postgresql://{USER}:{PASSWORD}#1@/postgres",
            "no database: PEAKS_DB has an address with '#': write %23 for it",
        ),
        (
            f"postgresql://{USER}:{PASSWORD}@/postgres?host=/no/where",
            "the database does not answer: is it running, and is its address in PEAKS_DB right?",
        ),
        (
            f"postgresql://{USER}:{PASSWORD}%zz@/postgres",
            "the database does not answer: is it running, and is its address in PEAKS_DB right?",
        ),
    ],
)
def test_a_database_that_cannot_be_had(
    given: str, said: str, wrong: Wrong, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PEAKS_DB", given)
    assert wrong({"t.yaml": of_peaks()}, sql=True) == [f"{AT}: {said}"]


def test_a_server_that_refuses(wrong: Wrong, server: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    said = "the database refuses the connection: look at user, password and name in PEAKS_DB"
    for given in (
        _address(server, "guessed"),
        _address(server).replace("/postgres?", "/nowhere?"),
        _address(server).replace(f":{PASSWORD}", ""),
    ):
        monkeypatch.setenv("PEAKS_DB", given)
        assert wrong({"t.yaml": of_peaks()}, sql=True) == [f"{AT}: {said}"]


def test_a_server_that_takes_a_connection_and_says_nothing(
    wrong: Wrong, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(postgres, "CONNECT", 0.1)
    monkeypatch.setattr(postgres, "GRACE", 0.1)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        port = silent.getsockname()[1]
        monkeypatch.setenv("PEAKS_DB", f"postgresql://{USER}:{PASSWORD}@127.0.0.1:{port}/x")
        assert wrong({"t.yaml": of_peaks()}, sql=True) == [
            f"{AT}: the database does not answer: PEAKS_DB was called for 0.1 seconds"
        ]


SLOW = "SELECT id, who, peak, metres, pg_sleep(1) FROM peaks"


@pytest.mark.usefixtures("address")
def test_a_select_that_takes_too_long(wrong: Wrong, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(postgres, "STATEMENT", 0.05)
    assert wrong({"t.yaml": of_peaks(SLOW)}, sql=True) == [
        f"{AT}: the database does not answer: the SELECT took longer than 0.05 seconds"
    ]


def test_a_limit_of_the_users_own_is_kept(
    wrong: Wrong, server: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    more = "&options=-c%20statement_timeout%3D70ms&connect_timeout=7"
    monkeypatch.setenv("PEAKS_DB", _address(server, more=more))
    assert wrong({"t.yaml": of_peaks(SLOW)}, sql=True) == [
        f"{AT}: the database does not answer: the SELECT took longer than 0.07 seconds"
    ]


@pytest.mark.parametrize(
    ("more", "seconds"),
    [
        ("connect_timeout=7", 7),
        ("connect_timeout=9999999", postgres.MOST),
        (f"connect_timeout={'9' * 5000}", postgres.MOST),
        ("connect_timeout=0", postgres.CONNECT),
        ("connect_timeout=-4", postgres.CONNECT),
        ("sslmode=disable", postgres.CONNECT),
    ],
)
def test_nobody_waits_longer_than_a_limit(
    more: str, seconds: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PEAKS_DB", f"postgresql://x@h/y?{more}")
    assert postgres._address("PEAKS_DB")[1] == seconds
    monkeypatch.setenv("PEAKS_DB", f"postgresql://x@h{',i' * 99_999}/y?connect_timeout=9")
    assert postgres._address("PEAKS_DB")[1] == postgres.MOST


@pytest.mark.parametrize("select", ["/*a" * 40_000, "-- a\n/* b **/ ;", "/* a"])
def test_a_select_of_comments_alone(
    select: str, wrong: Wrong, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In time that grows with it: none of the comments of the first is closed."""
    monkeypatch.delenv("PEAKS_DB", raising=False)
    assert wrong({"t.yaml": of_peaks(select)}, sql=True) == [f"{AT}: no SELECT: write one"]


def test_a_server_that_becomes_silent(
    wrong: Wrong, server: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(postgres, "GRACE", -0.2)
    more = "&options=-c%20statement_timeout%3D300ms"
    monkeypatch.setenv("PEAKS_DB", _address(server, more=more))
    assert wrong({"t.yaml": of_peaks(SLOW)}, sql=True) == [
        f"{AT}: the database does not answer: nothing came for 0.3 seconds"
    ]


def test_nobody_waits_for_ever() -> None:
    with pytest.raises(postgres._SilentError):
        postgres._within(0.01, Event().wait)


@pytest.mark.parametrize("module", ["adbc_driver_postgresql", "nanoarrow"])
def test_what_is_not_installed(module: str, wrong: Wrong, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PEAKS_DB", "postgresql://")
    monkeypatch.setitem(sys.modules, module, None)
    assert wrong({"t.yaml": of_peaks()}, sql=True) == [
        f"{AT}: PostgreSQL is not read without the extra: "
        "pip install 'fact-consistency-checker[postgres]'"
    ]


@pytest.mark.of_format("md", "json", "html", "sarif")
@pytest.mark.usefixtures("address")
def test_reports_show_no_word_of_the_address(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    written(tmp_path, {"t.yaml": of_peaks()})
    (tmp_path / "rules").mkdir()
    rule = "{id: tall, title: Tall, check: {range: {attribute: height, from: 1}}}"
    (tmp_path / "rules" / "r.yaml").write_text(f"rules: [{rule}]")
    monkeypatch.chdir(tmp_path)
    outputs = ("md=a.md", "json=a.json", "html=a.html", "sarif=a.sarif")
    words = ["check", "--allow-sql", *(word for out in outputs for word in ("--out", out))]
    assert main(words) == 1
    told = "".join(Path(out.partition("=")[2]).read_text() for out in outputs)
    assert "[table peaks]: facts/t.yaml#L8" in told
    assert '"file": "facts/t.yaml#peaks"' in told
    first = Path("a.json").read_text()
    assert main([*words, "--engine", "duckdb"]) == 1  # it leaves a database to the other
    assert Path("a.json").read_text() == first
    monkeypatch.setenv("PEAKS_DB", os.environ["PEAKS_DB"].replace(PASSWORD, "guessed"))
    assert main(words) == 2
    told += "".join(capsys.readouterr())
    for secret in (PASSWORD, "guessed", USER):
        assert secret not in told


@pytest.mark.of_format("json")
@pytest.mark.usefixtures("address")
def test_a_revision_has_no_database(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    written(tmp_path, {"t.yaml": of_peaks()})
    monkeypatch.chdir(tmp_path)
    committed(tmp_path)
    words = ["check", "--facts", "facts", "--rules", "facts", "--allow-sql"]
    assert main([*words, "--against", "git:HEAD"]) == 2
    assert capsys.readouterr().err.splitlines()[0] == (
        f"git:HEAD: {AT}: nobody knows what a database had at a revision: hold what is new "
        "against a report.json"
    )
    main([*words, "--out", "json=old.json"])
    assert main([*words, "--against", "old.json"]) == 1


@pytest.mark.usefixtures("address")
def test_an_engine_selects_from_what_a_server_gives(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Fetched a part at a time; the same report as of all rows."""
    monkeypatch.setattr(postgres, "AT_ONCE", 7)
    select = (
        "SELECT n AS id, 's' || n % 2 AS who, 'P ' || n / 2 AS peak, "
        "CASE WHEN n % 22 = 1 THEN NULL WHEN n % 14 = 1 THEN 990 ELSE 900 + n / 2 END AS metres "
        "FROM generate_series(0, 99) AS all_of(n)"
    )
    top = written(tmp_path, {"t.yaml": of_peaks(select)})
    corpus = same(top, 2, sql=True)
    assert {str(fact.place) for fact in corpus.facts} == {AT}
    assert len(corpus.facts) < 24
    assert corpus.untold.number() > 30


@pytest.mark.usefixtures("address")
@pytest.mark.parametrize(
    ("select", "why"),
    [
        ("SELECT id, who, peak, array[metres] AS metres FROM peaks", "lists"),
        ("SELECT id, who, peak, 'high' AS metres FROM peaks", "column 'metres'"),
        ('SELECT id, who, peak, metres, 1 AS "Who" FROM peaks', "called alike"),
        ("SELECT id, who, peak FROM peaks", "no column 'metres'"),
        ("SELECT id, who, peak, metres / (id - 2) AS metres FROM peaks", "division by zero"),
        ("SELECT id, who, peak, metres FROM peaks WHERE false", "no rows"),
    ],
)
def test_what_a_server_gives_out_of_the_ordinary_is_read_row_by_row(
    select: str, why: str, tmp_path: Path
) -> None:
    with pytest.raises(NotPicked, match=why):
        picked(written(tmp_path, {"t.yaml": of_peaks(select)}), 2, sql=True)
