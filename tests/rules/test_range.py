"""``range``: is the claim possible at all?"""

import pytest
from model.corpora import Judge, Read, found, gap, one_each, reasons, rules, sides, source, told

from checker.rules.range import Range

SEASON = """
attributes:
  share: {kind: quantity, unit: "%", signed: true}
  goals: {kind: count, qualifiers: [half]}
  played_on: {kind: date}
entities: {match: , cup: }
"""


def within(attribute: str, limits: str) -> str:
    return rules(f"id: range, check: {{range: {{attribute: {attribute}, {limits}}}}}")


@pytest.mark.parametrize(
    ("attribute", "limits", "value", "verdict", "relation", "apart"),
    [
        ("share", "from: 0 %, to: 100 %", "20 %", "agreement", "refines", ""),
        ("share", "from: 0 %, to: 100 %", "100 %", "agreement", "overlaps", ""),
        ("share", "from: 0 %, to: 100 %", "101 %", "contradiction", "disjoint",
         "0.50 percentage points"),
        ("share", "from: 0 %, to: 100 %", "exactly 100 %", "agreement", "refines", ""),
        ("share", "from: 0 %, to: 100 %", "exactly 100.1 %", "contradiction", "disjoint",
         "0.10 percentage points"),
        ("share", "from: 0 %, to: 100 %", "about 100 %", "agreement", "overlaps", ""),
        ("share", "from: 0 %", "exactly -3 %", "contradiction", "disjoint", "3 percentage points"),
        ("share", "from: 0 %", "3000 %", "agreement", "refines", ""),
        ("share", "to: 100 %", "-3000 %", "agreement", "refines", ""),
        ("goals", "to: 20", "20", "agreement", "refines", ""),
        ("goals", "to: 20", "21", "contradiction", "disjoint", "1"),
        ("goals", "to: 20", "several", "agreement", "overlaps", ""),
        ("played_on", "from: 1990, to: 1994", "1994-12-31", "agreement", "refines", ""),
        ("played_on", "from: 1990, to: 1994", "1990-01-01", "agreement", "refines", ""),
        ("played_on", "from: 1990, to: 1994", "1995-01-03", "contradiction", "disjoint", "3 days"),
        ("played_on", "from: 1990, to: 1994", "1989", "contradiction", "disjoint", "1 day"),
        ("played_on", "from: 1990, to: 1994", "1994/1995", "agreement", "overlaps", ""),
        ("played_on", "from: 1990, to: 1994", "199X", "agreement", "overlaps", ""),
        ("played_on", "from: 1990", "1990/..", "agreement", "refines", ""),
    ],
)  # fmt: skip
def test_one_claim(
    judge: Judge,
    attribute: str,
    limits: str,
    value: str,
    verdict: str,
    relation: str,
    apart: str,
) -> None:
    finding = found(
        judge(SEASON, within(attribute, limits), source("daily", f"match {attribute}: {value}"))
    )
    assert told(finding) == (verdict, relation)
    assert gap(finding) == apart


def test_one_claim_out_of_the_range_is_enough_and_the_widest_gap_is_shown(judge: Judge) -> None:
    report = judge(
        SEASON, within("goals", "to: 20"), *one_each("match goals", ["3", "21", "30", "4"])
    )
    assert told(found(report)) == ("contradiction", "disjoint")
    assert gap(found(report)) == "10"
    assert sides(found(report))[0] == {"s0", "s3"}


def test_claims_that_fail_together_are_no_self_contradiction(judge: Judge) -> None:
    report = judge(
        SEASON, within("goals", "to: 20"), source("daily", "match goals: 30", "match goals: 30")
    )
    assert told(found(report)) == ("contradiction", "disjoint")
    assert found(report).self_contradicting == ()


def test_every_subject_and_qualifier_is_a_question(judge: Judge) -> None:
    report = judge(
        SEASON,
        within("goals", "to: 20"),
        source(
            "daily",
            "match goals: 30, qualifiers: {half: first}",
            "match goals: 3, qualifiers: {half: second}",
            "cup goals: 4",
        ),
    )
    assert {
        (f.question.subject, f.question.qualifiers): f.verdict.value for f in report.findings
    } == {
        ("match", (("half", "first"),)): "contradiction",
        ("match", (("half", "second"),)): "agreement",
        ("cup", ()): "agreement",
    }


def test_a_range_compares_no_claim_with_another(judge: Judge) -> None:
    report = judge(SEASON, within("goals", "to: 20"), *one_each("match goals", ["3", "4"]))
    assert told(found(report)) == ("agreement", "refines")
    assert [row.reason for row in report.unchecked] == ["stands alone"] * 2


def test_no_claim_is_no_question(judge: Judge) -> None:
    report = judge(SEASON, within("goals", "to: 20"), source("daily", "match share: 3 %"))
    assert reasons(report, "range") == ["it matches nothing"]


def test_of_a_union_one_part_in_the_range_is_not_all(judge: Judge) -> None:
    report = judge(
        "entities: {feast: }\nattributes: {held_on: {kind: date}}\n",
        rules("id: range, check: {range: {attribute: held_on, from: 1992, to: 1995}}"),
        source("daily", 'feast held_on: "[1990, 1999]"'),
        source("weekly", 'feast held_on: "[1993, 1999]"'),
    )
    finding = found(report)
    assert told(finding) == ("contradiction", "disjoint")
    assert [set(position.sources) for position in finding.answer.positions][-1] == {"daily"}


@pytest.mark.parametrize(
    ("attribute", "limits", "value", "message"),
    [
        ("goals", "to: 20", "22", "22 is 2 outside what the rule allows (at most 20)"),
        ("goals", "from: 2", "3", "3 is within what the rule allows (at least 2)"),
        ("goals", "from: 2, to: 9", "several",
         "several may be within what the rule allows (from 2 to 9)"),
        ("played_on", "from: 1990-05", "1980",
         "1980 is at least 3408 days outside what the rule allows (not before May 1990)"),
        ("played_on", "from: 1994-06-01T12:00Z", "1994-06-01T13:30+02:00",
         "13:30 UTC+2 on 1 June 1994 is 30 minutes outside what the rule allows (not before 12:00 "
         "UTC on 1 June 1994)"),
        ("played_on", "to: 1994-06-01T12:00Z", "1994-06-01T23:00",
         "23:00 on 1 June 1994 may be within what the rule allows (not after 12:00 UTC on "
         "1 June 1994)"),
        ("played_on", "to: 1994", "1994-06-01",
         "1 June 1994 is within what the rule allows (not after 1994)"),
    ],
)  # fmt: skip
def test_limits_are_told(
    judge: Judge, attribute: str, limits: str, value: str, message: str
) -> None:
    report = judge(
        SEASON, within(attribute, limits), source("daily", f"match {attribute}: {value}")
    )
    assert found(report).answer.message == message


def test_parameters(read: Read) -> None:
    both = read("check: {range: {attribute: area, from: 1, to: 9 km2}}").does
    assert isinstance(both, Range)
    assert both.start is not None
    assert both.end is not None
    assert (both.attribute, both.start.nominal, both.end.text) == ("area", 1, "9 km2")
    one = read("check: {range: {attribute: began_on, to: 1994}}").does
    assert isinstance(one, Range)
    assert one.start is None
    assert one.end is not None
