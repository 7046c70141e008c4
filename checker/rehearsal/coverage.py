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
one sum adds up all claims, each push adds them up again. A rule that only asks whether claims can
all be true (`agree`) is asked among few of them (:mod:`checker.rehearsal.beside`).
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from typing import final

from checker.engine import check, derive
from checker.model.corpus import Corpus
from checker.model.fact import Fact
from checker.model.finding import Finding
from checker.model.rule import Cell, CheckKind, Rule
from checker.model.vocabulary import Others
from checker.rehearsal.beside import Beside
from checker.rehearsal.influence import Influence
from checker.values.gap import Gap
from checker.values.named import NamedTuple
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
        judge = _CellJudge(_part(corpus, claims, _bearing(corpus.rules, changing, among)), cell)
        place = {number: index for index, number in enumerate(judged)}
        for number in numbers:
            fact = corpus.facts[number]
            progress(len(pushed) + 1, len(corpus.facts), fact.id)
            attribute = corpus.attributes[fact.attribute]
            values = tuple(attribute.kind.push(fact.value, attribute, others))
            told = judge.noticed(place[number], values)
            noticed = tuple(value for value, seen in zip(values, told, strict=True) if seen)
            unnoticed = tuple(value for value, seen in zip(values, told, strict=True) if not seen)
            pushed[number] = Pushed(fact, noticed, unnoticed)
    return tuple(pushed[number] for number in range(len(corpus.facts)))


def _part(corpus: Corpus, claims: tuple[Fact, ...], rules: Iterable[Rule]) -> Corpus:
    """The corpus with some of its claims and rules."""
    sources = {fact.source: corpus.sources[fact.source] for fact in claims}
    return corpus._replace(facts=claims, sources=sources, rules=tuple(rules))


@final
class _CellJudge:
    """Says whether a rule notices that a claim of a cell says something else.

    Rules that only ask whether claims can all be true are asked among few; the others, and all of
    them where claims of the cell are derived, among all that bears on the cell.
    """

    def __init__(self, part: Corpus, cell: Cell) -> None:
        """``part`` has the claims and the rules that bear on the cell."""
        self._part = part
        meeting = [rule for rule in part.rules if _only_meeting(rule, cell[0])]
        if any(rule.derives and rule.gives == cell[0] for rule in part.rules):
            meeting = []
        self._meeting = meeting
        self._all_meet = len(meeting) == len(part.rules)
        self._beside = Beside(
            fact
            for fact in (part.facts if meeting else ())
            if (fact.attribute, fact.subject) == cell and not part.sources[fact.source].reference
        )

    def noticed(self, place: int, values: Sequence[Value]) -> list[bool]:
        """Whether each of the values, said by the claim at a place instead of its own, is."""
        fact = self._part.facts[place]
        found = [False] * len(values)
        document = not self._part.sources[fact.source].reference
        among = self._beside.among(fact, values) if self._meeting and document else None
        if among is not None:
            few = _part(self._part, (fact, *among), self._meeting)
            before = findings_of(few)
            found = [findings_of(_with(few, 0, fact._replace(value=v))) != before for v in values]
            if self._all_meet:
                return found
        return [
            known
            or findings_of(_with(self._part, place, fact._replace(value=value))) != self._before
            for known, value in zip(found, values, strict=True)
        ]

    @cached_property
    def _before(self) -> Mapping[str, ComparedFinding]:
        return findings_of(self._part)


def _only_meeting(rule: Rule, attribute: str) -> bool:
    return isinstance(rule.kind, CheckKind) and rule.kind.only_meeting(rule.does, attribute)


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
