"""Which ends of a written number are its own, and what numbers that only touch are."""

import pytest

from checker.values.compare import compare_intervals
from checker.values.numbers import Measure, read_quantity
from checker.values.verdict import Relation

# unit; what is claimed; whether it can be true together
CLAIMS = [
    # written in the attribute's unit: half away from zero, and what only touches is apart
    ("km", ("4123", "4124"), False),
    ("km", ("7e2", "8e2"), False),
    ("km", ("7e2", "76e1"), False),
    ("km", ("7e2", "74e1"), True),
    ("km", ("6", "exactly 6.5"), False),
    ("km", ("7", "exactly 6.5"), True),
    # below zero it is the mirror of that
    ("°C", ("-6", "-7"), False),
    ("°C", ("-6", "exactly -6.5"), False),
    ("°C", ("-7", "exactly -6.5"), True),
    ("°C", ("0", "-1"), False),
    ("°C", ("0", "exactly -0.5"), False),
    ("°C", ("-1", "exactly -0.5"), True),
    # both converted from one unit, likewise
    ("km2", ("30 ha", "31 ha"), False),
    ("cm", ("4 m", "5 m"), False),
    ("cm", ("4 m", "5 metres"), False),
    ("km", ("4000 m", "4001 metres"), False),
    ("USD", ("$6", "7 dollars"), False),
    # in two units: whoever converted may have rounded otherwise
    ("cm", ("4 m", "[450, 460]"), True),
    ("cm", ("4 m", "exactly 450"), True),
    ("cm", ("4 m", "exactly 450.1"), False),
    ("cm", ("4 m", "more than 450"), True),
    ("days", ("1 week", "11"), True),
    ("days", ("1 week", "12"), False),
    ("min", ("2 h", "[150, 151]"), True),
    ("°C", ("50 °F", "exactly 10.56"), False),
    ("°C", ("50 °F", "[185/18, 11]"), True),
    # one that only touches helps no two others
    ("cm", ("4 m", "5 m", "exactly 450"), False),
]


@pytest.mark.parametrize(("unit", "claims", "agree"), CLAIMS)
def test_numbers_that_touch(unit: str, claims: tuple[str, ...], agree: bool) -> None:
    pytest.importorskip("pint")
    measure = Measure(unit, signed=True)
    read = [read_quantity(claim, measure).possible for claim in claims]
    for group in (read, read[::-1]):
        assert (compare_intervals(group).relation is not Relation.DISJOINT) is agree
