"""Which checks ranks decide, and what an engine must leave to the plain one all the same."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Final, final

from checker.model.fact import Fact
from checker.model.ranked import (
    Added,
    AgainstReference,
    AllAtOnce,
    Among,
    AmongThose,
    How,
    InOrder,
    Inside,
    NeverGoesBack,
    OfEach,
    OfNamed,
    OfNearestWhole,
    OneAtATime,
    OneEach,
    Ranked,
    Reckoned,
    Spread,
    Together,
)
from checker.model.rule import CheckKind, DerivationKind, Rule
from checker.model.untold import NotPicked
from checker.model.vocabulary import Attribute, Entities
from checker.tables.bindings import BoundGroup, asked_of, groups_of
from checker.tables.reckoning import ends_of
from checker.values.groups import Groups
from checker.values.named import NamedTuple
from checker.values.verdict import Relation

RELATIONS: Final = (Relation.EQUAL, Relation.REFINES, Relation.OVERLAPS, Relation.DISJOINT)
"""How a question may be answered without being asked, by the number of its class."""

ASKED: Final = 4
"""The class of what ranks do not decide."""


@final
class Wanted(NamedTuple):
    """What the plain engine is to be spared, and what it must see.

    ``told``: so many questions of each rule are built that plainly agree, and so many that plainly
    do not; ``every`` one of the latter is listed. ``stated``: subjects of claims in files;
    ``words``: what they call by name besides. ``waivers``: there are such, so that every
    contradiction is built; ``waived``: the ids of claims that they name. ``claims``: those of files
    that are held against others about other subjects. ``quotes``: claims have such, so that
    contradictions are not listed but built, too. ``doubted``: the subjects of claims that waivers
    name, and of whom somebody is quoted; they are ``stated``, too.
    """

    rules: Sequence[Rule]
    told: int
    every: bool
    stated: Sequence[str]
    words: Sequence[str]
    waivers: bool = False
    waived: Sequence[str] = ()
    claims: Sequence[Fact] = ()
    quotes: bool = False
    doubted: Sequence[str] = ()


@final
class Judged(NamedTuple):
    """What is asked of ranks, and all rules that ask it."""

    ranked: Ranked
    rules: tuple[Rule, ...]

    @property
    def surely(self) -> bool:
        """Whether claims that have nothing in common contradict each other, whatever they are."""
        return not isinstance(self.ranked, Together) or self.ranked.surely


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


@final
class Judging(NamedTuple):
    """How an engine judges.

    ``asked``: attributes of which every claim is judged one by one; ``about``: of attributes that
    are linked, the subjects of which every claim is. ``linked``: each attribute with
    a number that it shares with those that its claims are held against: they are built together, or
    not at all, and ranked on one line. ``bound``: the attributes that hang together by what is
    asked of all claims at once, by its number.
    """

    judged: tuple[Judged, ...]
    formulas: tuple[ReckonedFormula, ...]
    sums: tuple[AddedUp, ...]
    spreads: tuple[SpreadOut, ...]
    asked: frozenset[str]
    about: Mapping[int, frozenset[str]]
    linked: Mapping[str, int]
    bound: Mapping[int, tuple[BoundGroup, ...]]

    @property
    def reckons_jointly(self) -> bool:
        """Whether a formula binds claims that must all be true at once."""
        return any(one.formula is not None for some in self.bound.values() for one in some)

    @property
    def reckons(self) -> bool:
        """Whether anything is reckoned with."""
        return bool(self.formulas) or self.reckons_jointly

    @property
    def of_each(self) -> list[tuple[int, OfEach]]:
        """What is asked of each subject of a type, with its number."""
        return [
            (number, one.ranked)
            for number, one in enumerate(self.judged)
            if isinstance(one.ranked, OfEach)
        ]

    @property
    def along(self) -> list[tuple[str, str]]:
        """The attributes that rules follow along their times, with the qualifiers of these."""
        going = [one.ranked for one in self.judged]
        some = [one for one in going if isinstance(one, NeverGoesBack | OneAtATime)]
        return list(dict.fromkeys((one.attribute, one.along) for one in some))

    @property
    def of_wholes(self) -> frozenset[str]:
        """The attributes of which parts are held against their wholes."""
        asked = (one.ranked for one in self.judged)
        return frozenset(one.attribute for one in asked if isinstance(one, OfNearestWhole))

    @property
    def spread(self) -> frozenset[str]:
        """The attributes of which what is said of wholes holds for their parts."""
        return frozenset(one.spread.attribute for one in self.spreads)

    @property
    def kept_apart(self) -> Iterator[str]:
        """The attributes of which it is told where qualifiers keep claims from being held against
        those about another subject."""
        return (one.ranked.attribute for one in self.judged if isinstance(one.ranked, AmongThose))

    def compares(self, attribute: str) -> bool:
        """Whether some rule holds all claims about it against each other."""
        return any(
            isinstance(one.ranked, Together) and attribute in of(one.ranked, self.linked)
            for one in self.judged
        )


def of(ranked: Ranked, attributes: Iterable[str]) -> tuple[str, ...]:
    """The attributes whose claims are looked at."""
    if isinstance(ranked, Together | AgainstReference):
        return ranked.attributes or tuple(attributes)
    if isinstance(ranked, InOrder | Among):
        return ranked.first, ranked.then
    if isinstance(ranked, AmongThose):
        return ranked.attribute, ranked.then
    if isinstance(ranked, AllAtOnce):
        return tuple(dict.fromkeys(name for one in ranked.bound for name in one.attributes))
    return (ranked.attribute,)


def across(ranked: Ranked) -> str:
    """The attribute of which claims about one subject are held against those about others; empty
    where they are not."""
    if isinstance(ranked, OneEach | OfNearestWhole):
        return ranked.attribute
    return ranked.then if isinstance(ranked, AmongThose) else ""


def limits_of(judging: Judging, attributes: Iterable[str]) -> Iterable[Inside]:
    """What is asked of claims about some attributes, where it has limits."""
    some = set(attributes)
    for one in judging.judged:
        if isinstance(one.ranked, Inside) and one.ranked.attribute in some:
            yield one.ranked
    for group in chain.from_iterable(judging.bound.values()):
        yield from (limit for name, limit in group.limits.items() if name in some)


def judging(
    rules: Sequence[Rule],
    attributes: Mapping[str, Attribute],
    entities: Entities,
    *,
    reckons: bool,
) -> Judging:
    """What an engine decides, and what is asked; ``reckons``: it is trusted with arithmetic.

    Raises ``NotPicked`` of a rule that looks at all.
    """
    asked: set[str] = set()
    same: dict[tuple[type[Ranked], Ranked], list[Rule]] = {}
    about: dict[str, set[str]] = {}
    others: list[Rule] = []
    formulas: list[ReckonedFormula] = []
    sums: list[AddedUp] = []
    spreads: list[SpreadOut] = []
    for rule in rules:
        if isinstance(rule.kind, CheckKind):
            ranked = rule.kind.ranked(rule.does, attributes)
            if ranked is not None:
                # tuples with the same in them are the same, whatever they mean
                same.setdefault((type(ranked), ranked), []).append(rule)
                continue
        elif (added := _added(rule, attributes, entities)) is not None:
            sums.append(AddedUp(rule, added))
            continue
        elif not rule.mixes_sources:
            found = rule.kind.ranked(rule.does, attributes)
            if isinstance(found, Spread):
                spreads.append(SpreadOut(rule, found))
                continue
            if reckons and found is not None and ends_of(found, found.operands) is not None:
                formulas.append(ReckonedFormula(rule, found))
                continue
        others.append(rule)
    judged = [Judged(ranked, tuple(some)) for (_, ranked), some in same.items()]
    held = [one.ranked for one in judged]
    for ranked in held:
        if isinstance(ranked, OfEach):  # those that are declared are known whatever tables say
            own = (one.id for one in entities.by_id.values() if one.type == ranked.type)
            about.setdefault(ranked.attribute, set()).update(own)
    for ranked in held:
        if isinstance(ranked, OneEach | Among | AmongThose) and _hangs_on_more(
            ranked, rules, attributes
        ):
            asked.update(of(ranked, attributes))
        if isinstance(ranked, AmongThose):
            about.setdefault(ranked.then, set()).add(ranked.of)
    bound = {
        number: groups_of(ranked, attributes, reckons=reckons)
        for number, ranked in enumerate(held)
        if isinstance(ranked, AllAtOnce)
    }
    for number, groups in bound.items():
        asked |= asked_of(groups)
        named = _named_in(judged[number], rules, entities)
        for name in of(held[number], attributes) if named else ():
            about.setdefault(name, set()).update(named)
    anywhere = [
        rule
        for rule in rules
        if isinstance(rule.kind, DerivationKind) and rule.kind.bears_on(rule.does, entities) is None
    ]
    kept = _standing_apart(formulas, anywhere, held, attributes)
    decided = {one.rule.id for one in kept}
    others += [one.rule for one in formulas if one.rule.id not in decided]
    added_up = [one for one in sums if _adds_apart(one, sums, rules, held, attributes)]
    others += [one.rule for one in sums if one not in added_up]
    spread_out = [one for one in spreads if _spreads_apart(one, rules, held, attributes)]
    others += [one.rule for one in spreads if one not in spread_out]
    of_wholes = {one.attribute for one in held if isinstance(one, OfNearestWhole)}
    for rule in others:
        some = {*(rule.reads or attributes), *([rule.gives] if rule.derives else [])}
        bears_on = rule.kind.bears_on(rule.does, entities)
        if bears_on is None:
            if rule.finds_missing or not rule.reads:  # maybe of whom nothing is claimed
                raise NotPicked("a rule that looks at everything")
            asked |= some
            continue
        subjects = set(bears_on)
        if rule.gives in of_wholes:  # what follows of a whole bears on all that is part of it
            subjects = _with_hierarchies(subjects, entities)
        for name in some:
            about.setdefault(name, set()).update(subjects)
    read = {name for one in held for name in of(one, attributes)}
    read |= {name for rule in rules for name in rule.reads}
    asked.update(attributes.keys() - read)  # claims that no rule looks at are all named
    linked = _linked(attributes, held, kept)
    of_line: dict[int, set[str]] = {}
    for name, subjects in about.items():
        of_line.setdefault(linked[name], set()).update(subjects)
    all_asked = {linked[name] for name in asked}
    added_up = [one for one in added_up if linked[one.added.given] not in all_asked]
    refused = asked_with(
        added_up, lambda one: one.added.whole in of_line.get(linked[one.added.given], ())
    )
    for one in refused:
        for name, subject in one.added.cells:
            of_line.setdefault(linked[name], set()).add(subject)
    return Judging(
        tuple(judged),
        tuple(one for one in kept if linked[one.reckoned.gives] not in all_asked),
        tuple(one for one in added_up if one not in refused),
        tuple(one for one in spread_out if linked[one.spread.attribute] not in all_asked),
        frozenset(name for name, number in linked.items() if number in all_asked),
        {line: frozenset(subjects) for line, subjects in of_line.items() if subjects},
        linked,
        bound,
    )


def _with_hierarchies(subjects: set[str], entities: Entities) -> set[str]:
    """Some subjects with all that they are part of, and all that is part of them."""
    wholes: set[str] = set()
    for one in subjects:
        for whole in entities.above(one):
            if whole in wholes:
                break
            wholes.add(whole)
    parts, stack = set(subjects), list(subjects)
    while stack:
        more = [part for part in entities.parts.get(stack.pop(), ()) if part not in parts]
        parts.update(more)
        stack += more
    return parts | wholes


def _named_in(judged: Judged, rules: Iterable[Rule], entities: Entities) -> set[str]:
    """The subjects that rules bear on which speak of no others, and are asked of together."""
    ranked = judged.ranked
    assert isinstance(ranked, AllAtOnce)
    ids = {one.rule for one in ranked.bound if isinstance(one.binding, OfNamed)}
    found: set[str] = set()
    for rule in rules:
        if rule.id in ids:
            found.update(rule.kind.bears_on(rule.does, entities) or ())
    return found


def _hangs_on_more(
    ranked: Ranked, rules: Iterable[Rule], attributes: Mapping[str, Attribute]
) -> bool:
    """Whether which claims are held against which hangs on times, or on what is concluded about
    other subjects."""
    some = [attributes[name] for name in of(ranked, attributes)]
    concluded = any(rule.derives and rule.gives == across(ranked) for rule in rules)
    itself = isinstance(ranked, Among) and ranked.first == ranked.then
    timed = itself and any(one.times for one in some)
    return concluded or timed


def _standing_apart(
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
    # all that must be true at once is what is stated
    some = [one for one in judged if not isinstance(one, AllAtOnce)]
    asked = [one for one in some if gives in of(one, attributes)]
    return bool(asked) and all(isinstance(one, Together) for one in asked)


def _added(rule: Rule, attributes: Mapping[str, Attribute], entities: Entities) -> Added | None:
    """The sum that a rule is, for each source."""
    if rule.mixes_sources or not isinstance(rule.kind, DerivationKind):
        return None
    return rule.kind.added(rule.does, attributes, entities)


def _adds_apart(
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
    some = [ranked for ranked in judged if not isinstance(ranked, AllAtOnce)]
    asked = [ranked for ranked in some if gives in of(ranked, attributes)]
    return bool(asked) and all(isinstance(ranked, Together | Inside) for ranked in asked)


def _spreads_apart(
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


def _linked(
    attributes: Iterable[str], judged: Iterable[Ranked], formulas: Iterable[ReckonedFormula]
) -> dict[str, int]:
    """Each attribute with a number that it shares with those that its claims are held against."""
    places = {name: place for place, name in enumerate(attributes)}
    together = Groups(len(places))
    for one in judged:
        if isinstance(one, InOrder | Among):
            together.join(places[one.first], places[one.then])
        if isinstance(one, AllAtOnce):
            for bound in one.bound:
                if not isinstance(bound.binding, OfNamed):
                    for name in bound.attributes:
                        together.join(places[bound.attributes[0]], places[name])
    for formula in formulas:
        for name in formula.reckoned.operands:
            together.join(places[name], places[formula.reckoned.gives])
    return {name: together.of(place) for name, place in places.items()}
