"""How dates compare: on the civil line, on the UTC line, and across both."""

from fractions import Fraction
from time import process_time

import pytest

from checker.values.compare import Comparison
from checker.values.dates import Instants, compare_dates, read_date, write_date
from checker.values.verdict import Relation


def compared(*texts: str) -> Comparison:
    return compare_dates([read_date(text).possible for text in texts])


@pytest.mark.parametrize(
    ("texts", "relation", "common"),
    [
        ("1994 1994-05-13", Relation.REFINES, "1994-05-13"),
        ("1994 1994", Relation.EQUAL, "1994"),
        ("1993~ 1994~", Relation.OVERLAPS, "1993/1994"),
        ("1990/1993 1992/..", Relation.OVERLAPS, "1992/1993"),
        ("../1994 1994", Relation.REFINES, "1994"),
        # both with an offset: on the UTC line
        ("1994-05-13T10:00Z 1994-05-13T12:00+02:00", Relation.EQUAL, "1994-05-13T10:00Z"),
        ("1994-05-13T10:00:30Z 1994-05-13T10:00Z", Relation.REFINES, "1994-05-13T10:00:30Z"),
        # across the lines: a civil day is a day somewhere
        ("1994 1994-05-13T10:00Z", Relation.REFINES, "1994-05-13T10:00Z"),
        ("1994-05-13 1994-05-01T00Z/1994-05-31T23Z", Relation.REFINES, "1994-05-13"),
        ("1994-05-13 1994-05-13T12:00Z", Relation.OVERLAPS, "1994-05-13"),
        ("1994-05-14 1994-05-13T12:00Z", Relation.OVERLAPS, "1994-05-14T00/1994-05-14T02:00"),
        ("1994-05-12 1994-05-13T11:59Z", Relation.OVERLAPS, "1994-05-12T23:59"),
        ("1994 1994-05-13T10Z 1994-05-13T10:30Z", Relation.REFINES, "1994-05-13T10:30Z"),
        # one of several
        ("199X-12-25 1994", Relation.OVERLAPS, "1994-12-25"),
        ("199X-12-25 1994-12-25", Relation.REFINES, "1994-12-25"),
        ("199X-12-25 199X", Relation.REFINES, "199X-12-25"),
        ("199X-12-25 199X-12-25", Relation.EQUAL, "199X-12-25"),
        ("[1991,1993] [1993,1995]", Relation.OVERLAPS, "1993"),
        ("[1991,1993] [1991,1993,1995]", Relation.REFINES, "[1991,1993]"),
        ("[1991,1993] 1993-05-13T10:00Z", Relation.REFINES, "1993-05-13T10:00Z"),
        ("2001-21 2001-27", Relation.REFINES, "2001-09/2001-12"),
    ],
)
def test_agreement(texts: str, relation: Relation, common: str) -> None:
    claims = texts.split()
    found = compared(*claims)
    assert found.relation is relation
    assert write_date(found.common) == common  # type: ignore[arg-type]
    assert found.positions == (tuple(range(len(claims))),)
    assert found.witness is None


@pytest.mark.parametrize(
    ("texts", "gap", "witness", "positions", "either"),
    [
        ("1992 1993-07-23", 204, (0, 1), ((0,), (1,)), ()),
        ("1993-07-23 1992", 204, (1, 0), ((1,), (0,)), ()),
        ("1994-05-05 1994-05-13", 8, (0, 1), ((0,), (1,)), ()),
        ("1990/1993 1992 1993-04-02", 92, (1, 2), ((1,), (2,)), (0,)),
        ("1994-05-13T10:00Z 1994-05-13T11:00Z", Fraction(1, 24), (0, 1), ((0,), (1,)), ()),
        ("1994-05-13T10:00Z 1994-05-13T10:01+01:00", Fraction(59, 1440), (1, 0), ((1,), (0,)), ()),
        # the civil day is over everywhere on Earth, or has not begun anywhere
        ("1994-05-12 1994-05-13T12:00Z", 1, (0, 1), ((0,), (1,)), ()),
        ("1994-05-14 1994-05-13T09:59Z", 1, (1, 0), ((1,), (0,)), ()),
        ("1994-05-10 1994-05-14T10:00Z", 3, (0, 1), ((0,), (1,)), ()),
        # instants that fit one day both, and not each other
        ("1994-05-13 1994-05-13T10Z 1994-05-13T12Z", Fraction(1, 12), (1, 2), ((1,), (2,)), (0,)),
        ("1994 1995 1994-06-01T10Z", 213, (2, 1), ((0, 2), (1,)), ()),
        # one of several
        ("199X-12-25 1994-12-20", 5, (1, 0), ((1,), (0,)), ()),
        ("199X-12-25 1994-12-28", 3, (0, 1), ((1,), (0,)), ()),
        ("[1991,1995] 1993 1991", 367, (2, 1), ((0, 2), (1,)), ()),
        ("[1991,1993] 1992-06-01T00Z", 152, (0, 1), ((1,), (0,)), ()),
    ],
)  # fmt: skip
def test_contradiction(
    texts: str,
    gap: int | Fraction,
    witness: tuple[int, int],
    positions: tuple[tuple[int, ...], ...],
    either: tuple[int, ...],
) -> None:
    found = compared(*texts.split())
    assert found.relation is Relation.DISJOINT
    assert (found.gap, found.witness) == (gap, witness)
    assert (found.positions, found.either) == (positions, either)


def test_three_choices_of_which_any_two_fit() -> None:
    found = compared("[1991,1993]", "[1993,1995]", "[1991,1995]")
    assert found.relation is Relation.DISJOINT
    assert found.gap is None
    assert found.witness == (2, 1)
    assert found.positions == ((0,), (1,))
    assert found.either == (2,)


def test_a_claim_alone() -> None:
    for text in ("1994", "1994-05-13T10:00Z", "199X-12-25"):
        assert compared(text).relation is Relation.EQUAL


def test_what_instants_have_in_common_is_an_instant() -> None:
    assert isinstance(compared("1994-05-13T10Z", "1994-05-13T10:30Z").common, Instants)


def test_a_large_group_on_two_lines() -> None:
    days = [f"1994-05-{day:02d}" for day in range(1, 31)] * 30
    times = [f"1994-05-{day:02d}T12:00Z" for day in range(1, 31)] * 30
    found = compared(*days, *times)
    assert found.gap == 29
    assert len(found.positions) >= 30


def test_a_claim_that_is_repeated_is_compared_once() -> None:
    mask, day = read_date("19XX-02-03").possible, read_date("1956-07-08").possible
    found = compare_dates([day, mask, mask, day, mask])
    assert found.positions == ((0, 3), (1, 2, 4))
    assert found.witness is not None
    assert {found.witness[0], found.witness[1]} == {0, 1}


def test_many_claims_of_thousands_of_days_each_are_compared_in_time() -> None:
    mask, day = read_date("XXXX-02-03").possible, read_date("1956-07-08").possible
    start = process_time()
    found = compare_dates([mask] * 200 + [day])
    assert found.relation is Relation.DISJOINT
    assert write_date(mask) == "XXXX-02-03"
    assert process_time() - start < 2
