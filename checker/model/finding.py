"""The question that a check asks of a group of claims, and what is found."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple, final

from checker.model.fact import SEVERAL, Assumption, Fact, Qualifiers, roots_of
from checker.model.rule import Rule
from checker.model.vocabulary import Attribute
from checker.values.interval import Exact
from checker.values.kinds import Value
from checker.values.verdict import Relation, Verdict

if TYPE_CHECKING:
    from checker.model.waiver import Waiver


@final
class Question(NamedTuple):
    """What one check asks of one group of claims.

    ``facts`` are the claims in question; ``others`` the claims, and ``limits`` the values, that
    they are held against, where the check has such; ``assumes`` what the limits rest on;
    ``against`` what ``others`` are, in words, where they are about something else. ``voices``: by
    the id of an entity that is quoted, its name.
    """

    subject: str
    attribute: Attribute
    qualifiers: Qualifiers
    facts: tuple[Fact, ...]
    others: tuple[Fact, ...] = ()
    limits: tuple[Value, ...] = ()
    assumes: tuple[Assumption, ...] = ()
    against: str = ""
    voices: tuple[tuple[str, str], ...] = ()

    @property
    def claims(self) -> tuple[Fact, ...]:
        """All claims, on both sides."""
        return self.facts + self.others

    def __str__(self) -> str:
        """As rules write it: ``area(azerbaijan)``, ``area(azerbaijan,as_of:2016)``."""
        about = ",".join([self.subject, *map(":".join, self.qualifiers)])
        return f"{self.attribute.id}({about})"


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
class Gap(NamedTuple):
    """How far two claims are apart; ``unit`` is days, percentage points or the attribute's.

    Of two times of day it is hours, minutes or seconds, and ``days`` is the same in days.
    """

    amount: Exact
    unit: str
    days: Exact | None = None

    @property
    def size(self) -> Exact:
        """What gaps of one attribute are ordered by."""
        return self.amount if self.days is None else self.days


@final
class Position(NamedTuple):
    """Claims that can all be true together, and what they then say."""

    value: str
    facts: tuple[Fact, ...]

    @property
    def sources(self) -> tuple[str, ...]:
        """The sources that take it, in order, each once."""
        return tuple(dict.fromkeys(fact.source for fact in self.facts))

    @property
    def origins(self) -> frozenset[str]:
        """The independent origins of its claims; works of reference add none."""
        return frozenset().union(*(fact.origins for fact in self.facts))

    @property
    def quoted(self) -> bool:
        """Whether none but people whom documents quote take it."""
        return all(fact.said_by for fact in self.facts) and bool(self.facts)


@final
class Answer(NamedTuple):
    """What a check finds of a question, by exact arithmetic and from the question alone.

    ``witness``: two claims that cannot both be true. ``either``: claims that fit more than one
    position. ``message`` is one neutral sentence. ``reason`` says why it is undetermined,
    ``reconcile`` which other reading of one written precision would end a contradiction,
    ``unsettle`` which would end an agreement. ``torn`` names the voices, each as source and
    speaker, that contradict themselves. ``aside`` says what people who are quoted say apart from
    what documents contradict each other in.
    """

    relation: Relation
    message: str
    positions: tuple[Position, ...]
    either: tuple[Fact, ...] = ()
    witness: tuple[Fact, Fact] | None = None
    gap: Gap | None = None
    reason: str = ""
    reconcile: str = ""
    unsettle: str = ""
    torn: tuple[tuple[str, str], ...] = ()
    aside: str = ""

    @property
    def headline(self) -> tuple[Position, ...]:
        """The positions that a contradiction is about: where documents contradict each other in
        their own voices, those that they take."""
        own = tuple(position for position in self.positions if not position.quoted)
        return own if len(own) > 1 else self.positions

    @property
    def asides(self) -> tuple[Position, ...]:
        """The positions that only quoted people take, apart from those of the headline."""
        headline = self.headline
        if len(headline) == len(self.positions):
            return ()
        return tuple(position for position in self.positions if position.quoted)

    @property
    def verdict(self) -> Verdict:
        """The verdict that follows from the relation."""
        return self.relation.verdict


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
    def self_contradicting(self) -> tuple[str, ...]:
        """The sources of which one voice stands in two positions of a contradiction."""
        return tuple(dict.fromkeys(source for source, _ in self.torn))

    @property
    def torn(self) -> tuple[tuple[str, str], ...]:
        """The voices, each as source and speaker, that contradict themselves; no group of them."""
        return tuple(voice for voice in self.answer.torn if voice[1] != SEVERAL)

    @property
    def primary(self) -> Fact:
        """The stated claim to look at first: of a contradiction, one of its witnesses."""
        claims = self.answer.witness or self.question.claims
        stated = roots_of(claims)
        first = next(stated)
        return next((fact for fact in (first, *stated) if fact.origins), first)

    @property
    def assumes(self) -> tuple[Assumption, ...]:
        """What the finding assumes, each once; why the rule holds, first."""
        return self.assumes_of(self.question.claims)

    def assumes_of(self, claims: Iterable[Fact]) -> tuple[Assumption, ...]:
        """What it assumes of some of its claims alone, and why the rule holds."""
        why = (Assumption(self.rule.why, self.rule.place),) if self.rule.why else ()
        claimed = [
            assumed
            for fact in claims
            if fact.derivation is not None or fact.inferred
            for assumed in fact.assumes()
        ]
        found = (*why, *self.question.assumes, *claimed)
        return tuple(dict.fromkeys(found)) if len(found) > 1 else found
