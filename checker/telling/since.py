"""What became of the findings since an earlier report."""

from collections.abc import Iterator, Sequence

from checker.model.since import Change
from checker.telling.phrases import Phrases, capital

HEADERS = ["what became of it", "what is said", "what changed"]


def changes(say: Phrases) -> Iterator[str]:
    """What is new, changed and resolved; what comes from rules and not from facts, apart."""
    since = say.report.since
    if since is None:
        return
    kinds = (("new", since.new), ("changed", since.changed), ("resolved", since.resolved))
    rows = [(kind, change) for kind, some in kinds for change in some]
    apart = ("rules", "checker")
    facts = [(kind, change) for kind, change in rows if change.cause not in apart]
    rules = [(kind, change) for kind, change in rows if change.cause == "rules"]
    upgraded = [(kind, change) for kind, change in rows if change.cause == "checker"]
    if rows:
        yield from say.pen.title(2, "Since the last report")
    if facts:
        yield from say.pen.table(HEADERS, _rows(say, facts))
    if rules:
        other = "From rules, attributes or entities, and not from facts:"
        yield from say.pen.paragraph([other])
        yield from say.pen.table(HEADERS, _rows(say, rules))
    if upgraded:
        words = f"From the upgrade of the checker, {since.upgrade}, with no fact or rule changed:"
        yield from say.pen.paragraph([say.pen.text(words)])
        yield from say.pen.table(HEADERS, _rows(say, upgraded))


def _rows(say: Phrases, rows: Sequence[tuple[str, Change]]) -> Iterator[list[str]]:
    for kind, change in rows:
        about = _about(say, change)
        if kind != "resolved":
            about = say.pen.to(change.finding.id, about)
        message, why = change.finding.message, change.why
        yield [f"{kind}: {about}", say.pen.text(message), say.pen.text(why)]


def _about(say: Phrases, change: Change) -> str:
    """What a finding is about; of what is not declared any more, by its ids."""
    finding, report = change.finding, say.report
    if finding.attribute in report.attributes and finding.subject in report.entities.by_id:
        return say.pen.text(
            capital(report.about(finding.attribute, finding.subject, finding.qualifiers))
        )
    return say.pen.text(f"{finding.attribute} of {finding.subject}")
