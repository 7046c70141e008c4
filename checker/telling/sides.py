"""The sides of a contradiction: what each says, by which number it goes, and who takes it."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final, final

from checker.model.fact import ACROSS, Fact, Qualifiers
from checker.model.finding import Finding
from checker.model.line import shortened
from checker.model.question import Position
from checker.model.report import counted
from checker.telling.claims import apart, positions_of
from checker.telling.pen import few, listed
from checker.telling.phrases import Phrases, capital
from checker.telling.things import things_of
from checker.values.gap import apart as far
from checker.values.gap import span_told
from checker.values.interval import Interval
from checker.values.named import NamedTuple

MOST_SIDES: Final = 4
"""The most positions that one sentence names."""

MOST_DOCUMENTS: Final = 2
"""The most documents that the first screen names for one side."""

LONGEST_VALUE: Final = 60
"""The most characters of what one document says, where its side says more."""


@final
class Stance(NamedTuple):
    """What claims that can be true together say, marked up, and the claims; its number is that
    of all tables and pictures."""

    number: int
    value: str
    claims: Position
    one: bool = True
    """Whether all that was found says the same of it, so that its value is that of every case."""

    @property
    def computed(self) -> bool:
        """Whether no document says so itself."""
        return not any(fact.as_written for fact in self.claims.facts)


def sides(say: Phrases, findings: Sequence[Finding]) -> list[Stance]:
    """The sides that documents take; those of all findings that have one number are one."""
    ordered = positions_of(findings)
    by_number: dict[int, list[Position]] = {}
    for finding in findings:
        aside = bool(finding.answer.asides)
        for number, position in enumerate(ordered(finding), 1):
            if not (aside and position.quoted):
                by_number.setdefault(number, []).append(position)
    return [_side(say, number, by_number[number]) for number in sorted(by_number)]


def asides(say: Phrases, findings: Sequence[Finding]) -> Iterator[str]:
    """What quoted people say apart from what documents contradict each other in."""
    for finding in findings:
        for position in finding.answer.asides:
            side = _side(say, 0, [position])
            yield f"{say.pen.strong(side.value)} ({quoted(say, side.claims)})"


def _side(say: Phrases, number: int, positions: Sequence[Position]) -> Stance:
    values = list(dict.fromkeys(position.told for position in positions))
    facts = tuple({fact.id: fact for position in positions for fact in position.facts}.values())
    words = values[0]
    if len(values) > 1:
        words = _ends(say, facts) or f"{len(values)} values"
    claims = Position(positions[0].value, facts, positions[0].time)
    return Stance(number, say.pen.text(words), claims, one=len(values) == 1)


def _ends(say: Phrases, facts: Sequence[Fact]) -> str:
    """From the least to the greatest of values on a line."""
    spans = [
        (p.lo, p.hi, say.report.told(fact))
        for fact in facts
        if isinstance(p := fact.value.possible, Interval)
    ]
    return span_told(min(spans)[2], max(spans)[2]) if len(spans) == len(facts) else ""


def quoted(say: Phrases, claims: Position) -> str:
    """Who is quoted by which documents."""
    return "; ".join(few(list(dict.fromkeys(_by(say, fact) for fact in claims.facts))))


def _by(say: Phrases, fact: Fact) -> str:
    """Who is quoted where; of what follows from several documents, these."""
    if fact.said_by == ACROSS:
        return f"computed from {listed([say.document(name) for name in fact.told_in])}"
    return f"{say.pen.text(say.report.voice(fact))}, quoted in {say.document(fact.source)}"


def opposed(
    say: Phrases,
    findings: Sequence[Finding],
    all_sides: Sequence[Stance],
    tell: Callable[[Stance], str],
) -> str:
    """What is against what, and how far apart; of several times what leads, and how much more."""
    led = leading(findings, all_sides)
    words = _against(findings, led, tell) + _distance(say, findings, len(led))
    more = len(all_sides) - len(led)
    return f"{words}; at other times {counted(more, 'more position')}" if more else words


def leading(findings: Sequence[Finding], all_sides: Sequence[Stance]) -> Sequence[Stance]:
    """The sides that are of one time, where the findings are about several."""
    if not all(finding.answer.leading for finding in findings):
        return all_sides
    first = {
        fact.id
        for finding in findings
        for position in finding.answer.positions[: finding.answer.leading]
        for fact in position.facts
    }
    return [side for side in all_sides if any(fact.id in first for fact in side.claims.facts)]


def _against(
    findings: Sequence[Finding], all_sides: Sequence[Stance], tell: Callable[[Stance], str]
) -> str:
    """All sides; of many the first and the last, which on a line are the least and the greatest."""
    attribute = findings[0].question.attribute
    if len(all_sides) <= MOST_SIDES:
        return f" {attribute.versus} ".join(map(tell, all_sides))
    many = len(all_sides)
    first, second, last = (tell(all_sides[at]) for at in (0, 1, -1))
    if findings[1:] or not attribute.kind.on_a_line:
        return f"{many} positions: {first} against {second} against {many - 2} more"
    if findings[0].rule.opposes == "reference":
        return f"{first} against {many - 1} positions, from {second} to {last}"
    return f"{many} positions, from {first} to {last}"


def by_number(say: Phrases, side: Stance) -> str:
    """A side as its mark and its value."""
    return f"{say.pen.side(str(side.number))} {say.pen.strong(side.value)}"


def _distance(say: Phrases, findings: Sequence[Finding], many: int) -> str:
    """How far apart the sides are, behind a comma, where they lie on a line."""
    gaps = [finding.answer.gap for finding in findings if finding.answer.gap]
    if not gaps:
        return ""
    if not any(gap.amount for gap in gaps):
        return f", {far(gaps[0])}"
    words = say.pen.strong(say.pen.text(apart(findings)))
    farthest = many > 2 and any(len(finding.answer.headline) > 2 for finding in findings)
    return f", {'the farthest ' if farthest else ''}{words} apart"


def heard(say: Phrases, all_sides: Sequence[Stance], *, values: bool = False) -> str:
    """Who takes each side, and from how many origins; with what it says, where asked for, and of
    what, where the sides speak of several things."""
    shown = all_sides if len(all_sides) <= MOST_SIDES else all_sides[:MOST_SIDES]
    things = things_of(say.report, [side.claims.facts for side in all_sides])
    phrases: list[str] = []
    before: Stance | None = None
    for side, thing in zip(shown, things, strict=False):
        mark = say.pen.side(str(side.number))
        if values:
            about = say.pen.text(thing)
            mark = " ".join(filter(None, [mark, about, say.pen.strong(side.value) + ":"]))
        phrases.append(f"{mark} {_takers(say, side, before)}")
        before = side
    if len(all_sides) > len(shown):
        phrases.append(f"{len(all_sides) - len(shown)} more")
    return "; ".join(phrases)


def _takers(say: Phrases, side: Stance, before: Stance | None) -> str:
    claims = side.claims
    if claims.quoted:
        takers = quoted(say, claims)
        if before is not None and before.claims.quoted and quoted(say, before.claims) == takers:
            return "the same"
        return takers
    if not claims.facts:
        return "the rule"
    lead = "computed from " if side.computed else ""
    names = claims.sources
    known = before.claims.sources if before is not None else ()
    if known == names:
        return lead + _same(names)
    named: list[str] = []
    if known and set(known) < set(names):
        names = tuple(name for name in names if name not in known)
        named = [_same(known)]
    own = {name: _says_itself(say, side, name) for name in names}
    shown = names if len(names) <= MOST_DOCUMENTS + 1 else names[:MOST_DOCUMENTS]
    named += [say.document(name) + (f" ({own[name]})" if own[name] else "") for name in shown]
    if len(shown) < len(names):
        named.append(f"{len(names) - len(shown)} more")
    origin = origins(say, claims, before.claims if before is not None else None)
    if origin and named[-1].endswith(")"):
        return f"{lead}{listed(named)}, {origin}"
    return f"{lead}{listed(named)}{origin and f' ({origin})'}"


def _same(names: Sequence[str]) -> str:
    """Documents that have just been named: ``the same 2 documents``."""
    return "the same document" if len(names) == 1 else f"the same {len(names)} documents"


def _says_itself(say: Phrases, side: Stance, source: str) -> str:
    """What a document says where that is not what its side says together, marked up: a side of
    those that say `2022` and `September 2022` says September, and one of them `says 2022`. What is
    computed says so."""
    if not side.one:
        return ""
    claims = side.claims
    voices: dict[str, None] = {}
    computed: dict[str, None] = {}
    for fact in claims.facts:
        if fact.source != source or fact.said_by == ACROSS:
            continue
        value = say.report.attributes[fact.attribute].told(fact.value)
        same = claims.value in (value, say.report.told(fact))
        if side.computed or fact.as_written:
            if same:
                return ""
            voices[value] = None
        else:
            computed["" if same else value] = None
    parts = [f"says {', '.join(few(list(voices)))}"] if voices else []
    if computed:
        parts.append(f"computed: {', '.join(few(list(computed)))}".removesuffix(": "))
    return say.pen.text(shortened("; ".join(parts), LONGEST_VALUE))


def origins(say: Phrases, claims: Position, before: Position | None = None) -> str:
    """From how many origins, where several documents say so: ``one origin``; and how those are of
    the side ``before``, where its are told: ``the same origin``, ``another origin``."""
    documents = _documents(say, claims)
    if not documents:
        return "a work of reference" if len(claims.sources) == 1 else "works of reference"
    number = len(claims.origins)
    common = claims.origins & before.origins if before is not None else frozenset[str]()
    if before is None or not common:
        if len(documents) < 2:
            return ""
        if before is not None and len(_documents(say, before)) > 1:
            return "another origin" if number == 1 else f"{number} other origins"
        return "one origin" if number == 1 else counted(number, "origin")
    if len(documents) < 2 and documents[0] in before.sources:
        return ""
    if claims.origins == before.origins:
        return "the same origin" if number == 1 else f"the same {number} origins"
    if number == 1:
        return "one of these origins"
    return f"{counted(number, 'origin')}, {len(common)} of them the same"


def _documents(say: Phrases, claims: Position) -> list[str]:
    """The documents that say so, without works of reference."""
    return [name for name in claims.sources if not say.sources[name].reference]


def alike(findings: Sequence[Finding]) -> list[list[Finding]]:
    """The findings, those together in which one rule asks one thing of different subjects."""
    groups: dict[tuple[str, str, Qualifiers], list[Finding]] = {}
    for finding in findings:
        question = finding.question
        asked = (finding.rule.id, question.attribute.id, question.qualifiers)
        groups.setdefault(asked, []).append(finding)
    return list(groups.values())


def asked_of(say: Phrases, findings: Sequence[Finding]) -> str:
    """What is asked by findings that are alike, and of which subjects."""
    first = findings[0].question
    if len(findings) == 1:
        return say.asks(findings[0])
    label = say.report.entities.label
    subjects = dict.fromkeys(label(finding.question.subject) for finding in findings)
    pairs = say.report.pairs(first.qualifiers)
    return say.pen.text(
        capital(f"{first.attribute.label} of {listed(list(subjects))}{pairs}"),
    )


def torn(say: Phrases, findings: Iterable[Finding]) -> Iterator[tuple[str, str]]:
    """The voices that contradict themselves, each as source and name, empty of the document."""
    by_id = say.report.entities.by_id
    found = dict.fromkeys(pair for finding in findings for pair in finding.torn)
    for source, voice in found:
        yield source, by_id[voice].label if voice in by_id else voice
