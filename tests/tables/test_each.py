"""What is asked of each subject, of works of reference and of origins, and waivers: alike."""

import csv
import io
from pathlib import Path

import duckdb
import pytest
from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st

from checker.engine import judged, report_on, run
from checker.formats import FORMATS
from checker.loading.corpus import load
from checker.model.untold import NotPicked
from checker.values.verdict import Verdict

from .conftest import mapping, written
from .test_engines import either_way, picked, same

WORDS = """\
attributes:
  height: {kind: quantity, unit: m, qualifiers: [side]}
  huts: {kind: count, qualifiers: [side]}
entities:
  rigi: {label: Rigi, type: mountain}
  east: {label: East top, type: mountain}
  west: {label: West top}
sources:
  atlas: {reference: true}
"""
TABLE = """\
source: {column: who}
subject: {column: peak, type: mountain}
attributes: {metres: height, huts: huts}
qualifiers: {side: {column: side}}
empty: [none]
"""
cells = {
    "who": st.sampled_from(["ann", "bob", "cid", "dan", "atlas", "atlas"]),
    "peak": st.sampled_from(["P1", "P2", "P3", "P4", "Pé 5", "Rigi", "West top", "", "none"]),
    "metres": st.sampled_from(["", "", "1798", "about 1800", "1790..1800", "> 1700", "900", "901"]),
    "huts": st.sampled_from(["", "4", "5", "at least 4"]),
    "side": st.sampled_from(["", "", "", "north"]),
}
rows = st.lists(st.fixed_dictionaries(cells), min_size=3, max_size=30)
CHECKS = (
    "agree: {}",
    "agree: {against: reference}",
    "agree: {against: reference, attributes: [height], tolerance: 5 m}",
    "corroborated: {attribute: height, origins: 2}",
    "corroborated: {attribute: huts, origins: 3}",
    "present: {type: mountain, attribute: height}",
    "present: {type: mountain, attribute: huts}",
    "range: {attribute: height, to: 1795 m}",
)


def as_csv(table: list[dict[str, str]], key: bool) -> str:
    """The rows that can be read: with a subject, or without a claim."""
    text = io.StringIO()
    writer = csv.DictWriter(text, ["nr", *cells] if key else list(cells), lineterminator="\n")
    writer.writeheader()
    for number, row in enumerate(table):
        if row["peak"] in ("", "none"):
            row = {**row, "metres": "", "huts": ""}
        writer.writerow({"nr": f"k/{number}", **row} if key else row)
    return text.getvalue()


@settings(
    max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
@given(
    table=rows,
    checks=st.lists(st.sampled_from(CHECKS), min_size=1, max_size=3, unique=True),
    waived=st.lists(st.integers(0, 8), max_size=2, unique=True),
    key=st.booleans(),
    told=st.integers(0, 3),
    every=st.booleans(),
)
def test_both_engines_ask_alike(
    table: list[dict[str, str]],
    checks: list[str],
    waived: list[int],
    key: bool,
    told: int,
    every: bool,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    declared = "".join(
        f"  - {{id: r{number}, title: A rule, may_match_nothing: true, check: {{{one}}}}}\n"
        for number, one in enumerate(checks)
    )
    waivers = "".join(
        f"  - fact: peaks.{f'k%2F{number}' if key else number + 2}.height\n"
        f"    values: {{peaks.{f'k%2F{number}' if key else number + 2}.height: 1798 m}}\n"
        "    reason: r\n    owner: o\n    expires: 2030-01-01\n"
        for number in waived
    )
    files = {
        "words.yaml": WORDS.replace("sources:\n  atlas: {reference: true}\n", ""),
        "atlas.yaml": "source: {id: atlas, reference: true}\n",
        "rules.yaml": f"rules:\n{declared}",
        "t.yaml": mapping(f"row: {{key: [nr]}}\n{TABLE}" if key else TABLE),
        "peaks.csv": as_csv(table, key),
    }
    if waivers:
        files["w.yaml"] = f"waivers:\n{waivers}"
    top = written(tmp_path_factory.mktemp("each"), files)
    event(either_way(top, told, [every]))


def peaks(number: int) -> str:
    """Three documents and a work of reference on each of many; of the last nobody says anything."""
    lines = ["who,peak,metres,huts,side"]
    for n in range(number):
        wrong = 50 if n < 4 else 0
        lines += [
            f"ann,P{n},{1000 + n},4,", f"bob,P{n},{1000 + n},,", f"cid,P{n},{1000 + n + wrong},,",
            f"atlas,P{n},{1000 + n + (70 if n == 7 else 0)},,",
        ]  # fmt: skip
    return "\n".join([*lines, "ann,Last,,,", "bob,Läst,,,", ""])


def corpus(tmp_path: Path, checks: str, more: str = "") -> Path:
    rules = "".join(
        f"  - {{id: r{number}, title: A rule, check: {{{one}}}}}\n"
        for number, one in enumerate(checks.split("; "))
    )
    files = {
        "words.yaml": WORDS.replace("sources:\n  atlas: {reference: true}\n", ""),
        "atlas.yaml": "source: {id: atlas, reference: true}\n",
        "rules.yaml": f"rules:\n{rules}{more}",
        "t.yaml": mapping(TABLE),
        "peaks.csv": peaks(60),
    }
    return written(tmp_path, files)


def test_of_whom_nothing_is_claimed_is_told_and_little_else_built(tmp_path: Path) -> None:
    top = corpus(tmp_path, "present: {type: mountain, attribute: height}; agree: {}")
    built = same(top, 2)
    met = {fact.subject for fact in built.facts}
    assert met == {f"mountain:P{n}" for n in (0, 1, 10, 11)}
    assert built.untold.number(rule="r0") == 60 - 4
    assert {*built.entities.by_id} == {
        "mountain:Last",
        "mountain:Läst",
        "rigi",
        "east",
        "west",
        *met,
    }


def test_a_type_that_nobody_is_of(tmp_path: Path) -> None:
    """That is a problem, which rows that are read one by one have as well."""
    top = corpus(tmp_path, "present: {type: mountian, attribute: height}; agree: {}")
    with pytest.raises(NotPicked, match="no entity is of type 'mountian'; did you mean"):
        picked(top, 0)
    top = corpus(tmp_path, "present: {type: mountain, attribute: huts}; agree: {}")
    assert same(top, 0).untold.number(rule="r0") == 60


def test_what_comes_from_enough_origins_is_counted(tmp_path: Path) -> None:
    top = corpus(tmp_path, "corroborated: {attribute: height, origins: 3}; agree: {}")
    built = same(top, 1)
    assert {fact.subject for fact in built.facts} == {f"mountain:P{n}" for n in (0, 1, 2, 3, 10)}
    assert built.untold.number(rule="r0") == 60 - 4 - 1


def test_what_fits_a_reference_is_counted(tmp_path: Path) -> None:
    top = corpus(tmp_path, "agree: {against: reference}")
    built = same(top, 0)
    assert not built.facts
    assert not picked(top, 0).facts
    assert picked(top, 0).untold.number(Verdict.CONTRADICTION) == 4 + 1
    assert built.untold.number(Verdict.AGREEMENT) == 60 - 5


def test_where_there_are_waivers_contradictions_are_built_and_agreements_are_not(
    tmp_path: Path,
) -> None:
    waiver = "reason: r, owner: o, expires: 2030-01-01"
    more = (
        f"waivers:\n  - {{fact: peaks.4.height, {waiver}, values: {{peaks.4.height: 1050}}}}\n"
        f"  - {{fact: peaks.30.height, {waiver}}}\n  - {{fact: peaks.9999.height, {waiver}}}\n"
        f"  - {{finding: abcdefabcdef, {waiver}, values: {{peaks.50.height: 1012}}}}\n"
    )
    top = corpus(tmp_path, "agree: {}; range: {attribute: height, to: 1002 m}", more)
    built = same(top, 1)
    of_waivers = {"mountain:P7", "mountain:P12"}
    assert of_waivers <= {fact.subject for fact in built.facts}
    report = run(built, "2026-11-29", told=1)
    assert [row.state for row in report.waivers] == ["applies", "unused", "unused", "unused"]
    top = corpus(tmp_path, "agree: {}", more)
    assert len({fact.subject for fact in same(top, 1).facts}) == 4 + 1 + 2


def test_a_cluster_asks_alike(sail: str, tmp_path: Path) -> None:
    checks = "present: {type: mountain, attribute: height}; agree: {against: reference}; "
    checks += "agree: {}; "
    checks += "corroborated: {attribute: height, origins: 3}"
    waiver = "reason: r, owner: o, expires: 2030-01-01"
    more = f"waivers:\n  - {{fact: peaks.cid/P1.height, {waiver}}}\n"
    top = corpus(tmp_path, checks, more)
    (top / "t.yaml").write_text(mapping(f"row: {{key: [who, peak]}}\n{TABLE}"))
    built = same(top, 2, remote=sail)
    assert "mountain:Läst" in built.entities.by_id
    assert len({fact.subject for fact in built.facts if fact.attribute == "height"}) < 12


PARTS = """\
tables:
  - {id: parts, from: parts.csv, row: {key: [place]}, subject: {column: place, type: region}, part_of: {column: of, type: country}}
  - id: peaks
    from: peaks.csv
    row: {key: [who, peak]}
    source: {column: who}
    subject: {column: peak, type: region}
    part_of: {column: in, type: region}
    attributes: {land: land, metres: height}
attributes:
  land: {kind: entity}
"""  # noqa: E501


def hierarchy(tmp_path: Path, checks: str, more: str = "") -> Path:
    """Regions of countries, of which documents say in which country, or region, they lie."""
    top = corpus(tmp_path, checks, more)
    (top / "t.yaml").write_text(PARTS)
    (top / "parts.csv").write_text("place,of\nSüd,Arkadia\nNord,Arkadia\nInsel,\nWest,Borea\n")
    rows = [
        (who, f"P{n}", ("Süd", "Nord")[n % 2], land, 900 + n + (who == "bob" and n < 3))
        for n in range(40)
        for who, land in (("ann", "Arkadia"), ("bob", "West" if n == 3 else ("Süd", "Nord")[n % 2]))
    ]
    told = [("ann", "Berg", "", "", 7), ("bob", "Berg", "", "", 7), ("bob", "Süd", "", "", 900)]
    (top / "peaks.csv").write_text(
        "".join(f"{','.join(map(str, row))}\n" for row in [HEAD, *rows, *told])
    )
    return top


HEAD = ("who", "peak", "in", "land", "metres")
SAME_PLACE = "agree: {}; present: {type: region, attribute: height}"


def test_parts_and_wholes_are_known_and_no_reason_to_read_all(tmp_path: Path) -> None:
    top = hierarchy(tmp_path, SAME_PLACE)
    built = same(top, 1)
    assert {f"region:P{n}" for n in range(4)} <= {fact.subject for fact in built.facts}
    assert len(picked(hierarchy(tmp_path / "other", "agree: {}"), 1).facts) < 20
    report = run(built, told=1)
    assert [f.question.subject for f in report.of(Verdict.UNDETERMINED)] == [
        "region:Insel", "region:Nord", "region:West",
    ]  # fmt: skip


def test_what_is_stated_of_wholes_and_parts(tmp_path: Path) -> None:
    facts = "source: {id: x}\nfacts:\n  - {subject: Nord, attribute: height, value: 5 m}\n"
    sums = "  - {id: s, title: S, derive: {sum: {attribute: height, parts_of: sued}}}\n"
    top = hierarchy(tmp_path, "agree: {}; within: {attribute: height}", sums)
    (top / "x.yaml").write_text(f"{facts}entities:\n  sued: {{label: Süd, type: region}}\n")
    assert "x.region:Nord.height" in {fact.id for fact in same(top, 2).facts}


@pytest.mark.parametrize(
    ("parts", "why"),
    [
        ("place,of\nSüd,Arkadia\nSüd,Borea\n", "is part of"),
        ("place,of\nSüd,Nord\nNord,Süd\n", "goes round in a circle"),
        ("place,of\n", "no rows in table 'parts'"),
    ],
)
def test_wrong_wholes_are_told_as_of_rows(parts: str, why: str, tmp_path: Path) -> None:
    top = hierarchy(tmp_path, SAME_PLACE)
    (top / "parts.csv").write_text(parts)
    text = PARTS.replace("row: {key: [place]}, ", "").replace("type: country", "type: region")
    (top / "t.yaml").write_text(text)
    with pytest.raises(NotPicked, match=why):
        picked(top, 1)


def test_what_is_called_as_a_part_is_read_row_by_row(tmp_path: Path) -> None:
    top = hierarchy(tmp_path, SAME_PLACE)
    (top / "t.yaml").write_text(PARTS.replace("peak, type: region", "peak, type: hill"))
    with pytest.raises(NotPicked, match="called alike"):
        picked(top, 1)


def test_a_cluster_knows_parts_and_wholes(sail: str, tmp_path: Path) -> None:
    top = hierarchy(tmp_path, SAME_PLACE)
    same(top, 1, remote=sail)


def test_agreements_that_are_not_told_are_counted_as_they_are_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The report is the same, and few of them are held at any time."""
    checks = "agree: {}; range: {attribute: height, to: 9 km}; "
    checks += "present: {type: mountain, attribute: huts}"
    top = corpus(tmp_path, f"{checks}; agree: {{against: reference}}")
    plain, _ = load([top], str(top.parent))
    assert plain is not None
    for told in (0, 3):
        report = FORMATS["json"](run(plain, told=told), "")
        monkeypatch.setattr("checker.engine.checks.AT_ONCE", 2)
        what = judged(plain, told=told)
        assert len(what.findings) < 50
        assert FORMATS["json"](report_on(what, told=told), "") == report
        assert FORMATS["json"](run(plain, told=told), "") == report
        monkeypatch.undo()
    assert len(judged(plain).findings) > 200


OURS = (
    *("src", "ref", "t", "s", "f", "n", "k", "c", "v", "u", "q", "about", "ty", "name", "said"),
    *("subj", "cell", "lit", "attr", "qual", "line", "part", "x", "number", "lo", "hi"),
    *("rowid", "File_Row_Number", "filename", "file_index", "c0", "c1", "row number", "raw0"),
)


@pytest.mark.parametrize(
    ("turn", "ending", "cluster"),
    [
        (0, "csv", False), (9, "csv", False), (17, "csv", False), (5, "csv", True),
        (26, "csv", False), (29, "csv", False), (0, "parquet", False), (25, "parquet", False),
        (26, "parquet", False), (29, "parquet", False), (27, "parquet", True),
    ],
)  # fmt: skip
def test_columns_may_be_called_as_ours_are(
    turn: int, ending: str, cluster: bool, sail: str, tmp_path: Path
) -> None:
    """Whatever part they play in a table; and as those of an engine."""
    who, peak, one, metres, unit, huts, side, *others = [*OURS[turn:], *OURS[:turn]]
    more = (
        f"row: {{key: ['{who}', '{one}']}}\nsource: {{column: '{who}'}}\n"
        f"subject: {{column: '{peak}', type: mountain}}\n"
        f"qualifiers: {{side: {{column: '{side}'}}}}\n"
        f"attributes: {{'{metres}': height, '{huts}': huts}}\n"
        f"units: {{'{metres}': {{column: '{unit}'}}}}\n"
    )
    rows = [
        (name, f"P{n}", f"{n}/{n}", 900 + n + 30 * (name == "bob" and n < 4), "m", 4, "", *others)
        for n in range(30)
        for name in ("ann", "bob", "atlas")
    ]
    checks = "agree: {}; agree: {against: reference}; present: {type: mountain, attribute: huts}"
    waiver = (
        "waivers:\n  - {fact: peaks.ann/9%2F9.height, reason: r, owner: o, expires: 2030-01-01}\n"
    )
    top = corpus(tmp_path, checks, waiver if turn % 2 else "")
    (top / "t.yaml").write_text(mapping(more, f"peaks.{ending}"))
    head = (who, peak, one, metres, unit, huts, side, *others)
    lines = [head, *rows, ("ann", "Last", "-", "", "", "", "", *others)]
    (top / "peaks.csv").write_text("".join(f"{','.join(map(str, row))}\n" for row in lines))
    if ending == "parquet":
        read = f"read_csv('{top / 'peaks.csv'}', all_varchar = true)"
        duckdb.sql(f"COPY (FROM {read}) TO '{top / 'peaks.parquet'}' (FORMAT parquet)")
    built = same(top, 1, remote=sail if cluster else "")
    assert built.untold.number() > 50
