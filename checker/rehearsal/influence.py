"""What a claim can bear on, cell by cell: all claims about one attribute of one subject.

A value that changes can change what derivations conclude from it, and the answers to the questions
that any of that is part of. :meth:`Influence.around` names the cells that can change, and those
that must be there so that these come out as they do among all claims: with no other claims the same
engine gives the same answers. More cells than needed cost time and change nothing.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import final

from checker.model.fact import Facts
from checker.model.rule import (
    CountMembers,
    CountParts,
    Distribute,
    Formula,
    Order,
    Rule,
    Subset,
    Term,
    Total,
    Within,
    terms,
)

Cell = tuple[str, str]
"""An attribute and a subject."""


@final
class Influence:
    """Knows which cells the rules hold together."""

    def __init__(self, rules: Sequence[Rule], facts: Facts) -> None:
        """``facts`` are those of the corpus, with all that was derived."""
        self.facts = facts
        self.reading: dict[str, list[Rule]] = {}
        self.giving: dict[str, list[Rule]] = {}
        for rule in rules:
            for attribute in rule.reads:
                self.reading.setdefault(attribute, []).append(rule)
            if rule.derives:
                self.giving.setdefault(rule.gives, []).append(rule)

    def around(self, cell: Cell) -> tuple[set[Cell], set[Cell]]:
        """The cells that can change with this one, and those that they must be judged among."""
        changing = _closure([cell], self._concluded_from)
        beside = {other for one in changing for other in self._held_against(one)}
        return changing, _closure(changing | beside, self._concluded_to)

    def _concluded_from(self, cell: Cell) -> Iterator[Cell]:
        """The cells that derivations conclude from this one.

        How many parts have a claim does not hang on what it says.
        """
        attribute, subject = cell
        for rule in self.reading.get(attribute, ()):
            match rule.does:
                case Distribute():
                    for part in self.facts.entities.below(subject):
                        yield attribute, part
                case Total(whole=whole):
                    if whole in self.facts.entities.above(subject):
                        yield attribute, whole
                case CountMembers(gives=gives):
                    yield gives, subject
                case Formula(gives, expression):
                    for term in terms(expression):
                        if term.attribute == attribute:
                            yield from self._given(gives, list(terms(expression)), term, subject)

    def _given(self, gives: Term, used: Iterable[Term], term: Term, subject: str) -> Iterator[Cell]:
        """The cells that a formula gives where one of its terms is about ``subject``."""
        if gives.variable is None:
            yield gives.attribute, gives.subject or ""
        elif term.variable:
            yield gives.attribute, subject
        else:
            for other in used:
                if other.variable:
                    for bound in self.facts.subjects(other.attribute):
                        yield gives.attribute, bound

    def _concluded_to(self, cell: Cell) -> Iterator[Cell]:
        """The cells that derivations conclude this one from."""
        attribute, subject = cell
        entities = self.facts.entities
        for rule in self.giving.get(attribute, ()):
            match rule.does:
                case Distribute():
                    for whole in entities.above(subject):
                        yield attribute, whole
                case Total(whole=whole) if whole == subject:
                    for part in entities.below(whole):
                        yield attribute, part
                case CountMembers(attribute=counted):
                    yield counted, subject
                case CountParts(whole=whole, having=having) if whole == subject:
                    for part in entities.parts[whole]:
                        yield having, part
                case Formula(gives, expression) if gives.variable or gives.subject == subject:
                    for term in terms(expression):
                        yield term.attribute, subject if term.variable else term.subject or ""

    def _held_against(self, cell: Cell) -> Iterator[Cell]:
        """The cells that checks hold this one against, whichever side it is on."""
        attribute, subject = cell
        for rule in self.reading.get(attribute, ()):
            match rule.does:
                case Order(first, then):
                    yield from self._other_side(first, then, cell)
                case Subset(some, of):
                    yield from self._other_side(Term(some), of, cell)
                case Within():
                    for other in self.facts.entities.above(subject):
                        yield attribute, other
                    for other in self.facts.entities.below(subject):
                        yield attribute, other

    def _other_side(self, first: Term, then: Term, cell: Cell) -> Iterator[Cell]:
        """``first`` is of its own subject, or of every one that has it; ``then`` else of that."""
        attribute, subject = cell
        if first.attribute == attribute and first.subject in (None, subject):
            yield then.attribute, then.subject or subject
        if then.attribute != attribute or then.subject not in (None, subject):
            return
        if first.subject or then.subject is None:
            yield first.attribute, first.subject or subject
        else:
            for asked in self.facts.subjects(first.attribute):
                yield first.attribute, asked


def _closure(cells: Iterable[Cell], further: Callable[[Cell], Iterator[Cell]]) -> set[Cell]:
    """The cells and all that lead on from them."""
    reached = set(cells)
    waiting = list(reached)
    while waiting:
        more = set(further(waiting.pop())) - reached
        reached |= more
        waiting += more
    return reached
