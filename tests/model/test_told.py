"""What a report says of a claim to people: its value, what that leaves possible, who says it."""

from collections.abc import Callable

import pytest

from checker.formats import FORMATS
from checker.model.line import plain
from checker.model.report import Report, counted

Judge = Callable[..., Report]

CORPUS = """
attributes:
  area: {kind: quantity, unit: km2, qualifiers: [as_of, by]}
  began_on: {kind: date}
entities:
  valley: {label: the valley}
  mayor: {label: the mayor}
rules:
  - {id: agree, title: Documents agree, check: {agree: {}}}
  - {id: sized, title: It is in range, check: {range: {attribute: area, from: 0, to: 20000 km2}}}
"""
DAILY = """
source: {id: daily, title: d, published: 1994-06}
facts:
  - {subject: valley, attribute: area, value: 14393, quote: q, said_by: mayor,
     qualifiers: {as_of: 1994-05-13, by: mayor}}
  - {subject: valley, attribute: began_on, value: 1994-05~, quote: q}
"""
WEEKLY = """
source: {id: weekly, title: w}
facts:
  - {subject: valley, attribute: area, value: 86600 km2, quote: q,
     qualifiers: {as_of: 1994-05-13, by: mayor}}
  - {subject: valley, attribute: began_on, value: 1993-07-23, quote: q}
"""


def test_a_claim_is_told_and_its_literal_stays(judge: Judge) -> None:
    report = judge(CORPUS, DAILY, WEEKLY)
    area, began, *_ = report.facts
    assert (area.value.text, report.told(area)) == ("14393", "14\u202f393 km²")
    assert (began.value.text, report.told(began)) == ("1994-05~", "about May 1994")
    assert report.as_read(area) == ""
    assert report.as_read(area, always=True) == "14\u202f392.5 to 14\u202f393.5 km²"
    assert report.as_read(began) == "April to June 1994"


def test_who_says_it(judge: Judge) -> None:
    report = judge(CORPUS, DAILY, WEEKLY)
    assert [report.who(fact) for fact in report.facts[:2]] == ["the mayor, in daily", "daily"]


def test_qualifiers_are_labels_and_dates_in_words(judge: Judge) -> None:
    report = judge(CORPUS, DAILY, WEEKLY)
    asked = [report.asks(f.question) for f in report.findings if f.rule.id == "agree"]
    assert "area of the valley (as_of: 13 May 1994; by: the mayor)" in asked
    assert report.named("19") == "19"


def test_messages_and_positions_are_words(judge: Judge) -> None:
    report = judge(CORPUS, DAILY, WEEKLY)
    told = {f.question.attribute.id: f.answer for f in report.findings if f.rule.id == "agree"}
    area, began = told["area"], told["began_on"]
    assert area.message == (
        "86\u202f600 km² against 14\u202f393 km² (the mayor, quoted by daily), "
        "about 72\u202f200 km² apart"
    )
    assert [position.value for position in area.positions] == ["86\u202f600 km²", "14\u202f393 km²"]
    assert began.message == "23 July 1993 against about May 1994, at least 252 days apart"
    (sized,) = [f for f in report.findings if f.rule.id == "sized"]
    assert (
        "86\u202f600 km² is about 66\u202f600 km² outside what the rule allows "
        "(from 0 to 20\u202f000 km²)" in sized.answer.message
    )


@pytest.mark.of_format("json")
def test_in_json_a_claim_keeps_its_literal(judge: Judge) -> None:
    page = FORMATS["json"](judge(CORPUS, DAILY, WEEKLY), "")
    assert '"value": "14393"' in page
    assert '"value": "1994-05~"' in page
    assert '{"value": "14\u202f393 km²", "facts": [' in page


def test_every_format_for_people_keeps_the_narrow_space(judge: Judge) -> None:
    report = judge(CORPUS, DAILY, WEEKLY)
    for name in {name for name, one in FORMATS.items() if not one.packed} - {"json"}:
        text = FORMATS[name](report, "").replace("\N{NO-BREAK SPACE}", " ")
        assert "86\u202f600 km²" in text, name
    assert plain("14\u202f393\x1b") == "14\u202f393\N{REPLACEMENT CHARACTER}"


def test_how_many() -> None:
    assert counted(1, "claim") == "1 claim"
    assert counted(0, "claim") == "0 claims"
    assert counted(12345, "claim") == "12\u202f345 claims"
