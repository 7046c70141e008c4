"""What columns are called is nothing to the engines, be it a word of SQL or a name of theirs."""

import csv
import io
import json
from pathlib import Path

import pytest

from tables.conftest import WORDS, written
from tables.test_engines import same

NAMES = [
    ["c", "v", "u", "s", "x", "y"],
    ["f", "n", "k", "t", "g", "p"],
    ["src", "lit", "form", "voice", "cell", "subj"],
    ["row", "rowid", "order", "select", "groups", "raw0"],
    ["line", "part", "attr", "qual", "docs", "source"],
    ["value", "subject", "attribute", "unit", "filename", "key"],
    ["null", "true", "1", "1.5", "-", "list"],
    ['"q"', 'a"b', "it's", "two words", "Größe", "back\\slash"],
    ["100%", "%s", "{x}", "$1", ";--", "a,b"],
    ["a.b", "[x]", "#", "*", "?", "x" * 200],
    ["z", "w", "i", "o", "m", "column0"],
    ["case", "end", "table", "from", "cast", "date"],
]
SETS = WORDS.replace("members: text}", "members: text, qualifiers: [as_of]}")
ROWS = [
    ["rigi", "a", "5", "x;y", "2020", "m"],
    ["rigi", "b", "about 5", "y;x", "2020", "m"],
    ["tödi", "a", "6", "x", "2021-05", "km"],
    ["tödi", "b", "1.5e3", "x;y", "2021", "m"],
    ["titlis", "a", "7", "x", "2020", "m"],
]


def corpus(folder: Path, names: list[str]) -> Path:
    subject, source, height, routes, day, unit = names
    table = {
        "id": "t",
        "from": "t.csv",
        "row": {"key": [subject, source]},
        "subject": {"column": subject, "type": "mountain"},
        "source": {"column": source},
        "attributes": {height: "height", routes: "routes"},
        "lists": {routes: ";"},
        "units": {height: {"column": unit}},
        "qualifiers": {"as_of": {"column": day}},
    }
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows([names, *ROWS])
    tables = json.dumps({"tables": [table]}, ensure_ascii=False)
    return written(folder, {"words.yaml": SETS, "t.csv": text.getvalue(), "t.yaml": tables})


@pytest.mark.parametrize("names", NAMES, ids=[names[0][:9] for names in NAMES])
def test_columns_may_be_called_as_they_like(names: list[str], tmp_path: Path) -> None:
    same(corpus(tmp_path, names), 2)


@pytest.mark.parametrize("names", [NAMES[2], NAMES[3], NAMES[7]], ids=["ours", "words", "signs"])
def test_columns_may_be_called_as_they_like_on_a_cluster(
    names: list[str], tmp_path: Path, sail: str
) -> None:
    same(corpus(tmp_path, names), 2, remote=sail)
