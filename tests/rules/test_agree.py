"""``agree``: can all documents' claims about one thing be true together?"""

from fractions import Fraction

import pytest
from model.corpora import (
    Judge,
    Read,
    found,
    gap,
    ids,
    one_each,
    reasons,
    rules,
    sides,
    source,
    told,
)

from checker.model.finding import Finding
from checker.rules.agree import Agree
from checker.values.tolerance import Tolerance

FESTIVAL = """
attributes:
  held_on: {kind: date}
  share: {kind: quantity, unit: "%"}
  area: {kind: quantity, unit: km2}
  height: {kind: quantity, unit: m, signed: true}
  bands: {kind: count}
  stay: {kind: duration}
  line_up: {kind: set}
  held_in: {kind: entity}
  organiser: {kind: text}
  weather: {kind: text, values: [rain, sunshine]}
  motto: {kind: text, exact: true}
  sold_out: {kind: truth, qualifiers: [day]}
entities:
  festival:
  minnesota: {parts: complete}
  minneapolis: {part_of: minnesota}
  saint_paul: {part_of: minnesota}
"""
AGREE = rules("id: agree, check: {agree: {}}")


def verdict_on(judge: Judge, attribute: str, *values: str, extra: str = AGREE) -> Finding:
    return found(judge(FESTIVAL, extra, *one_each(f"festival {attribute}", values)))


# The table of section 3 of the design, claim by claim.
VECTORS = [
    ("held_on", ["1994", "1994-05-13"], "agreement", "refines", ""),
    ("held_on", ["1992", "1993-07-23"], "contradiction", "disjoint", "204 days"),
    ("bands", ["several", "7"], "agreement", "refines", ""),
    ("area", ["5e2", "55e1"], "agreement", "overlaps", ""),
    ("area", ["5e2", "56e1"], "contradiction", "disjoint", "5 km²"),
    ("area", ["5e2", "6e2"], "contradiction", "disjoint", "0 km²"),
    ("held_in", ["minneapolis", "minnesota"], "agreement", "refines", ""),
    ("line_up", ["[a, b], complete: false", "[c], complete: false"], "undetermined", "unknown", ""),
]


@pytest.mark.parametrize(("attribute", "values", "verdict", "relation", "apart"), VECTORS)
def test_vectors(
    judge: Judge, attribute: str, values: list[str], verdict: str, relation: str, apart: str
) -> None:
    finding = verdict_on(judge, attribute, *values)
    assert told(finding) == (verdict, relation)
    assert gap(finding) == apart


def test_vector_of_three_of_which_one_fits_either_position(judge: Judge) -> None:
    finding = verdict_on(judge, "held_on", "1990/1993", "1992", "1993-04-02")
    assert told(finding) == ("contradiction", "disjoint")
    assert sides(finding) == [{"s1"}, {"s2"}]
    assert ids(finding.answer.either) == {"s0.festival.held_on"}


def test_vector_of_a_share_against_two_areas(judge: Judge) -> None:
    report = judge(
        """
        attributes:
          area: {kind: quantity, unit: km2}
          share: {kind: quantity, unit: "%"}
        entities: {country: , flooded: {part_of: country}}
        """,
        rules(
            "id: agree, check: {agree: {}}",
            'id: share, derive: {formula: "share(country) = area(flooded) / area(country)"}',
        ),
        source("daily", "country share: 20 %"),
        source("weekly", "flooded area: 14393 km2", "country area: 86600 km2"),
    )
    finding = found(report)
    assert told(finding) == ("contradiction", "disjoint")
    assert gap(finding) == "2.9 percentage points"
    assert sides(finding) == [{"weekly"}, {"daily"}]


def test_vector_of_a_number_against_a_list(judge: Judge) -> None:
    report = judge(
        "attributes: {size: {kind: count}, names: {kind: set}}\nentities: {resolutions: }",
        rules(
            "id: agree, check: {agree: {attributes: [size]}}",
            "id: counted, derive: {count: {attribute: names, gives: size}}",
        ),
        source("daily", "resolutions size: 4"),
        source("weekly", "resolutions names: [822, 853, 874, 884]"),
    )
    assert told(found(report)) == ("agreement", "equal")


def test_vector_of_a_sum_against_a_number(judge: Judge) -> None:
    report = judge(
        """
        attributes: {length: {kind: quantity, unit: km}}
        entities: {race: {parts: complete}, run: {part_of: race}, swim: {part_of: race}}
        """,
        rules(
            "id: agree, check: {agree: {}}",
            "id: total, derive: {sum: {attribute: length, parts_of: race}}",
        ),
        source("daily", "run length: 4.1 km", "swim length: 6.1 km"),
        source("weekly", "race length: 10.3 km"),
    )
    assert told(found(report)) == ("agreement", "overlaps")


@pytest.mark.parametrize(
    ("claimed", "verdict"),
    [("11e3", "agreement"), ("exactly 9000", "contradiction"), ("exactly 9001", "agreement")],
)
def test_vector_of_a_difference_against_a_number(judge: Judge, claimed: str, verdict: str) -> None:
    """12e3 - 2e3 is (9000, 11000): the ends are open, since one that makes them is."""
    report = judge(
        "attributes: {area: {kind: quantity, unit: km2}}\nentities: {lake: , dry: , wet: }",
        rules(
            "id: agree, check: {agree: {}}",
            'id: rest, derive: {formula: "area(wet) = area(lake) - area(dry)"}',
        ),
        source("daily", "lake area: 12e3 km2", "dry area: 2e3 km2"),
        source("weekly", f"wet area: {claimed} km2"),
    )
    assert found(report).verdict.value == verdict


@pytest.mark.parametrize(
    ("attribute", "values", "verdict", "relation"),
    [
        ("area", ["3054 km2", "3055 km2"], "contradiction", "disjoint"),
        ("area", ["3054 km2", "3054 km2"], "agreement", "equal"),
        ("area", ["3..5 km2", "4..6 km2"], "agreement", "overlaps"),
        ("area", ["at least 3 km2", "2 km2"], "contradiction", "disjoint"),
        ("area", ["about 100 km2", "109 km2"], "agreement", "refines"),
        ("bands", ["4", "5"], "contradiction", "disjoint"),
        ("bands", ["at least 4", "at most 4"], "agreement", "overlaps"),
        ("bands", ["more than 4", "4"], "contradiction", "disjoint"),
        ("held_on", ["1994", "1994", "1994"], "agreement", "equal"),
        ("held_on", ["1994-05", "1994-05-13", "1994"], "agreement", "refines"),
        ("held_on", ["1994-01/1994-06", "1994-05/1994-09"], "agreement", "overlaps"),
        ("held_on", ["1994-05-12", "1994-05-13"], "contradiction", "disjoint"),
        ("held_on", ["1993", "1994~"], "agreement", "refines"),
        ("held_in", ["minneapolis", "saint_paul"], "contradiction", "disjoint"),
        ("held_in", ["minnesota", "minneapolis", "saint_paul"], "contradiction", "disjoint"),
        ("held_in", ["minnesota", "minnesota"], "agreement", "equal"),
        ("line_up", ["[a, b]", "[b, a]"], "agreement", "equal"),
        ("line_up", ["[a, b]", "[a, c]"], "contradiction", "disjoint"),
        ("line_up", ["[a, b]", "[a], complete: false"], "agreement", "refines"),
        ("line_up", ["[a, b]", "[c], complete: false"], "contradiction", "disjoint"),
        ("line_up", ["[a, b], complete: false", "[b, c], complete: false"], "agreement",
         "overlaps"),
        ("organiser", ["The Town", "The   Town"], "agreement", "equal"),
        ("organiser", ["Caf\u00e9", "Cafe\u0301"], "agreement", "equal"),
        ("organiser", ["the town", "the council"], "undetermined", "unknown"),
        ("weather", ["rain", "sunshine"], "contradiction", "disjoint"),
        ("motto", ["All together", "Together, all"], "contradiction", "disjoint"),
        ("sold_out", ["true", "false"], "contradiction", "disjoint"),
        ("sold_out", ["true", "true"], "agreement", "equal"),
    ],
)  # fmt: skip
def test_kinds(
    judge: Judge, attribute: str, values: list[str], verdict: str, relation: str
) -> None:
    values = [f'"{v}"' if attribute == "motto" else v for v in values]
    assert told(verdict_on(judge, attribute, *values)) == (verdict, relation)


@pytest.mark.parametrize(
    ("attribute", "values", "reason"),
    [
        ("organiser", ["the town", "the council"], "wording differs"),
        ("line_up", ["[a], complete: false", "[b], complete: false"], "without a common member"),
    ],
)
def test_undetermined_comes_with_its_reason(
    judge: Judge, attribute: str, values: list[str], reason: str
) -> None:
    finding = verdict_on(judge, attribute, *values)
    assert reason in finding.answer.reason
    assert finding.severity == "note"


@pytest.mark.parametrize("values", [["exactly 4 km2"], ["exactly 4 km2", "exactly 5 km2"]])
def test_a_contradiction_has_a_witness_and_positions(judge: Judge, values: list[str]) -> None:
    finding = verdict_on(judge, "area", "9 km2", "1 km2", *values)
    assert [fact.source for fact in finding.answer.witness] == ["s1", "s0"]
    assert gap(finding) == "7 km²"
    assert len(finding.answer.positions) == 2 + len(values)


def test_touching_values_have_no_distance_in_words(judge: Judge) -> None:
    assert "only touch" in verdict_on(judge, "area", "5e2", "6e2").answer.message


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ("1994-05-13T10:00Z", "1994-05-13T12:00Z", "2 hours"),
        ("1994-05-13T10:00:00Z", "1994-05-13T10:00:00+03:30", "3 hours 30 minutes"),
        ("1994-05-13T17:04", "1994-05-13T17:11", "7 minutes"),
        ("1994-05-13T23:45", "1994-05-14T00:20", "35 minutes"),
        ("1994-05-13T17:04:05", "1994-05-13T17:04:06", "1 second"),
        ("1994-05-13T17:04:05.250", "1994-05-13T17:04:05.255", "5 milliseconds"),
        ("1994-05-13T17", "1994-05-13T18:30", "31 minutes"),
        ("1994-05-13T17:00", "1994-05-15T16:00", "47 hours"),
        ("1994-05-13T17:00", "1994-05-16T18:00", "3 days 1 hour"),
        ("1994-05-13T17:00Z", "1994-05-16T17:00Z", "3 days"),
        ("1994-05-13T23:59", "1994-05-14", "1 day"),
        ("1994-05-13", "1994-05-14", "1 day"),
    ],
)
def test_dates_are_apart_by_the_unit_that_people_would_use(
    judge: Judge, one: str, other: str, apart: str
) -> None:
    finding = verdict_on(judge, "held_on", one, other)
    assert finding.answer.message.endswith(f", {apart} apart")
    assert gap(finding) == apart
    assert verdict_on(judge, "held_on", other, one).answer.gap == finding.answer.gap


def test_where_a_distance_means_nothing_there_is_no_gap(judge: Judge) -> None:
    for attribute, one, other in (
        ("held_in", "minneapolis", "saint_paul"),
        ("sold_out", "true", "false"),
    ):
        finding = verdict_on(judge, attribute, one, other)
        assert finding.answer.gap is None
        assert finding.answer.witness is not None


def test_the_gap_of_two_lists_is_counted_in_members(judge: Judge) -> None:
    assert gap(verdict_on(judge, "line_up", "[a, b]", "[a, c]")) == "2 members"
    assert gap(verdict_on(judge, "line_up", "[a, b]", "[c], complete: false")) == "1 member"


# Which claims are asked together.


def test_one_claim_is_no_question(judge: Judge) -> None:
    report = judge(FESTIVAL, AGREE, source("daily", "festival bands: 4"))
    assert report.findings == ()
    assert [row.reason for row in report.unchecked] == ["stands alone"]


def test_two_claims_of_one_source_are_a_question(judge: Judge) -> None:
    report = judge(FESTIVAL, AGREE, source("daily", "festival bands: 4", "festival bands: 5"))
    finding = found(report)
    assert told(finding) == ("contradiction", "disjoint")
    assert finding.self_contradicting == ("daily",)


def test_two_voices_of_one_source_do_not_contradict_themselves(judge: Judge) -> None:
    report = judge(
        FESTIVAL, AGREE, source("daily", "festival bands: 4", "festival bands: 5, said_by: mayor")
    )
    assert told(found(report)) == ("contradiction", "disjoint")
    assert found(report).self_contradicting == ()


def test_one_voice_in_two_sources_is_no_self_contradiction(judge: Judge) -> None:
    report = judge(
        FESTIVAL,
        AGREE,
        source("daily", "festival bands: 4, said_by: mayor"),
        source("weekly", "festival bands: 5, said_by: mayor"),
    )
    assert found(report).self_contradicting == ()


def test_two_wordings_of_one_source_are_no_self_contradiction(judge: Judge) -> None:
    """It is the strongest finding there is, and differing words are not even a contradiction."""
    report = judge(
        FESTIVAL, AGREE, source("daily", "festival organiser: town", "festival organiser: council")
    )
    assert told(found(report)) == ("undetermined", "unknown")
    assert found(report).self_contradicting == ()


def test_different_qualifiers_are_not_compared(judge: Judge) -> None:
    report = judge(
        FESTIVAL,
        AGREE,
        source("daily", "festival sold_out: true, qualifiers: {day: friday}"),
        source("weekly", "festival sold_out: false, qualifiers: {day: sunday}"),
        source("evening", "festival sold_out: false"),
    )
    assert report.findings == ()


def test_equal_qualifiers_are_compared(judge: Judge) -> None:
    report = judge(
        FESTIVAL,
        AGREE,
        source("daily", "festival sold_out: true, qualifiers: {day: friday}"),
        source("weekly", "festival sold_out: false, qualifiers: {day: friday}"),
        source("evening", "festival sold_out: false"),
    )
    assert found(report).question.qualifiers == (("day", "friday"),)
    assert sides(found(report)) == [{"daily"}, {"weekly"}]


def test_only_the_attributes_that_the_rule_names(judge: Judge) -> None:
    some = rules("id: agree, check: {agree: {attributes: [bands]}}")
    both = ("festival bands: 4", "festival area: 4 km2")
    report = judge(FESTIVAL, some, source("daily", *both), source("weekly", *both))
    assert [finding.question.attribute.id for finding in report.findings] == ["bands"]


def test_references_are_left_out_of_what_documents_agree_on(judge: Judge) -> None:
    report = judge(
        FESTIVAL,
        AGREE,
        source("daily", "festival bands: 4"),
        source("weekly", "festival bands: 4"),
        source("almanac", "festival bands: 9", reference="true"),
    )
    assert told(found(report)) == ("agreement", "equal")


# Against the works of reference.

REFERENCE = rules("id: agree, check: {agree: {against: reference}}")


def test_each_document_is_held_against_the_reference(judge: Judge) -> None:
    report = judge(
        FESTIVAL,
        REFERENCE,
        source("almanac", "festival held_on: 1994-05-05", reference="true"),
        source("daily", "festival held_on: 1994-05-13"),
        source("weekly", "festival held_on: 1994"),
    )
    finding = found(report)
    assert told(finding) == ("contradiction", "disjoint")
    assert gap(finding) == "8 days"
    assert {fact.source for fact in finding.answer.witness} == {"almanac", "daily"}
    assert ids(finding.answer.either) == {"weekly.festival.held_on"}
    assert sides(finding) == [{"almanac"}, {"daily"}]


def test_documents_are_not_held_against_each_other_there(judge: Judge) -> None:
    report = judge(
        FESTIVAL,
        REFERENCE,
        source("almanac", "festival held_on: 1994", reference="true"),
        source("daily", "festival held_on: 1994-05"),
        source("weekly", "festival held_on: 1994-06"),
    )
    assert told(found(report)) == ("agreement", "overlaps")


def test_documents_that_fail_together_share_a_position(judge: Judge) -> None:
    report = judge(
        FESTIVAL,
        REFERENCE,
        source("almanac", "festival bands: 3", reference="true"),
        *one_each("festival bands", ["7", "several", "9", "at least 7"]),
    )
    finding = found(report)
    assert sides(finding) == [{"almanac"}, {"s0"}, {"s2"}, {"s3"}]
    assert ids(finding.answer.either) == {"s1.festival.bands"}
    assert gap(finding) == "6"


def test_the_reference_that_is_farthest_off_is_the_witness(judge: Judge) -> None:
    report = judge(
        FESTIVAL,
        REFERENCE,
        source("almanac", "festival bands: 6", reference="true"),
        source("yearbook", "festival bands: 2", reference="true"),
        source("daily", "festival bands: 7"),
    )
    assert gap(found(report)) == "5"
    assert {fact.source for fact in found(report).answer.witness} == {"yearbook", "daily"}


def test_without_a_reference_there_is_no_question(judge: Judge) -> None:
    report = judge(FESTIVAL, REFERENCE, *one_each("festival bands", ["4", "5"]))
    assert report.findings == ()
    assert reasons(report, "agree") == ["it matches nothing"]


def test_two_references_without_a_document_are_no_question(judge: Judge) -> None:
    report = judge(
        FESTIVAL,
        REFERENCE,
        source("almanac", "festival bands: 6", reference="true"),
        source("yearbook", "festival bands: 2", reference="true"),
    )
    assert report.findings == ()


def test_another_wording_than_the_references_is_undetermined(judge: Judge) -> None:
    report = judge(
        FESTIVAL,
        REFERENCE,
        source("almanac", "festival organiser: the town", reference="true"),
        source("daily", "festival organiser: the council"),
    )
    assert told(found(report)) == ("undetermined", "unknown")
    assert found(report).answer.reason == "wording differs"


# Tolerance.


def tolerant(attribute: str, tolerance: str) -> str:
    return rules(
        f"id: agree, check: {{agree: {{attributes: [{attribute}], tolerance: {tolerance}}}}}"
    )


@pytest.mark.parametrize(
    ("attribute", "tolerance", "values", "verdict"),
    [
        ("bands", "1", ["4", "5"], "agreement"),
        ("bands", "1", ["4", "6"], "contradiction"),
        ("bands", "2", ["4", "6"], "agreement"),
        ("bands", "1", ["4", "5", "6"], "contradiction"),
        ("area", "2 km2", ["exactly 10 km2", "exactly 12 km2"], "agreement"),
        ("area", "2 km2", ["exactly 10 km2", "exactly 12.01 km2"], "contradiction"),
        ("share", "1", ["20 %", "22 %"], "agreement"),
        ("share", "1", ["20 %", "23 %"], "contradiction"),
        ("held_on", "1 day", ["1994-05-12", "1994-05-13"], "agreement"),
        ("held_on", "1 day", ["1994-05-12", "1994-05-14"], "contradiction"),
        ("held_on", "2 days", ["1994-05-12", "1994-05-14"], "agreement"),
        ("held_on", "1 day", ["1994-05-12", "1994-05-15"], "contradiction"),
        ("held_on", "1 week", ["1994-05-12", "1994-05-19"], "agreement"),
        ("held_on", "1 week", ["1994-05-12", "1994-05-20"], "contradiction"),
        ("held_on", "1 month", ["1994-05-12", "1994-06-12"], "agreement"),
        ("held_on", "1 month", ["1994-05-12", "1994-06-13"], "contradiction"),
        ("held_on", "20 minutes", ["1994-05-12T10:00", "1994-05-12T10:20"], "agreement"),
        ("held_on", "20 minutes", ["1994-05-12T10:00", "1994-05-12T10:21"], "contradiction"),
        ("held_on", "20 minutes", ["1994-05-12T10:00Z", "1994-05-12T10:20Z"], "agreement"),
        ("held_on", "20 minutes", ["1994-05-12T10:00Z", "1994-05-12T12:00Z"], "contradiction"),
        ("held_on", "20 minutes", ["1994-05-12T10:00Z", "1994-05-13T10:03Z"], "contradiction"),
        ("held_on", "3 hours", ["1994-05-12T10:00+02:00", "1994-05-12T10:00Z"], "agreement"),
        # of a union, each part is near to what is near to it
        ("held_on", "2 days", ["'[1994-05-12, 1994-05-20]'", "1994-05-14"], "agreement"),
        ("held_on", "2 days", ["'[1994-05-12, 1994-05-20]'", "1994-05-16"], "contradiction"),
        # in a unit that converts
        ("area", "200 ha", ["exactly 10 km2", "exactly 12 km2"], "agreement"),
        ("area", "199 ha", ["exactly 10 km2", "exactly 12 km2"], "contradiction"),
        ("height", "4 ft", ["exactly -10 m", "exactly -11.2 m"], "agreement"),
        ("height", "3 ft", ["exactly -10 m", "exactly -11.2 m"], "contradiction"),
        # a share of the greater of the two
        ("bands", "20 %", ["40", "50"], "agreement"),
        ("bands", "19 %", ["40", "50"], "contradiction"),
        ("bands", "relative 20 %", ["40", "51"], "contradiction"),
        ("bands", "{relative: 20 %}", ["0", "1"], "contradiction"),
        ("bands", "{relative: 200 ‰}", ["40", "45", "50"], "agreement"),
        ("bands", "{relative: 20 %}", ["40", "45", "51"], "contradiction"),
        ("area", "4 %", ["exactly 96 km2", "exactly 100 km2"], "agreement"),
        ("area", "4 %", ["exactly 95.9 km2", "exactly 100 km2"], "contradiction"),
        ("height", "10 %", ["exactly -100 m", "exactly -90 m"], "agreement"),
        ("height", "10 %", ["exactly -100 m", "exactly -89 m"], "contradiction"),
        ("height", "90 %", ["exactly -1 m", "exactly 1 m"], "contradiction"),
        ("stay", "1 day", ["4 days", "5 days"], "agreement"),
        ("stay", "1 day", ["4 days", "6 days"], "contradiction"),
        ("stay", "2 months", ["4 months", "6 months"], "agreement"),
        ("stay", "50 %", ["2 weeks", "4 weeks"], "agreement"),
        ("stay", "49 %", ["2 weeks", "4 weeks"], "contradiction"),
        # of shares, points or a share of the share
        ("share", "3 points", ["20 %", "24 %"], "agreement"),
        ("share", "3 percentage points", ["20 %", "25 %"], "contradiction"),
        ("share", "3 pp", ["20 %", "24 %"], "agreement"),
        ("share", "{relative: 20 %}", ["exactly 20 %", "exactly 25 %"], "agreement"),
        ("share", "'relative: 19 %'", ["exactly 20 %", "exactly 25 %"], "contradiction"),
        ("bands", "0", ["4", "5"], "contradiction"),
        ("area", "0 km2", ["5e2", "6e2"], "contradiction"),
        # what has an offset is held against what has one by the instant, whoever else speaks
        ("held_on", "15 minutes", ["1994-05-12T08:30Z", "1994-05-12T08:45Z"], "agreement"),
        ("held_on", "15 minutes", ["1994-05-12T08:30Z", "1994-05-12T08:46Z"], "contradiction"),
        ("held_on", "15 minutes", ["1994-05-12T08:30Z", "1994-05-13T08:41Z"], "contradiction"),
        ("held_on", "15 minutes", ["1994-05-12T08:30Z", "1994-05-12T10:40+02:00"], "agreement"),
        (
            "held_on",
            "15 minutes",
            ["1994-05-12T08:30Z", "1994-05-12T09:46Z", "1994-05-12"],
            "contradiction",
        ),
        ("held_on", "15 minutes", ["1994-05-12T08:30", "1994-05-12T08:46"], "contradiction"),
        ("held_on", "15 minutes", ["1994-05-12T08:30Z", "1994-05-12T20:30"], "agreement"),
        ("held_on", "1 day", ["'[1994-05-12,1994-05-20]'", "1994-05-19"], "agreement"),
        ("held_on", "1 day", ["'[1994-05-12,1994-05-20]'", "1994-05-16"], "contradiction"),
    ],
)
def test_tolerance(
    judge: Judge, attribute: str, tolerance: str, values: list[str], verdict: str
) -> None:
    finding = verdict_on(judge, attribute, *values, extra=tolerant(attribute, tolerance))
    assert finding.verdict.value == verdict


def test_what_only_a_tolerance_lets_pass_is_not_called_common(judge: Judge) -> None:
    finding = verdict_on(judge, "bands", "4", "5", extra=tolerant("bands", "1"))
    assert told(finding) == ("agreement", "overlaps")
    assert "common" not in finding.answer.message


def test_beyond_the_tolerance_positions_and_gap_are_told_as_ever(judge: Judge) -> None:
    finding = verdict_on(judge, "bands", "4", "5", "9", extra=tolerant("bands", "1"))
    assert sides(finding) == [{"s0", "s1"}, {"s2"}]
    assert gap(finding) == "5"
    assert "None" not in {position.value for position in finding.answer.positions}


def test_beyond_the_tolerance_times_are_as_far_apart_as_they_are(judge: Judge) -> None:
    extra = tolerant("held_on", "15 minutes")
    times = ("1994-05-12T08:30Z", "1994-05-12T09:05Z")
    assert gap(verdict_on(judge, "held_on", *times, extra=extra)) == "35 minutes"


def test_a_tolerance_holds_against_a_reference_too(judge: Judge) -> None:
    report = judge(
        FESTIVAL,
        rules("id: agree, check: {agree: {attributes: [bands], tolerance: 2, against: reference}}"),
        source("almanac", "festival bands: 5", reference="true"),
        source("daily", "festival bands: 7"),
        source("weekly", "festival bands: 8"),
    )
    finding = found(report)
    assert told(finding) == ("contradiction", "disjoint")
    assert sides(finding) == [{"almanac", "daily"}, {"weekly"}]


def test_references_that_contradict_each_other_are_two_sides(judge: Judge) -> None:
    report = judge(
        FESTIVAL,
        REFERENCE,
        source("almanac", "festival bands: 5", reference="true"),
        source("yearbook", "festival bands: 7", reference="true"),
        source("daily", "festival bands: 9"),
    )
    assert sides(found(report)) == [{"almanac"}, {"yearbook"}, {"daily"}]


def test_open_lists_are_told_in_labels(judge: Judge) -> None:
    report = judge(
        "entities: {fr: {label: France}, ru: {label: Russia}, us: {label: America}, talks: }\n"
        "attributes: {chairs: {kind: set, members: entity}}\n",
        AGREE,
        source("daily", "talks chairs: [ru, fr], complete: false"),
        source("weekly", "talks chairs: [ru, us], complete: false"),
    )
    message = found(report).answer.message
    assert message == "Russia, France, ... with Russia, America, ...: all can be true"


# What contradicts a reference does so, whichever other document it fits.

WHERE = """
attributes: {held_in: {kind: entity}, bands: {kind: count}}
entities:
  europe: {label: Europe}
  italy: {label: Italy, part_of: europe}
  france: {label: France, part_of: europe}
  asia: {label: Asia}
  iran: {label: Iran, part_of: asia}
  fair: {label: the fair}
"""


def test_what_fits_two_sides_contradicts_a_reference_that_fits_neither(judge: Judge) -> None:
    report = judge(
        WHERE,
        REFERENCE,
        source("almanac", "fair held_in: iran", reference="true"),
        *one_each("fair held_in", ["italy", "europe", "asia", "france", "europe"]),
    )
    finding = found(report)
    assert sides(finding) == [{"almanac", "s2"}, {"s0"}, {"s3"}, {"s1", "s4"}]
    assert [position.value for position in finding.answer.positions] == [
        "Iran", "Italy", "France", "Europe",
    ]  # fmt: skip
    assert finding.answer.either == ()


def test_a_reference_that_fits_two_others_contradicts_a_document_all_the_same(
    judge: Judge,
) -> None:
    report = judge(
        WHERE,
        REFERENCE,
        *(
            source(name, f"fair bands: {bands}", reference="true")
            for name, bands in (("almanac", "2"), ("yearbook", "at most 4"), ("index", "4"))
        ),
        source("daily", "fair bands: 9"),
    )
    assert sides(found(report)) == [{"almanac"}, {"yearbook"}, {"index"}, {"daily"}]
    assert found(report).answer.either == ()


# Lists of entities: a part is as good as its whole.

REGIONS = """
attributes: {flooded: {kind: set, members: entity}}
entities:
  valley: {label: the valley}
  town: {label: the town, part_of: valley}
  mill: {label: the mill, part_of: town}
  farm: {label: the farm, part_of: valley}
  coast: {label: the coast}
  port: {label: the port, part_of: coast}
  storm: {label: the storm}
"""


@pytest.mark.parametrize(
    ("values", "verdict", "relation"),
    [
        (["[valley]", "[town]"], "agreement", "refines"),
        (["[valley]", "[mill]"], "agreement", "refines"),
        (["[valley]", "[town, farm]"], "agreement", "refines"),
        (["[valley, coast]", "[town, farm, port]"], "agreement", "refines"),
        (["[valley, port]", "[town, coast]"], "agreement", "overlaps"),
        (["[town]", "[farm]"], "contradiction", "disjoint"),
        (["[valley]", "[town]", "[farm]"], "contradiction", "disjoint"),
        (["[valley]", "[town, port]"], "contradiction", "disjoint"),
        (["[valley, coast]", "[town]"], "contradiction", "disjoint"),
        (["[valley, coast]", "[town], complete: false"], "agreement", "overlaps"),
        (["[town, port]", "[valley], complete: false"], "agreement", "refines"),
        (["[town, port]", "[farm], complete: false"], "contradiction", "disjoint"),
        (["[valley], complete: false", "[town], complete: false"], "agreement", "refines"),
        (["[town], complete: false", "[farm], complete: false"], "undetermined", "unknown"),
        (["[valley]", "[valley, town]"], "agreement", "refines"),
    ],
)
@pytest.mark.parametrize("turned", [False, True])
def test_lists_of_parts_and_wholes(
    judge: Judge, values: list[str], verdict: str, relation: str, turned: bool
) -> None:
    claims = one_each("storm flooded", values[::-1] if turned else values)
    assert told(found(judge(REGIONS, AGREE, *claims))) == (verdict, relation)


def test_the_narrower_list_is_what_refines(judge: Judge) -> None:
    report = judge(REGIONS, AGREE, *one_each("storm flooded", ["[valley]", "[town, farm]"]))
    assert found(report).answer.message == "the town, the farm is consistent with the valley"


def test_a_list_of_wholes_fits_either_side(judge: Judge) -> None:
    values = ["[town, port]", "[valley, coast]", "[farm, port]", "[coast]"]
    finding = found(judge(REGIONS, AGREE, *one_each("storm flooded", values)))
    assert sides(finding) == [{"s3"}, {"s2"}, {"s0"}]
    assert ids(finding.answer.either) == {"s1.storm.flooded"}


def test_the_gap_counts_members_without_a_part_or_whole(judge: Judge) -> None:
    values = ["[valley, port]", "[mill, storm]"]
    assert gap(found(judge(REGIONS, AGREE, *one_each("storm flooded", values)))) == "2 members"


# What the gap, the reason and the sides are.


@pytest.mark.parametrize(
    ("attribute", "tolerance", "values", "apart"),
    [
        ("held_on", "1 day", ["1994-05-12", "1994-05-15"], "3 days"),
        ("held_on", "1 week", ["1994-05", "1994-07-04"], "34 days"),
        ("held_on", "1 hour", ["1994-05-12T10:00Z", "1994-05-15T10:00Z"], "3 days"),
        ("area", "1 %", ["exactly 10 km2", "exactly 12 km2"], "2 km²"),
        ("stay", "1 week", ["3 days", "2 weeks"], "11 days"),
    ],
)
def test_beyond_a_tolerance_the_gap_is_that_of_the_claims(
    judge: Judge, attribute: str, tolerance: str, values: list[str], apart: str
) -> None:
    finding = verdict_on(judge, attribute, *values, extra=tolerant(attribute, tolerance))
    assert gap(finding) == apart
    assert finding.answer.message.endswith(f"{apart} apart")


def test_what_one_document_leaves_open_no_other_settles(judge: Judge) -> None:
    report = judge(
        FESTIVAL,
        REFERENCE,
        source("almanac", "festival line_up: [a], complete: false", reference="true"),
        source("daily", "festival line_up: [b], complete: false"),
        source("weekly", "festival line_up: [a, b]"),
    )
    finding = found(report)
    assert told(finding) == ("undetermined", "unknown")
    assert finding.answer.reason == "open lists without a common member"
    assert sides(finding) == [{"almanac", "daily", "weekly"}]


def test_documents_that_agree_with_a_reference_stand_with_it(judge: Judge) -> None:
    report = judge(
        FESTIVAL,
        REFERENCE,
        source("almanac", "festival held_on: 1994", reference="true"),
        source("daily", "festival held_on: 1994-05"),
        source("weekly", "festival held_on: 1994-05-13"),
    )
    finding = found(report)
    assert told(finding) == ("agreement", "refines")
    assert finding.answer.message == "13 May 1994 is consistent with what the others say"
    assert [fact.source for fact in finding.answer.positions[0].facts] == [
        "daily", "weekly", "almanac",
    ]  # fmt: skip


def test_a_sum_of_shares_that_were_cut_off_is_told_so(judge: Judge) -> None:
    shares = ["14.28 %"] * 5 + ["14.27 %", "14.27 %"]
    parts = "".join(f"  part_{n}: {{part_of: whole}}\n" for n in range(len(shares)))
    words = f"""
attributes: {{share: {{kind: quantity, unit: "%"}}}}
entities:
  whole: {{parts: complete}}
{parts}"""
    total = "id: total, derive: {sum: {attribute: share, parts_of: whole}}"
    listed = [f"part_{n} share: {share}" for n, share in enumerate(shares)]
    report = judge(
        words,
        rules("id: agree, check: {agree: {}}", total),
        source("daily", *listed),
        source("weekly", "whole share: exactly 100 %"),
    )
    finding = found(report, "agree", "whole")
    assert told(finding) == ("contradiction", "disjoint")
    assert finding.answer.reconcile == "the 7 parts of the sum, each cut off rather than rounded"


def test_a_fiscal_year_is_its_attributes(judge: Judge) -> None:
    words = (
        "entities: {grant: }\nattributes:\n  paid_in: "
        "{kind: date, fiscal_year_begins: July, fiscal_year_named_after: end}\n"
    )
    report = judge(
        words,
        rules("id: agree, check: {agree: {}}"),
        source("daily", "grant paid_in: FY2015"),
        source("weekly", "grant paid_in: 2014-07-01"),
        source("monthly", "grant paid_in: 2015-07-02"),
    )
    assert sides(found(report)) == [{"daily", "weekly"}, {"monthly"}]
    assert gap(found(report)) == "366 days"


@pytest.mark.parametrize(
    ("parameters", "expected"),
    [
        ("", Agree()),
        ("attributes: [area, length]", Agree(("area", "length"))),
        ("attributes: [area], tolerance: 5 km2", Agree(("area",), (Tolerance(5),))),
        ("attributes: [area], tolerance: 0.5", Agree(("area",), (Tolerance(Fraction(1, 2)),))),
        ("attributes: [began_on], tolerance: 1", Agree(("began_on",), (Tolerance(1),))),
        ("against: reference", Agree(against_reference=True)),
    ],
)
def test_parameters(parameters: str, expected: Agree, read: Read) -> None:
    rule = read(f"check: {{agree: {{{parameters}}}}}")
    assert rule.does == expected
    assert rule.derives is False


def test_no_parameters_at_all(read: Read) -> None:
    assert read("check: {agree: }").does == Agree()


@pytest.mark.parametrize(
    ("one", "other", "far"),
    [
        ("exactly 42 million EUR", "exactly 84 million EUR", "42 million EUR"),
        ("exactly 1.2 billion EUR", "exactly 300 million EUR", "900 million EUR"),
        ("exactly 2 million EUR", "exactly 2.1 million EUR", "100 000 EUR"),
        ("exactly 42 million EUR", "exactly 84000000 EUR", "42 000 000 EUR"),
        ("exactly 1.234567 million EUR", "exactly 4 million EUR", "2 765 433 EUR"),
        ("3 to 4 million EUR", "between 45 and 46 million EUR", "about 40 million EUR"),
    ],
)
def test_a_gap_is_told_in_the_scale_of_its_sides(
    judge: Judge, one: str, other: str, far: str
) -> None:
    report = judge(
        "attributes:\n  cost: {kind: quantity, unit: EUR}\nentities:\n  bridge:\n",
        rules("id: agree, check: {agree: {}}"),
        source("daily", f"bridge cost: {one}"),
        source("weekly", f"bridge cost: {other}"),
    )
    message = found(report).answer.message.replace("\N{NARROW NO-BREAK SPACE}", " ")
    assert f", {far} apart" in message
