"""The report for people: Markdown as GitHub and GitLab show it.

It is read as a diff, too: no clock, no absolute path, no padding of columns, a stable order.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from tabulate import DataRow, TableFormat, tabulate

from checker.model.fact import Assumption, Fact, Qualifiers, Source
from checker.model.finding import Finding, Position
from checker.model.judgement import gap_text
from checker.model.place import Place
from checker.model.report import NotApplied, Report, Story, counted
from checker.values.interval import Interval
from checker.values.verdict import Relation, Verdict

MOST_ROWS = 200
"""The most rows of one table; what is left out is counted, and stands in the JSON report."""

MOST_STORIES = 50
"""The most contradictions told at length; the rest are rows of a table."""

LONGEST_TEXT = 300
"""The most characters of one quote or value."""

_PIPES = TableFormat(
    lineabove=None,
    linebelowheader=lambda widths, aligns: "|" + " --- |" * len(widths),
    linebetweenrows=None,
    linebelow=None,
    headerrow=DataRow("| ", " | ", " |"),
    datarow=DataRow("| ", " | ", " |"),
    padding=0,
    with_header_hide=None,
)

_MARKS = re.compile(r"[\\`*{}\[\]<>#|~]|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])")
_PLAIN = re.compile(r"[A-Za-z0-9](?:[ .,:;()%+/=…-]?[A-Za-z0-9]){0,99}\Z").match
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]+")


def render(report: Report, link_base: str = "") -> str:
    """The whole report; ``link_base`` leads from it to the root that file names are relative to."""
    return _Page(report, link_base).text()


def escape(text: str) -> str:
    """Text that shows as it is written, in a table cell too."""
    if _PLAIN(text):
        return text
    text = _CONTROL.sub(" ", text)
    if len(text) > LONGEST_TEXT:
        text = text[: LONGEST_TEXT - 1] + "…"
    text = _MARKS.sub(lambda mark: "\\" + mark.group(), text.replace("&", "&amp;"))
    return text.replace("$", "&#36;").replace("@", "&#64;").strip()


def _table(headers: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """A table without padding, so that a new row changes one line; cells are escaped already."""
    yield tabulate(
        rows[:MOST_ROWS],
        headers=headers,
        tablefmt=_PIPES,
        disable_numparse=True,
        stralign=None,
        numalign=None,
    )
    yield ""
    if len(rows) > MOST_ROWS:
        left_out = counted(len(rows) - MOST_ROWS, "row")
        yield f"*{left_out} left out here; all stand in the JSON report.*"
        yield ""


def _folded(summary: str, lines: Iterable[str]) -> Iterator[str]:
    yield f"<details><summary>{summary}</summary>"
    yield ""
    yield from lines
    yield "</details>"
    yield ""


class _Page:
    """One report on its way to text."""

    def __init__(self, report: Report, link_base: str) -> None:
        self.report = report
        self.base = link_base
        self.sources = {source.id: source for source in report.sources}
        self.alone = [row for row in report.unchecked if row.reason == "stands alone"]

    def text(self) -> str:
        lines = [
            "# What the documents say of each other",
            "",
            f"**{self.report.headline()}**",
            "",
            *self.counts(),
            *self.not_checked(),
            *self.contradictions(),
            *self.undetermined(),
            *self.agreements(),
            *self.standing_alone(),
            *self.rules(),
            *self.list_sources(),
        ]
        return "\n".join(lines).rstrip() + "\n"

    # -- pieces of a line -------------------------------------------------------------------

    def link(self, place: Place) -> str:
        name = place.file.rsplit("/", 1)[-1]
        target = (
            (self.base + place.file).replace(" ", "%20").replace("(", "%28").replace(")", "%29")
        )
        return f"[{escape(name)}:{place.line}]({target}#L{place.line})"

    def quote(self, fact: Fact) -> str:
        return f"“{escape(' … '.join(fact.quote))}”" if fact.quote else "*no quote*"

    def says(self, fact: Fact) -> str:
        """The source, and the voice in it."""
        voice = self.report.voice(fact)
        return f"`{fact.source}`" + (f", quoting {escape(voice)}" if voice else "")

    def asks(self, finding: Finding) -> str:
        return escape(_capital(self.report.asks(finding.question)))

    def origins(self, position: Position) -> str:
        """By how many documents and origins a position is taken."""
        documents = [name for name in position.sources if not self.sources[name].reference]
        if not documents:
            return "reference"
        text = counted(len(documents), "document")
        if len(position.origins) != len(documents):
            text += f", {counted(len(position.origins), 'origin')}"
        return text + ("" if len(documents) == len(position.sources) else ", reference")

    # -- sections ---------------------------------------------------------------------------

    def counts(self) -> Iterator[str]:
        found = self.report.counts()
        relations = [finding.answer.relation for finding in self.report.of(Verdict.AGREEMENT)]
        kinds = ", ".join(
            f"{relations.count(relation)} {word}"
            for relation, word in _AGREEMENTS.items()
            if relation in relations
        )
        told = counted(len(self.report.stories), "story").replace("storys", "stories")
        rows = [
            ["contradictions", str(found[Verdict.CONTRADICTION]), f"told in {told}"],
            [
                "undetermined",
                str(found[Verdict.UNDETERMINED]),
                "what cannot be decided, with reasons",
            ],
            ["agreements", str(found[Verdict.AGREEMENT]), kinds],
            ["claims that stand alone", str(len(self.alone)), "nothing supports or denies them"],
        ]
        yield from _table(["", "number", ""], rows)

    def not_checked(self) -> Iterator[str]:
        report = self.report
        compared = report.claims - len(report.unchecked)
        alone = len(self.alone)
        yield "## What was not checked"
        yield ""
        stand = "stands" if alone == 1 else "stand"
        yield (
            f"- {counted(report.claims, 'claim')}: {compared} compared with another, "
            f"{alone} {stand} alone. Silence is not agreement."
        )
        blocking = [row for row in report.not_applied if row.blocks]
        for row in blocking:
            yield f"- **Rule `{row.rule.id}` matches nothing** ({self.link(row.rule.place)})."
        aside = [row for row in report.unchecked if row.reason != "stands alone"]
        for reason, rows in groupby(sorted(aside, key=lambda row: row.reason), lambda r: r.reason):
            some = list(rows)
            links = ", ".join(self.link(row.fact.place) for row in some[:5])
            more = f" and {len(some) - 5} more" if len(some) > 5 else ""
            yield f"- {counted(len(some), 'claim')}: {escape(reason)} ({links}{more})."
        unquoted = sum(not fact.quote for fact in report.facts)
        if unquoted:
            yield f"- {counted(unquoted, 'claim')} without a quote."
        yield "- Quotes were not held against the documents in this run."
        yield ""
        yield from self.no_value([row for row in report.not_applied if not row.blocks])
        yield from self.kept_apart()
        if report.cautions:
            words = counted(len(report.cautions), "caution")
            rows_ = [[escape(c.message), self.link(c.place)] for c in report.cautions]
            yield from _folded(
                f"{words} about words: claims that never meet never contradict",
                _table(["what may keep claims from meeting", "where"], rows_),
            )

    def no_value(self, rows: Sequence[NotApplied]) -> Iterator[str]:
        if rows:
            cells = [
                [f"`{row.rule.id}`", escape(row.reason), self.link(row.rule.place)] for row in rows
            ]
            yield from _folded(
                f"{counted(len(rows), 'derivation')} without a value",
                _table(["rule", "why", "where"], cells),
            )

    def kept_apart(self) -> Iterator[str]:
        if self.report.kept_apart:
            rows = []
            for row in self.report.kept_apart:
                for qualifiers, facts in row.groups:
                    links = ", ".join(self.link(fact.place) for fact in facts[:5])
                    about = escape(_capital(self.report.about(row.attribute, row.subject)))
                    rows.append([about, self.pairs(qualifiers), _values(facts), links])
            yield from _folded(
                f"{counted(len(self.report.kept_apart), 'question')} kept apart by a qualifier",
                _table(["question", "holds for", "claims", "where"], rows),
            )

    def pairs(self, qualifiers: Qualifiers) -> str:
        return escape("; ".join(f"{key}: {word}" for key, word in qualifiers)) or "no qualifier"

    def contradictions(self) -> Iterator[str]:
        stories = self.report.stories
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
        for number, story in enumerate(stories[:MOST_STORIES], 1):
            yield from self.story(number, story)
        rest = [finding for story in stories[MOST_STORIES:] for finding in story.findings]
        if rest:
            rows = [
                [self.asks(f), escape(f.answer.message), self.link(f.primary.place)] for f in rest
            ]
            yield f"### {counted(len(rest), 'more contradiction')}"
            yield ""
            yield from _table(["question", "what is said", "where"], rows)

    def story(self, number: int, story: Story) -> Iterator[str]:
        findings = story.findings
        first = findings[0]
        yield from (f'<a id="f-{finding.id}"></a>' for finding in findings)
        yield f"### {number}. {self.title(findings)}"
        yield ""
        yield from self.sentences(story)
        yield ""
        if len(findings) > 1:
            yield from self.cases(findings)
        yield from self.claims(findings)
        yield from self.arithmetic(findings)
        assumed = list(dict.fromkeys(a for finding in findings for a in finding.assumes))
        yield from self.assumptions(assumed)
        rule = f"Rule: {escape(first.rule.title)} ({self.link(first.rule.place)})."
        yield f"{rule} More: `checker explain {first.id}`"
        yield ""

    def title(self, findings: Sequence[Finding]) -> str:
        first = findings[0].question
        alike = all(
            f.question.attribute is first.attribute and f.question.qualifiers == first.qualifiers
            for f in findings
        )
        if not alike or len(findings) == 1:
            return "; ".join(dict.fromkeys(self.asks(finding) for finding in findings[:6]))
        names = [self.report.entities.label(f.question.subject) for f in findings]
        shown = names if len(names) <= 8 else [*names[:7], f"{len(names) - 7} more"]
        some = f"{', '.join(shown[:-1])} and {shown[-1]}"
        about = self.report.about(
            first.attribute.id, findings[0].question.subject, first.qualifiers
        )
        return escape(_capital(about.replace(names[0], some, 1)))

    def sentences(self, story: Story) -> Iterator[str]:
        """What is against what, by how much, and who contradicts themselves."""
        findings = story.findings
        gaps = sorted(
            (gap for f in findings if (gap := f.answer.gap) and gap.amount),
            key=lambda gap: gap.amount,
        )
        sides = " against ".join(self.side(side) for side in self.sides(findings))
        cases = (
            "" if len(findings) == 1 else f"{len(findings)} cases that rest on the same claims: "
        )
        apart = ""
        if gaps and gaps[0] == gaps[-1]:
            apart = f", **{gap_text(gaps[0])}** apart"
        elif gaps and gaps[0].unit == gaps[-1].unit:
            least = gap_text(gaps[0]).removesuffix(gaps[0].unit).strip()
            apart = f", **{least} to {gap_text(gaps[-1])}** apart"
        yield f"{cases}{sides}{apart}."
        selves = list(dict.fromkeys(name for f in findings for name in f.self_contradicting))
        if selves:
            names = " and ".join(f"`{name}`" for name in selves)
            verb = "contradicts itself" if len(selves) == 1 else "each contradict themselves"
            yield f"**{names} {verb}.**"

    def sides(self, findings: Sequence[Finding]) -> Iterator[list[Position]]:
        """The first positions of all findings, then the second ones, and so on."""
        for number in range(max(len(finding.answer.positions) for finding in findings)):
            yield [f.answer.positions[number] for f in findings if number < len(f.answer.positions)]

    def side(self, positions: Sequence[Position]) -> str:
        values = list(dict.fromkeys(position.value for position in positions))
        facts = tuple(dict.fromkeys(fact for position in positions for fact in position.facts))
        words = escape(values[0])
        if len(values) > 1:
            ends = _ends(facts)
            words = " … ".join(map(escape, ends)) if ends else f"{len(values)} values"
        return f"**{words}** ({self.origins(Position(values[0], facts))})"

    def cases(self, findings: Sequence[Finding]) -> Iterator[str]:
        rows = [
            [
                self.asks(finding),
                " ↔ ".join(escape(position.value) for position in finding.answer.positions),
                escape(gap_text(finding.answer.gap)) if finding.answer.gap else "",
                ", ".join(dict.fromkeys(escape(fact.value.text) for fact in finding.answer.either)),
            ]
            for finding in findings
        ]
        yield from _table(["question", "positions", "apart", "fits either"], rows)

    def claims(self, findings: Sequence[Finding]) -> Iterator[str]:
        """Every claim of the story once: what is said, by whom, in what words, where."""
        rows: dict[str, list[str]] = {}
        alike = len({finding.question.attribute.id for finding in findings}) == 1
        for finding in findings:
            told = [(str(n), p.facts) for n, p in enumerate(finding.answer.positions, 1)]
            for side, facts in [*told, ("either", finding.answer.either)]:
                for fact in facts:
                    roots = list(fact.roots())
                    shown = roots[0] if len(roots) == 1 else fact
                    rows.setdefault(shown.id, self.claim(shown, side, with_attribute=not alike))
        headers = ["side", "what is claimed", "by", "in its words", "where", "origin"]
        yield from _table(headers, sorted(rows.values(), key=lambda row: row[0]))

    def claim(self, fact: Fact, side: str, *, with_attribute: bool = True) -> list[str]:
        if with_attribute:
            about = escape(self.report.about(fact.attribute, fact.subject, fact.qualifiers))
        else:
            about = escape(_capital(self.report.entities.label(fact.subject)))
        words, where = self.quote(fact), self.link(fact.place)
        if fact.derivation is not None:
            words = f"*derived, see below* (`{fact.derivation.rule}`)"
        origin = ", ".join(f"`{name}`" for name in sorted(fact.origins)) or "reference"
        return [
            side,
            f"{about}: **{escape(fact.value.text)}**",
            self.says(fact),
            words,
            where,
            origin,
        ]

    def arithmetic(self, findings: Sequence[Finding]) -> Iterator[str]:
        """The sums behind derived claims, and the stated claims that go into them."""
        steps: dict[tuple[str, str], list[Fact]] = {}
        roots: dict[str, Fact] = {}
        for finding in findings:
            for claim in finding.question.claims:
                if len(list(claim.roots())) == 1:
                    continue
                for fact in _steps(claim):
                    assert fact.derivation is not None
                    if fact.derivation.arithmetic:
                        steps.setdefault(
                            (fact.derivation.arithmetic, fact.derivation.note), []
                        ).append(fact)
                for fact in claim.roots():
                    roots.setdefault(fact.id, fact)
        if not steps:
            return
        yield "How the derived values come about:"
        yield ""
        for (arithmetic, note), facts in steps.items():
            sources = ", ".join(f"`{name}`" for name in dict.fromkeys(f.source for f in facts))
            about = escape(self.report.about(facts[0].attribute, facts[0].subject))
            left_out = f"; {escape(note)}" if note else ""
            yield f"- {about} ({sources}): {escape(arithmetic)}{left_out}"
        yield ""
        headers = ["side", "what is claimed", "by", "in its words", "where", "origin"]
        rows = [self.claim(fact, "")[1:] for fact in roots.values()]
        yield from _folded(
            f"The {counted(len(roots), 'claim')} that go into it", _table(headers[1:], rows)
        )

    def assumptions(self, assumed: Sequence[Assumption]) -> Iterator[str]:
        if assumed:
            yield from _folded(
                f"Assumes {counted(len(assumed), 'thing')}",
                [*(f"- {escape(a.text)} ({self.link(a.place)})" for a in assumed), ""],
            )

    def undetermined(self) -> Iterator[str]:
        findings = self.report.of(Verdict.UNDETERMINED)
        if not findings:
            return
        yield "## Undetermined"
        yield ""
        rows = []
        for finding in findings:
            sides = [
                f"{escape(fact.value.text)} ({self.says(fact)}, {self.link(fact.place)})"
                for fact in finding.question.claims[:6]
            ]
            rows.append(
                [
                    f'<a id="f-{finding.id}"></a>{self.asks(finding)}',
                    escape(finding.answer.reason),
                    "<br>".join(sides),
                    f"`{finding.rule.id}`",
                ]
            )
        yield from _table(["question", "why", "claims", "rule"], rows)

    def agreements(self) -> Iterator[str]:
        findings = self.report.of(Verdict.AGREEMENT)
        if not findings:
            return
        yield "## Agreements"
        yield ""
        for relation, word in _AGREEMENTS.items():
            some = [finding for finding in findings if finding.answer.relation is relation]
            if some:
                headers = ["question", "what stands", "supported by", "rule"]
                rows = [self.agreement(finding) for finding in some[: MOST_ROWS + 1]]
                rows += [[""] * 4] * (len(some) - len(rows))
                yield from _folded(
                    f"{len(some)} {word}: {_MEANING[relation]}", _table(headers, rows)
                )

    def agreement(self, finding: Finding) -> list[str]:
        support = " / ".join(self.origins(position) for position in finding.answer.positions)
        claims = [fact for claim in finding.question.claims[:4] for fact in claim.roots()]
        links = " ".join(dict.fromkeys(self.link(fact.place) for fact in claims[:3]))
        text = f'<a id="f-{finding.id}"></a>{self.asks(finding)}'
        return [
            text,
            escape(finding.answer.message),
            f"{support} ({links})",
            f"`{finding.rule.id}`",
        ]

    def standing_alone(self) -> Iterator[str]:
        if self.alone:
            rows = [self.claim(row.fact, "")[1:5] for row in self.alone[: MOST_ROWS + 1]]
            rows += [[""] * 4] * (len(self.alone) - len(rows))
            headers = ["what is claimed", "by", "in its words", "where"]
            yield "## Claims that stand alone"
            yield ""
            yield from _folded(
                f"{counted(len(self.alone), 'claim')} that no other claim supports or denies",
                _table(headers, rows),
            )

    def rules(self) -> Iterator[str]:
        asked = {rule.id: [0, 0, 0] for rule in self.report.rules}
        column = {Verdict.AGREEMENT: 0, Verdict.CONTRADICTION: 1, Verdict.UNDETERMINED: 2}
        for finding in self.report.findings:
            asked[finding.rule.id][column[finding.verdict]] += 1
        derived: dict[str, int] = {}
        for fact in self.report.derived:
            assert fact.derivation is not None
            derived[fact.derivation.rule] = derived.get(fact.derivation.rule, 0) + 1
        rows = []
        for rule in self.report.rules:
            told = [str(number) for number in asked[rule.id]]
            if rule.derives:
                told = [f"{counted(derived.get(rule.id, 0), 'claim')} derived", "", ""]
            rows.append([f"`{rule.id}`", escape(rule.title), *told, self.link(rule.place)])
        headers = ["rule", "says", "agreements", "contradictions", "undetermined", "where"]
        yield "## Rules"
        yield ""
        yield from _folded(counted(len(rows), "rule"), _table(headers, rows))

    def list_sources(self) -> Iterator[str]:
        claims: dict[str, int] = {}
        for fact in self.report.facts:
            claims[fact.source] = claims.get(fact.source, 0) + 1
        yield "## Sources"
        yield ""
        rows = [
            [
                f"`{source.id}`",
                escape(source.title),
                _published(source),
                str(claims.get(source.id, 0)),
                "reference" if source.reference else escape(source.document) or "document",
                self.link(source.place),
            ]
            for source in self.report.sources
        ]
        yield from _table(["source", "title", "published", "claims", "document", "where"], rows)


_AGREEMENTS = {
    Relation.EQUAL: "equal",
    Relation.REFINES: "refining",
    Relation.OVERLAPS: "overlapping",
}

_MEANING = {
    Relation.EQUAL: "all claims say the same",
    Relation.REFINES: "one claim is narrower, and fits the others",
    Relation.OVERLAPS: "something is common to all, and narrower than each",
}


def _steps(fact: Fact) -> Iterator[Fact]:
    """The derived facts behind a claim, what comes first, first."""
    if fact.derivation is not None:
        for below in fact.derivation.rests_on:
            yield from _steps(below)
        yield fact


def _ends(facts: Sequence[Fact]) -> list[str]:
    """The least and the greatest of values on a line."""
    spans = [
        (p.lo, p.hi, fact.value.text)
        for fact in facts
        if isinstance(p := fact.value.possible, Interval)
    ]
    return [min(spans)[2], max(spans)[2]] if len(spans) == len(facts) else []


def _values(facts: Sequence[Fact]) -> str:
    return ", ".join(dict.fromkeys(escape(fact.value.text) for fact in facts))


def _published(source: Source) -> str:
    if source.published is None:
        return "not known"
    inferred = " (inferred)" if source.published_inferred else ""
    return escape(source.published.text) + inferred


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
