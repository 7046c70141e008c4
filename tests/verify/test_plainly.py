"""Sentences of newspapers that say a thing plainly, though a word stands in them that elsewhere
doubts (`plainly.txt`), or that hang on a word that says whether they are so (`hanging.txt`), beside
those in which it does: only where it surely does is a claim doubted.
"""

from pathlib import Path
from typing import Final

import pytest

from checker.verify.carries import Carried
from verify.test_newsroom import judged

TABLES: Final = ("plainly.txt", "hanging.txt")


def rows(table: str) -> list[list[str]]:
    lines = (Path(__file__).parent / table).read_text(encoding="utf-8").splitlines()
    return [line.split(" | ") for line in lines if line and not line.startswith("#")]


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.of_kind("count", "quantity", "date", "duration")
def test_a_claim_is_doubted_where_a_word_surely_doubts_it(table: str) -> None:
    wrong = []
    for how, attribute, value, sentence in rows(table):
        before, _, rest = sentence.partition("[")
        quote, _, behind = rest.partition("]")
        name, _, language = attribute.partition(" ")
        text = f"It was cold.\n\n{before}{quote}{behind}\n"
        found, why = judged("mill", name, value, quote, text, language)
        right = found is Carried.YES if how == "carried" else found is not Carried.YES
        if not right:
            wrong.append((sentence, found, why))
    assert wrong == []
