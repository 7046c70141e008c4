"""What is new, changed, known and resolved since an earlier report."""

import json
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.formats import FORMATS
from checker.judge.since import past_of, since
from checker.loading.past import NotAReport, read_past
from checker.model.release import __version__
from checker.model.report import Report
from checker.model.since import Past, Since
from checker.telling.alert import alerts

from .conftest import BOUND, RULES, TOWER, Judged, about, source, waivers

Kept = Callable[[Report], Past]


def kept_in_a_file(report: Report) -> Past:
    return read_past(FORMATS["json"](report, "").encode(), "then")


def kept_whole(report: Report) -> Past:
    return past_of(report, "then")


@pytest.fixture(
    params=[pytest.param(kept_in_a_file, marks=pytest.mark.of_format("json")), kept_whole]
)
def keep(request: pytest.FixtureRequest) -> Kept:
    """A report from a file, and as the program has it: both must tell the same."""
    kept: Kept = request.param
    return kept


def told(found: Since) -> dict[str, list[tuple[str, str, str]]]:
    return {
        kind: [(row.finding.subject, row.why, row.cause) for row in rows]
        for kind, rows in (
            ("new", found.new),
            ("changed", found.changed),
            ("resolved", found.resolved),
        )
        if rows
    }


def test_nothing_changed(town: Judged, keep: Kept) -> None:
    report = town()
    found = since(keep(report), report)
    assert told(found) == {}
    assert found.known == (TOWER,)
    assert found.headline() == "Since then: 0 new, 0 changed, 1 known, 0 resolved."


def test_other_lines_quotes_and_files_are_no_change(town: Judged, keep: Kept) -> None:
    before = keep(town())
    one = source("one", "mill.built_on = 1850", "tower.built_on = 1900")
    assert told(since(before, town(one="\n\n" + one))) == {}


def test_a_new_document_that_contradicts(town: Judged, keep: Kept) -> None:
    before = keep(town())
    report = town(three=source("three", "mill.built_on = 1860"))
    assert told(since(before, report)) == {"new": [("mill", "its claims agreed", "facts")]}
    report = town(
        one=source("one", "tower.built_on = 1900", "bridge.built_on = 1700"),
        three=source("three", "bridge.built_on = 1860"),
    )
    assert told(since(before, report)) == {"new": [("bridge", "", "facts")]}


def test_what_changed_is_named(town: Judged, keep: Kept) -> None:
    before = keep(town())
    two = source("two", "tower.built_on = 1911", "mill.built_on = 1850")
    why = "'two.tower.built_on' said 1910 and says 1911"
    assert told(since(before, town(two=two))) == {"changed": [("tower", why, "facts")]}
    three = source("three", "tower.built_on = 1910")
    why = "'three.tower.built_on' is new (1910)"
    assert told(since(before, town(three=three))) == {"changed": [("tower", why, "facts")]}
    before = keep(town(three=three))
    why = "'three.tower.built_on' is gone (1910)"
    assert told(since(before, town())) == {"changed": [("tower", why, "facts")]}


def test_what_changed_is_told_as_people_write_it(town: Judged, keep: Kept) -> None:
    before = keep(town())
    two = source("two", "tower.built_on = 1911-05", "mill.built_on = 1850")
    why = "'two.tower.built_on' said 1910 and says May 1911"
    assert told(since(before, town(two=two))) == {"changed": [("tower", why, "facts")]}


def test_what_is_resolved(town: Judged, keep: Kept) -> None:
    before = keep(town())
    report = town(two=source("two", "tower.built_on = 1900"))
    assert told(since(before, report)) == {"resolved": [("tower", "its claims agree now", "facts")]}
    report = town(two=source("two", "mill.built_on = 1850"))
    assert told(since(before, report)) == {"resolved": [("tower", "it is gone", "facts")]}


def test_changes_that_come_from_rules(town: Judged, keep: Kept) -> None:
    before = keep(town())
    more = "rules: [{id: old, title: Old, check: {range: {attribute: built_on, to: 1800}}}]\n"
    found = since(before, town(more=more))
    assert {row.finding.rule for row in found.new} == {"old"}
    assert {row.cause for row in found.new} == {"rules"}
    assert found.known == (TOWER,)
    assert found.headline().endswith(f"{len(found.new)} of these come from rules, not from facts.")
    mild = RULES.replace("check: {agree", "severity: warning, check: {agree")
    found = since(before, town(rules=mild))
    assert told(found) == {"changed": [("tower", "its severity was error", "rules")]}
    loose = RULES.replace("agree: {}", "agree: {attributes: [built_on], tolerance: 10000}")
    found = since(before, town(rules=loose))
    assert told(found) == {"resolved": [("tower", "its claims agree now", "rules")]}
    found = since(keep(town(rules=loose)), town())
    assert told(found) == {"new": [("tower", "its claims agreed", "rules")]}


BRIDGE = {"three": source("three", "bridge.built_on = 1900")}
OLD = "rules: [{id: old, title: Old, check: {range: {attribute: built_on, to: 1875}}}]\n"


def by(version: str, past: Past) -> Past:
    """A report as another release would have written it, which found no fault with the tower."""
    findings = {
        name: one._replace(verdict="agreement", positions=frozenset())
        for name, one in past.findings.items()
    }
    return past._replace(version=version, findings=findings)


def test_what_comes_from_an_upgrade_alone_is_known(town: Judged, keep: Kept) -> None:
    report = town()
    found = since(by("0.1.7", keep(report)), report)
    assert told(found) == {"new": [("tower", "its claims agreed", "checker")]}
    told_of = f"1 of these come from the upgrade of the checker, 0.1.7 to {__version__}."
    assert found.headline().endswith(told_of)
    held = report._replace(since=found, only_new=True)
    assert (held.fails("error"), held.fails("error", only_new=True)) == (True, False)
    (alert,) = alerts(held)
    assert alert.excuse == f"comes from the upgrade of the checker, 0.1.7 to {__version__}"
    assert alert.since == "known"
    assert alert.is_settled
    (loose,) = alerts(held._replace(only_new=False))
    assert (loose.since, loose.excuse) == ("new", "")
    asked = held._replace(since=found._replace(upgrade_counts=True))
    assert asked.fails("error", only_new=True)
    assert alerts(asked)[0].excuse == ""


@pytest.mark.of_format("md")
def test_it_stands_apart_in_the_report(town: Judged, keep: Kept) -> None:
    report = town()
    page = FORMATS["md"](report._replace(since=since(by("0.1.7", keep(report)), report)), "")
    assert "From the upgrade of the checker, 0.1.7 to" in page


@pytest.mark.parametrize(
    ("more", "cause"),
    [
        ({}, "checker"),
        ({"waivers": waivers("fact: one.mill.built_on")}, "checker"),
        (BRIDGE, "checker"),  # another file of claims
        ({"rules": RULES + "# another line\n"}, "rules"),
        ({"more": OLD.replace("to: 1875", "to: 1999")}, "rules"),
        ({"two": source("two", "mill.built_on = 1870", "tower.built_on = 1911")}, "facts"),
    ],
)
def test_what_else_changed_is_no_upgrade(
    town: Judged, keep: Kept, more: dict[str, str], cause: str
) -> None:
    before = by("0.1.7", keep(town()))
    found = since(before, town(**more))
    causes = [row.cause for row in (*found.new, *found.changed) if row.finding.rule == "agree"]
    assert causes[:1] == [cause]


def test_line_ends_are_no_change(town: Judged, keep: Kept) -> None:
    before = by("0.1.7", keep(town()))
    one = source("one", "tower.built_on = 1900", "mill.built_on = 1850").replace("\n", "\r\n")
    found = since(before, town(one=one))
    assert [row.cause for row in found.new] == ["checker"]


@pytest.mark.parametrize("version", ["", __version__])
def test_without_an_upgrade_nothing_comes_from_one(town: Judged, keep: Kept, version: str) -> None:
    report = town()
    found = since(by(version, keep(report)), report)
    assert [row.cause for row in found.new] == ["rules"]
    assert found.upgrade == ""


def test_a_rule_that_matched_something_before_the_upgrade(town: Judged, keep: Kept) -> None:
    more = "rules: [{id: odd, title: Odd, check: {agree: {attributes: [colour]}}}]\n"
    report = town(more=more)
    assert report.fails("error")
    before = keep(report)
    before = before._replace(version="0.1.7", blocked=frozenset())
    assert "odd" in since(before, report).known_rules
    assert "odd" not in since(before._replace(version=__version__), report).known_rules


def test_a_rule_and_a_claim_that_stood_alone(town: Judged, keep: Kept) -> None:
    """A claim that no finding told of before is known all the same."""
    bridge = source("three", "bridge.built_on = 1900")
    before = keep(town(three=bridge))
    more = "rules: [{id: old, title: Old, check: {range: {attribute: built_on, to: 1875}}}]\n"
    found = since(before, town(three=bridge, more=more))
    assert {(row.finding.subject, row.cause) for row in found.new} == {
        ("tower", "rules"),
        ("bridge", "rules"),
    }


def test_a_draft_that_is_one_no_longer_comes_from_facts(town: Judged, keep: Kept) -> None:
    draft = source("three", "mill.built_on = 1860").replace("1860}", "1860, status: draft}")
    before = keep(town(three=draft))
    report = town(three=draft.replace(", status: draft", ""))
    assert told(since(before, report)) == {"new": [("mill", "its claims agreed", "facts")]}


def test_a_waiver_that_expires_brings_its_finding_back(town: Judged, keep: Kept) -> None:
    waived = waivers(BOUND)
    before = keep(town(waivers=waived))
    report = town(waivers=waived, today="2031-01-01")
    report = report._replace(since=since(before, report))
    assert report.since is not None
    assert told(report.since) == {"changed": [("tower", "it was waived", "waivers")]}
    assert report.fails("error", only_new=True)
    now = since(keep(town()), town(waivers=waived))
    assert told(now) == {"changed": [("tower", "it is waived now", "waivers")]}


def test_only_what_is_new_or_changed_counts(town: Judged, keep: Kept) -> None:
    before = keep(town())

    def fails(report: Report) -> tuple[bool, bool]:
        held = report._replace(since=since(before, report))
        return held.fails("error"), held.fails("error", only_new=True)

    assert fails(town()) == (True, False)
    assert fails(town(three=source("three", "mill.built_on = 1860"))) == (True, True)
    assert fails(town(three=source("three", "tower.built_on = 1950"))) == (True, True)
    nothing = "rules: [{id: odd, title: Odd, check: {agree: {attributes: [owner]}}}]\n"
    assert fails(town(more=nothing)) == (True, True)
    before = keep(town(more=nothing))
    assert fails(town(more=nothing)) == (True, False)


@pytest.mark.of_format("json")
def test_a_file_tells_what_the_program_has(town: Judged) -> None:
    report = town(
        three=source("three", "town.built_on = 1800", "tower.colour = red"),
        one=source("one", "tower.built_on = 1900", "tower.colour = blue"),
        waivers=waivers("fact: three.town.built_on"),
    )
    file, whole = kept_in_a_file(report), kept_whole(report)
    assert file.findings == whole.findings
    assert file.blocked == whole.blocked
    assert {k: v for k, v in file.values.items() if v is not None}.items() <= whole.values.items()


def test_a_change_of_qualifier_comes_from_facts(town: Judged) -> None:
    """A report.json does not tell qualifiers of claims, so that only a revision shows this."""
    words = {"words": "entities: {tower: {label: the tower}}\nattributes:\n  height: "
             "{label: height, kind: count, qualifiers: [as_of]}\n"}  # fmt: skip
    rules = RULES.split("  - {id: parts")[0]
    two = source("two", "tower.height = 12")
    early = source("one", "tower.height = 10, qualifiers: {as_of: 1900}")
    more = "rules: [{id: r, title: R, check: {range: {attribute: height, from: 1}}}]\n"
    before = kept_whole(town(rules=rules, one=early, two=two, more=more, **words))
    after = town(rules=rules, one=source("one", "tower.height = 10"), two=two, more=more, **words)
    found = since(before, after)
    assert [(row.finding.rule, row.cause) for row in found.new] == [("agree", "facts")]


@pytest.mark.of_format("md", "text", "json")
def test_the_delta_stands_at_the_top(town: Judged) -> None:
    more = "rules: [{id: old, title: Old, check: {range: {attribute: built_on, to: 1855}}}]\n"
    bridge = source("four", "bridge.built_on = 1900")
    two = source("two", "tower.built_on = 1901", "mill.built_on = 1850")
    before = kept_whole(town(two=two, four=bridge))
    report = town(three=source("three", "mill.built_on = 1860"), four=bridge, more=more)
    report = report._replace(since=since(before, report))
    page = FORMATS["md"](report, "")
    assert "- **Since then:** 4 new, 1 changed, 0 known, 0 resolved. 1 of these" in page
    assert page.index("| new: [Year of building of the mill]") < page.index("## What was not")
    assert page.index("said 1901 and says 1910") < page.index("From rules, attributes or entities")
    assert FORMATS["text"](report, "").splitlines()[1].startswith("Since then: 4 new, ")
    written = json.loads(FORMATS["json"](report, ""))["since"]
    assert [row["id"] for row in written["changed"]] == [TOWER]
    assert written["against"] == "then"


# -- hostile files ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "not JSON"),
        (b"{", "not JSON"),
        (b"\xff\xfe", "not JSON"),
        (b"[" * 100_000, "not JSON"),
        (b"[]", "no report"),
        (b"null", "no report"),
        (b"{}", "no report"),
        (b'{"version": 2}', "of version 2: name a report.json of version 1"),
        (b'{"version": true}', "name a report.json of version 1"),
        (b'{"version": 1}', "not a whole report"),
        (b'{"version": 1, "findings": [], "unchecked": []}', "not a whole report"),
        (b'{"version": 1, "findings": [1], "unchecked": {"facts": [], "rules": []}}', "not a wh"),
        (b'{"version": 1, "findings": {}, "unchecked": {"facts": [[]], "rules": []}}', "not a wh"),
    ],
)
def test_what_is_no_report(data: bytes, said: str) -> None:
    with pytest.raises(NotAReport, match=said):
        read_past(data, "x")


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=5),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(
                st.sampled_from(["id", "rule", "facts", "rules", "positions", "waiver", "verdict"]),
                inner,
                max_size=5,
            )
        ),
        max_leaves=8,
    )
)
def test_whatever_stands_in_a_file_is_a_report_or_is_not(something: object) -> None:
    for findings, unchecked in ((something, {"facts": [], "rules": []}), ([something], something)):
        data = json.dumps({"version": 1, "findings": findings, "unchecked": unchecked})
        try:
            read_past(data.encode(), "x")
        except NotAReport:
            continue


@pytest.mark.of_format("json")
def test_a_damaged_report(town: Judged) -> None:
    whole = json.loads(FORMATS["json"](town(), ""))
    for key in ("id", "verdict", "positions", "facts", "waiver", "qualifiers"):
        finding = {k: v for k, v in whole["findings"][0].items() if k != key}
        with pytest.raises(NotAReport, match="not a whole report"):
            read_past(json.dumps(whole | {"findings": [finding]}).encode(), "x")
    assert about(town(), "tower").id == TOWER
