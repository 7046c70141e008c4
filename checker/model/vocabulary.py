"""What claims are about, and what is claimed of it: entities, attributes, kinds of value."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, ClassVar, Protocol, final

from checker.model.place import Place
from checker.values.compare import Comparison, at_most, compare_intervals, distance, less_than
from checker.values.dates import FiscalYear
from checker.values.gap import Gap
from checker.values.interval import INFINITY, Exact, Interval, WholeEnds, interval
from checker.values.named import NamedTuple
from checker.values.numbers import Measure
from checker.values.tolerance import Tolerance, reaching, read_share
from checker.values.value import Possible, Value, on_a_line
from checker.values.verdict import Relation


@final
class Entity(NamedTuple):
    """A place, a person, a body, an event. ``complete``: all its parts are entities here."""

    id: str
    label: str
    place: Place
    type: str = ""
    aliases: tuple[str, ...] = ()
    part_of: str | None = None
    complete: bool = False


@final
class Entities(NamedTuple):
    """All entities by id: a forest under ``part_of``.

    ``spans`` numbers each tree so that a part's interval lies within its whole's: an entity as a
    value is the interval of itself and of all that is part of it.
    """

    by_id: Mapping[str, Entity]
    names: Mapping[str, str]
    parts: Mapping[str, tuple[str, ...]]
    spans: Mapping[str, Interval]

    @classmethod
    def of(cls, by_id: Mapping[str, Entity], names: Mapping[str, str]) -> "Entities":
        """Number a forest. ``names`` maps every id, label and alias to an id."""
        parts: dict[str, list[str]] = {}
        for entity in by_id.values():
            if entity.part_of is not None:
                parts.setdefault(entity.part_of, []).append(entity.id)
        spans: dict[str, Interval] = {}
        roots = [entity.id for entity in by_id.values() if entity.part_of is None]
        stack = [(root, False) for root in reversed(roots)]
        entered: dict[str, int] = {}
        number = 0
        while stack:
            name, done = stack.pop()
            if done:
                spans[name] = interval(entered[name], number, hi_open=False)
                continue
            number += 1
            entered[name] = number
            stack.append((name, True))
            stack += [(part, False) for part in reversed(parts.get(name, ()))]
        return cls(by_id, names, {whole: tuple(some) for whole, some in parts.items()}, spans)

    def below(self, whole: str) -> Iterator[str]:
        """All that is part of ``whole``, at any depth, each whole before its parts."""
        stack = list(reversed(self.parts.get(whole, ())))
        while stack:
            part = stack.pop()
            yield part
            stack += reversed(self.parts.get(part, ()))

    def above(self, part: str) -> Iterator[str]:
        """What ``part`` is part of, nearest first."""
        whole = self.by_id[part].part_of
        while whole is not None:
            yield whole
            whole = self.by_id[whole].part_of

    def all_above(self, parts: Iterable[str]) -> set[str]:
        """All that some are part of."""
        wholes: set[str] = set()
        for part in parts:
            for whole in self.above(part):
                if whole in wholes:
                    break
                wholes.add(whole)
        return wholes

    def label(self, name: str) -> str:
        """The label of an entity."""
        return self.by_id[name].label


class KnownNames(Protocol):
    """What a kind asks of the names of a corpus while it reads a literal."""

    @property
    def entities(self) -> Entities:
        """All entities."""

    def entity(self, name: str) -> str:
        """The id of an entity that goes by ``name``; raises ``Unreadable``."""

    def suggestion(self, word: str, known: tuple[str, ...]) -> str:
        """``; did you mean 'x'?``, or nothing where none of the known words is near."""

    def listing(self, known: tuple[str, ...]) -> str:
        """The known words in a message, not too many of them."""


class Kind:
    """What one kind of value knows. Each is one file of :mod:`checker.kinds`.

    A kind says of itself, for all that must treat kinds differently:

    ``keys``: the keys of an attribute that are for this kind, each with its JSON Schema.
    ``slots``: the kinds of slot of a pattern whose readings can be its value. ``in_prose``: which
    readings of prose its value is held against, ``moments`` or ``amounts``; else its words are.
    ``unquotable``: why no quote can be seen to say a value that is held against neither; empty
    where its words can.
    ``many``: a value is a list. ``names``: they are names of entities. ``on_a_line``: values can be
    ordered and have distances. ``numeric``: they are numbers in the attribute's unit. ``dated``:
    their line is the calendar, in milliseconds. ``whole``: numbers, of things or of days, are
    whole. ``adds_up``: values can be summed. ``in_formula``: what a formula calls it that is no
    number. ``limits``: the words before a least and a greatest value. ``order``: the sentences for
    one value surely, perhaps and never at most another (:class:`~checker.model.holding.Words`).
    ``strict_order``: those for less than another. ``noun``: what people call one of its values.
    ``literals``: all of them, where they are few.
    """

    name: ClassVar[str]
    keys: ClassVar[Mapping[str, Mapping[str, Any]]] = {}
    slots: ClassVar[frozenset[str]] = frozenset()
    in_prose: ClassVar[str] = ""
    unquotable: ClassVar[str] = "what is of this kind cannot be read from prose"
    many: ClassVar[bool] = False
    on_a_line: ClassVar[bool] = False
    numeric: ClassVar[bool] = False
    dated: ClassVar[bool] = False
    whole: ClassVar[bool] = False
    adds_up: ClassVar[bool] = False
    names: ClassVar[bool] = False
    in_formula: ClassVar[str] = ""
    limits: ClassVar[tuple[str, str]] = ("at least", "at most")
    strict_order: ClassVar[tuple[str, str, str]] = (
        "{what} ({a}) is less than {against} ({b})",
        "{what} ({a}) may be less than {against} ({b})",
        "{what} ({a}) is not less than {against} ({b})",
    )
    order: ClassVar[tuple[str, str, str]] = (
        "{what} ({a}) is no more than {against} ({b})",
        "{what} ({a}) may be no more than {against} ({b})",
        "{what} ({a}) is {far}more than {against} ({b})",
    )
    noun: ClassVar[str] = "statement"
    literals: ClassVar[tuple[str, ...]] = ()

    def __str__(self) -> str:
        return self.name

    def __eq__(self, other: object) -> bool:
        """A kind is its class: one that comes from another process is the same."""
        return type(self) is type(other)

    def __hash__(self) -> int:
        return hash(type(self))

    @property
    def called(self) -> str:
        """Its name with an article: `a date`, `an entity`."""
        return f"{'an' if self.name[0] in 'aeiou' else 'a'} {self.name}"

    @property
    def counts(self) -> bool:
        """Whether its values are numbers of things."""
        return self.numeric and self.whole

    def check(self, measure: Measure) -> None:
        """Raise ``Unreadable`` where what an attribute says of its numbers is nothing for it."""

    def read(self, text: str, attribute: "Attribute", names: KnownNames) -> Value:
        """The value that a literal stands for; raises ``Unreadable``."""
        raise NotImplementedError

    def ends(self, text: str, attribute: "Attribute") -> WholeEnds | None:
        """The ends of what a literal stands for, of one that is surely read, and in the unit of the
        attribute; of most kinds, and of all but plain numbers, nothing."""
        return None

    def read_list(
        self, words: Sequence[str], attribute: "Attribute", names: KnownNames, *, complete: bool
    ) -> Value:
        """The same of a list."""
        raise NotImplementedError

    def compare(
        self, claims: Sequence[Any], attribute: "Attribute", tolerance: "Tolerance | None" = None
    ) -> Comparison:
        """Judge a group of possibilities; of no other kind than one on a line with a tolerance.

        What contradicts each other may be near enough, within a ``tolerance`` that is not 0: then
        nothing is common, and the relation is ``OVERLAPS``. Else the positions and the witness are
        those that the tolerance leaves, and the gap is that of what they say.
        """
        found = self.judge(claims, attribute)
        if not tolerance or not any(tolerance) or found.relation is not Relation.DISJOINT:
            return found
        wider = self.judge_within(claims, tolerance)
        if wider.witness is None:
            return Comparison(Relation.OVERLAPS, None, (tuple(range(len(claims))),))
        witness = [claims[index] for index in wider.witness]
        return wider._replace(gap=self.judge(witness, attribute).gap)

    def judge(self, claims: Sequence[Any], attribute: "Attribute") -> Comparison:
        """The comparison without a tolerance."""
        raise NotImplementedError

    def judge_within(self, claims: Sequence[Any], tolerance: Tolerance) -> Comparison:
        """The comparison of claims widened so that two that are near enough just meet."""
        return compare_intervals([self.reaching(claim, tolerance) for claim in claims])

    def reaching(self, claim: Any, tolerance: Tolerance) -> Any:
        """A claim widened so that it meets what is near enough to it, widened likewise."""
        return reaching(on_a_line(claim), tolerance)

    def tolerance(self, text: str, measure: Measure) -> Tolerance:
        """By how much claims may differ, as a rule says it; raises ``Unreadable``."""
        raise NotImplementedError

    def share(self, text: str) -> Tolerance:
        """The same as a share of the greater value; raises ``Unreadable``."""
        return read_share(text)

    def before(self, a: Any, b: Any) -> tuple[Relation, Exact | None]:
        """Whether one value on the line is at most another; by how much it fails."""
        first, then = on_a_line(a), on_a_line(b)
        relation = at_most(first, then)
        fails = relation is Relation.DISJOINT
        return relation, self.distance(then, first) if fails else None

    def less(self, a: Any, b: Any) -> tuple[Relation, Exact | None]:
        """Whether one value on the line is less than another, and by how much it fails; nothing
        where the two are the same."""
        first, then = on_a_line(a), on_a_line(b)
        return less_than(first, then), self.distance(then, first) or None

    def single(self, possible: Any) -> object | None:
        """What is said, where that leaves one thing open and no other: equal ones are the same."""
        span: Interval | object = possible
        if isinstance(span, Interval):
            return span.lo if span.lo == span.hi else None
        return span

    def distance(self, lower: Interval, upper: Interval, *, instants: bool = False) -> Exact | None:
        """How far apart two values on the line are, in the unit of its gaps."""
        return distance(lower, upper)

    def gap(self, amount: Exact, attribute: "Attribute") -> Gap:
        """A distance with the name of its unit."""
        unit = self.unit(attribute)
        return Gap(amount, {"%": "percentage points", "‰": "per mille points"}.get(unit, unit))

    def unit(self, attribute: "Attribute") -> str:
        """The unit of its distances."""
        return attribute.measure.unit

    def below_zero(self, attribute: "Attribute") -> bool:
        """Whether a value may lie before the zero of its line."""
        return attribute.measure.signed

    def tell(self, value: Value, attribute: "Attribute") -> str:
        """What a value says, as people write it; a bare number is told with its unit.

        Names and texts are told as they are.
        """
        return value.text

    def tell_text(self, text: str, attribute: "Attribute") -> str:
        """The same of a literal that nobody keeps parsed, as of an earlier report."""
        return self.tell(Value(text, text), attribute)

    def tell_possible(self, value: Value, unit: str, *, always: bool = False) -> str:
        """What a value is read as, in words: `19.5 to 20.5 %` for `20 %`.

        Empty where its telling says that already: of a plain date, of an exact number, and of one
        that is rounded to a hundredth of itself or less. ``always`` words every date and number.
        """
        return ""

    def value(self, possible: Any, attribute: "Attribute", nominal: Exact | None = None) -> Value:
        """A computed set of possibilities as a person would write it."""
        return Value(str(possible), possible, nominal)

    def computed(
        self, possible: Any, attribute: "Attribute", nominal: Exact | None = None
    ) -> Value:
        """The same of what a formula gives, cut to what the kind can be.

        Raises ``Empty`` where that is nothing, and ``OverflowError`` of too many digits.
        """
        return self.value(possible, attribute, nominal)

    def along(self, span: Interval) -> Any:
        """The possibilities that lie so on the line."""
        return span

    def at_least(self, possible: Any) -> Any:
        """All values of the line from the least of these on."""
        return Interval(possible.lo, INFINITY, possible.lo_open, True)

    def push(self, value: Value, attribute: "Attribute", others: "Others") -> Iterator[Value]:
        """What a claim could say instead: values just beyond what this one allows."""
        raise NotImplementedError

    def reread(
        self, claims: Sequence[tuple[Any, Interval]], attribute: "Attribute", *, settled: bool
    ) -> str:
        """The other reading of a written precision that would change a verdict, if one would."""
        return ""

    def slips(self, attribute: "Attribute") -> str:
        """Which slips its writers make: of the calendar, of digits, of spelling, of members."""
        return ""


_IN_BRACES = re.compile(r"\{([a-z_0-9]+)\}")


@final
class Attribute(NamedTuple):
    """What is claimed: the kind of its values and how they are read.

    ``members``: of a set, ``entity`` or ``text``. ``values``: the only texts allowed; two of them
    that differ contradict each other, as with ``exact``. ``ignore_case``: texts, of a set too, that
    differ only in case are the same. ``fiscal_year``: of a date, what `FY2023` is in it.
    ``qualifiers`` are all that its claims may have; those among ``times`` are dates, those among
    ``named`` are entities, the others texts. ``holds_at``: ``published`` where a claim without a
    time holds on the day on which its source was published.
    ``cues``: words by which prose speaks of it; ``not_cues``: of what it may be taken for.
    ``question``: what is asked of ``{subject}``, where a label of the attribute would be stiff;
    qualifiers may stand in braces, too. ``words``: what true and false are called.
    """

    id: str
    label: str
    kind: Kind
    place: Place
    measure: Measure = Measure()
    members: str = "text"
    values: tuple[str, ...] = ()
    exact: bool = False
    ignore_case: bool = False
    qualifiers: tuple[str, ...] = ()
    times: tuple[str, ...] = ()
    named: tuple[str, ...] = ()
    holds_at: str = ""
    fiscal_year: FiscalYear | None = None
    cues: tuple[str, ...] = ()
    not_cues: tuple[str, ...] = ()
    question: str = ""
    words: tuple[str, ...] = ()

    @property
    def versus(self) -> str:
        """What stands between two answers that cannot both be true."""
        return "/" if self.question else "against"

    def asked(self, subject: str, pairs: Mapping[str, str]) -> str:
        """The question about a subject, with what claims hold for, by qualifier; empty where the
        attribute has none, or one that asks for a qualifier that is not there."""
        if not self.question:
            return ""
        question = self.question
        asks_for = _IN_BRACES.findall(question)
        said = {**pairs, "subject": subject}
        if not all(name in said for name in asks_for):
            return ""
        told = _IN_BRACES.sub(lambda found: said[found[1]], question)
        left = [f"{name}: {said}" for name, said in pairs.items() if f"{{{name}}}" not in question]
        before = "" if "{subject}" in question else f"{subject}: "
        return before + (f"{told.removesuffix('?')} ({'; '.join(left)})?" if left else told)

    @property
    def unit(self) -> str:
        """The unit of its numbers; of a date's distances, days."""
        return self.kind.unit(self)

    def compare(
        self, claims: Sequence[Possible], tolerance: "Tolerance | None" = None
    ) -> Comparison:
        """Judge a group of claims; see :meth:`Kind.compare`."""
        return self.kind.compare(claims, self, tolerance)

    def told(self, value: Value) -> str:
        """What a claim says, as people write it: `13 May 1994`, `14\u202f393 km²`."""
        return self.kind.tell(value, self)

    def tell_text(self, text: str) -> str:
        """The same of a literal alone, as of an earlier report."""
        return self.kind.tell_text(text, self)

    def as_read(self, value: Value, *, always: bool = False) -> str:
        """The possibilities of a claim in words, where what it says leaves them open.

        ``always`` words them for every date and number, and nothing else.
        """
        return self.kind.tell_possible(value, self.measure.unit, always=always)

    def value(self, possible: Any, nominal: Exact | None = None) -> Value:
        """A computed set of possibilities as a value that a person would write."""
        return self.kind.value(possible, self, nominal)

    def gap(self, amount: Exact | None) -> Gap | None:
        """A distance with the name of its unit."""
        return None if amount is None else self.kind.gap(amount, self)


@final
class Others:
    """Finds another entity than those that a claim names."""

    def __init__(self, entities: Entities) -> None:
        """Among all of these."""
        self.entities = entities
        self.named = {span: name for name, span in entities.spans.items()}
        self._types: dict[str, list[str]] = {}
        for entity in entities.by_id.values():
            self._types.setdefault(entity.type, []).append(entity.id)

    def than(self, names: Iterable[str]) -> str:
        """One that is no part of these, and of which none is a part; of their types, if possible.

        Empty where there is none.
        """
        some = sorted(names)
        spans, by_id = self.entities.spans, self.entities.by_id
        types = dict.fromkeys(by_id[name].type for name in some)
        alike = (name for kind in types for name in self._types[kind])
        return next(
            (
                name
                for name in (*alike, *by_id)
                if not any(spans[name].meets(spans[one]) for one in some)
            ),
            "",
        )
