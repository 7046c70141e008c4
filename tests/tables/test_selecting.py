"""What is picked for each kind of rule, how little of it is built, what is listed of the rest."""

import csv
import io
from collections.abc import Iterable
from pathlib import Path

import duckdb
import pytest
from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st

from checker.command import main
from checker.engine import run
from checker.formats import FORMATS
from checker.formats.findings import packed
from checker.loading.corpus import load
from checker.model.untold import NotPicked
from checker.tables.folder import Scratch
from checker.values.verdict import Verdict

from .conftest import mapping, written
from .test_engines import either_way, picked, same

LONG = "source,subject,attribute,value\n"
WORDS = """\
attributes:
  height: {kind: quantity, unit: m}
  roof: {kind: quantity, unit: m}
  people: {kind: quantity, unit: people}
  density: {kind: quantity, unit: people/m}
rules:
  - {id: agree, title: Claims agree, check: {agree: {}}}
"""
Said = tuple[str, str, str, object]


def corpus(tmp_path: Path, rules: str, said: Iterable[Said], more: str = "") -> Path:
    rows = "".join(f"{','.join(map(str, row))}\n" for row in said)
    files = {
        "words.yaml": WORDS + rules,
        "t.yaml": mapping("subject: {column: subject, type: hill}\n"),
    }
    files["more.yaml"] = more or "sources: {}\n" if more else "entities: {}\n"
    return written(tmp_path, {**files, "peaks.csv": LONG + rows})


def heights(hills: int, wrong: int) -> list[Said]:
    """Two claims about each hill, of which some contradict each other."""
    return [
        (who, f"h{hill}", "height", 100 + hill + (20 if who == "bob" and hill < wrong else 0))
        for hill in range(hills)
        for who in ("ann", "bob")
    ]


def listed(top: Path, told: int) -> tuple[list[dict[str, str]], list[dict[str, str]]]:
    """The rows of findings as both engines write them."""
    plain, _ = load([top], str(top.parent))
    assert plain is not None
    return tuple(  # type: ignore[return-value]
        list(csv.DictReader(io.StringIO(FORMATS["findings"](run(one, told=told, every=True), ""))))
        for one in (plain, picked(top, told, every=True))
    )


def test_contradictions_are_listed_without_a_claim_of_them(tmp_path: Path) -> None:
    top = corpus(tmp_path, "", heights(60, 40))
    by_plain, by_engine = listed(top, 2)
    assert by_engine == by_plain
    assert sum(row["verdict"] == "contradiction" for row in by_engine) == 80
    assert len(picked(top, 2, every=True).facts) == 2 * (2 + 2)
    assert {row["message"] for row in by_engine if row["label"] == "h7"} == {
        "107 m against 127 m, at least 19 m apart"
    }


def test_what_is_listed_has_its_hint(tmp_path: Path) -> None:
    said: list[Said] = heights(8, 0)
    said += [("ann", "low", "height", 1234), ("bob", "low", "height", 1324)]
    top = corpus(tmp_path, "", said)
    by_plain, by_engine = listed(top, 0)
    assert by_engine == by_plain
    assert by_engine[-1]["hint"] == "1234 m and 1324 m: two digits may be swapped"


def test_what_is_listed_in_parquet_is_what_is_listed_in_csv(tmp_path: Path) -> None:
    top = corpus(tmp_path, "", heights(30, 20))
    report = run(picked(top, 3, every=True), told=3, every=True)
    path = tmp_path / "all.parquet"
    path.write_bytes(packed(report))
    rows = duckdb.sql(f"SELECT * FROM '{path}'").fetchall()
    text = list(csv.reader(io.StringIO(FORMATS["findings"](report, ""))))
    assert [["" if cell is None else str(cell) for cell in row] for row in rows] == text[1:]


def test_rows_that_are_named_by_keys_are_listed_so(tmp_path: Path) -> None:
    rows = [
        f"{who},hill {n % 9},{n},{100 + 30 * i}" for n in range(20) for i, who in enumerate("ab")
    ]
    more = "row: {key: [who, day]}\nsource: {column: who}\nsubject: {column: peak, type: hill}\n"
    files = {
        "words.yaml": WORDS,
        "t.yaml": mapping(more + "attributes: {metres: height}\n"),
        "peaks.csv": "who,peak,day,metres\n" + "\n".join(rows).replace(",7,", ",7/8,") + "\n",
    }
    top = written(tmp_path, files)
    by_plain, by_engine = listed(top, 1)
    assert by_engine == by_plain
    assert "peaks.a/7%2F8.height" in {row["fact"] for row in by_engine}


def test_two_files_and_odd_names_are_listed_alike(tmp_path: Path) -> None:
    top = corpus(tmp_path, "", heights(12, 6))
    two = 'source,subject,attribute,value\ncid,"h 1, south",height,5\ndan,"h 1, south",height,9\n'
    (top / "more.csv").write_text(two + "cid,h2,height,400\n")
    (top / "t.yaml").write_text(
        mapping("subject: {column: subject, type: hill}\n", "[peaks.csv, more.csv]")
    )
    by_plain, by_engine = listed(top, 0)
    assert by_engine == by_plain
    assert "h 1, south" in {row["label"] for row in by_engine}


ORDER = (
    "  - {id: o, title: Order, check: {order: {first: height, then: roof}}, severity: warning}\n"
)


def test_pairs_out_of_order_are_counted_and_listed(tmp_path: Path) -> None:
    said: list[Said] = [
        ("ann", f"h{n}", name, 100 + n + (5 if name == "roof" else 0) - (9 if n < 12 else 0) * i)
        for n in range(40)
        for i, name in enumerate(("height", "roof"))
    ]
    top = corpus(tmp_path, ORDER, said)
    built = same(top, 2)
    assert len(built.facts) == 2 * (2 + 2)
    assert built.untold.number(rule="o") == 40 - 4
    assert built.untold.alone == 0
    by_plain, by_engine = listed(top, 2)
    assert by_engine == by_plain
    assert len({row["finding"] for row in by_engine if row["verdict"] == "contradiction"}) == 12


def test_one_side_of_an_order_is_never_built_alone(tmp_path: Path) -> None:
    """A contradiction about the height of a hill brings its roof along."""
    said: list[Said] = heights(20, 20)
    said += [("ann", f"h{n}", "roof", 500 + n) for n in range(20)]
    top = corpus(tmp_path, ORDER, said)
    built = same(top, 1)
    assert {fact.attribute for fact in built.facts} == {"height", "roof"}


@pytest.mark.parametrize(
    ("limits", "wrong"),
    [("to: 110 m", 29), ("from: 110 m", 10), ("from: 105 m, to: 115 m", 29)],
)
def test_what_lies_outside_of_a_range_is_counted(limits: str, wrong: int, tmp_path: Path) -> None:
    rule = f"  - {{id: r, title: Range, check: {{range: {{attribute: height, {limits}}}}}}}\n"
    said: list[Said] = [("ann", f"h{n}", "height", 100 + n) for n in range(40)]
    built = same(corpus(tmp_path, rule, said), 0)
    assert not built.facts
    assert built.untold.number(Verdict.CONTRADICTION) == wrong


def test_limits_that_are_the_same_are_told_as_each_rule_has_them(tmp_path: Path) -> None:
    rules = "".join(
        f"  - {{id: r{n}, title: R, check: {{range: {{attribute: height, to: {limit}}}}}}}\n"
        for n, limit in enumerate(("1 km", "1000 m"))
    )
    said: list[Said] = [("ann", f"h{n}", "height", 999 + n) for n in range(9)]
    by_plain, by_engine = listed(corpus(tmp_path, rules, said), 1)
    assert by_engine == by_plain


FORMULA = (
    "  - {id: f, title: People by height, derive: {formula: density(X) = people(X) / height(X)}}\n"
)


def towns(number: int, wrong: int) -> list[Said]:
    """What two say of each, who reckon alike."""
    return [
        (who, f"t{n}", name, value + (5 if name == "density" and n < wrong and who == "bob" else 0))
        for n in range(number)
        for who in ("ann", "bob")
        for name, value in (("people", 600 + 60 * n), ("height", 60), ("density", 10 + n))
    ]


def test_what_a_formula_gives_is_reckoned_and_not_built(tmp_path: Path) -> None:
    top = corpus(tmp_path, FORMULA, towns(50, 10))
    same(top, 2)
    built = picked(top, 2)
    assert dict(built.untold.derived)["f"] == 2 * (50 - 2 - 2)
    assert len(built.facts) == 6 * (2 + 2)
    assert built.untold.number() == 3 * (50 - 4)


@pytest.mark.parametrize(
    "odd",
    [
        ("cid", "t9", "people", 500),  # no height
        ("cid", "t9", "density", "> 3"),  # without an end
        ("ann", "t9", "height", 61),  # twice
    ],
)
def test_what_is_odd_about_a_formula_is_judged_one_by_one(odd: Said, tmp_path: Path) -> None:
    built = same(corpus(tmp_path, FORMULA, [*towns(30, 3), odd]), 0)
    assert "hill:t9" in {fact.subject for fact in built.facts}
    assert "hill:t25" not in {fact.subject for fact in built.facts}


@pytest.mark.parametrize(
    ("formula", "value"),
    [
        ("height(X) + 1", 101),
        ("height(X) - 1", 99),
        ("height(X) * 2", 200),
        ("height(X) / 2", 50),
        ("2 - height(X)", 10),
        ("(height(X) + 10) * height(X) / (height(X) - 100)", 110),
        ("height(X) * height(X) / height(X)", 100),
    ],
)
def test_formulas_of_all_operations(formula: str, value: int, tmp_path: Path) -> None:
    rule = f"  - {{id: f, title: F, derive: {{formula: 'roof(X) = {formula}'}}}}\n"
    said: list[Said] = [("ann", f"h{n}", "height", 100) for n in range(6)]
    said += [("bob", f"h{n}", "roof", value + 3 * (n - 3)) for n in range(6)]
    said += [("ann", f"p{n}", "height", 100.25) for n in range(4)]
    said += [("bob", f"p{n}", "roof", f"{value + n}.25") for n in range(4)]
    same(corpus(tmp_path, rule, said), 1)


# The work


@pytest.mark.of_format("findings", "json")
def test_the_steps_of_the_work_are_shown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[tuple[int, int, str]] = []
    monkeypatch.setattr("checker.command.judging.show_how_far", lambda *one: shown.append(one))
    top = corpus(tmp_path, "", heights(9, 3))
    monkeypatch.chdir(tmp_path)
    out = ["--out", "findings=all.csv", "--out", "json=report.json"]
    assert main(["check", "--engine", "duckdb", "--rules", str(top), "--told", "1", *out]) == 1
    assert [number for number, _, _ in shown] == [1, 2, 3, 4, 0]


def test_a_folder_goes_with_the_run_and_that_of_a_killed_one_with_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    killed, theirs = tmp_path / "checker-killed", tmp_path / "checker-theirs"
    for folder in (killed, theirs):
        folder.mkdir()
    (killed / "in-use").touch()
    living = Scratch()
    mine = Scratch()
    assert not killed.exists()
    assert theirs.exists()  # nothing says that it is ours
    assert Path(living.path).exists()
    mine.remove()
    assert not Path(mine.path).exists()
    living.remove()


def test_a_folder_is_locked_before_another_run_can_find_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    fcntl = pytest.importorskip("fcntl")
    lock = fcntl.flock

    def another_run_comes(number: int, how: int) -> None:
        monkeypatch.setattr("fcntl.flock", lock)
        Scratch().remove()
        lock(number, how)

    monkeypatch.setattr("fcntl.flock", another_run_comes)
    mine = Scratch()
    Path(mine.path, "rows").touch()
    Scratch().remove()
    assert [one.name for one in tmp_path.iterdir()] == [Path(mine.path).name]
    mine.remove()
    assert not [*tmp_path.iterdir()]


# Times


TIMED = """\
attributes:
  guests: {kind: quantity, unit: m, qualifiers: {as_of: date, by: text}}
rules:
"""
DAILY = [f"2024-05-{day:02}" for day in range(1, 29)]
timed_rules = st.lists(
    st.sampled_from(
        [
            "check: {agree: {}}",
            "check: {agree: {attributes: [guests], tolerance: 3 m}}",
            "check: {range: {attribute: guests, from: 8 m, to: 11 m}}",
            "check: {trend: {attribute: guests, along: as_of, never: falls}}",
        ]
    ),
    min_size=1,
    max_size=2,
)
timed_rows = st.lists(
    st.tuples(
        st.sampled_from("abc"),
        st.sampled_from(["h1", "h2", "h3"]),
        st.just("guests"),
        st.sampled_from(["9", "10", "10", "9..11", "33 ft"]),
        st.integers(0, 2),
        st.sampled_from(["", "x"]),
    ),
    min_size=2,
    max_size=20,
)
times = st.sampled_from(
    [["2001", "2002", "2003"], [*DAILY[:3]], ["2001", "2001-05", "2002"], ["2001", "", "2002"]]
)


def timed(folder: Path, kinds: Iterable[str], rows: Iterable[tuple[object, ...]]) -> Path:
    rules = "".join(
        f"  - {{id: r{n}, title: R, may_match_nothing: true, {kind}}}\n"
        for n, kind in enumerate(kinds)
    )
    files = {
        "words.yaml": TIMED + rules,
        "t.yaml": mapping("subject: {column: subject, type: hill}\n"),
        "peaks.csv": LONG.strip()
        + ",as_of,by\n"
        + "".join(f"{','.join(map(str, r))}\n" for r in rows),
    }
    return written(folder, files)


@settings(
    max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
@given(kinds=timed_rules, rows=timed_rows, when=times, told=st.integers(0, 2), every=st.booleans())
def test_claims_of_several_times_are_picked_alike(
    kinds: list[str],
    rows: list[tuple[str, str, str, str, int, str]],
    when: list[str],
    told: int,
    every: bool,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    said = [(*row[:4], when[row[4]], row[5]) for row in rows]
    event(either_way(timed(tmp_path_factory.mktemp("timed"), kinds, said), told, [every]))


def test_claims_of_days_are_grouped_by_their_days(tmp_path: Path) -> None:
    """One question for each hill, whose claims of one day are held against each other."""
    said = [
        (
            who,
            f"h{hill}",
            "guests",
            10 + (9 if (who, hill, day) == ("b", 3, DAILY[4]) else 0),
            day,
            "",
        )
        for hill in range(9)
        for day in DAILY
        for who in "ab"
    ]
    top = timed(tmp_path, ["check: {agree: {}}"], said)
    same(top, 1)
    built = picked(top, 1)
    assert {fact.subject for fact in built.facts} == {"hill:h0", "hill:h3"}
    assert built.untold.number() == 7
    assert built.untold.alone == 0


def test_a_table_without_rows_beside_another_is_told_as_of_rows(tmp_path: Path) -> None:
    top = corpus(tmp_path, "", heights(6, 0))
    (top / "none.csv").write_text(LONG)
    (top / "none.yaml").write_text("tables:\n  - {id: none, from: none.csv}\n")
    with pytest.raises(NotPicked, match="no rows in table 'none'"):
        picked(top, 1)
    (top / "none.yaml").write_text("tables:\n  - {id: none, from: [none.csv, some.csv]}\n")
    (top / "some.csv").write_text(f"{LONG}cid,h1,height,101\n")
    same(top, 1)
