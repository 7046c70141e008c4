"""What became of the findings since an earlier report."""

from collections.abc import Iterator, Sequence

from checker.model.since import Change
from checker.render.markdown.escape import escape
from checker.render.markdown.phrases import Phrases, capital
from checker.render.markdown.tables import table


def headline(say: Phrases) -> Iterator[str]:
    """All of it in one sentence, where the run was held against an earlier report."""
    if say.report.since is not None:
        yield f"**{escape(say.report.since.headline())}**"
        yield ""
        if say.report.since.note:
            yield f"Note: {escape(say.report.since.note)}."
            yield ""


def changes(say: Phrases) -> Iterator[str]:
    """What is new, changed and resolved; what comes from rules and not from facts, apart."""
    since = say.report.since
    if since is None:
        return
    kinds = (("new", since.new), ("changed", since.changed), ("resolved", since.resolved))
    told = [(kind, change) for kind, some in kinds for change in some]
    facts = [(kind, change) for kind, change in told if change.cause != "rules"]
    rules = [(kind, change) for kind, change in told if change.cause == "rules"]
    if facts:
        yield from table(["", "question", "what is said", "what changed"], _rows(say, facts))
    if rules:
        yield "From rules, attributes, entities or the program, and not from facts:"
        yield ""
        yield from table(["", "question", "what is said", "what changed"], _rows(say, rules))


def _rows(say: Phrases, told: Sequence[tuple[str, Change]]) -> Iterator[list[str]]:
    for kind, change in told:
        about = _about(say, change)
        if kind != "resolved":
            about = f"[{about}](#f-{change.finding.id})"
        yield [kind, about, escape(change.finding.message), escape(change.why)]


def _about(say: Phrases, change: Change) -> str:
    """What a finding is about; of what is not declared any more, by its ids."""
    one, report = change.finding, say.report
    if one.attribute in report.attributes and one.subject in report.entities.by_id:
        return escape(capital(report.about(one.attribute, one.subject, one.qualifiers)))
    return escape(f"{one.attribute} of {one.subject}")
