"""A document as a page: its text with the quotes of claims marked, and beside it the claims."""

from collections.abc import Iterator, Mapping, Sequence
from html import escape as with_entities

from checker.formats.html.escape import attribute, escape
from checker.formats.html.marks import LEGEND, MARKS, in_list, in_text
from checker.formats.html.page import before_body
from checker.formats.html.style import STYLE
from checker.model.finding import Finding
from checker.model.report import Report
from checker.telling.marked import MarkedClaim, MarkedDocument
from checker.telling.phrases import capital
from checker.values.verdict import Verdict

_SIGNS = {Verdict.CONTRADICTION: "≠", Verdict.AGREEMENT: "=", Verdict.UNDETERMINED: "?"}

MOST_FINDINGS = 3
"""The most findings that are told with a claim."""


def document_page(
    document: MarkedDocument,
    report: Report,
    findings_of: Mapping[str, Sequence[Finding]],
    told: frozenset[str],
) -> str:
    """The page; ``findings_of`` has, by the ids of claims, what they bear on, and ``told`` the ids
    of those that can be linked to in the report."""
    source = document.source
    title = source.title or source.document
    lines = [
        *before_body(attribute(title), STYLE + MARKS, "document"),
        '<a class="skip" href="#text">Skip to the text</a>',
        "<header>",
        '<p><a href="../index.html">The report</a></p>',
        f"<h1>{escape(title)}</h1>",
        f"<p>{escape(source.document)}</p>",
        *([f"<p>{escape(document.note)}</p>"] if document.note else []),
        '<ul class="legend">',
        *(f'<li><span class="{kind}">{meaning}</span></li>' for kind, meaning in LEGEND),
        "</ul>",
        "</header>",
        f'<main id="text" tabindex="-1"><div class="text" lang="{attribute(source.language)}">'
        f"{''.join(_text(document))}</div></main>",
        '<aside aria-labelledby="claims">',
        f'<h2 id="claims">{len(document.claims)} claims</h2>',
        '<ol class="claims">',
        *(_claim(one, report, findings_of.get(one.fact.id, ()), told) for one in document.claims),
        "</ol>",
        "</aside>",
        "</body>",
        "</html>",
        "",
    ]
    return "\n".join(lines)


def _text(document: MarkedDocument) -> Iterator[str]:
    """The text, each quote of it a link to its claim."""
    named: set[str] = set()
    for run in document.runs:
        text = with_entities(run.text)
        if not run.kind:
            yield f'<span class="figure">{text}</span>' if run.figure else text
            continue
        first = [claim for claim in run.claims if claim not in named]
        named.update(first)
        anchors = "".join(f'<span id="{in_text(claim)}"></span>' for claim in first)
        if text.isspace():  # between two quotes: nothing to be clicked
            yield f'{anchors}<span class="marked {run.kind}">{text}</span>'
            continue
        href = in_list(run.claims[0])
        yield f'{anchors}<a class="marked {run.kind}" href="#{href}">{text}</a>'


def _claim(
    one: MarkedClaim, report: Report, findings: Sequence[Finding], linked: frozenset[str]
) -> str:
    fact = one.fact
    about = escape(capital(report.about(fact.attribute, fact.subject, fact.apart)))
    told = escape(report.told(fact))
    said = f'<span class="marked {one.kind}">{about}: {told}</span>'
    if one.placed:
        said = f'<a class="marked {one.kind}" href="#{in_text(fact.id)}">{about}: {told}</a>'
    voice = report.voice(fact)
    notes = [
        *(["a draft"] if one.draft else []),
        *([f"says {voice}"] if voice else []),
        *([f"inferred: {fact.inferred}"] if fact.inferred else []),
        *([one.doubt] if one.doubt else []),
    ]
    rows = [f"<li>{escape(note)}</li>" for note in notes]
    rows += [_finding(finding, linked) for finding in findings[:MOST_FINDINGS]]
    if len(findings) > MOST_FINDINGS:
        rows.append(f"<li>and {len(findings) - MOST_FINDINGS} more</li>")
    more = f"<ul>{''.join(rows)}</ul>" if rows else ""
    return f'<li id="{in_list(fact.id)}">{said}{more}</li>'


def _finding(finding: Finding, linked: frozenset[str]) -> str:
    sign = _SIGNS[finding.verdict]
    words = f"{escape(finding.answer.message)} ({escape(finding.rule.title)})"
    if finding.id not in linked:
        return f"<li>{sign} {words}</li>"
    return f'<li>{sign} <a href="../index.html#f-{finding.id}">{words}</a></li>'
