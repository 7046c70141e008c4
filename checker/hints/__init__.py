"""Hints: the slip that may lie behind a contradiction. They never change a verdict.

A hint is a function in the table below. It is handed two claims that cannot both be true, and says
in one sentence which slip would turn the one into the other, without saying which of them it is in;
or it says nothing. What would often be said of two values that differ for no such reason is no
hint: ``tests/benchmarks/hints.py`` measures how often each is.
"""

from collections.abc import Callable
from typing import Final

from checker.hints.dates import (
    day_and_month,
    day_of_publication,
    same_day_of_another_year,
    two_calendars,
    weekday,
    years_with_swapped_digits,
)
from checker.hints.names import two_names, two_spellings, two_spellings_of_a_member
from checker.hints.numbers import (
    no_slip,
    other_unit,
    points_or_per_cent,
    power_of_ten,
    swapped_digits,
)
from checker.hints.pair import TwoClaims
from checker.hints.sums import left_out_or_twice
from checker.model.fact import Facts
from checker.model.finding import Finding
from checker.model.rule import CheckKind
from checker.model.vocabulary import Attribute
from checker.values.interval import WholeEnds

Hint = Callable[[TwoClaims], str]

HINTS: Final[dict[str, tuple[Hint, ...]]] = {
    "calendar": (
        day_and_month,
        same_day_of_another_year,
        two_calendars,
        weekday,
        day_of_publication,
        years_with_swapped_digits,
    ),
    "digits": (
        left_out_or_twice,
        points_or_per_cent,
        power_of_ten,
        swapped_digits,
        other_unit,
    ),
    "names": (two_names,),
    "spelling": (two_spellings,),
    "members": (two_spellings_of_a_member,),
}
"""The hints by what writers slip in (:meth:`Kind.slips`), the most specific first: the first that
fits is told."""


_SORTED_OUT: Final[dict[str, Callable[[Attribute, WholeEnds, WholeEnds], bool]]] = {
    "digits": no_slip
}
"""What says sooner of plain numbers that no hint fits, by what writers slip in."""


def surely_no_hint(attribute: Attribute, first: WholeEnds, then: WholeEnds) -> bool:
    """Whether no hint fits two numbers that documents state themselves and that end so; of what is
    not sorted out so, that is not sure."""
    sorted_out = _SORTED_OUT.get(attribute.kind.slips(attribute))
    return sorted_out is not None and sorted_out(attribute, first, then)


def hint_of(finding: Finding, facts: Facts) -> str:
    """The slip that may lie behind a contradiction, in a sentence; empty where none fits.

    Only claims are looked at of which the rule's kind says that they would be alike but for a slip:
    that one day lies before another says nothing about how they were written.
    """
    attribute = finding.question.attribute
    hints = HINTS.get(attribute.kind.slips(attribute), ())
    if hints and isinstance(finding.rule.kind, CheckKind):
        for a, b in finding.rule.kind.mistakable(finding.question, finding.answer):
            pair = TwoClaims(a, b, attribute, facts)
            for hint in hints:
                if sentence := hint(pair):
                    return sentence
    return ""
