"""Sources that have their claims from others: how many texts speak, as every engine counts them."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st

from checker.engine import run
from checker.model.corpus import Corpus

from .conftest import Files, mapping, written
from .test_engines import either_way, same
from .test_voices import WORDS, as_csv

CHECKS = (
    "check: {agree: {}}",
    "check: {agree: {against: reference}}",
    "check: {range: {attribute: height, to: 5 m}}",
    "check: {order: {first: height, then: roof}}",
    "check: {corroborated: {attribute: huts, origins: 2}}",
    "check: {corroborated: {attribute: height, origins: 3}}",
    "check: {present: {type: mountain, attribute: huts}}",
    "derive: {formula: 'roof(X) = height(X) - 1'}",
    "derive: {sum: {attribute: huts, parts_of: rigi}}",
)
SAID = "value: 5, said_by: x, said_on: 2020-01-02"
SOURCES = {
    f"{name}.yaml": f"source: {{id: {name}{more}}}\nfacts: {facts}\n"
    for name, more, facts in (
        ("ann", "", f"[{{subject: rigi, attribute: height, {SAID}}}]"),
        ("bob", ", derived_from: ann", "[{subject: east, attribute: height, value: 5 m}]"),
        ("cid", ", derived_from: bob", "[]"),
        ("dan", "", f"[{{subject: rigi, attribute: roof, {SAID}}}]"),
        ("eve", ", derived_from: wire", "[]"),
        ("wire", "", "[]"),
        ("atlas", ", reference: true", "[]"),
    )
}  # fmt: skip
cells = {
    "source": st.sampled_from(["ann", "bob", "cid", "dan", "eve", "atlas", "fay"]),
    "subject": st.sampled_from(["P1", "P2", "P3", "Rigi", "East top", "West top"]),
    "type": st.just("mountain"),
    "attribute": st.sampled_from(["height", "height", "roof", "huts", "seen"]),
    "value": st.sampled_from(["5", "5", "6", "7"]),
}


def corpus_of(table: list[dict[str, str]], kinds: list[str]) -> Files:
    declared = "".join(
        f"  - {{id: r{n}, title: A rule, may_match_nothing: true, {kind}}}\n"
        for n, kind in enumerate(kinds)
    )
    return {
        **SOURCES,
        "words.yaml": WORDS,
        "rules.yaml": f"rules:\n{declared}",
        "t.yaml": mapping("empty: [n/a]\n"),
        "peaks.csv": as_csv(table),
    }


@settings(
    max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
@given(
    table=st.lists(st.fixed_dictionaries(cells), min_size=2, max_size=30),
    kinds=st.lists(st.sampled_from(CHECKS), min_size=1, max_size=3, unique=True),
    told=st.integers(0, 3),
    every=st.booleans(),
)
def test_both_engines_count_origins_alike(
    table: list[dict[str, str]],
    kinds: list[str],
    told: int,
    every: bool,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    top = written(tmp_path_factory.mktemp("origins"), corpus_of(table, kinds))
    event(either_way(top, told, [every]))


def copied(folder: Path) -> Path:
    """Thirty peaks of which two sources speak that are one text, and of some a third one."""
    rows = [
        {"source": who, "subject": f"P{n}", "type": "mountain", "attribute": "height", "value": "5"}
        for n in range(30)
        for who in (("bob", "cid", "dan") if n % 5 == 0 else ("bob", "cid"))
    ]
    return written(folder, corpus_of(rows, [CHECKS[0]]))


def strong(corpus: Corpus) -> int:
    return sum(number for _, _, number in corpus.untold.findings)


def test_what_a_source_copied_is_no_second_voice(tmp_path: Path) -> None:
    corpus = same(copied(tmp_path), 1)
    assert strong(corpus) == 5
    assert corpus.untold.number() > 20
    report = run(corpus, told=1)
    assert (report.documents, report.origins) == (6, 4)


def test_a_cluster_counts_origins_alike(sail: str, tmp_path: Path) -> None:
    top = copied(tmp_path)
    (top / "t.yaml").write_text(mapping("row: {key: [source, subject, attribute]}\n"))
    assert strong(same(top, 1, remote=sail)) == 5
