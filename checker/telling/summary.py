"""The report for a terminal: counts, then one line for each contradiction, its place first.

What is undetermined has a line, too, where that makes the run fail.
"""

from collections.abc import Iterator

from checker.model.line import plain, shortened
from checker.model.report import Report, counted
from checker.telling.alert import alerts_of, waiver_line
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
    alone = report.alone
    aside = sum(row.fact.id in report.aside for row in report.unchecked)
    lines.append(
        f"{counted(report.claims, 'claim')}: {compared} compared with another, {alone} "
        f"stand{'s' if alone == 1 else ''} alone, {report.claims - compared - alone} not looked at"
        + (f"; {aside} more set aside." if aside else ".")
    )
    for skipped in report.skipped:
        at = skipped.place.on_line(link_base)
        some = counted(skipped.rows, "row")
        why = shortened(skipped.reason, LONGEST)
        lines.append(f"{at}: {some} of table '{skipped.table}' left out, not checked: {why}")
    for row in report.not_applied:
        if row.blocks:
            at = row.rule.place.on_line(link_base)
            lines.append(f"{at}: rule '{row.rule.id}': {row.reason}")
    lines += _waivers(report, link_base)
    told = [f for f in report.of(Verdict.CONTRADICTION) if f.waiver is None]
    severe = report.severe(report.fail_on)
    open_ = [f for f in report.of(Verdict.UNDETERMINED) if f.waiver is None]
    told += [f for f in open_ if f.severity in severe]
    shown = told[:MOST]
    for finding, one in zip(shown, alerts_of(report, shown), strict=True):
        place = one.place if one.sides else one.rule.place
        words = "; ".join(filter(None, [f"{one.asks}: {one.answer}", one.aside]))
        lines.append(
            f"{place.on_line(link_base)}: {one.severity}: {f'{one.since}: ' if one.since else ''}"
            f"{'undetermined: ' if one.verdict is Verdict.UNDETERMINED else ''}"
            f"{shortened(words, LONGEST)} [{one.id}]"
        )
        if one.hint:
            lines.append(f"    hint: {one.hint}")
        for fact, why in finding.misread:
            lines.append(
                f"{fact.place.on_line(link_base)}: extraction error, not a conflict "
                f"of sources: the quote does not carry '{shortened(report.told(fact), LONGEST)}': "
                f"{shortened(why, LONGEST)} [{fact.id}]"
            )
    left = report.untold.number(Verdict.CONTRADICTION)
    if len(told) > MOST or left:
        more = counted(len(told) - len(shown) + left, "finding")
        lines.append(f"... and {more} more{'' if left else ' in the report'}")
    return "\n".join(map(plain, lines)) + "\n"


def _waivers(report: Report, base: str) -> Iterator[str]:
    """The waivers that do not apply, and those that soon will not."""
    if report.waivers:
        void = report.void_waivers()
        for one in (*void, *report.waning_waivers()):
            yield waiver_line(one, base)
        waived = sum(finding.waiver is not None for finding in report.findings)
        yield (
            f"{counted(len(report.waivers), 'waiver')}: {counted(waived, 'finding')} waived, "
            f"{counted(len(void), 'waiver')} not applying."
        )
