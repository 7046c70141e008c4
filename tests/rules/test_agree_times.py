"""``agree`` among claims that say of which time they speak."""

from collections.abc import Callable
from itertools import combinations
from random import Random

import pytest
from growth import grows_linearly
from hypothesis import given
from hypothesis import strategies as st
from model.corpora import Judge, found, gap, ids, kind_named, one_each, rules, sides, source, told

from checker.kinds import KINDS
from checker.model.fact import Fact, Facts
from checker.model.finding import Finding
from checker.model.place import Place
from checker.model.question import Question
from checker.model.times import Time
from checker.model.vocabulary import Attribute, Entities
from checker.rules.agree import KIND, Agree
from checker.values.compare import Members
from checker.values.dates.when import Meeting, meeting_of, read_when
from checker.values.interval import Interval, point
from checker.values.value import Value
from checker.values.verdict import Relation

TOWN = """
attributes:
  people: {kind: count, qualifiers: {as_of: date, during: date, by: entity, among: text}}
  mayor: {kind: entity, qualifiers: {as_of: date, during: date}}
  motto: {kind: text, qualifiers: {during: date}}
  twinned: {kind: set, members: entity, qualifiers: {as_of: date, during: date}}
  homes: {kind: quantity, unit: km2, holds_at: published, qualifiers: {as_of: date}}
  built: {kind: date, qualifiers: {as_of: date}}
entities:
  town: {aliases: [Big Town]}
  ann:
  bob:
  eve:
  county:
  village: {part_of: county}
"""
AGREE = rules("id: agree, check: {agree: {}}")


def at(value: str, **qualifiers: str) -> str:
    return f"{value}, qualifiers: {{{', '.join(f'{k}: {v}' for k, v in qualifiers.items())}}}"


def judged(judge: Judge, about: str, *values: str) -> list[Finding]:
    return list(judge(TOWN, AGREE, *one_each(f"town {about}", values)).findings)


@pytest.mark.parametrize(
    ("about", "values", "verdict"),
    [
        ("people", [at("1000", as_of="2016"), at("2000", as_of="2016-04")], "undetermined"),
        ("people", [at("1000", as_of="2016"), at("2000", as_of="2016")], "contradiction"),
        ("people", [at("1000", as_of="2016"), at("2000", as_of="2017")], None),
        ("people", [at("30", as_of="2026-08-10"), at("45", as_of="10 August 2026")],
         "contradiction"),
        ("people", [at("30", as_of="2016"), at("30", as_of="2016-04")], "agreement"),
        ("mayor", [at("ann", during="2010/2015"), at("bob", during="2012")], "contradiction"),
        ("mayor", [at("ann", during="2010/2012"), at("bob", during="2012/2015")], "undetermined"),
        ("mayor", [at("ann", during="2010/2012"), at("bob", during="2013/2015")], None),
        ("mayor", [at("ann", during="2010/2012"), at("ann", during="2012/2015")], "agreement"),
        ("mayor", [at("ann", during="2010/2015"), at("bob", as_of="2012")], "contradiction"),
        ("mayor", [at("county", during="2010/2015"), at("village", during="2012")], "agreement"),
        ("motto", [at("on", during="2010/2015"), at("off", during="2012")], "undetermined"),
        ("twinned", [at("[ann]", during="2010/2015"), at("[bob]", during="2012")],
         "contradiction"),
        ("twinned", [at("[ann]", during="2010/2012"), at("[bob]", during="2012")],
         "undetermined"),
        ("built", [at("1990", as_of="2012"), at("'[1991,1993]'", as_of="2012")],
         "contradiction"),
    ],
)  # fmt: skip
def test_verdicts(judge: Judge, about: str, values: list[str], verdict: str | None) -> None:
    for some in (values, values[::-1]):
        found_ = judged(judge, about, *some)
        assert [finding.verdict.value for finding in found_] == ([verdict] if verdict else [])


def test_what_may_be_of_different_times_is_one_undetermined(judge: Judge) -> None:
    values = [
        at(str(1000 + n), as_of=t) for n, t in enumerate(["2016", "2016-04", "2016~", "2015"])
    ]
    (finding,) = judged(judge, "people", *values)
    assert told(finding) == ("undetermined", "unknown")
    assert finding.answer.reason == "may speak of different times"
    assert "1000 as of 2016" in finding.answer.message


def test_a_contradiction_says_of_which_time(judge: Judge) -> None:
    (finding,) = judged(judge, "mayor", at("ann", during="2010/2015"), at("bob", during="2012"))
    assert finding.answer.message == "ann from 2010 to 2015 against bob throughout 2012"
    assert [position.time for position in finding.answer.positions] == [
        "from 2010 to 2015",
        "throughout 2012",
    ]
    assert finding.assumes == ()


def test_the_same_time_is_assumed_to_be_one_moment(judge: Judge) -> None:
    (finding,) = judged(judge, "people", at("1", as_of="2016"), at("2", as_of="2016"))
    assert [assumed.text for assumed in finding.assumes] == ["both claims mean one moment of 2016"]


def test_claims_without_a_date_are_counted_beside(judge: Judge) -> None:
    values = [at("1", as_of="2016"), at("1", as_of="2016"), "7"]
    (finding,) = judged(judge, "people", *values)
    assert finding.verdict.value == "agreement"
    assert finding.answer.message == "all say 1; 1 claim without a date was not held against them"
    assert ids(finding.question.undated) == {"s2.town.people"}
    assert "s2.town.people" not in ids(finding.question.claims)


def test_claims_without_a_date_are_held_against_each_other(judge: Judge) -> None:
    values = [at("1", as_of="2016"), at("1", as_of="2016"), "7", "8"]
    (finding,) = judged(judge, "people", *values)
    assert finding.verdict.value == "contradiction"
    assert sides(finding) == [{"s2"}, {"s3"}]


def test_one_finding_has_the_contradictions_of_all_times(judge: Judge) -> None:
    (finding,) = judged(
        judge,
        "mayor",
        at("ann", during="2000/2005"),
        at("bob", during="2003"),
        at("ann", during="2010/2015"),
        at("eve", during="2012"),
        at("bob", during="2020"),
    )
    assert [(p.value, p.time) for p in finding.answer.positions] == [
        ("ann", "from 2000 to 2005"),
        ("bob", "throughout 2003"),
        ("ann", "from 2010 to 2015"),
        ("eve", "throughout 2012"),
    ]
    assert "at other times ann from 2010 to 2015 against eve throughout 2012" in (
        finding.answer.message
    )
    assert "s4.town.mayor" not in ids(finding.question.claims)


def test_the_witnesses_are_two_that_meet(judge: Judge) -> None:
    (finding,) = judged(
        judge,
        "people",
        at("50", during="2000/2020"),
        at("10", during="2005"),
        at("99", during="2010"),
    )
    assert gap(finding) == "49"
    assert finding.answer.witness is not None
    assert ids(finding.answer.witness) == {"s0.town.people", "s2.town.people"}
    assert len(finding.answer.positions) == 3


def test_no_voice_is_torn_by_what_it_says_of_two_times(judge: Judge) -> None:
    report = judge(
        TOWN,
        AGREE,
        source(
            "daily",
            f"town people: {at('10', during='2005')}",
            f"town people: {at('99', during='2010')}",
        ),
        source("weekly", f"town people: {at('50', during='2000/2020')}"),
    )
    assert found(report).self_contradicting == ()


def test_documents_own_voices_come_first(judge: Judge) -> None:
    report = judge(
        TOWN,
        AGREE,
        source("a", f"town people: {at('10', as_of='2005')}"),
        source("b", f"town people: {at('12', as_of='2005')}"),
        source("c", f"town people: {at('900', as_of='2005')}, said_by: the mayor"),
    )
    finding = found(report)
    assert gap(finding) == "2"
    assert "the mayor" in finding.answer.aside


def test_other_qualifiers_keep_apart_and_are_resolved(judge: Judge) -> None:
    (finding,) = judged(
        judge,
        "people",
        at("1", as_of="2016", by="Big Town"),
        at("2", as_of="2016", by="town"),
        at("3", as_of="2016", by="county"),
        at("4", as_of="2016", by="village"),
    )
    assert finding.question.qualifiers == (("by", "town"),)
    assert len(finding.question.claims) == 2


def test_an_edited_date_keeps_the_name_of_a_finding(judge: Judge) -> None:
    before = judged(judge, "people", at("1", as_of="2016"), at("2", as_of="2016"))
    after = judged(judge, "people", at("1", as_of="2017-03"), at("2", as_of="2017-03"))
    assert before[0].id == after[0].id


def test_the_day_of_publication_where_nothing_is_said(judge: Judge) -> None:
    report = judge(
        TOWN,
        AGREE,
        source("a", "town homes: 10 km2", published="2016-05-03"),
        source("b", f"town homes: {at('12 km2', as_of='3 May 2016')}"),
        source("c", "town homes: 19 km2", published="2017-05-03"),
        source("d", "town homes: 30 km2"),
    )
    finding = found(report)
    assert finding.verdict.value == "contradiction"
    assert sides(finding) == [{"a"}, {"b"}]
    assert "it holds when a was published: nothing is said of its time" in [
        assumed.text for assumed in finding.assumes
    ]
    assert ids(finding.question.undated) == {"d.town.homes"}


def test_what_goes_on_does_so_up_to_the_day_of_publication(judge: Judge) -> None:
    claims = [
        f"town mayor: {at('ann', during='2010/..')}",
        f"town mayor: {at('bob', during='2014')}",
    ]
    for published, verdict in (("2016", "contradiction"), ("2012", "undetermined")):
        report = judge(
            TOWN, AGREE, source("a", claims[0], published=published), source("b", claims[1])
        )
        assert found(report).verdict.value == verdict


def test_against_reference_as_far_as_times_meet(judge: Judge) -> None:
    report = judge(
        TOWN,
        rules("id: agree, check: {agree: {against: reference}}"),
        source("atlas", f"town people: {at('5', during='2010/2015')}", reference="true"),
        source("a", f"town people: {at('6', during='2012')}"),
        source("b", f"town people: {at('7', during='2018')}"),
        source("c", f"town people: {at('5', as_of='2013')}"),
    )
    finding = found(report)
    assert sides(finding) == [{"atlas", "c"}, {"a"}]
    assert "b.town.people" not in ids(finding.question.claims)


def test_the_order_of_claims_does_not_matter(judge: Judge) -> None:
    values = [
        at("1", as_of="2016"), at("2", as_of="2016"), at("3", during="2015/2017"),
        at("4", during="2016"), at("4", as_of="2019"), at("5", as_of="2019"), "6",
    ]  # fmt: skip
    files = one_each("town people", values)
    pick = Random(3)
    seen = set()
    for _ in range(6):
        pick.shuffle(files)
        finding = found(judge(TOWN, AGREE, *files))
        answer = finding.answer
        assert answer.witness is not None
        seen.add((answer.message, frozenset(ids(answer.witness)), frozenset(ids(answer.either)),
                  frozenset(frozenset(ids(p.facts)) for p in answer.positions)))  # fmt: skip
    assert len(seen) == 1


# Every pair that surely meets and does not fit, and nothing else, makes a contradiction.

NOWHERE = Place("a.yaml", 1, 1)
COUNT = Attribute("people", "people", kind_named("count"), NOWHERE, times=("as_of", "during"))
TIMES = ["2010", "2011", "2010-03", "2010/2012", "2011/2012", "2011~", "2010/", "{2010,2012}"]


def claim(number: int, span: Interval, text: str, name: str) -> Fact:
    time = Time(name, read_when(text, throughout=name == "during"))
    return Fact(
        f"s{number}", f"s{number}", "town", "people", Value("x", span), NOWHERE,
        frozenset((f"s{number}",)), qualifiers=((name, time.when.word),), times=(time,),
    )  # fmt: skip


spans = st.builds(
    lambda lo, more: Interval(lo, lo + more, lo_open=False, hi_open=False),
    st.integers(0, 6),
    st.integers(0, 2),
)
facts = st.lists(
    st.tuples(spans, st.sampled_from(TIMES), st.sampled_from(["as_of", "during"])),
    min_size=2,
    max_size=7,
).map(lambda rows: [claim(number, *row) for number, row in enumerate(rows)])


def asked(some: list[Fact]) -> Question | None:
    entities = Entities.of({}, {})
    index = Facts.of(entities, {"people": COUNT}, {}, some)
    return next(iter(KIND.questions(Agree(), index)), None)


def verdict_of(some: list[Fact]) -> Relation | None:
    question = asked(some)
    return None if question is None else KIND.answer(Agree(), question).relation


def apart(some: list[Fact]) -> set[Meeting]:
    """How those meet of which the values do not fit."""
    return {
        meeting_of(a.when, b.when)
        for a, b in combinations(some, 2)
        if not a.value.possible.meets(b.value.possible)  # type: ignore[union-attr, arg-type]
    }


@given(facts)
def test_a_contradiction_is_a_pair_that_surely_meets(some: list[Fact]) -> None:
    met = apart(some)
    verdict = verdict_of(some)
    if met & {Meeting.SURELY, Meeting.ASSUMED}:
        assert verdict is Relation.DISJOINT
    elif Meeting.PERHAPS in met:
        assert verdict is Relation.UNKNOWN
    else:
        assert verdict not in (Relation.DISJOINT, Relation.UNKNOWN)


@given(facts)
def test_the_sides_are_all_claims_that_fail(some: list[Fact]) -> None:
    question = asked(some)
    if question is None:
        return
    answer = KIND.answer(Agree(), question)
    if answer.relation is not Relation.DISJOINT:
        return
    failing = {
        fact.id
        for pair in combinations(some, 2)
        if not pair[0].value.possible.meets(pair[1].value.possible)  # type: ignore[union-attr, arg-type]
        and meeting_of(pair[0].when, pair[1].when) in (Meeting.SURELY, Meeting.ASSUMED)
        for fact in pair
    }
    told_ = ids(fact for position in answer.positions for fact in position.facts)
    assert told_ | ids(answer.either) == failing
    assert answer.witness is not None
    assert meeting_of(answer.witness[0].when, answer.witness[1].when) in (
        Meeting.SURELY,
        Meeting.ASSUMED,
    )


WIDER = {"2010-03": "2010", "2010/2012": "2010~/2012", "2011": "2011/2011", "2011/2012": "2011/"}


@given(facts, st.integers(0, 6))
def test_a_wider_time_never_makes_a_contradiction(some: list[Fact], number: int) -> None:
    fact = some[number % len(some)]
    name = fact.times[0].name
    wide = WIDER.get(fact.times[0].when.word)
    if wide is None or (name == "during" and "/" not in wide):
        return
    time = Time(name, read_when(wide, throughout=name == "during"))
    coarser = [one._replace(times=(time,)) if one is fact else one for one in some]
    # what becomes the same time as another's may mean one moment of it
    same = any(one.when.possible == time.when.possible for one in coarser if one.id != fact.id)
    if verdict_of(coarser) is Relation.DISJOINT and not same:
        assert verdict_of(some) is Relation.DISJOINT


@pytest.mark.parametrize("kind", ["all at one time", "each with half of the others", "a term each"])
def test_time_grows_as_the_claims_do(kind: str) -> None:
    def term(number: int, size: int) -> str:
        if kind == "all at one time":
            return "1000/2999"
        if kind == "a term each":
            return f"{1000 + number}"
        return f"{1000 + number}/{1000 + number + size // 2}"

    def work(size: int) -> Callable[[], object]:
        some = [claim(n, point(n), term(n, size), "during") for n in range(size)]

        def run() -> object:
            question = asked(some)
            return question and KIND.answer(Agree(), question)

        return run

    grows_linearly(work, 100, 1000, room=4.5)


def test_lists_that_differ_are_compared_in_linear_time() -> None:
    team = Attribute("team", "team", KINDS["set"], NOWHERE, times=("during",))

    def work(size: int) -> Callable[[], object]:
        some = [
            claim(n, point(n), "1000/2999", "during")._replace(
                attribute="team", value=Value("x", Members(frozenset((f"m{n}",))))
            )
            for n in range(size)
        ]
        return lambda: KIND.answer(Agree(), Question("town", team, (), tuple(some)))

    grows_linearly(work, 100, 1000, room=4.5)
