"""What somebody accepted, and the waivers that do not apply.

The days on which they expire are named, and never how many are left: see ``checker.judge.waivers``.
"""

from collections import Counter
from collections.abc import Iterator

from checker.model.report import counted
from checker.model.waiver import Standing
from checker.render.markdown.escape import escape
from checker.render.markdown.phrases import Phrases
from checker.render.markdown.tables import folded, table
from checker.values.verdict import Verdict


def section(say: Phrases) -> Iterator[str]:
    """Waived findings; then, apart from them, the waivers that are unused, changed or expired."""
    report = say.report
    if not report.waivers:
        return
    yield "## Waivers"
    yield ""
    void = report.void_waivers()
    if void:
        counts = Counter(standing.state for standing in void)
        told = ", ".join(f"{counts[s]} {s}" for s in ("unused", "changed", "expired") if counts[s])
        verb = "waiver does" if len(void) == 1 else "waivers do"
        yield f"**{len(void)} {verb} not apply**: {told}."
        yield ""
        rows = [_void(say, standing) for standing in void]
        yield from table(["waiver of", "", "why", "owner", "reason", "where"], rows)
    waived = [
        (finding, finding.waiver)
        for finding in report.findings
        if finding.waiver is not None and finding.verdict is not Verdict.AGREEMENT
    ]
    if waived:
        cells = [
            [
                ("" if finding.verdict is Verdict.UNDETERMINED else f'<a id="f-{finding.id}"></a>')
                + say.asks(finding),
                escape(finding.answer.message),
                escape(waiver.reason),
                escape(waiver.owner),
                waiver.expires,
                say.link(waiver.place),
            ]
            for finding, waiver in waived
        ]
        headers = ["question", "what is said", "reason", "owner", "until", "where"]
        yield from folded(f"{counted(len(waived), 'finding')} waived", table(headers, cells))


def _void(say: Phrases, standing: Standing) -> list[str]:
    waiver = standing.waiver
    return [
        f"`{waiver.finding}`" if waiver.finding else escape(waiver.fact),
        standing.state,
        escape(standing.why),
        escape(waiver.owner),
        escape(waiver.reason),
        say.link(waiver.place),
    ]
