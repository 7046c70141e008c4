"""``agree``: can all claims about one attribute of one subject be true together?

    check: {agree: {}}
    check: {agree: {attributes: [occurred_on], tolerance: 1 day}}
    check: {agree: {attributes: [area], tolerance: {relative: 5 %}}}
    check: {agree: {against: reference}}

Claims with different qualifiers are not compared. Claims that say of which time they speak are
compared as far as their times meet (:mod:`checker.model.timed`). With ``against: reference`` each
document is held against the works of reference, and not against other documents.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from itertools import combinations, islice, product
from operator import attrgetter
from typing import Final, Literal, final

from checker.model.fact import Fact, Facts, by_qualifiers
from checker.model.judgement import (
    answer_of,
    aside_of,
    common_text,
    gap_between,
    reread,
    sides_of,
)
from checker.model.question import Answer, Position, Question
from checker.model.ranked import AgainstReference, Together
from checker.model.rule import CheckKind, Parameters, Schema, no_cells
from checker.model.timed import (
    OTHER_TIMES,
    answer_by_time,
    comparable,
    is_timed,
    meeting_each_other,
)
from checker.model.vocabulary import Attribute, Entities
from checker.model.voices import by_voice, quoted_by
from checker.values.compare import Comparison, meeting
from checker.values.dates.when import Meeting, meeting_of
from checker.values.durations import Duration
from checker.values.gap import apart as far
from checker.values.interval import Exact, Interval
from checker.values.named import NamedTuple
from checker.values.tolerance import Tolerance
from checker.values.unreadable import Unreadable
from checker.values.value import Possible, on_a_line
from checker.values.verdict import Relation

MOST_CLAIMS: Final = 3
"""So many different claims of each position may be mistaken for others."""

MOST_PAIRS: Final = 12
"""So many pairs of them: each more makes it likelier that a slip fits by chance."""


@final
class Agree(NamedTuple):
    """All documents' claims about one thing can be true together.

    ``tolerances``: how far apart they may be, one for each of ``attributes``. With
    ``against_reference`` each document is held against the works of reference instead.
    """

    attributes: tuple[str, ...] = ()
    tolerances: tuple[Tolerance, ...] = ()
    against_reference: bool = False

    def tolerance_of(self, attribute: str) -> "Tolerance | None":
        """How far apart the claims of an attribute may be; ``None`` where nothing is said."""
        if not self.tolerances:
            return None
        return self.tolerances[self.attributes.index(attribute)]


def schema() -> Schema:
    """Its parameters, as YAML has them."""
    return {
        "description": "All that sources say of one thing can be true together.",
        "type": ["object", "null"],
        "additionalProperties": False,
        "properties": {
            "attributes": {
                "description": "The attributes that it looks at; all of them by default.",
                "type": "array",
                "minItems": 1,
                "items": {"$ref": "#/$defs/id"},
            },
            "tolerance": {
                "description": (
                    "How far apart claims may be: 2 km, 3 days, 5 points, or a share of the "
                    "greater value, as 5 % or as {relative: 5 %}."
                ),
                "type": ["string", "integer", "number", "object"],
                "required": ["relative"],
                "additionalProperties": False,
                "properties": {
                    "relative": {
                        "description": "The share of the greater of two values, such as 5 %.",
                        "type": ["string", "integer", "number"],
                    }
                },
            },
            "against": {
                "description": (
                    "reference: each document is held against works of reference, not against "
                    "the others."
                ),
                "const": "reference",
            },
        },
    }


def read(given: Parameters) -> Agree:
    """Its parameters."""
    names = given.names("attributes")
    attributes = [
        given.known_attribute("attributes", name, (), index) for index, name in enumerate(names)
    ]
    if "tolerance" in given and not names:
        given.wrong("tolerance", "a tolerance needs `attributes`: say of which it is")
    tolerances = tuple(_tolerances(given, attributes))
    return Agree(names, tolerances, given.written("against") == "reference")


def _tolerances(given: Parameters, attributes: Sequence[Attribute | None]) -> "Iterator[Tolerance]":
    """How far apart the claims of each attribute may be, if anything is said of it."""
    length, share = given.written("tolerance"), given.written("tolerance", "relative")
    if length is None and share is None:
        return
    for attribute in attributes:
        tolerance = Tolerance()
        if attribute is None:
            continue
        if not attribute.kind.on_a_line:
            wrong = f"'{attribute.id}' is {attribute.kind.called}: it has no distances"
            given.wrong("tolerance", wrong)
        else:
            try:
                if share is not None:
                    tolerance = attribute.kind.share(share)
                elif length is not None:
                    tolerance = attribute.kind.tolerance(length, attribute.measure)
            except Unreadable as error:
                given.wrong("tolerance", str(error))
        yield tolerance


def reads(rule: Agree) -> tuple[str, ...]:
    """Its attributes, or all."""
    return rule.attributes


def opposes(rule: Agree) -> Literal["each other", "reference"]:
    """Positions are against each other, or against a reference."""
    return "reference" if rule.against_reference else "each other"


def questions(rule: Agree, facts: Facts) -> Iterator[Question]:
    """The groups of two claims and more; against a reference, one claim and more on each side."""
    references = facts.references
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
                    asked, undated = comparable(documents)
                    if len(asked) > 1:
                        yield Question(
                            subject,
                            attribute,
                            qualifiers,
                            asked,
                            voices=_voices(asked, facts.entities),
                            undated=undated,
                        )
                elif documents and len(documents) < len(group):
                    referred = [fact for fact in group if fact.source in references]
                    documents, others = meeting_each_other(documents, referred)
                    if not documents:
                        continue
                    yield Question(
                        subject,
                        attribute,
                        qualifiers,
                        tuple(documents),
                        others,
                        voices=_voices(group, facts.entities),
                    )


def ranked(rule: Agree, _: object) -> Together | AgainstReference:
    """Claims that have something in common agree; without a tolerance the others do not."""
    held = AgainstReference if rule.against_reference else Together
    return held(rule.attributes, not any(map(any, rule.tolerances)))


def _voices(facts: Sequence[Fact], entities: Entities) -> tuple[tuple[str, str], ...]:
    """The names of the entities that are quoted."""
    by_id = entities.by_id
    quoted = [name for name in dict.fromkeys(map(_SAID_BY, facts)) if name in by_id]
    return tuple((name, entities.label(name)) for name in quoted) if quoted else ()


_SAID_BY = attrgetter("said_by")


def answer(rule: Agree, question: Question) -> Answer:
    """Judge one group."""
    attribute = question.attribute
    tolerance = rule.tolerance_of(attribute.id)
    if rule.against_reference:
        return _against_reference(question, tolerance)
    if is_timed(question.facts):
        return answer_by_time(
            question,
            lambda facts: _compare(attribute, facts, tolerance),
            _reach(attribute, tolerance),
        )
    comparison = _compare(attribute, question.facts, tolerance)
    comparison = by_voice(
        question.facts, comparison, lambda facts: _compare(attribute, facts, tolerance)
    )
    return answer_of(question, comparison, question.facts)


def _reach(
    attribute: Attribute, tolerance: "Tolerance | None"
) -> Callable[[Possible], Possible] | None:
    """How a rule's tolerance widens a claim, where there is one."""
    if not tolerance or not any(tolerance):
        return None
    return lambda possible: attribute.kind.reaching(possible, tolerance)


def _compare(
    attribute: Attribute, facts: Sequence[Fact], tolerance: "Tolerance | None"
) -> Comparison:
    return attribute.compare([fact.value.possible for fact in facts], tolerance)


def _against_reference(question: Question, tolerance: "Tolerance | None") -> Answer:
    """Each document's claim with each reference's; documents are not held against each other."""
    attribute, facts, references = question.attribute, question.facts, question.others
    failing: dict[str, Fact] = {}
    contradicted: dict[str, Fact] = {}
    unknown = ""
    worst: tuple[Exact | None, tuple[Fact, Fact]] | None = None
    for fact in facts:
        for reference in references:
            meeting = meeting_of(fact.when, reference.when)
            if meeting is Meeting.NEVER:
                continue
            pair = _compare(attribute, (fact, reference), tolerance)
            if meeting is Meeting.PERHAPS:
                if pair.relation is Relation.DISJOINT:
                    unknown = OTHER_TIMES
                continue
            if pair.relation is Relation.UNKNOWN:
                unknown = pair.reason
            if pair.relation is not Relation.DISJOINT:
                continue
            failing[fact.id], contradicted[reference.id] = fact, reference
            if worst is None or _comes_first(fact, pair.gap, worst[1][0], worst[0]):
                worst = pair.gap, (fact, reference)
    if worst is None:
        return _agreed(question, unknown, tolerance)
    apart = sides_of(attribute, tuple(failing.values()))
    standing = sides_of(attribute, tuple(contradicted.values()))
    fits_one = _fitting(attribute, apart)
    either: list[Fact] = []
    agreeing: list[Fact] = []
    for fact in (*facts, *references):
        if fact.id in failing or fact.id in contradicted:
            continue
        (either if fits_one(fact.value.possible) else agreeing).append(fact)
    if standing and agreeing:
        together = (*standing[0].facts, *agreeing)
        standing = (Position(standing[0].value, together), *standing[1:])
    fact, reference = worst[1]
    gap = gap_between(attribute, worst[0], worst[1])
    by = quoted_by(fact, dict(question.voices))
    positions = (*standing, *apart)
    return Answer(
        Relation.DISJOINT,
        f"{attribute.told(fact.value)}{f' ({by})' if by else ''} "
        f"{attribute.versus} {attribute.told(reference.value)}" + (f", {far(gap)}" if gap else ""),
        positions,
        tuple(either),
        worst[1],
        gap,
        reconcile=reread(attribute, worst[1], settled=False) if len(failing) == 1 else "",
        aside=aside_of(question, positions),
    )


def _comes_first(fact: Fact, gap: Exact | None, other: Fact, its: Exact | None) -> bool:
    """Whether a claim is rather what a contradiction is about: a document's own, the farthest."""
    if bool(fact.said_by) is not bool(other.said_by):
        return not fact.said_by
    return (gap or 0) > (its or 0)


def _fitting(attribute: Attribute, sides: Sequence[Position]) -> Callable[[Possible], bool]:
    """Tells whether a claim fits one of these sides, too; what is said again is not asked again."""
    groups = [[fact.value.possible for fact in side.facts] for side in sides]
    commons = [attribute.compare(group).common for group in groups]
    plain = [common for common in commons if isinstance(common, Interval | Duration)]
    meets_one = meeting(list(map(on_a_line, plain))) if len(plain) == len(groups) else None

    @cache
    def fits(claim: Possible) -> bool:
        if meets_one is not None and isinstance(claim, Interval | Duration):
            return meets_one(on_a_line(claim))
        answers = (attribute.compare([claim, *group]).relation for group in groups)
        return any(relation is not Relation.DISJOINT for relation in answers)

    return fits


def _agreed(question: Question, unknown: str, tolerance: "Tolerance | None") -> Answer:
    """What is found where no document contradicts a reference."""
    attribute, facts, references = question.attribute, question.facts, question.others
    everything = (*references, *facts)
    text = common_text(attribute, references)
    if unknown:
        return Answer(Relation.UNKNOWN, unknown, (Position(text, everything),), reason=unknown)
    together = _compare(attribute, (*facts, *references), tolerance)
    if together.relation is not Relation.DISJOINT:
        return answer_of(question, together, (*facts, *references))
    message = f"each document can agree with {text}, but they cannot all agree with each other"
    return Answer(Relation.OVERLAPS, message, (Position(text, everything),))


def only_meeting(rule: Agree, attribute: str) -> bool:
    """Unless a tolerance lets claims pass that do not meet, or references are asked."""
    if rule.against_reference or (rule.attributes and attribute not in rule.attributes):
        return False
    return rule.tolerance_of(attribute) is None


def mistakable(question: Question, answer: Answer) -> Iterator[tuple[Fact, Fact]]:
    """Claims that cannot both be true: the witness first, then some of other positions."""
    if answer.witness is not None:
        yield answer.witness
    dated = question.attribute.kind.dated
    sides = [_different(position.facts, dated=dated) for position in answer.positions]
    pairs = (
        pair for side, other_side in combinations(sides, 2) for pair in product(side, other_side)
    )
    for a, b in islice(pairs, MOST_PAIRS):
        if answer.witness is not None and {a.id, b.id} == {claim.id for claim in answer.witness}:
            continue
        if meeting_of(a.when, b.when) not in (Meeting.SURELY, Meeting.ASSUMED):
            continue
        if _compare(question.attribute, (a, b), None).relation is Relation.DISJOINT:
            yield a, b


def _different(facts: Iterable[Fact], *, dated: bool) -> list[Fact]:
    """The first claims of a position that differ in anything a slip may show in: what many say is
    looked at once."""
    found: dict[object, Fact] = {}
    for fact in facts:
        source = fact.source if dated else ""
        concluded = fact.id if fact.derivation is not None else ""
        says = (fact.value.text, fact.quote, fact.said_on, fact.when, source, concluded)
        found.setdefault(says, fact)
        if len(found) == MOST_CLAIMS:
            break
    return [*found.values()]


KIND = CheckKind(
    schema,
    read,
    reads,
    questions,
    answer,
    held_against=no_cells,
    compares=reads,
    opposes=opposes,
    only_meeting=only_meeting,
    mistakable=mistakable,
    ranked=ranked,
    words=(("tolerate", "tolerance"),),
)
