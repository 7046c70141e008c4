"""What may lie behind a contradiction: a quote that says otherwise, a known slip."""

from typing import TYPE_CHECKING, final

from checker.engine.faults import asked_of, named
from checker.model.corpus import Corpus
from checker.model.fact import Fact, Facts, roots_of
from checker.model.finding import Finding, Misread
from checker.model.lock import ACCEPTED, CARRIED, DOUBTFUL, INFERRED, NOT_CARRIED, NOT_READABLE
from checker.values.verdict import Verdict

if TYPE_CHECKING:
    from checker.verify.carries import ValueReader


@final
class Readers:
    """The reader of quotes of the last run, which knows them; for whoever judges again."""

    def __init__(self) -> None:
        """With none yet."""
        self._last: ValueReader | None = None

    def of(self, corpus: Corpus) -> "ValueReader":
        """The reader for a corpus: the last one, if it would read nothing otherwise."""
        by = corpus.attributes, corpus.entities, corpus.sources
        if self._last is None or not self._last.reads_by(*by):
            # 20 ms: only where something contradicts
            from checker.verify.carries import ValueReader

            self._last = ValueReader(*by)
        return self._last


def with_misread(
    findings: tuple[Finding, ...], corpus: Corpus, readers: Readers
) -> tuple[Finding, ...]:
    """The findings; a contradiction names the claims whose own quotes do not carry their values.

    That is asked of quotes alone, only where something contradicts; not of works of reference,
    which are cited; and not again of a value that was read in its document, as is on record. One
    that was missed there is missed, whatever its quote alone would carry.
    """
    if not findings or findings[0].verdict is not Verdict.CONTRADICTION:
        return findings
    asked = (
        claim
        for finding in findings
        if finding.verdict is Verdict.CONTRADICTION
        for claim in finding.question.claims
    )
    unsure = {
        fact.id: fact
        for fact in roots_of(asked)
        if not corpus.sources[fact.source].reference and not _was_read(fact)
    }
    if not unsure:
        return findings
    from checker.verify.carries import Carried

    reader = readers.of(corpus)
    judged = {}
    for name, fact in unsure.items():
        try:
            judged[name] = reader.judge(fact, doubts=_was_missed(fact))
        except Exception as error:
            error.add_note(f"reading the quote of {name} ({fact.place})")
            raise
    missed = {
        name: Misread(unsure[name], one.why)
        for name, one in judged.items()
        if one.carried is Carried.NO
    }
    for name, one in judged.items():
        record = unsure[name].verified
        if one.carried is Carried.YES and record is not None and _was_missed(unsure[name]):
            missed[name] = Misread(unsure[name], record.doubt or "not as it stands in its document")
    if not missed:
        return findings
    told: list[Finding] = []
    for finding in findings:
        misread: tuple[Misread, ...] = ()
        if finding.verdict is Verdict.CONTRADICTION:
            claims = [
                c for c in finding.question.claims if not missed.keys().isdisjoint(c.root_ids)
            ]
            misread = tuple(missed[root.id] for root in roots_of(claims) if root.id in missed)
        told.append(finding._replace(misread=misread) if misread else finding)
    return tuple(told)


def _was_read(fact: Fact) -> bool:
    """Whether it is on record that a claim's quote carries its value, or that no tool can say so.

    What rests on a person, or on what is inferred, does so as long as the claim says so.
    """
    read = fact.verified.read if fact.verified is not None else ""
    if read == ACCEPTED:
        return bool(fact.read_by)
    return bool(fact.inferred) if read == INFERRED else read in (CARRIED, DOUBTFUL, NOT_READABLE)


def _was_missed(fact: Fact) -> bool:
    """Whether it is on record that a claim's value is not what its document says."""
    return fact.verified is not None and fact.verified.read == NOT_CARRIED


def with_hints(findings: tuple[Finding, ...], facts: Facts) -> tuple[Finding, ...]:
    """The findings; a contradiction has a hint where a known slip may lie behind it."""
    if not findings or findings[0].verdict is not Verdict.CONTRADICTION:
        return findings
    from checker.hints import hint_of

    told: list[Finding] = []
    for finding in findings:
        try:
            of_interest = finding.verdict is Verdict.CONTRADICTION
            hint = hint_of(finding, facts) if of_interest else ""
        except Exception as error:
            asked = asked_of(finding.question)
            error.add_note(f"looking for a slip behind {named(finding.rule)}{asked}")
            raise
        told.append(finding._replace(hint=hint) if hint else finding)
    return tuple(told)
