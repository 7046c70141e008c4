"""What comes after the contradictions: undetermined, agreements, lone claims, rules, sources."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

from checker.model.fact import Fact, Source
from checker.model.finding import Finding
from checker.model.report import counted
from checker.telling.documents import UNKNOWN
from checker.telling.pen import MOST_ROWS, few
from checker.telling.phrases import CLAIM, Phrases
from checker.telling.pictures import picture_of
from checker.values.verdict import Relation, Verdict

AGREEMENTS = {
    Relation.EQUAL: ("equal", "all claims say the same"),
    Relation.REFINES: ("refining", "one claim is more exact, and consistent with the others"),
    Relation.OVERLAPS: ("overlapping", "the claims differ, and can all be true"),
}
"""The word for a relation, and what it means."""


_STATES = {"not verified": "not checked yet"}


MOST_PICTURES, MOST_BARS = 4, 12
"""The most pictures of agreements of a kind, and the most claims in one."""


def by_kind(findings: Iterable[Finding]) -> tuple[list[Finding], list[Finding]]:
    """The findings on whether claims agree, and those of all other checks."""
    agreed: list[Finding] = []
    other: list[Finding] = []
    for finding in findings:
        (agreed if finding.rule.opposes else other).append(finding)
    return agreed, other


def undetermined(say: Phrases) -> Iterator[str]:
    """What cannot be decided, with reasons."""
    findings = say.report.of(Verdict.UNDETERMINED)
    if not findings:
        return
    yield from say.pen.title(2, "Undetermined")
    rows = []
    for finding in findings:
        by_value: dict[str, list[Fact]] = {}
        for fact in finding.question.claims:
            by_value.setdefault(say.value(fact), []).append(fact)
        sides = [f"{value} ({say.supporters(facts)})" for value, facts in by_value.items()]
        waived = ", waived" if finding.waiver else ""
        rows.append(
            [
                say.pen.anchor(finding.id) + say.asks(finding),
                say.pen.lines(few(sides)),
                f"{say.pen.text(finding.answer.reason)} ({finding.severity}{waived}; rule "
                f"{say.pen.code(finding.rule.id)})",
            ]
        )
    yield from say.pen.table(["question", "claims", "why it is open"], rows)


def agreements(say: Phrases) -> Iterator[str]:
    """What fits, by how it fits, each with its support."""
    report = say.report
    findings = report.of(Verdict.AGREEMENT)
    if not findings and not report.untold.number(Verdict.AGREEMENT):
        return
    yield from say.pen.title(2, "Agreements")
    headers = ["question", "what is said", "by"]
    agreed, allowed = by_kind(findings)
    opposing = [rule.id for rule in report.rules if rule.opposes]
    for relation, (word, meaning) in AGREEMENTS.items():
        some = [finding for finding in agreed if finding.answer.relation is relation]
        more, strong = report.untold.of(relation, opposing)
        if some or more:
            some.sort(key=_origins, reverse=True)
            rows = (_agreement(say, finding) for finding in some)
            total = len(some) + more
            strong += sum(_origins(finding) > 1 for finding in some)
            table = say.pen.table(headers, rows, total)
            yield from say.pen.folded(
                f"{total} {word}: {meaning}; {_strength(strong, total)}",
                chain(table, _pictures(say, some)),
            )
    total = len(allowed) + report.untold.number(Verdict.AGREEMENT)
    total -= sum(report.untold.of(relation, opposing)[0] for relation in AGREEMENTS)
    if total:
        rows = (_agreement(say, finding) for finding in allowed)
        about = f"{total} by other rules: what is claimed fits them"
        yield from say.pen.folded(about, say.pen.table(headers, rows, total))


def _pictures(say: Phrases, findings: Sequence[Finding]) -> Iterator[str]:
    """Where the claims of the first few meet that lie on a line and are not all the same."""
    drawn = [
        finding
        for finding in findings
        if finding.question.attribute.kind.on_a_line
        and finding.answer.relation is not Relation.EQUAL
        and len(finding.question.claims) <= MOST_BARS
    ]
    if drawn:
        for finding in drawn[:MOST_PICTURES]:
            yield from say.pen.picture(picture_of(say, [finding]))


def _strength(strong: int, total: int) -> str:
    """How many of the findings more than one origin speaks for."""
    if strong == total:
        return "from several origins"
    return f"{strong} of them from several origins" if strong else "from one origin"


def _origins(finding: Finding) -> int:
    """How many independent origins say what stands."""
    return len(finding.origins)


def _agreement(say: Phrases, finding: Finding) -> list[str]:
    support = " / ".join(say.origins(position) for position in finding.answer.positions)
    claims = finding.question.claims
    links = say.links((fact for claim in claims for fact in claim.roots()), 3)
    text = say.pen.anchor(finding.id) + say.asks(finding)
    unsettle = finding.answer.unsettle
    hangs_on = f"; not if it is {say.pen.emphasis(say.pen.text(unsettle))}" if unsettle else ""
    by_rule = "" if finding.rule.opposes else f" (rule {say.pen.code(finding.rule.id)})"
    return [
        text,
        say.pen.text(finding.answer.message) + hangs_on + by_rule,
        f"{support} ({links})",
    ]


def standing_alone(say: Phrases) -> Iterator[str]:
    """The claims that were compared with no other."""
    alone = say.report.alone
    if alone:
        shown = say.alone[:MOST_ROWS]
        rows = say.rows(row.fact for row in shown)
        total = len(rows) + alone - len(shown)
        yield from say.pen.title(2, "Claims that stand alone")
        yield from say.pen.folded(
            f"{counted(alone, 'claim')} that no other claim supports or denies",
            say.pen.table(CLAIM, rows, total),
        )


def rules(say: Phrases) -> Iterator[str]:
    """Each rule, and how often it was asked with which answer."""
    asked = {rule.id: [0, 0, 0] for rule in say.report.rules}
    column = {Verdict.AGREEMENT: 0, Verdict.CONTRADICTION: 1, Verdict.UNDETERMINED: 2}
    for finding in say.report.findings:
        asked[finding.rule.id][column[finding.verdict]] += 1
    for group, number, _ in say.report.untold.findings:
        asked[group.rule][column[group.relation.verdict]] += number
    derived = dict(say.report.untold.derived)
    for fact in say.report.derived:
        assert fact.derivation is not None
        derived[fact.derivation.rule] = derived.get(fact.derivation.rule, 0) + 1
    rows = []
    for rule in say.report.rules:
        cells = [str(number) for number in asked[rule.id]]
        if rule.derives:
            cells = [f"{counted(derived.get(rule.id, 0), 'claim')} derived", "", ""]
        rows.append(
            [say.pen.code(rule.id), say.pen.text(rule.title), *cells, say.pen.link(rule.place)]
        )
    headers = ["rule", "says", "agreements", "contradictions", "undetermined", "where"]
    yield from say.pen.title(2, "Rules")
    yield from say.pen.folded(counted(len(rows), "rule"), say.pen.table(headers, rows))


def sources(say: Phrases) -> Iterator[str]:
    """Each source, and how many claims it makes."""
    claims = say.report.stated()
    states = say.report.quote_states()
    by = {source.supersedes: source.id for source in say.report.sources}
    yield from say.pen.title(2, "Sources")
    rows = [
        [
            say.pen.link(source.place, say.pen.code(source.id)),
            _titled(say, source)
            + (f"; superseded by {say.pen.code(by[source.id])}" if source.id in by else ""),
            f"{counted(claims[source.id], 'claim')}; {_quotes(source, states)}",
        ]
        for source in say.report.sources[:MOST_ROWS]
    ]
    headers = ["source", "title", "claims and quotes"]
    yield from say.pen.table(headers, rows, len(say.report.sources))


def _titled(say: Phrases, source: Source) -> str:
    """Its title, publisher, author and date."""
    names = [name for name in (source.publisher, source.author) if name.casefold() not in UNKNOWN]
    words = [source.title, *names]
    words_listed = ", ".join(say.pen.text(word) for word in words if word)
    return f"{words_listed} (published: {say.published(source)})"


def _quotes(source: Source, states: Mapping[str, Counter[str]]) -> str:
    """How the document and its quotes stood when that was last recorded."""
    if source.id not in states:
        return "a work of reference" if source.reference else "no document"
    counted_states = ", ".join(
        f"{number} {_STATES.get(s, s)}" for s, number in sorted(states[source.id].items())
    )
    changed = "document changed; " if source.document_state == "changed" else ""
    return f"{changed}quotes: {counted_states or 'none'}"
