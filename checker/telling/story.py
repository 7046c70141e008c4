"""Contradictions, each a story: what is against what, by how much, and why it follows."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import zip_longest

from checker.model.fact import Fact, Qualifiers, roots_of
from checker.model.finding import Finding
from checker.model.question import Position
from checker.model.report import Story, counted
from checker.telling.claims import (
    apart,
    arithmetic,
    assumptions,
    cases,
    claims,
    positions_of,
)
from checker.telling.next_steps import what_to_do
from checker.telling.pen import MOST_NAMED, MOST_ROWS, few, listed
from checker.telling.phrases import Phrases, capital
from checker.telling.times import time_lines, undated
from checker.values.gap import apart as far
from checker.values.interval import Interval

MOST_WORST = 5
"""The most contradictions that the beginning of a report names."""

MOST_SIDES = 4
"""The most positions that one sentence names."""

WHAT_THEY_ARE = (
    "Each is what the documents claim, not what is so. Claims that contradict each other cannot "
    "all be true; which of them is mistaken, if any, is not said here. What to do about one:"
)


def contradictions(say: Phrases, most: int) -> Iterator[str]:
    """All stories, worst first; those beyond the first ``most`` are rows of a table."""
    stories = say.report.stories
    if not stories:
        return
    yield from say.pen.title(2, "Contradictions")
    yield from say.pen.paragraph([WHAT_THEY_ARE])
    waive = say.pen.code("checker waive ID")
    yield from say.pen.points(
        [
            "read the quotes in their documents; where a value was read wrongly, mend the facts;",
            "where the claims speak of different things, give them another attribute or a "
            "qualifier; where a rule assumes too much, mend the rule;",
            "else the documents do contradict each other: ask their authors, or accept it with "
            f"{waive}.",
        ]
    )
    for number, story in enumerate(stories[:most], 1):
        yield from _story(say, number, story)
    rest = [finding for story in stories[most:] for finding in story.findings]
    if rest:
        yield from say.pen.title(3, counted(len(rest), "more contradiction"))
        yield from _in_rows(say, rest)


def worst(say: Phrases) -> Iterator[str]:
    """The first stories in a line each: what a reader knows after ten seconds."""
    stories = say.report.stories
    if stories:
        rows = [_in_a_line(say, story) for story in stories[:MOST_WORST]]
        if stories[MOST_WORST:]:
            rows.append(f"{len(stories) - MOST_WORST} more below")
        yield from say.pen.points(rows)


def _in_a_line(say: Phrases, story: Story) -> str:
    """What is against what."""
    group = alike(story.findings)[0]
    first = group[0]
    if first.rule.opposes:
        told = _against(group, lambda sides: _in_short(say, sides))
    else:
        told = say.pen.text(first.answer.message)
    return f"{say.pen.to(first.id, asked_of(say, group))}: {told}"


def _in_short(say: Phrases, sides: Sequence[Sequence[Position]]) -> Iterator[str]:
    """What each side says; by whom, where people who are quoted are all who say so."""
    before = ""
    for positions in sides:
        value, side = _side(say, positions)
        by = _quoted(say, side) if side.quoted else ""
        yield say.pen.strong(value) + (f" ({'the same' if by == before else by})" if by else "")
        before = by


def _quoted(say: Phrases, side: Position) -> str:
    """Who is quoted by which documents."""
    by = (
        f"{say.pen.text(say.report.voice(fact))}, quoted by {say.pen.code(fact.source)}"
        for fact in side.facts
    )
    return "; ".join(few(list(dict.fromkeys(by))))


def _in_rows(say: Phrases, findings: Sequence[Finding]) -> Iterator[str]:
    """Contradictions in a line each."""
    rows = (
        [
            say.pen.anchor(finding.id) + say.asks(finding),
            say.pen.text(finding.answer.message),
            say.link(finding.primary.place),
        ]
        for finding in findings
    )
    if findings:
        headers = ["question", "what is said", "where"]
        yield from say.pen.table(headers, rows, len(findings))


def _story(say: Phrases, number: int, story: Story) -> Iterator[str]:
    findings = story.findings
    first = findings[0]
    groups = alike(findings)
    asked = list(dict.fromkeys(asked_of(say, group) for group in groups))
    title = f"{number}. {'; '.join(few(asked))}"
    yield from say.pen.title(3, title, (finding.id for finding in findings[:MOST_ROWS]))
    if len(groups) == 1:
        yield from _case(say, findings)
    else:
        cases = f"{len(findings)} cases that rest on the same claims:"
        yield from say.pen.paragraph([cases])
        for group in groups[:MOST_NAMED]:
            about = f"{say.pen.strong(asked_of(say, group))} ({say.rule(group[0].rule)}):"
            yield from _case(say, group, about)
        yield from _in_rows(say, [finding for group in groups[MOST_NAMED:] for finding in group])
    yield from arithmetic(say, findings)
    assumed = list(dict.fromkeys(a for finding in findings for a in finding.assumes))
    yield from assumptions(say, assumed)
    told = [f"{_why(first)} ({say.rule(first.rule)})."] if len(groups) == 1 else []
    yield from say.pen.paragraph([*told, *_published(say, findings)])
    yield from what_to_do(say, findings)


def _why(finding: Finding) -> str:
    """What makes it a contradiction."""
    if not finding.rule.opposes:
        return "The rule does not allow it"
    both = "both sides" if len(finding.answer.headline) == 2 else "all sides"
    return f"No value fits {both}"


def _published(say: Phrases, findings: Sequence[Finding]) -> Iterator[str]:
    """When the documents that are heard in a story were published."""
    heard = dict.fromkeys(
        fact.source
        for fact in roots_of(claim for finding in findings for claim in finding.question.claims)
        if not say.sources[fact.source].reference
    )
    told = few([f"{say.pen.code(name)} {say.published(say.sources[name])}" for name in heard])
    if told:
        yield f"Published: {', '.join(told)}."


def asked_of(say: Phrases, findings: Sequence[Finding]) -> str:
    """What is asked by findings that are alike, and of which subjects."""
    first = findings[0].question
    if len(findings) == 1:
        return say.asks(findings[0])
    label = say.report.entities.label
    subjects = dict.fromkeys(label(finding.question.subject) for finding in findings)
    about = f"{first.attribute.label} of {label(first.subject)}"
    pairs = say.report.asks(first).removeprefix(about)
    return say.pen.text(
        capital(f"{first.attribute.label} of {listed(list(subjects))}{pairs}"),
    )


def _case(say: Phrases, findings: Sequence[Finding], about: str = "") -> Iterator[str]:
    """One question, of one subject or several: what is against what, and who says it."""
    yield from say.pen.paragraph([*([about] if about else ()), *_sentences(say, findings)])
    if any(finding.question.attribute.kind.on_a_line for finding in findings):
        yield from _pictures(say, findings)
    yield from time_lines(say, findings)
    if len(findings) > 1:
        yield from say.pen.paragraph(["Case by case:"])
        yield from cases(say, findings)
        yield from say.pen.paragraph(["Who says so:"])
    yield from claims(say, findings)


def _pictures(say: Phrases, findings: Sequence[Finding]) -> Iterator[str]:
    from checker.telling.pictures import pictures  # 2 ms, and few runs draw

    return pictures(say, findings)


def _sentences(say: Phrases, findings: Sequence[Finding]) -> Iterator[str]:
    """What is against what, by how much, and who contradicts themselves."""
    cases = f"{len(findings)} cases that rest on the same claims: " if findings[1:] else ""
    if findings[0].rule.opposes:
        told = _against(findings, lambda sides: _told_sides(say, sides))
        yield f"{cases}{told}{_apart(say, findings)}."
    else:
        messages = few(list(dict.fromkeys(f.answer.message for f in findings)))
        yield f"{cases}{say.pen.text('; '.join(messages))}."
    yield from _asides(say, findings)
    yield from undated(say, findings)
    yield from _misread(say, findings)
    yield from _selves(say, findings)
    readings = [(finding, finding.answer.reconcile) for finding in findings]
    yield from _of_each(say, "A reading that would reconcile them", readings)
    yield from _of_each(say, "Hint", [(finding, finding.hint) for finding in findings])


def _asides(say: Phrases, findings: Sequence[Finding]) -> Iterator[str]:
    """What quoted people say apart from what documents contradict each other in."""
    told = []
    for finding in findings:
        for position in finding.answer.asides:
            value, side = _side(say, [position])
            told.append(f"{say.pen.strong(value)} ({_quoted(say, side)})")
    if told:
        yield f"Quoted apart from that: {', '.join(few(list(dict.fromkeys(told))))}."


def _of_each(say: Phrases, lead: str, told: Sequence[tuple[Finding, str]]) -> Iterator[str]:
    """One sentence of what is told of some findings; which, where there are several."""
    some = []
    for finding, text in told:
        if text:
            about = f"{say.asks(finding)}: " if told[1:] else ""
            some.append(about + say.pen.emphasis(say.pen.text(text)))
    if some:
        yield f"{lead}: {'; '.join(few(some))}."


def _misread(say: Phrases, findings: Sequence[Finding]) -> Iterator[str]:
    """Claims whose own quotes do not carry their values."""
    misread = list(dict.fromkeys(each for finding in findings for each in finding.misread))
    for fact, why in misread[:MOST_NAMED]:
        error = say.pen.strong("Extraction error, not a conflict of sources:")
        yield (
            f"{error} the quote of {say.says(fact)} "
            f"({say.link(fact.place)}) does not carry “{say.pen.text(say.report.value(fact))}”: "
            f"{say.pen.text(why)}."
        )
    if misread[MOST_NAMED:]:
        more = counted(len(misread) - MOST_NAMED, "more error")
        yield f"{more} of extraction: see the JSON report."
    if misread:
        yield (
            "Read from the quote alone, without what stands around it: whoever has read it there "
            f"writes their name as {say.pen.code('read_by')}, or says what the value rests on "
            f"as {say.pen.code('inferred')}."
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
    if_so = ", if what is assumed holds" if any(f.assumes for f in findings) else ""
    if documents:
        verb = "contradicts itself" if len(documents) == 1 else "each contradict themselves"
        yield say.pen.strong(f"{listed(documents)} {verb}{if_so}.")
    quoted = [(source, voice) for source, voice in voices if voice]
    for source, voice in quoted[:MOST_NAMED]:
        told = f"{say.pen.text(capital(voice))} says both (in {say.pen.code(source)}){if_so}."
        yield say.pen.strong(told)
    if quoted[MOST_NAMED:]:
        more = counted(len(quoted) - MOST_NAMED, "more voice")
        yield f"{more} that speak{'s' if more.startswith('1 ') else ''} so: see the JSON report."


def _sides(findings: Sequence[Finding]) -> Iterator[list[Position]]:
    """The first positions of all findings, then the second ones, and so on, of the headline."""
    ordered = positions_of(findings)
    headlines = []
    for finding in findings:
        aside = bool(finding.answer.asides)
        headlines.append([p for p in ordered(finding) if not (aside and p.quoted)])
    for positions in zip_longest(*headlines):
        yield [position for position in positions if position is not None]


def _against(
    findings: Sequence[Finding], told: Callable[[Sequence[list[Position]]], Iterable[str]]
) -> str:
    """All sides; of many the first and the last, which on a line are the least and the greatest."""
    sides = list(_sides(findings))
    if len(sides) <= MOST_SIDES:
        return " against ".join(told(sides))
    first, second, last = told([*sides[:2], sides[-1]])
    if findings[1:] or not findings[0].question.attribute.kind.on_a_line:
        return f"{len(sides)} positions: {first} against {second} against {len(sides) - 2} more"
    if findings[0].rule.opposes == "reference":
        return f"{first} against {len(sides) - 1} positions, from {second} to {last}"
    return f"{len(sides)} positions, from {first} to {last}"


def _told_sides(say: Phrases, sides: Sequence[Sequence[Position]]) -> Iterator[str]:
    """Each side, and by whom it is taken."""
    before: tuple[str, ...] = ()
    voice = ""
    for positions in sides:
        value, side = _side(say, positions)
        by = say.origins(side)
        if side.sources == before and by != "reference":
            by = "the same document" if len(before) == 1 else f"the same {len(before)} documents"
        if not any(fact.as_written for fact in side.facts):
            by = f"computed from {by}"
        if side.quoted:
            voice, same = _quoted(say, side), voice
            by = "the same" if voice == same else voice
        before = side.sources
        yield f"{say.pen.strong(value)} ({by})"


def _side(say: Phrases, positions: Sequence[Position]) -> tuple[str, Position]:
    """What all positions of one side say, marked up, and their claims."""
    values = list(dict.fromkeys(position.told for position in positions))
    facts = tuple({fact.id: fact for position in positions for fact in position.facts}.values())
    words = say.pen.text(values[0])
    if len(values) > 1:
        ends = _ends(say, facts)
        words = " to ".join(map(say.pen.text, ends)) if ends else f"{len(values)} values"
    return words, Position(values[0], facts)


def alike(findings: Sequence[Finding]) -> list[list[Finding]]:
    """The findings, those together in which one rule asks one thing of different subjects."""
    groups: dict[tuple[str, str, Qualifiers], list[Finding]] = {}
    for finding in findings:
        question = finding.question
        asked = (finding.rule.id, question.attribute.id, question.qualifiers)
        groups.setdefault(asked, []).append(finding)
    return list(groups.values())


def _apart(say: Phrases, findings: Sequence[Finding]) -> str:
    gaps = [finding.answer.gap for finding in findings if finding.answer.gap]
    if not gaps:
        return ""
    if not any(gap.amount for gap in gaps):
        return f", {far(gaps[0])}"
    told = say.pen.strong(say.pen.text(apart(findings)))
    farthest = any(len(finding.answer.headline) > 2 for finding in findings)
    return f", {'the farthest ' if farthest else ''}{told} apart"


def _ends(say: Phrases, facts: Sequence[Fact]) -> list[str]:
    """The least and the greatest of values on a line."""
    spans = [
        (p.lo, p.hi, say.report.told(fact))
        for fact in facts
        if isinstance(p := fact.value.possible, Interval)
    ]
    return [min(spans)[2], max(spans)[2]] if len(spans) == len(facts) else []
