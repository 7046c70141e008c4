"""How much of documents facts carry, in lines for a terminal: each document, what is left, all."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from checker.model.coverage import (
    KINDS,
    DocumentCoverage,
    TextMention,
    carried_share,
    kinds_told,
    percent,
)
from checker.model.line import shortened

MOST: int = 1000
"""How many mentions that nothing carries are listed of one document."""


def coverage_lines(
    found: Sequence[DocumentCoverage], least: Fraction | None, folder: str = ""
) -> Iterator[str]:
    """A line for each document, with its mentions that nothing carries below it; then all of them.

    ``least`` is the share that was asked for; ``folder`` leads to the documents.
    """
    for one in found:
        yield f"{folder}{one.document}: {_document(one)}{_below([one], least)}"
        for mention in one.left[:MOST]:
            yield f"{folder}{one.document}:{mention.line}:{mention.column}: {_left(mention)}"
        if one.left[MOST:]:
            yield f"{folder}{one.document}: and {len(one.left) - MOST} more"
    yield f"Coverage: {kinds_told(found)}{_below(found, least)}"


def _document(one: DocumentCoverage) -> str:
    if one.why:
        return f"coverage unknown: {one.why}"
    named = "" if one.source else " (no source names it)"
    return f"{kinds_told([one])}{named}"


def _left(mention: TextMention) -> str:
    said = shortened(mention.said, 80)
    drafts = f"; a draft has it: {', '.join(mention.drafts)}" if mention.drafts else ""
    where = "carried by no fact" if mention.kind == KINDS[-1] else "in no quote"
    return f'{mention.kind} {where}: "{said}"{drafts}'


def _below(found: Sequence[DocumentCoverage], least: Fraction | None) -> str:
    if least is None or (found and all(one.why for one in found)):
        return ""
    if carried_share(found) >= least:
        return ""
    return f" - below {percent(least)}"
