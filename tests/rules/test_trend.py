"""``trend``: does a figure never fall, or never rise, as time goes on?"""

from collections.abc import Callable
from itertools import permutations, product

import pytest
from growth import grows_linearly
from hypothesis import given
from hypothesis import strategies as st
from model.corpora import Judge, found, gap, ids, kind_named, one_each, rules, sides, source, told

from checker.model.fact import Fact, Facts, Source
from checker.model.place import Place, Problem
from checker.model.question import Question
from checker.model.times import Time
from checker.model.vocabulary import Attribute, Entities
from checker.rules.trend import KIND, Trend
from checker.values.compare import at_most
from checker.values.dates.when import read_when
from checker.values.interval import Interval, point
from checker.values.value import Value
from checker.values.verdict import Relation

FLU = """
attributes:
  cases: {kind: count, qualifiers: {as_of: date, during: date, among: text}}
  ice: {kind: quantity, unit: km2, qualifiers: {as_of: date}}
  begun: {kind: date, qualifiers: {as_of: date}}
entities: {flu: , lake: }
"""
NEVER_FALLS = rules("id: trend, check: {trend: {attribute: cases, along: as_of, never: falls}}")


def of(value: str, time: str, more: str = "") -> str:
    return f"{value}, qualifiers: {{as_of: {time}{more}}}"


@pytest.mark.parametrize(
    ("values", "verdict"),
    [
        ([of("100", "2020-03"), of("90", "2020-04")], ("contradiction", "disjoint")),
        ([of("100", "2020-03"), of("100", "2020-04")], ("agreement", "refines")),
        ([of("about 100", "2020-03"), of("95", "2020-04")], ("agreement", "overlaps")),
        ([of("100", "2020"), of("90", "2020-04"), of("95", "2020-05")], ("agreement", "refines")),
        ([of("at least 100", "2020-03"), of("90", "2020-04")], ("contradiction", "disjoint")),
        ([of("100", "2020-03"), of("at least 90", "2020-04")], ("agreement", "overlaps")),
        ([of("100", "2020-03~"), of("90", "2020-04")], None),
        ([of("100", "2020-03"), "90"], None),
        ([of("100", "2020-03"), of("90", "2020-04", ", among: men")], None),
    ],
)
def test_verdicts(judge: Judge, values: list[str], verdict: tuple[str, str] | None) -> None:
    loose = NEVER_FALLS.replace("check:", "may_match_nothing: true, check:")
    report = judge(FLU, loose, *one_each("flu cases", values))
    assert [told(finding) for finding in report.findings] == ([verdict] if verdict else [])


def test_within_one_source_and_across(judge: Judge) -> None:
    report = judge(
        FLU,
        NEVER_FALLS,
        source("daily", f"flu cases: {of('10', '2020-01')}", f"flu cases: {of('8', '2020-02')}"),
        source("weekly", f"flu cases: {of('12', '2020-03')}", f"flu cases: {of('3', '2020-04')}"),
        source("evening", "flu cases: 1"),
    )
    finding = found(report)
    assert finding.answer.message == (
        "12 as of March 2020 falls to 3 as of April 2020, 9 apart; "
        "1 claim without a date was not held against them"
    )
    assert gap(finding) == "9"
    assert finding.self_contradicting == ("daily", "weekly")
    assert sides(finding) == [{"weekly"}, {"daily"}, {"daily"}, {"weekly"}]


def test_claims_that_fail_nothing_fit(judge: Judge) -> None:
    values = [of("1", "2019"), of("10", "2020"), of("8", "2021"), of("20", "2022")]
    finding = found(judge(FLU, NEVER_FALLS, *one_each("flu cases", values)))
    assert ids(finding.answer.either) == {"s0.flu.cases", "s3.flu.cases"}


def test_never_rises(judge: Judge) -> None:
    shrinks = rules("id: trend, check: {trend: {attribute: ice, along: as_of, never: rises}}")
    values = [of("10 km2", "2020-03"), of("12 km2", "2020-04"), of("5 km2", "2021")]
    finding = found(judge(FLU, shrinks, *one_each("lake ice", values)))
    assert finding.answer.message.startswith("10 km² as of March 2020 rises to 12 km² as of April")


def test_of_dates(judge: Judge) -> None:
    later = rules("id: trend, check: {trend: {attribute: begun, along: as_of, never: falls}}")
    values = [of("1990-05", "2020"), of("1990-03", "2021")]
    assert gap(found(judge(FLU, later, *one_each("flu begun", values)))) == "31 days"


def test_what_lasts_holds_behind_its_beginning(judge: Judge) -> None:
    lasts = NEVER_FALLS.replace("as_of", "during")
    values = [f"{n}, qualifiers: {{during: {t}}}" for n, t in ((10, "2010/2015"), (8, "2012/2018"))]
    assert told(found(judge(FLU, lasts, *one_each("flu cases", values))))[0] == "contradiction"


def test_parameters(problems_of: Callable[..., list[Problem]]) -> None:
    words = FLU + "rules: [{id: t, check: {trend: {attribute: cases, along: on, never: sinks}}}]"
    assert [str(problem) for problem in problems_of({"a.yaml": words})][-2:] == [
        "facts/a.yaml:7:58: 'on' is no date of 'cases': declare it there, `qualifiers: {on: date}`",
        "facts/a.yaml:7:69: 'never' cannot be 'sinks'; one of: falls, rises",
    ]


NOWHERE = Place("a.yaml", 1, 1)
CASES = Attribute("cases", "cases", kind_named("count"), NOWHERE, times=("as_of",))
RULE = Trend("cases", "as_of", "falls")
SOURCES = {f"s{n}": Source(f"s{n}", f"s{n}", NOWHERE) for n in range(9)}


def claim(number: int, span: Interval, first: int, more: int, *, lasts: bool = False) -> Fact:
    text = f"2020-01-{first:02d}" + (f"/2020-01-{first + more:02d}" if more else "")
    time = Time("as_of", read_when(text, throughout=lasts))
    return Fact(f"s{number}", f"s{number}", "flu", "cases", Value("x", span), NOWHERE,
                frozenset((f"s{number}",)), times=(time,))  # fmt: skip


spans = st.builds(
    lambda lo, more: Interval(lo, lo + more, lo_open=False, hi_open=False),
    st.integers(0, 6),
    st.integers(0, 2),
)


@given(st.lists(st.tuples(spans, st.integers(1, 9), st.integers(0, 3)), min_size=2, max_size=7))
def test_a_figure_falls_if_any_pair_does(rows: list[tuple[Interval, int, int]]) -> None:
    facts = [claim(number, *row) for number, row in enumerate(rows)]
    falls = any(a[1] + a[2] < b[1] and a[0].lo > b[0].hi for a, b in product(rows, rows))
    answer = KIND.answer(RULE, Question("flu", CASES, (), tuple(facts)))
    assert (answer.relation is Relation.DISJOINT) is falls


@given(
    st.lists(
        st.tuples(spans, st.integers(1, 9), st.integers(0, 4), st.booleans()),
        min_size=2,
        max_size=5,
    )
)
def test_every_pair_of_a_claim_and_a_later_one_is_thought_of(
    rows: list[tuple[Interval, int, int, bool]],
) -> None:
    """Also where both last, so that each is before itself, and before the other."""
    facts = [claim(number, *row[:3], lasts=row[3]) for number, row in enumerate(rows)]
    whens = [fact.when for fact in facts]
    found = {
        at_most(rows[a][0], rows[b][0])
        for (a, one), (b, other) in permutations(enumerate(whens), 2)
        if one and other and one.begun_by < other.not_over_before
    }
    words = Entities.of({}, {})
    asked = list(KIND.questions(RULE, Facts.of(words, {"cases": CASES}, SOURCES, facts)))
    assert bool(asked) is bool(found)
    for question in asked:
        relation = KIND.answer(RULE, question).relation
        assert (relation is Relation.DISJOINT) is (Relation.DISJOINT in found)
        assert (relation is Relation.REFINES) is (found == {Relation.REFINES})


def test_time_grows_as_the_claims_do() -> None:
    def work(size: int) -> Callable[[], object]:
        texts = [f"{1000 + n}" for n in range(size)]
        facts = tuple(
            claim(n, point(size - n), 1, 0)._replace(
                times=(Time("as_of", read_when(text, throughout=False)),)
            )
            for n, text in enumerate(texts)
        )
        return lambda: KIND.answer(RULE, Question("flu", CASES, (), facts))

    grows_linearly(work, 200, 2000)
