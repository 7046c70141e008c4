"""``order``: can the first come before the second?

    check: {order: {first: occupied_on, then: agreed_on(ceasefire_1994)}}
    check: {order: {first: occurred_on, then: published}}

A side is an attribute (of the same subject), ``attribute(subject)``, or ``published``: the
publication date of the claim's own source. Of numbers the first is at most the second, of lengths
of time it is no longer. ``refines``: surely in order.
"""

from collections.abc import Iterable, Iterator

from checker.model.fact import Assumption, Fact, Facts, by_qualifiers
from checker.model.finding import Answer, Question
from checker.model.holding import Pair, Words, bearing, held, pairs_on_a_line
from checker.model.rule import Order, Term

PUBLISHED = Term("published")
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
    kind = question.attribute.kind
    words = Words(*kind.order)
    if not question.limits:
        pairs = pairs_on_a_line(question.facts, question.others)
        return held(question, pairs, kind.before, words)
    dates: list[Pair] = list(zip(question.facts, question.limits, strict=True))
    if rule.first == PUBLISHED:
        return held(question, dates, lambda a, b: kind.before(b, a), TURNED)
    return held(question, dates, kind.before, words)
