"""The report for programs keeps its promises."""

import json
import os
import random
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from checker.formats import FORMATS
from checker.loading.schema import schema_text
from checker.model.report import Report

from .conftest import WIDE

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture
def told(wide: Report) -> dict[str, Any]:
    read: dict[str, Any] = json.loads(FORMATS["json"](wide, "../"))
    return read


def test_it_is_what_its_schema_says(told: dict[str, Any]) -> None:
    schema = json.loads(schema_text("report"))
    Draft202012Validator.check_schema(schema)
    errors = [f"{e.json_path}: {e.message}" for e in Draft202012Validator(schema).iter_errors(told)]
    assert not errors


def test_the_corpus_behind_these_tests_has_everything(told: dict[str, Any]) -> None:
    findings = told["findings"]
    assert {f["verdict"] for f in findings} == {"agreement", "contradiction", "undetermined"}
    assert {f["relation"] for f in findings} == {"equal", "refines", "overlaps", "disjoint", None}
    assert {f["severity"] for f in findings} == {"error", "warning", "note", "none"}
    assert any(f["gap"] for f in findings)
    assert any(f["either"] for f in findings)
    assert any(f["self"] for f in findings)
    assert any(f["assumes"] for f in findings)
    assert any(fact["arithmetic"] for f in findings for fact in f["facts"] if fact["derived_by"])
    unchecked = told["unchecked"]
    assert unchecked["kept_apart"]
    assert {row["fails"] for row in unchecked["rules"]} == {True, False}
    reasons = {row["reason"] for row in unchecked["facts"]}
    assert reasons >= {"stands alone", "a draft", "retracted: taken back"}
    assert told["cautions"]


def test_ids_resolve(told: dict[str, Any]) -> None:
    sources = {source["id"] for source in told["sources"]}
    ids = [finding["id"] for finding in told["findings"]]
    assert len(ids) == len(set(ids))
    for finding in told["findings"]:
        facts = {fact["id"] for fact in finding["facts"]}
        assert len(facts) == len(finding["facts"])
        named = {name for position in finding["positions"] for name in position["facts"]}
        named |= set(finding["either"])
        named |= {name for fact in finding["facts"] for name in fact["from"]}
        assert named <= facts
        assert {fact["source"] for fact in finding["facts"]} <= sources
        assert set(finding["self"]) <= sources
    told_in_stories = [name for story in told["stories"] for name in story]
    contradictions = [f["id"] for f in told["findings"] if f["verdict"] == "contradiction"]
    assert sorted(told_in_stories) == sorted(contradictions)


def test_counts_are_those_of_the_lists(told: dict[str, Any]) -> None:
    summary, findings = told["summary"], told["findings"]
    for verdict in ("agreement", "contradiction", "undetermined"):
        assert summary[verdict] == sum(f["verdict"] == verdict for f in findings)
    rows = told["unchecked"]["facts"]
    assert summary["alone"] == sum(row["reason"] == "stands alone" for row in rows)
    aside = [
        row for row in rows if row["reason"].startswith(("a draft", "retracted", "its source"))
    ]
    assert len(aside) == 3
    assert summary["compared"] == summary["claims"] - (len(rows) - len(aside))
    assert summary["claims"] == 31
    assert summary["stories"] == len(told["stories"])
    assert summary["documents"] == 3
    assert summary["origins"] == 3


def test_places_lead_to_the_claims(told: dict[str, Any]) -> None:
    facts = {fact["id"]: fact for f in told["findings"] for fact in f["facts"]}
    stated = [fact for fact in facts.values() if fact["derived_by"] is None]
    assert len(stated) > 20
    for fact in stated:
        line = WIDE[fact["file"]].splitlines()[fact["line"] - 1]
        assert f"subject: {fact['subject']}, attribute: {fact['attribute']}," in line


def test_one_finding_stands_on_one_line(wide: Report) -> None:
    lines = FORMATS["json"](wide, "").splitlines()
    starts = [line for line in lines if line.startswith('{"id": "') and '"verdict"' in line]
    assert len(starts) == len(wide.findings)


def test_a_run_with_nothing_to_tell_is_valid_too(judge_files: Any) -> None:
    report = judge_files(
        {
            "facts/f.yaml": "entities: {a: {label: A}}\nattributes: {b: {label: B, kind: truth}}\n"
            "source: {id: s}\nfacts: [{subject: a, attribute: b, value: true}]\n",
            "rules/r.yaml": "rules: [{id: r, title: R, check: {agree: {}}}]\n",
        }
    )
    told = json.loads(FORMATS["json"](report, ""))
    Draft202012Validator(json.loads(schema_text("report"))).validate(told)
    assert told["findings"] == []


def test_the_same_bytes_on_every_run(tmp_path: Path) -> None:
    """With any hash seed, whatever the order in which the files were made, and without a path."""
    outputs = []
    for seed in (0, 1, 2):
        folder = tmp_path / f"run{seed}"
        names = list(WIDE)
        random.Random(seed).shuffle(names)
        for name in names:
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(WIDE[name])
        done = subprocess.run(
            [sys.executable, "-m", "checker", "check"],
            cwd=folder,
            env={**os.environ, "PYTHONHASHSEED": str(seed), "PYTHONPATH": str(ROOT)},
            capture_output=True,
            check=False,
        )
        assert done.returncode == 1, done.stderr.decode()
        written = [(folder / "reports" / f"report.{e}").read_bytes() for e in ("json", "md")]
        assert str(tmp_path).encode() not in b"".join(written) + done.stdout
        outputs.append([*written, done.stdout])
    assert outputs[0] == outputs[1] == outputs[2]


def many(judge: Callable[..., Report], size: int) -> Report:
    """Two sources of which one lists the parts of a whole, and each part is held against it."""
    parts = "".join(f"  p{n}: {{part_of: town}}\n" for n in range(size))
    listed = "".join(
        f"  - {{subject: p{n}, attribute: people, value: {n + 5}}}\n" for n in range(size)
    )
    return judge(
        f"attributes: {{people: {{kind: count}}}}\nentities:\n  town: {{parts: complete}}\n{parts}",
        "rules:\n"
        "  - {id: agree, check: {agree: {}}}\n"
        "  - {id: within, check: {within: {attribute: people}}}\n"
        "  - {id: total, derive: {sum: {attribute: people, parts_of: town}}}\n",
        f"source: {{id: daily}}\nfacts:\n{listed}",
        f"source: {{id: weekly}}\nfacts:\n{listed}",
    )


def test_what_many_findings_rest_on_is_told_once(judge: Callable[..., Report]) -> None:
    text = FORMATS["json"](many(judge, 60), "")
    told = json.loads(text)
    schema = json.loads(schema_text("report"))
    assert not list(Draft202012Validator(schema).iter_errors(told))
    behind = {fact["id"]: fact for fact in told["rests_on"]}
    assert len(behind) == len(told["rests_on"]) == 122
    total = behind["daily.town.people[total]"]
    assert len(total["from"]) == 60
    assert set(total["from"]) <= behind.keys()
    assert any("all listed" in one["text"] for one in total["assumes"])
    finding = next(f for f in told["findings"] if f["rule"] == "within")
    assert set(finding["rests_on"]) <= behind.keys()
    claims = {fact["id"]: fact for fact in finding["facts"]}
    assert finding["rests_on"] == [name for name, fact in claims.items() if fact["derived_by"]]
    assert all(claims[name]["from"] == [] for name in finding["rests_on"])


def test_what_few_findings_rest_on_is_told_with_them(judge: Callable[..., Report]) -> None:
    told = json.loads(FORMATS["json"](many(judge, 6), ""))
    assert "rests_on" not in told
    finding = next(f for f in told["findings"] if f["rule"] == "within")
    assert "rests_on" not in finding
    assert sum(len(fact["from"]) for fact in finding["facts"]) == 12


def test_the_report_grows_with_the_parts_of_a_sum(judge: Callable[..., Report]) -> None:
    some, twice = (len(FORMATS["json"](many(judge, size), "")) for size in (150, 300))
    assert twice < 2.5 * some
