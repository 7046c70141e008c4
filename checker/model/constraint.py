"""What a rule says of how values hang together, so that many rules can be held together.

A kind of rule may state, beside what it concludes or asks itself, the constraints that it sets
between things that are claimed (``constrain`` in :mod:`checker.model.rule`).
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from typing import final

from checker.model.fact import Fact, Facts, Qualifiers
from checker.model.vocabulary import Attribute, Entities
from checker.values.constraints.condition import Condition
from checker.values.dates import Choice, Instants, is_beyond
from checker.values.dates.days import all_of_days, civil_days, is_by_the_clock
from checker.values.interval import INFINITY, Interval
from checker.values.named import NamedTuple
from checker.values.value import Possible, Value, on_a_line

Thing = tuple[str, str, Qualifiers]
"""What a claim is about: an attribute, a subject, and what it holds for."""

ConstraintWords = Callable[[Sequence[str], int, str], str]

WHOLE = "a whole number"
"""The limit of what must be one, in words."""

BOUND = re.compile(r"^(at least|at most|more than|less than|fewer than) | or (later|earlier)$")
"""How a value is told that has no end on one side."""

UNDER_SEVERAL_CLOCKS = Interval(-3, 3, True, True)
"""By how many days what was counted may differ where times have offsets: two days may begin up to
26 hours apart, and each of two moments may lie anywhere in its own."""


@final
class Constraint(NamedTuple):
    """What must hold between some things.

    The variables of ``condition`` are the ``things``, in order; of dates they are the numbers of
    days. ``gives`` is the one that follows from the others as the rule is written, or -1.
    ``words(told, target, result)`` is how one of them follows from what the others say: ``told``
    has what each says, of the target its name, and ``result`` is what follows.
    """

    things: tuple[Thing, ...]
    condition: Condition
    words: ConstraintWords
    gives: int = -1


@final
class Scope:
    """The claims that take part where rules are held together, by what they are about.

    They are what documents state in their own voice; and what works of reference do, where no
    document says anything of a thing.
    """

    def __init__(self, facts: Facts, attributes: Iterable[str]) -> None:
        """Those about some ``attributes``."""
        self.entities: Entities = facts.entities
        self.attributes = facts.attributes
        self.claims: dict[Thing, list[Fact]] = {}
        self._referred: set[Thing] = set()
        self._qualifiers: dict[tuple[str, str], dict[Qualifiers, None]] = {}
        self.subjects: dict[str, None] = {}
        self._unclaimed: dict[Thing, None] = {}
        references = facts.references
        for attribute in dict.fromkeys(attributes):
            for claims in facts.subjects(attribute).values():
                some = [fact for fact in claims if fact.stated and not fact.said_by]
                # of those that say the same the first is told of, and rather no copy
                some.sort(key=lambda f: (f.source in references, f.source not in f.origins))
                for fact in some:
                    self._add(fact, referred=fact.source in references)

    def _add(self, fact: Fact, *, referred: bool) -> None:
        thing = (fact.attribute, fact.subject, fact.qualifiers)
        if referred and thing in self.claims and thing not in self._referred:
            return
        if referred:
            self._referred.add(thing)
        self.claims.setdefault(thing, []).append(fact)
        self._qualifiers.setdefault(thing[:2], {})[fact.qualifiers] = None
        self.subjects[fact.subject] = None

    def reach(self, things: Iterable[Thing]) -> bool:
        """Take note of things that constraints speak of, though nobody claims anything of them.

        Then others speak of these, too: of what two claims hold for, from the one to the other,
        however many such things lie between. Whether any is new.
        """
        new = [
            thing
            for thing in dict.fromkeys(things)
            if thing not in self.claims and thing not in self._unclaimed
        ]
        for thing in new:
            self._unclaimed[thing] = None
            cell, qualifiers = thing[:2], thing[2]
            if cell not in self._claimed and (not qualifiers or self._claimed_for[qualifiers] > 1):
                self._qualifiers.setdefault(cell, {})[qualifiers] = None
        return bool(new)

    @cached_property
    def _claimed(self) -> frozenset[tuple[str, str]]:
        return frozenset(thing[:2] for thing in self.claims)

    @cached_property
    def _claimed_for(self) -> Counter[Qualifiers]:
        return Counter(thing[2] for thing in self.claims)

    def things(self, attribute: str) -> Iterator[Thing]:
        """What is claimed of an attribute, and what constraints speak of as well."""
        for thing in (*self.claims, *self._unclaimed):
            if thing[0] == attribute:
                yield thing

    def alike(self, cells: Sequence[tuple[str, str]]) -> Iterator[tuple[Thing, ...]]:
        """Attributes of subjects as things with equal qualifiers, for all that some claim has.

        Of what is claimed with no such qualifiers, a work of reference may speak without any.
        """
        several: dict[Qualifiers, None] = {}
        for cell in cells:
            several.update(self._qualifiers.get(cell, {}))
        for qualifiers in several or {(): None}:
            yield tuple(self._thing(*cell, qualifiers) for cell in cells)

    def _thing(self, attribute: str, subject: str, qualifiers: Qualifiers) -> Thing:
        thing, plain = (attribute, subject, qualifiers), (attribute, subject, ())
        if thing not in self.claims and plain in self._referred:
            return plain
        return thing

    def is_timed(self, thing: Thing) -> bool:
        """Whether a claim about it has an offset."""
        return any(isinstance(f.value.possible, Instants) for f in self.claims.get(thing, ()))

    @cached_property
    def by_the_clock(self) -> bool:
        """Whether some date has a time of day, so that one day may hold two in their order."""
        dated = (
            fact.value.possible
            for thing, facts in self.claims.items()
            if self.attributes[thing[0]].kind.dated
            for fact in facts
        )
        return any(is_by_the_clock(on_a_line(possible)) for possible in dated)

    def name(self, thing: Thing) -> str:
        """What it is called: `beginning of the flood`."""
        return f"{self.attributes[thing[0]].label} of {self.entities.label(thing[1])}"


def in_numbers(possible: Possible, attribute: Attribute) -> Interval:
    """What a claim allows on the line of its variable: of dates, the numbers of days.

    Of sets and masks it is their hull, of times with an offset all days that they may fall on.
    """
    if attribute.kind.dated:
        assert isinstance(possible, Interval | Instants | Choice)
        return civil_days(possible)
    span = on_a_line(possible)
    if not span.scale:
        return span
    # what was converted may have been rounded otherwise: its ends are possible, too
    lo_open, hi_open = span.lo == -INFINITY, span.hi == INFINITY
    return Interval(span.lo, span.hi, lo_open, hi_open)


def as_value(span: Interval, attribute: Attribute) -> Value:
    """The value of an attribute that lies so on the line of its variable."""
    kind = attribute.kind
    return attribute.value(all_of_days(span) if kind.dated else kind.along(span))


def can_be_told(span: Interval, attribute: Attribute) -> bool:
    """Whether anybody would write what lies so on the line; not of days beyond any calendar."""
    return not (attribute.kind.dated and is_beyond(all_of_days(span)))


def words_of_limits(attribute: Attribute) -> ConstraintWords:
    """How of two things, of which the first is at most the second, one follows from the other.

    `all at least 10`, which is told as the other is; of another that is a bound, what follows.
    """
    least, most = attribute.kind.limits

    def words(texts: Sequence[str], target: int, result: str) -> str:
        name, other = texts[target], texts[1 - target]
        if result and BOUND.search(other):
            return f"{name} {result}"
        return f"{name} {least if target else most} {other}"

    return words


def natural(attribute: Attribute) -> Interval:
    """All that an attribute can be on the line of its variable."""
    if attribute.kind.below_zero(attribute):
        return Interval(-INFINITY, INFINITY, True, True)
    return Interval(0, INFINITY, False, True)
