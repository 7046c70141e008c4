"""The report for a terminal: counts, then one line for each contradiction, its place first."""

from checker.model.line import plain
from checker.model.report import Report, counted
from checker.values.verdict import Verdict

MOST = 50
"""How many contradictions a screen is shown."""


def render(report: Report, link_base: str = "") -> str:
    """A short summary; ``link_base`` leads from here to the root of file names."""
    lines = [report.headline()]
    compared = report.claims - len(report.unchecked)
    alone = sum(row.reason == "stands alone" for row in report.unchecked)
    lines.append(
        f"{counted(report.claims, 'claim')}: {compared} compared with another, {alone} "
        f"stand{'s' if alone == 1 else ''} alone, {report.claims - compared - alone} not looked at."
    )
    for row in report.not_applied:
        if row.blocks:
            place = row.rule.place
            lines.append(
                f"{link_base}{place.file}:{place.line}: rule '{row.rule.id}': {row.reason}"
            )
    told = report.of(Verdict.CONTRADICTION)
    for finding in told[:MOST]:
        place = finding.primary.place
        lines.append(
            f"{link_base}{place.file}:{place.line}: {finding.severity}: "
            f"{report.asks(finding.question)}: {finding.answer.message} [{finding.id}]"
        )
        for fact, why in finding.misread:
            lines.append(
                f"{link_base}{fact.place.file}:{fact.place.line}: extraction error, not a conflict "
                f"of sources: the quote does not carry '{fact.value.text}': {why} [{fact.id}]"
            )
    if len(told) > MOST:
        lines.append(f"... and {counted(len(told) - MOST, 'contradiction')} more in the report")
    return "\n".join(map(plain, lines)) + "\n"
