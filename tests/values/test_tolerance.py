"""Tolerance: the laws of it, and how it is written."""

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.kinds import KINDS
from checker.model.place import Place
from checker.model.vocabulary import Attribute
from checker.values.compare import Comparison
from checker.values.dates import read_date
from checker.values.durations import read_duration
from checker.values.numbers import Measure, read_count, read_quantity
from checker.values.tolerance import Tolerance
from checker.values.unreadable import Unreadable
from checker.values.verdict import Relation

SIGNED = Measure(signed=True)

NOWHERE = Place("x.yaml", 1, 1)


def compare(kind: str, claims: Sequence[Any], tolerance: Tolerance | None = None) -> Comparison:
    """Judge claims of a kind; ``exact text`` is text where wording decides."""
    of = Attribute("x", "x", KINDS[kind.removeprefix("exact ")], NOWHERE, exact=kind != "text")
    return of.compare(claims, tolerance)


def dates(*texts: str) -> st.SearchStrategy[Any]:
    return st.sampled_from([read_date(text).possible for text in texts])


def literals(*forms: str) -> st.SearchStrategy[str]:
    return st.builds(str.format, st.sampled_from(forms), st.integers(0, 60), st.integers(61, 99))


CLAIMS: dict[str, st.SearchStrategy[Any]] = {
    "date": dates(
        "1994", "1994-05", "1994-05-12", "1994-05-13", "1994-06-02", "1995-01-01", "../1993",
        "1996/..", "[1994-05-12, 1994-05-20]", "1994-05-XX", "1994-05-12T10:00",
        "1994-05-12T10:00Z", "1994-05-13T09:00+02:00", "1994~", "{1993, 1996}",
    ),
    "quantity": literals(
        "{0}", "-{0}", "exactly {0}", "exactly -{0}", "about {0}", "{0}..{1}", "more than {0}",
        "at most {0}", "[-{1}, -{0})",
    ).map(lambda text: read_quantity(text, SIGNED).possible),
    "count": literals("{0}", "several", "at least {0}", "about {1}", "{0}..{1}").map(
        lambda text: read_count(text, Measure()).possible
    ),
    "duration": literals(
        "{0} days", "{0} weeks", "{0} months", "about {1} days", "at most {0} years",
        "{0}..{1} days",
    ).map(read_duration),
}  # fmt: skip

AMOUNTS = st.fractions(0, 400, max_denominator=48).map(Tolerance)
SHARES = st.fractions(0, Fraction(99, 100), max_denominator=100).map(
    lambda share: Tolerance(share=share)
)


def tolerances(kind: str) -> st.SearchStrategy[Tolerance]:
    return AMOUNTS if kind == "date" else st.one_of(AMOUNTS, SHARES)


def agrees(kind: str, claims: Sequence[Any], tolerance: Tolerance) -> bool:
    return compare(kind, claims, tolerance).relation is not Relation.DISJOINT


KINDS_ON_A_LINE = pytest.mark.parametrize("kind", CLAIMS)


@KINDS_ON_A_LINE
@given(st.data())
def test_it_is_symmetric(kind: str, data: st.DataObject) -> None:
    claims = data.draw(st.lists(CLAIMS[kind], min_size=2, max_size=4))
    tolerance = data.draw(tolerances(kind))
    found = agrees(kind, claims, tolerance)
    assert found is agrees(kind, claims[::-1], tolerance)
    if len(claims) == 2:
        together = compare(kind, claims, tolerance)
        turned = compare(kind, claims[::-1], tolerance)
        assert (together.relation, together.gap) == (turned.relation, turned.gap)


@KINDS_ON_A_LINE
@given(st.data())
def test_it_never_makes_a_contradiction_of_an_agreement(kind: str, data: st.DataObject) -> None:
    claims = data.draw(st.lists(CLAIMS[kind], min_size=2, max_size=4))
    plain, within = compare(kind, claims), compare(kind, claims, data.draw(tolerances(kind)))
    if plain.relation is not Relation.DISJOINT:
        assert within == plain


@KINDS_ON_A_LINE
@given(st.data())
def test_a_greater_one_never_makes_a_contradiction(kind: str, data: st.DataObject) -> None:
    claims = data.draw(st.lists(CLAIMS[kind], min_size=2, max_size=4))
    lesser = data.draw(tolerances(kind))
    more = data.draw(st.fractions(0, 1, max_denominator=20))
    greater = Tolerance(
        lesser.amount * (1 + more), lesser.share + (Fraction(99, 100) - lesser.share) * more
    )
    if agrees(kind, claims, lesser):
        assert agrees(kind, claims, greater if lesser.share else Tolerance(greater.amount))


@pytest.mark.parametrize("kind", ["quantity", "count", "duration"])
@given(st.data())
def test_a_group_is_within_it_if_every_two_are(kind: str, data: st.DataObject) -> None:
    claims = data.draw(st.lists(CLAIMS[kind], min_size=2, max_size=5))
    tolerance = data.draw(tolerances(kind))
    pairs = all(
        agrees(kind, [one, other], tolerance)
        for place, one in enumerate(claims)
        for other in claims[place + 1 :]
    )
    assert agrees(kind, claims, tolerance) is pairs


@given(st.integers(-500, 500), st.integers(-500, 500), SHARES)
def test_a_share_is_one_of_the_greater_in_magnitude(a: int, b: int, tolerance: Tolerance) -> None:
    claims = [read_quantity(f"exactly {one}", SIGNED).possible for one in (a, b)]
    near = abs(a - b) <= tolerance.share * max(abs(a), abs(b))
    assert agrees("quantity", claims, tolerance) is near


@pytest.mark.parametrize(
    ("kind", "unit", "text", "tolerance"),
    [
        ("quantity", "km", "2 km", Tolerance(2)),
        ("quantity", "km", "2", Tolerance(2)),
        ("quantity", "km", "250 m", Tolerance(Fraction(1, 4))),
        ("quantity", "km", "5 %", Tolerance(share=Fraction(1, 20))),
        ("quantity", "km", "5%", Tolerance(share=Fraction(1, 20))),
        ("quantity", "km", "relative: 5 %", Tolerance(share=Fraction(1, 20))),
        ("quantity", "°C", "9 °F", Tolerance(5)),
        ("quantity", "%", "5 points", Tolerance(5)),
        ("quantity", "%", "1 point", Tolerance(1)),
        ("quantity", "%", "2.5 percentage points", Tolerance(Fraction(5, 2))),
        ("quantity", "%", "2", Tolerance(2)),
        ("quantity", "%", "relative 2 %", Tolerance(share=Fraction(1, 50))),
        ("quantity", "", "2 %", Tolerance(share=Fraction(1, 50))),
        ("count", "", "3", Tolerance(3)),
        ("count", "people", "3 people", Tolerance(3)),
        ("count", "days", "1 week", Tolerance(7)),
        ("count", "people", "1 %", Tolerance(share=Fraction(1, 100))),
        ("date", "", "3 days", Tolerance(3)),
        ("date", "", "12 hours", Tolerance(Fraction(1, 2))),
        ("date", "", "1 month", Tolerance(31)),
        ("date", "", "2 years", Tolerance(731)),
        ("duration", "", "1 month", Tolerance(31)),
        ("duration", "", "10 %", Tolerance(share=Fraction(1, 10))),
    ],
)
def test_how_it_is_written(kind: str, unit: str, text: str, tolerance: Tolerance) -> None:
    assert KINDS[kind].tolerance(text, Measure(unit)) == tolerance


@pytest.mark.parametrize(
    ("kind", "unit", "text"),
    [
        ("quantity", "%", "5 %"), ("quantity", "%", "5 ‰"), ("quantity", "‰", "5 %"),
        ("quantity", "%", "0.5"), ("quantity", "km", "5 points"), ("quantity", "km", "about 5"),
        ("quantity", "km", "4..5 km"), ("quantity", "km", "[4, 5]"), ("quantity", "km", "-1"),
        ("quantity", "km", "100 %"), ("quantity", "km", "few"), ("quantity", "km", "relative 5"),
        ("count", "people", "5 cars"), ("date", "", "5 %"), ("date", "", "at least 3 months"),
        ("date", "", "5 km"), ("quantity", "km", ""),
    ],
)  # fmt: skip
def test_what_is_no_tolerance_says_what_to_write(kind: str, unit: str, text: str) -> None:
    with pytest.raises(Unreadable, match="write"):
        KINDS[kind].tolerance(text, Measure(unit))
