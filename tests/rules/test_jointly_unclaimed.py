"""``jointly``: through what nobody claims, at one time, and where all parts are listed."""

import pytest
from model.corpora import Judge, found, rules, source

from checker.model.finding import Finding
from checker.model.report import Report

WORDS = """
attributes:
  cast: {label: votes cast, kind: count, qualifiers: {as_of: date, among: text}}
  counted: {label: votes counted, kind: count, qualifiers: {as_of: date, among: text}}
  listed: {label: voters listed, kind: count, qualifiers: {as_of: date, among: text}}
  adults: {label: adults, kind: count, qualifiers: {as_of: date, among: text}}
  opened_on: {label: opening, kind: date}
entities:
  ward: {label: the ward}
  museum: {label: the museum, parts: complete}
  hall: {label: the hall, part_of: museum}
  tower: {label: the tower, part_of: museum}
"""
CHAIN = [
    "id: cast_counted, check: {order: {first: counted, then: cast}}",
    "id: cast_listed, check: {order: {first: cast, then: listed}}",
    "id: listed_adults, check: {order: {first: listed, then: adults}}",
]
PAIR = 'id: pair, derive: {formula: "cast(X) = counted(X) + listed(X)"}'
FEW = "id: few, check: {range: {attribute: listed, to: 100}}"
FIRST = "id: first, derive: {earliest: {attribute: opened_on, parts_of: museum}}"
LAST = "id: last, derive: {latest: {attribute: opened_on, parts_of: museum}}"


def jointly(*others: str) -> str:
    names = [one.partition(",")[0].removeprefix("id: ") for one in others]
    return rules(
        *(f"{one}, may_match_nothing: true" for one in others),
        f"id: all_at_once, check: {{jointly: {{rules: [{', '.join(names)}]}}}}",
    )


def joint(report: Report) -> Finding:
    return found(report, "all_at_once")


@pytest.mark.parametrize("turned", [1, -1])
@pytest.mark.parametrize("held", ["as_of: 2016", "among: women", "as_of: 2016-05-08"])
@pytest.mark.parametrize(("adults", "verdict"), [(8, "contradiction"), (9, "agreement")])
def test_a_chain_through_what_nobody_claims_for_this_time(
    judge: Judge, turned: int, held: str, adults: int, verdict: str
) -> None:
    report = judge(
        WORDS,
        jointly(*CHAIN[::turned]),
        source("daily", f"ward counted: 9, qualifiers: {{{held}}}"),
        source("weekly", f"ward adults: {adults}, qualifiers: {{{held}}}"),
    )
    assert joint(report).verdict.value == verdict


def test_a_bound_is_told_once(judge: Judge) -> None:
    report = judge(
        WORDS,
        jointly(*CHAIN),
        source("daily", "ward counted: 9"),
        source("weekly", "ward adults: 8"),
    )
    assert "at least at least" not in joint(report).answer.message
    assert "voters listed at least 9" in joint(report).answer.message


def test_its_name_knows_no_time_and_it_assumes_one_moment(judge: Judge) -> None:
    def finding(when: str, *more: str) -> Finding:
        report = judge(
            WORDS,
            jointly(*CHAIN),
            source("daily", f"ward counted: 9, qualifiers: {{as_of: {when}}}", *more),
            source("weekly", f"ward adults: 8, qualifiers: {{as_of: {when}}}"),
        )
        return next(f for f in report.findings if f.verdict.value == "contradiction")

    first = finding("2016")
    assert first.id == finding("2017").id
    assert first.answer.message.startswith("as of 2016: ")
    assert [each.text for each in first.answer.assumes] == ["both claims mean one moment of 2016"]


def test_two_times_are_two_findings(judge: Judge) -> None:
    def claims(name: str, attribute: str, number: int) -> str:
        said = (
            f"ward {attribute}: {number}, id: {name}.{year}, qualifiers: {{as_of: {year}}}"
            for year in (2016, 2017)
        )
        return source(name, *said)

    daily, weekly = claims("daily", "counted", 9), claims("weekly", "adults", 8)
    report = judge(WORDS, jointly(*CHAIN), daily, weekly)
    assert len({finding.id for finding in report.findings}) == 2
    assert {finding.verdict.value for finding in report.findings} == {"contradiction"}


@pytest.mark.parametrize(("cast", "verdict"), [(151, "contradiction"), (150, "agreement")])
def test_a_range_holds_for_what_nobody_claims(judge: Judge, cast: int, verdict: str) -> None:
    report = judge(
        WORDS,
        jointly(PAIR, FEW),
        source("daily", f"ward cast: {cast}"),
        source("weekly", "ward counted: 50"),
    )
    assert joint(report).verdict.value == verdict


@pytest.mark.parametrize(
    ("rule", "museum", "verdict"),
    [
        (FIRST, "1994-05-03", "contradiction"),
        (FIRST, "1994-05-04", "agreement"),
        (FIRST, "1994-05-05", "contradiction"),
        (LAST, "1994-06-08", "contradiction"),
        (LAST, "1994-06-09", "agreement"),
        (LAST, "1994-06-10", "contradiction"),
    ],
)
def test_where_all_parts_are_listed_it_is_one_of_them(
    judge: Judge, rule: str, museum: str, verdict: str
) -> None:
    report = judge(
        WORDS,
        jointly(rule),
        source("daily", "hall opened_on: 1994-05-04"),
        source("weekly", "tower opened_on: 1994-06-09"),
        source("herald", f"museum opened_on: {museum}"),
    )
    assert joint(report).verdict.value == verdict


def test_of_a_part_that_nobody_dates_it_may_be_the_day(judge: Judge) -> None:
    report = judge(
        WORDS,
        jointly(FIRST),
        source("daily", "hall opened_on: 1994-05-04"),
        source("herald", "museum opened_on: 1994-05-03"),
    )
    assert joint(report).verdict.value != "contradiction"


@pytest.mark.parametrize(("cast", "verdict"), [(15, "contradiction"), (16, "agreement")])
def test_a_number_that_is_added_twice_is_even(judge: Judge, cast: int, verdict: str) -> None:
    report = judge(
        WORDS,
        jointly('id: twice, derive: {formula: "cast(X) = counted(X) + counted(X) + 2"}'),
        source("daily", f"ward cast: {cast}"),
        source("weekly", "ward counted: at least 1"),
    )
    assert joint(report).verdict.value == verdict
