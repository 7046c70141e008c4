"""Contradictions that are built a portion of subjects at a time, and let go."""

import csv
import io
from collections.abc import Sequence
from pathlib import Path
from unittest.mock import patch

import pytest

from checker.engine import run
from checker.formats import FORMATS
from checker.formats.findings import packed
from checker.loading.corpus import load
from checker.tables import portions
from checker.tables.claims import TableReader
from checker.tables.duck import connected, text

from .conftest import mapping, written
from .test_engines import picked, same

WORDS = """\
attributes:
  level: {kind: quantity, unit: m, qualifiers: {as_of: date}}
  width: {kind: quantity, unit: m}
  length: {kind: quantity, unit: m}
  area: {kind: quantity, unit: m2}
  post: {kind: text, qualifiers: {during: date}}
  opened: {kind: date, qualifiers: {as_of: date}}
  closed: {kind: date, qualifiers: {as_of: date}}
rules:
"""
TIMED = "  - {id: timed, title: T, check: {agree: {attributes: [level]}}}\n"
GOING = (
    "  - {id: going, title: T, check: {trend: {attribute: level, along: as_of, never: falls}}}\n"
)
SOLE = "  - {id: sole, title: T, check: {disjoint_times: {attribute: post, along: during}}}\n"
DATED = "  - {id: dated, title: T, check: {order: {first: opened, then: closed}}}\n"
RECKONED = (
    "  - {id: area, title: T, derive: {formula: 'area(X) = width(X) * length(X)'}}\n"
    "  - {id: areas, title: T, check: {agree: {attributes: [area]}}}\n"
)
AGAINST = "  - {id: against, title: T, check: {agree: {attributes: [width], against: reference}}}\n"
LISTED = "  - {id: listed, title: T, check: {range: {attribute: width, to: 9 m}}}\n"
UNIQUE = "  - {id: unique, title: T, check: {unique: {attribute: length}}}\n"

Said = tuple[str, str, str, str, str, str]
"""Source, subject, attribute, value, as_of, during."""


def claims(many: int, who_else: str = "cid") -> list[Said]:
    """Of every second place something contradicts, as three say."""
    said: list[Said] = []
    for n in range(many):
        odd = n % 2
        for k, who in enumerate(("ann", "bob", who_else)):
            said += [
                (who, f"P {n}", "level", str(5 + odd * k), "2001-05", ""),
                (who, f"P {n}", "level", str(7 - 6 * odd), ("2002", "2003-01", "2003")[k], ""),
                (who, f"P {n}", "width", str(4 + odd * k * 3), "", ""),
                (who, f"P {n}", "length", str(1000 + n), "", ""),
                (who, f"P {n}", "area", str(4 * (1000 + n) + k * odd), "", ""),
                (who, f"P {n}", "post", ("x", "y", "x")[k * odd], "", "2001"),
                (who, f"P {n}", "opened", "1990-05", "2001", ""),
                (who, f"P {n}", "closed", ("1995", "1989")[odd], "2001", ""),
            ]
    return said


def corpus(folder: Path, rules: str, said: Sequence[Sequence[str]], more: str = "") -> Path:
    table = io.StringIO()
    writer = csv.writer(table, lineterminator="\n")
    writer.writerow(["source", "subject", "attribute", "value", "as_of", "during", "quote"])
    # claims that no rule looks at are all told
    writer.writerows([*row, ""][:7] for row in said if f"{row[2]}" in rules)
    named = mapping(f"subject: {{column: subject, type: place}}\n{more}")
    atlas = "source: {id: atlas, reference: true}\nfacts: []\n"
    files = {"more.yaml": WORDS + rules, "t.yaml": named, "atlas.yaml": atlas}
    return written(folder, {**files, "peaks.csv": table.getvalue()})


@pytest.fixture
def few() -> object:
    """Portions of a few claims."""
    with patch.object(portions, "MOST_CLAIMS", 5):
        yield


EACH = {"timed": TIMED, "going": GOING, "sole": SOLE, "dated": DATED, "areas": RECKONED}
EACH["against"] = AGAINST


@pytest.mark.parametrize("rule", sorted(EACH.keys() - {"sole"}))
@pytest.mark.usefixtures("few")
def test_what_is_not_listed_is_built_in_portions(rule: str, tmp_path: Path) -> None:
    top = corpus(tmp_path, EACH[rule], claims(14, "atlas" if rule == "against" else "cid"))
    built: list[int] = []
    really = TableReader.read

    def read(reader: TableReader, *words: object) -> None:
        really(reader, *words)  # type: ignore[arg-type]
        built.append(len(reader.facts))

    for told in (0, 2):
        same(top, told)
    with patch.object(TableReader, "read", read):
        some = picked(top, 0, every=True)
        assert len(some.facts) == 0
        rows = FORMATS["findings"](run(some, told=0, every=True), "")
    assert len(built) > 2
    assert max(built) < 60
    listed = csv.DictReader(io.StringIO(str(rows)))
    assert len({row["finding"] for row in listed if row["rule"] == rule}) == 7


@pytest.mark.parametrize("told", [0, 1, 3, 99])
@pytest.mark.usefixtures("few")
def test_built_listed_and_told_stand_in_one_order(told: int, tmp_path: Path) -> None:
    """Also where others are built with the report, since they are about several subjects."""
    rules = "".join((*EACH.values(), LISTED))
    same(corpus(tmp_path / "a", rules, claims(9, "atlas")), told)
    lengths = [(s, p, a, v[:3] if a == "length" else v, *w) for s, p, a, v, *w in claims(9)]
    same(corpus(tmp_path / "b", rules + UNIQUE, lengths), told)


@pytest.mark.usefixtures("few")
def test_beside_claims_of_files_and_waivers(tmp_path: Path) -> None:
    """What files speak of is built with the report; where something is waived, all is."""
    rules = "".join((TIMED, AGAINST, RECKONED))
    top = corpus(tmp_path, rules, claims(9))
    own = "entities:\n  p3: {label: P 3, type: place}\nsource: {id: x}\n"
    (top / "x.yaml").write_text(f"{own}facts:\n  - {{subject: p3, attribute: width, value: 1 m}}\n")
    assert "p3" in {fact.subject for fact in same(top, 0).facts}
    waiver = "waivers:\n  - {fact: peaks.10.area, reason: r, owner: o, expires: 2099-01-01}\n"
    (top / "w.yaml").write_text(waiver)
    assert len(same(top, 0).facts) > 30


@pytest.mark.usefixtures("few")
def test_with_quotes_nothing_is_listed_and_all_is_built_in_portions(tmp_path: Path) -> None:
    rules = "".join((TIMED, RECKONED, LISTED, DATED))
    said = [
        (*row, f"It was {row[3]} on a Monday" if n % 3 else "") for n, row in enumerate(claims(9))
    ]
    for told in (0, 2):
        top = corpus(tmp_path / str(told), rules, said)
        assert len(same(top, told).facts) < len(said) / 2


@pytest.mark.usefixtures("few")
def test_wholes_and_sums_are_built_at_once(tmp_path: Path) -> None:
    top = corpus(tmp_path, TIMED, claims(9))
    parts = "  - {id: h, from: h.csv, subject: {column: p, type: place}, attributes: {}, "
    parts += "part_of: {column: w, type: place}}\n"
    mapped = (top / "t.yaml").read_text()
    (top / "t.yaml").write_text(mapped + parts)
    (top / "h.csv").write_text("p,w\nP 1,Q\n")
    assert len(same(top, 0).facts) == 4 * 6
    (top / "t.yaml").write_text(mapped)
    entities = "entities:\n  east: {label: East, part_of: rigi}\n"
    sums = "rules:\n  - {id: s, title: S, derive: {sum: {attribute: width, parts_of: rigi}}}\n"
    (top / "s.yaml").write_text(entities + sums)
    assert len(same(top, 0).facts) > 0


@pytest.mark.usefixtures("few")
def test_parquet_has_the_same_rows(tmp_path: Path) -> None:
    top = corpus(tmp_path, TIMED + LISTED, claims(9))
    plain, _ = load([top], str(top.parent))
    assert plain is not None
    found = []
    for some in (plain, picked(top, 1, every=True)):
        path = tmp_path / f"{len(found)}.parquet"
        path.write_bytes(packed(run(some, told=1, every=True)))
        base = connected([str(path)])
        found.append([*base.rows(f"SELECT * FROM read_parquet({text(str(path))})")])
        base.close()
    assert found[0] == found[1]
    assert len(found[0]) > 20
