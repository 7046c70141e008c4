"""The corpus as a page has it: what files hold, what was made of them, and how its claims stand."""

from collections.abc import Iterable, Mapping
from hashlib import sha256
from typing import final

from checker.engine import judged, run
from checker.loading.lock import lock_text
from checker.model.corpus import DRAFT, Corpus, SetAside
from checker.model.fact import Fact, quote_hash
from checker.model.finding import Finding
from checker.model.lock import HASH_OF_DOCUMENT, Made, Record
from checker.model.report import Report
from checker.telling.documents import DocumentName, names_of
from checker.telling.standing import Standings
from checker.values.named import NamedTuple
from checker.verify.carries import Carried
from checker.verify.quotes import LOST
from checker.verify.record import record_of
from checker.verify.verification import Checked


@final
class HeldCorpus(NamedTuple):
    """A corpus without problems, the bytes of its files by their names, and the report on it.

    ``aside`` says why claims take no part, ``names`` what documents are called; both by ids.
    ``by_source`` has the claims of each source, drafts among them, and no others that take no part.
    """

    contents: Mapping[str, bytes]
    corpus: Corpus
    report: Report
    standings: Standings
    claims: Mapping[str, Fact]
    aside: Mapping[str, str]
    names: Mapping[str, DocumentName]
    by_source: Mapping[str, tuple[Fact, ...]]

    @classmethod
    def of(cls, contents: Mapping[str, bytes], corpus: Corpus, today: str) -> "HeldCorpus":
        """Judge a corpus; drafts take no part."""
        report = run(corpus, today)
        claims = {fact.id: fact for fact in report.facts}
        aside = {row.fact.id: row.reason for row in corpus.set_aside}
        names = names_of(corpus.sources.values())
        by_source: dict[str, list[Fact]] = {}
        for fact in claims.values():
            if aside.get(fact.id, DRAFT) == DRAFT:
                by_source.setdefault(fact.source, []).append(fact)
        of_sources = {name: tuple(facts) for name, facts in by_source.items()}
        standings = Standings(report)
        return cls(contents, corpus, report, standings, claims, aside, names, of_sources)

    def is_draft(self, fact: Fact) -> bool:
        """Whether it waits for somebody to review it."""
        return self.aside.get(fact.id) == DRAFT

    def made(self, fact: Fact) -> Made | None:
        """What drafted a claim, or nothing."""
        record = self.corpus.locks.of(fact.place.file).records.get(fact.id)
        return record and record.made

    def pattern(self, fact: Fact) -> str:
        """The pattern that drafted a claim, or nothing."""
        made = self.made(fact)
        return made.pattern if made else ""

    def drafts_of(self, pattern: str) -> list[Fact]:
        """All drafts of one pattern, in the order of the files."""
        facts = (row.fact for row in self.corpus.set_aside if row.reason == DRAFT)
        return [fact for fact in facts if self.pattern(fact) == pattern]

    def version(self, files: Iterable[str]) -> str:
        """What stands for all that some files hold: it is another one once one of them changes."""
        told = sha256()
        for name in sorted(set(files)):
            told.update(sha256(self.contents.get(name, b"")).digest())
        return told.hexdigest()[:32]

    def bearing(self, fact: Fact) -> list[Finding]:
        """The findings that a claim bears on; of a draft, those that there would be with it."""
        corpus = self.corpus
        if self.is_draft(fact):
            left: tuple[SetAside, ...] = tuple(r for r in corpus.set_aside if r.fact.id != fact.id)
            corpus = corpus._replace(facts=(*corpus.facts, fact), set_aside=left)
        elif fact.id in self.claims and self.claims[fact.id] == fact:
            return list(self.standings.findings_of.get(fact.id, ()))
        else:
            facts = tuple(fact if one.id == fact.id else one for one in corpus.facts)
            corpus = corpus._replace(facts=facts)
        return [
            finding
            for finding in judged(corpus).findings
            if any(fact.id in claim.root_ids for claim in finding.question.claims)
        ]


def lost(row: Checked) -> str:
    """Why a quote does not stand in its document, or not in one place; else nothing."""
    state = row.standing.state
    if state not in LOST:
        return ""
    return f"{state.value}{'; ' if row.standing.detail else ''}{row.standing.detail}"


def misread(row: Checked) -> str:
    """Why a quote surely does not carry the value; else nothing."""
    return row.judged.why if row.judged.carried is Carried.NO else ""


def for_a_person(row: Checked) -> str:
    """Why only a person can say whether the quote carries the value; else nothing."""
    unsure = row.judged.carried in (Carried.DOUBTFUL, Carried.UNREADABLE)
    return row.judged.why if unsure else ""


def records_after(
    before: HeldCorpus,
    after: Corpus,
    became: Mapping[str, str],
    rows: Mapping[str, Checked],
    hashes: Mapping[str, str],
) -> dict[str, str]:
    """What the files of records should hold, by name, once claims have become others.

    ``became`` has, by the ids of claims, what ids they have now, or nothing for those that were
    rejected; of new claims both are one. ``rows`` are how the claims stand in their documents now,
    ``hashes`` the SHA-256 of these, by the ids of their sources.
    """
    claims = {fact.id: fact for fact in after.every_fact}
    files: dict[str, dict[tuple[str, str], Record]] = {}
    for old, new in became.items():
        fact = claims[new] if new else before.claims[old]
        lock = before.corpus.locks.of(fact.place.file)
        records = files.setdefault(lock.file, lock.by_order())
        known = records.pop((old, ""), None)
        if new:
            document = hashes.get(fact.source, "")[:HASH_OF_DOCUMENT]
            row = rows.get(new) if fact.quote else None
            record = record_of(fact, row, document, known)
            if record != Record(new):
                records[record.order] = record._replace(id=new)
        else:
            gone = Record(fact.default_id, rejected=quote_hash(fact.quote))
            if known and known.made:
                gone = known.made.rejection
            records[gone.order] = gone
    return {name: lock_text(records.values()) for name, records in files.items()}
