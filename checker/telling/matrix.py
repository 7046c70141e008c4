"""The overview: what each document says on each question, and where they contradict each other."""

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import partial

from checker.model.fact import Source
from checker.model.finding import Finding
from checker.model.line import shortened
from checker.model.report import answered, counted
from checker.telling.claims import naming, positions_of
from checker.telling.documents import UNKNOWN
from checker.telling.pen import MOST_ROWS, few_of
from checker.telling.phrases import Phrases
from checker.telling.sides import alike, asked_of
from checker.values.verdict import Verdict

MOST_DOCUMENTS = 8
"""The most columns; documents beyond those that say most share one. References come first: what
contradicts one would stand alone in its row."""

MOST_VALUES = 3
"""The most values in one cell."""

LONGEST = 60
"""The most characters of a value there; the whole of it stands in its story."""


def overview(say: Phrases) -> Iterator[str]:
    """Claims by documents: what contradicts first, the other questions behind a fold."""
    against = [group for story in say.report.stories for group in alike(story.findings)]
    ids = {finding.id for group in against for finding in group}
    others = [
        [finding]
        for finding in say.report.findings
        if finding.id not in ids and finding.rule.opposes == "each other"
    ]
    held = [rule.id for rule in say.report.rules if rule.opposes == "each other"]
    more = sum(
        number
        for group, number, _ in say.report.untold.findings
        if group.rule in held and group.relation.verdict is not Verdict.CONTRADICTION
    )
    if against or others:
        yield from say.pen.title(2, "Who says what")
        yield from say.pen.points(few_of(say.report.sources, partial(_document, say)))
    if against:
        first, second = say.pen.side("1"), say.pen.side("2")
        words = f"In a row, {first} and {second} mark opposing sides"
        claims = (fact for group in against for f in group for fact in f.question.claims)
        if not all(fact.as_written for fact in claims):
            words += "; what is in italics was computed from what a document says"
        if any(finding.answer.either for group in against for finding in group):
            words += "; a claim without a number fits either side"
        yield from say.pen.paragraph([f"{words}."])
        yield from _matrix(say, against)
    if others:
        summary = f"{counted(len(others) + more, 'other question')}, by document"
        yield from say.pen.folded(summary, _matrix(say, others, more))


def _document(say: Phrases, source: Source) -> str:
    """What a source is: title, publisher, author, date."""
    title = say.pen.quote(source.title) if source.title else "no title"
    names = [name for name in (source.author, source.publisher) if name.casefold() not in UNKNOWN]
    words = [title, *map(say.pen.text, names)]
    if source.published is not None:
        words.append(say.published(source))
    reference = " (a work of reference)" if source.reference else ""
    return f"{', '.join(words)}{reference}: {say.pen.code(source.id)}"


def _matrix(say: Phrases, groups: Sequence[Sequence[Finding]], more: int = 0) -> Iterator[str]:
    """One row a question, one column a source; a column for the rest, where there are many.

    ``more``: questions that are counted alone.
    """
    shown = groups[:MOST_ROWS]
    by_source = [_said(say, group) for group in shown]
    times = Counter(source for row in by_source for source in row)
    ranked = sorted(times, key=lambda name: (not say.sources[name].reference, -times[name]))
    most = set(ranked[:MOST_DOCUMENTS])
    sources = sorted(say.report.sources, key=lambda source: source.reference)
    columns = [source.id for source in sources if source.id in most]
    headers = ["question", *map(say.document, columns)]
    rows = []
    for group, row in zip(shown, by_source, strict=True):
        cells = ["; ".join(_few(row.get(name, []))) for name in columns]
        if len(times) > len(columns):
            cells.append(str(len(row.keys() - most) or ""))
        rows.append([_question(say, group), *cells])
    if len(times) > len(columns):
        headers.append(f"of {len(times) - len(columns)} others")
    yield from say.pen.table(headers, rows, len(groups) + more)


def _question(say: Phrases, findings: Sequence[Finding]) -> str:
    """What is asked, as a link; and by which rule, where that is not whether documents agree."""
    first = findings[0]
    asked = say.pen.to(first.id, asked_of(say, findings))
    if first.rule.opposes == "each other":
        return asked
    return say.pen.lines([asked, f"asked by “{say.pen.text(first.rule.title)}”"])


def _said(say: Phrases, findings: Sequence[Finding]) -> dict[str, list[str]]:
    """What each source says on one question, each value once, the derived ones emphasised."""
    by_source: dict[str, dict[str, None]] = {}
    against = findings[0].verdict is Verdict.CONTRADICTION
    positions = positions_of(findings) if against else None
    for finding in findings:
        sides = {
            fact.id: number
            for number, position in enumerate(positions(finding) if positions else (), 1)
            for fact in position.facts
        }
        others = {fact.id for fact in finding.question.others}
        named = naming(say, finding.question.claims)
        claims = sorted(
            finding.question.claims, key=lambda f: (sides.get(f.id, 0), not f.as_written)
        )
        for fact in claims:
            values = by_source.setdefault(fact.source, {})
            value = shortened(say.report.told(fact), LONGEST)
            if fact.id in others and named(fact):
                value = answered(named(fact), value)
            value = say.pen.text(value)
            number = sides.get(fact.id)
            mark = f"{say.pen.side(str(number))}\N{NO-BREAK SPACE}" if number else ""
            if fact.as_written:
                values[mark + value] = None
            elif mark + value not in values:
                values[mark + say.pen.emphasis(value)] = None
    return {source: list(values) for source, values in by_source.items()}


def _few(values: list[str]) -> list[str]:
    if len(values) <= MOST_VALUES:
        return values
    return [*values[: MOST_VALUES - 1], f"{len(values) - MOST_VALUES + 1} more values"]
