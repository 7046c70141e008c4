"""GitLab's Code Quality report: the findings beside the changed lines of a merge request."""

from collections.abc import Iterable, Sequence
from json import dumps
from typing import Any

from checker.model.place import Problem
from checker.model.report import Report, answered
from checker.telling.alert import Alert, alerts, line

_SEVERITY = {"error": "major", "warning": "minor", "note": "info"}


def render(report: Report, link_base: str = "") -> str:
    """A JSON list, one finding a line; ``link_base`` leads from the repository's root."""
    issues = (_issue(alert, link_base) for alert in alerts(report))
    return _lines(dumps(issue, ensure_ascii=False) for issue in issues)


def broken(problems: Sequence[Problem], link_base: str = "") -> str:
    """The problems that kept a run from judging."""
    from hashlib import sha256

    issues = (
        {
            "description": line(message),
            "check_name": "input",
            "fingerprint": sha256(f"{place} {message}".encode()).hexdigest()[:12],
            "severity": "blocker",
            "location": {"path": link_base + place.file, "lines": {"begin": place.line}},
        }
        for place, message in problems
    )
    return _lines(dumps(issue, ensure_ascii=False) for issue in issues)


def _issue(alert: Alert, base: str) -> dict[str, Any]:
    told = [answered(alert.about, alert.message), *(side.heading_at(base) for side in alert.sides)]
    if alert.hint:
        told.append(f"hint: {alert.hint}")
    return {
        "description": "; ".join(told),
        "check_name": alert.rule.id,
        "fingerprint": alert.id,
        "severity": "info" if alert.is_settled else _SEVERITY[alert.severity],
        "location": {
            "path": base + alert.place.file,
            "lines": {"begin": alert.place.line},
        },
    }


def _lines(items: Iterable[str]) -> str:
    lines = ",\n".join(items)
    return f"[\n{lines}\n]\n" if lines else "[]\n"
