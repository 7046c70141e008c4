"""Which claims were held against others, and which were not."""

from collections.abc import Iterable, Iterator, Sequence, Set
from typing import final

from checker.engine.checks import asks_last
from checker.model.corpus import Corpus
from checker.model.fact import Fact, Facts, Qualifiers, Source, roots_of
from checker.model.finding import Finding
from checker.model.report import ALONE, KeptApart, Unchecked
from checker.model.rule import CheckKind, Rule
from checker.values.groups import Groups


def concluded_in(findings: Iterable[Finding], known: Iterable[Fact]) -> Iterator[Fact]:
    """The derived claims that checks concluded themselves, each before what it rests on."""
    seen = {fact.id for fact in known}
    for finding in findings:
        if asks_last(finding.rule):
            for claim in finding.question.claims:
                for fact in claim.steps():
                    if fact.derivation is not None and fact.id not in seen:
                        seen.add(fact.id)
                        yield fact


@final
class Compared:
    """The claims that were compared with others, by their ids; what a rule or a date limits still
    is not."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        """None yet."""
        self.ids: set[str] = set()
        self._last = {rule.id for rule in rules if asks_last(rule)}
        self._passed = {rule.id for rule in rules if rule.finds_missing}

    def add(self, findings: Iterable[Finding]) -> None:
        """Those of some findings."""
        ids, last, passed = self.ids, self._last, self._passed
        for finding in findings:
            question, rule = finding.question, finding.rule.id
            claims = question.claims
            if rule in last:
                ids.update(root.id for root in roots_of(claims))
                continue
            if len(claims) < 2 or rule in passed or (question.limits and not question.others):
                continue
            stated = [claim.id for claim in claims if claim.derivation is None]
            if len(stated) == len(claims):
                ids.update(stated)
            elif len(claims[0].root_ids) > 1 or any(
                claim.root_ids != claims[0].root_ids for claim in claims
            ):
                for claim in claims:
                    if claim.id not in ids:
                        ids |= claim.root_ids | {claim.id}


def unchecked(corpus: Corpus, facts: Facts, compared: Set[str]) -> Iterator[Unchecked]:
    """The claims that were compared with no other."""
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


def kept_apart(rules: Sequence[Rule], facts: Facts) -> Iterator[KeptApart]:
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
    first = claims[0].qualifiers
    for fact in claims:
        if fact.qualifiers != first:
            break
    else:
        return
    if all(facts.is_reference(fact) for fact in claims):
        return
    if len({(tuple(dict(fact.apart)), bool(fact.times)) for fact in claims}) > 1:
        by_words: dict[Qualifiers, list[Fact]] = {}
        for fact in claims:
            by_words.setdefault(fact.qualifiers, []).append(fact)
        groups = sorted(by_words.items())
        yield KeptApart(subject, attribute, tuple((pairs, tuple(some)) for pairs, some in groups))


def independent(documents: Sequence[Source], claimed: Iterable[tuple[str, frozenset[str]]]) -> int:
    """How many groups the documents fall into, if those that share an origin are one group;
    ``claimed``: the source of each claim, with its origins."""
    numbers = {source.id: number for number, source in enumerate(documents)}
    together = Groups(len(documents))
    first: dict[str, int] = {}
    for source, origins in dict.fromkeys(claimed):
        if source in numbers:
            for origin in origins:
                together.join(first.setdefault(origin, numbers[source]), numbers[source])
    return len(set(map(together.of, numbers.values())))
