"""From a comparison of values to the answer of a question: positions, gap, and a sentence."""

from collections.abc import Iterable, Sequence
from functools import reduce

from checker.model.fact import Fact
from checker.model.line import and_more
from checker.model.question import Answer, Position, Question
from checker.model.vocabulary import Attribute
from checker.model.voices import quoted_by
from checker.values.compare import Comparison, Members
from checker.values.dates import Instants
from checker.values.dates.calendar import DAY
from checker.values.dates.possibilities import HOUR
from checker.values.gap import LARGE, Gap, apart
from checker.values.interval import Bound, Exact, Interval
from checker.values.numbers.telling import scale_said
from checker.values.value import Possible, Value, on_a_line
from checker.values.verdict import Relation

MOST_ASIDE = 4
"""How many quoted claims one sentence names."""


def common_text(attribute: Attribute, facts: Sequence[Fact]) -> str:
    """What claims that can be true together say: in the words of the narrowest, if one is it."""
    first = facts[0].value
    if len(facts) == 1 or all(fact.value.possible == first.possible for fact in facts[1:]):
        return attribute.told(first)
    common = attribute.compare([fact.value.possible for fact in facts]).common
    return _in_words(attribute, facts, common)


def _in_words(attribute: Attribute, facts: Sequence[Fact], common: object) -> str:
    """What is common to claims; nothing is where only a tolerance lets them pass."""
    for fact in facts:
        if fact.value.possible == common:
            return attribute.told(fact.value)
    if common is None or isinstance(common, Members):
        texts = dict.fromkeys(attribute.told(fact.value) for fact in facts)
        return (" with " if common else " … ").join(texts)
    return attribute.told(attribute.value(common))


def answer_of(question: Question, comparison: Comparison, facts: Sequence[Fact]) -> Answer:
    """The answer that a comparison of ``facts`` gives."""
    attribute = question.attribute
    relation = comparison.relation
    if relation is Relation.DISJOINT:
        positions = _positions(attribute, facts, comparison)
        assert comparison.witness is not None
        a, b = (facts[i] for i in comparison.witness)
        gap = gap_between(attribute, comparison.gap, (a, b))
        first, then = (b, a) if a.said_by and not b.said_by else (a, b)  # the own voice first
        said = _said(question, first), _said(question, then, _voice(question, first))
        return Answer(
            relation,
            told_apart(attribute, said, gap),
            positions,
            tuple(facts[i] for i in comparison.either),
            (a, b),
            gap,
            reconcile="" if question.brief else reread(attribute, facts, settled=False),
            torn=() if question.brief else _torn(attribute, facts, comparison.positions),
            aside=aside_of(question, positions),
        )
    if relation is Relation.UNKNOWN:
        positions = _positions(attribute, facts, comparison)
        return Answer(relation, comparison.reason, positions, reason=comparison.reason)
    if relation is Relation.EQUAL:
        text = attribute.told(facts[0].value)
        return Answer(relation, f"all say {text}", (Position(text, tuple(facts)),))
    common = comparison.common
    text = _in_words(attribute, facts, common)
    if common is None:
        return Answer(
            relation, f"{text} agree within the tolerance", (Position(text, tuple(facts)),)
        )
    unsettled = reread(attribute, facts, settled=True)
    told = dict.fromkeys(attribute.told(fact.value) for fact in facts)
    others = [other for other in told if other != text]
    if relation is Relation.REFINES:
        fits = others[0] if len(others) == 1 else "what the others say"
        message = f"{text} is consistent with {fits}"
    else:
        message = f"all can be {text}"
        if isinstance(common, Members):
            message = f"{text}: all can be true"
    return Answer(relation, message, (Position(text, tuple(facts)),), unsettle=unsettled)


def told_apart(attribute: Attribute, said: tuple[str, str], gap: Gap | None) -> str:
    """The sentence for what two claims say that cannot both be true."""
    first, then = said
    return f"{first} {attribute.versus} {then}{f', {apart(gap)}' if gap else ''}"


def gap_between(
    attribute: Attribute, amount: Exact | None, witness: Iterable[Fact | Value]
) -> Gap | None:
    """How far apart two claims are; the least that it may be, where one allows much."""
    gap = attribute.gap(amount)
    if gap is None:
        return None
    dated, sides = attribute.kind.dated, [*witness]
    values = (one.value if isinstance(one, Fact) else one for one in sides)
    return gap_as_told(
        attribute,
        gap,
        map(attribute.told, values),
        least=any(_is_wide(_possible(one), dated) for one in sides),
    )


def gap_as_told(attribute: Attribute, gap: Gap, said: Iterable[str], *, least: bool) -> Gap:
    """A gap as it is told between claims of which this is said: in millions, where both are.
    ``least``: some of them allows much."""
    scale = 0
    if attribute.kind.numeric and gap.amount >= LARGE and not scale_said(f" {gap.unit}"):
        scale = min(map(scale_said, said), default=0)
    return gap._replace(least=least, scale=scale) if least or scale else gap


def _possible(one: Fact | Value) -> Possible:
    return one.value.possible if isinstance(one, Fact) else one.possible


def _is_wide(possible: Possible, dated: bool) -> bool:
    """Whether a claim allows more than one day, one time of day, one number or one list."""
    if isinstance(possible, Instants):
        return possible.utc.hi - possible.utc.lo > HOUR
    if isinstance(possible, Members):
        return not possible.complete
    if isinstance(possible, str | bool):
        return False
    span = on_a_line(possible)
    return span.hi - span.lo > DAY if dated else span.hi != span.lo


def _said(question: Question, fact: Fact, before: str = "") -> str:
    """What a claim says, and who is quoted with it, if it is not who was named ``before``."""
    told = told_at(question.attribute, fact)
    by = _voice(question, fact)
    return f"{told} ({'the same' if by == before else by})" if by else told


def told_at(attribute: Attribute, fact: Fact) -> str:
    """What a claim says, and of which time: ``1000 as of April 2016``."""
    told = attribute.told(fact.value)
    return f"{told} {fact.times[0]}" if fact.times else told


def _voice(question: Question, fact: Fact) -> str:
    return quoted_by(fact, dict(question.voices))


def aside_of(question: Question, positions: Sequence[Position]) -> str:
    """What quoted people say apart from the sides that documents take against each other."""
    sides = [position for position in positions if position.quoted]
    if not sides or len(positions) - len(sides) < 2:  # without two of documents, it is about these
        return ""
    told = dict.fromkeys(_said(question, fact) for side in sides for fact in side.facts)
    return f"quoted apart from that: {and_more(list(told), MOST_ASIDE, '; ')}"


def reread(attribute: Attribute, facts: Sequence[Fact], *, settled: bool) -> str:
    """The other reading of a written number that would change the verdict, if one would."""
    if not attribute.kind.numeric:
        return ""
    claims = [(_written_as(fact), on_a_line(fact.value.possible)) for fact in facts]
    return attribute.kind.reread(claims, attribute, settled=settled)


def _written_as(fact: Fact) -> Value | tuple[Value, ...] | None:
    """A claim as it was written, or all parts of a sum; nothing where it is computed else."""
    if fact.as_written:
        return fact.value
    parts = fact.derivation.rests_on if fact.derivation is not None else ()
    if any(part.attribute != fact.attribute or not part.as_written for part in parts):
        return None
    spans = (on_a_line(part.value.possible) for part in parts)
    if reduce(Interval.__add__, spans) != fact.value.possible:
        return None
    return tuple(part.value for part in parts)


def _torn(
    attribute: Attribute, facts: Sequence[Fact], positions: Sequence[Sequence[int]]
) -> tuple[tuple[str, str], ...]:
    """The voices of a source that stand in two positions, with claims that cannot all be true."""
    by_voice: dict[tuple[str, str], list[tuple[int, Fact]]] = {}
    for number, group in enumerate(positions):
        for index in group:
            fact = facts[index]
            by_voice.setdefault((fact.source, fact.said_by), []).append((number, fact))
    return tuple(
        voice
        for voice, claims in by_voice.items()
        if len({number for number, _ in claims}) > 1
        and attribute.compare([fact.value.possible for _, fact in claims]).relation
        is Relation.DISJOINT
    )


def sides_of(attribute: Attribute, facts: tuple[Fact, ...]) -> tuple[Position, ...]:
    """Claims that all contradict something else, by what can be true together.

    One that fits several of these positions still contradicts what they contradict: it stands with
    those that say the same, in a position of its own.
    """
    if not facts:
        return ()
    comparison = attribute.compare([fact.value.possible for fact in facts])
    groups = [tuple(facts[i] for i in group) for group in comparison.positions]
    alike: dict[object, list[Fact]] = {}
    for index in comparison.either:
        alike.setdefault(facts[index].value.possible, []).append(facts[index])
    groups += map(tuple, alike.values())
    if alike and attribute.kind.on_a_line:
        groups.sort(key=_place)
    return tuple(Position(common_text(attribute, group), group) for group in groups)


def _place(group: Sequence[Fact]) -> tuple[Bound, Bound]:
    """Where claims that can be true together lie on their line: by what ends first."""
    spans = [on_a_line(fact.value.possible) for fact in group]
    return min(span.hi for span in spans), max(span.lo for span in spans)


def _positions(
    attribute: Attribute, facts: Sequence[Fact], comparison: Comparison
) -> tuple[Position, ...]:
    groups = (tuple(facts[i] for i in group) for group in comparison.positions)
    return tuple(Position(common_text(attribute, group), group) for group in groups)
