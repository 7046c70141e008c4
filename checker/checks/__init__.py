"""The checks: what exists can be read off one table.

A check has two pure functions: ``questions`` selects groups of claims, ``answer`` judges one
group, from what it is handed and nothing else.
"""

from collections.abc import Callable, Iterator
from typing import Any

from checker.checks import agree, corroborated, order, present, range, subset, within
from checker.model.fact import Facts
from checker.model.finding import Answer, Question
from checker.model.rule import Agree, Corroborated, Order, Present, Range, Subset, Within

Select = Callable[[Any, Facts], Iterator[Question]]
Judge = Callable[[Any, Question], Answer]

CHECKS: dict[type, tuple[Select, Judge]] = {
    Agree: (agree.questions, agree.answer),
    Order: (order.questions, order.answer),
    Range: (range.questions, range.answer),
    Within: (within.questions, within.answer),
    Subset: (subset.questions, subset.answer),
    Present: (present.questions, present.answer),
    Corroborated: (corroborated.questions, corroborated.answer),
}
