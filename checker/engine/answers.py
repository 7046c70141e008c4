"""What was answered in the last run, for whoever asks again: what is asked again is not judged."""

from collections.abc import Iterable, Mapping
from typing import Any, final

from checker.model.fact import Facts
from checker.model.finding import Finding
from checker.model.question import Question
from checker.model.rule import Rule
from checker.model.vocabulary import Attribute, Entities


@final
class KnownAnswers:
    """The findings of the last run: an answer comes from its rule and question alone, and from the
    words that these are made of."""

    def __init__(self) -> None:
        """With none yet."""
        self._words: tuple[Entities, Mapping[str, Attribute]] | None = None
        self._rules: Mapping[str, Any] = {}
        self._findings: Mapping[str, Finding] = {}

    def begin(self, facts: Facts) -> None:
        """Of other words nothing is known."""
        words = facts.entities, facts.attributes
        if self._words != words:
            self._words, self._rules, self._findings = words, {}, {}

    def of(self, rule: Rule, question: Question, name: str) -> Finding | None:
        """The finding of that ``name``, if its rule is the same, and so is what it asked."""
        known = self._findings.get(name)
        if known is None or known.question != question or self._rules.get(rule.id) != rule.does:
            return None
        return known

    def end(self, rules: Iterable[Rule], findings: Iterable[Finding]) -> None:
        """The findings of this run are those of the last one now."""
        self._rules = {rule.id: rule.does for rule in rules}
        self._findings = {finding.id: finding for finding in findings}
