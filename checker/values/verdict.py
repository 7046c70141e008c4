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

    __hash__ = object.__hash__
    """There is one of each; that of :class:`enum.Enum` takes five times as long."""

    def __bool__(self) -> NoReturn:
        raise TypeError("a verdict has three values: compare it with `is`")


class Relation(Enum):
    """How the possibilities of a group of claims stand to each other.

    ``EQUAL``: all sets are the same. ``REFINES``: what is common to all is itself one of the
    claims. ``OVERLAPS``: something is common, and narrower than every claim. ``DISJOINT``:
    nothing is common. ``UNKNOWN``: it cannot be said, and the comparison has a reason.
    """

    EQUAL = "equal", Verdict.AGREEMENT
    REFINES = "refines", Verdict.AGREEMENT
    OVERLAPS = "overlaps", Verdict.AGREEMENT
    DISJOINT = "disjoint", Verdict.CONTRADICTION
    UNKNOWN = "unknown", Verdict.UNDETERMINED

    verdict: Verdict
    """The verdict that follows from this relation alone."""

    __hash__ = object.__hash__

    def __new__(cls, value: str, verdict: Verdict) -> "Relation":
        """The value is the word alone."""
        relation = object.__new__(cls)
        relation._value_ = value
        relation.verdict = verdict
        return relation
