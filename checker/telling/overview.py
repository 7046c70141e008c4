"""What was not checked: claims, rules, quotes and words that no verdict speaks of."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final

from checker.model.corpus import Caution
from checker.model.fact import Fact
from checker.model.report import ALONE, NotApplied, counted
from checker.telling.first import NOT_CHECKED, doubted, unverified
from checker.telling.pen import few
from checker.telling.phrases import Phrases, capital

CAUTIONS: Final = {
    "used once": (
        "attribute is used by one claim alone, so that nothing can agree with it or contradict it",
        "attributes are each used by one claim alone, so that nothing can agree with them or "
        "contradict them",
    ),
    "near names": (
        "name is nearly that of another entity: if the two are one, make it an alias",
        "names are nearly those of other entities: where two are one, make an alias of it",
    ),
}
"""What is said of one caution of a kind, and of several."""


def not_checked(say: Phrases) -> Iterator[str]:
    """What no verdict speaks of, and why: silence is not agreement."""
    report = say.report
    yield from say.pen.title(2, NOT_CHECKED)
    yield from say.pen.points([*_points(say), *_cautions(say, report.cautions)])
    yield from _no_value(say, [row for row in report.not_applied if not row.blocks])
    yield from _kept_apart(say)


def _cautions(say: Phrases, cautions: Sequence[Caution]) -> Iterator[str]:
    """A line for each kind of them, with a count; one of no kind has its own."""
    kinds: dict[str, list[Caution]] = {}
    for caution in cautions:
        kinds.setdefault(caution.kind if caution.kind in CAUTIONS else caution.message, []).append(
            caution
        )
    for kind, some in kinds.items():
        if kind not in CAUTIONS:
            places = ", ".join(say.several(filter(None, (some[0].place, some[0].other))))
            yield f"{capital(say.pen.text(some[0].message))} ({places})."
            continue
        words, many = CAUTIONS[kind]
        named = few([say.pen.link(each.place, say.pen.text(each.about)) for each in some])
        yield f"{len(some)} {words if len(some) == 1 else many} ({', '.join(named)})."


def _points(say: Phrases) -> Iterator[str]:
    """How many claims were compared, and which were not."""
    report = say.report
    alone = report.alone
    stand = "stands" if alone == 1 else "stand"
    yield (
        f"{counted(report.claims, 'claim')}: {report.compared} compared with another, "
        f"{alone} {stand} alone. Silence is not agreement."
    )
    yield from say.matches_nothing()
    aside = [row for row in report.unchecked if row.reason != ALONE]
    for reason, rows in groupby(sorted(aside, key=lambda row: row.reason), lambda r: r.reason):
        some = list(rows)
        links = say.links([row.fact for row in some], 5)
        yield f"{counted(len(some), 'claim')}: {say.pen.text(reason)} ({links})."
    for skipped in report.skipped:
        number = counted(skipped.rows, "row")
        left_out = f"{number} of table {say.pen.code(skipped.table)} left out, which cannot be read"
        first = ": " if skipped.rows == 1 else "; the first: "
        yield f"{left_out}{first}{say.pen.text(skipped.reason)} ({say.pen.link(skipped.place)})."
    # a row of a table is all there is to read
    in_tables = report.tables
    unquoted = [
        fact
        for fact in report.facts
        if not fact.quote and in_tables.isdisjoint((fact.place.file, fact.place.on_line()))
    ]
    if unquoted:
        links = say.links(unquoted, 5)
        yield f"{counted(len(unquoted), 'claim')} without a quote ({links})."
    yield from _quotes(say)


def _quotes(say: Phrases) -> Iterator[str]:
    """What is on record of the quotes, since documents are not read in this run."""
    states = sum(say.report.quote_states().values(), Counter[str]())
    if not states:
        yield "Quotes were not looked up in documents, since no source names one."
        return
    states_told = ", ".join(
        f"{number} {state}" for state, number in sorted(states.items()) if state != "not verified"
    )
    last = f"; when they last were: {states_told}" if states_told else ""
    yield f"Quotes were not looked up in the documents in this run{last}."
    documents = {source.id for source in say.report.sources if source.document}
    wanting: dict[str, list[Fact]] = {}
    for fact in say.report.facts:
        state = fact.verified.state if fact.verified is not None else ""
        if state != "found" and fact.quote and fact.source in documents:
            wanting.setdefault(state or "not verified", []).append(fact)
    for state, some in sorted(wanting.items()):
        where = say.links(some, 5)
        if state == "not verified":
            yield f"{unverified(len(some))} ({where})."
        else:
            is_ = "is" if len(some) == 1 else "are"
            yield f"{counted(len(some), 'quote')} {is_} {state} in the document ({where})."
    if doubts := say.report.doubted:
        yield f"{doubted(len(doubts))} ({say.links(doubts, 5)})."
    changed = [say.document(s.id) for s in say.report.sources if s.document_state == "changed"]
    if changed:
        yield f"The document has changed since its quotes were last checked: {', '.join(changed)}."


def _no_value(say: Phrases, rows: Sequence[NotApplied]) -> Iterator[str]:
    if rows:
        cells = [
            [say.pen.link(row.rule.place, say.pen.code(row.rule.id)), say.pen.text(row.reason)]
            for row in rows
        ]
        yield from say.pen.folded(
            f"{counted(len(rows), 'derivation')} could give no value",
            say.pen.table(["rule", "why"], cells),
        )


def _kept_apart(say: Phrases) -> Iterator[str]:
    apart = say.report.kept_apart
    if apart:
        rows = (
            [
                say.pen.text(capital(say.report.about(row.attribute, row.subject))),
                say.pairs(qualifiers),
                f"{say.values(facts)} ({say.links(facts, 5)})",
            ]
            for row in apart
            for qualifiers, facts in row.groups
        )
        total = sum(len(row.groups) for row in apart)
        yield from say.pen.folded(
            f"{counted(len(apart), 'question')} not compared: "
            "only some claims say what they hold for",
            say.pen.table(["question", "holds for", "claims"], rows, total),
        )
