"""Of very many findings the first are told, and the others counted."""

from collections import Counter
from collections.abc import Iterable, Sequence

from checker.model.finding import Finding
from checker.model.report import ALONE, Unchecked
from checker.model.untold import AlikeFindings, Untold
from checker.values.verdict import Verdict


def first_of_each(
    findings: Sequence[Finding], told: int, *, every: bool
) -> tuple[tuple[Finding, ...], Untold]:
    """The first ``told`` agreements, and contradictions, of each rule, and how many more there are.

    ``every``: all contradictions. What is undetermined is told.
    """
    seen: Counter[tuple[str, Verdict]] = Counter()
    left: Counter[AlikeFindings] = Counter()
    strong: Counter[AlikeFindings] = Counter()
    kept: list[Finding] = []
    for finding in findings:
        verdict = finding.verdict
        key = finding.rule.id, verdict
        seen[key] += 1
        whole = verdict is Verdict.UNDETERMINED or (every and verdict is Verdict.CONTRADICTION)
        if whole or seen[key] <= told:
            kept.append(finding)
            continue
        group = AlikeFindings(finding.rule.id, finding.answer.relation)
        left[group] += 1
        strong[group] += len(finding.origins) > 1
    return tuple(kept), Untold(tuple((group, n, strong[group]) for group, n in left.items()))


def first_alone(rows: Iterable[Unchecked], told: int | None) -> tuple[list[Unchecked], int]:
    """What was not checked, of claims that stand alone the first ``told``; how many more do."""
    kept: list[Unchecked] = []
    alone = 0
    for row in rows:
        alone += row.reason == ALONE
        if told is None or row.reason != ALONE or alone <= told:
            kept.append(row)
    return kept, max(0, alone - told) if told is not None else 0
