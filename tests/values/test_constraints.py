"""What cannot be, held against all that there is: every assignment of small domains."""

from collections.abc import Iterable, Sequence
from fractions import Fraction
from itertools import product

import pytest
from growth import grows_linearly
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.values.constraints.condition import (
    EVERYTHING,
    Condition,
    Constant,
    Linear,
    Node,
    Product,
    Quotient,
    added,
    narrowed,
    variables,
)
from checker.values.constraints.differences import Edge, negative_cycle
from checker.values.constraints.system import Bounded, System, Variable
from checker.values.interval import INFINITY, Exact, Interval, interval, point, whole_numbers

MOST = 4
"""Whole numbers from 0 to here are all that there is."""


def at_most(number: Exact, *, strict: bool = False) -> Interval:
    return Interval(-INFINITY, number, True, strict)


def value(node: Node, values: Sequence[Exact]) -> Fraction | None:
    """What arithmetic comes to; nothing where it divides by zero."""
    if isinstance(node, int):
        return Fraction(values[node])
    if isinstance(node, Constant):
        return Fraction(node.value)
    if isinstance(node, Linear):
        parts = [(times, value(part, values)) for times, part in node.terms]
        if any(part is None for _, part in parts):
            return None
        return sum((times * part for times, part in parts if part is not None), Fraction(0))
    left, right = value(node.left, values), value(node.right, values)
    if left is None or right is None:
        return None
    if isinstance(node, Product):
        return left * right
    return left / right if right else None


def holds(system: System, some: Iterable[int], values: Sequence[Exact]) -> bool:
    """Whether an assignment meets all conditions and some claims."""
    for condition, its in system.conditions:
        comes_to = value(condition.linear, [values[variable] for variable in its])
        if comes_to is None or not condition.allowed.holds(comes_to):
            return False
    return all(
        system.claims[number].span.holds(values[system.claims[number].variable]) for number in some
    )


def solved(system: System, some: Sequence[int], numbers: Sequence[Exact]) -> bool:
    """Whether any assignment does, of all that there are."""
    many = product(numbers, repeat=len(system.variables))
    return any(holds(system, some, values) for values in many)


WHOLE = range(MOST + 1)
DOMAIN = Interval(0, MOST, False, False)


@st.composite
def spans(draw: st.DrawFn) -> Interval:
    """An interval with any kind of ends among small numbers, with halves."""
    lo, hi = sorted(draw(st.tuples(*[st.integers(-2, 2 * MOST + 2)] * 2)))
    is_open = st.booleans() if lo < hi else st.just(False)
    return interval(Fraction(lo, 2), Fraction(hi, 2), lo_open=draw(is_open), hi_open=draw(is_open))


@st.composite
def differences(draw: st.DrawFn, *, whole: bool = True) -> System:
    """A few variables with a domain, and bounds between two of them, and between moments."""
    size = draw(st.integers(2, 4 if whole else 3))
    moments = [draw(st.booleans()) for _ in range(size)] if whole else [False] * size
    conditions: list[tuple[Condition, tuple[int, ...]]] = []
    beside: set[int] = set()
    for _ in range(draw(st.integers(1, 5))):
        one, other, third = draw(st.permutations(range(size)))[:3] if size > 2 else (0, 1, -1)
        if moments[one] and moments[other] and third >= 0 and not moments[third]:
            if third in beside:
                continue
            beside.add(third)
            conditions.append(
                (Condition(Linear(((1, 0), (-1, 1), (-1, 2))), point(0)), (one, other, third))
            )
        elif moments[one] is moments[other] and not {one, other} & beside:
            bound = at_most(draw(st.integers(-2, 2)), strict=draw(st.booleans()))
            conditions.append((Condition(Linear(((1, 0), (-1, 1))), bound), (one, other)))
    claims = [
        Bounded(draw(st.integers(0, size - 1)), draw(spans()))
        for _ in range(draw(st.integers(0, 5)))
    ]
    given_ = [Variable(DOMAIN, whole=whole, moment=moment) for moment in moments]
    kept = [(c, its) for c, its in conditions if len(its) == 3 or not set(its) & beside]
    return System(given_, kept, claims)


@given(differences())
def test_differences_of_whole_numbers_are_decided(system: System) -> None:
    some = range(len(system.claims))
    assert system.only_differences
    assert (system.contradiction(some) is None) is solved(system, some, WHOLE)
    assert system.can_be(some)


@settings(max_examples=12)  # each tries up to 36 000 assignments
@given(differences(whole=False))
def test_differences_of_any_numbers_are_decided(system: System) -> None:
    """With bounds in halves, an assignment there is, is one among the eighths."""
    some = range(len(system.claims))
    numbers = [Fraction(number, 8) for number in range(8 * MOST + 1)]
    assert (system.contradiction(some) is None) is solved(system, some, numbers)


@st.composite
def nodes(draw: st.DrawFn, size: int, deep: int = 2) -> Node:
    kind = draw(st.sampled_from("vvcsspq" if deep else "vvvc"))
    if kind == "v":
        return draw(st.integers(0, size - 1))
    if kind == "c":
        return Constant(draw(st.sampled_from([1, 2, 3, Fraction(1, 2), 100])))
    one, other = draw(nodes(size, deep - 1)), draw(nodes(size, deep - 1))
    if kind == "s":
        return added([(1, one), (draw(st.sampled_from([1, -1, 2])), other)])
    return Product(one, other) if kind == "p" else Quotient(one, other)


@st.composite
def systems(draw: st.DrawFn) -> System:
    """Any arithmetic between a few whole numbers."""
    size = draw(st.integers(2, 3))
    conditions = []
    for _ in range(draw(st.integers(1, 3))):
        linear = added([(1, draw(nodes(size))), (-1, draw(nodes(size)))])
        allowed = draw(st.sampled_from([point(0), at_most(0), at_most(0, strict=True)]))
        conditions.append((Condition(linear, allowed), tuple(range(size))))
    claims = [
        Bounded(draw(st.integers(0, size - 1)), draw(spans()))
        for _ in range(draw(st.integers(0, 5)))
    ]
    return System([Variable(DOMAIN, whole=True)] * size, conditions, claims)


@given(systems())
def test_nothing_that_can_be_is_called_impossible(system: System) -> None:
    some = range(len(system.claims))
    if system.contradiction(some) is not None:
        assert not solved(system, some, WHOLE)
    elif system.can_be(some):
        assert solved(system, some, WHOLE)


@given(st.one_of(differences(), systems()))
def test_a_minimal_set_needs_each_of_its_claims(system: System) -> None:
    core = system.contradiction(range(len(system.claims)))
    if core is None:
        return
    least = system.minimal(core)
    assert set(least.claims) <= set(core.claims)
    assert not solved(system, least.claims, WHOLE)
    for left_out in least.claims:
        rest = [number for number in least.claims if number != left_out]
        assert system.contradiction(rest) is None
        if system.only_differences:
            assert solved(system, rest, WHOLE)


@given(st.lists(st.tuples(*[st.integers(0, 3)] * 2, st.integers(-2, 3), st.booleans()), max_size=9))
def test_a_cycle_adds_up_to_less_than_nothing(some: list[tuple[int, int, int, bool]]) -> None:
    cycle = negative_cycle(4, [Edge(*edge) for edge in some])
    if cycle is None:
        return
    total = sum(edge.weight for edge in cycle)
    assert total < 0 or (total == 0 and any(edge.strict for edge in cycle))
    assert [edge.end for edge in cycle] == [edge.start for edge in [*cycle[1:], cycle[0]]]
    assert len({edge.start for edge in cycle}) == len(cycle)


@pytest.mark.parametrize(
    ("linear", "allowed", "before", "after"),
    [
        ([(1, 0), (-1, 1)], point(0), "0..9 3..5", "3..5 3..5"),
        ([(1, 0), (-1, Product(1, 2))], point(0), "6..8 2..2 0..9", "6..8 2..2 3..4"),
        ([(1, 0), (-1, Quotient(1, 2))], point(0), "2..2 0..9 3..4", "2..2 6..8 3..4"),
        ([(1, 0), (-1, Quotient(1, 2))], point(0), "2..2 0..1 0..4", "2..2 0..1 0..4"),
        ([(1, 0), (1, 1)], at_most(5), "2..9 1..9", "2..4 1..3"),
        ([(2, 0), (-3, 1)], at_most(0), "3..9 0..4", "3..6 2..4"),
        ([(1, 0), (1, 1)], at_most(5), "1..2 1..3", "1..2 1..3"),
    ],
)
def test_narrowing(
    linear: list[tuple[int, Node]], allowed: Interval, before: str, after: str
) -> None:
    """What may divide by zero says nothing."""
    found = narrowed(Condition(added(linear), allowed), [closed(text) for text in before.split()])
    assert found == [closed(text) for text in after.split()]


def test_of_a_sum_all_of_which_but_one_part_has_an_end() -> None:
    """That part is what the others leave; of two without an end, nothing is known."""
    from_seven = Interval(7, INFINITY, True, True)
    endless = Interval(-INFINITY, INFINITY, True, True)
    condition = Condition(added([(1, 0), (-2, 1)]), at_most(3))
    assert narrowed(condition, [from_seven, endless]) == [
        from_seven,
        Interval(2, INFINITY, True, True),
    ]
    assert narrowed(condition, [endless, closed("1..4")]) == [
        Interval(-INFINITY, 11, True, False),
        closed("1..4"),
    ]
    assert narrowed(condition, [endless, endless]) == [endless, endless]


def closed(text: str) -> Interval:
    lo, hi = map(int, text.split(".."))
    return Interval(lo, hi, False, False)


def test_a_share_of_a_few_people() -> None:
    """35 % of 12 people is no whole number of them; 33 % is."""
    share_of = Condition(added([(1, 0), (-100, Quotient(1, 2))]), point(0))
    natural = Interval(0, INFINITY, False, True)
    given_ = [Variable(natural), Variable(natural, whole=True), Variable(natural, whole=True)]

    def asked(lo: str, hi: str) -> System:
        claims = [Bounded(0, interval(Fraction(lo), Fraction(hi))), Bounded(2, point(12))]
        return System(given_, [(share_of, (0, 1, 2))], claims)

    assert asked("34.5", "35.5").contradiction([0, 1]) is not None
    assert asked("32.5", "33.5").contradiction([0, 1]) is None
    assert asked("32.5", "33.5").can_be([0, 1])
    assert asked("34.5", "35.5").contradiction([0]) is None


def test_numbers_that_grow_without_end_are_left() -> None:
    """Two conditions that double each other narrow for ever: the work ends, and nothing is told."""
    double = Condition(added([(1, 0), (-2, 1)]), point(0))
    natural = Interval(1, INFINITY, False, True)
    system = System([Variable(natural)] * 2, [(double, (0, 1)), (double, (1, 0))], [])
    assert system.contradiction([]) is None
    assert not system.can_be([])


def test_whole_numbers() -> None:
    assert whole_numbers(interval(Fraction(1, 2), 3)) == Interval(1, 2, False, False)
    assert whole_numbers(interval(Fraction(5, 4), Fraction(7, 4))) is None
    assert whole_numbers(EVERYTHING) == EVERYTHING
    assert list(variables(Product(1, added([(2, 0)])))) == [0, 1]


def chain(size: int) -> System:
    """Moments of which each lies a day behind the one before it; the last is claimed too early."""
    day_later = Condition(Linear(((1, 0), (-1, 1))), point(1))
    steps = [(day_later, (number + 1, number)) for number in range(size)]
    claims = [Bounded(0, point(10)), Bounded(size, point(10 + size - 3))]
    return System([Variable(EVERYTHING, whole=True, moment=True)] * (size + 1), steps, claims)


def long_sum(size: int) -> System:
    """A whole of many parts, which is claimed to be less than they come to."""
    natural = Interval(0, INFINITY, False, True)
    total = Condition(Linear(((1, 0), *((-1, n) for n in range(1, size + 1)))), point(0))
    claims = [Bounded(0, point(size - 1)), *(Bounded(n, point(1)) for n in range(1, size + 1))]
    return System([Variable(natural)] * (size + 1), [(total, tuple(range(size + 1)))], claims)


@pytest.mark.parametrize("make", [chain, long_sum])
def test_work_grows_with_the_conditions(make: object) -> None:
    def work(size: int) -> object:
        system = make(size)  # type: ignore[operator]
        return lambda: system.contradiction(range(len(system.claims)))

    grows_linearly(work, 100, 2000)  # type: ignore[arg-type]


def test_the_claims_of_a_chain() -> None:
    system = chain(200)
    core = system.minimal(system.contradiction([0, 1]))  # type: ignore[arg-type]
    assert core.claims == (0, 1)
    assert len(core.conditions) == 200
