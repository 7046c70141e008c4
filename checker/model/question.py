"""The question that a check asks of a group of claims, and the answer to it."""

from collections.abc import Sequence
from typing import final

from checker.model.fact import Assumption, Fact, Qualifiers
from checker.model.vocabulary import Attribute
from checker.values.gap import Gap
from checker.values.named import NamedTuple
from checker.values.value import Value
from checker.values.verdict import Relation, Verdict


@final
class Question(NamedTuple):
    """What one check asks of one group of claims.

    ``facts`` are the claims in question; ``others`` the claims, and ``limits`` the values, that
    they are held against, where the check has such; ``assumes`` what the limits rest on;
    ``against`` what ``others`` are, in words, where they are about something else. ``voices``: by
    the id of an entity that is quoted, its name. ``doubt``: why the claims cannot be judged, where
    that was found out when they were selected. ``qualifiers`` are those that are no time: each
    claim has its own. ``undated`` claims about the same thing say of no time and are not held
    against ``facts``, which do. ``brief``: nobody asks which reading would end a contradiction, and
    which voices are in it.
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
    doubt: str = ""
    undated: tuple[Fact, ...] = ()
    brief: bool = False

    @property
    def has_own_limits(self) -> bool:
        """Whether each of ``facts`` has a limit of its own, as the day on which its source was
        published: ``limits`` has these in the same order. Else a limit is one for all."""
        return bool(self.limits and self.against)

    def about(self, places: Sequence[int]) -> "Question":
        """The question about some of ``facts`` alone, by their places, each with what it is held
        against."""
        facts = tuple(self.facts[place] for place in places)
        if not self.has_own_limits:
            return self._replace(facts=facts)
        return self._replace(facts=facts, limits=tuple(self.limits[place] for place in places))

    @property
    def claims(self) -> tuple[Fact, ...]:
        """All claims, on both sides."""
        return self.facts + self.others if self.others else self.facts

    def __str__(self) -> str:
        """As rules write it: ``area(azerbaijan)``, ``area(azerbaijan,as_of:2016)``."""
        about = ",".join([self.subject, *map(":".join, self.qualifiers)])
        return f"{self.attribute.id}({about})"


@final
class Position(NamedTuple):
    """Claims that can all be true together, and what they then say, of which ``time``, in words."""

    value: str
    facts: tuple[Fact, ...]
    time: str = ""

    @property
    def told(self) -> str:
        """What they say, and of which time."""
        return f"{self.value} {self.time}" if self.time else self.value

    @property
    def sources(self) -> tuple[str, ...]:
        """The sources that take it, in order, each once; of what follows from several, these."""
        return tuple(dict.fromkeys(source for fact in self.facts for source in fact.told_in))

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
    what documents contradict each other in. ``assumes`` is what only the answer rests on, such as
    that two claims mean one moment of a year. ``leading`` is how many of the positions, the first
    ones, are of the time that it is about first, where claims contradict each other at several
    times; else 0.
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
    assumes: tuple[Assumption, ...] = ()
    leading: int = 0

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
    def sides(self) -> dict[str, int]:
        """By the ids of claims the position that each takes, from 1."""
        return {
            fact.id: number
            for number, position in enumerate(self.positions, 1)
            for fact in position.facts
        }

    @property
    def verdict(self) -> Verdict:
        """The verdict that follows from the relation."""
        return self.relation.verdict
