"""``order``: can the first come before the second?

    check: {order: {first: occupied_on, then: agreed_on(ceasefire_1994)}}
    check: {order: {first: occurred_on, then: published}}
    check: {order: {first: began_on, then: ended_on, strict: true}}

A side is an attribute (of the same subject), ``attribute(subject)``, or ``published``: the
publication date of the claim's own source. Of numbers the first is at most the second, of lengths
of time it is no longer. ``strict``: of numbers it is less, of lengths it is shorter, of dates it is
on an earlier day, or of two times of day earlier. ``refines``: surely in order.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import final

from checker.kinds import ON_A_LINE
from checker.model.constraint import Constraint, Scope, words_of_limits
from checker.model.fact import Assumption, Fact, Facts, by_qualifiers
from checker.model.holding import (
    Pair,
    Words,
    bearing,
    held,
    other_side,
    others_of,
    pairs_on_a_line,
    the,
)
from checker.model.question import Answer, Question
from checker.model.ranked import Binding, InOrder, OfEachSubject, OfNamed
from checker.model.rule import (
    PUBLISHED,
    Cell,
    CheckKind,
    Parameters,
    Schema,
    Term,
    entities_of,
    mapping,
)
from checker.model.vocabulary import Attribute, Entities
from checker.values.constraints.condition import Condition, Linear
from checker.values.interval import INFINITY, Interval
from checker.values.named import NamedTuple

ITS_OWN_DATE = Term(PUBLISHED)
TURNED = Words(
    "{what} ({a}) is after {against} ({b})",
    "{what} ({a}) can be after {against} ({b})",
    "{what} ({a}) is {far}before {against} ({b})",
)
TURNED_STRICTLY = Words(
    "{what} ({a}) is after {against} ({b})",
    "{what} ({a}) can be after {against} ({b})",
    "{what} ({a}) is not after {against} ({b})",
)


@final
class Order(NamedTuple):
    """``first`` can come before ``then``; strictly, or they may be the same."""

    first: Term
    then: Term
    strict: bool = False


def schema() -> Schema:
    """Its parameters, as YAML has them."""
    first = "What comes first, or is less: attribute, attribute(subject) or published."
    properties = {
        "first": {"description": first, "$ref": "#/$defs/term"},
        "then": {"description": "What comes then, or is more.", "$ref": "#/$defs/term"},
        "strict": {
            "description": "true: the two are not the same number, length or day.",
            "type": "boolean",
        },
    }
    about = "One thing is not after, or not more than, another."
    return mapping(about, properties, ["first", "then"])


def read(given: Parameters) -> Order:
    """Its parameters, which must be two things of one kind and unit."""
    first, then = given.term("first"), given.term("then")
    kinds: dict[str, str] = {}
    for key, term in (("first", first), ("then", then)):
        if term == ITS_OWN_DATE:
            kinds[key] = "a date"
        elif term.attribute:
            attribute = given.known_attribute(key, term.attribute, ON_A_LINE)
            if attribute is not None:
                in_unit = attribute.kind.numeric and attribute.unit
                unit = f" in {attribute.unit}" if in_unit else ""
                kinds[key] = f"a {attribute.kind}{unit}"
    if first.attribute == then.attribute == PUBLISHED:
        given.wrong("then", "one of the two must be an attribute")
    elif first == then and first.attribute:
        given.wrong("then", f"'{first}' cannot come before itself: name two things")
    elif len(set(kinds.values())) > 1 and not given.failed:
        given.wrong(
            "then",
            f"{kinds['first']} and {kinds['then']} have no order: name two attributes of one kind "
            "and unit",
        )
    return Order(first, then, given.written("strict") == "true")


def reads(rule: Order) -> tuple[str, ...]:
    """The attributes of both sides."""
    return tuple(t.attribute for t in (rule.first, rule.then) if t.attribute != PUBLISHED)


def questions(rule: Order, facts: Facts) -> Iterator[Question]:
    """For each subject of the side that has claims, its claims and those of the other side."""
    turned = rule.first == ITS_OWN_DATE
    asked = rule.then if turned else rule.first
    attribute = facts.attributes[asked.attribute]
    subjects = [asked.subject] if asked.subject else list(facts.subjects(asked.attribute))
    for subject in subjects:
        for qualifiers, group in by_qualifiers(facts.about(asked.attribute, subject)):
            if ITS_OWN_DATE in (rule.first, rule.then):
                dated = [
                    (fact, published)
                    for fact in group
                    if (published := facts.sources[fact.source].published) is not None
                ]
                if dated:
                    claims, limits = zip(*dated, strict=True)
                    inferred = _inferred(claims, facts)
                    yield Question(
                        subject,
                        attribute,
                        qualifiers,
                        claims,
                        limits=limits,
                        assumes=inferred,
                        against="its publication",
                    )
                continue
            others = others_of(rule.then, subject, qualifiers, facts)
            against = _named(rule.then, subject, facts)
            question = Question(
                subject, attribute, qualifiers, tuple(group), others, against=against
            )
            if others and bearing(question, facts.references):
                yield question


def _named(term: Term, subject: str, facts: Facts) -> str:
    """``the maximum``, or ``the maximum of the hall`` where that is another subject."""
    named = the(facts.attributes[term.attribute].label)
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
    words = Words(*(kind.strict_order if rule.strict else kind.order))
    before = kind.less if rule.strict else kind.before
    if not question.limits:
        pairs = pairs_on_a_line(question.facts, question.others)
        return held(question, pairs, before, words)
    dates: list[Pair] = list(zip(question.facts, question.limits, strict=True))
    if rule.first == ITS_OWN_DATE:
        turned = TURNED_STRICTLY if rule.strict else TURNED
        return held(question, dates, lambda a, b: before(b, a), turned)
    return held(question, dates, before, words)


def ranked(rule: Order, attributes: Mapping[str, Attribute]) -> InOrder | None:
    """Two attributes of one subject; where days are told from times of day, each pair is asked."""
    first, then = rule.first, rule.then
    if PUBLISHED in (first.attribute, then.attribute) or first.subject or then.subject:
        return None
    if rule.strict and attributes[first.attribute].kind.dated:
        return None
    return InOrder(first.attribute, then.attribute, rule.strict)


def binds(rule: Order, attributes: Mapping[str, Attribute]) -> Binding | None:
    """The same order; whether days are told from times of day hangs on all claims about dates."""
    by_day = rule.strict and attributes[rule.first.attribute].kind.dated
    if not rule.first.subject and not rule.then.subject:
        return OfEachSubject() if by_day else ranked(rule, attributes)
    return OfNamed() if rule.first.subject and rule.then.subject and not by_day else None


def bears_on(rule: Order, _: Entities) -> list[str] | None:
    """Both subjects, where both are named."""
    return list(names(rule)) if rule.first.subject and rule.then.subject else None


def sides(rule: Order) -> tuple[Term, Term] | None:
    """The two sides, unless one of them is a claim's own source."""
    pair = rule.first, rule.then
    return None if PUBLISHED in (rule.first.attribute, rule.then.attribute) else pair


def names(rule: Order) -> Iterator[str]:
    """The subjects of the sides, where they are named."""
    return entities_of((rule.first, rule.then))


def held_against(rule: Order, facts: Facts, cell: Cell) -> Iterator[Cell]:
    """The claims of the other side."""
    return other_side((rule.first, rule.then), facts, cell)


def constrains_not(rule: Order) -> str:
    """A document's own day has no part in what others say."""
    if sides(rule) is None:
        return "speaks of the day on which each document was published"
    return ""


def constrain(rule: Order, scope: Scope) -> Iterator[Constraint]:
    """That the first is at most the other, for each subject of which something is said."""
    difference = Linear(((1, 0), (-1, 1)))
    dated = scope.attributes[rule.first.attribute].kind.dated
    condition = Condition(difference, Interval(-INFINITY, 0, True, False))
    if rule.strict and not (dated and scope.by_the_clock):
        condition = Condition(difference, Interval(-INFINITY, 0, True, True))
    words = words_of_limits(scope.attributes[rule.first.attribute])
    named = (rule.first.subject, rule.then.subject)
    for subject in scope.subjects if None in named else ("",):
        first = (rule.first.attribute, rule.first.subject or subject)
        then = (rule.then.attribute, rule.then.subject or subject)
        for things in scope.alike([first, then]):
            yield Constraint(things, condition, words)
            plain = (*then, ())
            if things[1] != plain and plain in scope.claims:
                yield Constraint((things[0], plain), condition, words)


KIND = CheckKind(
    schema,
    read,
    reads,
    questions,
    answer,
    names=names,
    held_against=held_against,
    sides=sides,
    ranked=ranked,
    bears_on=bears_on,
    words=(("second", "then"), ("before", "first"), ("after", "then"), ("strictly", "strict")),
    limit="published",
    constrain=constrain,
    binds=binds,
    constrains_not=constrains_not,
)
