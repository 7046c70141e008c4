"""``latest``: the last of what happened to the parts is when it ended for the whole."""

import pytest
from model.corpora import Judge, Read, derived, found, rules, source, told

from checker.rules.parts import OfParts

FLOOD = """
attributes: {dry_on: {kind: date}}
entities:
  valley: {label: the valley, parts: complete}
  mill: {part_of: valley}
  ford: {part_of: valley, parts: complete}
  inn: {part_of: ford}
"""
LATEST = "id: ends, derive: {latest: {attribute: dry_on, parts_of: valley}}"
AGREE = "id: agree, check: {agree: {}}"


@pytest.mark.parametrize(
    ("mill", "ford", "latest"),
    [
        ("1994-05-03", "1994-05-17", "1994-05-17"),
        ("1994-05-17", "1994-05-03", "1994-05-17"),
        ("1994", "1994-05-17", "1994-05-17/1994-12-31"),
        ("1994-03/1994-06", "1994-04/1994-05", "1994-04/1994-06"),
        ("1994/..", "1993", "1994/.."),
    ],
)
def test_the_latest_of_the_parts(judge: Judge, mill: str, ford: str, latest: str) -> None:
    report = judge(
        FLOOD,
        rules(LATEST, AGREE),
        source("daily", f"mill dry_on: {mill}", f"ford dry_on: {ford}"),
        source("weekly", f"valley dry_on: {latest}"),
    )
    assert told(found(report)) == ("agreement", "equal")


@pytest.mark.parametrize(
    ("claimed", "verdict"),
    [("1999", "agreement"), ("1994-05-17", "agreement"), ("1994-05-16", "contradiction")],
)
def test_with_a_part_missing_it_is_not_earlier_than_what_is_known(
    judge: Judge, claimed: str, verdict: str
) -> None:
    report = judge(
        FLOOD,
        rules(LATEST, AGREE),
        source("daily", "mill dry_on: 1994-05-17"),
        source("weekly", f"valley dry_on: {claimed}"),
    )
    assert found(report).verdict.value == verdict


def test_the_outermost_parts_count(judge: Judge) -> None:
    report = judge(
        FLOOD,
        rules(LATEST),
        source("daily", "mill dry_on: 1994-05-03", "ford dry_on: 1994-05", "inn dry_on: 1994-06"),
        source("weekly", "mill dry_on: 1994-05-03", "inn dry_on: 1994-06"),
    )
    daily, weekly = derived(report, "ends")
    assert (daily.value.text, weekly.value.text) == ("1994-05-03/1994-05-31", "1994-06")
    assert daily.derivation is not None
    assert "inn is declared a part of ford" in daily.derivation.note
    assert not weekly.partial


def test_parameters(read: Read) -> None:
    rule = read("derive: {latest: {attribute: began_on, parts_of: valley}}")
    assert rule.does == OfParts("began_on", "valley")
