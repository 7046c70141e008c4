"""What rows become: claims, sources, subjects and wholes, whatever file they come from."""

import gzip
import json
import sqlite3
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import duckdb
import pytest
import zstandard

from checker.engine import run
from checker.model.corpus import Corpus
from checker.model.place import Place
from checker.values.interval import Interval
from checker.values.verdict import Verdict

from .conftest import WIDE, mapping

Loaded = Callable[..., Corpus]

CSV = "who,peak,metres\nann,Rigi,1798\nbob,Mount Rigi,1797\ncid,Eiger,3967\n"


def values(corpus: Corpus) -> dict[str, str]:
    return {fact.id: fact.value.text for fact in corpus.facts}


def test_a_wide_table(loaded: Loaded) -> None:
    corpus = loaded({"t.yaml": mapping(WIDE), "peaks.csv": CSV})
    assert values(corpus) == {
        "peaks.2.height": "1798",
        "peaks.3.height": "1797",
        "peaks.4.height": "3967",
    }
    first, second, third = corpus.facts
    assert first.place == Place("facts/peaks.csv", 2, 1)
    assert (first.source, first.origins) == ("ann", frozenset({"ann"}))
    assert first.subject == second.subject == "rigi"
    assert third.subject == "mountain:Eiger"
    assert corpus.entities.label("mountain:Eiger") == "Eiger"
    assert [one.title for one in corpus.sources.values()] == ["ann", "bob", "cid"]


def test_a_key_names_rows(loaded: Loaded) -> None:
    csv = "who,peak,metres\nann,Rigi/West 1,1798\nänn,Rigi/West,1798\n"
    corpus = loaded({"t.yaml": mapping(WIDE + "row: {key: [who, peak]}\n"), "peaks.csv": csv})
    assert [fact.id for fact in corpus.facts] == [
        "peaks.ann/Rigi%2FWest%201.height",
        "peaks.änn/Rigi%2FWest.height",
    ]


def test_lines_are_those_of_the_file(loaded: Loaded) -> None:
    csv = 'who,peak,metres\r\n"a\nnn",Rigi,1798\r\n\r\nbob,Rigi,1797\r\n'
    corpus = loaded({"t.yaml": mapping(WIDE), "peaks.csv": csv})
    assert [fact.place.line for fact in corpus.facts] == [2, 5]
    assert corpus.facts[0].source == "a%20nn"


def test_the_last_line_needs_no_end_and_the_first_may_have_a_mark(loaded: Loaded) -> None:
    corpus = loaded({"t.yaml": mapping(WIDE), "peaks.csv": "\ufeff" + CSV.rstrip()})
    assert len(corpus.facts) == 3


def test_a_long_table(loaded: Loaded) -> None:
    csv = (
        "source,subject,type,attribute,value,unit,as_of,quote,said_by,status,note\n"
        "ann,rigi,,height,1.8,km,2001,so high,the host,,n\n"
        "ann,Säntis,mountain,huts,4,,2001,,,,\n"
        "bob,rigi,,country,Switzerland,,,,,draft,\n"
    )
    corpus = loaded({"t.yaml": mapping(""), "peaks.csv": csv})
    assert values(corpus) == {"peaks.2.height": "1.8 km", "peaks.3.huts": "4"}
    first, second = corpus.facts
    assert first.qualifiers == (("as_of", "2001"),)
    assert (first.quote, first.said_by, first.note) == (("so high",), "the host", "n")
    assert second.subject == "mountain:Säntis"
    assert [(row.fact.id, row.reason) for row in corpus.set_aside] == [
        ("peaks.4.country", "a draft")
    ]


def test_what_names_a_row_of_a_long_table_may_be_a_qualifier_of_it(loaded: Loaded) -> None:
    csv = "source,subject,attribute,value,as_of\na,rigi,huts,3,2001\na,rigi,huts,4,2002\n"
    more = "row: {key: [subject, attribute, as_of]}\n"
    corpus = loaded({"t.yaml": mapping(more), "peaks.csv": csv})
    assert [(fact.id, dict(fact.qualifiers)) for fact in corpus.facts] == [
        ("peaks.rigi/huts/2001.huts", {"as_of": "2001"}),
        ("peaks.rigi/huts/2002.huts", {"as_of": "2002"}),
    ]


def test_a_long_table_of_one_source_and_with_notations_by_attribute(loaded: Loaded) -> None:
    more = (
        "source: atlas\nsubject: rigi\n"
        'formats: {climbed_on: "%d.%m.%Y"}\ndecimal: {height: ","}\n'
        'lists: {routes: ";"}\n'
    )
    csv = 'attribute,value\nclimbed_on,3.11.1987\nheight,"1.797,98"\nroutes,east; west ridge ;\n'
    corpus = loaded({"t.yaml": mapping(more), "peaks.csv": csv})
    assert [fact.value.text for fact in corpus.facts] == [
        "1987-11-03",
        "1797.98",
        "east, west ridge",
    ]
    assert {fact.source for fact in corpus.facts} == {"atlas"}


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("1.797,98", "1797.98"),
        ("1797,5", "1797.5"),
        ("1 km", "1 km"),
        ("about 1.797,5 m", "about 1797.5 m"),
        ("1'797,5", "1797.5"),
        ("1.797", "1797"),
    ],
)
def test_a_decimal_comma(cell: str, text: str, loaded: Loaded) -> None:
    more = WIDE + 'delimiter: ";"\ndecimal: ","\n'
    csv = f"who;peak;metres\nann;Rigi;{cell}\n"
    corpus = loaded({"t.yaml": mapping(more), "peaks.csv": csv})
    assert [fact.value.text for fact in corpus.facts] == [text]


@pytest.mark.parametrize(
    ("cell", "text"),
    [("1,797.98", "1797.98"), ("1797.5", "1797.5"), ("about 1,797 m", "about 1797 m")],
)
def test_a_decimal_point(cell: str, text: str, loaded: Loaded) -> None:
    more = WIDE + 'delimiter: ";"\ndecimal: "."\n'
    csv = f"who;peak;metres\nann;Rigi;{cell}\n"
    corpus = loaded({"t.yaml": mapping(more), "peaks.csv": csv})
    assert [fact.value.text for fact in corpus.facts] == [text]


@pytest.mark.parametrize("cell", ["1.797,5", "1,79.5", "1.5.5", "17,97"])
def test_what_has_no_decimal_point_is_never_guessed(
    cell: str, wrong: Callable[..., list[str]]
) -> None:
    more = WIDE + 'delimiter: ";"\ndecimal: "."\n'
    csv = f"who;peak;metres\nann;Rigi;{cell}\n"
    assert wrong({"t.yaml": mapping(more), "peaks.csv": csv}) == [
        f"facts/peaks.csv:2:3: column 'metres': '{cell}' is no number with a decimal point, "
        "as 1,234.5 is"
    ]


@pytest.mark.parametrize("cell", ["1797.5", "1,797.5", "1.79,5", "1,5,5"])
def test_what_has_no_decimal_comma_is_never_guessed(
    cell: str, wrong: Callable[..., list[str]]
) -> None:
    more = WIDE + 'delimiter: ";"\ndecimal: ","\n'
    csv = f"who;peak;metres\nann;Rigi;{cell}\n"
    assert wrong({"t.yaml": mapping(more), "peaks.csv": csv}) == [
        f"facts/peaks.csv:2:3: column 'metres': '{cell}' is no number with a decimal comma, "
        "as 1.234,5 is"
    ]


def test_units_by_column(loaded: Loaded) -> None:
    more = WIDE + "units: {metres: {column: unit}}\n"
    csv = "who,peak,metres,unit\nann,Rigi,1.8,km\nbob,Rigi,1797,\n"
    corpus = loaded({"t.yaml": mapping(more), "peaks.csv": csv})
    assert [fact.value.nominal for fact in corpus.facts] == [1800, 1797]
    more = WIDE + "units: {metres: ft}\n"
    (fact,) = loaded(
        {"t.yaml": mapping(more), "peaks.csv": "who,peak,metres\nann,Rigi,100\n"}
    ).facts
    assert fact.value.nominal == Fraction("30.48")


def test_empty_cells_and_words_for_empty_are_no_claims(loaded: Loaded) -> None:
    more = WIDE.replace("metres: height", "metres: height, huts: huts")
    csv = "who,peak,metres,huts\nann,Rigi, ,4\nbob,Rigi,n/a,-\ncid,Rigi,1797,\n,,,\n"
    corpus = loaded({"t.yaml": mapping(more + "empty: [n/a, '-']\n"), "peaks.csv": csv})
    assert list(values(corpus)) == ["peaks.2.huts", "peaks.4.height"]


def test_qualifiers_may_have_formats(loaded: Loaded) -> None:
    more = WIDE + 'qualifiers: {as_of: {column: day}}\nformats: {day: "%d/%m/%Y"}\n'
    csv = "who,peak,metres,day\nann,Rigi,1798,03/11/1987\nbob,Rigi,1798,\n"
    corpus = loaded({"t.yaml": mapping(more), "peaks.csv": csv})
    assert [fact.qualifiers for fact in corpus.facts] == [(("as_of", "1987-11-03"),), ()]


def test_a_text_may_be_a_qualifier_of_the_whole_table(loaded: Loaded) -> None:
    corpus = loaded({"t.yaml": mapping(WIDE + "qualifiers: {as_of: 1999}\n"), "peaks.csv": CSV})
    assert {fact.qualifiers for fact in corpus.facts} == {(("as_of", "1999"),)}


def test_qualifiers_are_read_as_the_attribute_declares_them(
    loaded: Loaded, wrong: Callable[..., list[str]]
) -> None:
    more = WIDE.replace("metres: height", "metres: guests")
    more += "qualifiers: {during: {column: when}, by: {column: whose}}\n"
    csv = "who,peak,metres,when,whose\nann,Rigi,1798,May 1987,Mount Rigi\nbob,Rigi,4,,\n"
    first, second = loaded({"t.yaml": mapping(more), "peaks.csv": csv}).facts
    assert first.qualifiers == (("by", "rigi"), ("during", "1987-05"))
    assert [str(time) for time in first.times] == ["during May 1987"]
    assert second.times == ()
    csv = "who,peak,metres,when,whose\nann,Rigi,1798,soon,\nbob,Rigi,4,,nobody\n"
    assert [
        said.partition(": ")[2] for said in wrong({"t.yaml": mapping(more), "peaks.csv": csv})
    ] == [
        "during: 'soon' is no date: write 1993-04-02, 1993-04 or 1993 (year-month-day), or EDTF",
        "by: unknown entity 'nobody'; declare it under `entities:`",
    ]


def test_reference_tables(loaded: Loaded) -> None:
    more = WIDE.replace("{column: who}", "survey") + "reference: true\n"
    corpus = loaded({"t.yaml": mapping(more), "peaks.csv": CSV})
    assert corpus.sources["survey"].reference
    assert {fact.origins for fact in corpus.facts} == {frozenset()}


def test_a_declared_source_is_the_one_of_its_id(loaded: Loaded) -> None:
    declared = "source: {id: ann, title: A walk, publisher: Daily, derived_from: bob}\n"
    other = "source: {id: bob, title: Another}\n"
    files = {"t.yaml": mapping(WIDE), "peaks.csv": CSV, "a.yaml": declared, "b.yaml": other}
    corpus = loaded(files)
    assert corpus.sources["ann"].title == "A walk"
    assert corpus.facts[0].origins == frozenset({"bob"})


def test_a_source_that_is_superseded_takes_no_part(loaded: Loaded) -> None:
    declared = "source: {id: ann}\n"
    newer = "source: {id: bob, supersedes: ann}\n"
    files = {"t.yaml": mapping(WIDE), "peaks.csv": CSV, "a.yaml": declared, "b.yaml": newer}
    corpus = loaded(files)
    assert [(one.fact.id, one.reason) for one in corpus.set_aside] == [
        ("peaks.2.height", "its source is superseded by bob")
    ]


def test_a_table_of_wholes(loaded: Loaded) -> None:
    more = (
        "subject: {column: place, type: hut}\npart_of: {column: in, type: region}\n"
        "  - id: heights\n    from: h.csv\n"
    )
    text = (
        mapping(more)
        .replace("      - id: heights", "  - id: heights")
        .replace("        from: h.csv", "    from: h.csv")
    )
    csv = "place,in\nHut A,North\nHut B,North\nRigi,\n"
    files = {
        "t.yaml": text,
        "peaks.csv": csv,
        "h.csv": "source,subject,type,attribute,value\nann,Hut A,hut,height,2000\n",
    }
    corpus = loaded(files)
    assert corpus.entities.parts["region:North"] == ("hut:Hut%20A", "hut:Hut%20B")
    assert corpus.facts[0].subject == "hut:Hut%20A"
    assert "hut:Rigi" in corpus.entities.by_id, "a hut is no mountain"


def test_wholes_that_cannot_be(wrong: Callable[..., list[str]]) -> None:
    more = "subject: {column: place, type: hut}\npart_of: {column: in}\n"
    csv = "place,in\na,b\nb,c\nc,a\nd,d\na,e\n"
    assert wrong({"t.yaml": mapping(more), "peaks.csv": csv}) == [
        "facts/peaks.csv:2:2: part of goes round in a circle: hut:a -> hut:b -> hut:c -> hut:a: "
        "remove one",
        "facts/peaks.csv:5:2: 'hut:d' cannot be part of itself: leave the cell empty",
        "facts/peaks.csv:6:2: 'hut:a' is part of 'hut:b' already (facts/peaks.csv:2:2): "
        "keep one of the two",
    ]


def test_values_may_name_subjects_of_tables(loaded: Loaded) -> None:
    more = "subject: {column: place, type: country}\nattributes: {}\n"
    files = {
        "t.yaml": mapping(more),
        "peaks.csv": "place\nTyrol\n",
        "x.yaml": "source: {id: x}\nfacts: [{subject: rigi, attribute: country, value: Tyrol}]\n",
    }
    corpus = loaded(files)
    assert corpus.facts[0].value.possible == corpus.entities.spans["country:Tyrol"]


def test_several_files_and_patterns(loaded: Loaded) -> None:
    text = mapping(WIDE, '["more/*.csv", a.csv, "more/2.csv"]')
    one, two = CSV.splitlines()[0], "\n"
    files = {
        "t.yaml": text,
        "a.csv": CSV,
        "more/1.csv": f"{one}\nann,Rigi,5\n",
        "more/2.csv": f"{one}{two}bob,Rigi,6\n",
    }
    assert list(values(loaded(files))) == [
        "peaks.facts%2Fmore%2F1.csv/2.height",
        "peaks.facts%2Fmore%2F2.csv/2.height",
        "peaks.facts%2Fa.csv/2.height",
        "peaks.facts%2Fa.csv/3.height",
        "peaks.facts%2Fa.csv/4.height",
    ]


ROWS = [("ann", "Rigi", "1798"), ("bob", "Mount Rigi", "1797.5"), ("cid", "Eiger", None)]


def as_jsonl() -> bytes:
    lines = (
        json.dumps({"who": who, "peak": peak, "metres": float(m) if m else None})
        for who, peak, m in ROWS
    )
    return "\n".join(lines).encode()


def parquet(folder: Path, select: str, name: str = "p.parquet") -> None:
    (folder / "facts").mkdir(exist_ok=True)
    duckdb.sql(f"COPY ({select}) TO '{folder / 'facts' / name}' (FORMAT parquet)")


PLAIN_ROWS = "SELECT * FROM (VALUES ('ann', 'Rigi', 1798.0::DOUBLE), ('bob', 'Mount Rigi', 1797.5), ('cid', 'Eiger', NULL)) t(who, peak, metres)"  # noqa: E501


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("p.csv", CSV.encode()),
        ("p.tsv", CSV.replace(",", "\t").encode()),
        ("p.csv.gz", gzip.compress(CSV.encode(), mtime=0)),
        ("p.csv.zst", zstandard.compress(CSV.encode())),
        ("p.CSV", CSV.encode()),
    ],
)
def test_kinds_of_separated_files(name: str, data: bytes, loaded: Loaded) -> None:
    corpus = loaded({"t.yaml": mapping(WIDE, name), name: data})
    assert list(values(corpus).values()) == ["1798", "1797", "3967"]


@pytest.mark.parametrize("name", ["p.jsonl", "p.ndjson", "p.jsonl.gz"])
def test_json_lines(name: str, loaded: Loaded) -> None:
    data = gzip.compress(as_jsonl()) if name.endswith("gz") else as_jsonl()
    corpus = loaded({"t.yaml": mapping(WIDE, name), name: data})
    assert list(values(corpus).values()) == ["1798.0", "1797.5"]
    assert [fact.place.line for fact in corpus.facts] == [1, 2]


def test_numbers_of_json_keep_their_digits(loaded: Loaded) -> None:
    line = '{"who": "ann", "peak": "Rigi", "metres": 1798.10000000000000000000000001}\n'
    corpus = loaded({"t.yaml": mapping(WIDE, "p.jsonl"), "p.jsonl": line})
    assert list(values(corpus).values()) == ["1798.10000000000000000000000001"]


def test_parquet(loaded: Loaded, tmp_path: Path) -> None:
    parquet(tmp_path, PLAIN_ROWS)
    corpus = loaded({"t.yaml": mapping(WIDE, "p.parquet")})
    assert list(values(corpus).values()) == ["1798", "1797.5"]
    assert [fact.place.line for fact in corpus.facts] == [1, 2]


def test_types_of_parquet(loaded: Loaded, tmp_path: Path) -> None:
    parquet(
        tmp_path,
        "SELECT 'ann' who, 'Rigi' peak, 12.50::DECIMAL(9,2) m, DATE '1987-11-03' d, "
        "['east', 'west'] r, true o, 4::TINYINT h",
    )
    more = WIDE.replace("metres: height", "m: height, d: climbed_on, r: routes, o: open, h: huts")
    corpus = loaded({"t.yaml": mapping(more, "p.parquet")})
    assert list(values(corpus).values()) == ["12.50", "1987-11-03", "east, west", "true", "4"]


@pytest.mark.parametrize(
    ("literal", "text"),
    [
        ("TIMESTAMP '1987-11-03 07:08:00'", "1987-11-03T07:08"),
        ("TIMESTAMP '1987-11-03 07:08:09'", "1987-11-03T07:08:09"),
        ("TIMESTAMPTZ '1987-11-03 07:08:00+02'", "1987-11-03T05:08:00Z"),
    ],
)
def test_times_of_parquet(literal: str, text: str, loaded: Loaded, tmp_path: Path) -> None:
    parquet(tmp_path, f"SELECT 'ann' who, 'Rigi' peak, {literal} d")
    more = WIDE.replace("metres: height", "d: climbed_on")
    corpus = loaded({"t.yaml": mapping(more, "p.parquet")})
    assert list(values(corpus).values()) == [text]


def test_a_select(loaded: Loaded, tmp_path: Path) -> None:
    (tmp_path / "facts").mkdir()
    base = sqlite3.connect(tmp_path / "facts" / "p.sqlite")
    base.execute("CREATE TABLE peaks (who, peak, metres)")
    base.executemany("INSERT INTO peaks VALUES (?, ?, ?)", [(a, b, c) for a, b, c in ROWS])
    base.commit()
    base.close()
    select = 'select: "WITH x AS (SELECT * FROM peaks ORDER BY who) SELECT * FROM x"\n'
    corpus = loaded({"t.yaml": mapping(select + WIDE, "p.sqlite")}, sql=True)
    assert list(values(corpus).values()) == ["1798", "1797.5"]


def test_other_encodings(loaded: Loaded) -> None:
    for encoding in ("latin-1", "windows-1252", "utf-16"):
        csv = CSV.replace("ann", "zoë").encode(encoding)
        corpus = loaded({"t.yaml": mapping(WIDE + f"encoding: {encoding}\n"), "peaks.csv": csv})
        assert corpus.facts[0].source == "zoë"


def test_a_file_without_a_header(loaded: Loaded) -> None:
    csv = CSV.partition("\n")[2]
    corpus = loaded({"t.yaml": mapping(WIDE + "header: [who, peak, metres]\n"), "peaks.csv": csv})
    assert [fact.place.line for fact in corpus.facts] == [1, 2, 3]


def test_rows_that_cannot_be_read_may_be_skipped_and_are_counted(loaded: Loaded) -> None:
    csv = CSV + "dan,Rigi\nann,Rigi,high\n,Rigi,5\n"
    corpus = loaded({"t.yaml": mapping(WIDE + "on_error: skip\n"), "peaks.csv": csv})
    assert len(corpus.facts) == 3
    (skipped,) = corpus.skipped
    assert (skipped.table, skipped.rows) == ("peaks", 3)
    assert str(skipped.place) == "facts/peaks.csv:5:1"
    report = run(corpus)
    assert report.skipped == corpus.skipped


def test_claims_of_tables_meet_those_of_files(loaded: Loaded) -> None:
    facts = "source: {id: x}\nfacts:\n  - {subject: rigi, attribute: height, value: 1800 m}\n"
    corpus = loaded({"t.yaml": mapping(WIDE), "peaks.csv": CSV, "x.yaml": facts})
    report = run(corpus)
    (finding,) = report.of(Verdict.CONTRADICTION)
    assert [fact.source for fact in finding.question.facts] == ["x", "ann", "bob"]
    assert finding.answer.gap is not None


def test_a_claim_of_a_table_and_one_of_a_file_of_one_id(wrong: Callable[..., list[str]]) -> None:
    facts = (
        "source: {id: x}\nfacts:\n"
        "  - {id: peaks.2.height, subject: rigi, attribute: height, value: 1798}\n"
    )
    assert wrong({"t.yaml": mapping(WIDE), "peaks.csv": CSV, "x.yaml": facts}) == [
        "facts/peaks.csv:2:1: a second claim 'peaks.2.height' (first at facts/x.yaml:3:5): "
        "rename the table"
    ]


def test_a_value_of_a_table_is_that_of_a_file(loaded: Loaded) -> None:
    facts = "source: {id: x}\nfacts:\n  - {subject: rigi, attribute: height, value: 1798}\n"
    corpus = loaded({"t.yaml": mapping(WIDE), "peaks.csv": CSV, "x.yaml": facts})
    assert corpus.facts[0].value == corpus.facts[1].value
    assert isinstance(corpus.facts[0].value.possible, Interval)
