"""The coverage of a fact base: whose change would a rule notice?

Every stated value is pushed just beyond what it allows (:meth:`Kind.push`), one at a
time, and the findings before and after are compared. A change is *noticed* where

- a finding appears, goes, or gets another verdict;
- a contradiction, or what is undetermined, has other sides: claims that stood together do not, or
  the other way round;
- a contradiction has another gap.

That an agreement is worded otherwise, is narrower, or refines instead of being equal is no notice:
the run stays as green as it was, and whoever mistyped the value is not told. A kind of rule that
asks only whether something is stated notices no value. Waivers are left out of account. A claim is
noticed where at least one of its pushes is.

Each push is judged among the claims that it can bear on (:mod:`checker.rehearsal.influence`), so
that the time grows with the claims, times how many of them one rule holds against each other: where
one sum adds up all claims, each push adds them up again.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple, final

from checker.engine import check, derive
from checker.model.corpus import Corpus
from checker.model.fact import Fact
from checker.model.finding import Finding
from checker.model.rule import Cell, CheckKind, Rule
from checker.model.vocabulary import Others
from checker.rehearsal.influence import Influence
from checker.values.gap import Gap
from checker.values.value import Value
from checker.values.verdict import Verdict

ComparedFinding = tuple[Verdict, Gap | None, frozenset[frozenset[str]]]
"""What is compared of a finding: verdict, gap, and the claims of each position."""


@final
class Pushed(NamedTuple):
    """A claim, and what it was pushed to: what some rule noticed, and what none did.

    Both are empty where there is nothing else that it could say.
    """

    fact: Fact
    noticed: tuple[Value, ...]
    unnoticed: tuple[Value, ...]


Progress = Callable[[int, int, str], None]
"""Told of how many claims of how many are pushed, and of which."""


def push_all(corpus: Corpus, progress: Progress = lambda *_: None) -> tuple[Pushed, ...]:
    """Push every claim that takes part; the result is in the order of the files."""
    facts, _, _ = derive(corpus)
    influence = Influence(corpus.rules, facts)
    others = Others(corpus.entities)
    cells: dict[Cell, list[int]] = {}
    for number, fact in enumerate(corpus.facts):
        cells.setdefault((fact.attribute, fact.subject), []).append(number)
    pushed: dict[int, Pushed] = {}
    for cell, numbers in cells.items():
        changing, among = influence.around(cell)
        judged = sorted(number for other in among for number in cells.get(other, ()))
        claims = tuple(corpus.facts[number] for number in judged)
        part = corpus._replace(
            facts=claims,
            sources={fact.source: corpus.sources[fact.source] for fact in claims},
            rules=tuple(_bearing(corpus.rules, changing, among)),
        )
        before = findings_of(part)
        for number in numbers:
            fact = corpus.facts[number]
            progress(len(pushed) + 1, len(corpus.facts), fact.id)
            place = judged.index(number)
            noticed: list[Value] = []
            unnoticed: list[Value] = []
            attribute = corpus.attributes[fact.attribute]
            for value in attribute.kind.push(fact.value, attribute, others):
                after = findings_of(_with(part, place, fact._replace(value=value)))
                (noticed if after != before else unnoticed).append(value)
            pushed[number] = Pushed(fact, tuple(noticed), tuple(unnoticed))
    return tuple(pushed[number] for number in range(len(corpus.facts)))


def findings_of(corpus: Corpus) -> Mapping[str, ComparedFinding]:
    """What is compared of the findings of a corpus, by their ids."""
    facts, _, _ = derive(corpus)
    return {finding.id: _compared(finding) for finding in check(corpus.rules, facts)[0]}


def _compared(finding: Finding) -> ComparedFinding:
    answer = finding.answer
    if finding.verdict is Verdict.AGREEMENT:
        return finding.verdict, None, frozenset()
    sides = (frozenset(fact.id for fact in position.facts) for position in answer.positions)
    return finding.verdict, answer.gap, frozenset(sides)


def _bearing(
    rules: Iterable[Rule], changing: Iterable[Cell], among: Iterable[Cell]
) -> Iterable[Rule]:
    """The derivations that give something here, and the checks that look at what can change."""
    given = {attribute for attribute, _ in among}
    looked_at = {attribute for attribute, _ in changing}
    for rule in rules:
        if isinstance(rule.kind, CheckKind):
            if rule.kind.judges_values and (not rule.reads or not looked_at.isdisjoint(rule.reads)):
                yield rule
        elif rule.gives in given:
            yield rule


def _with(corpus: Corpus, place: int, fact: Fact) -> Corpus:
    return corpus._replace(facts=(*corpus.facts[:place], fact, *corpus.facts[place + 1 :]))
