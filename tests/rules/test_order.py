"""``order``: can the first come before the second?"""

import pytest
from model.corpora import Judge, Read, found, gap, ids, reasons, rules, sides, source, told

from checker.model.rule import Term
from checker.rules.order import Order
from checker.telling.standing import Standings

BRIDGE = """
attributes:
  begun_on: {kind: date, qualifiers: [by]}
  opened_on: {kind: date}
  planned_cost: {kind: quantity, unit: km}
  cost: {kind: quantity, unit: km}
  lanes_before: {kind: count}
  lanes: {kind: count}
entities: {bridge: , road: , flood: }
"""
OPENS = rules("id: order, check: {order: {first: begun_on, then: opened_on}}")


@pytest.mark.parametrize(
    ("first", "then", "verdict", "relation", "apart"),
    [
        ("1990", "1994", "agreement", "refines", ""),
        ("1990", "1990", "agreement", "overlaps", ""),
        ("1990", "1990-06-01", "agreement", "overlaps", ""),
        ("1990-06-01", "1990-06-01", "agreement", "overlaps", ""),
        ("1990/1993", "1991", "agreement", "overlaps", ""),
        ("1990-06-02", "1990-06-01", "contradiction", "disjoint", "1 day"),
        ("1994", "1990", "contradiction", "disjoint", "1097 days"),
        ("1994~", "1993", "agreement", "overlaps", ""),
        ("../1990", "1980", "agreement", "overlaps", ""),
        ("1990-06-01T09:40Z", "1990-06-01T10:20+01:00", "contradiction", "disjoint", "20 minutes"),
        ("1990-06-01T09:40", "1990-05-31T23:40", "contradiction", "disjoint", "10 hours"),
    ],
)
def test_dates(
    judge: Judge, first: str, then: str, verdict: str, relation: str, apart: str
) -> None:
    report = judge(
        BRIDGE,
        OPENS,
        source("daily", f"bridge begun_on: {first}"),
        source("weekly", f"bridge opened_on: {then}"),
    )
    assert told(found(report)) == (verdict, relation)
    assert gap(found(report)) == apart


@pytest.mark.parametrize(
    ("attributes", "first", "then", "verdict", "relation"),
    [
        ("planned_cost cost", "3 km", "5 km", "agreement", "refines"),
        ("planned_cost cost", "6 km", "5 km", "contradiction", "disjoint"),
        ("planned_cost cost", "exactly 5 km", "5 km", "agreement", "overlaps"),
        ("lanes_before lanes", "2", "4", "agreement", "refines"),
        ("lanes_before lanes", "5", "4", "contradiction", "disjoint"),
        ("lanes_before lanes", "several", "at least 4", "agreement", "overlaps"),
    ],
)
def test_numbers(
    judge: Judge, attributes: str, first: str, then: str, verdict: str, relation: str
) -> None:
    before, after = attributes.split()
    report = judge(
        BRIDGE,
        rules(f"id: order, check: {{order: {{first: {before}, then: {after}}}}}"),
        source("daily", f"bridge {before}: {first}", f"bridge {after}: {then}"),
    )
    assert told(found(report)) == (verdict, relation)


def test_each_subject_is_asked_on_its_own(judge: Judge) -> None:
    report = judge(
        BRIDGE,
        OPENS,
        source("daily", "bridge begun_on: 1994", "road begun_on: 1989", "flood begun_on: 1992"),
        source("weekly", "bridge opened_on: 1990", "road opened_on: 1990"),
    )
    assert {f.question.subject: f.verdict.value for f in report.findings} == {
        "bridge": "contradiction",
        "road": "agreement",
    }


def test_the_other_side_may_be_of_another_subject(judge: Judge) -> None:
    report = judge(
        BRIDGE,
        rules("id: order, check: {order: {first: begun_on, then: opened_on(road)}}"),
        source("daily", "bridge begun_on: 1994", "flood begun_on: 1989", "bridge opened_on: 1999"),
        source("weekly", "road opened_on: 1990"),
    )
    assert {f.question.subject: f.verdict.value for f in report.findings} == {
        "bridge": "contradiction",
        "flood": "agreement",
    }


def test_both_sides_may_be_of_one_subject_each(judge: Judge) -> None:
    report = judge(
        BRIDGE,
        rules("id: order, check: {order: {first: begun_on(flood), then: begun_on(bridge)}}"),
        source("daily", "flood begun_on: 1994", "bridge begun_on: 1990", "road begun_on: 1991"),
    )
    assert told(found(report)) == ("contradiction", "disjoint")
    assert found(report).question.subject == "flood"
    assert found(report).self_contradicting == ("daily",)


def test_every_claim_is_held_against_every_other(judge: Judge) -> None:
    report = judge(
        BRIDGE,
        OPENS,
        source("daily", "bridge begun_on: 1990"),
        source("weekly", "bridge begun_on: 1995"),
        source("evening", "bridge opened_on: 1994"),
        source("morning", "bridge opened_on: 1993"),
    )
    finding = found(report)
    assert told(finding) == ("contradiction", "disjoint")
    assert {fact.source for fact in finding.answer.witness} == {"weekly", "morning"}
    assert gap(finding) == "366 days"
    assert {"weekly"} in sides(finding)


def test_claims_that_fail_together_are_one_position(judge: Judge) -> None:
    """A position is whatever can all be true together."""
    report = judge(
        BRIDGE,
        OPENS,
        source("daily", "bridge opened_on: 1994"),
        source("weekly", "bridge begun_on: 2001", "bridge begun_on: 2001-05"),
    )
    assert sides(found(report)) == [{"daily"}, {"weekly"}]
    assert found(report).self_contradicting == ()


@pytest.mark.parametrize(
    ("published", "verdict"),
    [("1993", "contradiction"), ("1994", "agreement"), ("1995", "agreement")],
)
def test_nothing_is_reported_before_it_occurs(judge: Judge, published: str, verdict: str) -> None:
    report = judge(
        BRIDGE,
        rules("id: order, check: {order: {first: opened_on, then: published}}"),
        source("daily", "bridge opened_on: 1994", published=published),
    )
    assert found(report).verdict.value == verdict


def test_a_claim_is_held_against_the_date_of_its_own_source(judge: Judge) -> None:
    report = judge(
        BRIDGE,
        rules("id: order, check: {order: {first: opened_on, then: published}}"),
        source("daily", "bridge opened_on: 1994", published="1995"),
        source("weekly", "bridge opened_on: 1990", published="1991"),
        source("undated", "bridge opened_on: 2020"),
    )
    assert told(found(report)) == ("agreement", "refines")
    assert ids(found(report).question.facts) == {
        "daily.bridge.opened_on",
        "weekly.bridge.opened_on",
    }


def test_published_may_come_first(judge: Judge) -> None:
    report = judge(
        BRIDGE,
        rules("id: order, check: {order: {first: published, then: opened_on}}"),
        source("daily", "bridge opened_on: 1994", published="1995"),
    )
    assert told(found(report)) == ("contradiction", "disjoint")
    assert gap(found(report)) == "1 day"


def test_an_inferred_publication_date_is_assumed(judge: Judge) -> None:
    """A finding lists what it assumes: inferred years, each with its place."""
    report = judge(
        BRIDGE,
        rules("id: order, check: {order: {first: opened_on, then: published}}"),
        source(
            "daily", "bridge opened_on: 1994", published='{value: 1993, inferred: "the letterhead"}'
        ),
    )
    assert any("the letterhead" in assumption.text for assumption in found(report).assumes)


def test_an_inferred_year_is_assumed(judge: Judge) -> None:
    report = judge(
        BRIDGE,
        OPENS,
        source("daily", "bridge begun_on: 1990-06-02, inferred: the year"),
        source("weekly", "bridge opened_on: 1994"),
    )
    (assumption,) = found(report).assumes
    assert "the year" in assumption.text
    assert (assumption.place.file, assumption.place.line) == ("facts/002.yaml", 4)


def test_different_qualifiers_are_two_questions(judge: Judge) -> None:
    report = judge(
        BRIDGE,
        OPENS,
        source(
            "daily",
            "bridge begun_on: 1994, qualifiers: {by: town}",
            "bridge begun_on: 1989, qualifiers: {by: county}",
            "bridge opened_on: 1990",
        ),
    )
    assert {f.question.qualifiers: f.verdict.value for f in report.findings} == {
        (("by", "town"),): "contradiction",
        (("by", "county"),): "agreement",
    }


def test_a_side_without_claims_is_no_question(judge: Judge) -> None:
    report = judge(BRIDGE, OPENS, source("daily", "bridge begun_on: 1994"))
    assert report.findings == ()
    assert reasons(report, "order") == ["it matches nothing"]


def test_the_pair_that_is_unsure_is_told(judge: Judge) -> None:
    report = judge(
        BRIDGE,
        OPENS,
        source("daily", "bridge begun_on: 1990", "bridge opened_on: 1999"),
        source("weekly", "bridge begun_on: 1995", "bridge opened_on: 1995"),
    )
    assert found(report).answer.message == "the begun on (1995) can be before the opened on (1995)"


def test_what_a_qualifier_keeps_from_being_ordered_is_listed(judge: Judge) -> None:
    report = judge(
        BRIDGE.replace("opened_on: {kind: date", "opened_on: {qualifiers: [by], kind: date"),
        OPENS.replace("check:", "may_match_nothing: true, check:"),
        source("daily", "bridge begun_on: 1999"),
        source("weekly", "bridge opened_on: 1990, qualifiers: {by: mayor}"),
    )
    assert [(row.subject, len(row.groups)) for row in report.kept_apart] == [("bridge", 2)]


# In words of size.

GAUGE = """
attributes:
  share: {label: share of votes, kind: quantity, unit: "%"}
  maximum: {label: maximum, kind: quantity, unit: "%"}
  seats: {label: number of seats, kind: count}
  seated: {label: the number of people seated, kind: count}
  delay: {label: delay, kind: duration}
  allowed: {label: allowed delay, kind: duration}
  built_on: {kind: date}
  opened_on: {kind: date}
entities: {hall: {label: the hall}, tower: {label: the tower}}
"""


@pytest.mark.parametrize(
    ("first", "then", "message"),
    [
        ("share: 71 %", "maximum: exactly 60 %",
         "the share of votes (71 %) is about 10 percentage points more than "
         "the maximum (exactly 60 %)"),
        ("built_on: 1990-05-02", "opened_on: 1980-04-30",
         "the built on (2 May 1990) is 3654 days after the opened on (30 April 1980)"),
        ("built_on: 1990-05-02", "opened_on: 1980",
         "the built on (2 May 1990) is at least 3409 days after the opened on (1980)"),
        ("share: 40 %", "maximum: 60 %",
         "the share of votes (40 %) is no more than the maximum (60 %)"),
        ("share: 60 %", "maximum: 60 %",
         "the share of votes (60 %) may be no more than the maximum (60 %)"),
        ("seated: 12", "seats: 9",
         "the number of people seated (12) is 3 more than the number of seats (9)"),
        ("seats: 9", "seated: 8",
         "the number of seats (9) is 1 more than the number of people seated (8)"),
        ("delay: 3 weeks", "allowed: 4 days",
         "the delay (3 weeks) is 17 days longer than the allowed delay (4 days)"),
        ("delay: 2 days", "allowed: 4 days",
         "the delay (2 days) is no longer than the allowed delay (4 days)"),
        ("delay: 2..5 days", "allowed: 4 days",
         "the delay (2 to 5 days) may be no longer than the allowed delay (4 days)"),
        ("built_on: 1990", "opened_on: 1980",
         "the built on (1990) is at least 3288 days after the opened on (1980)"),
    ],
)  # fmt: skip
def test_numbers_are_told_by_size_and_dates_by_time(
    judge: Judge, first: str, then: str, message: str
) -> None:
    names = [claim.partition(":")[0] for claim in (first, then)]
    report = judge(
        GAUGE,
        rules(f"id: order, check: {{order: {{first: {names[0]}, then: {names[1]}}}}}"),
        source("daily", f"hall {first}"),
        source("weekly", f"hall {then}"),
    )
    assert found(report).answer.message == message


def test_what_another_subject_has_is_told_with_its_name(judge: Judge) -> None:
    report = judge(
        GAUGE,
        rules("id: order, check: {order: {first: seated, then: seats(tower)}}"),
        source("daily", "hall seated: 12"),
        source("weekly", "tower seats: 9"),
    )
    assert found(report).answer.message == (
        "the number of people seated (12) is 3 more than the number of seats of the tower (9)"
    )


@pytest.mark.parametrize(
    ("first", "then", "apart"),
    [
        ("built_on: 1990/..", "opened_on: ../1985", "1462 days"),
        ("share: more than 70 %", "maximum: at most 50 %", "20 percentage points"),
        ("seated: at least 12", "seats: at most 9", "3"),
        ("delay: at least 3 weeks", "allowed: less than 4 days", "18 days"),
    ],
)
def test_ranges_that_are_open_to_both_sides_have_a_gap(
    judge: Judge, first: str, then: str, apart: str
) -> None:
    names = [claim.partition(":")[0] for claim in (first, then)]
    report = judge(
        GAUGE,
        rules(f"id: order, check: {{order: {{first: {names[0]}, then: {names[1]}}}}}"),
        source("daily", f"hall {first}"),
        source("weekly", f"hall {then}"),
    )
    assert told(found(report)) == ("contradiction", "disjoint")
    assert gap(found(report)) == apart
    assert len(report.stories) == 1


@pytest.mark.parametrize(
    ("parameters", "expected"),
    [
        ("first: began_on, then: ended_on", Order(Term("began_on"), Term("ended_on"))),
        (
            "first: began_on(Milltown), then: published",
            Order(Term("began_on", "mill_town"), Term("published")),
        ),
        ("first: ' area ( river ) ', then: area", Order(Term("area", "river"), Term("area"))),
    ],
)
def test_parameters(parameters: str, expected: Order, read: Read) -> None:
    rule = read(f"check: {{order: {{{parameters}}}}}")
    assert rule.does == expected
    assert rule.derives is False


STRICT = rules("id: order, check: {order: {first: begun_on, then: opened_on, strict: true}}")


@pytest.mark.parametrize(
    ("first", "then", "verdict", "relation", "apart"),
    [
        ("1990", "1994", "agreement", "refines", ""),
        ("1990", "1990", "agreement", "overlaps", ""),
        ("1990", "1990-01-01", "contradiction", "disjoint", ""),
        ("1990", "1990-01-02", "agreement", "overlaps", ""),
        ("1990-06-01", "1990-06-01", "contradiction", "disjoint", ""),
        ("1990-05-31", "1990-06-01", "agreement", "refines", ""),
        ("1990-06-03", "1990-06-01", "contradiction", "disjoint", "2 days"),
        ("1990-06-01", "1990-06-01T09:40", "contradiction", "disjoint", ""),
        ("1990-06-01T09:40", "1990-06-01T09:50", "agreement", "refines", ""),
        ("1990-06-01T09:50", "1990-06-01T09:40", "contradiction", "disjoint", "10 minutes"),
        ("1990-06-01T09:40Z", "1990-06-01T09:30+01:00", "contradiction", "disjoint", "70 minutes"),
        ("../1990", "1990-06-01/..", "agreement", "overlaps", ""),
    ],
)
def test_strictly_before(
    judge: Judge, first: str, then: str, verdict: str, relation: str, apart: str
) -> None:
    """Two days are not the same one; two times of day may share it."""
    report = judge(
        BRIDGE,
        STRICT,
        source("daily", f'bridge begun_on: "{first}"'),
        source("weekly", f'bridge opened_on: "{then}"'),
    )
    assert told(found(report)) == (verdict, relation)
    assert gap(found(report)) in (apart, "1 hour 10 minutes" if apart == "70 minutes" else apart)
    assert "touch" not in found(report).answer.message


@pytest.mark.parametrize(
    ("attributes", "first", "then", "verdict", "relation"),
    [
        ("planned_cost cost", "5 km", "5 km", "agreement", "overlaps"),
        ("planned_cost cost", "exactly 5 km", "exactly 5 km", "contradiction", "disjoint"),
        ("planned_cost cost", "5 km", "6 km", "agreement", "refines"),
        ("planned_cost cost", "6 km", "5 km", "contradiction", "disjoint"),
        ("lanes_before lanes", "4", "4", "contradiction", "disjoint"),
        ("lanes_before lanes", "3", "4", "agreement", "refines"),
        ("lanes_before lanes", "at least 3", "4", "agreement", "overlaps"),
        ("lanes_before lanes", "at least 4", "4", "contradiction", "disjoint"),
    ],
)
def test_strictly_less(
    judge: Judge, attributes: str, first: str, then: str, verdict: str, relation: str
) -> None:
    before, after = attributes.split()
    order = f"{{first: {before}, then: {after}, strict: true}}"
    report = judge(
        BRIDGE,
        rules(f"id: order, check: {{order: {order}}}"),
        source("daily", f"bridge {before}: {first}", f"bridge {after}: {then}"),
    )
    assert told(found(report)) == (verdict, relation)


def test_a_strict_order_says_so(judge: Judge) -> None:
    report = judge(
        BRIDGE,
        rules(
            "id: order, check: {order: {first: lanes_before, then: lanes, strict: true}}",
            "id: days, check: {order: {first: published, then: opened_on, strict: true}}",
        ),
        source("daily", "bridge lanes_before: 4", "bridge lanes: 4", published="1994-05-13"),
        source("weekly", "bridge opened_on: 1994-05-13", published="1994-05-13"),
    )
    assert [finding.answer.message for finding in report.findings] == [
        "the lanes before (4) is not less than the lanes (4)",
        "the opened on (13 May 1994) is not after its publication (13 May 1994)",
    ]


def test_of_several_documents_only_those_are_spoken_of_that_are_not_in_order(
    judge: Judge,
) -> None:
    (finding,) = (
        report := judge(
            BRIDGE,
            rules("id: told, check: {order: {first: opened_on, then: published}}"),
            source("daily", "bridge opened_on: 1994-05-13", published="1994-05-14"),
            source("weekly", "bridge opened_on: 1994-06", published="1994-05-20"),
        )
    ).findings
    assert [position.value for position in finding.answer.positions] == ["June 1994"]
    assert [fact.source for fact in finding.bearing] == ["weekly"]
    assert finding.primary.source == "weekly"
    standing = Standings(report)
    assert [(fact.source, standing.of(fact)) for fact in report.facts] == [
        ("daily", "alone"),
        ("weekly", "contradicts"),
    ]
