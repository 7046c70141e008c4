"""Claims about one thing that speak of different times: which of them bear on each other.

Two claims contradict each other only if their times surely meet. What does not fit of claims whose
times may meet is undetermined, once for a question. Claims whose times share nothing are kept
apart, and those that say of no time are held against each other only.

One question has the claims of all times, so that its name survives an edited date. Where it has
contradictions at several times, which share no claim, they are one finding: the widest comes first
and gives the witnesses and the gap, and each has positions of its own, which say of which time they
are. A position holds claims whose values fit each other, whatever their times.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from operator import attrgetter
from typing import Final, final

from checker.model.fact import Assumption, Fact, Facts, Qualifiers
from checker.model.judgement import answer_of, told_at
from checker.model.line import and_more
from checker.model.question import Answer, Position, Question
from checker.model.rule import Parameters
from checker.model.times import at_one_time, perhaps_meeting, surely_meeting
from checker.model.vocabulary import Attribute
from checker.model.voices import by_voice
from checker.values.compare import Comparison
from checker.values.dates import Instants
from checker.values.dates.when import Meeting, When, meeting_of
from checker.values.durations import Duration
from checker.values.groups import Groups
from checker.values.interval import Bound, Interval, point
from checker.values.named import NamedTuple
from checker.values.value import Possible, on_a_line
from checker.values.verdict import Relation

Compare = Callable[[Sequence[Fact]], Comparison]
"""Compares claims as if they were of one time."""

Reach = Callable[[Possible], Possible]
"""A claim's possibilities, widened by what a rule tolerates."""

OTHER_TIMES: Final = "may speak of different times"
"""Why claims that do not fit are no contradiction."""

MOST_TIMES: Final = 3
"""How many times, or answers at different times, one sentence names."""


def is_timed(facts: Iterable[Fact]) -> bool:
    """Whether any claim says of which time it speaks."""
    return any(map(_TIMES, facts))  # no loop in Python: it is asked of every question


_TIMES = attrgetter("times")


def along(fact: Fact, name: str) -> When | None:
    """The time of a claim by one of its qualifiers."""
    return next((time.when for time in fact.times if time.name == name), None)


def without(fact: Fact, name: str) -> Qualifiers:
    """The other qualifiers of a claim: those that tell what it holds for beside that time."""
    return tuple(pair for pair in fact.qualifiers if pair[0] != name)


def time_of(given: Parameters, attribute: Attribute | None) -> str:
    """The parameter ``along``: a qualifier of the attribute that is a date."""
    by = given.text("along")
    if attribute is not None and by and by not in attribute.times:
        declared = f"`qualifiers: {{{by[:60]}: date}}`"
        wrong = f"'{by[:60]}' is no date of '{attribute.id}': declare it there, {declared}"
        given.wrong("along", wrong)
    return by


def by_time(facts: Facts, attribute: str, name: str) -> Iterator[Question]:
    """A question for each subject and its other qualifiers: of the claims that say of a time, by
    one qualifier, with those that do not."""
    for subject, claims in facts.subjects(attribute).items():
        dated: dict[Qualifiers, list[Fact]] = {}
        undated: dict[Qualifiers, list[Fact]] = {}
        for fact in claims:
            kept = dated if along(fact, name) else undated
            kept.setdefault(without(fact, name), []).append(fact)
        for qualifiers, group in dated.items():
            if not all(map(facts.is_reference, group)):
                beside = tuple(undated.get(qualifiers, ()))
                about = facts.attributes[attribute]
                yield Question(subject, about, qualifiers, tuple(group), undated=beside)


def times_of(facts: Iterable[Fact]) -> str:
    """The times that claims speak of, in words."""
    told = dict.fromkeys(str(fact.times[0]) for fact in facts if fact.times)
    return and_more(list(told), MOST_TIMES)


def comparable(group: Sequence[Fact]) -> tuple[tuple[Fact, ...], tuple[Fact, ...]]:
    """The claims whose times may meet that of another; and, beside claims with a time, all those
    without one."""
    if not is_timed(group):
        return tuple(group), ()
    times = [fact.when for fact in group]
    ranks = range(len(group))
    first = perhaps_meeting(times, times, ranks)
    last = perhaps_meeting(times, times, ranks[::-1])
    asked = tuple(
        fact for index, fact in enumerate(group) if {first[index], last[index]} != {index}
    )
    if not is_timed(asked):
        return asked, ()
    return asked, tuple(fact for fact in group if not fact.times)


def meeting_each_other(
    some: Sequence[Fact], others: Sequence[Fact]
) -> tuple[tuple[Fact, ...], tuple[Fact, ...]]:
    """The claims of each side whose times may meet that of one of the other."""
    if not is_timed((*some, *others)):
        return tuple(some), tuple(others)
    here, there = [fact.when for fact in some], [fact.when for fact in others]
    met = perhaps_meeting(here, there, range(len(there)))
    back = perhaps_meeting(there, here, range(len(here)))
    return (
        tuple(fact for fact, found in zip(some, met, strict=True) if found >= 0),
        tuple(fact for fact, found in zip(others, back, strict=True) if found >= 0),
    )


def undated_told(question: Question) -> str:
    """How many claims were not held against the others since they say of no time."""
    number = len(question.undated)
    if not number:
        return ""
    claims = "claim" if number == 1 else "claims"
    return f"{number} {claims} without a date {'was' if number == 1 else 'were'} not held against"


@final
class _Clash(NamedTuple):
    """Claims that do not fit, by their index, and two of them, the lesser first, which do not."""

    members: tuple[int, ...]
    witness: tuple[int, int]


def answer_by_time(question: Question, compare: Compare, reach: Reach | None = None) -> Answer:
    """Judge the claims of a question as far as their times meet."""
    facts = question.facts
    found = [_told(question, clash, compare) for clash in _clashes(question, reach, surely=True)]
    contradictions = [one for one in found if one.relation is Relation.DISJOINT]
    if contradictions:
        return with_undated(question, _together(contradictions))
    if found:
        return with_undated(question, _undetermined(found, found[0].reason))
    clashes = _clashes(question, reach, surely=False)
    if clashes:
        answers = [_told(question, clash, compare) for clash in clashes]
        a, b = (facts[index] for index in clashes[0].witness)
        told = " and ".join(told_at(question.attribute, fact) for fact in (a, b))
        reasons = dict.fromkeys([*(one.reason for one in answers if one.reason), OTHER_TIMES])
        answer = _undetermined(answers, "; ".join(reasons))
        return with_undated(question, answer._replace(message=f"{told} {OTHER_TIMES}"))
    return with_undated(question, _agreed(question, compare))


def with_undated(question: Question, answer: Answer) -> Answer:
    """An answer that says how many claims were not held against the others."""
    told = undated_told(question)
    return answer._replace(message=f"{answer.message}; {told} them") if told else answer


def _told(question: Question, clash: _Clash, compare: Compare) -> Answer:
    """The answer of one clash, with the times of its positions."""
    some = [question.facts[index] for index in clash.members]
    comparison = by_voice(some, compare(some), compare)
    if comparison.relation is Relation.DISJOINT:
        pair = [question.facts[index] for index in clash.witness]
        apart = compare(pair)
        low, high = (clash.members.index(index) for index in clash.witness)
        if apart.witness == (1, 0):
            low, high = high, low
        comparison = comparison._replace(witness=(low, high), gap=apart.gap)
    answer = answer_of(question, comparison, some)
    torn = tuple(
        (source, voice)
        for source, voice in answer.torn
        if _conflicts(
            question.attribute,
            [fact for fact in some if (fact.source, fact.said_by) == (source, voice)],
            None,
            surely=True,
        )
    )
    return answer._replace(
        positions=tuple(map(_dated, answer.positions)),
        torn=torn,
        assumes=one_moment(*answer.witness) if answer.witness else (),
    )


def _dated(position: Position) -> Position:
    return position._replace(time=times_of(position.facts))


def one_moment(a: Fact, b: Fact) -> tuple[Assumption, ...]:
    """That two claims about the same time mean one moment of it, where that is not sure."""
    if not a.times or not b.times or meeting_of(a.when, b.when) is not Meeting.ASSUMED:
        return ()
    return (Assumption(f"both claims mean one moment of {a.times[0].told}", a.place),)


def one_moment_of(facts: Sequence[Fact]) -> tuple[Assumption, ...]:
    """The same of any number of claims that are taken together."""
    dated = [fact for fact in facts if fact.times]
    pairs = (one_moment(dated[0], fact) for fact in dated[1:])
    found = next((each for each in pairs if each), ())
    if len(dated) < MOST_TIMES:
        return found
    told = dated[0].times[0].told
    return tuple(each._replace(text=f"all claims mean one moment of {told}") for each in found)


def _together(answers: Sequence[Answer]) -> Answer:
    """Contradictions at several times in one answer; the first is what it is about."""
    first, *others = answers
    if not others:
        return first
    told = [one.message for one in others[: MOST_TIMES - 1]]
    if others[MOST_TIMES - 1 :]:
        told.append(f"{len(others) - len(told)} more")
    return first._replace(
        message=f"{first.message}; at other times {'; '.join(told)}",
        positions=tuple(position for one in answers for position in one.positions),
        either=tuple(fact for one in answers for fact in one.either),
        reconcile="",
        torn=tuple(dict.fromkeys(voice for one in answers for voice in one.torn)),
        aside="; ".join(filter(None, (one.aside for one in answers))),
        assumes=tuple(dict.fromkeys(each for one in answers for each in one.assumes)),
        leading=len(first.positions),
    )


def _undetermined(answers: Sequence[Answer], reason: str) -> Answer:
    positions = tuple(position for one in answers for position in one.positions)
    return Answer(Relation.UNKNOWN, reason, positions, reason=reason)


def _agreed(question: Question, compare: Compare) -> Answer:
    """What claims say that all fit those of their time."""
    facts = question.facts
    answers = []
    for group in at_one_time([fact.when for fact in facts]):
        some = tuple(facts[index] for index in group)
        found = compare(some)
        if found.relation in (Relation.DISJOINT, Relation.UNKNOWN):  # their times never meet
            values = dict.fromkeys(question.attribute.told(fact.value) for fact in some)
            text = " … ".join([*values][:MOST_TIMES])
            message = f"{text}: each fits those of its time"
            answers.append(Answer(Relation.OVERLAPS, message, (Position(text, some),)))
        else:
            answers.append(answer_of(question, found, some))
    if len(answers) == 1:
        return answers[0]._replace(positions=tuple(map(_dated, answers[0].positions)))
    told = [
        f"{one.message} ({when})" if (when := times_of(one.positions[0].facts)) else one.message
        for one in answers[:MOST_TIMES]
    ]
    if answers[MOST_TIMES:]:
        told.append(f"and so at {len(answers) - MOST_TIMES} more times")
    order = (Relation.OVERLAPS, Relation.REFINES, Relation.EQUAL)
    return Answer(
        min((one.relation for one in answers), key=order.index),
        "; ".join(told),
        tuple(_dated(position) for one in answers for position in one.positions),
    )


_Worth = tuple[int, Bound, tuple[Bound, ...], tuple[str, ...]]
"""What tells the clash, and the pair of it, that comes first: the least."""


def _clashes(question: Question, reach: Reach | None, *, surely: bool) -> list[_Clash]:
    """The groups of claims that do not fit each other where their times meet; the widest first,
    and before all those of which documents' own voices do not fit."""
    facts = question.facts
    attribute = question.attribute
    pairs = _conflicts(attribute, facts, reach, surely=surely)
    if not pairs:
        return []
    together = Groups(len(facts))
    for a, b in pairs:
        together.join(a, b)
    own = [index for index, fact in enumerate(facts) if not fact.said_by]
    if len(own) < len(facts):
        of_own = _conflicts(attribute, [facts[index] for index in own], reach, surely=surely)
        pairs += [(own[a], own[b]) for a, b in of_own]
    best: dict[int, tuple[_Worth, tuple[int, int]]] = {}
    for a, b in pairs:
        group = together.of(a)
        worth = _worth(attribute, facts[a], facts[b])
        if group not in best or worth < best[group][0]:
            best[group] = worth, (a, b)
    members = {group[0]: tuple(group) for group in together.several()}
    ordered = sorted(best.items(), key=lambda one: one[1][0])
    return [_Clash(members[group], witness) for group, (_, witness) in ordered]


def _worth(attribute: Attribute, a: Fact, b: Fact) -> _Worth:
    """How little two claims are what a contradiction is about: own voices, the farthest, the
    earliest."""
    gap: Bound = 0
    if attribute.kind.on_a_line:
        spans = (on_a_line(fact.value.possible) for fact in (a, b))
        low, high = sorted(spans, key=lambda span: span.lo)
        gap = low.hi - high.lo
    begun = sorted(fact.when.spans[0].first for fact in (a, b) if fact.when)
    return bool(a.said_by) + bool(b.said_by), gap, tuple(begun), tuple(sorted((a.id, b.id)))


def _conflicts(
    attribute: Attribute, facts: Sequence[Fact], reach: Reach | None, *, surely: bool
) -> list[tuple[int, int]]:
    """For each claim that does not fit one whose time meets its own, such a pair; the farthest."""
    if len(facts) < 2:
        return []
    possible = [fact.value.possible for fact in facts]
    if attribute.compare(possible).relation not in (Relation.DISJOINT, Relation.UNKNOWN):
        return []
    times = [fact.when for fact in facts]
    find = surely_meeting if surely else perhaps_meeting
    spans = _on_one_line([reach(one) for one in possible] if reach else possible)
    if spans is None:
        return _by_values(attribute, facts, surely=surely)
    pairs = []
    for scale in dict.fromkeys(span.scale for span in spans):
        some = [index for index, span in enumerate(spans) if span.scale == scale]
        held = [times[index] for index in some]
        starts = [spans[index].start for index in some]
        ends = [(-spans[index].hi, spans[index].hi_open) for index in some]
        for ranks in (_ranks(starts), _ranks(ends)):
            for index, found in enumerate(find(times, held, ranks)):
                if found >= 0 and not spans[index].meets(spans[some[found]]):
                    pairs.append((index, some[found]))
    return pairs


def _on_one_line(possible: Sequence[Possible]) -> list[Interval] | None:
    """Possibilities as intervals of one line, of which two fit if they meet; else nothing."""
    if all(isinstance(one, Interval | Duration) for one in possible):
        return [on_a_line(one) for one in possible]
    if all(isinstance(one, Instants) for one in possible):
        return [one.utc for one in possible if isinstance(one, Instants)]
    if all(isinstance(one, str | bool) for one in possible):
        numbers = {term: number for number, term in enumerate(dict.fromkeys(possible))}
        return [point(numbers[one]) for one in possible]
    return None


def _ranks(keys: Sequence[tuple[object, ...]]) -> list[int]:
    """The places of keys in their order, from 0."""
    places = {key: place for place, key in enumerate(sorted(set(keys)))}
    return [places[key] for key in keys]


def _by_values(
    attribute: Attribute, facts: Sequence[Fact], *, surely: bool
) -> list[tuple[int, int]]:
    """The same of lists, and of dates that are one of several, which lie on no line.

    Each claim is held against the values that others give, the first ones first, until one does not
    fit; what is said again is not compared again.
    """
    find = surely_meeting if surely else perhaps_meeting
    times = [fact.when for fact in facts]
    pairs = []
    for group in at_one_time(times):
        said: dict[Possible, list[int]] = {}
        for index in group:
            said.setdefault(facts[index].value.possible, []).append(index)
        for value, some in said.items():
            waiting = some
            for other, others in said.items():
                if not waiting:
                    break
                if value == other or _fit(attribute, value, other):
                    continue
                held = [times[index] for index in others]
                met = find([times[index] for index in waiting], held, [0] * len(held))
                found = dict(zip(waiting, met, strict=True))
                pairs += [(index, others[place]) for index, place in found.items() if place >= 0]
                waiting = [index for index, place in found.items() if place < 0]
    return pairs


def _fit(attribute: Attribute, a: Possible, b: Possible) -> bool:
    return attribute.compare([a, b]).relation not in (Relation.DISJOINT, Relation.UNKNOWN)
