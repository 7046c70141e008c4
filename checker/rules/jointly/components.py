"""Claims and constraints that bear on each other, as variables and conditions."""

from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, final

from checker.model.constraint import Constraint, Scope, Thing, in_numbers, natural
from checker.model.fact import Fact
from checker.model.rule import Found, Rule
from checker.model.vocabulary import Attribute
from checker.values.constraints.propagation import Core
from checker.values.constraints.system import Bounded, System, Variable
from checker.values.groups import Groups
from checker.values.named import NamedTuple
from checker.values.verdict import Relation

MOST_TRIED: Final = 64
"""So many selections of the claims of one component are asked of, at most."""

MOST_SIDES: Final = 4
"""So many of the sides that documents take on one thing are tried with all others."""


@final
class Stated(NamedTuple):
    """A constraint, and the rule that sets it."""

    rule: Rule
    constraint: Constraint


@final
class Component:
    """Things that constraints hang together, and the claims about them.

    ``things`` are the variables of ``system`` by their number, ``facts`` its claims, ``stated``
    its conditions.
    """

    def __init__(self, things: Sequence[Thing], stated: Sequence[Stated], scope: Scope) -> None:
        """All of it, in order."""
        self.things = things
        self.stated = stated
        self.facts = [fact for thing in things for fact in scope.claims.get(thing, ())]
        self.attributes: Mapping[str, Attribute] = scope.attributes
        self.scope = scope
        place = {thing: number for number, thing in enumerate(things)}
        self.of = [place[fact.attribute, fact.subject, fact.qualifiers] for fact in self.facts]
        self.system = System(
            [_variable(scope.attributes[thing[0]]) for thing in things],
            [
                (each.constraint.condition, tuple(place[t] for t in each.constraint.things))
                for each in stated
            ],
            self._claims(),
        )

    def _claims(self) -> list[Bounded]:
        """The claims in numbers; where one was converted, no end is left open (see ``meets``)."""
        spans = [in_numbers(f.value.possible, self.attribute(f)) for f in self.facts]
        if any(getattr(fact.value.possible, "scale", "") for fact in self.facts):
            spans = [span.widened(0) for span in spans]
        return [Bounded(variable, span) for variable, span in zip(self.of, spans, strict=True)]

    def attribute(self, fact: Fact) -> Attribute:
        """What a claim is about."""
        return self.attributes[fact.attribute]

    def documents(self, numbers: Sequence[int]) -> bool:
        """Whether some of these claims are a document's."""
        return any(self.facts[number].origins for number in numbers)

    def alike(self) -> list[frozenset[int]]:
        """For each claim, all that say the same of the same thing."""
        saying: dict[tuple[int, object], list[int]] = {}
        for number, (variable, fact) in enumerate(zip(self.of, self.facts, strict=True)):
            saying.setdefault((variable, fact.value.possible), []).append(number)
        found = {number: frozenset(some) for some in saying.values() for number in some}
        return [found[number] for number in range(len(self.facts))]

    def torn(self) -> list[list[tuple[int, ...]]]:
        """Of each thing whose claims contradict each other, the sides that they take."""
        about: dict[int, list[int]] = {}
        for number, variable in enumerate(self.of):
            about.setdefault(variable, []).append(number)
        found = []
        for numbers in about.values():
            if len(numbers) == 1:
                continue
            attribute = self.attribute(self.facts[numbers[0]])
            compared = attribute.compare([self.facts[n].value.possible for n in numbers])
            if compared.relation is Relation.DISJOINT:
                found.append([tuple(numbers[i] for i in side) for side in compared.positions])
        return found


def _variable(attribute: Attribute) -> Variable:
    kind = attribute.kind
    return Variable(natural(attribute), whole=kind.whole, moment=kind.dated)


def _stated(rules: Sequence[Rule], scope: Scope) -> list[Stated]:
    """The constraints that rules set between the things that are known so far."""
    stated: list[Stated] = []
    for rule in rules:
        assert rule.kind.constrain is not None
        stated += (Stated(rule, constraint) for constraint in rule.kind.constrain(rule.does, scope))
    return stated


def components(rules: Sequence[Rule], scope: Scope) -> Iterator[Component]:
    """All things that some constraint is about, with what hangs together with them, in order."""
    stated = _stated(rules, scope)
    while scope.reach(thing for each in stated for thing in each.constraint.things):
        stated = _stated(rules, scope)
    places: dict[Thing, int] = {}
    for each in stated:
        for thing in each.constraint.things:
            places.setdefault(thing, len(places))
    together = Groups(len(places))
    for each in stated:
        first, *others = each.constraint.things
        for other in others:
            together.join(places[first], places[other])
    things: dict[int, list[Thing]] = {}
    for thing, place in places.items():
        things.setdefault(together.of(place), []).append(thing)
    constraints: dict[int, list[Stated]] = {}
    for each in stated:
        constraints.setdefault(together.of(places[each.constraint.things[0]]), []).append(each)
    for group, members in things.items():
        if any(thing in scope.claims for thing in members):
            yield Component(members, constraints[group], scope)


@final
class Search:
    """Looks in a component for minimal sets of claims that cannot all be true.

    Of those that it finds no two share a claim. A set that is ``known`` is not told: none that
    holds a contradiction which another check found, be it between other documents that say the
    same, and none about one thing alone, which is what `agree` is for. ``some_known`` says whether
    there is any such, ``impossible`` whether the constraints cannot hold at all, ``unproven``
    whether a set was found of which it is not seen why.
    """

    def __init__(self, component: Component, found: Found) -> None:
        """Nothing is looked for yet."""
        self.component = component
        self.found = found
        self.torn = component.torn()
        self.alike = component.alike()
        self.some_known = bool(self.torn)
        self.impossible = False
        self.unproven = False

    def sets(self) -> Iterator[Core]:
        """The sets, each with conditions that it cannot meet."""
        system = self.component.system
        waiting = deque(self._selections())
        seen: set[frozenset[int]] = set()
        used: set[int] = set()
        while waiting and len(seen) < MOST_TRIED:
            some = waiting.popleft() - used
            if some in seen:
                continue
            seen.add(some)
            core = system.contradiction(some)
            if core is None:
                continue
            known = self._known_in(core)  # for which nobody asks what could be left out
            if not known:
                core = system.minimal(core)
                if not core.claims:
                    self.impossible = True
                    return
                known = self._known_in(core) if self._can_be_told(core) else core.claims
            if known:
                self.some_known = True
                waiting.extend(some - self.alike[claim] for claim in known)
            else:
                yield core
                used.update(core.claims)
                waiting.appendleft(some)

    def _can_be_told(self, core: Core) -> bool:
        return bool(core.conditions) and self.component.documents(core.claims)

    def _known_in(self, core: Core) -> Sequence[int]:
        """The claims of a set that are a known contradiction, or say the same as one's."""
        alike = frozenset[int]().union(*(self.alike[claim] for claim in core.claims))
        facts = self.component.facts
        known = self.found.among(frozenset(facts[number].id for number in alike))
        return [
            claim
            for claim in core.claims
            if any(facts[number].id in known for number in self.alike[claim])
        ]

    def _selections(self) -> Iterator[frozenset[int]]:
        """Those without what is waived first, so that this hides nothing; then with it."""
        facts = self.component.facts
        waived = {n for n, fact in enumerate(facts) if fact.id in self.found.waived}
        selections = list(self._one_sided())
        if waived:
            yield from (some - waived for some in selections)
        yield from selections

    def _one_sided(self) -> Iterator[frozenset[int]]:
        """All claims; of things on which documents take sides, one side at a time."""
        everything = frozenset(range(len(self.component.facts)))
        aside = {number for sides in self.torn for side in sides for number in side}
        about = {self.component.of[number] for number in aside}
        rest = frozenset(n for n in everything if self.component.of[n] not in about)
        if not self.torn:
            yield everything
            return
        most = max(map(len, self.torn))
        for turn in range(min(most, MOST_SIDES)):
            yield rest.union(*(sides[min(turn, len(sides) - 1)] for sides in self.torn))
        for split, sides in enumerate(self.torn[:MOST_SIDES]):
            for side in sides[1:MOST_SIDES]:
                chosen = [
                    side if number == split else others[0]
                    for number, others in enumerate(self.torn)
                ]
                yield rest.union(*chosen)
