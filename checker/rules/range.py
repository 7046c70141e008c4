"""``range``: is the claim possible at all?

    check: {range: {attribute: occupied_share, from: 0 %, to: 100 %}}

``refines``: surely in the range.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import final

from checker.kinds import ON_A_LINE
from checker.model.constraint import Constraint, Scope, in_numbers
from checker.model.fact import Facts, by_qualifiers
from checker.model.holding import Pair, Words, held
from checker.model.question import Answer, Question
from checker.model.ranked import Inside
from checker.model.rule import (
    CheckKind,
    Parameters,
    Schema,
    an_id,
    its_attribute,
    mapping,
    no_cells,
)
from checker.model.vocabulary import Attribute, Kind
from checker.values.compare import inside
from checker.values.constraints.condition import Condition, Linear
from checker.values.dates import Choice, Instants
from checker.values.dates.possibilities import instants_of
from checker.values.gap import span_told
from checker.values.interval import INFINITY, Bound, Empty, Exact, Interval, interval
from checker.values.named import NamedTuple
from checker.values.value import Possible, Value, on_a_line
from checker.values.verdict import Relation

WORDS = Words(
    "{a} is within what the rule allows ({b})",
    "{a} may be within what the rule allows ({b})",
    "{a} is {far}outside what the rule allows ({b})",
)


@final
class Range(NamedTuple):
    """The value lies from ``start`` to ``end``; ``None`` leaves a side unbounded."""

    attribute: str
    start: Value | None
    end: Value | None

    @property
    def span(self) -> Interval:
        """From the first possibility of the one limit to the last of the other.

        A limit is exact: 100 % is the end, not what rounds to it. Raises
        :class:`~checker.values.interval.Empty` where nothing lies between them.
        """
        lo: Bound = -INFINITY
        hi: Bound = INFINITY
        lo_open = hi_open = True
        if self.start:
            span, nominal = on_a_line(self.start.possible), self.start.nominal
            lo, lo_open = span.start if nominal is None else (nominal, False)
        if self.end:
            span, nominal = on_a_line(self.end.possible), self.end.nominal
            hi, hi_open = (span.hi, span.hi_open) if nominal is None else (nominal, False)
        return interval(lo, hi, lo_open=lo_open, hi_open=hi_open)


def schema() -> Schema:
    """Its parameters, as YAML has them."""
    properties = {
        "attribute": an_id("Whose values."),
        "from": {"description": "The least value allowed.", "$ref": "#/$defs/literal"},
        "to": {"description": "The greatest value allowed.", "$ref": "#/$defs/literal"},
    }
    schema = mapping("Values lie between two bounds.", properties, ["attribute"])
    return {**schema, "minProperties": 2}


def read(given: Parameters) -> Range | None:
    """Its parameters, between which some value must lie."""
    attribute = given.known_attribute("attribute", given.text("attribute"), ON_A_LINE)
    if attribute is None:
        return None
    start, end = given.value("from", attribute), given.value("to", attribute)
    allowed = Range(attribute.id, start, end)
    try:
        allowed.span  # noqa: B018  # it raises where the limits leave nothing between them
    except Empty:
        assert start is not None
        given.wrong("to", f"the range ends before it begins, at {start.text}: turn the two round")
    return allowed


def questions(rule: Range, facts: Facts) -> Iterator[Question]:
    """All claims about the attribute, by subject and qualifiers; one alone is asked too."""
    attribute = facts.attributes[rule.attribute]
    limits = (Value(_in_words(rule, attribute), rule.span),)
    for subject, claims in facts.subjects(rule.attribute).items():
        for qualifiers, group in by_qualifiers(claims):
            yield Question(subject, attribute, qualifiers, tuple(group), limits=limits)


def ranked(rule: Range, attributes: Mapping[str, Attribute]) -> Inside | None:
    """Each claim is held against the range; limits of several parts, or instants, are asked."""
    limits = [end.possible for end in (rule.start, rule.end) if end]
    if not all(map(_is_plain, limits)):
        return None
    return Inside(rule.attribute, rule.span, _in_words(rule, attributes[rule.attribute]))


def _is_plain(limit: Possible) -> bool:
    return isinstance(limit, Interval) and not limit.scale


def _by_the_instant(rule: Range) -> Interval | None:
    """The range on the line of instants, where its limits have offsets."""
    limits = [end.possible if end else None for end in (rule.start, rule.end)]
    if not all(limit is None or isinstance(limit, Instants) for limit in limits):
        return None
    start, end = (limit.utc if isinstance(limit, Instants) else None for limit in limits)
    lo, hi = start.lo if start else -INFINITY, end.hi if end else INFINITY
    return Interval(lo, hi, start is None, True)


def _in_words(rule: Range, attribute: Attribute) -> str:
    """`from 0 to 100 %`, `at most 200 km`, `not before 1992`."""
    first, last = (attribute.told(end) if end else "" for end in (rule.start, rule.end))
    if first and last:
        return f"from {span_told(first, last)}"
    least, most = attribute.kind.limits
    return f"{least} {first}" if first else f"{most} {last}"


def answer(rule: Range, question: Question) -> Answer:
    """Hold each claim against the range."""
    kind = question.attribute.kind
    (limit,) = question.limits
    pairs: list[Pair] = [(fact, limit) for fact in question.facts]
    utc = _by_the_instant(rule)

    def judge(claim: Possible, allowed: Interval) -> tuple[Relation, Exact | None]:
        if isinstance(claim, Instants) and utc is not None:
            return _in(claim.utc, utc, kind, instants=True)
        relation, gap = _in(claim, allowed, kind)
        if utc is not None and not utc.covers(instants_of(on_a_line(claim))):
            relation = Relation.OVERLAPS if relation is Relation.REFINES else relation
        return relation, gap

    return held(question, pairs, judge, WORDS, bounds=True)


def _in(
    claim: Possible, allowed: Interval, kind: Kind, *, instants: bool = False
) -> tuple[Relation, Exact | None]:
    """Of a union, each part: one that can lie in the range is enough."""
    span = on_a_line(claim)
    if isinstance(claim, Choice):
        relations = {inside(part, allowed) for part in claim.spans}
        relation = relations.pop() if len(relations) == 1 else Relation.OVERLAPS
    else:
        relation = inside(span, allowed)
    if relation is not Relation.DISJOINT or span.meets(allowed):
        return relation, None
    lower, upper = (span, allowed) if span.lo < allowed.lo else (allowed, span)
    return relation, kind.distance(lower, upper, instants=instants)


def constrain(rule: Range, scope: Scope) -> Iterator[Constraint]:
    """That each value lies in the range, claimed or not; of dates, on one of its days."""
    attribute = scope.attributes[rule.attribute]
    allowed = Condition(Linear(((1, 0),)), in_numbers(rule.span, attribute))
    limits = _in_words(rule, attribute)

    def words(texts: Sequence[str], target: int, _: str) -> str:
        return f"{texts[target]} {limits}"

    for thing in scope.things(rule.attribute):
        yield Constraint((thing,), allowed, words)


KIND = CheckKind(
    schema,
    read,
    its_attribute,
    questions,
    answer,
    held_against=no_cells,
    ranked=ranked,
    words=(("min", "from"), ("max", "to"), ("minimum", "from"), ("maximum", "to")),
    constrain=constrain,
    binds=ranked,
)
