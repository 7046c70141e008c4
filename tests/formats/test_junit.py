"""JUnit: by its schema, and what it counts."""

from collections import Counter
from pathlib import Path
from xml.etree import ElementTree

import pytest
import xmlschema

from checker.formats import FORMATS
from checker.model.report import Report
from checker.values.verdict import Verdict

from .conftest import written


def cases(text: str) -> dict[tuple[str, str], ElementTree.Element]:
    root = ElementTree.fromstring(text)
    found = [(str(c.get("classname")), str(c.get("name")), c) for c in root.iter("testcase")]
    assert len({(rule, name) for rule, name, _ in found}) == len(found)
    return {(rule, name): case for rule, name, case in found}


@pytest.mark.parametrize("corpus", ["golden", "hostile"])
def test_it_is_what_the_schema_says(shared: Path, corpus: str) -> None:
    schema = xmlschema.XMLSchema(str(shared / "schemas" / "junit-10.xsd"))
    schema.validate(written(corpus, "junit"))


def test_the_wide_corpus_is_what_the_schema_says(shared: Path, wide: Report) -> None:
    schema = xmlschema.XMLSchema(str(shared / "schemas" / "junit-10.xsd"))
    schema.validate(FORMATS["junit"](wide, "../"))


def test_a_suite_is_a_rule_and_a_case_a_question(wide: Report) -> None:
    text = FORMATS["junit"](wide, "")
    root = ElementTree.fromstring(text)
    asked = Counter(finding.rule.id for finding in wide.findings) + Counter(["renamed"])
    suites = {suite.get("name"): suite for suite in root}
    assert {name: int(suite.get("tests", "")) for name, suite in suites.items()} == asked
    assert len(cases(text)) == asked.total()
    verdicts = wide.counts()
    found = wide.of(Verdict.CONTRADICTION)
    failing = sum(finding.severity == "error" for finding in found)
    assert 0 < failing < len(found)
    assert root.get("failures") == str(failing)
    assert root.get("errors") == "1"
    assert len(list(root.iter("failure"))) == failing
    milder = len(found) - failing
    assert len(list(root.iter("skipped"))) == verdicts[Verdict.UNDETERMINED] + milder
    for suite in root:
        for name, tag in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
            assert suite.get(name) == str(len(list(suite.iter(tag))))


def test_a_failure_has_both_quotes_and_both_places(wide: Report) -> None:
    case = cases(FORMATS["junit"](wide, "x/"))["documents_agree", "Colour of the lighthouse"]
    (failure,) = case
    assert failure.get("message") == "red against white"
    assert failure.get("type") == "error"
    assert failure.text is not None
    assert "x/facts/gazette.yaml:10: gazette: red “a red tower”" in failure.text
    assert "x/facts/monthly.yaml:8: monthly: white “a white tower”" in failure.text
    assert "more: checker explain " in failure.text


def test_what_is_undetermined_is_skipped_with_its_reason(wide: Report) -> None:
    case = cases(FORMATS["junit"](wide, ""))["documents_agree", "Motto of the lighthouse"]
    assert [(one.tag, one.get("message")) for one in case] == [("skipped", "wording differs")]


def test_questions_with_one_name_are_told_apart(judge_files: object) -> None:
    assert callable(judge_files)
    report = judge_files(
        {
            "facts/f.yaml": "entities: {a: {label: Same}, b: {label: Same, type: other}}\n"
            "attributes: {b: {label: B, kind: truth}}\nsource: {id: s}\nfacts:\n"
            "  - {subject: a, attribute: b, value: true}\n"
            "  - {subject: b, attribute: b, value: true}\n",
            "facts/g.yaml": "source: {id: t}\nfacts:\n"
            "  - {subject: a, attribute: b, value: true}\n"
            "  - {subject: b, attribute: b, value: false}\n",
            "rules/r.yaml": "rules: [{id: r, title: R, check: {agree: {}}}]\n",
        }
    )
    assert len(cases(FORMATS["junit"](report, ""))) == 2


@pytest.mark.parametrize(
    ("fail_on", "failures"),
    [("error", 11), ("warning", 12), ("note", 16), ("never", 0)],
)
def test_failures_are_what_makes_the_run_fail(wide: Report, fail_on: str, failures: int) -> None:
    root = ElementTree.fromstring(FORMATS["junit"](wide._replace(fail_on=fail_on), ""))
    assert len(list(root.iter("failure"))) == failures
    assert len(list(root.iter("error"))) == (fail_on != "never")
    messages = [str(one.get("message")) for one in root.iter("skipped")]
    excused = [one for one in messages if f"--fail-on is {fail_on}" in one]
    assert len(excused) == {"error": 1, "warning": 0, "note": 0, "never": 13}[fail_on]
