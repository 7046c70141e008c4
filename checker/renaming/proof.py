"""What must hold of a corpus in which an id was renamed."""

from collections.abc import Callable, Mapping

from checker.loading.examples import ExampleReader
from checker.loading.literals import Literals
from checker.loading.patterns import PatternReader
from checker.loading.shape import validate
from checker.loading.text import read_yaml
from checker.model.corpus import Corpus
from checker.model.finding import Finding
from checker.model.lock import is_lock
from checker.model.place import Problem
from checker.model.report import Report
from checker.renaming.refusal import NotRenamed


def prove_findings(before: Report, after: Report, renamed: Callable[[Finding], str]) -> None:
    """Raise :class:`NotRenamed` where another thing would be found.

    ``renamed`` gives the id that a finding has afterwards.
    """
    now = {finding.id: _what_stays(finding) for finding in after.findings}
    for finding in before.findings:
        if now.pop(renamed(finding), None) != _what_stays(finding):
            asked = f"{finding.rule.id} on {finding.question}"
            raise NotRenamed(f"it would change what is found by {asked}: rename it by hand")
    states = [standing.state for standing in before.waivers]
    if now or states != [standing.state for standing in after.waivers]:
        raise NotRenamed("it would change what is found: rename it by hand")


def _what_stays(finding: Finding) -> tuple[object, ...]:
    """What must not change of a finding."""
    waived = finding.waiver is not None
    sides = len(finding.answer.positions)
    return finding.answer.relation, finding.severity, finding.answer.gap, sides, waived


def prove_examples_and_patterns(
    before: Corpus, old: Mapping[str, bytes], after: Corpus, new: Mapping[str, bytes]
) -> None:
    """Raise :class:`NotRenamed` where rules' examples, or patterns, would have new problems."""
    problems = _problems_apart(after, new)
    if problems and not _problems_apart(before, old):
        raise NotRenamed("that would follow", problems)


def _problems_apart(corpus: Corpus, contents: Mapping[str, bytes]) -> list[Problem]:
    """What is wrong with examples and patterns, which no check reads."""
    examples = ExampleReader(corpus)
    problems: list[Problem] = []
    patterns = PatternReader(Literals(corpus.entities), corpus.attributes, examples.problems)
    for name, data in contents.items():
        if is_lock(name):
            continue
        root, wrong, _, _ = read_yaml(data, name)
        wrong += validate(root, name)[0] if root is not None else []
        if root is None or wrong:
            problems += wrong
            continue
        examples.read_all(name, root)
        patterns.read_all(name, root, set())
    return sorted({*problems, *examples.problems})
