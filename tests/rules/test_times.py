"""Other kinds of rule, and what is told, where claims say of which time they speak."""

import json
from collections.abc import Callable

import jsonschema
import pytest
from model.corpora import Judge, derived, found, ids, rules, sides, source, told

from checker.formats import FORMATS
from checker.judge.since import past_of, since
from checker.judge.waivers import judge_waivers, values_of
from checker.loading.past import read_past
from checker.loading.schema import schema_text
from checker.model.place import Place, Problem
from checker.model.report import Report
from checker.model.waiver import Waiver
from checker.telling.explain import explain

WORKS = """
attributes:
  cost: {kind: quantity, unit: EUR, qualifiers: {as_of: date, during: date, by: entity}}
  limit: {kind: quantity, unit: EUR, qualifiers: {as_of: date, during: date}}
  staff: {kind: count, qualifiers: {as_of: date, during: date}}
  share: {kind: quantity, unit: EUR, qualifiers: {as_of: date}}
  team: {kind: set, members: entity, qualifiers: {during: date}}
  crew: {kind: set, members: entity, qualifiers: {during: date}}
entities:
  works: {label: the works, parts: complete}
  north: {part_of: works, aliases: [North Works]}
  south: {part_of: works}
  ann:
  bob:
"""


def at(value: str, **qualifiers: str) -> str:
    return f"{value}, qualifiers: {{{', '.join(f'{k}: {v}' for k, v in qualifiers.items())}}}"


def judged(judge: Judge, rule: str, *claims: str) -> Report:
    files = [source(f"s{number}", claim) for number, claim in enumerate(claims)]
    return judge(WORKS, rules(f"id: r, may_match_nothing: true, {rule}"), *files)


ORDER = "check: {order: {first: cost, then: limit}}"
WITHIN = "check: {within: {attribute: staff}}"
SUBSET = "check: {subset: {attribute: team, of: crew}}"


@pytest.mark.parametrize(
    ("rule", "claims", "verdict"),
    [
        (ORDER, [at("works cost: 9 EUR", as_of="2016"), at("works limit: 5 EUR", during="2016")],
         "contradiction"),
        (ORDER, [at("works cost: 9 EUR", as_of="2016"), at("works limit: 5 EUR", as_of="2016-04")],
         "undetermined"),
        (ORDER, [at("works cost: 9 EUR", as_of="2016"), at("works limit: 5 EUR", as_of="2017")],
         None),
        (ORDER, [at("works cost: 9 EUR", as_of="2016"), "works limit: 5 EUR"], "contradiction"),
        (ORDER, ["works cost: 9 EUR", at("works limit: 5 EUR", as_of="2016")], None),
        (ORDER, [at("works cost: 4 EUR", as_of="2016"), at("works limit: 5 EUR", as_of="2016")],
         "agreement"),
        (WITHIN, [at("north staff: 9", as_of="2016"), at("works staff: 5", during="2015/2017")],
         "contradiction"),
        (WITHIN, [at("north staff: 9", as_of="2016"), at("works staff: 5", as_of="2016-04")],
         "undetermined"),
        (WITHIN, [at("north staff: 9", as_of="2016"), "works staff: 5"], None),
        (SUBSET, [at("works team: [ann, bob]", during="2016"),
                  at("works crew: [ann]", during="2015/2017")], "contradiction"),
        (SUBSET, [at("works team: [ann, bob]", during="2016"),
                  at("works crew: [ann]", during="2016/2017")], "undetermined"),
        (SUBSET, [at("works team: [ann, bob]", during="2016"), "works crew: [ann]"],
         "contradiction"),
    ],
)  # fmt: skip
def test_sides_are_held_against_each_other_as_far_as_times_meet(
    judge: Judge, rule: str, claims: list[str], verdict: str | None
) -> None:
    report = judged(judge, rule, *claims)
    assert [f.verdict.value for f in report.findings] == ([verdict] if verdict else [])


def test_many_claims_of_many_times(judge: Judge) -> None:
    costs = [at(f"works cost: {100 + n} EUR", as_of=str(1700 + n)) for n in range(60)]
    limits = [at(f"works limit: {100 + n} EUR", during=f"{1690 + n}/{1710 + n}") for n in range(60)]
    report = judge(WORKS, rules(f"id: r, {ORDER}"), source("a", *costs), source("b", *limits))
    message = found(report).answer.message
    assert "109 EUR as of 1709" in message
    assert "100 EUR from 1690 to 1710" in message


def test_what_is_assumed_of_one_moment(judge: Judge) -> None:
    claims = [at("works cost: 9 EUR", as_of="2016"), at("works limit: 5 EUR", as_of="2016")]
    finding = found(judged(judge, ORDER, *claims))
    assert [assumed.text for assumed in finding.assumes] == ["both claims mean one moment of 2016"]


def test_a_range_is_one_question_of_all_times(judge: Judge) -> None:
    rule = "check: {range: {attribute: staff, to: 10}}"
    claims = [at("works staff: 11", as_of="2016"), at("works staff: 9", as_of="2017")]
    finding = found(judged(judge, rule, *claims))
    assert told(finding) == ("contradiction", "disjoint")
    assert "11 as of 2016" in finding.answer.message


def test_origins_are_counted_at_each_time(judge: Judge) -> None:
    rule = "check: {corroborated: {attribute: staff, origins: 2}}"
    claims = [at("works staff: 5", as_of=year) for year in ("2016", "2016", "2017")]
    finding = found(judged(judge, rule, *claims))
    assert finding.answer.reason == "1 origin as of 2017, where the rule asks for 2"
    finding = found(judged(judge, rule, *claims, at("works staff: 5", during="2016/2018")))
    assert finding.verdict.value == "agreement"


def test_qualifiers_that_mean_the_same_are_derived_from_together(judge: Judge) -> None:
    report = judge(
        WORKS,
        rules(
            "id: all, derive: {sum: {attribute: staff, parts_of: works}}",
            "id: each, derive: {formula: 'share(X) = cost(X) / staff(X)'}, may_match_nothing: true",
            "id: agree, check: {agree: {}}",
        ),
        source(
            "a",
            at("north staff: 5", as_of="2016-08-10"),
            at("south staff: 7", as_of="10 August 2016"),
        ),
        source("b", at("works staff: 20", during="2016")),
    )
    (fact,) = derived(report, "all")
    assert fact.value.text == "12"
    assert str(fact.times[0]) == "as of 10 August 2016"
    finding = found(report, "agree", "works")
    assert finding.answer.message == ("12 as of 10 August 2016 against 20 throughout 2016, 8 apart")


def test_what_is_kept_apart_is_told_and_two_kinds_of_time_are_not(judge: Judge) -> None:
    agree = "check: {agree: {}}"
    report = judged(judge, agree, at("works staff: 5", as_of="2016"), "works staff: 6")
    assert len(report.kept_apart) == 1
    report = judged(
        judge, agree, at("works staff: 5", as_of="2016"), at("works staff: 6", during="2014")
    )
    assert report.kept_apart == ()


def two(judge: Judge, time: str) -> Report:
    return judged(
        judge,
        "check: {agree: {}}",
        at("works staff: 5", as_of=time),
        at("works staff: 8", as_of=time),
        at("works staff: 8", as_of="1999"),
    )


@pytest.mark.parametrize("name", [name for name in FORMATS if name != "json"])
def test_every_format_tells_the_times(judge: Judge, name: str) -> None:
    text = FORMATS[name](two(judge, "2016-04"))
    assert "April 2016" in text or "as_of=2016-04" in text


def test_the_report_for_programs_has_the_times(judge: Judge) -> None:
    report = two(judge, "2016-04")
    text = FORMATS["json"](report)
    whole = json.loads(text)
    jsonschema.validate(whole, json.loads(schema_text("report")))
    (finding,) = whole["findings"]
    assert finding["qualifiers"] == {}
    assert [position["time"] for position in finding["positions"]] == ["as of April 2016"] * 2
    assert finding["facts"][0]["times"] == [
        {"qualifier": "as_of", "value": "2016-04", "told": "as of April 2016", "assumed": None}
    ]


def test_waivers_and_against_survive_an_edited_date(judge: Judge) -> None:
    before = two(judge, "2016-04")
    past = read_past(FORMATS["json"](before).encode(), "before")
    finding = found(before)
    waiver = Waiver(Place("w.yaml", 1, 1), "a reason", "desk", "2030-01-01", finding=finding.id,
                    values=values_of(finding))  # fmt: skip
    after = two(judge, "2016-05")
    assert since(past, after).known == (finding.id,)
    assert since(past_of(before, "before"), after).known == (finding.id,)
    (marked,), (status,) = judge_waivers([waiver], after.findings, after.facts, "")
    assert status.state == "applies"
    assert marked.waiver == waiver


def test_a_waiver_does_not_cover_another_time(judge: Judge) -> None:
    finding = found(two(judge, "2016-04"))
    waiver = Waiver(Place("w.yaml", 1, 1), "a reason", "desk", "2030-01-01", finding=finding.id,
                    values=values_of(finding))  # fmt: skip
    more = judged(
        judge,
        "check: {agree: {}}",
        at("works staff: 5", as_of="2016-04"),
        at("works staff: 8", as_of="2016-04"),
        at("works staff: 8", as_of="1999"),
        at("works staff: 5", as_of="1999"),
    )
    assert found(more).id == finding.id
    _, (status,) = judge_waivers([waiver], more.findings, more.facts, "")
    assert status.state == "changed"


def test_explain(judge: Judge) -> None:
    report = two(judge, "2016-04")
    finding = found(report)
    lines = explain(report, finding.id)
    assert lines is not None
    assert any("position 1: 5 as of April 2016 (1 origin)" in line for line in lines)
    alone = explain(report, "s2")
    assert alone is not None
    assert "alone" in alone[2]


def test_a_claim_of_another_time_fits_whatever_is_said(judge: Judge) -> None:
    report = judged(
        judge,
        "check: {agree: {}}",
        at("works staff: 5", during="2010/2015"),
        at("works staff: 8", during="2012"),
        at("works staff: 6", as_of="2015"),
    )
    assert sides(found(report)) == [{"s0"}, {"s1"}]
    lines = explain(report, "s2")
    assert lines is not None
    assert lines[2].split()[:2] == ["fits", "either"]


def test_a_time_line(judge: Judge) -> None:
    text = FORMATS["md"](two(judge, "2016-04"))
    assert "milestone, 2016-04-01, 2016-04-30" in text or "2016-04-01, 2016-04-30" in text


@pytest.mark.parametrize(
    ("attribute", "wrong"),
    [
        ("holds_at: published, qualifiers: [as_of]",
         "3:18: the day of publication is an `as_of`, which is no date here: write "
         "`qualifiers: {as_of: date}`"),
        ("qualifiers: {as_of: dat}", "3:38: 'as_of' cannot be 'dat'; "
         "one of: date, entity, text; did you mean 'date'?"),
    ],
)  # fmt: skip
def test_mistakes_in_words(
    attribute: str, wrong: str, problems_of: Callable[..., list[Problem]]
) -> None:
    text = f"attributes:\n  a:\n    {{kind: count, {attribute}}}\nentities: {{e: }}\n"
    found_ = [str(problem) for problem in problems_of({"x.yaml": text})]
    assert any(wrong.split(": ", 1)[1] in problem for problem in found_)


def test_ids_of_one_question(judge: Judge) -> None:
    report = two(judge, "2016-04")
    assert len({finding.id for finding in report.findings}) == len(report.findings)
    assert ids(found(report).question.claims) == {"s0.works.staff", "s1.works.staff"}
