"""What became of the findings since an earlier report."""

from collections.abc import Iterable, Iterator
from typing import Final

from checker.model.finding import Finding, with_inputs
from checker.model.release import __version__
from checker.model.report import Report
from checker.model.since import IN_PLAY, Cause, Change, Past, Seen, Since

MOST_REASONS: Final = 4
"""How many things that changed about one finding are named."""

_GONE: Final = "it is gone"


def past_of(report: Report, name: str, note: str = "") -> Past:
    """A report as one that later ones are held against."""
    return Past(
        name,
        {finding.id: comparable(finding) for finding in report.findings},
        _values(report),
        {fact.id: fact.qualifiers for fact in report.facts},
        frozenset(row.rule.id for row in report.not_applied if row.blocks),
        note,
        __version__,
        report.inputs,
    )


def comparable(finding: Finding) -> Seen:
    """What is compared of a finding."""
    question, answer = finding.question, finding.answer
    claims, far = with_inputs(question.claims)
    facts = {fact.id: fact for fact in claims}
    return Seen(
        finding.id,
        finding.rule.id,
        finding.severity,
        finding.verdict.value,
        question.subject,
        question.attribute.id,
        question.qualifiers,
        answer.message,
        finding.waiver is not None,
        frozenset((p.value, frozenset(fact.id for fact in p.facts)) for p in answer.positions),
        {name: fact.value.text for name, fact in facts.items()},
        frozenset(name for name, fact in facts.items() if fact.derivation is None),
        bool(far),
        frozenset(root.source for claim in question.claims for root in claim.roots()),
    )


def since(past: Past, report: Report) -> Since:
    """Every finding of both reports that is no agreement, by what became of it.

    In the order of the findings; what is resolved, in the order of the earlier report.
    """
    compared = _Compared(past, report)
    new: list[Change] = []
    changed: list[Change] = []
    known: list[str] = []
    now = {finding.id: comparable(finding) for finding in report.findings}
    for name, seen in now.items():
        before = past.findings.get(name)
        if not seen.is_open:
            continue
        if before is None or not before.is_open:
            why = "" if before is None else "its claims agreed"
            new.append(Change(seen, why, compared.cause(before, seen)))
        elif reasons := tuple(_differences(_in_todays_words(before, report), seen, compared)):
            cause: Cause = (
                "waivers" if reasons == (_waived(seen),) else compared.cause(before, seen)
            )
            changed.append(Change(seen, _first_reasons(reasons), cause))
        else:
            known.append(name)
    resolved = []
    for name, before in past.findings.items():
        after = now.get(name)
        if before.is_open and (after is None or not after.is_open):
            why = _GONE if after is None else "its claims agree now"
            resolved.append(Change(before, why, compared.cause(before, after)))
    return Since(
        past.name,
        tuple(new),
        tuple(changed),
        tuple(known),
        tuple(resolved),
        past.blocked | compared.blocked_by_upgrade(),
        past.note,
        f"{past.version} to {__version__}" if compared.upgraded else "",
    )


def _in_todays_words(before: Seen, report: Report) -> Seen:
    """An earlier finding in the words of today: older reports have literals in their positions."""
    return before._replace(
        positions=frozenset(
            (_in_words(value, before.attribute, report), names) for value, names in before.positions
        )
    )


def _in_words(value: str, attribute: str, report: Report) -> str:
    """A literal as people write it, if its attribute is still declared."""
    if attribute not in report.attributes:
        return value
    return report.attributes[attribute].tell_text(value)


class _Compared:
    """What stated claims said in two reports."""

    def __init__(self, past: Past, report: Report) -> None:
        self.report = report
        self.attributes = {fact.id: fact.attribute for fact in (*report.facts, *report.derived)}
        self.past = past
        self.values = _values(report)
        self.qualifiers = {fact.id: fact.qualifiers for fact in report.facts}
        self._any: bool | None = None
        self.upgraded = bool(past.inputs) and past.version not in ("", __version__)
        then, now = set(past.inputs), set(report.inputs)
        self.others = {
            changed.file: changed.holds for changed in then ^ now if changed.holds != "waivers"
        }
        self.files = {fact.id: fact.place.file for fact in report.facts}

    def by_upgrade(self, some: Iterable[Seen | None]) -> bool:
        """Whether only the checker is another one: no file that bears on the findings changed.

        Where a finding rests on no claim, or on more than is told of it, every file does.
        """
        if not self.upgraded or "rules" in self.others.values():
            return False
        for seen in some:
            if seen is not None and (seen.far or not seen.stated):
                return not self.others and not self.any_moved()
        stated = {name for seen in some if seen is not None for name in seen.stated}
        return all(self.files.get(name, "") not in self.others for name in stated)

    def blocked_by_upgrade(self) -> frozenset[str]:
        """The rules that match nothing now, and did before the upgrade, with the same files."""
        if not self.upgraded or self.others:
            return frozenset()
        return frozenset(row.rule.id for row in self.report.not_applied if row.blocks)

    def cause(self, before: Seen | None, now: Seen | None) -> Cause:
        """Facts, if a claim that the finding rests on, then or now, is not what it was.

        Of one that rests on more than is told of it, any claim counts.
        """
        for seen in (before, now):
            if seen is not None and any(map(self.moved, seen.stated)):
                return "facts"
            if seen is not None and seen.far and self.any_moved():
                return "facts"
        return "checker" if self.by_upgrade((before, now)) else "rules"

    def any_moved(self) -> bool:
        """Whether any claim is not what it was."""
        if self._any is None:
            self._any = any(map(self.moved, {**self.past.values, **self.values}))
        return self._any

    def moved(self, name: str) -> bool:
        if (name in self.past.values) != (name in self.values):
            return True
        before = self.past.values[name]
        held = self.past.qualifiers.get(name, self.qualifiers[name])
        return before not in (None, self.values[name]) or held != self.qualifiers[name]


def _values(report: Report) -> dict[str, str | None]:
    """What each stated claim says; of one that takes no part, why it does not."""
    values: dict[str, str | None] = {fact.id: fact.value.text for fact in report.facts}
    for row in report.unchecked:
        if row.reason not in IN_PLAY:
            values[row.fact.id] = f"({row.reason})"
    return values


def _waived(now: Seen) -> str:
    return "it is waived now" if now.waived else "it was waived"


def _differences(before: Seen, now: Seen, compared: "_Compared") -> Iterator[str]:
    """What is not the same, in words."""
    if before.verdict != now.verdict:
        yield f"it was {'a ' if before.verdict == 'contradiction' else ''}{before.verdict}"
    elif before.severity != now.severity:
        yield f"its severity was {before.severity}"
    if before.waived != now.waived:
        yield _waived(now)
    some = False
    for words in _claims(before, now, compared):
        some = True
        yield words
    if not some and before.positions != now.positions:
        yield "its positions are others"


def _claims(before: Seen, now: Seen, compared: "_Compared") -> Iterator[str]:
    """The claims that are new, gone, or say something else, which is told in words."""
    past = before.values

    def told(name: str, value: str) -> str:
        attribute = compared.attributes.get(name, before.attribute)
        return _in_words(value, attribute, compared.report)

    for name, value in now.values.items():
        if name not in past:
            yield f"'{name}' is new ({told(name, value)})"
        elif past[name] != value:
            yield f"'{name}' said {told(name, past[name])} and says {told(name, value)}"
    for name, value in past.items():
        if name not in now.values:
            yield f"'{name}' is gone ({told(name, value)})"


def _first_reasons(reasons: tuple[str, ...]) -> str:
    more = len(reasons) - MOST_REASONS
    return "; ".join(reasons[:MOST_REASONS]) + (f"; and {more} more" if more > 0 else "")
