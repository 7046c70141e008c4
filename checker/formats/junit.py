"""JUnit's XML, which every CI shows as tests: a suite is a rule, a case is a question.

A failure is what makes the run fail; what does not agree and is excused (waived, known, or milder
than what fails) is skipped.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from xml.etree.ElementTree import Element, indent, tostring

from checker.model.finding import Finding
from checker.model.place import Problem
from checker.model.report import Report
from checker.telling.alert import Alert, accepted, alerts_of, line, nothing_matched

_NO_XML = re.compile("[^\t\n\x20-\x7e\u00a0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What no XML may hold, and the control characters that it may."""


def render(report: Report, link_base: str = "") -> str:
    """All questions of all rules; ``link_base`` leads from the repository's root."""
    asked: dict[str, list[Finding]] = {}
    for finding in report.findings:
        asked.setdefault(finding.rule.id, []).append(finding)
    nothing = {one.rule.id: one for one in nothing_matched(report)}
    suites = []
    for rule in report.rules:
        cases = _named(alerts_of(report, asked.get(rule.id, [])))
        if rule.id in nothing:
            cases.append(("matches something", nothing[rule.id]))
        suite = _counting("testsuite", rule.id, [_case(*case, link_base) for case in cases])
        suite.set("skipped", str(len(suite.findall("*/skipped"))))
        suite.set("file", _legal(link_base + rule.place.file))
        suites += [suite] if cases else []
    return _written(suites)


def broken(problems: Sequence[Problem], link_base: str = "") -> str:
    """The problems that kept a run from judging, each an error."""
    cases = []
    for place, message in problems:
        case = _element("testcase", classname="input", name=line(f"{link_base}{place}"))
        case.append(_element("error", type="problem", message=line(message)))
        cases.append(case)
    return _written([_counting("testsuite", "input", cases)])


def _named(told: Iterable[Alert]) -> list[tuple[str, Alert]]:
    """The findings of one rule with their names, of which no two are one."""
    told = list(told)
    times = Counter(one.about for one in told)
    return [
        (one.about if times[one.about] == 1 else f"{one.about} [{one.id}]", one) for one in told
    ]


def _case(name: str, one: Alert, base: str) -> Element:
    """A question, and what keeps it from passing."""
    case = _element("testcase", classname=one.rule.id, name=name)
    if one.outcome == "fails" and one.matches_nothing:
        error = _element("error", type=one.severity, message=one.message)
        error.text = _legal(f"{one.place.on_line(base)}: {one.message}")
        case.append(error)
    elif one.outcome == "fails":
        failure = _element("failure", type=one.severity, message=one.message)
        failure.text = _legal("\n".join(["", *one.in_full(base), "      "]))
        case.append(failure)
    elif one.outcome != "agrees":
        case.append(_element("skipped", type=one.severity, message=_why_skipped(one)))
    return case


def _why_skipped(one: Alert) -> str:
    """What is found, and why it does not make the run fail."""
    if one.waiver is not None:
        return f"{accepted(one.waiver)} ({one.message})"
    return f"{one.excuse}: {one.message}" if one.outcome == "excused" else one.message


def _written(suites: Sequence[Element]) -> str:
    top = _counting("testsuites", "checker", suites)
    indent(top)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{tostring(top, encoding="unicode")}\n'


def _counting(tag: str, name: str, within: Sequence[Element]) -> Element:
    """An element with its name, and what is in it counted."""
    found = Counter(element.tag for one in within for element in one.iter())
    top = _element(
        tag,
        name=name,
        tests=str(found["testcase"]),
        failures=str(found["failure"]),
        errors=str(found["error"]),
    )
    top.extend(within)
    return top


def _element(tag: str, **attributes: str) -> Element:
    return Element(tag, {name: _legal(text) for name, text in attributes.items()})


def _legal(text: str) -> str:
    """Text without what no XML may hold."""
    return _NO_XML.sub("\N{REPLACEMENT CHARACTER}", text)
