"""``range``: is the claim possible at all?

    check: {range: {attribute: occupied_share, from: 0 %, to: 100 %}}

``refines``: surely in the range.
"""

from collections.abc import Iterator

from checker.model.fact import Facts, by_qualifiers
from checker.model.finding import Answer, Question
from checker.model.holding import Pair, Words, held
from checker.model.rule import Range
from checker.model.vocabulary import Attribute
from checker.values.compare import distance, inside
from checker.values.dates import Choice, Instants, days_between
from checker.values.dates.possibilities import instants_of
from checker.values.interval import INFINITY, Exact, Interval
from checker.values.kinds import Possible, Value, on_a_line
from checker.values.verdict import Relation

WORDS = Words(
    "{a} is within what the rule allows, {b}",
    "{a} may be within what the rule allows, {b}",
    "{a} is outside what the rule allows, {b}",
)


def questions(rule: Range, facts: Facts) -> Iterator[Question]:
    """All claims about the attribute, by subject and qualifiers; one alone is asked too."""
    attribute = facts.attributes[rule.attribute]
    limits = (Value(_in_words(rule, attribute), rule.span),)
    for subject, claims in facts.subjects(rule.attribute).items():
        for qualifiers, group in by_qualifiers(claims):
            yield Question(subject, attribute, qualifiers, tuple(group), limits=limits)


def _by_the_instant(rule: Range) -> Interval | None:
    """The range on the line of instants, where its limits have offsets."""
    limits = [end.possible if end else None for end in (rule.start, rule.end)]
    start, end = (one.utc if isinstance(one, Instants) else None for one in limits)
    if any(one is not None and not isinstance(one, Instants) for one in limits):
        return None
    lo, hi = start.lo if start else -INFINITY, end.hi if end else INFINITY
    return Interval(lo, hi, start is None, True)


def _in_words(rule: Range, attribute: Attribute) -> str:
    """`from 0 % to 100 %`, `at most 200 km`, `not before 1992`."""
    first, last = (attribute.told(end) if end else "" for end in (rule.start, rule.end))
    if first and last:
        return f"from {first} to {last}"
    if attribute.kind == "date":
        return f"not before {first}" if first else f"not after {last}"
    return f"at least {first}" if first else f"at most {last}"


def answer(rule: Range, question: Question) -> Answer:
    """Hold each claim against the range."""
    dated = question.attribute.kind == "date"
    (limit,) = question.limits
    pairs: list[Pair] = [(fact, limit) for fact in question.facts]
    utc = _by_the_instant(rule) if dated else None

    def judge(claim: Possible, allowed: Interval) -> tuple[Relation, Exact | None]:
        if isinstance(claim, Instants) and utc is not None:
            return _in(claim.utc, utc, dated, instants=True)
        relation, gap = _in(claim, allowed, dated)
        if utc is not None and not utc.covers(instants_of(on_a_line(claim))):
            relation = Relation.OVERLAPS if relation is Relation.REFINES else relation
        return relation, gap

    return held(question, pairs, judge, WORDS)


def _in(
    claim: Possible, allowed: Interval, dated: bool, *, instants: bool = False
) -> tuple[Relation, Exact | None]:
    """Of a union, each part: one that can lie in the range is enough."""
    spans = claim.spans if isinstance(claim, Choice) else (on_a_line(claim),)
    relations = {inside(span, allowed) for span in spans}
    relation = relations.pop() if len(relations) == 1 else Relation.OVERLAPS
    span = on_a_line(claim)
    lower, upper = (span, allowed) if span.lo < allowed.lo else (allowed, span)
    gap = None
    if relation is Relation.DISJOINT and not span.meets(allowed):
        gap = days_between(lower, upper, instants=instants) if dated else distance(lower, upper)
    return relation, gap
