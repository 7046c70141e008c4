"""What somebody accepted, and the waivers that do not apply.

The days on which they expire are named, and never how many are left: see ``checker.judge.waivers``.
"""

from collections import Counter
from collections.abc import Iterator

from checker.model.report import counted
from checker.model.waiver import Waiver, WaiverStatus
from checker.telling.phrases import Phrases
from checker.values.dates import tell_date
from checker.values.verdict import Verdict

TITLE = "Waivers"


def section(say: Phrases) -> Iterator[str]:
    """Waived findings; then, apart from them, the waivers that are unused, changed or expired."""
    report = say.report
    if not report.waivers:
        return
    yield from say.pen.title(2, TITLE)
    void = report.void_waivers()
    if void:
        counts = Counter(status.state for status in void)
        counted_states = ", ".join(
            f"{counts[s]} {s}" for s in ("unused", "changed", "expired") if counts[s]
        )
        verb = "waiver does" if len(void) == 1 else "waivers do"
        count = say.pen.strong(f"{len(void)} {verb} not apply")
        yield from say.pen.paragraph([f"{count}: {counted_states}."])
        rows = [_void(say, status) for status in void]
        yield from say.pen.table(["waiver of", "why it does not apply", "by"], rows)
    waived = [
        (finding, finding.waiver)
        for finding in report.findings
        if finding.waiver is not None and finding.verdict is not Verdict.AGREEMENT
    ]
    if waived:
        cells = [
            [
                ("" if finding.verdict is Verdict.UNDETERMINED else say.pen.anchor(finding.id))
                + say.asks(finding),
                say.pen.text(finding.answer.message),
                _by(say, waiver, f", until {tell_date(waiver.expires)}"),
            ]
            for finding, waiver in waived
        ]
        headers = ["question", "what is said", "waived by"]
        yield from say.pen.folded(
            f"{counted(len(waived), 'finding')} waived", say.pen.table(headers, cells)
        )


def _void(say: Phrases, status: WaiverStatus) -> list[str]:
    waiver = status.waiver
    return [
        say.pen.code(waiver.finding) if waiver.finding else say.pen.text(waiver.fact),
        f"{status.state}: {say.pen.text(status.why)}",
        _by(say, waiver),
    ]


def _by(say: Phrases, waiver: Waiver, until: str = "") -> str:
    """Who accepted it, until when, why, and where that stands."""
    who = f"{say.pen.text(waiver.owner)}{until} ({say.pen.link(waiver.place)})"
    return f"{who}: {say.pen.text(waiver.reason)}"
