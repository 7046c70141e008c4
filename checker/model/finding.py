"""What is found: the answer to a question, stamped with the rule that asks it."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Final, final

from checker.model.fact import ACROSS, SEVERAL, Assumption, Fact, roots_of
from checker.model.question import Answer, Question
from checker.model.rule import Rule
from checker.values.named import NamedTuple
from checker.values.verdict import Verdict

if TYPE_CHECKING:
    from checker.model.waiver import Waiver

MOST_BEHIND: Final = 40
"""The most facts behind the claims of a question that are told with it."""


def with_inputs(claims: Iterable[Fact]) -> tuple[Sequence[Fact], tuple[Fact, ...]]:
    """Claims and all that they rest on, each once.

    Where that is more than :data:`MOST_BEHIND`, which a report would repeat with every question
    about one part of a sum: the claims alone; and those of them that are derived.
    """
    waiting = {fact.id: fact for fact in claims}
    asked = tuple(waiting.values())
    most = len(asked) + MOST_BEHIND
    queue = list(asked)
    for fact in queue:
        if fact.derivation is None:
            continue
        if len(fact.derivation.rests_on) > most:
            return asked, tuple(one for one in asked if one.derivation is not None)
        for behind in fact.derivation.rests_on:
            if behind.id not in waiting:
                waiting[behind.id] = behind
                queue.append(behind)
        if len(waiting) > most:
            return asked, tuple(one for one in asked if one.derivation is not None)
    return queue, ()


@final
class Misread(NamedTuple):
    """A stated claim whose value its own quote does not carry, and what the quote has instead."""

    fact: Fact
    why: str


@final
class Finding(NamedTuple):
    """The answer to a question, stamped with its rule, severity and id.

    The id is a hash of rule, subject, attribute and qualifiers: it names the question, and
    survives edits of the answers. The severity of an agreement is ``none``. One with a ``waiver``
    does not count for the exit code.
    """

    id: str
    rule: Rule
    severity: str
    question: Question
    answer: Answer
    misread: tuple[Misread, ...] = ()
    """Claims of a contradiction that are errors of extraction: it is no conflict of sources."""
    waiver: "Waiver | None" = None
    hint: str = ""
    """The slip that may lie behind a contradiction, in a sentence."""

    def __repr__(self) -> str:
        told = f"{self.verdict.value}, {self.rule.id}, {self.question}: {self.answer.message}"
        return f"<Finding {self.id}: {told}>"

    @property
    def verdict(self) -> Verdict:
        """What was found."""
        return self.answer.relation.verdict

    @property
    def origins(self) -> frozenset[str]:
        """The independent origins that take a position in it."""
        return frozenset().union(*(position.origins for position in self.answer.positions))

    @property
    def of_several_origins(self) -> bool:
        """Whether more than one of them does."""
        first: frozenset[str] = frozenset()
        for position in self.answer.positions:
            for fact in position.facts:
                if not fact.origins <= first:
                    if first or len(fact.origins) > 1:
                        return True
                    first = fact.origins
        return False

    @property
    def self_contradicting(self) -> tuple[str, ...]:
        """The sources of which one voice stands in two positions of a contradiction."""
        return tuple(dict.fromkeys(source for source, _ in self.torn))

    @property
    def torn(self) -> tuple[tuple[str, str], ...]:
        """The voices, each as source and speaker, that contradict themselves; no group of them."""
        return tuple(voice for voice in self.answer.torn if voice[1] not in (SEVERAL, ACROSS))

    @property
    def primary(self) -> Fact:
        """The stated claim to look at first: of a contradiction, one of its witnesses."""
        claims = self.answer.witness or self.bearing
        stated = roots_of(claims)
        first = next(stated)
        return next((fact for fact in (first, *stated) if fact.origins), first)

    @property
    def bearing(self) -> tuple[Fact, ...]:
        """The claims that it is about: where each has a limit of its own, as the day on which its
        source was published, those of a contradiction that do not keep to it; else all."""
        question = self.question
        if not question.has_own_limits or self.verdict is not Verdict.CONTRADICTION:
            return question.claims
        return tuple(fact for position in self.answer.positions for fact in position.facts)

    @property
    def assumes(self) -> tuple[Assumption, ...]:
        """What the finding assumes, each once; why the rule holds, first."""
        return self.assumes_of(self.bearing)

    def assumes_of(self, claims: Iterable[Fact]) -> tuple[Assumption, ...]:
        """What it assumes of some of its claims alone, and why the rule holds."""
        why = (Assumption(self.rule.why, self.rule.place),) if self.rule.why else ()
        claimed = [
            assumed
            for fact in claims
            if fact.derivation is not None or fact.inferred or fact.times
            for assumed in fact.assumes()
        ]
        found = (*why, *self.question.assumes, *self.answer.assumes, *claimed)
        return tuple(dict.fromkeys(found)) if len(found) > 1 else found
