"""The claims of a story: who says what, what was derived from them, and what that assumes."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from sys import maxsize

from checker.model.fact import Assumption, Fact
from checker.model.finding import Finding
from checker.model.place import Place
from checker.model.question import Position
from checker.model.report import counted
from checker.telling.pen import few
from checker.telling.phrases import CLAIM, Named, Phrases, capital
from checker.values.gap import gap_text, measured

MOST_OPEN = 3
"""The most assumptions that stand open beside a finding; more are folded."""

EITHER = maxsize
"""The side of claims that fit several positions: it comes last."""


def cases(say: Phrases, findings: Sequence[Finding]) -> Iterator[str]:
    """One row a subject."""
    positions = positions_of(findings)
    rows = [
        [
            say.pen.text(capital(say.report.entities.label(finding.question.subject))),
            " ↔ ".join(few([say.pen.text(p.value) for p in positions(finding)])),
            say.pen.text(apart([finding])),
        ]
        for finding in findings
    ]
    yield from say.pen.table(["of", "positions", "apart"], rows)


def apart(findings: Sequence[Finding]) -> str:
    """How far apart the claims of findings are; the least that it may be, where a claim is wide."""
    gaps = sorted((f.answer.gap for f in findings if f.answer.gap), key=lambda gap: gap.size)
    if not gaps:
        return ""
    least, most = gaps[0], gaps[-1]
    gap_words = gap_text(most)
    if not least.amount:
        return f"up to {gap_words}" if most.amount else gap_words
    if gap_text(least) != gap_words:
        alike = least.days is None and least.unit == most.unit
        return f"{gap_text(least._replace(unit='') if alike else least)} to {gap_words}"
    return measured(most._replace(least=any(gap.least for gap in gaps)))


def claims(say: Phrases, findings: Sequence[Finding]) -> Iterator[str]:
    """Every claim of the story once: what is said, by whom, in what words, where."""
    by_sides: dict[tuple[int, ...], list[Fact]] = {}
    by_claim = list(told_of(findings))
    for fact, sides in by_claim:
        by_sides.setdefault(tuple(sorted(sides)), []).append(fact)
    named = naming(say, [fact for fact, _ in by_claim])
    most = max(len(finding.answer.positions) for finding in findings)
    rows = [
        [f"{say.pen.side(', '.join(side_name(side, most) for side in sides))} {claim}", *row]
        for sides, facts in sorted(by_sides.items())
        for claim, *row in say.rows(facts, named)
    ]
    yield from say.pen.table(CLAIM, rows)


def side_name(side: int, most: int) -> str:
    """What a side is called in a table of claims that take up to ``most`` sides."""
    if side != EITHER:
        return str(side)
    return "both" if most == 2 else "several"


def told_of(findings: Sequence[Finding]) -> Iterable[tuple[Fact, list[int]]]:
    """Every claim of a story once, and the sides that it takes: 1, 2, ..., ``EITHER``.

    A claim about a whole that was handed to its parts is what the source says.
    """
    by_claim: dict[str, tuple[Fact, list[int]]] = {}
    positions = positions_of(findings)
    for finding in findings:
        sides = [(n, p.facts) for n, p in enumerate(positions(finding), 1)]
        for side, facts in [*sides, (EITHER, finding.answer.either)]:
            for fact in map(source_of, facts):
                of = by_claim.setdefault(fact.id, (fact, []))[1]
                if side not in of:
                    of.append(side)
    return by_claim.values()


def naming(say: Phrases, facts: Sequence[Fact]) -> Named:
    """What tells claims apart by what they are about: nothing, their subject, or the whole."""
    if len({fact.attribute for fact in facts}) > 1:
        return say.about
    return say.subject if len({fact.subject for fact in facts}) > 1 else lambda fact: ""


def assumptions(say: Phrases, assumed: Sequence[Assumption]) -> Iterator[str]:
    """What no document says and the findings rest on; the same said in several places, once."""
    places: dict[str, list[Place]] = {}
    for assumption in assumed:
        places.setdefault(assumption.text, []).append(assumption.place)
    rows = [
        f"{say.pen.text(text)} ({', '.join(few(say.several(some)))})"
        for text, some in places.items()
    ]
    if not rows:
        return
    if len(rows) <= MOST_OPEN:
        yield from say.pen.paragraph(["This assumes, where no document says so:"])
        yield from say.pen.points(rows)
    else:
        summary = f"This rests on {counted(len(rows), 'assumption')}"
        yield from say.pen.folded(summary, say.pen.points(rows))


def source_of(fact: Fact) -> Fact:
    """What a source says, where a claim only hands that on; else the claim."""
    if len(fact.root_ids) > 1:
        return fact
    (root,) = fact.roots()
    return root if root.attribute == fact.attribute and fact.as_written else fact


def positions_of(findings: Sequence[Finding]) -> Callable[[Finding], list[Position]]:
    """Gives the positions of each; first those with a claim that all of the findings rest on."""

    if len(findings) == 1:
        return lambda finding: list(finding.answer.positions)

    def roots(positions: Sequence[Position]) -> frozenset[str]:
        return frozenset[str]().union(*(f.root_ids for p in positions for f in p.facts))

    shared = roots(findings[0].answer.positions)
    for finding in findings[1:]:
        shared &= roots(finding.answer.positions)

    def ordered(finding: Finding) -> list[Position]:
        return sorted(
            finding.answer.positions, key=lambda position: shared.isdisjoint(roots([position]))
        )

    return ordered
