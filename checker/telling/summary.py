"""The report for a terminal: counts, then one line for each contradiction, its place first.

What is undetermined has a line, too, where that makes the run fail.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Literal

from checker.model.corpus import DRAFT
from checker.model.finding import Finding
from checker.model.line import plain, shortened
from checker.model.report import Report, answered, counted
from checker.telling.alert import Alert, alerts_of, nothing_matched, waiver_line
from checker.values.verdict import Verdict

MOST = 20
"""How many findings a screen is shown."""

LONGEST = 300
"""The most characters that one of them has of somebody's words; its place and id are never cut."""

_NOTHING_FAILS = (
    "That a rule matches nothing makes the exit code 1; where it is right, write "
    "`may_match_nothing: true` in the rule."
)
"""What is said where nothing else makes the run fail."""

_WORST_FIRST = (Verdict.CONTRADICTION, Verdict.UNDETERMINED, Verdict.AGREEMENT)

Detail = Literal["quiet", "usual", "all"]
"""How much is told: a line for each thing found; these and counts; or everything, in full."""


def summary(report: Report, link_base: str = "", detail: Detail = "usual") -> str:
    """A short summary; ``link_base`` leads from here to the root of file names."""
    lines = [] if detail == "quiet" else list(_counts(report, link_base))
    found = _told(report, detail)
    hidden = [alert for alert in found if _is_hidden(report, alert)]
    shown_alerts = [alert for alert in found if not _is_hidden(report, alert)]
    nothing = nothing_matched(report)
    counting = [alert for alert in nothing if not (report.only_new and alert.since == "known")]
    for alert in counting:
        lines.append(f"{alert.place.on_line(link_base)}: rule '{alert.rule.id}': {alert.answer}")
    severe = report.severe(report.fail_on)
    if (
        counting
        and (report.claims or not _drafts(report))
        and report.fail_on != "never"
        and not any(f.severity in severe for f in shown_alerts)
    ):
        lines.append(_NOTHING_FAILS)
    if detail != "quiet":
        lines += _waivers(report, link_base)
    shown = shown_alerts if detail == "all" else shown_alerts[:MOST]
    for finding, alert in zip(shown, alerts_of(report, shown), strict=True):
        lines.append(_line(finding, alert, link_base))
        if detail == "all":
            lines += (f"    {line}" for line in alert.in_full(link_base))
        elif alert.hint:
            lines.append(f"    hint: {alert.hint}")
        for fact, why in finding.misread:
            lines.append(
                f"{fact.place.on_line(link_base)}: extraction error, not a conflict "
                f"of sources: the quote does not carry '{shortened(report.value(fact), LONGEST)}': "
                f"{shortened(why, LONGEST)} [{fact.id}]"
            )
    if len(shown_alerts) > len(shown):
        more = counted(len(shown_alerts) - len(shown), "finding")
        lines.append(f"... and {more} more in the report; -v shows all")
    if left := report.untold.number(Verdict.CONTRADICTION):
        more = counted(left, "contradiction")
        lines.append(f"... and {more} more, only counted; --told lists more")
    if detail != "quiet":
        lines += _hidden(report, hidden, len(nothing) - len(counting))
        lines += _resolved(report, detail)
        lines += _by_rule(report, shown_alerts, detail)
    return "".join(f"{plain(line)}\n" for line in lines)


def _counts(report: Report, link_base: str) -> Iterator[str]:
    """What stands, what became of it, and what was compared at all."""
    yield report.headline()
    if report.since is not None:
        yield report.since.headline()
        if report.since.note:
            yield f"note: {report.since.note}"
    claims, compared = report.claims, report.compared
    alone = report.alone
    aside = sum(row.fact.id in report.aside for row in report.unchecked)
    yield (
        f"{counted(claims, 'claim')}: {compared} compared with another, {alone} "
        f"stand{'s' if alone == 1 else ''} alone, {claims - compared - alone} not looked at"
        + (f"; {aside} more set aside." if aside else ".")
    )
    for skipped in report.skipped:
        at = skipped.place.on_line(link_base)
        some = counted(skipped.rows, "row")
        first = ": " if skipped.rows == 1 else "; the first: "
        why = shortened(skipped.reason, LONGEST)
        yield f"{at}: {some} of table '{skipped.table}' left out, not checked{first}{why}"
    drafts = _drafts(report)
    if drafts and not claims:
        yield (
            f"Nothing was judged: {counted(drafts, 'claim')} "
            f"{'is a draft' if drafts == 1 else 'are drafts'}. Hold each against its document, and "
            "write `status: reviewed` where it is right."
        )


def _drafts(report: Report) -> int:
    return sum(row.reason == DRAFT for row in report.unchecked)


def _told(report: Report, detail: Detail) -> list[Finding]:
    """The findings that have a line: contradictions, and what else makes the run fail; or all."""
    findings = [f for f in report.of(Verdict.CONTRADICTION) if f.waiver is None]
    severe = report.severe(report.fail_on)
    open_ = [f for f in report.of(Verdict.UNDETERMINED) if f.waiver is None]
    findings += [f for f in open_ if detail == "all" or f.severity in severe]
    if detail == "all":
        findings += report.of(Verdict.AGREEMENT)
    return findings


def _is_hidden(report: Report, finding: Finding) -> bool:
    """Whether a finding is only counted: what is asked for is new, and this does not count so."""
    since = report.since
    if not report.only_new or since is None or finding.verdict is Verdict.AGREEMENT:
        return False
    return finding.id not in since.counting


def _line(finding: Finding, alert: Alert, base: str) -> str:
    place = alert.place if alert.sides else alert.rule.place
    words = "; ".join(filter(None, [answered(alert.asks, alert.answer), alert.aside]))
    if finding.verdict is Verdict.AGREEMENT:
        return f"{place.on_line(base)}: agreement: {shortened(words, LONGEST)} [{alert.id}]"
    return (
        f"{place.on_line(base)}: {alert.severity}: {f'{alert.since}: ' if alert.since else ''}"
        f"{'undetermined: ' if alert.verdict is Verdict.UNDETERMINED else ''}"
        f"{shortened(words, LONGEST)} [{alert.id}]"
    )


def _hidden(report: Report, hidden: Sequence[Finding], rules: int) -> Iterator[str]:
    """How many findings are not shown, since they are not new, and rules that match nothing."""
    since = report.since
    upgrade = since.by_upgrade if since is not None else frozenset()
    by_upgrade = sum(finding.id in upgrade for finding in hidden)
    known = len(hidden) - by_upgrade
    parts = [f"{counted(known, 'finding')} known"] if known else []
    if by_upgrade and since is not None:
        parts.append(
            f"{counted(by_upgrade, 'finding')} from the upgrade of the checker, {since.upgrade}"
        )
    if rules:
        match = "matches" if rules == 1 else "match"
        parts.append(f"{counted(rules, 'rule')} that {match} nothing, as before")
    if parts:
        yield f"Not shown, and not counted: {'; '.join(parts)}."


def _resolved(report: Report, detail: Detail) -> Iterator[str]:
    """What was resolved since the earlier report, by name."""
    if report.since is None:
        return
    resolved = report.since.resolved
    shown = resolved if detail == "all" else resolved[:MOST]
    for change in shown:
        seen = change.finding
        about = f"{seen.attribute} of {seen.subject}"
        if seen.attribute in report.attributes and seen.subject in report.entities.by_id:
            about = report.about(seen.attribute, seen.subject, seen.qualifiers)
        words = shortened(answered(about, seen.message), LONGEST)
        yield f"resolved: {words}: {change.why} [{seen.id}]"
    if len(resolved) > len(shown):
        yield f"... and {len(resolved) - len(shown)} more resolved; -v shows all"


def _by_rule(report: Report, findings: Sequence[Finding], detail: Detail) -> Iterator[str]:
    """How many of the findings that have a line each rule has."""
    if detail == "all":
        counts: dict[str, Counter[str]] = {rule.id: Counter() for rule in report.rules}
        for finding in report.findings:
            counts[finding.rule.id][finding.verdict.value] += 1
        yield "By rule:"
        for name, some in counts.items():
            if some:
                words = ", ".join(
                    counted(some[verdict.value], verdict.value)
                    if verdict is not Verdict.UNDETERMINED
                    else f"{some[verdict.value]} {verdict.value}"
                    for verdict in _WORST_FIRST
                    if some[verdict.value]
                )
                yield f"  {name}: {words}"
        return
    numbers = Counter(finding.rule.id for finding in findings)
    if len(numbers) > 1:
        yield f"By rule: {', '.join(f'{name} {n}' for name, n in numbers.most_common())}."


def _waivers(report: Report, base: str) -> Iterator[str]:
    """The waivers that do not apply, and those that soon will not."""
    if report.waivers:
        void = report.void_waivers()
        for status in (*void, *report.waning_waivers()):
            yield waiver_line(status, base)
        waived = sum(finding.waiver is not None for finding in report.findings)
        rest = "does not apply" if len(void) == 1 else "do not apply"
        idle = f"; {counted(len(void), 'waiver')} {rest}" if void else ""
        waivers = counted(len(report.waivers), "waiver")
        yield f"{waivers}: {counted(waived, 'finding')} waived{idle}."
