"""The report as a folder of pages: `--out site=FOLDER`, with the documents that claims quote."""

import os
from argparse import Namespace
from collections.abc import Iterator

from checker.command.documents import opened_folder
from checker.command.links import leads_to
from checker.command.output import complain, show_how_far
from checker.formats import FORMATS, SITE_OF
from checker.model.corpus import DRAFT
from checker.model.coverage import NAME, DocumentCoverage
from checker.model.fact import Fact
from checker.model.report import Report
from checker.telling.marked import FIGURE, MarkedClaim, MarkedDocument, TextMark, kind_of, runs
from checker.telling.standing import Standings
from checker.verify.carries import ValueReader
from checker.verify.documents import DocumentText, Unread
from checker.verify.placed import OpenDocument
from checker.verify.verification import Checked


def site_texts(options: Namespace, report: Report, root: str) -> dict[str, str]:
    """The pages, by their paths."""
    folder = str(options.site)
    base = leads_to(SITE_OF, os.path.join(folder, "index.html"), root, options.link_base)
    pages = FORMATS[SITE_OF].site(report, base, [*_documents(options, report)])
    return {os.path.join(folder, *name.split("/")): text for name, text in pages.items()}


def _documents(options: Namespace, report: Report) -> Iterator[MarkedDocument]:
    """The documents that can be read; what keeps others from that is said."""
    folder = opened_folder(options.documents)
    coverage = {one.document: one for one in report.coverage or ()}
    sources = [source for source in report.sources if source.document]
    standings = Standings(report)
    by_id = {source.id: source for source in report.sources}
    reader = ValueReader(report.attributes, report.entities, by_id)
    facts: dict[str, list[Fact]] = {source.id: [] for source in sources}
    for fact in report.facts:
        drafted = standings.unchecked.get(fact.id) == DRAFT
        if fact.source in facts and (drafted or fact.id not in report.aside):
            facts[fact.source].append(fact)
    for number, source in enumerate(sources, 1):
        show_how_far(number, len(sources), source.document)
        text = folder.read(source.document)
        if not isinstance(text, DocumentText):
            why = text.why if isinstance(text, Unread) else "is not in the folder of --documents"
            complain(f"{source.document}: {why}: it has no page")
            continue
        claims = OpenDocument(source, text, reader).place(facts[source.id])
        carried = coverage.get(source.document, DocumentCoverage(source.id, source.document))
        note = f"Figures without a claim are not marked: {carried.why}" if carried.why else ""
        left = (one for one in carried.left if one.kind != NAME and not one.drafts)
        marks = [TextMark(one.start, one.end, FIGURE) for one in left]
        told = [_marked(row, report, standings) for row in claims.rows.values()]
        for one in told:
            spans = claims.spans.get(one.fact.id, ())
            marks += [TextMark(start, end, one.kind, one.fact.id) for start, end in spans]
        yield MarkedDocument(source, tuple(runs(text.text, marks)), tuple(told), note)
    show_how_far(0, len(sources), "")


def _marked(row: Checked, report: Report, standings: Standings) -> MarkedClaim:
    draft = row.fact.id in report.aside
    kind = kind_of(standings.of(row.fact), fails=row.fails, draft=draft)
    doubt = ""
    if row.fails:
        doubt = row.standing.detail or row.judged.why or row.standing.state.value
    return MarkedClaim(row.fact, kind, draft, doubt, row.standing.start >= 0)
