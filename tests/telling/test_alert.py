"""Alerts: what a finding counts, and its sides, in time that grows with its claims."""

import pytest
from model.corpora import Judge, one_each, rules, source

from checker.formats import FORMATS
from checker.model.fact import Fact
from checker.model.finding import Finding
from checker.model.report import Report
from checker.model.since import Since
from checker.telling.alert import alerts, alerts_of

WORDS = "attributes: {motto: {kind: text}}\nentities: {hall: }\n"


def test_the_sides_of_many_wordings_are_found_in_proportion(
    judge: Judge, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Counted: how often the roots of a claim are asked for."""
    asked = 0
    roots = Fact.roots

    def counting(fact: Fact) -> object:
        nonlocal asked
        asked += 1
        return roots(fact)

    def work(size: int) -> int:
        nonlocal asked
        values = [f"word{n}" for n in range(size)]
        report = judge(
            WORDS, rules("id: agree, check: {agree: {}}"), *one_each("hall motto", values)
        )
        asked = 0
        with monkeypatch.context() as patch:
            patch.setattr(Fact, "roots", counting)
            [alert] = alerts(report)
        assert len(alert.sides) == size
        return asked

    some = work(80)
    assert work(160) <= 2 * some + 10


def test_the_side_of_the_primary_claim_is_first(judge: Judge) -> None:
    report = judge(
        WORDS,
        rules("id: agree, check: {agree: {}}"),
        *one_each("hall motto", ["ever on", "onwards", "ever on"]),
    )
    [alert] = alerts(report)
    assert [[fact.source for fact in side.facts] for side in alert.sides] == [["s0", "s2"], ["s1"]]
    assert alert.place == alert.sides[0].facts[0].place


def test_sides_that_speak_of_several_things_name_them(judge: Judge) -> None:
    report = judge(
        "attributes:\n  least: {kind: count, label: minimum}\n"
        "  most: {kind: count, label: maximum}\n"
        "entities: {hall: }\n",
        rules("id: r, title: R, check: {order: {first: least, then: most}}"),
        source("daily", "hall least: 9"),
        source("weekly", "hall most: 5"),
    )
    [alert] = alerts(report)
    assert [side.value for side in alert.sides] == ["minimum: 9", "maximum: 5"]


def test_a_chain_of_a_thousand_derivations_is_told(judge: Judge) -> None:
    size = 1100
    attributes = "".join(f"  a{n}: {{kind: count}}\n" for n in range(size))
    chain = [f'id: r{n}, derive: {{formula: "a{n}(X) = a{n - 1}(X) + 1"}}' for n in range(1, size)]
    report = judge(
        f"attributes:\n{attributes}entities: {{hall: }}\n",
        rules("id: agree, check: {agree: {}}", *chain),
        source("daily", "hall a0: 1"),
        source("weekly", f"hall a{size - 1}: 5"),
    )
    for name in FORMATS:
        assert FORMATS[name](report)


def test_many_positions_are_told_without_looking_for_the_first_claim_again(
    judge: Judge, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked: list[str] = []
    real = Finding.primary.fget
    assert real is not None
    monkeypatch.setattr(
        Finding, "primary", property(lambda finding: looked.append(finding.id) or real(finding))
    )
    report = judge(
        WORDS,
        rules("id: agree, check: {agree: {}}"),
        *one_each("hall motto", [f"word {n}" for n in range(40)]),
    )
    looked.clear()
    (one,) = alerts(report)
    assert len(one.sides) == 40
    assert one.sides[0].facts[0].place == one.place
    assert len(looked) < 4


def test_what_a_finding_counts(judge: Judge) -> None:
    report = judge(
        "attributes: {motto: {kind: text}, height: {kind: count}}\nentities: {hall: , mill: }\n",
        rules("id: agree, check: {agree: {}}"),
        source("a", "hall motto: on", "hall height: 3", "mill height: 7"),
        source("b", "hall motto: up", "hall height: 4", "mill height: 7"),
    )

    def counting(changed: Report) -> dict[str, str]:
        told = alerts_of(changed, changed.findings)
        return {f"{one.asks}, {one.severity}": one.outcome for one in told}

    of_all = {"height of hall, error": "fails", "motto of hall, note": "open"}
    of_all["height of mill, none"] = "agrees"
    assert counting(report) == of_all
    assert counting(report._replace(fail_on="note")) == of_all | {"motto of hall, note": "fails"}
    assert counting(report._replace(fail_on="never")) == of_all | {
        "height of hall, error": "excused"
    }
    ids = tuple(one.id for one in report.findings if one.severity != "none")
    since = Since("then", (), (), ids, ())
    known = report._replace(since=since, only_new=True)
    assert counting(known) == of_all | {"height of hall, error": "excused"}
    assert [one.is_settled for one in alerts_of(known, known.findings)] == [True, True, False]
    assert not any(one.is_settled for one in alerts_of(report, report.findings))
