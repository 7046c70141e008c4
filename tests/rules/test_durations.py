"""Durations from end to end: read, added to dates, got from dates, compared."""

from collections.abc import Callable

import pytest
from model.corpora import derived, found, gap, source, told

from checker.model.report import Report

Judge = Callable[..., Report]

WORDS = """\
entities: {siege: , truce: }
attributes:
  began_on: {kind: date}
  ended_on: {kind: date}
  lasted: {kind: duration}
  after: {kind: duration}
  days: {kind: count, unit: days}
"""

RULE = "rules: [{id: f, derive: {formula: '%s'}}, {id: agree, check: {agree: {}}}]\n"


def value(report: Report) -> str:
    (fact,) = derived(report, "f")
    return fact.value.text


@pytest.mark.parametrize(
    ("began", "lasted", "ended"),
    [
        ("1993-04-02", "4 days", "1993-04-06"),
        ("1993-01-31", "1 month", "1993-02-28"),
        ("1993-01-31", "P1M1D", "1993-03-01"),
        ("1993-04", "2 weeks", "1993-04-15/1993-05-14"),
        ("1993", "a year", "1994"),
        ("1993-04-02", "about 10 days", "1993-04-11/1993-04-13"),
    ],
)
def test_a_date_and_a_duration_are_a_date(
    judge: Judge, began: str, lasted: str, ended: str
) -> None:
    report = judge(
        WORDS,
        RULE % "ended_on(X) = began_on(X) + lasted(X)",
        source("daily", f"siege began_on: {began}", f"siege lasted: {lasted}"),
        source("weekly", f"siege ended_on: {ended}"),
    )
    assert value(report) == ended
    assert told(found(report, "agree", "siege")) == ("agreement", "equal")


def test_a_duration_is_taken_from_a_date(judge: Judge) -> None:
    report = judge(
        WORDS,
        RULE % "began_on(X) = ended_on(X) - lasted(X)",
        source("daily", "siege ended_on: 1993-03-31", "siege lasted: 1 month"),
        source("weekly", "siege began_on: 1993-02-28"),
    )
    assert value(report) == "1993-02-28"


@pytest.mark.parametrize("gives", ["lasted", "days"])
def test_two_dates_are_apart_by_a_duration_or_by_days(judge: Judge, gives: str) -> None:
    report = judge(
        WORDS,
        RULE % f"{gives}(X) = ended_on(X) - began_on(X)",
        source("daily", "siege began_on: 1993-04-02", "siege ended_on: 1993-05-02"),
        source("weekly", f"siege {gives}: 29 days"),
    )
    assert value(report) == "30 days"
    assert told(found(report, "agree", "siege")) == ("contradiction", "disjoint")
    assert gap(found(report, "agree", "siege")) == "1 day"


def test_a_length_is_never_below_zero(judge: Judge) -> None:
    """Two dates of one year: the end is not before the beginning, as a length."""
    rule = RULE % "lasted(X) = ended_on(X) - began_on(X)"
    begun = "siege began_on: 1992"
    report = judge(WORDS, rule, source("daily", begun, "siege ended_on: 1992"))
    assert value(report) == "at most 365 days"
    report = judge(WORDS, rule, source("daily", begun, "siege ended_on: 1991"))
    assert not derived(report, "f")


def test_durations_are_added(judge: Judge) -> None:
    report = judge(
        WORDS,
        RULE % "after(truce) = lasted(siege) + after(siege) - days(siege)",
        source("daily", "siege lasted: 1 month", "siege after: 2 weeks", "siege days: 3 days"),
    )
    assert value(report) == "1 month and 11 days"


def test_a_month_is_as_long_as_the_calendar_makes_it(judge: Judge) -> None:
    report = judge(
        WORDS,
        "rules: [{id: agree, check: {agree: {}}}]\n",
        source("daily", "siege lasted: 1 month"),
        source("weekly", "siege lasted: 30 days"),
    )
    assert told(found(report)) == ("agreement", "refines")


def test_a_range_of_durations(judge: Judge) -> None:
    report = judge(
        WORDS,
        "rules: [{id: r, check: {range: {attribute: lasted, to: 3 weeks}}}]\n",
        source("daily", "siege lasted: 1 month"),
    )
    assert told(found(report)) == ("contradiction", "disjoint")
    assert gap(found(report)) == "7 days"


@pytest.mark.parametrize(
    ("began", "ended", "days", "lasted"),
    [
        ("2019-03-04T21:15Z", "2019-03-09T21:15Z", "5 days", "8 days"),
        ("2019-03-04T21:15Z", "2019-03-09T23:15+02:00", "5 days", "6 days"),
        ("2019-03-04T21:15Z", "2019-03-10T05:00Z", "5..6 days", "4 days"),
    ],
)
def test_between_two_instants_no_offset_is_allowed_for(
    judge: Judge, began: str, ended: str, days: str, lasted: str
) -> None:
    report = judge(
        WORDS,
        RULE % "lasted(X) = ended_on(X) - began_on(X)",
        source("daily", f"siege began_on: {began}", f"siege ended_on: {ended}"),
        source("weekly", f"siege lasted: {lasted}"),
    )
    assert value(report) == days
    assert told(found(report, "agree", "siege")) == ("contradiction", "disjoint")


@pytest.mark.parametrize(
    ("lasted", "ended"),
    [
        ("5 days", "2019-03-09T21:15Z"),
        ("1 month", "2019-04-04T21:15Z"),
        ("1..2 days", "2019-03-05T21:15Z/2019-03-06T21:15Z"),
    ],
)
def test_an_instant_and_a_duration_are_an_instant(judge: Judge, lasted: str, ended: str) -> None:
    report = judge(
        WORDS,
        RULE % "ended_on(X) = began_on(X) + lasted(X)",
        source("daily", "siege began_on: 2019-03-04T21:15Z", f"siege lasted: {lasted}"),
        source("weekly", "siege ended_on: 2019-03-12T21:15Z"),
    )
    assert value(report) == ended
    assert told(found(report, "agree", "siege")) != ("agreement", "overlaps")


@pytest.mark.parametrize(
    ("began", "lasted"),
    [("1XXX-XX-1X", "2 months"), ("XXXX-04-05", "3 weeks")],
)
def test_thousands_of_days_and_a_duration(judge: Judge, began: str, lasted: str) -> None:
    report = judge(
        WORDS,
        RULE % "ended_on(X) = began_on(X) + lasted(X)",
        source("daily", f"siege began_on: {began}", f"siege lasted: {lasted}"),
        source("weekly", "siege ended_on: 1501"),
    )
    assert told(found(report, "agree", "siege"))[0] == "agreement"


@pytest.mark.parametrize(("attribute", "many"), [("days", "1e300"), ("lasted", "9e18 years")])
def test_a_date_beyond_the_calendar_is_none(judge: Judge, attribute: str, many: str) -> None:
    report = judge(
        WORDS,
        f"rules: [{{id: f, derive: {{formula: ended_on(X) = began_on(X) + {attribute}(X)}}}}]\n",
        source("daily", "siege began_on: 1993-04-02", f"siege {attribute}: {many}"),
    )
    assert not derived(report, "f")
