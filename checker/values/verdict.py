"""The three verdicts, and how the values of a group stand to each other."""

from enum import Enum
from typing import NoReturn


class Verdict(Enum):
    """What is found of one question.

    A verdict has three values, so that it has no truth value: ``bool(verdict)`` raises
    ``TypeError``; compare with ``is``.
    """

    AGREEMENT = "agreement"
    CONTRADICTION = "contradiction"
    UNDETERMINED = "undetermined"

    def __bool__(self) -> NoReturn:
        raise TypeError("a verdict has three values: compare it with `is`")


class Relation(Enum):
    """How the possibilities of a group of claims stand to each other.

    ``EQUAL``: all sets are the same. ``REFINES``: what is common to all is itself one of the
    claims. ``OVERLAPS``: something is common, and narrower than every claim. ``DISJOINT``:
    nothing is common. ``UNKNOWN``: it cannot be said, and the comparison has a reason.
    """

    EQUAL = "equal"
    REFINES = "refines"
    OVERLAPS = "overlaps"
    DISJOINT = "disjoint"
    UNKNOWN = "unknown"

    @property
    def verdict(self) -> Verdict:
        """The verdict that follows from this relation alone."""
        if self is Relation.DISJOINT:
            return Verdict.CONTRADICTION
        if self is Relation.UNKNOWN:
            return Verdict.UNDETERMINED
        return Verdict.AGREEMENT
