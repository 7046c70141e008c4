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

    def among(self, claims: frozenset[str]) -> bool:
        """Whether a check finds a contradiction in nothing but stated claims of these ids."""
        touched = {
            finding.id: finding for name in sorted(claims) for finding in self._of.get(name, ())
        }
        return any(self._holds(finding, claims) for finding in touched.values())

    def _holds(self, finding: Finding, claims: frozenset[str]) -> bool:
        question = finding.question
        part = only(question, lambda claim: claim.root_ids <= claims)
        if not part.claims or lacks_a_side(question, part):
            return False
        return answer_to(finding, part).verdict is Verdict.CONTRADICTION
