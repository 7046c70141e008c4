"""What a machine is told of a report grows with the report."""

import pytest

from checker.model.alert import alerts
from checker.model.finding import Finding

from .corpora import Judge, one_each, rules

AGREE = rules("id: agree, check: {agree: {}}")


def test_many_positions_are_told_without_looking_for_the_first_claim_again(
    judge: Judge, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked: list[str] = []
    real = Finding.primary.fget
    assert real is not None
    monkeypatch.setattr(
        Finding, "primary", property(lambda finding: looked.append(finding.id) or real(finding))
    )
    words = "attributes: {motto: {kind: text}}\nentities: {town: {}}\n"
    report = judge(words, AGREE, *one_each("town motto", [f"word {n}" for n in range(40)]))
    looked.clear()
    (one,) = alerts(report)
    assert len(one.sides) == 40
    assert one.sides[0].facts[0].place == one.place
    assert len(looked) < 4
