"""What a formula is made of."""

from collections.abc import Iterator
from typing import final

from checker.model.rule import Term
from checker.values.interval import Exact
from checker.values.named import NamedTuple


@final
class Number(NamedTuple):
    """An exact number in a formula, with the text that it was written as."""

    value: Exact
    text: str


@final
class Operation(NamedTuple):
    """``left operator right``; the operator is one of ``+ - * /``."""

    operator: str
    left: "Expression"
    right: "Expression"


Expression = Term | Number | Operation


def terms(expression: Expression) -> Iterator[Term]:
    """All terms of an expression, from left to right."""
    if isinstance(expression, Operation):
        yield from terms(expression.left)
        yield from terms(expression.right)
    elif isinstance(expression, Term):
        yield expression
