"""Workflow commands for GitHub Actions: annotations at the claims, the worst of them.

GitHub shows ten errors and ten warnings of a step and drops the others without a word; what is
over is counted in one notice instead, with the notes, and with what is known and makes no run fail.
"""

from collections import Counter
from collections.abc import Iterator, Sequence

from checker.model.line import plain
from checker.model.place import Problem
from checker.model.report import SEVERITIES, Report, counted
from checker.model.waiver import WaiverStatus
from checker.telling.alert import Alert, alerts, line, waiver_line

MOST = 10
"""How many errors, and how many warnings, are annotations of their own."""

_SHOWN = ("error", "warning")


def render(report: Report, link_base: str = "") -> str:
    """The counts, then one command a line; ``link_base`` leads from the repository's root."""
    lines = [report.headline()]
    shown: Counter[str] = Counter()
    rest: Counter[str] = Counter()
    for alert in alerts(report):
        told = alert.severity in _SHOWN and not alert.is_settled
        if told and shown[alert.severity] < MOST:
            shown[alert.severity] += 1
            lines.append(_annotation(alert, link_base))
        else:
            rest[alert.severity] += 1
    lines += _waivers(report, link_base)
    if rest:
        words = ", ".join(counted(rest[name], name) for name in SEVERITIES if rest[name])
        lines.append(f"::notice title=Not shown here::{words} more: see the report")
    return "\n".join(lines) + "\n"


def _waivers(report: Report, base: str) -> Iterator[str]:
    """A notice of the waivers that do not apply, and one of those that soon will not."""
    if void := report.void_waivers():
        does = "does" if len(void) == 1 else "do"
        yield _notice(void, f"{counted(len(void), 'waiver')} {does} not apply", base)
    if waning := report.waning_waivers():
        expires = "expires" if len(waning) == 1 else "expire"
        yield _notice(waning, f"{counted(len(waning), 'waiver')} {expires} soon", base)


def _notice(some: Sequence[WaiverStatus], title: str, base: str) -> str:
    """What is the matter with some waivers, at the first of them."""
    told = [line(waiver_line(one, base)) for one in some[:MOST]]
    if len(some) > MOST:
        told.append(f"and {counted(len(some) - MOST, 'waiver')} more: see the report")
    place = some[0].waiver.place
    where = f"file={_property(base + place.file)},line={place.line}"
    return f"::notice {where},title={title}::{_data(chr(10).join(told))}"


def broken(problems: Sequence[Problem], link_base: str = "") -> str:
    """The problems that kept a run from judging: the first of them, and how many more there are."""
    lines = [
        f"::error file={_property(link_base + place.file)},line={place.line},col={place.column},"
        f"title=Nothing was judged::{_data(line(message))}"
        for place, message in problems[:MOST]
    ]
    if len(problems) > MOST:
        words = counted(len(problems) - MOST, "problem")
        lines.append(f"::notice title=Not shown here::{words} more: see the log")
    return "\n".join(lines) + "\n"


def _annotation(alert: Alert, base: str) -> str:
    place = alert.place
    where = f"file={_property(base + place.file)},line={place.line},col={place.column}"
    text = [alert.message, *(side.heading_at(base) for side in alert.sides)]
    if alert.hint:
        text.append(f"hint: {alert.hint}")
    text.append(f"rule: {alert.rule.id}, finding: {alert.id}")
    title = _property(alert.about)
    return f"::{alert.severity} {where},title={title}::{_data(chr(10).join(text))}"


def _data(text: str) -> str:
    """The text of a command."""
    lines = (plain(part) for part in text.split("\n"))
    return "%0A".join(part.replace("%", "%25") for part in lines)


def _property(text: str) -> str:
    """The value of a command's property."""
    return _data(text).replace(":", "%3A").replace(",", "%2C")
