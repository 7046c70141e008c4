"""`sources: mixed`: what follows from what several documents say, told as such."""

from collections.abc import Callable

import pytest

from checker.model.place import Problem
from model.corpora import Judge, derived, found, gap, ids, reasons, rules, source, told

WORDS = """
attributes:
  sown_on: {label: day of sowing, kind: date}
  grew: {label: time of growth, kind: duration}
  reaped_on: {label: day of reaping, kind: date}
  sold_on: {label: day of sale, kind: date}
  yield: {label: yield, kind: quantity, unit: t}
  crops: {label: crops, kind: set, members: text}
  crop_count: {label: number of crops, kind: count}
entities:
  farm: {label: the farm, parts: complete}
  field: {label: the field, part_of: farm}
  garden: {label: the garden, part_of: farm}
"""
REAPED = (
    'id: reaped, derive: {formula: "reaped_on(X) = sown_on(X) + grew(X)"}, '
    "why: It is reaped when it is grown."
)
AGREE = "id: agree, check: {agree: {}}"
SOWN = source("daily", "field sown_on: 2021-04-01")
GREW = source("weekly", "field grew: 20 weeks")


def test_by_default_documents_are_not_combined(judge: Judge) -> None:
    report = judge(WORDS, rules(REAPED, AGREE), SOWN, GREW)
    assert derived(report) == []


def test_two_documents_together(judge: Judge) -> None:
    report = judge(
        WORDS,
        rules(f"{REAPED}, sources: mixed", AGREE),
        SOWN,
        GREW,
        source("herald", "field reaped_on: 2021-07"),
    )
    (fact,) = derived(report)
    assert fact.id == "several_documents.field.reaped_on[reaped]"
    assert fact.said_by == "several documents"
    assert fact.value.text == "2021-08-19"
    assert ids(fact.roots()) == {"daily.field.sown_on", "weekly.field.grew"}
    assert fact.origins == {"daily", "weekly"}
    finding = found(report, "agree")
    assert told(finding) == ("contradiction", "disjoint")
    assert finding.answer.message == (
        "July 2021 against 19 August 2021 (several documents), at least 19 days apart"
    )
    assert gap(finding) == "19 days"
    assert finding.self_contradicting == ()
    assert [one.text for one in finding.assumes] == [
        "It is reaped when it is grown.",
        "what several documents say can be put together: daily, weekly",
    ]


def test_what_one_document_says_is_concluded_as_ever(judge: Judge) -> None:
    """And beside it what all of them leave: the narrower of two claims counts."""
    report = judge(
        WORDS,
        rules(f"{REAPED}, sources: mixed"),
        source("daily", "field sown_on: 2021-04", "field grew: 20 weeks"),
        source("weekly", "field sown_on: 2021-04-01"),
    )
    assert {fact.said_by: fact.value.text for fact in derived(report)} == {
        "": "2021-08-19/2021-09-17",
        "several documents": "2021-08-19",
    }


def test_documents_that_contradict_each_other(judge: Judge) -> None:
    report = judge(
        WORDS,
        rules(f"{REAPED}, sources: mixed"),
        SOWN,
        GREW,
        source("herald", "field sown_on: 2021-05-01"),
    )
    assert derived(report) == []
    assert "documents contradict each other on day of sowing of the field" in reasons(report)


def test_who_is_quoted_and_what_is_replaced_take_no_part(judge: Judge) -> None:
    report = judge(
        WORDS,
        rules(f"{REAPED}, sources: mixed"),
        SOWN,
        source("weekly", "field grew: 20 weeks, said_by: the farmer"),
    )
    assert derived(report) == []


def test_a_source_alone_never_rests_on_what_several_say(judge: Judge) -> None:
    """A rule that does not mix sees nothing of it; one that does goes on from it."""
    sold = 'id: sold, derive: {formula: "sold_on(X) = reaped_on(X) + 7"}'
    report = judge(WORDS, rules(f"{REAPED}, sources: mixed", sold), SOWN, GREW)
    assert [fact.attribute for fact in derived(report)] == ["reaped_on"]
    mixed = judge(WORDS, rules(f"{REAPED}, sources: mixed", f"{sold}, sources: mixed"), SOWN, GREW)
    assert [fact.value.text for fact in derived(mixed)] == ["2021-08-19", "2021-08-26"]


def test_a_sum_of_several_documents(judge: Judge) -> None:
    report = judge(
        WORDS,
        rules("id: all, derive: {sum: {attribute: yield, parts_of: farm}}, sources: mixed", AGREE),
        source("daily", "field yield: exactly 3 t"),
        source("weekly", "garden yield: exactly 4 t"),
        source("herald", "farm yield: 9 t"),
    )
    values = {fact.value.text for fact in derived(report) if fact.said_by}
    assert values == {"7 t"}
    assert told(found(report, "agree"))[0] == "contradiction"


def test_it_corroborates_nothing(judge: Judge) -> None:
    report = judge(
        WORDS,
        rules(
            f"{REAPED}, sources: mixed",
            "id: twice, check: {corroborated: {attribute: reaped_on, origins: 2}}",
        ),
        SOWN,
        GREW,
        source("herald", "field reaped_on: 2021-08-19"),
    )
    assert told(found(report, "twice"))[0] == "undetermined"


@pytest.mark.parametrize(
    ("rule", "wrong"),
    [
        (
            "derive: {count: {attribute: crops, gives: crop_count}}",
            "`count` concludes from one claim at a time: leave `sources` out",
        ),
        (
            "check: {agree: {}}",
            "`agree` is a check, which looks at all documents anyhow: leave `sources` out",
        ),
    ],
)
def test_what_has_nothing_to_mix(
    problems_of: Callable[..., list[Problem]], rule: str, wrong: str
) -> None:
    problems = problems_of(
        {"w.yaml": WORDS, "r.yaml": rules(f"id: r, {rule}, sources: mixed"), "s.yaml": SOWN}
    )
    assert [one.message for one in problems] == [wrong]
    other = rules(f"{REAPED}, sources: all")
    problems = problems_of({"w.yaml": WORDS, "r.yaml": other, "s.yaml": SOWN})
    assert ["mixed" in one.message for one in problems] == [True]
