"""Files that are no plain lines: an engine selects of a copy of their rows, with their numbers."""

import gzip
import json
import tracemalloc
from pathlib import Path
from unittest.mock import patch

import pytest
import zstandard

from checker.loading.corpus import load
from checker.model.untold import NotPicked
from checker.tables import bytes as bytes_of_tables
from checker.tables.engines import duck

from .conftest import WIDE, Problems, mapping, written
from .test_engines import picked, same
from .test_other_files import HEADER, number, text, workbook

HEAD = "who,peak,metres,note\n"
ROWS = [
    (who, f"P{n}", 5 + (n % 3 == 0 and who == "bob")) for n in range(9) for who in ("ann", "bob")
]
PLAIN = HEAD + "".join(f"{who},{peak},{metres},x\n" for who, peak, metres in ROWS)
ODD = HEAD + "".join(
    f'{who},"{peak}",{metres},"a ""note"",\n over lines"\n\n' for who, peak, metres in ROWS
)
"""Rows over several lines, and lines between them."""

LINES = "".join(
    f"{json.dumps({'who': who, 'peak': peak, 'metres': metres, 'note': None})}{end}"
    for (who, peak, metres), end in zip(
        ROWS, ["\n", "\r\n", " \n\n", "\n  \n \t"] * 9, strict=False
    )
)

FILES = {
    "p.csv": ODD.encode(),
    "mark.csv": b"\xef\xbb\xbf" + PLAIN.encode(),
    "returns.csv": ODD.replace("\n", "\r\n").encode(),
    "p.tsv": ODD.replace(",", "\t").encode(),
    "p.csv.gz": gzip.compress(PLAIN.encode()),
    "two.csv.gz": gzip.compress(PLAIN[:99].encode()) + gzip.compress(PLAIN[99:].encode()),
    "odd.csv.gz": gzip.compress(ODD.encode()),
    "p.tsv.gz": gzip.compress(PLAIN.replace(",", "\t").encode()),
    "P.CSV.GZ": gzip.compress(PLAIN.encode()),
    "p.csv.zst": zstandard.compress(PLAIN.encode()),
    "p.jsonl": LINES.encode(),
    "p.ndjson": LINES.encode(),
    "p.jsonl.gz": gzip.compress(LINES.encode()),
    "p.jsonl.zst": zstandard.compress(LINES.encode()),
}


@pytest.mark.parametrize("name", FILES)
def test_both_engines_tell_the_same_of_it(name: str, tmp_path: Path) -> None:
    top = written(tmp_path, {"t.yaml": mapping(WIDE, name), name: FILES[name]})
    corpus = same(top, 2)
    assert corpus.untold.number() == 5
    assert len({fact.place.line for fact in corpus.facts}) == len(corpus.facts)


@pytest.mark.parametrize("encoding", ["latin-1", "utf-16"])
def test_other_encodings(encoding: str, tmp_path: Path) -> None:
    more = f"{WIDE}encoding: {encoding}\n"
    csv = PLAIN.replace("P1", "Pé 1").encode(encoding)
    corpus = same(written(tmp_path, {"t.yaml": mapping(more), "peaks.csv": csv}), 9)
    assert any("Pé" in fact.subject for fact in corpus.facts)


def test_a_workbook(tmp_path: Path) -> None:
    rows = [
        (text(f"A{n}", who), text(f"B{n}", peak), number(f"C{n}", str(metres)))
        for n, (who, peak, metres) in enumerate(ROWS, 2)
    ]
    files = {"t.yaml": mapping(f"{WIDE}sheet: Data\n", "p.xlsx"), "p.xlsx": workbook(HEADER, *rows)}
    assert same(written(tmp_path, files), 2).untold.number() == 5


def test_plain_and_copied_files_of_one_table(tmp_path: Path) -> None:
    files = {"a.csv": PLAIN.replace("P", "Q"), "b.csv": ODD, "c.jsonl": LINES.replace("P", "R")}
    files["t.yaml"] = mapping(WIDE, "[a.csv, b.csv, c.jsonl]")
    assert same(written(tmp_path, files), 4).untold.number() > 9


CELLS = (
    "1.50", "1e3", "007", "true", "null", " 5 ", "", "5\u00a0m", "a\tb", 'x"y', "o\u2028p", "x\ry",
    "x\r\ny", "\\N", "NULL", "\u0000", "\U0001f600", "'", "--", "/*", "5,5", "\u0085", "\ufeff5",
)  # fmt: skip


def test_whatever_stands_in_cells_comes_through(tmp_path: Path) -> None:
    """As a text, with all its blanks and signs; and as numbers are written."""
    more = "attributes:\n  remark: {kind: text, exact: true}\n"
    table = WIDE.replace("metres: height", "metres: remark")
    own = [
        {"who": who, "peak": f"P{n}", "metres": cell if who == "ann" else f"{cell}!"}
        for n, cell in enumerate(CELLS)
        for who in ("ann", "bob")
    ]
    lines = "".join(json.dumps(one, ensure_ascii=n % 2 == 0) + "\n" for n, one in enumerate(own))
    for n, bare in enumerate(
        ("1.50", "-0.0", "1E+3", "true", "false", "null", "NaN", "12345678901234567890.5")
    ):
        lines += f'{{"metres": {bare}, "peak": "B{n}", "who": "ann"}}\n'
        lines += f'{{"who": "bob", "peak": "B{n}", "metres": "z"}}\n'
    files = {"t.yaml": mapping(table, "p.jsonl"), "more.yaml": more, "p.jsonl": lines}
    corpus = same(written(tmp_path, files), 99)
    said = {fact.value.text for fact in corpus.facts}
    assert {"1.50", "-0.0", "1E+3", "true", "NaN", "12345678901234567890.5"} <= said


@pytest.mark.parametrize(
    "line",
    [
        '{"who": "ann", "peak": "P", "metres": 5, "who": "bob"}',
        '{"who": "ann", "peak": "P", "metres": {"a": 5}}',
        '{"who": "ann", "peak": "P", "metres": 5} x',
        '{"who": "ann", "peak": "\\ud83d", "metres": 5}',
        '{"who": "ann", "peak": ["P", "Q"], "metres": 5}',
        "[1]",
    ],
)
def test_rows_that_cannot_be_read_are_told_by_who_reads_them(line: str, tmp_path: Path) -> None:
    files = {"t.yaml": mapping(WIDE, "p.jsonl"), "p.jsonl": f"{LINES}{line}\n"}
    with pytest.raises(NotPicked):
        picked(written(tmp_path, files), 3)


@pytest.mark.parametrize("name", ["p.csv.gz", "p.csv.zst", "p.jsonl.gz"])
def test_a_file_may_not_unpack_to_more_than_there_is_room_for(
    name: str, tmp_path: Path, wrong: Problems
) -> None:
    """Both engines say so; what is in it is not looked at first."""
    whole = PLAIN * 40 if "csv" in name else LINES * 40
    pack = gzip.compress if name.endswith("gz") else zstandard.compress
    files = {"t.yaml": mapping(WIDE, name), name: pack(whole.encode())}
    with patch.object(bytes_of_tables, "MOST_UNPACKED", 2**13):
        (told,) = [one for one in wrong(files) if "unpacks" in one]
        assert told.startswith(f"facts/{name}:1:1: it unpacks to more than 0 GiB: unpack it")
        with pytest.raises(NotPicked, match="it unpacks to more"):
            picked(tmp_path / "facts", 3)
    load([tmp_path / "facts"], str(tmp_path))


def test_what_is_copied_is_never_held_whole(tmp_path: Path) -> None:
    """Rows pass through; memory does not grow with their number."""

    def peak(many: int) -> int:
        lines = "".join(
            f'{{"who": "s{n % 2}", "peak": "P{n // 2}", "metres": 5}}\n' for n in range(many)
        )
        files = {"t.yaml": mapping(WIDE, "p.jsonl.gz"), "p.jsonl.gz": gzip.compress(lines.encode())}
        top = written(tmp_path / str(many), files)
        tracemalloc.start()
        try:
            with patch.object(duck, "AT_ONCE", 500):
                assert len(picked(top, 1).facts) == 2
            return tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()

    peak(100)
    assert peak(9_000) < peak(3_000) + 2**18
