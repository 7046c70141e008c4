"""Findings that a named person accepted, until a day, as long as the claims stay what they are."""

from typing import Literal, final

from checker.model.place import Place
from checker.values.named import NamedTuple

State = Literal["applies", "unused", "changed", "expired"]


@final
class Waiver(NamedTuple):
    """What somebody accepted: one ``finding``, or all that rests on one ``fact``.

    ``values`` pairs ids of stated claims with what they said when it was accepted. ``expires`` is
    the last day on which it holds, as ``YYYY-MM-DD``, so that texts compare as days do.
    """

    place: Place
    reason: str
    owner: str
    expires: str
    finding: str = ""
    fact: str = ""
    values: tuple[tuple[str, str], ...] = ()

    @property
    def of(self) -> str:
        """The id of the finding or claim."""
        return self.finding or self.fact


@final
class WaiverStatus(NamedTuple):
    """What a waiver does today.

    ``why`` says what keeps it from applying; ``findings`` are the ids of those that it waives (of
    one that has expired, that it would); ``soon``: it applies, and expires within 30 days.
    """

    waiver: Waiver
    state: State
    why: str = ""
    findings: tuple[str, ...] = ()
    soon: bool = False
