"""What is computed, as a tree: every value with all that it may be, and what it was made of."""

from collections.abc import Iterator, Sequence
from typing import Final

from checker.model.fact import ACROSS, Fact, roots_of
from checker.model.finding import Finding
from checker.model.line import shortened
from checker.model.report import answered, counted
from checker.telling.claims import EITHER, source_of, told_of
from checker.telling.pen import listed
from checker.telling.phrases import CLAIM, Phrases
from checker.telling.sides import alike
from checker.telling.tree import Branch

MOST_TREES: Final = 6
"""The most trees of one story."""

MOST_BELOW: Final = 12
"""The most branches of one branch; how many more there are, it says."""

MOST_BRANCHES: Final = 60
"""The most branches of one story together: what is below the last is told in the table."""

LONGEST: Final = 120
"""The most characters of one line."""


def computed(say: Phrases, findings: Sequence[Finding]) -> Iterator[str]:
    """What computed claims were computed from, as a tree, and the words behind it."""
    claims = {
        claim.id: claim
        for finding in findings
        for claim in finding.question.claims
        if source_of(claim).derivation is not None
    }
    if not claims:
        return
    branches = trees(say, findings)
    if branches:
        yield from say.pen.tree("How what is computed comes about:", branches)
    roots = list(roots_of(claims.values()))
    rows = say.rows(roots)
    yield from say.pen.folded(
        f"{counted(len(roots), 'claim')} behind what is computed", say.pen.table(CLAIM, rows)
    )


def trees(say: Phrases, findings: Sequence[Finding]) -> list[tuple[int, Branch]]:
    """A tree for each side that was computed, and a branch for each that was not, with the number
    that it has in the tables of its question; of questions in which nothing is computed there are
    none.

    Documents that compute alike share one.
    """
    drawing = _Drawing(say)
    made_alike: dict[tuple[int, Branch], dict[str, None]] = {}
    for group in alike(findings):
        with_sides = [(fact, min(sides)) for fact, sides in told_of(group)]
        if all(fact.as_written for fact, _ in with_sides):
            continue
        for fact, side in sorted(with_sides, key=lambda with_side: with_side[1]):
            if side != EITHER:
                branch = drawing.branch(fact, "" if fact.said_by == ACROSS else fact.source)
                sources = made_alike.setdefault((side, branch), {})
                sources.update(dict.fromkeys(fact.told_in))
    grown: list[tuple[int, Branch]] = []
    for (side, branch), sources in made_alike.items():
        if len(grown) == MOST_TREES:
            left = counted(len(made_alike) - MOST_TREES, "more value")
            grown.append((side, Branch((f"{left}, as the table below says",))))
            break
        head, *lines = branch.lines
        names = listed([str(say.names[name]) for name in sources])
        grown.append((side, Branch((head, f"in {names}", *lines), branch.below)))
    return grown


class _Drawing:
    """Makes branches of claims, up to so many."""

    def __init__(self, say: Phrases) -> None:
        self.say = say
        self.left = MOST_BRANCHES

    def branch(self, fact: Fact, source: str) -> Branch:
        """A claim that a claim of ``source`` rests on, and what it rests on itself."""
        report = self.say.report
        about = report.about(fact.attribute, fact.subject, fact.qualifiers)
        as_written, possible = report.told(fact), report.as_read(fact, always=True)
        is_span = not fact.as_written and " to " in as_written  # it says so itself
        words = (
            as_written if is_span or possible in ("", as_written) else f"{as_written} ({possible})"
        )
        elsewhere = fact.source != source and fact.said_by != ACROSS
        origin = f", in {self.say.names[fact.source]}" if elsewhere else ""
        head = shortened(answered(about, words), LONGEST) + origin
        derivation = fact.derivation
        if derivation is None or fact.as_written:
            return Branch((head,))
        below = []
        for claim in derivation.rests_on[:MOST_BELOW]:
            if self.left > 0:
                self.left -= 1
                below.append(self.branch(claim, source))
        if len(derivation.rests_on) > len(below):
            below.append(Branch((f"{len(derivation.rests_on) - len(below)} more",)))
        how = [
            shortened(text, LONGEST) for text in (derivation.arithmetic, derivation.note) if text
        ]
        return Branch((head, *how), tuple(below))
