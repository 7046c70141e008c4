"""The kinds of rule: what exists can be read off one table of checks and one of derivations.

A check has two pure functions: ``questions`` selects groups of claims, ``answer`` judges one
group, from what it is handed and nothing else. A derivation has two, too: ``inputs`` selects the
claims to conclude from, ``conclude`` concludes from them.
"""

from collections.abc import Callable, Iterator
from typing import Any

from checker.model.fact import Facts
from checker.model.inputs import Conclusion, Inputs, NoValue
from checker.model.question import Answer, Question
from checker.model.rule import (
    Agree,
    Corroborated,
    CountMembers,
    CountParts,
    Distribute,
    Formula,
    Order,
    Present,
    Range,
    Subset,
    Total,
    Within,
)
from checker.rules import (
    agree,
    corroborated,
    count,
    distribute,
    order,
    parts,
    present,
    range,
    subset,
    within,
)
from checker.rules.formula import arithmetic as formula

CHECKS: dict[
    type, tuple[Callable[[Any, Facts], Iterator[Question]], Callable[[Any, Question], Answer]]
] = {
    Agree: (agree.questions, agree.answer),
    Order: (order.questions, order.answer),
    Range: (range.questions, range.answer),
    Within: (within.questions, within.answer),
    Subset: (subset.questions, subset.answer),
    Present: (present.questions, present.answer),
    Corroborated: (corroborated.questions, corroborated.answer),
}

DERIVATIONS: dict[
    type,
    tuple[Callable[[Any, Facts], Iterator[Inputs]], Callable[[Any, Inputs], Conclusion | NoValue]],
] = {
    Distribute: (distribute.inputs, distribute.conclude),
    Total: (parts.inputs, parts.conclude),
    CountMembers: (count.inputs, count.conclude),
    CountParts: (count.inputs, count.conclude),
    Formula: (formula.inputs, formula.conclude),
}
