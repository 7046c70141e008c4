"""Claims that were written before they were read, by an outside examiner (`held_out/gate.txt`) and
of clauses that hang on a word (`held_out/hanging.txt`): which of them their quotes carry."""

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
    assert counts[True] <= 5


@pytest.mark.of_kind("count", "quantity", "date", "duration")
def test_what_a_clause_hangs_on_is_read() -> None:
    """What is left: 2 of 114 that are not asserted, 3 of 121 that are."""
    table = TABLE.parent / "hanging.txt"
    counts: Counter[tuple[str, bool]] = Counter()
    for line in table.read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        how, attribute, value, sentence = line.split(" | ")
        before, _, rest = sentence.partition("[")
        quote, _, behind = rest.partition("]")
        name, _, language = attribute.partition(" ")
        text = f"It was cold.\n\n{before}{quote}{behind}\n"
        counts[how, judged("mill", name, value, quote, text, language)[0] is Carried.YES] += 1
    assert counts["doubted", True] <= 2
    assert counts["carried", False] <= 3
