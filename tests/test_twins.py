"""Two hundred of the generated corpora: each contradiction is found, and no alarm is false."""

import sys
from pathlib import Path
from random import Random

import pytest

sys.path.insert(0, str(Path(__file__).parent / "benchmarks"))

from twins.further import ALL as FAMILIES
from twins.run import outcome, pairs


@pytest.mark.parametrize("family", FAMILIES)
def test_what_differs_by_a_hair_is_told_apart(family: str) -> None:
    for name, number, pair in pairs(2, seed=1, family=family):
        found = outcome(name, number, pair)
        assert not found.missed, pair.impossible.files()
        assert not found.alarms, (found.alarms, pair.possible.files())


def test_a_pair_is_made_again_by_its_seed() -> None:
    for name, family in FAMILIES.items():
        first, again = (family(Random(f"7 {name}")) for _ in range(2))
        assert first.impossible.files() == again.impossible.files()
        assert first.possible.files() == again.possible.files()
        assert first.impossible.files() != first.possible.files()
