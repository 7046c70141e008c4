"""How variables hang together: arithmetic whose result lies in an interval."""

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from functools import cached_property
from typing import final

from checker.values.interval import (
    INFINITY,
    Bound,
    DivisionByZero,
    Exact,
    Interval,
    intersection,
    normal_exact,
    point,
)
from checker.values.named import NamedTuple

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
        part = stack.pop()
        if isinstance(part, int):
            yield part
        elif isinstance(part, Linear):
            stack += (part for _, part in part.terms)
        elif isinstance(part, Extreme):
            stack += part.of
        elif isinstance(part, Product | Quotient):
            stack += part


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
    (lo, lo_open), (hi, closed) = min(span.start for span in some), min(span.end for span in some)
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


Part = tuple[Exact, Node, Interval]
"""A part of a sum: how many times it counts, and all that it can be."""


def _narrow_sum(node: Linear, wanted: Interval, spans: list[Interval]) -> bool:
    """Each part is what is wanted less all others; the time is linear in the parts.

    Where that leaves them what they can be anyway, as it mostly does, nothing more is done.
    """
    valued = [(times, part, _value(part, spans)) for times, part in node.terms]
    parts = [valued_part for valued_part in valued if valued_part[0]]
    down = _room(parts, wanted.lo, wanted.lo_open, 1)
    up = _room(parts, wanted.hi, wanted.hi_open, -1)
    if down.is_none or up.is_none:
        return False
    for times, part, value in parts:
        below, above = (down, up) if times > 0 else (up, down)
        lo, lo_open = below.from_end(value.hi, value.hi_open, -1, times)
        hi, hi_open = above.from_end(value.lo, value.lo_open, 1, times)
        narrower = lo > value.lo or (lo == value.lo and lo_open > value.lo_open)
        narrower = narrower or hi < value.hi or (hi == value.hi and hi_open > value.hi_open)
        if narrower and not _narrow(part, Interval(lo, hi, lo_open, hi_open), spans):
            return False
    return True


@final
class _Room(NamedTuple):
    """How far a sum can go beyond an end of what is wanted of it, if its parts go as far as they
    can: so many of their ends are ``infinite``, and ``opened``; the others come to ``finite``."""

    finite: Exact
    infinite: int
    opened: int

    @property
    def is_none(self) -> bool:
        """Whether the sum does not get there."""
        return not self.infinite and (self.finite < 0 or (not self.finite and self.opened > 0))

    def from_end(self, end: Bound, is_open: bool, sign: int, times: Exact) -> tuple[Bound, bool]:
        """The other end that is left to a part, towards ``sign`` of the one to which it can go: so
        far from that as there is room while all other parts go as far as they can."""
        if self.infinite > isinstance(end, float):
            return sign * INFINITY, True
        opened = self.opened > is_open
        size = times if times > 0 else -times
        far = sign * (self.finite if size == 1 else self.finite / Fraction(size))
        return normal_exact(far if isinstance(end, float) else end + far), opened


def _room(parts: Sequence[Part], wanted: Bound, wanted_open: bool, sign: int) -> _Room:
    """The room beyond an end: of the left one, towards the right (1), and the other way round."""
    if isinstance(wanted, float):
        return _Room(0, len(parts) + 1, 0)
    finite, infinite, opened = -sign * wanted, 0, int(wanted_open)
    for times, _, value in parts:
        far, far_open = value.hi, value.hi_open
        if (times > 0) is (sign < 0):
            far, far_open = value.lo, value.lo_open
        opened += far_open
        if isinstance(far, float):
            infinite += 1
        elif times == sign:
            finite += far
        elif times == -sign:
            finite -= far
        else:
            finite += sign * times * far
    return _Room(finite, infinite, opened)
