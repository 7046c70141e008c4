"""``order``: can the first come before the second?

    check: {order: {first: occupied_on, then: agreed_on(ceasefire_1994)}}
    check: {order: {first: occurred_on, then: published}}

A side is an attribute (of the same subject), ``attribute(subject)``, or ``published``: the
publication date of the claim's own source. Of numbers the first is at most the second, of lengths
of time it is no longer. ``refines``: surely in order.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from checker.model.fact import Assumption, Fact, Facts, by_qualifiers
from checker.model.finding import Answer, Question
from checker.model.holding import Pair, Words, bearing, held, pairs_on_a_line
from checker.model.rule import Order, Term
from checker.values.compare import at_most, distance
from checker.values.dates import Instants, days_between, in_order
from checker.values.interval import Exact
from checker.values.kinds import on_a_line
from checker.values.verdict import Relation

PUBLISHED = Term("published")
DATES = Words("{a} before {b}", "{a} can come before {b}", "{a} cannot come before {b}")
DURATIONS = Words(
    "{a} is no longer than {against}, {b}",
    "{a} may be no longer than {against}, {b}",
    "{a} is longer than {against}, {b}",
)
NUMBERS = Words(
    "{a} is at most {against}, {b}",
    "{a} may be at most {against}, {b}",
    "{a} is more than {against}, {b}",
)
TURNED = Words("{b} before {a}", "{b} can come before {a}", "{b} cannot come before {a}")


def questions(rule: Order, facts: Facts) -> Iterator[Question]:
    """For each subject of the side that has claims, its claims and those of the other side."""
    turned = rule.first == PUBLISHED
    asked = rule.then if turned else rule.first
    attribute = facts.attributes[asked.attribute]
    subjects = [asked.subject] if asked.subject else list(facts.subjects(asked.attribute))
    for subject in subjects:
        for qualifiers, group in by_qualifiers(facts.about(asked.attribute, subject)):
            if PUBLISHED in (rule.first, rule.then):
                dated = [
                    (fact, published)
                    for fact in group
                    if (published := facts.sources[fact.source].published) is not None
                ]
                if dated:
                    claims, limits = zip(*dated, strict=True)
                    inferred = _inferred(claims, facts)
                    yield Question(
                        subject, attribute, qualifiers, claims, limits=limits, assumes=inferred
                    )
                continue
            others = [
                fact
                for fact in facts.about(rule.then.attribute, rule.then.subject or subject)
                if fact.qualifiers in (qualifiers, ())
            ]
            question = Question(
                subject,
                attribute,
                qualifiers,
                tuple(group),
                tuple(others),
                against=_named(rule.then, subject, facts),
            )
            if others and bearing(question, facts.references):
                yield question


def _named(term: Term, subject: str, facts: Facts) -> str:
    """``the maximum``, or ``the maximum of the hall`` where that is another subject."""
    label = facts.attributes[term.attribute].label
    named = label if label.startswith("the ") else f"the {label}"
    if term.subject in (None, subject):
        return named
    return f"{named} of {facts.entities.label(term.subject or subject)}"


def _inferred(claims: Iterable[Fact], facts: Facts) -> tuple[Assumption, ...]:
    """The publication dates that no document shows."""
    sources = dict.fromkeys(facts.sources[fact.source] for fact in claims)
    return tuple(
        Assumption(f"{source.id}: published: inferred: {source.published_inferred}", source.place)
        for source in sources
        if source.published_inferred
    )


def answer(rule: Order, question: Question) -> Answer:
    """Hold every claim against every claim of the other side, or its own source's date."""
    dated = question.attribute.kind == "date"
    if not question.limits:
        pairs = pairs_on_a_line(question.facts, question.others)
        words = {"date": DATES, "duration": DURATIONS}.get(question.attribute.kind, NUMBERS)
        return held(question, pairs, lambda a, b: _before(a, b, dated), words)
    dates: list[Pair] = list(zip(question.facts, question.limits, strict=True))
    if rule.first == PUBLISHED:
        return held(question, dates, lambda a, b: _before(b, a, dated), TURNED)
    return held(question, dates, lambda a, b: _before(a, b, dated), DATES)


def _before(a: Any, b: Any, dated: bool) -> tuple[Relation, Exact | None]:
    if dated:
        first, then = in_order(a, b)
        instants = isinstance(a, Instants) and isinstance(b, Instants)
        return at_most(first, then), days_between(then, first, instants=instants)
    first, then = on_a_line(a), on_a_line(b)
    return at_most(first, then), distance(then, first)
