"""The report for a terminal: counts, then one line for each contradiction, its place first.

What is undetermined has a line, too, where that makes the run fail.
"""

from collections.abc import Iterator

from checker.model.line import plain, shortened
from checker.model.report import Report, counted
from checker.values.verdict import Verdict

MOST = 20
"""How many findings a screen is shown."""

LONGEST = 300
"""The most characters that one of them has of somebody's words; its place and id are never cut."""


def summary(report: Report, link_base: str = "") -> str:
    """A short summary; ``link_base`` leads from here to the root of file names."""
    lines = [report.headline()]
    if report.since is not None:
        lines.append(report.since.headline())
        if report.since.note:
            lines.append(f"note: {report.since.note}")
    compared = report.compared
    alone = sum(row.reason == "stands alone" for row in report.unchecked)
    aside = sum(row.fact.id in report.aside for row in report.unchecked)
    lines.append(
        f"{counted(report.claims, 'claim')}: {compared} compared with another, {alone} "
        f"stand{'s' if alone == 1 else ''} alone, {report.claims - compared - alone} not looked at"
        + (f"; {aside} more set aside." if aside else ".")
    )
    for row in report.not_applied:
        if row.blocks:
            place = row.rule.place
            lines.append(
                f"{link_base}{place.file}:{place.line}: rule '{row.rule.id}': {row.reason}"
            )
    lines += _waivers(report, link_base)
    told = [f for f in report.of(Verdict.CONTRADICTION) if f.waiver is None]
    severe = report.severe(report.fail_on)
    open_ = [f for f in report.of(Verdict.UNDETERMINED) if f.waiver is None]
    told += [f for f in open_ if f.severity in severe]
    news = _news(report)
    for finding in told[:MOST]:
        place = finding.primary.place if finding.question.claims else finding.rule.place
        words = f"{report.asks(finding.question)}: {finding.answer.message}"
        if finding.answer.aside:
            words += f"; {finding.answer.aside}"
        lines.append(
            f"{link_base}{place.file}:{place.line}: {finding.severity}: "
            f"{news.get(finding.id, '')}"
            f"{'undetermined: ' if finding.verdict is Verdict.UNDETERMINED else ''}"
            f"{shortened(words, LONGEST)} [{finding.id}]"
        )
        if finding.hint:
            lines.append(f"    hint: {finding.hint}")
        for fact, why in finding.misread:
            lines.append(
                f"{link_base}{fact.place.file}:{fact.place.line}: extraction error, not a conflict "
                f"of sources: the quote does not carry '{shortened(report.told(fact), LONGEST)}': "
                f"{shortened(why, LONGEST)} [{fact.id}]"
            )
    if len(told) > MOST:
        lines.append(f"... and {counted(len(told) - MOST, 'finding')} more in the report")
    return "\n".join(map(plain, lines)) + "\n"


def _news(report: Report) -> dict[str, str]:
    """The word for what is new, changed or known since an earlier report, by finding."""
    if report.since is None:
        return {}
    kinds = {"new": report.since.new, "changed": report.since.changed}
    news = {row.finding.id: f"{kind}: " for kind, rows in kinds.items() for row in rows}
    return news | dict.fromkeys(report.since.known, "known: ")


def _waivers(report: Report, base: str) -> Iterator[str]:
    """The waivers that do not apply, and those that soon will not."""
    if report.waivers:
        from checker.telling.alert import standing

        void = report.void_waivers()
        for one in (*void, *report.waning_waivers()):
            yield standing(one, base)
        waived = sum(finding.waiver is not None for finding in report.findings)
        yield (
            f"{counted(len(report.waivers), 'waiver')}: {counted(waived, 'finding')} waived, "
            f"{counted(len(void), 'waiver')} not applying."
        )
