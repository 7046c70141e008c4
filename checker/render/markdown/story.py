"""Contradictions, each a story: what is against what, by how much, and why it follows."""

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from checker.model.fact import Fact
from checker.model.finding import Finding, Position
from checker.model.judgement import gap_text
from checker.model.report import Story, counted
from checker.model.rule import Agree
from checker.render.markdown.claims import arithmetic, assumptions, cases, claims, positions_of
from checker.render.markdown.escape import escape
from checker.render.markdown.phrases import Phrases, capital
from checker.render.markdown.tables import few, table
from checker.values.interval import Interval


def contradictions(say: Phrases, most: int) -> Iterator[str]:
    """All stories, worst first; those beyond the first ``most`` are rows of a table."""
    stories = say.report.stories
    if not stories:
        return
    yield "## Contradictions"
    yield ""
    yield (
        "Each is what the documents claim, not what is so. One of the claims is mistaken, or "
        "they speak of different things (then they need another attribute or a qualifier), or "
        "a rule assumes too much."
    )
    yield ""
    for number, story in enumerate(stories[:most], 1):
        yield from _story(say, number, story)
    rest = [finding for story in stories[most:] for finding in story.findings]
    if rest:
        rows = [[say.asks(f), escape(f.answer.message), say.link(f.primary.place)] for f in rest]
        yield f"### {counted(len(rest), 'more contradiction')}"
        yield ""
        yield from table(["question", "what is said", "where"], rows)


def _story(say: Phrases, number: int, story: Story) -> Iterator[str]:
    findings = story.findings
    first = findings[0]
    yield from (f'<a id="f-{finding.id}"></a>' for finding in findings)
    yield f"### {number}. {_title(say, findings)}"
    yield ""
    if _alike(findings):
        yield from _case(say, findings)
    else:
        yield f"{len(findings)} cases that rest on the same claims:"
        yield ""
        for finding in findings:
            yield f"**{say.asks(finding)}** ({say.rule(finding.rule)}):"
            yield from _case(say, [finding])
    yield from arithmetic(say, findings)
    assumed = list(dict.fromkeys(a for finding in findings for a in finding.assumes))
    yield from assumptions(say, assumed)
    rule = f"{capital(say.rule(first.rule))}. " if _alike(findings) else ""
    names = few([f"`{finding.id}`" for finding in findings])
    more = f", and {', '.join(names[1:])}" if names[1:] else ""
    yield f"{rule}More: `checker explain {first.id}`{more}"
    yield ""


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
    return escape(capital(f"{first.attribute.label} of {', '.join(some)} and {last}{pairs}"))


def _case(say: Phrases, findings: Sequence[Finding]) -> Iterator[str]:
    """One question, of one subject or several: what is against what, and who says it."""
    yield from _sentences(say, findings)
    yield ""
    if len(findings) > 1:
        yield from cases(say, findings)
    yield from claims(say, findings)


def _sentences(say: Phrases, findings: Sequence[Finding]) -> Iterator[str]:
    """What is against what, by how much, and who contradicts themselves."""
    cases = f"{len(findings)} cases that rest on the same claims: " if findings[1:] else ""
    if isinstance(findings[0].rule.does, Agree):
        sides = " against ".join(_side(say, side) for side in _sides(say, findings))
        yield f"{cases}{sides}{_apart(findings)}."
    else:
        messages = few(list(dict.fromkeys(f.answer.message for f in findings)))
        yield f"{cases}{escape('; '.join(messages))}."
    yield from _misread(say, findings)
    yield from _selves(say, findings)
    for finding in findings:
        if finding.answer.reconcile:
            about = f"{say.asks(finding)}: " if findings[1:] else ""
            reading = escape(finding.answer.reconcile)
            yield f"A reading that would reconcile them: {about}*{reading}*."


def _misread(say: Phrases, findings: Sequence[Finding]) -> Iterator[str]:
    """Claims whose own quotes do not carry their values."""
    for fact, why in dict.fromkeys(each for finding in findings for each in finding.misread):
        yield (
            f"**Extraction error, not a conflict of sources:** the quote of {say.says(fact)} "
            f"({say.link(fact.place)}) does not carry “{escape(fact.value.text)}”: {escape(why)}."
        )


def _selves(say: Phrases, findings: Sequence[Finding]) -> Iterator[str]:
    """Documents that contradict themselves, and the voices in them that do."""
    by_id = say.report.entities.by_id
    voices = dict.fromkeys(
        (source, by_id[voice].label if voice in by_id else voice)
        for finding in findings
        for source, voice in finding.torn
    )
    documents = [f"`{source}`" for source, voice in voices if not voice]
    if documents:
        verb = "contradicts itself" if len(documents) == 1 else "each contradict themselves"
        yield f"**{' and '.join(documents)} {verb}.**"
    for source, voice in voices:
        if voice:
            yield f"**{escape(capital(voice))} says both (in `{source}`).**"


def _sides(say: Phrases, findings: Sequence[Finding]) -> Iterator[list[Position]]:
    """The first positions of all findings, then the second ones, and so on."""
    for positions in zip_longest(*map(positions_of(findings), findings)):
        yield [position for position in positions if position is not None]


def _side(say: Phrases, positions: Sequence[Position]) -> str:
    values = list(dict.fromkeys(position.value for position in positions))
    facts = tuple({fact.id: fact for position in positions for fact in position.facts}.values())
    words = escape(values[0])
    if len(values) > 1:
        ends = _ends(facts)
        words = " … ".join(map(escape, ends)) if ends else f"{len(values)} values"
    return f"**{words}** ({say.origins(Position(values[0], facts))})"


def _alike(findings: Sequence[Finding]) -> bool:
    """Whether one thing is asked, by one rule, of different subjects."""
    return len({(f.rule.id, f.question.attribute.id, f.question.qualifiers) for f in findings}) == 1


def _apart(findings: Sequence[Finding]) -> str:
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
    return f", **{escape(told)}** apart" if most.unit else f", by **{escape(told)}**"


def _ends(facts: Sequence[Fact]) -> list[str]:
    """The least and the greatest of values on a line."""
    spans = [
        (p.lo, p.hi, fact.value.text)
        for fact in facts
        if isinstance(p := fact.value.possible, Interval)
    ]
    return [min(spans)[2], max(spans)[2]] if len(spans) == len(facts) else []
