"""Of very many findings the first are told, and the others counted."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import Final, final

from checker.model.fact import Fact, Qualifiers
from checker.model.finding import Finding
from checker.model.ordered import order_of
from checker.model.report import ALONE, Unchecked
from checker.model.untold import AlikeFindings, Untold
from checker.values.verdict import Relation

AT_ONCE: Final = 10_000
"""So many agreements of a rule are held before those are let go that are not told."""


@final
class CountedAgreements:
    """Agreements beyond the first ``told`` of each rule: they are counted, and let go."""

    def __init__(self, told: int, let_go: Callable[[Sequence[Finding]], None]) -> None:
        """``let_go`` is told of those that are."""
        self.told = told
        self._let_go = let_go
        self._many: Counter[AlikeFindings] = Counter()
        self._strong: Counter[AlikeFindings] = Counter()

    def first(self, findings: Iterable[Finding]) -> list[Finding]:
        """Of the findings of one rule all but agreements, and of these the first in their order."""
        kept: list[Finding] = []
        agreed: list[Finding] = []
        for finding in findings:
            agrees = finding.answer.relation not in (Relation.DISJOINT, Relation.UNKNOWN)
            (agreed if agrees else kept).append(finding)
        agreed.sort(key=order_of)
        untold = agreed[self.told :]
        alike: dict[Relation, list[Finding]] = {}
        for finding in untold:
            alike.setdefault(finding.answer.relation, []).append(finding)
        for relation, some in alike.items():
            group = AlikeFindings(some[0].rule.id, relation)
            self._many[group] += len(some)
            self._strong[group] += sum(finding.of_several_origins for finding in some)
        self._let_go(untold)
        return kept + agreed[: self.told]

    def untold(self) -> Untold:
        """How many were let go."""
        return Untold(tuple((one, n, self._strong[one]) for one, n in self._many.items()))


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
