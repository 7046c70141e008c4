"""How variables hang together: arithmetic whose result lies in an interval."""

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from functools import cached_property
from math import ceil, floor
from typing import NamedTuple, final

from checker.values.interval import (
    INFINITY,
    Bound,
    DivisionByZero,
    Exact,
    Interval,
    fits,
    intersection,
    normal_exact,
    point,
)

EVERYTHING = Interval(-INFINITY, INFINITY, True, True)
NOTHING_BUT_ZERO = point(0)

MOST_BITS = 4096
"""So many binary digits an end may have; a longer one narrows nothing."""


@final
class Constant(NamedTuple):
    """A number in a condition."""

    value: Exact


@final
class Linear(NamedTuple):
    """Parts, each so many times, added up."""

    terms: tuple[tuple[Exact, "Node"], ...]


@final
class Product(NamedTuple):
    """One part times another."""

    left: "Node"
    right: "Node"


@final
class Quotient(NamedTuple):
    """One part by another. Where that may be zero, a condition says nothing."""

    left: "Node"
    right: "Node"


@final
class Extreme(NamedTuple):
    """The least of some variables (``sign`` 1), or the greatest (-1)."""

    of: tuple[int, ...]
    sign: int


Node = int | Constant | Linear | Product | Quotient | Extreme
"""A variable, by its number, or arithmetic."""


@final
class Condition:
    """What ``linear`` comes to lies in ``allowed``. Its variables are numbered from 0."""

    def __init__(self, linear: Linear, allowed: Interval) -> None:
        """Of a sum without sums in it (see :func:`added`); its numbers move what is allowed."""
        variable = tuple(term for term in linear.terms if not isinstance(term[1], Constant))
        for times, node in linear.terms:
            if isinstance(node, Constant):
                allowed = allowed - point(normal_exact(times * node.value))
        self.linear = Linear(variable)
        self.allowed = allowed

    @cached_property
    def plain(self) -> bool:
        """Whether it is a sum of variables, each in it once."""
        nodes = [node for _, node in self.linear.terms]
        return all(isinstance(node, int) for node in nodes) and len(set(nodes)) == len(nodes)

    @cached_property
    def once(self) -> bool:
        """Whether each variable stands in it once."""
        found = list(variables(self.linear))
        return len(set(found)) == len(found)


def variables(node: Node) -> Iterator[int]:
    """The variables of a node, each as often as it stands there."""
    stack = [node]
    while stack:
        one = stack.pop()
        if isinstance(one, int):
            yield one
        elif isinstance(one, Linear):
            stack += (part for _, part in one.terms)
        elif isinstance(one, Extreme):
            stack += one.of
        elif isinstance(one, Product | Quotient):
            stack += one


def added(parts: Iterable[tuple[Exact, Node]]) -> Linear:
    """Parts added up; sums in them, and what is a number times a part, are taken apart.

    A variable that is added several times is one part.
    """
    terms: list[tuple[Exact, Node]] = []
    places: dict[int, int] = {}
    stack = list(parts)[::-1]
    while stack:
        times, node = stack.pop()
        if isinstance(node, Linear):
            stack += [(normal_exact(times * c), part) for c, part in reversed(node.terms)]
        elif isinstance(node, Product) and isinstance(node.left, Constant):
            stack.append((normal_exact(times * node.left.value), node.right))
        elif isinstance(node, Product) and isinstance(node.right, Constant):
            stack.append((normal_exact(times * node.right.value), node.left))
        elif isinstance(node, Quotient) and isinstance(node.right, Constant) and node.right.value:
            stack.append((normal_exact(Fraction(times) / node.right.value), node.left))
        elif isinstance(node, int) and node in places:
            terms[places[node]] = normal_exact(terms[places[node]][0] + times), node
        else:
            if isinstance(node, int):
                places[node] = len(terms)
            terms.append((times, node))
    return Linear(tuple(term for term in terms if term[0]))


def whole_numbers(span: Interval) -> Interval | None:
    """From the least whole number of an interval to the greatest; nothing where it has none."""
    lo, hi = (
        least_whole(span.lo, is_open=span.lo_open),
        greatest_whole(span.hi, is_open=span.hi_open),
    )
    if lo > hi:
        return None
    return Interval(lo, hi, lo == -INFINITY, hi == INFINITY)


def least_whole(bound: Bound, *, is_open: bool) -> Bound:
    """The least whole number from an end on."""
    if isinstance(bound, float):
        return bound
    return floor(bound) + 1 if is_open else ceil(bound)


def greatest_whole(bound: Bound, *, is_open: bool) -> Bound:
    """The greatest whole number up to an end."""
    if isinstance(bound, float):
        return bound
    return ceil(bound) - 1 if is_open else floor(bound)


def narrowed(condition: Condition, spans: Sequence[Interval]) -> list[Interval] | None:
    """What of the interval of each variable fits the condition; ``None`` where nothing does.

    It may leave too much, and never takes away what can be true.
    """
    left = list(spans)
    try:
        fitting = _narrow(condition.linear, condition.allowed, left)
    except DivisionByZero:
        return list(spans)
    return left if fitting else None


def holds(condition: Condition, spans: Sequence[Interval]) -> bool:
    """Whether all that the variables may be meets a condition; not where it may divide by zero."""
    try:
        return condition.allowed.covers(_value(condition.linear, spans))
    except DivisionByZero:
        return False


def _value(node: Node, spans: Sequence[Interval]) -> Interval:
    """All that arithmetic can come to; raises ``DivisionByZero``."""
    if isinstance(node, int):
        return spans[node]
    if isinstance(node, Constant):
        return point(node.value)
    if isinstance(node, Linear):
        total = NOTHING_BUT_ZERO
        for times, part in node.terms:
            total = total + scaled(_value(part, spans), times)
        return total
    if isinstance(node, Extreme):
        least = _least_of([scaled(spans[variable], node.sign) for variable in node.of])
        return scaled(least, node.sign)
    left, right = _value(node.left, spans), _value(node.right, spans)
    return left * right if isinstance(node, Product) else left / right


def scaled(span: Interval, times: Exact) -> Interval:
    """An interval so many times."""
    if times == 1:
        return span
    if times == -1:
        return -span
    if times == 0:
        return NOTHING_BUT_ZERO
    lo, hi = (
        end * (1 if times > 0 else -1) if isinstance(end, float) else normal_exact(end * times)
        for end in (span.lo, span.hi)
    )
    if times > 0:
        return Interval(lo, hi, span.lo_open, span.hi_open)
    return Interval(hi, lo, span.hi_open, span.lo_open)


def _narrow(node: Node, wanted: Interval, spans: list[Interval]) -> bool:
    """Narrow the variables under a node to what lets it come to what is ``wanted``."""
    if isinstance(node, int):
        return _narrow_variable(node, wanted, spans)
    if isinstance(node, Constant):
        return wanted.holds(node.value)
    if isinstance(node, Linear):
        return _narrow_sum(node, wanted, spans)
    if isinstance(node, Extreme):
        return _narrow_extreme(node, wanted, spans)
    left, right = _value(node.left, spans), _value(node.right, spans)
    if isinstance(node, Product):
        if intersection(left * right, wanted) is None:
            return False
        if not right.holds(0) and not _narrow(node.left, wanted / right, spans):
            return False
        left = _value(node.left, spans)
        return left.holds(0) or _narrow(node.right, wanted / left, spans)
    if intersection(left / right, wanted) is None or not _narrow(node.left, wanted * right, spans):
        return False
    left = _value(node.left, spans)
    return wanted.holds(0) or _narrow(node.right, left / wanted, spans)


def _least_of(some: Sequence[Interval]) -> Interval:
    """All that the least of some numbers, one of each interval, can be."""
    lo, lo_open = min((span.lo, span.lo_open) for span in some)
    hi, closed = min((span.hi, not span.hi_open) for span in some)
    return Interval(lo, hi, lo_open, not closed)


def _narrow_extreme(node: Extreme, wanted: Interval, spans: list[Interval]) -> bool:
    """None lies beyond what is wanted; and where just one can be that, it is."""
    onwards = Interval(wanted.lo, INFINITY, wanted.lo_open, True)
    if node.sign < 0:
        onwards = Interval(-INFINITY, wanted.hi, True, wanted.hi_open)
    if not all(_narrow_variable(variable, onwards, spans) for variable in node.of):
        return False
    able = [variable for variable in node.of if intersection(spans[variable], wanted) is not None]
    return len(able) > 1 or (bool(able) and _narrow_variable(able[0], wanted, spans))


def _narrow_variable(variable: int, wanted: Interval, spans: list[Interval]) -> bool:
    found = intersection(spans[variable], wanted)
    if found is None:
        return False
    if not _is_long(found):
        spans[variable] = found
    return True


def _is_long(span: Interval) -> bool:
    return any(
        not isinstance(end, float)
        and max(end.numerator.bit_length(), end.denominator.bit_length()) > MOST_BITS
        for end in (span.lo, span.hi)
    )


def _narrow_sum(node: Linear, wanted: Interval, spans: list[Interval]) -> bool:
    """Each part is what is wanted less all others; the time is linear in the parts.

    Where that leaves them what they can be anyway, as it mostly does, nothing more is done.
    """
    values = [scaled(_value(part, spans), times) for times, part in node.terms]
    least = _Ends.of([(value.lo, value.lo_open) for value in values])
    most = _Ends.of([(value.hi, value.hi_open) for value in values])
    (lo, lo_open), (hi, hi_open) = least.added(), most.added()
    if not values or not _meet(lo, lo_open, hi, hi_open, wanted):
        return not values and wanted.holds(0)
    if wanted.covers(Interval(lo, hi, lo_open, hi_open)):
        return True
    for (times, part), value in zip(node.terms, values, strict=True):
        lo, lo_open = most.left_without(value.hi, value.hi_open, wanted.lo, wanted.lo_open)
        hi, hi_open = least.left_without(value.lo, value.lo_open, wanted.hi, wanted.hi_open)
        narrower = lo > value.lo or (lo == value.lo and lo_open > value.lo_open)
        narrower = narrower or hi < value.hi or (hi == value.hi and hi_open > value.hi_open)
        if times and narrower:
            rest = Interval(lo, hi, lo_open, hi_open)
            if not _narrow(part, scaled(rest, normal_exact(Fraction(1) / times)), spans):
                return False
    return True


@final
class _Ends(NamedTuple):
    """The same ends of some intervals, left or right, added up: how many of them are infinite
    (``infinity`` is such a one) and open, and what the others come to."""

    finite: Exact
    infinite: int
    opened: int
    infinity: float

    @classmethod
    def of(cls, ends: Sequence[tuple[Bound, bool]]) -> "_Ends":
        """These."""
        finite: Exact = 0
        infinite, opened, infinity = 0, 0, INFINITY
        for bound, is_open in ends:
            opened += is_open
            if isinstance(bound, float):
                infinite += 1
                infinity = bound
            else:
                finite += bound
        return cls(finite, infinite, opened, infinity)

    def added(self) -> tuple[Bound, bool]:
        """The same end of the sum of all."""
        return (self.infinity if self.infinite else self.finite), self.opened > 0

    def left_without(
        self, bound: Bound, is_open: bool, wanted: Bound, wanted_open: bool
    ) -> tuple[Bound, bool]:
        """What is left of an end that is wanted less the sum of all but one."""
        opened = wanted_open or self.opened > is_open
        if isinstance(wanted, float):
            return wanted, opened
        if self.infinite > isinstance(bound, float):
            return -self.infinity, opened
        others = self.finite if isinstance(bound, float) else self.finite - bound
        return normal_exact(wanted - others), opened


def _meet(lo: Bound, lo_open: bool, hi: Bound, hi_open: bool, wanted: Interval) -> bool:
    """Whether some number between two ends is wanted."""
    lo, lo_open = max((lo, lo_open), (wanted.lo, wanted.lo_open))
    hi, closed = min((hi, not hi_open), (wanted.hi, not wanted.hi_open))
    return fits(lo, lo_open, hi, not closed)
