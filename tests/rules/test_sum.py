"""``sum``: claims about the parts, to the whole."""

import pytest
from model.corpora import Judge, Read, derived, found, reasons, rules, source, told, values

from checker.rules.parts import OfParts

LAKES = """
attributes:
  area: {kind: quantity, unit: km2, qualifiers: [as_of]}
  height: {kind: quantity, unit: m, signed: true}
  boats: {kind: count}
  share: {kind: quantity, unit: "%"}
entities:
  lakes: {label: the lakes, parts: complete}
  north: {label: North, part_of: lakes, parts: complete}
  bay: {label: Bay, part_of: north}
  cove: {label: Cove, part_of: north}
  south: {label: South, part_of: lakes}
  ponds: {label: the ponds}
  duck_pond: {part_of: ponds}
  fish_pond: {part_of: ponds}
"""
AREA = "id: total, derive: {sum: {attribute: area, parts_of: lakes}}"
AGREE = "id: agree, check: {agree: {}}"


def test_the_ends_are_added(judge: Judge) -> None:
    """[3.5, 4.5) and [5.5, 6.5) make [9, 11)."""
    report = judge(
        LAKES,
        rules(AREA, AGREE),
        source("daily", "north area: 4 km2", "south area: 6 km2"),
        source("weekly", "lakes area: exactly 9 km2"),
        source("evening", "lakes area: exactly 11 km2"),
    )
    (fact,) = derived(report, "total")
    assert (fact.source, fact.subject, fact.attribute) == ("daily", "lakes", "area")
    assert fact.derivation is not None
    assert "4 km² + 6 km² = " in fact.derivation.arithmetic
    finding = found(report)
    together = [set(position.sources) for position in finding.answer.positions]
    assert together == [{"daily", "weekly"}, {"evening"}]


def test_counts_are_exact(judge: Judge) -> None:
    report = judge(
        LAKES,
        rules("id: total, derive: {sum: {attribute: boats, parts_of: lakes}}", AGREE),
        source("daily", "north boats: 4", "south boats: 6"),
        source("weekly", "lakes boats: 10"),
    )
    assert told(found(report)) == ("agreement", "equal")


def test_each_source_adds_up_its_own(judge: Judge) -> None:
    report = judge(
        LAKES,
        rules("id: total, derive: {sum: {attribute: boats, parts_of: lakes}}"),
        source("daily", "north boats: 4", "south boats: 6"),
        source("weekly", "north boats: 5", "south boats: 7"),
        source("almanac", "south boats: 8", reference="true"),
    )
    assert values(report.derived) == {
        ("daily", "lakes"): "10",
        ("weekly", "lakes"): "12",
        ("almanac", "lakes"): "at least 8",
    }


def test_only_equal_qualifiers_are_added(judge: Judge) -> None:
    report = judge(
        LAKES,
        rules(AREA),
        source(
            "daily",
            "north area: exactly 4 km2, qualifiers: {as_of: 1990}",
            "south area: exactly 6 km2, qualifiers: {as_of: 1990}",
            "south area: exactly 9 km2, qualifiers: {as_of: 1999}",
        ),
    )
    assert {fact.qualifiers: fact.value.text for fact in report.derived} == {
        (("as_of", "1990"),): "10 km2",
        (("as_of", "1999"),): "at least 9 km2",
    }


def test_a_part_that_is_not_reported_is_never_zero(judge: Judge) -> None:
    report = judge(LAKES, rules(AREA), source("daily", "north area: exactly 4 km2"))
    (fact,) = report.derived
    assert fact.partial
    assert fact.value.text == "at least 4 km2"
    assert fact.derivation is not None
    assert "South is not reported" in fact.derivation.arithmetic


def test_an_open_whole_has_always_more(judge: Judge) -> None:
    report = judge(
        LAKES,
        rules("id: total, derive: {sum: {attribute: boats, parts_of: ponds}}"),
        source("daily", "duck_pond boats: 4", "fish_pond boats: 6"),
    )
    (fact,) = report.derived
    assert (fact.partial, fact.value.text) == (True, "at least 10")
    assert fact.derivation is not None
    assert "the ponds may have further parts" in fact.derivation.arithmetic


@pytest.mark.parametrize(
    ("claimed", "verdict"), [("12", "agreement"), ("4", "agreement"), ("3", "contradiction")]
)
def test_agree_may_use_an_incomplete_sum_as_a_lower_bound(
    judge: Judge, claimed: str, verdict: str
) -> None:
    report = judge(
        LAKES,
        rules("id: total, derive: {sum: {attribute: boats, parts_of: lakes}}", AGREE),
        source("daily", "north boats: 4"),
        source("weekly", f"lakes boats: {claimed}"),
    )
    assert found(report).verdict.value == verdict


def test_a_part_inside_a_part_is_counted_once_and_named(judge: Judge) -> None:
    report = judge(
        LAKES,
        rules(AREA),
        source(
            "daily",
            "north area: exactly 4 km2",
            "bay area: exactly 3 km2",
            "south area: exactly 6 km2",
        ),
    )
    (fact,) = report.derived
    assert fact.value.text == "10 km2"
    assert fact.derivation is not None
    assert fact.derivation.note == "Bay is declared a part of North and not added again"
    assert {root.subject for root in fact.roots()} == {"north", "south"}


def test_the_parts_of_a_part_cover_it(judge: Judge) -> None:
    report = judge(
        LAKES,
        rules(AREA),
        source(
            "daily",
            "bay area: exactly 1 km2",
            "cove area: exactly 2 km2",
            "south area: exactly 6 km2",
        ),
        source("weekly", "bay area: exactly 1 km2", "south area: exactly 6 km2"),
    )
    complete, partial = derived(report, "total")
    assert (complete.value.text, complete.partial) == ("9 km2", False)
    assert (partial.value.text, partial.partial) == ("at least 7 km2", True)
    assumed = [assumption.text for assumption in complete.assumes()]
    assert "the parts of the lakes are all listed" in assumed
    assert "the parts of North are all listed" in assumed


def test_the_whole_itself_is_no_part(judge: Judge) -> None:
    report = judge(LAKES, rules(AREA), source("daily", "lakes area: 4 km2"))
    assert report.derived == ()
    assert reasons(report, "total") == ["it matches nothing"]


def test_origins_are_those_of_what_goes_in(judge: Judge) -> None:
    report = judge(
        LAKES,
        rules(AREA),
        source("daily", "north area: 4 km2, origin: agency", "south area: 6 km2"),
        source("almanac", "north area: 4 km2", "south area: 6 km2", reference="true"),
    )
    assert {fact.source: fact.origins for fact in report.derived} == {
        "daily": {"agency", "daily"},
        "almanac": frozenset(),
    }


def test_claims_of_one_voice_keep_it(judge: Judge) -> None:
    report = judge(
        LAKES,
        rules(AREA),
        source("daily", "north area: 4 km2, said_by: mayor", "south area: 6 km2, said_by: mayor"),
        source("weekly", "north area: 4 km2, said_by: mayor", "south area: 6 km2"),
    )
    assert {fact.source: fact.said_by for fact in report.derived} == {
        "daily": "mayor",
        "weekly": "several voices",
    }


def test_of_two_claims_about_a_part_what_both_allow_is_added(judge: Judge) -> None:
    report = judge(
        LAKES,
        rules("id: total, derive: {sum: {attribute: boats, parts_of: lakes}}"),
        source("daily", "north boats: several", "north boats: 4", "south boats: 6"),
    )
    assert values(report.derived) == {("daily", "lakes"): "10"}


def test_a_sum_over_a_claim_that_contradicts_itself_is_doubtful(judge: Judge) -> None:
    report = judge(
        LAKES,
        rules("id: total, derive: {sum: {attribute: boats, parts_of: lakes}}"),
        source("daily", "north boats: 3", "north boats: 4", "south boats: 6"),
    )
    assert values(report.derived) == {("daily", "lakes"): "9..10"}
    doubts = [one for one in report.derived[0].assumes() if "doubtful" in one.text]
    assert doubts[0].text == (
        "a doubtful claim holds: daily says 3 and 4 of one thing, boats of North"
    )
    assert [one.place.line for one in doubts] == [4, 5]


def test_a_finding_tells_that_it_rests_on_a_doubtful_claim(judge: Judge) -> None:
    report = judge(
        LAKES,
        rules("id: total, derive: {sum: {attribute: boats, parts_of: lakes}}", AGREE),
        source("daily", "north boats: 3", "north boats: 4", "south boats: 6"),
        source("weekly", "lakes boats: 11"),
    )
    finding = found(report, "agree", "lakes")
    assert told(finding) == ("contradiction", "disjoint")
    assert sum("doubtful claim" in one.text for one in finding.assumes) == 2


# What only a work of reference states.


def test_a_part_that_only_a_reference_states_is_taken_from_it(judge: Judge) -> None:
    report = judge(
        LAKES,
        rules(AREA),
        source("daily", "north area: exactly 4 km2"),
        source("atlas", "south area: exactly 6 km2", "north area: exactly 9 km2", reference="true"),
    )
    assert values(report.derived) == {("daily", "lakes"): "10 km2", ("atlas", "lakes"): "15 km2"}
    (fact,) = (fact for fact in report.derived if fact.source == "daily")
    assert [one.id for one in fact.derivation.rests_on] == ["daily.north.area", "atlas.south.area"]
    assert (fact.origins, fact.partial) == (frozenset({"daily"}), False)


def test_a_reference_does_not_stand_for_what_a_source_states_in_part(judge: Judge) -> None:
    """Of the bay the source speaks itself: the reference has the cove, not the whole again."""
    report = judge(
        LAKES,
        rules(AREA),
        source("daily", "bay area: exactly 1 km2", "south area: exactly 6 km2"),
        source("atlas", "north area: exactly 9 km2", "cove area: exactly 2 km2", reference="true"),
    )
    assert values(report.derived)["daily", "lakes"] == "9 km2"


def test_what_a_reference_says_with_other_qualifiers_is_not_taken(judge: Judge) -> None:
    report = judge(
        LAKES,
        rules(AREA),
        source("daily", "north area: exactly 4 km2, qualifiers: {as_of: 2016}"),
        source("atlas", "south area: exactly 6 km2, qualifiers: {as_of: 1990}", reference="true"),
        source("index", "south area: exactly 5 km2", reference="true"),
    )
    assert values(report.derived)["daily", "lakes"] == "9 km2"


def test_two_references_that_contradict_each_other_give_no_sum(judge: Judge) -> None:
    report = judge(
        LAKES,
        rules(AREA),
        source("daily", "north area: 4 km2"),
        source("atlas", "south area: 6 km2", reference="true"),
        source("index", "south area: 8 km2", reference="true"),
    )
    assert ("daily", "lakes") not in values(report.derived)
    assert "the works of reference contradict each other on South" in reasons(report, "total")


# Lengths of time.

LEGS = """
attributes: {lasted: {kind: duration}}
entities:
  trip: {label: the trip, parts: complete}
  out: {part_of: trip}
  stay: {part_of: trip}
  way_back: {part_of: trip}
"""
LASTED = "id: total, derive: {sum: {attribute: lasted, parts_of: trip}}"


def test_durations_are_added(judge: Judge) -> None:
    claims = ("out lasted: 3 days", "stay lasted: 2 months", "way_back lasted: 1..2 weeks")
    report = judge(LEGS, rules(LASTED), source("daily", *claims))
    assert values(report.derived) == {
        ("daily", "trip"): "2 months and 10 days..2 months and 17 days"
    }


def test_an_incomplete_sum_of_durations_is_a_bound(judge: Judge) -> None:
    report = judge(
        LEGS, rules(LASTED), source("daily", "out lasted: 3 days", "stay lasted: 1 week")
    )
    assert values(report.derived) == {("daily", "trip"): "at least 10 days"}
    assert report.derived[0].partial


def test_a_sum_goes_down_as_deep_as_the_parts_go(judge: Judge) -> None:
    size = 1500
    chain = "".join(
        f"  e{n}: {{parts: complete{f', part_of: e{n - 1}' if n else ''}}}\n" for n in range(size)
    )
    report = judge(
        f"attributes: {{boats: {{kind: count}}}}\nentities:\n{chain}",
        rules("id: total, derive: {sum: {attribute: boats, parts_of: e0}}"),
        source("daily", f"e{size - 1} boats: 7"),
    )
    assert values(report.derived) == {("daily", "e0"): "7"}


def test_parts_that_may_be_below_zero_have_no_lower_bound(judge: Judge) -> None:
    report = judge(
        LAKES,
        rules("id: total, derive: {sum: {attribute: height, parts_of: lakes}}"),
        source("daily", "north height: -3 m"),
    )
    assert report.derived == ()
    (reason,) = reasons(report, "total")
    assert "South is not reported" in reason


def test_signed_parts_are_added(judge: Judge) -> None:
    report = judge(
        LAKES,
        rules("id: total, derive: {sum: {attribute: height, parts_of: lakes}}"),
        source("daily", "north height: exactly -3 m", "south height: exactly 5 m"),
    )
    assert values(report.derived) == {("daily", "lakes"): "2 m"}


def test_sums_never_read_what_was_distributed(judge: Judge) -> None:
    report = judge(
        LAKES,
        rules(AREA, "id: parts, derive: {distribute: {attribute: area}}"),
        source("daily", "lakes area: exactly 10 km2"),
        source("weekly", "north area: exactly 3 km2"),
    )
    assert {fact.subject for fact in derived(report, "total")} == {"lakes"}
    assert values(derived(report, "total")) == {("weekly", "lakes"): "at least 3 km2"}
    assert {fact.source for fact in derived(report, "parts", "south")} == {"daily"}


def test_a_sum_of_sums_reads_stated_claims_only(judge: Judge) -> None:
    """Two sums of one attribute do not read each other: each has the claims below its whole."""
    report = judge(
        LAKES,
        rules(
            "id: total, derive: {sum: {attribute: boats, parts_of: lakes}}",
            "id: northern, derive: {sum: {attribute: boats, parts_of: north}}",
        ),
        source("daily", "bay boats: 1", "cove boats: 2", "south boats: 4"),
    )
    assert {fact.subject: fact.value.text for fact in report.derived} == {
        "lakes": "7",
        "north": "3",
    }


def test_what_is_left_out_is_named_with_the_whole_that_was_added(judge: Judge) -> None:
    report = judge(
        LAKES + "  jetty: {label: Jetty, part_of: cove}\n",
        rules(AREA),
        source("daily", "north area: 4 km2", "south area: 6 km2", "jetty area: 1 km2"),
    )
    (fact,) = report.derived
    assert fact.derivation is not None
    assert fact.derivation.note == "Jetty is declared a part of North and not added again"


def test_parameters(read: Read) -> None:
    rule = read("derive: {sum: {attribute: area, parts_of: valley}}")
    assert rule.does == OfParts("area", "valley")
