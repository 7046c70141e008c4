"""What a reader can do about a contradiction. No step takes a side."""

from collections.abc import Iterator, Sequence

from checker.model.finding import Finding
from checker.telling.pen import few
from checker.telling.phrases import Phrases


def what_to_do(say: Phrases, findings: Sequence[Finding]) -> Iterator[str]:
    """One paragraph: where to look, what may be wrong, and how to settle it."""
    steps = "; ".join(_steps(say, findings))
    ids = [finding.id for finding in findings]
    every = f" (or {', '.join(few(list(map(say.pen.code, ids[1:]))))})" if ids[1:] else ""
    explain = say.pen.code(f"checker explain {ids[0]}")
    yield from say.pen.paragraph(
        [
            f"{say.pen.strong('What to do:')} {steps}.",
            f"All that bears on it: {explain}{every}.",
        ]
    )


def _steps(say: Phrases, findings: Sequence[Finding]) -> Iterator[str]:
    misread = {fact.id: fact for finding in findings for fact, _ in finding.misread}
    if misread:
        links = ", ".join(few(say.several(fact.place for fact in misread.values())))
        yield f"mend the value or the quote ({links})"
    torn = dict.fromkeys(source for finding in findings for source in finding.self_contradicting)
    if torn:
        names = few(list(map(say.pen.code, torn)))
        yield f"ask which of the passages is meant in {' and in '.join(names)}"
    elif not misread:
        heard = dict.fromkeys(
            position.sources[0]
            for finding in findings
            for position in finding.answer.positions
            if position.sources
        )
        yield f"read the quotes in {' and in '.join(few(list(map(say.pen.code, heard))))}"
    if any(finding.answer.reconcile for finding in findings):
        yield "ask whether the reading that would reconcile them is meant"
    if any(finding.hint for finding in findings):
        yield "see whether the hint fits"
    if any(fact.derivation for finding in findings for fact in finding.question.claims):
        yield "ask whether what is assumed holds"
