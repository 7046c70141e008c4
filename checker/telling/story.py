"""The contradictions at length: what is against what, by whom, by how much, and what to do."""

from collections.abc import Iterator, Sequence

from checker.model.fact import roots_of
from checker.model.finding import Finding
from checker.model.report import Story, counted
from checker.telling.claims import assumptions, cases, claims
from checker.telling.derivations import computed
from checker.telling.next_steps import what_to_do
from checker.telling.pen import MOST_NAMED, MOST_ROWS, few, listed
from checker.telling.phrases import Phrases, capital
from checker.telling.pictures import pictures
from checker.telling.sides import (
    Stance,
    alike,
    asides,
    asked_of,
    by_number,
    opposed,
    quoted,
    sides,
    torn,
)
from checker.telling.times import time_lines, undated

TITLE = "Contradictions"

WHAT_THEY_ARE = (
    "This says what documents claim, not who is right. What to do about a contradiction:"
)


def contradictions(say: Phrases, most: int) -> Iterator[str]:
    """All stories, worst first; those beyond the first ``most`` are rows of a table."""
    stories = say.report.stories
    if not stories:
        return
    yield from say.pen.title(2, TITLE)
    yield from say.pen.paragraph([WHAT_THEY_ARE])
    waive = say.pen.code("checker waive ID")
    yield from say.pen.points(
        [
            "Read the quotes in their documents. Where a value was read wrongly, mend the facts.",
            "Where the claims are about different things, give them another attribute or a "
            "qualifier. Where a rule assumes too much, mend the rule.",
            "Else the documents do contradict each other: ask their authors, or accept it with "
            f"{waive}.",
        ]
    )
    for number, story in enumerate(stories[:most], 1):
        yield from _story(say, number, story)
    rest = [finding for story in stories[most:] for finding in story.findings]
    if rest:
        yield from say.pen.title(3, counted(len(rest), "more contradiction"))
        yield from _in_rows(say, rest)


def _in_rows(say: Phrases, findings: Sequence[Finding]) -> Iterator[str]:
    """Contradictions in a line each."""
    rows = (
        [
            say.pen.anchor(finding.id) + say.asks(finding),
            say.pen.text(finding.answer.message),
            say.pen.link(finding.primary.place),
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
        many = f"{len(findings)} cases that rest on the same claims:"
        yield from say.pen.paragraph([many])
        for group in groups[:MOST_NAMED]:
            about = f"{say.pen.strong(asked_of(say, group))} ({say.rule(group[0].rule)}):"
            yield from _case(say, group, about)
        yield from _in_rows(say, [finding for group in groups[MOST_NAMED:] for finding in group])
    yield from computed(say, findings)
    assumed = list(dict.fromkeys(a for finding in findings for a in finding.assumes))
    yield from assumptions(say, assumed)
    sentences = [f"{_why(first)} ({say.rule(first.rule)})."] if len(groups) == 1 else []
    yield from say.pen.paragraph([*sentences, *_published(say, findings)])
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
        for fact in roots_of(claim for finding in findings for claim in finding.bearing)
        if not say.sources[fact.source].reference
    )
    published = few([f"{say.document(name)} {say.published(say.sources[name])}" for name in heard])
    if published:
        yield f"Published: {', '.join(published)}."


def _case(say: Phrases, findings: Sequence[Finding], about: str = "") -> Iterator[str]:
    """One question, of one subject or several: what is against what, and who says it."""
    yield from say.pen.paragraph([*([about] if about else ()), *_sentences(say, findings)])
    if any(finding.question.attribute.kind.on_a_line for finding in findings):
        yield from pictures(say, findings)
    yield from time_lines(say, findings)
    if len(findings) > 1:
        yield from say.pen.paragraph(["Case by case:"])
        yield from cases(say, findings)
        yield from say.pen.paragraph(["Who says so:"])
    yield from claims(say, findings)


def _sentences(say: Phrases, findings: Sequence[Finding]) -> Iterator[str]:
    """What is against what, by how much, and who contradicts themselves."""
    many = f"{len(findings)} cases that rest on the same claims: " if findings[1:] else ""
    if findings[0].rule.opposes:
        sentence = _opposed(say, findings)
        yield f"{many}{sentence}."
    else:
        messages = few(list(dict.fromkeys(f.answer.message for f in findings)))
        sentence = "; ".join(messages)
        yield f"{many}{say.pen.text(sentence if many else capital(sentence))}."
    if apart_from_that := few(list(dict.fromkeys(asides(say, findings)))):
        yield f"Quoted apart from that: {', '.join(apart_from_that)}."
    yield from undated(say, findings)
    yield from _misread(say, findings)
    yield from _selves(say, findings)
    readings = [(finding, finding.answer.reconcile) for finding in findings]
    yield from _of_each(say, "Both could be true if this is meant", readings)
    yield from _of_each(say, "Hint", [(finding, finding.hint) for finding in findings])


def _of_each(say: Phrases, lead: str, messages: Sequence[tuple[Finding, str]]) -> Iterator[str]:
    """One sentence of what is told of some findings; which, where there are several."""
    some = []
    for finding, text in messages:
        if text:
            about = f"{say.asks(finding)}: " if messages[1:] else ""
            some.append(about + say.pen.emphasis(say.pen.text(text)))
    if some:
        yield f"{lead}: {'; '.join(few(some))}."


def _misread(say: Phrases, findings: Sequence[Finding]) -> Iterator[str]:
    """Claims whose own quotes do not carry their values."""
    misread = list(dict.fromkeys(each for finding in findings for each in finding.misread))
    for fact, why in misread[:MOST_NAMED]:
        error = say.pen.strong("Extraction error, not a conflict of sources:")
        yield (
            f"{error} the quote of {say.says(fact)} ({say.pen.link(fact.place)}) does not carry "
            f"“{say.pen.text(say.report.value(fact))}”: "
            f"{say.pen.text(why)}."
        )
    if misread[MOST_NAMED:]:
        more = counted(len(misread) - MOST_NAMED, "more error")
        yield f"{more} of extraction: see the JSON report."
    if misread:
        yield (
            "That is read from the quote alone, without the words around it. Whoever has read them "
            f"writes their name as {say.pen.code('read_by')}, or says what the value rests on "
            f"as {say.pen.code('inferred')}."
        )


def _selves(say: Phrases, findings: Sequence[Finding]) -> Iterator[str]:
    """Documents that contradict themselves, and the voices in them that do."""
    voices = list(torn(say, findings))
    documents = [say.document(source) for source, voice in voices if not voice]
    if_so = ", if what is assumed holds" if any(f.assumes for f in findings) else ""
    if documents:
        verb = "contradicts itself" if len(documents) == 1 else "each contradict themselves"
        yield say.pen.strong(f"{listed(documents)} {verb}{if_so}.")
    heard = [(source, voice) for source, voice in voices if voice]
    for source, voice in heard[:MOST_NAMED]:
        sentence = f"{say.pen.text(capital(voice))} says both (in {say.document(source)}){if_so}."
        yield say.pen.strong(sentence)
    if heard[MOST_NAMED:]:
        more = counted(len(heard) - MOST_NAMED, "more voice")
        yield f"{more} that say{'s' if more.startswith('1 ') else ''} both: see the JSON report."


def _opposed(say: Phrases, findings: Sequence[Finding]) -> str:
    """All sides against each other, each with by whom it is taken."""
    all_sides = sides(say, findings)
    taken = dict(zip((side.number for side in all_sides), _taken(say, all_sides), strict=True))
    return opposed(
        say, findings, all_sides, lambda side: f"{by_number(say, side)} ({taken[side.number]})"
    )


def _taken(say: Phrases, all_sides: Sequence[Stance]) -> Iterator[str]:
    """By whom each side is taken."""
    before: tuple[str, ...] = ()
    voice = ""
    for side in all_sides:
        claims = side.claims
        by = say.origins(claims)
        if claims.sources == before and by != "a work of reference":
            by = "the same document" if len(before) == 1 else f"the same {len(before)} documents"
        if side.computed and not claims.quoted:
            by = f"computed from {by}"
        if claims.quoted:
            voice, same = quoted(say, claims), voice
            by = "the same" if voice == same else voice
        before = claims.sources
        yield by
