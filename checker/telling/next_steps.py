"""What a reader can do about a contradiction. No step takes a side."""

from collections.abc import Iterator, Sequence

from checker.model.finding import Finding
from checker.telling.documents import UNKNOWN
from checker.telling.pen import few, listed
from checker.telling.phrases import Phrases
from checker.telling.sides import torn


def what_to_do(say: Phrases, findings: Sequence[Finding]) -> Iterator[str]:
    """One paragraph: where to look, what may be wrong, and how to settle it."""
    words = "; ".join(steps(say, findings))
    ids = [finding.id for finding in findings]
    every = f" (or {', '.join(few(list(map(say.pen.code, ids[1:]))))})" if ids[1:] else ""
    explain = say.pen.code(f"checker explain {ids[0]}")
    yield from say.pen.paragraph(
        [f"{say.pen.strong('What to do:')} {words}.", f"Details: {explain}{every}."]
    )


def steps(say: Phrases, findings: Sequence[Finding]) -> Iterator[str]:
    """What to do, the most telling first; there is always one."""
    misread = {fact.id: fact for finding in findings for fact, _ in finding.misread}
    if misread:
        links = ", ".join(few(say.several(fact.place for fact in misread.values())))
        yield f"mend the value or the quote ({links})"
    torn_voices = list(torn(say, findings))
    if torn_voices:
        people, its = _people(say, torn_voices)
        yield f"ask {people} which of {its} {_noun(findings)}s is right"
    elif not misread:
        yield _compare(say, findings)
    readings = {finding.answer.reconcile for finding in findings} - {""}
    if len(readings) == 1:
        yield f"ask whether {say.pen.emphasis(say.pen.text(*readings))} is meant"
    elif readings:
        yield "ask whether the readings under which both could be true are meant"
    if any(finding.hint for finding in findings):
        yield "see whether the hint fits"
    if any(finding.assumes for finding in findings):
        yield "check the assumptions above"


def first_step(say: Phrases, findings: Sequence[Finding]) -> str:
    """The first of them, where documents have just been named."""
    misread = [fact for finding in findings for fact, _ in finding.misread]
    if misread:
        return f"mend the value or the quote ({say.pen.link(misread[0].place)})"
    torn_voices = list(torn(say, findings))
    if torn_voices:
        many = len(torn_voices) > 1
        if all(voice or _known(say, source) for source, voice in torn_voices):
            whom, its = _people(say, torn_voices)
            whom = "them" if many else whom
        else:
            whom, its = f"{'their authors' if many else 'its author'}", "the"
        return f"ask {whom} which of {its} {_noun(findings)}s is right"
    heard = _heard(say, findings)
    references = [name for name in heard if say.sources[name].reference]
    if len(heard) == 2 and len(references) == 1:
        return "check the document against the work of reference"
    if _is_alone(findings):
        return "read the passage in its document"
    quotes = "quotes" if len(heard) > 1 else "passages"
    return f"compare the {quotes} in their {'documents' if len(heard) > 1 else 'document'}"


def _noun(findings: Sequence[Finding]) -> str:
    return findings[0].question.attribute.kind.noun


def _known(say: Phrases, source: str) -> str:
    """Who answers for a document: its publisher, or its author; nothing where nobody is known."""
    document = say.sources[source]
    names = (document.publisher, document.author)
    return next((name for name in names if name.strip().casefold() not in UNKNOWN), "")


def _people(say: Phrases, voices: Sequence[tuple[str, str]]) -> tuple[str, str]:
    """Whom to ask that say both, and how their statements are called theirs."""
    people: dict[str, None] = {}
    titles: dict[str, None] = {}
    quoted = any(voice for _, voice in voices)
    for source, voice in voices:
        if known := voice or _known(say, source):
            people[say.pen.text(known)] = None
        else:
            titles[say.document(source)] = None
    if titles:
        people[f"the author{'s' if len(titles) > 1 else ''} of {listed(list(titles))}"] = None
    its = "the" if titles or quoted else "its" if len(people) == 1 else "their"
    return listed(list(people)), its


def _heard(say: Phrases, findings: Sequence[Finding]) -> list[str]:
    """The first document of each side; of what follows from several documents, all of them."""
    first = (p.facts[0] for f in findings for p in f.answer.positions if p.facts)
    return list(dict.fromkeys(source for fact in first for source in fact.told_in))


def _is_alone(findings: Sequence[Finding]) -> bool:
    """Whether there is one claim, which no other claim is held against."""
    sides = [fact for finding in findings for one in finding.answer.positions for fact in one.facts]
    return len({fact.id for fact in sides}) == 1


def _compare(say: Phrases, findings: Sequence[Finding]) -> str:
    """Read what stands against each other."""
    heard = _heard(say, findings)
    names = list(map(say.document, heard))
    references = [name for name in heard if say.sources[name].reference]
    if len(names) == 1:
        return (
            f"{'read the passage' if _is_alone(findings) else 'compare the passages'} in {names[0]}"
        )
    if len(names) == 2 and len(references) == 1:
        first, then = (say.document(name) for name in sorted(heard, key=references.count))
        return f"check {first} against {then}"
    return f"compare the quotes in {listed(names)}"
