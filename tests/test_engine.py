"""The engine: derive, check, stamp, sort."""

import os
import subprocess
import sys
import tempfile
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from model.corpora import (
    Judge,
    derived,
    found,
    gap,
    ids,
    one_each,
    reasons,
    rules,
    sides,
    source,
    told,
    values,
)

from checker.engine import run
from checker.formats import FORMATS
from checker.loading.corpus import load
from checker.model.report import Report
from checker.telling.explain import explain
from checker.values.gap import Gap, gap_text
from checker.values.verdict import Relation, Verdict

FLOOD = """
attributes:
  began_on: {kind: date, qualifiers: [in]}
  ended_on: {kind: date}
  lasted: {kind: count, unit: days}
  area: {kind: quantity, unit: km2, qualifiers: [as_of]}
  share: {kind: quantity, unit: "%"}
  victims: {kind: count}
  names: {kind: set}
  cause: {kind: text}
  river: {kind: entity}
  over: {kind: truth}
entities:
  flood: {label: the flood}
  storm: {label: the storm}
  country: {label: the country}
  valley: {label: the valley, parts: complete, part_of: country}
  mill: {label: Mill, type: village, part_of: valley}
  ford: {label: Ford, type: village, part_of: valley}
"""
AGREE = "id: agree, check: {agree: {}}"
DATES = "id: dates, why: All were hit, derive: {distribute: {attribute: began_on}}"
AREAS = "id: areas, why: Nothing overlaps, derive: {sum: {attribute: area, parts_of: valley}}"
SHARE = (
    "id: share, why: Land is land, "
    'derive: {formula: "share(country) = area(valley) / area(country)"}'
)


# The verdict.


@pytest.mark.parametrize("verdict", Verdict)
def test_a_verdict_has_no_truth_value(verdict: Verdict) -> None:
    with pytest.raises(TypeError, match="three values"):
        bool(verdict)


@pytest.mark.parametrize(
    ("relation", "verdict"),
    [
        (Relation.EQUAL, Verdict.AGREEMENT),
        (Relation.REFINES, Verdict.AGREEMENT),
        (Relation.OVERLAPS, Verdict.AGREEMENT),
        (Relation.DISJOINT, Verdict.CONTRADICTION),
        (Relation.UNKNOWN, Verdict.UNDETERMINED),
    ],
)
def test_a_relation_has_a_verdict(relation: Relation, verdict: Verdict) -> None:
    assert relation.verdict is verdict


def test_undetermined_never_counts_as_agreement(judge: Judge) -> None:
    report = judge(FLOOD, rules(AGREE), *one_each("flood cause", ["rain", "a dam"]))
    assert report.of(Verdict.AGREEMENT) == ()
    assert report.counts() == {Verdict.UNDETERMINED: 1}


# Positions.


def test_positions_are_as_few_as_can_be(judge: Judge) -> None:
    dates = ["1990", "1990-05", "1992", "1990/1991", "1992-03/1992-04", "1994"]
    finding = found(judge(FLOOD, rules(AGREE), *one_each("flood began_on", dates)))
    assert sides(finding) == [{"s0", "s1", "s3"}, {"s2", "s4"}, {"s5"}]
    assert [position.value for position in finding.answer.positions] == [
        "May 1990",
        "March to April 1992",
        "1994",
    ]


def test_a_claim_that_fits_several_positions_is_listed_apart(judge: Judge) -> None:
    dates = ["1990", "1992", "early 1990s", "1989/1990"]
    finding = found(judge(FLOOD, rules(AGREE), *one_each("flood began_on", dates)))
    assert sides(finding) == [{"s0", "s3"}, {"s1"}]
    assert ids(finding.answer.either) == {"s2.flood.began_on"}


def test_a_claim_beside_another_that_fits_several_positions(judge: Judge) -> None:
    """`5..25` fits the first and the second of three positions, whatever else fits two."""
    victims = ["0..10", "5..25", "20..30", "28..42", "40..50"]
    finding = found(judge(FLOOD, rules(AGREE), *one_each("flood victims", victims)))
    assert ids(finding.answer.either) == {"s1.flood.victims", "s3.flood.victims"}
    assert sides(finding) == [{"s0"}, {"s2"}, {"s4"}]


def test_the_witness_is_the_pair_that_lies_farthest_apart(judge: Judge) -> None:
    finding = found(
        judge(FLOOD, rules(AGREE), *one_each("flood began_on", ["1992", "1990", "1994-02-03"]))
    )
    assert [fact.source for fact in finding.answer.witness or ()] == ["s1", "s2"]
    assert gap(finding) == "1130 days"


def test_positions_count_origins_not_sources(judge: Judge) -> None:
    report = judge(
        FLOOD,
        rules(AGREE),
        source("daily", "flood victims: 4, origin: agency"),
        source("weekly", "flood victims: 4, origin: agency"),
        source("evening", "flood victims: 5"),
    )
    four, five = found(report).answer.positions
    assert (four.sources, four.origins) == (("daily", "weekly"), {"agency"})
    assert (five.sources, five.origins) == (("evening",), {"evening"})


# Severity.


@pytest.mark.parametrize(
    ("more", "contradiction", "undetermined"),
    [
        ("", "error", "note"),
        (", severity: warning", "warning", "note"),
        (", undetermined: warning", "error", "warning"),
        (", severity: note, undetermined: error", "note", "error"),
    ],
)
def test_severity(judge: Judge, more: str, contradiction: str, undetermined: str) -> None:
    report = judge(
        FLOOD,
        rules(AGREE + more),
        source("daily", "flood victims: 4", "flood cause: rain", "flood over: true"),
        source("weekly", "flood victims: 5", "flood cause: a dam", "flood over: true"),
    )
    assert {f.verdict: f.severity for f in report.findings} == {
        Verdict.CONTRADICTION: contradiction,
        Verdict.UNDETERMINED: undetermined,
        Verdict.AGREEMENT: "none",
    }


@pytest.mark.parametrize(
    ("severity", "fails_at"),
    [
        ("error", ["error", "warning", "note"]),
        ("warning", ["warning", "note"]),
        ("note", ["note"]),
    ],
)
def test_a_report_fails_at_or_below_its_worst(
    judge: Judge, severity: str, fails_at: list[str]
) -> None:
    report = judge(
        FLOOD,
        rules(f"{AGREE}, severity: {severity}"),
        *one_each("flood victims", ["4", "5"]),
    )
    levels = ["error", "warning", "note", "never"]
    assert [level for level in levels if report.fails(level)] == fails_at


def test_agreement_never_fails(judge: Judge) -> None:
    report = judge(FLOOD, rules(AGREE), *one_each("flood victims", ["4", "4"]))
    assert not report.fails("note")


# A rule that matches nothing.


@pytest.mark.parametrize(
    "rule",
    [AGREE, DATES, AREAS, SHARE, "id: small, check: {range: {attribute: area, to: 9 km2}}"],
)
def test_a_rule_that_matches_nothing_fails(judge: Judge, rule: str) -> None:
    report = judge(FLOOD, rules(rule), source("daily", "flood victims: 4"))
    (row,) = report.not_applied
    assert (row.reason, row.blocks) == ("it matches nothing", True)
    assert report.fails("error")
    assert not report.fails("never")
    report = judge(
        FLOOD, rules(f"{rule}, may_match_nothing: true"), source("daily", "flood victims: 4")
    )
    assert not report.fails("note")


def test_a_derivation_without_a_value_leaves_a_row_and_fails_nothing(judge: Judge) -> None:
    report = judge(
        FLOOD,
        rules(SHARE),
        source("daily", "valley area: 3 km2", "country area: at most 9 km2"),
    )
    (row,) = report.not_applied
    assert "may be zero" in row.reason
    assert not row.blocks
    assert not report.fails("note")


# What is not checked.


def test_unchecked_claims_are_listed_with_the_reason(judge: Judge) -> None:
    report = judge(
        FLOOD,
        rules("id: agree, check: {agree: {attributes: [victims, began_on]}}"),
        source("daily", "flood victims: 4", "flood began_on: 1994", "flood cause: rain"),
        source("weekly", "flood victims: 5"),
        source("almanac", "storm began_on: 1994", reference="true"),
    )
    assert {row.fact.id: row.reason for row in report.unchecked} == {
        "daily.flood.began_on": "stands alone",
        "daily.flood.cause": "no rule looks at its attribute",
    }


def test_what_goes_into_a_comparison_through_a_derivation_is_checked(judge: Judge) -> None:
    report = judge(
        FLOOD,
        rules(AGREE, AREAS),
        source("daily", "mill area: 1 km2", "ford area: 2 km2"),
        source("weekly", "valley area: 3 km2"),
    )
    assert report.unchecked == ()


def test_a_claim_that_is_held_against_a_date_alone_is_compared_with_no_other(judge: Judge) -> None:
    report = judge(
        FLOOD,
        rules("id: past, check: {order: {first: began_on, then: published}}"),
        source("daily", "flood began_on: 1993", published="1999"),
        source("weekly", "flood began_on: 1993", published="1999"),
    )
    assert told(found(report))[0] == "agreement"
    assert [row.reason for row in report.unchecked] == ["stands alone"] * 2


def test_a_claim_that_meets_only_itself_stands_alone(judge: Judge) -> None:
    """Both numbers go back to one list."""
    report = judge(
        FLOOD,
        rules(
            AGREE,
            "id: named, derive: {count: {attribute: names, gives: victims}}",
            'id: again, derive: {formula: "victims(flood) = victims(flood) * 1"}',
        ),
        source("daily", "flood names: [Ann, Bea]"),
    )
    assert len(report.derived) == 2
    assert told(found(report)) == ("agreement", "equal")
    assert [row.reason for row in report.unchecked] == ["stands alone"]


@pytest.mark.parametrize(
    ("key", "reason"),
    [
        ("status: draft", "a draft"),
        ("retracted: true", "retracted"),
        ("retracted: it was a misprint", "retracted: it was a misprint"),
    ],
)
def test_drafts_and_retracted_claims_take_no_part(judge: Judge, key: str, reason: str) -> None:
    report = judge(
        FLOOD,
        rules(AGREE, DATES),
        source("daily", "valley began_on: 1994"),
        source("weekly", f"valley began_on: 1995, {key}"),
        source("evening", "mill began_on: 1994"),
    )
    assert {row.fact.id: row.reason for row in report.unchecked} == {
        "weekly.valley.began_on": reason
    }
    assert {fact.source for fact in report.derived} == {"daily"}
    assert report.of(Verdict.CONTRADICTION) == ()
    assert "weekly.valley.began_on" in ids(report.facts)


def test_a_reviewed_claim_takes_part(judge: Judge) -> None:
    report = judge(FLOOD, rules(AGREE), *one_each("flood victims", ["4, status: reviewed", "5"]))
    assert told(found(report)) == ("contradiction", "disjoint")


def test_an_update_is_not_a_contradiction(judge: Judge) -> None:
    report = judge(
        FLOOD,
        rules(AGREE),
        source("monday", "flood victims: 4"),
        source("tuesday", "flood victims: 7", supersedes="monday"),
        source("weekly", "flood victims: 7"),
    )
    assert told(found(report)) == ("agreement", "equal")
    assert {row.fact.id: row.reason for row in report.unchecked} == {
        "monday.flood.victims": "its source is superseded by tuesday"
    }


def test_claims_kept_apart_by_a_qualifier_are_listed(judge: Judge) -> None:
    report = judge(
        FLOOD,
        rules(AGREE),
        source("daily", "flood began_on: 1994, qualifiers: {in: north}"),
        source("weekly", "flood began_on: 1995"),
    )
    assert report.findings == ()
    (row,) = report.kept_apart
    assert (row.subject, row.attribute) == ("flood", "began_on")
    assert {qualifiers: ids(facts) for qualifiers, facts in row.groups} == {
        (): {"weekly.flood.began_on"},
        (("in", "north"),): {"daily.flood.began_on"},
    }


def test_claims_with_two_values_of_one_qualifier_are_not_listed(judge: Judge) -> None:
    report = judge(
        FLOOD,
        rules(AGREE),
        source("daily", "flood began_on: 1994, qualifiers: {in: north}"),
        source("weekly", "flood began_on: 1995, qualifiers: {in: south}"),
    )
    assert report.kept_apart == ()


# Ids and order.


def test_an_id_names_the_question_whatever_the_answers(judge: Judge) -> None:
    before = found(judge(FLOOD, rules(AGREE), *one_each("flood victims", ["4", "5"])))
    after = found(
        judge(
            FLOOD,
            rules(f"{AGREE}, title: Other words, severity: note"),
            source("s0", "flood victims: 7, quote: seven"),
            source("s1", "flood victims: 7, said_by: mayor"),
        )
    )
    assert before.verdict is not after.verdict
    assert before.id == after.id
    assert len(before.id) == 12


def test_another_question_has_another_id(judge: Judge) -> None:
    pairs = [
        "flood began_on: 1994",
        "flood began_on: 1994, qualifiers: {in: north}",
        "storm began_on: 1994",
        "flood ended_on: 1994",
    ]
    report = judge(
        FLOOD,
        rules(AGREE, "id: again, check: {agree: {}}"),
        source("daily", *pairs),
        source("weekly", *pairs),
    )
    assert len({finding.id for finding in report.findings}) == len(report.findings) == 8


def test_the_worst_comes_first(judge: Judge) -> None:
    report = judge(
        FLOOD,
        rules(
            "id: a_note, severity: note, check: {agree: {attributes: [area]}}",
            "id: an_error, check: {agree: {attributes: [victims, over, cause]}}",
            "id: a_warning, severity: warning, check: {agree: {attributes: [ended_on]}}",
        ),
        source(
            "daily",
            "flood over: true",
            "flood area: 3 km2",
            "storm victims: 4",
            "flood ended_on: 1994",
            "flood victims: 4",
            "flood cause: rain",
        ),
        source(
            "weekly",
            "flood over: true",
            "flood area: 5 km2",
            "storm victims: 5",
            "flood ended_on: 1995",
            "flood victims: 5",
            "flood cause: a dam",
        ),
    )
    assert [
        (f.verdict.value, f.severity, f.question.attribute.id, f.question.subject)
        for f in report.findings
    ] == [
        ("contradiction", "error", "victims", "flood"),
        ("contradiction", "error", "victims", "storm"),
        ("contradiction", "warning", "ended_on", "flood"),
        ("contradiction", "note", "area", "flood"),
        ("undetermined", "note", "cause", "flood"),
        ("agreement", "none", "over", "flood"),
    ]


EVERYTHING = [
    source("daily", "valley began_on: 1992", "flood victims: 4", "mill area: 4.1 km2"),
    source("weekly", "mill began_on: 1993-04-02", "flood victims: several",
           "flood names: [Ann, Bea, Cat, Dan], complete: false"),
    source("evening", "mill began_on: 1990/1993", "flood names: [Ann, Bea]", "flood over: true",
           "ford area: 6.1 km2", "mill area: 4 km2", "country area: 60 km2"),
    source("morning", "ford began_on: 1992-05", "flood river: mill", "flood over: false",
           "flood cause: rain", "country share: 20 %"),
    source("almanac", "flood river: valley", "country area: 61 km2", "flood victims: 4",
           reference="true"),
]  # fmt: skip
EVERY_RULE = rules(
    AGREE,
    DATES,
    AREAS,
    SHARE,
    "id: named, derive: {count: {attribute: names, gives: victims}}",
    "id: reference, check: {agree: {against: reference}}",
    "id: fits, check: {within: {attribute: area}}",
    "id: begins, check: {order: {first: began_on(mill), then: began_on(ford)}}",
    "id: villages, check: {present: {type: village, attribute: began_on}}",
    "id: two, check: {corroborated: {attribute: victims, origins: 2}}",
)


def lines(report: Report) -> list[str]:
    """What a report says, without anything that has no order."""
    told_ = [
        f"{f.id} {f.severity} {f.answer.relation.value} {gap(f)} "
        + str(sorted((sorted(ids(p.facts)), sorted(p.origins)) for p in f.answer.positions))
        + f" {sorted(ids(f.answer.either))} {sorted(f.self_contradicting)}"
        for f in report.findings
    ]
    told_ += sorted(f"{f.id} {f.value.text} {sorted(f.origins)}" for f in report.derived)
    told_ += sorted(f"{row.fact.id} {row.reason}" for row in report.unchecked)
    told_ += sorted(f"{row.rule.id} {row.reason}" for row in report.not_applied)
    told_ += sorted(
        str(sorted(f.id for f in story.findings)) + str(len(story.findings))
        for story in report.stories
    )
    return [*told_, f"{report.documents} documents, {report.origins} origins"]


def judged_in(order: list[str]) -> Report:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "facts"
        folder.mkdir()
        for number, text in enumerate(order):
            (folder / f"{number:03}.yaml").write_text(text, encoding="utf-8")
        corpus, problems = load([folder], name)
        assert corpus is not None, problems
        return run(corpus)


def test_the_order_of_files_never_matters() -> None:
    files = [FLOOD, EVERY_RULE, *EVERYTHING]
    expected = lines(judged_in(files))
    assert len(expected) > 20
    for turned in (files[::-1], files[3:] + files[:3], [*files[::2], *files[1::2]]):
        assert lines(judged_in(turned)) == expected


LITERALS = {
    "began_on": ["1992", "1993-04", "1993-04-02", "early 1990s", "1992~", "1993-04-02T12:30Z"],
    "area": ["4 km2", "44e2 km2", "about 4000 km2", "at least 5 km2", "4..5 km2", "400 ha"],
    "victims": ["4", "several", "at most 3", "5..9", "tens"],
    "names": ["[a]", "[a, b]", "[c], complete: false", "[a], complete: false", "[a, b, c]"],
    "river": ["mill", "valley", "country", "ford", "storm"],
    "cause": ["rain", "a dam", "wind"],
    "over": ["true", "false"],
}


@settings(max_examples=30, deadline=None)
@given(data=st.data())
def test_the_order_of_claims_and_sources_never_matters(data: st.DataObject) -> None:
    """One comparison for each kind, whoever speaks first."""
    attribute = data.draw(st.sampled_from(sorted(LITERALS)))
    literals = data.draw(st.lists(st.sampled_from(LITERALS[attribute]), min_size=2, max_size=4))
    sources = one_each(f"flood {attribute}", literals)
    turned = data.draw(st.permutations(sources))
    rule = rules(AGREE)
    assert lines(judged_in([FLOOD, rule, *sources])) == lines(judged_in([FLOOD, rule, *turned]))


def test_the_order_of_claims_in_one_source_never_matters(judge: Judge) -> None:
    claims = [
        "flood victims: 4, id: a.one",
        "flood victims: several, id: a.two",
        "flood victims: 7, id: a.three",
        "flood victims: 9, id: a.four",
    ]
    told_ = {
        tuple(lines(judge(FLOOD, rules(AGREE), source("daily", *order))))
        for order in permutations(claims)
    }
    assert len(told_) == 1


def test_the_hash_seed_never_matters(tmp_path: Path) -> None:
    folder = tmp_path / "facts"
    folder.mkdir()
    for number, text in enumerate([FLOOD, EVERY_RULE, *EVERYTHING]):
        (folder / f"{number:03}.yaml").write_text(text, encoding="utf-8")
    script = (
        "import sys, pathlib\n"
        "from checker.loading.corpus import load\n"
        "from checker.engine import run\n"
        "report = run(load([pathlib.Path(sys.argv[1])], sys.argv[2])[0])\n"
        "for f in report.findings:\n"
        "    a = f.answer\n"
        "    print(f.id, f.severity, a.message, a.reason, f.self_contradicting,\n"
        "          [(p.value, [x.id for x in p.facts], p.sources) for p in a.positions],\n"
        "          [x.id for x in a.either], a.witness and [x.id for x in a.witness],\n"
        "          [str(x.place) + x.text for x in f.assumes])\n"
        "for f in report.derived: print(f.id, f.value.text, f.derivation.arithmetic)\n"
        "for s in report.stories: print([f.id for f in s.findings])\n"
        "for r in report.unchecked: print(r.fact.id, r.reason)\n"
        "for r in report.not_applied: print(r.rule.id, r.reason)\n"
    )
    root = Path(__file__).parents[1]
    running = [
        subprocess.Popen(
            [sys.executable, "-c", script, str(folder), str(tmp_path)],
            cwd=root,
            env={**os.environ, "PYTHONHASHSEED": seed},
            stdout=subprocess.PIPE,
            text=True,
        )
        for seed in ("0", "1", "42")
    ]
    outputs = {process.communicate()[0] for process in running}
    assert [process.returncode for process in running] == [0, 0, 0]
    assert len(outputs) == 1
    assert "contradict" in outputs.pop()


# Self-contradictions.


def test_a_source_that_takes_two_positions_contradicts_itself(judge: Judge) -> None:
    report = judge(
        FLOOD,
        rules(AGREE),
        source("daily", "flood victims: 4", "flood victims: 5"),
        source("weekly", "flood victims: 4", "flood victims: several"),
    )
    assert found(report).self_contradicting == ("daily",)


def test_of_a_voice_only_what_it_says_itself(judge: Judge) -> None:
    report = judge(
        FLOOD,
        rules(AGREE),
        source(
            "daily",
            "flood victims: 4",
            "flood victims: 5, said_by: mayor",
            "flood victims: 6, said_by: mayor",
        ),
        source("weekly", "flood victims: 4", "flood victims: 5, said_by: mayor"),
    )
    assert found(report).self_contradicting == ("daily",)


def test_what_follows_from_several_voices_is_nobodys_contradiction(judge: Judge) -> None:
    report = judge(
        FLOOD,
        rules(AGREE, AREAS),
        source(
            "daily",
            "mill area: exactly 1 km2",
            "ford area: exactly 2 km2, said_by: mayor",
            "valley area: exactly 5 km2",
        ),
        source("weekly", "mill area: exactly 1 km2", "ford area: exactly 9 km2, said_by: mayor"),
    )
    finding = found(report, subject="valley")
    assert told(finding) == ("contradiction", "disjoint")
    assert finding.self_contradicting == ()
    assert {fact.said_by for fact in derived(report)} == {"several voices"}
    for one in FORMATS.values():
        assert "contradicts itself" not in one(report)
        assert "says both" not in one(report)


def test_two_sums_of_several_voices_contradict_nobody(judge: Judge) -> None:
    report = judge(
        FLOOD,
        rules(
            AGREE,
            'id: a, derive: {formula: "area(valley) = area(mill) + area(ford)"}',
            'id: b, derive: {formula: "area(valley) = area(mill) + 2 * area(ford)"}',
        ),
        source("daily", "mill area: exactly 1 km2", "ford area: exactly 2 km2, said_by: mayor"),
    )
    finding = found(report, subject="valley")
    assert told(finding) == ("contradiction", "disjoint")
    assert finding.self_contradicting == ()
    assert not any("says both" in one(report) for one in FORMATS.values())


def test_a_source_that_agrees_with_itself_does_not(judge: Judge) -> None:
    report = judge(
        FLOOD, rules(AGREE), source("daily", "flood victims: 4", "flood victims: several")
    )
    assert told(found(report)) == ("agreement", "refines")
    assert found(report).self_contradicting == ()


# Derivations.


def test_derivations_run_in_the_order_of_their_attributes(judge: Judge) -> None:
    report = judge(
        FLOOD,
        rules(
            AGREE,
            SHARE,
            AREAS,
            'id: ends, derive: {formula: "ended_on(flood) = began_on(flood) + lasted(flood)"}',
            'id: begins, derive: {formula: "began_on(flood) = began_on(storm) + lasted(storm)"}',
        ),
        source(
            "daily",
            "mill area: exactly 1 km2",
            "ford area: exactly 2 km2",
            "country area: exactly 12 km2",
            "storm began_on: 1994-05-01",
            "storm lasted: 3",
            "flood lasted: 10",
        ),
    )
    assert {f.attribute: f.value.text for f in report.derived if f.attribute != "area"} == {
        "share": "25 %",
        "began_on": "1994-05-04",
        "ended_on": "1994-05-14",
    }


def test_assumptions_come_through_all_steps_each_with_its_place(judge: Judge) -> None:
    report = judge(
        FLOOD,
        rules(AGREE, AREAS, SHARE),
        source(
            "daily",
            "mill area: 1 km2",
            "ford area: 2 km2, inferred: that it is Ford",
            "country area: 12 km2",
        ),
        source("weekly", "country share: 50 %"),
    )
    finding = found(report, subject="country")
    assert told(finding) == ("contradiction", "disjoint")
    assert [(a.text, a.place.file) for a in finding.assumes] == [
        ("Land is land", "facts/001.yaml"),
        ("Nothing overlaps", "facts/001.yaml"),
        ("the parts of the valley are all listed", "facts/000.yaml"),
        ("inferred: that it is Ford", "facts/002.yaml"),
    ]
    assert {place.line for place in (a.place for a in finding.assumes)} == {3, 4, 5, 17}


def test_a_derived_claim_goes_back_to_what_sources_state(judge: Judge) -> None:
    report = judge(
        FLOOD,
        rules(AREAS, SHARE),
        source("daily", "mill area: 1 km2", "ford area: 2 km2"),
        source("almanac", "country area: 12 km2", reference="true"),
    )
    (fact,) = derived(report, "share")
    assert [root.id for root in fact.roots()] == [
        "daily.mill.area",
        "daily.ford.area",
        "almanac.country.area",
    ]
    assert not fact.stated
    assert all(root.stated for root in fact.roots())


def test_sums_and_distributions_do_not_read_each_other(judge: Judge) -> None:
    report = judge(
        FLOOD,
        rules("id: down, derive: {distribute: {attribute: area}}", AREAS),
        source(
            "daily",
            "valley area: exactly 9 km2",
            "mill area: exactly 1 km2",
            "ford area: exactly 2 km2",
        ),
    )
    assert values(derived(report, "areas")) == {("daily", "valley"): "3 km2"}
    assert values(derived(report, "down")) == {
        ("daily", "mill"): "exactly 9 km2",
        ("daily", "ford"): "exactly 9 km2",
    }
    assert len(report.derived) == 3


def test_two_distributions_do_not_read_each_other(judge: Judge) -> None:
    again = "id: again, derive: {distribute: {attribute: began_on}}"
    report = judge(FLOOD, rules(DATES, again), source("daily", "valley began_on: 1994"))
    assert [(f.subject, f.derivation and f.derivation.rule) for f in report.derived] == [
        ("mill", "dates"),
        ("ford", "dates"),
        ("mill", "again"),
        ("ford", "again"),
    ]


def test_a_distribution_reads_what_another_kind_of_rule_gives(judge: Judge) -> None:
    report = judge(
        FLOOD,
        rules(
            DATES,
            'id: hit, derive: {formula: "began_on(valley) = ended_on(storm) + lasted(storm)"}',
        ),
        source("daily", "storm ended_on: 1994-05-01", "storm lasted: 2"),
    )
    assert values(derived(report, "dates", "mill")) == {("daily", "mill"): "1994-05-03"}


def test_derived_facts_have_ids_of_their_own(judge: Judge) -> None:
    report = judge(
        FLOOD,
        rules(DATES),
        source("daily", "country began_on: 1993", "valley began_on: 1994", "mill began_on: 1995"),
        source("weekly", "valley began_on: 1994"),
    )
    everything = [*report.facts, *report.derived]
    assert len({fact.id for fact in everything}) == len(everything)


def test_another_claim_renames_no_derived_fact_that_has_a_name_of_its_own(judge: Judge) -> None:
    def named(*claims: str) -> dict[frozenset[str], str]:
        report = judge(FLOOD, rules(DATES), source("daily", *claims))
        return {frozenset(ids(fact.roots())): fact.id for fact in derived(report, subject="mill")}

    first, last = "valley began_on: 1993, id: a", "valley began_on: 1995, id: c"
    before = named(first, last)
    assert len(set(before.values())) == 2
    after = named(first, "valley began_on: 1994, id: b", last)
    assert len(set(after.values())) == 3
    assert before.items() <= after.items()
    assert before == named(last, first)


# Origins, and stories.


def origins(judge: Judge, *sources: str) -> tuple[int, int]:
    report = judge(FLOOD, rules(f"{AGREE}, may_match_nothing: true"), *sources)
    return report.documents, report.origins


def test_documents_that_share_an_origin_are_one(judge: Judge) -> None:
    assert origins(
        judge,
        source("daily", "flood victims: 4, origin: agency", "flood cause: rain"),
        source("weekly", "flood victims: 4, origin: agency"),
        source("evening", "flood victims: 4"),
    ) == (3, 2)


def test_origins_are_shared_through_a_third_document(judge: Judge) -> None:
    assert origins(
        judge,
        source("daily", "flood victims: 4, origin: agency"),
        source("weekly", "flood victims: 4, origin: agency", "flood cause: rain, origin: ministry"),
        source("evening", "flood cause: rain, origin: ministry"),
        source("morning", "flood cause: rain"),
    ) == (4, 2)


def test_a_reference_is_neither_a_document_nor_an_origin(judge: Judge) -> None:
    assert origins(
        judge,
        source("daily", "flood victims: 4"),
        source("almanac", "flood victims: 4", reference="true"),
    ) == (1, 1)


def test_a_superseded_document_is_no_origin(judge: Judge) -> None:
    """Its claims are left out; the update that repeats them is the one that counts."""
    assert (
        origins(
            judge,
            source("monday", "flood victims: 4"),
            source("tuesday", "flood victims: 5", supersedes="monday"),
        )[1]
        == 1
    )


def test_contradictions_that_rest_on_one_claim_are_one_story(judge: Judge) -> None:
    report = judge(
        FLOOD,
        rules(AGREE, DATES),
        source("daily", "valley began_on: 1992", "flood victims: 3"),
        source("weekly", "mill began_on: 1993", "ford began_on: 1994"),
        source("evening", "flood victims: 4"),
    )
    assert [
        [finding.question.subject for finding in story.findings] for story in report.stories
    ] == [["flood"], ["ford", "mill"]]


def test_a_claim_that_fits_either_side_joins_no_stories(judge: Judge) -> None:
    """What both have in common is "early 1990s" of the valley, which contradicts nothing."""
    report = judge(
        FLOOD,
        rules(AGREE, DATES),
        source("daily", "valley began_on: early 1990s"),
        source("weekly", "mill began_on: 1991", "ford began_on: 1992"),
        source("evening", "mill began_on: 1992"),
        source("morning", "ford began_on: 1993"),
    )
    assert [len(story.findings) for story in report.stories] == [1, 1]


def test_a_reference_joins_no_stories(judge: Judge) -> None:
    report = judge(
        FLOOD,
        rules("id: reference, check: {agree: {against: reference}}", DATES),
        source("almanac", "valley began_on: 1992", reference="true"),
        source("weekly", "mill began_on: 1991"),
        source("evening", "ford began_on: 1993"),
    )
    assert [len(story.findings) for story in report.stories] == [1, 1]


def test_agreements_are_no_stories(judge: Judge) -> None:
    report = judge(FLOOD, rules(AGREE), *one_each("flood victims", ["4", "4"]))
    assert report.stories == ()


def test_the_gravest_story_comes_first(judge: Judge) -> None:
    """By severity; then by independent origins; then by the gap in widths of the wider claim."""
    report = judge(
        FLOOD,
        rules(
            AGREE.replace("{}", "{attributes: [victims, began_on]}"),
            "id: minor, severity: note, check: {agree: {attributes: [ended_on]}}",
        ),
        source("daily", "flood began_on: 1992", "storm victims: 3", "flood ended_on: 1992"),
        source("weekly", "flood began_on: 1993", "storm victims: 4", "flood ended_on: 1993"),
        source("evening", "storm victims: 4"),
        source("morning", "flood victims: 1", "flood victims: 2"),
    )
    assert [
        (story.findings[0].question.subject, story.findings[0].question.attribute.id)
        for story in report.stories
    ] == [
        ("storm", "victims"),
        ("flood", "victims"),
        ("flood", "began_on"),
        ("flood", "ended_on"),
    ]


def test_of_contradictions_with_equal_support_the_wider_gap_comes_first(judge: Judge) -> None:
    """A day apart is more for days than three years for centuries; no distance comes last."""
    report = judge(
        FLOOD,
        rules(AGREE),
        source("daily", "flood began_on: 18XX", "storm began_on: 1992-05-01", "mill share: 50 %"),
        source("weekly", "flood began_on: 1903", "storm began_on: 1992-05-09", "mill share: 51 %"),
    )
    assert [story.findings[0].question.subject for story in report.stories] == [
        "storm",
        "flood",
        "mill",
    ]


def test_everything_declared_is_in_the_report(judge: Judge) -> None:
    report = judge(FLOOD, EVERY_RULE, *EVERYTHING)
    assert {one.id for one in report.sources} == {
        "daily", "weekly", "evening", "morning", "almanac",
    }  # fmt: skip
    assert len(report.rules) == 10
    assert report.documents == 4
    assert not [reason for reason in reasons(report) if reason == "it matches nothing"]


def test_a_derivation_of_many_steps_is_walked_once(judge: Judge) -> None:
    steps = 40
    attributes = "".join(f"  a{n}: {{kind: quantity, unit: km}}\n" for n in range(steps + 1))
    report = judge(
        f"attributes:\n{attributes}entities: {{road: {{label: the road}}}}\n",
        rules(
            "id: agree, check: {agree: {}}",
            *(
                f"id: r{n}, derive: {{formula: "
                f'"a{n + 1}(road) = a{n}(road) + 0 * a{max(n - 1, 0)}(road)"}}'
                for n in range(steps)
            ),
        ),
        source("daily", "road a0: exactly 1 km"),
        source("weekly", f"road a{steps}: exactly 3 km"),
    )
    finding = found(report, "agree", "road")
    assert told(finding) == ("contradiction", "disjoint")
    assert len(finding.assumes) == steps
    assert not any(fact.as_written for fact in report.derived)
    assert not any("contradicts itself" in one(report) for one in FORMATS.values())
    told_of_it = explain(report, finding.id)
    assert told_of_it is not None
    assert 100 < len(told_of_it) < 1000
    assert any("see above" in line for line in told_of_it)


@pytest.mark.parametrize(
    ("unit", "text"),
    [
        ("days", "1 day"),
        ("years", "1 year"),
        ("people", "1 person"),
        ("people/km²", "1 person/km²"),
        ("members", "1 member"),
        ("percentage points", "1 percentage point"),
        ("tonnes of wheat", "1 tonne of wheat"),
        ("countries", "1 country"),
        ("inches", "1 inch"),
        ("degrees celsius", "1 degrees celsius"),
        ("km²", "1 km²"),
        ("gas", "1 gas"),
        ("", "1"),
    ],
)
def test_one_of_a_unit(unit: str, text: str) -> None:
    assert gap_text(Gap(1, unit)) == text
    assert gap_text(Gap(2, unit)) == f"2 {unit}".rstrip()
