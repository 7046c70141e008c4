"""``corroborated``: do at least so many independent origins say so?"""

import pytest
from model.corpora import Judge, Read, found, one_each, reasons, rules, sides, source, told

from checker.rules.corroborated import Corroborated

FLOOD = """
attributes:
  began_on: {kind: date, qualifiers: [in]}
  cause: {kind: text}
  victims: {kind: count}
  names: {kind: set}
entities: {flood: , village: {part_of: flood}}
"""


def asked(attribute: str = "began_on", origins: int = 2, more: str = "") -> str:
    corroborated = f"{{attribute: {attribute}, origins: {origins}}}"
    return f"id: enough, check: {{corroborated: {corroborated}}}{more}"


@pytest.mark.parametrize(
    ("origins", "values", "verdict", "relation"),
    [
        (2, ["1994", "1994"], "agreement", "equal"),
        (2, ["1994", "1994-05"], "agreement", "refines"),
        (3, ["1994", "1994-05"], "undetermined", "unknown"),
        (2, ["1994"], "undetermined", "unknown"),
        (2, ["1994", "1994", "1995"], "undetermined", "unknown"),
        (2, ["1994, origin: agency", "1994, origin: agency"], "undetermined", "unknown"),
        (2, ["1994, origin: agency", "1994, origin: agency", "1994"], "agreement", "equal"),
    ],
)
def test_origins_are_counted(
    judge: Judge, origins: int, values: list[str], verdict: str, relation: str
) -> None:
    report = judge(FLOOD, rules(asked(origins=origins)), *one_each("flood began_on", values))
    assert told(found(report)) == (verdict, relation)
    assert bool(found(report).answer.reason) is (verdict == "undetermined")


def test_two_claims_of_one_source_are_one_origin(judge: Judge) -> None:
    report = judge(
        FLOOD, rules(asked()), source("daily", "flood began_on: 1994", "flood began_on: 1994-05")
    )
    assert found(report).answer.reason == "1 origin, where the rule asks for 2"


def test_a_reference_is_no_origin(judge: Judge) -> None:
    report = judge(
        FLOOD,
        rules(asked()),
        source("daily", "flood began_on: 1994"),
        source("almanac", "flood began_on: 1994", reference="true"),
    )
    assert told(found(report)) == ("undetermined", "unknown")


def test_documents_that_contradict_each_other_do_not_corroborate(judge: Judge) -> None:
    report = judge(FLOOD, rules(asked()), *one_each("flood began_on", ["1994", "1994", "1995"]))
    assert "2 origins against 1" in found(report).answer.reason
    assert sides(found(report)) == [{"s0", "s1"}, {"s2"}]
    assert found(report).severity == "note"


def test_documents_with_many_positions_do_not_corroborate(judge: Judge) -> None:
    years = [str(year) for year in range(1990, 1993)]
    report = judge(FLOOD, rules(asked()), *one_each("flood began_on", years))
    assert found(report).answer.reason == "the documents contradict each other in 3 positions"


def test_differing_words_do_not_corroborate(judge: Judge) -> None:
    report = judge(FLOOD, rules(asked("cause")), *one_each("flood cause", ["rain", "a dam"]))
    assert told(found(report)) == ("undetermined", "unknown")


def test_a_derived_claim_counts_with_the_origins_of_what_it_rests_on(judge: Judge) -> None:
    report = judge(
        FLOOD,
        rules(asked("victims"), "id: named, derive: {count: {attribute: names, gives: victims}}"),
        source("daily", "flood victims: 2", "flood names: [Ann, Bea], origin: agency"),
        source("weekly", "flood names: [Ann, Bea], origin: agency"),
    )
    assert told(found(report)) == ("agreement", "equal")
    assert found(report).answer.message == "2 independent origins"


def test_each_qualifier_is_a_question(judge: Judge) -> None:
    values = ["1994, qualifiers: {in: north}", "1994, qualifiers: {in: south}"]
    report = judge(FLOOD, rules(asked()), *one_each("flood began_on", values))
    assert [told(f) for f in report.findings] == [("undetermined", "unknown")] * 2


@pytest.mark.parametrize(
    ("more", "severity"),
    [("", "note"), (", severity: warning", "warning"), (", undetermined: error", "error")],
)
def test_too_few_are_a_note_unless_the_rule_says_otherwise(
    judge: Judge, more: str, severity: str
) -> None:
    report = judge(FLOOD, rules(asked(more=more)), source("daily", "flood began_on: 1994"))
    assert found(report).severity == severity


def test_no_claim_is_no_question(judge: Judge) -> None:
    report = judge(
        FLOOD, rules(asked()), source("almanac", "flood began_on: 1994", reference="true")
    )
    assert report.findings == ()
    assert reasons(report, "enough") == ["it matches nothing"]


def test_parameters(read: Read) -> None:
    rule = read("check: {corroborated: {attribute: area, origins: 2}}")
    assert rule.does == Corroborated("area", 2)


def test_what_is_missing_is_as_severe_as_the_rule(read: Read) -> None:
    check = "check: {corroborated: {attribute: area, origins: 2}}"
    assert read(check).undetermined == "note"
    assert read(f"severity: error, {check}").undetermined == "error"
    assert read(f"severity: error, undetermined: warning, {check}").undetermined == "warning"
