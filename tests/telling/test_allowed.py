"""What values allow is said where a gap is not the difference that a reader works out."""

import pytest
from model.corpora import Judge, rules

from checker.formats import FORMATS
from telling.test_first import document, entries

WORDS = """
attributes:
  opened_on: {kind: date, label: opening}
  closed_on: {kind: date, label: closing}
  length: {kind: quantity, unit: km}
  share: {kind: quantity, unit: "%"}
  visitors: {kind: count, unit: people}
  lasted: {kind: duration}
entities:
  fair: {label: the fair}
  market: {label: the market}
"""
AGREE = "id: agree, title: Agree, check: {agree: {}}"


def then(judge: Judge, check: str, *claims: str) -> str:
    """The second line of the one contradiction, of claims by a document each."""
    documents = [document(f"d{n}", f"D{n}", claim) for n, claim in enumerate(claims)]
    ((_, second),) = entries(FORMATS["md"](judge(WORDS, rules(check), *documents), ""))
    return second


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        ("share: 20 %", "share: 16.62 %", ["20 % is read as 19.5 to 20.5 %."]),
        ("share: 20 %", "share: 21 %",
         ["20 % is read as 19.5 to 20.5 %; 21 % is read as 20.5 to 21.5 %."]),
        ("length: about 100 km", "length: 40.0 km", ["About 100 km is read as "]),
        ("opened_on: 2019", "opened_on: 2020-03-01", ["2019 may be as late as 31 December 2019."]),
        ("opened_on: 2019-03", "opened_on: 2019-07",
         ["March 2019 may be as late as 31 March 2019; July 2019 may be as early as 1 July 2019."]),
        ("opened_on: 1870~", "opened_on: 1901-05-06",
         ["About 1870 may be as late as 31 December "]),
        ("lasted: 20 days", "lasted: 3 to 4 months",
         ["3 to 4 months may be as short as 89 days."]),
        ("lasted: 3 months", "lasted: 110 days", ["3 months may be as long as 92 days."]),
    ],
)  # fmt: skip
def test_a_gap_that_is_no_plain_difference_is_explained(
    judge: Judge, one: str, other: str, told: list[str]
) -> None:
    for first, second in ((one, other), (other, one)):
        line = then(judge, AGREE, f"fair {first}", f"fair {second}")
        assert [words for words in told if words not in line] == []
        assert line.count("read as") + line.count("may be as") == "".join(told).count(";") + 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("visitors: 1200", "visitors: 1350"),
        ("opened_on: 2019-03-04", "opened_on: 2019-03-09"),
        ("opened_on: 2019-03-04T10:00", "opened_on: 2019-03-04T12:00"),
        ("length: 3 to 5 km", "length: 8 to 9 km"),
        ("length: more than 20 km", "length: less than 10 km"),
        ("length: 10.0001 km", "length: 20.0001 km"),
    ],
)
def test_a_gap_that_is_the_difference_is_not(judge: Judge, one: str, other: str) -> None:
    line = then(judge, AGREE, f"fair {one}", f"fair {other}")
    assert "read as" not in line
    assert "may be" not in line


def test_what_many_cases_have_in_common_is_said_once(judge: Judge) -> None:
    first = document("a", "A", "fair opened_on: 2019", "market opened_on: 2019")
    other = document("b", "B", "fair opened_on: 2020-02-01", "market opened_on: 2021-02-01")
    text = FORMATS["md"](judge(WORDS, rules(AGREE), first, other), "")
    for _, second in entries(text):
        assert second.count("2019 may be as late as 31 December 2019.") == 1


@pytest.mark.parametrize(
    ("check", "claims", "told"),
    [
        ("range: {attribute: length, to: 5 km}", ["fair length: about 9 km"],
         "About 9 km is read as "),
        ("order: {first: opened_on, then: closed_on}",
         ["fair opened_on: 2012", "fair closed_on: 2010-05"],
         "May 2010 may be as late as 31 May 2010; 2012 may be as early as 1 January 2012."),
    ],
)  # fmt: skip
def test_what_a_rule_measures_is_explained_alike(
    judge: Judge, check: str, claims: list[str], told: str
) -> None:
    assert told in then(judge, f"id: r, title: R, check: {{{check}}}", *claims)


def test_a_gap_that_is_not_of_what_leads_says_of_what_it_is(judge: Judge) -> None:
    line = then(
        judge,
        AGREE,
        "fair length: 1050 km",
        "fair length: more than 1200 km",
        "fair length: about 1400 km | said_by: market",
    )
    assert " Measured between 1050 km and more than 1200 km" in line
