"""What a page shows, as plain data: documents with what is marked in them, and a claim at hand."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from checker.model.corpus import Corpus
from checker.model.fact import ACROSS, Fact
from checker.model.finding import Finding
from checker.model.line import plain, shortened
from checker.model.vocabulary import Attribute
from checker.review.held import HeldCorpus, for_a_person, lost, misread
from checker.telling.marked import FIGURE, TextMark, kind_of, runs
from checker.telling.phrases import capital
from checker.verify.placed import PlacedClaims, Spans
from checker.verify.verification import Checked

Data = dict[str, Any]
"""What is sent as JSON."""

MOST_FINDINGS: Final = 12
"""The most findings that are told with a claim."""

MOST_CLAIMS: Final = 8
"""The most claims that are told of one side, or that speak of the same."""

MOST_NAMES: Final = 12
"""How many words complete what somebody types."""

LONGEST: Final = 400
"""The most characters of one text that is told."""

SEPARATOR: Final = ";"
"""What stands between the members of a list where a person types it."""


def documents(held: HeldCorpus, states: Mapping[str, str]) -> list[Data]:
    """All documents, in order, with how much is to do; ``states`` says what is wrong with some."""
    told = []
    for source in held.corpus.sources.values():
        if not source.document:
            continue
        claims = held.by_source.get(source.id, ())
        told.append(
            {
                "id": source.id,
                "name": line(str(held.names[source.id])),
                "claims": len(claims),
                "drafts": sum(map(held.is_draft, claims)),
                "wrong": states.get(source.id, ""),
            }
        )
    return told


def document(
    held: HeldCorpus, source: str, text: str, claims: PlacedClaims, figures: Spans, note: str = ""
) -> Data:
    """One document: its text in runs, and its claims in the order of their quotes.

    A run is where it begins, its text, how it is marked, whether it is a figure without a claim,
    and the ids of what is quoted there.
    """
    about = held.corpus.sources[source]
    marks = [TextMark(start, end, FIGURE) for start, end in figures]
    for name, spans in claims.spans.items():
        kind = _kind(held, claims.rows[name])
        marks += [TextMark(start, end, kind, name) for start, end in spans]
    return {
        "id": source,
        "title": line(about.title),
        "file": line(about.document),
        "runs": [list(run) for run in runs(text, marks)],
        "claims": [_row(held, row) for row in claims.rows.values()],
        "seen": held.version([about.place.file]),
        "note": note,
    }


def _kind(held: HeldCorpus, row: Checked) -> str:
    """How a claim is marked."""
    standing = held.standings.of(row.fact)
    return kind_of(standing, fails=row.fails, draft=held.is_draft(row.fact))


def _row(held: HeldCorpus, row: Checked) -> Data:
    fact = row.fact
    return {
        "id": fact.id,
        "kind": _kind(held, row),
        "draft": held.is_draft(fact),
        "about": _about(held, fact),
        "told": line(held.report.told(fact)),
    }


def claim(held: HeldCorpus, row: Checked, words: Sequence[str], alike: Sequence[Fact]) -> Data:
    """A claim at hand: doubts first, what it says, and how it stands to others.

    ``words`` are what its file has as its value; ``alike`` the drafts of its pattern, which can be
    accepted together.
    """
    fact = row.fact
    attribute = held.corpus.attributes[fact.attribute]
    made = held.made(fact)
    files = {fact.place.file, *(one.place.file for one in alike)}
    return {
        **_row(held, row),
        **reading(held, row),
        "subject": fact.subject,
        "subjectLabel": line(held.corpus.entities.label(fact.subject)),
        "attribute": fact.attribute,
        "attributeLabel": line(attribute.label),
        "sort": attribute.kind.name
        + (f" in {attribute.measure.unit}" if attribute.measure.unit else ""),
        "value": f"{SEPARATOR} ".join(words),
        "many": attribute.kind.many,
        "quote": [line(one) for one in fact.quote],
        "place": fact.place.on_line(),
        "voice": line(held.report.voice(fact)),
        "saidOn": fact.said_on,
        "holds": [[key, line(held.report.named(word))] for key, word in fact.qualifiers],
        "inferred": line(fact.inferred),
        "noted": line(fact.note),
        "readBy": line(fact.read_by),
        "seen": held.version([fact.place.file]),
        "pattern": made.pattern if made else "",
        "drafter": line(made.by) if made else "",
        "alike": len(alike),
        "seenAlike": held.version(files),
    }


def reading(held: HeldCorpus, row: Checked) -> Data:
    """How a claim reads: what speaks against it, what its value allows, and what it meets."""
    fact = row.fact
    attribute = held.corpus.attributes[fact.attribute]
    against = [
        {"what": what, "why": line(why)}
        for what, why in (
            ("The quote", lost(row)),
            ("The quote does not carry the value", misread(row)),
            ("Read it yourself", for_a_person(row)),
        )
        if why
    ]
    found = held.bearing(fact)
    return {
        "against": against,
        "firm": bool(lost(row) or misread(row)),
        "person": bool(for_a_person(row) or misread(row)) and not fact.read_by,
        "reads": line(attribute.told(fact.value)),
        "allows": line(attribute.as_read(fact.value, always=True)),
        "meets": [_finding(held, one, fact) for one in found[:MOST_FINDINGS]],
        "more": max(0, len(found) - MOST_FINDINGS),
        "also": _also(held, fact),
    }


def _finding(held: HeldCorpus, finding: Finding, fact: Fact) -> Data:
    answer, report = finding.answer, held.report
    sides: list[Sequence[Fact]] = [position.facts for position in answer.positions]
    sides += [answer.either] if answer.either else []
    return {
        "verdict": finding.verdict.value,
        "asks": line(capital(report.asks(finding.question))),
        "says": line(answer.message),
        "rule": line(finding.rule.title),
        "sides": [
            {
                "claims": [_other(held, one, fact) for one in facts[:MOST_CLAIMS]],
                "more": max(0, len(facts) - MOST_CLAIMS),
            }
            for facts in sides
        ],
    }


def _also(held: HeldCorpus, fact: Fact) -> list[Data]:
    """Other drafts of the same attribute and subject, which take no part yet."""
    same = [
        row.fact
        for row in held.corpus.set_aside
        if (row.fact.subject, row.fact.attribute) == (fact.subject, fact.attribute)
        and row.fact.id != fact.id
        and held.is_draft(row.fact)
    ]
    return [
        {**_other(held, one, fact), "verdict": _between(held, fact, one)}
        for one in same[:MOST_CLAIMS]
    ]


def _between(held: HeldCorpus, fact: Fact, other: Fact) -> str:
    """How two claims about one thing stand to each other; nothing where they are not compared."""
    if fact.qualifiers != other.qualifiers:
        return ""
    attribute = held.corpus.attributes[fact.attribute]
    return attribute.compare([fact.value.possible, other.value.possible]).relation.verdict.value


def _other(held: HeldCorpus, one: Fact, mine: Fact) -> Data:
    """A claim among those that another meets."""
    root = next(iter(one.roots()), one)
    known = root.id in held.claims and bool(held.corpus.sources[root.source].document)
    return {
        "id": root.id if known else "",
        "source": root.source if known else "",
        "who": _who(held, one),
        "told": line(held.report.told(one)),
        "quote": line(" … ".join(one.quote)),
        "derived": "" if one.derivation is None else line(one.derivation.arithmetic or "derived"),
        "draft": root.id != mine.id and root.id in held.aside,
        "mine": mine.id in one.root_ids,
    }


def _who(held: HeldCorpus, fact: Fact) -> str:
    """Who says it, and in which document."""
    voice = held.report.voice(fact)
    if voice == ACROSS:
        return voice
    name = str(held.names[fact.source])
    return line(f"{voice}, in {name}" if voice else name)


def _about(held: HeldCorpus, fact: Fact) -> str:
    return line(capital(held.report.about(fact.attribute, fact.subject, fact.apart)))


def line(text: str) -> str:
    """Text of others, on one line, with nothing that would turn what stands beside it."""
    return shortened(plain(text), LONGEST)


def members(value: str) -> list[str]:
    """The members of a list as a person typed it."""
    return [word for part in value.split(SEPARATOR) if (word := part.strip())]


def completions(corpus: Corpus, what: str, typed: str, attribute: str) -> list[list[str]]:
    """Words that complete what somebody types, each with what it is called: subjects,
    attributes, or values of an attribute. Of a list, the last member is completed."""
    if what == "attribute":
        known = [(name, one.label) for name, one in corpus.attributes.items()]
    elif what == "subject":
        known = _entities(corpus)
    else:
        about = corpus.attributes.get(attribute)
        known = [] if about is None else _values_of(about, corpus)
    word = typed.rpartition(SEPARATOR)[2].strip().casefold()
    fits = [pair for pair in known if any(word in one.casefold() for one in pair)]
    begins = [pair for pair in fits if any(one.casefold().startswith(word) for one in pair)]
    ordered = dict.fromkeys([*begins, *fits])
    return [[name, line(label)] for name, label in ordered][:MOST_NAMES]


def _entities(corpus: Corpus) -> list[tuple[str, str]]:
    return [(name, one.label) for name, one in corpus.entities.by_id.items()]


def _values_of(attribute: Attribute, corpus: Corpus) -> list[tuple[str, str]]:
    """The words that may be values of an attribute."""
    if not attribute.values and (attribute.kind.names or attribute.members == "entity"):
        return _entities(corpus)
    return [(word, word) for word in attribute.values or attribute.kind.literals]
