"""``earliest``: the first of what happened to the parts is when it began for the whole."""

import pytest
from model.corpora import Judge, Read, derived, found, rules, source, told

from checker.rules.parts import OfParts

SEASON = """
attributes: {played_on: {kind: date, qualifiers: [in]}}
entities:
  cup: {label: the cup, parts: complete}
  first_leg: {label: the first leg, part_of: cup}
  second_leg: {label: the second leg, part_of: cup}
  league: {label: the league}
  opening: {part_of: league}
"""
EARLIEST = "id: starts, derive: {earliest: {attribute: played_on, parts_of: cup}}"
AGREE = "id: agree, check: {agree: {}}"


@pytest.mark.parametrize(
    ("first", "second", "earliest"),
    [
        ("1994-05-03", "1994-05-17", "1994-05-03"),
        ("1994-05-17", "1994-05-03", "1994-05-03"),
        ("1994", "1995", "1994"),
        ("1994", "1994-05-17", "1994-01-01/1994-05-17"),
        ("1994-03/1994-06", "1994-04/1994-05", "1994-03/1994-05"),
        ("../1994", "1993", "../1993"),
        ("1994-05-03T17:00Z", "1994-05-03T18:30+02:00", "1994-05-03T16:30Z"),
        ("1994-05-03T17:00Z", "1994-05-09", "1994-05-03T05:00/1994-05-04T07:00"),
    ],
)
def test_the_earliest_of_the_parts(judge: Judge, first: str, second: str, earliest: str) -> None:
    report = judge(
        SEASON,
        rules(EARLIEST, AGREE),
        source("daily", f"first_leg played_on: {first}", f"second_leg played_on: {second}"),
        source("weekly", f"cup played_on: {earliest}"),
    )
    assert told(found(report)) == ("agreement", "equal")


def test_it_shows_the_parts_and_assumes_that_they_are_all(judge: Judge) -> None:
    report = judge(
        SEASON,
        rules(EARLIEST),
        source("daily", "first_leg played_on: 1994-05-03", "second_leg played_on: 1994-05-17"),
    )
    (fact,) = report.derived
    assert (fact.source, fact.subject, fact.partial) == ("daily", "cup", False)
    assert fact.derivation is not None
    assert "the first leg 3 May 1994, the second leg 17 May 1994" in fact.derivation.arithmetic
    assert "the parts of the cup are all listed" in [a.text for a in fact.assumes()]


@pytest.mark.parametrize(
    ("claimed", "verdict"),
    [("1990", "agreement"), ("1994-05-17", "agreement"), ("1994-05-18", "contradiction")],
)
def test_with_a_part_missing_it_is_not_later_than_what_is_known(
    judge: Judge, claimed: str, verdict: str
) -> None:
    report = judge(
        SEASON,
        rules(EARLIEST, AGREE),
        source("daily", "second_leg played_on: 1994-05-17"),
        source("weekly", f"cup played_on: {claimed}"),
    )
    assert found(report).verdict.value == verdict
    assert all(fact.partial for fact in report.derived)


def test_an_open_whole_may_have_begun_before(judge: Judge) -> None:
    report = judge(
        SEASON,
        rules("id: starts, derive: {earliest: {attribute: played_on, parts_of: league}}", AGREE),
        source("daily", "opening played_on: 1994-05-17"),
        source("weekly", "league played_on: 1990"),
    )
    assert told(found(report)) == ("agreement", "refines")


def test_only_claims_of_one_source_with_equal_qualifiers(judge: Judge) -> None:
    report = judge(
        SEASON,
        rules(EARLIEST),
        source(
            "daily",
            "first_leg played_on: 1994-05-03, qualifiers: {in: rome}",
            "second_leg played_on: 1994-05-17",
        ),
        source("weekly", "first_leg played_on: 1994-05-02"),
    )
    assert sorted((f.source, f.qualifiers) for f in report.derived) == [
        ("daily", ()),
        ("daily", (("in", "rome"),)),
        ("weekly", ()),
    ]
    assert all(fact.partial for fact in report.derived)


def test_a_part_that_only_a_reference_states_is_taken_from_it(judge: Judge) -> None:
    report = judge(
        SEASON,
        rules(EARLIEST),
        source("daily", "second_leg played_on: 1994-05-17"),
        source("almanac", "first_leg played_on: 1994-05-03", reference="true"),
    )
    fact = next(fact for fact in report.derived if fact.source == "daily")
    assert (fact.value.text, fact.partial) == ("1994-05-03", False)


def test_of_a_claim_that_contradicts_itself_it_is_between_the_two(judge: Judge) -> None:
    report = judge(
        SEASON,
        rules(EARLIEST),
        source("daily", "first_leg played_on: 1994", "first_leg played_on: 1996"),
    )
    [fact] = report.derived
    assert any("daily says 1994 and 1996" in one.text for one in fact.assumes())


def test_it_never_reads_what_was_distributed(judge: Judge) -> None:
    report = judge(
        SEASON,
        rules(EARLIEST, "id: parts, derive: {distribute: {attribute: played_on}}"),
        source("daily", "cup played_on: 1994"),
        source("weekly", "first_leg played_on: 1995", "second_leg played_on: 1996"),
    )
    assert [fact.source for fact in derived(report, "starts")] == ["weekly"]
    assert {fact.source for fact in derived(report, "parts")} == {"daily"}


def test_parameters(read: Read) -> None:
    rule = read("derive: {earliest: {attribute: began_on, parts_of: valley}}")
    assert rule.does == OfParts("began_on", "valley")
