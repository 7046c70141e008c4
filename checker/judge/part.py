"""A part of the findings: those of some rules, sources or subjects, or the severe ones.

What is left out is not told, and does not count. Two kinds of limits both hold; of one kind, any
of those that are named.
"""

from collections.abc import Collection, Iterable
from typing import final

from checker.model.finding import Finding
from checker.model.report import SEVERITIES, Report, Story
from checker.model.since import Change, Seen, Since
from checker.values.named import NamedTuple


@final
class ReportPart(NamedTuple):
    """Which findings are asked for, by ids; what is empty limits nothing.

    Of ``sources``: findings that a claim of theirs bears on. ``severity``: the mildest one.
    """

    rules: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    severity: str = ""

    def __str__(self) -> str:
        named = {"rule": self.rules, "source": self.sources, "subject": self.subjects}
        options = [f"--{option} {name}" for option, names in named.items() for name in names]
        return " ".join([*options, *([f"--severity {self.severity}"] if self.severity else [])])

    def has(self, rule: str, severity: str, subject: str, sources: Collection[str]) -> bool:
        """Whether what has these is asked for."""
        return (
            (not self.rules or rule in self.rules)
            and (not self.subjects or subject in self.subjects)
            and (not self.sources or any(name in sources for name in self.sources))
            and (not self.severity or severity in self._severe)
        )

    @property
    def _severe(self) -> tuple[str, ...]:
        return SEVERITIES[: SEVERITIES.index(self.severity) + 1]

    def has_finding(self, finding: Finding) -> bool:
        """Whether a finding is asked for."""
        sources = {root.source for claim in finding.question.claims for root in claim.roots()}
        subject = finding.question.subject
        return self.has(finding.rule.id, finding.severity, subject, sources)

    def has_seen(self, seen: Seen) -> bool:
        """Whether a finding of an earlier report is asked for."""
        return self.has(seen.rule, seen.severity, seen.subject, seen.sources)


def part_of(report: Report, part: ReportPart) -> Report:
    """The report of a part of the findings; the claims, and how they were compared, stay whole.

    A rule that matches nothing is about no source and no subject.
    """
    findings = tuple(finding for finding in report.findings if part.has_finding(finding))
    kept = {finding.id for finding in findings}
    stories = (
        Story(tuple(finding for finding in story.findings if finding.id in kept))
        for story in report.stories
    )
    return report._replace(
        findings=findings,
        stories=tuple(story for story in stories if story.findings),
        not_applied=tuple(
            row
            for row in report.not_applied
            if part.has(row.rule.id, SEVERITIES[0] if row.blocks else "", "", ())
        ),
        since=report.since and _since(report.since, part, kept),
        part=str(part),
    )


def _since(since: Since, part: ReportPart, kept: Collection[str]) -> Since:
    def some(changes: Iterable[Change]) -> tuple[Change, ...]:
        return tuple(change for change in changes if change.finding.id in kept)

    return since._replace(
        new=some(since.new),
        changed=some(since.changed),
        known=tuple(name for name in since.known if name in kept),
        resolved=tuple(change for change in since.resolved if part.has_seen(change.finding)),
    )
