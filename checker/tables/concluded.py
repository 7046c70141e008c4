"""What derivations conclude that an engine can tell on its own, and when it stands apart.

It does where nothing else is concluded of what it reads or gives, and nothing is asked of it but
what can be told without the claims.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import final

from checker.model.ranked import (
    Added,
    AllAtOnce,
    How,
    InOrder,
    Inside,
    Ranked,
    Reckoned,
    Spread,
    Together,
)
from checker.model.rule import DerivationKind, Rule
from checker.model.vocabulary import Attribute, Entities
from checker.tables.about import of
from checker.values.named import NamedTuple


@final
class ReckonedFormula(NamedTuple):
    """What a derivation concludes; ``roots``: all attributes that it rests on, by way of other
    formulas, too."""

    rule: Rule
    reckoned: Reckoned
    roots: frozenset[str] = frozenset()


@final
class AddedUp(NamedTuple):
    """What a derivation concludes that takes parts together."""

    rule: Rule
    added: Added


@final
class SpreadOut(NamedTuple):
    """What a derivation concludes of parts that is said of their wholes."""

    rule: Rule
    spread: Spread


def standing_apart(
    formulas: Sequence[ReckonedFormula],
    rules: Iterable[Rule],
    judged: Sequence[Ranked],
    attributes: Mapping[str, Attribute],
) -> list[ReckonedFormula]:
    """The formulas that an engine reckons, each behind those that it reads from, with their roots.

    What such a formula reads or gives is concluded by no other of the derivations ``rules``, which
    are about whichever subject, nor is what it gives read by one; and of its results nothing is
    asked but what can be told of them.
    """
    left = [one for one in formulas if not any(attributes[name].holds_at for name in _own(one))]
    while True:
        known = {one.rule.id for one in left}
        others = [rule for rule in rules if rule.id not in known]
        found = [
            one
            for one in _with_roots(left)
            if sum(other.reckoned.gives == one.reckoned.gives for other in left) == 1
            and not any(
                rule.gives in _own(one) or one.reckoned.gives in rule.reads for rule in others
            )
            and _of_one_time(one, attributes)
            and all(_tells(one, left, ranked, attributes) for ranked in judged)
        ]
        if len(found) == len(left):
            return found
        left = found


def _own(formula: ReckonedFormula) -> frozenset[str]:
    """What a formula gives and reads."""
    return frozenset((formula.reckoned.gives, *formula.reckoned.operands))


def _with_roots(formulas: Sequence[ReckonedFormula]) -> list[ReckonedFormula]:
    """The formulas, each behind those that it reads from."""
    waiting, found = list(formulas), dict[str, ReckonedFormula]()
    while waiting:
        gives = {one.reckoned.gives for one in waiting}
        ready = [one for one in waiting if gives.isdisjoint(one.reckoned.operands)]
        if not ready:  # those that read each other: a corpus has none
            return []
        for one in ready:
            waiting.remove(one)
            roots = set(one.reckoned.operands)
            for name in one.reckoned.operands:
                roots |= found[name].roots if name in found else set()
            found[one.reckoned.gives] = one._replace(roots=frozenset(roots))
    return list(found.values())


def _of_one_time(formula: ReckonedFormula, attributes: Mapping[str, Attribute]) -> bool:
    """Whether claims of any of its attributes that hold for the same speak of one time."""
    some = [attributes[name] for name in _own(formula)]
    dated = {name for one in some for name in one.times}
    return all(dated.intersection(one.qualifiers) <= set(one.times) for one in some)


def _tells(
    formula: ReckonedFormula,
    formulas: Iterable[ReckonedFormula],
    ranked: Ranked,
    attributes: Mapping[str, Attribute],
) -> bool:
    """Whether what is asked of the results of a formula can be told without them: whether they fit
    what is claimed, lie within limits, or are in order with what no formula has to do with."""
    gives = formula.reckoned.gives
    asked = of(ranked, attributes)
    # all that must be true at once is what is stated
    if gives not in asked or isinstance(ranked, AllAtOnce | Together | Inside):
        return True
    if not isinstance(ranked, InOrder):
        return False
    (other,) = {*asked} - {gives} or {gives}
    concluded = {one.reckoned.gives for one in formulas}
    return other not in concluded and other not in formula.roots


def _only_together(
    gives: str, judged: Iterable[Ranked], attributes: Mapping[str, Attribute]
) -> bool:
    """Whether claims about an attribute are held together, and nothing else is asked of them."""
    asked = _asked_of(gives, judged, attributes)
    return bool(asked) and all(isinstance(one, Together) for one in asked)


def _asked_of(
    gives: str, judged: Iterable[Ranked], attributes: Mapping[str, Attribute]
) -> list[Ranked]:
    """What is asked of claims about an attribute, those that are concluded too: all but what must
    be true at once, which is what is stated."""
    some = [one for one in judged if not isinstance(one, AllAtOnce)]
    return [one for one in some if gives in of(one, attributes)]


def sum_of(rule: Rule, attributes: Mapping[str, Attribute], entities: Entities) -> Added | None:
    """The sum that a rule is, for each source."""
    if rule.mixes_sources or not isinstance(rule.kind, DerivationKind):
        return None
    return rule.kind.added(rule.does, attributes, entities)


def adds_apart(
    one: AddedUp,
    sums: Sequence[AddedUp],
    rules: Iterable[Rule],
    judged: Iterable[Ranked],
    attributes: Mapping[str, Attribute],
) -> bool:
    """Whether nothing else is concluded of what a sum is about, or from it, but sums of other
    wholes, which see nothing of each other, and numbers of parts, which go by what is stated; and
    that is held together with what is claimed, or within limits."""
    gives, counts = one.added.given, one.added.how is How.NUMBER
    others = set()
    for other in sums:
        alike = other.added.how is one.added.how and not counts
        if other.added.given == gives:
            apart = alike and other.added.whole != one.added.whole
        else:
            apart = other.added.how is How.NUMBER
        others |= {other.rule.id} if apart else set()
    for rule in rules:
        touches = rule.derives and gives in (rule.gives, *rule.reads)
        if rule is not one.rule and touches and rule.id not in others:
            return False
    own = [attributes[name] for name, _ in one.added.cells[:2]]
    if one.added.how is not How.SUM and any(each.times or each.holds_at for each in own):
        return False
    asked = _asked_of(gives, judged, attributes)
    return bool(asked) and all(isinstance(ranked, Together | Inside) for ranked in asked)


def spreads_apart(
    one: SpreadOut,
    rules: Iterable[Rule],
    judged: Iterable[Ranked],
    attributes: Mapping[str, Attribute],
) -> bool:
    """Whether nothing else is concluded of what spreads, or from it, and that is held together with
    what is claimed, whenever it is."""
    attribute = one.spread.attribute
    for rule in rules:
        if rule is not one.rule and rule.derives and attribute in (rule.gives, *rule.reads):
            return False
    holds_at = attributes[attribute].holds_at
    return not holds_at and _only_together(attribute, judged, attributes)


def asked_with(sums: Sequence[AddedUp], is_asked: Callable[[AddedUp], bool]) -> list[AddedUp]:
    """The sums that are asked, and those of which the whole is part of what these add up."""
    found: list[AddedUp] = []
    more = [one for one in sums if is_asked(one)]
    while more:
        found += more
        inside = {cell for one in more for cell in one.added.cells[1:]}
        left = (one for one in sums if one not in found)
        more = [one for one in left if one.added.cells[0] in inside]
    return [one for one in sums if one in found]
