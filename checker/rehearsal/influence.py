"""What a claim can bear on, cell by cell: all claims about one attribute of one subject.

A value that changes can change what derivations conclude from it, and the answers to the questions
that any of that is part of. :meth:`Influence.around` names the cells that can change, and those
that must be there so that these come out as they do among all claims: with no other claims the same
engine gives the same answers. More cells than needed cost time and change nothing, so where a kind
of rule does not say what it holds together, all cells of the attributes that it is about are taken.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import final

from checker.model.fact import Facts
from checker.model.rule import Cell, CheckKind, DerivationKind, Rule


@final
class Influence:
    """Knows which cells the rules hold together."""

    def __init__(self, rules: Sequence[Rule], facts: Facts) -> None:
        """``facts`` are those of the corpus, with all that was derived."""
        self.facts = facts
        self.checks: dict[str, list[Rule]] = {}
        self.deriving: dict[str, list[Rule]] = {}
        self.giving: dict[str, list[Rule]] = {}
        self.together: dict[str, dict[Cell, Sequence[Cell]]] = {}
        for rule in rules:
            if isinstance(rule.kind, CheckKind) and rule.kind.held_together is not None:
                groups = rule.kind.held_together(rule.does, facts)
                self.together[rule.id] = {cell: group for group in groups for cell in group}
            by_attribute = self.deriving if rule.derives else self.checks
            for attribute in rule.reads or facts.attributes:
                by_attribute.setdefault(attribute, []).append(rule)
            if rule.derives:
                self.giving.setdefault(rule.gives, []).append(rule)

    def around(self, cell: Cell) -> tuple[set[Cell], set[Cell]]:
        """The cells that can change with this one, and those that they must be judged among."""
        changing = _closure([cell], self._concluded_from)
        beside = {other for one in changing for other in self._held_against(one)}
        return changing, _closure(changing | beside, self._concluded_to)

    def _concluded_from(self, cell: Cell) -> Iterator[Cell]:
        """The cells that derivations conclude from this one."""
        for rule in self.deriving.get(cell[0], ()):
            assert isinstance(rule.kind, DerivationKind)
            if rule.kind.concluded_from is not None:
                yield from rule.kind.concluded_from(rule.does, self.facts, cell)
            else:
                for subject in self.facts.entities.by_id:
                    yield rule.gives, subject

    def _concluded_to(self, cell: Cell) -> Iterator[Cell]:
        """The cells that derivations conclude this one from."""
        for rule in self.giving.get(cell[0], ()):
            assert isinstance(rule.kind, DerivationKind)
            if rule.kind.concluded_to is not None:
                yield from rule.kind.concluded_to(rule.does, self.facts, cell)
            else:
                yield from self._read_by(rule)

    def _held_against(self, cell: Cell) -> Iterator[Cell]:
        """The cells that checks hold this one against, whichever side it is on."""
        for rule in self.checks.get(cell[0], ()):
            assert isinstance(rule.kind, CheckKind)
            if rule.id in self.together:
                yield from self.together[rule.id].get(cell, ())
            elif rule.kind.held_against is not None:
                yield from rule.kind.held_against(rule.does, self.facts, cell)
            else:
                yield from self._read_by(rule)

    def _read_by(self, rule: Rule) -> Iterator[Cell]:
        """The cells of all attributes that a rule reads."""
        for attribute in rule.reads or self.facts.attributes:
            for subject in self.facts.subjects(attribute):
                yield attribute, subject


def _closure(cells: Iterable[Cell], further: Callable[[Cell], Iterator[Cell]]) -> set[Cell]:
    """The cells and all that lead on from them."""
    reached = set(cells)
    waiting = list(reached)
    while waiting:
        more = set(further(waiting.pop())) - reached
        reached |= more
        waiting += more
    return reached
