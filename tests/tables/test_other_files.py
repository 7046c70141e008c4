"""Files that are not what their names say, or that hide what stands in them."""

import gzip
import io
import sqlite3
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from checker.loading.corpus import load
from checker.model.corpus import Corpus

from .conftest import WIDE, mapping, written
from .test_engines import picked

Wrong = Callable[..., list[str]]
Loaded = Callable[..., Corpus]

GOOD = "who,peak,metres\nann,Rigi,1798\nbob,Rigi,1797\n"
LFS = "version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 12\n"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (gzip.compress(GOOD.encode(), mtime=0), "packed with gzip: let its name end in .gz"),
        (b"\x28\xb5\x2f\xfd\x04\0", "packed with zstandard: let its name end in .zst"),
        (b"PK\x03\x04\x14\0\x06", "a workbook or another archive: let its name end in .xlsx"),
        (b"PAR1\x15\x04\x15", "Parquet: let its name end in .parquet"),
        (b"SQLite format 3\0\x10", "a database of SQLite: let its name end in .sqlite"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "an old workbook, or one with a password: save it as .xlsx"),
        (LFS.encode(), "a pointer of Git LFS, not the file: fetch it with git lfs pull"),
        (b"\n<!DOCTYPE html>\n<p>,", "a page of HTML or XML, such as one that asks to log in"),
        (b'[\n {"who": "ann"}]', "JSON: write one object a line, and let its name end in .jsonl"),
        (GOOD.encode("utf-32"), "UTF-32: save the file as UTF-8"),
        (GOOD.encode("utf-16-le"), "UTF-16 without a mark (BOM) at its beginning"),
    ],
)
def test_a_file_of_another_kind_is_called_by_its_name(data: bytes, said: str, wrong: Wrong) -> None:
    (told,) = wrong({"t.yaml": mapping(WIDE), "peaks.csv": data})
    assert told.startswith(f"facts/peaks.csv:1:1: {said}")


@pytest.mark.parametrize("column", ["PAR1", "BZh", "7z", "ARROW1", "PK", "version"])
def test_columns_may_be_called_as_files_begin(column: str, wrong: Wrong) -> None:
    csv = f"{column},who,peak,metres\n1,ann,Rigi,1798\n"
    assert wrong({"t.yaml": mapping(WIDE), "peaks.csv": csv}) == []


@pytest.mark.parametrize("name", ["p.parquet", "p.xlsx", "p.sqlite"])
def test_what_was_not_fetched_is_told_of_all_kinds(name: str, wrong: Wrong) -> None:
    more = 'select: "SELECT 1"\n' if name.endswith("sqlite") else ""
    (told,) = wrong({"t.yaml": mapping(more + WIDE, name), name: LFS}, sql=True)
    assert told.endswith("but a pointer of Git LFS, not the file: fetch it with git lfs pull")


@pytest.mark.parametrize(
    ("csv", "more", "said"),
    [
        (
            GOOD.encode() + b"cid,R\0gi,5\n",
            "",
            "4:1: a byte of zero, character 6 of the line: the file is damaged, or no text",
        ),
        (
            GOOD.encode() + b"\0" * 40,
            "",
            "4:1: a byte of zero, character 1 of the line: the file is damaged, or no text",
        ),
        (
            (GOOD + "cid,Zoé,5\n").encode(),
            "encoding: windows-1252\n",
            "4:1: its letters are UTF-8: take `encoding` out of the mapping",
        ),
        (
            GOOD.encode(),
            "encoding: utf-16\n",
            "1:1: not UTF-16: name another `encoding`, or none, which means UTF-8",
        ),
        (
            GOOD.encode("utf-16-be"),
            "encoding: utf-16\n",
            "1:1: UTF-16 without a mark (BOM) at its beginning: save it as UTF-8",
        ),
        (
            GOOD.encode("utf-16") + b"x",
            "encoding: utf-16\n",
            "4:1: not UTF-16, here or a few lines on: the file is damaged, or cut off",
        ),
    ],
)
def test_bytes_that_are_no_text(csv: bytes, more: str, said: str, wrong: Wrong) -> None:
    assert wrong({"t.yaml": mapping(WIDE + more), "peaks.csv": csv}) == [f"facts/peaks.csv:{said}"]


def test_a_byte_of_zero_is_no_text_to_any_engine(tmp_path: Path) -> None:
    from checker.model.untold import NotPicked

    top = written(tmp_path, {"t.yaml": mapping(WIDE), "peaks.csv": GOOD + "cid,R\0gi,5\n"})
    with pytest.raises(NotPicked, match="a byte of zero"):
        picked(top, 5)


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ('cid,"Rigi,5\ndan,Rigi,6\n', "a quotation mark is not closed"),
        ('cid,"Ri\\"gi",5\n', "a quotation mark within a field is not doubled"),
        (f"cid,{'x' * 140_000},5\n", "a field is longer than 131 072 characters"),
        ("cid,Rigi,5\rdan,Rigi,6\n", "a line ends with a carriage return alone"),
    ],
)
def test_why_a_row_is_no_fields(row: str, why: str, wrong: Wrong) -> None:
    (told,) = wrong({"t.yaml": mapping(WIDE), "peaks.csv": GOOD + row})
    assert told.startswith(f"facts/peaks.csv:4:1: cannot be read as fields: {why}")
    assert "; or " not in told


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('[\n{"who": "ann", "peak": "Rigi", "metres": 1}\n]\n', "a list: write its objects one a"),
        ('[{"who": "ann"}]\n', "a list: write its objects one a line"),
        ('{\n "who": "ann"\n}\n', "an object over several lines: write each on a line of its own"),
    ],
)
def test_a_file_that_is_one_piece_of_json(text: str, said: str, wrong: Wrong) -> None:
    (told,) = wrong({"t.yaml": mapping(WIDE, "p.jsonl"), "p.jsonl": text})
    assert told.startswith(f"facts/p.jsonl:1:1: {said}")


def test_columns_of_which_no_row_is_read_are_not_missed(wrong: Wrong) -> None:
    (told,) = wrong({"t.yaml": mapping(WIDE, "p.jsonl"), "p.jsonl": "{'who': 'ann'},\n"})
    assert told.startswith("facts/p.jsonl:1:1: not JSON from character 2 on")


# Headers


@pytest.mark.parametrize(
    ("csv", "said"),
    [
        ("Peaks of 2020\n\n" + GOOD, "its header seems to be row 3: delete what stands above it"),
        ("sep=,\n" + GOOD, "its header seems to be row 2: delete what stands above it"),
        (GOOD.replace(",", "^"), "write `delimiter: '^'`"),
        (GOOD.replace(",", "\t"), 'write `delimiter: "\\t"`'),
        ("a,b,c\n1,2,3\n", "the first row of a table is its header, with the names of the columns"),
    ],
)
def test_where_none_of_the_columns_is_there_it_is_said_once(
    csv: str, said: str, wrong: Wrong
) -> None:
    (told,) = wrong({"t.yaml": mapping(WIDE), "peaks.csv": csv})
    assert told.startswith("facts/peaks.csv:1:1: none of its columns is one of who, peak, metres; ")
    assert told.endswith(said)


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("metres\u200b", "has a character that does not show, U+200B zero width space"),
        ("\ufeffmetres", "has a character that does not show, U+FEFF zero width no-break space"),
    ],
)
def test_names_that_look_the_same(name: str, why: str, wrong: Wrong) -> None:
    csv = GOOD.replace("metres", f"x,{name}").replace("Rigi", "Rigi,0")
    (told,) = wrong({"t.yaml": mapping(WIDE), "peaks.csv": csv})
    assert told.startswith("facts/t.yaml:6:18: no column 'metres' in facts/peaks.csv; its ")
    assert told.endswith(f"{why}: rename it there")


def test_letters_that_are_put_together_otherwise(wrong: Wrong) -> None:
    csv = GOOD.replace("metres", "ho\u0308he")
    (told,) = wrong({"t.yaml": mapping(WIDE.replace("metres", "h\u00f6he")), "peaks.csv": csv})
    assert told.endswith("put together of other characters, which look the same: rename it there")


def test_a_header_among_the_rows(wrong: Wrong) -> None:
    (told,) = wrong({"t.yaml": mapping(WIDE), "peaks.csv": GOOD + GOOD})
    assert told.startswith("facts/peaks.csv:4:3: ")
    assert told.endswith("it is the column's name: take a header out that stands among the rows")


@pytest.mark.parametrize("engine", ["plain", "duckdb"])
@pytest.mark.parametrize(
    ("key", "place", "said"),
    [
        (
            "source",
            "4:13",
            "'who' is a column, and no source that is declared: write {column: who}",
        ),
        ("subject", "5:14", "of each row, write {column: peak}"),
        ("during", "7:26", "of each row, write {column: day}"),
    ],
)
def test_a_text_for_the_whole_table_that_is_called_as_a_column(
    key: str, place: str, said: str, engine: str, tmp_path: Path
) -> None:
    words = {"source": "{column: who}", "subject": "{column: peak, type: mountain}"}
    words["during"] = "{column: day}"
    words[key] = {"source": "who", "subject": "peak", "during": "day"}[key]
    more = (
        f"source: {words['source']}\nsubject: {words['subject']}\nattributes: {{metres: guests}}\n"
        f"qualifiers: {{during: {words['during']}}}\n"
    )
    csv = "who,peak,metres,day\nann,Rigi,1798,2020\nbob,Rigi,1797,2020\n"
    top = written(tmp_path, {"t.yaml": mapping(more), "peaks.csv": csv})
    from checker.model.untold import Picking

    picking = Picking(5, every=False, always=True) if engine == "duckdb" else None
    _, problems = load([top], str(tmp_path), picking=picking)
    (told,) = map(str, problems)
    assert told.startswith(f"facts/t.yaml:{place}: ")
    assert said in told


def test_a_qualifier_that_is_called_as_a_column(tmp_path: Path) -> None:
    more = WIDE + "qualifiers: {as_of: who}\n"
    top = written(tmp_path, {"t.yaml": mapping(more), "peaks.csv": GOOD})
    plain, _ = load([top], str(tmp_path))
    assert plain is not None
    (told,) = (one for one in plain.cautions if "column" in one.message)
    assert str(told.place) == "facts/t.yaml:7:25"
    assert told.message.endswith("; of each row, write as_of: {column: who}")
    assert picked(top, 5).cautions == plain.cautions


def test_a_column_of_a_long_table_that_is_nearly_called_right(tmp_path: Path) -> None:
    csv = "source,subject,type,attribute,value,units,else\n"
    csv += "ann,P,x,height,1,km,2\nbob,P,x,height,1,m,2\n"
    top = written(tmp_path, {"t.yaml": mapping(""), "peaks.csv": csv})
    plain, _ = load([top], str(tmp_path))
    assert plain is not None
    assert [one.message for one in plain.cautions if "column" in one.message] == [
        "column 'units' of table 'peaks' is not read; did you mean 'unit'?"
    ]
    assert picked(top, 5).cautions == plain.cautions


# Workbooks


def workbook(*rows: Sequence[str], more: str = "") -> bytes:
    """A workbook of cells as its XML has them, with two sheets."""
    names = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    links = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    each = "".join(f"<row>{''.join(row)}</row>" for row in rows)
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types">'
        '<Default Extension="xml" ContentType="application/xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{package}/relationships"><Relationship Id="r" '
        f'Type="{links}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{names}" xmlns:r="{links}"><sheets>'
        '<sheet name="Data" sheetId="1" r:id="a"/><sheet name="Notes" sheetId="2" r:id="b"/>'
        "</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{package}/relationships">'
        f'<Relationship Id="a" Type="{links}/worksheet" Target="worksheets/s1.xml"/>'
        f'<Relationship Id="b" Type="{links}/worksheet" Target="worksheets/s2.xml"/>'
        "</Relationships>",
        "xl/worksheets/s1.xml": f'<worksheet xmlns="{names}"><sheetData>{each}</sheetData>{more}'
        "</worksheet>",
        "xl/worksheets/s2.xml": f'<worksheet xmlns="{names}"><sheetData><row>{text("A1", "see")}'
        "</row></sheetData></worksheet>",
    }
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()


def text(at: str, words: str) -> str:
    return f'<c r="{at}" t="inlineStr"><is><t>{words}</t></is></c>'


def number(at: str, value: str) -> str:
    return f'<c r="{at}"><v>{value}</v></c>'


HEADER = (text("A1", "who"), text("B1", "peak"), text("C1", "metres"))
ANN = (text("A2", "ann"), text("B2", "Rigi"), number("C2", "1798"))


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        (
            '<c r="C3" t="e"><v>#DIV/0!</v></c>',
            "an error, #DIV/0!: mend it, or list it under `empty`",
        ),
        ('<c r="C3"><f>C2+1</f></c>', "a formula that nobody has calculated: open the workbook in"),
        ('<c r="C3"><f>C2+1</f><v></v></c>', "a formula that nobody has calculated: open the"),
    ],
)
def test_a_cell_that_looks_empty_and_is_not(cell: str, said: str, wrong: Wrong) -> None:
    book = workbook(HEADER, ANN, (text("A3", "bob"), text("B3", "Rigi"), cell))
    (told,) = wrong({"t.yaml": mapping(WIDE, "p.xlsx"), "p.xlsx": book})
    assert told.startswith(f"facts/p.xlsx:3:3: column 'metres': {said}")


@pytest.mark.parametrize(
    "cell", ["", '<c r="C3"/>', '<c r="C3" t="str"><f>""</f><v></v></c>', number("C3", "1797")]
)
def test_a_cell_that_is_empty_is_no_claim(cell: str, loaded: Loaded) -> None:
    book = workbook(HEADER, ANN, (text("A3", "bob"), text("B3", "Rigi"), cell))
    facts = loaded({"t.yaml": mapping(WIDE, "p.xlsx"), "p.xlsx": book}).facts
    assert len(facts) == 1 + ("1797" in cell)


def test_an_error_that_stands_for_nothing(loaded: Loaded) -> None:
    cells = (text("A3", "bob"), text("B3", "Rigi"), '<c r="C3" t="e"><v>#N/A</v></c>')
    more = WIDE + "empty: ['#N/A']\n"
    book = workbook(HEADER, ANN, cells)
    assert len(loaded({"t.yaml": mapping(more, "p.xlsx"), "p.xlsx": book}).facts) == 1


def test_merged_cells_lose_no_claim(wrong: Wrong) -> None:
    book = workbook(
        HEADER,
        ANN,
        (text("A3", "bob"), text("B3", "Rigi")),
        more='<mergeCells><mergeCell ref="C2:C3"/></mergeCells>',
    )
    assert wrong({"t.yaml": mapping(WIDE, "p.xlsx"), "p.xlsx": book}) == [
        "facts/p.xlsx:3:3: column 'metres': merged with the cell before it: write the value into "
        "each cell"
    ]


@pytest.mark.parametrize(
    ("sheet", "said"),
    [
        ("Dta", "facts/t.yaml:4:12: no sheet 'Dta'; did you mean 'Data'?"),
        ("'2'", "facts/t.yaml:4:12: no sheet '2'; there are Data, Notes"),
    ],
)
def test_no_such_sheet(sheet: str, said: str, wrong: Wrong) -> None:
    more = f"sheet: {sheet}\n{WIDE}"
    assert wrong({"t.yaml": mapping(more, "p.xlsx"), "p.xlsx": workbook(HEADER, ANN)}) == [said]


def test_another_sheet_may_have_the_columns(wrong: Wrong) -> None:
    book = workbook((text("A1", "Heights of 2020"),))
    (told,) = wrong({"t.yaml": mapping(WIDE, "p.xlsx"), "p.xlsx": book})
    assert told.endswith("; this is the sheet 'Data' of Data, Notes: name one")


# Databases


@pytest.mark.parametrize(
    ("select", "said"),
    [
        (
            "SELECT * FROM peeks",
            "4:13: the SELECT cannot be run: no such table: peeks; did you mean",
        ),
        ("SELECT 1; SELECT 2", "4:13: more than one statement: write one SELECT"),
        ("", "4:13: no SELECT: write one"),
    ],
)
def test_what_is_wrong_with_a_select_is_told_where_it_stands(
    select: str, said: str, wrong: Wrong, tmp_path: Path
) -> None:
    (tmp_path / "facts").mkdir()
    base = sqlite3.connect(tmp_path / "facts" / "p.sqlite")
    base.execute("CREATE TABLE peaks (who, peak, metres)")
    base.commit()
    base.close()
    more = f'select: "{select}"\n' + WIDE
    (told,) = wrong({"t.yaml": mapping(more, "p.sqlite")}, sql=True)
    assert told.startswith(f"facts/t.yaml:{said}")


@pytest.mark.parametrize("cell", ["x'00ff'", "CAST(x'ff' AS TEXT)"])
def test_bytes_in_a_database_are_told_row_by_row(cell: str, wrong: Wrong, tmp_path: Path) -> None:
    (tmp_path / "facts").mkdir()
    sqlite3.connect(tmp_path / "facts" / "p.sqlite").executescript("CREATE TABLE t (a)")
    select = f"SELECT 'ann' AS who, {cell} AS peak, 5 AS metres UNION SELECT 'bob', 'Rigi', 6"
    more = f'select: "{select}"\n' + WIDE
    (told,) = wrong({"t.yaml": mapping(more, "p.sqlite")}, sql=True)
    assert told.endswith(":2: column 'peak': bytes, which are no text: select another column")


def test_a_select_that_does_not_end(
    wrong: Wrong, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from checker.tables.readers import sqlite

    monkeypatch.setattr(sqlite, "LONGEST", 0.01)
    (tmp_path / "facts").mkdir()
    sqlite3.connect(tmp_path / "facts" / "p.sqlite").executescript("CREATE TABLE t (a)")
    endless = "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT max(x) FROM c"
    more = f'select: "{endless}"\n' + WIDE
    assert wrong({"t.yaml": mapping(more, "p.sqlite")}, sql=True) == [
        "facts/t.yaml:4:13: the SELECT takes more than 0.01 seconds: let it select less"
    ]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "nothing in the file: remove it, or name another one"),
        (b"SQLite format 3\0" + bytes(2000), "the database is damaged: put a whole one here"),
    ],
)
def test_a_database_that_is_damaged(data: bytes, said: str, wrong: Wrong) -> None:
    more = 'select: "SELECT 1"\n' + WIDE.replace("who", "a")
    files = {"t.yaml": mapping(more.replace("SELECT 1", "SELECT * FROM t"), "p.sqlite")}
    assert wrong({**files, "p.sqlite": data}, sql=True) == [f"facts/p.sqlite:1:1: {said}"]


# Cells


@pytest.mark.parametrize(
    ("column", "cell", "said"),
    [
        ("day", "43831", "; as days of a spreadsheet it is 2020-01-01: format them as dates"),
        ("day", "1577836800", "; as seconds since 1970 it is 2020-01-01T00:00:00Z"),
        ("metres", "(5.00)", "; below zero it is -5.00"),
        ("metres", "5.00-", "; below zero it is -5.00"),
        ("metres", "-9999.0", "; if it stands for nothing, list it under `empty`"),
        ("metres", "#DIV/0!", "; if it stands for nothing, list it under `empty`"),
    ],
)
def test_what_may_be_meant_by_a_cell(column: str, cell: str, said: str, wrong: Wrong) -> None:
    more = WIDE.replace("metres: height", "metres: height, day: climbed_on")
    cells = {"metres": "5", "day": "2020", column: cell}
    csv = f"who,peak,metres,day\nann,Rigi,{cells['metres']},{cells['day']}\n"
    (told,) = wrong({"t.yaml": mapping(more), "peaks.csv": csv})
    assert told.endswith(said)


@pytest.mark.parametrize("cell", ['"P\\ud83d"', '["east", "\\ud83d"]'])
def test_half_of_a_character_is_no_text(cell: str, wrong: Wrong) -> None:
    rows = f'{{"who": "ann", "peak": {cell}, "metres": 1}}\n'
    rows += '{"who": "ann", "peak": "P\\ud83d\\ude00", "metres": 1}\n'
    assert wrong({"t.yaml": mapping(WIDE, "p.jsonl"), "p.jsonl": rows}) == [
        "facts/p.jsonl:1:1: \\ud83d is half of a character: write both of its parts"
    ]


@pytest.mark.parametrize("to", ["nowhere.csv", "peaks.csv"])
@pytest.mark.parametrize("engine", ["plain", "duckdb"])
def test_a_link_that_leads_nowhere(to: str, engine: str, tmp_path: Path) -> None:
    from checker.model.untold import Picking

    top = written(tmp_path, {"t.yaml": mapping(WIDE)})
    (top / "peaks.csv").symlink_to(to)
    picking = Picking(5, every=False, always=True) if engine == "duckdb" else None
    _, problems = load([top], str(tmp_path), picking=picking)
    (told,) = map(str, problems)
    assert told.startswith("facts/peaks.csv:1:1: cannot be read: ")


def test_a_header_over_two_lines(wrong: Wrong) -> None:
    csv = GOOD.replace("metres", '"metres\nabove"')
    (told,) = wrong({"t.yaml": mapping(WIDE.replace("metres", "metres above")), "peaks.csv": csv})
    assert "has a character that does not show, U+000A" in told


@pytest.mark.parametrize(
    ("cell", "same"),
    [
        ("2020-01-01 10:00:00.000000", "2020-01-01T10:00:00.000000"),
        ("2020-01-01 10:00:00.5+02:00", "2020-01-01T10:00:00.5+02:00"),
        ("2020-01-01 10:00:00", "2020-01-01 10:00:00"),
    ],
)
def test_times_as_databases_write_them(cell: str, same: str, tmp_path: Path) -> None:
    more = WIDE.replace("metres: height", "day: climbed_on")
    csv = f"who,peak,day\nann,Rigi,{cell}\nbob,Rigi,{same}\n"
    top = written(tmp_path, {"t.yaml": mapping(more), "peaks.csv": csv})
    corpus, _ = load([top], str(tmp_path))
    assert corpus is not None
    assert {fact.value.text for fact in corpus.facts} == {same}
    assert picked(top, 5).facts == corpus.facts
