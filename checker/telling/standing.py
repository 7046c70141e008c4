"""How each claim stands to the others: it agrees, contradicts, stands alone, or is not compared."""

from collections.abc import Iterable
from typing import final

from checker.model.fact import Fact
from checker.model.finding import Finding
from checker.model.report import ALONE, Report
from checker.model.timed import is_timed
from checker.values.verdict import Verdict

STANDINGS = (
    "contradicts",
    "indirectly",
    "fits either",
    "agrees",
    "undetermined",
    "alone",
    "not checked",
)
"""How a claim may stand to the others; ``indirectly``: what is derived from it contradicts."""


@final
class Standings:
    """The findings of a report by the claims that they rest on, and how each claim stands."""

    def __init__(self, report: Report) -> None:
        """Look all findings through, once."""
        self.findings_of: dict[str, list[Finding]] = {}
        """By the ids of claims, stated and derived, the findings that they bear on."""
        self.either: dict[str, set[str]] = {}
        """By the ids of claims, the ids of findings of which they fit several positions."""
        self.unchecked = {row.fact.id: row.reason for row in report.unchecked}
        """By their ids, why claims were compared with no other."""
        self._kept: set[str] = set()
        for finding in report.findings:
            answer = finding.answer
            bearing = finding.bearing
            if len(bearing) < len(finding.question.claims):
                self._kept |= _behind(finding.question.claims) - _behind(bearing)
            for name in _behind(bearing):
                self.findings_of.setdefault(name, []).append(finding)
            # of other times than those of a contradiction, a claim fits whatever is said of them
            taken = _behind(fact for position in answer.positions for fact in position.facts)
            apart = finding.question.claims if is_timed(finding.question.claims) else answer.either
            for name in _behind(apart) - taken:
                self.either.setdefault(name, set()).add(finding.id)

    def of(self, fact: Fact) -> str:
        """How a claim stands to the others: one of :data:`STANDINGS`."""
        found = self.findings_of.get(fact.id, [])
        either = self.either.get(fact.id, set())
        verdicts = {finding.verdict for finding in found if finding.id not in either}
        if Verdict.CONTRADICTION in verdicts:
            stated = any(
                finding.verdict is Verdict.CONTRADICTION and _states(finding, fact)
                for finding in found
            )
            return "contradicts" if stated else "indirectly"
        if either:
            return "fits either"
        if fact.id in self.unchecked:
            return "alone" if self.unchecked[fact.id] == ALONE else "not checked"
        fits = Verdict.AGREEMENT in verdicts or fact.id in self._kept
        return "agrees" if fits else "undetermined"


def _behind(facts: Iterable[Fact]) -> set[str]:
    """The ids of facts, and of all that they were derived from, through all steps."""
    found: set[str] = set()
    waiting = list(facts)
    while waiting:
        fact = waiting.pop()
        if fact.id not in found:
            found.add(fact.id)
            if fact.derivation is not None:
                waiting += fact.derivation.rests_on
    return found


def _states(finding: Finding, fact: Fact) -> bool:
    """Whether the claim, or the same claim handed on to a part, takes a position."""
    return any(
        claim.id == fact.id or (claim.as_written and fact in claim.roots())
        for position in finding.answer.positions
        for claim in position.facts
    )
