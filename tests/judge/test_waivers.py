"""Which findings are waived, and when a waiver no longer applies."""

import pytest

from .conftest import BOUND, ONE, RULES, TOWER, Judged, about, source, waivers


def test_a_waiver_holds_as_long_as_the_claims_say_the_same(town: Judged) -> None:
    report = town(waivers=waivers(BOUND))
    finding = about(report, "tower")
    assert finding.id == TOWER
    assert finding.waiver is not None
    assert (finding.waiver.reason, finding.waiver.owner) == ("known", "desk")
    assert finding.severity == "error"
    assert not report.fails("note")
    assert report.stories == ()
    (standing,) = report.waivers
    assert (standing.state, standing.findings, standing.soon) == ("applies", (TOWER,), False)
    assert str(standing.waiver.place) == "rules/waivers.yaml:2:5"
    assert "1 contradiction (waived), 0 undetermined" in report.headline()


def test_without_waivers_nothing_is_waived(town: Judged) -> None:
    report = town()
    assert report.fails("error")
    assert report.waivers == ()
    assert "1 contradiction, " in report.headline()


@pytest.mark.parametrize(
    ("three", "applies", "why"),
    [
        (source("three", "tower.built_on = 1910"), True, ""),  # as one of them
        (source("three", "tower.built_on = 1900-05"), True, ""),  # narrower, and fits
        (source("three", "tower.built_on = 1890/1920"), True, ""),  # fits either
        (
            source("three", "tower.built_on = 1950"),
            False,
            "a position that it does not list: 1950 ('three.tower.built_on')",
        ),
        (
            source("three", "tower.built_on = 1905"),
            False,
            "a position that it does not list: 1905 ('three.tower.built_on')",
        ),
    ],
)
def test_a_new_claim_keeps_it_and_a_new_position_voids_it(
    town: Judged, three: str, applies: bool, why: str
) -> None:
    report = town(waivers=waivers(BOUND), three=three)
    (standing,) = report.waivers
    assert (standing.state, standing.why) == ("applies" if applies else "changed", why)
    assert report.fails("error") is not applies
    assert (about(report, "tower").waiver is not None) is applies


def test_a_claim_that_parts_what_stood_together_makes_a_new_position(town: Judged) -> None:
    """1900/1905 and 1904/1910 can both be true, with 1950 against them; 1901 fits but one."""
    claims = {"one": "1900/1905", "two": "1904/1910", "three": "1950"}
    files = {name: source(name, f"tower.built_on = {said}") for name, said in claims.items()}
    values = ", ".join(f"{name}.tower.built_on: {said}" for name, said in claims.items())
    accepted = waivers(f"finding: {TOWER}, values: {{{values}}}")
    assert town(**files, waivers=accepted).waivers[0].state == "applies"
    files["four"] = source("four", "tower.built_on = 1901")
    (standing,) = town(**files, waivers=accepted).waivers
    assert standing.state == "changed"


@pytest.mark.parametrize(
    ("files", "why"),
    [
        (
            {"two": source("two", "tower.built_on = 1911", "mill.built_on = 1850")},
            "claim 'two.tower.built_on' says '1911' and no longer '1910'",
        ),
        (
            {
                "two": source("two", "mill.built_on = 1850"),
                "three": source("three", "tower.built_on = 1910"),
            },
            "claim 'two.tower.built_on' is gone",
        ),
        (
            {
                "one": ONE.replace("value: 1900}", "value: 1900, status: draft}"),
                "three": source("three", "tower.built_on = 1900"),
            },
            "claim 'one.tower.built_on' is gone",
        ),
    ],
)
def test_a_changed_value_voids_it(town: Judged, files: dict[str, str], why: str) -> None:
    report = town(waivers=waivers(BOUND), **files)
    (standing,) = report.waivers
    assert (standing.state, standing.why) == ("changed", why)
    assert report.fails("error")


@pytest.mark.parametrize(
    ("item", "state", "why"),
    [
        ("finding: 00000000000a, values: {}", "unused", "no finding is '00000000000a'"),
        ("finding: 123456789012, values: {}", "unused", "no finding is '123456789012'"),
        (f"finding: {TOWER}, values: {{}}", "changed", "it does not list the value of 'one.t"),
        (
            f"finding: {TOWER}, values: {{one.tower.built_on: 1900}}",
            "changed",
            "a position that it does not list: 1910 ('two.tower.built_on')",
        ),
        (
            "fact: five.tower.built_on",
            "unused",
            "no claim that takes part is 'five.tower.built_on'",
        ),
        ("fact: one.mill.built_on", "unused", "without this claim every finding stays what it is"),
        (BOUND + ", expires: 2026-12-31", "expired", "its last day was 31 December 2026"),
        ("fact: nothing, expires: 2026-12-31", "expired", "its last day was 31 December 2026"),
        (BOUND + ", expires: 2027-01-01", "applies", ""),  # the last day counts
    ],
)
def test_what_each_waiver_does(town: Judged, item: str, state: str, why: str) -> None:
    report = town(waivers=waivers(item))
    (standing,) = report.waivers
    assert standing.state == state
    assert standing.why.startswith(why)
    assert report.fails("error") is (state != "applies")


def test_a_finding_that_agrees_now_needs_no_waiver(town: Judged) -> None:
    report = town(waivers=waivers(BOUND), two=source("two", "tower.built_on = 1900"))
    (standing,) = report.waivers
    assert (standing.state, standing.why) == ("unused", "its claims agree")


@pytest.mark.parametrize(
    ("today", "soon"),
    [("2029-12-01", False), ("2029-12-02", True), ("2030-01-01", True), ("9999-12-31", False)],
)
def test_a_notice_from_thirty_days_ahead(town: Judged, today: str, soon: bool) -> None:
    (standing,) = town(today=today, waivers=waivers(BOUND)).waivers
    assert standing.soon is soon


def test_without_a_day_nothing_expires(town: Judged) -> None:
    (standing,) = town(today="", waivers=waivers(BOUND + ", expires: 1999-01-01")).waivers
    assert standing.state == "applies"
    assert not standing.soon


# -- one claim set aside ------------------------------------------------------------------------

GROUP = source("group", "town.built_on = 1800")


def test_one_claim_is_set_aside_in_all_that_rests_on_it(town: Judged) -> None:
    """A year for the whole town contradicts every part: one decision for all of them."""
    two = source("two", "tower.built_on = 1900")
    before = town(two=two, three=GROUP)
    assert [f.question.subject for f in before.findings if f.severity == "error"] == [
        "mill",
        "tower",
    ]
    report = town(two=two, three=GROUP, waivers=waivers("fact: group.town.built_on"))
    assert not report.fails("error")
    (standing,) = report.waivers
    assert set(standing.findings) == {about(report, name).id for name in ("mill", "tower")}


def test_what_stays_contradicted_without_it_is_not_waived(town: Judged) -> None:
    report = town(three=GROUP, waivers=waivers("fact: group.town.built_on"))
    assert about(report, "tower").waiver is None  # 1900 against 1910
    assert about(report, "mill").waiver is not None
    assert report.fails("error")


def test_claims_set_aside_are_set_aside_together(town: Judged) -> None:
    three = source("three", "tower.built_on = 1920")
    both = waivers("fact: one.tower.built_on", "fact: two.tower.built_on")
    report = town(three=three, waivers=both)
    assert not report.fails("error")
    assert [standing.state for standing in report.waivers] == ["applies", "applies"]
    assert not town(three=three, waivers=waivers("fact: one.tower.built_on")).waivers[0].findings


@pytest.mark.parametrize(("said", "state"), [("1800", "applies"), ("1801", "changed")])
def test_it_is_bound_to_the_value_too_where_that_is_listed(
    town: Judged, said: str, state: str
) -> None:
    item = f"fact: group.town.built_on, values: {{group.town.built_on: {said}}}"
    (standing,) = town(three=GROUP, waivers=waivers(item)).waivers
    assert standing.state == state


def test_the_first_waiver_of_a_finding_is_the_one_that_marks_it(town: Judged) -> None:
    report = town(waivers=waivers("fact: one.tower.built_on", BOUND))
    finding = about(report, "tower")
    assert finding.waiver is not None
    assert finding.waiver.fact == "one.tower.built_on"
    assert [standing.state for standing in report.waivers] == ["applies", "applies"]


# -- other kinds of finding ---------------------------------------------------------------------


def test_what_is_undetermined_can_be_waived(town: Judged) -> None:
    claims = {name: source(name, f"tower.colour = {name}ish") for name in ("red", "blue")}
    claims["one"] = source("one", "tower.built_on = 1910")
    report = town(**claims)
    finding = about(report, "tower", "colour")
    values = "red.tower.colour: redish, blue.tower.colour: blueish"
    item = waivers(f"finding: {finding.id}, values: {{{values}}}")
    assert report.fails("note")
    assert not town(waivers=item, **claims).fails("note")
    green = source("green", "tower.colour = green")
    assert town(waivers=item, three=green, **claims).waivers[0].state == "changed"


def test_a_rule_with_limits(town: Judged) -> None:
    limits = RULES + "  - {id: old, title: Old, check: {range: {attribute: built_on, to: 1800}}}\n"
    two = source("two", "bridge.built_on = 1700")
    finding = about(town(rules=limits, two=two), "tower", rule="old")
    assert finding.severity == "error"
    item = waivers(f"finding: {finding.id}, values: {{one.tower.built_on: 1900}}")
    assert town(rules=limits, two=two, waivers=item).waivers[0].state == "applies"
    more = source("three", "tower.built_on = 1700", "bridge.built_on = 1700")
    assert town(rules=limits, two=two, waivers=item, three=more).waivers[0].state == "applies"
    more = source("three", "tower.built_on = 1950")
    assert town(rules=limits, two=two, waivers=item, three=more).waivers[0].state == "changed"
    aside = town(rules=limits, two=two, waivers=waivers("fact: one.tower.built_on"))
    assert aside.waivers[0].findings == (finding.id,)


def test_an_entity_may_be_given_by_any_name(town: Judged) -> None:
    claims = {name: source(name, f"tower.owner = {name}") for name in ("mill", "bridge")}
    finding = about(town(**claims), "tower", "owner")
    values = "mill.tower.owner: mill, bridge.tower.owner: the bridge"
    item = waivers(f"finding: {finding.id}, values: {{{values}}}")
    assert town(waivers=item, **claims).waivers[0].state == "applies"
