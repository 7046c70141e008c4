"""Every way in which a table cannot be read, and the exact words that it is answered with."""

import gzip
import json
import os
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from checker.loading.corpus import load

from .conftest import WIDE, WORDS, Loaded, mapping, written
from .test_reading import parquet

Wrong = Callable[..., list[str]]

GOOD = "who,peak,metres\nann,Rigi,1798\nbob,Rigi,1797\n"


def test_a_good_table_has_no_problem(wrong: Wrong) -> None:
    assert wrong({"t.yaml": mapping(WIDE), "peaks.csv": GOOD}) == []


# Columns


def test_a_missing_column_names_the_nearest(wrong: Wrong) -> None:
    text = mapping(WIDE.replace("metres: height", "meters: height"))
    assert wrong({"t.yaml": text, "peaks.csv": GOOD}) == [
        "facts/t.yaml:6:18: no column 'meters' in facts/peaks.csv; did you mean 'metres'?"
    ]


def test_a_missing_column_that_is_like_none_names_those_that_there_are(wrong: Wrong) -> None:
    text = mapping(WIDE + "row: {key: [who, zzz]}\n")
    assert wrong({"t.yaml": text, "peaks.csv": GOOD}) == [
        "facts/t.yaml:7:22: no column 'zzz' in facts/peaks.csv; there are who, peak, metres"
    ]


def test_another_delimiter_is_guessed_at_in_words_alone(wrong: Wrong) -> None:
    told = wrong({"t.yaml": mapping(WIDE), "peaks.csv": GOOD.replace(",", ";")})
    assert told == [
        "facts/peaks.csv:1:1: none of its columns is one of who, peak, metres; there are "
        "who;peak;metres; is its delimiter another one? write `delimiter: ';'`"
    ]


def test_a_column_that_stands_there_twice(wrong: Wrong) -> None:
    csv = "who,peak,metres,peak\nann,Rigi,1798,x\n"
    assert wrong({"t.yaml": mapping(WIDE), "peaks.csv": csv}) == [
        "facts/peaks.csv:1:4: a second column 'peak': give one of them another name"
    ]


def test_a_long_table_needs_its_columns(wrong: Wrong) -> None:
    csv = "source,subject,atribute,value\nann,Rigi,height,1798\n"
    assert wrong({"t.yaml": mapping(""), "peaks.csv": csv}) == [
        "facts/t.yaml:2:5: no column 'attribute' in facts/peaks.csv; did you mean 'atribute'?"
    ]


def test_columns_of_json_lines_are_missed_too(wrong: Wrong) -> None:
    files = {"t.yaml": mapping(WIDE, "p.jsonl"), "p.jsonl": '{"who": "ann", "peak": "Rigi"}\n'}
    assert wrong(files) == [
        "facts/t.yaml:6:18: no column 'metres' in facts/p.jsonl; there are who, peak"
    ]


def test_an_unknown_attribute_and_a_missing_column_are_told_together(wrong: Wrong) -> None:
    text = mapping(WIDE.replace("metres: height", "meters: hieght, who: open, peak: nothing"))
    assert wrong({"t.yaml": text, "peaks.csv": GOOD}) == [
        "facts/t.yaml:6:18: no column 'meters' in facts/peaks.csv; did you mean 'metres'?",
        "facts/t.yaml:6:26: unknown attribute 'hieght'; did you mean 'height'?; "
        "declare it under `attributes:`",
        "facts/t.yaml:6:51: unknown attribute 'nothing'; declare it under `attributes:`",
    ]


def test_columns_are_looked_for_beside_mistakes_of_shape(wrong: Wrong) -> None:
    text = mapping(WIDE.replace("{column: who}", "{column: whom}") + "emptyy: [x]\n")
    assert wrong({"t.yaml": text, "peaks.csv": GOOD}) == [
        "facts/t.yaml:4:22: no column 'whom' in facts/peaks.csv; did you mean 'who'?",
        "facts/t.yaml:7:5: unknown key 'emptyy'; did you mean 'empty'?",
    ]


def test_a_qualifier_is_told_of_each_attribute_that_lacks_it(wrong: Wrong) -> None:
    more = WIDE.replace("metres: height", "metres: height, who: guests, peak: country")
    assert wrong({"t.yaml": mapping(more + "qualifiers: {by: home}\n"), "peaks.csv": GOOD}) == [
        "facts/t.yaml:7:18: unknown qualifier 'by'; 'height' has as_of; 'country' has none: "
        "declare it there"
    ]


def test_no_row_is_read_of_a_table_that_is_declared_wrongly(wrong: Wrong) -> None:
    text = mapping(WIDE.replace("height", "hieght") + "formats: {day: '%Y'}\n")
    assert wrong({"t.yaml": text, "peaks.csv": GOOD + "ann\n,,\n"}) == [
        "facts/t.yaml:6:26: unknown attribute 'hieght'; did you mean 'height'?; "
        "declare it under `attributes:`",
        "facts/t.yaml:7:15: 'day' is no column of 'attributes'; there are metres",
    ]


# Rows


def test_ragged_rows_are_all_told_with_their_lines(wrong: Wrong) -> None:
    csv = 'who,peak,metres\nann,Rigi,1,798\n"bob\nb",Rigi,1797\n\ncid,Rigi\n'
    assert wrong({"t.yaml": mapping(WIDE), "peaks.csv": csv}) == [
        "facts/peaks.csv:2:1: 4 fields, but there are 3 columns: put a field with ',' in it into "
        "quotation marks",
        "facts/peaks.csv:6:1: 2 fields, but there are 3 columns: add them",
    ]


def test_a_quotation_mark_that_is_not_closed(wrong: Wrong) -> None:
    csv = 'who,peak,metres\nann,"Rigi"s,1798\nbob,Rigi,1797\ncid,"Rigi,1\n'
    told = wrong({"t.yaml": mapping(WIDE), "peaks.csv": csv})
    assert [line[: line.index(": a q")] for line in told] == [
        "facts/peaks.csv:2:1: cannot be read as fields",
        "facts/peaks.csv:4:1: cannot be read as fields",
    ]


def test_values_that_cannot_be_read_name_row_field_and_column(wrong: Wrong) -> None:
    csv = "who,peak,metres,day\nann,Rigi,tall,2020-02-31\nbob,Rigi,5 kg,2020-01-02\n"
    more = WIDE.replace("metres: height", "metres: height, day: climbed_on")
    told = wrong({"t.yaml": mapping(more), "peaks.csv": csv})
    assert told[0].startswith("facts/peaks.csv:2:3: column 'metres': ")
    assert told[1].startswith("facts/peaks.csv:2:4: column 'day': ")
    assert told[2] == (
        "facts/peaks.csv:3:3: column 'metres': `kg` is a mass, the attribute's unit `m` is a "
        "length: neither converts to the other; write the value in the attribute's unit"
    )


def test_all_that_is_wrong_with_a_row_is_told_at_once(wrong: Wrong) -> None:
    csv = (
        "who,peak,guests,day,when,by\n"
        "ann,,a1,2020-02-31,2020-13,nobody\n"
        "bob,Rigi,-3,1990,2021,home\n"
    )
    more = (
        "source: {column: who}\nsubject: {column: peak, type: mountain}\n"
        "attributes: {guests: guests}\nqualifiers: {during: {column: when}, by: {column: by}}\n"
    )
    told = wrong({"t.yaml": mapping(more), "peaks.csv": csv})
    assert [line.partition(": ")[0] for line in told] == [
        "facts/peaks.csv:2:2",
        "facts/peaks.csv:2:3",
        "facts/peaks.csv:2:5",
        "facts/peaks.csv:2:6",
        "facts/peaks.csv:3:3",
    ]


def test_the_same_qualifier_of_two_attributes_is_told_once(wrong: Wrong) -> None:
    csv = "who,peak,metres,huts,when\nann,Rigi,1798,a1,x\n"
    more = (
        WIDE.replace("metres: height", "metres: height, huts: huts") + "row: {key: [who]}\n"
        "qualifiers: {as_of: {column: when}}\n"
    )
    words = WORDS.replace("[as_of]", "{as_of: date}")
    told = wrong({"words.yaml": words, "t.yaml": mapping(more), "peaks.csv": csv})
    assert [line.partition(": ")[0] for line in told] == [
        "facts/peaks.csv:2:4",
        "facts/peaks.csv:2:5",
    ]


def test_each_wrong_member_of_a_cell_is_told(wrong: Wrong) -> None:
    csv = "who,peak,through\nann,Rigi,Rigi|Nowhere|Elsewhere\n"
    words = WORDS.replace("routes: {kind: set, members: text}", "routes: {kind: set}").replace(
        "country: {kind: entity}", "country: {kind: set, members: entity}"
    )
    more = WIDE.replace("metres: height", "through: country") + "lists: {through: '|'}\n"
    assert wrong({"words.yaml": words, "t.yaml": mapping(more), "peaks.csv": csv}) == [
        "facts/peaks.csv:2:3: column 'through': unknown entity 'Elsewhere'; declare it under "
        "`entities:`",
        "facts/peaks.csv:2:3: column 'through': unknown entity 'Nowhere'; declare it under "
        "`entities:`",
    ]


def test_a_second_row_of_a_key_is_read_for_its_mistakes_too(wrong: Wrong) -> None:
    csv = "who,peak,metres\nann,Rigi,1798\nann,Rigi,a1\n"
    told = wrong({"t.yaml": mapping(WIDE + "row: {key: [who]}\n"), "peaks.csv": csv})
    assert [line.partition(": ")[0] for line in told] == [
        "facts/peaks.csv:3:1",
        "facts/peaks.csv:3:3",
    ]


def test_a_row_with_many_mistakes_is_left_out_once(loaded: Loaded) -> None:
    csv = "who,peak,metres,huts\nann,Rigi,a1,b2\nbob,Rigi,1797,3\n"
    more = WIDE.replace("metres: height", "metres: height, huts: huts") + "on_error: skip\n"
    facts = {"f.yaml": "source: {id: f}\nfacts: []\n"}
    skipped = loaded({"t.yaml": mapping(more), "peaks.csv": csv, **facts}).skipped
    assert [(one.table, one.rows) for one in skipped] == [("peaks", 1)]


@pytest.mark.parametrize("end", ["\r", "\n"])
def test_a_line_that_ends_in_an_old_way(end: str, wrong: Wrong) -> None:
    csv = f"who,peak,metres\r\nann,Rigi,1798\r\nbob,Rigi,1797{end}cid,Rigi,1798\r\n"
    told = wrong({"t.yaml": mapping(WIDE), "peaks.csv": csv})
    assert bool(told) is (end == "\r")
    assert all("a line ends with a carriage return alone" in one for one in told)


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("5899", "5899 ft"),
        ("5899.5", "5899.5 ft"),
        ("about 5899", "about 5899 ft"),
        ("17 or so", "17 or so ft"),
        ("several", "several ft"),
        ("1.8 km", "1.8 km"),  # it has a unit of its own
        ("1798 m", "1798 m"),
        ("1..2 km", "1..2 km"),
        ("(1, 2] km", "(1, 2] km"),
        ("1798 kg", None),
    ],
)
@pytest.mark.parametrize("unit", ["ft", "{column: unit}"])
def test_the_unit_of_a_column_is_that_of_bare_numbers(
    cell: str, value: str | None, unit: str, tmp_path: Path
) -> None:
    csv = f'who,peak,metres,unit\nann,Rigi,"{cell}",ft\n'
    text = mapping(WIDE + f"units: {{metres: {unit}}}\n")
    corpus, problems = load([written(tmp_path, {"t.yaml": text, "peaks.csv": csv})], str(tmp_path))
    assert (corpus is None) is (value is None)
    assert len(problems) == (value is None)
    if corpus is not None:
        assert corpus.facts[0].value.text == value


def test_a_word_that_may_stand_for_nothing(wrong: Wrong) -> None:
    csv = "who,peak,metres\nann,Rigi,-\nbob,Rigi,n/a\ncid,Rigi,N/A\n"
    assert wrong({"t.yaml": mapping(WIDE + "empty: ['-', n/a]\n"), "peaks.csv": csv}) == [
        "facts/peaks.csv:4:3: column 'metres': `N/A` does not begin with a number; write it in "
        "digits, such as 20, 4.4 or 12e3; if it stands for nothing, list it under `empty`"
    ]


def test_a_key_that_names_no_row(wrong: Wrong) -> None:
    text = mapping(WIDE + "row: {key: [peak, metres]}\n")
    csv = "who,peak,metres\nann,Rigi,1\nbob,Rigi,\ncid,,\n"
    assert wrong({"t.yaml": text, "peaks.csv": csv}) == [
        "facts/peaks.csv:4:2: no peak and metres: it names the row"
    ]


def test_a_date_that_does_not_fit_its_format(wrong: Wrong) -> None:
    csv = "who,peak,day\nann,Rigi,2020-01-02\nbob,Rigi,1/2/2020\n"
    more = WIDE.replace("metres: height", "day: climbed_on") + 'formats: {day: "%m/%d/%Y"}\n'
    assert wrong({"t.yaml": mapping(more), "peaks.csv": csv}) == [
        "facts/peaks.csv:2:3: column 'day': '2020-01-02' does not fit its format %m/%d/%Y: "
        "mend it, or list another"
    ]


def test_two_rows_of_one_key(wrong: Wrong) -> None:
    csv = GOOD + "ann,Rigi,1700\n"
    assert wrong({"t.yaml": mapping(WIDE + "row: {key: [who, peak]}\n"), "peaks.csv": csv}) == [
        "facts/peaks.csv:4:1: a second row with this who, peak (first at facts/peaks.csv:2:1): "
        "remove one"
    ]


def test_no_source_and_no_subject(wrong: Wrong) -> None:
    csv = "who,peak,metres\n,Rigi,1798\nbob,,1797\n,,\n"
    assert wrong({"t.yaml": mapping(WIDE), "peaks.csv": csv}) == [
        "facts/peaks.csv:2:1: no source: write who says this",
        "facts/peaks.csv:3:2: no subject: write what this is about",
    ]


def test_a_subject_that_two_entities_are_called(wrong: Wrong) -> None:
    more = "entities:\n  other: {label: Rigi, type: mountain}\n  a: {label: Rigi, type: train}\n"
    csv = "who,peak,metres\nann,Mount Rigi,3\nann,Rigi,3\n"
    assert wrong({"t.yaml": mapping(WIDE), "e.yaml": more, "peaks.csv": csv}) == [
        "facts/peaks.csv:3:2: 'Rigi' names 'other' and 'rigi': give one of them another label"
    ]


def test_unknown_attributes_and_values_of_long_tables(wrong: Wrong) -> None:
    csv = (
        "source,subject,attribute,value\nann,Rigi,hieght,5\nann,Rigi,country,Austria\nann,Rigi,,5\n"
    )
    assert wrong({"t.yaml": mapping(""), "peaks.csv": csv}) == [
        "facts/peaks.csv:2:3: unknown attribute 'hieght'; did you mean 'height'?; "
        "declare it under `attributes:`",
        "facts/peaks.csv:3:4: column 'value': unknown entity 'Austria'; "
        "declare it under `entities:`",
        "facts/peaks.csv:4:3: no attribute: write one",
    ]


def test_rows_of_json_lines(wrong: Wrong) -> None:
    rows = (
        '{"who": "ann", "peak": "Rigi", "metres": 1}\nnonsense\n[1]\n'
        '{"who": "a", "who": "b", "peak": "Rigi", "metres": 1}\n'
        '{"who": "a", "peak": {"x": 1}, "metres": 1}\n'
    )
    assert wrong({"t.yaml": mapping(WIDE, "p.jsonl"), "p.jsonl": rows}) == [
        "facts/p.jsonl:2:1: not JSON from character 1 on: write one object a line, such as "
        '{"a": 1}, and nothing behind it',
        'facts/p.jsonl:3:1: no object: write one a line, such as {"a": 1}',
        "facts/p.jsonl:4:1: 'who' stands here a second time: remove one",
        "facts/p.jsonl:5:1: 'peak' is an object, or a list with one in it: write plain values",
    ]


@pytest.mark.parametrize("way", ["[null]", '["east", null]', '[null, "west", 3]', "[true, null]"])
def test_nothing_in_a_list_of_json_lines_is_told_as_such(way: str, wrong: Wrong) -> None:
    table = WIDE.replace("metres: height", "metres: height, way: routes")
    rows = (
        f'{{"who": "ann", "peak": "Rigi", "metres": 1798, "way": {way}}}\n'
        '{"who": "bob", "peak": "Rigi", "metres": 1798, "way": ["east", 3, true]}\n'
        '{"who": "cid", "peak": "Rigi", "metres": 1798, "way": null}\n'
        '{"who": "dan", "peak": "Rigi", "metres": 1798, "way": [["east"]]}\n'
    )
    assert wrong({"t.yaml": mapping(table, "p.jsonl"), "p.jsonl": rows}) == [
        "facts/p.jsonl:1:4: column 'way': a list with nothing in one of its places: take that out",
        "facts/p.jsonl:4:1: 'way' is an object, or a list with one in it: write plain values",
    ]


# Files


def test_no_such_file_names_the_nearest(wrong: Wrong) -> None:
    assert wrong({"t.yaml": mapping(WIDE, "peak.csv"), "peaks.csv": GOOD}) == [
        "facts/t.yaml:3:11: no such file: 'peak.csv'; did you mean 'peaks.csv'?"
    ]


def test_a_pattern_that_fits_nothing(wrong: Wrong) -> None:
    assert wrong({"t.yaml": mapping(WIDE, '"x*.csv"'), "peaks.csv": GOOD}) == [
        "facts/t.yaml:3:11: no file is called so: 'x*.csv'"
    ]


def test_a_folder_where_a_file_should_be(wrong: Wrong) -> None:
    assert wrong({"t.yaml": mapping(WIDE, "peaks.csv"), "peaks.csv/a.csv": GOOD}) == [
        "facts/t.yaml:3:11: 'peaks.csv' is a folder: name its files, as in peaks.csv/*.csv"
    ]


def test_an_unknown_ending(wrong: Wrong) -> None:
    told = wrong({"t.yaml": mapping(WIDE, "peaks.pdx"), "peaks.pdx": GOOD})
    assert told == [
        "facts/t.yaml:3:11: 'peaks.pdx': its ending says no kind of table: there are .csv, .tsv, "
        ".jsonl, .ndjson, .parquet, .xlsx, .sqlite, .sqlite3, .db, and postgres:NAME"
    ]


@pytest.mark.parametrize("name", ["peaks", "''", ".", "peaks/"])
def test_no_ending(name: str, wrong: Wrong) -> None:
    (told,) = wrong({"t.yaml": mapping(WIDE, name), "peaks/peaks.csv": GOOD})
    assert told.partition("': ")[2] == (
        "it has no ending that says what it is: name a file (of a folder all of a kind: "
        "folder/*.csv)"
    )


@pytest.mark.parametrize("name", ["../secret.csv", "../facts/../secret.csv"])
def test_no_path_leaves_its_folder(name: str, wrong: Wrong, tmp_path: Path) -> None:
    (tmp_path / "secret.csv").write_text(GOOD)
    assert wrong({"t.yaml": mapping(WIDE, name)}) == [
        f"facts/t.yaml:3:11: '{name}' leads out of the folders that are checked: put it into one"
    ]


def test_no_link_and_no_absolute_path_leaves_its_folder(wrong: Wrong, tmp_path: Path) -> None:
    (tmp_path / "secret.csv").write_text(GOOD)
    (tmp_path / "facts").mkdir()
    (tmp_path / "facts" / "peaks.csv").symlink_to(tmp_path / "secret.csv")
    inside = tmp_path / "facts" / "own.csv"
    inside.write_text(GOOD)
    out = "leads out of the folders that are checked: put it into one"
    assert wrong({"t.yaml": mapping(WIDE, '"*eaks.csv"')}) == [
        f"facts/t.yaml:3:11: '*eaks.csv' {out}"
    ]
    (told,) = wrong({"t.yaml": mapping(WIDE, str(inside))})
    assert f"'{str(inside)[:80]}' is what a cluster sees: judge with --engine spark" in told
    assert "or put the file into the folders that are checked, and name it from the" in told


def test_a_pipe_is_no_table(wrong: Wrong, tmp_path: Path) -> None:
    (tmp_path / "facts").mkdir()
    os.mkfifo(tmp_path / "facts" / "peaks.csv")
    assert wrong({"t.yaml": mapping(WIDE)}) == [
        "facts/peaks.csv:1:1: not a regular file: put a file here"
    ]


def test_a_wrong_encoding(wrong: Wrong) -> None:
    csv = (GOOD + "zoé,Rigi,1800\n").encode("latin-1")
    assert wrong({"t.yaml": mapping(WIDE), "peaks.csv": csv}) == [
        "facts/peaks.csv:4:1: not UTF-8: byte 0xe9, character 3 of the line; "
        "save the file as UTF-8, or name its `encoding`"
    ]


def test_utf_16_is_named(wrong: Wrong) -> None:
    assert wrong({"t.yaml": mapping(WIDE), "peaks.csv": GOOD.encode("utf-16")}) == [
        "facts/peaks.csv:1:1: UTF-16: write `encoding: utf-16` in its mapping"
    ]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "nothing in the file: remove it, or name another one"),
        ("\n\n", "nothing in the file: remove it, or name another one"),
        ("who,peak,metres\n", "no rows: remove the table, or name another file"),
        ("who,peak,metres\n\n\n", "no rows: remove the table, or name another file"),
    ],
)
def test_no_rows(content: str, said: str, wrong: Wrong) -> None:
    assert wrong({"t.yaml": mapping(WIDE), "peaks.csv": content}) == [
        f"facts/peaks.csv:1:1: {said}"
    ]


def test_what_is_packed_otherwise_than_it_is_called(wrong: Wrong) -> None:
    whole = gzip.compress(GOOD.encode() * 100)
    for data in (GOOD.encode(), whole[:40]):
        told = wrong({"t.yaml": mapping(WIDE, "p.csv.gz"), "p.csv.gz": data})
        assert [line.partition(": ")[2] for line in told] == [
            "cannot be read: it is damaged, or not packed as its name says"
        ]


def test_a_packed_file_of_a_kind_that_is_packed_itself(wrong: Wrong) -> None:
    told = wrong({"t.yaml": mapping(WIDE, "p.parquet.gz"), "p.parquet.gz": b"x"})
    assert told == ["facts/t.yaml:3:11: 'p.parquet.gz': a packed .parquet is not read: unpack it"]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (
            GOOD.encode(),
            "no Parquet file: it does not begin as one, but text: let its name say of which kind, "
            "as .csv does",
        ),
        (b"PAR1" + b"x" * 40, "no Parquet file: it does not end as one: it was cut off"),
        (b"PAR1" + b"x" * 40 + b"PAR1", "no Parquet file that can be read: it is damaged"),
        (b"", "no Parquet file: it does not begin as one: hardly anything is in it"),
    ],
)
def test_a_parquet_file_that_is_none(data: bytes, said: str, wrong: Wrong) -> None:
    assert wrong({"t.yaml": mapping(WIDE, "p.parquet"), "p.parquet": data}) == [
        f"facts/p.parquet:1:1: {said}"
    ]


def test_a_workbook_that_is_none(wrong: Wrong) -> None:
    assert wrong({"t.yaml": mapping(WIDE, "p.xlsx"), "p.xlsx": GOOD}) == [
        "facts/p.xlsx:1:1: no workbook, but text: let its name say of which kind, as .csv does"
    ]


# Databases


def database(folder: Path) -> None:
    (folder / "facts").mkdir(exist_ok=True)
    base = sqlite3.connect(folder / "facts" / "p.sqlite")
    base.execute("CREATE TABLE peaks (who, peak, metres)")
    base.execute("INSERT INTO peaks VALUES ('ann', 'Rigi', 1798), ('bob', 'Rigi', 1797.5)")
    base.commit()
    base.close()


SELECT = 'select: "SELECT * FROM peaks"\n'


def test_sql_is_run_only_where_the_command_line_allows_it(wrong: Wrong, tmp_path: Path) -> None:
    database(tmp_path)
    files = {"t.yaml": mapping(SELECT + WIDE, "p.sqlite")}
    assert wrong(files) == [
        "facts/t.yaml:4:13: SQL that comes with the files is not run: allow it with --allow-sql"
    ]
    assert wrong(files, sql=True) == []


@pytest.mark.parametrize(
    ("select", "said"),
    [
        ("DROP TABLE peaks", "the SELECT does more than read: nothing else is run"),
        ("ATTACH 'x.db' AS x", "the SELECT does more than read: nothing else is run"),
        ("PRAGMA user_version", "the SELECT does more than read: nothing else is run"),
        ("SELECT load_extension('x')", "the SELECT does more than read: nothing else is run"),
    ],
)
def test_nothing_but_reading_is_run(select: str, said: str, wrong: Wrong, tmp_path: Path) -> None:
    database(tmp_path)
    files = {"t.yaml": mapping(f'select: "{select}"\n' + WIDE, "p.sqlite")}
    assert wrong(files, sql=True) == [f"facts/t.yaml:4:13: {said}"]


def test_one_statement_alone(wrong: Wrong, tmp_path: Path) -> None:
    database(tmp_path)
    select = 'select: "SELECT * FROM peaks; SELECT 1"\n'
    told = wrong({"t.yaml": mapping(select + WIDE, "p.sqlite")}, sql=True)
    assert told == ["facts/t.yaml:4:13: more than one statement: write one SELECT"]


def test_a_database_that_is_none(wrong: Wrong) -> None:
    files = {"t.yaml": mapping(SELECT + WIDE, "p.sqlite"), "p.sqlite": "x" * 2000}
    assert wrong(files, sql=True) == [
        "facts/p.sqlite:1:1: no SQLite database: it does not begin as one, but text: let its name "
        "say of which kind, as .csv does"
    ]


def test_a_database_that_does_not_answer(
    wrong: Wrong, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from checker.tables.readers import sqlite

    monkeypatch.setattr(sqlite, "PATIENCE", 0.01)
    database(tmp_path)
    other = sqlite3.connect(tmp_path / "facts" / "p.sqlite", isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    told = wrong({"t.yaml": mapping(SELECT + WIDE, "p.sqlite")}, sql=True)
    other.close()
    assert told == [
        "facts/p.sqlite:1:1: the database does not answer: it was locked for 0.01 seconds; "
        "try again"
    ]


# What is not installed


@pytest.mark.parametrize(
    ("modules", "name", "said"),
    [
        (["_duckdb", "duckdb"], "p.parquet", "DuckDB is not installed"),
        (["python_calamine"], "p.xlsx", "no workbook is read without the extra"),
        (["zstandard"], "p.csv.zst", "packed with zstandard, which is not installed"),
    ],
)
def test_what_is_not_installed_says_how_to_get_it(
    modules: list[str], name: str, said: str, wrong: Wrong, monkeypatch: pytest.MonkeyPatch
) -> None:
    import sys

    for module in modules:
        monkeypatch.setitem(sys.modules, module, None)
    data = b"PAR1" + b"x" * 40 + b"PAR1"
    assert wrong({"t.yaml": mapping(WIDE, name), name: data}) == [
        f"facts/{name}:1:1: {said}: pip install 'fact-consistency-checker[tables]'"
    ]


# Many at once


def test_all_problems_of_yaml_and_tables_at_once(wrong: Wrong) -> None:
    facts = "source: {id: x}\nfacts:\n  - {subject: rigi, attribute: height, value: 5 kg}\n"
    csv = GOOD + "ann,Rigi\n"
    told = wrong({"t.yaml": mapping(WIDE), "x.yaml": facts, "peaks.csv": csv})
    assert [line.partition(": ")[0] for line in told] == [
        "facts/peaks.csv:4:1",
        "facts/x.yaml:3:47",
    ]


def test_a_hundred_thousand_rows_that_cannot_be_read_are_all_problems(wrong: Wrong) -> None:
    csv = "who,peak,metres\n" + "ann,Rigi\n" * 20_000
    assert len(wrong({"t.yaml": mapping(WIDE), "peaks.csv": csv})) == 20_000


# What a mapping says of all rows


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (
            WIDE.replace("{column: peak, type: mountain}", "riggi"),
            "5:14: unknown entity 'riggi'; did you mean 'rigi'?; declare it under `entities:`",
        ),
        (
            WIDE + "units: {metres: kg}\n",
            "7:21: `kg` is a mass, the attribute's unit `m` is a length: neither converts to the "
            "other; write the value in the attribute's unit",
        ),
        (
            WIDE.replace("metres: height", "metres: guests") + "qualifiers: {by: riggi}\n",
            "7:22: by: unknown entity 'riggi'; did you mean 'rigi'?; declare it under `entities:`",
        ),
    ],
)
@pytest.mark.parametrize("skip", ["", "on_error: skip\n"])
def test_it_is_said_once_that_it_is_wrong(more: str, said: str, skip: str, wrong: Wrong) -> None:
    files = {"t.yaml": mapping(more + skip, "p*.csv"), "p1.csv": GOOD, "p2.csv": GOOD}
    assert wrong(files) == [f"facts/t.yaml:{said}"]


def test_a_qualifier_that_cannot_be_read_names_its_field(wrong: Wrong) -> None:
    csv = "who,peak,n,year,body\nann,Rigi,1,2020-13,rigi\nbob,Rigi,1,2020,riggi\n"
    more = WIDE.replace("metres: height", "n: guests")
    more += "qualifiers: {during: {column: year}, by: {column: body}}\n"
    told = wrong({"t.yaml": mapping(more), "peaks.csv": csv})
    assert [line[: line.index(": ")] for line in told] == [
        "facts/peaks.csv:2:4",
        "facts/peaks.csv:3:5",
    ]


def test_a_list_with_nothing_in_a_place(wrong: Wrong, tmp_path: Path) -> None:
    parquet(tmp_path, "SELECT 'ann' AS who, 'Rigi' AS peak, ['east', NULL] AS way")
    more = WIDE.replace("metres: height", "way: routes")
    assert wrong({"t.yaml": mapping(more, "p.parquet")}) == [
        "facts/p.parquet:1:3: column 'way': a list with nothing in one of its places: take that out"
    ]


@pytest.mark.parametrize("ending", ["jsonl", "parquet"])
def test_a_name_with_nothing_in_a_place(ending: str, wrong: Wrong, tmp_path: Path) -> None:
    """Whoever makes the claim, and whatever it is about, and said of."""
    more = f"{WIDE}said_by: {{column: voice}}\n".replace("metres: height", "n: guests")
    more += "qualifiers: {during: {column: year}}\n"
    rows = [
        (["ann", None], ["Rigi"], ["the host"], ["2020"]),
        (["bob"], ["Rigi", None], ["the host"], ["2020"]),
        (["cid"], ["Rigi"], [None, "the host"], ["2020"]),
        (["dan"], ["Rigi"], ["the host"], [None]),
        (["eve"], ["Rigi"], ["a", "b"], ["2020"]),
    ]
    names = ("who", "peak", "voice", "year")
    cells = [dict(zip(names, row, strict=True)) | {"n": 5} for row in rows]
    files = {"t.yaml": mapping(more, f"p.{ending}")}
    if ending == "jsonl":
        files["p.jsonl"] = "".join(f"{json.dumps(row)}\n" for row in cells)
    else:
        listed = ", ".join(str(tuple(row.values())).replace("None", "NULL") for row in cells)
        parquet(tmp_path, f"SELECT * FROM (VALUES {listed}) t(who, peak, voice, year, n)")
    gap = "a list with nothing in one of its places: take that out"
    assert wrong(files) == [
        f"facts/p.{ending}:{row}:{place}: column '{name}': {gap}"
        for place, (row, name) in enumerate(enumerate(names, 1), 1)
    ]


def test_lists_of_lists_are_no_values(wrong: Wrong, tmp_path: Path) -> None:
    parquet(tmp_path, "SELECT 'ann' AS who, 'Rigi' AS peak, [['east'], ['west']] AS way")
    more = WIDE.replace("metres: height", "way: routes")
    (told,) = wrong({"t.yaml": mapping(more, "p.parquet")})
    assert "column 'way' is of type VARCHAR[][], which is no plain value" in told


def test_truths_as_tables_write_them(tmp_path: Path) -> None:
    """In any letters, and by the attribute's own words; of another word both ways are told."""
    csv = "who,peak,open,shut\nann,Rigi,TRUE,N\nbob,Rigi,False,y\ncid,Rigi,true,\n"
    more = WIDE.replace("metres: height", "open: open, shut: shut")
    words = "attributes:\n  shut: {kind: truth, words: [Y, N]}\n"
    files = {"t.yaml": mapping(more), "more.yaml": words, "peaks.csv": csv}
    corpus, problems = load([written(tmp_path, files)], str(tmp_path))
    assert corpus is not None, problems
    said = [(fact.attribute, fact.value.text) for fact in corpus.facts]
    assert said == [
        ("open", "true"), ("shut", "false"), ("open", "false"), ("shut", "true"), ("open", "true"),
    ]  # fmt: skip
    files["peaks.csv"] = csv.replace("TRUE", "yes")
    _, (problem,) = load([written(tmp_path, files)], str(tmp_path))
    assert "or say what `true` and `false` are called, as in `words: [yes, no]` of" in str(problem)


def test_a_select_where_nothing_is_selected_from(wrong: Wrong) -> None:
    text = mapping(WIDE + "select: SELECT 1\n")
    assert wrong({"t.yaml": text, "peaks.csv": "who,peak,metres\nann,Rigi,1\n"}) == [
        "facts/t.yaml:7:5: 'select' is nothing for 'peaks.csv': remove it"
    ]


def test_a_comma_too_many_and_one_that_may_part_thousands(wrong: Wrong) -> None:
    csv = 'who,peak,metres\nann,Rigi,1798,\nbob,Rigi,"1,798"\n'
    told = wrong({"t.yaml": mapping(WIDE), "peaks.csv": csv})
    ragged = "4 fields, but there are 3 columns: take ',' at the end of the line away"
    assert told[0] == f"facts/peaks.csv:2:1: {ragged}"
    assert told[1].endswith("; if a comma parts thousands, say `decimal: '.'`")
    assert not wrong(
        {"t.yaml": mapping(WIDE + "decimal: .\n"), "peaks.csv": csv.replace("8,\n", "8\n")}
    )
