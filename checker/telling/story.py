"""Contradictions, each a story: what is against what, by how much, and why it follows."""

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from checker.model.fact import Fact
from checker.model.finding import Finding, Position
from checker.model.judgement import gap_text
from checker.model.report import Story, counted
from checker.model.rule import Agree
from checker.telling.claims import arithmetic, assumptions, cases, claims, positions_of
from checker.telling.pen import few
from checker.telling.phrases import Phrases, capital
from checker.values.interval import Interval

WHAT_THEY_ARE = (
    "Each is what the documents claim, not what is so. One of the claims is mistaken, or they "
    "speak of different things (then they need another attribute or a qualifier), or a rule "
    "assumes too much."
)


def contradictions(say: Phrases, most: int) -> Iterator[str]:
    """All stories, worst first; those beyond the first ``most`` are rows of a table."""
    stories = say.report.stories
    if not stories:
        return
    yield from say.pen.title(2, "Contradictions")
    yield from say.pen.paragraph([WHAT_THEY_ARE])
    for number, story in enumerate(stories[:most], 1):
        yield from _story(say, number, story)
    rest = [finding for story in stories[most:] for finding in story.findings]
    if rest:
        rows = [
            [say.asks(f), say.pen.text(f.answer.message), say.link(f.primary.place)] for f in rest
        ]
        yield from say.pen.title(3, counted(len(rest), "more contradiction"))
        yield from say.pen.table(["question", "what is said", "where"], rows)


def _story(say: Phrases, number: int, story: Story) -> Iterator[str]:
    findings = story.findings
    first = findings[0]
    title = f"{number}. {_title(say, findings)}"
    yield from say.pen.title(3, title, (finding.id for finding in findings))
    if _alike(findings):
        yield from _case(say, findings)
    else:
        cases = f"{len(findings)} cases that rest on the same claims:"
        yield from say.pen.paragraph([cases])
        for finding in findings:
            about = f"{say.pen.strong(say.asks(finding))} ({say.rule(finding.rule)}):"
            yield from _case(say, [finding], about)
    yield from arithmetic(say, findings)
    assumed = list(dict.fromkeys(a for finding in findings for a in finding.assumes))
    yield from assumptions(say, assumed)
    rule = f"{capital(say.rule(first.rule))}. " if _alike(findings) else ""
    names = few([say.pen.code(finding.id) for finding in findings])
    more = f", and {', '.join(names[1:])}" if names[1:] else ""
    explain = say.pen.code(f"checker explain {first.id}")
    yield from say.pen.paragraph([f"{rule}More: {explain}{more}"])


def _title(say: Phrases, findings: Sequence[Finding]) -> str:
    """What is asked, of which subjects where it is the same question."""
    first = findings[0].question
    asked = list(dict.fromkeys(say.asks(finding) for finding in findings))
    if len(asked) == 1 or not _alike(findings):
        return "; ".join(few(asked))
    label = say.report.entities.label
    subjects = dict.fromkeys(label(finding.question.subject) for finding in findings)
    *some, last = few(list(subjects))
    about = f"{first.attribute.label} of {label(first.subject)}"
    pairs = say.report.asks(first).removeprefix(about)
    return say.pen.text(capital(f"{first.attribute.label} of {', '.join(some)} and {last}{pairs}"))


def _case(say: Phrases, findings: Sequence[Finding], about: str = "") -> Iterator[str]:
    """One question, of one subject or several: what is against what, and who says it."""
    yield from say.pen.paragraph([*([about] if about else ()), *_sentences(say, findings)])
    if len(findings) > 1:
        yield from cases(say, findings)
    yield from claims(say, findings)


def _sentences(say: Phrases, findings: Sequence[Finding]) -> Iterator[str]:
    """What is against what, by how much, and who contradicts themselves."""
    cases = f"{len(findings)} cases that rest on the same claims: " if findings[1:] else ""
    if isinstance(findings[0].rule.does, Agree):
        sides = " against ".join(_side(say, side) for side in _sides(findings))
        yield f"{cases}{sides}{_apart(say, findings)}."
    else:
        messages = few(list(dict.fromkeys(f.answer.message for f in findings)))
        yield f"{cases}{say.pen.text('; '.join(messages))}."
    yield from _misread(say, findings)
    yield from _selves(say, findings)
    for finding in findings:
        if finding.answer.reconcile:
            about = f"{say.asks(finding)}: " if findings[1:] else ""
            reading = say.pen.text(finding.answer.reconcile)
            yield f"A reading that would reconcile them: {about}{say.pen.emphasis(reading)}."


def _misread(say: Phrases, findings: Sequence[Finding]) -> Iterator[str]:
    """Claims whose own quotes do not carry their values."""
    for fact, why in dict.fromkeys(each for finding in findings for each in finding.misread):
        error = say.pen.strong("Extraction error, not a conflict of sources:")
        yield (
            f"{error} the quote of {say.says(fact)} "
            f"({say.link(fact.place)}) does not carry “{say.pen.text(fact.value.text)}”: "
            f"{say.pen.text(why)}."
        )


def _selves(say: Phrases, findings: Sequence[Finding]) -> Iterator[str]:
    """Documents that contradict themselves, and the voices in them that do."""
    by_id = say.report.entities.by_id
    voices = dict.fromkeys(
        (source, by_id[voice].label if voice in by_id else voice)
        for finding in findings
        for source, voice in finding.torn
    )
    documents = [say.pen.code(source) for source, voice in voices if not voice]
    if documents:
        verb = "contradicts itself" if len(documents) == 1 else "each contradict themselves"
        yield say.pen.strong(f"{' and '.join(documents)} {verb}.")
    for source, voice in voices:
        if voice:
            told = f"{say.pen.text(capital(voice))} says both (in {say.pen.code(source)})."
            yield say.pen.strong(told)


def _sides(findings: Sequence[Finding]) -> Iterator[list[Position]]:
    """The first positions of all findings, then the second ones, and so on."""
    for positions in zip_longest(*map(positions_of(findings), findings)):
        yield [position for position in positions if position is not None]


def _side(say: Phrases, positions: Sequence[Position]) -> str:
    values = list(dict.fromkeys(position.value for position in positions))
    facts = tuple({fact.id: fact for position in positions for fact in position.facts}.values())
    words = say.pen.text(values[0])
    if len(values) > 1:
        ends = _ends(facts)
        words = " … ".join(map(say.pen.text, ends)) if ends else f"{len(values)} values"
    return f"{say.pen.strong(words)} ({say.origins(Position(values[0], facts))})"


def _alike(findings: Sequence[Finding]) -> bool:
    """Whether one thing is asked, by one rule, of different subjects."""
    return len({(f.rule.id, f.question.attribute.id, f.question.qualifiers) for f in findings}) == 1


def _apart(say: Phrases, findings: Sequence[Finding]) -> str:
    gaps = sorted((f.answer.gap for f in findings if f.answer.gap), key=lambda gap: gap.amount)
    if not gaps:
        return ""
    least, most = gaps[0], gaps[-1]
    if not most.amount:
        return ", which only touch"
    told = gap_text(most)
    if not least.amount:
        told = f"up to {told}"
    elif gap_text(least) != told:
        told = f"{gap_text(least._replace(unit=''))} to {told}"
    told = say.pen.strong(say.pen.text(told))
    return f", {told} apart" if most.unit else f", by {told}"


def _ends(facts: Sequence[Fact]) -> list[str]:
    """The least and the greatest of values on a line."""
    spans = [
        (p.lo, p.hi, fact.value.text)
        for fact in facts
        if isinstance(p := fact.value.possible, Interval)
    ]
    return [min(spans)[2], max(spans)[2]] if len(spans) == len(facts) else []
