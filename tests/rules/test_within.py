"""``within``: does a part have at most what its whole has?"""

import pytest
from model.corpora import Judge, Read, found, gap, ids, one_each, reasons, rules, source, told

from checker.rules.within import Within

LAKE = """
attributes:
  area: {kind: quantity, unit: km2, qualifiers: [as_of]}
  boats: {kind: count}
entities:
  country:
  lake: {part_of: country}
  bay: {part_of: lake}
  cove: {part_of: bay}
"""
AREA = rules("id: within, check: {within: {attribute: area}}")


@pytest.mark.parametrize(
    ("part", "whole", "verdict", "relation", "apart"),
    [
        ("3 km2", "5 km2", "agreement", "refines", ""),
        ("5 km2", "5 km2", "agreement", "overlaps", ""),
        ("exactly 5 km2", "exactly 5 km2", "agreement", "refines", ""),
        ("6 km2", "5 km2", "contradiction", "disjoint", "0 km²"),
        ("7 km2", "5 km2", "contradiction", "disjoint", "1 km²"),
        ("at least 3 km2", "5 km2", "agreement", "overlaps", ""),
        ("7 km2", "at least 5 km2", "agreement", "overlaps", ""),
    ],
)
def test_two_claims(
    judge: Judge, part: str, whole: str, verdict: str, relation: str, apart: str
) -> None:
    report = judge(
        LAKE, AREA, source("daily", f"bay area: {part}"), source("weekly", f"lake area: {whole}")
    )
    assert told(found(report)) == (verdict, relation)
    assert gap(found(report)) == apart
    assert found(report).question.subject == "bay"


def test_counts(judge: Judge) -> None:
    report = judge(
        LAKE,
        rules("id: within, check: {within: {attribute: boats}}"),
        source("daily", "bay boats: 7", "lake boats: 5"),
    )
    assert told(found(report)) == ("contradiction", "disjoint")
    assert gap(found(report)) == "2"
    assert found(report).self_contradicting == ("daily",)


def test_a_part_is_held_against_its_nearest_whole_with_a_claim(judge: Judge) -> None:
    report = judge(LAKE, AREA, source("daily", "cove area: 7 km2", "country area: 5 km2"))
    assert told(found(report, subject="cove")) == ("contradiction", "disjoint")
    report = judge(
        LAKE, AREA, source("daily", "cove area: 7 km2", "country area: 5 km2", "lake area: 9 km2")
    )
    assert {f.question.subject: f.verdict.value for f in report.findings} == {
        "cove": "agreement",
        "lake": "contradiction",
    }


def test_every_claim_is_held_against_every_one_of_the_whole(judge: Judge) -> None:
    report = judge(
        LAKE,
        AREA,
        *one_each("bay area", ["3 km2", "8 km2"]),
        source("daily", "lake area: 9 km2"),
        source("weekly", "lake area: 5 km2"),
    )
    assert told(found(report)) == ("contradiction", "disjoint")
    assert ids(found(report).answer.witness) == {"s1.bay.area", "weekly.lake.area"}


def test_only_equal_qualifiers_are_compared(judge: Judge) -> None:
    report = judge(
        LAKE,
        AREA,
        source("daily", "bay area: 7 km2, qualifiers: {as_of: 1990}"),
        source("weekly", "lake area: 5 km2"),
    )
    assert report.findings == ()
    assert reasons(report, "within") == ["it matches nothing"]


def test_a_source_that_another_contradicts_does_not_contradict_itself(judge: Judge) -> None:
    report = judge(
        LAKE,
        AREA,
        source("daily", "bay area: 100 km2", "lake area: 200 km2"),
        source("weekly", "lake area: 50 km2"),
    )
    finding = found(report)
    assert finding.self_contradicting == ()
    assert [sorted(ids(position.facts)) for position in finding.answer.positions] == [
        ["weekly.lake.area"],
        ["daily.bay.area"],
    ]
    assert ids(finding.answer.either) == {"daily.lake.area"}


def test_a_source_that_contradicts_itself_is_named(judge: Judge) -> None:
    report = judge(LAKE, AREA, source("daily", "bay area: 100 km2", "lake area: 50 km2"))
    assert found(report).self_contradicting == ("daily",)


def test_a_part_is_not_held_against_the_sum_that_it_goes_into(judge: Judge) -> None:
    report = judge(
        LAKE,
        rules(
            "id: total, derive: {sum: {attribute: area, parts_of: lake}}",
            "id: within, check: {within: {attribute: area}}",
        ),
        source("daily", "bay area: 3 km2"),
    )
    assert reasons(report, "within") == ["it matches nothing"]


def test_the_nearest_whole_with_equal_qualifiers(judge: Judge) -> None:
    report = judge(
        LAKE,
        AREA,
        source("daily", "bay area: 7 km2"),
        source("weekly", "lake area: 9 km2, qualifiers: {as_of: 1990}", "country area: 5 km2"),
    )
    assert ids(found(report).question.others) == {"weekly.country.area"}


def test_many_claims_are_judged_in_linear_time(judge: Judge) -> None:
    claims = [f"bay area: {100 + n} km2" for n in range(600)]
    wholes = [f"lake area: {5000 + n} km2" for n in range(600)]
    report = judge(LAKE, AREA, source("daily", *claims), source("weekly", *wholes, "lake area: 1"))
    finding = found(report)
    assert told(finding) == ("contradiction", "disjoint")
    assert gap(finding) == "697 km²"
    assert len(finding.answer.either) == 600


def test_parameters(read: Read) -> None:
    assert read("check: {within: {attribute: area}}").does == Within("area")


@pytest.mark.parametrize(
    ("part", "message"),
    [
        ("12..14", "12 to 14 is at least 7 more than the boats of lake (5)"),
        ("12", "12 is 7 more than the boats of lake (5)"),
    ],
)
def test_a_gap_from_a_claim_that_allows_much_is_a_least_one(
    judge: Judge, part: str, message: str
) -> None:
    report = judge(
        LAKE,
        rules("id: within, check: {within: {attribute: boats}}"),
        source("daily", f"bay boats: {part}", "lake boats: 5"),
    )
    assert found(report).answer.message == message


@pytest.mark.parametrize(
    ("part", "whole", "message"),
    [
        ("3 km2", "8 km2", "3 km² is within the area of lake (8 km²)"),
        ("2.5 km2", "about 8 km2", "2.5 km² is within the area of lake (about 8 km²)"),
        ("at least 3 km2", "at most 8 km2",
         "at least 3 km² may be within the area of lake (at most 8 km²)"),
        ("30 km2", "between 4 and 5 km2",
         "30 km² is at least 24 km² more than the area of lake (between 4 and 5 km²)"),
    ],
)  # fmt: skip
def test_the_words_hold_whatever_the_whole_is_said_to_have(
    judge: Judge, part: str, whole: str, message: str
) -> None:
    report = judge(LAKE, AREA, source("daily", f"bay area: {part}", f"lake area: {whole}"))
    assert found(report).answer.message == message
