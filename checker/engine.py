"""Derive, check, stamp, sort: a corpus to a report. Nothing here reads, writes or prints."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from graphlib import TopologicalSorter
from hashlib import blake2b
from typing import TYPE_CHECKING, NamedTuple, final

from checker.judge.untold import first_alone, first_of_each
from checker.model.corpus import Corpus
from checker.model.fact import (
    ACROSS,
    SEVERAL,
    Assumption,
    Derivation,
    Fact,
    Facts,
    Qualifiers,
    Source,
    roots_of,
)
from checker.model.finding import Finding, Misread
from checker.model.groups import Groups
from checker.model.inputs import Conclusion, Inputs, doubtful
from checker.model.lock import ACCEPTED, CARRIED, DOUBTFUL, INFERRED, NOT_CARRIED, NOT_READABLE
from checker.model.mixed import mixed_inputs
from checker.model.question import Question
from checker.model.report import ALONE, SEVERITIES, KeptApart, NotApplied, Report, Story, Unchecked
from checker.model.rule import CheckKind, DerivationKind, Found, Rule
from checker.model.timed import one_moment_of
from checker.model.untold import Untold
from checker.values.verdict import Verdict

if TYPE_CHECKING:
    from checker.model.waiver import WaiverStatus
    from checker.verify.carries import ValueReader

WORST_FIRST = {Verdict.CONTRADICTION: 0, Verdict.UNDETERMINED: 1, Verdict.AGREEMENT: 2}
RANK = {severity: rank for rank, severity in enumerate((*SEVERITIES, "none"))}


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
            from checker.verify.carries import (
                ValueReader,
            )  # 20 ms: only where something contradicts

            self._last = ValueReader(*by)
        return self._last


@final
class JudgedCorpus(NamedTuple):
    """A corpus, and all answers to all questions: what every report on it is made from."""

    corpus: Corpus
    facts: Facts
    concluded: tuple[Fact, ...]
    findings: tuple[Finding, ...]
    not_applied: tuple[NotApplied, ...]


def run(
    corpus: Corpus,
    today: str = "",
    readers: Readers | None = None,
    told: int | None = None,
    *,
    every: bool = False,
) -> Report:
    """Everything that a corpus says for and against itself; see :func:`report_on`."""
    return report_on(judged(corpus), today, readers, told, every=every)


def judged(corpus: Corpus) -> JudgedCorpus:
    """Derive, and ask all questions."""
    facts, concluded, not_derived = derive(corpus)
    waived = frozenset(waiver.fact for waiver in corpus.waivers if waiver.fact)
    findings, no_match = check(corpus.rules, facts, waived)
    # what an engine counted of tables, it matched
    no_match = tuple(row for row in no_match if not corpus.untold.number(rule=row.rule.id))
    return JudgedCorpus(corpus, facts, concluded, findings, (*not_derived, *no_match))


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
    corpus, facts, concluded, findings, not_applied = what
    untold = corpus.untold
    if told is not None:
        every = every or bool(corpus.waivers)
        findings, more = first_of_each(findings, told, every=every)
        untold = untold.plus(more)
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
    unchecked, alone = first_alone(_unchecked(corpus, facts, what.findings), told)
    return Report(
        entities=corpus.entities,
        attributes=corpus.attributes,
        sources=tuple(corpus.sources.values()),
        rules=corpus.rules,
        facts=corpus.facts + tuple(row.fact for row in corpus.set_aside),
        derived=(*concluded, *_concluded_in(findings, concluded)),
        findings=findings,
        stories=together,
        unchecked=tuple(unchecked),
        not_applied=not_applied,
        kept_apart=tuple(_kept_apart(corpus.rules, facts)),
        cautions=corpus.cautions,
        documents=len(documents),
        origins=independent(documents, corpus.facts),
        waivers=waivers,
        aside=frozenset(row.fact.id for row in corpus.set_aside),
        inputs=corpus.inputs,
        skipped=corpus.skipped,
        tables=corpus.tables,
        untold=untold.plus(Untold(alone=alone)),
    )


def derive(corpus: Corpus) -> tuple[Facts, tuple[Fact, ...], tuple[NotApplied, ...]]:
    """All facts with those that rules conclude; what was concluded; what could not be.

    Rules run in topological order of the attributes that they give. Those that read the attribute
    they give see what was there before any of them ran: none reads its own output, and sums and
    distributions do not read each other's.
    """
    facts = Facts.of(corpus.entities, corpus.attributes, corpus.sources, corpus.facts)
    giving: dict[str, list[Rule]] = {}
    needs: dict[str, dict[str, None]] = {}
    for rule in corpus.rules:
        if isinstance(rule.kind, DerivationKind):
            giving.setdefault(rule.gives, []).append(rule)
            needs.setdefault(rule.gives, {}).update(dict.fromkeys(rule.reads))
    order = TopologicalSorter(
        {gives: [read for read in reads if read != gives] for gives, reads in needs.items()}
    )
    concluded: list[Fact] = []
    rows: list[NotApplied] = []
    mixing = any(rule.mixes_sources for rule in corpus.rules)
    doubts = doubtful(corpus.facts, corpus.attributes, corpus.entities) if giving else {}
    for attribute in order.static_order():
        rules = giving.get(attribute, [])
        for reads_itself in (False, True):
            more: list[Fact] = []
            for rule in rules:
                if (attribute in rule.reads) is reads_itself:
                    more += _conclude(rule, facts, doubts, rows, mixing=mixing)
            more = _named_apart(more)
            concluded += more
            facts = facts.plus(more)
    once = {(row.rule.id, row.reason): row for row in rows}
    return facts, tuple(concluded), tuple(once.values())


def _conclude(
    rule: Rule,
    facts: Facts,
    doubts: Mapping[str, Assumption],
    rows: list[NotApplied],
    *,
    mixing: bool,
) -> Iterator[Fact]:
    assert isinstance(rule.kind, DerivationKind)
    matched = False
    try:
        for given in _inputs(rule.kind, rule, facts, mixing=mixing):
            matched = True
            result = rule.kind.conclude(rule.does, given)
            if doubts:
                assumed = dict.fromkeys(doubts[f.id] for f in given.facts if f.id in doubts)
                given = given._replace(assumes=(*given.assumes, *assumed))
            if isinstance(result, Conclusion):
                yield _derived(rule, given, result)
            else:
                rows.append(NotApplied(rule, result.reason))
    except Exception as error:
        error.add_note(f"deriving by {_named(rule)}")
        raise
    if not matched:
        rows.append(_nothing(rule))


def _inputs(kind: DerivationKind, rule: Rule, facts: Facts, *, mixing: bool) -> Iterator[Inputs]:
    """What a derivation concludes from, for each source; and for several together, where it may.

    What follows from several documents is no claim of any of them. ``mixing``: some rule does so.
    """
    yield from kind.inputs(rule.does, facts.without(ACROSS) if mixing else facts)
    if rule.mixes_sources:
        yield from mixed_inputs(rule, kind, facts)


def _derived(rule: Rule, given: Inputs, concluded: Conclusion) -> Fact:
    """The derived fact: its origins are those of what goes in, its voice too if they share one."""
    facts = given.facts
    source, named = given.source, given.source
    if source == ACROSS:
        source, named = facts[0].source, "several_documents"
    voices = {fact.said_by for fact in facts if fact.source == given.source}
    why = Assumption(rule.why or rule.title, rule.place)
    return Fact(
        id=f"{named}.{given.subject}.{given.attribute.id}[{rule.id}]",
        source=source,
        subject=given.subject,
        attribute=given.attribute.id,
        value=concluded.value,
        place=rule.place,
        origins=frozenset().union(*(fact.origins for fact in facts)),
        qualifiers=given.qualifiers,
        times=next((fact.times for fact in facts if fact.qualifiers == given.qualifiers), ()),
        said_by=ACROSS if given.source == ACROSS else _voice(voices),
        partial=concluded.partial,
        derivation=Derivation.of(
            rule.id,
            facts,
            concluded.value,
            (why, *given.assumes, *one_moment_of(facts)),
            concluded.arithmetic,
            given.note,
        ),
    )


def _voice(voices: set[str]) -> str:
    """Who says what is derived from what these say."""
    return voices.pop() if len(voices) == 1 else SEVERAL if voices else ""


def _nothing(rule: Rule) -> NotApplied:
    return NotApplied(rule, "it matches nothing", blocks=not rule.may_match_nothing)


def _named_apart(facts: Iterable[Fact]) -> list[Fact]:
    """The facts with ids that differ: one source may say a thing of several wholes.

    Where several have one id, each is told by the stated facts that it rests on, so that none is
    renamed by what else a source says, or where.
    """
    same: dict[str, list[Fact]] = {}
    facts = list(facts)
    for fact in facts:
        same.setdefault(fact.id, []).append(fact)
    if len(same) == len(facts):
        return facts
    seen: dict[str, int] = {}
    named = []
    for fact in facts:
        name = fact.id
        if len(same[name]) > 1:
            roots = "\0".join(sorted(root.id for root in fact.roots()))
            name += f"#{blake2b(roots.encode(), digest_size=3).hexdigest()}"
            times = seen[name] = seen.get(name, 0) + 1
            name += f".{times}" if times > 1 else ""
        named.append(fact if name == fact.id else fact._replace(id=name))
    return named


def check(
    rules: Sequence[Rule], facts: Facts, waived: frozenset[str] = frozenset()
) -> tuple[tuple[Finding, ...], tuple[NotApplied, ...]]:
    """The findings of all checks, in their one total order, and the checks that match nothing.

    ``waived`` are the ids of claims that somebody accepted: what else there is, is found without
    them first.
    """
    findings: list[Finding] = []
    rows: list[NotApplied] = []
    for rule in sorted(rules, key=_asks_last):
        if not isinstance(rule.kind, CheckKind):
            continue
        before = len(findings)
        question: Question | None = None
        try:
            for question in _questions(rule.kind, rule, facts, findings, waived):
                given = rule.kind.answer(rule.does, question)
                verdict = given.verdict
                severity = "none"
                if verdict is Verdict.CONTRADICTION:
                    severity = rule.severity
                elif verdict is Verdict.UNDETERMINED:
                    severity = rule.undetermined
                findings.append(Finding(identity(rule, question), rule, severity, question, given))
        except Exception as error:
            error.add_note(f"judging by {_named(rule)}{_asked(question)}")
            raise
        if len(findings) == before:
            rows.append(_nothing(rule))
    findings.sort(key=_order)
    return tuple(findings), tuple(rows)


def _asks_last(rule: Rule) -> bool:
    """Whether it must know what all other checks found."""
    return isinstance(rule.kind, CheckKind) and rule.kind.ask_last is not None


def _questions(
    kind: CheckKind,
    rule: Rule,
    facts: Facts,
    findings: Sequence[Finding],
    waived: frozenset[str],
) -> Iterator[Question]:
    """What a check asks; one that asks last is told what was found until now."""
    if kind.ask_last is None:
        return kind.questions(rule.does, facts)
    from checker.judge.known import KnownContradictions  # few rules ask last

    return kind.ask_last(rule.does, facts, Found(KnownContradictions(findings).among, waived))


def _concluded_in(findings: Iterable[Finding], known: Iterable[Fact]) -> Iterator[Fact]:
    """The derived claims that checks concluded themselves, each before what it rests on."""
    seen = {fact.id for fact in known}
    for finding in findings:
        if _asks_last(finding.rule):
            for claim in finding.question.claims:
                for fact in claim.steps():
                    if fact.derivation is not None and fact.id not in seen:
                        seen.add(fact.id)
                        yield fact


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
            asked = _asked(finding.question)
            error.add_note(f"looking for a slip behind {_named(finding.rule)}{asked}")
            raise
        told.append(finding._replace(hint=hint) if hint else finding)
    return tuple(told)


def _named(rule: Rule) -> str:
    """A rule and its place, for who reports an error of the checker."""
    return f"rule '{rule.id}' ({rule.place})"


def _asked(question: Question | None) -> str:
    """A question and the place of its first claim, behind the rule that asks it."""
    if question is None:
        return ""
    at = f" ({question.claims[0].place})" if question.claims else ""
    return f" on {question}{at}"


def identity(rule: Rule, question: Question) -> str:
    """A finding's id: twelve hexadecimal digits that name the question, whatever the answer."""
    words = [rule.id, question.subject, question.attribute.id]
    for pair in question.qualifiers:
        words += pair
    return blake2b("\0".join(words).encode(), digest_size=6).hexdigest()


def _order(finding: Finding) -> tuple[int, int, str, str, Qualifiers, str]:
    question = finding.question
    return (
        WORST_FIRST[finding.answer.verdict],
        RANK[finding.severity],
        question.attribute.id,
        question.subject,
        question.qualifiers,
        finding.rule.id,
    )


def _unchecked(corpus: Corpus, facts: Facts, findings: Iterable[Finding]) -> Iterator[Unchecked]:
    """The claims that were compared with no other; what a rule or a date limits still is not."""
    compared: set[str] = set()
    for finding in findings:
        claims = finding.question.claims
        if _asks_last(finding.rule):
            compared.update(root.id for root in roots_of(claims))
            continue
        if len(claims) < 2 or finding.rule.finds_missing:
            continue
        if finding.question.limits and not finding.question.others:
            continue
        if len(claims[0].root_ids) > 1 or any(c.root_ids != claims[0].root_ids for c in claims):
            for claim in claims:
                if claim.id not in compared:
                    compared |= claim.root_ids | {claim.id}
    read = {name for rule in corpus.rules for name in rule.reads}
    read.update(_compared_attributes(corpus.rules, facts))
    for fact in corpus.facts:
        if fact.id not in compared and not facts.is_reference(fact):
            yield Unchecked(
                fact, ALONE if fact.attribute in read else "no rule looks at its attribute"
            )
    for row in corpus.set_aside:
        if not facts.is_reference(row.fact):
            yield Unchecked(row.fact, row.reason)


def _compared_attributes(rules: Sequence[Rule], facts: Facts) -> list[str]:
    """The attributes of which some rule holds all claims about a subject against each other."""
    compared: dict[str, None] = {}
    for rule in rules:
        names = rule.kind.compares(rule.does) if isinstance(rule.kind, CheckKind) else None
        if names is not None:
            compared.update(dict.fromkeys(names or facts.attributes))
    return list(compared)


def _kept_apart(rules: Sequence[Rule], facts: Facts) -> Iterator[KeptApart]:
    """Where some claims about one thing, or about two that are the sides of a rule, state a
    qualifier and others do not."""
    for name in _compared_attributes(rules, facts):
        for subject, claims in facts.subjects(name).items():
            yield from _unlike(facts, name, subject, claims)
    for rule in rules:
        sides = rule.kind.sides(rule.does) if isinstance(rule.kind, CheckKind) else None
        if sides is None:
            continue
        first, then = sides
        for subject in [first.subject] if first.subject else facts.subjects(first.attribute):
            one = facts.about(first.attribute, subject)
            other = facts.about(then.attribute, then.subject or subject)
            alike = {fact.qualifiers for fact in other} | {fact.apart for fact in other}
            if other and any(not alike & {fact.qualifiers, fact.apart, ()} for fact in one):
                yield from _unlike(facts, first.attribute, subject, [*one, *other])


def _unlike(
    facts: Facts, attribute: str, subject: str, claims: Sequence[Fact]
) -> Iterator[KeptApart]:
    by_words: dict[Qualifiers, list[Fact]] = {}
    for fact in claims:
        by_words.setdefault(fact.qualifiers, []).append(fact)
    groups = sorted(by_words.items())
    if len(groups) == 1 or all(facts.is_reference(fact) for fact in claims):
        return
    if len({(tuple(dict(fact.apart)), bool(fact.times)) for fact in claims}) > 1:
        yield KeptApart(subject, attribute, tuple((pairs, tuple(some)) for pairs, some in groups))


def independent(documents: Sequence[Source], facts: Iterable[Fact]) -> int:
    """How many groups the documents fall into, if those that share an origin are one group."""
    numbers = {source.id: number for number, source in enumerate(documents)}
    together = Groups(len(documents))
    first: dict[str, int] = {}
    for source, origins in dict.fromkeys((fact.source, fact.origins) for fact in facts):
        if source in numbers:
            for origin in origins:
                together.join(first.setdefault(origin, numbers[source]), numbers[source])
    return len(set(map(together.of, numbers.values())))
