"""What a machine is told of a report: the findings that somebody should look at, worst first."""

from collections.abc import Collection, Iterable, Iterator
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple, final

from checker.model.fact import Fact, roots_of
from checker.model.finding import Finding
from checker.model.line import plain, shortened
from checker.model.place import Place
from checker.model.report import SEVERITIES, NotApplied, Report, counted
from checker.model.rule import Rule
from checker.model.waiver import Standing
from checker.values.dates import tell_date
from checker.values.verdict import Verdict

if TYPE_CHECKING:
    from checker.model.waiver import Waiver

LONGEST_TEXT = 300
"""The most characters of one quote, value or title."""

_NOTHING = ":nothing"
"""Ends the id of a rule that matches nothing."""


@final
class Side(NamedTuple):
    """What some claims say, and the stated claims behind it; a rule's own limit has none."""

    value: str
    facts: tuple[Fact, ...]


@final
class Alert(NamedTuple):
    """One finding, or a rule that matches nothing, as a line of plain text and its places.

    ``id`` survives edits of the claims. ``place`` is the one to look at first: the claim at the
    head of the first side, where there is one. ``known``: an earlier report has it, too.
    ``excuse``: why it does not make the run fail. ``hint``: the slip that may lie behind it.
    """

    id: str
    rule: Rule
    severity: str
    about: str
    message: str
    place: Place
    sides: tuple[Side, ...] = ()
    waiver: "Waiver | None" = None
    known: bool = False
    excuse: str = ""
    hint: str = ""


def alerts(report: Report, *, waived: bool = False) -> list[Alert]:
    """All that has a severity, worst first; within one severity in the order of the stories.

    What is known since an earlier report comes last, what somebody accepted only where asked for.
    """
    findings = [finding for story in report.stories for finding in story.findings]
    findings += report.waived() if waived else ()
    findings += report.of(Verdict.UNDETERMINED)
    told = nothing_matched(report)
    told += told_of(report, findings)
    return sorted(
        (one for one in told if one.severity in SEVERITIES and (waived or one.waiver is None)),
        key=lambda one: (one.known, SEVERITIES.index(one.severity)),
    )


def told_of(report: Report, findings: Iterable[Finding]) -> Iterator[Alert]:
    """What is told of findings, each with whether it is known and makes the run fail."""
    before = frozenset(report.since.known if report.since else ())
    for finding in findings:
        known = finding.id in before
        excuse = report.excuse(finding.severity, known=known)
        yield alert(report, finding)._replace(known=known, excuse=excuse)


def alert(report: Report, finding: Finding) -> Alert:
    """What is told of one finding."""
    sides = tuple(_sides(report, finding))
    heads = [side.facts[0] for side in sides if side.facts]
    # what nobody states is missing where its subject is declared
    declared = report.entities.by_id[finding.question.subject].place
    about = report.asks(finding.question)
    message = line(finding.answer.message)
    if finding.answer.aside:
        message += f"; {line(finding.answer.aside)}"
    for fact, why in finding.misread:
        message += f"; an error of extraction: the quote of {fact.id} does not carry "
        message += f"{line(report.told(fact))} ({line(why)})"
    return Alert(
        finding.id,
        finding.rule,
        finding.severity,
        line(about[:1].upper() + about[1:]),
        message,
        heads[0].place if heads else declared,
        sides,
        finding.waiver,
        hint=line(finding.hint),
    )


def files(told: Collection[Alert]) -> list[str]:
    """The files that alerts name, sorted."""
    places = {one.place.file for one in told}
    places.update(fact.place.file for one in told for side in one.sides for fact in side.facts)
    return sorted(places)


def nothing_matched(report: Report) -> list[Alert]:
    """The rules that match nothing and should."""
    known: frozenset[str] = report.since.known_rules if report.since else frozenset()
    rows = [row for row in report.not_applied if row.blocks]
    return [_nothing(report, row, row.rule.id in known) for row in rows]


def _nothing(report: Report, row: NotApplied, known: bool) -> Alert:
    return Alert(
        row.rule.id + _NOTHING,
        row.rule,
        SEVERITIES[0],
        f"Rule {row.rule.id}",
        line(row.reason),
        row.rule.place,
        known=known,
        excuse=report.excuse(SEVERITIES[0], known=known),
    )


def _sides(report: Report, finding: Finding) -> Iterator[Side]:
    """The sides of a finding; first the one of its primary claim, which is first there."""
    answer = finding.answer
    claims = finding.question.claims
    if not claims:
        return
    sides = [(position.value, position.facts) for position in answer.positions]
    if not sides:
        by_value: dict[str, list[Fact]] = {}
        for fact in claims:
            by_value.setdefault(report.told(fact), []).append(fact)
        sides = [(value, tuple(facts)) for value, facts in by_value.items()]
    primary = finding.primary.id
    heads = {root.id: 1 for root in roots_of(answer.witness or ())} | {primary: 0}
    told = []
    for value, facts in sides:
        stated = sorted(roots_of(facts), key=lambda fact: heads.get(fact.id, 2))
        first = bool(stated) and stated[0].id == primary
        told.append((not first, Side(line(value), tuple(stated))))
    yield from (side for _, side in sorted(told, key=itemgetter(0)))


def heading(report: Report, side: Side) -> str:
    """What a side says, by whom, in what words; of a derived value, the first claim behind it."""
    if not side.facts:
        return side.value
    head, *more = side.facts
    text = said(report, head)
    if side.value != line(report.told(head)):
        text = f"{side.value}, from {text}"
    return f"{text} and {counted(len(more), 'claim')} more" if more else text


def said(report: Report, fact: Fact) -> str:
    """Who says it, and in what words: ``the mayor, in gazette: 12 m “twelve metres”``."""
    words = f"“{line(' … '.join(fact.quote))}”" if fact.quote else "(no quote)"
    return f"{line(report.who(fact))}: {line(report.told(fact))} {words}"


def in_full(report: Report, one: Alert, base: str) -> list[str]:
    """Both sides with their quotes and places, and where to read on.

    ``base`` leads to the root that file names are relative to.
    """
    lines = []
    for number, side in enumerate(one.sides, 1):
        lines.append(f"{number}: {side.value}")
        lines += (
            f"   {base}{fact.place.file}:{fact.place.line}: {said(report, fact)}"
            for fact in side.facts
        )
    if one.hint:
        lines.append(f"hint: {one.hint}")
    place = one.rule.place
    lines.append(f"rule: {line(one.rule.title)} ({base}{place.file}:{place.line})")
    lines.append(f"more: checker explain {one.id.removesuffix(_NOTHING)}")
    return lines


def waived(one: Alert) -> str:
    """Who accepted what is waived, until when, and why."""
    assert one.waiver is not None
    by = f"waived by {line(one.waiver.owner)} until {tell_date(one.waiver.expires)}"
    return f"{by}: {line(one.waiver.reason)}"


def standing(one: Standing, base: str) -> str:
    """What keeps a waiver from applying, or soon will; ``base`` leads to the root of file names."""
    waiver = one.waiver
    why = f"{one.state}: {one.why}"
    if one.soon:
        why = f"notice: it expires on {tell_date(waiver.expires)} (owner: {waiver.owner})"
    return f"{base}{waiver.place.file}:{waiver.place.line}: waiver of {waiver.of}: {why}"


def line(text: str) -> str:
    """Text on one line, of bounded length and without control characters."""
    return shortened(plain(text).strip(), LONGEST_TEXT)
