"""Claims that an outside examiner wrote before they were read (`held_out/gate.txt`): which of them
their quotes carry."""

from collections import Counter
from pathlib import Path
from typing import Final, NamedTuple

import pytest

from checker.verify.carries import Carried
from verify.test_newsroom import judged

TABLE: Final = Path(__file__).parent / "held_out" / "gate.txt"


class Row(NamedTuple):
    """A claim, the sentence with its quote in brackets, and whether it is carried."""

    attribute: str
    value: str
    sentence: str
    carried: bool


def rows() -> list[Row]:
    lines = TABLE.read_text(encoding="utf-8").splitlines()
    parts = [line.split(" | ") for line in lines if line and not line.startswith("#")]
    return [Row(a, value, sentence, how == "carried") for a, value, sentence, how in parts]


@pytest.fixture(scope="module")
def found() -> list[tuple[Row, Carried, str]]:
    told = []
    for row in rows():
        before, _, rest = row.sentence.partition("[")
        quote, _, behind = rest.partition("]")
        text = f"It was cold.\n\n{before}{quote}{behind}\n"
        assert text.count(quote) == 1, row
        told.append((row, *judged("mill", row.attribute, row.value, quote, text)))
    return told


def test_a_right_claim_is_called_no_error(found: list[tuple[Row, Carried, str]]) -> None:
    right = [(row.sentence, how, why) for row, how, why in found if row.carried]
    assert [one for one in right if one[1] is Carried.NO] == []
    doubted = [one for one in right if one[1] is not Carried.YES]
    assert len(doubted) <= len(right) / 20, doubted


def test_a_wrong_claim_is_seldom_carried(found: list[tuple[Row, Carried, str]]) -> None:
    """What is left: above all other things counted."""
    counts = Counter(how is Carried.YES for row, how, _ in found if not row.carried)
    assert counts[False] > 40
    assert counts[True] <= 6
