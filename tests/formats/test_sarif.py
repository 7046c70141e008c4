"""SARIF: by its schema, and by what code scanning asks of an upload beyond that."""

import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft4Validator

from checker.engine import run
from checker.formats import FORMATS, sarif
from checker.loading.corpus import load
from checker.loading.ends import ends_of
from checker.model.report import Report
from checker.telling.alert import alerts, files
from checker.values.verdict import Verdict

from .conftest import HERE, WIDE, Judge, written


def told(text: str) -> dict[str, Any]:
    (run_,) = json.loads(text)["runs"]
    assert isinstance(run_, dict)
    return run_


def locations(result: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for location in (*result["locations"], *result.get("relatedLocations", ())):
        yield location["physicalLocation"]


@pytest.fixture
def whole(wide: Report, tmp_path: Path) -> str:
    ends = ends_of(files(alerts(wide)), str(tmp_path))
    return FORMATS["sarif"](wide._replace(ends=ends), "")


@pytest.mark.parametrize("corpus", ["golden", "hostile"])
def test_it_is_what_the_schema_says(shared: Path, corpus: str) -> None:
    schema = json.loads((shared / "schemas" / "sarif-schema-2.1.0.json").read_text())
    text = written(corpus, "sarif")
    errors = [error.message for error in Draft4Validator(schema).iter_errors(json.loads(text))]
    assert not errors


def test_every_verdict_of_the_wide_corpus_is_what_the_schema_says(shared: Path, whole: str) -> None:
    schema = json.loads((shared / "schemas" / "sarif-schema-2.1.0.json").read_text())
    Draft4Validator(schema).validate(json.loads(whole))


def test_every_finding_with_a_severity_is_one_result(wide: Report, whole: str) -> None:
    results = told(whole)["results"]
    ids = [result["partialFingerprints"]["findingId/v1"] for result in results]
    assert len(set(ids)) == len(ids)
    verdicts = (Verdict.CONTRADICTION, Verdict.UNDETERMINED)
    assert set(ids) == {f.id for f in wide.findings if f.verdict in verdicts} | {"renamed:nothing"}
    levels = [result["level"] for result in results]
    assert levels == sorted(levels, key=["error", "warning", "note"].index)
    assert set(levels) == {"error", "warning", "note"}


def test_rules_say_what_they_are(whole: str) -> None:
    run_ = told(whole)
    rules = run_["tool"]["driver"]["rules"]
    for rule in rules:
        for key in ("shortDescription", "fullDescription", "help"):
            assert rule[key]["text"]
        assert len(rule["shortDescription"]["text"]) <= 1024
        assert len(rule["properties"]["tags"]) <= 20
    for result in run_["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]


@pytest.mark.parametrize("corpus", ["golden", "hostile"])
def test_places_are_relative_and_have_both_ends(corpus: str) -> None:
    for result in told(written(corpus, "sarif"))["results"]:
        for place in locations(result):
            uri = place["artifactLocation"]
            assert re.fullmatch(r"(facts|rules)/[a-z]+\.yaml", uri["uri"])
            assert uri["uriBaseId"] == "%SRCROOT%"
            region = place["region"]
            lines = (HERE / corpus / uri["uri"]).read_text().split("\n")
            assert region.keys() == {"startLine", "startColumn", "endLine", "endColumn"}
            assert region["startLine"] == region["endLine"]
            line = lines[region["startLine"] - 1]
            shown = line[region["startColumn"] - 1 : region["endColumn"] - 1]
            assert re.fullmatch(r"\{.*\}|[a-z_]+", shown), shown
            assert region["endColumn"] <= len(line) + 1


def test_the_message_links_to_the_other_side(whole: str) -> None:
    linked = 0
    for result in told(whole)["results"]:
        text = result["message"]["text"]
        related = result.get("relatedLocations", [])
        assert [location["id"] for location in related] == list(range(1, len(related) + 1))
        for number in re.findall(r"(?<!\\)\]\(([0-9]+)\)", text):
            assert int(number) <= len(related)
            linked += 1
        if result["level"] == "error" and result["ruleId"] == "documents_agree":
            assert re.search(r"There: \[.+\]\([0-9]+\)", text)
    assert linked > 10


def test_only_our_own_brackets_make_links() -> None:
    for result in told(written("hostile", "sarif"))["results"]:
        text = re.sub(r"\\[\\\[\]]", "", result["message"]["text"])
        assert text.count("[") == text.count("](") == text.count("]")
        assert text.replace("\u200c", "").isprintable()


def test_waivers_that_do_not_apply_are_notifications() -> None:
    (one,) = told(written("golden", "sarif"))["invocations"]
    assert [note["message"]["text"] for note in one["toolConfigurationNotifications"]] == [
        "Waiver of bfc8ba7a496a: changed: claim 'herald.east_pier.area' says '600 m2' and no "
        "longer '500 m2'",
        "Waiver of d358b4d0918a: expired: its last day was 30 June 2026",
        "Waiver of radio.ferry_line.stops: unused: no claim that takes part is "
        "'radio.ferry_line.stops'",
    ]
    (place,) = one["toolConfigurationNotifications"][1]["locations"]
    assert place["physicalLocation"]["artifactLocation"]["uri"] == "rules/waivers.yaml"
    assert place["physicalLocation"]["region"]["startLine"] == 19


def test_it_says_how_many_results_it_leaves_out(
    wide: Report, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sarif, "MOST_RESULTS", 3)
    run_ = told(sarif.render(wide))
    assert len(run_["results"]) == 3
    (note,) = run_["invocations"][0]["toolExecutionNotifications"]
    assert note["message"]["text"] == (
        f"{len(alerts(wide)) - 3} results left out here; all stand in the JSON report."
    )


def test_related_places_have_a_limit(wide: Report, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sarif, "MOST_RELATED", 1)
    for result in told(sarif.render(wide))["results"]:
        assert len(result.get("relatedLocations", [])) <= 1
        assert not re.search(r"\]\([2-9]\)", result["message"]["text"])


def test_the_same_bytes_from_any_order_of_files(judge_files: Judge) -> None:
    first = FORMATS["sarif"](judge_files(WIDE), "x/")
    again = FORMATS["sarif"](judge_files(dict(reversed(WIDE.items()))), "x/")
    assert first == again
    assert '"uri": "x/facts/' in first


WAIVED = """\
waivers:
  - {fact: gazette.lighthouse.colour, values: {gazette.lighthouse.colour: red}, owner: desk,
     reason: "paint, [x](1)", expires: 2030-01-01}
"""


def waived(tmp_path: Path) -> Report:
    for name, text in {**WIDE, "rules/waivers.yaml": WAIVED}.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    corpus, problems = load([tmp_path / "facts", tmp_path / "rules"], str(tmp_path))
    assert corpus is not None, problems
    report = run(corpus, date(2029, 1, 1).isoformat())
    assert len(report.waived()) == 1
    return report


def test_what_is_waived_is_told_only_where_asked_for(tmp_path: Path, shared: Path) -> None:
    report = waived(tmp_path)
    (finding,) = report.waived()
    assert finding.id not in FORMATS["sarif"](report, "")
    assert finding.id not in {one.id for one in alerts(report)}
    text = sarif.render(report._replace(with_waived=True))
    schema = json.loads((shared / "schemas" / "sarif-schema-2.1.0.json").read_text())
    Draft4Validator(schema).validate(json.loads(text))
    (result,) = [r for r in told(text)["results"] if "suppressions" in r]
    assert result["partialFingerprints"]["findingId/v1"] == finding.id
    (suppression,) = result["suppressions"]
    assert suppression["justification"] == "paint, [x](1) (desk, until 1 January 2030)"
