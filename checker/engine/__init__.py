"""Derive, check, stamp, sort: a corpus to a report. Nothing here reads, writes or prints."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, final

from checker.engine.answers import KnownAnswers
from checker.engine.checks import check, identity
from checker.engine.compared import Compared, concluded_in, independent, kept_apart, unchecked
from checker.engine.derivation import derive
from checker.engine.explained import Readers, with_hints, with_misread
from checker.judge.untold import CountedAgreements, first_alone, first_of_each
from checker.model.corpus import Corpus
from checker.model.fact import Fact, Facts, first_sources
from checker.model.finding import Finding
from checker.model.report import NotApplied, Report, Story
from checker.model.untold import Untold
from checker.values.named import NamedTuple
from checker.values.verdict import Verdict

if TYPE_CHECKING:
    from checker.model.waiver import WaiverStatus

__all__ = [
    "JudgedCorpus",
    "KnownAnswers",
    "Readers",
    "check",
    "derive",
    "identity",
    "judged",
    "report_on",
    "run",
]


@final
class JudgedCorpus(NamedTuple):
    """A corpus, and all answers to all questions: what every report on it is made from.

    ``counted``: agreements that were let go, since none of the reports tells them; ``compared``:
    their claims, by their ids.
    """

    corpus: Corpus
    facts: Facts
    concluded: tuple[Fact, ...]
    findings: tuple[Finding, ...]
    not_applied: tuple[NotApplied, ...]
    counted: Untold = Untold()
    compared: frozenset[str] = frozenset()


def run(
    corpus: Corpus,
    today: str = "",
    readers: Readers | None = None,
    told: int | None = None,
    *,
    every: bool = False,
) -> Report:
    """Everything that a corpus says for and against itself; see :func:`report_on`."""
    return report_on(judged(corpus, told=told), today, readers, told, every=every)


def judged(
    corpus: Corpus, known: KnownAnswers | None = None, told: int | None = None
) -> JudgedCorpus:
    """Derive, and ask all questions; ``known``: see :func:`check`. ``told``: no report tells more
    agreements of a rule."""
    facts, concluded, not_derived = derive(corpus)
    waived = frozenset(waiver.fact for waiver in corpus.waivers if waiver.fact)
    compared = Compared(corpus.rules)
    let_go = None if told is None or known is not None else CountedAgreements(told, compared.add)
    findings, no_match = check(corpus.rules, facts, waived, known, let_go)
    counted, derived = corpus.untold, dict(corpus.untold.derived)
    rows = tuple(
        row
        for row in (*not_derived, *no_match)
        # what an engine counted of tables, it matched
        if row != NotApplied.no_match(row.rule)
        or not (counted.number(rule=row.rule.id) or row.rule.id in derived)
    )
    more = Untold() if let_go is None else let_go.untold()
    return JudgedCorpus(corpus, facts, concluded, findings, rows, more, frozenset(compared.ids))


def report_on(
    what: JudgedCorpus,
    today: str = "",
    readers: Readers | None = None,
    told: int | None = None,
    *,
    every: bool = False,
) -> Report:
    """The report on what was judged.

    ``today``, as ``YYYY-MM-DD``, matters only where there are waivers; without it none expires.
    ``readers`` are those of an earlier run, if there was one, and of use to the next. ``told``: so
    many contradictions of each rule, and agreements, and claims that stand alone, are told, the
    first ones in their order; the others are counted. ``every``: all contradictions are told, as
    they are where there are waivers.
    """
    corpus, facts, concluded, findings, not_applied, counted, compared_before = what
    untold = corpus.untold
    if told is not None:
        every = every or bool(corpus.waivers)
        findings, more = first_of_each(findings, told, every=every)
        untold = untold.plus(more).plus(counted)
    findings = with_hints(with_misread(findings, corpus, readers or Readers()), facts)
    waivers: tuple[WaiverStatus, ...] = ()
    if corpus.waivers:
        from checker.judge.waivers import judge_waivers

        try:
            findings, waivers = judge_waivers(corpus.waivers, findings, corpus.facts, today)
        except Exception as error:
            error.add_note("judging the waivers")
            raise
    together: tuple[Story, ...] = ()
    if findings and findings[0].verdict is Verdict.CONTRADICTION:
        from checker.judge.stories import stories

        try:
            together = stories(findings, facts)
        except Exception as error:
            error.add_note("putting findings together to stories")
            raise
    replaced = {source.supersedes for source in corpus.sources.values()}
    documents = [
        source
        for source in corpus.sources.values()
        if not source.reference and source.id not in replaced
    ]
    if corpus.listed is not None and every:
        from checker.engine.listed import Judge  # most runs list nothing

        corpus.listed.judged_with(Judge(corpus.attributes, corpus.sources, corpus.entities))
    compared = Compared(corpus.rules)
    compared.ids |= compared_before | corpus.untold.compared
    compared.add(what.findings)
    alone_ones, alone = first_alone(unchecked(corpus, facts, compared.ids), told)
    return Report(
        entities=corpus.entities,
        attributes=corpus.attributes,
        sources=tuple(corpus.sources.values()),
        rules=corpus.rules,
        facts=corpus.every_fact,
        derived=(*concluded, *concluded_in(findings, concluded)),
        findings=findings,
        stories=together,
        unchecked=tuple(alone_ones),
        not_applied=not_applied,
        kept_apart=tuple(kept_apart(corpus.rules, facts)),
        cautions=corpus.cautions,
        documents=len(documents),
        origins=independent(documents, _origins(corpus)),
        waivers=waivers,
        aside=frozenset(row.fact.id for row in corpus.set_aside),
        inputs=corpus.inputs,
        skipped=corpus.skipped,
        tables=corpus.tables,
        untold=untold.plus(Untold(alone=alone)),
        listed=corpus.listed if every else None,
    )


def _origins(corpus: Corpus) -> Iterator[tuple[str, frozenset[str]]]:
    """The sources of claims, with the texts that these go back to; of what an engine counted too,
    where a source has its claims from another."""
    yield from ((fact.source, fact.origins) for fact in corpus.facts)
    roots = first_sources(corpus.sources)
    for source, _ in corpus.untold.claims if roots else ():
        yield source, frozenset((roots.get(source, source),))
