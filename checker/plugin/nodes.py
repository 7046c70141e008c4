"""What pytest shows: a file with rules, its rules, and the questions that each rule asks.

A question that agrees passes. One that counts fails: a contradiction, or what the rule says that
undetermined is worth, at or above ``fail_on``. What somebody waived and what is milder is an
expected failure (``--runxfail`` has it fail), what is undetermined is skipped, and a rule that
matches nothing fails.
"""

import os
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from pathlib import Path
from typing import Any, final

import pytest

from checker.fault import fault_lines
from checker.model.fact import Qualifiers
from checker.model.finding import Finding
from checker.model.line import plain, shortened
from checker.model.report import Report, answered
from checker.model.rule import Rule
from checker.telling.alert import Alert, accepted, alert, nothing_matched
from checker.terminal import harmless
from checker.values.named import NamedTuple
from checker.values.verdict import Verdict

LONGEST_NAME = 200
"""The most characters of a test's name."""


@final
class Findings(NamedTuple):
    """A report, what is said of it in tests, and what leads from here to its files."""

    report: Report
    by_rule: dict[str, list[Finding]]
    nothing: dict[str, Alert]
    base: str

    @classmethod
    def of(cls, report: Report, fail_on: str, base: str) -> "Findings":
        """Sort the findings by rule, and those of one by question: no verdict moves a test."""
        by_rule: dict[str, list[Finding]] = {}
        for finding in sorted(report.findings, key=_question):
            by_rule.setdefault(finding.rule.id, []).append(finding)
        report = report._replace(fail_on=fail_on)
        nothing = {one.rule.id: one for one in nothing_matched(report)}
        return cls(report, by_rule, nothing, base)


def _question(finding: Finding) -> tuple[str, str, Qualifiers]:
    question = finding.question
    return question.attribute.id, question.subject, question.qualifiers


class Disagreement(Exception):
    """That claims do not go together, or that a rule matches nothing."""


@final
class RuleFile(pytest.File):
    """A file in which rules stand."""

    def __init__(self, *, judged: Findings, rules: Sequence[Rule], **about: Any) -> None:
        """With the ``rules`` that stand in it."""
        super().__init__(**about)
        self.judged = judged
        self.rules = rules

    def collect(self) -> Iterator["RuleNode"]:
        """Its rules, in their order; those without a test of their own are left out."""
        for rule in self.rules:
            if rule.id in self.judged.by_rule or rule.id in self.judged.nothing:
                yield RuleNode.from_parent(self, name=rule.id, rule=rule, judged=self.judged)


@final
class RuleNode(pytest.Collector):
    """A rule."""

    def __init__(self, *, judged: Findings, rule: Rule, **about: Any) -> None:
        """With what was found by it."""
        super().__init__(**about)
        self.judged = judged
        self.rule = rule

    def collect(self) -> Iterator["Asked"]:
        """The questions that it asks, each under a name of its own."""
        judged = self.judged
        if self.rule.id in judged.nothing:
            told = judged.nothing[self.rule.id]
            yield Asked.from_parent(self, name="matches_something", told=told, base=judged.base)
        findings = judged.by_rule.get(self.rule.id, [])
        names = [_name(finding) for finding in findings]
        times = Counter(names)
        for name, finding in zip(names, findings, strict=True):
            unique = name if times[name] == 1 else f"{name}[{finding.id}]"
            told = alert(judged.report, finding)
            sources = {fact.source for fact in finding.question.claims}
            yield Asked.from_parent(self, name=unique, told=told, sources=sources, base=judged.base)


def _name(finding: Finding) -> str:
    """A question as a name for the command line, where ``::`` and brackets mean something."""
    name = plain(str(finding.question)).replace("::", ":").replace("[", "(").replace("]", ")")
    return shortened(name, LONGEST_NAME)


@final
class Asked(pytest.Item):
    """One question, or whether a rule asks any."""

    def __init__(
        self, *, told: Alert, base: str, sources: Collection[str] = (), **about: Any
    ) -> None:
        """With what was found, of which ``sources``."""
        super().__init__(**about)
        self.told = told
        self.base = base
        self.add_marker("checker")
        self.extra_keyword_matches.update(sources)
        self._excuse()

    def _excuse(self) -> None:
        """Mark what does not agree and does not count, with the reason."""
        told = self.told
        if told.outcome == "open":
            reason = harmless(f"undetermined: {answered(told.about, told.message)}")
            self.add_marker(pytest.mark.skip(reason=reason))
        elif told.outcome in ("waived", "excused"):
            excuse = told.excuse.replace("--fail-on", "fail_on")  # here it is a setting
            why = accepted(told.waiver) if told.waiver else f"{excuse}: {told.message}"
            self.add_marker(pytest.mark.xfail(reason=harmless(why), raises=Disagreement))

    def reportinfo(self) -> tuple[Path, int, str]:
        """Where the rule stands, its line counted from 0, and what the test is called."""
        return self.path, self.told.rule.place.line - 1, f"{self.told.rule.id}::{self.name}"

    def runtest(self) -> None:
        """Pass where the claims agree."""
        if self.told.outcome != "agrees":
            raise Disagreement(harmless(self.told.message))

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        """Both sides, with quotes and places."""
        if not isinstance(excinfo.value, Disagreement):
            return super().repr_failure(excinfo, style)
        told = self.told
        what = "undetermined: " if told.verdict is Verdict.UNDETERMINED else ""
        first = answered(told.about, f"{what}{told.message}")
        try:
            sides = told.in_full(self.base)
        except Exception as error:  # it would end the run of all tests
            error.add_note(f"telling both sides of {told.id}")
            sides = list(fault_lines(error, os.environ))
        return harmless("\n".join(map(plain, [first, *sides])))


@final
class Broken(pytest.File):
    """A file of input that cannot be judged: its collection is the error that says why."""

    def __init__(self, *, tell: Callable[[bool], str], **about: Any) -> None:
        """``tell`` gives what to say of it, told whether it was asked for by name."""
        super().__init__(**about)
        self.tell = tell

    def collect(self) -> list[pytest.Item]:
        """Fail, where there is something to say."""
        if said := self.tell(self.session.isinitpath(self.path)):
            raise self.CollectError(said)
        return []
