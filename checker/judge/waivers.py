"""Which findings are waived, and which waivers no longer apply.

The only clock in the tool is the day on which a waiver expires, and the caller hands it in: without
waivers no day is asked for, and with waivers what is written into a committed report names the day
on which each expires and never how many are left. So the same input gives the same bytes on every
day, but for the one on which a waiver expires: then a finding comes back, and the report says so.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Final

from checker.judge.remainder import answer_to, lacks_a_side, one_by_one, only
from checker.model.fact import Fact
from checker.model.finding import Finding
from checker.model.question import Question
from checker.model.waiver import State, Waiver, WaiverStatus
from checker.values.dates import tell_date
from checker.values.verdict import Verdict

NOTICE: Final = 30
"""How many days ahead a waiver that will expire is told of."""


def judge_waivers(
    waivers: Sequence[Waiver], findings: Sequence[Finding], facts: Iterable[Fact], today: str
) -> tuple[tuple[Finding, ...], tuple[WaiverStatus, ...]]:
    """The findings, each with the first waiver that covers it, and what each waiver does.

    ``facts`` are the stated claims that take part. ``today`` is ``YYYY-MM-DD``; empty, nothing
    expires.
    """
    stated = {fact.id: fact for fact in facts}
    by_id = {finding.id: finding for finding in findings}
    void: dict[str, tuple[State, str]] = {}
    covers: dict[str, list[str]] = {waiver.of: [] for waiver in waivers}
    live: list[Waiver] = []
    for waiver in waivers:
        if waiver.expires < today:
            void[waiver.of] = ("expired", f"its last day was {tell_date(waiver.expires)}")
        elif waiver.fact:
            reason = _what_changed(waiver, stated, stated)
            if waiver.fact not in stated:
                void[waiver.of] = ("unused", f"no claim that takes part is '{waiver.fact}'")
            elif reason:
                void[waiver.of] = ("changed", reason)
            else:
                live.append(waiver)
    aside = {waiver.fact for waiver in live}
    for finding in findings:
        if finding.verdict is Verdict.AGREEMENT or not aside:
            continue
        bearing = aside.intersection(_roots(finding))
        if bearing and _reconciled(finding, bearing):
            for name in bearing:
                covers[name].append(finding.id)
    for waiver in waivers:
        if waiver.of in void:
            covers[waiver.of] = [waiver.finding] if waiver.finding in by_id else []
        elif waiver.fact:
            if not covers[waiver.fact]:
                void[waiver.of] = ("unused", "without this claim every finding stays what it is")
        else:
            finding_ = by_id.get(waiver.finding)
            if finding_ is None:
                void[waiver.of] = ("unused", f"no finding is '{waiver.finding}'")
            elif finding_.verdict is Verdict.AGREEMENT:
                void[waiver.of] = ("unused", "its claims agree")
            elif reason := _no_longer_fits(waiver, finding_, stated):
                void[waiver.of] = ("changed", reason)
            else:
                covers[waiver.of].append(waiver.finding)
    soon = _later(today)
    statuses = []
    first: dict[str, Waiver] = {}
    for waiver in waivers:
        state, why = void.get(waiver.of, ("applies", ""))
        applies = state == "applies"
        statuses.append(
            WaiverStatus(
                waiver, state, why, tuple(covers[waiver.of]), applies and waiver.expires <= soon
            )
        )
        if applies:
            for name in covers[waiver.of]:
                first.setdefault(name, waiver)
    marked = [f._replace(waiver=first[f.id]) if f.id in first else f for f in findings]
    return tuple(marked), tuple(statuses)


def values_of(finding: Finding) -> tuple[tuple[str, str], ...]:
    """What a waiver of a finding is bound to: all stated claims at the bottom of it."""
    return tuple((name, fact.value.text) for name, fact in _roots(finding).items())


def _roots(finding: Finding) -> dict[str, Fact]:
    return {root.id: root for claim in finding.question.claims for root in claim.roots()}


def _later(today: str) -> str:
    if not today:
        return ""
    try:
        return (date.fromisoformat(today) + timedelta(days=NOTICE)).isoformat()
    except OverflowError:
        return date.max.isoformat()


def _what_changed(waiver: Waiver, bearing: Mapping[str, Fact], stated: Mapping[str, Fact]) -> str:
    """Which of the listed claims no longer says what it said, if one does not."""
    for name, value in waiver.values:
        fact = bearing.get(name)
        if fact is None:
            return f"claim '{name}' {'no longer bears on it' if name in stated else 'is gone'}"
        if fact.value.text != value:
            return f"claim '{name}' says '{fact.value.text}' and no longer '{value}'"
    return ""


def _no_longer_fits(waiver: Waiver, finding: Finding, stated: Mapping[str, Fact]) -> str:
    """Why a waiver does not cover a finding as it is now.

    The claims that rest on nothing but listed ones must need as many positions as all claims do:
    then every other claim fits a position that was accepted.
    """
    moved = _what_changed(waiver, _roots(finding), stated)
    if moved:
        return moved
    listed = dict(waiver.values)
    question = _failing(finding)
    covered = only(question, lambda claim: all(root.id in listed for root in claim.roots()))
    if lacks_a_side(question, covered):
        absent = [name for name in _roots(finding) if name not in listed]
        return f"it does not list the value of '{absent[0]}'"
    positions = answer_to(finding, question).positions
    if len(positions) <= len(answer_to(finding, covered).positions):
        return ""
    names = {claim.id for claim in covered.claims}
    for position in positions:
        if position.facts and names.isdisjoint(fact.id for fact in position.facts):
            claims = ", ".join(f"'{fact.id}'" for fact in position.facts[:3])
            return f"a position that it does not list: {position.value} ({claims})"
    return f"its claims now stand in {len(positions)} positions"


def _failing(finding: Finding) -> Question:
    """What is asked of the claims that do not keep to the limits of a rule, where it has limits.

    A claim that keeps to them is nothing that a waiver would have to accept.
    """
    question = finding.question
    if not question.limits:
        return question
    failing = {
        alone.facts[0].id
        for alone in one_by_one(question)
        if answer_to(finding, alone).verdict is finding.verdict
    }
    return only(question, lambda claim: claim.id in failing)


def _reconciled(finding: Finding, aside: Collection[str]) -> bool:
    """Whether the finding goes when the claims that rest on those set aside do."""
    question = finding.question
    left = only(question, lambda claim: all(root.id not in aside for root in claim.roots()))
    if lacks_a_side(question, left):
        return True
    verdict = answer_to(finding, left).verdict
    return verdict is Verdict.AGREEMENT or (
        finding.verdict is Verdict.CONTRADICTION and verdict is Verdict.UNDETERMINED
    )
