"""One meaning: what an engine picks and what is read row by row give one report, to the byte."""

import csv
import io
import json
import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any
from unittest.mock import Mock, patch

import duckdb
import pytest
from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st

from checker.engine import run
from checker.formats import FORMATS
from checker.loading import corpus as loading
from checker.loading import picking as loading_of_picked
from checker.loading.corpus import access_to, load, load_contents
from checker.loading.files import find, folders_in, read_bytes
from checker.model.corpus import Corpus
from checker.model.untold import NotPicked, Picking
from checker.tables.digests import digest_of_file
from checker.tables.duck import connected
from checker.tables.engines.duck import Duck
from checker.tables.engines.files import LONGEST, lines_of
from checker.tables.picked import Picked
from checker.tables.ranks import ranked
from checker.tables.rows import Failed
from checker.values.interval import Interval

from .conftest import WIDE as BY_PEAK
from .conftest import Files, mapping, written

WIDE = """\
source: {column: who}
subject: {column: peak, type: mountain}
attributes:
  {metres: height, day: climbed_on, huts: huts, land: country, open: open, way: routes, long: lasted, roof: roof, shut: shut_on}
qualifiers: {as_of: {column: year}}
lists: {way: ";"}
empty: [n/a]
"""  # noqa: E501
QUALIFIED = """\
attributes:
  country: {kind: entity, qualifiers: [as_of]}
  routes: {kind: set, members: text, qualifiers: [as_of]}
  open: {kind: truth, qualifiers: [as_of]}
  lasted: {kind: duration, qualifiers: [as_of]}
  roof: {kind: quantity, unit: m, qualifiers: [as_of]}
  shut_on: {kind: date, qualifiers: [as_of]}
"""


def picked(
    top: Path, told: int, *, every: bool = False, remote: str = "", sql: bool = False
) -> Corpus:
    """The corpus of a folder as the engine, or a cluster, picks it; raises ``NotPicked``."""
    root = str(top.parent)
    found, wrong = find([top], root)
    refused: list[NotPicked] = []
    really = loading_of_picked.pick

    def pick(*asked: Any) -> Picked:
        try:
            return really(*asked)
        except NotPicked as error:
            refused.append(error)
            raise

    with patch.object(loading_of_picked, "pick", pick):
        corpus, problems = load_contents(
            [(one[0], read_bytes(one)) for one in found],
            wrong,
            folders_in([top], root),
            access=access_to([top], root, sql=sql),
            picking=Picking(told, every, always=True, remote=remote),
        )
    for error in refused:
        raise error
    assert corpus is not None, problems
    return corpus


def same(
    top: Path,
    told: int,
    how: Sequence[bool] = (False, True),
    *,
    remote: str = "",
    sql: bool = False,
) -> Corpus:
    """Hold all outputs of both engines against each other; the corpus that was picked."""
    plain, problems = load([top], str(top.parent), sql=sql)
    assert plain is not None, problems
    for every in (False,) if remote else how:
        some = picked(top, told, every=every, remote=remote, sql=sql)
        names = {"findings"} if every else {"md", "json", "text", "html", "junit"}
        for name in sorted(names & FORMATS.keys()):
            of_plain = FORMATS[name](run(plain, told=told, every=every), "../")
            assert FORMATS[name](run(some, told=told, every=every), "../") == of_plain, name
    return some


def either_way(top: Path, told: int, how: Sequence[bool] = (False, True)) -> str:
    """Hold all outputs against each other, unless rows are read one by one; which of the two."""
    try:
        same(top, told, how)
    except NotPicked as why:
        reason = str(why)
    else:
        return "picked"
    assert "Error:" not in reason  # of a statement
    return f"read row by row: {reason}"


cells = {
    "who": st.sampled_from(["ann", "bob", "Cid D.", "atlas"]),
    "peak": st.sampled_from(["Rigi", "Mount Rigi", "P1", "P2", "Pé 3", "p-4", "P2 ", "East top"]),
    "metres": st.sampled_from(
        ["", "n/a", "1798", "about 1800", "1.8 km", "5900 ft", "1790..1800", "> 1700", "1797.5"]
    ),
    "day": st.sampled_from(
        ["", "1987", "1987-11", "1987-11-03", "1987-11-03T07:08Z", "1988", "1987-11-03 07:08"]
    ),
    "huts": st.sampled_from(["", "4", "5", "at least 4", "several"]),
    "land": st.sampled_from(["", "Switzerland", "home", "alps"]),
    "open": st.sampled_from(["", "true", "false"]),
    "way": st.sampled_from(["", "east", "east;west", "west; east"]),
    "long": st.sampled_from(["", "3 days", "about 3 days", "1 month", "3 to 5 days"]),
    "roof": st.sampled_from(["", "", "1797", "1798", "1800", "> 1798", "6000 ft", "1790..1797.5"]),
    "shut": st.sampled_from(["", "", "1987-11", "1988", "1986", "1987-11-03 08:08"]),
    "year": st.sampled_from(["", "", "2001", "2002", "2 001"]),
}
rows = st.lists(st.fixed_dictionaries(cells), min_size=2, max_size=30)
rules = st.lists(
    st.sampled_from(
        [
            "check: {agree: {}}",
            "check: {agree: {attributes: [height], tolerance: 5 m}}",
            "check: {agree: {attributes: [climbed_on, huts]}}, severity: warning",
            "check: {agree: {against: reference, attributes: [huts]}}",
            "check: {range: {attribute: height, from: 10, to: 1800}}",
            "check: {range: {attribute: height, to: 1797 m}}, severity: warning",
            "check: {range: {attribute: climbed_on, from: 1987-11-03, to: 1988}}",
            "check: {range: {attribute: climbed_on, from: 1987-11-03T08:00Z}}",
            "check: {order: {first: height, then: roof}}",
            "check: {order: {first: roof, then: height, strict: true}}, severity: note",
            "check: {order: {first: climbed_on, then: shut_on}}",
            "check: {order: {first: climbed_on, then: shut_on, strict: true}}",
            "check: {agree: {against: reference}}",
            "check: {agree: {against: reference, attributes: [height], tolerance: 5 m}}",
            "check: {corroborated: {attribute: huts, origins: 2}}",
            "check: {corroborated: {attribute: height, origins: 3}}, undetermined: warning",
            "check: {present: {type: mountain, attribute: huts}}",
            "check: {present: {type: mountain, attribute: height}}, undetermined: error",
            "check: {unique: {attribute: huts}}",
            "check: {unique: {attribute: country}}",
            "check: {subset: {attribute: routes, of: routes(rigi)}}",
            "derive: {formula: 'huts(X) = huts(X) * 1'}",
            "derive: {formula: 'roof(rigi) = height(rigi) * 2'}",
            "derive: {formula: 'roof(X) = height(X) / 2 + 900'}",
            "derive: {formula: 'roof(X) = height(X) * height(X) / height(X)'}",
            "derive: {formula: 'roof(X) = height(X) - 4'}",
            "derive: {sum: {attribute: huts, parts_of: rigi}}",
            "derive: {distribute: {attribute: climbed_on}}",
            "check: {within: {attribute: height}}",
            "check: {order: {first: height(east), then: roof(rigi)}}",
        ]
    ),
    min_size=1,
    max_size=4,
)
FACTS = """\
source: {id: atlas, reference: true}
facts:
  - {subject: rigi, attribute: height, value: 1797}
"""


def as_csv(table: list[dict[str, str]]) -> str:
    text = io.StringIO()
    writer = csv.DictWriter(text, list(cells), lineterminator="\n")
    writer.writeheader()
    writer.writerows(table)
    return text.getvalue()


def corpus_of(table: list[dict[str, str]], kinds: list[str]) -> Files:
    declared = "".join(
        f"  - {{id: r{number}, title: A rule, may_match_nothing: true, {kind}}}\n"
        for number, kind in enumerate(kinds)
    )
    words = """\
attributes:
  height: {kind: quantity, unit: m, qualifiers: [as_of]}
  climbed_on: {kind: date, qualifiers: [as_of]}
  huts: {kind: count, qualifiers: [as_of]}
entities:
  rigi: {label: Rigi, type: mountain, aliases: [Mount Rigi]}
  east: {label: East top, type: mountain, part_of: rigi}
  alps: {label: the Alps, type: region}
  home: {label: Switzerland, type: country, part_of: alps}
"""
    return {
        "words.yaml": words,
        "more.yaml": QUALIFIED,
        "atlas.yaml": FACTS,
        "rules.yaml": f"rules:\n{declared}",
        "t.yaml": mapping(WIDE),
        "peaks.csv": as_csv(table),
    }


@settings(
    max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
@given(table=rows, kinds=rules, told=st.integers(0, 4), every=st.booleans())
def test_both_engines_give_the_same_reports(
    table: list[dict[str, str]],
    kinds: list[str],
    told: int,
    every: bool,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    top = written(tmp_path_factory.mktemp("engines"), corpus_of(table, kinds))
    event(either_way(top, told, [every]))


long_cells = {
    "source": st.sampled_from(["ann", "bob", "Cid D.", "s-1"]),
    "subject": st.sampled_from(["rigi", "Rigi", "P1", "P 1", "Q/2", "Q%2F2"]),
    "type": st.sampled_from(["mountain", "", "hut", "a hut"]),
    "attribute": st.sampled_from(["height", "height", "huts", " huts", "remark"]),
    "value": st.sampled_from(["5", "5", "5 ", "6", "n/a", "4..7"]),
    "unit": st.sampled_from(["", "", "m", "km"]),
    "as_of": st.sampled_from(["", "", "2001"]),
}
TWO = """\
tables:
  - {id: one, from: a.csv, empty: [n/a]}
  - {id: two, from: [b.csv, c.csv], reference: true, source: survey, empty: [n/a]}
"""


@settings(
    max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
@given(
    tables=st.lists(
        st.lists(st.fixed_dictionaries(long_cells), min_size=1, max_size=9), min_size=3, max_size=3
    ),
    told=st.integers(0, 3),
    every=st.booleans(),
)
def test_both_engines_read_long_tables_alike(
    tables: list[list[dict[str, str]]],
    told: int,
    every: bool,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    alone = [f"check: {{unique: {{attribute: {name}}}}}" for name in ("huts", "remark")]
    files = dict(corpus_of([], ["check: {agree: {}}", *alone]))
    files["more.yaml"] = "attributes:\n  remark: {kind: text}\n"
    files["t.yaml"] = TWO
    for name, table in zip("abc", tables, strict=True):
        text = io.StringIO()
        writer = csv.DictWriter(text, list(long_cells), lineterminator="\n")
        writer.writeheader()
        for row in table:
            unit = row["unit"] if row["attribute"] == "height" else ""
            qualifier = "" if row["attribute"] == "remark" else row["as_of"]
            writer.writerow({**row, "unit": unit, "as_of": qualifier})
        files[f"{name}.csv"] = text.getvalue()
    top = written(tmp_path_factory.mktemp("engines"), files)
    event(either_way(top, told, [every]))


def long_rows(peaks: int) -> list[tuple[str, str, str, str, str]]:
    return [
        (
            f"s{number % 4}",
            f"peak {number // 4}",
            "mountain",
            "height",
            str(1000 + number // 4 + (60 if number % 44 == 3 else 0)),
        )
        for number in range(4 * peaks)
    ]


@pytest.fixture
def large(tmp_path: Path) -> Path:
    top = written(tmp_path, {"t.yaml": mapping("", "p.parquet")})
    values = ", ".join(map(str, long_rows(300)))
    duckdb.sql(
        f"COPY (SELECT * FROM (VALUES {values}) t(source, subject, type, attribute, value)) "
        f"TO '{top / 'p.parquet'}' (FORMAT parquet)"
    )
    return top


def test_what_plainly_agrees_is_not_built(large: Path) -> None:
    corpus = same(large, 3)
    assert len(corpus.facts) == 4 * (3 + 3)  # three contradictions, and three agreements
    assert len(picked(large, 3).facts) == 4 * (3 + 3)
    assert corpus.untold.number() == 300 - 3 - 3


def test_where_a_row_stands_plays_no_part_in_what_is_told(tmp_path: Path) -> None:
    """Sources that only a table names, and claims that stand alone: the same of rows turned."""
    lines = [f"s{number % 3},P{number},{900 + number}" for number in (7, 2, 9, 4, 1)]
    told = []
    for name, some in (("one", lines), ("other", lines[::-1])):
        table = "\n".join(["who,peak,metres", *some, ""])
        top = written(tmp_path / name, {"t.yaml": mapping(BY_PEAK), "peaks.csv": table})
        corpus = same(top, 2)
        assert [*corpus.sources] == ["s0", "s1", "s2"]
        report = run(corpus, told=2)
        told.append({row.fact.subject for row in report.unchecked})
        assert report.alone == 5
    assert told == [{"mountain:P1", "mountain:P2"}] * 2


def test_a_claim_in_a_file_is_held_against_those_of_tables(large: Path) -> None:
    facts = "source: {id: x}\nfacts:\n  - {subject: own, attribute: height, value: 5 m}\n"
    own = "entities:\n  own: {label: peak 7, type: mountain}\n"
    (large / "x.yaml").write_text(facts + own)
    corpus = same(large, 0)
    assert "x.own.height" in {fact.id for fact in corpus.facts}
    assert len(corpus.facts) == 5


@pytest.mark.parametrize(
    "more",
    [
        "source: {id: x}\nfacts:\n  - {subject: rigi, attribute: height, value: 5 m, origin: s1}\n",
        "source: {id: x}\nfacts:\n  - {subject: peak 3, attribute: height, value: 5 m}\n",
        "source: {id: x}\nfacts:\n"
        "  - {subject: rigi, attribute: height, value: 5 m, said_by: peak 3}\n",
    ],
)
def test_what_bears_on_more_than_a_group_is_read_row_by_row(more: str, large: Path) -> None:
    (large / "s0.yaml").write_text("source: {id: s0}\n")
    (large / "x.yaml").write_text(more)
    with pytest.raises(NotPicked):
        picked(large, 3)


@pytest.mark.parametrize(
    "csv_",
    [
        "who,peak,metres\nann,P,5\nbob,P\n",
        "who,peak,metres\nann,P,high\nbob,P,5\n",
        "who,peak,metres\nann,,5\nbob,P,5\n",
        "who,peak,metres\n,P,5\nbob,P,5\n",
        "who,peak,meters\nann,P,5\nbob,P,5\n",
        "who,peak,metres\n",
        "",
    ],
)
def test_what_is_out_of_the_ordinary_is_read_row_by_row(csv_: str, tmp_path: Path) -> None:
    more = "source: {column: who}\nsubject: {column: peak}\nattributes: {metres: height}\n"
    top = written(tmp_path, {"t.yaml": mapping(more), "peaks.csv": csv_})
    with pytest.raises(NotPicked):
        picked(top, 3)


def test_claims_that_are_named_otherwise_are_never_lost(tmp_path: Path) -> None:
    """White space around an attribute, and an unknown one of which nothing is said."""
    head = "source,subject,attribute,value,as_of\n"
    odd = head + "ann,P,height,5,2001\nbob,P, height ,9,2002\nann,P,heigth,,2001\n"
    top = written(tmp_path, {"t.yaml": mapping(""), "peaks.csv": odd})
    with pytest.raises(NotPicked):
        picked(top, 3)
    plain = head + "ann,P,height,5,2001\nbob,P,height,9,2001\nann,P,heigth,,2003\n"
    (top / "peaks.csv").write_text(plain)
    assert len(same(top, 3).facts) == 2


def test_a_key_twice_is_told_as_by_the_plain_engine(
    large: Path, wrong: Callable[..., list[str]]
) -> None:
    assert wrong({"t.yaml": mapping("row: {key: [subject]}\n", "p.parquet")})
    with pytest.raises(NotPicked):
        picked(large, 3)


# Ranks


ends = st.integers(0, 4)


@given(
    st.lists(
        st.tuples(ends, ends, st.booleans(), st.booleans()).filter(
            lambda one: one[0] < one[1] or (one[0] == one[1] and not one[2] and not one[3])
        ),
        min_size=2,
        max_size=6,
    )
)
def test_ranks_meet_where_values_do(spans: list[tuple[int, int, bool, bool]]) -> None:
    values = [Interval(*span) for span in spans]
    ranks = ranked(values)
    for one, rank in zip(values, ranks, strict=True):
        for other, its in zip(values, ranks, strict=True):
            assert rank.lower is not None
            assert rank.upper is not None
            assert its.lower is not None
            assert its.upper is not None
            meets = max(rank.lower, its.lower) <= min(rank.upper, its.upper)
            assert meets is one.meets(other)
            assert (rank.term == its.term) is (one == other)


def test_what_was_converted_has_no_ranks() -> None:
    (one, other) = ranked([Interval(0, 5, scale="ft"), Interval(0, 5)])
    assert one.lower is None
    assert other.lower == 0
    assert one.term == other.term


# The engine


def test_nothing_but_the_named_files_is_read(tmp_path: Path) -> None:
    for name in ("a.csv", "b.csv"):
        (tmp_path / name).write_text("x\n1\n")
    base = connected([str(tmp_path / "a.csv")])
    read = "SELECT * FROM read_csv(?, columns = {'x': 'INT'}, auto_detect = false, header = true)"
    assert list(base.rows(read, [str(tmp_path / "a.csv")])) == [(1,)]
    for refused in (
        (read, [str(tmp_path / "b.csv")]),
        (f"COPY (SELECT 1) TO '{tmp_path / 'c.csv'}'", []),
        ("SET enable_external_access = true", []),
        ("SET temp_directory = '/tmp'", []),
        ("INSTALL httpfs", []),
        ("LOAD httpfs", []),
        (f"ATTACH '{tmp_path / 'x.db'}'", []),
    ):
        with pytest.raises(Failed):
            list(base.rows(*refused))
    folder = Path(base.folder)
    assert folder.is_dir()
    base.close()
    assert not folder.exists()


@pytest.mark.of_format("json", "md")
def test_the_command_gives_the_same_on_both_engines(
    large: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from checker.command import main

    monkeypatch.chdir(large.parent)
    for engine in ("plain", "duckdb"):
        out = ["--out", f"json={engine}.json", "--out", f"md={engine}.md"]
        where = ["--facts", "facts", "--rules", "facts"]
        assert main(["check", *where, "--engine", engine, "--told", "7", *out]) == 1
    for ending in ("json", "md"):
        assert Path(f"plain.{ending}").read_bytes() == Path(f"duckdb.{ending}").read_bytes()
    told = json.loads(Path("duckdb.json").read_text())
    assert told["summary"]["contradiction"] == 28


def test_an_engine_that_is_not_installed(
    large: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from checker.command import main

    monkeypatch.chdir(large.parent)
    monkeypatch.setattr("checker.command.judging.find_spec", lambda _: None)
    assert main(["check", "--facts", "facts", "--rules", "facts", "--engine", "duckdb"]) == 2
    assert capsys.readouterr().err == (
        "--engine duckdb: not installed: pip install 'fact-consistency-checker[tables]'\n"
    )


@pytest.mark.parametrize(
    ("always", "more", "row"),
    [
        (False, "", "bob,Rigi,5"),  # small
        (True, "", '"bob\n",Rigi,5'),
        (True, "waivers: []\n", "bob,Rigi,5"),
    ],
)
def test_files_are_parsed_once_where_no_engine_picks(
    always: bool, more: str, row: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    parsed: list[str] = []
    really = loading.read_yaml

    def read_yaml(data: bytes, name: str) -> object:
        parsed.append(name)
        return really(data, name)

    monkeypatch.setattr(loading, "read_yaml", read_yaml)
    files = {"t.yaml": mapping(BY_PEAK) + more, "peaks.csv": f"who,peak,metres\n{row}\n"}
    top = written(tmp_path, files)
    corpus, problems = load([top], str(tmp_path), picking=Picking(5, every=False, always=always))
    assert corpus is not None, problems
    assert len(corpus.facts) == 1
    assert parsed == ["facts/t.yaml", "facts/words.yaml"]


# Lines


@pytest.mark.parametrize(
    ("line", "delimiter"),
    [
        (b'ann, "P",5', ","),
        (b' "ann",P,5', ","),
        (b'"ann" ,P,5', ","),
        (b'ann,P,"5" ', ","),
        (b'ann,P,"5"\t\r', ","),
        (b'ann\t "P"\t5', "\t"),
        (b'ann; "P, ""q""";5', ";"),
        (b'"P, ""q""", "x",5', ","),
        (b"a" * (LONGEST + 1), ","),
        (b"ann,P,5,", ","),
        (b'ann,P,5,""\r', ","),
        (b'"ann, the first",P,5,', ","),
    ],
)
def test_lines_that_are_read_in_more_than_one_way(
    line: bytes, delimiter: str, tmp_path: Path
) -> None:
    path = tmp_path / "x.csv"
    for before in (b"", b"ann,P,5\n" * 150_000):  # what is read at once ends within a line
        for after in (b"", b"\nbob,P,5"):
            path.write_bytes(before + line + after)
            with pytest.raises(NotPicked):
                lines_of(str(path), delimiter, 3)


@pytest.mark.parametrize(
    ("line", "delimiter", "width"),
    [
        (b'"P, ""q"" ","a "," b"', ",", 3),
        (b'a\t\t"P"\t"Q"\t', "\t", 5),
        (b'a "P" b', " ", 3),
        ("é,É".encode() * 9, ",", 10),
        (b"a" * (LONGEST - 1), ",", 1),  # a carriage return counts
        (b"ann,P,", ",", 3),
        (b'"ann, the first",P,""', ",", 3),
    ],
)
def test_lines_that_are_read_in_one_way(
    line: bytes, delimiter: str, width: int, tmp_path: Path
) -> None:
    path = tmp_path / "x.csv"
    for many in (1, 2, 30):
        path.write_bytes(line + (b"\r\n" + line) * (many - 1))
        assert lines_of(str(path), delimiter, width) == (many, digest_of_file(str(path)))
        path.write_bytes((line + b"\n") * many)
        assert lines_of(str(path), delimiter, width) == (many, digest_of_file(str(path)))


def test_blanks_beside_quotation_marks_are_read_row_by_row(tmp_path: Path) -> None:
    """By who selects, too."""
    for line, fine in (('ann, "P",5', True), ("ann,P,5," + "x" * (LONGEST + 1), False)):
        text = f"who,peak,metres{',note' * (line.count(',') - 2)}\n{line}\n"
        top = written(tmp_path, {"t.yaml": mapping(BY_PEAK), "peaks.csv": text})
        if fine:
            (claim,) = same(top, 3).facts
            assert claim.subject == "mountain:%22P%22"
            continue
        with pytest.raises(NotPicked, match="rows that cannot be read"):
            picked(top, 3)


def test_qualifiers_with_the_sign_between_them_are_read_row_by_row(tmp_path: Path) -> None:
    more = "attributes:\n  huts: {kind: count, qualifiers: {by: text, on: text}}\n"
    columns = "qualifiers: {by: {column: by}, on: {column: on}}\n"
    table = BY_PEAK.replace("metres: height", "huts: beds") + columns
    head = "who,peak,huts,by,on\n"
    for cells, plain in ((("a\x1f", "b"), False), (("a", "b"), True)):
        one, other = cells
        text = f"{head}ann,P,5,{one},{other}\nbob,P,9,{one.strip(chr(31))},{other}\n"
        files = {"t.yaml": mapping(table), "peaks.csv": text}
        words = {"more.yaml": more.replace("huts", "beds")}
        top = written(tmp_path / str(plain), {**files, **words})
        if plain:
            same(top, 3)
            continue
        with pytest.raises(NotPicked, match=r"U\+001F"):
            picked(top, 3)


# Names of files and folders


def _peaks(path: Path, metres: int, peak: str = "P") -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    row = f"SELECT unnest(['ann', 'bob']) AS who, '{peak}' AS peak, {metres} AS metres"
    duckdb.sql(f"COPY ({row}) TO '{path.parent / 'new'}' (FORMAT parquet)")
    (path.parent / "new").rename(path)


def test_a_folder_that_is_called_as_a_column_is_just_a_folder(tmp_path: Path) -> None:
    for name in ("peak=Q/metres=5/x.parquet", "metres=7/huts=1/x.csv"):
        top = written(tmp_path / name[-3:], {"t.yaml": mapping(BY_PEAK, name)})
        if name.endswith(".csv"):
            (top / name).parent.mkdir(parents=True)
            (top / name).write_text("who,peak,metres\nann,P,812\nbob,P,812\n")
        else:
            _peaks(top / name, 812)
        for corpus in (same(top, 3), load([top], str(top.parent))[0]):
            assert corpus is not None
            assert {(fact.subject, fact.value.text) for fact in corpus.facts} == {
                ("mountain:P", "812")
            }


ODD_NAMES = (
    "~", "~x", "p[12]", "p?", "p*", "some*/p", "it's", 'a"b', "a b", " a", "p%20", "h#1", "Höhe",
    "http:", "$x", "{a,b}", "k=v",
)  # fmt: skip


@pytest.mark.parametrize("ending", [".csv", ".parquet"])
def test_a_file_is_what_its_name_says_on_disk(
    ending: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also where an engine would take the name for a pattern, a home, or an address; read from the
    folder itself, as all of them and as each alone."""
    names = [f"{name}{ending}" for name in ODD_NAMES]
    top = written(tmp_path, {"t.yaml": mapping(BY_PEAK, json.dumps(["p1.csv", *names]))})
    for number, name in enumerate(("p1.csv", *names)):
        path = top / name
        path.parent.mkdir(exist_ok=True)
        if name.endswith(".csv"):
            path.write_text(f"who,peak,metres\nann,P,{number}\n")
        else:
            _peaks(path, number)
    monkeypatch.chdir(top)
    corpus = same(Path(), 99, [False])
    assert {int(fact.value.text) for fact in corpus.facts} == {*range(len(names) + 1)}


def test_a_backslash_is_no_slash(tmp_path: Path, wrong: Callable[..., list[str]]) -> None:
    _peaks(tmp_path / "facts" / "a\\b.parquet", 9)
    _peaks(tmp_path / "facts" / "a" / "b.parquet", 4)
    (told,) = wrong({"t.yaml": mapping(BY_PEAK, "'a\\b.parquet'")})
    assert "a backslash in its path, which DuckDB takes for a slash: rename it" in told


def test_where_a_name_cannot_be_made_plain_it_is_to_be_changed(
    tmp_path: Path, wrong: Callable[..., list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    _peaks(tmp_path / "facts" / "p[1].parquet", 9)
    monkeypatch.setattr(os, "symlink", Mock(side_effect=OSError))
    (told,) = wrong({"t.yaml": mapping(BY_PEAK, "'p[1].parquet'")})
    assert "'[' in its path, which is taken for a pattern of several files: rename it" in told


@pytest.mark.parametrize("many", [1, 1000])
def test_what_is_known_here_comes_to_the_engine_as_it_is(many: int) -> None:
    texts = ["", "a", 'say "so"', "a,b", "two\nlines", "None", "'", "é", "?"]
    rows = [
        (n, None if n % 7 == 3 else text, n % 2 == 0, None if n % 5 == 2 else 10**15 + n)
        for n, text in enumerate(texts * many)
    ]
    base = Duck([])
    columns = {"n": "INT", "text": "VARCHAR", "even": "BOOL", "most": "BIGINT"}
    base.upload("known", columns, rows)
    base.upload("plain", {"n": "INT", "text": "VARCHAR"}, [(n, f"t{n}") for n in range(many)])
    base.upload("nothing", {"n": "INT"}, [])
    assert list(base.rows("SELECT * FROM known ORDER BY n")) == rows
    assert list(base.rows("SELECT * FROM plain ORDER BY n")) == [(n, f"t{n}") for n in range(many)]
    assert list(base.rows("SELECT * FROM nothing")) == []
    base.close()
