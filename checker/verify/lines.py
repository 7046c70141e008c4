"""What a verification found, in lines for a terminal: what has to be looked at, then counts."""

from collections.abc import Iterator

from checker.model.line import shortened
from checker.model.report import counted
from checker.verify.carries import Carried
from checker.verify.quotes import LOST, QuoteState
from checker.verify.verification import (
    CHANGED,
    NO_DOCUMENT,
    NO_HASH,
    UNNAMED,
    Checked,
    HeldSource,
    Verification,
)

LONGEST = 100
"""How many characters of a quote are shown."""

_WRITE = "write `document: {file: NAME}` in the source"

_TOLD = {
    NO_HASH: "has no hash on record",
    NO_DOCUMENT: "is not in the folder that --documents names",
    UNNAMED: f"{UNNAMED}: {_WRITE}",
}
"""Those states of a document that take more words than their own."""

_STATES = (
    QuoteState.FOUND,
    QuoteState.MOVED,
    QuoteState.AMBIGUOUS,
    QuoteState.MISSING,
    QuoteState.NO_DOCUMENT,
)


def lines(found: Verification, base: str = "") -> Iterator[str]:
    """Every line; ``base`` leads from here to the root of file names."""
    for checked in found.claims:
        for text in _wrong(checked):
            yield f"{base}{checked.fact.place}: {text}"
    yield from _unread_values(found, base)
    for group in found.shared:
        first = group.facts[0]
        words = " … ".join(first.quote)
        yield (
            f"{counted(len(group.sources), 'document')}, 1 origin: {', '.join(group.sources)}: "
            f"{counted(len(group.facts), 'claim')} around {_quoted(words)}"
        )
    for held in found.sources:
        yield _source(found, held)
    yield _total(found)


def problems(found: Verification, base: str = "") -> Iterator[str]:
    """The documents that cannot be read."""
    for held in found.sources:
        if held.wrong:
            yield f"{base}{held.source.place}: document {held.source.document}: {held.wrong}"
    if not found.held:
        named = any(held.source.document for held in found.sources)
        mend = "name the folder that holds the files with --documents" if named else _WRITE
        yield f"no document could be read: nothing was verified: {mend}"


def _wrong(checked: Checked) -> Iterator[str]:
    fact, standing = checked.fact, checked.standing
    if standing.state in LOST:
        detail = f"; {standing.detail}" if standing.detail else ""
        words = _quoted(" … ".join(fact.quote))
        yield f"{standing.state.value}{detail} [{fact.id}: quote {words}]"
    if checked.judged.carried is Carried.DOUBTFUL:
        yield (
            f"doubtful: {_quoted(fact.value.text)} from {_quoted(' … '.join(fact.quote))}: "
            f"{checked.judged.why}; whoever has read it writes `read_by: NAME` [{fact.id}]"
        )
    if checked.judged.carried is Carried.NO:
        yield (
            f"extraction error: the quote does not carry {_quoted(fact.value.text)}: "
            f"{checked.judged.why} [{fact.id}]"
        )


def _unread_values(found: Verification, base: str) -> Iterator[str]:
    """The values that no tool can read, one line each: a person has to."""
    for checked in found.claims:
        if checked.judged.carried is Carried.UNREADABLE:
            fact = checked.fact
            why = checked.judged.why
            if fact.quote:
                yield (
                    f"{base}{fact.place}: not readable: {_quoted(fact.value.text)} from "
                    f"{_quoted(' … '.join(fact.quote))}: {why}; whoever has read it writes "
                    f"`read_by: NAME` [{fact.id}]"
                )
            else:
                yield f"{base}{fact.place}: no quote [{fact.id}]"


def _source(found: Verification, held: HeldSource) -> str:
    source = held.source
    states = found.states(source.id)
    told = ", ".join(f"{states[state]} {state.value}" for state in _STATES if states[state])
    document = f"{source.document} " if source.document else ""
    now = f" (its SHA-256 is now {held.sha256})" if held.state in (CHANGED, NO_HASH) else ""
    line = f"{source.id}: {document}{_TOLD.get(held.state, held.state)}{now}"
    return line if held.state in (NO_DOCUMENT, UNNAMED) or not told else f"{line}; {told}"


def _total(found: Verification) -> str:
    states, values = found.states(), found.values()
    quotes = ", ".join(f"{states[state]} {state.value}" for state in QuoteState if states[state])
    told = ", ".join(f"{values[each]} {each.value}" for each in Carried if values[each])
    alone = sum(checked.judged.alone for checked in found.claims)
    read = f" {counted(alone, 'quote')} read without what stands around it." if alone else ""
    return f"{counted(len(found.claims), 'claim')}. Quotes: {quotes}. Values: {told}.{read}"


def _quoted(text: str) -> str:
    return f'"{shortened(text, LONGEST)}"'
