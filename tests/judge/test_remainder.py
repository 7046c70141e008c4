"""A part of what a rule asks, where claims are held against limits: each keeps what is its own."""

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from checker.engine import run
from checker.judge.accept import accepted
from checker.judge.remainder import one_by_one, only
from checker.loading.corpus import load
from checker.model.corpus import Corpus
from checker.model.finding import Finding
from checker.model.report import Report
from checker.model.waiver import Waiver

from .conftest import source, write

DAY = "2027-01-01"
WORDS = """\
entities: {pier: {label: the pier}}
attributes:
  opened: {label: day of opening, kind: date}
  closed: {label: day of closing, kind: date}
  posts: {label: number of posts, kind: count}
  spans: {label: number of spans, kind: count}
  length: {label: length, kind: quantity, unit: m}
"""
JOINT = """\
  - {id: ends, title: It opens before it closes, check: {order: {first: opened, then: closed}}}
  - {id: fits, title: As many posts as spans, check: {order: {first: posts, then: spans}}}
  - {id: reach, title: No pier is so long, check: {range: {attribute: length, to: 90 m}}}
  - {id: joint, title: All at once, check: {jointly: {rules: [ends, fits, reach]}}}
"""
LIMITS = {
    "then published": "order: {first: opened, then: published}",
    "first published": "order: {first: published, then: closed}",
    "strictly": "order: {first: opened, then: published, strict: true}",
    "range of days": "range: {attribute: closed, from: 2020, to: 2040-12-31}",
    "range of counts": "range: {attribute: posts, to: 40}",
    "range of lengths": "range: {attribute: length, from: 10 m, to: 70 m}",
}
"""Rules of each kind that holds claims against values that are no claims."""

SOURCES = {
    "log": ("2020-06-03", "2024-05-02", "2019-01-02", "44", "80 m"),
    "map": ("2021-06-03", "2024-05-02", "2019-01-02", "44", "80 m"),
    "tour": ("2025-02-01", "2024-05-02", "2026-03-04", "30", "25 m"),
    "late": ("2026-02-01", "2030", "2018", "52", "95 m"),
}
"""By source its day of publication, the days of opening and closing, posts, and length: of each
rule the claims of ``tour`` keep to the limit, and those of the other three do not."""


def corpus_of(folder: Path, rule: str, *, joint: bool = False) -> Corpus:
    files = {"facts/words.yaml": WORDS}
    for name, (day, opened, closed, posts, length) in SOURCES.items():
        said = {"opened": opened, "closed": closed, "posts": posts, "length": length}
        claims = [f"pier.{about} = {value}" for about, value in said.items()]
        files[f"facts/{name}.yaml"] = source(name, *claims, published=day)
    files["facts/plan.yaml"] = source("plan", "pier.closed = 2023-04-05", "pier.spans = 35")
    checked = f"  - {{id: held, title: Held, check: {{{rule}}}}}\n"
    files["rules/rules.yaml"] = "rules:\n" + checked + (JOINT if joint else "")
    write(folder, files)
    corpus, problems = load([folder / "facts", folder / "rules"], str(folder))
    assert corpus is not None, "\n".join(map(str, problems))
    return corpus


def held(report: Report) -> Finding:
    """What is found by the rule in question."""
    (finding,) = [one for one in report.findings if one.rule.id == "held"]
    assert finding.question.limits
    return finding


def waived(corpus: Corpus, *names: str) -> Report:
    """The report where these findings and claims are accepted, as ``waive`` does it."""
    report = run(corpus, DAY)
    waivers = (accept(name, corpus, report) for name in names)
    return run(corpus._replace(waivers=tuple(waivers)), DAY)


def accept(name: str, corpus: Corpus, report: Report) -> Waiver:
    return accepted(name, "known", "desk", "2099-01-01", DAY, corpus, report)


@pytest.fixture(params=LIMITS)
def rule(request: pytest.FixtureRequest) -> str:
    return LIMITS[request.param]


pytestmark = pytest.mark.of_rule("order", "range", "jointly")


def test_a_waiver_of_the_finding(tmp_path: Path, rule: str) -> None:
    corpus = corpus_of(tmp_path, rule)
    finding = held(run(corpus, DAY))
    assert finding.verdict.value == "contradiction"
    report = waived(corpus, finding.id)
    assert [status.state for status in report.waivers] == ["applies"]
    assert held(report).waiver is not None
    assert not report.fails("note")


def listing(corpus: Corpus, finding: Finding, names: frozenset[str]) -> Report:
    """The report where the finding is accepted as far as these claims go."""
    waiver = accept(finding.id, corpus, run(corpus, DAY))
    values = tuple(pair for pair in waiver.values if pair[0] in names)
    return run(corpus._replace(waivers=(waiver._replace(values=values),)), DAY)


def test_a_waiver_of_the_finding_lists_what_fails_and_need_not_list_the_rest(
    tmp_path: Path, rule: str
) -> None:
    corpus = corpus_of(tmp_path, rule)
    finding = held(run(corpus, DAY))
    failing = failing_of(finding)
    assert 1 < len(failing) < len(finding.question.facts)
    assert listing(corpus, finding, failing).waivers[0].state == "applies"
    late = frozenset({f"late.pier.{finding.question.attribute.id}"})
    assert late < failing
    assert listing(corpus, finding, late).waivers[0].state == "changed"


def test_a_waiver_of_each_claim_and_of_all_that_fail(tmp_path: Path, rule: str) -> None:
    corpus = corpus_of(tmp_path, rule)
    finding = held(run(corpus, DAY))
    failing = failing_of(finding)
    for fact in finding.question.facts:
        report = waived(corpus, fact.id)
        assert report.waivers[0].state == "unused"  # others fail all the same
        assert held(report).waiver is None
    report = waived(corpus, *sorted(failing))
    assert {status.state for status in report.waivers} == {"applies"}
    assert held(report).waiver is not None
    report = waived(corpus, *sorted(failing)[1:])
    assert held(report).waiver is None


def test_claims_that_are_judged_jointly(tmp_path: Path, rule: str) -> None:
    corpus = corpus_of(tmp_path, rule, joint=True)
    report = run(corpus, DAY)
    assert any(finding.rule.id == "joint" for finding in report.findings)
    for name in [held(report).id, *failing_of(held(report))]:
        assert len(waived(corpus, name).findings) == len(report.findings)


def test_what_is_found_jointly_has_a_limit_too(tmp_path: Path) -> None:
    """Nothing else has found that one of the claims cannot be."""
    corpus = corpus_of(tmp_path, LIMITS["then published"], joint=True)
    rules = tuple(rule for rule in corpus.rules if rule.id in ("joint", "held"))
    corpus = corpus._replace(rules=rules)
    alone = [one for one in run(corpus, DAY).findings if one.question.limits]
    (finding,) = [one for one in alone if one.rule.id == "joint"]
    report = waived(corpus, finding.id)
    assert report.waivers[0].state == "applies"
    (claim,) = finding.question.facts
    assert waived(corpus, claim.id).waivers[0].state == "applies"


def failing_of(finding: Finding) -> frozenset[str]:
    """The claims that do not keep to their limits, whichever the rule is."""
    about = finding.question.attribute.id
    return frozenset(f"{name}.pier.{about}" for name in ("log", "map", "late"))


def pairs(finding: Finding) -> Iterator[Mapping[str, str]]:
    """By claim its limit, of the whole question and of parts of it."""
    question = finding.question
    parts = [question, only(question, lambda fact: fact.source != "log"), *one_by_one(question)]
    for part in parts:
        limits = part.limits if part.has_own_limits else part.limits * len(part.facts)
        assert len(limits) == len(part.facts)
        yield {fact.id: limit.text for fact, limit in zip(part.facts, limits, strict=True)}


def test_each_claim_keeps_its_limit(tmp_path: Path, rule: str) -> None:
    whole, without_one, *each = pairs(held(run(corpus_of(tmp_path, rule), DAY)))
    assert len(whole) == len(each) > 1
    assert len(without_one) == len(whole) - 1
    for part in (without_one, *each):
        assert part.items() <= whole.items()
