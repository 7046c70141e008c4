"""How much of the documents facts carry, where the documents were there."""

from collections.abc import Iterator

from checker.model.coverage import DocumentCoverage, TextMention, kinds_told
from checker.model.line import shortened
from checker.model.place import Place
from checker.model.report import counted
from checker.telling.pen import few
from checker.telling.phrases import Phrases

TITLE = "What no fact carries"
LONGEST = 80
"""The most characters of a mention that are shown."""


def coverage(say: Phrases) -> Iterator[str]:
    """A line for each document, and what of it no fact carries, folded."""
    found = say.report.coverage
    if not found:
        return
    yield from say.pen.title(2, TITLE)
    about = "Of the dates, numbers, amounts and names in the documents: "
    yield from say.pen.paragraph([about + kinds_told(found) + "."])
    yield from say.pen.points(
        f"{_name(say, document)}: {_told(say, document)}" for document in found
    )
    rows = [(document, mention) for document in found for mention in document.left]
    if rows:
        table = say.pen.table(
            ["what", "in its words", "where"],
            (_row(say, document, mention) for document, mention in rows),
            len(rows),
        )
        yield from say.pen.folded(f"{counted(len(rows), 'mention')} that no fact carries", table)


def _name(say: Phrases, document: DocumentCoverage) -> str:
    return (
        say.document(document.source)
        if document.source in say.names
        else say.pen.text(document.document)
    )


def _told(say: Phrases, document: DocumentCoverage) -> str:
    if document.why:
        return f"not known: {say.pen.text(document.why)}"
    return kinds_told([document]) + ("" if document.source else "; no source names it")


def _row(say: Phrases, document: DocumentCoverage, mention: TextMention) -> list[str]:
    drafts = few([say.pen.code(draft) for draft in mention.drafts])
    quoted = say.pen.quote(shortened(mention.said, LONGEST))
    return [
        mention.kind,
        f"{quoted}, in a draft: {', '.join(drafts)}" if drafts else quoted,
        _where(say, document, mention),
    ]


def _where(say: Phrases, document: DocumentCoverage, mention: TextMention) -> str:
    leads = say.report.documents_at
    if leads is None or not document.plain:
        return say.pen.text(f"{document.document}:{mention.line}:{mention.column}")
    return say.pen.link(Place(leads + document.document, mention.line, mention.column))
