"""Quotes in tables, and people who are quoted: what an engine makes of them."""

import csv
import io
from pathlib import Path

import pytest
from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st

from checker.engine import run
from checker.model.untold import NotPicked

from .conftest import mapping, written
from .test_engines import either_way, picked, same

CHECKS = (
    "check: {agree: {}}",
    "check: {range: {attribute: height, to: 5 m}}",
    "check: {order: {first: height, then: roof}}",
    "check: {corroborated: {attribute: huts, origins: 2}}",
    "check: {present: {type: mountain, attribute: huts}}",
    "derive: {formula: 'roof(X) = height(X) - 1'}",
    "derive: {sum: {attribute: huts, parts_of: rigi}}",
)
WORDS = """\
attributes:
  height: {kind: quantity, unit: m}
  roof: {kind: quantity, unit: m}
  huts: {kind: count}
  seen: {kind: date}
entities:
  rigi: {label: Rigi, type: mountain, aliases: [Mount Rigi]}
  east: {label: East top, type: mountain, part_of: rigi}
  west: {label: West top, type: mountain, part_of: rigi}
  mayor: {label: the mayor, type: person}
"""
cells = {
    "source": st.sampled_from(["ann", "bob", "cid"]),
    "subject": st.sampled_from(["P1", "P2", "Rigi", "East top", "West top"]),
    "type": st.just("mountain"),
    "attribute": st.sampled_from(["height", "height", "roof", "huts", "seen"]),
    "value": st.sampled_from(["5", "6", "7"]),
    "quote": st.sampled_from(["", "", " so it is ", "n/a"]),
    "said_by": st.sampled_from(["", "", "", "the mayor", "a guide", "a  guide", "n/a"]),
    "note": st.sampled_from(["", "a note"]),
}


def as_csv(rows: list[dict[str, str]]) -> str:
    text = io.StringIO()
    writer = csv.DictWriter(text, list(cells), lineterminator="\n")
    writer.writeheader()
    for row in rows:
        dated = row["attribute"] == "seen"
        writer.writerow({**row, "value": f"200{row['value']}" if dated else row["value"]})
    return text.getvalue()


@settings(
    max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
@given(
    table=st.lists(st.fixed_dictionaries(cells), min_size=2, max_size=25),
    kinds=st.lists(st.sampled_from(CHECKS), min_size=1, max_size=3, unique=True),
    told=st.integers(0, 3),
    every=st.booleans(),
)
def test_both_engines_hear_voices_alike(
    table: list[dict[str, str]],
    kinds: list[str],
    told: int,
    every: bool,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    declared = "".join(
        f"  - {{id: r{n}, title: A rule, may_match_nothing: true, {kind}}}\n"
        for n, kind in enumerate(kinds)
    )
    files = {
        "words.yaml": WORDS,
        "rules.yaml": f"rules:\n{declared}",
        "t.yaml": mapping("empty: [n/a]\n"),
        "peaks.csv": as_csv(table),
    }
    top = written(tmp_path_factory.mktemp("voices"), files)
    event(either_way(top, told, [every]))


WIDE = """\
source: {column: who}
subject: {column: peak, type: mountain}
attributes: {metres: height}
quote: {column: words}
said_by: {column: voice}
"""


def wide(folder: Path, odd: str = "", *, document: str = "") -> Path:
    rows = [f"{who},P{n},{n},it is so,\n" for n in range(30) for who in ("ann", "bob")]
    source = f"source: {{id: ann{document}}}\nfacts: []\n"
    files = {
        "t.yaml": mapping(WIDE),
        "peaks.csv": f"who,peak,metres,words,voice\n{''.join(rows)}{odd}",
        "ann.yaml": source,
    }
    return written(folder, files)


def test_quotes_are_carried_where_they_are_told(tmp_path: Path) -> None:
    corpus = same(wide(tmp_path), 2)
    assert [fact.quote for fact in corpus.facts] == [("it is so",)] * 4
    assert corpus.untold.number() == 28


def test_of_whom_somebody_is_quoted_is_judged_one_by_one(tmp_path: Path) -> None:
    corpus = same(wide(tmp_path, "cid,P7,9,high,a guide\ncid,P8,9,,\n"), 1)
    told = {fact.subject for fact in corpus.facts}
    assert told == {"mountain:P0", "mountain:P7", "mountain:P8"}
    report = run(corpus, told=1)
    assert {fact.said_by for fact in report.facts} == {"", "a guide"}


def test_quotes_from_documents_are_read_row_by_row(tmp_path: Path) -> None:
    (tmp_path / "facts").mkdir()
    (tmp_path / "facts" / "a.txt").write_text("it is so")
    with pytest.raises(NotPicked, match="quotes from documents"):
        picked(wide(tmp_path, document=", document: {file: a.txt}"), 2)


def test_a_voice_that_is_a_subject_is_read_row_by_row(tmp_path: Path) -> None:
    with pytest.raises(NotPicked, match="a subject, too"):
        picked(wide(tmp_path, "cid,P7,9,high,P3\n"), 2)
