"""What is known already: whether some claims hold a contradiction that a check has found."""

from collections.abc import Iterable
from typing import final

from checker.judge.remainder import answer_to, lacks_a_side, only
from checker.model.fact import roots_of
from checker.model.finding import Finding
from checker.values.verdict import Verdict


@final
class KnownContradictions:
    """The contradictions of some findings, by the stated claims that they rest on."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        """All of these."""
        self._of: dict[str, list[Finding]] = {}
        for finding in findings:
            if finding.verdict is Verdict.CONTRADICTION:
                for root in roots_of(finding.question.claims):
                    self._of.setdefault(root.id, []).append(finding)

    def among(self, claims: frozenset[str]) -> frozenset[str]:
        """Those of some stated claims, by their ids, in which a check finds a contradiction, though
        it sees no other; none where there is none."""
        touched = {
            finding.id: finding for name in sorted(claims) for finding in self._of.get(name, ())
        }
        held = (self._held(finding, claims) for finding in touched.values())
        return next((some for some in held if some), frozenset())

    def _held(self, finding: Finding, claims: frozenset[str]) -> frozenset[str]:
        question = finding.question
        part = only(question, lambda claim: claim.root_ids <= claims)
        if not part.claims or lacks_a_side(question, part):
            return frozenset()
        if answer_to(finding, part).verdict is not Verdict.CONTRADICTION:
            return frozenset()
        return frozenset(root.id for root in roots_of(part.claims))
