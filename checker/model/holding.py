"""Claims held against other claims, or against a rule's limits: the answer of such checks.

A claim's possibilities are compared with those that the other side allows: nothing common is a
contradiction, all of them inside is ``refines``, else ``overlaps``. Claims that say of which time
they speak are held against those whose time they surely meet; where one fails against a claim whose
time it may meet, that is undetermined. Where a
check says so (``always``), a claim without any qualifier on the other side holds at all times.
"""

from collections.abc import Callable, Iterator, Sequence
from itertools import product
from typing import Any, final

from checker.model.fact import Fact, Facts, Qualifiers
from checker.model.judgement import gap_between, sides_of, told_at
from checker.model.question import Answer, Position, Question
from checker.model.rule import Cell, Term
from checker.model.timed import OTHER_TIMES, is_timed, one_moment
from checker.model.times import perhaps_meeting, surely_meeting
from checker.values.dates import Instants
from checker.values.dates.when import Meeting, meeting_of
from checker.values.gap import Gap, apart, measured
from checker.values.interval import Exact
from checker.values.named import NamedTuple
from checker.values.value import Value, on_a_line
from checker.values.verdict import Relation

Pair = tuple[Fact, Fact | Value]
Held = Callable[[Any, Any], tuple[Relation, Exact | None]]
"""How a claim's possibilities stand to those that it is held against, and by how much they fail."""

MOST_PAIRS = 400
"""So many pairs are all looked at; of more, those with an extreme claim, which decide."""


@final
class Words(NamedTuple):
    """One sentence a relation; ``{a}`` is the claim, which is about ``{what}`` (such as ``the
    cost``), ``{b}`` what it is held against, which is ``{against}`` (``the planned cost``). The
    last may say by how much, ``{far}``, which ends in a space where it is known."""

    surely: str
    perhaps: str
    never: str


def bearing(question: Question, references: frozenset[str], *, always: bool = True) -> bool:
    """Whether a question asks anything: some document takes part, and some claim is held against
    one that does not rest on the same statement."""
    if all(fact.source in references for fact in question.claims):
        return False
    pairs = _independent(question.facts, question.others)
    return any(_meeting(*pair, always) is not Meeting.NEVER for pair in pairs)


def _meeting(fact: Fact, other: Fact | Value, always: bool) -> Meeting:
    """Whether a claim and what it is held against speak of one time."""
    if not isinstance(other, Fact) or (always and not other.qualifiers):
        return Meeting.SURELY
    return meeting_of(fact.when, other.when)


def pairs_on_a_line(
    facts: Sequence[Fact], others: Sequence[Fact], *, always: bool = True
) -> list[Pair]:
    """The pairs that decide whether each of ``facts`` can be at most each of ``others``.

    What fails, fails against the claim that ends first on the one side, or begins last on the
    other; what is sure, is sure of those that begin first and end last.
    """
    everything = (*facts, *others)
    if len(facts) * len(others) <= MOST_PAIRS or not all(map(_plain, everything)):
        return list(_independent(facts, others))
    chosen: list[tuple[Fact, Fact]] = []
    if is_timed(everything):
        chosen += _extremes_met(facts, others, least=True)
        turned = _extremes_met(others, facts, least=False)
        chosen += [(fact, other) for other, fact in turned]
        others = [other for other in others if always and not other.qualifiers]
    if others:
        chosen += product(facts, _extremes(others, least=True))
        chosen += product(_extremes(facts, least=False), others)
    return list({(fact.id, other.id): (fact, other) for fact, other in chosen}.values())


def _plain(fact: Fact) -> bool:
    """Whether a claim is a source's own, so that it is held against any other, and on one line."""
    return fact.derivation is None and not isinstance(fact.value.possible, Instants)


def _extremes(facts: Sequence[Fact], *, least: bool) -> list[Fact]:
    """Of each end, the claim with the least, or the one with the greatest."""
    choose = min if least else max
    return [
        choose(facts, key=lambda fact: on_a_line(fact.value.possible).lo),
        choose(facts, key=lambda fact: on_a_line(fact.value.possible).hi),
    ]


def _extremes_met(
    facts: Sequence[Fact], others: Sequence[Fact], *, least: bool
) -> Iterator[tuple[Fact, Fact]]:
    """Each claim with the extremes of those whose time it surely, or perhaps, meets."""
    times, held = [fact.when for fact in facts], [other.when for other in others]
    spans = [on_a_line(other.value.possible) for other in others]
    for ends in ([span.lo for span in spans], [span.hi for span in spans]):
        places = {end: place for place, end in enumerate(sorted(set(ends), reverse=least))}
        ranks = [places[end] for end in ends]
        for find in (surely_meeting, perhaps_meeting):
            for fact, found in zip(facts, find(times, held, ranks), strict=True):
                if found >= 0:
                    yield fact, others[found]


def _independent(facts: Sequence[Fact], others: Sequence[Fact]) -> Iterator[tuple[Fact, Fact]]:
    """All pairs but those of which one rests on what the other rests on."""
    if all(fact.derivation is None for fact in (*facts, *others)):
        yield from product(facts, others)
        return
    for fact, other in product(facts, others):
        if (fact.stated and other.stated) or not _share(fact.root_ids, other.root_ids):
            yield fact, other


def _share(some: frozenset[str], others: frozenset[str]) -> bool:
    """Whether two sets have anything in common; the lesser one is looked through."""
    return not (others.isdisjoint(some) if len(some) < len(others) else some.isdisjoint(others))


def held(
    question: Question,
    pairs: Sequence[Pair],
    judge: Held,
    words: Words,
    *,
    always: bool = True,
    bounds: bool = False,
) -> Answer:
    """The answer to a question of which each pair is a claim and what it is held against.

    One pair that cannot be makes it a contradiction; the widest gap is shown. The sides of it are
    the claims that fail; those that take no part in a failure fit either. Pairs of which the times
    do not meet are nothing to it. ``bounds``: claims are held against what a rule allows, of which
    the ends are exact, however much lies between them.
    """
    if not pairs:  # of a part of a question nothing may be left that is held against another
        return _nothing_held(question)
    if not is_timed(question.claims):
        return _held(question, pairs, judge, words, bounds)
    by_meeting: dict[Meeting, list[Pair]] = {each: [] for each in Meeting}
    for pair in pairs:
        by_meeting[_meeting(*pair, always)].append(pair)
    sure = by_meeting[Meeting.SURELY] + by_meeting[Meeting.ASSUMED]
    found = _held(question, sure, judge, words, bounds) if sure else None
    if found is not None and found.relation is Relation.DISJOINT:
        return found._replace(assumes=one_moment(*found.witness) if found.witness else ())
    perhaps = by_meeting[Meeting.PERHAPS]
    if not perhaps:
        return found or _nothing_held(question)
    open_ = _held(question, perhaps, judge, words, bounds)
    if open_.relation is not Relation.DISJOINT:
        return found or open_
    message = f"{open_.message}: they {OTHER_TIMES}"
    return Answer(Relation.UNKNOWN, message, open_.positions, reason=OTHER_TIMES)


def _nothing_held(question: Question) -> Answer:
    message = "none of these is held against another"
    return Answer(Relation.OVERLAPS, message, (Position(message, question.claims),))


def _held(
    question: Question, pairs: Sequence[Pair], judge: Held, words: Words, bounds: bool
) -> Answer:
    worst: tuple[Exact, Pair] | None = None
    failing: dict[str, Fact] = {}
    failed: dict[str, Fact] = {}
    torn: dict[tuple[str, str], None] = {}
    gap: Exact | None = None
    told = (Relation.REFINES, pairs[0])
    for pair in pairs:
        fact, other = pair
        found, distance = judge(fact.value.possible, _value(other).possible)
        if found is Relation.DISJOINT:
            failing[fact.id] = fact
            if isinstance(other, Fact):
                failed[other.id] = other
                if (fact.source, fact.said_by) == (other.source, other.said_by):
                    torn[fact.source, fact.said_by] = None
            if worst is None or (distance or 0) > worst[0]:
                worst, gap = (distance or 0, pair), distance
        elif found is not Relation.REFINES and told[0] is Relation.REFINES:
            told = (found, pair)
    if worst is None:
        relation, pair = told
        sentence = words.surely if relation is Relation.REFINES else words.perhaps
        message = _sentence(question, sentence, pair)
        return Answer(relation, message, (Position(message, question.claims),))
    far = gap_between(question.attribute, gap, worst[1][:1] if bounds else worst[1])
    message = _sentence(question, words.never, worst[1], far)
    others = sides_of(question.attribute, tuple(failed.values()))
    sides = sides_of(question.attribute, tuple(failing.values()))
    fitting = tuple(f for f in question.claims if f.id not in failing and f.id not in failed)
    either = fitting
    if question.limits:
        either = ()
        # a limit for each claim is no position that others share
        limit = "" if question.against else question.attribute.told(question.limits[0])
        others = (Position(limit, fitting),) if fitting and limit else ()
    first, against = worst[1]
    return Answer(
        Relation.DISJOINT,
        message,
        (*others, *sides),
        either,
        (first, against) if isinstance(against, Fact) else None,
        far,
        torn=tuple(torn),
    )


def _value(other: Fact | Value) -> Value:
    return other.value if isinstance(other, Fact) else other


def _sentence(question: Question, template: str, pair: Pair, gap: Gap | None = None) -> str:
    a, b = (
        told_at(question.attribute, one) if isinstance(one, Fact) else question.attribute.told(one)
        for one in pair
    )
    far, after = "", ""
    if gap is not None and "{far}" in template and gap.amount:
        far = f"{measured(gap)} "
    elif gap is not None:
        after = f", {apart(gap)}"
    what = the(question.attribute.label)
    return template.format(a=a, b=b, what=what, against=question.against, far=far) + after


def the(label: str) -> str:
    """A label with its article: ``the maximum``."""
    return label if label.startswith("the ") else f"the {label}"


def others_of(term: Term, subject: str, qualifiers: Qualifiers, facts: Facts) -> tuple[Fact, ...]:
    """The claims of the other side: with these qualifiers, or with none."""
    return tuple(
        fact
        for fact in facts.about(term.attribute, term.subject or subject)
        if fact.apart == qualifiers or not fact.qualifiers
    )


def other_side(sides: tuple[Term, Term], facts: Facts, cell: Cell) -> Iterator[Cell]:
    """The cells that are held against one of either side.

    The first is of its own subject, or of every one that has it; the other else of that.
    """
    first, then = sides
    attribute, subject = cell
    if first.attribute == attribute and first.subject in (None, subject):
        yield then.attribute, then.subject or subject
    if then.attribute != attribute or then.subject not in (None, subject):
        return
    if first.subject or then.subject is None:
        yield first.attribute, first.subject or subject
    else:
        for asked in facts.subjects(first.attribute):
            yield first.attribute, asked
