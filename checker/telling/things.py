"""What the sides of a contradiction speak of, where they speak of several things."""

from collections.abc import Sequence
from typing import Final

from checker.model.fact import Fact
from checker.model.report import Report

MOST_THINGS: Final = 3
"""The most things that are named for one side."""


def things_of(report: Report, sides: Sequence[Sequence[Fact]]) -> list[str]:
    """By side the label of its attribute, of its subject, or both: of what the sides differ in.

    Empty for all where they speak of one thing, and for a side without claims.
    """
    facts = [fact for side in sides for fact in side]
    attributes = len({fact.attribute for fact in facts}) > 1
    subjects = len({fact.subject for fact in facts}) > 1

    def named(fact: Fact) -> str:
        label = report.attributes[fact.attribute].label
        subject = report.entities.label(fact.subject)
        if not subjects:
            return label
        return f"{label} of {subject}" if attributes else subject

    if not attributes and not subjects:
        return [""] * len(sides)
    names_of_sides = [list(dict.fromkeys(map(named, side))) for side in sides]
    return [
        " or ".join(names if len(names) <= MOST_THINGS else [*names[: MOST_THINGS - 1], "others"])
        for names in names_of_sides
    ]
