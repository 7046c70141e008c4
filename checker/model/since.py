"""What became of each finding since an earlier report."""

from collections.abc import Mapping
from typing import Literal, final

from checker.model.corpus import Input
from checker.values.named import NamedTuple

IN_PLAY = frozenset({"stands alone", "no rule looks at its attribute"})
"""The reasons not to have been compared of claims that take part; the others are set aside."""

Cause = Literal["facts", "rules", "waivers", "checker"]
"""What a change comes from; ``rules`` stands for attributes and entities, too, and for what nobody
can tell from them. ``checker``: another version of it wrote the earlier report, and none of the
files that bear on the finding has changed."""


@final
class Seen(NamedTuple):
    """What a report says of one finding, as far as it is compared with another report.

    ``values`` has the texts of its claims and of all that they rest on, ``stated`` the ids of those
    that ``sources`` state, ``positions`` what each position says and the ids of its claims. Of one
    that is ``far`` from what it rests on, the report tells that once, and these are its claims
    alone.
    """

    id: str
    rule: str
    severity: str
    verdict: str
    subject: str
    attribute: str
    qualifiers: tuple[tuple[str, str], ...]
    message: str
    waived: bool
    positions: frozenset[tuple[str, frozenset[str]]]
    values: Mapping[str, str]
    stated: frozenset[str]
    far: bool = False
    sources: frozenset[str] = frozenset()

    @property
    def is_open(self) -> bool:
        """Whether it is anything but an agreement."""
        return self.verdict != "agreement"


@final
class Past(NamedTuple):
    """An earlier report.

    ``name`` is what it was called by; ``values`` has what each stated claim said, ``None`` where
    the report does not tell, and ``qualifiers`` what it held for, where the report tells that;
    ``blocked`` the rules that matched nothing. ``version`` of the checker wrote it, from the files
    ``inputs``; both are empty where it does not tell.
    """

    name: str
    findings: Mapping[str, Seen]
    values: Mapping[str, str | None]
    qualifiers: Mapping[str, tuple[tuple[str, str], ...]]
    blocked: frozenset[str] = frozenset()
    note: str = ""
    version: str = ""
    inputs: tuple[Input, ...] = ()


@final
class Change(NamedTuple):
    """One finding that is new, changed or resolved: now, or as it was when it is resolved."""

    finding: Seen
    why: str
    cause: Cause


@final
class Since(NamedTuple):
    """The findings that are no agreements, by what became of them since ``against``.

    ``new`` was not there or agreed; ``changed`` says something else; ``resolved`` is gone or agrees
    now; ``known`` has the ids of the rest. ``known_rules`` matched nothing then either. ``upgrade``
    says from which version to which the checker was upgraded since, where it was; what comes from
    that alone counts as known, unless ``upgrade_counts``.
    """

    against: str
    new: tuple[Change, ...]
    changed: tuple[Change, ...]
    known: tuple[str, ...]
    resolved: tuple[Change, ...]
    known_rules: frozenset[str] = frozenset()
    note: str = ""
    upgrade: str = ""
    upgrade_counts: bool = False

    @property
    def counting(self) -> frozenset[str]:
        """The ids of all that is new or changed, and counts as such."""
        found = frozenset(change.finding.id for change in (*self.new, *self.changed))
        return found if self.upgrade_counts else found - self.by_upgrade

    @property
    def by_upgrade(self) -> frozenset[str]:
        """The ids of what is new or changed only because the checker was upgraded."""
        changes = (*self.new, *self.changed)
        return frozenset(change.finding.id for change in changes if change.cause == "checker")

    def states(self) -> Mapping[str, str]:
        """What became of each finding that is there now: ``new``, ``changed`` or ``known``."""
        kinds = {"new": self.new, "changed": self.changed}
        states = {row.finding.id: kind for kind, rows in kinds.items() for row in rows}
        return states | dict.fromkeys(self.known, "known")

    def headline(self) -> str:
        """All of it in one sentence."""
        told = (
            f"Since {self.against}: {len(self.new)} new, {len(self.changed)} changed, "
            f"{len(self.known)} known, {len(self.resolved)} resolved."
        )
        changes = (*self.new, *self.changed, *self.resolved)
        by_rules = sum(change.cause == "rules" for change in changes)
        if by_rules:
            told += f" {by_rules} of these come from rules, not from facts."
        by_upgrade = sum(change.cause == "checker" for change in changes)
        if by_upgrade:
            told += f" {by_upgrade} of these come from the upgrade of the checker, {self.upgrade}."
        return told
