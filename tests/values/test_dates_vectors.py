"""The published EDTF vectors: type, level, first and last millisecond as written."""

import csv
import os
from pathlib import Path

import pytest

from checker.values.dates import read_date, write_date

SHARED = Path(os.environ.get("CHECKER_SHARED") or Path(__file__).parents[3] / "shared")
FOLDER = SHARED / "vectors" / "edtf"

pytestmark = pytest.mark.skipif(
    not FOLDER.is_dir(), reason="no folder with vectors of EDTF: name it in CHECKER_SHARED"
)

# The standard's least level for a literal, where the vectors say another. ISO 8601-2 has negative
# years, and masks of more than two digits of a year, at levels 1 and 2; a plain interval is of
# level 0. loc-spec.tsv gives the level of the parser that ran (2 throughout), so that it is not
# compared.
LEVELS = {
    "-0001": 1, "-0044": 1, "-9999": 1, "-0500-08": 1, "-0044-03-15": 1,
    "XXXX": 2, "XXXX-XX": 2, "XXXX-XX-XX": 2,
    "2020/2021": 0, "1950/1999": 0, "2020-05/2020-06": 0,
}  # fmt: skip


def vectors() -> list[tuple[str, dict[str, str]]]:
    found = []
    for path in sorted(FOLDER.glob("*.tsv")):
        with path.open(encoding="utf-8", newline="") as lines:
            found += [(path.stem, row) for row in csv.DictReader(lines, delimiter="\t")]
    return found


def milliseconds(text: str) -> float | int | None:
    if "Infinity" in text:
        return float(text)
    return int(text) if text else None


@pytest.mark.parametrize(
    ("name", "row"), vectors(), ids=lambda value: value["input"] if isinstance(value, dict) else ""
)
def test_vector(name: str, row: dict[str, str]) -> None:
    text = row["input"]
    date = read_date(text)
    assert date.text == text
    assert date.written == (milliseconds(row["min"]), milliseconds(row["max"]))
    assert date.type == row["type"]
    if name != "loc-spec":
        assert date.level == LEVELS.get(text, int(row["level"]))
    assert read_date(write_date(date.possible)).possible == date.possible


def test_there_are_vectors() -> None:
    assert len(vectors()) == 105
