"""Of very many findings the first are told, and the others counted."""

from collections import Counter
from collections.abc import Iterable, Sequence

from checker.model.fact import Fact, Qualifiers
from checker.model.finding import Finding
from checker.model.report import ALONE, Unchecked
from checker.model.untold import AlikeFindings, Untold
from checker.values.verdict import Verdict


def first_of_each(
    findings: Sequence[Finding], most: int, *, every: bool
) -> tuple[tuple[Finding, ...], Untold]:
    """The first ``most`` agreements, and contradictions, of each rule, and how many more there are.

    ``every``: all contradictions. What is undetermined is told.
    """
    seen: dict[str, list[int]] = {}
    left: Counter[AlikeFindings] = Counter()
    strong: Counter[AlikeFindings] = Counter()
    kept: list[Finding] = []
    for finding in findings:
        verdict = finding.verdict
        contradicts = verdict is Verdict.CONTRADICTION
        numbers = seen.setdefault(finding.rule.id, [0, 0])
        numbers[contradicts] += 1
        whole = verdict is Verdict.UNDETERMINED or (every and contradicts)
        if whole or numbers[contradicts] <= most:
            kept.append(finding)
            continue
        group = AlikeFindings(finding.rule.id, finding.answer.relation)
        left[group] += 1
        strong[group] += finding.of_several_origins
    return tuple(kept), Untold(tuple((group, n, strong[group]) for group, n in left.items()))


def first_alone(rows: Iterable[Unchecked], most: int | None) -> tuple[list[Unchecked], int]:
    """What was not checked, of claims that stand alone ``most``; how many more do.

    Those are told that come first by subject, attribute and qualifiers: where a claim stands, which
    not every engine knows of every row, plays no part.
    """
    kept = list(rows)
    alone = [row.fact for row in kept if row.reason == ALONE]
    if most is None or len(alone) <= most:
        return kept, 0
    first = {fact.id for fact in sorted(alone, key=_by_question)[:most]}
    kept = [row for row in kept if row.reason != ALONE or row.fact.id in first]
    return kept, len(alone) - most


def _by_question(fact: Fact) -> tuple[str, str, Qualifiers, str]:
    return fact.subject, fact.attribute, fact.qualifiers, fact.id
