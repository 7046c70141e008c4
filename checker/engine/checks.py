"""All checks ask their questions; each answer is stamped into a finding."""

from collections.abc import Iterator, Sequence
from hashlib import blake2b

from checker.engine.faults import asked_of, named
from checker.model.fact import Facts, Qualifiers
from checker.model.finding import Finding
from checker.model.question import Question
from checker.model.report import SEVERITIES, NotApplied
from checker.model.rule import CheckKind, Found, Rule
from checker.values.verdict import Verdict

_WORST_FIRST = {Verdict.CONTRADICTION: 0, Verdict.UNDETERMINED: 1, Verdict.AGREEMENT: 2}
_RANK = {severity: rank for rank, severity in enumerate((*SEVERITIES, "none"))}


def check(
    rules: Sequence[Rule], facts: Facts, waived: frozenset[str] = frozenset()
) -> tuple[tuple[Finding, ...], tuple[NotApplied, ...]]:
    """The findings of all checks, in their one total order, and the checks that match nothing.

    ``waived`` are the ids of claims that somebody accepted: what else there is, is found without
    them first.
    """
    findings: list[Finding] = []
    rows: list[NotApplied] = []
    for rule in sorted(rules, key=asks_last):
        if not isinstance(rule.kind, CheckKind):
            continue
        before = len(findings)
        question: Question | None = None
        try:
            for question in _questions(rule.kind, rule, facts, findings, waived):
                given = rule.kind.answer(rule.does, question)
                verdict = given.verdict
                severity = "none"
                if verdict is Verdict.CONTRADICTION:
                    severity = rule.severity
                elif verdict is Verdict.UNDETERMINED:
                    severity = rule.undetermined
                findings.append(Finding(identity(rule, question), rule, severity, question, given))
        except Exception as error:
            error.add_note(f"judging by {named(rule)}{asked_of(question)}")
            raise
        if len(findings) == before:
            rows.append(NotApplied.no_match(rule))
    findings.sort(key=_order)
    return tuple(findings), tuple(rows)


def asks_last(rule: Rule) -> bool:
    """Whether it must know what all other checks found."""
    return isinstance(rule.kind, CheckKind) and rule.kind.ask_last is not None


def _questions(
    kind: CheckKind,
    rule: Rule,
    facts: Facts,
    findings: Sequence[Finding],
    waived: frozenset[str],
) -> Iterator[Question]:
    """What a check asks; one that asks last is told what was found until now."""
    if kind.ask_last is None:
        return kind.questions(rule.does, facts)
    from checker.judge.known import KnownContradictions  # few rules ask last

    return kind.ask_last(rule.does, facts, Found(KnownContradictions(findings).among, waived))


def _order(finding: Finding) -> tuple[int, int, str, str, Qualifiers, str]:
    question = finding.question
    return (
        _WORST_FIRST[finding.answer.verdict],
        _RANK[finding.severity],
        question.attribute.id,
        question.subject,
        question.qualifiers,
        finding.rule.id,
    )


def identity(rule: Rule, question: Question) -> str:
    """A finding's id: twelve hexadecimal digits that name the question, whatever the answer."""
    words = [rule.id, question.subject, question.attribute.id]
    for pair in question.qualifiers:
        words += pair
    return blake2b("\0".join(words).encode(), digest_size=6).hexdigest()


def _nothing(rule: Rule) -> NotApplied:
    return NotApplied(rule, "it matches nothing", blocks=not rule.may_match_nothing)
