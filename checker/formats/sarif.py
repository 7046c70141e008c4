"""SARIF 2.1.0, as code scanning takes it: contradictions and what is undetermined, worst first.

Only the first location of a result is shown there, so the first is the primary claim; the claims
of the other sides are related locations, to which the message links. Where documents stand in the
repository, the lines of the quotes in them are further related locations.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from gzip import compress
from itertools import chain, islice
from json import dumps
from typing import Any
from urllib.parse import quote

from checker.model.place import Place, Problem
from checker.model.report import Report, answered, counted
from checker.model.rule import Rule
from checker.model.waiver import WaiverStatus
from checker.telling.alert import Alert, alerts, line
from checker.values.dates import tell_date

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
"""What the output says that it follows."""

MOST_RESULTS = 5000
"""How many results code scanning shows of one run; the rest are counted in a notification. It takes
25 000, and refuses a run that has more."""

MOST_RELATED = 100
"""How many locations code scanning shows of one result; it refuses one that has a thousand."""

MOST_BYTES = 10_000_000
"""The most bytes that it takes, compressed by gzip."""

_BASE = "%SRCROOT%"
_STATES = {"new": "new", "changed": "updated", "known": "unchanged", "": "new"}
"""What became of a result since an earlier report."""

_LINK_MARKS = re.compile(r"([\\\[\]])")


def render(report: Report, link_base: str = "") -> str:
    """One run; ``link_base`` leads from the repository's root to the root of file names.

    What somebody accepted is told only ``report.with_waived``, as suppressed.
    """
    told = alerts(report, waived=report.with_waived)
    most = min(len(told), MOST_RESULTS)
    text = _within(report, link_base, told, most)
    while most and len(text) > MOST_BYTES:  # what is no larger uncompressed need not be compressed
        size = len(compress(text.encode()))
        if size <= MOST_BYTES:
            break
        most = min(most - 1, most * MOST_BYTES * 9 // (size * 10))
        text = _within(report, link_base, told, most)
    return text


def _within(report: Report, link_base: str, told: Sequence[Alert], most: int) -> str:
    """The run with no more than some of its results, the first ones."""
    asking = [rule for rule in report.rules if not rule.derives]
    blocked = {one.rule.id for one in told}
    rules = [rule for rule in report.rules if rule in asking or rule.id in blocked]
    index = {rule.id: number for number, rule in enumerate(rules)}
    places = _Places(report.ends, link_base)
    left = len(told) - most
    notes = [_note(left)] if left > 0 else []
    run = {
        "tool": {
            "driver": {
                "name": "checker",
                "rules": [_rule(rule) for rule in rules],
            }
        },
        "invocations": [
            {
                "executionSuccessful": True,
                "toolConfigurationNotifications": [
                    _configured("warning", one.waiver.place, _void(one), places)
                    for one in report.void_waivers()
                ],
                "toolExecutionNotifications": notes,
            }
        ],
        "columnKind": "unicodeCodePoints",
        "results": [
            _result(one, index[one.rule.id], places)
            | ({"baselineState": _STATES[one.since]} if report.since else {})
            for one in told[:most]
        ],
    }
    return _log(run)


def broken(problems: Sequence[Problem], link_base: str = "") -> str:
    """The problems that kept a run from judging, as notifications.

    It has no results, not even an empty list of them: that would close the alerts that stand.
    """
    places = _Places({}, link_base)
    told = [_configured("error", place, message, places) for place, message in problems]
    invocation = {"executionSuccessful": False, "toolConfigurationNotifications": told}
    return _log(
        {
            "tool": {"driver": {"name": "checker"}},
            "invocations": [invocation],
            "columnKind": "unicodeCodePoints",
        }
    )


def _log(run: dict[str, Any]) -> str:
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return dumps(log, ensure_ascii=False, indent=1) + "\n"


def _void(one: WaiverStatus) -> str:
    """What keeps a waiver from applying."""
    return f"Waiver of {one.waiver.of}: {one.state}: {one.why}"


def _configured(level: str, place: Place, message: str, places: "_Places") -> dict[str, Any]:
    """What is wrong with a file of input."""
    text = {"text": line(message)}
    return {"level": level, "message": text, "locations": [places.location(place)]}


def _note(left: int) -> dict[str, Any]:
    text = f"{counted(left, 'result')} left out here; all stand in the JSON report."
    return {"level": "warning", "message": {"text": text}}


def _rule(rule: Rule) -> dict[str, Any]:
    title = line(rule.title)
    why = f"{title}. {line(rule.why)}" if rule.why else title
    help_text = (
        f"{why}\n\nOne of the claims is mistaken, or they speak of different things (then they "
        "need another attribute or a qualifier), or the rule assumes too much. "
        "`checker explain` followed by the finding's id shows all that bears on it."
    )
    return {
        "id": rule.id,
        "shortDescription": {"text": title},
        "fullDescription": {"text": why},
        "help": {"text": help_text},
        "defaultConfiguration": {"level": rule.severity},
        "properties": {"tags": ["consistency"]},
    }


class _Places:
    """Places as SARIF writes them."""

    def __init__(self, ends: Mapping[Place, tuple[int, int]], base: str) -> None:
        self.ends = ends
        self.base = base

    def location(self, place: Place) -> dict[str, Any]:
        """Where a claim stands, from its first character to its last, as far as that is known."""
        region = {"startLine": place.line, "startColumn": place.column}
        if place in self.ends:
            region["endLine"], region["endColumn"] = self.ends[place]
        uri = {"uri": quote(self.base + place.file), "uriBaseId": _BASE}
        return {"physicalLocation": {"artifactLocation": uri, "region": region}}


def _result(alert: Alert, rule: int, places: _Places) -> dict[str, Any]:
    related: list[dict[str, Any]] = []
    words = [f"{answered(_escaped(alert.about), _escaped(alert.message))}."]
    for number, side in enumerate(alert.sides):
        told = _escaped(side.heading())
        if number == 0:
            words.append(f"Here: {told}.")
        elif side.facts and len(related) < MOST_RELATED:
            words.append(f"There: [{told}]({len(related) + 1}).")
        others = side.claims(after=1 if number == 0 else 0)
        waiting = sum(
            bool(later.facts) for later in alert.sides[number + 1 :]
        )  # one place for each
        for claim in islice(others, max(0, MOST_RELATED - len(related) - waiting)):
            where = places.location(claim.place)
            text = {"text": claim.said}
            related.append({"id": len(related) + 1, **where, "message": text})
    related += _in_documents(alert, places, len(related))
    if alert.hint:
        words.append(f"Hint: {_escaped(alert.hint)}.")
    result: dict[str, Any] = {
        "ruleId": alert.rule.id,
        "ruleIndex": rule,
        "level": "note" if alert.is_settled else alert.severity,
        "message": {"text": " ".join(words)},
        "locations": [places.location(alert.place)],
        "partialFingerprints": {"findingId/v1": alert.id},
    }
    if related:
        result["relatedLocations"] = related
    if alert.waiver is not None:
        until = tell_date(alert.waiver.expires)
        by = f"{line(alert.waiver.reason)} ({line(alert.waiver.owner)}, until {until})"
        result["suppressions"] = [{"kind": "external", "status": "accepted", "justification": by}]
    return result


def _in_documents(alert: Alert, places: _Places, told: int) -> Iterator[dict[str, Any]]:
    """Where the quotes of claims stand in their documents, each place once; ``told`` places more
    are told already."""
    found: dict[Place, str] = {}
    for claim in chain.from_iterable(side.claims() for side in alert.sides):
        if claim.in_document is not None and told + len(found) < MOST_RELATED:
            found.setdefault(claim.in_document, f"In the document: {claim.said}")
    for number, (place, said) in enumerate(found.items(), told + 1):
        yield {"id": number, **places.location(place), "message": {"text": said}}


def _escaped(text: str) -> str:
    """Text that is no link in a message."""
    return _LINK_MARKS.sub(r"\\\1", text)
