"""What was answered in the last run, for whoever asks again: what is asked again is not judged."""

from collections.abc import Iterable, Mapping
from typing import final

from checker.model.fact import Facts
from checker.model.finding import Finding
from checker.model.rule import Rule
from checker.model.vocabulary import Attribute, Entities


@final
class KnownAnswers:
    """The findings of the last run: an answer comes from its rule and question alone, and from the
    words that these are made of."""

    def __init__(self) -> None:
        """With none yet."""
        self._words: tuple[Entities, Mapping[str, Attribute]] | None = None
        self._findings: dict[str, tuple[Rule, dict[str, Finding]]] = {}

    def begin(self, facts: Facts) -> None:
        """Of other words nothing is known."""
        words = facts.entities, facts.attributes
        if self._words != words:
            self._words, self._findings = words, {}

    def of(self, rule: Rule) -> Mapping[str, Finding]:
        """What was found by that rule, by id, if it is what it was: of two kinds, parameters that
        are the same mean two things."""
        known, found = self._findings.get(rule.id, (rule, {}))
        return found if (known.kind, known.does) == (rule.kind, rule.does) else {}

    def end(self, rules: Iterable[Rule], findings: Iterable[Finding]) -> None:
        """The findings of this run are those of the last one now."""
        self._findings = {rule.id: (rule, {}) for rule in rules}
        for finding in findings:
            self._findings[finding.rule.id][1][finding.id] = finding
