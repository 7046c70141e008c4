"""Which checks ranks decide, and what an engine must leave to the plain one all the same."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple, final

from checker.model.groups import Groups
from checker.model.ranked import InOrder, Inside, Ranked, Together
from checker.model.rule import CheckKind, Rule
from checker.model.untold import NotPicked
from checker.model.vocabulary import Attribute, Entities


@final
class Wanted(NamedTuple):
    """What the plain engine is to be spared, and what it must see.

    ``told``: so many questions of each rule are built that plainly agree, and so many that plainly
    do not; ``every`` one of the latter is listed. ``stated``: subjects of claims in files;
    ``words``: what they call by name besides. ``least``: the bytes from which on it is worth while.
    """

    rules: Sequence[Rule]
    told: int
    every: bool
    stated: Sequence[str]
    words: Sequence[str]
    least: int = 0


@final
class Judged(NamedTuple):
    """What is asked of ranks, and all rules that ask it."""

    ranked: Ranked
    rules: tuple[Rule, ...]


@final
class Judging(NamedTuple):
    """How an engine judges.

    ``asked``: attributes of which every claim is judged one by one; ``about``: of attributes that
    are linked, the subjects of which every claim is. ``linked``: each attribute with
    a number that it shares with those that its claims are held against: they are built together, or
    not at all, and ranked on one line.
    """

    judged: tuple[Judged, ...]
    asked: frozenset[str]
    about: Mapping[int, frozenset[str]]
    linked: Mapping[str, int]

    def compares(self, attribute: str) -> bool:
        """Whether some rule holds all claims about it against each other."""
        return any(
            isinstance(one.ranked, Together) and attribute in of(one.ranked, self.linked)
            for one in self.judged
        )


def of(ranked: Ranked, attributes: Iterable[str]) -> tuple[str, ...]:
    """The attributes whose claims are looked at."""
    if isinstance(ranked, Together):
        return ranked.attributes or tuple(attributes)
    return (ranked.first, ranked.then) if isinstance(ranked, InOrder) else (ranked.attribute,)


def limits_of(judged: Iterable[Judged], attributes: Iterable[str]) -> Iterable[Inside]:
    """What is asked of claims about some attributes, where it has limits."""
    some = set(attributes)
    for one in judged:
        if isinstance(one.ranked, Inside) and one.ranked.attribute in some:
            yield one.ranked


def judging(
    rules: Sequence[Rule], attributes: Mapping[str, Attribute], entities: Entities
) -> Judging:
    """What ranks decide, and what is asked; raises ``NotPicked`` of a rule that looks at all."""
    asked = {name for name, one in attributes.items() if one.times or one.holds_at}
    judged: dict[Ranked, list[Rule]] = {}
    read: set[str] = set()
    about: dict[str, set[str]] = {}
    for rule in rules:
        check = rule.kind if isinstance(rule.kind, CheckKind) else None
        ranked = check and check.ranked(rule.does, attributes)
        if ranked:
            judged.setdefault(ranked, []).append(rule)
            read.update(of(ranked, attributes))
            continue
        if rule.finds_missing or not rule.reads or (check and check.ask_last is not None):
            raise NotPicked("a rule that looks at everything")
        some = {*rule.reads, *([rule.gives] if rule.derives else [])}
        bears_on = rule.kind.bears_on(rule.does, entities)
        if bears_on is None:
            asked |= some
            continue
        read |= some
        subjects = set(bears_on)
        for name in some:
            about.setdefault(name, set()).update(subjects)
    asked.update(attributes.keys() - read)  # claims that no rule looks at are all named
    places = {name: place for place, name in enumerate(attributes)}
    together = Groups(len(places))
    for one in judged:
        if isinstance(one, InOrder):
            together.join(places[one.first], places[one.then])
    linked = {name: together.of(place) for name, place in places.items()}
    of_line: dict[int, set[str]] = {}
    for name, subjects in about.items():
        of_line.setdefault(linked[name], set()).update(subjects)
    all_asked = {linked[name] for name in asked}
    return Judging(
        tuple(Judged(ranked, tuple(some)) for ranked, some in judged.items()),
        frozenset(name for name, number in linked.items() if number in all_asked),
        {line: frozenset(subjects) for line, subjects in of_line.items() if subjects},
        linked,
    )
