"""What programs are told: of each finding what it is called, its places, its sides, what it counts.

All of it is plain text on one line, of bounded length. ``base`` leads to the root that file names
are relative to.
"""

from collections.abc import Collection, Iterable, Iterator
from operator import itemgetter
from typing import Literal, final

from checker.model.fact import Fact, roots_of
from checker.model.finding import Finding
from checker.model.line import plain, shortened
from checker.model.place import Place
from checker.model.report import SEVERITIES, NotApplied, Report, counted
from checker.model.rule import Rule
from checker.model.waiver import Waiver, WaiverStatus
from checker.telling.things import things_of
from checker.values.dates import tell_date
from checker.values.named import NamedTuple
from checker.values.verdict import Verdict

LONGEST_TEXT = 300
"""The most characters of one quote, value or title."""

_NOTHING = ":nothing"
"""Ends the id of a rule that matches nothing."""

Outcome = Literal["agrees", "fails", "waived", "excused", "open"]
"""What a finding counts: it makes the run fail, or somebody accepted it, or it is a contradiction
that is excused, or undetermined and excused."""


@final
class Claim(NamedTuple):
    """What is said; by whom, in what words: ``the mayor, in gazette: 12 m “twelve metres”``.

    ``in_document`` is where its quote stands in its document, where that is known.
    """

    value: str
    said: str
    place: Place
    in_document: Place | None = None

    def places(self, base: str) -> str:
        """Where it stands, and then its quote in the document."""
        place = self.place.on_line(base)
        return f"{place}, {self.in_document.on_line(base)}" if self.in_document else place

    @classmethod
    def of(cls, report: Report, fact: Fact) -> "Claim":
        """A claim that a source states."""
        value = line(report.told(fact))
        words = f"“{line(' … '.join(fact.quote))}”" if fact.quote else "(no quote)"
        sentence = f"{line(report.who(fact))}: {value} {words}"
        return cls(value, sentence, fact.place, report.in_documents.get(fact.id))


@final
class AlertSide(NamedTuple):
    """What some claims say, and the stated claims behind it; a rule's own limit has none."""

    report: Report
    value: str
    facts: tuple[Fact, ...]

    def claims(self, after: int = 0) -> Iterator[Claim]:
        """Each of the stated claims, or those behind the first ones."""
        return (Claim.of(self.report, fact) for fact in self.facts[after:])

    def heading(self) -> str:
        """What is said, by whom, in what words; of a derived value, the first claim behind it."""
        if not self.facts:
            return self.value
        head, more = Claim.of(self.report, self.facts[0]), len(self.facts) - 1
        text = head.said if head.value == self.value else f"{self.value}, from {head.said}"
        return f"{text} and {counted(more, 'more claim')}" if more else text

    def heading_at(self, base: str) -> str:
        """The heading, and where its claim stands."""
        at = f" ({Claim.of(self.report, self.facts[0]).places(base)})" if self.facts else ""
        return self.heading() + at


@final
class Alert(NamedTuple):
    """One finding, or a rule that matches nothing, as plain text and its places.

    ``id`` survives edits of the claims. ``asks`` is what the question is about, ``answer`` what is
    found, ``aside`` what quoted people say apart from that, and ``misread`` which claims are errors
    of extraction. ``place`` is the one to look at first: the claim at
    the head of the first side, where there is one. ``since`` says what became of it since an
    earlier report: ``new``, ``changed`` or ``known``. ``excuse``: why it does not make the run
    fail. ``hint``: the slip that may lie behind it.
    """

    id: str
    rule: Rule
    severity: str
    verdict: Verdict
    asks: str
    answer: str
    place: Place
    aside: str = ""
    misread: tuple[str, ...] = ()
    sides: tuple[AlertSide, ...] = ()
    waiver: Waiver | None = None
    since: str = ""
    excuse: str = ""
    hint: str = ""

    @property
    def about(self) -> str:
        """What the question is about, to begin a line with."""
        return self.asks[:1].upper() + self.asks[1:]

    @property
    def message(self) -> str:
        """What is found, in one line."""
        return "; ".join(filter(None, [self.answer, self.aside, *self.misread]))

    @property
    def matches_nothing(self) -> bool:
        """Whether it is a rule without a question, and no finding."""
        return self.id.endswith(_NOTHING)

    @property
    def outcome(self) -> Outcome:
        """What it counts, for the tests of a CI."""
        if self.verdict is Verdict.AGREEMENT:
            return "agrees"
        if self.waiver is not None:
            return "waived"
        if not self.excuse:
            return "fails"
        return "open" if self.verdict is Verdict.UNDETERMINED else "excused"

    @property
    def is_settled(self) -> bool:
        """Whether it is known, and makes no run fail: nobody need be called."""
        return self.since == "known" and bool(self.excuse)

    def in_full(self, base: str) -> list[str]:
        """Both sides with their quotes and places, and where to read on."""
        lines = []
        for number, side in enumerate(self.sides, 1):
            lines.append(f"{number}: {side.value}")
            lines += (f"   {claim.places(base)}: {claim.said}" for claim in side.claims())
        if self.hint:
            lines.append(f"hint: {self.hint}")
        lines.append(f"rule: {line(self.rule.title)} ({self.rule.place.on_line(base)})")
        lines.append(f"more: checker explain {self.id.removesuffix(_NOTHING)}")
        return lines


def alerts(report: Report, *, waived: bool = False) -> list[Alert]:
    """All that has a severity, worst first; within one severity in the order of the stories.

    What is known since an earlier report comes last, what somebody accepted only where asked for.
    """
    findings = [finding for story in report.stories for finding in story.findings]
    findings += report.waived() if waived else ()
    findings += report.of(Verdict.UNDETERMINED)
    all_alerts = [*nothing_matched(report), *alerts_of(report, findings)]
    return sorted(
        (
            alert
            for alert in all_alerts
            if alert.severity in SEVERITIES and (waived or alert.waiver is None)
        ),
        key=lambda alert: (alert.since == "known", SEVERITIES.index(alert.severity)),
    )


def alerts_of(report: Report, findings: Iterable[Finding]) -> Iterator[Alert]:
    """What is told of findings."""
    states = dict(report.since.states()) if report.since else {}
    if report.since and report.only_new and not report.since.upgrade_counts:
        states |= dict.fromkeys(report.since.by_upgrade, "known")
    return (alert(report, finding, states.get(finding.id, "")) for finding in findings)


def alert(report: Report, finding: Finding, since: str = "") -> Alert:
    """What is told of one finding."""
    answer = finding.answer
    sides = tuple(_sides(report, finding))
    heads = [side.facts[0] for side in sides if side.facts]
    # what nobody states is missing where its subject is declared
    declared = report.entities.by_id[finding.question.subject].place
    misread = (
        f"an error of extraction: the quote of {fact.id} does not carry "
        f"{line(report.value(fact))} ({line(why)})"
        for fact, why in finding.misread
    )
    return Alert(
        finding.id,
        finding.rule,
        finding.severity,
        finding.verdict,
        line(report.asks(finding.question)),
        line(answer.message),
        heads[0].place if heads else declared,
        line(answer.aside),
        tuple(misread),
        sides,
        finding.waiver,
        since,
        report.excuse(finding.severity, finding.id, known=since == "known"),
        line(finding.hint),
    )


def files(some_alerts: Collection[Alert]) -> list[str]:
    """The files that alerts name, sorted."""
    places = {alert.place.file for alert in some_alerts}
    places.update(
        fact.place.file for alert in some_alerts for side in alert.sides for fact in side.facts
    )
    return sorted(places)


def nothing_matched(report: Report) -> list[Alert]:
    """The rules that match nothing and should."""
    return [_nothing(report, row) for row in report.not_applied if row.blocks]


def _nothing(report: Report, row: NotApplied) -> Alert:
    known = report.since is not None and row.rule.id in report.since.known_rules
    return Alert(
        row.rule.id + _NOTHING,
        row.rule,
        SEVERITIES[0],
        Verdict.CONTRADICTION,
        f"Rule {row.rule.id}",
        line(row.reason),
        row.rule.place,
        since="known" if known else "",
        excuse=report.excuse(SEVERITIES[0], row.rule.id, known=known),
    )


def _sides(report: Report, finding: Finding) -> Iterator[AlertSide]:
    """The sides of a finding; first the one of its primary claim, which is first there."""
    answer = finding.answer
    claims = finding.question.claims
    if not claims:
        return
    sides = [(position.told, position.facts) for position in answer.positions]
    if not sides:
        by_value: dict[str, list[Fact]] = {}
        for fact in claims:
            by_value.setdefault(report.told(fact), []).append(fact)
        sides = [(value, tuple(facts)) for value, facts in by_value.items()]
    primary = finding.primary.id
    heads = {root.id: 1 for root in roots_of(answer.witness or ())} | {primary: 0}
    things = things_of(report, [facts for _, facts in sides])
    sides_told = []
    for (value, facts), thing in zip(sides, things, strict=True):
        if thing and finding.verdict is Verdict.CONTRADICTION:
            value = f"{thing}: {value}"
        stated = sorted(roots_of(facts), key=lambda fact: heads.get(fact.id, 2))
        first = bool(stated) and stated[0].id == primary
        sides_told.append((not first, AlertSide(report, line(value), tuple(stated))))
    yield from (side for _, side in sorted(sides_told, key=itemgetter(0)))


def accepted(waiver: Waiver) -> str:
    """Who accepted what is waived, until when, and why."""
    by = f"waived by {line(waiver.owner)} until {tell_date(waiver.expires)}"
    return f"{by}: {line(waiver.reason)}"


def waiver_line(status: WaiverStatus, base: str) -> str:
    """What keeps a waiver from applying, or soon will."""
    waiver = status.waiver
    why = f"{status.state}: {status.why}"
    if status.soon:
        why = f"notice: it expires on {tell_date(waiver.expires)} (owner: {waiver.owner})"
    return f"{waiver.place.on_line(base)}: waiver of {waiver.of}: {why}"


def line(text: str) -> str:
    """Text on one line, of bounded length and without control characters."""
    return shortened(plain(text).strip(), LONGEST_TEXT)
