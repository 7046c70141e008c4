"""Comparison, kind by kind: verdicts by brute force, and the two laws of values."""

from collections.abc import Hashable, Iterator, Sequence
from fractions import Fraction
from itertools import chain, combinations, permutations
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, example, given, settings
from hypothesis import strategies as st

import checker.values.compare as compare_module
from checker.kinds import KINDS
from checker.model.place import Place
from checker.model.vocabulary import Attribute, Entities, Entity
from checker.values.compare import (
    Comparison,
    Members,
    among,
    at_most,
    both,
    compare_intervals,
    compare_members,
    compare_terms,
    distance,
    inside,
)
from checker.values.dates import Choice, Instants, read_date
from checker.values.durations import Duration, Ends, read_duration
from checker.values.interval import INFINITY, Interval, intersection, interval, point
from checker.values.verdict import Relation, Verdict

AGREE = frozenset({Relation.EQUAL, Relation.REFINES, Relation.OVERLAPS})
CONTRADICTION = Verdict.CONTRADICTION

NOWHERE = Place("x.yaml", 1, 1)
KIND_NAMES = (*KINDS, "exact text")


def compare(kind: str, claims: Sequence[Any]) -> Comparison:
    """Judge claims of a kind; ``exact text`` is text where wording decides."""
    of = Attribute("x", "x", KINDS[kind.removeprefix("exact ")], NOWHERE, exact=kind != "text")
    return of.compare(claims)


def span(text: str) -> Interval:
    """``[1,2)`` and the like; ``inf`` and ``-inf`` are open."""
    lo, hi = (float(end) if "inf" in end else Fraction(end) for end in text[1:-1].split(","))
    return interval(lo, hi, lo_open=text[0] == "(", hi_open=text[-1] == ")")


def group(*texts: str) -> Comparison:
    return compare_intervals([span(text) for text in texts])


# Intervals.


@pytest.mark.parametrize(
    ("claims", "relation", "common"),
    [
        (["[1,2)"], Relation.EQUAL, "[1,2)"),
        (["[1,2)", "[1,2)"], Relation.EQUAL, "[1,2)"),
        (["[1,2)", "[0,5)"], Relation.REFINES, "[1,2)"),
        (["[1,2)", "[1,2]"], Relation.REFINES, "[1,2)"),
        (["[1,2)", "(1,2]"], Relation.OVERLAPS, "(1,2)"),
        (["[0,3)", "[1,5)"], Relation.OVERLAPS, "[1,3)"),
        (["[0,1]", "[1,2)"], Relation.OVERLAPS, "[1,1]"),
        (["[0,1)", "[1,2)"], Relation.DISJOINT, None),
        (["[0,1]", "(1,2)"], Relation.DISJOINT, None),
        (["[0,inf)", "(-inf,3)"], Relation.OVERLAPS, "[0,3)"),
        (["[0,5)", "[1,9)", "[2,3)"], Relation.REFINES, "[2,3)"),
        (["[0,2)", "[1,4)", "[3,5)"], Relation.DISJOINT, None),
    ],
)
def test_intervals(claims: list[str], relation: Relation, common: str | None) -> None:
    found = group(*claims)
    assert found.relation is relation
    assert found.common == (span(common) if common else None)


def test_the_witness_ends_first_and_begins_last() -> None:
    found = group("[0,9)", "[6,7)", "[1,2)", "[1,3)", "[5,9)")
    assert found.witness == (2, 1)
    assert found.gap == 4


def test_touching_claims_are_no_distance_apart() -> None:
    assert group("[0,1)", "[1,2)").gap == 0
    assert distance(span("[0,1]"), span("[5/2,3]")) == Fraction(3, 2)


def test_a_claim_that_fits_two_positions_is_in_none() -> None:
    found = group("[0,9)", "[1,2)", "[7,8)", "[1,3)")
    assert found.positions == ((1, 3), (2,))
    assert found.either == (0,)


def test_a_claim_that_fits_two_positions_beside_another_that_does() -> None:
    """[5,25) fits [0,10) and [20,30), which [28,42) narrows only where it is counted in."""
    found = group("[0,10)", "[5,25)", "[20,30)", "[28,42)", "[40,50)")
    assert found.positions == ((0,), (2,), (4,))
    assert found.either == (1, 3)


NUMBERS = st.integers(0, 8)


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    lo, hi = sorted((draw(NUMBERS), draw(NUMBERS)))
    if lo == hi:
        return point(lo)
    low = draw(st.sampled_from([lo, lo, lo, -INFINITY]))
    high = draw(st.sampled_from([hi, hi, hi, INFINITY]))
    return interval(low, high, lo_open=draw(st.booleans()), hi_open=draw(st.booleans()))


def held_by(claim: Interval) -> frozenset[Fraction]:
    """The halves that it holds: enough to tell apart intervals with whole ends."""
    return frozenset(n for k in range(-2, 20) if claim.holds(n := Fraction(k, 2)))


def fit(claims: Sequence[Interval]) -> bool:
    return bool(frozenset.intersection(*map(held_by, claims)))


def fewest(claims: Sequence[Interval]) -> int:
    """By brute force: the least number of points that hit every claim."""
    sets = [held_by(claim) for claim in claims]
    points = sorted(frozenset().union(*sets))
    return next(
        number
        for number in range(1, len(claims) + 1)
        if any(all(one & set(some) for one in sets) for some in combinations(points, number))
    )


@given(st.lists(intervals(), min_size=1, max_size=6))
def test_a_group_fits_if_every_two_of_it_do(claims: list[Interval]) -> None:
    found = compare_intervals(claims)
    assert (found.relation in AGREE) is fit(claims)
    assert fit(claims) is all(fit(pair) for pair in combinations(claims, 2))
    if found.witness:
        lower, upper = (claims[i] for i in found.witness)
        assert not fit([lower, upper])
        assert lower.hi <= upper.lo
        assert found.gap == upper.lo - lower.hi


@given(st.lists(intervals(), min_size=1, max_size=6))
def test_the_relation_by_brute_force(claims: list[Interval]) -> None:
    common = frozenset.intersection(*map(held_by, claims))
    relation = compare_intervals(claims).relation
    if not common:
        assert relation is Relation.DISJOINT
    elif len(set(claims)) == 1:
        assert relation is Relation.EQUAL
    else:
        assert (relation is Relation.REFINES) is (common in map(held_by, claims))


@settings(max_examples=100)
@given(st.lists(intervals(), min_size=2, max_size=6))
def test_positions_are_as_few_as_can_be(claims: list[Interval]) -> None:
    found = compare_intervals(claims)
    assert len(found.positions) == fewest(claims)
    assert sorted([*found.either, *(i for some in found.positions for i in some)]) == list(
        range(len(claims))
    )
    assert all(fit([claims[i] for i in some]) for some in found.positions)


@settings(max_examples=150)
@given(st.lists(intervals(), min_size=3, max_size=7))
def test_either_are_those_that_fit_more_than_one_position(claims: list[Interval]) -> None:
    found = compare_intervals(claims)
    assume(found.witness)
    for index, claim in enumerate(claims):
        fitting = sum(fit([claim, *(claims[i] for i in some)]) for some in found.positions)
        assert (fitting > 1) is (index in found.either)


# Terms.


@pytest.mark.parametrize(
    ("claims", "exact", "relation", "positions"),
    [
        (["a", "a"], True, Relation.EQUAL, ((0, 1),)),
        (["a", "a"], False, Relation.EQUAL, ((0, 1),)),
        (["a", "b", "a"], True, Relation.DISJOINT, ((0, 2), (1,))),
        (["a", "b", "a"], False, Relation.UNKNOWN, ((0, 2), (1,))),
        ([True, False], True, Relation.DISJOINT, ((0,), (1,))),
    ],
)
def test_terms(
    claims: list[Hashable], exact: bool, relation: Relation, positions: tuple[tuple[int, ...], ...]
) -> None:
    found = compare_terms(claims, exact=exact)
    assert (found.relation, found.positions) == (relation, positions)
    assert found.witness == ((0, 1) if relation is Relation.DISJOINT else None)
    assert bool(found.reason) is (relation is Relation.UNKNOWN)


# Lists.


def listed(text: str) -> Members:
    """``ab`` is the list of a and b, ``ab*`` an open one."""
    return Members(frozenset(text.removesuffix("*")), not text.endswith("*"))


def lists(*texts: str) -> Comparison:
    return compare_members([listed(text) for text in texts])


@pytest.mark.parametrize(
    ("claims", "relation"),
    [
        (["ab", "ba"], Relation.EQUAL),
        (["ab*", "ab*"], Relation.EQUAL),
        (["ab", "ab*"], Relation.REFINES),
        (["ab", "a*"], Relation.REFINES),
        (["ab", "a*", "b*"], Relation.REFINES),
        (["ab*", "a*"], Relation.REFINES),
        (["ab*", "bc*"], Relation.OVERLAPS),
        (["", "*"], Relation.REFINES),
        (["ab", "ac"], Relation.DISJOINT),
        (["ab", "c*"], Relation.DISJOINT),
        (["ab", "abc*"], Relation.DISJOINT),
        (["", "a"], Relation.DISJOINT),
        (["a*", "b*"], Relation.UNKNOWN),
        (["ab*", "bc*", "d*"], Relation.UNKNOWN),
    ],
)
def test_lists(claims: list[str], relation: Relation) -> None:
    for order in (claims, claims[::-1]):
        found = lists(*order)
        assert found.relation is relation
        assert bool(found.reason) is (relation is Relation.UNKNOWN)


@pytest.mark.parametrize(
    ("a", "b", "gap"), [("ab", "ac", 2), ("ab", "abcd", 2), ("ab", "bcd*", 2), ("", "a", 1)]
)
def test_lists_are_so_many_members_apart(a: str, b: str, gap: int) -> None:
    assert lists(a, b).gap == lists(b, a).gap == gap


def test_the_gap_of_three_lists_does_not_hang_on_their_order() -> None:
    assert len({lists(*order).gap for order in permutations(["a", "ab", "cde"])}) == 1


def test_lists_that_fit_several_positions() -> None:
    found = lists("ab", "a*", "ac", "d*", "b*")
    assert {tuple(some) for some in found.positions} == {(0,), (2,), (3,)}
    assert set(found.either) == {1, 4}


def test_both_is_what_two_lists_allow_together() -> None:
    assert both(listed("a*"), listed("b*")) == listed("ab*")
    assert both(listed("a*"), listed("ab")) == listed("ab")
    assert both(listed("a"), listed("ab")) is None


MEMBERS = st.builds(
    Members, st.frozensets(st.sampled_from("abcd"), max_size=3), st.booleans()
).filter(lambda claim: claim.complete or bool(claim.members))


def allowed(claim: Members) -> frozenset[frozenset[str]]:
    """All lists from five letters that it allows: one letter more than claims name."""
    every = [frozenset(some) for n in range(6) for some in combinations("abcde", n)]
    return frozenset(
        one
        for one in every
        if one == claim.members or (not claim.complete and claim.members <= one)
    )


@given(st.lists(MEMBERS, min_size=1, max_size=5))
def test_lists_by_brute_force(claims: list[Members]) -> None:
    found = compare_members(claims)
    sets = [allowed(claim) for claim in claims]
    common = frozenset.intersection(*sets)
    assert (found.relation is Relation.DISJOINT) is (not common)
    if found.relation is Relation.UNKNOWN:
        assert not any(claim.complete for claim in claims)
        assert not frozenset.intersection(*(claim.members for claim in claims))
    elif common and len(set(claims)) > 1:
        assert (found.relation is Relation.REFINES) is (common in sets)
    for some in found.positions:
        assert some
        assert frozenset.intersection(*(sets[i] for i in some))
    if found.witness:
        a, b = found.witness
        assert not sets[a] & sets[b]


# A claim against what a rule allows.


@pytest.mark.parametrize(
    ("lower", "upper", "relation"),
    [
        ("[1,2)", "[3,4)", Relation.REFINES),
        ("[1,2)", "[2,4)", Relation.REFINES),
        ("[1,2]", "[2,4)", Relation.REFINES),
        ("[1,3)", "[2,4)", Relation.OVERLAPS),
        ("[2,4)", "[1,3)", Relation.OVERLAPS),
        ("[2,4)", "[1,2]", Relation.OVERLAPS),
        ("[2,4)", "[1,2)", Relation.DISJOINT),
        ("(2,4)", "[1,2]", Relation.DISJOINT),
        ("[3,4)", "[1,2)", Relation.DISJOINT),
        ("[3,inf)", "[1,inf)", Relation.OVERLAPS),
    ],
)
def test_at_most(lower: str, upper: str, relation: Relation) -> None:
    assert at_most(span(lower), span(upper)) is relation


@pytest.mark.parametrize(
    ("claim", "limits", "relation"),
    [
        ("[1,2)", "[1,2)", Relation.REFINES),
        ("[1,2)", "[0,2)", Relation.REFINES),
        ("[1,2]", "[0,2)", Relation.OVERLAPS),
        ("[1,2)", "(1,2)", Relation.OVERLAPS),
        ("[0,3)", "[1,2)", Relation.OVERLAPS),
        ("[2,3)", "[1,2]", Relation.OVERLAPS),
        ("[2,3)", "[1,2)", Relation.DISJOINT),
        ("[5,6)", "(-inf,2)", Relation.DISJOINT),
    ],
)
def test_inside(claim: str, limits: str, relation: Relation) -> None:
    assert inside(span(claim), span(limits)) is relation


@pytest.mark.parametrize(
    ("some", "others", "relation"),
    [
        ("a", "ab", Relation.REFINES),
        ("ab", "ab", Relation.REFINES),
        ("", "a", Relation.REFINES),
        ("a", "ab*", Relation.REFINES),
        ("ac", "ab", Relation.DISJOINT),
        ("ac*", "ab", Relation.DISJOINT),
        ("a*", "ab", Relation.OVERLAPS),
        ("ac", "ab*", Relation.OVERLAPS),
        ("a*", "ab*", Relation.OVERLAPS),
    ],
)
def test_among(some: str, others: str, relation: Relation) -> None:
    assert among(listed(some), listed(others)) is relation


@given(intervals(), intervals())
def test_at_most_and_inside_by_brute_force(a: Interval, b: Interval) -> None:
    ones, others = held_by(a), held_by(b)
    pairs = [(x, y) for x in ones for y in others]
    assert (at_most(a, b) is Relation.DISJOINT) is (not any(x <= y for x, y in pairs))
    if at_most(a, b) is Relation.REFINES:
        assert all(x <= y for x, y in pairs)
    assert (inside(a, b) is Relation.DISJOINT) is (not ones & others)
    assert (inside(a, b) is Relation.REFINES) is (ones <= others)


# The laws, for every kind.


@st.composite
def forests(draw: st.DrawFn) -> Entities:
    """Up to eight entities, each part of an earlier one or of none."""
    here = Place("entities.yaml", 1, 1)
    by_id: dict[str, Entity] = {}
    for number in range(draw(st.integers(2, 8))):
        whole = draw(st.sampled_from([None, *by_id]))
        by_id[f"e{number}"] = Entity(f"e{number}", f"e{number}", here, part_of=whole)
    return Entities.of(by_id, {})


@st.composite
def quantities(draw: st.DrawFn) -> Interval:
    lo, width = (
        draw(st.fractions(0, 20, max_denominator=10)),
        draw(st.fractions(0, 9, max_denominator=4)),
    )
    if width == 0:
        return point(lo)
    hi = draw(st.sampled_from([lo + width, lo + width, INFINITY]))
    return interval(lo, hi, lo_open=draw(st.booleans()), hi_open=draw(st.booleans()))


@st.composite
def counts(draw: st.DrawFn) -> Interval:
    lo = draw(st.integers(0, 12))
    return interval(lo, draw(st.sampled_from([lo, lo + 1, lo + 4, INFINITY])), hi_open=False)


def wider(numbers: st.SearchStrategy[Any]) -> Any:
    @st.composite
    def widened(draw: st.DrawFn, claim: Interval) -> Interval:
        low = draw(st.sampled_from([0, draw(numbers), INFINITY]))
        high = draw(st.sampled_from([0, draw(numbers), INFINITY]))
        return interval(
            claim.lo - low,
            claim.hi + high,
            lo_open=claim.lo_open and (not low or draw(st.booleans())),
            hi_open=claim.hi_open and (not high or draw(st.booleans())),
        )

    return widened


YEARS = st.integers(1990, 1994)
DAYS = st.builds("{}-{:02d}-{:02d}".format, YEARS, st.integers(1, 12), st.integers(1, 28))
MONTHS = st.builds("{}-{:02d}".format, YEARS, st.integers(1, 12))
PLAIN = st.one_of(YEARS.map(str), MONTHS, DAYS)
DATES = st.one_of(
    PLAIN,
    PLAIN.map("{}~".format),
    st.tuples(PLAIN, PLAIN)
    .filter(lambda ends: ends[0] < ends[1] and not ends[1].startswith(ends[0]))
    .map("/".join),
    PLAIN.map("../{}".format),
    PLAIN.map("{}/..".format),
    st.sampled_from(["199X", "1992-XX-13", "199X-05", "1993-XX-XX", "1992-1X"]),
    st.builds("[{},{}]".format, DAYS, DAYS),
    st.builds("{}T{:02d}:30".format, DAYS, st.integers(0, 23)),
    st.builds(
        "{}T{:02d}:30{}".format,
        DAYS,
        st.integers(0, 23),
        st.sampled_from(["Z", "+04:00", "-07:00"]),
    ),
).map(lambda text: read_date(text).possible)
DAY = 86_400_000


@st.composite
def coarser_date(draw: st.DrawFn, claim: Any) -> Any:
    """The same with more room at both ends, for a choice too."""
    more = st.integers(0, 800).map(lambda days: days * DAY)
    if isinstance(claim, Instants):
        utc = claim.utc
        return Instants(interval(utc.lo - draw(more), utc.hi + draw(more), hi_open=utc.hi_open))
    if isinstance(claim, Choice):
        return Interval(claim.spans[0].lo - draw(more), claim.spans[-1].hi + draw(more))
    return interval(claim.lo - draw(more), claim.hi + draw(more), hi_open=claim.hi_open)


@st.composite
def coarser_list(draw: st.DrawFn, claim: Members) -> Members:
    """With some of the members, and perhaps others."""
    assume(claim.members)
    kept = draw(st.frozensets(st.sampled_from(sorted(claim.members)), min_size=1))
    return Members(kept, complete=False)


@st.composite
def coarser_entity(draw: st.DrawFn, claim: Interval, forest: Entities) -> Interval:
    """What it is part of, at any height, or itself."""
    (name,) = (name for name, span in forest.spans.items() if span == claim)
    return forest.spans[draw(st.sampled_from([name, *forest.above(name)]))]


LENGTHS = st.builds(
    "{}{} {}".format,
    st.sampled_from(["", "about ", "more than ", "at most "]),
    st.integers(1, 40),
    st.sampled_from(["days", "weeks", "months", "years"]),
).map(read_duration)


@st.composite
def longer_or_shorter(draw: st.DrawFn, claim: Duration) -> Duration:
    """With more room on both sides, in months and in days."""
    low, high = draw(st.integers(-3, 0)), draw(st.integers(0, 3))
    room = Ends(low, high)
    return claim + Duration(room, room)


def itself(claim: Any) -> st.SearchStrategy[Any]:
    """A term allows itself alone: only the term is as coarse."""
    return st.just(claim)


SIMPLE: dict[str, tuple[st.SearchStrategy[Any], Any]] = {
    "date": (DATES, coarser_date),
    "quantity": (quantities(), wider(st.fractions(0, 9, max_denominator=4))),
    "count": (counts(), wider(st.integers(0, 5))),
    "duration": (LENGTHS, longer_or_shorter),
    "set": (MEMBERS, coarser_list),
    "text": (st.sampled_from(["rain", "dam", "wind"]), itself),
    "exact text": (st.sampled_from(["rain", "dam", "wind"]), itself),
    "truth": (st.booleans(), itself),
}


def groups(draw: st.DataObject, kind: str, most: int = 5) -> tuple[list[Any], Any]:
    """Claims of a kind, and the strategy for coarser ones."""
    if kind == "entity":
        forest = draw.draw(forests())
        names = st.lists(st.sampled_from(sorted(forest.spans)), min_size=1, max_size=most)
        claims = [forest.spans[name] for name in draw.draw(names)]
        return claims, lambda claim: coarser_entity(claim, forest)
    one, coarser = SIMPLE[kind]
    return draw.draw(st.lists(one, min_size=1, max_size=most)), coarser


def test_the_laws_are_asked_of_every_kind() -> None:
    assert {*SIMPLE, "entity"} == set(KIND_NAMES)


@pytest.mark.parametrize("kind", KIND_NAMES)
@settings(max_examples=50, deadline=None)
@given(data=st.data())
def test_the_law_of_coarsening(kind: str, data: st.DataObject) -> None:
    """A claim with a superset of possibilities never contradicts where the narrower did not."""
    claims, coarser = groups(data, kind)
    before = compare(kind, claims)
    index = data.draw(st.integers(0, len(claims) - 1))
    claims[index] = data.draw(coarser(claims[index]))
    after = compare(kind, claims)
    if before.relation.verdict is not CONTRADICTION:
        assert after.relation.verdict is not CONTRADICTION


def said(found: Comparison, order: Sequence[int]) -> Iterator[object]:
    """All of a comparison that must not hang on the order of claims."""
    yield found.relation
    yield found.common
    yield found.gap
    yield {frozenset(order[i] for i in some) for some in found.positions}
    yield {order[i] for i in found.either}


@pytest.mark.parametrize("kind", KIND_NAMES)
@settings(max_examples=50, deadline=None)
@given(data=st.data())
def test_the_order_of_claims_never_matters(kind: str, data: st.DataObject) -> None:
    claims, _ = groups(data, kind)
    order = data.draw(st.permutations(range(len(claims))))
    straight = compare(kind, claims)
    turned = compare(kind, [claims[i] for i in order])
    # claims that say the same may stand for each other
    first = [claims.index(claim) for claim in claims]
    assert list(said(straight, first)) == list(said(turned, [first[i] for i in order]))


@pytest.mark.parametrize("kind", KIND_NAMES)
@settings(max_examples=25, deadline=None)
@given(data=st.data())
def test_a_claim_agrees_with_itself(kind: str, data: st.DataObject) -> None:
    claims, _ = groups(data, kind, most=1)
    assert compare(kind, [*claims, *claims, *claims]).relation is Relation.EQUAL


@pytest.mark.parametrize("kind", [kind for kind in KIND_NAMES if kind != "text"])
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.filter_too_much])
@given(data=st.data())
def test_every_contradiction_is_told_in_full(kind: str, data: st.DataObject) -> None:
    """Two positions and more, none of them empty, and two claims that cannot both be true."""
    claims, _ = groups(data, kind)
    found = compare(kind, claims)
    assume(found.relation is Relation.DISJOINT)
    assert len(found.positions) > 1
    assert all(found.positions)
    assert found.witness is not None
    listed_ = [*found.either, *(index for some in found.positions for index in some)]
    assert sorted(listed_) == list(range(len(claims)))
    for some in found.positions:
        assert compare(kind, [claims[i] for i in some]).relation.verdict is not CONTRADICTION
    if found.gap is not None or kind != "date":  # of unions every two of which fit, none is witness
        pair = [claims[i] for i in found.witness]
        assert compare(kind, pair).relation is Relation.DISJOINT


@settings(max_examples=25, deadline=None)
@given(st.data())
def test_the_law_of_coarsening_for_limits(data: st.DataObject) -> None:
    """It holds for what a rule allows, too."""
    a, b = data.draw(quantities()), data.draw(quantities())
    a_wide = data.draw(wider(st.integers(0, 5))(a))
    for judge in (at_most, inside):
        if judge(a, b) is not Relation.DISJOINT:
            assert judge(a_wide, b) is not Relation.DISJOINT
    some, others = data.draw(MEMBERS), data.draw(MEMBERS)
    if among(some, others) is not Relation.DISJOINT:
        assert among(data.draw(coarser_list(some)), others) is not Relation.DISJOINT


# Lists of entities, by brute force: every list of the entities of a small forest.

FOREST = {"v": None, "a": "v", "b": "v", "c": "a", "w": None, "d": "w"}
ELSEWHERE = "x"
"""An entity that no list names: a list with `v` and `w` that is open has room for it."""


def spans_of(wholes: dict[str, str | None]) -> dict[str, Interval]:
    entities = {
        name: Entity(name, name, Place("x", 1, 1), part_of=whole) for name, whole in wholes.items()
    }
    return dict(Entities.of(entities, {}).spans)


SPANS = spans_of({**FOREST, ELSEWHERE: None})
EVERY = [frozenset(some) for n in range(len(SPANS) + 1) for some in combinations(SPANS, n)]


def lies_in(part: str, whole: str) -> bool:
    return SPANS[whole].covers(SPANS[part])


def lists_allowed(claim: Members) -> frozenset[frozenset[str]]:
    """Every list that has something of each member, and nothing else if the claim is complete."""
    return frozenset(
        some
        for some in EVERY
        if all(any(lies_in(one, member) for one in some) for member in claim.members)
        and (
            not claim.complete
            or all(any(lies_in(one, member) for member in claim.members) for one in some)
        )
    )


PLACES = st.builds(
    lambda members, complete: Members(members, complete, SPANS),
    st.frozensets(st.sampled_from(sorted(FOREST)), max_size=3),
    st.booleans(),
).filter(lambda claim: claim.complete or bool(claim.members))


@example([Members(frozenset("ad"), False, SPANS), Members(frozenset("vw"), True, SPANS)])
@given(st.lists(PLACES, min_size=2, max_size=4))
def test_lists_of_entities_allow_their_parts(claims: list[Members]) -> None:
    found = compare_members(claims)
    every = [lists_allowed(claim) for claim in claims]
    common = frozenset.intersection(*every)
    assert (found.relation is Relation.DISJOINT) is not common
    if found.relation in (Relation.EQUAL, Relation.REFINES):
        assert common in every
    if found.relation is Relation.OVERLAPS:
        assert common not in every
    if found.relation is Relation.DISJOINT:
        assert found.witness is not None
        a, b = found.witness
        assert every[a].isdisjoint(every[b])
        assert found.gap is not None
        assert found.gap > 0
        for position in found.positions:
            assert frozenset.intersection(*(every[index] for index in position))
        assert sorted([*chain(*found.positions), *found.either]) == list(range(len(claims)))


@given(PLACES, PLACES)
def test_a_list_of_entities_among_another(some: Members, others: Members) -> None:
    relation = among(some, others)
    pairs = [one <= other for one in lists_allowed(some) for other in lists_allowed(others)]
    assert (relation is Relation.DISJOINT) is not any(pairs)


# Positions, by trying what is firm until nothing changes.


def positions_by_trying(claims: Sequence[Interval]) -> tuple[tuple[tuple[int, ...], ...], Any]:
    order = sorted(
        range(len(claims)), key=lambda i: (claims[i].hi, not claims[i].hi_open, claims[i].lo)
    )
    groups: list[list[int]] = []
    for index in order:
        if groups and claims[groups[-1][0]].meets(claims[index]):
            groups[-1].append(index)
        else:
            groups.append([index])
    commons = [claims[group[0]] for group in groups]

    def several(index: int) -> bool:
        return sum(claims[index].meets(common) for common in commons) > 1

    either = set(filter(several, order))
    while True:
        for place, group in enumerate(groups):
            for index in group:
                if index not in either:
                    commons[place] = intersection(commons[place], claims[index]) or commons[place]
        firm = {index for index in either if not several(index)}
        if not firm:
            return (
                tuple(tuple(sorted(set(group) - either)) for group in groups),
                tuple(sorted(either)),
            )
        either -= firm


@given(st.lists(intervals(), min_size=2, max_size=12))
def test_positions_are_those_that_trying_gives(claims: list[Interval]) -> None:
    found = compare_intervals(claims)
    if found.relation is Relation.DISJOINT:
        assert (found.positions, found.either) == positions_by_trying(claims)


@pytest.mark.parametrize("width", [0, 1, 5, 40])
def test_many_ranges_in_a_row_are_compared_in_proportion(width: int) -> None:
    """Counted: how often two ends are compared, for so many claims and for twice as many."""

    class Counting(int):
        compared = 0

        def __lt__(self, other: object) -> bool:
            Counting.compared += 1
            return int.__lt__(self, other)  # type: ignore[operator]

    def work(size: int) -> int:
        claims = [
            Interval(Counting(number), Counting(number + width), False, False)
            for number in range(size)
        ]
        Counting.compared = 0
        compare_intervals(claims)
        return Counting.compared

    assert work(2000) < 3 * work(1000)


def test_many_lists_are_compared_in_proportion(monkeypatch: pytest.MonkeyPatch) -> None:
    met = 0
    meet = compare_module._meet

    def counting(*args: Any) -> Any:
        nonlocal met
        met += 1
        return meet(*args)

    monkeypatch.setattr(compare_module, "_meet", counting)

    def work(size: int) -> int:
        nonlocal met
        met = 0
        lists = [Members(frozenset({str(n), "x"}), n % 3 > 0) for n in range(size)]
        assert compare_members(lists).relation is Relation.DISJOINT
        return met

    assert work(2000) < 3 * work(1000)


SCALED = st.builds(
    lambda lo, width, lo_open, hi_open, scale: interval(
        lo, lo + width, lo_open=lo_open and width > 0, hi_open=hi_open and width > 0
    ).on(scale),
    st.integers(0, 4),
    st.integers(0, 3),
    st.booleans(),
    st.booleans(),
    st.sampled_from(["", "1000 0", "5/9 0"]),
)


@settings(max_examples=300, deadline=None)
@given(st.lists(SCALED, min_size=1, max_size=5))
def test_ends_of_two_scales_that_touch_have_that_end_in_common(claims: list[Interval]) -> None:
    """A group fits if every two of it do, here too."""
    found = compare_intervals(claims)
    pairs = all(a.meets(b) for a, b in combinations(claims, 2))
    assert (found.relation is not Relation.DISJOINT) is pairs
    if pairs:
        assert isinstance(found.common, Interval)
        return
    assert len(found.positions) > 1
    assert found.witness is not None
    a, b = (claims[index] for index in found.witness)
    assert not a.meets(b)
    for some in found.positions:
        assert all(claims[i].meets(claims[j]) for i, j in combinations(some, 2))


@settings(max_examples=100, deadline=None)
@given(SCALED, SCALED)
def test_a_limit_of_another_scale_may_be_touched(a: Interval, b: Interval) -> None:
    if a.meets(b):
        assert at_most(a, b) is not Relation.DISJOINT
        assert inside(a, b) is not Relation.DISJOINT
