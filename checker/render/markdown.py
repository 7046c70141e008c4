"""The report for people: Markdown as GitHub and GitLab show it.

It is read as a diff, too: no clock, no absolute path, no padding of columns, a stable order.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import groupby, islice, zip_longest
from urllib.parse import quote

from tabulate import DataRow, TableFormat, tabulate

from checker.model.fact import Assumption, Fact, Qualifiers, Source
from checker.model.finding import Finding, Position
from checker.model.judgement import gap_text
from checker.model.place import Place
from checker.model.report import NotApplied, Report, Story, counted
from checker.model.rule import Agree, Rule
from checker.values.interval import Interval
from checker.values.verdict import Relation, Verdict

MOST_ROWS = 100
"""The most rows of one table; what is left out is counted, and stands in the JSON report."""

MOST_STORIES = 25
"""The most contradictions told at length; the rest are rows of a table."""

LONGEST_TEXT = 300
"""The most characters of one quote or value."""

MOST_NAMED = 8
"""The most things that one line lists."""

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

_MARKS = re.compile(
    r"[\\`*{}\[\]<>#|~&$@]|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])"  # Markdown, HTML, mathematics
    r"|(?<=[wW]{3})\.|:(?=//)"  # what would become a link
    r"|\A(?:[0-9]*[.)](?= |\Z)|[-+](?![A-Za-z0-9]))"  # what would begin a list
)
_JOINERS = "\u200c\u200d"
"""Invisible, and part of how words are written in some scripts."""


def render(report: Report, link_base: str = "") -> str:
    """The whole report; ``link_base`` leads from it to the root that file names are relative to."""
    return _Page(report, link_base).text()


@lru_cache(maxsize=4096)
def escape(text: str) -> str:
    """Text that shows as it is written, in a table cell and at the beginning of a line too.

    An invisible space behind ``@`` and ``#`` keeps a site from calling the people, or linking the
    issues, that a quote seems to name.
    """
    if not text.isprintable():
        text = "".join(c if c.isprintable() or c in _JOINERS else " " for c in text)
    text = text.strip()
    if len(text) > LONGEST_TEXT:
        text = text[: LONGEST_TEXT - 1] + "…"
    return _MARKS.sub(_escaped, text)


def _escaped(found: re.Match[str]) -> str:
    mark = found.group()
    if mark == "&":
        return "&amp;"
    if mark == "$":
        return "&#36;"
    if mark == "@":
        return "@&#8203;"
    unseen = "&#8203;" if mark == "#" and found.string[found.end() :][:1].isdigit() else ""
    return f"{mark[:-1]}\\{mark[-1]}{unseen}"


def _table(
    headers: Sequence[str], rows: Iterable[Sequence[str]], total: int | None = None
) -> Iterator[str]:
    """A table without padding, so that a new row changes one line; cells are escaped already.

    ``total`` is how many rows there would be, where it is known without making them all.
    """
    rows = iter(rows)
    shown = list(islice(rows, MOST_ROWS))
    yield tabulate(
        shown,
        headers=headers,
        tablefmt=_PIPES,
        disable_numparse=True,
        stralign=None,
        numalign=None,
    )
    yield ""
    left = sum(1 for _ in rows) if total is None else total - len(shown)
    if left:
        left_out = counted(left, "row")
        yield f"*{left_out} left out here; all stand in the JSON report.*"
        yield ""


def _folded(summary: str, lines: Iterable[str]) -> Iterator[str]:
    yield f"<details><summary>{summary}</summary>"
    yield ""
    yield from lines
    yield "</details>"
    yield ""


Named = Callable[[Fact], str]
"""What a row calls the thing that a claim is about."""


class _Page:
    """One report on its way to text."""

    def __init__(self, report: Report, link_base: str) -> None:
        self.report = report
        self.base = link_base
        self.sources = {source.id: source for source in report.sources}
        self.files: dict[str, tuple[str, str]] = {}
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
        name, target = self.files.get(place.file) or self._target(place.file)
        return f"[{name}:{place.line}]({target}#L{place.line})"

    def _target(self, file: str) -> tuple[str, str]:
        name, way = escape(file.rsplit("/", 1)[-1]), quote(self.base + file)
        return self.files.setdefault(file, (name, way))

    def links(self, facts: Iterable[Fact], most: int) -> str:
        """The places of the first ``most`` claims, and how many more there are."""
        places = list(dict.fromkeys(fact.place for fact in facts))
        more = f" and {len(places) - most} more" if len(places) > most else ""
        return ", ".join(map(self.link, places[:most])) + more

    def quote(self, fact: Fact) -> str:
        return f"“{escape(' … '.join(fact.quote))}”" if fact.quote else "*no quote*"

    def says(self, fact: Fact) -> str:
        """The source, and the voice in it."""
        voice = self.report.voice(fact)
        return f"`{fact.source}`" + (f", quoting {escape(voice)}" if voice else "")

    def supporters(self, facts: Sequence[Fact]) -> str:
        """Who says it, and where: ``a, x.yaml:3; b, y.yaml:7``."""
        derived = [", derived" if fact.derivation else "" for fact in facts]
        told = [
            f"{self.says(f)}{how}, {self.link(f.place)}"
            for f, how in zip(facts, derived, strict=True)
        ]
        return "; ".join(_few(list(dict.fromkeys(told))))

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
        stories = len(self.report.stories)
        told = f"told in {stories} {'story' if stories == 1 else 'stories'}"
        rows = [
            ("contradictions", found[Verdict.CONTRADICTION], told),
            ("undetermined", found[Verdict.UNDETERMINED], "what cannot be decided, with reasons"),
            ("agreements", found[Verdict.AGREEMENT], kinds),
            ("claims that stand alone", len(self.alone), "nothing supports or denies them"),
        ]
        cells = [[name, str(number), about if number else ""] for name, number, about in rows]
        yield from _table(["", "number", ""], cells)

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
            links = self.links([row.fact for row in some], 5)
            yield f"- {counted(len(some), 'claim')}: {escape(reason)} ({links})."
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
        apart = self.report.kept_apart
        if apart:
            rows = (
                [
                    escape(_capital(self.report.about(row.attribute, row.subject))),
                    self.pairs(qualifiers),
                    _values(facts),
                    self.links(facts, 5),
                ]
                for row in apart
                for qualifiers, facts in row.groups
            )
            total = sum(len(row.groups) for row in apart)
            yield from _folded(
                f"{counted(len(apart), 'question')} kept apart by a qualifier",
                _table(["question", "holds for", "claims", "where"], rows, total),
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
        if _alike(findings):
            yield from self.case(findings)
        else:
            yield f"{len(findings)} cases that rest on the same claims:"
            yield ""
            for finding in findings:
                yield f"**{self.asks(finding)}** ({self.rule(finding.rule)}):"
                yield from self.case([finding])
        yield from self.arithmetic(findings)
        assumed = list(dict.fromkeys(a for finding in findings for a in finding.assumes))
        yield from self.assumptions(assumed)
        rule = f"{_capital(self.rule(first.rule))}. " if _alike(findings) else ""
        yield f"{rule}More: `checker explain {first.id}`"
        yield ""

    def rule(self, rule: Rule) -> str:
        mild = "" if rule.severity == "error" else f", {rule.severity}"
        return f"rule: “{escape(rule.title)}”, {self.link(rule.place)}{mild}"

    def title(self, findings: Sequence[Finding]) -> str:
        """What is asked, of which subjects where it is the same question."""
        first = findings[0].question
        asked = list(dict.fromkeys(self.asks(finding) for finding in findings))
        if len(asked) == 1 or not _alike(findings):
            return "; ".join(_few(asked))
        label = self.report.entities.label
        subjects = dict.fromkeys(label(finding.question.subject) for finding in findings)
        *some, last = _few(list(subjects))
        about = f"{first.attribute.label} of {label(first.subject)}"
        pairs = self.report.asks(first).removeprefix(about)
        return escape(_capital(f"{first.attribute.label} of {', '.join(some)} and {last}{pairs}"))

    def case(self, findings: Sequence[Finding]) -> Iterator[str]:
        """One question, of one subject or several: what is against what, and who says it."""
        yield from self.sentences(findings)
        yield ""
        if len(findings) > 1:
            yield from self.cases(findings)
        yield from self.claims(findings)

    def sentences(self, findings: Sequence[Finding]) -> Iterator[str]:
        """What is against what, by how much, and who contradicts themselves."""
        cases = f"{len(findings)} cases that rest on the same claims: " if findings[1:] else ""
        if isinstance(findings[0].rule.does, Agree):
            sides = " against ".join(self.side(side) for side in self.sides(findings))
            yield f"{cases}{sides}{_apart(findings)}."
        else:
            messages = _few(list(dict.fromkeys(f.answer.message for f in findings)))
            yield f"{cases}{escape('; '.join(messages))}."
        yield from self.selves(findings)
        for finding in findings:
            if finding.answer.reconcile:
                about = f"{self.asks(finding)}: " if findings[1:] else ""
                reading = escape(finding.answer.reconcile)
                yield f"A reading that would reconcile them: {about}*{reading}*."

    def selves(self, findings: Sequence[Finding]) -> Iterator[str]:
        """Documents that contradict themselves, and the voices in them that do."""
        sides: dict[tuple[str, str, str], set[int]] = {}
        voices: dict[tuple[str, str], None] = {}
        for finding in findings:
            for number, position in enumerate(finding.answer.positions):
                for fact in position.facts:
                    taken = sides.setdefault((finding.id, fact.source, fact.said_by), set())
                    taken.add(number)
                    if len(taken) > 1:
                        voices[fact.source, self.report.voice(fact)] = None
        documents = [f"`{source}`" for source, voice in voices if not voice]
        if documents:
            verb = "contradicts itself" if len(documents) == 1 else "each contradict themselves"
            yield f"**{' and '.join(documents)} {verb}.**"
        for source, voice in voices:
            if voice:
                yield f"**{escape(_capital(voice))} says both (in `{source}`).**"

    def sides(self, findings: Sequence[Finding]) -> Iterator[list[Position]]:
        """The first positions of all findings, then the second ones, and so on."""
        for positions in zip_longest(*map(_positions(findings), findings)):
            yield [position for position in positions if position is not None]

    def side(self, positions: Sequence[Position]) -> str:
        values = list(dict.fromkeys(position.value for position in positions))
        facts = tuple(dict.fromkeys(fact for position in positions for fact in position.facts))
        words = escape(values[0])
        if len(values) > 1:
            ends = _ends(facts)
            words = " … ".join(map(escape, ends)) if ends else f"{len(values)} values"
        return f"**{words}** ({self.origins(Position(values[0], facts))})"

    def cases(self, findings: Sequence[Finding]) -> Iterator[str]:
        """One row a subject."""
        positions = _positions(findings)
        rows = [
            [
                escape(_capital(self.report.entities.label(finding.question.subject))),
                " ↔ ".join(escape(position.value) for position in positions(finding)),
                escape(gap_text(finding.answer.gap)) if finding.answer.gap else "",
                _values(finding.answer.either),
            ]
            for finding in findings
        ]
        yield from _table(["of", "positions", "apart", "fits either"], rows)

    def claims(self, findings: Sequence[Finding]) -> Iterator[str]:
        """Every claim of the story once: what is said, by whom, in what words, where.

        A claim about a whole that was handed to its parts shows as what the source says.
        """
        sides: dict[str, list[str]] = {}
        shown: dict[str, Fact] = {}
        positions = _positions(findings)
        for finding in findings:
            told = [(str(n), p.facts) for n, p in enumerate(positions(finding), 1)]
            for side, facts in [*told, ("either", finding.answer.either)]:
                for fact in facts:
                    fact = _source_of(fact)
                    shown[fact.id] = fact
                    if side not in sides.setdefault(fact.id, []):
                        sides[fact.id].append(side)
        by_side: dict[str, list[Fact]] = {}
        for name in shown:
            by_side.setdefault(", ".join(sorted(sides[name])), []).append(shown[name])
        named: Named = self.about
        if len({fact.attribute for fact in shown.values()}) == 1:
            subjects = {fact.subject for fact in shown.values()}
            named = self.subject if len(subjects) > 1 else lambda fact: ""
        rows = [
            [side, *row]
            for side, facts in sorted(by_side.items())
            for row in self.rows(facts, named)
        ]
        yield from _table(["side", *_CLAIM], rows)

    def rows(self, facts: Iterable[Fact], named: Named | None = None) -> list[list[str]]:
        """One row for each claim; those of one origin that say it in the same words share one."""
        same: dict[tuple[str, str, str], list[Fact]] = {}
        for fact in facts:
            same.setdefault(self.claim(fact, named or self.about), []).append(fact)
        return [
            [
                claim,
                "<br>".join(map(self.says, some)),
                words,
                "<br>".join(self.link(place) for place in dict.fromkeys(f.place for f in some)),
                origin,
            ]
            for (claim, words, origin), some in same.items()
        ]

    def claim(self, fact: Fact, named: Named) -> tuple[str, str, str]:
        """What is claimed, in what words, from what origin."""
        words = self.quote(fact)
        if fact.derivation is not None:
            words = f"*derived, see below* (`{fact.derivation.rule}`)"
        origin = ", ".join(f"`{name}`" for name in sorted(fact.origins)) or "reference"
        about = escape(named(fact))
        claim = f"**{escape(fact.value.text)}**"
        return f"{about}: {claim}" if about else claim, words, origin

    def about(self, fact: Fact) -> str:
        return self.report.about(fact.attribute, fact.subject, fact.qualifiers)

    def subject(self, fact: Fact) -> str:
        return _capital(self.report.entities.label(fact.subject))

    def arithmetic(self, findings: Sequence[Finding]) -> Iterator[str]:
        """The sums behind derived claims, and the stated claims that go into them."""
        steps: dict[tuple[str, str], list[Fact]] = {}
        roots: dict[str, Fact] = {}
        for finding in findings:
            for claim in finding.question.claims:
                if _source_of(claim).derivation is None:
                    continue
                for fact in _steps(claim):
                    assert fact.derivation is not None
                    if fact.derivation.arithmetic:
                        steps.setdefault(
                            (fact.derivation.arithmetic, fact.derivation.note), []
                        ).append(fact)
                for fact in claim.roots():
                    roots.setdefault(fact.id, fact)
        if not roots:
            return
        if steps:
            yield "How the derived values come about:"
            yield ""
        for (arithmetic, note), facts in steps.items():
            sources = ", ".join(f"`{name}`" for name in dict.fromkeys(f.source for f in facts))
            about = escape(self.report.about(facts[0].attribute, facts[0].subject))
            left_out = f"; {escape(note)}" if note else ""
            yield f"- {about} ({sources}): {escape(arithmetic)}{left_out}"
        if steps:
            yield ""
        rows = self.rows(roots.values())
        yield from _folded(
            f"{counted(len(roots), 'claim')} behind what is derived", _table(_CLAIM, rows)
        )

    def assumptions(self, assumed: Sequence[Assumption]) -> Iterator[str]:
        if assumed:
            yield from _folded(
                f"This rests on {counted(len(assumed), 'assumption')}",
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
            said: dict[str, list[Fact]] = {}
            for fact in finding.question.claims:
                said.setdefault(escape(fact.value.text), []).append(fact)
            sides = [f"{value} ({self.supporters(facts)})" for value, facts in said.items()]
            rows.append(
                [
                    f'<a id="f-{finding.id}"></a>{self.asks(finding)}',
                    escape(finding.answer.reason),
                    "<br>".join(_few(sides)),
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
                rows = map(self.agreement, some)
                yield from _folded(
                    f"{len(some)} {word}: {_MEANING[relation]}", _table(headers, rows, len(some))
                )

    def agreement(self, finding: Finding) -> list[str]:
        support = " / ".join(self.origins(position) for position in finding.answer.positions)
        claims = finding.question.claims
        links = self.links((fact for claim in claims for fact in claim.roots()), 3)
        text = f'<a id="f-{finding.id}"></a>{self.asks(finding)}'
        return [
            text,
            escape(finding.answer.message),
            f"{support} ({links})",
            f"`{finding.rule.id}`",
        ]

    def standing_alone(self) -> Iterator[str]:
        if self.alone:
            shown = self.alone[:MOST_ROWS]
            rows = [row[:4] for row in self.rows(row.fact for row in shown)]
            total = len(rows) + len(self.alone) - len(shown)
            yield "## Claims that stand alone"
            yield ""
            yield from _folded(
                f"{counted(len(self.alone), 'claim')} that no other claim supports or denies",
                _table(_CLAIM[:4], rows, total),
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


_CLAIM = ["what is claimed", "by", "in its words", "where", "origin"]

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


def _alike(findings: Sequence[Finding]) -> bool:
    """Whether one thing is asked, by one rule, of different subjects."""
    return len({(f.rule.id, f.question.attribute.id, f.question.qualifiers) for f in findings}) == 1


def _positions(findings: Sequence[Finding]) -> Callable[[Finding], list[Position]]:
    """Gives the positions of each; first those with a claim that all of the findings rest on."""

    def roots(position: Position) -> set[str]:
        return {root.id for fact in position.facts for root in fact.roots()}

    shared = set.intersection(
        *({name for p in f.answer.positions for name in roots(p)} for f in findings)
    )

    def ordered(finding: Finding) -> list[Position]:
        positions = finding.answer.positions
        if len(findings) == 1:
            return list(positions)
        return sorted(positions, key=lambda position: shared.isdisjoint(roots(position)))

    return ordered


def _apart(findings: Sequence[Finding]) -> str:
    gaps = sorted(
        (gap for f in findings if (gap := f.answer.gap) and gap.amount),
        key=lambda gap: gap.amount,
    )
    if not gaps:
        return ""
    least, most = gap_text(gaps[0]), gap_text(gaps[-1])
    if least == most:
        return f", **{escape(most)}** apart"
    return f", **{escape(least.removesuffix(gaps[0].unit).strip())} to {escape(most)}** apart"


def _few(texts: list[str]) -> list[str]:
    """The first of them, and how many more there are."""
    if len(texts) <= MOST_NAMED:
        return texts
    shown = MOST_NAMED - 1
    return [*texts[:shown], f"{len(texts) - shown} more"]


def _source_of(fact: Fact) -> Fact:
    """What a source says, where a claim only hands that on; else the claim."""
    roots = list(fact.roots())
    return roots[0] if len(roots) == 1 and roots[0].attribute == fact.attribute else fact


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
