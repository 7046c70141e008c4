"""Databases in files: what an engine selects from what a SELECT gives."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from checker.model.untold import NotPicked

from .conftest import WIDE, mapping, written
from .test_engines import picked, same

Rows = list[tuple[object, ...]]


def of_database(folder: Path, rows: Rows, more: str = "row: {key: [nr]}\n") -> Path:
    """A corpus whose table is selected from a database with these rows."""
    select = "select: SELECT nr, who, peak, metres FROM peaks ORDER BY nr\n"
    top = written(folder, {"t.yaml": mapping(f"{more}{WIDE}{select}", "peaks.sqlite")})
    with closing(sqlite3.connect(top / "peaks.sqlite")) as base:
        base.execute("CREATE TABLE peaks (nr, who, peak, metres)")
        base.executemany("INSERT INTO peaks VALUES (?, ?, ?, ?)", rows)
        base.commit()
    return top


def plain_rows(many: int = 120) -> Rows:
    return [
        (n, f"s{n % 2}", f"P {n // 2}", 900.5 + n // 2 + (70 if n % 14 == 1 else 0))
        for n in range(many)
    ]


@pytest.mark.parametrize("more", ["row: {key: [nr]}\n", ""])
def test_only_what_is_told_is_built(more: str, tmp_path: Path) -> None:
    odd: Rows = [
        (400, "s0", "two\nlines, 'so'", 7),
        (401, 's"1"', "two\nlines, 'so'", 8),
        (402, "s0", "", None),
        (403, "s0", "P 3", None),
        (404, "s0", "P 3", ""),
    ]
    corpus = same(of_database(tmp_path, plain_rows() + odd, more), 2, sql=True)
    assert len(corpus.facts) < 14
    assert corpus.untold.number() > 40


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ((400, "s0", "P 1", b"7"), "cannot be read"),
        ((400, "s0", "P 1", "high"), "column 'metres'"),
        ((7, "s0", "P 1", 7), "two rows with the same nr"),
        ((400, None, "P 1", 7), "without a source"),
    ],
)
def test_what_is_out_of_the_ordinary_is_read_row_by_row(
    row: tuple[object, ...], why: str, tmp_path: Path
) -> None:
    with pytest.raises(NotPicked, match=why):
        picked(of_database(tmp_path, [*plain_rows(), row]), 2, sql=True)


def test_nothing_is_selected_that_was_not_allowed(tmp_path: Path) -> None:
    top = of_database(tmp_path, plain_rows())
    with pytest.raises(NotPicked, match="not asked"):
        picked(top, 2)
