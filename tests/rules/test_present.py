"""``present``: does every subject of a type have this attribute?"""

from model.corpora import Judge, Read, found, reasons, rules, source, told

from checker.rules.present import Present

FLOOD = """
attributes: {flooded_on: {kind: date}, share: {kind: quantity, unit: "%"}}
entities:
  valley: {type: region}
  mill: {type: village, part_of: valley}
  ford: {type: village, part_of: valley}
"""
PRESENT = "id: present, check: {present: {type: village, attribute: flooded_on}}"


def test_each_entity_of_the_type_is_asked(judge: Judge) -> None:
    report = judge(
        FLOOD,
        rules(PRESENT),
        source("daily", "mill flooded_on: 1994", "valley flooded_on: 1994"),
        source("weekly", "mill flooded_on: 1995"),
    )
    assert {f.question.subject: told(f) for f in report.findings} == {
        "mill": ("agreement", "equal"),
        "ford": ("undetermined", "unknown"),
    }
    assert found(report, subject="mill").answer.message == "stated by 2 documents"
    assert found(report, subject="ford").answer.reason == "no document states it"


def test_what_is_distributed_is_not_stated(judge: Judge) -> None:
    report = judge(
        FLOOD,
        rules(PRESENT, "id: parts, derive: {distribute: {attribute: flooded_on}}"),
        source("daily", "valley flooded_on: 1994"),
    )
    assert len(report.derived) == 2
    assert {f.verdict.value for f in report.findings} == {"undetermined"}


def test_a_reference_or_a_draft_is_no_document_that_states_it(judge: Judge) -> None:
    report = judge(
        FLOOD,
        rules(PRESENT),
        source("almanac", "mill flooded_on: 1994", reference="true"),
        source("daily", "ford flooded_on: 1994, status: draft"),
    )
    assert {f.verdict.value for f in report.findings} == {"undetermined"}


def test_what_is_missing_is_a_note_unless_the_rule_says_otherwise(judge: Judge) -> None:
    for severity, text in (("note", PRESENT), ("error", f"{PRESENT}, severity: error")):
        report = judge(FLOOD, rules(text), source("daily", "valley flooded_on: 1994"))
        assert {f.severity for f in report.findings} == {severity}
        assert report.fails("error") is (severity == "error")


def test_it_compares_no_claim_with_another(judge: Judge) -> None:
    report = judge(
        FLOOD,
        rules(PRESENT),
        source("daily", "mill flooded_on: 1994"),
        source("weekly", "mill flooded_on: 1995"),
    )
    assert [row.reason for row in report.unchecked] == ["stands alone"] * 2
    assert reasons(report) == []


def test_parameters(read: Read) -> None:
    rule = read("check: {present: {type: town, attribute: area}}")
    assert rule.does == Present("town", "area")


def test_what_is_missing_is_as_severe_as_the_rule(read: Read) -> None:
    check = "check: {present: {type: town, attribute: area}}"
    assert read(check).undetermined == "note"
    assert read(f"severity: error, {check}").undetermined == "error"
    assert read(f"severity: error, undetermined: warning, {check}").undetermined == "warning"
