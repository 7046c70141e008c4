"""Contradictions that rest on the same claims, told together, and in which order."""

from collections.abc import Collection, Sequence
from fractions import Fraction

from checker.model.fact import Fact, Facts
from checker.model.finding import Finding
from checker.model.report import SEVERITIES, Story
from checker.values.groups import Groups
from checker.values.interval import INFINITY, Bound
from checker.values.value import on_a_line
from checker.values.verdict import Verdict


def stories(findings: Sequence[Finding], facts: Facts) -> tuple[Story, ...]:
    """The contradictions, those that rest on one claim together; worst first.

    A claim that fits any position is not what a contradiction rests on, nor is a reference. What is
    waived is no story: it was told.
    """
    contradictions = [
        f for f in findings if f.verdict is Verdict.CONTRADICTION and f.waiver is None
    ]
    together = Groups(len(contradictions))
    first: dict[str, int] = {}
    joined: dict[str, int] = {}  # what was derived is looked into once
    for index, finding in enumerate(contradictions):
        for position in finding.answer.positions:
            for claim in position.facts:
                if claim.id in joined:
                    together.join(joined[claim.id], index)
                    continue
                for fact in claim.roots():
                    if not facts.is_reference(fact):
                        joined[claim.id] = index
                        together.join(first.setdefault(fact.id, index), index)
    found = (Story(tuple(contradictions[index] for index in group)) for group in together.all())
    return tuple(sorted(found, key=_worst))


def _worst(story: Story) -> tuple[int, bool, int, Bound, bool, int]:
    """By severity; then what stands without an inferred or a doubtful reading; then by independent
    origins on all sides, then by how far apart they are.

    Where that is the same, what one source says against itself comes first, then what has more
    cases.
    """
    findings = story.findings
    origins = max(
        sum(len(position.origins) for position in finding.answer.positions) for finding in findings
    )
    return (
        SEVERITIES.index(findings[0].severity),
        all(map(_is_doubtful, findings)),
        -origins,
        -max(map(_relative_gap, findings)),
        not any(finding.self_contradicting for finding in findings),
        -len(findings),
    )


def _is_doubtful(finding: Finding) -> bool:
    """Whether there would be no contradiction but for claims of which the reading is in doubt."""
    misread = {fact.id for fact, _ in finding.misread}
    sides = finding.answer.positions
    sure = sum(any(_is_sure(fact, misread) for fact in side.facts) for side in sides)
    return sure < min(2, len(sides))


def _is_sure(fact: Fact, misread: Collection[str]) -> bool:
    """Whether nothing that a claim rests on was inferred, misread, or read with doubt."""
    return not any(
        root.inferred
        or root.id in misread
        or (root.verified is not None and root.verified.read == "doubtful")
        for root in fact.roots()
    )


def _relative_gap(finding: Finding) -> Bound:
    """The gap between two witnesses, in widths of the wider: 0 for what lies on no line.

    Values that are exact have no width, nor has one without an end: theirs is taken as 1, a
    millisecond or a unit.
    """
    if finding.answer.witness is None or not finding.question.attribute.kind.on_a_line:
        return 0
    ours, theirs = (on_a_line(fact.value.possible) for fact in finding.answer.witness)
    gap = max(ours.lo, theirs.lo) - min(ours.hi, theirs.hi)
    widths = [span.hi - span.lo for span in (ours, theirs) if span.hi - span.lo < INFINITY]
    if not 0 < gap < INFINITY:
        return 0
    return Fraction(gap) / Fraction(max(widths, default=0) or 1)
