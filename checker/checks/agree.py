"""``agree``: can all claims about one attribute of one subject be true together?

    check: {agree: {}}
    check: {agree: {attributes: [occurred_on], tolerance: 1 day}}
    check: {agree: {against: reference}}

Claims with different qualifiers are not compared. With ``against: reference`` each document is
held against the works of reference, and not against other documents.
"""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from checker.model.fact import Fact, Facts, by_qualifiers
from checker.model.finding import Answer, Position, Question
from checker.model.judgement import answer_of, common_text, gap_of, kind_of, positions_of
from checker.model.rule import Agree
from checker.model.vocabulary import Attribute
from checker.values.compare import Comparison, compare_intervals, distance
from checker.values.dates import days_between
from checker.values.interval import Exact, Interval
from checker.values.kinds import Possible, compare, on_a_line
from checker.values.verdict import Relation

DAY = 86_400_000  # milliseconds
HALF = Fraction(1, 2)


def questions(rule: Agree, facts: Facts) -> Iterator[Question]:
    """The groups of two claims and more; against a reference, one claim and more on each side."""
    references = frozenset(source.id for source in facts.sources.values() if source.reference)
    for name in rule.attributes or tuple(facts.attributes):
        attribute = facts.attributes[name]
        for subject, claims in facts.subjects(name).items():
            if len(claims) < 2:
                continue
            for qualifiers, group in by_qualifiers(claims):
                documents: Sequence[Fact] = group
                if references:
                    documents = [fact for fact in group if fact.source not in references]
                if not rule.against_reference:
                    if len(documents) > 1:
                        yield Question(subject, attribute, qualifiers, tuple(documents))
                elif documents and len(documents) < len(group):
                    others = tuple(fact for fact in group if fact.source in references)
                    yield Question(subject, attribute, qualifiers, tuple(documents), others)


def answer(rule: Agree, question: Question) -> Answer:
    """Judge one group."""
    if rule.against_reference:
        return _against_reference(question)
    comparison = _compare(question.attribute, question.facts, rule.tolerance)
    return answer_of(question, comparison, question.facts)


def _compare(attribute: Attribute, facts: Sequence[Fact], tolerance: Exact) -> Comparison:
    possible: list[Possible] = [fact.value.possible for fact in facts]
    comparison = compare(kind_of(attribute), possible)
    if not tolerance or comparison.relation is not Relation.DISJOINT:
        return comparison
    dated = attribute.kind == "date"
    spans = [on_a_line(one) for one in possible]
    wider = compare_intervals([_reaching(span, tolerance, dated=dated) for span in spans])
    if wider.witness is None:
        return Comparison(Relation.OVERLAPS, None, wider.positions)
    lower, upper = (spans[index] for index in wider.witness)
    gap = days_between(lower, upper) if dated else distance(lower, upper)
    return wider._replace(gap=gap)


def _reaching(span: Interval, tolerance: Exact, *, dated: bool) -> Interval:
    """The interval with half of the tolerance on each side: two that are so far apart just meet.

    Days are half-open, so that two days that lie next to each other are one day apart.
    """
    if not dated:
        return span.widened(tolerance * HALF)
    reach = tolerance * DAY * HALF
    return Interval(span.lo - reach, span.hi + reach)


def _against_reference(question: Question) -> Answer:
    """Each document's claim with each reference's; documents are not held against each other."""
    kind, attribute = kind_of(question.attribute), question.attribute
    facts, references = question.facts, question.others
    failing: list[Fact] = []
    unknown = ""
    worst: tuple[Exact | None, tuple[Fact, Fact]] | None = None
    for fact in facts:
        for reference in references:
            pair = compare(kind, [fact.value.possible, reference.value.possible])
            if pair.relation is Relation.UNKNOWN:
                unknown = pair.reason
            if pair.relation is not Relation.DISJOINT:
                continue
            if not failing or failing[-1] is not fact:
                failing.append(fact)
            if worst is None or (pair.gap or 0) > (worst[0] or 0):
                worst = pair.gap, (fact, reference)
    if worst is None:
        if unknown:
            stands = (Position(references[0].value.text, (*references, *facts)),)
            return Answer(Relation.UNKNOWN, unknown, stands, reason=unknown)
        everyone = compare(kind, [fact.value.possible for fact in (*facts, *references)])
        if everyone.relation is not Relation.DISJOINT:
            return answer_of(question, everyone, (*facts, *references))
        text = common_text(attribute, references)
        message = f"each document can agree with {text}, not with each other"
        return Answer(Relation.OVERLAPS, message, (Position(text, (*references, *facts)),))
    apart, undecided = positions_of(attribute, tuple(failing))
    fitting = [fact for fact in facts if fact not in failing]
    either = [fact for fact in fitting if any(_fits(kind, fact, group.facts) for group in apart)]
    agreeing = tuple(fact for fact in fitting if fact not in either)
    first = Position(common_text(attribute, references), (*references, *agreeing))
    gap = gap_of(attribute, worst[0])
    comparison = Comparison(Relation.DISJOINT, witness=(0, 1), gap=worst[0], positions=())
    told = answer_of(question, comparison, worst[1])
    return Answer(
        told.relation, told.message, (first, *apart), (*either, *undecided), worst[1], gap
    )


def _fits(kind: str, fact: Fact, group: Sequence[Fact]) -> bool:
    possible = [fact.value.possible, *(other.value.possible for other in group)]
    return compare(kind, possible).relation is not Relation.DISJOINT
