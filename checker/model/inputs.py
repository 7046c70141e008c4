"""What a derivation concludes from: a few claims of one source."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final, final

from checker.model.fact import ACROSS, SEVERAL, Assumption, Fact, Qualifiers
from checker.model.line import and_more
from checker.model.vocabulary import Attribute, Entities
from checker.values.interval import hull
from checker.values.named import NamedTuple
from checker.values.value import Value, on_a_line
from checker.values.verdict import Relation

MOST_VALUES: Final = 4
"""How many values of a claim that contradicts itself are named."""


@final
class Operand(NamedTuple):
    """One thing that goes into a derivation, and the claims that ``source`` makes of it.

    They are several where a source says it more than once. ``name`` is how a person would call it.
    """

    name: str
    attribute: Attribute
    facts: tuple[Fact, ...]

    @classmethod
    def of(cls, name: str, attribute: Attribute, facts: Sequence[Fact]) -> "Operand":
        """From all that a source claims of it; where whom it quotes contradicts it, from what it
        says itself."""
        own = tuple(fact for fact in facts if fact.said_by in ("", ACROSS))
        if own and len(own) < len(facts):
            comparison = attribute.compare([fact.value.possible for fact in facts])
            if comparison.relation is Relation.DISJOINT:
                return cls(name, attribute, own)
        return cls(name, attribute, tuple(facts))

    def value(self) -> Value | None:
        """What all of its claims allow; ``None`` where they contradict each other.

        Where it is one voice that contradicts itself, and so the claim is doubtful, the value is
        one of those or between them: what follows from it cannot be a contradiction that followed
        from none of them.
        """
        first = self.facts[0].value
        if len(self.facts) == 1:
            return first
        comparison = self.attribute.compare([fact.value.possible for fact in self.facts])
        if comparison.relation is Relation.DISJOINT:
            return self._between()
        if comparison.relation is Relation.UNKNOWN:
            return None
        for fact in self.facts:
            if fact.value.possible == comparison.common:
                return fact.value
        return self.attribute.value(comparison.common)

    def _between(self) -> Value | None:
        """From the least to the greatest that one voice says of a thing on a line."""
        voices = {(fact.source, fact.said_by) for fact in self.facts}
        if len(voices) > 1 or not {SEVERAL, ACROSS}.isdisjoint(voice for _, voice in voices):
            return None
        if not self.attribute.kind.on_a_line:
            return None
        span = hull(on_a_line(fact.value.possible) for fact in self.facts)
        return self.attribute.value(self.attribute.kind.along(span))


@final
class Inputs(NamedTuple):
    """The operands of one conclusion, about one subject, for one source.

    ``missing`` says what the source does not report and the whole has (an incomplete sum);
    ``note`` what was left out on purpose; ``unstated`` which operand nobody states.
    """

    source: str
    subject: str
    attribute: Attribute
    qualifiers: Qualifiers
    operands: tuple[Operand, ...]
    missing: str = ""
    note: str = ""
    unstated: str = ""
    assumes: tuple[Assumption, ...] = ()

    @property
    def facts(self) -> tuple[Fact, ...]:
        """All claims that go in."""
        return tuple(fact for operand in self.operands for fact in operand.facts)

    def torn(self, operand: Operand) -> str:
        """Why an operand has no value: its claims do not go together."""
        if self.source == ACROSS:
            return f"documents contradict each other on {operand.name}"
        sources = {fact.source for fact in operand.facts}
        if sources != {self.source}:
            return f"the works of reference contradict each other on {operand.name}"
        voices = {fact.said_by for fact in operand.facts}
        if len(voices) > 1 or SEVERAL in voices:
            return f"voices in {self.source} contradict each other on {operand.name}"
        return f"{self.source} contradicts itself on {operand.name}"


@final
class Conclusion(NamedTuple):
    """What a derivation concludes; ``partial``: only a bound, since it
    comes from an incomplete sum."""

    value: Value
    arithmetic: str = ""
    partial: bool = False


@final
class NoValue(NamedTuple):
    """Why a derivation concludes nothing."""

    reason: str


def doubtful(
    facts: Iterable[Fact], attributes: Mapping[str, Attribute], entities: Entities
) -> dict[str, Assumption]:
    """By its id, each stated claim of a voice that says something else of the same thing, too.

    What is derived from such a claim assumes that it holds.
    """
    said: dict[tuple[str, str, str, str, Qualifiers], list[Fact]] = {}
    for fact in facts:
        asked = (fact.source, fact.said_by, fact.subject, fact.attribute, fact.qualifiers)
        said.setdefault(asked, []).append(fact)
    found: dict[str, Assumption] = {}
    for (source, _, subject, name, _), claims in said.items():
        if len(claims) == 1:
            continue
        attribute = attributes[name]
        possible = [fact.value.possible for fact in claims]
        if attribute.compare(possible).relation is not Relation.DISJOINT:
            continue
        values = list(dict.fromkeys(attribute.told(fact.value) for fact in claims))
        told = and_more(values, MOST_VALUES, " and ")
        about = f"{attribute.label} of {entities.label(subject)}"
        doubt = f"a doubtful claim holds: {source} says {told} of one thing, {about}"
        found.update((fact.id, Assumption(doubt, fact.place)) for fact in claims)
    return found
