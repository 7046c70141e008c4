"""What sides speak of is named where it differs, and only that."""

import pytest
from model.corpora import Judge, rules

from checker.telling.things import things_of
from telling.test_allowed import AGREE, WORDS
from telling.test_first import document


@pytest.mark.parametrize(
    ("sides", "told"),
    [
        ([[0], [1]], ["", ""]),
        ([[0], [2]], ["opening", "closing"]),
        ([[0], [3]], ["the fair", "the market"]),
        ([[0, 1], [2, 3]], ["opening of the fair", "closing of the fair or opening of the market"]),
        ([[], [0]], ["", ""]),
        ([[], [0, 3]], ["", "the fair or the market"]),
        ([[0, 2, 3, 4], [1]],
         ["opening of the fair or closing of the fair or others", "opening of the fair"]),
    ],
)  # fmt: skip
def test_things(judge: Judge, sides: list[list[int]], told: list[str]) -> None:
    about = ["fair opened_on", "fair opened_on", "fair closed_on", "market opened_on",
             "market closed_on"]  # fmt: skip
    report = judge(WORDS, rules(AGREE), document("a", "A", *(f"{one}: 1990" for one in about)))
    by_id = {fact.id: fact for fact in report.facts}
    facts = [by_id[f"a.c{number}"] for number in range(len(about))]
    assert things_of(report, [[facts[n] for n in side] for side in sides]) == told
