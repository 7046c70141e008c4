"""What a derivation concludes from: a few claims of one source."""

from typing import NamedTuple, final

from checker.model.fact import SEVERAL, Assumption, Derivation, Fact, Qualifiers
from checker.model.judgement import written
from checker.model.rule import Rule
from checker.model.vocabulary import Attribute
from checker.values.kinds import Value, compare
from checker.values.verdict import Relation


@final
class Operand(NamedTuple):
    """One thing that goes into a derivation, and the claims that ``source`` makes of it.

    They are several where a source says it more than once. ``name`` is how a person would call it.
    """

    name: str
    attribute: Attribute
    facts: tuple[Fact, ...]

    def value(self) -> Value | None:
        """What all of its claims allow; ``None`` where they contradict each other."""
        first = self.facts[0].value
        if len(self.facts) == 1:
            return first
        comparison = compare(self.attribute.kind, [fact.value.possible for fact in self.facts])
        if comparison.relation in (Relation.DISJOINT, Relation.UNKNOWN):
            return None
        for fact in self.facts:
            if fact.value.possible == comparison.common:
                return fact.value
        return Value(written(self.attribute, comparison.common), comparison.common)  # type: ignore[arg-type]


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
        sources = {fact.source for fact in operand.facts}
        if sources != {self.source}:
            return f"the works of reference contradict each other on {operand.name}"
        voices = {fact.said_by for fact in operand.facts}
        if len(voices) > 1 or SEVERAL in voices:
            return f"voices in {self.source} contradict each other on {operand.name}"
        return f"{self.source} contradicts itself on {operand.name}"


@final
class Conclusion(NamedTuple):
    """What a derivation concludes; ``partial``: only a bound, from an incomplete sum."""

    value: Value
    arithmetic: str = ""
    partial: bool = False


@final
class NoValue(NamedTuple):
    """Why a derivation concludes nothing."""

    reason: str


def derived(rule: Rule, given: Inputs, concluded: Conclusion) -> Fact:
    """The derived fact: its origins are those of what goes in, its voice too if they share one."""
    facts = given.facts
    voices = {fact.said_by for fact in facts if fact.source == given.source}
    why = Assumption(rule.why or rule.title, rule.place)
    return Fact(
        id=f"{given.source}.{given.subject}.{given.attribute.id}[{rule.id}]",
        source=given.source,
        subject=given.subject,
        attribute=given.attribute.id,
        value=concluded.value,
        place=rule.place,
        origins=frozenset().union(*(fact.origins for fact in facts)),
        qualifiers=given.qualifiers,
        said_by=voices.pop() if len(voices) == 1 else SEVERAL if voices else "",
        partial=concluded.partial,
        derivation=Derivation(
            rule.id, facts, (why, *given.assumes), concluded.arithmetic, given.note
        ),
    )
