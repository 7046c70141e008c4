"""Why some claims cannot all be true: what follows from them, step by step, until two differ.

Each step is a derived claim, as those of derivations are: it knows what it rests on, its rule and
its arithmetic. So whoever tells of derived claims tells of these.
"""

from collections.abc import Iterator, Sequence
from math import floor
from typing import Final, final

from checker.model.constraint import WHOLE, as_value, can_be_told
from checker.model.fact import ACROSS, Assumption, Derivation, Fact, claim_id
from checker.model.rule import Rule
from checker.rules.jointly.components import Component
from checker.values.constraints.condition import EVERYTHING, narrowed
from checker.values.constraints.propagation import Core
from checker.values.constraints.system import Bounded, System
from checker.values.hashes import blake2b
from checker.values.interval import Interval, intersection, point, whole_numbers
from checker.values.named import NamedTuple
from checker.values.value import Value

MOST_STEPS: Final = 4000
"""So many steps are tried until a proof is given up."""


@final
class Known(NamedTuple):
    """What is known of a thing: an interval, and the claim that says so; none where it is only
    natural."""

    span: Interval
    fact: Fact | None = None


@final
class Clash(NamedTuple):
    """Two claims about one thing that cannot both be true, of which the other may be a limit."""

    thing: int
    fact: Fact
    other: Fact | None = None
    limit: Value | None = None


def prove(component: Component, core: Core) -> Clash | None:
    """The clash that a minimal set leads to; ``None`` where no single thing shows it."""
    return _Proof(component, core).run() or _round_in_a_circle(component, core)


@final
class _Proof:
    def __init__(self, component: Component, core: Core) -> None:
        self.component = component
        self.claims = core.claims
        self.conditions = core.conditions
        self.known = [Known(variable.natural) for variable in component.system.variables]
        self.made = 0

    def run(self) -> Clash | None:
        """Take the claims, then conclude as rules are written, and else the other way round."""
        for number in self.claims:
            variable, span = self.component.system.claims[number]
            clash = self._learn(variable, span, self.component.facts[number])
            if clash is not None:
                return clash
        while self.made < MOST_STEPS:
            before = self.made
            for forward in (True, False):
                for clash in self._round(forward=forward):
                    return clash
                if self.made > before:
                    break
            else:
                return None
        return None

    def _round(self, *, forward: bool) -> Iterator[Clash]:
        """Conclude once from each condition."""
        for number in self.conditions:
            stated = self.component.stated[number]
            gives = stated.constraint.gives
            its = self.component.system.conditions[number][1]
            for target in range(len(its)) if not forward else [gives] * (gives >= 0):
                before = self.made
                clash = self._conclude(number, its, target)
                if clash is not None:
                    yield clash
                if self.made > before and not forward:
                    return

    def _conclude(self, number: int, its: Sequence[int], target: int) -> Clash | None:
        """What one of the things of a condition must be, by all others."""
        stated = self.component.stated[number]
        variable = its[target]
        spans = [EVERYTHING if v == variable else self.known[v].span for v in its]
        found = narrowed(stated.constraint.condition, spans)
        if found is None or found[target] == EVERYTHING:
            return None
        span = found[target]
        old = self.known[variable]
        common = intersection(old.span, span)
        whole = self.component.system.whole[variable]
        if common is not None and (whole_numbers(common) if whole else common) == old.span:
            return None
        used = dict.fromkeys(v for v in its if v != variable)
        facts = tuple(fact for v in used if (fact := self.known[v].fact) is not None)
        texts = [self._name(v, its) if v == variable else self._told(v, its) for v in its]
        if whole and (integers := whole_numbers(span)) is not None:
            span = integers
        attribute = self.component.attributes[self.component.things[variable][0]]
        if not can_be_told(span, attribute):
            return None
        value = as_value(span, attribute)
        words = stated.constraint.words(texts, target, attribute.told(value))
        fact = self.derived(variable, value, stated.rule, facts, words)
        return self._learn(variable, span, fact)

    def _learn(self, variable: int, span: Interval, fact: Fact) -> Clash | None:
        """Take note of what a claim says of a thing; or why that cannot be."""
        old = self.known[variable]
        attribute = self.component.attributes[self.component.things[variable][0]]
        whole = self.component.system.whole[variable]
        common = intersection(old.span, span)
        self.made += 1
        if common is None:
            if old.fact is None:
                return Clash(variable, fact, limit=as_value(old.span, attribute))
            return _clash(variable, old.fact, fact)
        integers = whole_numbers(common) if whole else common
        if integers is None:
            if old.fact is not None and whole_numbers(span) is not None:
                return _clash(variable, old.fact, fact)
            assert not isinstance(common.lo, float)
            return Clash(variable, fact, limit=Value(WHOLE, point(floor(common.lo))))
        if integers == old.span:
            return None
        if old.fact is None or integers == (whole_numbers(span) if whole else span):
            self.known[variable] = Known(integers, fact)
            return None
        value = as_value(integers, attribute)
        rule = self._rule_of(fact, old.fact)
        both = f"{attribute.told(old.fact.value)} and {attribute.told(fact.value)}: "
        words = f"{both}{attribute.told(value)}"
        together = self.derived(variable, value, rule, (old.fact, fact), words)
        self.known[variable] = Known(integers, together)
        return None

    def _rule_of(self, *facts: Fact) -> Rule:
        """The rule of the first of some claims that was concluded; else that of any condition."""
        by = {each.rule.id: each.rule for each in self.component.stated}
        for fact in facts:
            if fact.derivation is not None:
                return by[fact.derivation.rule]
        return self.component.stated[self.conditions[0]].rule

    def _told(self, variable: int, among: Sequence[int]) -> str:
        """What is known of a thing, in words; its name where that is nothing."""
        known = self.known[variable]
        if known.fact is None:
            return self._name(variable, among)
        attribute = self.component.attributes[self.component.things[variable][0]]
        return attribute.told(known.fact.value)

    def _name(self, variable: int, among: Sequence[int]) -> str:
        """What a thing is called; without its subject, where all others have the same."""
        things = self.component.things
        if len({things[each][1] for each in among}) > 1:
            return self.component.scope.name(things[variable])
        return self.component.attributes[things[variable][0]].label

    def derived(
        self, variable: int, value: Value, rule: Rule, facts: tuple[Fact, ...], words: str
    ) -> Fact:
        """A step, as a claim that follows."""
        attribute, subject, qualifiers = self.component.things[variable]
        roots = {root.id: root for fact in facts for root in fact.roots()}
        behind = list(roots.values()) or [self.component.facts[self.claims[0]]]
        sources = dict.fromkeys(root.source for root in behind)
        source = next(iter(sources))
        named = "\0".join([rule.id, words, *sorted(roots)])
        mark = blake2b(named.encode(), digest_size=3).hexdigest()
        return Fact(
            id=f"{claim_id(source, subject, attribute)}[{rule.id}]#{mark}",
            source=source,
            subject=subject,
            attribute=attribute,
            value=value,
            place=rule.place,
            origins=frozenset().union(*(root.origins for root in roots.values())),
            qualifiers=qualifiers,
            times=next((root.times for root in behind if root.qualifiers == qualifiers), ()),
            said_by=ACROSS if len(sources) > 1 else "",
            derivation=Derivation.of(
                rule.id,
                facts,
                value,
                (Assumption(rule.why or rule.title, rule.place),),
                words,
            ),
        )


def _clash(variable: int, old: Fact, new: Fact) -> Clash:
    """Two claims against each other: what follows first, and what follows from nothing as a
    limit."""
    first, then = (old, new) if new.stated else (new, old)
    if not old.stated and not new.stated:
        first, then = old, new
    if not first.root_ids:
        first, then = then, first
    if not then.root_ids:
        return Clash(variable, first, limit=then.value)
    return Clash(variable, first, then)


def _round_in_a_circle(component: Component, core: Core) -> Clash | None:
    """The clash of claims that say how far things lie apart of which nobody says where they lie.

    Wherever one of them lies, what the others say leaves of a claim's thing what it does.
    """
    found = (_with_one_apart(component, core, number) for number in core.claims)
    return next((clash for clash in found if clash is not None), None)


def _with_one_apart(component: Component, core: Core, number: int) -> Clash | None:
    """One claim against all others."""
    system, scope = component.system, component.scope
    variable, claimed = system.claims[number]
    thing = component.things[variable]
    attribute = component.attributes[thing[0]]
    stated = [component.stated[condition] for condition in core.conditions]
    others = [other for other in core.claims if other != number]
    for condition in core.conditions:
        its = system.conditions[condition][1]
        moments = [v for v in its if system.variables[v].moment]
        if variable not in its or not moments:
            continue
        anchored = System(
            system.variables,
            [system.conditions[each] for each in core.conditions],
            [*(system.claims[other] for other in others), Bounded(moments[0], point(0))],
        )
        left = anchored.settled(range(len(core.claims)))
        if left is None or intersection(left[variable], claimed) is not None:
            continue
        value = as_value(left[variable], attribute)
        words = [
            each.constraint.words(
                [scope.name(t) for t in each.constraint.things], max(each.constraint.gives, 0), ""
            )
            for each in stated
        ]
        facts = tuple(component.facts[other] for other in others)
        arithmetic = f"{'; '.join(words)}: {attribute.told(value)}"
        proof = _Proof(component, core)
        follows = proof.derived(variable, value, stated[0].rule, facts, arithmetic)
        return _clash(variable, follows, component.facts[number])
    return None
