"""Columns with more different literals than are read: an engine reads the plain ones."""

import csv
import io
from collections.abc import Callable, Sequence
from fractions import Fraction
from pathlib import Path
from random import Random
from typing import Any

import duckdb
import pytest
from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st

from checker.model.corpus import Corpus
from checker.model.untold import NotPicked
from checker.tables import distinct
from checker.tables.dates import DateFormat, read_date
from checker.tables.engines.dialect import spark_sql
from checker.tables.engines.duck import Duck
from checker.tables.engines.spark import Spark
from checker.tables.expressions import (
    DATES,
    FARTHEST,
    OffScaleError,
    PlainDates,
    PlainLiterals,
    PlainNumbers,
    RankScale,
    layouts_of,
    with_ranks,
)
from checker.tables.numbers import with_point
from checker.values.dates import read_literal
from checker.values.interval import INFINITY, Interval
from checker.values.numbers import Measure, read_count, read_quantity

from .conftest import WIDE as BY_PEAK
from .conftest import Files, mapping, written
from .test_engines import either_way, picked, same

HERE = (("x", ""),)


def read(
    texts: Sequence[str], plain: PlainLiterals, empty: Sequence[str] = ()
) -> dict[str, tuple[int, int, float, float]]:
    """What DuckDB makes of the texts that it finds plain."""
    with duckdb.connect() as base:
        base.execute("CREATE TABLE t AS SELECT 'x' AS c, unnest(?) AS v, '' AS u", [[*texts]])
        rows = with_ranks("SELECT c, v, u FROM t", [plain], empty)
        assert spark_sql(rows)
        found = base.execute(f"SELECT v, plo, phi, pdlo, pdhi FROM ({rows}) x").fetchall()
    return {v: tuple(ranks) for v, *ranks in found if ranks[0] is not None}  # type: ignore[misc]


def hold(
    found: dict[str, tuple[int, int, float, float]], scale: RankScale, values: Callable[[str], Any]
) -> None:
    for literal, ranks in found.items():
        possible = values(literal)
        ends = float(possible.lo), float(possible.hi)
        assert (*scale.ranks(possible)[1:], *ends) == ranks, literal


ODD_NUMBERS = ["007", "1e5", "+5", ".5", "5.", " 5", "-0", "-0.0", "5.000", "٣", "about 5", ""]


@pytest.mark.parametrize("signed", [False, True])
def test_plain_quantities_have_the_ends_that_their_kind_reads(signed: bool) -> None:
    measure, some = Measure("km", signed), Random(7)
    parts = ["", ".5", ".05", ".50", ".125", ".0", ".00", ".1234"]
    wholes = [0, 1, *(some.randrange(10 ** some.randrange(1, 9)) for _ in range(300))]
    signs = ["", "-"] if signed else [""]
    texts = [f"{sign}{whole}{part}" for sign in signs for whole in wholes for part in parts]
    plain = PlainLiterals(HERE, PlainNumbers(".", False, False, signed), RankScale.of_numbers(4), 0)
    found = read([*texts, *ODD_NUMBERS], plain)
    hold(found, plain.scale, lambda one: read_quantity(one, measure).possible)
    assert found.keys() == {one for one in texts if one.strip("-0.") or one[0] != "-"}
    assert found.keys().isdisjoint(ODD_NUMBERS)


def test_plain_counts_stand_for_themselves() -> None:
    plain = PlainLiterals(HERE, PlainNumbers(".", False, True, True), RankScale.of_numbers(0), 0)
    found = read(["0", "12", "-7", "99999999999999999", "12.0", "100000000000000000"], plain)
    assert found.keys() == {"0", "12", "-7", "99999999999999999"}
    for literal, (lo, hi, *_) in found.items():
        assert plain.scale.ranks(read_count(literal, Measure("", True)).possible)[1:] == (lo, hi)


def test_a_number_for_which_the_scale_has_no_room_is_not_plain() -> None:
    plain = PlainLiterals(HERE, PlainNumbers(".", False, False, False), RankScale.of_numbers(3), 0)
    found = read(["12345678901234", "123456789012345", "1.2345", "12345678901234.5"], plain)
    assert found.keys() == {"12345678901234", "12345678901234.5"}
    assert all(abs(hi) < FARTHEST for _, hi, *_ in found.values())


def test_decimal_commas_and_thousands_are_those_of_the_mapping() -> None:
    texts = [
        "1.234,5",
        "1234,50",
        "12.345.678,9",
        "1,234",
        "0,5",
        "12,",
        "1.23",
        "123.456",
        "1.2,5",
    ]
    plain = PlainLiterals(HERE, PlainNumbers(",", True, False, False), RankScale.of_numbers(3), 0)
    found = read(texts, plain)
    assert found.keys() == {*texts} - {"12,", "1.23", "1.2,5"}
    measure = Measure("km")
    hold(found, plain.scale, lambda one: read_quantity(with_point(one, ","), measure).possible)


def test_what_says_nothing_has_no_ranks() -> None:
    plain = PlainLiterals(HERE, PlainNumbers(".", False, True, False), RankScale.of_numbers(0), 0)
    assert read(["999", "998"], plain, ["999"]).keys() == {"998"}


def test_plain_dates_have_the_ends_that_their_kind_reads() -> None:
    formats = ("%Y", "%Y-%m", "%Y-%m-%d", "%Y-%m-%dT%H", "%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M:%S")
    every = tuple(one for format_ in formats for one in layouts_of(format_, fixed=True))
    some = Random(7)
    years = [0, 1, 4, 1582, 1900, 1999, 2000, 2024, *(some.randrange(10_000) for _ in range(40))]
    days = [(y, m, d) for y in years for m in range(14) for d in (0, 1, 28, 29, 30, 31, 32)]
    clocks = ("", "", "T05", "T23:59", " 07:08:09", " 00:00:00", "T24:00", "T12:30Z")
    texts = [f"{y:04}-{m:02}-{d:02}{some.choice(clocks)}" for y, m, d in days]
    texts += [f"{y:04}" for y in years] + [f"{y:04}-{m:02}" for y in years for m in range(14)]
    found = read(texts, PlainLiterals(HERE, PlainDates(every), DATES, 0))
    hold(found, DATES, lambda one: read_literal(one).possible)
    assert len(found) > len(years) * (1 + 12 + 12)
    assert not any(one.endswith(("Z", "T24:00")) for one in found)


@pytest.mark.parametrize(
    ("format_", "texts"),
    [
        ("%m/%d/%Y %I:%M %p", ["5/3/2020 3:05 PM", "05/13/2020 12:59 a.m.", "5/03/2020 12:00 pm"]),
        ("%d.%m.%y", ["1.2.68", "01.12.69", "31.12.99"]),
        ("%Y%m%d", ["20200229", "19991231"]),
        ("%H.%M, %d/%m/%Y", ["7.05, 3/11/1987", "23.59, 03/1/1987"]),
        ("%Y-%m-%dT%H:%M:%S", ["1987-11-03t07:08:09"]),
    ],
)
def test_dates_of_a_format_are_read_by_it(format_: str, texts: list[str]) -> None:
    plain = PlainLiterals(HERE, PlainDates(tuple(layouts_of(format_))), DATES, 0)
    known = [DateFormat.of(format_)]
    odd = ["31/02/1987", "30.2.2001", "20200230", "2/30/2020 3:05 PM", "2020111", "99.99.99"]
    found = read([*texts, *odd], plain)
    assert found.keys() == {*texts}
    hold(found, DATES, lambda one: read_literal(read_date(one, known)).possible)


@pytest.mark.parametrize("format_", ["%d %b %Y", "%Y-%m-%dT%H:%M%z", "%A %d.%m.%Y", "%Y%%", "1%Y"])
def test_formats_with_names_and_zones_are_read_by_their_kind(format_: str) -> None:
    assert layouts_of(format_) == []


def test_an_end_between_two_ranks_has_none_of_its_own() -> None:
    scale = RankScale.of_numbers(1)
    assert scale.ranks(Interval(0, INFINITY, False, True))[1:] == (0, FARTHEST)
    for odd in (Interval(0, 10**30), Interval(Fraction(1, 3), 1), Interval(-(10**18), 0)):
        with pytest.raises(OffScaleError):
            scale.ranks(odd)
    limits = scale.limits(Interval(0, 10**30))
    assert limits.upper == FARTHEST - 2
    third = scale.limits(Interval(Fraction(1, 3), 1)).lower
    ends = scale.ranks(Interval(Fraction(3, 10), Fraction(7, 20), True, True))
    assert third is not None
    assert ends.lower is not None
    assert ends.upper is not None
    assert ends.lower < third < ends.upper


# Whole corpora

COUNTED = """\
attributes:
  height: {kind: quantity, unit: m, signed: true}
  roof: {kind: quantity, unit: m, signed: true}
  huts: {kind: count}
  climbed_on: {kind: date}
  shut_on: {kind: date}
entities:
  rigi: {label: Rigi, type: mountain}
  east: {label: East top, type: mountain, part_of: rigi}
  west: {label: West top, type: mountain, part_of: rigi}
"""
COLUMNS = """\
source: {column: who}
subject: {column: peak, type: mountain}
attributes: {metres: height, top: roof, huts: huts, day: climbed_on, shut: shut_on}
decimal: {top: ","}
formats: {shut: "%d.%m.%Y"}
empty: [n/a, "-99"]
"""
metres = ["", "n/a", "-99", "1798", "1797.5", "1797.6", "-3", "0", "about 1800", "> 1700", "1.8 km"]
metres += ["exactly 1798", "exactly 1798.0", "exactly 1.798 km"]
cells = {
    "who": st.sampled_from(["ann", "bob", "Cid D.", "atlas"]),
    "peak": st.sampled_from(["P1", "P2", "Rigi", "East top", "West top"]),
    "metres": st.sampled_from([*metres, "1790..1800"]) | st.integers(1790, 1799).map(str),
    "top": st.sampled_from(["", "1.798,25", "1798,2", "1798,250"]) | st.integers(1, 9).map(str),
    "huts": st.sampled_from(["", "at least 4", "several"]) | st.integers(1, 9).map(str),
    "day": st.sampled_from(["", "1987", "1987-11", "1987-11-03T07:08Z", "1987-11-03T07:08"])
    | st.integers(1, 9).map("1987-11-0{}".format),
    "shut": st.just("") | st.integers(1, 9).map("{}.11.1987".format),
}
RULES = (
    "check: {agree: {}}",
    "check: {agree: {attributes: [height], tolerance: 5 m}}",
    "check: {agree: {against: reference}}",
    "check: {range: {attribute: height, from: 10, to: 1797.55}}",
    "check: {range: {attribute: climbed_on, from: 1987-11-03, to: 1988}}",
    "check: {order: {first: height, then: roof}}",
    "check: {order: {first: climbed_on, then: shut_on, strict: true}}",
    "check: {corroborated: {attribute: huts, origins: 2}}",
    "check: {present: {type: mountain, attribute: huts}}",
    "check: {unique: {attribute: huts}}",
    "check: {unique: {attribute: height}}",
    "derive: {formula: 'roof(X) = height(X) - 4'}",
    "derive: {sum: {attribute: huts, parts_of: rigi}}",
)


def corpus_of(table: list[dict[str, str]], kinds: Sequence[str]) -> Files:
    declared = "".join(
        f"  - {{id: r{number}, title: A rule, may_match_nothing: true, {kind}}}\n"
        for number, kind in enumerate(kinds)
    )
    text = io.StringIO()
    writer = csv.DictWriter(text, list(cells), lineterminator="\n")
    writer.writeheader()
    writer.writerows(table)
    return {
        "words.yaml": COUNTED,
        "rules.yaml": f"rules:\n{declared}",
        "atlas.yaml": "source: {id: atlas, reference: true}\nfacts: []\n",
        "t.yaml": mapping(COLUMNS),
        "peaks.csv": text.getvalue(),
    }


@settings(
    max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
@given(
    table=st.lists(st.fixed_dictionaries(cells), min_size=6, max_size=30),
    kinds=st.lists(st.sampled_from(RULES), min_size=1, max_size=4, unique=True),
    told=st.integers(0, 3),
    every=st.booleans(),
    most=st.integers(4, 12),
)
def test_crowded_columns_give_the_same_reports(
    table: list[dict[str, str]],
    kinds: list[str],
    told: int,
    every: bool,
    most: int,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    top = written(tmp_path_factory.mktemp("crowded"), corpus_of(table, kinds))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(distinct, "MOST_LITERALS", most)
        event(either_way(top, told, [every]))


LONG = """\
source,subject,attribute,value,unit,nr
"""
LONG_WORDS = """\
attributes:
  height: {kind: quantity, unit: m}
  depth: {kind: quantity, unit: m}
  born: {kind: date}
  state: {kind: text}
rules:
  - {id: agree, title: Claims agree, check: {agree: {}}}
  - {id: depths, title: Depths are limited, check: {range: {attribute: depth, to: 70.25 m}}}
"""


def long_table(rows: int) -> str:
    """Of which each attribute has about as many different literals as subjects."""
    lines = []
    for n in range(rows):
        subject, who = f"P{n // 2}", f"s{n % 2}"
        off = 3 if n % 22 == 1 else 0
        lines += [
            f"{who},{subject},height,{1000 + n // 2 + off}{'.0' if n % 2 else ''},,{4 * n}",
            f"{who},{subject},depth,{n // 2 + off}.5,{'m' if n % 2 else ''},{4 * n + 1}",
            f"{who},{subject},born,19{10 + n // 2}-02-{10 + off},,{4 * n + 2}",
            f"{who},{subject},state,fine,,{4 * n + 3}",
        ]
    return LONG + "".join(f"{line}\n" for line in lines)


def crowded(folder: Path, most: int, monkeypatch: pytest.MonkeyPatch, more: str = "") -> Path:
    monkeypatch.setattr(distinct, "MOST_LITERALS", most)
    files = {
        "words.yaml": LONG_WORDS,
        "t.yaml": mapping("row: {key: [nr]}\n"),
        "peaks.csv": long_table(90) + more,
    }
    return written(folder, files)


def facts_in(corpus: Corpus) -> int:
    return len(corpus.facts)


def test_of_a_long_table_only_what_is_told_is_built(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    top = crowded(tmp_path, 20, monkeypatch, "s2,P9,height,about 1009,,x\ns2,P8,born,1918,,y\n")
    corpus = same(top, 2)
    assert facts_in(corpus) < 40
    assert corpus.untold.number() > 100


@pytest.mark.parametrize(
    ("more", "why"),
    [
        ("".join(f"s2,P{n},height,about {n},,x{n}\n" for n in range(30)), "different literals"),
        ("s2,P1,height,1/3,,x\n", "between plain ones"),
        ("s2,P1,depth,1e18,,x\n", "beyond them"),
        ("s2,P1,depth,high,,x\n", "column 'value'"),
        ("s2,P1,born,1911-02-30,,x\n", "column 'value'"),
        ("".join(f"s2,P{n},state,{n},,x{n}\n" for n in range(30)), "different literals"),
    ],
)
def test_what_has_no_exact_rank_is_read_row_by_row(
    more: str, why: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(NotPicked, match=why):
        picked(crowded(tmp_path, 20, monkeypatch, more), 2)


def test_other_units_are_read_by_their_kind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    top = crowded(tmp_path, 20, monkeypatch, "s2,P9,height,1.009,km,x\ns2,P8,depth,8500,mm,y\n")
    assert facts_in(same(top, 2)) < 40


def test_more_that_is_listed_than_is_kept_is_read_row_by_row(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    top = crowded(tmp_path, 20, monkeypatch)
    monkeypatch.setattr(distinct, "MOST_LISTED", 3)
    same(top, 2, [False])
    with pytest.raises(NotPicked, match="in what is listed"):
        picked(top, 2, every=True)


@pytest.mark.parametrize(("said", "unit"), [("about {}", ""), ("1/{}", ""), ("{}", "km")])
def test_columns_of_which_nothing_is_plain_are_read_row_by_row(
    said: str, unit: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(distinct, "MOST_LITERALS", 9)
    lines = [f"s{n % 3},P{n // 3},{said.format(n + 2)},{unit},{n}" for n in range(30)]
    files = {
        "t.yaml": mapping(f"row: {{key: [nr]}}\nunits: {{metres: {{column: unit}}}}\n{BY_PEAK}"),
        "peaks.csv": "\n".join(["who,peak,metres,unit,nr", *lines, ""]),
    }
    with pytest.raises(NotPicked, match=r"^more different literals"):
        picked(written(tmp_path, files), 2)


def test_a_cluster_gives_the_same_report(
    sail: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(distinct, "MOST_LITERALS", 9)
    lines = [f"s{n % 3},P{n // 3},{n // 3 + (n == 7)},{n}" for n in range(30)]
    files = {
        "t.yaml": mapping(f"row: {{key: [nr]}}\n{BY_PEAK}"),
        "peaks.csv": "\n".join(["who,peak,metres,nr", *lines, "s1,P4,about 4,x", ""]),
    }
    corpus = same(written(tmp_path, files), 1, remote=sail)
    assert facts_in(corpus) == 3 + 3
    assert corpus.untold.number() == 8


def test_a_cluster_reads_plain_literals_alike(sail: str) -> None:
    numbers = PlainNumbers(",", True, False, True)
    format_ = tuple(layouts_of("%m/%d/%Y %I:%M %p"))
    some = [
        PlainLiterals((("x", ""),), numbers, RankScale.of_numbers(4), 0),
        PlainLiterals((("x", "m"), ("y", "")), PlainDates(format_), DATES, 1, 7),
        PlainLiterals(
            (("z", "it's"),), PlainNumbers(".", False, True, True), RankScale.of_numbers(0), 2
        ),
    ]
    rows = [
        (c, v, u)
        for c, u in (("x", ""), ("x", "m"), ("y", ""), ("z", "it's"), ("z", ""))
        for v in (
            "0", "-0", "-3,05", "1.234,5", "1.000,000", "1,000", "12,1234", "12,12345", "9" * 17,
            "9" * 13, "-7", "٣", "", None, "n/a", "02/29/1900 1:05 PM", "2/9/2000 12:00 a.m.",
            "2/29/2024 12:59 pm", "12/31/0000 11:59 P.M.", "1/1/9999 01:01 am",
        )
    ]  # fmt: skip
    columns = {"c": "VARCHAR", "v": "VARCHAR", "u": "VARCHAR"}
    names = "c, v, u, plo, phi, pattr, pcell"
    asked = f"SELECT {names} FROM ({with_ranks('SELECT * FROM t', some, ['n/a'])}) x"
    found = []
    for base in (Duck([]), Spark(sail, [])):
        base.upload("t", columns, rows)
        found.append(sorted(base.rows(asked), key=str))
        base.close()
    assert found[0] == found[1]
    assert sum(row[3] is not None for row in found[0]) > 15
