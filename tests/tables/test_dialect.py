"""The statements of the selection: all that are in use can be said to Spark; nothing else is."""

from collections.abc import Iterator
from importlib.util import find_spec
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from checker.tables.engines.dialect import KNOWN, spark_sql
from checker.tables.engines.duck import Duck
from checker.tables.engines.spark import CREATE
from checker.tables.rows import Failed

from .conftest import mapping, written
from .test_across import CREW, NINE, OF_OLD, UNIQUE, fleet
from .test_across import corpus as fleet_of
from .test_engines import TWO, WIDE, corpus_of, picked
from .test_jointly import odd_ones
from .test_times import EACH, rows_of
from .test_times import corpus as dated

pytestmark = pytest.mark.skipif(
    find_spec("sqlglot") is None, reason="no sqlglot: pip install -e '.[spark]'"
)
CHECKS = [
    "check: {agree: {}}",
    "check: {agree: {attributes: [height], tolerance: 5 m}}",
    "check: {agree: {against: reference, attributes: [huts]}}",
    "check: {range: {attribute: height, from: 10, to: 1800}}",
    "check: {order: {first: height, then: roof}}",
    "check: {order: {first: climbed_on, then: shut_on, strict: true}}",
]
VALUES = {
    "who": ("ann", "Cid D.", "bob"),
    "metres": ("1798", "1.8 km", "5900 ft", "about 1800", ""),
    "day": ("1987", "1987-11"),
    "huts": ("4", "at least 4"),
    "land": ("Switzerland",),
    "open": ("true", "true", "true", "true", "false"),
    "way": ("east;west",),
    "long": ("3 days",),
    "roof": ("1800", "1790"),
    "shut": ("1988", "", "1986"),
    "year": ("2001", "", "2002"),
}
DATED = ["guests", "beds", "head", "motto"]
STATED = "source: {id: own}\nfacts:\n  - {subject: home, attribute: height, value: 5 m}\n"
LONG = """\
source,subject,type,attribute,value,unit,as_of
ann,P 1,hut,height,5,m,2001
bob,P 1,hut,height,7,,
bob,P2,hut,huts,7,,2001
ann,P2,hut,huts,n/a,,2001
"""


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """All statements that DuckDB is told."""
    told: set[str] = set()
    execute, rows = Duck.execute, Duck.rows

    def executed(self: Duck, statement: str) -> None:
        told.add(statement)
        execute(self, statement)

    def found(self: Duck, statement: str) -> Iterator[tuple[Any, ...]]:
        told.add(statement)
        return rows(self, statement)

    monkeypatch.setattr(Duck, "execute", executed)
    monkeypatch.setattr(Duck, "rows", found)
    return told


def refuse_others(said: set[str]) -> int:
    """Raise ``Failed`` of statements of the selection that cannot be said to Spark; how many there
    are."""
    own = ("read_csv(", "read_parquet(", "reject_errors", "FROM text")  # to read files
    of_selection = {one for one in said if not any(word in one for word in own)}
    for statement in of_selection:
        made = CREATE.fullmatch(statement)
        assert spark_sql(made[3] if made else statement)
    return len(of_selection)


def test_all_statements_in_use_can_be_said_to_spark(tmp_path: Path, said: set[str]) -> None:
    lines = [
        {"peak": f"P{n // 3}", **{name: some[n % len(some)] for name, some in VALUES.items()}}
        for n in range(60)
    ]
    keyed = "row: {key: [who, peak, year]}\n"
    files = {**corpus_of(lines, CHECKS), "t.yaml": mapping(keyed + WIDE), "own.yaml": STATED}
    picked(written(tmp_path / "wide", files), 2)
    tables = dict.fromkeys(("a.csv", "b.csv", "c.csv"), LONG)
    picked(written(tmp_path / "long", {**corpus_of([], CHECKS[:1]), "t.yaml": TWO, **tables}), 2)
    assert refuse_others(said) > 50


def test_statements_about_times_can_be_said_to_spark(tmp_path: Path, said: set[str]) -> None:
    claims = product(("ann", "bob", "atlas"), DATED)
    some = [
        (who, "ab"[n % 2], name, n // 2, n // 4, n // 4, 7 if name == "head" else 0)
        for n, (who, name) in enumerate(claims)
    ]
    as_of, during = ["2001", "2002", "2001-05", "2003"], ["2001/2003", "2003/2005", "2004", "2006"]
    picked(dated(tmp_path, EACH, rows_of(some, DATED, (as_of, during), 0)), 0)
    assert [
        n for n in ("met", "referred1", "sides3", "course5", "torn8") if n not in str(said)
    ] == []
    assert refuse_others(said) > 50


def test_statements_about_several_subjects_can_be_said_to_spark(
    tmp_path: Path, said: set[str]
) -> None:
    stated = f"{NINE}  - {{subject: old, attribute: staff, value: [Ann, Di]}}\n"
    odd = {"T3": {"crew": "Ann;Di"}, "T4": {"crew": "Al"}, "T5": {"number": "104"}}
    trams = fleet(**odd, T6={"number": "9"})
    picked(fleet_of(tmp_path, trams, [UNIQUE, CREW, OF_OLD], stated), 2)
    assert all(name in str(said) for name in ("shared0", "stated0", "unlike1", "unfit2"))
    assert refuse_others(said) > 30


def test_statements_about_what_must_all_be_true_can_be_said_to_spark(
    tmp_path: Path, said: set[str]
) -> None:
    picked(odd_ones(tmp_path), 1)
    assert all(name in str(said) for name in ("held5", "bound5", "joint5", "asked_units"))
    assert refuse_others(said) > 20


@pytest.mark.parametrize(
    "statement",
    [
        "SELECT first(x) FROM a",
        "SELECT regexp_replace(x, 'a', '\\1') FROM a",
        "SELECT rank() OVER (ORDER BY x) FROM a",
        "SELECT strftime(x, '%Y') FROM a",
        "SELECT x // 2 FROM a",
        "SELECT x / 2 FROM a",
        "SELECT * FROM read_csv('a.csv')",
        "INSERT INTO a SELECT 1",
        "DROP TABLE a",
    ],
)
def test_what_is_not_known_to_mean_the_same_is_refused(statement: str) -> None:
    with pytest.raises(Failed):
        spark_sql(statement)


def test_no_name_is_listed_that_sqlglot_does_not_have() -> None:
    from sqlglot import exp

    assert [name for name in KNOWN if not hasattr(exp, name)] == []
