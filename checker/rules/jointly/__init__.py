"""``jointly``: can all that documents claim be true at once, if some rules hold?

    check: {jointly: {rules: [truce_from_days_later, built_before_opened]}}

Claims that fit pair by pair can be impossible together: one text says that fighting began on
2 April, another that a truce came four days later, a third that it came on 12 April. The rules are
formulas, sums, orders and the like, by their ids. What they say holds between all claims about
their subjects, of whichever documents; what is found is a minimal set: without any one of
its claims nothing would be impossible.

Differences of dates are decided completely, in whole days; other arithmetic by intervals, which
finds no contradiction where there is none, and does not find each that there is. Only
what documents say in their own voice takes part, and what works of reference say where no document
says anything. A set that holds a contradiction which another check has found is not told again.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final, final

from checker.model.constraint import WHOLE, Scope
from checker.model.fact import Fact, Facts, roots_of
from checker.model.judgement import gap_between, sides_of
from checker.model.question import Answer, Position, Question
from checker.model.ranked import AllAtOnce, Bound, InOrder, Inside, Reckoned
from checker.model.report import counted
from checker.model.rule import (
    Cell,
    CheckKind,
    DerivationKind,
    Found,
    Parameters,
    Rule,
    Schema,
    mapping,
)
from checker.model.timed import one_moment_of, times_of
from checker.model.vocabulary import Attribute
from checker.rules.jointly.components import Component, Search, components
from checker.rules.jointly.proof import Clash, prove
from checker.values.gap import apart
from checker.values.named import NamedTuple
from checker.values.value import Value
from checker.values.verdict import Relation

MOST_STEPS: Final = 6
"""So many steps are told in one sentence."""

UNDECIDED = "whether all of its claims can be true at once is more than interval arithmetic tells"
TOLD_ALREADY = "some of its claims contradict each other already, as other findings tell"
UNPROVEN = "its claims cannot all be true at once, though no single thing shows it"
NEVER = "its rules cannot all hold, whatever is claimed: mend one of them"


@final
class Jointly(NamedTuple):
    """All claims can be true at once under ``rules``, which are ``of`` once they are known."""

    rules: tuple[str, ...]
    of: tuple[Rule, ...] = ()


def schema() -> Schema:
    """Its parameters, as YAML has them."""
    properties = {
        "rules": {
            "description": "The ids of the formulas, sums, orders and the like that hold.",
            "type": "array",
            "minItems": 1,
            "items": {"$ref": "#/$defs/id"},
        }
    }
    return mapping("All claims can be true at once, if some rules hold.", properties, ["rules"])


def read(given: Parameters) -> Jointly:
    """Its parameters; what the ids stand for is known when all rules are read."""
    return Jointly(given.names("rules"))


def rules(rule: Jointly) -> tuple[str, ...]:
    """The ids of the rules that hold."""
    return rule.rules


def bound(rule: Jointly, of: Sequence[Rule]) -> Jointly:
    """The same with these rules."""
    return rule._replace(of=tuple(of))


def reads(rule: Jointly) -> tuple[str, ...]:
    """All attributes that its rules are about."""
    return tuple(dict.fromkeys(_attributes(rule)))


def _attributes(rule: Jointly) -> Iterator[str]:
    for held in rule.of:
        yield from held.reads
        if isinstance(held.kind, DerivationKind):
            yield held.gives


def names(rule: Jointly) -> Iterator[str]:
    """The entities that its rules name."""
    for held in rule.of:
        yield from held.kind.names(held.does)


def questions(rule: Jointly, facts: Facts) -> Iterator[Question]:
    """One for each set that is found, and for each component in which there is none."""
    return ask_last(rule, facts, Found(lambda _: frozenset()))


def ask_last(rule: Jointly, facts: Facts, found: Found) -> Iterator[Question]:
    """The same, where some contradictions are told already."""
    scope = Scope(facts, _attributes(rule))
    every: list[Question] = []
    for component in components(rule.of, scope):
        search = Search(component, found)
        asked: dict[str, Question] = {}
        for core in search.sets():
            clash = prove(component, core)
            if clash is None:
                search.unproven = True
                continue
            question = _question(component, clash)
            asked.setdefault(str(question), question)
        every += asked.values()
        if not asked and component.documents(range(len(component.facts))):
            every += _in_peace(component, search)
    yield from _without_their_times(every)


def _without_their_times(questions: Sequence[Question]) -> Iterator[Question]:
    """Questions whose names know no time, so that they survive an edited date.

    Where one thing is asked of at several times, that is so of the first in which something was
    found, and its time tells each other from it.
    """
    apart = [question._replace(qualifiers=question.facts[0].apart) for question in questions]
    first: dict[str, int] = {}
    found = [bool(question.others or question.limits) for question in questions]
    for number in sorted(range(len(questions)), key=lambda number: not found[number]):
        first.setdefault(str(apart[number]), number)
    for number, question in enumerate(questions):
        yield apart[number] if first[str(apart[number])] == number else question


def held_together(rule: Jointly, facts: Facts) -> Iterator[list[Cell]]:
    """The things of each component; of all, where the time of day of one bears on others."""
    scope = Scope(facts, _attributes(rule))
    groups = [[thing[:2] for thing in component.things] for component in components(rule.of, scope)]
    if scope.by_the_clock:
        groups = [[cell for group in groups for cell in group]]
    yield from groups


def _question(component: Component, clash: Clash) -> Question:
    """What is asked of two claims that cannot both be true."""
    attribute, subject, qualifiers = component.things[clash.thing]
    limits = () if clash.limit is None else (clash.limit,)
    others = () if clash.other is None else (clash.other,)
    return Question(
        subject, component.attributes[attribute], qualifiers, (clash.fact,), others, limits
    )


def _in_peace(component: Component, search: Search) -> Iterator[Question]:
    """What is asked of the claims of a component in which no set was found."""
    facts = component.facts
    if len(facts) < 2:
        return
    first = next(
        thing
        for stated in component.stated
        for thing in stated.constraint.things
        if thing in component.scope.claims
    )
    doubt = ""
    if search.impossible:
        doubt = NEVER
    elif search.unproven:
        doubt = UNPROVEN
    elif search.some_known:
        doubt = TOLD_ALREADY
    elif not component.system.can_be(range(len(facts))):
        doubt = UNDECIDED
    attribute, subject, qualifiers = first
    yield Question(subject, component.attributes[attribute], qualifiers, tuple(facts), doubt=doubt)


def ranked(rule: Jointly, attributes: Mapping[str, Attribute]) -> AllAtOnce:
    """What its rules set between claims, as far as they say so."""
    return AllAtOnce(tuple(_bound(held, attributes) for held in rule.of))


def _bound(held: Rule, attributes: Mapping[str, Attribute]) -> Bound:
    binding = held.kind.binds(held.does, attributes)
    if isinstance(binding, InOrder):
        named: tuple[str, ...] = (binding.first, binding.then)
    elif isinstance(binding, Reckoned):
        named = (binding.gives, *binding.operands)
    elif isinstance(binding, Inside):
        named = (binding.attribute,)
    else:
        named = tuple(dict.fromkeys((*held.reads, *([held.gives] if held.derives else []))))
    return Bound(held.id, named, binding)


def answer(_: Jointly, question: Question) -> Answer:
    """Hold what follows against what is claimed, or against what is possible at all."""
    found = _answered(question)
    when = times_of(question.facts[:1])
    assumes = one_moment_of(list(roots_of(question.claims)))
    return found._replace(
        message=f"{when}: {found.message}" if when else found.message,
        positions=tuple(
            position._replace(time=times_of(position.facts)) for position in found.positions
        ),
        assumes=assumes if found.relation is Relation.DISJOINT else (),
    )


def _answered(question: Question) -> Answer:
    attribute, facts = question.attribute, question.facts
    if not question.others and not question.limits:
        many = counted(len(facts), "claim")
        if question.doubt:
            position = Position(many, facts)
            return Answer(Relation.UNKNOWN, question.doubt, (position,), reason=question.doubt)
        words = f"all {many} can be true at once"
        return Answer(Relation.OVERLAPS, words, (Position(words, facts),))
    (fact,) = facts
    if question.limits:
        return _against_limit(question, fact, question.limits[0])
    (other,) = question.others
    compared = attribute.compare([fact.value.possible, other.value.possible])
    gap = gap_between(attribute, compared.gap, (fact, other))
    message = f"{_because(question, fact)}, but {_because(question, other)}"
    sides = (*sides_of(attribute, (fact,)), *sides_of(attribute, (other,)))
    return Answer(
        Relation.DISJOINT,
        message + (f", {apart(gap)}" if gap else ""),
        sides,
        witness=(fact, other),
        gap=gap,
        torn=_torn(question),
    )


def _against_limit(question: Question, fact: Fact, limit: Value) -> Answer:
    """Hold what follows against all that the thing can be."""
    attribute = question.attribute
    compared = attribute.compare([fact.value.possible, limit.possible])
    gap = gap_between(attribute, compared.gap, (fact,))
    why = _because(question, fact)
    if limit.text == WHOLE:
        message = f"{why}, which is no whole number"
    else:
        message = f"{why}, but {attribute.told(limit)}" + (f", {apart(gap)}" if gap else "")
    allowed = Position(limit.text if limit.text == WHOLE else attribute.told(limit), ())
    sides = (allowed, *sides_of(attribute, (fact,)))
    return Answer(Relation.DISJOINT, message, sides, gap=gap, torn=_torn(question))


def _because(question: Question, fact: Fact) -> str:
    """What a claim says; of one that follows, the steps that lead to it, the first ones first."""
    steps = [step.derivation.arithmetic for step in fact.steps() if step.derivation is not None]
    if not steps:
        return question.attribute.told(fact.value)
    steps = list(dict.fromkeys(reversed(steps)))
    if len(steps) > MOST_STEPS:
        steps = [*steps[: MOST_STEPS - 1], f"{len(steps) - MOST_STEPS} more steps", steps[-1]]
    return "; ".join(steps)


def _torn(question: Question) -> tuple[tuple[str, str], ...]:
    """The document that contradicts itself, where all of the set is what one says."""
    voices = {(root.source, root.said_by) for root in roots_of(question.claims)}
    return tuple(voices) if len(voices) == 1 else ()


KIND = CheckKind(
    schema,
    read,
    reads,
    questions,
    answer,
    names=names,
    rules=rules,
    bound=bound,
    held_together=held_together,
    ask_last=ask_last,
    ranked=ranked,
    words=(
        ("together", "jointly"),
        ("consistent", "jointly"),
        ("satisfiable", "jointly"),
        ("all_true", "jointly"),
    ),
)
