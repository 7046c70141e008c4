"""What the hosts of a CI take and show: no output is larger, and what is left out is counted."""

import json
import re
from collections import Counter
from collections.abc import Iterable
from gzip import compress
from importlib import import_module
from typing import Any

import pytest

from checker.formats import FORMATS
from checker.model.place import Place, Problem
from checker.model.report import Report
from checker.model.waiver import Waiver, WaiverStatus
from checker.telling.alert import alerts

from .conftest import Judge

SHOWN_RESULTS, TAKEN_RESULTS = 5_000, 25_000
SHOWN_PLACES, TAKEN_PLACES = 100, 1_000
TAKEN_BYTES = 10 * 10**6
TAKEN_CHARACTERS = 65_536
ANNOTATIONS = 10


def words(number: int) -> str:
    names = "".join(f"  e{n}: {{label: the house no. {n}}}\n" for n in range(number))
    return f"attributes: {{b: {{label: height, kind: quantity, unit: m}}}}\nentities:\n{names}"


def source(name: str, claims: Iterable[tuple[str, str]], quote: str = "") -> str:
    said = f", quote: {json.dumps(quote, ensure_ascii=False)}" if quote else ""
    lines = (f"  - {{subject: {a}, attribute: b, value: {b}{said}}}\n" for a, b in claims)
    return f"source: {{id: {name}}}\nfacts:\n{''.join(lines)}"


RULES = "rules: [{id: r, title: R, SEVERITY check: {agree: {}}}]\n"


def street(judge: Judge, houses: int, *, severity: str = "error", quote: str = "") -> Report:
    """As many contradictions as there are houses."""
    names = [f"e{n}" for n in range(houses)]
    return judge(
        {
            "facts/w.yaml": words(houses),
            "facts/a.yaml": source("a", [(name, "7 m") for name in names], quote),
            "facts/b.yaml": source("b", [(name, "9 m") for name in names], quote),
            "rules/r.yaml": RULES.replace("SEVERITY", f"severity: {severity},"),
        }
    )


def run_of(text: str) -> dict[str, Any]:
    (run,) = json.loads(text)["runs"]
    assert isinstance(run, dict)
    return run


@pytest.mark.of_format("sarif")
def test_of_many_results_those_are_told_that_are_shown(judge_files: Judge) -> None:
    report = street(judge_files, SHOWN_RESULTS + 40)
    text = FORMATS["sarif"](report, "")
    run = run_of(text)
    assert len(run["results"]) == SHOWN_RESULTS < TAKEN_RESULTS
    assert len(compress(text.encode())) < TAKEN_BYTES
    (note,) = run["invocations"][0]["toolExecutionNotifications"]
    assert note["message"]["text"].startswith("40 results left out here")


@pytest.mark.of_format("sarif")
def test_of_many_claims_those_are_told_that_are_shown(judge_files: Judge) -> None:
    files = {
        f"facts/s{n}.yaml": source(f"s{n}", [("e0", "7 m" if n % 2 else "9 m")])
        for n in range(TAKEN_PLACES + 60)
    }
    rules = RULES.replace("SEVERITY", "")
    report = judge_files({"facts/w.yaml": words(1), "rules/r.yaml": rules, **files})
    (result,) = run_of(FORMATS["sarif"](report, ""))["results"]
    assert len(result["relatedLocations"]) == SHOWN_PLACES
    assert len(result["relatedLocations"]) + len(result["locations"]) < TAKEN_PLACES
    assert "There: [" in result["message"]["text"]


@pytest.mark.of_format("sarif")
@pytest.mark.parametrize("most", [8_000, 16_000, 30_000])
def test_what_is_too_large_compressed_is_shortened(
    judge_files: Judge, monkeypatch: pytest.MonkeyPatch, most: int
) -> None:
    report = street(judge_files, 1_500)
    whole = FORMATS["sarif"](report, "")
    assert len(compress(whole.encode())) > 30_000
    monkeypatch.setattr("checker.formats.sarif.MOST_BYTES", most)
    text = FORMATS["sarif"](report, "")
    size = len(compress(text.encode()))
    assert most * 0.6 < size <= most
    run = run_of(text)
    (note,) = run["invocations"][0]["toolExecutionNotifications"]
    left, _, _ = note["message"]["text"].partition(" results left out")
    assert int(re.sub(r"\D", "", left)) == 1_500 - len(run["results"])
    first = [one["partialFingerprints"] for one in run_of(whole)["results"]]
    assert [one["partialFingerprints"] for one in run["results"]] == first[: len(run["results"])]


@pytest.mark.of_format("sarif")
def test_the_limit_is_that_of_the_host() -> None:
    assert import_module("checker.formats.sarif").MOST_BYTES <= TAKEN_BYTES


@pytest.mark.of_format("sarif")
def test_no_result_lacks_a_rule_or_a_place(wide: Report) -> None:
    """GitLab refuses a report in which more than half of the results do."""
    told = run_of(FORMATS["sarif"](wide._replace(with_waived=True), "sub/"))
    rules = told["tool"]["driver"]["rules"]
    assert len(told["results"]) > 15
    for result in told["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        place = result["locations"][0]["physicalLocation"]
        assert place["artifactLocation"]["uri"].startswith("sub/")
        assert place["region"]["startLine"] >= 1
        assert result["message"]["text"]


def levels(text: str) -> Counter[str]:
    return Counter(re.findall(r"^::(\w+) ", text, re.M))


@pytest.mark.of_format("github")
@pytest.mark.parametrize("severity", ["error", "warning", "note"])
def test_ten_annotations_of_a_level(judge_files: Judge, severity: str) -> None:
    report = street(judge_files, 40, severity=severity)
    place = Place("rules/waivers.yaml", 1, 1)
    waiver = Waiver(place, "why", "desk", "2027-06-30", fact="x")
    many = tuple(WaiverStatus(waiver, "unused", "because") for _ in range(30))
    found = levels(FORMATS["github"](report._replace(waivers=many), ""))
    assert found["notice"] <= ANNOTATIONS
    assert found["error"] + found["warning"] == (0 if severity == "note" else ANNOTATIONS)
    problems = [Problem(place, f"wrong {n}") for n in range(30)]
    found = levels(FORMATS["github"].broken(problems, ""))
    assert found == {"error": ANNOTATIONS, "notice": 1}


def length(text: str) -> int:
    """As GitHub counts it."""
    return len(text.encode("utf-16-le")) // 2


@pytest.mark.of_format("comment")
@pytest.mark.parametrize("houses", [1, 30, 150, 400])
@pytest.mark.parametrize("quote", ["", "x" * 280, "\N{PERFORMING ARTS}" * 280, "<&@#$`" * 40])
def test_a_comment_has_room(judge_files: Judge, houses: int, quote: str) -> None:
    report = street(judge_files, houses, quote=quote)
    text = FORMATS["comment"](report, "https://host/o/r/blob/main/")
    assert length(text) <= TAKEN_CHARACTERS - 300  # for a marker that names a folder
    assert text.startswith("<!-- fact-consistency-checker -->\n")
    assert text.count("<ul>") == text.count("</ul>")
    assert text.count("<li>") == text.count("</li>")
    shown = text.count("<li><b>")
    if shown < houses:
        assert f"<li>and {houses - shown} more: see the report</li>" in text
        assert length(text) > TAKEN_CHARACTERS * 0.9
    assert shown > 15 or houses < 15


@pytest.mark.of_format("comment")
def test_a_comment_tells_in_full_what_counts(judge_files: Judge) -> None:
    report = street(judge_files, 3)
    text = FORMATS["comment"](report, "https://host/blob/x/")
    assert "<h3>3 findings fail the check of facts</h3>" in text
    assert '<a href="https://host/blob/x/facts/a.yaml#L3">facts/a.yaml:3</a>' in text
    assert "milder" not in text
    mild = FORMATS["comment"](report._replace(fail_on="never"), "")
    assert "<h3>The claims fit together, or what does not is known or accepted</h3>" in mild
    assert "<details><summary>3 milder findings</summary>" in mild
    assert "(facts/a.yaml:3)" in mild  # no link leads anywhere without an address
    assert "<a " not in mild


@pytest.mark.of_format("comment")
def test_nothing_in_a_comment_is_read_as_markdown(wide: Report) -> None:
    """It is one block of HTML: no line of it is empty, and each begins with a tag."""
    text = FORMATS["comment"](wide, "")
    assert all(line.startswith("<") for line in text.splitlines())
    assert len(alerts(wide)) == text.count("<li><b>")


@pytest.mark.of_format("comment")
@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("@team", "@&#8203;team"),
        ("#12", "#&#8203;12"),
        ("<b>", "&lt;b&gt;"),
        ("5 $ and 6 $", "5 &#36; and 6 &#36;"),
        ("`x`", "&#96;x&#96;"),
        ("a & b", "a &amp; b"),
        ("http://x.example", "http&#58;//x.example"),
        ("-->", "--&gt;"),
    ],
)
def test_words_of_others_in_a_comment(judge_files: Judge, words: str, shown: str) -> None:
    text = FORMATS["comment"](street(judge_files, 1, quote=words), "")
    assert f"“{shown}”" in text
    assert "\n\n" not in text
