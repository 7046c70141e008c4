"""``count``: the size of a set, or of the listed parts."""

import pytest
from model.corpora import Judge, Read, derived, found, reasons, rules, source, told, values

from checker.rules.count import Count, CountMembers, CountParts

LEAGUE = """
attributes:
  clubs: {kind: set, qualifiers: [season]}
  club_count: {kind: count}
  season_count: {kind: count, qualifiers: [season]}
  founded_on: {kind: date, qualifiers: [by]}
  ground: {kind: text}
entities:
  league: {label: the league, parts: complete}
  reds: {label: Reds, part_of: league}
  blues: {label: Blues, part_of: league}
  reserves: {part_of: blues}
  friends: {label: the friends}
  greens: {part_of: friends}
"""
MEMBERS = "id: size, derive: {count: {attribute: clubs, gives: club_count}}"
PARTS = "id: listed, derive: {count: {parts_of: league, having: founded_on, gives: club_count}}"
AGREE = "id: agree, check: {agree: {attributes: [club_count]}}"


@pytest.mark.parametrize(
    ("clubs", "size"),
    [
        ("[Reds, Blues, Greens]", "3"),
        ("[]", "0"),
        ("[Reds, Blues], complete: false", "at least 2"),
    ],
)
def test_the_members_of_a_list(judge: Judge, clubs: str, size: str) -> None:
    report = judge(
        LEAGUE,
        rules(MEMBERS, AGREE),
        source("daily", f"league clubs: {clubs}, origin: agency, said_by: chair"),
        source("weekly", f"league club_count: {size}"),
    )
    assert told(found(report)) == ("agreement", "equal")
    (fact,) = report.derived
    assert (fact.source, fact.subject, fact.said_by) == ("daily", "league", "chair")
    assert fact.origins == {"agency"}
    assert fact.value.text == size


def test_the_arithmetic_names_the_members(judge: Judge) -> None:
    report = judge(LEAGUE, rules(MEMBERS), source("daily", "league clubs: [Reds, Blues]"))
    (fact,) = report.derived
    assert fact.derivation is not None
    assert fact.derivation.arithmetic == "Reds, Blues: 2"


def test_a_list_against_a_number(judge: Judge) -> None:
    report = judge(
        LEAGUE,
        rules(MEMBERS, AGREE),
        source("daily", "league clubs: [Reds, Blues]"),
        source("weekly", "league club_count: 3"),
    )
    assert told(found(report)) == ("contradiction", "disjoint")


def test_the_count_of_a_list_has_the_qualifiers_of_the_list(judge: Judge) -> None:
    report = judge(
        LEAGUE,
        rules("id: size, derive: {count: {attribute: clubs, gives: season_count}}"),
        source(
            "daily",
            "league clubs: [Reds], qualifiers: {season: 1990}",
            "league clubs: [Reds, Blues], qualifiers: {season: 1991}",
        ),
    )
    assert {fact.qualifiers: fact.value.text for fact in report.derived} == {
        (("season", "1990"),): "1",
        (("season", "1991"),): "2",
    }


def test_lists_of_two_qualifiers_do_not_contradict_each_other_when_counted(judge: Judge) -> None:
    """Claims with different qualifiers are not compared, as lists or as numbers."""
    report = judge(
        LEAGUE,
        rules(MEMBERS, AGREE),
        source("daily", "league clubs: [Reds], qualifiers: {season: 1990}"),
        source("weekly", "league clubs: [Reds, Blues], qualifiers: {season: 1991}"),
    )
    assert not any(finding.verdict.value == "contradiction" for finding in report.findings)


def test_a_distributed_list_is_not_counted(judge: Judge) -> None:
    report = judge(
        LEAGUE,
        rules(MEMBERS, "id: parts, derive: {distribute: {attribute: clubs}}"),
        source("daily", "league clubs: [Reds, Blues]"),
    )
    assert derived(report, "parts")
    assert values(derived(report, "size")) == {("daily", "league"): "2"}


def test_the_parts_of_which_something_is_stated(judge: Judge) -> None:
    report = judge(
        LEAGUE,
        rules(PARTS, AGREE),
        source("daily", "reds founded_on: 1990", "blues founded_on: 1991"),
        source("weekly", "league club_count: 2"),
    )
    assert told(found(report)) == ("agreement", "equal")
    (fact,) = report.derived
    assert (fact.source, fact.subject, fact.attribute) == ("daily", "league", "club_count")
    assert fact.derivation is not None
    assert fact.derivation.arithmetic == "Reds, Blues: 2"
    assert "the parts of the league are all listed" in [a.text for a in fact.assumes()]


def test_a_part_that_is_not_listed_makes_it_a_lower_bound(judge: Judge) -> None:
    report = judge(LEAGUE, rules(PARTS), source("daily", "reds founded_on: 1990"))
    assert values(report.derived) == {("daily", "league"): "at least 1"}
    assert [a.text for a in report.derived[0].assumes()] == ["listed"]


def test_an_open_whole_may_have_more(judge: Judge) -> None:
    report = judge(
        LEAGUE,
        rules("id: n, derive: {count: {parts_of: friends, having: founded_on, gives: club_count}}"),
        source("daily", "greens founded_on: 1990"),
    )
    assert values(report.derived) == {("daily", "friends"): "at least 1"}


def test_each_part_is_counted_once_and_a_part_of_a_part_not_at_all(judge: Judge) -> None:
    report = judge(
        LEAGUE,
        rules(PARTS),
        source(
            "daily",
            "reds founded_on: 1990",
            "reds founded_on: 1990-05",
            "blues founded_on: 1991",
            "reserves founded_on: 1992",
        ),
    )
    assert values(report.derived) == {("daily", "league"): "2"}


def test_each_source_is_counted_on_its_own(judge: Judge) -> None:
    report = judge(
        LEAGUE,
        rules(PARTS),
        source("daily", "reds founded_on: 1990"),
        source("weekly", "blues founded_on: 1991", "reds founded_on: 1990"),
    )
    assert values(report.derived) == {
        ("daily", "league"): "at least 1",
        ("weekly", "league"): "2",
    }


def test_claims_with_different_qualifiers_are_not_counted_together(judge: Judge) -> None:
    report = judge(
        LEAGUE,
        rules(PARTS),
        source(
            "daily",
            "reds founded_on: 1990, qualifiers: {by: ann}",
            "blues founded_on: 1991, qualifiers: {by: bea}",
        ),
    )
    assert {fact.value.text for fact in report.derived} <= {"at least 1"}


def test_a_group_claim_does_not_confirm_itself(judge: Judge) -> None:
    """Handed to the parts it would list them all."""
    report = judge(
        LEAGUE,
        rules(PARTS, "id: parts, derive: {distribute: {attribute: founded_on}}"),
        source("daily", "league founded_on: 1990"),
    )
    assert derived(report, "parts")
    assert derived(report, "listed") == []
    assert reasons(report, "listed") == ["it matches nothing"]


@pytest.mark.parametrize(
    ("parameters", "expected"),
    [
        ("attribute: names, gives: bridge_count", CountMembers("names", "bridge_count")),
        (
            "parts_of: valley, having: area, gives: bridge_count",
            CountParts("valley", "area", "bridge_count"),
        ),
    ],
)
def test_parameters(parameters: str, expected: Count, read: Read) -> None:
    rule = read(f"derive: {{count: {{{parameters}}}}}")
    assert rule.does == expected
    assert rule.derives is True
