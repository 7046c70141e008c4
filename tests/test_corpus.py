"""What the project's own report finds in the five documents."""

import ast
import json
import re
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest

from checker.engine import run
from checker.formats import FORMATS
from checker.loading.corpus import load
from checker.model.finding import Finding
from checker.model.report import Report
from checker.values.gap import gap_text
from checker.values.verdict import Relation, Verdict

ROOT = Path(__file__).parent.parent
LONGEST_FRAGMENT = 14
"""In words: a dozen or so."""

TABLE = {"mammadyarov_004", "priorities_003"}
SENTENCE = TABLE | {"state_department_000"}


@pytest.fixture(scope="module")
def report() -> Report:
    corpus, problems = load([ROOT / "facts", ROOT / "rules"], str(ROOT))
    assert corpus is not None, "\n".join(map(str, problems))
    return run(corpus)


def found(report: Report, rule: str, attribute: str, subject: str) -> Finding:
    (finding,) = [
        finding
        for finding in report.findings
        if finding.rule.id == rule
        and finding.question.attribute.id == attribute
        and finding.question.subject == subject
    ]
    return finding


def agreed(report: Report, attribute: str, subject: str) -> Finding:
    return found(report, "documents_agree", attribute, subject)


@pytest.mark.parametrize(
    ("district", "day", "gap"),
    [
        ("kalbajar", "2 April 1993", 92),
        ("aghdam", "23 July 1993", 204),
        ("fizuli", "23 August 1993", 235),
        ("jabrayil", "23 August 1993", 235),
        ("gubadli", "31 August 1993", 243),
        ("zangilan", "29 October 1993", 302),
    ],
)
def test_six_districts_were_occupied_in_1992_or_in_1993(
    report: Report, district: str, day: str, gap: int
) -> None:
    finding = agreed(report, "occupied_on", district)
    assert finding.verdict is Verdict.CONTRADICTION
    assert finding.answer.relation is Relation.DISJOINT
    assert [position.value for position in finding.answer.positions] == ["1992", day]
    group, table = finding.answer.positions
    assert set(group.sources) == SENTENCE
    assert set(table.sources) == TABLE
    assert finding.answer.gap is not None
    assert gap_text(finding.answer.gap) == f"{gap} days"
    assert set(finding.self_contradicting) == TABLE
    assert [fact.value.text for fact in finding.answer.either] == ["early 1990s"]
    assert {fact.source for fact in finding.answer.either} == {"russia_elections_002"}


def test_they_are_one_story(report: Report) -> None:
    (story,) = [
        story
        for story in report.stories
        if story.findings[0].question.attribute.id == "occupied_on"
    ]
    assert len(story.findings) == 6


@pytest.mark.parametrize("place", ["lachin", "shusha", "nagorno_karabakh"])
def test_three_occupations_agree(report: Report, place: str) -> None:
    finding = agreed(report, "occupied_on", place)
    assert finding.verdict is Verdict.AGREEMENT
    assert finding.answer.relation is Relation.REFINES


def test_the_share_is_less_than_what_is_said(report: Report) -> None:
    finding = agreed(report, "occupied_share", "azerbaijan")
    assert finding.verdict is Verdict.CONTRADICTION
    assert [position.value for position in finding.answer.positions] == ["16.62 %", "20 %"]
    listed, said = finding.answer.positions
    assert set(listed.sources) == TABLE
    assert set(said.sources) == SENTENCE
    assert set(finding.self_contradicting) == TABLE
    assert finding.answer.gap is not None
    assert gap_text(finding.answer.gap) == "2.9 percentage points"
    assert 2.85 < float(finding.answer.gap.amount) < 2.95
    for fact in listed.facts:
        assert fact.derivation is not None
        assert fact.derivation.arithmetic == "14\u202f393 km² / 86\u202f600 km² = 16.62 %"


def test_the_town_inside_the_region_is_left_out_of_the_sum_and_that_is_said(report: Report) -> None:
    sums = [fact for fact in report.derived if fact.id.endswith("[listed_territory]")]
    assert {fact.source for fact in sums} == TABLE
    for fact in sums:
        derivation = fact.derivation
        assert derivation is not None
        areas = ["4400", "1840", "3054", "1150", "1390", "1050", "802", "707"]
        parts = " + ".join(f"{area} km²" for area in areas)
        assert derivation.arithmetic == f"{parts} = 14\u202f393 km²"
        assert (
            derivation.note == "Shusha is declared a part of Nagorno-Karabakh and not added again"
        )
        assert "shusha" not in {part.subject for part in derivation.rests_on}


@pytest.mark.of_format("md")
def test_the_page_says_what_a_sum_leaves_out(report: Report) -> None:
    page = FORMATS["md"](report, "../")
    assert "     │  │  Shusha is declared a part of Nagorno-Karabakh and not added again" in page


def test_the_ceasefire(report: Report) -> None:
    documents = agreed(report, "agreed_on", "ceasefire_1994")
    assert documents.answer.relation is Relation.REFINES
    assert documents.answer.positions[0].value == "13 May 1994"
    for attribute, day, gap in [
        ("agreed_on", "5 May 1994", "8 days"),
        ("in_force_from", "12 May 1994", "1 day"),
    ]:
        finding = found(report, "documents_agree_with_reference", attribute, "ceasefire_1994")
        assert finding.verdict is Verdict.CONTRADICTION
        assert [p.value for p in finding.answer.positions] == [day, "13 May 1994"]
        assert finding.answer.gap is not None
        assert gap_text(finding.answer.gap) == gap
        assert finding.answer.positions[1].sources == ("united_nations_001",)


def test_four_resolutions(report: Report) -> None:
    finding = agreed(report, "member_count", "unsc_resolutions")
    assert finding.answer.relation is Relation.EQUAL
    assert {fact.value.text for fact in finding.question.facts} == {"4"}
    (counted,) = [fact for fact in finding.question.facts if fact.derivation]
    (listed,) = counted.roots()
    assert listed.value.text == "822, 853, 874, 884"


def test_seven_districts(report: Report) -> None:
    finding = agreed(report, "member_count", "surrounding_districts")
    assert finding.verdict is Verdict.AGREEMENT
    said = {(fact.value.text, fact.derivation is not None) for fact in finding.question.facts}
    assert said == {("7", False), ("7", True), ("several", False)}


def test_the_co_chairs(report: Report) -> None:
    finding = agreed(report, "co_chairs", "minsk_group")
    assert finding.verdict is Verdict.AGREEMENT
    assert len(finding.question.facts) > 1


def test_every_occupation_comes_before_the_ceasefire(report: Report) -> None:
    findings = [f for f in report.findings if f.rule.id == "occupied_before_ceasefire"]
    assert len(findings) >= 9
    assert {finding.verdict for finding in findings} == {Verdict.AGREEMENT}


def test_a_table_that_two_documents_print_is_one_origin(report: Report) -> None:
    for attribute, subject in [("area", "kalbajar"), ("area", "shusha")]:
        (position,) = agreed(report, attribute, subject).answer.positions
        assert set(position.sources) == TABLE
        assert position.origins == {"occupation_table"}
    for position in agreed(report, "occupied_on", "aghdam").answer.positions:
        assert len(position.origins) == 1


def test_corroboration_counts_origins_and_not_documents(report: Report) -> None:
    began = found(report, "beginnings_are_corroborated", "began_on", "karabakh_conflict")
    assert began.verdict is Verdict.UNDETERMINED
    assert {fact.source for fact in began.question.facts} == SENTENCE
    assert began.answer.reason == "1 origin, where the rule asks for 2"
    assert report.documents == 5
    assert report.origins == 3


def test_documents_are_never_named_by_rules(report: Report) -> None:
    names = {source.id for source in report.sources} - {"reference"}
    for path in (ROOT / "rules").glob("*.yaml"):
        text = path.read_text()
        assert not [name for name in names if name in text]


def test_every_contradiction_has_quotes_on_both_sides(report: Report) -> None:
    for finding in report.of(Verdict.CONTRADICTION):
        for position in finding.answer.positions:
            for claim in position.facts:
                assert all(fact.quote for fact in claim.roots())


def test_nothing_is_without_a_quote_and_none_is_a_sentence(report: Report) -> None:
    for fact in report.facts:
        assert fact.quote, fact.id
        for fragment in fact.quote:
            assert 0 < len(fragment.split()) <= LONGEST_FRAGMENT, (fact.id, fragment)


def test_quotes_stand_in_their_documents_word_for_word(report: Report, shared: Path) -> None:
    for source in report.sources:
        if source.reference:
            continue
        data = (shared / "seeds" / source.document).read_bytes()
        assert sha256(data).hexdigest() == source.sha256
        text = " ".join(data.decode().split())
        for fact in report.facts:
            if fact.source == source.id:
                for fragment in fact.quote:
                    assert " ".join(fragment.split()) in text, (fact.id, fragment)


def words_of_the_code(path: Path) -> Iterator[str]:
    """The words in its names and texts; docstrings may give examples from anywhere."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            node.value.value = ""
        texts = [value for _, value in ast.iter_fields(node) if isinstance(value, str)]
        for text in texts:
            yield from re.findall(r"[a-z][a-z0-9_]*", text.lower())


def test_the_code_knows_nothing_of_the_corpus(report: Report) -> None:
    ids = {*report.entities.by_id, *report.attributes, *(rule.id for rule in report.rules)}
    ids |= {source.id for source in report.sources}
    labels = {entity.label.lower() for entity in report.entities.by_id.values()}
    corpus = {name for name in ids | labels if len(name) > 5}
    words = {word for path in (ROOT / "checker").rglob("*.py") for word in words_of_the_code(path)}
    assert len(corpus) > 150
    assert len(words) > 1000
    # words of the tool, of programs or of its tables of English, and ids here
    known = {"reference", "members", "targets", "progress", "office", "lasted", "recognised"}
    assert corpus & words <= known | {"wounded", "signatories", "killed", "population"}


@pytest.mark.of_format("json")
def test_the_json_report_says_the_same(report: Report) -> None:
    told = json.loads(FORMATS["json"](report, ""))
    assert told["summary"]["contradiction"] == len(report.of(Verdict.CONTRADICTION))
    row = next(
        row
        for row in told["findings"]
        if (row["rule"], row["subject"], row["attribute"])
        == ("documents_agree", "kalbajar", "occupied_on")
    )
    assert row["gap"] == {"amount": "92", "unit": "days", "text": "92 days"}
    assert set(row["self"]) == TABLE
    assert row["positions"][1]["origins"] == 1
