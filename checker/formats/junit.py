"""JUnit's XML, which every CI shows as tests: a suite is a rule, a case is a question.

A failure is what makes the run fail; what does not agree and is excused (waived, known, or milder
than what fails) is skipped.
"""

import re
from collections import Counter
from collections.abc import Sequence

from checker.model.finding import Finding
from checker.model.place import Problem
from checker.model.report import Report
from checker.telling.alert import Alert, in_full, line, nothing_matched, told_of, waived
from checker.values.verdict import Verdict

_NO_XML = re.compile("[^\t\n\x20-\x7e\u00a0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What no XML may hold, and the control characters that it may."""

_ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\n": "&#10;"})


def render(report: Report, link_base: str = "") -> str:
    """All questions of all rules; ``link_base`` leads from the repository's root."""
    asked: dict[str, list[Finding]] = {}
    for finding in report.findings:
        asked.setdefault(finding.rule.id, []).append(finding)
    nothing = {one.rule.id: one for one in nothing_matched(report)}
    suites = []
    total: Counter[str] = Counter()
    for rule in report.rules:
        cases = _cases(report, asked.get(rule.id, []), link_base)
        if rule.id in nothing:
            one = nothing[rule.id]
            text = f"{link_base}{one.place.file}:{one.place.line}: {one.message}"
            if one.excuse:
                skipped = _case(rule.id, "matches something", "skipped", _excused(one), "")
                cases.append(("skipped", skipped))
            else:
                cases.append(("errors", _case(rule.id, "matches something", "error", one, text)))
        if cases:
            counts = Counter(kind for kind, _ in cases)
            total += counts
            suites += [
                f"  <testsuite{_counts(rule.id, len(cases), counts)} "
                f'skipped="{counts["skipped"]}" file={_quoted(link_base + rule.place.file)}>',
                *(text for _, text in cases),
                "  </testsuite>",
            ]
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f"<testsuites{_counts('checker', total.total(), total)}>",
        *suites,
        "</testsuites>",
    ]
    return "\n".join(lines) + "\n"


def broken(problems: Sequence[Problem], link_base: str = "") -> str:
    """The problems that kept a run from judging, each an error."""
    cases = []
    for place, message in problems:
        where = line(f"{link_base}{place}")
        cases += [
            f'    <testcase classname="input" name={_quoted(where)}>',
            f'      <error type="problem" message={_quoted(line(message))}/>',
            "    </testcase>",
        ]
    counts = Counter(errors=len(problems))
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f"<testsuites{_counts('checker', len(problems), counts)}>",
        f"  <testsuite{_counts('input', len(problems), counts)}>",
        *cases,
        "  </testsuite>",
        "</testsuites>",
    ]
    return "\n".join(lines) + "\n"


def _counts(name: str, tests: int, counts: Counter[str]) -> str:
    failed = f'failures="{counts["failures"]}" errors="{counts["errors"]}"'
    return f' name={_quoted(name)} tests="{tests}" {failed}'


def _cases(report: Report, findings: list[Finding], base: str) -> list[tuple[str, str]]:
    """The cases of one rule, each with what it counts as. No two have one name."""
    told = list(told_of(report, findings))
    named = Counter(one.about for one in told)
    cases = []
    for finding, one in zip(findings, told, strict=True):
        name = one.about if named[one.about] == 1 else f"{one.about} [{one.id}]"
        if one.waiver is not None and finding.verdict is not Verdict.AGREEMENT:
            cases.append(("skipped", _case(finding.rule.id, name, "skipped", _accepted(one), "")))
        elif finding.verdict is not Verdict.AGREEMENT and not one.excuse:
            text = "\n".join(["", *in_full(report, one, base), "      "])
            cases.append(("failures", _case(finding.rule.id, name, "failure", one, text)))
        elif finding.verdict is Verdict.CONTRADICTION:
            cases.append(("skipped", _case(finding.rule.id, name, "skipped", _excused(one), "")))
        elif finding.verdict is Verdict.UNDETERMINED:
            cases.append(("skipped", _case(finding.rule.id, name, "skipped", one, "")))
        else:
            cases.append(("passed", _case(finding.rule.id, name, "", one, "")))
    return cases


def _accepted(one: Alert) -> Alert:
    """A waived finding, whose message says who accepted what, until when."""
    return one._replace(message=f"{waived(one)} ({one.message})")


def _excused(one: Alert) -> Alert:
    """A finding that does not make the run fail, whose message says why."""
    return one._replace(message=f"{one.excuse}: {one.message}")


def _case(rule: str, name: str, outcome: str, one: Alert, text: str) -> str:
    head = f"    <testcase classname={_quoted(rule)} name={_quoted(name)}"
    if not outcome:
        return f"{head}/>"
    said = f"<{outcome} type={_quoted(one.severity)} message={_quoted(one.message)}"
    body = f">{_escaped(text).replace('&#10;', chr(10))}</{outcome}>" if text else "/>"
    return f"{head}>\n      {said}{body}\n    </testcase>"


def _quoted(text: str) -> str:
    return f'"{_escaped(text)}"'


def _escaped(text: str) -> str:
    return _NO_XML.sub("\N{REPLACEMENT CHARACTER}", text).translate(_ENTITIES)
