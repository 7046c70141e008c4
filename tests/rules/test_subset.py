"""``subset``: can these members be among those?"""

import pytest
from model.corpora import Judge, Read, found, gap, ids, reasons, rules, sides, source, told

from checker.model.rule import Term
from checker.rules.subset import Subset

LEAGUE = """
attributes:
  players: {kind: set, members: entity}
  scorers: {kind: set, members: entity, qualifiers: [season]}
  clubs: {kind: set}
  winners: {kind: set}
entities: {team: , league: , ann: , bea: , cat: {aliases: [Katze]}}
"""
SCORERS = rules("id: subset, check: {subset: {attribute: scorers, of: players}}")


@pytest.mark.parametrize(
    ("some", "all_", "verdict", "relation"),
    [
        ("[ann]", "[ann, bea]", "agreement", "refines"),
        ("[ann, bea]", "[bea, ann]", "agreement", "refines"),
        ("[Katze]", "[cat]", "agreement", "refines"),
        ("[ann, cat]", "[ann, bea]", "contradiction", "disjoint"),
        ("[ann, cat], complete: false", "[ann, bea]", "contradiction", "disjoint"),
        ("[ann, cat]", "[ann, bea], complete: false", "agreement", "overlaps"),
        ("[ann], complete: false", "[ann, bea]", "agreement", "overlaps"),
        ("[]", "[ann]", "agreement", "refines"),
    ],
)
def test_two_lists(judge: Judge, some: str, all_: str, verdict: str, relation: str) -> None:
    report = judge(
        LEAGUE,
        SCORERS,
        source("daily", f"team scorers: {some}"),
        source("weekly", f"team players: {all_}"),
    )
    assert told(found(report)) == (verdict, relation)


def test_the_gap_is_how_many_are_not_among_them(judge: Judge) -> None:
    report = judge(
        LEAGUE, SCORERS, source("daily", "team scorers: [ann, cat, bea]", "team players: [ann]")
    )
    assert gap(found(report)) == "2 members"
    assert ids(found(report).answer.witness) == {"daily.team.scorers", "daily.team.players"}
    assert found(report).self_contradicting == ("daily",)


def test_the_other_side_may_be_of_another_subject(judge: Judge) -> None:
    report = judge(
        LEAGUE,
        rules("id: subset, check: {subset: {attribute: winners, of: clubs(league)}}"),
        source("daily", "team winners: [Reds, Blues]"),
        source("weekly", "league clubs: [Reds, Greens]"),
    )
    assert told(found(report)) == ("contradiction", "disjoint")
    assert sides(found(report)) == [{"weekly"}, {"daily"}]


def test_an_unqualified_list_holds_for_every_qualifier(judge: Judge) -> None:
    report = judge(
        LEAGUE,
        SCORERS,
        source(
            "daily",
            "team scorers: [ann], qualifiers: {season: 2019}",
            "team scorers: [cat], qualifiers: {season: 2020}",
        ),
        source("weekly", "team players: [ann, bea]"),
    )
    assert {f.question.qualifiers: f.verdict.value for f in report.findings} == {
        (("season", "2019"),): "agreement",
        (("season", "2020"),): "contradiction",
    }


def test_without_the_other_side_there_is_no_question(judge: Judge) -> None:
    report = judge(LEAGUE, SCORERS, source("daily", "team scorers: [ann]"))
    assert report.findings == ()
    assert reasons(report, "subset") == ["it matches nothing"]


REGIONS = """
attributes: {flooded: {kind: set, members: entity}, warned: {kind: set, members: entity}}
entities:
  valley: {label: the valley}
  town: {label: the town, part_of: valley}
  farm: {label: the farm, part_of: valley}
  coast: {label: the coast}
  storm: {label: the storm}
"""
WARNED = rules("id: subset, check: {subset: {attribute: flooded, of: warned}}")


@pytest.mark.parametrize(
    ("some", "all_", "verdict", "relation", "apart"),
    [
        ("[town]", "[valley]", "agreement", "refines", ""),
        ("[town, farm]", "[valley, coast]", "agreement", "refines", ""),
        ("[valley]", "[town]", "agreement", "overlaps", ""),
        ("[town], complete: false", "[valley]", "agreement", "overlaps", ""),
        ("[town, coast]", "[valley]", "contradiction", "disjoint", "1 member"),
        ("[town]", "[farm, coast]", "contradiction", "disjoint", "1 member"),
        ("[town]", "[farm], complete: false", "agreement", "overlaps", ""),
    ],
)
def test_a_part_is_among_its_whole(
    judge: Judge, some: str, all_: str, verdict: str, relation: str, apart: str
) -> None:
    report = judge(
        REGIONS,
        WARNED,
        source("daily", f"storm flooded: {some}"),
        source("weekly", f"storm warned: {all_}"),
    )
    assert (*told(found(report)), gap(found(report))) == (verdict, relation, apart)


@pytest.mark.parametrize(
    ("parameters", "expected"),
    [
        ("attribute: names, of: names", Subset("names", Term("names"))),
        (
            "attribute: crossed_by, of: crossed_by(river)",
            Subset("crossed_by", Term("crossed_by", "river")),
        ),
    ],
)
def test_parameters(parameters: str, expected: Subset, read: Read) -> None:
    rule = read(f"check: {{subset: {{{parameters}}}}}")
    assert rule.does == expected
    assert rule.derives is False
