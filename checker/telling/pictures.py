"""The pictures of a story: claims whose values lie on a line, as bars beside each other."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, zip_longest
from operator import attrgetter

from checker.model.fact import ACROSS, Fact, roots_of
from checker.model.finding import Finding
from checker.model.line import shortened
from checker.model.report import answered, counted
from checker.model.rule import CheckKind
from checker.telling.claims import EITHER, naming, told_of
from checker.telling.phrases import Phrases, capital
from checker.telling.picture import Band, Bar, Picture
from checker.values.dates import Choice, Instants
from checker.values.dates.possibilities import civil_spans
from checker.values.durations import Duration
from checker.values.gap import apart as far
from checker.values.interval import Interval, fits, hull
from checker.values.numbers.telling import unit_told
from checker.values.value import Value
from checker.values.verdict import Verdict

MOST_BARS = 24
"""The most bars of one picture; how many more there are, it says."""

MOST_PICTURES = 6
"""The most pictures of one story."""

MOST_SPANS = 500
"""Of how many spans a bar is made; where there are more, neighbours are drawn as one."""

LONGEST_VOICE = 32

THE_RULE = "the rule"
"""Whose limit it is that no document states."""


def pictures(say: Phrases, findings: Sequence[Finding]) -> Iterator[str]:
    """All claims about dates in one picture; of other questions, one picture each."""
    dated = [f for f in findings if f.question.attribute.kind.dated]
    ordered = [f for f in findings if f.question.attribute.kind.on_a_line and f not in dated]
    cases = [*([dated] if dated else []), *([finding] for finding in ordered)]
    for case in cases[:MOST_PICTURES]:
        yield from say.pen.picture(picture_of(say, case))
    if cases[MOST_PICTURES:]:
        left = counted(len(cases) - MOST_PICTURES, "more case")
        yield from say.pen.paragraph([f"There is no picture of {left}."])


def picture_of(say: Phrases, findings: Sequence[Finding]) -> Picture:
    """The claims of findings of one kind, all on one line."""
    first = findings[0].question
    by_claim = list(told_of(findings))
    limits = list(_limits(say, findings))
    values = [*(fact.value for fact, _ in by_claim), *(value for _, _, value in limits)]
    utc = all(isinstance(value.possible, Instants) for value in values)
    named = naming(say, [fact for fact, _ in by_claim])
    bars = [Bar(by, text, _spans(value, utc), 0) for by, text, value in limits]
    for fact, sides in _worst_first(by_claim, findings):
        about = named(fact)
        value = say.report.told(fact)
        text = answered(about, value) if about else value
        side = min(sides)
        side = 0 if side == EITHER else side
        bars.append(Bar(_speaker(say, fact), text, _spans(fact.value, utc), side))
    bars = list(dict.fromkeys(bars))
    claims = [bar for bar in bars if bar.side or findings[0].verdict is Verdict.AGREEMENT]
    band = _band(say, findings[0], claims) if len(findings) == 1 else None
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
        band,
    )


def _band(say: Phrases, finding: Finding, bars: Sequence[Bar]) -> Band | None:
    """Where all claims meet; of two sides on a line, what lies between them."""
    spans = [bar.spans[0] for bar in bars]
    if len(spans) < 2 or any(len(bar.spans) != 1 for bar in bars):
        return None
    begins = max(spans, key=attrgetter("start"))
    ends = min(spans, key=attrgetter("end"))
    if finding.verdict is Verdict.AGREEMENT:
        if not fits(begins.lo, begins.lo_open, ends.hi, ends.hi_open):
            return None
        common = Interval(begins.lo, ends.hi, begins.lo_open, ends.hi_open)
        return Band(common, f"where all meet: {finding.answer.positions[0].value}", True)
    gap = finding.answer.gap
    if gap is None or not gap.amount or {bar.side for bar in bars} != {1, 2}:
        return None
    if ends.hi >= begins.lo:  # one day and the next
        return None
    between = Interval(ends.hi, begins.lo, not ends.hi_open, not begins.lo_open)
    return Band(between, far(gap), False)


def _speaker(say: Phrases, fact: Fact) -> str:
    """Who says it; of a voice so much that the document has room behind it."""
    if fact.said_by == ACROSS:
        return ACROSS
    voice = shortened(say.report.voice(fact), LONGEST_VOICE)
    document = str(say.names[fact.source])
    return f"{voice}, in {document}" if voice else document


def _worst_first(
    by_claim: Iterable[tuple[Fact, list[int]]], findings: Sequence[Finding]
) -> Iterator[tuple[Fact, list[int]]]:
    """Claims that cannot both be true first, then one of each side in turn, and so on."""
    apart = {
        root.id for root in roots_of(fact for f in findings for fact in f.answer.witness or ())
    }
    apart |= {fact.id for f in findings for fact in f.answer.witness or ()}
    by_side: dict[int, list[tuple[Fact, list[int]]]] = {}
    for fact, sides in by_claim:
        by_side.setdefault(sides[0], []).append((fact, sides))
    either = by_side.pop(EITHER, [])
    for claims in by_side.values():
        claims.sort(key=lambda entry: entry[0].id not in apart)
    turns = chain.from_iterable(zip_longest(*by_side.values()))
    yield from (entry for entry in turns if entry is not None)
    yield from either


def _limits(say: Phrases, findings: Sequence[Finding]) -> Iterator[tuple[str, str, Value]]:
    """What claims are held against that is no claim: whose it is, in what words, its value."""
    for finding in findings:
        question, kind = finding.question, finding.rule.kind
        assert isinstance(kind, CheckKind)
        if not kind.limit:
            for value in question.limits:
                yield THE_RULE, question.attribute.told(value), value
        elif question.limits:
            apart = {fact.id for side in finding.answer.positions for fact in side.facts}
            for fact, value in zip(question.facts, question.limits, strict=True):
                if fact.id in apart:
                    by = str(say.names[fact.source])
                    yield by, f"{kind.limit} {question.attribute.told(value)}", value


def _spans(value: Value, utc: bool) -> tuple[Interval, ...]:
    possible = value.possible
    if isinstance(possible, Duration):
        return (possible.span,)
    if utc and isinstance(possible, Instants):
        return (possible.utc,)
    assert isinstance(possible, Interval | Instants | Choice)
    spans = civil_spans(possible)
    each = -(-len(spans) // MOST_SPANS)
    if each == 1:
        return spans
    return tuple(hull(spans[at : at + each]) for at in range(0, len(spans), each))
