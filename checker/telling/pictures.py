"""The pictures of a story: claims whose values lie on a line, as bars beside each other."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, zip_longest

from checker.model.fact import ACROSS, Fact, roots_of
from checker.model.finding import Finding
from checker.model.line import shortened
from checker.model.report import counted
from checker.model.rule import CheckKind
from checker.telling.claims import EITHER, naming, told_of
from checker.telling.phrases import Phrases, capital
from checker.telling.picture import Bar, Picture
from checker.values.dates import Choice, Instants
from checker.values.dates.possibilities import civil_spans
from checker.values.durations import Duration
from checker.values.interval import Interval
from checker.values.numbers.telling import unit_told
from checker.values.value import Value

MOST_BARS = 24
"""The most bars of one picture; how many more there are, it says."""

MOST_PICTURES = 6
"""The most pictures of one story."""

LONGEST_VOICE = 32


def pictures(say: Phrases, findings: Sequence[Finding]) -> Iterator[str]:
    """All claims about dates in one picture; of other questions, one picture each."""
    dated = [f for f in findings if f.question.attribute.kind.dated]
    ordered = [f for f in findings if f.question.attribute.kind.on_a_line and f not in dated]
    cases = [*([dated] if dated else []), *([one] for one in ordered)]
    for case in cases[:MOST_PICTURES]:
        yield from say.pen.picture(picture_of(say, case))
    if cases[MOST_PICTURES:]:
        left = counted(len(cases) - MOST_PICTURES, "more case")
        yield from say.pen.paragraph([f"There is no picture of {left}."])


def picture_of(say: Phrases, findings: Sequence[Finding]) -> Picture:
    """The claims of findings of one kind, all on one line."""
    first = findings[0].question
    told = list(told_of(findings))
    limits = list(_limits(findings))
    values = [*(fact.value for fact, _ in told), *(value for _, _, value in limits)]
    utc = all(isinstance(value.possible, Instants) for value in values)
    named = naming(say, [fact for fact, _ in told])
    bars = [Bar(by, text, _spans(value, utc), 0) for by, text, value in limits]
    for fact, sides in _worst_first(told, findings):
        about = named(fact)
        value = say.report.told(fact)
        text = f"{about}: {value}" if about else value
        side = min(sides)
        side = 0 if side == EITHER else side
        bars.append(Bar(_speaker(say, fact), text, _spans(fact.value, utc), side))
    bars = list(dict.fromkeys(bars))
    title = say.report.asks(first)
    if len(findings) > 1:
        title = f"{first.attribute.label}, {counted(len(findings), 'case')}"
    return Picture(
        capital(title) + (" (UTC)" if utc else ""),
        first.attribute.kind.dated,
        unit_told(first.attribute.unit),
        tuple(bars[:MOST_BARS]),
        len(bars[MOST_BARS:]),
        first.attribute.kind.whole,
    )


def _speaker(say: Phrases, fact: Fact) -> str:
    """Who says it; of a voice so much that the source has room behind it."""
    if fact.said_by == ACROSS:
        return ACROSS
    voice = shortened(say.report.voice(fact), LONGEST_VOICE)
    return f"{voice}, in {fact.source}" if voice else fact.source


def _worst_first(
    told: Iterable[tuple[Fact, list[int]]], findings: Sequence[Finding]
) -> Iterator[tuple[Fact, list[int]]]:
    """Claims that cannot both be true first, then one of each side in turn, and so on."""
    apart = {
        root.id for root in roots_of(fact for f in findings for fact in f.answer.witness or ())
    }
    apart |= {fact.id for f in findings for fact in f.answer.witness or ()}
    by_side: dict[int, list[tuple[Fact, list[int]]]] = {}
    for fact, sides in told:
        by_side.setdefault(sides[0], []).append((fact, sides))
    either = by_side.pop(EITHER, [])
    for claims in by_side.values():
        claims.sort(key=lambda one: one[0].id not in apart)
    turns = chain.from_iterable(zip_longest(*by_side.values()))
    yield from (one for one in turns if one is not None)
    yield from either


def _limits(findings: Sequence[Finding]) -> Iterator[tuple[str, str, Value]]:
    """What claims are held against that is no claim: whose it is, in what words, its value."""
    for finding in findings:
        question, kind = finding.question, finding.rule.kind
        assert isinstance(kind, CheckKind)
        if not kind.limit:
            for value in question.limits:
                yield "the rule", question.attribute.told(value), value
        elif question.limits:
            apart = {fact.id for side in finding.answer.positions for fact in side.facts}
            for fact, value in zip(question.facts, question.limits, strict=True):
                if fact.id in apart:
                    yield fact.source, f"{kind.limit} {question.attribute.told(value)}", value


def _spans(value: Value, utc: bool) -> tuple[Interval, ...]:
    possible = value.possible
    if isinstance(possible, Duration):
        return (possible.span,)
    if utc and isinstance(possible, Instants):
        return (possible.utc,)
    assert isinstance(possible, Interval | Instants | Choice)
    return civil_spans(possible)
