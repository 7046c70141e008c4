"""Of very many findings the first are told, and the others counted."""

from collections import Counter
from collections.abc import Iterable, Sequence

from checker.model.fact import Fact, Qualifiers
from checker.model.finding import Finding
from checker.model.report import ALONE, Unchecked
from checker.model.untold import AlikeFindings, Untold
from checker.values.verdict import Relation


def first_of_each(
    findings: Sequence[Finding], most: int, *, every: bool
) -> tuple[tuple[Finding, ...], Untold]:
    """The first ``most`` agreements, and contradictions, of each rule, and how many more there are.

    ``every``: all contradictions. What is undetermined is told.
    """
    seen: Counter[tuple[str, bool]] = Counter()
    left: dict[tuple[str, Relation], list[int]] = {}
    kept: list[Finding] = []
    for finding in findings:
        relation = finding.answer.relation
        contradicts = relation is Relation.DISJOINT
        name = finding.rule.id
        seen[name, contradicts] += 1
        whole = relation is Relation.UNKNOWN or (every and contradicts)
        if whole or seen[name, contradicts] <= most:
            kept.append(finding)
            continue
        numbers = left.setdefault((name, relation), [0, 0])
        numbers[0] += 1
        numbers[1] += finding.of_several_origins
    more = ((AlikeFindings(*group), n, strong) for group, (n, strong) in left.items())
    return tuple(kept), Untold(tuple(more))


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
