"""All checks ask their questions; each answer is stamped into a finding."""

from collections.abc import Iterator, Sequence

from checker.engine.answers import KnownAnswers
from checker.engine.faults import asked_of, named
from checker.judge.untold import AT_ONCE, CountedAgreements
from checker.model.fact import Facts
from checker.model.finding import Finding
from checker.model.ordered import identity_of, order_of
from checker.model.question import Question
from checker.model.report import NotApplied
from checker.model.rule import CheckKind, Found, Rule
from checker.values.verdict import Verdict


def check(
    rules: Sequence[Rule],
    facts: Facts,
    waived: frozenset[str] = frozenset(),
    known: KnownAnswers | None = None,
    counted: CountedAgreements | None = None,
) -> tuple[tuple[Finding, ...], tuple[NotApplied, ...]]:
    """The findings of all checks, in their one total order, and the checks that match nothing.

    ``waived`` are the ids of claims that somebody accepted: what else there is, is found without
    them first. ``known`` are the answers of an earlier run, if there was one, and of use to the
    next. ``counted`` counts agreements that are not told, in place of them.
    """
    if known is not None:
        known.begin(facts)
    findings: list[Finding] = []
    rows: list[NotApplied] = []
    for rule in sorted(rules, key=asks_last):
        if not isinstance(rule.kind, CheckKind):
            continue
        answered = {} if known is None else known.of(rule)
        found = len(findings)
        question: Question | None = None
        agreed = 0
        try:
            for question in _questions(rule.kind, rule, facts, findings, waived):
                name = identity(rule, question)
                before = answered.get(name)
                if before is not None and before.question == question:
                    question, given = before.question, before.answer
                else:
                    given = rule.kind.answer(rule.does, question)
                verdict = given.verdict
                severity = "none"
                if verdict is Verdict.CONTRADICTION:
                    severity = rule.severity
                elif verdict is Verdict.UNDETERMINED:
                    severity = rule.undetermined
                findings.append(Finding(name, rule, severity, question, given))
                agreed += verdict is Verdict.AGREEMENT
                if counted is not None and agreed > counted.told + AT_ONCE:
                    findings[found:] = counted.first(findings[found:])
                    agreed = counted.told
        except Exception as error:
            error.add_note(f"judging by {named(rule)}{asked_of(question)}")
            raise
        if question is None:
            rows.append(NotApplied.no_match(rule))
    if known is not None:
        known.end(rules, findings)
    findings.sort(key=order_of)
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


def identity(rule: Rule, question: Question) -> str:
    """A finding's id, which names the question, whatever the answer."""
    return identity_of(rule.id, question.subject, question.attribute.id, question.qualifiers)
