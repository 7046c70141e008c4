"""``disjoint_times``: is there one holder at a time, and always one?"""

from collections.abc import Callable

import pytest
from model.corpora import Judge, found, gap, one_each, rules, sides, source, told

from checker.model.place import Problem

TOWN = """
attributes:
  mayor: {kind: entity, qualifiers: {during: date, as_of: date, of: text}}
  slogan: {kind: text, qualifiers: {during: date}}
entities: {town: , ann: , bob: , eve: }
"""


def rule(more: str = "", attribute: str = "mayor") -> str:
    does = f"disjoint_times: {{attribute: {attribute}, along: during{more}}}"
    return rules(f"id: terms, may_match_nothing: true, check: {{{does}}}")


def held(*terms: str, about: str = "town mayor") -> list[str]:
    return one_each(
        about, [f"{who}, qualifiers: {{during: {time}}}" for who, time in map(str.split, terms)]
    )


@pytest.mark.parametrize(
    ("terms", "verdict"),
    [
        (["ann 2010/2015", "bob 2012"], ("contradiction", "disjoint")),
        (["ann 2010/2012", "bob 2012/2015"], ("agreement", "overlaps")),
        (["ann 2010/2011", "bob 2013/2015"], ("agreement", "refines")),
        (["ann 2010/2015", "ann 2012"], ("agreement", "refines")),
        (["ann 2010/2012", "bob 2013", "ann 2014"], ("agreement", "refines")),
        (["ann 2010/..", "bob 2015"], ("contradiction", "disjoint")),
    ],
)
def test_two_at_once(judge: Judge, terms: list[str], verdict: tuple[str, str]) -> None:
    assert told(found(judge(TOWN, rule(), *held(*terms)))) == verdict


def test_a_time_without_a_holder(judge: Judge) -> None:
    finding = found(
        judge(TOWN, rule(", gaps: refused"), *held("ann 2010/2012", "bob 2014", "eve 2015-03/.."))
    )
    assert told(finding) == ("contradiction", "disjoint")
    assert finding.answer.message == (
        "nobody for 365 days, after ann from 2010 to 2012 and until bob throughout 2014; "
        "1 more such time"
    )
    assert gap(finding) == "365 days"
    assert sides(finding) == [{"s0"}, {"s1"}, {"s2"}]


@pytest.mark.parametrize(
    "terms",
    [
        ["ann 2010/2012", "bob 2012/2015"],
        ["ann 2010/2012", "bob 2013"],
        ["ann 2010/2012-05-10", "bob 2012-05-11/.."],
        ["ann 2010/2015", "ann 2011/2012", "bob 2016"],
    ],
)
def test_no_gap(judge: Judge, terms: list[str]) -> None:
    assert found(judge(TOWN, rule(", gaps: refused"), *held(*terms))).verdict.value == "agreement"


def test_two_wordings_at_once_are_undetermined(judge: Judge) -> None:
    claims = held("on 2010/2015", "off 2012", about="town slogan")
    finding = found(judge(TOWN, rule(attribute="slogan"), *claims))
    assert (finding.verdict.value, finding.answer.reason) == ("undetermined", "wording differs")


def test_other_times_and_none(judge: Judge) -> None:
    report = judge(
        TOWN,
        rule(),
        source("a", "town mayor: ann, qualifiers: {during: 2010/2015, as_of: 2016}"),
        source("b", "town mayor: bob, qualifiers: {during: 2012, as_of: 2018}"),
        source("c", "town mayor: bob, qualifiers: {during: 2012}"),
        source("d", "town mayor: eve, qualifiers: {during: 2013}"),
        source("e", "town mayor: eve"),
    )
    finding = found(report)
    assert finding.verdict.value == "agreement"
    assert finding.answer.message == (
        "bob, eve: one after the other; 1 claim without a date was not held against them"
    )


def test_parameters(problems_of: Callable[..., list[Problem]]) -> None:
    does = "disjoint_times: {attribute: mayor, along: of, gaps: no}"
    words = TOWN + f"rules: [{{id: t, check: {{{does}}}}}]"
    assert [str(problem) for problem in problems_of({"a.yaml": words})][-2:] == [
        "facts/a.yaml:6:67: 'of' is no date of 'mayor': declare it there, `qualifiers: {of: date}`",
        "facts/a.yaml:6:77: 'gaps' cannot be 'no'; one of: allowed, refused",
    ]
