"""The derivations: what exists can be read off one table.

A derivation has two pure functions: ``inputs`` selects the claims to conclude from, ``conclude``
concludes, from what it is handed and nothing else.
"""

from collections.abc import Callable, Iterator
from typing import Any

from checker.derive import count, distribute, formula, total
from checker.model.fact import Facts
from checker.model.inputs import Conclusion, Inputs, NoValue
from checker.model.rule import CountMembers, CountParts, Distribute, Formula, Total

Select = Callable[[Any, Facts], Iterator[Inputs]]
Conclude = Callable[[Any, Inputs], Conclusion | NoValue]

DERIVATIONS: dict[type, tuple[Select, Conclude]] = {
    Distribute: (distribute.inputs, distribute.conclude),
    Total: (total.inputs, total.conclude),
    CountMembers: (count.inputs, count.conclude),
    CountParts: (count.inputs, count.conclude),
    Formula: (formula.inputs, formula.conclude),
}
