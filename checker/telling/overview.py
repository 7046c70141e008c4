"""What stands first: the counts, and what was not checked."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from checker.model.fact import Fact
from checker.model.report import ALONE, NotApplied, counted
from checker.telling.lists import AGREEMENTS, by_kind
from checker.telling.phrases import Phrases, capital
from checker.values.verdict import Verdict


def counts(say: Phrases) -> Iterator[str]:
    """How many findings of each verdict there are."""
    report = say.report
    found = report.counts()
    agreed, _ = by_kind(report.of(Verdict.AGREEMENT))
    opposing = [rule.id for rule in report.rules if rule.opposes]
    numbers = {
        word: sum(finding.answer.relation is relation for finding in agreed)
        + report.untold.of(relation, opposing)[0]
        for relation, (word, _) in AGREEMENTS.items()
    }
    numbers["by other rules"] = found[Verdict.AGREEMENT] - sum(numbers.values())
    kinds = ", ".join(f"{number} {word}" for word, number in numbers.items() if number)
    stories = len(report.stories)
    told = f"told in {stories} {'story' if stories == 1 else 'stories'}"
    waived = len(report.waived())
    if waived:
        told = f"{waived} waived, the others {told}" if stories else f"{waived} waived"
    rows = [
        ("contradictions", found[Verdict.CONTRADICTION], told),
        ("undetermined", found[Verdict.UNDETERMINED], "what cannot be decided, with reasons"),
        ("agreements", found[Verdict.AGREEMENT], kinds),
        ("claims that stand alone", report.alone, "nothing supports or denies them"),
    ]
    cells = [[name, str(number), about if number else ""] for name, number, about in rows]
    yield from say.pen.table(["", "number", ""], cells)
    left = [
        counted(number, noun)
        for number, noun in (
            (report.untold.number(Verdict.CONTRADICTION), "contradiction"),
            (report.untold.number(Verdict.AGREEMENT), "agreement"),
            (report.untold.alone, "lone claim"),
        )
        if number
    ]
    if left:
        more = say.pen.code("checker check --told N")
        told = " and ".join(filter(None, [", ".join(left[:-1]), left[-1]]))
        yield from say.pen.paragraph(
            [f"Of these, {told} are counted and not listed: {more} lists more."]
        )
    if report.origins < report.documents:
        share = "Documents that share a text or a statement with each other have one origin."
        yield from say.pen.paragraph([share])


def not_checked(say: Phrases) -> Iterator[str]:
    """What no verdict speaks of, and why: silence is not agreement."""
    report = say.report
    yield from say.pen.title(2, "What was not checked")
    yield from say.pen.points(_points(say))
    yield from _no_value(say, [row for row in report.not_applied if not row.blocks])
    yield from _kept_apart(say)
    if report.cautions:
        words = counted(len(report.cautions), "caution")
        rows_ = [
            [say.pen.text(c.message), ", ".join(say.several(filter(None, (c.place, c.other))))]
            for c in report.cautions
        ]
        yield from say.pen.folded(
            f"{words}: words that may keep claims from being compared",
            say.pen.table(["what may keep claims from meeting", "where"], rows_),
        )


def _points(say: Phrases) -> Iterator[str]:
    """How many claims were compared, and which were not."""
    report = say.report
    alone = report.alone
    stand = "stands" if alone == 1 else "stand"
    yield (
        f"{counted(report.claims, 'claim')}: {report.compared} compared with another, "
        f"{alone} {stand} alone. Silence is not agreement."
    )
    blocking = [row for row in report.not_applied if row.blocks]
    for row in blocking:
        told = f"Rule {say.pen.code(row.rule.id)} matches nothing"
        yield f"{say.pen.strong(told)} ({say.link(row.rule.place)})."
    aside = [row for row in report.unchecked if row.reason != ALONE]
    for reason, rows in groupby(sorted(aside, key=lambda row: row.reason), lambda r: r.reason):
        some = list(rows)
        links = say.links([row.fact for row in some], 5)
        yield f"{counted(len(some), 'claim')}: {say.pen.text(reason)} ({links})."
    for skipped in report.skipped:
        number = counted(skipped.rows, "row")
        left_out = f"{number} of table {say.pen.code(skipped.table)} left out, which cannot be read"
        yield f"{left_out}: {say.pen.text(skipped.reason)} ({say.link(skipped.place)})."
    # a row of a table is all there is to read
    in_tables = report.tables
    unquoted = [f for f in report.facts if not f.quote and f.place.file not in in_tables]
    if unquoted:
        links = say.links(unquoted, 5)
        yield f"{counted(len(unquoted), 'claim')} without a quote ({links})."
    yield from _quotes(say)


def _quotes(say: Phrases) -> Iterator[str]:
    """What is on record of the quotes, since documents are not read in this run."""
    states = sum(say.report.quote_states().values(), Counter[str]())
    if not states:
        yield "Quotes were not looked up in documents: no source names one."
        return
    told = ", ".join(f"{number} {state}" for state, number in sorted(states.items()))
    yield f"Quotes were not looked up in the documents in this run; when they last were: {told}."
    documents = {source.id for source in say.report.sources if source.document}
    wanting: dict[str, list[Fact]] = {}
    for fact in say.report.facts:
        state = fact.verified.state if fact.verified is not None else ""
        if state != "found" and fact.quote and fact.source in documents:
            wanting.setdefault(state or "not verified", []).append(fact)
    for state, some in sorted(wanting.items()):
        many, where = counted(len(some), "quote"), say.links(some, 5)
        told = "never verified as it stands" if state == "not verified" else f"{state} in its text"
        yield f"{many} {told} ({where})."
    changed = [say.pen.code(s.id) for s in say.report.sources if s.document_state == "changed"]
    if changed:
        yield f"Last verified in another state of the document than is named: {', '.join(changed)}."


def _no_value(say: Phrases, rows: Sequence[NotApplied]) -> Iterator[str]:
    if rows:
        cells = [
            [say.pen.code(row.rule.id), say.pen.text(row.reason), say.link(row.rule.place)]
            for row in rows
        ]
        yield from say.pen.folded(
            f"{counted(len(rows), 'derivation')} could give no value",
            say.pen.table(["rule", "why", "where"], cells),
        )


def _kept_apart(say: Phrases) -> Iterator[str]:
    apart = say.report.kept_apart
    if apart:
        rows = (
            [
                say.pen.text(capital(say.report.about(row.attribute, row.subject))),
                say.pairs(qualifiers),
                say.values(facts),
                say.links(facts, 5),
            ]
            for row in apart
            for qualifiers, facts in row.groups
        )
        total = sum(len(row.groups) for row in apart)
        yield from say.pen.folded(
            f"{counted(len(apart), 'question')} not compared: "
            "only some claims say what they hold for",
            say.pen.table(["question", "holds for", "claims", "where"], rows, total),
        )
