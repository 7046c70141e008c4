"""Which checks ranks decide, and what an engine must leave to the plain one all the same."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Final, final

from checker.model.fact import Fact
from checker.model.ranked import (
    AllAtOnce,
    Among,
    AmongThose,
    InOrder,
    Inside,
    NeverGoesBack,
    OfEach,
    OfNamed,
    OfNearestWhole,
    OneAtATime,
    OneEach,
    Ranked,
    Spread,
    Together,
)
from checker.model.rule import CheckKind, DerivationKind, Rule
from checker.model.untold import NotPicked
from checker.model.vocabulary import Attribute, Entities
from checker.tables.about import across, of
from checker.tables.bindings import BoundGroup, asked_of, groups_of
from checker.tables.concluded import (
    AddedUp,
    ReckonedFormula,
    SpreadOut,
    adds_apart,
    asked_with,
    spreads_apart,
    standing_apart,
    sum_of,
)
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
        elif (added := sum_of(rule, attributes, entities)) is not None:
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
    kept = standing_apart(formulas, anywhere, held, attributes)
    decided = {one.rule.id for one in kept}
    others += [one.rule for one in formulas if one.rule.id not in decided]
    added_up = [one for one in sums if adds_apart(one, sums, rules, held, attributes)]
    others += [one.rule for one in sums if one not in added_up]
    spread_out = [one for one in spreads if spreads_apart(one, rules, held, attributes)]
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
    parts, stack = set(subjects), list(subjects)
    while stack:
        more = [part for part in entities.parts.get(stack.pop(), ()) if part not in parts]
        parts.update(more)
        stack += more
    return parts | entities.all_above(subjects)


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
